# 工務推進訂單：生產、檢驗、備好貨。
works-begin = 🏭 開始生產
works-ready-from-stock = 📦 有現貨，可出
works-ready = 📦 貨已備好
works-inspect = 🔍 檢驗
works-inspect-again = 🔍 重新檢驗
works-undo = ↩️ 復原：{ $state }
works-photos = 📷 檢驗照片（{ $number }）
works-moved-hint = { $state }
works-already-hint = { $by }已經點過了：{ $state }
works-undone-hint = 已復原，現在是：{ $state }
works-last-step = { $state } · { $at } 起 · { $by }
works-inspection = { $passed ->
        [yes] 🔍 檢驗合格
       *[no] 🔍 ⚠️ 檢驗不合格
    } · { $at } · { $by }

inspection-title = 檢驗 · { $number } · { $customer }
inspection-result = 檢驗結果如何？
    .label = 結果
inspection-why = 哪裡不合格？
    .label = 不合格原因
    .hint = 業務會看到，訂單退回生產。
inspection-note = 有什麼要備註的嗎？
    .label = 備註
inspection-photos = 拍幾張貨品的照片？
    .label = 照片
inspection-passed = 合格
    .words = 通過 好 沒問題 ok
inspection-failed = 不合格
    .words = 不通過 沒通過 不行 有問題

order-step-in-production = 🏭 <b>{ $number }</b>（{ $customer }）開始生產了。{ $by }
order-step-inspected = 🔍 <b>{ $number }</b>（{ $customer }）檢驗合格。{ $by }{ $said ->
        [yes] {"\u000A"}<blockquote>{ $note }</blockquote>
       *[no] {""}
    }
order-step-failed = 🔍 ⚠️ <b>{ $number }</b>（{ $customer }）檢驗不合格，退回生產。{ $by }
    <blockquote>{ $note }</blockquote>
order-step-ready = 📦 <b>{ $number }</b>（{ $customer }）貨備好了，可以出貨。{ $by }
order-step-undone = ↩️ <b>{ $number }</b>（{ $customer }）上一步點錯了，已復原，現在是「{ $state }」。{ $by }

order-moved-by-others = 訂單進度由工務更新。有問題請直接回覆訂單卡片，負責的人會看到。
order-not-standing = 這張訂單還沒確認，或者已經取消，不能操作。
order-step-not-now = 訂單現在是「{ $state }」，這一步不適用了。請打開訂單看下一步要做什麼。
order-step-inspect-first = 上次檢驗沒通過。請先在訂單卡片上重新檢驗，合格後才能點「貨已備好」。
order-step-meanwhile = 有人先操作了，訂單現在是「{ $state }」。如果您是又檢驗了一次，請從訂單卡片重新登記。
order-undo-too-late = 這一步不能復原了：只能復原自己當天的最後一步，而且後面沒有別的操作。訂單現在是「{ $state }」。
