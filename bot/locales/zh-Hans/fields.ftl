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

half-morning = 上午
half-afternoon = 下午
span-half = { $day }{ $half }
span-from-to = { $first }至{ $last }
field-span-first = 其他日期：先点第一天
field-span-last = 不止一天就点最后一天：
field-span-done = ✓ { $span }
field-span-whole = ✓ { $day }全天
field-span-morning = 上午
field-span-afternoon = 下午
field-span-from-afternoon = { $day }：只要下午
field-span-to-morning = { $day }：只要上午
field-span-all-of = { $day }：改回全天
field-span-only = 从哪天到哪天？请点日期，或者打字，比如“明天下午”“周一到周三”。
field-span-unclear = 看不出“{ $words }”是哪几天。请点日期，或者打字，比如“明天下午”“周一到周三”“{ $example }”。
field-span-backwards = “{ $words }”结束比开始还早。请先写开始的那天，比如“周一到周三”。
field-span-tomorrow-morning = 明天上午
field-span-tomorrow-afternoon = 明天下午
field-span-stays = 已选的还在：{ $span }。
field-span-is-it = 没看懂“{ $words }”。是{ $span }吗？请点选，或者重新写。
field-span-which-day = “{ $words }”是从哪天算？请点日期，或者连日期一起写，比如“明天下午”“周四起3天”。
field-span-which-half = { $day }请半天：上午还是下午？

field-number-only = 请写一个数字，比如 20、20箱、1.2万。
field-number-unclear = 看不出“{ $words }”是多少。请写一个明确的数字，比如 20、20箱、1.2万。
field-number-whole = “{ $words }”不是整数，请写整数，比如 { $example }。
field-number-too-small = “{ $words }”太小了，最少 { $minimum }。
field-number-too-big = “{ $words }”太大了，最多 { $maximum }。

field-photos-only = 这一题请发照片（不要以文件形式发），一张张发、一次发多张都行。
field-photos-as-file = “{ $file }”是以文件形式发来的。请以照片形式发（大图会自动压缩）。
field-photos-no-photo = “{ $file }”不是照片。这一题请发照片，或者直接打字回答下一题。
field-photos-enough = 这里最多 { $limit } 张照片。前面的都已收到，这张没有收。请点“发完了”，或者重新发。
field-files-only = 这里请发照片或文件（视频、语音不行）；没有就跳过。
field-files-enough = 最多 { $limit } 个文件。前面的都留着，这个没有收。请点“发完了”，或者重新发。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接着发，发完请点“发完了”。
field-photos-shown = { $count } 张照片
field-photos-done = 发完了
    .words = 发完了 好了 完成
field-photos-without = 重新发

field-pick-only = 哪家客户？请点一个，打名称里的几个字，或者点 📎 发位置。
field-pick-nobody = 您的客户里没有“{ $words }”。换个字或电话再试，点 📎 发位置，或者用 /customer 新建客户。
field-pick-none-near = 您的客户都还没有位置。请打名称里的几个字，或者用 /customer 新建客户。

field-where-share = 📍 发我的位置
field-where-only = 这一题要您现在的位置。请点下面的“发我的位置”，或者点 📎 → 位置。
field-where-forwarded = 这是转发来的位置。请点下面的“发我的位置”，发您自己的。
field-where-chosen = 这是从列表里选的地点。请点下面的“发我的位置”，发您现在的位置。
field-where-nowhere = 手机还没定位成功。请稍等再发，或者先跳过。
field-where-at-sea = 这个位置在海上，手机还没有定准。请稍等再发一次，也可以跳过。
field-where-shown = 已发位置（{ $at }）

field-phone-only = 请写电话号码，比如 { $example }，或者点 📎 发联系人名片。
field-phone-unclear = “{ $words }”不像电话号码。请照 { $example } 这样写；境外号码前面加 + 和国家代码。

field-amount-only = 多少钱？请写金额，比如 { $example }。
field-amount-unclear = 看不出“{ $words }”是多少钱。请只写金额，比如 { $example }。
field-amount-too-fine = “{ $words }”的小数位太多了。是 { $example } 吗？

field-next-step-in = { $day } · { $days } 天后
field-next-step-other = 其他日期
field-next-step-only = 请点一个日期，或者连要做的事一起写，比如“下周三 送样品”。
field-next-step-when = 哪天做？请连日期一起写，比如“下周三 { $words }”。
field-next-step-day-off = ⚠️ 这天休息，会提前在 { $before } 提醒您。
field-next-step-day-off-soon = ⚠️ 这天休息。

yesno-yes = 是
    .words = 是 是的 有 对 好 齐全 ✓
yesno-no = 否
    .words = 否 不 不是 没 没有 无 不对 ✗

form-left-over = 这些没填进表单：“{ $words }”。需要的话，请补到某一题里。
form-left-over-long = 内容太长，填不进表单：“{ $words }”。请一题一题回答；名称最多 100 个字。
