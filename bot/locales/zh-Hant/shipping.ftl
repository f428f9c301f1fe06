# 出貨：裝貨、另一人覆核、送達。
goods-everything = ✅ 剩下的全部（{ $number } 項）
    .words = 全部 全出 都出 所有
goods-line-left = { $name } · 剩 { $left } { $measure }
goods-line-chosen = ✓ { $name } · { $chosen }/{ $left } { $measure }
goods-all-of-it = 全部：{ $left } { $measure }
goods-none-of-it = 這一項不出
goods-back = ‹ 返回
goods-so-far = { $number ->
        [0] 還沒有選。
       *[other] 已選 { $number } 項。
    }
goods-done = 選好了
    .words = 選好了 好了 完成
goods-how-much = <b>{ $name }</b>出多少？剩 { $left } { $measure }。點按鈕或直接寫數量。
goods-line = • { $name } · <b>{ $quantity } { $measure }</b>
goods-more = …還有 { $number } 項
goods-quantity-open = 請先說這一項出多少。
goods-none-chosen = 請至少選一項。
goods-nothing-left = 這張訂單沒有剩下的貨了，都已經安排出貨。
goods-line-gone = 這一項都已經安排出貨，請選別的。
goods-words-only = 請點一項，或寫品名和數量，例如「礦泉水 5」。
goods-several = 有好幾項都叫「{ $words }」，請點其中一項，或把名稱寫完整一點。
goods-unknown = 還沒出完的貨裡沒有「{ $words }」。請點一項，或寫品名和數量，例如「礦泉水 5」。
goods-quantity-unclear = 「{ $words }」裡看不出數量。請只寫多少{ $measure }，例如 5。
goods-other-measure = 這一項以{ $measure }計，請寫多少{ $measure }，不要寫「{ $words }」。

ship-title = 出貨 · { $number } · { $customer }
ship-lines = 這次出什麼？
    .label = 貨品
    .hint = 點「全部」，或點一項再選數量；也可以直接寫「礦泉水 5」。
ship-carrier = 由誰運送？
    .label = 貨運
ship-slip = 貨運單號是多少？
    .label = 貨運單號
ship-photos = 拍一張貨品或貨運單？
    .label = 照片
ship-begin = 🚚 出貨
ship-is-checked = 覆核人：{ $names }
ship-nobody-checks = ⚠️ 目前除了裝貨的人，沒有別人可以覆核。還需要一位：{ $positions }。已通知管理員。

shipmentstate-waiting = 待覆核
shipmentstate-shipped = 已出貨
shipmentstate-delivered = 已送達
shipmentstate-refused = 未出貨

shipment-head = 🚚 <b>{ $number } 第 { $shipment } 次出貨</b> · { $state }
    🏪 { $customer }
shipment-line = 🚚 { $shipment }. { $state } · { $at }{ $is_known ->
        [yes] {" "}· { $carried }
       *[no] {""}
    }
shipment-open = 🚚 { $shipment } · { $state }
shipment-all = 全部 { $number } 次出貨
shipment-list = <b>{ $number } 的出貨</b>
shipment-all-lines = 📋 全部 { $number } 項
shipment-lines-of = <b>{ $number } 第 { $shipment } 次出貨</b>
shipment-carried = 貨運：{ $carrier } · 貨運單號 { $slip }
shipment-made-by = 裝貨：{ $by } · { $at }
shipment-checked-by = ✓ 覆核：{ $by } · { $at }
shipment-refused-by = ✗ { $by }覆核：有誤 · { $at }
    <blockquote>{ $reason }</blockquote>
shipment-taken-back = ↩️ { $by }已撤回 · { $at }
shipment-arrived-on = ✅ { $day }送達
shipment-no-slip = 沒有簽收單照片。
shipment-please-check = 請核對貨品和數量。您是覆核人：點按鈕，或直接回覆「對」，有誤就回覆「不對」加上原因。
shipment-what-is-meant = 這次出貨對不對？請點按鈕。
shipment-waits-for-decision = 🚚 這張訂單有事項待簽核，有結果前先不出貨。
shipment-right = ✓ 覆核無誤
    .words = 對 對的 正確 無誤 沒錯 覆核無誤 核對無誤
