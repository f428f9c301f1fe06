# 下单、变更：问题、货品清单、不能这样下的说明。
command-order = 下单
    .words = 下单 订货 开单 要货

new-order-title = 下单
new-order-customer = 哪家客户要货？
    .label = 客户
    .hint = 点一家，或输入名称的一部分、拼音、电话。
new-order-lines = 要哪些货？
    .label = 货品
    .hint = 点产品，或直接打字：<code>矿泉水 20箱 可乐 5箱@48 雪碧 3箱 9折</code>，多行也可以一次粘贴进来。
new-order-deliver_on = 哪天交货？
    .label = 交货日期
new-order-needed_on = 客户最晚哪天要？
    .label = 要货日期
new-order-place = 送到哪里？
    .label = 交货地点
    .hint = 点一个地址，直接打字，或者点 📎 发位置。
new-order-packing = 怎么包装？
    .label = 包装
    .hint = 点一个，或直接打字。
new-order-transport = 怎么运？
    .label = 运输
    .hint = 点一个，或直接打字。
new-order-terms = 怎么付款？
    .label = 付款方式
    .hint = 点一个，或直接打字：<code>月结30天</code>、<code>货到付款</code>、<code>预付30%，余款30天</code>、<code>分三期 30/60/90天</code>。
new-order-deposit = 订金多少？
    .label = 订金
    .hint = 写金额或比例：<code>5000</code>、<code>30%</code>。
new-order-note = 还有什么要交代的？
    .label = 备注
new-order-photos = 有纸质订单吗？
    .label = 照片
    .hint = 拍下来发过来。

change-order-title = 变更 { $number } · { $customer }
change-order-why = 为什么要改？
    .label = 变更原因
change-order-nothing-yet = 还没有改动。请点要改的那一项。
change-order-differs = <b>变更内容</b>
change-order-part = ✏️ { $label }：{ $before } → <b>{ $after }</b>
change-order-added = ➕ { $line }
change-order-gone = ➖ <s>{ $name } { $quantity } { $measure }</s>
change-order-line = ✏️ { $name }{ $more ->
        [yes] {" "}· { $before } → <b>{ $after } { $measure }</b>
       *[no] {""}
    }{ $priced ->
        [yes] {" "}· { $was } → <b>{ $price }</b>
       *[no] {""}
    }

basket-done = 好了
    .words = 好了 完了 没了 就这些 完成
basket-only = 请打字写货品，比如“矿泉水 20箱”，或者点产品。有纸质订单就拍下来发照片。
basket-unread = 没看懂“{ $words }”，这里没有记下。请写产品和数量，比如“矿泉水 20箱”。
basket-open = 还有一项没说清。请先回答下面的问题，或者点“这一项不要”。
basket-none = 还没有货品
basket-head = { $count } 项 · { $total }{ $taxed ->
        [yes] （含税）
       *[no] （不含税）
    }
basket-more = …还有 { $number } 项
basket-line = { $number }. { $name } · { $quantity } { $measure } × { $price }{ $discount ->
        [0] {""}
       *[other] （−{ $discount }%）
    } = { $amount }
basket-open-more = 之后还有 { $number } 项要问。
basket-go-on = <i>接着点产品或打字添加；点某一项可以改。齐了就点“好了”。</i>
basket-which = ❓ “{ $words }”是哪个产品？
basket-how-much = ❓ <b>{ $name }</b>，{ $price }/{ $measure }：要几{ $measure }？
basket-same = ❓ <b>{ $name }</b>已经有 { $before } { $measure }了，这 { $quantity } { $measure }怎么算？
basket-why = ❓ { $is_free ->
        [yes] <b>{ $name }</b>不收钱，为什么？
       *[no] <b>{ $name }</b>定价 { $list_price }，这次卖 { $price }，为什么这么低？
    }点一个，或直接打字，会跟在这一项后面。
