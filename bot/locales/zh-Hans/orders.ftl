# 订单：卡片、审批、变更、取消、销售订单。
orderstate-waiting = 待审批
orderstate-confirmed = 已确认
orderstate-in-production = 生产中
orderstate-inspected = 已检验
orderstate-ready = 待发货
orderstate-part-shipped = 部分发货
orderstate-shipped = 已发货
orderstate-delivered = 已送达
orderstate-closed = 已完成
orderstate-refused = 未批准
orderstate-withdrawn = 已撤回
orderstate-cancelled = 已取消

termskind-in-advance = 款到发货
    .part = 预付{ $much }
    .rest = 余款预付
    .short = 预付{ $much }
termskind-on-delivery = 货到付款
    .part = 货到付{ $much }
    .rest = 余款货到付
    .short = 货到付{ $much }
termskind-days = { $days ->
        [0] 货到付款
       *[other] 货到 { $days } 天付款
    }
    .part = { $days ->
        [0] 货到付{ $much }
       *[other] 货到后{ $days }天付{ $much }
    }
    .rest = { $days ->
        [0] 余款货到付
       *[other] 余款货到后{ $days }天
    }
    .short = { $days ->
        [0] 货到付{ $much }
       *[other] { $days }天{ $much }
    }
termskind-month-end = { $days ->
        [0] 月结（当月底）
       *[other] 月结 { $days } 天
    }
    .part = { $days ->
        [0] 月结付{ $much }
       *[other] 月结{ $days }天付{ $much }
    }
    .rest = { $days ->
        [0] 余款月结
       *[other] 余款月结{ $days }天
    }
    .short = { $days ->
        [0] 月结{ $much }
       *[other] 月结{ $days }天{ $much }
    }
# 分期付款的各期，一期接一期。
order-then = { $first }，{ $then }
order-rest-in-short = 余款
order-parts-in-short = 分{ $number }期 { $days }天

order-quantity = { $quantity } { $measure }
order-quantity-packed = { $packed }（{ $whole }）
order-nothing = 无

order-head = <b>{ $number }</b> · { $state }{ $version ->
        [0] {""}
        [1] {""}
       *[other] {" "}· 第 { $version } 版
    }
order-head-unnumbered = <b>订单（还没有编号）</b> · { $state }
order-customer = 🏪 <b>{ $name }</b>
order-customer-class = 🏪 <b>{ $name }</b> · { $customer_class }
order-seller = 业务员：{ $name }
order-entered-by = { $name }下单，{ $day }
order-confirmed-on = { $day }确认
order-cancelled-because = 取消原因：{ $reason }
order-line-goods = { $number }. { $name } · { $code } · <b>{ $quantity }</b>
order-line-priced = { $number }. { $name } · <b>{ $quantity }</b> × { $price }{ $discount ->
        [0] {""}
       *[other] （优惠 { $discount }%）
    } = { $amount }
order-line-reason = <i>{ $reason }</i>
order-lines-more = …还有 { $number } 项
order-lines-all = 📋 全部 { $number } 项
order-lines-of = <b>{ $name }</b> · 第 { $first }–{ $last } 项，共 { $number } 项
order-back-to-card = ‹ 返回订单
order-sums = 不含税 { $net } + 税额 { $tax } = <b>{ $total }</b>
order-sums-taxed = 合计 <b>{ $total }</b>，其中税额 { $tax }
order-capped = ✂️ 批准时优惠最多给到 { $most }%
order-deliver-on = 🚚 交货：<b>{ $day }</b>
order-needed-on = 要货日期：{ $day }
order-address = 📍 { $address }
order-place-known = 📍 有地图位置，点下面的按钮
order-contact = 👤 { $name }
order-packing = 包装：{ $words }
order-transport = 运输：{ $words }
order-terms = 付款：{ $terms }
order-deposit = 订金：{ $amount }
order-note = 备注：
order-margin = 毛利：<b>{ $amount }</b>{ $percent ->
        [none] {""}
       *[other] （{ $percent }%）
    }{ $unknown ->
        [0] {""}
       *[other] ，另有 { $unknown } 项没有成本，未计入
    }
order-margin-unknown = 毛利：都没有成本，算不出来
order-owes = { $is_credit ->
        [yes] 客户预收余额
       *[no] 客户欠款
    } { $total }{ $overdue ->
        [yes] ，其中逾期 { $late }
       *[no] {""}
    }
order-instalment = 💰 { $of ->
        [1] {""}
       *[other] 第 { $number }/{ $of } 期 ·{" "}
    }{ $amount } · { $when }{ $has_state ->
        [yes] {" "}· { $state }
       *[no] {""}
    }
