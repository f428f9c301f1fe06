# The daily report, its card and its digest.
command-report = Daily report
    .words = report
report-title = Daily report · { $day }
report-done = What was done, and where?
    .label = Done
    .hint = One line a customer reads best.
    .offered = Your notes of the day:
        <blockquote expandable>{ $offered }</blockquote>
        Take them as they are, or write what is missing: it is added below.
    .keep = Take the notes
    .fresh = Without the notes
report-results = What came of it?
    .label = Results
    .hint = Orders, payments, promises.
report-problems = Any problems, or help you need?
    .label = Problems
report-plan = What is planned for the next working day?
    .label = Plan
    .hint = Whom will you see, and what for?

report-mine = <b>My daily report</b> · { $day }
report-of = <b>Daily report of { $name }</b> · { $day }
report-in-time = Filed { $at }
report-late = ⏰ Filed late: { $at }
report-version = version { $version }, changed { $at }
report-withdrawn = Withdrawn by its author.
report-is-read-by = { $name } reads it. Until there is an answer you can change or withdraw it.
report-has-no-reader = Kept. Nobody above you has joined yet; your superior will find it under /team.
report-answered = Answered. To add something, answer the message.
report-how-to-answer = <i>Answer this message: your words go to the author.</i>
report-change = Change
report-withdraw = Withdraw
report-again = File it again
report-write = Write the report
report-withdrawn-hint = Withdrawn
report-came-back = { $name } has filed the report of { $day } again.

report-answered-already = The report of { $day } has been answered and stands as it is. To add something, answer the message.
report-gone = The report of { $day } was withdrawn already.
report-gone-or-not-yours = There is no such report for you.
report-day-not-begun = { $day } has not begun yet. A report is for today or an earlier day: /report, /report yesterday.

report-reminder = There is no report of { $day } from you yet. It is due { $due }.
report-please = { $name } asks for your report of { $day }.
report-digest = <b>Daily reports · { $day }</b>
    { $filed } filed · { $late } late · { $missing } missing
report-digest-missing = Missing: { $names }
report-digest-late = ⏰ { $name } · { $day }
report-still-missing = { $name } has not filed a report of { $day } yet.
report-ask-for-it = Ask for it
report-asked-for = Asked { $name } for the report.
