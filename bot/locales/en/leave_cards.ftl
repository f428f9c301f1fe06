# Leave that was asked for: its card, the balance, who is away.
leave-of-mine = <b>My leave</b>
leave-of = <b>{ $name }’s leave</b>
leave-line = { $kind } · { $span } · { $whole_calendar ->
        [yes] { $days ->
            [one] { $days } day, days off included
           *[other] { $days } days, days off included
        }
       *[no] { $days ->
            [one] { $days } working day
           *[other] { $days } working days
        }
    }
leave-adjusted = 📅 Counted anew: the calendar has changed. It was { $asked } when it was asked for.
leave-provisional = 📅 Provisional: the make-up working days of { $years } are not announced yet. It is counted again once they are.
leave-picture-missing = 📷 The certificate is still missing.
leave-balance-then = { $kind } { $year }: { $before ->
        [one] { $before } day
       *[other] { $before } days
    } left, { $after } after this
leave-no-clashes = Nobody else in the team is away then.
leave-clashes = Away in the team then:
leave-clash = · { $name }: { $span }{ $waits ->
        [yes] {" "}(not decided yet)
       *[no] {""}
    }
leave-clashes-more = … and { $number } more
leave-rule-up-to = Rule: up to { $days ->
        [one] { $days } day
       *[other] { $days } days
    } is decided by: { $approvers }
leave-rule-less-than = Rule: less than { $days ->
        [one] { $days } day
       *[other] { $days } days
    } is decided by: { $approvers }
leave-rule-any = Rule: leave this long is decided by: { $approvers }
leave-state = { $state ->
        [approved] ✓ <b>Approved</b>
        [refused] ✗ <b>Refused</b>
        [withdrawn] <b>Withdrawn</b>
       *[cancelled] <b>Cancelled</b>
    }
leave-comes-back = { $outcome ->
        [approved] ↩ Back early, from { $day }, { $half }.
       *[open] ↩ Wants to come back early, from { $day }, { $half }. Not decided yet.
    }

approval-step-decided = { $outcome ->
        [refused] ✗ { $by }
       *[approved] ✓ { $by }
    }{ $stands_in ->
        [yes] {" "}(for { $for_whom })
       *[no] {""}
    } · { $at }
approval-step-open = ⏳ Waiting for { $names }
approval-step-nobody = ⏳ Waiting for the { $position }. Nobody who could decide is here; the administrator knows.
approval-step-later = · Then: { $position }
approver-superior = superior

leave-withdraw = Withdraw
leave-cancel = Cancel the leave
leave-cancel-sure = Cancel { $kind }, { $span }? Whoever approved it is told, and the days come back to you.
leave-cancel-no = No, keep it
leave-cancel-yes = Yes, cancel
leave-come-back = Come back early
leave-see-return = My return
leave-see-request = The leave
leave-add-picture = 📷 Add a picture
leave-show-pictures = 📷 { $number ->
        [one] Show the picture
       *[other] Show { $number } pictures
    }
leave-decide = Decide
leave-calendar-then = 🗓 Who is away
leave-withdrawn-hint = Withdrawn
leave-cancelled-hint = Cancelled
leave-picture-title = Certificate for the leave
leave-picture-pictures = Please send a photo of the certificate, such as a doctor’s note.
    .label = Certificate

leave-mine = <b>My leave</b>
    The latest first. Tap one to see it, withdraw it or cancel it.
leave-mine-none = You have not asked for leave yet.
leave-in-the-list = { $state ->
        [approved] ✓
        [refused] ✗
        [withdrawn] –
        [cancelled] –
       *[open] ⏳
    } { $kind } · { $span }
leave-ask-anew = Ask for leave
leave-see-balance = 🧮 Balance
leave-see-mine = 🗂 My requests

leave-return-title = Come back early
leave-return-back_on = From when do you work again?
    .label = Back
    .hint = Tap one, or type it, like “tomorrow pm”.
leave-return-reason = Why do you come back early?
    .label = Reason
leave-return-from = { $day }, { $half }
leave-return-line = Back early: { $day }, { $half }
leave-return-out-of = Out of: { $kind } · { $span }. { $days ->
        [one] { $days } day is
       *[other] { $days } days are
    } not used and come back.
leave-return-unclear = “{ $words }” is no day I understand. Tap one below, or type it like “tomorrow pm”.
leave-return-not-then = That half-day is over, or not within your leave. Please choose another.
leave-return-nothing-back = Nobody works from then until your leave ends, so nothing would come back. Please choose an earlier half-day.
leave-return-waits-already = You have already asked to come back early; that is not decided yet.

