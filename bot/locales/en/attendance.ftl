# Signing in and out, the month of attendance, and mending what was forgotten.
command-checkin = Sign in
    .words = checkin check-in
command-checkout = Sign out
    .words = checkout signout check-out sign-out clock-out
command-signin =
    .words = signin sign-in clock-in clockin
command-attendance = My attendance
    .words = attendance
way-in = sign-in
way-out = sign-out

checkin-title = Sign in
checkin-place = Where are you? Tap “Send my location” and you are signed in.
    .label = Location
    .hint = No GPS? Tap “Skip”: you are signed in all the same, and asked where you are.
checkout-title = Sign out
checkout-place = Where are you? Tap “Send my location” and you are signed out.
    .label = Location
    .hint = No GPS? Tap “Skip”: you are signed out all the same, and asked where you are.
elsewhere-title = Where you were
elsewhere-reason = Where were you when you signed? One line is enough.
    .label = Reason
    .hint = It is recorded already. Tap a reason, or write one.
forgot-in-title = Forgotten sign-in · { $day }
forgot-in-at = When did you begin?
    .label = Time
    .hint = For example 9:05, 9am.
forgot-in-reason = What happened?
    .label = Reason
    .hint = Tap a reason, or write one. Your superior reads it.
forgot-out-title = Forgotten sign-out · { $day }
forgot-out-at = When did you leave?
    .label = Time
    .hint = For example 18:05, 6pm.
forgot-out-reason = What happened?
    .label = Reason
    .hint = Tap a reason, or write one. Your superior reads it.
forgot-both-title = Forgotten day · { $day }
forgot-both-times = From when to when were you there?
    .label = Times
    .hint = Tap the working hours, or write: 8:55-18:05.
forgot-both-reason = What happened?
    .label = Reason
    .hint = Tap a reason, or write one. Your superior reads it.

reason-at = At a customer: { $customer }
reason-customer = At a customer
reason-on-the-road = On the road
reason-no-position = My phone gives no location
reason-forgot = Forgot
reason-no-phone = Phone was off or broken

attendance-need-not = In your position you need not sign in or out.
attendance-signed-in-already = You have been signed in since { $at }.
attendance-signed-out-already = You signed out at { $at } already. Sign out once more? The last one counts.
attendance-out-again = 🔴 Sign out again
attendance-asked-long-ago = That was asked { $at }. If you want to sign now, tap the key once more.
attendance-where = Are you still where you sent your location from?
attendance-from-there = Yes, same place ({ $at })
attendance-from-here = No, send it again
attendance-mend-in = I forgot to sign in
attendance-mend-earlier = I was there earlier
attendance-mend-before = I forgot to sign out on { $day }
signing-gone-or-not-yours = There is no such sign-in or sign-out, or you cannot see it.

signing = <b>{ $way ->
        [in] 🟢 Signed in
       *[out] 🔴 Signed out
    } · { $at }</b>
signing-on-time = On time. Have a good day!
signing-late = ⏰ { $minutes ->
        [one] One minute
       *[other] { $minutes } minutes
    } late: work began { $due }.
signing-late-grace = ⏰ { $minutes ->
        [one] One minute
       *[other] { $minutes } minutes
    } late: sign in by { $by }.
signing-too-late = ⏰ Later than the rules allow for being late. This counts as absent: { $halves }. If there was a reason, talk to your superior.
signing-day-off = A day off; it is recorded.
signing-hours = { $is_today ->
        [yes] Today
       *[no] { $day }
    }: { $hours } h { $minutes } min
signing-early = { $minutes ->
        [one] One minute
       *[other] { $minutes } minutes
    } early: work ends { $due }.
signing-before-end = Work ends at { $end }. If you come back before that, sign in again.
signing-never-in = You have not signed in { $is_today ->
        [yes] today
       *[no] that day
    }.
rule-fine = Rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } minutes
    }, { $fine }. Only a proposal; people decide.
