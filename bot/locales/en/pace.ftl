# How somebody stands in a period.
measure-sales = Sales
    .words = sale turnover
measure-receipts = Receipts
    .words = receipt payments collections
measure-new-customers = New customers
    .words = customers new
    .counted = { $number ->
            [one] 1 customer
           *[other] { $number } customers
        }
    .beside = { $number }
measure-visits = Visits
    .words = visit
    .counted = { $number ->
            [one] 1 visit
           *[other] { $number } visits
        }
    .beside = { $number }
pace-head = <b>{ $period }</b> · { $gone } of { $total } working days gone
pace-head-first-day = <b>{ $period }</b> · pace and forecast come when the first working day is over
pace-head-ahead = <b>{ $period }</b> · has not begun
pace-head-over = <b>{ $period }</b> · over
pace-of-company = <b>Company</b>
pace-of-team = <b>Team</b>
pace-of-person = <b>Own</b>
pace-line = { $sign } <b>{ $measure }</b> { $achieved } / { $target } · { $percent }%
pace-percent = pace { $percent }%
pace-forecast = forecast { $amount }
pace-reached = reached
pace-a-day = { $amount } a day to go
pace-short = { $amount } short
pace-no-target = { $sign } <b>{ $measure }</b> { $achieved }
pace-period = { $is_shown ->
        [yes] • { $period }
       *[no] { $period }
    }
pace-picture = 📊 Picture
pace-targets = 🎯 Targets
pace-coming = The picture is on its way.
pace-title = { $name } · { $period }
pace-note = As of { $day }
pace-note-days = { $gone } of { $total } working days gone · { $day }
pace-legend-actual = reached
pace-legend-by-now = due by now
pace-legend-forecast = forecast
pace-row = { $with_name ->
        [yes] { $who } · { $measure }
       *[no] { $measure }
    }
pace-row-says = { $achieved } / { $target } · { $percent }%
pace-caption = 🎯 <b>{ $title }</b>
pace-caption-line = { $measure }: { $achieved } of { $target }
pace-caption-by-now = due by now { $amount }
whom-company = Company
whom-team = Team
whom-person = Own