shipment-wrong = ✗ 有誤
    .words = 不對 有誤 不正確 錯了
shipment-take-back = 撤回
shipment-arrived = ✅ 已送達
shipment-not-yet = 還沒到
shipment-trouble = ⚠️ 有問題
shipment-photos = 📷 看照片（{ $number }）
shipment-signed = 🖊 簽收單
shipment-open-order = 📄 看訂單
shipment-checked-hint = 覆核完成，貨可以走了，已通知業務。
shipment-refused-hint = 已登記，已通知裝貨的人。
shipment-taken-back-hint = 已撤回，這些數量可以重新出貨。
shipment-not-yet-hint = 好的，下個工作日再問您。
shipment-trouble-noted = 已通知工務。

shipment-refusal-title = 覆核有誤 · { $number } · { $customer }
shipment-refusal-reason = 哪裡不對？
    .label = 原因
delivered-title = 送達 · { $number } · { $customer }
delivered-day = 哪天送到的？
    .label = 日期
delivered-signed = 拍一張簽收單？
    .label = 簽收單
    .hint = 沒有照片就略過。
shipment-trouble-title = 送貨有問題 · { $number } · { $customer }
shipment-trouble-words = 出了什麼問題？
    .label = 問題
    .hint = 工務馬上會看到。

shipment-checked-told = ✓ { $by }已覆核 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次出貨，貨可以走了。
shipment-refused-told = ✗ { $by }覆核 <b>{ $number }</b>（{ $customer }）第 { $shipment } 次出貨：有誤，請重新裝貨。
    <blockquote>{ $reason }</blockquote>
shipment-delivered-told = ✅ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次出貨 { $day }送達（{ $by }登記）。{ $whole ->
        [yes] 整張訂單都送到了。
       *[no] {""}
    }
shipment-trouble-told = ⚠️ <b>{ $number }</b>（{ $customer }）第 { $shipment } 次出貨，{ $by }反映有問題：
    <blockquote>{ $words }</blockquote>
shipment-nobody-checks = { $number } 有一次出貨待覆核，但除了裝貨的人沒有別人可以覆核。請邀請另一位同事，或在 company.toml 的 [orders] shipping_checked_by 加上其他職務。

shipment-gone-or-not-yours = 沒有這次出貨，或者您不能查看。
shipment-not-yours = 這一步不由您做：撤回找裝貨的人，登記送達找工務或業務。
shipment-not-by-its-maker = 這次出貨是您裝的，要由另一個人來覆核。
shipment-not-yours-to-check = 您的職務不負責覆核出貨。
shipment-reason-needed = 請寫明哪裡不對，例如「可樂少一箱」。
shipment-checked-already = { $right ->
        [yes] { $is_mine ->
            [yes] 您已經覆核過了：無誤。
           *[no] { $by }已先覆核：無誤。
        }
       *[no] { $is_mine ->
            [yes] 您已經處理過了：未出貨。
           *[no] { $by }已先處理：未出貨。
        }
    }
shipment-change-waits = 這張訂單有變更待簽核，有結果前先不出貨，生產可以繼續。
shipment-cancel-waits = 這張訂單申請取消，待簽核，有結果前先不出貨。
shipment-not-ready = 訂單現在是「{ $state }」，備好貨才能出。請先在訂單卡片上點「貨已備好」或「有現貨，可出」。
shipment-nothing-left = 沒有要出的貨了，都已經安排出貨。
shipment-nothing-chosen = 請選這次出什麼。
shipment-line-gone = 選的貨裡有一項已經不在訂單裡了，請重新選。
shipment-quantity-none = { $name }：數量要大於 0，最多 { $left } { $measure }。
shipment-more-than-left = { $name }：{ $quantity } 超過了剩下的 { $left } { $measure }，請寫少一點。
shipment-delivered-in-future = { $day }還沒到，請選實際送達的日期。
shipment-delivered-before-shipped = 貨是 { $shipped }出貨的，不可能 { $day }就送到，請選晚一點的日期。
shipment-not-checked-yet = 這次出貨還沒覆核，貨還沒走。
shipment-came-to-nothing = 這次沒有出貨。
shipment-delivered-already = 已經登記過了，{ $day }送達。
