# 每天的催款清單：快到期、已逾期、承諾今天付的。
chase-head = { $number ->
        [0] <b>清單上的都處理完了</b> · { $day }
       *[other] <b>有 { $number } 筆應收要追</b> · { $day } · { $sums }
    }
chase-line = <b>{ $place }.</b> <b>{ $amount }</b> · { $customer } · { $bill }
chase-overdue = 🔴 已逾期 { $days } 天
chase-due = { $days ->
        [0] 🟡 今天到期
        [1] ⏳ 明天到期
       *[other] ⏳ 還有 { $days } 天到期
    }
chase-no-day = ⏳ 交貨後到期
chase-promised-for = 🤝 承諾 { $day }付款
chase-broken = 💔 承諾 { $day }付款，沒有付
chase-owner = 負責人：{ $name }
chase-is-promised = 🤝 已承諾 { $day }付款
chase-is-answered = { $state ->
        [receipt_waits] ✓ 收款已登記，待財務確認
        [disputed] ❗ 有爭議
       *[settled] ✓ 已經沒有欠款
    }
chase-paid = { $place } 已付
chase-promised = { $place } 承諾
chase-disputed = { $place } 爭議
chase-help = { $place } 求助
chase-answer = <i>直接回覆這則訊息，{ $name }就會收到。</i>
chase-how-to-write = <i>點 🔍 打開一筆應收，再回覆那則訊息，就能留言給客戶的負責人。</i>
chase-nothing = 清單上已經沒有要您追的應收了。
chase-how-to-answer = <i>點按鈕，或者直接回覆：{ $number ->
        [1] 「已付」「週五付」「求助」。
       *[other] 「{ $place } 已付」「{ $place } 週五付」「{ $place } 求助」。
    }</i>
chase-which = 這句話說的是哪一筆？請點一下，或者在前面寫上序號再回覆，例如「{ $place } 已付」。
chase-what = 這筆怎麼樣了？請點按鈕。要留言給上級，請點 🔍 打開這筆應收，再回覆那則訊息。
