# Works moves an order on: production, inspection, ready.
works-begin = 🏭 Start production
works-ready-from-stock = 📦 Ready (from stock)
works-ready = 📦 Ready to ship
works-inspect = 🔍 Inspect
works-inspect-again = 🔍 Inspect again
works-undo = ↩️ Undo: { $state }
works-photos = 📷 { $number ->
        [one] Photo of the inspection
       *[other] { $number } photos of the inspection
    }
works-moved-hint = { $state }
works-already-hint = { $by } has noted that already: { $state }
works-undone-hint = Undone. Now: { $state }
works-last-step = { $state } since { $at } · { $by }
works-inspection = { $passed ->
        [yes] 🔍 Inspection passed
       *[no] 🔍 ⚠️ Inspection not passed
    } · { $at } · { $by }

inspection-title = Inspection · { $number } · { $customer }
inspection-result = How did the inspection go?
    .label = Result
inspection-why = What is wrong?
    .label = What is wrong
    .hint = The sales contact reads it; the order goes back into production.
inspection-note = Anything to note?
    .label = Note
inspection-photos = Photos of the goods?
    .label = Photos
inspection-passed = Passed
    .words = ok pass good
inspection-failed = Not passed
    .words = fail failed bad

order-step-in-production = 🏭 <b>{ $number }</b> ({ $customer }): production has begun. { $by }
order-step-inspected = 🔍 <b>{ $number }</b> ({ $customer }): inspection passed. { $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $note }</blockquote>
       *[no] {""}
    }
order-step-failed = 🔍 ⚠️ <b>{ $number }</b> ({ $customer }): inspection not passed, back into production. { $by }
    <blockquote>{ $note }</blockquote>
order-step-ready = 📦 <b>{ $number }</b> ({ $customer }): ready to ship. { $by }
order-step-undone = ↩️ <b>{ $number }</b> ({ $customer }): the last step was a mistake and has been undone. It is now: { $state }. { $by }

order-moved-by-others = Orders are moved on by works. If something is wrong, answer the order’s card: whoever looks after it reads it.
order-not-standing = This order is not confirmed yet, or was cancelled, so this cannot be done with it.
order-step-not-now = That does not fit any more: the order is now “{ $state }”. Open its card to see what comes next.
order-step-inspect-first = The last inspection was not passed. Inspect the goods again on the order’s card; once they pass, the order can be ready.
order-step-meanwhile = Somebody was faster: the order is now “{ $state }”. If you inspected it again, please note that from its card.
order-undo-too-late = This step cannot be undone any more: only your own last step of today can, while nothing followed. The order is now “{ $state }”.
