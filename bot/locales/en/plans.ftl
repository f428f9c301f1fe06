# Visit plans: a day, a week, the superior's card, and what the author is told.
command-plan = Visit plan
    .words = plan
plan-title = Plan · { $day }
plan-customer = Who else is to be visited?
    .label = Customer
    .hint = Tap one, or type part of the name, its pinyin or a phone number.

plan-day = <b>My plan</b> · { $day }
plan-day-of = <b>Plan of { $name }</b> · { $day }
plan-day-off = A day off.
plan-progress = Planned { $planned }, visited { $done }{ $unplanned ->
        [0] { "" }
       *[other] , { $unplanned } more unplanned
    }
plan-nobody-yet = Nobody is planned yet.
plan-is-not-sent = Not sent yet
plan-is-sent = Sent, not agreed yet
plan-is-agreed = ✓ Agreed by { $name }
plan-rhythm = regular visit
plan-due = due { $day }
plan-overdue = { $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    }
plan-log = 📍 Log visit: { $name }
plan-suggest = Suggest
plan-add = ＋ Add
plan-remove = ✕ Remove
plan-remove-whom = Who is to be taken off?
plan-back = ‹ Back to the day
plan-order = In good order
plan-order-here = In order from here
plan-send = Send to { $name }
plan-agree = Agree
plan-open = Open { $day }
plan-before = ‹ { $day }
plan-after = { $day } ›
    .words = nextweek
plan-week-button = Week
    .words = week thisweek

plan-week = <b>My plan</b> · week of { $day }
plan-week-of = <b>Plan of { $name }</b> · week of { $day }
plan-week-off = This week has no working day.
plan-week-suggest = Suggest the week
plan-week-send = Send the week to { $name }
plan-day-was = { $day }: planned { $planned }, visited { $done }
plan-day-empty = { $day }: nobody yet
plan-day-has = { $day }: { $planned } planned · { $state }

plan-how-to-answer = <i>Reply to this message (swipe it left): your words go to the author.</i>
plan-was-changed = { $name } has changed your plan for { $day }:
plan-taken-off = Taken off: { $names }
plan-agreed = { $days ->
        [one] ✓ { $name } agrees to your plan for { $day }.
       *[other] ✓ { $name } agrees to your plans for { $days } days from { $day } on.
    }
plan-agreed-hint = Agreed
plan-differs = { $name } has changed the plan for { $day }, to which you had agreed.

plan-agreed-already = { $name } has agreed to it already.
plan-nobody-to-suggest = The day is full, or nobody else is due
plan-no-places = No customer ahead has a known place
plan-not-yours = This plan does not exist, or is not yours to see.
plan-day-over = { $day } is over; its plan stays as it is.
plan-week-over = No working day of that week is left to plan.
plan-too-far = { $day } is too far away: a plan is shown for a year at most.
plan-no-such-customer = { $name } has no such customer.
plan-full = At most { $limit } customers fit into a day. Take somebody off first.
plan-empty = Nobody is planned yet: there is nothing to send.
plan-nobody-above = Nobody above you is here to read it.
