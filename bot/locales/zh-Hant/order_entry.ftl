# 下單、變更：問題、貨品清單、不能這樣下的說明。
command-order = 下單
    .words = 下單 訂貨 開單 要貨

new-order-title = 下單
new-order-customer = 哪家客戶要貨？
    .label = 客戶
    .hint = 點一家，或輸入名稱的一部分、拼音、電話。
new-order-lines = 要哪些貨？
    .label = 貨品
    .hint = 點產品，或直接打字：<code>礦泉水 20箱 可樂 5箱@48 雪碧 3箱 9折</code>，多行也可以一次貼上來。
new-order-deliver_on = 哪天交貨？
    .label = 交貨日期
new-order-needed_on = 客戶最晚哪天要？
    .label = 需求日期
new-order-place = 送到哪裡？
    .label = 交貨地點
    .hint = 點一個地址，直接打字，或者點 📎 傳位置。
new-order-packing = 怎麼包裝？
    .label = 包裝
    .hint = 點一個，或直接打字。
new-order-transport = 怎麼運送？
    .label = 運輸
    .hint = 點一個，或直接打字。
new-order-terms = 怎麼付款？
    .label = 付款方式
    .hint = 點一個，或直接打字：<code>月結30天</code>、<code>貨到付款</code>、<code>預付30%，餘款30天</code>、<code>分三期 30/60/90天</code>。
new-order-deposit = 訂金多少？
    .label = 訂金
    .hint = 寫金額或比例：<code>5000</code>、<code>30%</code>。
new-order-note = 還有什麼要交代的？
    .label = 備註
new-order-photos = 有紙本訂單嗎？
    .label = 照片
    .hint = 拍照傳過來。

change-order-title = 變更 { $number } · { $customer }
change-order-why = 為什麼要改？
    .label = 變更原因
change-order-nothing-yet = 還沒有改動。請點要改的那一項。
change-order-differs = <b>變更內容</b>
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
    .words = 好了 完了 沒了 就這些 完成
basket-only = 請打字寫貨品，例如「礦泉水 20箱」，或者點產品。有紙本訂單就拍照傳過來。
basket-unread = 沒看懂「{ $words }」，這裡沒有記下。請寫產品和數量，例如「礦泉水 20箱」。
basket-open = 還有一項沒說清楚。請先回答下面的問題，或者點「這一項不要」。
basket-none = 還沒有貨品
basket-head = { $count } 項 · { $total }{ $taxed ->
        [yes] （含稅）
       *[no] （未稅）
    }
basket-more = …還有 { $number } 項
basket-line = { $number }. { $name } · { $quantity } { $measure } × { $price }{ $discount ->
        [0] {""}
       *[other] （−{ $discount }%）
    } = { $amount }
basket-open-more = 之後還有 { $number } 項要問。
basket-go-on = <i>接著點產品或打字加上去；點某一項可以改。齊了就點「好了」。</i>
basket-which = ❓ 「{ $words }」是哪個產品？
basket-how-much = ❓ <b>{ $name }</b>，{ $price }/{ $measure }：要幾{ $measure }？
basket-same = ❓ <b>{ $name }</b>已經有 { $before } { $measure }了，這 { $quantity } { $measure }怎麼算？
basket-why = ❓ { $is_free ->
        [yes] <b>{ $name }</b>不收錢，為什麼？
       *[no] <b>{ $name }</b>定價 { $list_price }，這次賣 { $price }，為什麼這麼低？
    }點一個，或直接打字，會跟在這一項後面。
basket-line-is = ✏️ <b>{ $name }</b>，定價 { $list_price }/{ $measure }{ $has_reason ->
        [yes] {" "}· { $reason }
       *[no] {""}
    }
    點數量，或打字改：數量 <code>30</code>、單價 <code>@48</code>、折扣 <code>95折</code>。
basket-leave-out = 這一項不要
basket-same-add = 合併：{ $quantity } { $measure }
    .words = 合併 加 加上 累加
