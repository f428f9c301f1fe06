# 訂單：卡片、簽核、變更、取消、銷售訂單。
orderstate-waiting = 待簽核
orderstate-confirmed = 已確認
orderstate-in-production = 生產中
orderstate-inspected = 已檢驗
orderstate-ready = 待出貨
orderstate-part-shipped = 部分出貨
orderstate-shipped = 已出貨
orderstate-delivered = 已送達
orderstate-closed = 已完成
orderstate-refused = 未核准
orderstate-withdrawn = 已撤回
orderstate-cancelled = 已取消

termskind-in-advance = 預付款
    .part = 預付{ $much }
    .rest = 餘款預付
    .short = 預付{ $much }
termskind-on-delivery = 貨到付款
    .part = 貨到付{ $much }
    .rest = 餘款貨到付
    .short = 貨到付{ $much }
termskind-days = { $days ->
        [0] 貨到付款
       *[other] 貨到 { $days } 天付款
    }
    .part = { $days ->
        [0] 貨到付{ $much }
       *[other] 貨到後{ $days }天付{ $much }
    }
    .rest = { $days ->
        [0] 餘款貨到付
       *[other] 餘款貨到後{ $days }天
    }
    .short = { $days ->
        [0] 貨到付{ $much }
       *[other] { $days }天{ $much }
    }
termskind-month-end = { $days ->
        [0] 月結（當月底）
       *[other] 月結 { $days } 天
    }
    .part = { $days ->
        [0] 月結付{ $much }
       *[other] 月結{ $days }天付{ $much }
    }
    .rest = { $days ->
        [0] 餘款月結
       *[other] 餘款月結{ $days }天
    }
    .short = { $days ->
        [0] 月結{ $much }
       *[other] 月結{ $days }天{ $much }
    }
# 分期付款的各期，一期接一期。
order-then = { $first }，{ $then }
order-rest-in-short = 餘款
order-parts-in-short = 分{ $number }期 { $days }天

order-quantity = { $quantity } { $measure }
order-quantity-packed = { $packed }（{ $whole }）
order-nothing = 無

order-head = <b>{ $number }</b> · { $state }{ $version ->
        [0] {""}
        [1] {""}
       *[other] {" "}· 第 { $version } 版
    }
order-head-unnumbered = <b>訂單（還沒有編號）</b> · { $state }
order-customer = 🏪 <b>{ $name }</b>
order-customer-class = 🏪 <b>{ $name }</b> · { $customer_class }
order-seller = 業務：{ $name }
order-entered-by = { $name }下單，{ $day }
order-confirmed-on = { $day }確認
order-cancelled-because = 取消原因：{ $reason }
order-line-goods = { $number }. { $name } · { $code } · <b>{ $quantity }</b>
order-line-priced = { $number }. { $name } · <b>{ $quantity }</b> × { $price }{ $discount ->
        [0] {""}
       *[other] （優惠 { $discount }%）
    } = { $amount }
order-line-reason = <i>{ $reason }</i>
order-lines-more = …還有 { $number } 項
order-lines-all = 📋 全部 { $number } 項
order-lines-of = <b>{ $name }</b> · 第 { $first }–{ $last } 項，共 { $number } 項
order-back-to-card = ‹ 返回訂單
order-sums = 未稅 { $net } + 稅額 { $tax } = <b>{ $total }</b>
order-sums-taxed = 合計 <b>{ $total }</b>，其中稅額 { $tax }
order-capped = ✂️ 核准時優惠最多給到 { $most }%
order-deliver-on = 🚚 交貨：<b>{ $day }</b>
order-needed-on = 需求日期：{ $day }
order-address = 📍 { $address }
order-place-known = 📍 有地圖位置，點下面的按鈕
order-contact = 👤 { $name }
order-packing = 包裝：{ $words }
order-transport = 運輸：{ $words }
order-terms = 付款：{ $terms }
order-deposit = 訂金：{ $amount }
order-note = 備註：
order-margin = 毛利：<b>{ $amount }</b>{ $percent ->
        [none] {""}
       *[other] （{ $percent }%）
    }{ $unknown ->
        [0] {""}
       *[other] ，另有 { $unknown } 項沒有成本，未計入
    }
