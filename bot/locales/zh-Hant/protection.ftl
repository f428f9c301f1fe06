# 太久沒有聯絡的客戶。
protection-warning = { $number ->
        [0] 您沒有快過保護期的客戶。
       *[other] <b>{ $number } 家客戶快過保護期</b>，再不聯絡，別人就能接手：
    }
protection-until = · { $customer }：保護期到 { $until }
protection-lapsed = { $number ->
        [0] 您團隊的客戶都在保護期內。
       *[other] <b>{ $number } 家客戶過了保護期</b>，太久沒有聯絡，您可以轉給別人：
    }
protection-ended = · { $customer }（{ $name }）：保護期到 { $until }
protection-visit = 記拜訪
protection-give = 轉給…
protection-all = 全部 { $number } 家
