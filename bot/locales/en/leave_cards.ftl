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
leave-adjusted = 📅 Counted again: the calendar has changed. When it was asked for, it was { $asked ->
        [one] { $asked } day
       *[other] { $asked } days
    }.
leave-provisional = 📅 Provisional: the make-up working days of { $years } are not entered yet. It is counted again once they are.
leave-picture-missing = 📷 The certificate is still missing.
leave-balance-then = { $kind } { $year }: { $before ->
        [one] { $before } day
       *[other] { $before } days
    } left, { $after } after this
leave-taken-besides = { $kind } { $year }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } taken besides this
leave-beside = ⚠️ Also asked for, right beside it: { $spans }. Together { $days } days.
leave-no-clashes = Nobody else in the team is away then.
leave-clashes = Away in the team then:
leave-clash = · { $name }: { $span }{ $waits ->
        [yes] {" "}(not decided yet)
       *[no] {""}
    }
leave-clashes-more = … and { $number } more
leave-rule = Rule: leave this long is decided by: { $approvers }
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
approval-step-nobody = ⏳ Waiting for the { $position }, but nobody can decide it at the moment. The administrator has been told.
approval-step-later = · Then: { $position }
approver-superior = superior

leave-withdraw = Withdraw
leave-cancel = Cancel the leave
leave-cancel-sure = Cancel this leave: { $kind }, { $span }? Whoever approved it is told, and the days come back to you.
leave-cancel-no = No, keep it
leave-cancel-yes = Yes, cancel
leave-come-back = Come back early
leave-see-return = My return
leave-see-request = The leave
leave-add-picture = 📷 Add a photo
leave-show-pictures = 📷 { $number ->
        [one] Show the photo
       *[other] Show { $number } photos
    }
leave-decide = Decide
leave-calendar-then = 🌴 Who is away
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
leave-return-back_on = From when are you back at work?
    .label = Back
    .hint = Tap one, or type it, for example “tomorrow pm”.
leave-return-reason = Why are you coming back early?
    .label = Reason
leave-return-from = { $day }, { $half }
leave-return-line = Back early, from { $day }, { $half }
leave-return-out-of = Leave: { $kind } · { $span }. { $days ->
        [one] { $days } day is not used and comes back
       *[other] { $days } days are not used and come back
    }.
leave-return-unclear = I cannot read a day in “{ $words }”. Tap one below, or type it, for example “tomorrow pm”.
leave-return-not-then = That half-day is over, or not within your leave. Please choose another.
leave-return-nothing-back = Nobody works from then until your leave ends, so nothing would come back. Please choose an earlier half-day.
leave-return-waits-already = You have already asked to come back early; that is not decided yet. To change it, withdraw it first.

leave-approved = ✓ { $by } has approved your leave: { $kind }, { $span }.
leave-approved-told = { $name } will be away: { $kind }, { $span }. Approved by { $by }.
leave-refused = ✗ { $by } has refused your leave: { $kind }, { $span }.
    <blockquote>{ $reason }</blockquote>
leave-reopened = { $by } has taken the decision back. Your leave is waiting for a decision again: { $kind }, { $span }.
leave-reopened-told = { $name }’s leave is not decided after all: { $kind }, { $span }. The approval was taken back.
leave-refused-told = { $name }’s leave has been refused in the end: { $kind }, { $span }. Refused by { $by }.
leave-recounted = 📅 The calendar has changed: your leave, { $span }, now counts { $after } instead of { $before } { $before ->
        [one] day
       *[other] days
    }.{ $by_others ->
        [yes] {" "}Somebody else decides about so many days; your request has gone to them.
       *[no] {""}
    }
leave-recounted-told = 📅 The calendar has changed: { $name }’s request, { $kind }, { $span }, now counts { $after } instead of { $before } { $before ->
        [one] day
       *[other] days
    }.
leave-recounted-to-nothing = 📅 The calendar has changed: { $span } are days off now. You need no leave; your request has been withdrawn.
leave-overdrawn = ⚠️ The calendar has changed, and your leave now counts more days than you have: { $kind } { NUMBER($year, useGrouping: 0) } is { $days ->
        [one] { $days } day
       *[other] { $days } days
    } short. Please ask HR.
