# Customers: the file, its card, and whose it is.
command-customer = Customers
    .words = customer customers client clients
customer-latest = <b>My customers</b>
    Latest contact first. Tap one, or tap “Find”.
customer-none-yet = You have no customers yet. Send a contact from your phone, or tap “New customer”.
customer-none-of-ones-own = You have no customers of your own. To see those of your team tap “Find”, or send /team and tap a person, then “Customers”.
customer-find = 🔍 Find
customer-new = ➕ New customer
customer-perhaps = You may already have this one:
customer-perhaps-there = Does this person belong to one of these? Tap it to add the contact there. If not, just go on below.
customer-title = { $is_new ->
        [yes] New customer
       *[no] Customer
    }
customer-name = What is the customer called?
    .label = Name
    .hint = The full name, as on the sign or the licence.
customer-contact = Who is your contact there?
    .label = Contact
    .titles = Manager
customer-phone = What is the phone number?
    .label = Phone
    .hint = Type it, or send a contact.
customer-customer_class = Which class?
    .label = Class
customer-industry = What business are they in?
    .label = Business
customer-address = What is the address?
    .label = Address
customer-place = Where is it on the map?
    .label = Location
    .hint = Are you there now? Tap the button below. If not, tap 📎 → Location and pick it on the map.
customer-shop = What kind of shop is it?
    .label = Kind of shop
customer-needs = What does the customer need?
    .label = Needs
customer-credit_limit = What is the credit limit?
    .label = Credit limit
customer-note = Anything else worth noting?
    .label = Note
customer-birthday = When is the contact’s birthday?
    .label = Contact’s birthday
    .hint = Like 12-05 or 5 Dec. No year needed.

contact-title = New contact
contact-person = What is their name?
    .label = Name
contact-phone = What is the phone number?
    .label = Phone
    .hint = Type it, or send a contact.
contact-job = What is their job there?
    .label = Job
contact-birthday = When is their birthday?
    .label = Birthday
    .hint = Like 12-05 or 5 Dec. No year needed.

customerclass-A = A · key
    .words = key
customerclass-B = B · general
    .words = general
customerclass-C = C · potential
    .words = potential

customer-head = <b>{ $name }</b> · { $customer_class }
customer-owner = Owner: { $name }
customer-archived = 🗄 Archived { $at }. All records are kept.
customer-last-contact = Last contact { $day } · { $visits ->
        [0] no visits
        [one] { $visits } visit
       *[other] { $visits } visits
    }
customer-protected-until = Protected until { $day }
customer-next = ➡️ Follow up { $day } { $words }
customer-visit = 📍 Log a visit
customer-follow-up = 🔔 Follow up
customer-call = 📞 { $phone }
customer-visits = Visits
customer-change = ✏️ Change
customer-add-contact = 👤 Add a contact
customer-archive = 🗄 Archive
customer-give = Give to…
customer-archive-sure = Archive { $name }? It leaves your lists and reminders, and search shows it last. Nothing is deleted; you can bring it back any time.
customer-archive-no = Do not archive
customer-archive-yes = Archive
customer-bring-back = Bring it back
customer-open = Open customer

customer-phone-known = { $name } already has this number. Add the person there, or start a new customer?
customer-position = 📍 Got your location. Which one are you visiting?
customer-position-alone = 📍 Got your location. None of your customers has a location yet, so I cannot tell who is near.
customer-map = 🗺 This is a place on the map, so it does not show that you are there. Nearby:
customer-map-alone = 🗺 This is a place on the map, so it does not show that you are there.
customer-here = ➕ New customer here
customer-from-note = ➕ New customer

customer-gone-or-not-yours = There is no such customer, or you cannot see or change it. Try /customer.
customer-yours = You already have this customer: { $name }.
customer-protected = A colleague has this customer, and it is still protected. If you were there first, claim it: the superior of you both decides.
customer-dispute = Claim it
customer-went-over = The protection of { $name } ran out, and a colleague has it now.
customer-went-over-below = { $name } had no contact for too long and moved from { $was } to { $person }.

field-spot-only = Please send a place on the map: 📎 → Location. A written address goes into “Address”.
field-birthday-unclear = I cannot read a day in “{ $words }”. Write it like 12-05 or 5 Dec.
customer-limit-changed = { $is_gone ->
        [yes] { $name } took away the credit limit of { $customer }. It was { $was }.
       *[no] { $is_new ->
            [yes] { $name } set a credit limit for { $customer }: { $limit }.
           *[no] { $name } changed the credit limit of { $customer } from { $was } to { $limit }.
        }
    }
customer-name-unclear = A name needs at least one letter, character or digit.
