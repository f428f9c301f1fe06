# Figures as pictures: the questions, what stands below a picture, and the headings of its table.
command-figures = Figures as pictures
    .words = figures charts
figures-which = 📊 <b>Figures</b> · { $whose } · { $period }
    Tap a question, and a picture comes with the table behind it.
figures-of-mine = My own
figures-of-team = My team
figures-title = { $figure } · { $whose } · { $period }
figure-turnover = Turnover by month
    .question = 📈 Turnover by month
figure-people = Turnover by person
    .question = 👥 By person
    .heading = Person or team
figure-customers = Turnover by customer
    .question = 🏪 By customer
    .heading = Customer
figure-products = Turnover by product
    .question = 📦 By product
    .heading = Product
figure-funnel = From customers to money
    .question = 🔻 From customers to money
    .heading = Stage
figure-compared = Against the average
    .question = 🕸 Against the average
figures-picture-title = { $figure } · { $period }
figures-coming = The picture is on its way.
figures-nothing = { $title }: there is nothing to draw yet. Try another period.
figures-too-few = An average would tell of somebody: it takes at least three people who sell beside each other.
figures-alone = { $name } sells beside nobody, so there is no average. Take somebody else.
figures-whom = Whom do you want to compare with the average of their team? { $period }
figures-nobody = Nobody below you sells. Try another question.
figures-back = ‹ Other questions
figures-in = 📊 In { $currency }
figures-also = There is also turnover in { $currencies }: see below.
figures-note = { $whose } · { $total } in all · { $of ->
        [customers] { $number ->
            [one] 1 customer
           *[other] { $number } customers
        }
        [products] { $number ->
            [one] 1 product
           *[other] { $number } products
        }
       *[other] { $number ->
            [one] 1 person
           *[other] { $number } people
        }
    } · as of { $day }
figures-others = { $number } others
figures-not-yours-now = Customers who are others’ now
figures-head = <b>{ $title }</b>
    { $total } in all: confirmed orders less what was cancelled and came back
figures-line = { $number }. { $name }: { $amount }{ $share ->
        [none] {""}
       *[other] {" "}({ $share })
    }
figures-foot-products = An order is split by its lines as they are now.
figures-months-note = { $whose } · { $total } so far{ $has_growth ->
        [yes] {" "}· { $growth } to { $until }
       *[no] {""}
    } · as of { $day }
figures-months-head = <b>{ $title }</b>
    { $total } so far{ $has_growth ->
        [yes] {" "}· { $growth } against last year until { $until }
       *[no] {""}
    }
figures-month-line = { $month }: { $amount } · last year { $before }{ $has_growth ->
        [yes] {" "}({ $growth })
       *[no] {""}
    }{ $has_target ->
        [yes] {" "}· target { $target }
       *[no] {""}
    }
figures-month = Month
figures-turnover = Turnover
figures-year-before = Last year
figures-more = … and more: see the sheet
figures-share = Share
figures-number-of-customers = Customers
figures-funnel-note = { $whose } · customers as of { $day }
figures-funnel-head = <b>{ $title }</b>
figures-stage-owned = Customers
figures-stage-visited = Visited
figures-stage-ordered = Ordered
figures-stage-paid = Paid
figures-stage = { $name }: { $number }{ $share ->
        [none] {""}
       *[other] {" "}({ $share })
    }
figures-foot-funnel = Each stage counts by itself: who ordered by telephone was not visited.
figures-seen = Customers seen
figures-again = Bought again
figures-compared-title = { $name } against the average · { $period }
figures-compared-picture = { $name } · { $period }
figures-compared-note = Average of { $number } people = 100% · as of { $day }
figures-compared-head = <b>{ $title }</b>
    { $note }
figures-compared-line = { $name }: { $own } · average { $average } · { $percent }
