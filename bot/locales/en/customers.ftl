# Customers: the file, its card, and whose it is.
command-customer = Customers
    .words = customer customers
customer-latest = <b>My customers</b>
    The latest first. Tap one, or look for another.
customer-none-yet = You have no customers yet. Send a contact from your phone’s book, or tap “New customer”.
customer-find = 🔍 Find
customer-new = ➕ New customer
customer-perhaps = You may have this one already:
customer-perhaps-there = Is the person with one of these? Tap it to add the contact there; otherwise go on below.
customer-title = { $is_new ->
        [yes] New customer
       *[no] Customer
    }
customer-name = What is the customer called?
    .label = Name
    .hint = The full name, as on the sign or the licence.
customer-contact = Who is the contact?
    .label = Contact
    .titles = Manager
customer-phone = And the phone number?
    .label = Phone
    .hint = Type it, or share the contact.
customer-customer_class = Which class?
    .label = Class
customer-industry = Which line of business?
    .label = Business
customer-address = What is the address?
    .label = Address
customer-place = Where is it on the map?
    .label = Place
    .hint = Standing there? Tap the key below. Otherwise send any place from the map (📎 → Location).
customer-shop = What kind of shop is it?
    .label = Kind of shop
customer-needs = What does the customer need?
    .label = Needs
customer-credit_limit = How high is the credit limit?
    .label = Credit limit
customer-note = What else is worth knowing?
    .label = Note
customer-birthday = When is the contact’s birthday?
    .label = Contact’s birthday
    .hint = Like 12-05 or 5 Dec; the year does not matter.

contact-title = One more contact
contact-person = What is the person’s name?
    .label = Name
contact-phone = And the phone number?
    .label = Phone
    .hint = Type it, or share the contact.
contact-job = What is their job there?
    .label = Job
contact-birthday = When is their birthday?
    .label = Birthday
    .hint = Like 12-05 or 5 Dec; the year does not matter.

customerclass-A = A · key
    .words = key
customerclass-B = B · general
    .words = general
customerclass-C = C · potential
    .words = potential

customer-head = <b>{ $name }</b> · { $customer_class }
customer-owner = With { $name }
customer-archived = 🗄 Archived { $at }. The history stays.
customer-last-contact = Last contact { $day } · { $visits ->
        [0] no visits
        [one] { $visits } visit
       *[other] { $visits } visits
    }
customer-protected-until = Protected until { $day }
customer-next = ➡️ { $day } { $words }
customer-visit = 📍 Log a visit
customer-follow-up = 🔔 Follow-up
customer-call = 📞 { $phone }
customer-visits = Visits
customer-change = ✏️ Change
customer-add-contact = 👤 Add a contact
customer-archive = 🗄 Archive
customer-give = Give to …
customer-archive-sure = Archive { $name }? It leaves lists, search and reminders. Nothing is deleted, and it can be brought back.
customer-archive-no = Leave it
customer-archive-yes = Archive
customer-bring-back = Bring it back
customer-open = Open the file

customer-phone-known = This number is already with { $name }. Add the person there, or open a new customer?
customer-position = 📍 Got your position. Visiting one of these?
customer-position-alone = 📍 Got your position. None of your customers has a place on the map yet.
customer-map = 🗺 A place on the map; it does not count as where you are. Near it:
customer-map-alone = 🗺 A place on the map; it does not count as where you are.
customer-here = ➕ New customer there
customer-from-note = ➕ New customer from it

customer-gone-or-not-yours = This customer does not exist, or is not yours.
customer-yours = You have this customer already: { $name }.
customer-protected = This customer is already with somebody else and protected. If you were there first, dispute it: the superior of both decides.
customer-dispute = Dispute it
customer-went-over = The protection of { $name } had run out, and a colleague has taken the customer over.
customer-went-over-below = { $name } had no contact for too long and went over from { $was } to { $person }.

field-spot-only = Send a place from the map: 📎 → Location. Typed words belong in the address.
field-birthday-unclear = I cannot read a day in “{ $words }”. Write it like 12-05 or 5 Dec.
