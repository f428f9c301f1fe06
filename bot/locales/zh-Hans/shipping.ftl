# 发货：装货、第二人核对、送达。
goods-everything = ✅ 剩下的全部（{ $number } 行）
    .words = 全部 全发 都发 所有
goods-line-left = { $name } · 剩 { $left } { $measure }
goods-line-chosen = ✓ { $name } · { $chosen }/{ $left } { $measure }
goods-all-of-it = 全部：{ $left } { $measure }
goods-none-of-it = 这行不发
goods-back = ‹ 返回
goods-so-far = { $number ->
        [0] 还没有选。
       *[other] 已选 { $number } 行。
    }
goods-done = 选好了
    .words = 选好了 好了 完成
goods-how-much = <b>{ $name }</b>发多少？剩 { $left } { $measure }。点按钮或直接写数量。
goods-line = • { $name } · <b>{ $quantity } { $measure }</b>
goods-more = …还有 { $number } 行
goods-quantity-open = 请先说这一行发多少。
goods-none-chosen = 请至少选一行。
goods-nothing-left = 这张订单没有剩下的了，全部都装在发货单里了。
goods-line-gone = 这一行没有剩下的了，请选别的。
goods-words-only = 请点一行，或者写品名和数量，比如“矿泉水 5”。
goods-several = 有好几行都叫“{ $words }”，请点其中一行，或者把名字写全一点。
goods-unknown = 还没发完的货里没有“{ $words }”。请点一行，或者写品名和数量，比如“矿泉水 5”。
goods-quantity-unclear = “{ $words }”里看不出数量。请只写多少{ $measure }，比如 5。
goods-other-measure = 这一行按{ $measure }算，请写多少{ $measure }，不要写“{ $words }”。

ship-title = 发货 · { $number } · { $customer }
ship-lines = 这次发什么？
    .label = 货品
    .hint = 点“全部”，或者点一行再选数量；也可以直接写“矿泉水 5”。
ship-carrier = 谁来送？
    .label = 承运方
ship-slip = 运单号是多少？
    .label = 运单号
ship-photos = 拍一张货或者运单？
    .label = 照片
ship-begin = 🚚 发货
ship-is-checked = 核对人：{ $names }
ship-nobody-checks = ⚠️ 目前除了装货的人，没有别人可以核对。需要另一位：{ $positions }。已通知管理员。

shipmentstate-waiting = 待核对
shipmentstate-shipped = 已发出
shipmentstate-delivered = 已送达
shipmentstate-refused = 未发出

shipment-head = 🚚 <b>{ $number } 第 { $shipment } 次发货</b> · { $state }
    🏪 { $customer }
shipment-line = 🚚 { $shipment }. { $state } · { $at }{ $is_known ->
        [yes] {" "}· { $carried }
       *[no] {""}
    }
shipment-open = 🚚 { $shipment } · { $state }
shipment-all = 全部 { $number } 次发货
shipment-list = <b>{ $number } 的发货</b>
shipment-all-lines = 📋 全部 { $number } 行
shipment-lines-of = <b>{ $number } 第 { $shipment } 次发货</b>
shipment-carried = 承运：{ $carrier } · 运单号 { $slip }
shipment-made-by = 装货：{ $by } · { $at }
shipment-checked-by = ✓ 核对：{ $by } · { $at }
shipment-refused-by = ✗ { $by }核对有误 · { $at }
    <blockquote>{ $reason }</blockquote>
shipment-taken-back = ↩️ { $by }已撤回 · { $at }
shipment-arrived-on = ✅ { $day }送达
shipment-no-slip = 没有签收单照片。
shipment-please-check = 请核对货品和数量。您是第二核对人：点按钮，或者直接回复“对”，有误就回复“不对”加上原因。
shipment-what-is-meant = 这次发货对不对？请点按钮。
shipment-waits-for-decision = 🚚 订单有事项待审批，审批前先不发货。
shipment-right = ✓ 核对无误
    .words = 对 对的 正确 无误 没错 核对无误
