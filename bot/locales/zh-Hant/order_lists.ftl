# 訂單清單；客戶卡片上的採購情況；日報、歸屬依據和交接裡的訂單。
command-orders = 訂單
    .words = 訂單 我的訂單 查訂單
orderfilter-waiting = 待簽核
orderfilter-undelivered = 未交貨
orderfilter-delivered = 已交貨
orderfilter-all = 全部
orders-title = <b>{ $title }</b> · { $filter }
orders-of-mine = 我的訂單
orders-of-team = 團隊訂單
orders-of-everybody = 全部已確認訂單
orders-of-person = { $name }的訂單
orders-of-customer = { $name }的訂單
orders-overdue = 已過交期
orders-waiting = ⏳ { $filter }（{ $number }）
orders-none-waiting = 沒有待簽核的訂單。
orders-none-undelivered = 沒有未交貨的訂單，都交完了。
orders-none-delivered = 還沒有交貨的訂單。
orders-none-all = 還沒有訂單。
orders-none-hint = 點「下單」，或者一句話：<code>下單 華聯 礦泉水 20箱 週五送</code>
orders-enter = 🧾 下單
orders-to-mine = 只看我的
orders-to-team = 看團隊
orders-to-everybody = 全部已確認
orders-to-people = 按人看
orders-of-whom = 看誰的訂單？
orders-which-customer = 看哪家客戶的訂單？
orders-nothing-found = 沒找到「{ $words }」的訂單或客戶。請照訂單上的訂單編號寫，例如 SO202611-0003，或者寫客戶名稱的一部分。
orders-see-mine = 📋 看訂單清單
orders-not-yours = 沒有這些訂單，或者您不能查看。請看 /orders。

customer-bought = 🛒 { $year } 年{ $number ->
        [0] 還沒下過單
       *[other] 下單 { $number } 次，共 { $sums }
    }
customer-last-order = 最近一單：{ $day } · { $total } · { $state }
customer-buys-every = 大約 { $days } 天訂一次貨，{ $late ->
        [0] 下次約在 { $next }
       *[other] 該在 { $next }訂，已過 { $late } 天
    }
customer-usually-due = 🔁 常買、該補貨了：{ $products }
customer-due-product = { $name }（上次 { $last }）
customer-owes = 💰 { $is_credit ->
        [yes] 預收餘額
       *[no] 欠款
    } { $total }{ $has_overdue ->
        [yes] ，其中<b>逾期 { $overdue }</b>
       *[no] {""}
    }{ $has_limit ->
        [yes] {" "}· 信用額度 { $limit }
       *[no] {""}
    }
customer-order = 🧾 下單
customer-orders = 📋 訂單

report-order = 🧾 { $customer } · { $number ->
        [none] 待簽核
       *[other] { $number }
    } · { $total }：{ $products }
report-digest-orders = 🧾 下單 { $orders } 張

evidence-orders = { $orders ->
        [1] 下單 1 次，在 { $first }
       *[other] 下單 { $orders } 次，{ $first }到 { $last }
    }

handover-orders = · 未完成的訂單 { $number } 張
handover-brief-orders = 未完成的訂單：{ $orders }
handover-brief-orders-ended = 原業務離職時還沒簽完、已撤回的訂單，客戶還要就請重新下單：{ $orders }
handover-brief-order = { $number }（{ $deliver_on }交貨）
order-brought-back = { $name }已離職，{ $number } 張未完成的訂單轉到您名下：/orders
