# 登记回款：问题、发送前的提示、不能这样登记的说明。
command-pay = 登记回款
    .words = 回款 收款 到款 登记回款

payment-title = 登记回款
payment-customer = 哪家客户付款？
    .label = 客户
    .hint = 点一家，或输入名称的一部分、拼音、电话，订单号也行。
payment-order = 付的是哪张订单的款？
    .label = 冲抵
    .hint = 点一张，或打订单号。
payment-amount = 收到多少？
    .label = 金额
    .hint = 点金额，或直接打字：<code>12000</code>、<code>1.2万</code>。
payment-method = 怎么付的？
    .label = 付款方式
payment-reference = 单据上的流水号或票号是多少？
    .label = 流水号
    .hint = 直接打字，或者把回单、截图发到这里，财务凭它查账。
    .words = 流水号 流水 单号 回单号 凭证号 交易号 票号 帐号末五码 末五位 末五码 末四位 后五位 后四位 尾号 号码 号
payment-photos = 有客户签字的收据吗？
    .label = 照片
    .hint = 拍下来发到这里。
payment-day = 钱是哪天收到的？
    .label = 回款日
payment-note = 还有什么要备注？
    .label = 备注
    .words = 备注 附注

payment-oldest-first = 先冲最早的账
    .words = 最早,最早的,先冲最早的
payment-open-of = { $number } · { $amount }
payment-due = 已到期 { $amount }
payment-open = 全部未付 { $amount }

payment-nothing-came = “{ $words }”不是回款金额。请写实际收到的金额，要大于零，比如 { $example }。退给客户的钱请找财务登记。
payment-order-unclear = 这家客户未付清的订单里没有“{ $words }”。请点一张、打订单号，或点“先冲最早的账”。
payment-order-unknown = 没有 { $number } 这张订单，或者您不能查看。请点一张、换个订单号，或点“先冲最早的账”。
payment-nobody = 没有叫“{ $words }”的客户，也没有这个订单号。请换个字再试，或者打付款客户的订单号。
payment-reference-unclear = “{ $words }”里没有字母或数字。请照单据上的写，没有就跳过。
payment-customer-archived = { $name }已归档。要登记回款，请先恢复这家客户。
payment-bill-paid = 这笔应收已经结清。收到别的款，请在客户卡片上登记，或发 /pay。

payment-pays = 📌 财务确认后冲抵：
payment-all-credit = 📌 没有未付的应收，全部转为客户预收余额，下次下单可以用。
payment-waits-already = ⏳ 之前登记的 { $amount } 财务还没确认，会先冲抵。
payment-no-slip = 📎 还没有流水号，也没有回单照片。有一样财务就查得快，照片直接发到这里就行。
payment-in-hand = 💵 上交之前，这笔现金算在您手上。
payment-record = 💰 登记回款
    .words = 已收到 收到了 收到 收了 已付 付了 付来 付款 支付 到账了 到账 打来 转来 货款 款项 订金 定金

report-receipt = 💰 { $customer } · { $amount } · { $method } · { $state }
evidence-receipts = { $receipts ->
        [1] 登记回款 1 笔，{ $first }
       *[other] 登记回款 { $receipts } 笔，{ $first }到 { $last }
    }