order-instalment-open = 未付
order-instalment-settled = ✓ 已结清
order-instalment-overdue = 🔴 逾期 { $days } 天
order-instalment-part-paid = 部分已付，未付 { $open }
order-instalment-pending = ⏳ 回款 { $amount } 待财务确认
order-instalment-promised = 🤝 承诺 { $day }付款
order-instalment-disputed = ❗ 有争议
order-instalments-paid = 💰 ✓ 已结清 { $number } 期
order-instalments-more = …还有 { $number } 期
order-instalment-show = 💰 { $of ->
        [1] 未付 { $open }
       *[other] 第 { $number }/{ $of } 期 · { $open }
    }
order-owes-nothing = 客户没有欠款。

order-waits-place = ⏳ <b>待审批</b>
order-waits-change = ⏳ <b>有变更待审批</b>，批准前按原订单执行。
order-waits-cancel = ⏳ <b>申请取消，待审批</b>{ $said ->
        [yes] ：{ $reason }
       *[no] {""}
    }

order-decide = 去审批
order-withdraw = 撤回
order-change-it = ✏️ 变更
order-cancel-it = 取消订单
order-again = 🔁 照此再下一单
order-pdf-again = 📄 PDF
order-sheet-again = 📊 Excel
order-to-customer = 🏪 看客户
order-show-photos = 📷 看照片（{ $number }）
order-on-map = 🗺 地图
order-open = 看订单
order-withdrawn-hint = 已撤回
order-paper-comes = 文件马上发来
order-paper-comes-already = 文件已经在发了
order-paper-not-yet = 订单确认后，才能出销售订单。
order-paper-not-for-you = 销售订单上有价格，请找负责这张订单的业务员要。
order-paper-caption = { $number } · { $customer }{ $version ->
    [1] { "" }
   *[other] { " · " }第 { $version } 版
}

order-changed-by = { $name }变更了 <b>{ $number }</b> · 第 { $version } 版
order-change-nothing-of-goods = 货品、数量、日期、地址都没有变。
order-change-moved = 💳 已付的 { $moved } 改为冲抵其他应收。
order-change-credit = 💳 客户现有预收余额 { $credit }。
order-differs = { $label }：{ $before } → <b>{ $after }</b>
order-line-added = ➕ { $line }
order-line-gone = ➖ <s>{ $name } · { $quantity }</s>
order-line-differs = ✏️ { $name }：{ $changes }
order-from-to = { $before } → <b>{ $after }</b>
order-all-changes = ✏️ 全部变更
order-changes-of = <b>{ $number }</b> · 第 { $version } 版的变更
order-differences-more = …还有 { $number } 处
order-part-deliver_on = 🚚 交货
order-part-needed_on = 要货日期
order-part-address = 📍 地址
order-part-place = 📍 位置
order-part-packing = 包装
order-part-transport = 运输
order-part-terms = 付款
order-part-deposit = 订金
order-part-note = 备注
order-part-total = 合计
order-part-photos = 照片张数
order-big-head = 💰 <b>大单 { $number }</b> · { $total }

order-asks-place = 订单 · { $customer } · { $total }
order-asks-change = 变更 { $number } · { $customer }
order-asks-cancel = 取消 { $number } · { $customer }
order-was-asked = 订单 { $number } · { $customer }
order-was-asked-unnumbered = 订单 · { $customer }
order-asked-granted = { $what } · 优惠最多 { $most }%
order-wants-place = <b>新订单</b>
order-wants-change = <b>变更 { $number }</b>
order-wants-cancel = <b>取消 { $number }</b>（{ $state }）
order-largest-discount = 最大优惠 <b>{ $discount }%</b>；{ $name }（{ $position }）的权限是 { $limit }%。
order-credit = 信用额度 { $limit } · 现欠 { $owed } · 加上这单 <b>{ $with_order }</b>{ $over ->
        [yes] {" "}⚠️ 超额度
       *[no] {""}
    }
order-credit-other = 信用额度 { $limit } · 现欠 { $owed }。⚠️ 这单是另一个币种。
order-credit-none = 没有设信用额度。
order-ageing = 欠款 { $total } · 未到期 { $current }{ $late ->
        [none] {""}
       *[other] {" "}· ⚠️ 逾期：{ $late }
    }
