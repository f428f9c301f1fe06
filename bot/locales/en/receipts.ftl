# Receipts: the card, what finance decides, corrections, bounces, what waits in the morning.
paymentmethod-cash = cash
    .words = coins banknotes
paymentmethod-transfer = transfer
    .words = bank wire banktransfer remittance
paymentmethod-cheque = cheque
    .words = check
paymentmethod-wechat = WeChat
    .words = weixin wechatpay
paymentmethod-alipay = Alipay
    .words = zhifubao
paymentmethod-other = another way
    .words = card bill-of-exchange pos
receiptstate-waiting = waiting for finance
receiptstate-confirmed = confirmed
receiptstate-refused = not arrived
receiptstate-withdrawn = withdrawn
receiptstate-bounced = bounced

receipt-head = 💰 <b>{ $amount }</b> · { $customer }
    { $method } · { $state }
receipt-reference = No. { $reference }
receipt-came-on = Came in on { $day }
receipt-against-order = For { $order }
receipt-against-ended-order = For { $order }, which was cancelled: now for the oldest bills first
receipt-oldest-first = For the oldest bills first
receipt-recorded-by = Recorded by { $name }, { $at }
receipt-cash-in-hand = 💵 { $name } still has the cash
receipt-owes = 💳 The customer owes { $total }{ $is_late ->
        [yes] , { $late } of it overdue
       *[no] {""}
    }
receipt-owes-nothing = 💳 The customer owes nothing
receipt-has-credit = 💳 The customer has { $credit } in credit
receipt-will-settle = Once confirmed, it is applied to:
receipt-settled = Applied to:
receipt-bill = • { $bill }{ $has_day ->
        [yes] {" "}(due { $due })
       *[no] {""}
    }: { $amount }{ $is_open ->
        [yes] , { $open } left open
       *[no] {""}
    }
receipt-bills-more = { $number ->
        [one] … and one more bill
       *[other] … and { $number } more bills
    }
receipt-will-be-credit = • { $credit } is more than is owed and becomes the customer’s credit
receipt-is-credit = • { $credit } of it is the customer’s credit
receipt-like = ⚠️ { $has_reference ->
        [yes] Another receipt has the same reference and amount
       *[no] Another receipt from this customer has the same amount
    }: recorded by { $name } for { $day }, { $state }. It may be the same money.
receipt-like-unseen = ⚠️ Another receipt, from a customer who is not yours, has the same reference and amount: recorded by { $name } for { $day }. It may be the same money.
receipt-open-like = The other receipt
receipt-waits-for = { $number ->
        [0] ⚠️ At the moment nobody can confirm it.
       *[other] To be confirmed by { $names }
    }
receipt-decided = { $state ->
        [confirmed] ✓ Confirmed by { $name }, { $at }
        [refused] ✗ Not arrived, says { $name }, { $at }
        [withdrawn] Withdrawn by { $name }, { $at }
       *[bounced] ✗ Bounced, says { $name }, { $at }
    }
receipt-how-to-answer = <i>Has the money arrived? Tap, or answer this message with “ok” or “no” and the reason.</i>
receipt-what-is-meant = Has the money arrived? Please tap; with a no, what you wrote is passed on as the reason.

receipt-arrived = ✓ Arrived
    .words = arrived received confirm confirmed here
receipt-not-arrived = ✗ Not arrived
    .words = missing unpaid
    .alone = none, not yet, nothing yet
receipt-correct = ✎ Correct
receipt-correct-to = ✎ Correct to { $amount }
receipt-as-recorded = { $amount }, as recorded
receipt-came-after-all = ✓ It came after all
receipt-record-again = 🔁 Record it again
receipt-recorded-again = This receipt was recorded once more meanwhile. Please confirm that one.
receipt-recorded-once-more = You have recorded this one again already.
receipt-withdraw = Withdraw
receipt-came-to-nothing = Bounced
receipt-show-photos = 📷 { $number ->
        [one] The photo
       *[other] { $number } photos
    }
receipt-open-order = Open the order
receipt-open = Open the receipt

receipt-confirmed-hint = Confirmed
receipt-refused-hint = Noted. Whoever recorded it has been told why.
receipt-withdrawn-hint = Withdrawn

