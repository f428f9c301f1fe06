# The menu, help, the language, and what the machinery says.
command-menu = Menu
    .words = menu
menu-title = What is next, { $name }?
menu-report = 📝 Daily report
menu-visit = 📍 Log a visit
menu-agenda = ⏰ To do
menu-plan = 🗓 Visit plan
menu-customers = 🏪 Customers
menu-order = 🧾 Order
menu-orders = 📋 Orders
menu-team = 👥 My team
menu-people = 👥 Everybody
menu-checkin = 🟢 Sign in
menu-checkout = 🔴 Sign out
menu-leave = 🌴 Leave
menu-pending = ✅ Waiting for me ({ $number })
menu-attendance = ⏱ Attendance
menu-calendar = 📅 Calendar
menu-leave-calendar = 🌴 Who is away
menu-me = 🙂 About me
menu-figures = 📊 Figures
menu-language = 🌐 Language
menu-help = ❓ Help
command-language = Language
    .words = language
language-which = Which language?
language-is-now = From now on in English.
command-help = Help
    .words = help
help = <b>What you can do here</b>
    /report – your daily report; /report yesterday for an earlier day
    /checkin, /checkout – sign in and out; /attendance – your month
    /leave – ask for leave, or in one line: <code>/leave tomorrow pm personal family matter</code>
    /pending – what waits for your decision, and what you wait for
    /me – your position and your reports
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
    Anything else you write can be kept as a note with one tap: your report starts from your notes.
    Reply to an answer or a report (swipe it left), and your words reach the other person.
help-orders = <b>What you can do here</b>
    /orders – confirmed orders: to be delivered, delivered; by customer or number: <code>/orders Hualian</code>
    /report – your daily report; /report yesterday for an earlier day
    /checkin, /checkout – sign in and out; /attendance – your month
    /leave – ask for leave, or in one line: <code>/leave tomorrow pm personal family matter</code>
    /pending – what waits for your decision, and what you wait for
    /me – your position and your reports
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
    Anything else you write can be kept as a note with one tap: your report starts from your notes.
    Reply to an answer or a report (swipe it left), and your words reach the other person.
help-announcer = /announce – write a notice to everybody, a team or some positions; see who has read it
help-finance = <b>What you can do here</b>
    /pending – what waits for your decision: receipts to confirm, cash to count, disputed bills
    /receivables – what all customers owe and for how long; one account: <code>/receivables Hualian</code>
    /statement – the month of all customers, or of one: <code>/statement Hualian last month</code>
    /cash – who has cash in hand
    /pay – record what a customer paid; a colleague in finance confirms it
    /orders – confirmed orders: to be delivered, delivered; by customer or number: <code>/orders Hualian</code>
    /report – your daily report; /report yesterday for an earlier day
    /checkin, /checkout – sign in and out; /attendance – your month
    /leave – ask for leave, or in one line: <code>/leave tomorrow pm personal family matter</code>
    /me – your position and your reports
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
    Anything else you write can be kept as a note with one tap: your report starts from your notes.
    Reply to an answer or a report (swipe it left), and your words reach the other person.
help-seller = <b>What you can do here</b>
    /visit – log a visit on the spot, or in one line: <code>/visit Hualian showed the new range, back next Wed</code>
    /customer – your customers, or a new one; you can also start one by sending a contact or a location, or forwarding a message
    /find – find a customer or a product by part of the name, pinyin, initials, phone or product code
    /agenda – follow-ups: overdue, today, coming up
    /order – enter an order, or in one line: <code>/order Hualian water 20 cases cola 5 cases fri</code>
    /orders – your orders: to be delivered, delivered, waiting; by customer or number: <code>/orders Hualian</code>
    /pay – record what a customer paid, or in one line: <code>/pay Hualian 12000 transfer</code>
    /receivables – what your customers owe and for how long; <code>/receivables Hualian</code> opens one account
    /statement – each customer’s month, to look at or to forward: <code>/statement Hualian last month</code>
    /cash – cash in your hands, to be handed in
    /plan – your visits for a day or a week
    /report – your daily report, which starts from your visits and notes; /report yesterday for an earlier day
    /weekly, /monthly – your weekly and monthly report: the figures are there already; <code>/weekly last week</code>
    /checkin, /checkout – sign in and out; /attendance – your month
    /leave – ask for leave, or in one line: <code>/leave tomorrow pm personal family matter</code>
    /pending – your requests that are not decided yet
    /me – how you stand against your targets, and your reports
    /figures – turnover by month, customer and product as pictures
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
    Anything else you write can be kept as a note with one tap: your report starts from your notes.
    Reply to an answer or a report (swipe it left), and your words reach the other person.