basket-line-is = ✏️ <b>{ $name }</b>，定价 { $list_price }/{ $measure }{ $has_reason ->
        [yes] {" "}· { $reason }
       *[no] {""}
    }
    点数量，或打字改：数量 <code>30</code>、单价 <code>@48</code>、折扣 <code>95折</code>。
basket-leave-out = 这一项不要
basket-same-add = 合并：{ $quantity } { $measure }
    .words = 合并 加 加上 累加
basket-same-replace = 只要 { $quantity } { $measure }
    .words = 替换 换成 改成 只要
basket-same-apart = 单列一项
    .words = 单列 分开 另列
basket-as-before = 不改，照旧
basket-why-gift = 赠品
basket-why-sample = 样品
basket-why-clearance = 清库存
basket-at-list = 按定价 { $price }
basket-in = 按{ $measure }
basket-off = −{ $percent }%
basket-to-lines = ‹ 全部货品
basket-remove = 删掉
basket-again = 🔁 和上次一样 · { $count } 项 · { $day }
    .words = 和上次一样, 跟上次一样, 同上次一样, 上次一样, 同上次, 照上次, 按上次, 照旧, 老样子
basket-owes = 💳 { $is_credit ->
        [yes] 预收余额
       *[no] 欠款
    } { $total }{ $overdue ->
        [yes] ，其中逾期 { $late } ⚠️
       *[no] {""}
    }
basket-limit = 💳 信用额度 { $limit }，{ $is_left ->
        [yes] 还剩 { $left }
       *[no] 已超 { $left } ⚠️
    }
basket-terms-only = 怎么付款？请点一个，或者打字：“月结30天”“货到付款”“预付30%，余款30天”。
basket-terms-unclear = 看不出“{ $words }”怎么付款。可以写“30天”“月结30天”“货到付款”“款到发货”，最多 { $days } 天，也可以写“预付30%，余款30天”。
planfault-too-much = “{ $words }”加起来{ $percent ->
        [100] 已经到 100%，不能再有别的款项。
       *[other] 是 { $percent }%，超过了全款。
    }请重新写，比如<code>预付30%，余款30天</code>。
planfault-too-little = “{ $words }”{ $percent ->
        [0] 不是全款。
       *[other] 加起来只有 { $percent }%，不到全款。
    }请把余款怎么付也写上，比如<code>预付30%，余款30天</code>。
planfault-rest = “{ $words }”里余款没有写在最后。请先写其他款项，比如<code>预付30%，余款30天</code>。
planfault-nothing = “{ $words }”里有一笔是 0，不用写。请重新写，比如<code>预付30%，余款30天</code>。
planfault-too-fine = “{ $words }”里的比例或金额位数太多，记不下。请写短一点，比如<code>预付33.3%，余款30天</code>。
planfault-too-long = “{ $words }”太长，最多分 { $most } 期。请少写几期，比如<code>分三期 30/60/90天</code>。
planfault-uneven = “{ $words }”没有写全每一期的天数。请每期写一个，比如<code>分三期 30/60/90天</code>。
basket-deposit-unclear = 看不出“{ $words }”是多少订金。请写金额，比如 { $example }，或者比例，比如 30%。
basket-where-only = 请点一个地址，或者打字，或者点 📎 → 位置。
basket-totals = { $taxed ->
        [yes] <b>合计 { $total }</b>，其中税额 { $tax }
       *[no] 不含税 { $net } + 税额 { $tax } = <b>合计 { $total }</b>
    }
    <i>{ $by_document ->
        [yes] 税额按整单四舍五入。
       *[no] 税额逐项四舍五入。
    }</i>
basket-price-changed = ⚠️ <b>定价有变</b>
basket-price-was = { $name }：{ $was } → <b>{ $price }</b>/{ $measure }{ $agreed ->
        [yes] （您谈的价不变）
       *[no] {""}
    }
basket-instalments = <b>分期付款</b>
basket-instalment = { $number }. { $amount } · { $when }{ $is_paid ->
        [yes] {" "}· ✓ 已结清
       *[no] {""}
    }
