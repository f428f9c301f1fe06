# Finding customers.
command-find = Find a customer
    .words = find search
find-title = Find a customer
find-customer = Which customer?
    .label = Customer
    .hint = Part of the name, pinyin, initials or phone. Or send your location: the nearest come first.
find-found = Which one?
find-nothing = Nothing found for “{ $words }”. Try two characters of the name, its initials (hlcs for 华联超市), or the last four digits of the phone.
find-again = 🔍 Try again
find-archived = archived