order-margin-unknown = 毛利：都沒有成本，算不出來
order-owes = { $is_credit ->
        [yes] 客戶預收餘額
       *[no] 客戶欠款
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
order-instalment-settled = ✓ 已結清
order-instalment-overdue = 🔴 逾期 { $days } 天
order-instalment-part-paid = 部分已付，未付 { $open }
order-instalment-pending = ⏳ 收款 { $amount } 待財務確認
order-instalment-promised = 🤝 承諾 { $day }付款
order-instalment-disputed = ❗ 有爭議
order-instalments-paid = 💰 ✓ 已結清 { $number } 期
order-instalments-more = …還有 { $number } 期
order-instalment-show = 💰 { $of ->
        [1] 未付 { $open }
       *[other] 第 { $number }/{ $of } 期 · { $open }
    }
order-owes-nothing = 客戶沒有欠款。

order-waits-place = ⏳ <b>待簽核</b>
order-waits-change = ⏳ <b>有變更待簽核</b>，核准前按原訂單執行。
order-waits-cancel = ⏳ <b>申請取消，待簽核</b>{ $said ->
        [yes] ：{ $reason }
       *[no] {""}
    }

order-decide = 去簽核
order-withdraw = 撤回
order-change-it = ✏️ 變更
order-cancel-it = 取消訂單
order-again = 🔁 照此再下一單
order-pdf-again = 📄 PDF
order-sheet-again = 📊 Excel
order-to-customer = 🏪 看客戶
order-show-photos = 📷 看照片（{ $number }）
order-on-map = 🗺 地圖
order-open = 看訂單
order-withdrawn-hint = 已撤回
order-paper-comes = 檔案馬上傳來
order-paper-comes-already = 檔案已經在傳了
order-paper-not-yet = 訂單確認後，才能出銷售訂單。
order-paper-not-for-you = 銷售訂單上有價格，請找負責這張訂單的業務要。
order-paper-caption = { $number } · { $customer }{ $version ->
    [1] { "" }
   *[other] { " · " }第 { $version } 版
}

order-changed-by = { $name }變更了 <b>{ $number }</b> · 第 { $version } 版
order-change-nothing-of-goods = 貨品、數量、日期、地址都沒有變。
order-change-moved = 💳 已付的 { $moved } 改為沖抵其他應收。
order-change-credit = 💳 客戶現有預收餘額 { $credit }。
order-differs = { $label }：{ $before } → <b>{ $after }</b>
order-line-added = ➕ { $line }
order-line-gone = ➖ <s>{ $name } · { $quantity }</s>
order-line-differs = ✏️ { $name }：{ $changes }
order-from-to = { $before } → <b>{ $after }</b>
order-all-changes = ✏️ 全部變更
order-changes-of = <b>{ $number }</b> · 第 { $version } 版的變更
order-differences-more = …還有 { $number } 處
order-part-deliver_on = 🚚 交貨
order-part-needed_on = 需求日期
order-part-address = 📍 地址
order-part-place = 📍 位置
order-part-packing = 包裝
order-part-transport = 運輸
order-part-terms = 付款
order-part-deposit = 訂金
order-part-note = 備註
order-part-total = 合計
order-part-photos = 照片張數
order-big-head = 💰 <b>大單 { $number }</b> · { $total }

order-asks-place = 訂單 · { $customer } · { $total }
order-asks-change = 變更 { $number } · { $customer }
order-asks-cancel = 取消 { $number } · { $customer }
order-was-asked = 訂單 { $number } · { $customer }
order-was-asked-unnumbered = 訂單 · { $customer }
order-asked-granted = { $what } · 優惠最多 { $most }%
order-wants-place = <b>新訂單</b>
order-wants-change = <b>變更 { $number }</b>
order-wants-cancel = <b>取消 { $number }</b>（{ $state }）
order-largest-discount = 最大優惠 <b>{ $discount }%</b>；{ $name }（{ $position }）的權限是 { $limit }%。
order-credit = 信用額度 { $limit } · 現欠 { $owed } · 加上這單 <b>{ $with_order }</b>{ $over ->
        [yes] {" "}⚠️ 超額度
       *[no] {""}
    }
order-credit-other = 信用額度 { $limit } · 現欠 { $owed }。⚠️ 這單是另一種幣別。
order-credit-none = 沒有設信用額度。
order-ageing = 欠款 { $total } · 未到期 { $current }{ $late ->
        [none] {""}
       *[other] {" "}· ⚠️ 逾期：{ $late }
    }
order-ageing-days = { $from }–{ $to } 天 { $amount }
order-ageing-over = { $from } 天以上 { $amount }
order-last-ones = 最近的訂單：
order-last-one = · { $number } · { $day } · { $total } · { $state }
order-last-none = 這是客戶的第一張訂單。
order-rule-discount = 優惠超出下單人的權限
order-rule-credit = 超出客戶信用額度
order-rule-production = 已經開始生產
order-rule-cancel = 開始生產後取消
order-rule = 規定：{ $rules }。簽核人：{ $approvers }
order-all-lines = 📋 全部明細

order-discount-title = { $number } · 改優惠
order-discount-discount = 優惠最多給到百分之幾？
    .label = 優惠
    .hint = 超過的各項都改成這個優惠，其餘不變，訂單隨即核准。
order-discount-percent = 優惠 { $percent }%
order-other-discount = 改優惠核准
# 「同意，優惠8%」這樣的回覆裡，數字前後可能有的詞，逗號分隔。
order-discount-heard =
    .words = 最多給到, 最多給, 最多, 優惠, 折扣, 讓利, 給到, 給, 按, 到
order-discount-only = 請點一個，或者直接寫，例如 8%、7.5 或「92折」。
order-discount-range = 「{ $words }」不行。請寫 0 到 100 之間的百分比，最多兩位小數，例如 7.5%。
order-no-such-discount = 沒有哪一項的優惠超過 { $most }%。要照原樣核准，請點「同意」。
order-cap-over-credit = 按這個優惠，訂單合計 { $total }，客戶一共會欠 { $with_order }，超過信用額度 { $limit }。請把優惠放寬一點，或者點「不同意」，讓下單人減少數量。
order-cap-over-credit-other = 按這個優惠，訂單又會因為信用額度要簽核。請照原樣同意，或者點「不同意」並說明怎麼改。

order-place-approved = ✓ { $by }核准了{ $customer }的訂單 { $number }。{ $capped ->
        [0] {""}
       *[other] 優惠最多給到 { $capped }%。
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-place-refused = ✗ { $by }沒有核准{ $customer }的訂單。
    <blockquote>{ $reason }</blockquote>
order-change-approved = ✓ { $by }核准了 { $number }（{ $customer }）的變更。{ $capped ->
        [0] {""}
       *[other] 優惠最多給到 { $capped }%。
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-change-refused = ✗ { $by }沒有核准 { $number }（{ $customer }）的變更，仍按原訂單執行。
    <blockquote>{ $reason }</blockquote>
order-cancel-approved = ✓ { $by }同意取消：{ $number }（{ $customer }）已取消。{ $has_moved ->
        [yes] 已付的 { $moved } 改為沖抵其他應收。
       *[no] {""}
    }{ $has_credit ->
        [yes] 客戶現有預收餘額 { $credit }。
       *[no] {""}
    }
order-cancel-refused = ✗ { $by }不同意取消 { $number }（{ $customer }），訂單繼續執行。
    <blockquote>{ $reason }</blockquote>
order-cancelled-told = 🚫 <b>{ $number }</b>（{ $customer }）已取消{ $is_by_somebody ->
        [yes] ，操作人：{ $by }
       *[no] {""}
    }。{ $is_sold ->
        [yes] {""}
       *[no] 請停止作業。
    }{ $has_moved ->
        [yes] 已付的 { $moved } 改為沖抵其他應收。
       *[no] {""}
    }{ $has_credit ->
        [yes] 客戶現有預收餘額 { $credit }。
       *[no] {""}
    }
    <blockquote>{ $reason }</blockquote>
order-reopened = { $by }收回了決定，{ $customer }的訂單要重新簽核。

order-cancel-title = 取消 { $number } · { $customer }
order-cancel-reason = 為什麼取消？
    .label = 原因
    .hint = 收到這張訂單的人都會看到。
order-cancel-at-once = 送出後訂單立即取消，收到訂單的人都會接到通知，不能恢復。
order-cancel-by-approval = 已經開始生產，要由{ $approvers }簽核；核准前訂單繼續執行。
order-cancel-money = 💳 這一單已付 { $paid }，取消後{ $where ->
        [bills] 改為沖抵該客戶的其他應收。
        [both] 其中 { $moved } 沖抵其他應收，餘下 { $credit } 轉為客戶預收餘額。
       *[credit] 轉為客戶預收餘額。
    }
order-cancel-waiting = ⏳ 為這一單登記的 { $amount } 待財務確認，確認後先沖最早的帳。

order-gone-or-not-yours = 沒有這張訂單，或者您不能這樣做。請看 /orders。
order-nothing-waits = 這張訂單現在沒有待簽核的事項。
order-shipped-already = 這張訂單已經出過貨，不能取消。沒出的部分可以用「變更」減少，已出的請登記退貨。
order-invoiced-already = 這張訂單已經開發票或有發票待覆核，不能取消。請聯絡財務：待覆核的發票退回後就可以取消。