basket-credit-counts = 💳 预收余额 { $credit }，这一单冲抵 { $used }，{ $is_all ->
        [yes] 不用再付。
       *[no] 还要付 <b>{ $left }</b>。
    }
basket-becomes-credit = 💳 已付的比应付的多，{ $credit } 转为客户预收余额。
basket-too-late = ⚠️ 交货日期 { $day }，晚于要货日期 { $needed }。
basket-at-once = ✓ 提交后马上确认。
basket-over-discount = ⚖️ 优惠 { $discount }%，超过您的权限 { $limit }%，要先审批。
basket-over-credit = ⚖️ { $is_comparable ->
        [yes] 加上这一单，客户超出信用额度 { $limit }（现欠 { $owed }），要先审批。
       *[no] 这一单和信用额度 { $limit }（现欠 { $owed }）币种不同，要先审批。
    }
basket-goes-to = 审批人：{ $names }

order-no-lines = 还没有货品。请写产品和数量，比如“矿泉水 20箱”，或者点一个。
order-too-many-lines = 一张订单最多 { $limit } 项，其余的请再下一单。
order-one-currency = 一张订单只能用一个币种，就是定价的币种。其他币种请再下一单。
order-product-not-sold = { $name }已经停售，请换一个产品。
order-measure-unknown = { $name }不按“{ $measure }”卖，可以按：{ $known }。
order-quantity-none = { $name }：数量不能是 { $quantity } { $measure }。请写大于 0 的数，比如 20。
order-quantity-too-much = { $name }：{ $quantity } { $measure }太多了，一项最多 { $limit }。请写少一点。
order-quantity-too-fine = { $name }：{ $quantity } { $measure }的小数位太多，最多三位。请重新写，比如 1.5。
order-quantity-whole = { $name }：{ $quantity } { $measure }拆不开，{ $unit }只能整卖。请写整数，比如 20。
order-price-changed = { $name }的定价从 { $was } 变成了 { $price }。请确认后再提交。
order-discount-wrong = { $name }：优惠要在 0 到 100% 之间，最多两位小数，比如“95折”或“-5%”。
order-price-wrong = { $name }：单价不能是 { $price }。请写 0 或以上的数，比如 48，小数位不能比币种多。
order-price-or-discount = 单价和折扣请只写一个：“@48”或“95折”。
order-too-much-money = { $name }：这一项的金额太大了。请看看单价和数量。
order-too-much-money-in-all = 这张订单的金额太大了。请分几单下。
order-reason-needed = { $name }按 { $price } 卖要有原因。请点这一项，重新写一次单价，就会问您原因。
order-delivery-past = { $day }已经过了，交货日期请从今天起选。
order-needed-past = { $day }已经过了，要货日期请从今天起选。
order-deposit-currency = 订金和订单币种不同，订单用的是 { $currency }。请重新写。
order-deposit-too-much = 订金比整张订单（{ $total }）还多。请写少一点。
order-plan-too-much = 付款方式里的金额加起来比要付的 { $total } 还多。请写少一点，或者写比例：<code>预付30%，余款30天</code>。
order-nothing-changed = 和原来的订单一样，没有改动。请改一项，或者取消。
order-changed-meanwhile = 这张订单刚被别人改过，您的改动没有提交。请打开订单，照最新的内容再改。
order-waits-already = 这张订单有一件事正在等审批。请等结果，或者在订单卡片上撤回。
order-over = 这张订单已经结束，不能再改。
order-below-shipped = { $name }：已发货或已开票 { $least } { $measure }，不能改得比这少。
order-invoiced-price = { $name }已经开过票，价格不能改。
order-credited-price = { $name }有退货，已经开了红字单，价格不能改。
order-change-overtaken = 提出变更之后，{ $name }又开了票或有退货冲减，变更后的数量或价格对不上了。请点“不同意”并写明理由，让申请人重新提。
order-customer-archived = { $name }已归档。要下单，请先在客户卡片上点“恢复”。
