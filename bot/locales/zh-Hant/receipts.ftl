# 收款：卡片、財務確認、更正、退票、早上的待確認清單。
paymentmethod-cash = 現金
    .words = 現款 付現
paymentmethod-transfer = 轉帳
    .words = 轉賬 銀行轉帳 匯款 電匯
paymentmethod-cheque = 支票
    .words = 票據
paymentmethod-wechat = 微信
    .words = 微信支付 微信轉帳
paymentmethod-alipay = 支付寶
    .words = 支付寶轉帳
paymentmethod-other = 其他方式
    .words = 承兌 承兌匯票 匯票 刷卡
receiptstate-waiting = 待財務確認
receiptstate-confirmed = 已入帳
receiptstate-refused = 未入帳
receiptstate-withdrawn = 已撤回
receiptstate-bounced = 已退回

receipt-head = 💰 <b>{ $amount }</b> · { $customer }
    { $method } · { $state }
receipt-reference = 交易序號 { $reference }
receipt-came-on = 收款日 { $day }
receipt-against-order = 沖抵 { $order }
receipt-against-ended-order = 原定沖抵 { $order }，訂單已取消，改為先沖最早的帳
receipt-oldest-first = 先沖最早的帳
receipt-recorded-by = { $name }登記，{ $at }
receipt-cash-in-hand = 💵 現金還在{ $name }手上
receipt-owes = 💳 客戶欠款 { $total }{ $is_late ->
        [yes] ，其中逾期 { $late }
       *[no] {""}
    }
receipt-owes-nothing = 💳 客戶沒有欠款
receipt-has-credit = 💳 客戶有預收餘額 { $credit }
receipt-will-settle = 確認後沖抵：
receipt-settled = 已沖抵：
receipt-bill = • { $bill }{ $has_day ->
        [yes] （{ $due }到期）
       *[no] {""}
    }：{ $amount }{ $is_open ->
        [yes] ，還欠 { $open }
       *[no] {""}
    }
receipt-bills-more = …還有 { $number } 筆
receipt-will-be-credit = • 比應收多付的 { $credit } 轉為客戶預收餘額
receipt-is-credit = • 其中 { $credit } 為客戶預收餘額
receipt-like = ⚠️ { $has_reference ->
        [yes] 另有一筆收款的交易序號和金額都相同
       *[no] 這家客戶另有一筆收款金額相同
    }：{ $name }登記，收款日 { $day }，{ $state }。可能是同一筆錢。
receipt-like-unseen = ⚠️ 另有一筆收款的交易序號和金額都相同（不是您的客戶）：{ $name }登記，收款日 { $day }。可能是同一筆錢。
receipt-open-like = 看另一筆
receipt-waits-for = { $number ->
        [0] ⚠️ 目前沒有人可以確認。
       *[other] 待{ $names }確認
    }
receipt-decided = { $state ->
        [confirmed] ✓ { $name }已確認入帳，{ $at }
        [refused] ✗ { $name }：未入帳，{ $at }
        [withdrawn] { $name }已撤回，{ $at }
       *[bounced] ✗ { $name }：款項已退回，{ $at }
    }
receipt-how-to-answer = <i>錢入帳了嗎？點按鈕，或者直接回覆「入帳」；沒到就回覆「沒到」，加上原因。</i>
receipt-what-is-meant = 這筆錢入帳了嗎？請點按鈕；點「未入帳」，您剛才寫的內容會作為原因一併告知。

receipt-arrived = ✓ 已入帳
    .words = 入帳 入帳了 到帳 到賬 已到帳 已到賬 到帳了 到賬了 到了 已到 收到 收到了 已收到 已收 確認 確認入帳 確認到帳 已確認
receipt-not-arrived = ✗ 未入帳
    .words = 沒入帳 未入帳 沒到帳 沒到賬 沒到 未到帳 未到賬 未到 沒收到 未收到 沒有入帳 沒有到帳 沒有收到 查不到 查無
    .alone = 沒有, 沒, 還沒, 還沒有, 還沒到, 未見, 沒見到, 沒看到, 沒有啊, 沒有呢
receipt-correct = ✎ 更正
receipt-correct-to = ✎ 更正為 { $amount }
receipt-as-recorded = { $amount }（登記的金額）
receipt-came-after-all = ✓ 後來入帳了
receipt-record-again = 🔁 重新登記
receipt-recorded-again = 這筆收款後來又登記過一次，請確認那一筆。
receipt-recorded-once-more = 這筆收款您已經重新登記過了。
receipt-withdraw = 撤回
receipt-came-to-nothing = 退票或退回
receipt-show-photos = 📷 看憑證（{ $number }）
receipt-open-order = 看訂單
receipt-open = 看這筆收款

