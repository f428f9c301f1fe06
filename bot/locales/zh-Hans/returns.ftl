# 退换货：申请、审批、红字单。
returnkind-return = 退货（冲减货款）
    .words = 退货 退
returnkind-exchange = 换货（重新发货）
    .words = 换货 换

return-ask = ↩️ 退换货
return-title = { $order } 退换货
return-kind = 是退货冲减货款，还是换货重新发？
    .label = 方式
return-lines = 哪些货退回来，各多少？
    .label = 货品
    .hint = 先点货品再点数量，也可以直接写，比如“矿泉水 3”。
return-reason = 为什么退回来？
    .label = 原因
return-photos = 拍几张货品照片？
    .label = 照片
    .hint = 最好至少一张：破损处、标签、件数，方便审批。

return-so-far = <b>退回：</b>
    { $answer }
    <i>可以接着点别的货品，选完请点“选好了”。</i>
return-lines-done = 选好了
    .words = 选好了 好了 完成
return-line = · { $name } · { $quantity }
return-lines-more = …还有 { $number } 项
return-up-to = { $name } · 最多 { $quantity }
return-chosen = ✓ { $name } · { $quantity }
return-all-of-it = { $name }：全部 { $quantity }
return-none-of-it = { $name }：不退
return-other-lines = ‹ 全部货品
return-lines-only = 退什么货？请点货品和数量，或者直接写，比如“矿泉水 3”。
return-line-unclear = 已发的货里没有“{ $words }”，或者不止一种。请点一种。
return-quantity-of-which = { $words } 是哪种货的？请先点货品，或者连品名一起写，比如“矿泉水 3”。

return-credit = 预计冲减（含税）：<b>{ $credit }</b>
return-credited = 已冲减（含税）：<b>{ $credit }</b> · 红字单 <b>{ $note }</b>
return-shipped-again = 重新发货，不冲减货款。
return-goes-to = 审批人：{ $names }
return-at-once = 您没有上级，提交后立即生效。

return-head = ↩️ <b>{ $kind }</b> · { $name } · { $state ->
        [open] 待审批
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }
return-in-a-line = { $kind } · { $order } · { $customer }
return-no-photos = 📷 没有照片。
return-show-photos = 📷 看照片（{ $number }）
return-open-order = 看订单
return-withdraw = 撤回
return-withdrawn-hint = 已撤回

return-approved-told = { $kind ->
        [return] ✓ { $is_by_somebody ->
            [yes] { $by }已同意
           *[no] 已登记
        } <b>{ $number }</b>（{ $customer }）退货：冲减货款 { $credit }，红字单 { $note }。
       *[exchange] ✓ { $is_by_somebody ->
            [yes] { $by }已同意
           *[no] 已登记
        } <b>{ $number }</b>（{ $customer }）换货，工务会重新发货。
    }
return-refused-told = ✗ { $by }不同意 <b>{ $number }</b>（{ $customer }）退换货。
    <blockquote>{ $reason }</blockquote>
return-reopened-told = { $by }收回了决定，<b>{ $number }</b>（{ $customer }）的退换货重新审批。

return-nothing-shipped = 这张订单没有可以退换的货：还没有发货，或者都已退回、已申请。
return-no-lines = 请至少选一种货品和数量。
return-no-such-line = 您选的货品已经不在订单里了，请重新选。
return-too-much = { $name }最多能退 { $left } { $measure }，不是 { $quantity }：其余的没有发给客户，或者已经申请过了。
return-needs-reason = 请写退换的原因，一句话就行，比如“运输中压坏了”。
return-over-already = 这笔退换货已经处理完了。
return-gone-or-not-yours = 没有这笔退换货，或者您不能查看。

return-on-the-card = ↩️ { $kind } · { $state ->
        [open] 待审批
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }{ $is_credited ->
        [yes] {" "}· { $note } · { $credit }
       *[no] {""}
    }
return-earlier = ↩️ 之前还有 { $number } 笔
return-open = ↩️ { $note }
