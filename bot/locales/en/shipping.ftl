# Shipping: putting together, the check by a second person, arriving.
goods-everything = ✅ Everything that is left ({ $number ->
        [one] 1 line
       *[other] { $number } lines
    })
    .words = all everything rest
goods-line-left = { $name } · { $left } { $measure } left
goods-line-chosen = ✓ { $name } · { $chosen } of { $left } { $measure }
goods-all-of-it = All of it: { $left } { $measure }
goods-none-of-it = None of it
goods-back = ‹ The lines
goods-so-far = { $number ->
        [0] Nothing chosen yet.
        [one] One line chosen.
       *[other] { $number } lines chosen.
    }
goods-done = Go on
    .words = done go-on ready
goods-how-much = How much of <b>{ $name }</b>? { $left } { $measure } left. Tap, or type the quantity.
goods-line = • { $name } · <b>{ $quantity } { $measure }</b>
goods-more = … and { $number ->
        [one] one more line
       *[other] { $number } more lines
    }
goods-quantity-open = First, please say how much of this line.
goods-none-chosen = Please choose at least one line.
goods-nothing-left = Nothing of this order is left: all of it is in shipments already.
goods-line-gone = Nothing is left of this line. Please choose another.
goods-words-only = Please tap a line, or type its name and the quantity, for example “Water 5”.
goods-several = Several lines are called “{ $words }”. Please tap the one you mean, or type more of its name.
goods-unknown = No line with anything left is called “{ $words }”. Please tap a line, or type its name and the quantity, for example “Water 5”.
goods-quantity-unclear = I cannot read a quantity in “{ $words }”. Please type just the number of { $measure }, for example 5.
goods-other-measure = This line is counted in { $measure }. Please type how many of those instead of “{ $words }”.

ship-title = Shipping · { $number } · { $customer }
ship-lines = What is being shipped?
    .label = Goods
    .hint = Tap “everything”, or a line and then its quantity; “Water 5” can be typed, too.
ship-carrier = Who carries it?
    .label = Carrier
ship-slip = What is the waybill number?
    .label = Waybill number
ship-photos = A photo of the goods or the waybill?
    .label = Photos
ship-begin = 🚚 Ship
ship-is-checked = To be checked by: { $names }
ship-nobody-checks = ⚠️ At the moment nobody can check it but whoever put it together. It takes a second person: { $positions }. The administrators have been told.

shipmentstate-waiting = waits for a check
shipmentstate-shipped = on its way
shipmentstate-delivered = delivered
shipmentstate-refused = not shipped

shipment-head = 🚚 <b>Shipment { $shipment } of { $number }</b> · { $state }
    🏪 { $customer }
shipment-line = 🚚 { $shipment }. { $state } · { $at }{ $is_known ->
        [yes] {" "}· { $carried }
       *[no] {""}
    }
shipment-open = 🚚 { $shipment } · { $state }
shipment-all = All { $number } shipments
shipment-list = <b>Shipments of { $number }</b>
shipment-all-lines = 📋 All { $number } lines
shipment-lines-of = <b>Shipment { $shipment } of { $number }</b>
shipment-carried = Carrier: { $carrier } · waybill { $slip }
shipment-made-by = Put together by { $by } · { $at }
shipment-checked-by = ✓ Checked by { $by } · { $at }
shipment-refused-by = ✗ Not right, says { $by } · { $at }
    <blockquote>{ $reason }</blockquote>
shipment-taken-back = ↩️ Taken back by { $by } · { $at }
shipment-arrived-on = ✅ Arrived on { $day }
shipment-no-slip = No photo of the signed delivery note.
shipment-please-check = Please compare goods and quantities. You are the second person: tap, or answer this message with “ok” or “no” and what is wrong.
shipment-what-is-meant = Is the shipment right? Please tap.
shipment-waits-for-decision = 🚚 Shipping waits for the decision about this order.
shipment-right = ✓ Right
    .words = right correct
shipment-wrong = ✗ Not right
    .words = wrong incorrect
