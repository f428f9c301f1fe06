# Weekly and monthly reports: what is asked, and what is prepared.
command-weekly = Weekly report
    .words = weekly
command-monthly = Monthly report
    .words = monthly
menu-weekly = 📝 Weekly report
menu-monthly = 📝 Monthly report
weekly-usual = Week
    .words = week weekly
weekly-this = This week
    .words = thisweek
weekly-last = Last week
    .words = lastweek previousweek
monthly-usual = Month
    .words = month monthly
monthly-this = This month
    .words = thismonth
monthly-last = Last month
    .words = lastmonth previousmonth

weekly-title = Weekly report · { $period }
weekly-done = How did the week go?
    .label = Summary
    .hint = What came of it, what went well and what did not.
    .offered = From your week:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty
weekly-problems = Any problems, or help you need?
    .label = Problems
weekly-plan = What is planned for the week after?
    .label = Next week
    .hint = Whom will you see, what do you want to achieve?
    .offered = Planned or due:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty
monthly-title = Monthly report · { $period }
monthly-done = How did the month go?
    .label = Summary
    .hint = What came of it, what went well and what did not.
    .offered = From your month:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty
monthly-problems = Any problems, or help you need?
    .label = Problems
monthly-plan = What is planned for the month after?
    .label = Next month
    .hint = Which customers, what do you want to achieve?
    .offered = Planned or due:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty

report-part = { $period }: { $words }
report-ahead = { $day }: { $names }
report-plan-of-the-week = 🗓 Plan of the coming week
report-latest = { $of ->
        [weekly] Weekly report { $period }
        [monthly] Monthly report { $period }
       *[daily] Report { $period }
    }

work-nothing = Nothing was recorded in this time.
work-visits = 📍 Visits: { $number } (A { $a } · B { $b } · C { $c })
work-planned = 🗓 Planned visits: { $done } of { $planned } done
work-orders = 🧾 Orders: { $number } · { $amounts }
work-sales = 📈 Sales: { $amounts }
work-receipts = 💰 Received: { $amounts }
work-new-customers = 🏪 New customers: { $number }
work-overdue = ⏰ Overdue now: { $amounts }
work-leave = 🌴 On leave: { $days ->
        [one] one day
       *[other] { $days } days
    }
work-team = <b>The whole team</b>
