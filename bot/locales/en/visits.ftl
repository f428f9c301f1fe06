# Visits and shop checks: logging them, their card, a customer's history.
command-visit = Log a visit
    .words = visit
visit-title = Visit
visit-place = Where are you?
    .label = Location
    .hint = Tap the button below: the nearest customers come first, and it shows you were there.
visit-customer = Which customer?
    .label = Customer
    .hint = Tap one, or type part of the name, pinyin or phone.
visit-purpose = What was the visit for?
    .label = Purpose
visit-shop = What kind of shop is it?
    .label = Kind of shop
visit-photos = Any photos?
    .label = Photos
    .hint = Send photos, or just type: your words answer the next question.
visit-outcome = How did it go?
    .label = Result
visit-remark = Anything to add?
    .label = Note
visit-next_step = What comes next, and when?
    .label = Next step
    .hint = Tap a day, or write “next Wed bring samples”. You will be reminded.
visit-check-photo = Take a photo and send it.

purpose-routine = Routine
    .words = regular
purpose-new-customer = New customer
    .words = prospecting
purpose-order = Order
    .words = orders
purpose-product = New product
    .words = product listing
purpose-payment = Payment
    .words = payments
purpose-complaint = Complaint
    .words = complaints
purpose-shop-check = Shop check
    .words = check
purpose-other = Other

visit-mine = <b>{ $customer }</b> · my visit, { $at }
visit-of = <b>{ $customer }</b> · { $name }’s visit, { $at }
visit-for = { $purpose } · { $where }
visit-on-the-spot = ✓ on the spot
visit-away = ⚠️ { $distance } from the customer
visit-not-compared = location not checked
visit-check = { $question }: { $answer }
visit-next-on = ➡️ Next: { $day } { $words }
visit-reminder = ➡️ Next follow-up: { $day }
visit-quota = { $shop }: { $done } of { $quota } today
visit-planned = Today’s plan: { $done } of { $planned }
visit-how-to-answer = <i>Reply to this message (swipe it left): your words go to the author.</i>
visit-withdrawn = Withdrawn by the author.
visit-withdrawn-hint = Withdrawn; its follow-ups are open again
visit-store-place = 📍 Save as its location
visit-place-stored = Saved
visit-another = Next visit
visit-from-note = 📍 Log as a visit
    .words = visited saw met
visit-photos-of = { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
visit-customer-card = Open customer
visit-withdraw = Withdraw
visit-history = <b>Visits to { $name }</b>
visit-history-none = No visits to { $name } yet.
visit-line = { $day } · { $name } · { $purpose }
visit-away-mark = ⚠️ { $distance }
visit-later = ‹ Newer
visit-earlier = Older ›

visit-customer-archived = { $name } is archived. To log a visit, bring the customer back first.
visit-gone-or-not-yours = There is no such visit, or you cannot see it.
visit-stands = A visit can be withdrawn only by its author and on the same day. This one can no longer be withdrawn.
visit-place-known = The customer already has a location, or you cannot change this customer. To change it, open the customer and tap “Change”.
