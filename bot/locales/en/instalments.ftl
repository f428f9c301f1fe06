# A bill: what is open of an instalment, until when it was promised, why it is disputed.
instalment-from-before = owed from before
instalment-of-order = { $order }
instalment-part = { $order } · { $number } of { $of }
instalment-gone-or-not-yours = There is no such bill, or it is not yours to see.
instalment-not-yours = Only the customer’s owner, or somebody above them, can deal with this bill.
instalment-paid-already = Nothing is open on this bill any more.

instalment-head = 💰 <b>{ $customer }</b> · { $bill }
instalment-owner = Owner: { $name }
instalment-nothing-owed = Nothing is owed on it any more.
instalment-paid = ✓ { $amount } is paid.
instalment-written-off = { $is_paid ->
        [yes] ✓ { $paid } is paid, { $amount } written off.
       *[no] { $amount } is written off.
    }
instalment-open = Open: <b>{ $open }</b> of { $amount }
instalment-due = Due: { $day }
instalment-due-in = Due: { $day } · { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }
instalment-overdue = 🔴 Due: { $day } · { $days ->
        [one] 1 day overdue
       *[other] { $days } days overdue
    }
instalment-due-after-delivery = Due once it is delivered
instalment-set = • { $kind ->
        [receipt] Receipt
        [credit_note] Credit note
        [write_off] Write-off
       *[other] Credit
    } · { $day } · { $amount }
instalment-earlier = • { $number ->
        [one] one earlier
       *[other] { $number } earlier
    }
instalment-pending = ⏳ { $amount } waits for finance
instalment-how-to-answer = { $is_disputed ->
        [yes] Answer this message to write to your superior, or with “paid” or “help”.
       *[no] Tap, or answer this message: “paid”, “Friday”, “disputed: two cases were short”, “help”. Anything else reaches your superior.
    }
instalment-how-to-settle = Settle the dispute with a tap, or answer this message: “settled: price corrected”. Anything else reaches the customer’s owner.
instalment-paid-it = ✓ Paid
instalment-look = 🔍 Open the bill
instalment-promised-it = 🤝 Promised
instalment-disputed-it = ❗ Disputed
instalment-help-me = 🆘 Help
instalment-settle = ✓ Dispute settled
instalment-texts = 💬 Texts for the customer
instalment-write-off = Write off
instalment-open-order = 📦 Order
instalment-account = 📒 Account
instalment-news-disputed = ❗ { $by }: the customer disputes this bill. It is not chased until somebody above or finance has settled the dispute.
instalment-news-settled = ✓ { $by } has settled the dispute. The bill is chased again.
instalment-news-help = 🆘 { $by } asks for your help with this bill. Answer this message to reach the customer’s owner.
instalment-help-asked = { $name } has been asked for help and will see the bill.
instalment-help-asked-already = You have already asked for help with this bill today.
instalment-help-nobody = There is nobody above you to ask.

promise-title = Promise to pay · { $customer } · { $bill } · { $amount }
promise-day = By when will the customer pay?
    .label = Promised for
    .hint = The bill is not chased until then.
promise-in-three-days = In 3 days · { $day }
promise-friday = { $day }
promise-end-of-month = End of month · { $day }
promise-open = 🤝 Promised for <b>{ $day }</b> · { $by } · { $at }
promise-was = • { $day }: { $state }
promise-take-back = ↩️ Take the promise back
promise-taken-back-hint = Taken back: nothing is promised.
promise-not-taken-back = This promise cannot be taken back any more: only whoever noted it can, on the same day. Note the new day instead.
promisestate-open = open
promisestate-kept = ✓ kept
promisestate-broken = ✗ broken
promisestate-postponed = postponed
promisestate-void = does not count
promise-more = • { $number ->
        [one] one earlier promise
       *[other] { $number } earlier promises
    }
promise-kept-of = Promises kept: { $kept } of { $made }
promise-hint = Noted: promised for { $day }. The bill is not chased until then.
promise-past = { $day } is past. Please choose a day from today on.
promise-too-far = { $day } is too far away: a promise can be for { $latest } at the latest.
promise-disputed = This bill is disputed. Once somebody above or finance has settled the dispute, a promise can be noted.
promise-receipt-waits = Receipts for all of this bill are waiting for finance. No promise is needed.