shipment-wrong = ✗ 有误
    .words = 不对 有误 不正确 错了
shipment-take-back = 撤回
shipment-arrived = ✅ 已送达
shipment-not-yet = 还没到
shipment-trouble = ⚠️ 有问题
shipment-photos = 📷 照片（{ $number }）
shipment-signed = 🖊 签收单
shipment-open-order = 📄 看订单
shipment-checked-hint = 核对完成，货可以走了，已通知业务员。
shipment-refused-hint = 记下了，已告诉装货的人。
shipment-taken-back-hint = 已撤回，这些数量可以重新发。
shipment-not-yet-hint = 好的，下个工作日再问您。
shipment-trouble-noted = 已通知工厂。

shipment-refusal-title = 核对有误 · { $number } · { $customer }
shipment-refusal-reason = 哪里不对？
    .label = 原因
delivered-title = 送达 · { $number } · { $customer }
delivered-day = 哪天送到的？
    .label = 日期
delivered-signed = 拍一张签收单？
    .label = 签收单
    .hint = 没有照片就跳过。
shipment-trouble-title = 送货有问题 · { $number } · { $customer }
shipment-trouble-words = 出了什么问题？
    .label = 问题
    .hint = 工厂马上会看到。

shipment-checked-told = ✓ { $by }已核对 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货，货可以走了。
shipment-refused-told = ✗ { $by }核对 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货有误，请重新装货。
    <blockquote>{ $reason }</blockquote>
shipment-delivered-told = ✅ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货 { $day }送达（{ $by }登记）。{ $whole ->
        [yes] 整张订单都送到了。
       *[no] {""}
    }
shipment-trouble-told = ⚠️ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货，{ $by }反映有问题：
    <blockquote>{ $words }</blockquote>
shipment-nobody-checks = { $number } 有一次发货待核对，但除了装货的人没有别人可以核对。请邀请一位 orders.shipping_checked_by（company.toml）里的岗位的人，或者在那里加上别的岗位。

shipment-gone-or-not-yours = 没有这次发货，或者您不能查看。
shipment-not-yours = 这一步要由别人来做：撤回由装货的人，送达由工厂或业务员登记。
shipment-not-by-its-maker = 这次发货是您装的，要由另一个人来核对。
shipment-not-yours-to-check = 您的岗位不负责核对发货。
shipment-reason-needed = 请说明哪里不对，好让人改。
shipment-checked-already = { $right ->
        [yes] { $is_mine ->
            [yes] 您已经核对过了：无误。
           *[no] { $by }先核对过了：无误。
        }
       *[no] { $is_mine ->
            [yes] 您已经处理过了：不发。
           *[no] { $by }先处理过了：不发。
        }
    }
shipment-change-waits = 这张订单有变更待审批，审批前先不发货，生产可以继续。
shipment-cancel-waits = 这张订单申请取消、待审批，审批前先不发货。
shipment-not-ready = 订单现在是“{ $state }”，备好货才能发。请先点“货已备好”。
shipment-nothing-left = 没有要发的了，全部都装在发货单里了。
shipment-nothing-chosen = 请选这次发什么。
shipment-line-gone = 选的货里有一行已经不在订单里了，请重新选。
shipment-quantity-none = { $name }：数量要大于 0，还剩 { $left } { $measure }。
shipment-more-than-left = { $name }：{ $quantity } 超过了剩下的 { $left } { $measure }，请改少一点。
shipment-delivered-in-future = { $day }还没到，请选实际送达的日期。
shipment-delivered-before-shipped = 货是 { $shipped }发出的，不可能 { $day }就送到，请选晚一点的日期。
shipment-not-checked-yet = 这次发货还没核对，货还没走。
shipment-came-to-nothing = 这次发货没有发出。
shipment-delivered-already = 已经登记过了，{ $day }送达。