receipt-refusal-title = { $amount } from { $customer } has not arrived
receipt-refusal-reason = Why is it not confirmed?
    .label = Reason
    .hint = Whoever recorded it will read this.
receipt-bounce-title = { $amount } from { $customer } bounced
receipt-bounce-reason = What happened?
    .label = Reason
    .hint = What it paid is open again. Whoever recorded it and the customer’s owner will read this.
receipt-correction-title = Correct and confirm · { $customer }
receipt-correction-amount = How much arrived?
    .label = Amount
receipt-correction-method = How was it paid?
    .label = Method
receipt-correction-reference = What is the reference?
    .label = Reference
receipt-correction-day = When did it come in?
    .label = Day
receipt-correction-order = What is it for?
    .label = For
    .hint = Tap, or type an order’s number.
receipt-corrects-next = Sending corrects the receipt and confirms it. { $name } is told what was changed.

receipt-confirmed = ✓ { $by }: <b>{ $amount }</b> from { $customer } has arrived.{ $has_credit ->
        [yes] {" "}The customer now has { $credit } in credit.
       *[no] {""}
    }
receipt-corrected = ✓ { $by } has corrected and confirmed the receipt from { $customer }: <b>{ $amount }</b> has arrived.{ $has_credit ->
        [yes] {" "}The customer now has { $credit } in credit.
       *[no] {""}
    }
receipt-change = • { $label }: { $was } → <b>{ $now }</b>
receipt-no-reference = none
receipt-refused = ✗ { $by }: <b>{ $amount }</b> from { $customer } has not arrived and does not count.
    <blockquote>{ $reason }</blockquote>
receipt-bounced = ⚠️ { $by }: <b>{ $amount }</b> from { $customer } bounced.
    <blockquote>{ $reason }</blockquote>
receipt-open-again = Open again:
receipt-opens-nothing = No bill is open again: it was credit, or the customer’s other money pays them.
receipt-nobody-confirms = ⚠️ Nobody can confirm the receipt that { $name } recorded: nobody may confirm their own. Please invite somebody for finance, or name another position in company.toml ([payments] confirmed_by).

receipt-own = You recorded this receipt yourself; somebody else in finance has to confirm it.
receipt-gone-or-not-yours = There is no such receipt, or it is not yours to decide.
receipt-not-now = { $is_waiting ->
        [yes] This receipt still waits for finance.
       *[no] { $is_mine ->
            [yes] You have said so already: { $state }.
           *[no] { $by } was first: { $state }.
        }
    }
receipt-needs-reason = Please say why: whoever recorded it has to know.
receipt-in-a-hand-in = This cash is being handed in as recorded. Please deal with the hand-in first.
receipt-order-not-theirs = { $name } has no such order, or it was cancelled. Please choose another, or the oldest bills first.
receipt-amount-impossible = { $amount } cannot be received. Please give the amount that arrived, above zero, like 1200 or 1,200.50.
receipt-other-currency = { $amount } is not in the currency of this customer’s bills ({ $currencies }). Please give the amount in { $currencies }; if the bank converted it, the amount that arrived.
receipt-day-to-come = { $day } is still to come. Please record the money on the day it comes in.
receipt-day-too-old = { $day } is too long ago: receipts can be recorded back to { $first }. Please ask finance.
receipt-before-order = { $number } was entered on { $ordered }, after { $day }. Please check the day, or choose the oldest bills first.

pending-receipts = <b>Receipts to confirm: { $number }</b>
receipt-in-a-list = { $customer } · { $amount } · { $method }
pending-with-others = <b>With finance or your superior: { $number }</b>
receipts-lying-head = { $number ->
        [one] ⏳ <b>One receipt has been waiting for finance for { $days } working days or more.</b>
       *[other] ⏳ <b>{ $number } receipts have been waiting for finance for { $days } working days or more.</b>
    } Until they are confirmed, nobody chases what they pay.
receipts-waiting-head = { $number ->
        [one] 💰 <b>One receipt has been waiting for you since before today.</b>
       *[other] 💰 <b>{ $number } receipts have been waiting for you since before today.</b>
    } Until then, nobody chases what they pay.
receipts-waiting-line = • { $customer } · { $amount } · { $method } · { $name }, { $at }
receipts-waiting-nothing = No receipt has been waiting since before today.
