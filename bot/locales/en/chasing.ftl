# The day's list of bills: due, overdue, promised.
chase-head = { $number ->
        [0] <b>Every bill on this list is dealt with</b> · { $day }
        [one] <b>One bill to follow up</b> · { $day } · { $sums }
       *[other] <b>{ $number } bills to follow up</b> · { $day } · { $sums }
    }
chase-line = <b>{ $place }.</b> <b>{ $amount }</b> · { $customer } · { $bill }
chase-overdue = 🔴 { $days ->
        [one] 1 day overdue
       *[other] { $days } days overdue
    }
chase-due = { $days ->
        [0] 🟡 due today
        [one] ⏳ due tomorrow
       *[other] ⏳ due in { $days } days
    }
chase-no-day = ⏳ due once it is delivered
chase-promised-for = 🤝 promised for { $day }
chase-broken = 💔 promised for { $day }, not paid
chase-owner = { $name }’s
chase-is-promised = 🤝 Promised for { $day }
chase-is-answered = { $state ->
        [receipt_waits] ✓ Receipt recorded, waiting for finance
        [disputed] ❗ Disputed
       *[settled] ✓ Nothing is owed any more
    }
chase-paid = { $place } Paid
chase-promised = { $place } Promised
chase-disputed = { $place } Disputed
chase-help = { $place } Help
chase-answer = <i>Answer this message to write to { $name }.</i>
chase-how-to-write = <i>Open a bill with 🔍 and answer it to write to the customer’s owner.</i>
chase-nothing = Nothing on this list is yours to follow up any more.
chase-how-to-answer = <i>Tap a button, or answer this message: { $number ->
        [one] “paid”, “Friday”, “help”.
       *[other] “{ $place } paid”, “{ $place } Friday”, “{ $place } help”.
    }</i>
chase-which = Which bill is that? Tap it, or write its number first: “{ $place } paid”.
chase-what = What became of it? Tap a button. To write to your superior, open the bill with 🔍 and answer it.
