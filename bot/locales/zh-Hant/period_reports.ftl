# 週報和月報：要寫的，和自動彙整的。
command-weekly = 寫週報
    .words = 週報 寫週報
command-monthly = 寫月報
    .words = 月報 寫月報
menu-weekly = 📝 週報
menu-monthly = 📝 月報
weekly-usual = 週報
    .words = 一週 週報
weekly-this = 本週
    .words = 本週 這週 這一週 本星期 這星期 這個星期 這禮拜
weekly-last = 上週
    .words = 上週 上一週 上星期 上個星期 上禮拜
monthly-usual = 月報
    .words = 月報
monthly-this = 本月
    .words = 本月 這個月 當月
monthly-last = 上月
    .words = 上月 上個月

weekly-title = 週報 · { $period }
weekly-done = 這一週做得怎麼樣？
    .label = 總結
    .hint = 有什麼成果，哪些順利，哪些沒做好。
    .offered = 這一週記下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就用這些
    .fresh = 不用，重新寫
weekly-problems = 有什麼問題，需要什麼支援？
    .label = 問題
weekly-plan = 接下來一週怎麼安排？
    .label = 下週計畫
    .hint = 去見誰，想達成什麼？
    .offered = 計畫內和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就按計畫
    .fresh = 不用，重新寫
monthly-title = 月報 · { $period }
monthly-done = 當月做得怎麼樣？
    .label = 總結
    .hint = 有什麼成果，哪些順利，哪些沒做好。
    .offered = 當月記下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就用這些
    .fresh = 不用，重新寫
monthly-problems = 有什麼問題，需要什麼支援？
    .label = 問題
monthly-plan = 接下來一個月怎麼安排？
    .label = 下月計畫
    .hint = 重點跟哪些客戶，想達成什麼？
    .offered = 計畫內和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就按計畫
    .fresh = 不用，重新寫

report-part = { $period }：{ $words }
report-ahead = { $day }：{ $names }
report-plan-of-the-week = 🗓 下週拜訪計畫
report-latest = { $of ->
        [weekly] { $period }的週報
        [monthly] { $period }的月報
       *[daily] { $period }的日報
    }

work-nothing = 這段時間沒有紀錄。
work-visits = 📍 拜訪 { $number } 次（A { $a } · B { $b } · C { $c }）
work-planned = 🗓 計畫拜訪 { $planned } 家，完成 { $done } 家
work-orders = 🧾 訂單 { $number } 筆 · { $amounts }
work-sales = 📈 銷售 { $amounts }
work-receipts = 💰 收款 { $amounts }
work-new-customers = 🏪 新客戶 { $number } 家
work-overdue = ⏰ 目前逾期 { $amounts }
work-leave = 🌴 請假 { $days } 天
work-team = <b>團隊合計</b>
