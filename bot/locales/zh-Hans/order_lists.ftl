# 订单列表；客户卡片上的采购情况；日报、归属依据和交接里的订单。
command-orders = 订单
    .words = 订单 我的订单 查订单
orderfilter-waiting = 待审批
orderfilter-undelivered = 未交货
orderfilter-delivered = 已交货
orderfilter-all = 全部
orders-title = <b>{ $title }</b> · { $filter }
orders-of-mine = 我的订单
orders-of-team = 团队订单
orders-of-everybody = 全部已确认订单
orders-of-person = { $name }的订单
orders-of-customer = { $name }的订单
orders-overdue = 已过交期
orders-waiting = ⏳ { $filter }（{ $number }）
orders-none-waiting = 没有待审批的订单。
orders-none-undelivered = 没有未交货的订单，都交完了。
orders-none-delivered = 还没有交货的订单。
orders-none-all = 还没有订单。
orders-none-hint = 点“下单”，或者一句话：<code>下单 华联 矿泉水 20箱 周五送</code>
orders-enter = 🧾 下单
orders-to-mine = 只看我的
orders-to-team = 看团队
orders-to-everybody = 全部已确认
orders-to-people = 按人看
orders-of-whom = 看谁的订单？
orders-which-customer = 看哪家客户的订单？
orders-nothing-found = 没找到“{ $words }”的订单或客户。请照订单上的订单号写，比如 SO202611-0003，或者写客户名称的一部分。
orders-see-mine = 📋 看订单列表
orders-not-yours = 没有这些订单，或者您不能查看。请看 /orders。

customer-bought = 🛒 { $year } 年{ $number ->
        [0] 还没下过单
       *[other] 下单 { $number } 次，共 { $sums }
    }
customer-last-order = 最近一单：{ $day } · { $total } · { $state }
customer-buys-every = 大约 { $days } 天订一次货，{ $late ->
        [0] 下次约在 { $next }
       *[other] 该在 { $next }订，已过 { $late } 天
    }
customer-usually-due = 🔁 常买、该补货了：{ $products }
customer-due-product = { $name }（上次 { $last }）
customer-owes = 💰 { $is_credit ->
        [yes] 预收余额
       *[no] 欠款
    } { $total }{ $has_overdue ->
        [yes] ，其中<b>逾期 { $overdue }</b>
       *[no] {""}
    }{ $has_limit ->
        [yes] {" "}· 信用额度 { $limit }
       *[no] {""}
    }
customer-order = 🧾 下单
customer-orders = 📋 订单

report-order = 🧾 { $customer } · { $number ->
        [none] 待审批
       *[other] { $number }
    } · { $total }：{ $products }
report-digest-orders = 🧾 下单 { $orders } 张

evidence-orders = { $orders ->
        [1] 下单 1 次，在 { $first }
       *[other] 下单 { $orders } 次，{ $first }到 { $last }
    }

handover-orders = · 未完成的订单 { $number } 张
handover-brief-orders = 未完成的订单：{ $orders }
handover-brief-orders-ended = 原业务员离职时还没批完、已撤回的订单，客户还要就请重新下单：{ $orders }
handover-brief-order = { $number }（{ $deliver_on }交货）
order-brought-back = { $name }已离职，{ $number } 张未完成的订单转到您名下：/orders