order-ageing-days = { $from }–{ $to } 天 { $amount }
order-ageing-over = { $from } 天以上 { $amount }
order-last-ones = 最近的订单：
order-last-one = · { $number } · { $day } · { $total } · { $state }
order-last-none = 这是客户的第一张订单。
order-rule-discount = 优惠超出下单人的权限
order-rule-credit = 超出客户信用额度
order-rule-production = 已经开始生产
order-rule-cancel = 开始生产后取消
order-rule = 规定：{ $rules }。审批人：{ $approvers }
order-all-lines = 📋 全部明细

order-discount-title = { $number } · 改优惠
order-discount-discount = 优惠最多给到百分之几？
    .label = 优惠
    .hint = 超过的各项都改成这个优惠，其余不变，订单随即批准。
order-discount-percent = 优惠 { $percent }%
order-other-discount = 改优惠批准
# “同意，优惠8%”这样的回复里，数字前后可能有的词，逗号分隔。
order-discount-heard =
    .words = 最多给到, 最多给, 最多, 优惠, 折扣, 让利, 给到, 给, 按, 到
order-discount-only = 请点一个，或者直接写，比如 8%、7.5 或“92折”。
order-discount-range = “{ $words }”不行。请写 0 到 100 之间的百分数，最多两位小数，比如 7.5%。
order-no-such-discount = 没有哪一项的优惠超过 { $most }%。要照原样批准，请点“同意”。
order-cap-over-credit = 按这个优惠，订单合计 { $total }，客户一共会欠 { $with_order }，超过信用额度 { $limit }。请把优惠放宽一点，或者点“不同意”，让下单人减少数量。
order-cap-over-credit-other = 按这个优惠，订单又会因为信用额度等审批。请照原样同意，或者点“不同意”并说明怎么改。

order-place-approved = ✓ { $by }批准了{ $customer }的订单 { $number }。{ $capped ->
        [0] {""}
       *[other] 优惠最多给到 { $capped }%。
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-place-refused = ✗ { $by }没有批准{ $customer }的订单。
    <blockquote>{ $reason }</blockquote>
order-change-approved = ✓ { $by }批准了 { $number }（{ $customer }）的变更。{ $capped ->
        [0] {""}
       *[other] 优惠最多给到 { $capped }%。
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-change-refused = ✗ { $by }没有批准 { $number }（{ $customer }）的变更，仍按原订单执行。
    <blockquote>{ $reason }</blockquote>
order-cancel-approved = ✓ { $by }同意取消：{ $number }（{ $customer }）已取消。{ $has_moved ->
        [yes] 已付的 { $moved } 改为冲抵其他应收。
       *[no] {""}
    }{ $has_credit ->
        [yes] 客户现有预收余额 { $credit }。
       *[no] {""}
    }
order-cancel-refused = ✗ { $by }不同意取消 { $number }（{ $customer }），订单继续执行。
    <blockquote>{ $reason }</blockquote>
order-cancelled-told = 🚫 <b>{ $number }</b>（{ $customer }）已取消{ $is_by_somebody ->
        [yes] ，操作人：{ $by }
       *[no] {""}
    }。{ $is_sold ->
        [yes] {""}
       *[no] 请停止处理。
    }{ $has_moved ->
        [yes] 已付的 { $moved } 改为冲抵其他应收。
       *[no] {""}
    }{ $has_credit ->
        [yes] 客户现有预收余额 { $credit }。
       *[no] {""}
    }
    <blockquote>{ $reason }</blockquote>
order-reopened = { $by }收回了决定，{ $customer }的订单要重新审批。

order-cancel-title = 取消 { $number } · { $customer }
order-cancel-reason = 为什么取消？
    .label = 原因
    .hint = 收到这张订单的人都会看到。
order-cancel-at-once = 提交后订单立即取消，收到订单的人都会接到通知，不能恢复。
order-cancel-by-approval = 已经开始生产，要由{ $approvers }审批；批准前订单继续执行。
order-cancel-money = 💳 这一单已付 { $paid }，取消后{ $where ->
        [bills] 改为冲抵该客户的其他应收。
        [both] 其中 { $moved } 冲抵其他应收，余下 { $credit } 转为客户预收余额。
       *[credit] 转为客户预收余额。
    }
order-cancel-waiting = ⏳ 为这一单登记的 { $amount } 待财务确认，确认后先冲最早的账。

order-gone-or-not-yours = 没有这张订单，或者您不能这样做。请看 /orders。
order-nothing-waits = 这张订单现在没有待审批的事项。
order-shipped-already = 这张订单已经发过货，不能取消。没发的部分可以用“变更”减少，已发的请登记退货。
order-invoiced-already = 这张订单已经开票或有发票待复核，不能取消。请联系财务：待复核的发票退回后就可以取消。
