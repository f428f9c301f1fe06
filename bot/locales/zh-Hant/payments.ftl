# 登記收款：問題、送出前的提示、不能這樣登記的說明。
command-pay = 登記收款
    .words = 收款 回款 到款 登記收款 登記回款

payment-title = 登記收款
payment-customer = 哪家客戶付款？
    .label = 客戶
    .hint = 點一家，或輸入名稱的一部分、拼音、電話，訂單編號也可以。
payment-order = 付的是哪張訂單的款？
    .label = 沖抵
    .hint = 點一張，或打訂單編號。
payment-amount = 收到多少？
    .label = 金額
    .hint = 點金額，或直接打字：<code>12000</code>、<code>1.2萬</code>。
payment-method = 怎麼付的？
    .label = 付款方式
payment-reference = 單據上的交易序號或票號是多少？
    .label = 交易序號
    .hint = 直接打字（帳號末五碼也可以），或者把匯款單、截圖傳到這裡，財務靠它查帳。
    .words = 交易序號 序號 流水號 單號 水單號 匯款單號 憑證號 票號 帳號末五碼 末五碼 末五位 末四碼 後五碼 後五位 後四碼 尾號 末碼 號碼 號
payment-photos = 有客戶簽收的收據嗎？
    .label = 照片
    .hint = 拍下來傳到這裡。
payment-day = 錢是哪天收到的？
    .label = 收款日
payment-note = 還有什麼要備註？
    .label = 備註
    .words = 備註 附註

payment-oldest-first = 先沖最早的帳
    .words = 最早,最早的,先沖最早的
payment-open-of = { $number } · { $amount }
payment-due = 已到期 { $amount }
payment-open = 全部未付 { $amount }

payment-nothing-came = 「{ $words }」不是收款金額。請寫實際收到的金額，要大於零，例如 { $example }。退給客戶的錢請找財務登記。
payment-order-unclear = 這家客戶未付清的訂單裡沒有「{ $words }」。請點一張、打訂單編號，或點「先沖最早的帳」。
payment-order-unknown = 沒有 { $number } 這張訂單，或者您不能查看。請點一張、換個訂單編號，或點「先沖最早的帳」。
payment-nobody = 沒有叫「{ $words }」的客戶，也沒有這個訂單編號。請換個字再試，或者打付款客戶的訂單編號。
payment-reference-unclear = 「{ $words }」裡沒有字母或數字。請照單據上的寫，沒有就略過。
payment-customer-archived = { $name }已封存。要登記收款，請先恢復這家客戶。
payment-bill-paid = 這筆應收已經結清。收到別的款，請在客戶卡片上登記，或傳 /pay。

payment-pays = 📌 財務確認後沖抵：
payment-all-credit = 📌 沒有未付的應收，全部轉為客戶預收餘額，下次下單可以用。
payment-waits-already = ⏳ 之前登記的 { $amount } 財務還沒確認，會先沖抵。
payment-no-slip = 📎 還沒有交易序號，也沒有匯款單照片。有一樣財務就查得快，照片直接傳到這裡就好。
payment-in-hand = 💵 繳回之前，這筆現金算在您手上。
payment-record = 💰 登記收款
    .words = 已收到 收到了 收到 收了 已付 付了 付來 付款 支付 入帳了 入帳 匯來 轉來 貨款 款項 訂金 定金

report-receipt = 💰 { $customer } · { $amount } · { $method } · { $state }
evidence-receipts = { $receipts ->
        [1] 登記收款 1 筆，{ $first }
       *[other] 登記收款 { $receipts } 筆，{ $first }到 { $last }
    }
