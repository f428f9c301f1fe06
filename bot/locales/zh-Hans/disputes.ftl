# 客户归属争议：申请、依据、裁定。
dispute-title = 申请客户归属
dispute-contact_since = 您从什么时候开始联系这家客户？
    .label = 开始联系
    .hint = 记得多少写多少，上级也会看到系统里的记录。
dispute-reason = 为什么这家客户应该归您？
    .label = 理由
    .hint = 认识对方的谁、谈过什么、做过什么。
split-title = 业绩分成
split-percent = 申请人占百分之几？其余归现负责人。
    .label = 申请人 / 现负责人
    .hint = 1 到 99 的数字，或写两边的比例，如 60/40。占多的一方负责客户，各半则不变。

dispute-mine = <b>您申请的客户：{ $called }</b>
dispute-since = { $day }起联系：
dispute-waits-for = 由{ $name }裁定。要补充，请回复这条消息。
dispute-withdraw = 撤回申请
dispute-withdrawn-hint = 已撤回
dispute-closed = 已结束，没有裁定。
dispute-told-claimant = { $outcome ->
        [goes] 您申请的“{ $called }”，{ $by }已裁定：客户归您。
        [split-goes] 您申请的“{ $called }”，{ $by }已裁定：业绩您占 { $percent }%，对方占 { $rest }%，客户由您负责。
        [split-stays] 您申请的“{ $called }”，{ $by }已裁定：业绩您占 { $percent }%，客户负责人不变。
       *[stays] 您申请的“{ $called }”，{ $by }已裁定：客户负责人不变。
    }
dispute-told-holder = { $outcome ->
        [goes] “{ $customer }”{ $by }已裁定：客户转给{ $name }。
        [split-goes] “{ $customer }”{ $by }已裁定：客户转给{ $name }，业绩您占 { $rest }%。
        [split-stays] 有同事申请“{ $customer }”，{ $by }已裁定：客户仍由您负责，业绩您占 { $rest }%，对方占 { $percent }%。
       *[stays] 有同事申请“{ $customer }”，{ $by }已裁定：客户仍归您。
    }

dispute-of = <b>{ $claimant }申请客户：{ $customer }</b>
    现负责人：{ $holder }
dispute-protected = 保护期到 { $until }。
dispute-claims = <b>{ $name }</b>（申请人）
dispute-holds = <b>{ $name }</b>（现负责人）
evidence-file = { $opened }建档；联系：{ $first }至 { $last }
evidence-visits = { $visits ->
        [0] 没有拜访记录
        [1] 拜访 1 次：{ $first }
       *[other] 拜访 { $visits } 次：{ $first }至 { $last }
    }
evidence-follow-ups = 待跟进 { $number } 项，最近的在 { $due }
dispute-how-to-answer = <i>回复这条消息，{ $name }就能收到；裁定请点按钮。</i>
dispute-stays = 仍归{ $name }
dispute-goes = 转给{ $name }
dispute-split = 业绩分成…
dispute-ask = 询问{ $name }
dispute-open-file = 查看客户
dispute-asked = { $by }想了解“{ $customer }”的情况：有同事说一直在跟进这家客户。请回复这条消息说明您这边的情况。
dispute-asked-hint = 已询问{ $name }，答复会发给您
dispute-outcome = { $outcome ->
        [goes] ✓ { $by }已裁定：客户转给{ $claimant }。
        [split-goes] ✓ { $by }已裁定：{ $claimant }占 { $percent }% 并负责客户，{ $holder }占 { $rest }%。
        [split-stays] ✓ { $by }已裁定：{ $holder }占 { $rest }% 并负责客户，{ $claimant }占 { $percent }%。
       *[stays] ✓ { $by }已裁定：客户仍归{ $holder }。
    }
dispute-ruled-hint = 已裁定，双方都会收到通知
dispute-split-done = ✓ 已裁定，双方都会收到通知。
dispute-reminder = 有 { $number } 项客户归属申请等您裁定。

dispute-gone-or-not-yours = 没有这项申请，或者您不能查看。
dispute-not-needed = 不用申请：这家客户没有人负责，或者已经是您的。请重新录入：/customer
dispute-nobody-above = 双方没有共同的上级可以裁定，请直接找您的上级。
dispute-waits-already = 您已经申请过这家客户，正在等裁定。
dispute-ruled-already = { $by }已经裁定了。
dispute-closed-already = 这项申请已经结束。
dispute-not-100 = 两边加起来要等于 100，每边至少 1，例如：60/40。
