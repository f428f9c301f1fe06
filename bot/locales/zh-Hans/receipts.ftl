# 回款：卡片、财务确认、更正、退票、早上的待确认清单。
paymentmethod-cash = 现金
    .words = 现款 付现
paymentmethod-transfer = 转账
    .words = 转帐 银行转账 汇款 电汇 打款 对公
paymentmethod-cheque = 支票
    .words = 票据
paymentmethod-wechat = 微信
    .words = 微信支付 微信转账
paymentmethod-alipay = 支付宝
    .words = 支付宝转账
paymentmethod-other = 其他方式
    .words = 承兑 承兑汇票 银行承兑 汇票 刷卡 POS POS机
receiptstate-waiting = 待财务确认
receiptstate-confirmed = 已到账
receiptstate-refused = 未到账
receiptstate-withdrawn = 已撤回
receiptstate-bounced = 已退回

receipt-head = 💰 <b>{ $amount }</b> · { $customer }
    { $method } · { $state }
receipt-reference = 流水号 { $reference }
receipt-came-on = 回款日 { $day }
receipt-against-order = 冲抵 { $order }
receipt-against-ended-order = 原定冲抵 { $order }，订单已取消，改为先冲最早的账
receipt-oldest-first = 先冲最早的账
receipt-recorded-by = { $name }登记，{ $at }
receipt-cash-in-hand = 💵 现金还在{ $name }手上
receipt-owes = 💳 客户欠款 { $total }{ $is_late ->
        [yes] ，其中逾期 { $late }
       *[no] {""}
    }
receipt-owes-nothing = 💳 客户没有欠款
receipt-has-credit = 💳 客户有预收余额 { $credit }
receipt-will-settle = 确认后冲抵：
receipt-settled = 已冲抵：
receipt-bill = • { $bill }{ $has_day ->
        [yes] （{ $due }到期）
       *[no] {""}
    }：{ $amount }{ $is_open ->
        [yes] ，还欠 { $open }
       *[no] {""}
    }
receipt-bills-more = …还有 { $number } 笔
receipt-will-be-credit = • 比应收多付的 { $credit } 转为客户预收余额
receipt-is-credit = • 其中 { $credit } 为客户预收余额
receipt-like = ⚠️ { $has_reference ->
        [yes] 另有一笔回款的流水号和金额都相同
       *[no] 这家客户另有一笔回款金额相同
    }：{ $name }登记，回款日 { $day }，{ $state }。可能是同一笔钱。
receipt-like-unseen = ⚠️ 另有一笔回款的流水号和金额都相同（不是您的客户）：{ $name }登记，回款日 { $day }。可能是同一笔钱。
receipt-open-like = 看另一笔
receipt-waits-for = { $number ->
        [0] ⚠️ 目前没有人可以确认。
       *[other] 待{ $names }确认
    }
receipt-decided = { $state ->
        [confirmed] ✓ { $name }已确认到账，{ $at }
        [refused] ✗ { $name }：未到账，{ $at }
        [withdrawn] { $name }已撤回，{ $at }
       *[bounced] ✗ { $name }：款项已退回，{ $at }
    }
receipt-how-to-answer = <i>钱到账了吗？点按钮，或者直接回复“到账”；没到就回复“没到”，加上原因。</i>
receipt-what-is-meant = 这笔钱到账了吗？请点按钮；点“未到账”，您刚才写的内容会作为原因一并告知。

receipt-arrived = ✓ 到账
    .words = 到账 到帐 已到账 已到帐 到账了 到帐了 到了 已到 收到 收到了 已收到 已收 确认 确认到账 已确认
receipt-not-arrived = ✗ 未到账
    .words = 没到账 没到帐 没到 未到账 未到帐 未到 没收到 未收到 没有到账 没有到帐 没有收到 查不到 查无
    .alone = 没有, 没, 还没, 还没有, 还没到, 未见, 没见到, 没看到, 未入账, 没入账, 没有啊, 没有呢
receipt-correct = ✎ 更正
receipt-correct-to = ✎ 更正为 { $amount }
receipt-as-recorded = { $amount }（登记的金额）
receipt-came-after-all = ✓ 后来到账了
receipt-record-again = 🔁 重新登记
receipt-recorded-again = 这笔回款后来又登记过一次，请确认那一笔。
receipt-recorded-once-more = 这笔回款您已经重新登记过了。
receipt-withdraw = 撤回
receipt-came-to-nothing = 退票或退回
receipt-show-photos = 📷 看凭证（{ $number }）
receipt-open-order = 看订单
receipt-open = 看这笔回款

