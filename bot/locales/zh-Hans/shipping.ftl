# 发货：装货、另一人复核、送达。
goods-everything = ✅ 剩下的全部（{ $number } 项）
    .words = 全部 全发 都发 所有
goods-line-left = { $name } · 剩 { $left } { $measure }
goods-line-chosen = ✓ { $name } · { $chosen }/{ $left } { $measure }
goods-all-of-it = 全部：{ $left } { $measure }
goods-none-of-it = 这一项不发
goods-back = ‹ 返回
goods-so-far = { $number ->
        [0] 还没有选。
       *[other] 已选 { $number } 项。
    }
goods-done = 选好了
    .words = 选好了 好了 完成
goods-how-much = <b>{ $name }</b>发多少？剩 { $left } { $measure }。点按钮或直接写数量。
goods-line = • { $name } · <b>{ $quantity } { $measure }</b>
goods-more = …还有 { $number } 项
goods-quantity-open = 请先说这一项发多少。
goods-none-chosen = 请至少选一项。
goods-nothing-left = 这张订单没有剩下的货了，都已经安排发货。
goods-line-gone = 这一项都已经安排发货，请选别的。
goods-words-only = 请点一项，或者写品名和数量，比如“矿泉水 5”。
goods-several = 有好几项都叫“{ $words }”，请点其中一项，或者把名字写全一点。
goods-unknown = 还没发完的货里没有“{ $words }”。请点一项，或者写品名和数量，比如“矿泉水 5”。
goods-quantity-unclear = “{ $words }”里看不出数量。请只写多少{ $measure }，比如 5。
goods-other-measure = 这一项按{ $measure }算，请写多少{ $measure }，不要写“{ $words }”。

ship-title = 发货 · { $number } · { $customer }
ship-lines = 这次发什么？
    .label = 货品
    .hint = 点“全部”，或者点一项再选数量；也可以直接写“矿泉水 5”。
ship-carrier = 谁来送？
    .label = 承运
ship-slip = 运单号是多少？
    .label = 运单号
ship-photos = 拍一张货品或者运单？
    .label = 照片
ship-begin = 🚚 发货
ship-is-checked = 复核人：{ $names }
ship-nobody-checks = ⚠️ 目前除了装货的人，没有别人可以复核。还需要一位：{ $positions }。已通知管理员。

shipmentstate-waiting = 待复核
shipmentstate-shipped = 已发货
shipmentstate-delivered = 已送达
shipmentstate-refused = 未发货

shipment-head = 🚚 <b>{ $number } 第 { $shipment } 次发货</b> · { $state }
    🏪 { $customer }
shipment-line = 🚚 { $shipment }. { $state } · { $at }{ $is_known ->
        [yes] {" "}· { $carried }
       *[no] {""}
    }
shipment-open = 🚚 { $shipment } · { $state }
shipment-all = 全部 { $number } 次发货
shipment-list = <b>{ $number } 的发货</b>
shipment-all-lines = 📋 全部 { $number } 项
shipment-lines-of = <b>{ $number } 第 { $shipment } 次发货</b>
shipment-carried = 承运：{ $carrier } · 运单号 { $slip }
shipment-made-by = 装货：{ $by } · { $at }
shipment-checked-by = ✓ 复核：{ $by } · { $at }
shipment-refused-by = ✗ { $by }复核：有误 · { $at }
    <blockquote>{ $reason }</blockquote>
shipment-taken-back = ↩️ { $by }已撤回 · { $at }
shipment-arrived-on = ✅ { $day }送达
shipment-no-slip = 没有签收单照片。
shipment-please-check = 请核对货品和数量。您是复核人：点按钮，或者直接回复“对”，有误就回复“不对”加上原因。
shipment-what-is-meant = 这次发货对不对？请点按钮。
shipment-waits-for-decision = 🚚 这张订单有事项待审批，有结果前先不发货。
shipment-right = ✓ 复核无误
    .words = 对 对的 正确 无误 没错 复核无误 核对无误
shipment-wrong = ✗ 有误
    .words = 不对 有误 不正确 错了
shipment-take-back = 撤回
shipment-arrived = ✅ 已送达
shipment-not-yet = 还没到
shipment-trouble = ⚠️ 有问题
shipment-photos = 📷 看照片（{ $number }）
shipment-signed = 🖊 签收单
shipment-open-order = 📄 看订单
shipment-checked-hint = 复核完成，货可以走了，已通知业务员。
shipment-refused-hint = 已登记，已通知装货的人。
shipment-taken-back-hint = 已撤回，这些数量可以重新发。
shipment-not-yet-hint = 好的，下个工作日再问您。
shipment-trouble-noted = 已通知工务。

shipment-refusal-title = 复核有误 · { $number } · { $customer }
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
    .hint = 工务马上会看到。

shipment-checked-told = ✓ { $by }已复核 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货，货可以走了。
shipment-refused-told = ✗ { $by }复核 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货：有误，请重新装货。
    <blockquote>{ $reason }</blockquote>
shipment-delivered-told = ✅ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货 { $day }送达（{ $by }登记）。{ $whole ->
        [yes] 整张订单都送到了。
       *[no] {""}
    }
shipment-trouble-told = ⚠️ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次发货，{ $by }反映有问题：
    <blockquote>{ $words }</blockquote>
shipment-nobody-checks = { $number } 有一次发货待复核，但除了装货的人没有别人可以复核。请邀请另一位同事，或在 company.toml 的 [orders] shipping_checked_by 里加上别的职务。

shipment-gone-or-not-yours = 没有这次发货，或者您不能查看。
shipment-not-yours = 这一步不由您做：撤回找装货的人，登记送达找工务或业务员。
shipment-not-by-its-maker = 这次发货是您装的，要由另一个人来复核。
shipment-not-yours-to-check = 您的职务不负责复核发货。
shipment-reason-needed = 请写明哪里不对，比如“可乐少一箱”。
shipment-checked-already = { $right ->
        [yes] { $is_mine ->
            [yes] 您已经复核过了：无误。
           *[no] { $by }已先复核：无误。
        }
       *[no] { $is_mine ->
            [yes] 您已经处理过了：未发货。
           *[no] { $by }已先处理：未发货。
        }
    }
shipment-change-waits = 这张订单有变更待审批，有结果前先不发货，生产可以继续。
shipment-cancel-waits = 这张订单申请取消，待审批，有结果前先不发货。
shipment-not-ready = 订单现在是“{ $state }”，备好货才能发。请先在订单卡片上点“货已备好”或“有现货，可发”。
shipment-nothing-left = 没有要发的货了，都已经安排发货。
shipment-nothing-chosen = 请选这次发什么。
shipment-line-gone = 选的货里有一项已经不在订单里了，请重新选。
shipment-quantity-none = { $name }：数量要大于 0，最多 { $left } { $measure }。
shipment-more-than-left = { $name }：{ $quantity } 超过了剩下的 { $left } { $measure }，请写少一点。
shipment-delivered-in-future = { $day }还没到，请选实际送达的日期。
shipment-delivered-before-shipped = 货是 { $shipped }发出的，不可能 { $day }就送到，请选晚一点的日期。
shipment-not-checked-yet = 这次发货还没复核，货还没走。
shipment-came-to-nothing = 这次没有发货。
shipment-delivered-already = 已经登记过了，{ $day }送达。
