# 產品和價格。
product-head = <b>{ $name }</b> · { $code }
product-inactive = ⛔ 已停售，不能下單。
product-inactive-short = 已停售
product-unit = 單位：{ $unit }{ $is_divisible ->
        [yes] （可以有零頭）
       *[no] {""}
    }{ $has_pack ->
        [yes] ，1 { $pack } = { $size } { $unit }
       *[no] {""}
    }
product-group = 分類：{ $name }
product-aliases = 俗稱：{ $names }
product-list-price = 定價：<b>{ $price }</b>/{ $unit }{ $has_pack ->
        [yes] ，{ $pack_price }/{ $pack }
       *[no] {""}
    }
product-tax = 稅率 { $percent }%，{ $is_included ->
        [yes] 定價含稅
       *[no] 定價未稅
    }
product-cost = 成本：{ $price }/{ $unit }（請勿外傳）
product-prices = <b>其他價格</b>
product-price-all = 所有客戶
product-price-now = { $customer_class }：{ $price }{ $has_end ->
        [yes] ，到{ $until }為止
       *[no] {""}
    }
product-price-from = ⏳ { $customer_class }：{ $price }，{ $first }起{ $has_end ->
        [yes] ，到{ $until }為止
       *[no] {""}
    }
product-prices-more = …還有 { $number } 筆
product-gone = 沒有這項產品。傳 /find，用名稱裡的幾個字或編號再找找。
