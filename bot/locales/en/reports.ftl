# Reports: the daily one, the cards and digests of all.
command-report = Daily report
    .words = report
report-title = Daily report · { $day }
report-done = What did you do, and where?
    .label = Done
    .hint = Best with one line for each customer.
    .offered = From your day:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty
report-results = What came of it?
    .label = Results
    .hint = Orders, payments, promises.
report-problems = Any problems, or help you need?
    .label = Problems
report-plan = What is planned for the next working day?
    .label = Plan
    .hint = Whom will you see, and what for?
    .offered = Planned or due:
        <blockquote expandable>{ $offered }</blockquote>
        Use it as it is, or write what is missing: it is added below.
    .keep = Use it
    .fresh = Start empty

reportkind-daily = daily report
reportkind-weekly = weekly report
reportkind-monthly = monthly report
report-mine = <b>My { $kind }</b> · { $period }
report-of = <b>{ $name }’s { $kind }</b> · { $period }
report-in-time = Filed { $at }
report-late = ⏰ Filed late: { $at }
report-version = version { $version }, changed { $at }
report-withdrawn = Withdrawn by the author.
report-is-read-by = { $name } reads it. You can change or withdraw it until you get an answer.
report-has-no-reader = Kept. Nobody above you is here to read it yet; a superior who joins later finds it under /team.
report-answered = Answered. To add something, reply to this message.
report-was-answered = <i>✓ Answered. A reply still goes to the author.</i>
report-how-to-answer = <i>Reply to this message (swipe it left): your words go to the author.</i>
report-change = Change
report-withdraw = Withdraw
report-again = File it again
report-write = Write the { $kind }
report-withdrawn-hint = Withdrawn
report-came-back = { $name } has filed the { $kind } for { $period } again.

report-answered-already = The { $kind } for { $period } has been answered and stands as it is. To add something, reply to that answer.
report-gone = The { $kind } for { $period } has been withdrawn already.
report-gone-or-not-yours = There is no such report, or you cannot see it.
report-day-not-begun = { $period } has not begun yet. { $of ->
        [weekly] A weekly report is for this week or an earlier one: /weekly, /weekly last week.
        [monthly] A monthly report is for this month or an earlier one: /monthly, /monthly last month.
       *[daily] A report is for today or an earlier day: /report, /report yesterday.
    }
report-day-long-past = { $period } is too long ago for a report. Try { $of ->
        [weekly] /weekly last week.
        [monthly] /monthly last month.
       *[daily] /report yesterday.
    }

report-reminder = Your { $kind } for { $period } is not in yet. It is due { $due }.
report-please = { $name } asks for your { $kind } for { $period }.
report-digest = <b>{ $of ->
        [weekly] Weekly reports
        [monthly] Monthly reports
       *[daily] Daily reports
    } · { $period }</b>
    { $filed } filed · { $late } late · { $missing } missing
report-digest-missing = Missing: { $names }
report-digest-on-leave = On leave: { $names }
report-digest-late = ⏰ { $name } · { $period }
report-still-missing = { $name } has not filed the { $kind } for { $period } yet.
report-ask-for-it = Ask for it
report-asked-for = Asked { $name } for the { $kind }.
report-excused = { $name } was on leave ({ $period }): no { $kind } is due.

report-visit = { $customer } · { $purpose }
report-visit-outcome = { $visit }: { $outcome }
report-visit-next = { $visit } → { $step }
report-not-visited = { $progress }; not visited: { $names }
report-next = { $customer }: { $step }
report-visits = 📍 { $count ->
        [one] One visit
       *[other] { $count } visits
    }
report-visits-of = <b>{ $name }’s visits</b> · { $day }: { $count }
report-digest-visits = 📍 { $visits ->
        [one] One visit
       *[other] { $visits } visits
    }
report-digest-person = { $sign } { $name } · { $visits ->
        [one] one visit
       *[other] { $visits } visits
    }
report-digest-unfulfilled = Plan not completed: { $names }