receipt-confirmed-hint = 已確認入帳
receipt-refused-hint = 已登記，已把原因告訴登記的同事。
receipt-withdrawn-hint = 已撤回

receipt-refusal-title = { $customer }的 { $amount } 未入帳
receipt-refusal-reason = 是什麼情況？
    .label = 原因
    .hint = 登記的同事會看到。
receipt-bounce-title = { $customer }的 { $amount } 被退回
receipt-bounce-reason = 是什麼情況？
    .label = 原因
    .hint = 已沖抵的應收會恢復為未付，登記的同事和客戶負責人會看到。
receipt-correction-title = 更正並確認 · { $customer }
receipt-correction-amount = 實際入帳多少？
    .label = 金額
receipt-correction-method = 怎麼付的？
    .label = 付款方式
receipt-correction-reference = 交易序號是多少？
    .label = 交易序號
receipt-correction-day = 錢是哪天收到的？
    .label = 收款日
receipt-correction-order = 付的是哪張訂單的款？
    .label = 沖抵
    .hint = 點一下，或輸入訂單編號。
receipt-corrects-next = 送出後就更正並確認入帳，改了什麼會告訴{ $name }。

receipt-confirmed = ✓ { $by }：{ $customer }的 <b>{ $amount }</b> 已入帳。{ $has_credit ->
        [yes] 客戶現有預收餘額 { $credit }。
       *[no] {""}
    }
receipt-corrected = ✓ { $by }更正並確認了{ $customer }的收款：<b>{ $amount }</b> 已入帳。{ $has_credit ->
        [yes] 客戶現有預收餘額 { $credit }。
       *[no] {""}
    }
receipt-change = • { $label }：{ $was } → <b>{ $now }</b>
receipt-no-reference = 無
receipt-refused = ✗ { $by }：{ $customer }的 <b>{ $amount }</b> 未入帳，不計入收款。
    <blockquote>{ $reason }</blockquote>
receipt-bounced = ⚠️ { $by }：{ $customer }的 <b>{ $amount }</b> 被退回。
    <blockquote>{ $reason }</blockquote>
receipt-open-again = 恢復為未付：
receipt-opens-nothing = 沒有應收因此恢復為未付：這筆錢本是預收餘額，或客戶的其他款項已經抵上。
receipt-nobody-confirms = ⚠️ { $name }登記的收款沒有人可以確認：自己登記的不能自己確認。請邀請另一位財務同事，或在 company.toml 的 [payments] confirmed_by 加上其他職位。

receipt-own = 這筆收款是您自己登記的，要由財務的其他同事確認。
receipt-gone-or-not-yours = 沒有這筆收款，或者不由您處理。
receipt-not-now = { $is_waiting ->
        [yes] 這筆收款還在等財務確認。
       *[no] { $is_mine ->
            [yes] 您已經處理過了：{ $state }。
           *[no] { $by }已先處理：{ $state }。
        }
    }
receipt-needs-reason = 請寫明原因，登記的同事需要知道。
receipt-in-a-hand-in = 這筆現金正按登記的金額繳回，請先處理現金繳回。
receipt-order-not-theirs = { $name }沒有這張訂單，或者已經取消。請另選一張，或選「先沖最早的帳」。
receipt-amount-impossible = { $amount } 不是有效的收款金額。請填寫實際入帳金額，要大於零，例如 1200 或 1200.50。
receipt-other-currency = { $amount } 和這家客戶應收的幣別（{ $currencies }）不同。請填寫 { $currencies } 金額；銀行已結匯的，填實際入帳金額。
receipt-day-to-come = { $day }還沒到，請等收到錢的當天再登記。
receipt-day-too-old = { $day }太早了，最早可以補登 { $first }的收款。請找財務處理。
receipt-before-order = { $number } 是 { $ordered }下的單，晚於 { $day }。請核對日期，或選「先沖最早的帳」。

pending-receipts = <b>等您確認的收款：{ $number } 筆</b>
receipt-in-a-list = { $customer } · { $amount } · { $method }
pending-with-others = <b>已報財務或主管，待處理：{ $number } 件</b>
receipts-lying-head = ⏳ <b>有 { $number } 筆收款等財務確認已滿 { $days } 個工作天。</b>確認之前，對應的應收不催款，請催一下。
receipts-waiting-head = 💰 <b>有 { $number } 筆收款今天之前就在等您確認。</b>確認之前，對應的應收不催款。
receipts-waiting-line = • { $customer } · { $amount } · { $method } · { $name }，{ $at }
receipts-waiting-nothing = 沒有今天之前留下的待確認收款。
