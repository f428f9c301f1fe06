# 产品和价格。
product-head = <b>{ $name }</b> · { $code }
product-inactive = ⛔ 已停售，不能下单。
product-inactive-short = 已停售
product-unit = 单位：{ $unit }{ $is_divisible ->
        [yes] （可以有零头）
       *[no] {""}
    }{ $has_pack ->
        [yes] ，1 { $pack } = { $size } { $unit }
       *[no] {""}
    }
product-group = 分类：{ $name }
product-aliases = 俗称：{ $names }
product-list-price = 定价：<b>{ $price }</b>/{ $unit }{ $has_pack ->
        [yes] ，{ $pack_price }/{ $pack }
       *[no] {""}
    }
product-tax = 税率 { $percent }%，{ $is_included ->
        [yes] 定价含税
       *[no] 定价不含税
    }
product-cost = 成本：{ $price }/{ $unit }（请勿外传）
product-prices = <b>其他价格</b>
product-price-all = 所有客户
product-price-now = { $customer_class }：{ $price }{ $has_end ->
        [yes] ，到{ $until }为止
       *[no] {""}
    }
product-price-from = ⏳ { $customer_class }：{ $price }，{ $first }起{ $has_end ->
        [yes] ，到{ $until }为止
       *[no] {""}
    }
product-prices-more = …还有 { $number } 条
product-gone = 没有这个产品。发 /find，用名称里的几个字或编码再找找。
