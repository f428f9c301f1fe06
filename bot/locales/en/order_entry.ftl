# Entering and changing orders: questions, what is gathered, what cannot be.
command-order = Enter an order
    .words = order

new-order-title = Order
new-order-customer = Which customer is ordering?
    .label = Customer
    .hint = Tap one, or type part of the name, the phone …
new-order-lines = What are they ordering?
    .label = Goods
    .hint = Tap a product, or type: <code>water 20 cases, cola 5 @48, crisps 10 -5%</code>. Several lines can be pasted at once.
new-order-deliver_on = When should it be delivered?
    .label = Delivery date
new-order-needed_on = By when does the customer need it at the latest?
    .label = Needed by
new-order-place = Where should it go?
    .label = Place
    .hint = Tap an address, type another one, or send a location with 📎.
new-order-packing = How should it be packed?
    .label = Packing
    .hint = Tap one, or type another way.
new-order-transport = How should it be sent?
    .label = Transport
    .hint = Tap one, or type another way.
new-order-terms = When will they pay?
    .label = Payment
    .hint = Tap one, or type it: <code>net 45</code>, <code>on delivery</code>, <code>30% in advance, rest net 30</code>, <code>3 instalments 30/60/90 days</code>.
new-order-deposit = How much is the deposit?
    .label = Deposit
    .hint = Type an amount or a share: <code>5000</code>, <code>30%</code>.
new-order-note = Anything else to note?
    .label = Note
new-order-photos = Is there a paper order?
    .label = Photos
    .hint = Take a photo and send it here.

change-order-title = Change { $number } · { $customer }
change-order-why = What is the reason for the change?
    .label = Reason
change-order-nothing-yet = Nothing is changed yet. Tap what should change.
change-order-differs = <b>What changes</b>
change-order-part = ✏️ { $label }: { $before } → <b>{ $after }</b>
change-order-added = ➕ { $line }
change-order-gone = ➖ <s>{ $name } { $quantity } { $measure }</s>
change-order-line = ✏️ { $name }{ $more ->
        [yes] {" "}· { $before } → <b>{ $after } { $measure }</b>
       *[no] {""}
    }{ $priced ->
        [yes] {" "}· { $was } → <b>{ $price }</b>
       *[no] {""}
    }

basket-done = Done
    .words = done finished ready that's-all
basket-only = Please type the goods, for example “water 20 cases”, or tap a product. A paper order can be sent as a photo.
basket-unread = I did not understand “{ $words }” and left it out. Type a product with its quantity, for example “water 20”.
basket-open = One thing first: please answer the question below, or tap “Leave it out”.
basket-none = No goods yet
basket-head = { $count ->
        [one] { $count } line
       *[other] { $count } lines
    } · { $total }{ $taxed ->
        [yes] {" "}with tax
       *[no] {" "}before tax
    }
basket-more = … and { $number } more
basket-line = { $number }. { $name } · { $quantity } { $measure } × { $price }{ $discount ->
        [0] {""}
       *[other] {" "}(−{ $discount }%)
    } = { $amount }
basket-open-more = { $number ->
        [one] After that one more question.
       *[other] After that { $number } more questions.
    }
basket-go-on = <i>Add more by tapping or typing; tap a line to change it. Then “Done”.</i>
basket-which = ❓ “{ $words }”: which product is it?
basket-how-much = ❓ <b>{ $name }</b>, { $price } per { $measure }: how many { $measure }?
basket-same = ❓ <b>{ $name }</b> is in the order already: { $before } { $measure }. What about the { $quantity } { $measure }?
basket-why = ❓ { $is_free ->
        [yes] <b>{ $name }</b> free of charge: why?
       *[no] <b>{ $name }</b> at { $price } instead of { $list_price } needs a reason: why so low?
    } Tap or type it; it stays with the line.
basket-line-is = ✏️ <b>{ $name }</b>, list price { $list_price } per { $measure }{ $has_reason ->
        [yes] {" "}· { $reason }
       *[no] {""}
    }
    Tap or type a new quantity (<code>30</code>), a price (<code>@48</code>) or a discount (<code>-5%</code>).
basket-leave-out = Leave it out
basket-same-add = Add up: { $quantity } { $measure }
    .words = add merge sum +
basket-same-replace = Only { $quantity } { $measure }
    .words = replace only instead
basket-same-apart = A line of its own
    .words = separate apart keep
basket-as-before = Leave it as it was
basket-why-gift = Gift
basket-why-sample = Sample
basket-why-clearance = Clearance
basket-at-list = List price { $price }
basket-in = in { $measure }
basket-off = −{ $percent }%
basket-to-lines = ‹ All lines
basket-remove = Remove
basket-again = 🔁 Same as last time · { $count ->
        [one] { $count } line
       *[other] { $count } lines
    } · { $day }
    .words = same as last time, same again, as last time, the same again, the usual
basket-owes = 💳 { $is_credit ->
        [yes] { $total } in credit
       *[no] Owes { $total }
    }{ $overdue ->
        [yes] , { $late } of it overdue ⚠️
       *[no] {""}
    }
basket-limit = 💳 Credit limit { $limit }, { $is_left ->
        [yes] { $left } left
       *[no] exceeded by { $left } ⚠️
    }
basket-terms-only = When will they pay? Tap it, or type “net 30”, “on delivery”, “30% in advance, rest net 30”.
basket-terms-unclear = I cannot read payment terms in “{ $words }”. Type “net 30” (at most { $days } days), “month end 15”, “on delivery”, “in advance”, or a plan like “30% in advance, rest net 30”.
planfault-too-much = “{ $words }” comes to { $percent ->
        [100] 100% before its last part: nothing is left for that.
       *[other] { $percent }%, more than the whole.
    } Type it again, for example <code>30% in advance, rest net 30</code>.
