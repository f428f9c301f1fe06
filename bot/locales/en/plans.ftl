# Visit plans: a day, a week, the superior's card, and what the author is told.
command-plan = Visit plan
    .words = plan plans
plan-title = { $whose ->
        [mine] My plan
       *[other] { $whose }’s plan
    } · { $day }
plan-customer = Which other customer is to be visited?
    .label = Customer
    .hint = Tap one, or type part of the name, pinyin or phone.

plan-day = <b>My plan</b> · { $day }
plan-day-of = <b>{ $name }’s plan</b> · { $day }
plan-day-off = Day off.
plan-progress = { $planned } planned, { $done } visited{ $unplanned ->
        [0] { "" }
       *[other] , { $unplanned } not in the plan
    }
plan-nobody-yet = No customers planned yet.
plan-is-not-sent = Not sent yet
plan-is-sent = Sent, waiting for OK
plan-is-agreed = ✓ Agreed by { $name }
plan-rhythm = regular visit
plan-due = due { $day }
plan-overdue = { $days ->
        [one] one day overdue
       *[other] { $days } days overdue
    }
plan-more = … and { $number } more
plan-log = 📍 Log visit: { $name }
plan-suggest = Suggest
plan-add = ＋ Add
plan-remove = ✕ Remove
plan-remove-whom = Which one should go?
plan-back = ‹ Back to the day
plan-order = Best route
plan-order-here = Best route from here
plan-send = Send to { $name }
plan-agree = Agree
plan-open = Open { $day }
plan-before = ‹ { $day }
plan-after = { $day } ›
    .words = nextweek
plan-week-button = Week
    .words = week thisweek

plan-week = <b>My plan</b> · week of { $day }
plan-week-of = <b>{ $name }’s plan</b> · week of { $day }
plan-week-off = No working days this week.
plan-week-suggest = Suggest the week
plan-week-send = Send the week to { $name }
plan-day-was = { $day }: { $planned } planned, { $done } visited
plan-day-empty = { $day }: nothing yet
plan-day-has = { $day }: { $planned } planned · { $state }

plan-how-to-answer = <i>Reply to this message (swipe it left): your words go to the author.</i>
plan-was-changed = { $name } changed your plan for { $day }:
plan-taken-off = Removed: { $names }
plan-agreed = { $days ->
        [one] ✓ { $name } agreed to your plan for { $day }.
       *[other] ✓ { $name } agreed to your plans for { $days } days from { $day }.
    }
plan-agreed-hint = Agreed
plan-differs = A plan you agreed to has changed: { $name } changed { $day }.

plan-agreed-already = { $name } has already agreed.
plan-nobody-to-suggest = The day is full, or no other customer is due
plan-no-places = No location for the customers left to visit
plan-not-yours = There is no such plan, or you cannot see it.
plan-day-over = { $day } is over; its plan can no longer change.
plan-week-over = No working days left to plan in that week.
plan-too-far = { $day } is too far away. Plans go up to a year ahead or back.
plan-no-such-customer = { $name } has no such customer.
plan-full = A day takes at most { $limit } customers. Remove one first.
plan-empty = No customers planned yet. Add one first, then send.
plan-nobody-above = There is no superior to send it to yet. Your plan is kept.
