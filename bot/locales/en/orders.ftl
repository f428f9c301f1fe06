# Orders: the card, the decision, changes, cancelling, the order form.
orderstate-waiting = Waiting for a decision
orderstate-confirmed = Confirmed
orderstate-in-production = In production
orderstate-inspected = Inspected
orderstate-ready = Ready to ship
orderstate-part-shipped = Shipped in part
orderstate-shipped = Shipped
orderstate-delivered = Delivered
orderstate-closed = Closed
orderstate-refused = Refused
orderstate-withdrawn = Withdrawn
orderstate-cancelled = Cancelled

termskind-in-advance = Payment in advance
    .part = { $much } in advance
    .rest = the rest in advance
    .short = { $much } advance
termskind-on-delivery = Payment on delivery
    .part = { $much } on delivery
    .rest = the rest on delivery
    .short = { $much } on delivery
termskind-days = { $days ->
        [0] Due on delivery
        [one] { $days } day after delivery
       *[other] { $days } days after delivery
    }
    .part = { $much } { $days ->
        [0] on delivery
        [one] { $days } day after delivery
       *[other] { $days } days after delivery
    }
    .rest = the rest { $days ->
        [0] on delivery
        [one] { $days } day after delivery
       *[other] { $days } days after delivery
    }
    .short = { $much } { $days } d
termskind-month-end = { $days ->
        [0] At the end of the month of delivery
        [one] { $days } day after the end of the month
       *[other] { $days } days after the end of the month
    }
    .part = { $much } { $days ->
        [0] at the end of the month of delivery
        [one] { $days } day after the end of the month
       *[other] { $days } days after the end of the month
    }
    .rest = the rest { $days ->
        [0] at the end of the month of delivery
        [one] { $days } day after the end of the month
       *[other] { $days } days after the end of the month
    }
    .short = { $much } { $days ->
        [0] month end
       *[other] month end + { $days } d
    }
# The parts of a plan, one behind the other.
order-then = { $first }, { $then }
order-rest-in-short = rest
order-parts-in-short = { $number } × { $days } days

order-quantity = { $quantity } { $measure }
order-quantity-packed = { $packed } ({ $whole })
order-nothing = –

order-head = <b>{ $number }</b> · { $state }{ $version ->
        [0] {""}
        [1] {""}
       *[other] {" "}· version { $version }
    }
order-head-unnumbered = <b>Order without a number yet</b> · { $state }
order-customer = 🏪 <b>{ $name }</b>
order-customer-class = 🏪 <b>{ $name }</b> · { $customer_class }
order-seller = Sales contact: { $name }
order-entered-by = Entered by { $name }, { $day }
order-confirmed-on = Confirmed on { $day }
order-cancelled-because = Cancelled: { $reason }
order-line-goods = { $number }. { $name } · { $code } · <b>{ $quantity }</b>
order-line-priced = { $number }. { $name } · <b>{ $quantity }</b> × { $price }{ $discount ->
        [0] {""}
       *[other] {" "}(−{ $discount }%)
    } = { $amount }
order-line-reason = <i>{ $reason }</i>
order-lines-more = { $number ->
        [one] … and one more line
       *[other] … and { $number } more lines
    }
order-lines-all = 📋 All { $number } lines
order-lines-of = <b>{ $name }</b> · lines { $first }–{ $last } of { $number }
order-back-to-card = ‹ The order
order-sums = Net { $net } + tax { $tax } = <b>{ $total }</b>
order-sums-taxed = Total <b>{ $total }</b>, { $tax } tax included
order-capped = ✂️ Approved with a discount of at most { $most }%
order-deliver-on = 🚚 Delivery date: <b>{ $day }</b>
order-needed-on = Needed by: { $day }
order-address = 📍 { $address }
order-place-known = 📍 Location on the map: button below
order-contact = 👤 { $name }
order-packing = Packing: { $words }
order-transport = Transport: { $words }
order-terms = Payment: { $terms }
order-deposit = Deposit: { $amount }
order-note = Note:
order-margin = Margin: <b>{ $amount }</b>{ $percent ->
        [none] {""}
       *[other] {" "}({ $percent }%)
    }{ $unknown ->
        [0] {""}
        [one] , leaving out one line without a cost
       *[other] , leaving out { $unknown } lines without a cost
    }
order-margin-unknown = Margin: no line has a cost
order-owes = { $is_credit ->
        [yes] The customer has { $total } in credit
       *[no] The customer owes { $total }
    }{ $overdue ->
        [yes] , of which { $late } is overdue
       *[no] {""}
    }