leave-approved = ✓ { $by } has approved your leave: { $kind }, { $span }.
leave-approved-told = { $name } will be away: { $kind }, { $span }. Approved by { $by }.
leave-refused = ✗ { $by } has refused your leave: { $kind }, { $span }.
    <blockquote>{ $reason }</blockquote>
leave-reopened = { $by } has taken the decision back. Your leave is not decided yet: { $kind }, { $span }.
leave-reopened-told = { $name }’s leave is not decided after all: { $kind }, { $span }. The approval was taken back.
leave-recounted = 📅 The calendar has changed: your leave, { $span }, now counts { $after } instead of { $before } { $before ->
        [one] day
       *[other] days
    }.
leave-cancelled-told = { $name } has cancelled the leave: { $kind }, { $span }.
leave-return-approved = ✓ { $by } agrees: you are back from { $day }, { $half }. The days you do not use are yours again.
leave-return-refused = ✗ { $by } does not agree that you come back from { $day }, { $half }. Your leave stays: { $span }.
    <blockquote>{ $reason }</blockquote>
leave-return-reopened = { $by } has taken the decision back. Your return from { $day }, { $half }, is not decided yet; the leave: { $span }.

leave-gone-or-not-yours = There is no such leave, or you cannot see it.
leave-begun-already = This leave has begun and can no longer be cancelled. You can come back early instead.
leave-over-already = This leave is over, or was refused, withdrawn or cancelled.
leave-not-begun = This leave has not begun yet. You can cancel it instead.
leave-pictures-enough = No more than { $limit } pictures.

leave-balance-mine = <b>My leave { $year }</b>
    Tap a kind to see how it is made up.
leave-balance-of = <b>{ $name }’s leave { $year }</b>
    Tap a kind to see how it is made up.
leave-balance-left = { $kind } · { $left ->
        [one] { $left } day
       *[other] { $left } days
    } left
leave-balance-taken = { $kind } · { $taken ->
        [one] { $taken } day
       *[other] { $taken } days
    } taken
leave-balance-each-time = { $kind } · up to { $limit ->
        [one] { $limit } day
       *[other] { $limit } days
    } each time
leave-balance-of-kind = <b>{ $name } · { $kind } { $year }</b>
leave-balance-makes = = <b>{ $left }</b> { $left ->
        [one] day
       *[other] days
    } left
leave-balance-waiting = Not decided yet: { $waiting ->
        [one] { $waiting } day
       *[other] { $waiting } days
    }
leave-balance-nothing = Nothing was given or taken.
leave-balance-back = Back
balance-entitled = for { NUMBER($year, useGrouping: 0) }
balance-accrued = for { $months ->
        [one] one month
       *[other] { $months } months
    }
balance-carried = brought over from { NUMBER($year, useGrouping: 0) }, to be used by { $until }
balance-expired = not used by { $until }: expired
balance-credit = { $day }: { $reason }
balance-taken = { $span }
balance-waiting = { $span } (not decided yet)
balance-credited = { $kind } { NUMBER($year, useGrouping: 0) }: HR has entered { $days ->
        [one] { $days } day
       *[other] { $days } days
    } for you. Reason: { $reason }
balance-credit-not-for-this-kind = { $kind } has no balance to add to.
balance-credit-not-for-yourself = Somebody else in HR has to enter this for you.

leave-credit-title = Days of leave for { $name }
leave-credit-kind = Of which kind?
    .label = Kind
leave-credit-days = How many days?
    .label = Days
    .hint = In halves, like 0.5 or 2. With a minus they are taken away: -1.
leave-credit-day = For which day?
    .label = Day
    .hint = The day that was worked, for example. Its year is the year it counts for.
leave-credit-reason = What for?
    .label = Reason
leave-credit-halves = “{ $words }” cannot be counted in half-days. Like 0.5, 2 or -1.
leave-credit-given = ✓ Entered. They are told.
leave-credit-give = ± Give or take days
leave-people = <b>Leave of everybody</b>
    { $people ->
        [one] One person
       *[other] { $people } people
    }
leave-people-open = 👥 Everybody’s
leave-calendar-open = 🗓 Who is away

leave-calendar = <b>Who is away · { $month }</b>
leave-calendar-today = Today: { $names }
leave-calendar-nobody-today = Today nobody is away.
leave-calendar-nobody = Nobody is away in this month.
leave-calendar-days = <b>{ $span }</b>: { $names }
leave-calendar-one = { $name }{ $half ->
        [morning] {" "}(morning)
        [afternoon] {" "}(afternoon)
       *[both] {""}
    }{ $waits ->
        [yes] ?
       *[no] {""}
    }
leave-calendar-hint = <i>? not decided yet</i>
leave-calendar-request = { $name } · { $kind } · { $span }