shipment-take-back = Take back
shipment-arrived = ✅ Arrived
shipment-not-yet = Not yet
shipment-trouble = ⚠️ Problem
shipment-photos = 📷 { $number ->
        [one] Photo
       *[other] { $number } photos
    }
shipment-signed = 🖊 Signed delivery note
shipment-open-order = 📄 Open the order
shipment-checked-hint = Checked. It is on its way; the sales contact has been told.
shipment-refused-hint = Noted. Whoever put it together has been told why.
shipment-taken-back-hint = Taken back. The quantities are free again.
shipment-not-yet-hint = Noted. I will ask again on the next working day.
shipment-trouble-noted = Works has been told.

shipment-refusal-title = Not right · { $number } · { $customer }
shipment-refusal-reason = What is not right?
    .label = Reason
delivered-title = Arrived · { $number } · { $customer }
delivered-day = When did it arrive?
    .label = Day
delivered-signed = A photo of the signed delivery note?
    .label = Signed delivery note
    .hint = No photo? Skip it.
shipment-trouble-title = Problem with the delivery · { $number } · { $customer }
shipment-trouble-words = What is the problem?
    .label = Problem
    .hint = Works reads it at once.

shipment-checked-told = ✓ { $by } has checked shipment { $shipment } of <b>{ $number }</b> ({ $customer }). It may leave.
shipment-refused-told = ✗ { $by } says that shipment { $shipment } of <b>{ $number }</b> ({ $customer }) is not right. Please put it together again.
    <blockquote>{ $reason }</blockquote>
shipment-delivered-told = ✅ Shipment { $shipment } of <b>{ $number }</b> ({ $customer }) arrived on { $day }, says { $by }.{ $whole ->
        [yes] {" "}All of the order is delivered.
       *[no] {""}
    }
shipment-trouble-told = ⚠️ Shipment { $shipment } of <b>{ $number }</b> ({ $customer }): { $by } reports a problem.
    <blockquote>{ $words }</blockquote>
shipment-nobody-checks = A shipment of { $number } waits for a check, but nobody may check it except whoever put it together. Please invite a second person, or name another position in company.toml ([orders] shipping_checked_by).

shipment-gone-or-not-yours = There is no such shipment, or it is not yours to see.
shipment-not-yours = That is for somebody else: whoever put the shipment together takes it back; works or the sales contact says that it has arrived.
shipment-not-by-its-maker = You put this shipment together, so somebody else has to check it.
shipment-not-yours-to-check = Your position does not check shipments.
shipment-reason-needed = Please say what is not right, for example “one case of cola missing”.
shipment-checked-already = { $right ->
        [yes] { $is_mine ->
            [yes] You have checked it already: it was right.
           *[no] { $by } was first: it was right.
        }
       *[no] { $is_mine ->
            [yes] You have settled it already: it is not shipped.
           *[no] { $by } was first: it is not shipped.
        }
    }
shipment-change-waits = A change of this order waits for a decision. Nothing is shipped until then; production may go on.
shipment-cancel-waits = This order may be cancelled, which waits for a decision. Nothing is shipped until then.
shipment-not-ready = The order is “{ $state }”. Only what is ready can be shipped: please tap “Ready” on its card first.
shipment-nothing-left = Nothing is left to ship: all of it is in shipments already.
shipment-nothing-chosen = Please choose what is being shipped.
shipment-line-gone = A line you chose is no longer in the order. Please choose again.
shipment-quantity-none = { $name }: the quantity has to be more than 0, and at most { $left } { $measure }.
shipment-more-than-left = { $name }: { $quantity } is more than is left, { $left } { $measure }. Please choose a smaller quantity.
shipment-delivered-in-future = { $day } is still to come. Please choose the day on which it arrived.
shipment-delivered-before-shipped = It was shipped on { $shipped } and cannot have arrived on { $day }. Please choose a later day.
shipment-not-checked-yet = This shipment has not been checked yet, so it has not left.
shipment-came-to-nothing = This shipment was never sent.
shipment-delivered-already = It is noted already that it arrived on { $day }.
