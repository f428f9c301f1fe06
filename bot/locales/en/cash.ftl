# Cash in hand: who has it, handing it in, counting it, warnings.
command-cash = Cash in hand
    .words = cash
cash-mine = 💵 <b>Cash in hand: { $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
cash-line = · { $whose } · <b>{ $amount }</b> · { $day }, { $days ->
        [0] today
        [one] one day ago
       *[other] { $days } days ago
    } · { $urgency ->
        [waits] ⏳ with finance to be counted
        [overdue] ‼️ { $late ->
            [one] one day
           *[other] { $late } days
        } overdue: it was to be handed in by { $deadline }
        [today] ‼️ hand in today at the latest
       *[later] hand in by { $deadline }
    }
cash-lines-more = { $number ->
        [one] … and one more
       *[other] … and { $number } more
    }
cash-nothing = 💵 You have no cash in hand.
cash-nothing-of = 💵 { $name } has no cash in hand.
cash-hand-in-all = Hand in all { $amount }
cash-choose = Choose receipts
cash-with-finance = ⏳ With finance: { $amount }
cash-others = 👥 Cash in hand by person
cash-open = 💵 All my cash
cash-nobody = 💵 Nobody has cash in hand.
cash-of-all = 💵 <b>Cash in hand: { $amount }</b> · { $people ->
        [one] one person
       *[other] { $people } people
    }
cash-of-one = · { $name }{ $has_left ->
        [yes] {" "}(has left)
       *[no] {""}
    } · <b>{ $amount }</b> · the oldest from { $day }, { $days ->
        [0] today
        [one] one day ago
       *[other] { $days } days ago
    }
cash-of-person = 💵 <b>{ $name }: { $amount } in hand</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
cash-of-leaver = ⚠️ <b>{ $name } has left with { $amount } in cash</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
    Please have their superior collect the money from { $name } and hand it in.

cash-please-hand-in = 💵 <b>Please hand in: { $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
cash-of-others = 💵 <b>Cash held for too long: { $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }

cash-not-yours = There is no such cash, or it is not yours to see.
cash-nothing-to-hand-in = There is nothing to hand in: you have no cash in hand, or all of it is already with finance.
cash-changed = The cash in hand has changed since this was shown. /cash shows it as it is now.

handinstate-waiting = waits for finance
handinstate-confirmed = counted
handinstate-refused = refused
handinstate-withdrawn = withdrawn

hand-in-title = Hand in cash
hand-in-receipts = Which receipts are you handing in?
    .label = Receipts
    .hint = Tap each one, or type the customer’s name.
hand-in-chosen = Chosen: <b>{ $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
hand-in-number = { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
hand-in-choice = { $is_chosen ->
        [yes] ☑️
       *[no] ☐
    } { $customer } · { $amount } · { $day }
hand-in-these = Hand in these
    .words = done ready
hand-in-none-chosen = Please choose at least one receipt.
hand-in-receipt-unclear = None of your cash is from “{ $words }”. Please tap a receipt, or type a customer’s name.
hand-in-made-hint = Finance has been told

hand-in-head = 💵 <b>Cash handed in by { $name }</b> · { $state }
hand-in-sum = <b>{ $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }
hand-in-line = · { $customer } · { $amount } · { $day }{ $is_over ->
        [yes] {""}
       *[no] {" · "}{ $is_confirmed ->
            [yes] ✓ confirmed
           *[no] not confirmed yet
        }
    }
hand-in-waits-for = { $number ->
        [0] ⚠️ At the moment nobody can count it.
       *[other] To be counted by { $names }
    }
hand-in-decided = { $state ->
        [confirmed] ✓ Counted by { $name }, { $at }
        [refused] ✗ Refused by { $name }, { $at }
       *[withdrawn] Withdrawn by { $name }, { $at }
    }
hand-in-nothing-left = Closed: no receipt is left in it.
hand-in-is-back = The cash is in hand again.
hand-in-how-to-count = <i>Count the money. Receipts that are not confirmed yet are confirmed along with it. Tap, or answer this message with “ok” or “no” and why.</i>
hand-in-what-is-meant = Is the money all there? Please tap.
hand-in-counted = Counted, all there
    .words = counted received
hand-in-not-there = Not all there
hand-in-withdraw = Withdraw
hand-in-again = Hand in { $amount } again
hand-in-confirmed-hint = Counted. Whoever handed it in has been told.
hand-in-refused-hint = Noted. Whoever handed it in has been told why.
hand-in-withdrawn-hint = Withdrawn

hand-in-refusal-title = Cash from { $name } refused
hand-in-refusal-reason = What is not right?
    .label = Reason
    .hint = For example: 100 short. Whoever handed it in will read this and can hand it in again.
hand-in-needs-reason = Please say what is not right, for example “100 short”.

hand-in-own = You are handing in this cash yourself; somebody else in finance has to count it.
hand-in-gone-or-not-yours = There is no such hand-in, or it is not yours.
hand-in-over-already = { $whose ->
        [mine] You have already dealt with it: { $state }.
        [anothers] { $by } was first: { $state }.
       *[nobodys] No receipt is left in this hand-in; it is over.
    }
hand-in-confirmed = ✓ { $by } has counted the cash { $is_mine ->
        [yes] you handed in
       *[no] from { $holder }
    }: <b>{ $amount }</b> · { $number ->
        [one] one receipt
       *[other] { $number } receipts
    }{ $along ->
        [0] {""}
        [one] , one of them confirmed along with it
       *[other] , { $along } of them confirmed along with it
    }.
hand-in-refused = ✗ { $by } has not accepted the cash { $is_mine ->
        [yes] you handed in
       *[no] from { $holder }
    }, <b>{ $amount }</b>; it is in hand again. /cash
    <blockquote>{ $reason }</blockquote>
hand-in-nobody-confirms = ⚠️ Nobody can count the cash that { $name } hands in. Please invite somebody for finance, or name another position in company.toml ([payments] confirmed_by).
hand-in-in-a-list = { $name } · { $amount }
pending-hand-ins = <b>Cash to count: { $number }</b>

handover-cash = · { $number ->
        [one] cash of one receipt
       *[other] cash of { $number } receipts
    }, not handed in: /cash