rule-pay = Rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } minutes
    }, { $days ->
        [one] one day’s pay
       *[other] { $days } days’ pay
    }. Only a proposal; people decide.
signing-there = 📍 { $place }
signing-elsewhere = 📍 { $distance } from { $place }
signing-somewhere = 📍 Location recorded
signing-position-before = Location sent at { $at }, { $minutes } min before
signing-without-position = 📍 No location
signing-reason = Reason: { $reason }
signing-give-reason = Give the reason
signing-mended = Added later, with the superior’s agreement

attendance-mine = <b>My attendance</b> · { $month }
attendance-of = <b>{ $name }’s attendance</b> · { $month }
attendance-totals = Present: { $present ->
        [one] one day
       *[other] { $present } days
    }
    Late: { $late } · Left early: { $early }
    Absent: { $absent ->
        [one] one day
       *[other] { $absent } days
    }
attendance-leave = Leave: { $kinds }
attendance-leave-of = { $kind } { $days ->
        [one] one day
       *[other] { $days } days
    }
attendance-forgotten = Forgotten, not corrected: { $number ->
        [one] one day
       *[other] { $number } days
    }
attendance-days-off = On days off: { $days ->
        [one] one day
       *[other] { $days } days
    }, { $hours } h { $minutes } min
attendance-line = { $day }: { $said }
attendance-late = { $minutes } min late
attendance-early = left { $minutes } min early
attendance-no-sign-in = sign-in forgotten
attendance-no-sign-out = sign-out forgotten
attendance-day-off = worked on a day off { $times }
attendance-waits = { $way ->
        [in] sign-in
        [out] sign-out
       *[both] sign-in and sign-out
    } { $times } waits for agreement
attendance-elsewhere = { $at } { $said }
attendance-away = { $distance } from { $place }
attendance-no-position = no location
attendance-no-reason = no reason given
attendance-mended = { $at } added with agreement
attendance-people-decide = <i>What stands beside a day is what the rules propose. People decide.</i>
attendance-mend-in-of = { $day }: I was there
attendance-mend-out-of = { $day }: add sign-out
attendance-my-people = 👥 My people
attendance-everybody = 👥 Everybody
attendance-open = Open attendance
attendance-gone-or-not-yours = There is no such attendance, or you cannot see it.
attendance-nobody-called = There is nobody called “{ $name }” whose attendance you can see.
attendance-people = <b>Attendance</b> · { $day }
    { $people ->
        [one] One person
       *[other] { $people } people
    }
    ✓ signed in / ◂ signed out / ⌂ on leave / · not yet / ✗ left
attendance-get-sheet = 📄 { $month } (.xlsx)
attendance-sheet-coming = Your sheet is coming
attendance-sheet-file = Attendance { $month }
attendance-sheet = <b>Attendance</b> · { $month } · { $people ->
        [one] one person
       *[other] { $people } people
    }
    As of now. Fines and pay are proposals; people decide.

proposal-late-fine = { $minutes } min late (rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } min
    }, { $fine })
proposal-late-pay = { $minutes } min late (rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } min
    }, { $days ->
        [one] one day’s pay
       *[other] { $days } days’ pay
    })
proposal-early-fine = left { $minutes } min early (rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } min
    }, { $fine })
proposal-early-pay = left { $minutes } min early (rule: up to { $up_to ->
        [60] 1 hour
       *[other] { $up_to } min
    }, { $days ->
        [one] one day’s pay
       *[other] { $days } days’ pay
    })
proposal-absent-half = absent in the { $half } (rule: { $days ->
        [one] one day’s pay
       *[other] { $days } days’ pay
    })
proposal-absent-day = absent all day (rule: { $days ->
        [one] one day’s pay
       *[other] { $days } days’ pay
    })
proposal-absent-in-a-row = absent { $number } working days in a row since { $since } (rule: { $from_days } are reported as leaving)

attendance-reminder = Work begins { $begins }. You have not signed in yet.
attendance-missing = <b>Not signed in yet</b> · { $day } · { $number }
    { $names }
