# 發票：待開內容、登記、覆核。
invoicestate-waiting = 待覆核
invoicestate-checked = 已覆核
invoicestate-refused = 覆核不符
scope-shipped = 已出貨、未開發票
scope-ordered = 已訂貨、未開發票

invoice-write = 🧾 開發票
invoice-to-bill = 🧾 <b>待開發票：{ $order }</b> · { $customer }
    { $scope }
invoice-line = { $number }. { $name } · <b>{ $quantity }</b> × { $price } = { $amount } · 稅率 { $tax }%
invoice-lines-more = …還有 { $number } 項
invoice-sums = 未稅 { $net } + 稅額 { $tax } = <b>{ $total }</b>
invoice-sums-taxed = 含稅總計 <b>{ $total }</b>，其中稅額 { $tax }
invoice-how-to-write = <i>請照此開立，再登記發票上的號碼和含稅總計。</i>
invoice-enter = 登記發票
invoice-scope-instead = { $scope ->
        [shipped] 只開已出貨的
       *[ordered] 整張訂單都開（含未出貨）
    }
invoice-nothing-to-bill = 這張訂單沒有要開發票的了。

invoice-title = { $order } 的發票
invoice-number = 發票上的號碼是多少？
    .label = 發票號碼
invoice-total = 發票上的含稅總計是多少？
    .label = 含稅總計
    .hint = 請照發票填寫，會與訂單核對。
invoice-photos = 拍一張發票照片？
    .label = 發票照片
invoice-is-checked-next = 送出後由另一位同事覆核。
invoice-see-what = 看待開發票內容

invoice-number-none = 發票號碼要寫，最多 { $limit } 個字元，請照發票填寫。
invoice-number-taken = { $is_seen ->
        [no] 這個號碼已經登記過了，請再看一下發票。
       *[yes] 這個號碼已經登記在 { $order } 了，請再看一下發票。
    }
invoice-total-only = 請填寫含稅總計，例如 { $example }。
invoice-total-unclear = 看不出「{ $words }」是多少 { $currency }（這張訂單的幣別）。請照 { $example } 這樣寫。
invoice-total-currency = 這張訂單以 { $currency } 計價，請填寫 { $currency } 金額。
invoice-total-differs = { $total } 比訂單{ $is_more ->
        [yes] 多
       *[no] 少
    }了 { $difference }，訂單應為 { $due }。請核對發票上的貨品、數量和單價；填錯了就重新填。
invoice-not-yours-to-write = 沒有這張訂單，或者不由您開發票。
invoice-order-not-standing = 這張訂單還沒確認，或者已經取消，不能開發票。
invoice-order-waits = 這張訂單的變更或取消正在簽核，請等有結果後再開發票。

invoice-head = 🧾 <b>發票 { $number }</b> · { $state }
    { $order } · { $customer }
invoice-written-by = { $name }登記，{ $at }
invoice-waits-for = { $number ->
        [0] ⚠️ 目前沒有其他人可以覆核。
       *[other] 待{ $names }覆核
    }
invoice-decided = { $state ->
        [checked] ✓ { $name }已覆核，{ $at }
       *[refused] ✗ { $name }覆核：不符，{ $at }
    }
invoice-how-to-check = <i>請對照發票，核對貨品、數量、單價和含稅總計。您是覆核人：點按鈕，或直接回覆「對」，有誤就回覆「不對」加上原因。</i>
invoice-what-is-meant = 這張發票和訂單相符嗎？請點按鈕。
invoice-matches = 相符
invoice-does-not-match = 不符
invoice-show-photos = 📷 看照片（{ $number }）
invoice-all-lines = 📋 全部 { $lines } 項
invoice-lines-of = 🧾 <b>{ $number }</b> · 共 { $lines } 項
invoice-open-order = 看訂單
invoice-checked-hint = 已覆核，已通知業務
invoice-refused-hint = 已登記，已通知開票的人。

invoice-refusal-title = 發票 { $number } 不符
invoice-refusal-reason = 哪裡不符？
    .label = 原因
    .hint = 會告訴登記的同事；這些貨可以重新開發票。

invoice-own = 這張發票是您登記的，要由別人覆核。
invoice-not-yours-to-check = 這張發票不由您覆核。
invoice-gone-or-not-yours = 沒有這張發票，或者您不能查看。
invoice-checked-already = { $is_mine ->
        [yes] 您已經處理過了：{ $state }。
       *[no] { $by }已先處理：{ $state }。
    }
invoice-checked-told = 🧾 <b>{ $number }</b>（{ $customer }）的發票 { $invoice } 已開立，含稅總計 { $total }，{ $by }已覆核。{ $is_closed ->
        [yes] 訂單已完成。
       *[no] {""}
    }
invoice-refused-told = ✗ { $by }：<b>{ $number }</b> 的發票 { $invoice } 不符，這些貨可以重新開發票。
    <blockquote>{ $reason }</blockquote>
invoice-nobody-to-check = ⚠️ { $order } 的發票 { $number } 沒有人可以覆核：登記的人不能自己覆核。請邀請另一位同事，或在 company.toml 的 [orders] invoice_checked_by 加上其他職務。

invoice-on-the-card = 🧾 { $number } · { $total } · { $state }
invoice-earlier = 🧾 之前還有 { $number } 張發票
invoice-in-a-list = 發票 { $number } · { $customer } · { $total }
pending-invoices = <b>等您覆核的發票：{ $number } 張</b>
