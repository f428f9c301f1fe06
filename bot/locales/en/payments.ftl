# Recording what a customer paid: questions, what is told before it is sent, what cannot be.
command-pay = Record a payment
    .words = pay

payment-title = Payment received
payment-customer = Who has paid?
    .label = Customer
    .hint = Tap one, or type part of the name, or an order’s number.
payment-order = Which order is it for?
    .label = For
    .hint = Tap one, or type its number.
payment-amount = How much came in?
    .label = Amount
    .hint = Tap it, or type it: <code>12000</code>, <code>100 USD</code>.
payment-method = How was it paid?
    .label = Method
payment-reference = Which number does the slip have?
    .label = Reference
    .hint = Type it, or send a photo of the slip here: finance finds the money by it.
    .words = ref reference no number #
payment-photos = Is there a signed receipt?
    .label = Photos
    .hint = Take a photo of it and send it here.
payment-day = On which day did the money come?
    .label = Day
payment-note = Anything else to note?
    .label = Note

payment-oldest-first = The oldest bills first
    .words = oldest,oldest first,the oldest
payment-open-of = { $number } · { $amount }
payment-due = Due: { $amount }
payment-open = All that is open: { $amount }

payment-nothing-came = “{ $words }” is nothing that came in. Please type the amount received, above nothing, for example { $example }. Money that goes back to the customer is for finance to enter.
payment-order-unclear = None of this customer’s open orders is “{ $words }”. Please tap one, type its number, or tap “The oldest bills first”.
payment-order-unknown = There is no order { $number }, or it is not yours to see. Please tap one, type another number, or tap “The oldest bills first”.
payment-by-order = “{ $words }” is no order’s number. Please type the number of an order of whoever paid, or open the order (/orders) and tap “Record a payment”.
payment-reference-unclear = “{ $words }” holds no letters and digits. Type the number as the slip has it, or skip it.
payment-customer-archived = { $name } was put away. Bring it back on its card first, then record the payment.
payment-bill-paid = This bill is paid already. Whatever else came is recorded on the customer’s card, or with /pay.

payment-pays = 📌 Once finance has confirmed it, it pays:
payment-all-credit = 📌 Nothing is open: all of it becomes the customer’s credit, for the next order.
payment-waits-already = ⏳ { $amount } recorded before is not confirmed yet, and counts first.
payment-no-slip = 📎 Neither a number nor a photo of the slip yet. Finance is faster with one: just send the photo here.
payment-in-hand = 💵 The cash counts as in your hands until it is handed in.
payment-record = 💰 Record a payment

report-receipt = 💰 { $customer } · { $amount } · { $method } · { $state }
evidence-receipts = { $receipts ->
        [1] Recorded one payment, on { $first }
       *[other] Recorded { $receipts } payments, { $first } to { $last }
    }
