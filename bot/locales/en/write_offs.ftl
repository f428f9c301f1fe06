# Write-offs: giving up what will never be paid.
write-off-title = Write-off · { $customer } · { $bill } · { $amount } open
write-off-amount = How much is written off?
    .label = Amount
write-off-reason = Why will it never be paid?
    .label = Reason
    .hint = Whoever decides goes by this, for example: the shop was closed, its owner cannot be found.
write-off-all = All that is open: { $open }
write-off-amount-only = How much is written off? Please tap, or type an amount up to { $open }.
write-off-amount-unclear = I cannot read an amount in “{ $words }”. Please type it like { $open }, which is all that is open.
write-off-currency = This bill is in { $currency }. Please give the amount in { $currency }.
write-off-amount-impossible = { $amount } cannot be written off. Please give an amount above nothing, down to the smallest coin and no finer.
write-off-too-much = Only { $open } of this bill is open, not { $amount }. Please give that or less.
write-off-needs-reason = Please say why it will never be paid, for example “the shop was closed”.
write-off-stays-open = To be paid after that: { $left }
write-off-goes-to = Decides: { $names }

write-off-head = 🗑 <b>Write-off</b> · { $name } · { $state ->
        [open] waits for a decision
        [approved] agreed
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
write-off-pending = ⏳ Receipts over { $amount } of it wait for finance
write-off-balance = The customer owes in all: { $amount }
write-off-was-paid = It was paid before it was decided, so nothing was written off.
write-off-waits = 🗑 A write-off of { $amount } waits for a decision.
write-off-open-bill = 💰 The bill
write-off-withdraw = Withdraw
write-off-withdrawn-hint = Withdrawn

write-off-approved = { $became ->
        [all] ✓ { $amount } of <b>{ $customer }</b> is written off, { $by } has agreed.
        [part] ✓ { $amount } of <b>{ $customer }</b> is written off, { $by } has agreed. { $asked } was asked for; the rest was paid meanwhile.
       *[nothing] { $by } has agreed to write off { $asked } of <b>{ $customer }</b>, but it was paid meanwhile. Nothing was written off.
    }
write-off-refused = ✗ { $by } does not agree to write off { $asked } of <b>{ $customer }</b>.
    <blockquote>{ $reason }</blockquote>
write-off-reopened = { $by } has taken the decision back. The write-off of { $amount } of <b>{ $customer }</b> waits for a decision again.

write-off-not-yours = Only the customer’s owner, somebody above or finance asks for this to be written off.
write-off-nothing-open = Nothing of this bill is open any more, so there is nothing to write off.
write-off-asked-already = A write-off of this bill waits for a decision already.
write-off-over-already = This write-off is settled already.
write-off-gone-or-not-yours = There is no such write-off, or you cannot see it.
