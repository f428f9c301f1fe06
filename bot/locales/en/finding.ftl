# Finding customers.
command-find = Find a customer
    .words = find
find-title = Find a customer
find-customer = Who are you looking for?
    .label = Customer
    .hint = A part of the name, its pinyin or initials, or a phone number. Or share your position: the nearest come first.
find-found = Which one?
find-nothing = Nothing found for “{ $words }”. Try two characters of the name, its initials (hlcs for 华联超市), or the last four digits of the phone.
find-again = 🔍 Look again
