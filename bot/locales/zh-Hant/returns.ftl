# 退換貨：申請、簽核、折讓單。
returnkind-return = 退貨（折讓貨款）
    .words = 退貨 退
returnkind-exchange = 換貨（重新出貨）
    .words = 換貨 換

return-ask = ↩️ 退換貨
return-title = { $order } 退換貨
return-kind = 是退貨折讓貨款，還是換貨重新出貨？
    .label = 方式
return-lines = 哪些貨退回來，各多少？
    .label = 貨品
    .hint = 先點貨品再點數量，也可以直接寫，例如「礦泉水 3」。
return-reason = 為什麼退回來？
    .label = 原因
return-photos = 拍幾張貨品照片？
    .label = 照片
    .hint = 最好至少一張：破損處、標籤、件數，方便簽核。

return-so-far = <b>退回：</b>
    { $answer }
    <i>可以接著點別的貨品，選完請點「選好了」。</i>
return-lines-done = 選好了
    .words = 選好了 好了 完成
return-line = · { $name } · { $quantity }
return-lines-more = …還有 { $number } 項
return-up-to = { $name } · 最多 { $quantity }
return-chosen = ✓ { $name } · { $quantity }
return-all-of-it = { $name }：全部 { $quantity }
return-none-of-it = { $name }：不退
return-other-lines = ‹ 全部貨品
return-lines-only = 退什麼貨？請點貨品和數量，或者直接寫，例如「礦泉水 3」。
return-line-unclear = 已出的貨裡沒有「{ $words }」，或者不只一種。請點一種。
return-quantity-of-which = { $words } 是哪一種貨的？請先點貨品，或者連品名一起寫，例如「礦泉水 3」。

return-credit = 預計折讓（含稅）：<b>{ $credit }</b>
return-credited = 已折讓（含稅）：<b>{ $credit }</b> · 折讓單 <b>{ $note }</b>
return-shipped-again = 重新出貨，不折讓貨款。
return-goes-to = 簽核人：{ $names }
return-at-once = 您沒有主管，送出後立即生效。

return-head = ↩️ <b>{ $kind }</b> · { $name } · { $state ->
        [open] 待簽核
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }
return-in-a-line = { $kind } · { $order } · { $customer }
return-no-photos = 📷 沒有照片。
return-show-photos = 📷 看照片（{ $number }）
return-open-order = 看訂單
return-withdraw = 撤回
return-withdrawn-hint = 已撤回

return-approved-told = { $kind ->
        [return] ✓ { $is_by_somebody ->
            [yes] { $by }已同意
           *[no] 已登記
        } <b>{ $number }</b>（{ $customer }）退貨：折讓貨款 { $credit }，折讓單 { $note }。
       *[exchange] ✓ { $is_by_somebody ->
            [yes] { $by }已同意
           *[no] 已登記
        } <b>{ $number }</b>（{ $customer }）換貨，工務會重新出貨。
    }
return-refused-told = ✗ { $by }不同意 <b>{ $number }</b>（{ $customer }）退換貨。
    <blockquote>{ $reason }</blockquote>
return-reopened-told = { $by }收回了決定，<b>{ $number }</b>（{ $customer }）的退換貨重新簽核。

return-nothing-shipped = 這張訂單沒有可以退換的貨：還沒有出貨，或者都已退回、已申請。
return-no-lines = 請至少選一種貨品和數量。
return-no-such-line = 您選的貨品已經不在訂單裡了，請重新選。
return-too-much = { $name }最多能退 { $left } { $measure }，不是 { $quantity }：其餘的沒有出給客戶，或者已經申請過了。
return-needs-reason = 請寫退換的原因，一句話就好，例如「運送時壓壞了」。
return-over-already = 這筆退換貨已經處理完了。
return-gone-or-not-yours = 沒有這筆退換貨，或者您不能查看。

return-on-the-card = ↩️ { $kind } · { $state ->
        [open] 待簽核
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }{ $is_credited ->
        [yes] {" "}· { $note } · { $credit }
       *[no] {""}
    }
return-earlier = ↩️ 之前還有 { $number } 筆
return-open = ↩️ { $note }