attendance-absent-in-a-row = ⚠️ { $name } has been absent { $number } working days in a row, since { $since }, without leave. By the rules this is reported as leaving. Please ask what happened; people decide.
attendance-forgot = You signed in at { $at } on { $day } and never signed out. When did you leave? Your superior only has to agree.
attendance-mend-end = At the end of work · { $end }
attendance-mend-other = Another time

correction-of = Forgotten { $way ->
        [in] sign-in
        [out] sign-out
       *[both] sign-in and sign-out
    } · { $day } · { $times }
correction-reason = Reason: { $reason }
correction-signed = Signed that day: { $signs }
correction-sign = { $way ->
        [in] in { $at }
       *[out] out { $at }
    }
correction-withdraw = Withdraw
correction-withdrawn = Withdrawn.
correction-applicant-left = { $name } has left.
correction-withdrawn-hint = Withdrawn
correction-approved = ✓ { $by } has agreed: your { $is_whole ->
        [yes] day
       *[no] { $way }
    } { $day }, { $times }, now counts.
correction-not-needed = { $by } has agreed, but nothing had to be added for { $day }, { $times }: your own signing arrived meanwhile and counts.
correction-refused = ✗ { $by } has not agreed to your { $is_whole ->
        [yes] day
       *[no] { $way }
    } { $day }, { $times }. { $reason }
correction-reopened = { $by } is thinking again about your { $is_whole ->
        [yes] day
       *[no] { $way }
    } { $day }, { $times }: it is waiting for a decision once more.
correction-gone-or-not-yours = There is no such correction, or you cannot see it.
correction-at-unclear = I cannot read “{ $words }” as a time. Try 18:05, 6pm or 9:30am.
correction-times-unclear = I cannot read “{ $words }” as two times. Try 8:55-18:05.
correction-backwards = The second time comes before the first. Say first when you came, then when you left.
correction-future = That time has not come yet. A correction is for a time that has passed.
correction-long-past = That is too long ago: corrections go back { $days } days. Please talk to HR.
correction-before-sign-in = There is no sign-in before that time on that day. Give a later time, or add the sign-in first: /attendance.
correction-after-sign-out = You signed out at { $out } that day, so you must have come before that. Give an earlier time.
correction-not-missing = Nothing is missing there: it is signed or asked for already. /attendance shows your month.

sheet-people = People
sheet-days = Days
sheet-name = Name
sheet-position = Position
sheet-superior = Superior
sheet-expected = Expected (days)
sheet-present = Present (days)
sheet-late-times = Late (times)
sheet-late-minutes = Late (minutes)
sheet-early-times = Left early (times)
sheet-early-minutes = Left early (minutes)
sheet-absent = Absent (days)
sheet-days-off = Days off worked
sheet-hours-off = On days off (hours)
sheet-leave-of = { $kind } (days, { $is_paid ->
        [yes] paid
       *[no] unpaid
    })
sheet-forgotten = Forgotten
sheet-fines = Proposed fines ({ $currency })
sheet-pay = Proposed days’ pay
sheet-remarks = Remarks
sheet-total = Total
sheet-day = Day
sheet-weekday = Weekday
sheet-hours = Working hours
sheet-state = State
sheet-is-present = present
sheet-is-absent = absent
sheet-on-leave = leave
sheet-off = off
sheet-off-worked = off, worked
sheet-not-yet = not yet
sheet-half = { $half }: { $state }
sheet-in = First sign-in
sheet-out = Last sign-out
sheet-spent = At work (hours)
sheet-leave = Leave (days)
sheet-leave-kind = Kind of leave
sheet-leave-kind-of = { $kind } ({ $is_paid ->
        [yes] paid
       *[no] unpaid
    })
sheet-where = Elsewhere, corrected
sheet-proposed = Proposed by the rules
sheet-about = About
sheet-company = Company
sheet-month = Month
sheet-as-of = As of
sheet-currency = Currency
sheet-people-decide = Fines and pay are proposals by the rules; people decide.