basket-same-replace = 只要 { $quantity } { $measure }
    .words = 替換 換成 改成 只要
basket-same-apart = 單列一項
    .words = 單列 分開 另列
basket-as-before = 不改，照舊
basket-why-gift = 贈品
basket-why-sample = 樣品
basket-why-clearance = 出清
basket-at-list = 按定價 { $price }
basket-in = 按{ $measure }
basket-off = −{ $percent }%
basket-to-lines = ‹ 全部貨品
basket-remove = 刪掉
basket-again = 🔁 和上次一樣 · { $count } 項 · { $day }
    .words = 和上次一樣, 跟上次一樣, 同上次一樣, 上次一樣, 同上次, 照上次, 按上次, 照舊, 老樣子
basket-owes = 💳 { $is_credit ->
        [yes] 預收餘額
       *[no] 欠款
    } { $total }{ $overdue ->
        [yes] ，其中逾期 { $late } ⚠️
       *[no] {""}
    }
basket-limit = 💳 信用額度 { $limit }，{ $is_left ->
        [yes] 還剩 { $left }
       *[no] 已超 { $left } ⚠️
    }
basket-terms-only = 怎麼付款？請點一個，或者打字：「月結30天」「貨到付款」「預付30%，餘款30天」。
basket-terms-unclear = 看不出「{ $words }」怎麼付款。可以寫「30天」「月結30天」「貨到付款」「預付款」，最多 { $days } 天，也可以寫「預付30%，餘款30天」。
planfault-too-much = 「{ $words }」加起來{ $percent ->
        [100] 已經到 100%，不能再有別的款項。
       *[other] 是 { $percent }%，超過了全款。
    }請重新寫，例如<code>預付30%，餘款30天</code>。
planfault-too-little = 「{ $words }」{ $percent ->
        [0] 不是全款。
       *[other] 加起來只有 { $percent }%，不到全款。
    }請把餘款怎麼付也寫上，例如<code>預付30%，餘款30天</code>。
planfault-rest = 「{ $words }」裡餘款沒有寫在最後。請先寫其他款項，例如<code>預付30%，餘款30天</code>。
planfault-nothing = 「{ $words }」裡有一筆是 0，不用寫。請重新寫，例如<code>預付30%，餘款30天</code>。
planfault-too-fine = 「{ $words }」裡的比例或金額位數太多，記不下。請寫短一點，例如<code>預付33.3%，餘款30天</code>。
planfault-too-long = 「{ $words }」太長，最多分 { $most } 期。請少寫幾期，例如<code>分三期 30/60/90天</code>。
planfault-uneven = 「{ $words }」沒有寫全每一期的天數。請每期寫一個，例如<code>分三期 30/60/90天</code>。
basket-deposit-unclear = 看不出「{ $words }」是多少訂金。請寫金額，例如 { $example }，或者比例，例如 30%。
basket-where-only = 請點一個地址，或者打字，或者點 📎 → 位置。
basket-totals = { $taxed ->
        [yes] <b>合計 { $total }</b>，其中稅額 { $tax }
       *[no] 未稅 { $net } + 稅額 { $tax } = <b>合計 { $total }</b>
    }
    <i>{ $by_document ->
        [yes] 稅額按整張訂單四捨五入。
       *[no] 稅額逐項四捨五入。
    }</i>
basket-price-changed = ⚠️ <b>定價有變</b>
basket-price-was = { $name }：{ $was } → <b>{ $price }</b>/{ $measure }{ $agreed ->
        [yes] （您談的價不變）
       *[no] {""}
    }
basket-instalments = <b>分期付款</b>
basket-instalment = { $number }. { $amount } · { $when }{ $is_paid ->
        [yes] {" "}· ✓ 已結清
       *[no] {""}
    }
basket-credit-counts = 💳 預收餘額 { $credit }，這一單沖抵 { $used }，{ $is_all ->
        [yes] 不用再付。
       *[no] 還要付 <b>{ $left }</b>。
    }
