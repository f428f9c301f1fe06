# 太久没有联系的客户。
protection-warning = { $number ->
        [0] 您没有快过保护期的客户。
       *[other] <b>{ $number } 家客户快过保护期</b>，再不联系，别人就能接手：
    }
protection-until = · { $customer }：保护期到 { $until }
protection-lapsed = { $number ->
        [0] 您团队的客户都在保护期内。
       *[other] <b>{ $number } 家客户过了保护期</b>，太久没有联系，您可以转给别人：
    }
protection-ended = · { $customer }（{ $name }）：保护期到 { $until }
protection-visit = 记拜访
protection-give = 转给…
protection-all = 全部 { $number } 家
