# 月結對帳單：全部客戶的卡片和表格，單一客戶給對方的對帳單。
command-statement = 對帳單
    .words = 對帳單 對賬單 對帳 月結單

statement-head = 📒 <b>對帳單 · { $month }</b>{ $running ->
        [yes] （截至目前）
       *[no] {""}
    }
statement-customers = { $number } 家客戶
statement-currency = <b>{ $currency }</b> · { $customers }
statement-line = { $label }：{ $amount }
statement-line-now = <b>{ $label }：{ $amount }</b>
statement-overdue = ⏰ 截至 { $day }逾期：{ $amount }
statement-nothing = 這個月沒有餘額，也沒有往來。
statement-tap = 依欠款由多到少排列，點一家看明細。
statement-get-sheet = 📄 試算表（.xlsx）
statement-sheet-file = 對帳單 { $month }
statement-sheet = 對帳單 · { $month } · { $customers }
statement-coming = 檔案馬上傳給您。
statement-to-come = { $month }還沒到。請選已經開始的月份，例如：對帳單 上個月
statement-nobody = 沒有叫「{ $words }」的月份或客戶。例如：對帳單 上個月，或者：對帳單 華聯
statement-which = 看哪家客戶的對帳單？

statement-before = 期初餘額
statement-opening = 開帳餘額
statement-sales = 本期銷貨
statement-receipts = 本期收款
statement-credits = 退貨及沖銷
statement-now = 期末餘額
statement-sum = 合計
statement-about = 說明
statement-company = 公司
statement-as-of = 帳齡截至
statement-customer = 客戶
statement-owner = 負責人
statement-balance-on = { $day }餘額

statement-of = 📒 <b>{ $customer }</b>
    { $month }{ $running ->
        [yes] （截至目前）
       *[no] {""}
    }
statement-of-nothing = 沒有餘額，也沒有往來。
statement-entry = { $day } · { $what } · { $amount } → { $balance }
statement-entries-more = …之前的 { $number } 筆見檔案
statement-get-paper = 📄 給客戶的對帳單（PDF）
statement-paper-file = 對帳單 { $customer } { $month }
statement-paper-caption = 對帳單 · { $customer } · { $month }
statement-order = 訂單 { $number }
statement-order-changed = 訂單 { $number } 變更
statement-order-cancelled = 訂單 { $number } 取消
statement-receipt = { $method }收款{ $has_reference ->
        [yes] ，{ $reference }
       *[no] {""}
    }（{ $day }入帳）
statement-bounce = { $day }{ $method }收款{ $has_reference ->
        [yes] （{ $reference }）
       *[no] {""}
    }遭退回
statement-credit-note = 折讓單 { $number }（訂單 { $order }）
statement-write-off = 沖銷
statement-write-off-back = 沖銷迴轉
statement-opening-entry = 開帳餘額
statement-opening-corrected = 期初結轉更正

statement-paper-title = 對帳單
statement-paper-from = 起始日期
statement-paper-to = 截止日期
statement-paper-before = 期初餘額
statement-paper-now = { $day }餘額
statement-paper-due = 截至 { $day }未付款項
statement-paper-order = { $number ->
        [none] 開帳欠款
       *[other] 訂單 { $number }
    }
statement-paper-after-delivery = 交貨後
statement-paper-credit = 截至 { $day }貴方預付餘額：{ $amount }
statement-paper-nothing = 本期沒有餘額，也沒有往來。
statement-paper-please = 請核對以上帳目，如有不符請與我方聯絡；核對無誤，請於下方簽章確認。
statement-column-day = 日期
statement-column-what = 摘要
statement-column-owed = 應收
statement-column-paid = 已付或折讓
statement-column-balance = 餘額
statement-column-for = 款項
statement-column-due = 應付日期
statement-column-open = 未付金額
