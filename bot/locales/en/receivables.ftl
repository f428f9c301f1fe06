# Receivables: what is owed and for how long, by customer and by person; a customer's account.
command-receivables = Receivables and ageing
    .words = receivables ageing aging debts
receivables-of-mine = My receivables
receivables-of-branch = Receivables of my team
receivables-of-everybody = All receivables
receivables-of-person = { $name }’s receivables
receivables-head = 📒 <b>{ $title }</b> · { $day }{ $late_only ->
        [yes] {" "}· overdue only
       *[no] {""}
    }
receivables-owed = Receivables
receivables-net = Net of credit
receivables-sum = { $column }: <b>{ $amount }</b>
receivables-line = { $column }: { $amount }
receivables-late = ⚠️ Overdue: <b>{ $amount }</b>
receivables-current = Not due
receivables-age = { $first }–{ $last } days overdue
receivables-age-over = Over { $days } days overdue
receivables-credit = Credit in hand
receivables-legend = ⚠️ overdue · ▫️ not due · 💳 credit
receivables-nothing = Nobody owes anything.
receivables-nothing-late = Nothing is overdue.
receivables-by-customer = By customer
receivables-by-person = By person
receivables-late-only = ⚠️ Overdue only
receivables-all-of-it = Show all
receivables-picture = 📊 Picture
receivables-picture-in = 📊 Picture ({ $currency })
receivables-sheet = 📄 .xlsx
receivables-coming = It is on its way.
receivables-not-yours = There are no such receivables, or they are not yours to see. See /receivables.
receivables-which = Whose account?
receivables-nobody = No customer of yours is called “{ $words }”. For example: /receivables Hualian
receivables-in-a-line = { $is_owed ->
        [yes] Receivables { $owed }{ $is_late ->
            [yes] {" "}· overdue { $late }
           *[no] {""}
        }
       *[no] No receivables
    }{ $has_credit ->
        [yes] {" "}· credit in hand { $credit }
       *[no] {""}
    }
receivables-person = <b>{ $name }</b>: { $is_late ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $sums }
receivables-promised = 🤝 Promised for the next 7 days: { $amounts } ({ $number ->
        [one] one bill
       *[other] { $number } bills
    })
receivables-promised-on = · { $day }: { $amounts } ({ $number ->
        [one] one bill
       *[other] { $number } bills
    })
receivables-person-promised = {"  "}🤝 promised: { $amounts } ({ $number })
receivables-cash = 💵 Cash in hand: { $amounts }
receivables-person-cash = {"  "}💵 cash in hand: { $amounts }
receivables-to-promises = 📄 Promises
receivables-to-cash = 💵 Cash in hand by person
receivables-mine = 📒 { $sums }

account-head = 📒 <b>{ $name }</b> · account on { $day }
account-owner = Owner: { $name }
account-nothing = Nothing is open and there is no credit.
account-instalments = Open: ⚠️ overdue · ▫️ not due · ❔ due after delivery
account-receipts = 🧾 Latest receipts: { $signs }
account-sign = { $sign } { $state }
account-statement = 📄 Statement
account-customer = 👤 Customer
customer-account = 📒 Account

team-receivables = 📒 Receivables

receivables-picture-caption = <b>{ $title }</b> · { $currency } · { $day }
    { $sums }
receivables-picture-note = { $day } · { $sums }
receivables-others = All others
receivables-sheet-file = Receivables { $day }
receivables-sheet-caption = <b>{ $title }</b> · { $day }
receivables-sheet-customers = Customers { $currency }
receivables-sheet-people = People { $currency }
receivables-sheet-about = About
receivables-sheet-customer = Customer
receivables-sheet-owner = Owner
receivables-sheet-person = Person
receivables-sheet-late = Overdue
receivables-sheet-total = Total
receivables-sheet-company = Company
receivables-sheet-whose = Of
receivables-sheet-as-of = As of
receivables-sheet-rule = Not due + overdue. What is due today, or only after a delivery still to come, is not overdue.
receivables-sheet-net = Receivables − credit in hand
