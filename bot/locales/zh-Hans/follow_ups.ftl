# 一条跟进：卡片、操作、自己添加。
follow-up-title = 跟进
follow-up-customer = 哪家客户？
    .label = 客户
follow-up-step = 下一步做什么，哪天？
    .label = 下一步
    .hint = 写日期和事情，例如：周五 送样品。
snooze-title = 推迟
snooze-day = 推迟到哪天？
    .label = 推迟到

follow-up-title-of = <b>{ $name }</b> · { $its_class } 类
follow-up-promised = 下一步：{ $words }
follow-up-promised-bare = 约好的跟进
follow-up-rhythm = 该联系客户了
follow-up-due = { $day }到期
follow-up-overdue-since = ⏰ { $day }到期，已逾期 { $days } 天
follow-up-is-with = 由{ $name }跟进。
follow-up-from = { $name }转给您的
follow-up-last-visit = 上次拜访：{ $day }
follow-up-last-visit-said = 上次拜访 { $day }：{ $words }
follow-up-call = 📞 { $name } { $phone }
follow-up-answer = <i>左滑这条消息回复，转给您的人就能收到。</i>
follow-up-log-visit = 📍 记拜访
follow-up-do = ✓ 已电话联系
follow-up-snooze = 推迟
follow-up-hand = 转给…
follow-up-open-customer = 客户资料
follow-up-is-done = ✓ { $at } 已完成
follow-up-is-dropped = { $at } 起不再需要
follow-up-next = 下次跟进：{ $day }

follow-up-until-when = { $name }推迟到什么时候？
follow-up-tomorrow = 明天 · { $day }
follow-up-soon = 三天后 · { $day }
follow-up-week = 下周 · { $day }
follow-up-other-day = 其他日期…
follow-up-back = 返回
follow-up-to-whom = { $name }转给谁跟进？
follow-up-to-nobody = 目前没有同事可以接手{ $name }。
follow-up-handed-to = 已转给{ $name }跟进。

follow-up-gone-or-not-yours = 没有这条跟进，或者您不能查看。
follow-up-settled = 这条跟进已经处理过了。
follow-up-with-another = 这条跟进现在由别人负责。
follow-up-day-over = { $day }已经过了，请选今天或以后的日期，例如：明天、周五。
follow-up-no-colleague = 只能转给您身边已加入的同事。
follow-up-customer-archived = { $name }已归档，不用跟进。要跟进，请先恢复这家客户。