help-superior = <b>What you can do here</b>
    Your team’s reports arrive here. Reply to one (swipe it left), and your words reach the author.
    When reports are due, you get one digest with who is missing.
    Requests come as a card: reply “ok”, or “no” with the reason, or tap a button.
    /pending – what waits for your decision, and what you wait for
    /delegate – who decides for you while you are away
    /team – your people, their reports and leave; remove somebody who left
    /task – give somebody below a task with a day; /tasks – what you gave and what became of it
    /target – your team’s targets, or set one in a line: <code>/target Li Wei sales October 500k</code>
    /alerts – what you are told of at once: big orders, complaints, targets at risk
    /invite – let somebody in
    /plan – your own visits; your people’s plans arrive here for you to agree or change
    /find, /customer – all customers of your team; on a customer’s card you can give it to somebody else
    /orders – your team’s orders, by person, customer or number; /order – enter one yourself
    /pay – record what a customer paid
    /receivables – what your team’s customers owe and for how long, by customer or person
    /statement – each customer’s month, to look at or to forward
    /cash – cash in hand, yours and your team’s
    /visit, /agenda, /report, /weekly, /monthly – your own visits, follow-ups and reports
    /leave, /checkin, /checkout, /attendance – your own leave and attendance
    /me – how you stand against your targets, and your reports
    /figures – turnover by month, customer and product as pictures
    /announce – write a notice: to your team, or to some positions in it; see who has read it
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
help-hr = <b>What you can do here</b>
    /attendance – everybody’s month, and the month as a spreadsheet
    /leave – your own leave; under <i>Balance</i>, everybody’s balances
    /calendar – holidays and make-up working days: look and change
    /checkin, /checkout – sign in and out
    /pending – what waits for your decision, and what you wait for
    /report – your daily report; /me – your position and your reports
    /announce – write a notice to everybody, a team or some positions; see who has read it
    /notices – what you were told, the unread first
    /language – another language
    /cancel – close an open form; nothing is lost
help-admin = <b>What you can do here</b>
    /team shows everybody and removes somebody who left.
    /invite lets somebody in.
    /pending shows what waits for you where nobody else can decide.
    /calendar shows the holidays and make-up working days, and changes them.
    You hear it here when a message did not arrive or something went wrong.
    /announce – write a notice to everybody, a team or some positions; see who has read it
    /notices – what you were told, the unread first
    /language changes the language.
command-cancel = Close the open form
cancel-nothing = No form is open. /menu shows what you can do.
command-unknown = I do not know this command. /menu shows what there is.
not-for-you = This is not for your position. /menu shows what is.
note-offer = Keep this as a note for the daily report?
note-keep = Keep as note
note-kept-filed = ✓ Kept. Your report for { $day } is filed already: add this to it?
note-kept-answered = ✓ Kept. Your report for { $day } has been answered; to add this, reply to the report.
note-add = Add to the report
note-kept = ✓ Kept as a note for { $day }. Your report starts from it.
note-forget = Do not keep
photo-offer = What is this photo of?
note-words-only = I can only keep written words as a note. /menu shows what else you can do.
answer = 💬 <b>{ $name }</b>: { $words }
answer-below = 💬 <b>{ $name }</b> answers:
answer-carried = ✓ Passed on to { $name }.
answer-carried-hint = 👍 passed on
answer-not-yours = You can no longer reply to this message.
answer-unreachable = { $name } cannot be reached just now: the bot is blocked. Your words were not passed on; try again later, or call.
answer-nobody-there = Not passed on: there is nobody who would hear it. The other person has left or has not joined yet.
reference = Ref. { $mark }
incident = Something went wrong on our side and this did not get through. It is kept, and the administrator has been told. If it is urgent, contact them. Number: { $incident }.
incident-alert = ⚠️ A message could not be processed and was set aside. Number: { $incident }. “fieldbook doctor” and the log say why.
undelivered-alert = ⚠️ { $count ->
        [one] One message
       *[other] { $count } messages
    } may not have reached people: { $names }. Tell them another way; “fieldbook doctor” has the details.
document-not-made = Your file could not be made: something went wrong on our side. The administrator has been told.
card-gone = This is no longer yours to see.
