# 延期：新的交期、客户的答复；要关注的订单清单。
delay-title = 延期 · { $number } · { $customer }
delay-day = 改到哪天能交货？
    .label = 新交期
delay-reason = 为什么要延？
    .label = 原因
    .hint = 业务员会转告客户。
delay-announce = ⏰ 要延期
delay-record = ⏰ 登记客户答复
delay-line = ⏰ 交期延后：{ $was } → <b>{ $new }</b>
delay-head = ⏰ <b>{ $number }</b> 要延期 · { $customer }
    原定：{ $was } · 预计：<b>{ $new }</b>
    { $by }说：
delay-please-ask = 请问一下客户，把答复登记进来：点按钮，或者直接回复，比如“可以”“不行，客户周五一定要”。
delay-is-asked = 等业务员问客户。
delay-replaced = 后来又报了新的交期，以新的为准。
delay-over = 不用再问客户了。
delay-answered = 客户：<b>{ $answer }</b> · { $by }登记 · { $at }
delayanswer-accepted = 同意延期
    .words = 同意 接受 可以 好
delayanswer-refused = 不同意延期
    .words = 不同意 不接受 不行
delay-customer-accepts = ✓ 客户同意
delay-customer-refuses = ✗ 客户不同意
delay-accepted-hint = 已登记，按新交期执行，已通知工务。
delay-refused-hint = 已登记，已通知工务和您的上级。
delay-answer-title = 客户答复 · { $number } · { $customer }
delay-answer-answer = 客户怎么说？
    .label = 答复
delay-answer-words = 客户的原话是什么？
    .label = 客户原话
delay-accepted-told = ✓ <b>{ $number }</b>（{ $customer }）客户同意从 { $was }延到 { $day }，按新交期执行。{ $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $words }</blockquote>
       *[no] {""}
    }
delay-refused-told = ✗ <b>{ $number }</b>（{ $customer }）客户不同意延到 { $day }，还是按 { $was }。{ $by }
    <blockquote>{ $words }</blockquote>
delay-nothing-to-ship = 这张订单没有要发的货了，不用延期。
delay-past = { $day }已经过去了，请选今天或以后的日期。
delay-not-later = { $day }不比原定的 { $agreed }晚，请选更晚的日期。
delay-too-far = { $day }离现在一年多了，请检查日期。
delay-not-yours-to-answer = 客户的答复只能由负责这张订单的业务员或其上级登记。
delay-answered-already = { $is_mine ->
        [yes] 您已经登记过了：{ $answer }。
       *[no] { $by }已先登记：{ $answer }。
    }
delay-replaced-already = 工务后来又报了新的交期，请在最新的那条上登记。
delay-words-needed = 请写一下客户是怎么说的，比如“周四开业，等不了”。

order-warning-head = ⏳ <b>{ $number } 张订单快到交期了，货还没备好</b>
order-warning-line = • { $number } · { $customer } · <b>{ $day }</b> · { $state }
order-arrived-head = 🚚 <b>这些货到了吗？（{ $number }）</b>
order-arrived-line = • { $number }（第 { $shipment } 次）· { $customer } · 交期 { $day }
order-overdue-head = 🔴 <b>{ $number } 张订单过了交期</b>
order-overdue-line = • { $number } · { $customer } · { $day }，已过 { $late } 天 · { $state }
order-watch-nothing = 清单里已经没有了。

pending-shipments = <b>等您复核的发货：{ $number } 次</b>
pending-shipment = { $number }（第 { $shipment } 次）· { $customer }
pending-delays = <b>等您问客户的延期：{ $number } 项</b>
pending-delay = { $number } · { $customer } · { $day }
