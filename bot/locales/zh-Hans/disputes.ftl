# 客户归属争议：申请、依据、裁定。
dispute-title = 申请客户归属
dispute-contact_since = 您从什么时候开始联系这家客户？
    .label = 开始联系
    .hint = 记得多少写多少，系统里的记录上级也会看。
dispute-reason = 为什么这家客户该归您？
    .label = 理由
    .hint = 认识那边的谁，谈过什么，做过什么。
split-title = 业绩分成“{ $customer }”：{ $claimant }（申请人）/ { $holder }（原负责人）
split-percent = 业绩两边各占百分之几？申请人在前，原负责人在后：60/40 就是 60% 和 40%。
    .label = 申请人 / 原负责人
    .hint = 写 1 到 99 的数字，或两边的比例，比如 60/40。客户归占得多的一方；各占一半，负责人不变。

dispute-mine = <b>您申请归属的客户：{ $called }</b>
dispute-since = 从 { $day }开始联系：
dispute-waits-for = 等{ $name }裁定。要补充，请回复这条消息。
dispute-withdraw = 撤回申请
dispute-withdrawn-hint = 已撤回
dispute-closed = 申请已结束，没有裁定。
dispute-told-claimant = { $outcome ->
        [goes] { $by }已裁定：您申请的“{ $called }”归您了。
        [split-goes] { $by }已裁定：您申请的“{ $called }”归您了，业绩您占 { $percent }%，对方占 { $rest }%。
        [split-stays] { $by }已裁定：您申请的“{ $called }”负责人不变，业绩您占 { $percent }%。
       *[stays] { $by }已裁定：您申请的“{ $called }”负责人不变。
    }
dispute-told-holder = { $outcome ->
        [goes] { $by }已裁定：“{ $customer }”转给{ $name }。
        [split-goes] { $by }已裁定：“{ $customer }”转给{ $name }，业绩您占 { $rest }%。
        [split-stays] 有同事申请“{ $customer }”的归属，{ $by }已裁定：仍归您，业绩您占 { $rest }%，对方占 { $percent }%。
       *[stays] 有同事申请“{ $customer }”的归属，{ $by }已裁定：仍归您。
    }

dispute-of = <b>{ $claimant }申请客户归属：{ $customer }</b>
    原负责人：{ $holder }
dispute-protected = 保护期到 { $until }
dispute-claims = <b>{ $name }</b>（申请人）
dispute-holds = <b>{ $name }</b>（原负责人）
dispute-own-file = 申请人自己的客户资料：{ $name }
evidence-owner = { $since }起负责该客户
evidence-calls = { $calls ->
        [1] 电话跟进 1 次：{ $first }
       *[other] 电话跟进 { $calls } 次：{ $first }至 { $last }
    }
evidence-visits = { $visits ->
        [0] 没有拜访记录
        [1] 拜访 1 次：{ $first }
       *[other] 拜访 { $visits } 次：{ $first }至 { $last }
    }
evidence-follow-ups = 待跟进 { $number } 条，最近的在 { $due }
dispute-how-to-answer = <i>左滑这条消息回复，{ $name }就能收到；裁定请点下面的按钮。</i>
dispute-stays = 仍归{ $name }
dispute-goes = 转给{ $name }
dispute-split = 业绩分成…
dispute-ask = 问{ $name }
dispute-open-file = 查看客户
dispute-asked = { $by }想了解“{ $customer }”：有同事说一直在跟这家客户。请左滑这条消息回复，说说您这边的情况。
dispute-asked-hint = 已问{ $name }，回复会发给您
dispute-outcome = { $outcome ->
        [goes] ✓ { $by }已裁定：转给{ $claimant }。
        [split-goes] ✓ { $by }已裁定：转给{ $claimant }，业绩{ $claimant }占 { $percent }%，{ $holder }占 { $rest }%。
        [split-stays] ✓ { $by }已裁定：仍归{ $holder }，业绩{ $holder }占 { $rest }%，{ $claimant }占 { $percent }%。
       *[stays] ✓ { $by }已裁定：仍归{ $holder }。
    }
dispute-ruled-hint = 已裁定，双方都会收到
dispute-joined = { $name }是同一家客户：拜访、联系人和跟进已并入{ $customer }，旧资料已归档。
dispute-free = 您对{ $called }的申请已结束，没有裁定。这家客户现在可以新建了：/customer
dispute-split-done = ✓ 已裁定，双方都会收到。
dispute-reminder = 有 { $number } 项客户归属申请等您裁定：

dispute-gone-or-not-yours = 没有这项申请，或者您不能查看。
dispute-not-needed = 不用申请：这家客户现在没人跟，或者已经是您的。请重新新建：/customer
dispute-nobody-above = 你们没有共同的上级可以裁定，请直接找您的上级。
dispute-waits-already = 您已经申请过这家客户，还在等裁定。
dispute-ruled-already = { $by }已经裁定过了。
dispute-closed-already = 这项申请已经结束。
dispute-not-100 = 两边加起来要等于 100，每边至少 1，比如 60/40。
