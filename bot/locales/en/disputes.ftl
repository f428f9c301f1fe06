# Two people claim a customer: the claim, the evidence, the ruling.
dispute-title = Claim a customer
dispute-contact_since = Since when have you been in contact with this customer?
    .label = Contact since
    .hint = As well as you remember. Your superior sees what is recorded as well.
dispute-reason = Why is the customer yours?
    .label = Reason
    .hint = Whom do you know there, what was agreed, what have you done?
split-title = Split the credit
split-percent = How many percent are the claimant's? The owner has the rest.
    .label = Claimant / owner
    .hint = A number from 1 to 99, or both parts, as in 60/40. Whoever has more has the file; with 50/50 the owner keeps it.

dispute-mine = <b>Your claim to { $called }</b>
dispute-since = In contact since { $day }:
dispute-waits-for = { $name } decides. To add something, reply to this message.
dispute-withdraw = Withdraw the claim
dispute-withdrawn-hint = Withdrawn
dispute-closed = Closed without a ruling.
dispute-told-claimant = { $outcome ->
        [goes] { $by } has ruled on your claim to { $called }: the customer is yours now.
        [split-goes] { $by } has ruled on your claim to { $called }: { $percent } % of the credit is yours, { $rest } % the other side's. The file is yours now.
        [split-stays] { $by } has ruled on your claim to { $called }: { $percent } % of the credit is yours. The file stays where it is.
       *[stays] { $by } has ruled on your claim to { $called }: the customer stays where it is.
    }
dispute-told-holder = { $outcome ->
        [goes] { $by } has ruled on { $customer }: the customer goes to { $name }.
        [split-goes] { $by } has ruled on { $customer }: the file goes to { $name }, { $rest } % of the credit stays yours.
        [split-stays] Somebody laid claim to { $customer }. { $by } has ruled: the file stays yours with { $rest } % of the credit, { $percent } % is shared.
       *[stays] Somebody laid claim to { $customer }. { $by } has ruled: the customer stays yours.
    }

dispute-of = <b>{ $claimant } claims { $customer }</b>
    The owner is { $holder }.
dispute-protected = Protected until { $until }.
dispute-claims = <b>{ $name }</b> claims it
dispute-holds = <b>{ $name }</b> has it
evidence-file = File since { $opened }; contact from { $first } to { $last }
evidence-visits = { $visits ->
        [0] No visit
        [one] One visit: { $first }
       *[other] { $visits } visits: { $first } to { $last }
    }
evidence-follow-ups = { $number ->
        [one] One open follow-up
       *[other] { $number } open follow-ups
    }, next on { $due }
dispute-how-to-answer = <i>Replying to this message talks to { $name }; only the buttons decide.</i>
dispute-stays = Stays with { $name }
dispute-goes = To { $name }
dispute-split = Split the credit…
dispute-ask = Ask { $name }
dispute-open-file = Open the file
dispute-asked = { $by } asks about { $customer }: somebody else says they have been working with this customer. What is your side? Reply to this message.
dispute-asked-hint = { $name } is asked; the answer comes to you
dispute-outcome = { $outcome ->
        [goes] ✓ { $by } has ruled: the customer goes to { $claimant }.
        [split-goes] ✓ { $by } has ruled: { $claimant } { $percent } % and the file, { $holder } { $rest } %.
        [split-stays] ✓ { $by } has ruled: { $holder } { $rest } % and the file, { $claimant } { $percent } %.
       *[stays] ✓ { $by } has ruled: the customer stays with { $holder }.
    }
dispute-ruled-hint = Ruled; both are told
dispute-split-done = ✓ Ruled. Both sides are told.
dispute-reminder = { $number ->
        [one] A claim to a customer waits for your ruling.
       *[other] { $number } claims to customers wait for your ruling.
    }

dispute-gone-or-not-yours = This claim does not exist, or is not yours to see.
dispute-not-needed = No claim is needed: this customer is free, or yours already. Enter it again: /customer
dispute-nobody-above = There is nobody here who stands above both sides and could rule. Please talk to your superior.
dispute-waits-already = Your claim to this customer is waiting for a ruling already.
dispute-ruled-already = { $by } has ruled on this already.
dispute-closed-already = This claim has been closed already.
dispute-not-100 = Both parts must make 100, and each side gets at least 1: 60/40, for example.
