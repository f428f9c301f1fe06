# The superior's Monday: the team's week in a picture and ten lines.
monday-title = <b>Your team’s week</b> · { $week } · { $people ->
        [one] one person
       *[other] { $people } people
    }
monday-empty = Nothing was recorded in this week.
monday-visits = 🚶 Visits: { $number } ({ $classes })
monday-no-visits = 🚶 No visits
monday-planned = 🗓 Of the plan: { $done } of { $planned } visited ({ $percent }%)
monday-orders = 🧾 Orders: { $number } ({ $sums })
monday-money = 💰 Sales { $sales } · receipts { $receipts }{ $has ->
        [yes] {""} ({ $percent }%)
       *[no] {""}
    }
monday-new = 🆕 New customers: { $number }
monday-overdue = ⏰ Overdue now: { $sums }
monday-leave = 🌴 Leave: { $days ->
        [one] one day
       *[other] { $days } days
    }
monday-reports-filed = 📝 Weekly reports in: { $filed } of { $owed }
monday-shares = 🎯 { $month }, share of target ({ $measure }): best { $best } { $most }%, weakest { $weakest } { $least }%
monday-share = 🎯 { $month }, share of target ({ $measure }): { $best } { $most }%
monday-reports = Weekly reports
monday-no-reports = There are no weekly reports of { $week } for you to read.
monday-picture-visits = Visits of the week
monday-picture-sales = Sales of the week
monday-picture-note = { $week } · { $people } people; visits{ $has_plans ->
        [yes] {" "}(of the plan)
       *[no] {""}
    }
monday-picture-note-sales = { $week } · { $people } people
monday-as-planned = As planned
monday-besides = Besides
monday-not-visited = Planned, not visited
monday-sold = Sales
monday-bar = { $visits }{ $planned ->
        [0] {""}
       *[other] {" "}({ $done }/{ $planned })
    }
monday-team-of = { $name } · { $people } people
monday-others = { $number } others on average
