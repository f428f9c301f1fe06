# Two people claim a customer: the claim, the evidence, the ruling.
dispute-title = Claim a customer
dispute-contact_since = Since when have you been in contact with this customer?
    .label = Contact since
    .hint = As well as you remember. Your superior also sees what is on record.
dispute-reason = Why should this customer be yours?
    .label = Reason
    .hint = Who you know there, what you talked about, what you did.
split-title = Split the credit of { $customer }: { $claimant } (claims it) / { $holder } (owner)
split-percent = How many percent does each get? First who claims it, then the owner: 60/40 is 60% and 40%.
    .label = Claimant / owner
    .hint = A number from 1 to 99, or both shares, like 60/40. The bigger share gets the customer; at 50/50 it stays with the owner.

dispute-mine = <b>Your claim to { $called }</b>
dispute-since = In contact since { $day }:
dispute-waits-for = Waiting for { $name } to decide. To add something, reply to this message.
dispute-withdraw = Withdraw the claim
dispute-withdrawn-hint = Withdrawn
dispute-closed = Closed without a decision.
dispute-told-claimant = { $outcome ->
        [goes] { $by } has decided on your claim to { $called }: it is yours now.
        [split-goes] { $by } has decided on your claim to { $called }: it is yours now, with { $percent }% of the credit; the other side gets { $rest }%.
        [split-stays] { $by } has decided on your claim to { $called }: the owner stays the same; you get { $percent }% of the credit.
       *[stays] { $by } has decided on your claim to { $called }: the owner stays the same.
    }
dispute-told-holder = { $outcome ->
        [goes] { $by } has decided: { $customer } goes to { $name }.
        [split-goes] { $by } has decided: { $customer } goes to { $name }, and you get { $rest }% of the credit.
        [split-stays] A colleague claimed { $customer }. { $by } has decided: it stays yours with { $rest }% of the credit, and they get { $percent }%.
       *[stays] A colleague claimed { $customer }. { $by } has decided: it stays yours.
    }

dispute-of = <b>{ $claimant } claims { $customer }</b>
    Owner: { $holder }
dispute-protected = Protected until { $until }
dispute-claims = <b>{ $name }</b> (claims it)
dispute-holds = <b>{ $name }</b> (owner)
dispute-own-file = Own file of this customer: { $name }
evidence-owner = Owner since { $since }
evidence-calls = { $calls ->
        [one] One follow-up done by phone: { $first }
       *[other] { $calls } follow-ups done by phone: { $first } to { $last }
    }
evidence-visits = { $visits ->
        [0] No visits
        [one] One visit: { $first }
       *[other] { $visits } visits: { $first } to { $last }
    }
evidence-follow-ups = { $number ->
        [one] One open follow-up
       *[other] { $number } open follow-ups
    }, next on { $due }
dispute-how-to-answer = <i>Reply to this message (swipe it left): your words go to { $name }. To decide, tap a button.</i>
dispute-stays = Stays with { $name }
dispute-goes = Goes to { $name }
dispute-split = Split the credit…
dispute-ask = Ask { $name }
dispute-open-file = Open customer
dispute-asked = { $by } asks about { $customer }: a colleague says they have been working with this customer. Reply to this message (swipe it left) and tell your side.
dispute-asked-hint = Asked { $name }; the answer comes to you
dispute-outcome = { $outcome ->
        [goes] ✓ { $by } has decided: it goes to { $claimant }.
        [split-goes] ✓ { $by } has decided: it goes to { $claimant } with { $percent }% of the credit; { $holder } gets { $rest }%.
        [split-stays] ✓ { $by } has decided: it stays with { $holder } with { $rest }% of the credit; { $claimant } gets { $percent }%.
       *[stays] ✓ { $by } has decided: it stays with { $holder }.
    }
dispute-ruled-hint = Decided. Both will hear of it
dispute-joined = { $name } was the same customer: its visits, contacts and follow-ups are now under { $customer }, and that file is archived.
dispute-free = Your claim to { $called } is closed without a decision. You may enter the customer now: /customer
dispute-split-done = ✓ Decided. Both will hear of it.
dispute-reminder = { $number ->
        [one] One claim to a customer is waiting for you to decide:
       *[other] { $number } claims to customers are waiting for you to decide:
    }

dispute-gone-or-not-yours = There is no such claim, or you cannot see it.
dispute-not-needed = No need to claim it: this customer is free now, or already yours. Enter it again: /customer
dispute-nobody-above = No superior here is above you both and could decide. Please talk to your own superior.
dispute-waits-already = You have already claimed this customer. Please wait for the decision.
dispute-ruled-already = { $by } has already decided this.
dispute-closed-already = This claim is already closed.
dispute-not-100 = The two shares must add up to 100, with at least 1 each, like 60/40.
