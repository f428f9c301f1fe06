# Finding customers and products.
command-find = Find a customer or a product
    .words = find search
find-title = Find
find-customer = Which customer or product?
    .label = Customer or product
    .hint = Part of the name, pinyin, initials, a phone or a product’s code. Or send your location: the nearest customers come first.
find-found = Which one?
find-nothing = Nothing found for “{ $words }”. Try two characters of the name, its initials (hlcs for 华联超市), the last four digits of the phone, or a product’s code.
find-again = 🔍 Try again
find-archived = archived
