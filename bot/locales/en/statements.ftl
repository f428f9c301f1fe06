# The monthly statement: of all customers on a card and as a sheet, of one as a paper for the customer.
command-statement = Monthly statement
    .words = statement statements

statement-head = 📒 <b>Statement · { $month }</b>{ $running ->
        [yes] {" "}so far
       *[no] {""}
    }
statement-customers = { $number ->
        [one] { $number } customer
       *[other] { $number } customers
    }
statement-currency = <b>{ $currency }</b> · { $customers }
statement-line = { $label }: { $amount }
statement-line-now = <b>{ $label }: { $amount }</b>
statement-overdue = ⏰ Overdue on { $day }: { $amount }
statement-nothing = Nothing was owed or booked in this month.
statement-tap = Largest balance first: tap a customer for every entry.
statement-get-sheet = 📄 As a sheet (.xlsx)
statement-sheet-file = Statement { $month }
statement-sheet = Statement · { $month } · { $customers }
statement-coming = It is on its way.
statement-to-come = { $month } has not begun. Please name one that has, for example: /statement last month
statement-nobody = There is no month or customer called “{ $words }”. Type for example /statement last month, or /statement Hualian
statement-which = Whose statement?

statement-before = Brought forward
statement-opening = Opening balances
statement-sales = Sales
statement-receipts = Receipts
statement-credits = Credits
statement-now = Balance now
statement-sum = Total
statement-about = About
statement-company = Company
statement-as-of = Ageing as of
statement-customer = Customer
statement-owner = Owner
statement-balance-on = Balance on { $day }

statement-of = 📒 <b>{ $customer }</b>
    { $month }{ $running ->
        [yes] {" "}so far
       *[no] {""}
    }
statement-of-nothing = No balance, and nothing was booked.
statement-entry = { $day } · { $what } · { $amount } → { $balance }
statement-entries-more = … { $number } earlier ones are in the file
statement-get-paper = 📄 For the customer (PDF)
statement-paper-file = Statement { $customer } { $month }
statement-paper-caption = Statement · { $customer } · { $month }
statement-order = Order { $number }
statement-order-changed = Order { $number }, changed
statement-order-cancelled = Order { $number }, cancelled
statement-receipt = Payment by { $method }{ $has_reference ->
        [yes] , { $reference }
       *[no] {""}
    } (came { $day })
statement-bounce = Payment by { $method }{ $has_reference ->
        [yes] , { $reference }
       *[no] {""}
    } of { $day } returned unpaid
statement-credit-note = Credit note { $number } for order { $order }
statement-write-off = Written off
statement-write-off-back = Write-off taken back
statement-opening-entry = Opening balance
statement-opening-corrected = Opening balance corrected

statement-paper-title = Statement of Account
statement-paper-from = From
statement-paper-to = To
statement-paper-before = Balance brought forward
statement-paper-now = Balance on { $day }
statement-paper-due = Open on { $day }
statement-paper-order = { $number ->
        [none] From before
       *[other] Order { $number }
    }
statement-paper-after-delivery = after delivery
statement-paper-credit = Credit in your favour on { $day }: { $amount }
statement-paper-nothing = There is no balance, and nothing was booked in this period.
statement-paper-please = Please check this statement and let us know of any difference; if it is correct, please sign below.
statement-column-day = Date
statement-column-what = Entry
statement-column-owed = Charges
statement-column-paid = Payments and credits
statement-column-balance = Balance
statement-column-for = For
statement-column-due = Due
statement-column-open = Open