leave-overdrawn-of = ⚠️ The calendar has changed, and { $name }’s leave now counts more days than they have: { $kind } { NUMBER($year, useGrouping: 0) } is { $days ->
        [one] { $days } day
       *[other] { $days } days
    } short.
leave-cancelled-told = { $name } has cancelled the leave: { $kind }, { $span }.
leave-return-approved = ✓ { $by } agrees: you are back from { $day }, { $half }. The days you do not use are yours again.
leave-return-refused = ✗ { $by } does not agree that you are back from { $day }, { $half }. Your leave stays: { $span }.
    <blockquote>{ $reason }</blockquote>
leave-return-reopened = { $by } has taken the decision back. Your return from { $day }, { $half }, is not decided yet; the leave: { $span }.

leave-gone-or-not-yours = There is no such leave, or you cannot see it.
leave-begun-already = This leave has begun and can no longer be cancelled. You can ask to come back early instead.
leave-over-already = This leave is over, or was refused, withdrawn or cancelled: it can no longer be changed. To ask for leave again: /leave
leave-not-begun = This leave has not begun yet. You can cancel it instead.
leave-pictures-enough = There can be no more than { $limit } photos. Send the others to whoever decides.
leave-pictures-left-out = { $number ->
        [one] The last photo was
       *[other] The last { $number } photos were
    } not added: there can be no more than { $limit }. Send the rest to whoever decides.

leave-balance-mine = <b>My leave { $year }</b>
    Tap a kind to see how it is made up.
leave-balance-of = <b>{ $name }’s leave { $year }</b>
    Tap a kind to see how it is made up.
leave-balance-left = { $kind } · { $left ->
        [one] { $left } day
       *[other] { $left } days
    } left{ $waiting ->
        [0] {""}
       *[other] {" "}({ $waiting } not decided yet)
    }
leave-balance-taken = { $kind } · { $taken ->
        [one] { $taken } day
       *[other] { $taken } days
    } taken{ $waiting ->
        [0] {""}
       *[other] {" "}({ $waiting } not decided yet)
    }
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
leave-balance-nothing = Nothing was given or taken yet.
leave-balance-back = Back
balance-entitled = for { NUMBER($year, useGrouping: 0) }
balance-accrued = for { $months ->
        [one] one month
       *[other] { $months } months
    }
balance-carried = carried over from { NUMBER($year, useGrouping: 0) }, to be used by { $until }
balance-expired = not used by { $until }: expired
balance-credit = { $day }: { $reason }
balance-taken = { $span }
balance-waiting = { $span } (not decided yet)
balance-credited = { $kind } { NUMBER($year, useGrouping: 0) }: HR has changed your balance by { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Reason: { $reason }
balance-credit-not-for-this-kind = { $kind } has no balance that could be changed. Please choose another kind.
balance-credit-not-for-yourself = You cannot change your own balance. Please ask somebody else in HR.

leave-credit-title = Leave days of { $name }
leave-credit-kind = Of which kind?
    .label = Kind
leave-credit-days = How many days?
    .label = Days
    .hint = In halves, like 0.5 or 2. With a minus they are taken away: -1.
leave-credit-day = For which day?
    .label = Day
    .hint = The day that was worked, for example. The days count for its year.
leave-credit-reason = What for?
    .label = Reason
leave-credit-halves = “{ $words }” is not in half-days. Please write a number like 0.5, 2 or -1.
leave-credit-given = ✓ Entered. They will be told.
leave-credit-give = ± Give or take days
leave-people = <b>Everybody’s leave</b>
    { $people ->
        [one] One person
       *[other] { $people } people
    }
leave-people-open = 👥 Everybody
leave-calendar-open = 🌴 Who is away

leave-calendar = <b>Who is away · { $month }</b>
leave-calendar-today = Today: { $names }
leave-calendar-nobody-today = Nobody is away today.
leave-calendar-nobody = Nobody is away this month.
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
