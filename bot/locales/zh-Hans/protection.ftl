# 太久没有联系的客户。
protection-warning = { $number ->
        [0] 您没有快要过保护期的客户。
       *[other] <b>{ $number } 家客户快过保护期</b>，再不联系，别人就可以接手：
    }
protection-until = · { $customer }：保护到 { $until }
protection-lapsed = { $number ->
        [0] 您团队的客户都在保护期内。
       *[other] <b>{ $number } 家客户太久没有联系</b>，保护期已过，您可以转给别人：
    }
protection-ended = · { $customer }（{ $name }）：到 { $until }
protection-visit = 记拜访
protection-give = 转给…
protection-all = 全部 { $number } 家
