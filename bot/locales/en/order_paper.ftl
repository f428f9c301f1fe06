# The order form for the customer, as PDF and .xlsx.
order-paper-title = Sales Order
order-paper-version = Version { $version }, replaces all before it
order-paper-page = Page { $page } of { $pages }
order-paper-customer = Customer
order-paper-customer-address = Address
order-paper-contact = Contact
order-paper-phone = Phone
order-paper-number = Order no.
order-paper-day = Date
order-paper-seller = Sales contact
order-paper-currency = Currency
order-paper-column-number = No.
order-paper-column-code = Code
order-paper-column-name = Product
order-paper-column-quantity = Quantity
order-paper-column-measure = Unit
order-paper-column-list-price = List price
order-paper-column-discount = Discount
order-paper-column-price = { $taxed ->
        [yes] Price
            with tax
       *[no] Price
            before tax
    }
order-paper-column-tax = Tax
order-paper-column-amount = { $taxed ->
        [yes] Amount
            with tax
       *[no] Amount
            before tax
    }
order-paper-net = Total before tax
order-paper-tax = Tax
order-paper-total = Total with tax
order-paper-capitals = In words
order-paper-rounded-by-line = Tax is worked out and rounded line by line.
order-paper-rounded-by-document = Tax is worked out on the whole order and rounded once.
order-paper-terms = Payment terms
order-paper-deposit = Deposit
order-paper-needed-on = Needed by
order-paper-deliver-on = Delivery date
order-paper-place = Deliver to
order-paper-packing = Packing
order-paper-transport = Transport
order-paper-note = Note
order-paper-supplier = Supplier (company seal)
order-paper-buyer = Buyer (company seal)
order-paper-signed = Signature
order-paper-signed-on = Date