bill-dispute-title = Disputed bill · { $customer } · { $bill } · { $amount }
bill-dispute-reason = Why does the customer dispute it?
    .label = Reason
    .offered = What you wrote:
        <blockquote expandable>{ $offered }</blockquote>
    .keep = Send it as a dispute
    .fresh = Start empty
    .hint = Your superior and finance will read it. The bill is not chased until the dispute is settled.
bill-dispute-said = { $is_open ->
        [yes] ❗ <b>Disputed</b>
       *[no] Disputed
    } · { $by } · { $at }
bill-dispute-is-open = Not chased until somebody above or finance has settled the dispute.
bill-dispute-over = Closed: nothing is open any more · { $at }
bill-dispute-settled = ✓ Settled by { $by } · { $at }
bill-dispute-hint = Noted. Your superior and finance have been told; the bill is not chased meanwhile.
bill-dispute-settled-hint = Settled. The customer’s owner has been told.
bill-dispute-already = { $is_mine ->
        [yes] You have already noted that this bill is disputed.
       *[no] { $by } was first and has noted that this bill is disputed.
    }
bill-dispute-needs-reason = Please write why, for example “two cases were short”.
bill-dispute-too-long = That is { $length } characters; { $limit } fit here, and nothing was noted yet. Please shorten it and answer the bill again.
bill-dispute-settled-by-others = A dispute is settled by somebody above the customer’s owner, or by finance.
bill-dispute-none = This bill is not disputed any more.
bill-dispute-settled-already = { $is_mine ->
        [yes] You have already settled it: { $outcome }
       *[no] { $by } was first and has settled it: { $outcome }
    }
bill-dispute-needs-outcome = Please write what became of it, for example “price corrected”.
bill-outcome-title = Settle a dispute · { $customer } · { $bill } · { $amount }
bill-outcome-outcome = What became of it?
    .label = Outcome
    .hint = The customer’s owner will read it, and the bill is chased again.

billanswer-paid = Paid
    .words = paid,has paid,they have paid,they paid,already paid,it is paid,it's paid,customer has paid,customer paid
billanswer-promised = Promised
    .words = the customer,customer,promised,promises,promise,to pay,will pay,pays,pay,he,she,they,it,says,said,for,by,on
billanswer-disputed = Disputed
    .words = disputed,dispute,the customer disputes it,does not accept it,doesn't accept it,customer disputes it,disputes it
billanswer-faulty = Something was wrong
    .words = short,missing,damaged,wrong goods,wrong price
billanswer-help = Help
    .words = help,help me,please help,i need help
billanswer-settled = Settled
    .words = settled,dispute settled,resolved,solved

pending-disputed-bills = <b>Disputed bills to settle: { $number }</b>
pending-disputed-bill = { $customer } · { $amount }

reminder-head = Texts for <b>{ $customer }</b>: tap below to copy one, then paste it into your chat with the customer.
reminder-in-tone = <b>{ $tone }</b>
    <blockquote>{ $words }</blockquote>
reminder-nothing-to-ask = There is nothing to ask the customer for: the bill is paid or disputed, has no due day yet, or a receipt is waiting for finance.
reminder-back = 💰 To the bill
tone-polite = Polite
    .copy = 📋 Polite
    .text = Hello { $customer }, a friendly reminder: { $amount } for { $order ->
        [none] your earlier balance
       *[other] order { $order }
    } { $when ->
        [overdue] was due on { $day }
        [today] is due today
       *[later] is due on { $day }
    }. If it is already on its way, please ignore this. Thank you!{ $is_signed ->
        [yes] {" — "}{ $company }
       *[no] {""}
    }
tone-firm = Firm
    .copy = 📋 Firm
    .text = Hello { $customer }, { $amount } for { $order ->
        [none] your earlier balance
       *[other] order { $order }
    } was due on { $day } and is { $days ->
        [one] 1 day
       *[other] { $days } days
    } overdue. Please pay within two days and let us know when to expect it. Thank you.{ $is_signed ->
        [yes] {" — "}{ $company }
       *[no] {""}
    }
tone-final = Final
    .copy = 📋 Final
    .text = Dear { $customer }, { $amount } for { $order ->
        [none] your earlier balance
       *[other] order { $order }
    } was due on { $day } and is now { $days ->
        [one] 1 day
       *[other] { $days } days
    } overdue. This is our final reminder: please pay by { $until }, or we will have to stop deliveries.{ $is_signed ->
        [yes] {" — "}{ $company }
       *[no] {""}
    }
