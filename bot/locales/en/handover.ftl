# What somebody left behind, and customers given to somebody else.
handover-left-with = ⚠️ { $name } left: { $customers ->
        [one] one customer
       *[other] { $customers } customers
    } to hand over
handover-title = <b>{ $name } has left.</b> To hand over:
handover-customers = · { $number ->
        [one] one customer
       *[other] { $number } customers
    }
handover-follow-ups = · { $number ->
        [one] one open follow-up
       *[other] { $number } open follow-ups
    }
handover-planned-visits = · { $number ->
        [one] one planned visit
       *[other] { $number } planned visits
    }
handover-disputes = · { $number ->
        [one] one open claim
       *[other] { $number } open claims
    }
handover-bills = · { $number ->
        [one] one unpaid bill
       *[other] { $number } unpaid bills
    }
handover-promises = · { $number ->
        [one] one promise to pay
       *[other] { $number } promises to pay
    }
handover-all = Give all to…
handover-one-by-one = One by one
handover-back = Back
handover-all-to-whom = Who gets all customers of { $name }?
handover-all-sure = Give { $customers ->
        [one] the one customer
       *[other] all { $customers } customers
    } of { $name } to { $to }?
handover-all-yes = Yes, give all
handover-which = <b>{ $name }</b> has { $customers ->
        [one] one customer
       *[other] { $customers } customers
    } left. Tap one to choose who gets it.
handover-to-whom = Who gets <b>{ $customer }</b>?
handover-done-hint = { $customers ->
        [one] One customer handed over
       *[other] { $customers } customers handed over
    }
handover-given = <b>{ $customer }</b> is now with { $name }, who will hear of it.
handover-given-away = { $by } gave { $customer } to { $name }, with its follow-ups and planned visits.
handover-follow-ups-back = { $name } has left. { $number ->
        [one] One follow-up with your customers is
       *[other] { $number } follow-ups with your customers are
    } yours again: /agenda
handover-nobody-above = { $name } has left { $customers ->
        [one] one customer
       *[other] { $customers } customers
    }, but there is no superior to hand over. In the staff list, give { $name } a superior who has joined: they will find it under /team.
handover-yours = { $by } gave you { $number ->
        [one] a customer
       *[other] { $number } customers
    } of { $was }:
handover-brief-contacts = Contact: { $contacts }
handover-brief-needs = Needs: { $words }
handover-brief-visit = { $day } · { $purpose }
handover-brief-follow-up = → Follow-up { $day }
handover-brief-owes = Owes { $total }{ $overdue ->
        [yes] , of which { $late } is overdue
       *[no] {""}
    }
handover-brief-promise = → Promised: { $day } · { $amount }
handover-brief-waiting = ⏳ { $amount } waits for finance{ $number ->
        [0] {""}
       *[other] , { $cash } of it in cash with { $names }
    }
handover-brief-note = Note: { $words }

handover-not-yours = This person is not in your team, or there is nothing to hand over.
handover-is-back = { $name } is back. Nothing to hand over.
handover-nothing-left = All customers of { $name } are handed over.
handover-no-taker = This person cannot take customers. Please pick someone else.
handover-has-it-already = { $name } already has this customer.
