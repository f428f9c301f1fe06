# Delays: a later date, and what the customer says to it; lists of orders to look at.
delay-title = Delay · { $number } · { $customer }
delay-day = When can it be delivered instead?
    .label = New date
delay-reason = Why is it late?
    .label = Reason
    .hint = The sales contact tells the customer.
delay-announce = ⏰ Delay
delay-record = ⏰ Record the customer’s answer
delay-line = ⏰ Later than agreed: { $was } → <b>{ $new }</b>
delay-head = ⏰ <b>{ $number }</b> will be late · { $customer }
    Agreed: { $was } · now expected: <b>{ $new }</b>
    Says { $by }:
delay-please-ask = Please ask the customer and record the answer: tap, or answer this message, for example “ok” or “no, they need it by Friday”.
delay-is-asked = The sales contact is to ask the customer.
delay-replaced = Replaced by a later announcement.
delay-over = The customer need not be asked any more.
delay-answered = Customer: <b>{ $answer }</b> · recorded by { $by } · { $at }
delayanswer-accepted = Accepts the later date
    .words = accepted accepts yes ok
delayanswer-refused = Does not accept it
    .words = refused refuses no
delay-customer-accepts = ✓ Customer accepts
delay-customer-refuses = ✗ Customer refuses
delay-accepted-hint = Recorded. The new date counts; works has been told.
delay-refused-hint = Recorded. Works and your superior have been told.
delay-answer-title = Customer’s answer · { $number } · { $customer }
delay-answer-answer = What does the customer say?
    .label = Answer
delay-answer-words = What exactly does the customer say?
    .label = In the customer’s words
delay-accepted-told = ✓ <b>{ $number }</b> ({ $customer }): the customer accepts { $day } instead of { $was }. The new date counts. { $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $words }</blockquote>
       *[no] {""}
    }
delay-refused-told = ✗ <b>{ $number }</b> ({ $customer }): the customer does not accept { $day }; { $was } still counts. { $by }
    <blockquote>{ $words }</blockquote>
delay-nothing-to-ship = Nothing of this order is still to be shipped, so no later date is needed.
delay-past = { $day } is past. Please choose a day from today on.
delay-not-later = { $day } is not later than the agreed { $agreed }. Please choose a later day.
delay-too-far = { $day } is more than a year away. Please check the date.
delay-not-yours-to-answer = Only this order’s sales contact, or their superior, records what the customer says.
delay-answered-already = { $is_mine ->
        [yes] You have recorded it already: { $answer }.
       *[no] { $by } was first and has recorded: { $answer }.
    }
delay-replaced-already = Works has announced another date meanwhile. Please record the answer on the latest card.
delay-words-needed = Please write what the customer says, for example “we open on Thursday and cannot wait”.

order-warning-head = ⏳ <b>{ $number ->
        [one] An order is due soon and not ready
       *[other] { $number } orders are due soon and not ready
    }</b>
order-warning-line = • { $number } · { $customer } · <b>{ $day }</b> · { $state }
order-arrived-head = 🚚 <b>{ $number ->
        [one] Has this shipment arrived?
       *[other] Have these { $number } shipments arrived?
    }</b>
order-arrived-line = • { $number } ({ $shipment }) · { $customer } · due { $day }
order-overdue-head = 🔴 <b>{ $number ->
        [one] An order is late
       *[other] { $number } orders are late
    }</b>
order-overdue-line = • { $number } · { $customer } · { $day }, { $late ->
        [one] 1 day late
       *[other] { $late } days late
    } · { $state }
order-watch-nothing = Nothing is left in this list.

pending-shipments = <b>Shipments for you to check: { $number }</b>
pending-shipment = { $number } ({ $shipment }) · { $customer }
pending-delays = <b>Delays to ask the customer about: { $number }</b>
pending-delay = { $number } · { $customer } · { $day }
