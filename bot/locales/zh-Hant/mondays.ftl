# 週一早上給主管的團隊一週：一張圖，十行字。
monday-title = <b>團隊一週</b> · { $week } · { $people } 人
monday-empty = 這一週沒有任何紀錄。
monday-visits = 🚶 拜訪 { $number } 次（{ $classes }）
monday-no-visits = 🚶 沒有拜訪
monday-planned = 🗓 計畫 { $planned } 家，完成 { $done } 家（{ $percent }%）
monday-orders = 🧾 訂單 { $number } 筆（{ $sums }）
monday-money = 💰 銷售 { $sales } · 收款 { $receipts }{ $has ->
        [yes] {""}（{ $percent }%）
       *[no] {""}
    }
monday-new = 🆕 新客戶 { $number } 家
monday-overdue = ⏰ 目前逾期 { $sums }
monday-leave = 🌴 請假 { $days } 天
monday-reports-filed = 📝 週報已交 { $filed }/{ $owed } 份
monday-shares = 🎯 { $month }{ $measure }達成率：最高 { $best } { $most }%，最低 { $weakest } { $least }%
monday-share = 🎯 { $month }{ $measure }達成率：{ $best } { $most }%
monday-reports = 週報彙整
monday-no-reports = { $week }沒有要您看的週報。
monday-picture-visits = 一週拜訪
monday-picture-sales = 一週銷售
monday-picture-note = { $week } · { $people } 人；拜訪次數{ $has_plans ->
        [yes] （完成/計畫）
       *[no] {""}
    }
monday-picture-note-sales = { $week } · { $people } 人
monday-as-planned = 計畫內
monday-besides = 計畫外
monday-not-visited = 計畫未拜訪
monday-sold = 銷售
monday-bar = { $visits }{ $planned ->
        [0] {""}
       *[other] （{ $done }/{ $planned }）
    }
monday-team-of = { $name } · { $people } 人
monday-others = 其他 { $number } 人平均
