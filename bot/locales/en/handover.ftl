# What somebody left behind, and customers given to somebody else.
handover-left-with = ⚠️ { $name } left: { $customers ->
        [one] one customer
       *[other] { $customers } customers
    } to hand over
handover-title = <b>{ $name } has left.</b> To be handed over:
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
        [one] one open dispute
       *[other] { $number } open disputes
    }
handover-all = All to…
handover-one-by-one = One by one
handover-back = Back
handover-all-to-whom = Who takes over everything of { $name }?
handover-all-sure = { $customers ->
        [one] One customer
       *[other] All { $customers } customers
    } of { $name } to { $to }?
handover-all-yes = Yes, all
handover-which = <b>{ $name }</b> · { $customers ->
        [one] one customer
       *[other] { $customers } customers
    } left. Tap one to choose who takes it over.
handover-to-whom = Who takes over <b>{ $customer }</b>?
handover-done-hint = { $customers ->
        [one] One customer handed over
       *[other] { $customers } customers handed over
    }
handover-given = <b>{ $customer }</b> is { $name }'s now. { $name } has been told.
handover-given-away = { $by } has given { $customer } to { $name }, with its follow-ups and planned visits.
handover-follow-ups-back = { $name } has left. { $number ->
        [one] A follow-up you had handed on is yours again: /agenda
       *[other] { $number } follow-ups at your customers are yours again: /agenda
    }
handover-nobody-above = { $name } has left with { $customers ->
        [one] one customer
       *[other] { $customers } customers
    }, and nobody above is here to hand over. Once { $name } has a superior in the staff list who has joined, that person finds it under /team.
handover-yours = { $by } has given you { $number ->
        [one] a customer
       *[other] { $number } customers
    } of { $was }:
handover-brief-contacts = Contact: { $contacts }
handover-brief-needs = Needs: { $words }
handover-brief-visit = { $day } · { $purpose }
handover-brief-follow-up = → Follow-up { $day }
handover-brief-note = Note: { $words }

handover-not-yours = This person is not in your team, or has nothing to hand over.
handover-is-back = { $name } is back; nothing is to be handed over.
handover-nothing-left = Everything of { $name }'s has been handed over.
handover-no-taker = This person cannot take over customers from you.
handover-has-it-already = { $name } has this customer already.
