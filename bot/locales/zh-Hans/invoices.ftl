# 发票：待开内容、登记、复核。
invoicestate-waiting = 待复核
invoicestate-checked = 已复核
invoicestate-refused = 复核不符
scope-shipped = 已发货、未开票
scope-ordered = 已订货、未开票

invoice-write = 🧾 开票
invoice-to-bill = 🧾 <b>待开票：{ $order }</b> · { $customer }
    { $scope }
invoice-line = { $number }. { $name } · <b>{ $quantity }</b> × { $price } = { $amount } · 税率 { $tax }%
invoice-lines-more = …还有 { $number } 项
invoice-sums = 不含税 { $net } + 税额 { $tax } = <b>{ $total }</b>
invoice-sums-taxed = 价税合计 <b>{ $total }</b>，其中税额 { $tax }
invoice-how-to-write = <i>请照此开票，再登记票面上的号码和价税合计。</i>
invoice-enter = 登记发票
invoice-scope-instead = { $scope ->
        [shipped] 只开已发货的
       *[ordered] 按整单开（含未发货）
    }
invoice-nothing-to-bill = 这张订单没有要开票的了。

invoice-title = { $order } 的发票
invoice-number = 票面上的发票号码是多少？
    .label = 发票号码
invoice-total = 票面上的价税合计是多少？
    .label = 价税合计
    .hint = 请照票面填写，会与订单核对。
invoice-photos = 拍一张发票照片？
    .label = 发票照片
invoice-is-checked-next = 提交后由另一位同事复核。
invoice-see-what = 看待开票内容

invoice-number-none = 发票号码要写，最多 { $limit } 个字符，请照票面填写。
invoice-number-taken = { $is_seen ->
        [no] 这个号码已经登记过了，请再看一下票面。
       *[yes] 这个号码已经登记在 { $order } 上了，请再看一下票面。
    }
invoice-total-only = 请填写价税合计，比如 { $example }。
invoice-total-unclear = 看不出“{ $words }”是多少 { $currency }（这张订单的币种）。请照 { $example } 这样写。
invoice-total-currency = 这张订单用 { $currency } 结算，请填写 { $currency } 金额。
invoice-total-differs = { $total } 比订单{ $is_more ->
        [yes] 多
       *[no] 少
    }了 { $difference }，订单应为 { $due }。请核对票面上的货品、数量和单价；填错了就重新填。
invoice-not-yours-to-write = 没有这张订单，或者不由您开票。
invoice-order-not-standing = 这张订单还没确认，或者已经取消，不能开票。
invoice-order-waits = 这张订单的变更或取消正在审批，请等有结果后再开票。

invoice-head = 🧾 <b>发票 { $number }</b> · { $state }
    { $order } · { $customer }
invoice-written-by = { $name }登记，{ $at }
invoice-waits-for = { $number ->
        [0] ⚠️ 目前没有其他人可以复核。
       *[other] 待{ $names }复核
    }
invoice-decided = { $state ->
        [checked] ✓ { $name }已复核，{ $at }
       *[refused] ✗ { $name }复核：不符，{ $at }
    }
invoice-how-to-check = <i>请对照发票，核对货品、数量、单价和价税合计。您是复核人：点按钮，或者直接回复“对”，有误就回复“不对”加上原因。</i>
invoice-what-is-meant = 这张发票和订单相符吗？请点按钮。
invoice-matches = 相符
invoice-does-not-match = 不符
invoice-show-photos = 📷 看照片（{ $number }）
invoice-all-lines = 📋 全部 { $lines } 项
invoice-lines-of = 🧾 <b>{ $number }</b> · 共 { $lines } 项
invoice-open-order = 看订单
invoice-checked-hint = 已复核，已通知业务员
invoice-refused-hint = 已登记，已通知开票的人。

invoice-refusal-title = 发票 { $number } 不符
invoice-refusal-reason = 哪里不符？
    .label = 原因
    .hint = 会告诉登记的同事；这些货可以重新开票。

invoice-own = 这张发票是您登记的，要由别人复核。
invoice-not-yours-to-check = 这张发票不由您复核。
invoice-gone-or-not-yours = 没有这张发票，或者您不能查看。
invoice-checked-already = { $is_mine ->
        [yes] 您已经处理过了：{ $state }。
       *[no] { $by }已先处理：{ $state }。
    }
invoice-checked-told = 🧾 <b>{ $number }</b>（{ $customer }）的发票 { $invoice } 已开，价税合计 { $total }，{ $by }已复核。{ $is_closed ->
        [yes] 订单已完成。
       *[no] {""}
    }
invoice-refused-told = ✗ { $by }：<b>{ $number }</b> 的发票 { $invoice } 不符，这些货可以重新开票。
    <blockquote>{ $reason }</blockquote>
invoice-nobody-to-check = ⚠️ { $order } 的发票 { $number } 没有人可以复核：登记的人不能自己复核。请邀请另一位同事，或在 company.toml 的 [orders] invoice_checked_by 里加上别的职务。

invoice-on-the-card = 🧾 { $number } · { $total } · { $state }
invoice-earlier = 🧾 之前还有 { $number } 张发票
invoice-in-a-list = 发票 { $number } · { $customer } · { $total }
pending-invoices = <b>等您复核的发票：{ $number } 张</b>