basket-becomes-credit = 💳 已付的比應付的多，{ $credit } 轉為客戶預收餘額。
basket-too-late = ⚠️ 交貨日期 { $day }，晚於需求日期 { $needed }。
basket-at-once = ✓ 送出後馬上確認。
basket-over-discount = ⚖️ 優惠 { $discount }%，超過您的權限 { $limit }%，要先簽核。
basket-over-credit = ⚖️ { $is_comparable ->
        [yes] 加上這一單，客戶超出信用額度 { $limit }（現欠 { $owed }），要先簽核。
       *[no] 這一單和信用額度 { $limit }（現欠 { $owed }）幣別不同，要先簽核。
    }
basket-goes-to = 簽核人：{ $names }

order-no-lines = 還沒有貨品。請寫產品和數量，例如「礦泉水 20箱」，或者點一個。
order-too-many-lines = 一張訂單最多 { $limit } 項，其餘的請再下一單。
order-one-currency = 一張訂單只能用一個幣別，就是定價的幣別。其他幣別請再下一單。
order-product-not-sold = { $name }已經停售，請換一個產品。
order-measure-unknown = { $name }不以「{ $measure }」賣，可以用：{ $known }。
order-quantity-none = { $name }：數量不能是 { $quantity } { $measure }。請寫大於 0 的數，例如 20。
order-quantity-too-much = { $name }：{ $quantity } { $measure }太多了，一項最多 { $limit }。請寫少一點。
order-quantity-too-fine = { $name }：{ $quantity } { $measure }的小數位太多，最多三位。請重新寫，例如 1.5。
order-quantity-whole = { $name }：{ $quantity } { $measure }拆不開，{ $unit }不能拆賣。請寫整數，例如 20。
order-price-changed = { $name }的定價從 { $was } 變成了 { $price }。請確認後再送出。
order-discount-wrong = { $name }：優惠要在 0 到 100% 之間，最多兩位小數，例如「95折」或「-5%」。
order-price-wrong = { $name }：單價不能是 { $price }。請寫 0 或以上的數，例如 48，小數位不能比幣別多。
order-price-or-discount = 單價和折扣請只寫一個：「@48」或「95折」。
order-too-much-money = { $name }：這一項的金額太大了。請看看單價和數量。
order-too-much-money-in-all = 這張訂單的金額太大了。請分幾單下。
order-reason-needed = { $name }按 { $price } 賣要有原因。請點這一項，重新寫一次單價，就會問您原因。
order-delivery-past = { $day }已經過了，交貨日期請從今天起選。
order-needed-past = { $day }已經過了，需求日期請從今天起選。
order-deposit-currency = 訂金和訂單幣別不同，訂單用的是 { $currency }。請重新寫。
order-deposit-too-much = 訂金比整張訂單（{ $total }）還多。請寫少一點。
order-plan-too-much = 付款方式裡的金額加起來比要付的 { $total } 還多。請寫少一點，或者寫比例：<code>預付30%，餘款30天</code>。
order-nothing-changed = 和原來的訂單一樣，沒有改動。請改一項，或者取消。
order-changed-meanwhile = 這張訂單剛被別人改過，您的改動沒有送出。請打開訂單，照最新的內容再改。
order-waits-already = 這張訂單有一件事正在等簽核。請等結果，或者在訂單卡片上撤回。
order-over = 這張訂單已經結束，不能再改。
order-below-shipped = { $name }：已出貨或已開發票 { $least } { $measure }，不能改得比這少。
order-invoiced-price = { $name }已經開過發票，價格不能改。
order-credited-price = { $name }有退貨，已經開了折讓單，價格不能改。
order-change-overtaken = 提出變更之後，{ $name }又開了發票或有退貨折讓，變更後的數量或價格對不上了。請點「不同意」並寫明理由，讓申請人重新提出。
order-customer-archived = { $name }已封存。要下單，請先在客戶卡片上點「恢復」。
