# 工务推进订单：生产、检验、备好货。
works-begin = 🏭 开始生产
works-ready-from-stock = 📦 有现货，可发
works-ready = 📦 货已备好
works-inspect = 🔍 检验
works-inspect-again = 🔍 重新检验
works-undo = ↩️ 撤销：{ $state }
works-photos = 📷 检验照片（{ $number }）
works-moved-hint = { $state }
works-already-hint = { $by }已经点过了：{ $state }
works-undone-hint = 已撤销，现在是：{ $state }
works-last-step = { $state } · { $at } 起 · { $by }
works-inspection = { $passed ->
        [yes] 🔍 检验合格
       *[no] 🔍 ⚠️ 检验不合格
    } · { $at } · { $by }

inspection-title = 检验 · { $number } · { $customer }
inspection-result = 检验结果怎么样？
    .label = 结果
inspection-why = 哪里不合格？
    .label = 不合格原因
    .hint = 业务员会看到，订单退回生产。
inspection-note = 有什么要备注的吗？
    .label = 备注
inspection-photos = 拍几张货品照片？
    .label = 照片
inspection-passed = 合格
    .words = 通过 好 没问题 ok
inspection-failed = 不合格
    .words = 不通过 没通过 不行 有问题

order-step-in-production = 🏭 <b>{ $number }</b>（{ $customer }）开始生产了。{ $by }
order-step-inspected = 🔍 <b>{ $number }</b>（{ $customer }）检验合格。{ $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $note }</blockquote>
       *[no] {""}
    }
order-step-failed = 🔍 ⚠️ <b>{ $number }</b>（{ $customer }）检验不合格，退回生产。{ $by }
    <blockquote>{ $note }</blockquote>
order-step-ready = 📦 <b>{ $number }</b>（{ $customer }）货备好了，可以发货。{ $by }
order-step-undone = ↩️ <b>{ $number }</b>（{ $customer }）上一步点错了，已撤销，现在是“{ $state }”。{ $by }

order-moved-by-others = 订单进度由工务更新。有问题请直接回复订单卡片，负责的人会看到。
order-not-standing = 这张订单还没确认，或者已经取消，不能操作。
order-step-not-now = 订单现在是“{ $state }”，这一步不适用了。请打开订单看下一步做什么。
order-step-inspect-first = 上次检验没通过。请先在订单卡片上重新检验，合格后才能点“货已备好”。
order-step-meanwhile = 有人先操作了，订单现在是“{ $state }”。如果您是又检验了一次，请从订单卡片重新登记。
order-undo-too-late = 这一步不能撤销了：只能撤销自己当天的最后一步，而且后面没有别的操作。订单现在是“{ $state }”。
