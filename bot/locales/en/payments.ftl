# Recording what a customer paid: questions, what is told before it is sent, what cannot be.
command-pay = Record a payment
    .words = pay

payment-title = Payment received
payment-customer = Who paid?
    .label = Customer
    .hint = Tap one, or type part of the name, or an order’s number.
payment-order = Which order is it for?
    .label = For
    .hint = Tap one, or type its number.
payment-amount = How much came in?
    .label = Amount
    .hint = Tap it, or type it: <code>12000</code>.
payment-method = How was it paid?
    .label = Method
payment-reference = What is the number on the slip?
    .label = Reference
    .hint = Type it, or send a photo of the slip here: finance needs it to find the money.
    .words = ref reference no number # last4 last5
payment-photos = Is there a signed receipt?
    .label = Photos
    .hint = Take a photo of it and send it here.
payment-day = When did the money come in?
    .label = Day
payment-note = Anything else to note?
    .label = Note
    .words = note remark memo

payment-oldest-first = Oldest bills first
    .words = oldest,oldest first,the oldest,the oldest bills first
payment-open-of = { $number } · { $amount }
payment-due = Due: { $amount }
payment-open = Everything open: { $amount }

payment-nothing-came = “{ $words }” is not an amount received. Please type one above zero, for example { $example }. Refunds to the customer are recorded by finance.
payment-order-unclear = “{ $words }” is not one of this customer’s open orders. Please tap one, type its number, or tap “Oldest bills first”.
payment-order-unknown = There is no order { $number }, or it is not yours to see. Please tap one, type another number, or tap “Oldest bills first”.
payment-nobody = “{ $words }” is neither a customer nor an order number. Please try another part of the name, or type the number of an order of the customer who paid.
payment-reference-unclear = “{ $words }” has no letters or digits. Type the number as it is on the slip, or skip this.
payment-customer-archived = { $name } is archived. To record the payment, bring the customer back first.
payment-bill-paid = This bill is already paid. Record any other money on the customer’s card, or with /pay.

payment-pays = 📌 Once finance confirms it, it is applied to:
payment-all-credit = 📌 Nothing is open: all of it becomes the customer’s credit, for the next order.
payment-waits-already = ⏳ { $amount } recorded earlier is not confirmed yet, and is applied first.
payment-no-slip = 📎 No number and no photo of the slip yet. Finance is faster with either: just send the photo here.
payment-in-hand = 💵 The cash counts as in your hands until it is handed in.
payment-record = 💰 Record a payment
    .words = received got paid payment goods deposit

report-receipt = 💰 { $customer } · { $amount } · { $method } · { $state }
evidence-receipts = { $receipts ->
        [1] Recorded one payment, on { $first }
       *[other] Recorded { $receipts } payments, { $first } to { $last }
    }
