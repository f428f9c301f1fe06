# A bill: what is open of an instalment, until when it was promised, why it is disputed.
instalment-from-before = owed from before
instalment-of-order = { $order }
instalment-part = { $order } · { $number } of { $of }
instalment-gone-or-not-yours = I do not find this bill among those you may see.
instalment-not-yours = Only the customer’s owner, or somebody above, says what becomes of this bill.
instalment-paid-already = Nothing of this bill is open any more.

instalment-head = 💰 <b>{ $customer }</b> · { $bill }
instalment-owner = Looked after by { $name }
instalment-nothing-owed = Nothing is owed for it any more.
instalment-paid = ✓ { $amount } is paid.
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
       *[other] Credit from before
    } · { $day } · { $amount }
instalment-earlier = • { $number ->
        [one] one earlier
       *[other] { $number } earlier
    }
instalment-pending = ⏳ { $amount } waits for finance ({ $receipts ->
        [one] one receipt
       *[other] { $receipts } receipts
    })
instalment-how-to-answer = { $is_disputed ->
        [yes] Answer this message to write to your superior, or with “paid” or “help”.
       *[no] Tap, or answer this message: “paid”, “Friday”, “disputed: two cases were short”, “help”. Anything else reaches your superior.
    }
instalment-how-to-settle = Settle the dispute with a tap, or answer this message: “settled: price corrected”. Anything else reaches whoever looks after the customer.
instalment-paid-it = ✓ Paid
instalment-promised-it = 🤝 Promised
instalment-disputed-it = ❗ Disputed
instalment-help-me = 🆘 Help
instalment-settle = ✓ Dispute settled
instalment-texts = 💬 Texts for the customer
instalment-write-off = Write off
instalment-open-order = 📦 Order
instalment-account = 📒 Account
instalment-news-disputed = ❗ { $by }: the customer disputes this bill. It is not chased until somebody above or finance has settled that.
instalment-news-settled = ✓ { $by } has settled the dispute. The bill is chased again.
instalment-news-help = 🆘 { $by } asks for your help with this bill. Answer this message to reach whoever looks after the customer.
instalment-help-asked = { $name } has been asked for help and will see the bill.
instalment-help-asked-already = You have asked for help with this bill today already.
instalment-help-nobody = There is nobody above you to ask.

promise-title = Promise to pay · { $customer } · { $bill } · { $amount }
promise-day = Until when will the customer pay?
    .label = Promised for
    .hint = The bill is not chased until then.
promise-in-three-days = In 3 days · { $day }
promise-friday = { $day }
promise-end-of-month = End of month · { $day }
promise-open = 🤝 Promised for <b>{ $day }</b> · { $by } · { $at }
promise-was = • { $day }: { $state }
promisestate-open = open
promisestate-kept = ✓ kept
promisestate-broken = ✗ broken
promisestate-postponed = put off
promisestate-void = does not count
promise-more = • { $number ->
        [one] one promise before
       *[other] { $number } promises before
    }
promise-kept-of = Promises kept: { $kept } of { $made }
promise-hint = Noted: promised for { $day }. The bill is not chased until then.
promise-past = { $day } is past. Please choose a day from today on.
promise-too-far = { $day } is too far away: a promise can be for { $latest } at the latest.
promise-disputed = This bill is disputed. Once somebody above or finance has settled that, a promise can be noted.
promise-receipt-waits = A receipt for all of this bill waits for finance. No promise is needed.

bill-dispute-title = Disputed bill · { $customer } · { $bill } · { $amount }
bill-dispute-reason = Why does the customer dispute it?
    .label = Reason
    .hint = Your superior and finance will read it. The bill is not chased until it is settled.
bill-dispute-said = { $is_open ->
        [yes] ❗ <b>Disputed</b>
       *[no] Disputed
    } · { $by } · { $at }
bill-dispute-is-open = Not chased until somebody above or finance has settled it.
bill-dispute-over = Paid after all · { $at }
bill-dispute-settled = ✓ Settled by { $by } · { $at }
bill-dispute-hint = Noted. Your superior and finance have been told; the bill is not chased meanwhile.
bill-dispute-settled-hint = Settled. Whoever looks after the customer has been told.
bill-dispute-already = { $is_mine ->
        [yes] You have noted already that this bill is disputed.
       *[no] { $by } was first and has noted that this bill is disputed.
    }
bill-dispute-needs-reason = Please write why, for example “two cases were short”.
bill-dispute-settled-by-others = A dispute is settled by somebody above the customer’s owner, or by finance.
bill-dispute-none = This bill is not disputed any more.
bill-dispute-settled-already = { $is_mine ->
        [yes] You have settled it already: { $outcome }
       *[no] { $by } was first and has settled it: { $outcome }
    }
bill-dispute-needs-outcome = Please write what became of it, for example “price corrected”.
bill-outcome-title = Settle a dispute · { $customer } · { $bill } · { $amount }
bill-outcome-outcome = What became of it?
    .label = Outcome
    .hint = Whoever looks after the customer reads it, and the bill is chased again.

billanswer-paid = Paid
    .words = paid,has paid,they have paid,already paid,customer has paid
billanswer-promised = Promised
    .words = the customer,customer,promised,promises,promise,to pay,will pay,pays,pay,he,she,they,it,says,said,for,by,on
billanswer-disputed = Disputed
    .words = disputed,dispute,customer disputes it,disputes it
billanswer-help = Help
    .words = help,help me,please help,i need help
billanswer-settled = Settled
    .words = settled,dispute settled,resolved,solved

pending-disputed-bills = <b>Disputed bills to settle: { $number }</b>
pending-disputed-bill = { $customer } · { $amount }

reminder-head = Texts for <b>{ $customer }</b>: tap below to copy one, then paste it into your chat with the customer.
reminder-in-tone = <b>{ $tone }</b>
    <blockquote>{ $words }</blockquote>
reminder-nothing-to-ask = There is nothing to ask the customer for: the bill is paid or disputed, has no day yet, or a receipt waits for finance.
reminder-back = 💰 To the bill
tone-polite = Polite
    .copy = 📋 Polite
    .text = Hello { $customer }, a friendly reminder: { $amount } for { $order ->
        [none] your balance from before
       *[other] order { $order }
    } { $overdue ->
        [yes] was due on { $day }
       *[no] is due on { $day }
    }. If it is already on its way, please ignore this. Thank you! — { $company }
tone-firm = Firm
    .copy = 📋 Firm
    .text = Hello { $customer }, { $amount } for { $order ->
        [none] your balance from before
       *[other] order { $order }
    } was due on { $day } and is { $days ->
        [one] 1 day
       *[other] { $days } days
    } overdue. Please pay within two days and tell us when. Thank you. — { $company }
tone-final = Final
    .copy = 📋 Final
    .text = { $customer }, { $amount } for { $order ->
        [none] your balance from before
       *[other] order { $order }
    } has been overdue since { $day } ({ $days ->
        [one] 1 day
       *[other] { $days } days
    }). This is our last reminder: please pay by { $until }, or we must stop deliveries. — { $company }
