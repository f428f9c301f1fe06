# 坏账核销：收不回来的应收，审批后核销。
write-off-title = 坏账核销 · { $customer } · { $bill } · 未付 { $amount }
write-off-amount = 核销多少？
    .label = 金额
write-off-reason = 为什么收不回来？
    .label = 原因
    .hint = 审批人会据此判断，比如“店已关门，联系不上老板”。
write-off-all = 全部未付：{ $open }
write-off-amount-only = 核销多少？请点按钮，或者填写不超过 { $open } 的金额。
write-off-amount-unclear = 看不出“{ $words }”是多少。请照这样写：{ $open }（全部未付）。
write-off-currency = 这笔应收用 { $currency } 结算，请填写 { $currency } 金额。
write-off-amount-impossible = { $amount } 不能核销。请填写大于零的金额，小数位数不要超过币种的最小单位。
write-off-too-much = 这笔应收只有 { $open } 未付，不到 { $amount }。请填写不超过 { $open } 的金额。
write-off-needs-reason = 请写明为什么收不回来，比如“店已关门”。
write-off-stays-open = 核销后还要收：{ $left }
write-off-all-of-it = 核销后，这笔应收不用再收了。
write-off-goes-to = 审批人：{ $names }

write-off-head = 🗑 <b>坏账核销</b> · { $name } · { $state ->
        [open] 待审批
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }
write-off-in-a-line = 核销 { $amount } · { $customer } · { $bill }
write-off-bill = 目前未付：<b>{ $open }</b>，共 { $amount }
write-off-due = 到期日：{ $day }{ $is_late ->
        [yes] {" "}· 已逾期 { $days } 天
       *[no] {""}
    }
write-off-pending = ⏳ 其中 { $amount } 的回款待财务确认
write-off-balance = 客户欠款合计：{ $amount }
write-off-was-paid = 审批前已经结清，没有核销。
write-off-waits = 🗑 核销 { $amount }，待审批。
write-off-open-bill = 💰 看这笔应收
write-off-withdraw = 撤回
write-off-withdrawn-hint = 已撤回

write-off-approved = { $became ->
        [all] ✓ { $by }已同意核销 <b>{ $customer }</b>的 { $amount }。
        [part] ✓ { $by }已同意核销 <b>{ $customer }</b>的坏账，实际核销 { $amount }：申请核销 { $asked }，其余这期间已经付了。
       *[nothing] { $by }已同意核销 <b>{ $customer }</b>的 { $asked }，但这期间已经结清，没有核销。
    }
write-off-refused = ✗ { $by }不同意核销 <b>{ $customer }</b>的 { $asked }。
    <blockquote>{ $reason }</blockquote>
write-off-reopened = { $by }收回了决定，<b>{ $customer }</b>的 { $amount } 核销要重新审批。

write-off-not-yours = 只有客户负责人、其上级或财务可以申请核销这笔应收。
write-off-nothing-open = 这笔应收已经结清，不用核销。
write-off-asked-already = 这笔应收已有核销申请待审批。
write-off-over-already = 这笔核销已经处理完了。
write-off-gone-or-not-yours = 没有这笔核销，或者您不能查看。
