# Goods that come back: asking, deciding, the credit note.
returnkind-return = Return (credited)
    .words = return credit
returnkind-exchange = Exchange (shipped again)
    .words = exchange replace

return-ask = ↩️ Return / exchange
return-title = Return / exchange of { $order }
return-kind = Is it credited, or shipped again?
    .label = Kind
return-lines = What comes back, and how much?
    .label = Goods
    .hint = Tap a line, then how much of it; or type, for example: water 3.
return-reason = Why does it come back?
    .label = Reason
return-photos = Photos of the goods?
    .label = Photos
    .hint = At least one helps whoever decides: the damage, the label, the count.

return-so-far = <b>Comes back:</b>
    { $answer }
    <i>Tap another line, or “done”.</i>
return-lines-done = Done
    .words = done ready
return-line = · { $name } · { $quantity }
return-lines-more = { $number ->
        [one] … and one more line
       *[other] … and { $number } more lines
    }
return-up-to = { $name } · up to { $quantity }
return-chosen = ✓ { $name } · { $quantity }
return-all-of-it = { $name }: all { $quantity }
return-none-of-it = { $name }: none
return-other-lines = ‹ The lines
return-lines-only = What comes back? Please tap a line and how much of it, or type, for example: water 3.
return-line-unclear = “{ $words }” is none of the lines shipped, or more than one. Please tap the one you mean.
return-quantity-of-which = { $words } of what? Please tap the line first, or type both, for example: water 3.

return-credit = To be credited, with tax: <b>{ $credit }</b>
return-credited = Credited, with tax: <b>{ $credit }</b> · credit note <b>{ $note }</b>
return-shipped-again = To be shipped again; nothing is credited.
return-goes-to = Decides: { $names }
return-at-once = Counts as soon as you send it: nobody is above you.

return-head = ↩️ <b>{ $kind }</b> · { $name } · { $state ->
        [open] waits for a decision
        [approved] agreed
        [refused] refused
       *[withdrawn] withdrawn
    }
return-in-a-line = { $kind } · { $order } · { $customer }
return-no-photos = 📷 There are no photos.
return-show-photos = 📷 { $number ->
        [one] The photo
       *[other] { $number } photos
    }
return-open-order = Open the order
return-withdraw = Withdraw
return-withdrawn-hint = Withdrawn

return-approved-told = { $kind ->
        [return] ✓ The return of <b>{ $number }</b> ({ $customer }) is agreed{ $is_by_somebody ->
            [yes] {" "}by { $by }
           *[no] {""}
        }: { $credit } credited, credit note { $note }.
       *[exchange] ✓ The exchange of <b>{ $number }</b> ({ $customer }) is agreed{ $is_by_somebody ->
            [yes] {" "}by { $by }
           *[no] {""}
        }. Works ships the goods again.
    }
return-refused-told = ✗ { $by } does not agree that goods of <b>{ $number }</b> ({ $customer }) come back.
    <blockquote>{ $reason }</blockquote>
return-reopened-told = { $by } has taken the decision back. What comes back of <b>{ $number }</b> ({ $customer }) waits for a decision again.

return-nothing-shipped = Nothing of this order can come back: nothing was shipped, or all of it is back or asked for already.
return-no-lines = Please choose at least one line and how much of it comes back.
return-no-such-line = A line that you chose is no longer on the order. Please choose again.
return-too-much = Of { $name } at most { $left } { $measure } can come back, not { $quantity }: more is not with the customer, or was asked for already.
return-needs-reason = Please say why the goods come back, for example “crushed on the way”.
return-over-already = This return is settled already.
return-gone-or-not-yours = There is no such return, or you cannot see it.

return-on-the-card = ↩️ { $kind } · { $state ->
        [open] waits for a decision
        [approved] agreed
        [refused] refused
       *[withdrawn] withdrawn
    }{ $is_credited ->
        [yes] {" "}· { $note } · { $credit }
       *[no] {""}
    }
return-earlier = { $number ->
        [one] ↩️ and an earlier one
       *[other] ↩️ and { $number } earlier ones
    }
return-open = ↩️ { $note }
