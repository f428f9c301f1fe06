# Visits and shop checks: logging them, their card, a customer's history.
command-visit = Log a visit
    .words = visit
visit-title = Visit
visit-place = Where are you?
    .label = Position
    .hint = One tap on the key below. It finds the nearest customers and shows that you were there.
visit-customer = Which customer?
    .label = Customer
    .hint = Tap one, or type part of the name, its pinyin or a phone number.
visit-purpose = What was the visit for?
    .label = Purpose
visit-shop = What kind of shop is it?
    .label = Kind of shop
visit-photos = Any photos?
    .label = Photos
    .hint = Send photos, or simply write on: your words answer the next question.
visit-outcome = What came of it?
    .label = Outcome
visit-remark = Anything to add?
    .label = Remark
visit-next_step = What comes next, and when?
    .label = Next step
    .hint = Tap a day, or write it: “next Wed bring samples”. You will be reminded.
visit-check-photo = Send a photo of it.

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
visit-of = <b>{ $customer }</b> · visit of { $name }, { $at }
visit-for = { $purpose } · { $where }
visit-on-the-spot = ✓ on the spot
visit-away = ⚠️ { $distance } from the customer
visit-not-compared = position not compared
visit-check = { $question }: { $answer }
visit-next-on = ➡️ { $day } { $words }
visit-quota = { $shop }: { $done } of { $quota } today
visit-planned = Planned today: { $done } of { $planned } done
visit-how-to-answer = <i>Reply to this message (swipe it left): your words go to the author.</i>
visit-withdrawn = Withdrawn by the author.
visit-withdrawn-hint = Withdrawn; what it settled is open again
visit-store-place = 📍 Keep this as the customer's place
visit-place-stored = Kept
visit-another = Next visit
visit-photos-of = { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
visit-customer-card = Customer
visit-withdraw = Withdraw
visit-history = <b>Visits to { $name }</b>
visit-history-none = No visit to { $name } yet.
visit-line = { $day } · { $name } · { $purpose }
visit-later = ‹ Later
visit-earlier = Earlier ›

visit-customer-archived = { $name } is archived. Bring the customer back first, then log the visit.
visit-gone-or-not-yours = This visit does not exist, or is not yours to see.
visit-stands = A visit can be withdrawn only by its author, once, and on its own day. This one stands.
visit-place-known = The place is known by now, or the file is not yours to change. To change it, open the customer.