planfault-too-little = “{ $words }” { $percent ->
        [0] is not the whole.
       *[other] comes to only { $percent }%, not the whole.
    } Say all of it, for example <code>30% in advance, rest net 30</code>.
planfault-rest = In “{ $words }” the rest does not come last. Say the other parts first, for example <code>30% in advance, rest net 30</code>.
planfault-nothing = In “{ $words }” one part is zero. Leave it out, for example <code>30% in advance, rest net 30</code>.
planfault-too-fine = In “{ $words }” a share or an amount has too many digits. Type it with fewer, for example <code>33.3% in advance, rest net 30</code>.
planfault-too-long = “{ $words }” is too long for payment terms: at most { $most } parts. Type fewer, for example <code>3 instalments 30/60/90 days</code>.
planfault-uneven = “{ $words }” needs a number of days for each instalment. Type for example <code>3 instalments 30/60/90 days</code>.
basket-deposit-unclear = I cannot read a deposit in “{ $words }”. Type an amount like { $example }, or a share like 30%.
basket-where-only = Please tap an address, type one, or send a location with 📎 → Location.
basket-totals = { $taxed ->
        [yes] <b>Total { $total }</b>, { $tax } tax included
       *[no] Net { $net } + tax { $tax } = <b>total { $total }</b>
    }
    <i>{ $by_document ->
        [yes] Tax rounded once for the whole order.
       *[no] Tax rounded line by line.
    }</i>
basket-price-changed = ⚠️ <b>List prices have changed</b>
basket-price-was = { $name }: { $was } → <b>{ $price }</b> per { $measure }{ $agreed ->
        [yes] {" "}(your agreed price stays)
       *[no] {""}
    }
basket-instalments = <b>To be paid in parts</b>
basket-instalment = { $number }. { $amount } · { $when }{ $is_paid ->
        [yes] {" "}· ✓ paid
       *[no] {""}
    }
basket-credit-counts = 💳 { $used } of the customer’s { $credit } credit is applied to this order: { $is_all ->
        [yes] nothing is left to pay.
       *[no] <b>{ $left }</b> left to pay.
    }
basket-becomes-credit = 💳 More has been paid than is owed: { $credit } becomes the customer’s credit.
basket-too-late = ⚠️ Delivery on { $day } is later than { $needed }, by when the customer needs it.
basket-at-once = ✓ Confirmed as soon as you send it.
basket-over-discount = ⚖️ A discount of { $discount }% is more than the { $limit }% you may give: it is held for a decision.
basket-over-credit = ⚖️ { $is_comparable ->
        [yes] With this order the customer is over the credit limit of { $limit } (owes { $owed }): it is held for a decision.
       *[no] The credit limit of { $limit } (owes { $owed }) is in another currency than this order: it is held for a decision.
    }
basket-goes-to = Decides: { $names }

order-no-lines = There are no goods yet. Type a product with its quantity, for example “water 20”, or tap one.
order-too-many-lines = An order has at most { $limit } lines. Please enter a second order for the rest.
order-one-currency = An order has one currency, that of its list prices. Please enter a second order for the other currency.
order-product-not-sold = { $name } is not sold any more. Please choose another product.
order-measure-unknown = { $name } is not sold by “{ $measure }”, only by: { $known }.
order-quantity-none = { $name }: the quantity cannot be { $quantity } { $measure }. Type more than 0, for example 20.
order-quantity-too-much = { $name }: { $quantity } { $measure } is too much; a line has at most { $limit }. Type a smaller quantity.
order-quantity-too-fine = { $name }: { $quantity } { $measure } has too many decimals; three at most. Type it again, for example 1.5.
order-quantity-whole = { $name }: { $quantity } { $measure } is not possible, as it is sold only by the whole { $unit }. Type a whole number, for example 20.
order-price-changed = The list price of { $name } has changed from { $was } to { $price }. Please check it and send again.
order-discount-wrong = { $name }: a discount is between 0 and 100%, with at most two decimals, for example “-5%”.
order-price-wrong = { $name }: the price cannot be { $price }. Type 0 or more, for example 48, with no more decimals than the currency has.
order-price-or-discount = Either a price or a discount, please: “@48” or “-5%”.
order-too-much-money = { $name }: that is too much money for one line. Please check price and quantity.
order-too-much-money-in-all = That is too much money for one order. Please enter it as several.
order-reason-needed = { $name } at { $price } needs a reason. Open the line and type its price again; then you are asked why.
order-delivery-past = { $day } is past. Please choose a delivery date from today on.
order-needed-past = { $day } is past. Please say by when it is needed from today on.
order-deposit-currency = The deposit is in another currency than the order ({ $currency }). Please type it again.
order-deposit-too-much = The deposit is more than the whole order ({ $total }). Please type a smaller one.
order-plan-too-much = The amounts in these payment terms come to more than the { $total } to be paid. Type smaller ones, or shares: <code>30% in advance, rest net 30</code>.
order-nothing-changed = Nothing is different from the order as it stands. Change something, or cancel.
order-changed-meanwhile = Somebody changed this order meanwhile. Nothing of yours was sent: open the order and change it as it stands now.
order-waits-already = Something about this order waits for a decision already. Wait for it, or withdraw it on the order’s card.
order-over = This order is finished: it cannot be changed any more.
order-below-shipped = { $name }: { $least } { $measure } are shipped or invoiced already; the line cannot go below that.
order-invoiced-price = { $name } is invoiced already: its price stays.
order-credited-price = { $name } came back and was credited: its price stays.
order-change-overtaken = Since this change was asked for, { $name } was invoiced or credited, and the change leaves too little of it or another price. Refuse it with a reason; then it can be asked for again.
order-customer-archived = { $name } is archived. Bring the customer back first, then order.
