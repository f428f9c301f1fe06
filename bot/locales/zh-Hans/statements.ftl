# 月结对账单：全部客户的卡片和表格，单个客户给对方的对账单。
command-statement = 对账单
    .words = 对账单 对帐单 对账 月结单

statement-head = 📒 <b>对账单 · { $month }</b>{ $running ->
        [yes] （截至目前）
       *[no] {""}
    }
statement-customers = { $number } 家客户
statement-currency = <b>{ $currency }</b> · { $customers }
statement-line = { $label }：{ $amount }
statement-line-now = <b>{ $label }：{ $amount }</b>
statement-overdue = ⏰ 截至 { $day }逾期：{ $amount }
statement-nothing = 这个月没有余额，也没有往来。
statement-tap = 按欠款从多到少排列，点一家看明细。
statement-get-sheet = 📄 表格（.xlsx）
statement-sheet-file = 对账单 { $month }
statement-sheet = 对账单 · { $month } · { $customers }
statement-coming = 文件马上发给您。
statement-to-come = { $month }还没到。请选已经开始的月份，比如：对账单 上个月
statement-nobody = 没有叫“{ $words }”的月份或客户。比如：对账单 上个月，或者：对账单 华联
statement-which = 看哪家客户的对账单？

statement-before = 期初余额
statement-opening = 期初结转
statement-sales = 本期销售
statement-receipts = 本期回款
statement-credits = 退货及核销
statement-now = 期末余额
statement-sum = 合计
statement-about = 说明
statement-company = 公司
statement-as-of = 账龄截至
statement-customer = 客户
statement-owner = 负责人
statement-balance-on = { $day }余额

statement-of = 📒 <b>{ $customer }</b>
    { $month }{ $running ->
        [yes] （截至目前）
       *[no] {""}
    }
statement-of-nothing = 没有余额，也没有往来。
statement-entry = { $day } · { $what } · { $amount } → { $balance }
statement-entries-more = …之前的 { $number } 笔见文件
statement-get-paper = 📄 给客户的对账单（PDF）
statement-paper-file = 对账单 { $customer } { $month }
statement-paper-caption = 对账单 · { $customer } · { $month }
statement-order = 订单 { $number }
statement-order-changed = 订单 { $number } 变更
statement-order-cancelled = 订单 { $number } 取消
statement-receipt = { $method }回款{ $has_reference ->
        [yes] ，{ $reference }
       *[no] {""}
    }（{ $day }到账）
statement-bounce = { $day }{ $method }回款{ $has_reference ->
        [yes] （{ $reference }）
       *[no] {""}
    }被退回
statement-credit-note = 红字单 { $number }（订单 { $order }）
statement-write-off = 核销
statement-write-off-back = 核销冲回
statement-opening-entry = 期初结转
statement-opening-corrected = 期初结转更正

statement-paper-title = 对账单
statement-paper-from = 起始日期
statement-paper-to = 截止日期
statement-paper-before = 期初余额
statement-paper-now = { $day }余额
statement-paper-due = 截至 { $day }未付款项
statement-paper-order = { $number ->
        [none] 期初欠款
       *[other] 订单 { $number }
    }
statement-paper-after-delivery = 交货后
statement-paper-credit = 截至 { $day }贵方预付余额：{ $amount }
statement-paper-nothing = 本期没有余额，也没有往来。
statement-paper-please = 请核对以上账目，如有不符请与我方联系；核对无误，请在下方签章确认。
statement-column-day = 日期
statement-column-what = 摘要
statement-column-owed = 应收
statement-column-paid = 已付或冲减
statement-column-balance = 余额
statement-column-for = 款项
statement-column-due = 应付日期
statement-column-open = 未付金额