order-instalment = 💰 { $of ->
        [1] {""}
       *[other] { $number }/{ $of } ·{" "}
    }{ $amount } · { $when }{ $has_state ->
        [yes] {" "}· { $state }
       *[no] {""}
    }
order-instalment-open = open
order-instalment-settled = ✓ paid
order-instalment-overdue = { $days ->
        [one] 🔴 { $days } day overdue
       *[other] 🔴 { $days } days overdue
    }
order-instalment-part-paid = partly paid, { $open } open
order-instalment-pending = ⏳ { $amount } waits for finance
order-instalment-promised = 🤝 promised for { $day }
order-instalment-disputed = ❗ disputed
order-instalments-paid = 💰 ✓ { $number ->
        [one] one instalment paid
       *[other] { $number } instalments paid
    }
order-instalments-more = { $number ->
        [one] … and one more instalment
       *[other] … and { $number } more instalments
    }
order-instalment-show = 💰 { $of ->
        [1] { $open } open
       *[other] { $number }/{ $of } · { $open }
    }
order-owes-nothing = The customer owes nothing.

order-waits-place = ⏳ <b>Waits for a decision</b>
order-waits-change = ⏳ <b>A change waits for a decision</b>; until then the order stands as it is.
order-waits-cancel = ⏳ <b>To be cancelled</b>, waits for a decision{ $said ->
        [yes] : { $reason }
       *[no] {""}
    }

order-decide = Decide
order-withdraw = Withdraw
order-change-it = ✏️ Change
order-cancel-it = Cancel the order
order-again = 🔁 Same again
order-pdf-again = 📄 PDF
order-sheet-again = 📊 Excel
order-to-customer = 🏪 Customer
order-show-photos = 📷 { $number ->
        [one] The photo
       *[other] { $number } photos
    }
order-on-map = 🗺 Map
order-open = Open the order
order-withdrawn-hint = Withdrawn
order-paper-comes = The file is coming
order-paper-comes-already = The file is on its way already
order-paper-not-yet = The order form comes once the order is confirmed.
order-paper-not-for-you = The order form shows prices; please ask this order’s sales contact for it.
order-paper-caption = { $number } · { $customer }{ $version ->
    [1] { "" }
   *[other] { " · " }version { $version }
}

order-changed-by = <b>{ $number }</b> was changed by { $name } · version { $version }
order-change-nothing-of-goods = Goods, quantities, dates and places stay as they were.
order-change-moved = 💳 { $moved } paid for it is now applied to other bills.
order-change-credit = 💳 The customer now has { $credit } in credit.
order-differs = { $label }: { $before } → <b>{ $after }</b>
order-line-added = ➕ { $line }
order-line-gone = ➖ <s>{ $name } · { $quantity }</s>
order-line-differs = ✏️ { $name }: { $changes }
order-from-to = { $before } → <b>{ $after }</b>
order-all-changes = ✏️ All changes
order-changes-of = <b>{ $number }</b> · what version { $version } changes
order-differences-more = … and { $number } more
order-part-deliver_on = 🚚 Delivery date
order-part-needed_on = Needed by
order-part-address = 📍 Place
order-part-place = 📍 Location
order-part-packing = Packing
order-part-transport = Transport
order-part-terms = Payment
order-part-deposit = Deposit
order-part-note = Note
order-part-total = Total
order-part-photos = Photos
order-big-head = 💰 <b>Big order { $number }</b> · { $total }

order-asks-place = Order · { $customer } · { $total }
order-asks-change = Change of { $number } · { $customer }
order-asks-cancel = Cancel { $number } · { $customer }
order-was-asked = Order { $number } · { $customer }
order-was-asked-unnumbered = Order · { $customer }
order-asked-granted = { $what } · discount at most { $most }%
order-wants-place = <b>New order</b>
order-wants-change = <b>Change of { $number }</b>
order-wants-cancel = <b>Cancel { $number }</b> ({ $state })
order-largest-discount = Largest discount: <b>{ $discount }%</b>; { $name } ({ $position }) may give { $limit }%.
order-credit = Credit limit { $limit } · owes { $owed } · with this order <b>{ $with_order }</b>{ $over ->
        [yes] {" "}⚠️ over the limit
       *[no] {""}
    }
order-credit-other = Credit limit { $limit } · owes { $owed }. ⚠️ This order is in another currency.
order-credit-none = No credit limit is set.
order-ageing = Owed: { $total } · not due { $current }{ $late ->
        [none] {""}
       *[other] {" "}· ⚠️ overdue: { $late }
    }
