# Products and their prices.
product-head = <b>{ $name }</b> · { $code }
product-inactive = ⛔ Not sold any more: it cannot be ordered.
product-inactive-short = not sold
product-unit = Sold by the { $unit }{ $is_divisible ->
        [yes] {" "}(fractions allowed)
       *[no] {""}
    }{ $has_pack ->
        [yes] {" "}· 1 { $pack } = { $size } { $unit }
       *[no] {""}
    }
product-group = Group: { $name }
product-aliases = Also called: { $names }
product-list-price = List price: <b>{ $price }</b> per { $unit }{ $has_pack ->
        [yes] {" "}· { $pack_price } per { $pack }
       *[no] {""}
    }
product-tax = Tax { $percent }%, { $is_included ->
        [yes] included in the price
       *[no] added to the price
    }
product-cost = Cost: { $price } per { $unit } (keep it to yourself)
product-prices = <b>Other prices</b>
product-price-all = All customers
product-price-now = { $customer_class }: { $price }{ $has_end ->
        [yes] {" "}until { $until }
       *[no] {""}
    }
product-price-from = ⏳ { $customer_class }: { $price } from { $first }{ $has_end ->
        [yes] {" "}until { $until }
       *[no] {""}
    }
product-prices-more = … and { $number } more
product-gone = There is no such product. Try /find with part of its name or its code.
