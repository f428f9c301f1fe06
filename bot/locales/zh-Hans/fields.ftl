# 各种提问方式说的话。
field-words-only = 这一题请打字回答，比如“拜访了三家客户”。
field-too-long = 写了 { $length } 个字，这里最多 { $limit } 个，请精简后再发。前面写的都还在。

field-choice-only = 请点一个，或者打字：{ $choices }。
field-choice-unknown = 没有“{ $words }”这一项，可选：{ $choices }。请点一个，或者只打前几个字。

field-day-today = 今天 · { $day }
field-day-tomorrow = 明天 · { $day }
field-day-yesterday = 昨天 · { $day }
field-day-only = 哪一天？请点一下，或者打字，比如“{ $example }”。
field-day-unclear = 看不出“{ $words }”是哪一天。请点一下，或者打字，比如{ $looking ->
        [BACK] “昨天”“上周五”
       *[AHEAD] “明天”“下周三”
    }“{ $example }”。
field-day-does-not-exist = 没有这一天：“{ $words }”。请点一下，或者打字，比如“{ $example }”。
field-day-one = “{ $words }”不止一天，这里只要一天，比如“{ $example }”。
field-day-too-early = { $day }太早了，最早可选 { $first }。
field-day-too-late = { $day }太晚了，最晚可选 { $last }。

field-number-only = 请写一个数字，比如 20、20箱、1.2万。
field-number-unclear = 看不出“{ $words }”是多少。请写一个明确的数字，比如 20、20箱、1.2万。
field-number-whole = “{ $words }”不是整数，请写整数，比如 { $example }。
field-number-too-small = “{ $words }”太小了，最少 { $minimum }。
field-number-too-big = “{ $words }”太大了，最多 { $maximum }。

field-photos-only = 这一题请发照片（不要以文件形式发），一张张发、一次发多张都行。
field-photos-enough = 这里最多 { $limit } 张照片。前面的都已收到，这张没有收。请点“发完了”，或者重新发。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接着发，发完请点“发完了”。
field-photos-shown = { $count } 张照片
field-photos-done = 发完了
    .words = 发完了 好了 完成
field-photos-without = 重新发

form-left-over = 这些内容没能填进表单：“{ $words }”。需要的话，请补到某一题里。