receipt-confirmed-hint = 已确认到账
receipt-refused-hint = 已登记，已把原因告诉登记的同事。
receipt-withdrawn-hint = 已撤回

receipt-refusal-title = { $customer }的 { $amount } 未到账
receipt-refusal-reason = 是什么情况？
    .label = 原因
    .hint = 登记的同事会看到。
receipt-bounce-title = { $customer }的 { $amount } 被退回
receipt-bounce-reason = 是什么情况？
    .label = 原因
    .hint = 已冲抵的应收会恢复为未付，登记的同事和客户负责人会看到。
receipt-correction-title = 更正并确认 · { $customer }
receipt-correction-amount = 实际到账多少？
    .label = 金额
receipt-correction-method = 怎么付的？
    .label = 付款方式
receipt-correction-reference = 流水号是多少？
    .label = 流水号
receipt-correction-day = 钱是哪天收到的？
    .label = 回款日
receipt-correction-order = 付的是哪张订单的款？
    .label = 冲抵
    .hint = 点一下，或输入订单号。
receipt-corrects-next = 提交后就更正并确认到账，改了什么会告诉{ $name }。

receipt-confirmed = ✓ { $by }：{ $customer }的 <b>{ $amount }</b> 已到账。{ $has_credit ->
        [yes] 客户现有预收余额 { $credit }。
       *[no] {""}
    }
receipt-corrected = ✓ { $by }更正并确认了{ $customer }的回款：<b>{ $amount }</b> 已到账。{ $has_credit ->
        [yes] 客户现有预收余额 { $credit }。
       *[no] {""}
    }
receipt-change = • { $label }：{ $was } → <b>{ $now }</b>
receipt-no-reference = 无
receipt-refused = ✗ { $by }：{ $customer }的 <b>{ $amount }</b> 未到账，不计入回款。
    <blockquote>{ $reason }</blockquote>
receipt-bounced = ⚠️ { $by }：{ $customer }的 <b>{ $amount }</b> 被退回。
    <blockquote>{ $reason }</blockquote>
receipt-open-again = 恢复为未付：
receipt-opens-nothing = 没有应收因此恢复为未付：这笔钱本是预收余额，或客户的其他款项已经抵上。
receipt-nobody-confirms = ⚠️ { $name }登记的回款没有人可以确认：自己登记的不能自己确认。请邀请另一位财务同事，或在 company.toml 的 [payments] confirmed_by 里加上别的职位。

receipt-own = 这笔回款是您自己登记的，要由财务的其他同事确认。
receipt-gone-or-not-yours = 没有这笔回款，或者不由您处理。
receipt-not-now = { $is_waiting ->
        [yes] 这笔回款还在等财务确认。
       *[no] { $is_mine ->
            [yes] 您已经处理过了：{ $state }。
           *[no] { $by }已先处理：{ $state }。
        }
    }
receipt-needs-reason = 请写明原因，登记的同事需要知道。
receipt-in-a-hand-in = 这笔现金正按登记的金额上交，请先处理现金上交。
receipt-order-not-theirs = { $name }没有这张订单，或者已经取消。请另选一张，或选“先冲最早的账”。
receipt-amount-impossible = { $amount } 不是有效的回款金额。请填写实际到账金额，要大于零，比如 1200 或 1200.50。
receipt-other-currency = { $amount } 和这家客户应收的币种（{ $currencies }）不同。请填写 { $currencies } 金额；银行已结汇的，填实际到账金额。
receipt-day-to-come = { $day }还没到，请等收到钱的当天再登记。
receipt-day-too-old = { $day }太早了，最早可以补登 { $first }的回款。请找财务处理。
receipt-before-order = { $number } 是 { $ordered }下的单，晚于 { $day }。请核对日期，或选“先冲最早的账”。

pending-receipts = <b>等您确认的回款：{ $number } 笔</b>
receipt-in-a-list = { $customer } · { $amount } · { $method }
pending-with-others = <b>已报财务或上级，待处理：{ $number } 项</b>
receipts-lying-head = ⏳ <b>有 { $number } 笔回款等财务确认已满 { $days } 个工作日。</b>确认之前，对应的应收不催款，请催一下。
receipts-waiting-head = 💰 <b>有 { $number } 笔回款今天之前就在等您确认。</b>确认之前，对应的应收不催款。
receipts-waiting-line = • { $customer } · { $amount } · { $method } · { $name }，{ $at }
receipts-waiting-nothing = 没有今天之前留下的待确认回款。
