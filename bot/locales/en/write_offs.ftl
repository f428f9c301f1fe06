# Write-offs: giving up what will never be paid.
write-off-title = Write-off · { $customer } · { $bill } · { $amount } open
write-off-amount = How much is written off?
    .label = Amount
write-off-reason = Why will it never be paid?
    .label = Reason
    .hint = Whoever decides goes by this, for example “the shop has closed and its owner cannot be reached”.
write-off-all = Everything open: { $open }
write-off-amount-only = How much is written off? Please tap, or type an amount up to { $open }.
write-off-amount-unclear = I cannot read an amount in “{ $words }”. Please type it like { $open }, which is everything open.
write-off-currency = This bill is in { $currency }. Please give the amount in { $currency }.
write-off-amount-impossible = { $amount } cannot be written off. Please give an amount above zero, with no more decimals than the currency has.
write-off-too-much = Only { $open } of this bill is open, not { $amount }. Please give at most { $open }.
write-off-needs-reason = Please say why it will never be paid, for example “the shop has closed”.
write-off-stays-open = Still to be paid after that: { $left }
write-off-all-of-it = Nothing of this bill is still to be paid after that.
write-off-goes-to = Decides: { $names }

write-off-head = 🗑 <b>Write-off</b> · { $name } · { $state ->
        [open] waits for a decision
        [approved] approved
        [refused] refused
       *[withdrawn] withdrawn
    }
write-off-in-a-line = Write-off of { $amount } · { $customer } · { $bill }
write-off-bill = Open now: <b>{ $open }</b> of { $amount }
write-off-due = Due: { $day }{ $is_late ->
        [yes] {" "}· { $days ->
            [one] 1 day overdue
           *[other] { $days } days overdue
        }
       *[no] {""}
    }
write-off-pending = ⏳ Receipts for { $amount } of it are waiting for finance
write-off-balance = The customer owes { $amount } in all
write-off-was-paid = It was paid before it was decided, so nothing was written off.
write-off-waits = 🗑 A write-off of { $amount } waits for a decision.
write-off-open-bill = 💰 The bill
write-off-withdraw = Withdraw
write-off-withdrawn-hint = Withdrawn

write-off-approved = { $became ->
        [all] ✓ { $by } has approved it: { $amount } of <b>{ $customer }</b> is written off.
        [part] ✓ { $by } has approved it: { $amount } of <b>{ $customer }</b> is written off. { $asked } was asked for; the rest has been paid meanwhile.
       *[nothing] { $by } has approved writing off { $asked } of <b>{ $customer }</b>, but it has been paid meanwhile. Nothing was written off.
    }
write-off-refused = ✗ { $by } has refused to write off { $asked } of <b>{ $customer }</b>.
    <blockquote>{ $reason }</blockquote>
write-off-reopened = { $by } has taken the decision back. The write-off of { $amount } of <b>{ $customer }</b> waits for a decision again.

write-off-not-yours = Only the customer’s owner, somebody above them or finance can ask to write this off.
write-off-nothing-open = Nothing is open on this bill any more, so there is nothing to write off.
write-off-asked-already = A write-off of this bill is already waiting for a decision.
write-off-over-already = This write-off is already settled.
write-off-gone-or-not-yours = There is no such write-off, or you cannot see it.
