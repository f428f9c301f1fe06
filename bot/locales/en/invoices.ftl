# Invoices: what is to be billed, entering one, the check by a second person.
invoicestate-waiting = to be checked
invoicestate-checked = checked
invoicestate-refused = does not match
scope-shipped = shipped, not billed yet
scope-ordered = ordered, not billed yet

invoice-write = 🧾 Invoice
invoice-to-bill = 🧾 <b>To be billed: { $order }</b> · { $customer }
    { $scope }
invoice-line = { $number }. { $name } · <b>{ $quantity }</b> × { $price } = { $amount } · tax { $tax }%
invoice-lines-more = { $number ->
        [one] … and one more line
       *[other] … and { $number } more lines
    }
invoice-sums = Net { $net } + tax { $tax } = <b>{ $total }</b>
invoice-sums-taxed = Total <b>{ $total }</b>, { $tax } tax included
invoice-how-to-write = <i>Write the invoice exactly like this, then enter its number and total as they are printed.</i>
invoice-enter = Enter the invoice
invoice-scope-instead = { $scope ->
        [shipped] Only what was shipped
       *[ordered] All that is ordered
    }
invoice-nothing-to-bill = Nothing of this order is left to bill.

invoice-title = Invoice for { $order }
invoice-number = What number is printed on the invoice?
    .label = Number
invoice-total = What total is printed on it, with tax?
    .label = Total with tax
    .hint = Type it from the paper; it is compared with the order.
invoice-photos = A photo of the invoice?
    .label = Photo
invoice-is-checked-next = After sending, a second person compares it with the order.
invoice-see-what = What is to be billed

invoice-number-none = An invoice needs a number, of at most { $limit } characters. Please type it as it is printed.
invoice-number-taken = { $is_seen ->
        [no] This number is on another invoice already. Please look at the paper again.
       *[yes] This number is on an invoice for { $order } already. Please look at the paper again.
    }
invoice-total-only = Please type the total with tax, for example { $example }.
invoice-total-unclear = I cannot read an amount in { $currency }, the currency of this order, in “{ $words }”. Please type it like { $example }.
invoice-total-currency = This order is in { $currency }. Please give the total in { $currency }.
invoice-total-differs = { $total } is { $difference } { $is_more ->
        [yes] more
       *[no] less
    } than the order comes to: { $due }. Please look at goods, quantities and prices on the paper; if it was mistyped, type it again.
invoice-not-yours-to-write = There is no such order, or invoices are not yours to write.
invoice-order-not-standing = This order is not confirmed yet, or was cancelled, so it cannot be billed.
invoice-order-waits = Something about this order waits for a decision. Please write the invoice after that: what is billed cannot be changed any more.

invoice-head = 🧾 <b>Invoice { $number }</b> · { $state }
    { $order } · { $customer }
invoice-written-by = Entered by { $name }, { $at }
invoice-waits-for = { $number ->
        [0] ⚠️ At the moment nobody else can check it.
       *[other] To be checked by { $names }
    }
invoice-decided = { $state ->
        [checked] ✓ Checked by { $name }, { $at }
       *[refused] ✗ Does not match, says { $name }, { $at }
    }
invoice-how-to-check = <i>Compare goods, quantities, prices and total with the invoice itself. You are the second person: tap, or answer this message with “ok” or “no” and what is wrong.</i>
invoice-what-is-meant = Does the invoice match the order? Please tap.
invoice-matches = Matches
invoice-does-not-match = Does not match
invoice-show-photos = 📷 { $number ->
        [one] The photo
       *[other] { $number } photos
    }
invoice-all-lines = 📋 All { $lines } lines
invoice-lines-of = 🧾 <b>{ $number }</b> · { $lines } lines
invoice-open-order = Open the order
invoice-checked-hint = Checked. The sales contact has been told
invoice-refused-hint = Noted. Whoever entered it has been told why.

invoice-refusal-title = Invoice { $number } does not match
invoice-refusal-reason = What does not match?
    .label = Reason
    .hint = Whoever entered it reads this; the goods can be billed again.

invoice-own = You entered this invoice; somebody else has to check it.
invoice-not-yours-to-check = This invoice is not yours to check.
invoice-gone-or-not-yours = There is no such invoice, or you cannot see it.
invoice-checked-already = { $is_mine ->
        [yes] You have said so already: { $state }.
       *[no] { $by } was first: { $state }.
    }
invoice-checked-told = 🧾 Invoice { $invoice } for <b>{ $number }</b> ({ $customer }) over { $total } has been written, and checked by { $by }.{ $is_closed ->
        [yes] {" "}The order is closed.
       *[no] {""}
    }
invoice-refused-told = ✗ { $by }: invoice { $invoice } for <b>{ $number }</b> does not match. Its goods can be billed again.
    <blockquote>{ $reason }</blockquote>
invoice-nobody-to-check = ⚠️ Nobody can check invoice { $number } for { $order }: whoever enters an invoice may not check it. Please invite a second person, or name another position in company.toml ([orders] invoice_checked_by).

invoice-on-the-card = 🧾 { $number } · { $total } · { $state }
invoice-earlier = { $number ->
        [one] 🧾 and one earlier invoice
       *[other] 🧾 and { $number } earlier invoices
    }
invoice-in-a-list = Invoice { $number } · { $customer } · { $total }
pending-invoices = <b>Invoices to check: { $number }</b>
