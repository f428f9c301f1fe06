# 离职交接，以及把客户转给别人。
handover-left-with = ⚠️ { $name }已离职，{ $customers } 家客户待交接
handover-title = <b>{ $name }已离职</b>，待交接：
handover-customers = · 客户 { $number } 家
handover-follow-ups = · 待跟进 { $number } 条
handover-planned-visits = · 计划拜访 { $number } 次
handover-disputes = · 归属争议 { $number } 项
handover-bills = · 未结清的应收 { $number } 笔
handover-promises = · 付款承诺 { $number } 次
handover-all = 全部交给…
handover-one-by-one = 逐个交接
handover-back = 返回
handover-all-to-whom = { $name }的客户都交给谁？
handover-all-sure = 确定把{ $name }的 { $customers } 家客户全部交给{ $to }？
handover-all-yes = 确定交接
handover-which = <b>{ $name }</b>还有 { $customers } 家客户，点一家选接手的人。
handover-to-whom = <b>{ $customer }</b>转给谁？
handover-done-hint = 已交接 { $customers } 家客户
handover-given = <b>{ $customer }</b>已转给{ $name }，对方会收到。
handover-given-away = { $by }把“{ $customer }”转给了{ $name }，跟进和拜访计划也一起转了。
handover-follow-ups-back = { $name }已离职，您客户的 { $number } 条跟进回到您这里：/agenda
handover-nobody-above = { $name }已离职，留下 { $customers } 家客户，但没有上级来交接。请在人员名单里给{ $name }填一位已加入的上级，对方在 /team 里就能看到。
handover-yours = { $by }把{ $was }的 { $number } 家客户转给您：
handover-brief-contacts = 联系人：{ $contacts }
handover-brief-needs = 需求：{ $words }
handover-brief-visit = { $day } · { $purpose }
handover-brief-follow-up = → 跟进 { $day }
handover-brief-owes = 欠款 { $total }{ $overdue ->
        [yes] ，其中逾期 { $late }
       *[no] {""}
    }
handover-brief-promise = → 承诺付款：{ $day } · { $amount }
handover-brief-waiting = ⏳ { $amount } 待财务确认{ $number ->
        [0] {""}
       *[other] ，其中现金 { $cash } 在{ $names }手上
    }
handover-brief-note = 备注：{ $words }

handover-not-yours = 这个人不在您的团队里，或者没有要交接的。
handover-is-back = { $name }回来了，不用交接。
handover-nothing-left = { $name }的客户都交接完了。
handover-no-taker = 这个人不能接手客户，请换一位。
handover-has-it-already = 这家客户已经是{ $name }的。