order-ageing-days = { $from }–{ $to } days { $amount }
order-ageing-over = over { $from } days { $amount }
order-last-ones = Last orders:
order-last-one = · { $number } · { $day } · { $total } · { $state }
order-last-none = This is the customer’s first order.
order-rule-discount = a discount beyond the seller’s own limit
order-rule-credit = more than the customer may owe
order-rule-production = production has begun
order-rule-cancel = cancelling once production has begun
order-rule = Rule: { $rules }. Decides: { $approvers }
order-all-lines = 📋 All lines

order-discount-title = { $number } · another discount
order-discount-discount = At most how many percent off?
    .label = Discount
    .hint = Every line with more gets this; the others stay. Then the order is approved.
order-discount-percent = { $percent }%
order-other-discount = Approve with another discount
# What may stand around the number in an answer like “ok with 8%”, with commas between.
order-discount-heard =
    .words = with at most, with, at most, up to, a discount of, discount, off, max
order-discount-only = Please tap a percentage, or type it, for example 8% or 7.5.
order-discount-range = “{ $words }” will not do: please name a percentage from 0 to 100, with no more than two decimals, for example 7.5%.
order-no-such-discount = No line has more than { $most }% off. To approve it as it is, tap “Approve”.
order-cap-over-credit = With this discount the order comes to { $total }, and the customer would owe { $with_order }, over the credit limit of { $limit }. Choose a higher percentage, or refuse it and have the order made smaller.
order-cap-over-credit-other = With this discount the order would be held for its credit limit. Approve it as it is, or refuse it with what should change.

order-place-approved = ✓ { $by } has approved the order { $number } of { $customer }.{ $capped ->
        [0] {""}
       *[other] {" "}Discount: at most { $capped }%.
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-place-refused = ✗ { $by } has refused the order of { $customer }.
    <blockquote>{ $reason }</blockquote>
order-change-approved = ✓ { $by } has approved the change of { $number } ({ $customer }).{ $capped ->
        [0] {""}
       *[other] {" "}Discount: at most { $capped }%.
    }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $reason }</blockquote>
       *[no] {""}
    }
order-change-refused = ✗ { $by } has refused the change of { $number } ({ $customer }). The order stands as it was.
    <blockquote>{ $reason }</blockquote>
order-cancel-approved = ✓ { $by } agrees: { $number } ({ $customer }) is cancelled.{ $has_moved ->
        [yes] {" "}{ $moved } paid for it is now applied to other bills.
       *[no] {""}
    }{ $has_credit ->
        [yes] {" "}The customer now has { $credit } in credit.
       *[no] {""}
    }
order-cancel-refused = ✗ { $by } does not agree to cancel { $number } ({ $customer }). The order goes on.
    <blockquote>{ $reason }</blockquote>
order-cancelled-told = 🚫 <b>{ $number }</b> ({ $customer }) is cancelled{ $is_by_somebody ->
        [yes] {" "}by { $by }
       *[no] {""}
    }.{ $is_sold ->
        [yes] {""}
       *[no] {" "}Please stop working on it.
    }{ $has_moved ->
        [yes] {" "}{ $moved } paid for it is now applied to other bills.
       *[no] {""}
    }{ $has_credit ->
        [yes] {" "}The customer now has { $credit } in credit.
       *[no] {""}
    }
    <blockquote>{ $reason }</blockquote>
order-reopened = { $by } has taken the decision back. The order of { $customer } waits for a decision again.

order-cancel-title = Cancel { $number } · { $customer }
order-cancel-reason = Why should it be cancelled?
    .label = Reason
    .hint = Everybody who has the order reads it.
order-cancel-at-once = Once you send this, the order is cancelled and everybody who has it is told. This cannot be undone.
order-cancel-by-approval = Production has begun. Decides: { $approvers }. Until then the order goes on.
order-cancel-money = 💳 { $paid } has already been paid for it. { $where ->
        [bills] It will be applied to the customer’s other bills.
        [both] { $moved } of it will be applied to the customer’s other bills, { $credit } becomes credit.
       *[credit] It becomes the customer’s credit.
    }
order-cancel-waiting = ⏳ { $amount } recorded for it still waits for finance; once confirmed, it is applied to the oldest bills first.

order-gone-or-not-yours = There is no such order, or you cannot do that with it. See /orders.
order-nothing-waits = Nothing of this order waits for a decision any more.
order-shipped-already = Goods of this order were shipped already; it can no longer be cancelled. Reduce what is not shipped yet with “Change”, or record a return.
order-invoiced-already = This order is invoiced, or an invoice waits to be checked; it can no longer be cancelled. Talk to finance: once a waiting invoice is refused, you can.
