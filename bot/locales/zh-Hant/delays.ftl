# 延期：新的交期、客戶的答覆；要關注的訂單清單。
delay-title = 延期 · { $number } · { $customer }
delay-day = 改到哪天能交貨？
    .label = 新交期
delay-reason = 為什麼要延？
    .label = 原因
    .hint = 業務會轉告客戶。
delay-announce = ⏰ 要延期
delay-record = ⏰ 登記客戶答覆
delay-line = ⏰ 交期延後：{ $was } → <b>{ $new }</b>
delay-head = ⏰ <b>{ $number }</b> 要延期 · { $customer }
    原定：{ $was } · 預計：<b>{ $new }</b>
    { $by }說：
delay-please-ask = 請問一下客戶，把答覆登記進來：點按鈕，或直接回覆，例如「可以」「不行，客戶週五一定要」。
delay-is-asked = 等業務問客戶。
delay-replaced = 後來又報了新的交期，以新的為準。
delay-over = 不用再問客戶了。
delay-answered = 客戶：<b>{ $answer }</b> · { $by }登記 · { $at }
delayanswer-accepted = 同意延期
    .words = 同意 接受 可以 好
delayanswer-refused = 不同意延期
    .words = 不同意 不接受 不行
delay-customer-accepts = ✓ 客戶同意
delay-customer-refuses = ✗ 客戶不同意
delay-accepted-hint = 已登記，依新交期執行，已通知工務。
delay-refused-hint = 已登記，已通知工務和您的主管。
delay-answer-title = 客戶答覆 · { $number } · { $customer }
delay-answer-answer = 客戶怎麼說？
    .label = 答覆
delay-answer-words = 客戶的原話是什麼？
    .label = 客戶原話
delay-accepted-told = ✓ <b>{ $number }</b>（{ $customer }）客戶同意從 { $was }延到 { $day }，依新交期執行。{ $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $words }</blockquote>
       *[no] {""}
    }
delay-refused-told = ✗ <b>{ $number }</b>（{ $customer }）客戶不同意延到 { $day }，還是照 { $was }。{ $by }
    <blockquote>{ $words }</blockquote>
delay-nothing-to-ship = 這張訂單沒有要出的貨了，不用延期。
delay-past = { $day }已經過去了，請選今天或以後的日期。
delay-not-later = { $day }不比原定的 { $agreed }晚，請選更晚的日期。
delay-too-far = { $day }離現在一年多了，請檢查日期。
delay-not-yours-to-answer = 客戶的答覆只能由負責這張訂單的業務或其主管登記。
delay-answered-already = { $is_mine ->
        [yes] 您已經登記過了：{ $answer }。
       *[no] { $by }已先登記：{ $answer }。
    }
delay-replaced-already = 工務後來又報了新的交期，請在最新的那則上登記。
delay-words-needed = 請寫一下客戶是怎麼說的，例如「週四開幕，等不了」。

order-warning-head = ⏳ <b>{ $number } 張訂單快到交期了，貨還沒備好</b>
order-warning-line = • { $number } · { $customer } · <b>{ $day }</b> · { $state }
order-arrived-head = 🚚 <b>這些貨到了嗎？（{ $number }）</b>
order-arrived-line = • { $number }（第 { $shipment } 次）· { $customer } · 交期 { $day }
order-overdue-head = 🔴 <b>{ $number } 張訂單過了交期</b>
order-overdue-line = • { $number } · { $customer } · { $day }，已過 { $late } 天 · { $state }
order-watch-nothing = 清單裡已經沒有了。

pending-shipments = <b>等您覆核的出貨：{ $number } 次</b>
pending-shipment = { $number }（第 { $shipment } 次）· { $customer }
pending-delays = <b>等您問客戶的延期：{ $number } 項</b>
pending-delay = { $number } · { $customer } · { $day }
