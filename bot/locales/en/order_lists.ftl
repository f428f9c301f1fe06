# Lists of orders; what customers buy; orders in reports, evidence and handing over.
command-orders = Orders
    .words = orders
orderfilter-waiting = Waiting for a decision
orderfilter-undelivered = Undelivered
orderfilter-delivered = Delivered
orderfilter-all = All
orders-title = <b>{ $title }</b> · { $filter }
orders-of-mine = My orders
orders-of-team = The team’s orders
orders-of-everybody = All confirmed orders
orders-of-person = Orders of { $name }
orders-of-customer = Orders for { $name }
orders-overdue = late
orders-waiting = ⏳ { $filter } ({ $number })
orders-none-waiting = Nothing waits for a decision.
orders-none-undelivered = Everything is delivered: nothing is open here.
orders-none-delivered = Nothing has been delivered yet.
orders-none-all = There are no orders here yet.
orders-none-hint = Tap “Enter an order”, or send it in one line: <code>/order Harbour water 20 cases fri</code>
orders-enter = 🧾 Enter an order
orders-to-mine = My own
orders-to-team = The team
orders-to-everybody = All confirmed
orders-to-people = By person
orders-of-whom = Whose orders?
orders-which-customer = Which customer’s orders?
orders-nothing-found = No order and no customer found for “{ $words }”. Write the number as on the order form (SO202611-0003), or part of the customer’s name.
orders-see-mine = 📋 To the list
orders-not-yours = There are no such orders, or you cannot see them. See /orders.

customer-bought = 🛒 { $year }: { $number ->
        [0] no order yet
        [one] one order, { $sums }
       *[other] { $number } orders, { $sums }
    }
customer-last-order = Last order { $day } · { $total } · { $state }
customer-buys-every = Orders about every { $days ->
        [one] day
       *[other] { $days } days
    }; { $late ->
        [0] the next around { $next }
        [one] was due { $next }, a day ago
       *[other] was due { $next }, { $late } days ago
    }
customer-usually-due = 🔁 Usually bought, due again: { $products }
customer-due-product = { $name } (last { $last })
customer-owes = 💰 { $is_credit ->
        [yes] { $total } in credit
       *[no] Owes { $total }
    }{ $has_overdue ->
        [yes] , <b>{ $overdue } overdue</b>
       *[no] {""}
    }{ $has_limit ->
        [yes] {" "}· limit { $limit }
       *[no] {""}
    }
customer-order = 🧾 Order
customer-orders = 📋 Orders

report-order = 🧾 { $customer } · { $number ->
        [none] waiting for a decision
       *[other] { $number }
    } · { $total }: { $products }
report-digest-orders = 🧾 { $orders ->
        [one] One order
       *[other] { $orders } orders
    }

evidence-orders = { $orders ->
        [one] One order, on { $first }
       *[other] { $orders } orders, { $first } to { $last }
    }

handover-orders = · { $number ->
        [one] one open order
       *[other] { $number } open orders
    }
handover-brief-orders = Open orders: { $orders }
handover-brief-orders-ended = Withdrawn undecided when the colleague left; enter again if still wanted: { $orders }
handover-brief-order = { $number } (for { $deliver_on })
order-brought-back = { $name } has left. You now look after { $number ->
        [one] one open order
       *[other] { $number } open orders
    } of theirs: /orders
