# 各种提问方式说的话。
field-words-only = 这里请打字回答，比如“拜访了三家客户”。
field-too-long = 写了 { $length } 个字，这里最多 { $limit } 个，请精简一下。前面写的都还在。

field-choice-only = 请点一个，或者直接打字：{ $choices }。
field-choice-unknown = 没有“{ $words }”这一项，只能选：{ $choices }。点一下，或者打开头几个字就行。

field-day-today = 今天 · { $day }
field-day-tomorrow = 明天 · { $day }
field-day-yesterday = 昨天 · { $day }
field-day-only = 哪一天？点一下，或者打字，比如“{ $example }”。
field-day-unclear = 看不出“{ $words }”是哪一天。点一下，或者写{ $looking ->
        [BACK] “昨天”“上周五”
       *[AHEAD] “明天”“下周三”
    }“{ $example }”。
field-day-does-not-exist = 没有这一天：“{ $words }”。点一下，或者写成“{ $example }”这样。
field-day-one = “{ $words }”不止一天，这里只要一天，比如“{ $example }”。
field-day-too-early = { $day }太早了，最早 { $first }。
field-day-too-late = { $day }太晚了，最晚 { $last }。

field-number-only = 请写个数字，比如 20、20箱、1.2万。
field-number-unclear = 看不出“{ $words }”是多少。请写个准数，比如 20、20箱、1.2万。
field-number-whole = “{ $words }”不是整数，这里要整数，比如 { $example }。
field-number-too-small = “{ $words }”太小了，最少 { $minimum }。
field-number-too-big = “{ $words }”太大了，最多 { $maximum }。

field-photos-only = 这里请发照片（不要用文件的方式发），一张一张发、一次发一组都行。
field-photos-enough = 这里最多 { $limit } 张照片。前面发的都还在，这张没有收。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接着发，发完点“发完了”。
field-photos-shown = { $count } 张照片
field-photos-done = 发完了
    .words = 发完了 好了 完成
field-photos-without = 重新发

form-left-over = 这几个字没能填进表单：“{ $words }”
