# 客戶歸屬爭議：申請、依據、裁定。
dispute-title = 申請客戶歸屬
dispute-contact_since = 您從什麼時候開始聯絡這家客戶？
    .label = 開始聯絡
    .hint = 記得多少寫多少，主管也會看到系統裡的紀錄。
dispute-reason = 為什麼這家客戶應該歸您？
    .label = 理由
    .hint = 認識對方的誰、談過什麼、做過什麼。
split-title = 業績拆分
split-percent = 申請人占百分之幾？其餘歸原負責人。
    .label = 申請人 / 原負責人
    .hint = 1 到 99 的數字，或寫兩邊的比例，如 60/40。占多的一方負責客戶，各半則不變。

dispute-mine = <b>您申請的客戶：{ $called }</b>
dispute-since = { $day } 起聯絡：
dispute-waits-for = 由{ $name }裁定。要補充，請回覆這則訊息。
dispute-withdraw = 撤回申請
dispute-withdrawn-hint = 已撤回
dispute-closed = 已結束，沒有裁定。
dispute-told-claimant = { $outcome ->
        [goes] 您申請的「{ $called }」，{ $by }已裁定：客戶歸您。
        [split-goes] 您申請的「{ $called }」，{ $by }已裁定：業績您占 { $percent }%，對方占 { $rest }%，客戶由您負責。
        [split-stays] 您申請的「{ $called }」，{ $by }已裁定：業績您占 { $percent }%，客戶負責人不變。
       *[stays] 您申請的「{ $called }」，{ $by }已裁定：客戶負責人不變。
    }
dispute-told-holder = { $outcome ->
        [goes] 「{ $customer }」{ $by }已裁定：客戶轉給{ $name }。
        [split-goes] 「{ $customer }」{ $by }已裁定：客戶轉給{ $name }，業績您占 { $rest }%。
        [split-stays] 有同事申請「{ $customer }」，{ $by }已裁定：客戶仍由您負責，業績您占 { $rest }%，對方占 { $percent }%。
       *[stays] 有同事申請「{ $customer }」，{ $by }已裁定：客戶仍歸您。
    }

dispute-of = <b>{ $claimant }申請客戶：{ $customer }</b>
    原負責人：{ $holder }
dispute-protected = 保護期到 { $until }。
dispute-claims = <b>{ $name }</b>（申請人）
dispute-holds = <b>{ $name }</b>（原負責人）
evidence-file = { $opened } 建檔；聯絡：{ $first } 至 { $last }
evidence-visits = { $visits ->
        [0] 沒有拜訪紀錄
        [1] 拜訪 1 次：{ $first }
       *[other] 拜訪 { $visits } 次：{ $first } 至 { $last }
    }
evidence-follow-ups = 待跟進 { $number } 項，最近的在 { $due }
dispute-how-to-answer = <i>回覆這則訊息，{ $name }就會收到；裁定請按按鈕。</i>
dispute-stays = 仍歸{ $name }
dispute-goes = 轉給{ $name }
dispute-split = 業績拆分…
dispute-ask = 詢問{ $name }
dispute-open-file = 查看客戶
dispute-asked = { $by }想了解「{ $customer }」的情況：有同事說一直在跟進這家客戶。請回覆這則訊息，說明您這邊的情況。
dispute-asked-hint = 已詢問{ $name }，答覆會傳給您
dispute-outcome = { $outcome ->
        [goes] ✓ { $by }已裁定：客戶轉給{ $claimant }。
        [split-goes] ✓ { $by }已裁定：{ $claimant }占 { $percent }% 並負責客戶，{ $holder }占 { $rest }%。
        [split-stays] ✓ { $by }已裁定：{ $holder }占 { $rest }% 並負責客戶，{ $claimant }占 { $percent }%。
       *[stays] ✓ { $by }已裁定：客戶仍歸{ $holder }。
    }
dispute-ruled-hint = 已裁定，雙方都會收到通知
dispute-split-done = ✓ 已裁定，雙方都會收到通知。
dispute-reminder = 有 { $number } 項客戶歸屬申請等您裁定。

dispute-gone-or-not-yours = 沒有這項申請，或者您不能查看。
dispute-not-needed = 不用申請：這家客戶沒有人負責，或者已經是您的。請重新建檔：/customer
dispute-nobody-above = 雙方沒有共同的主管可以裁定，請直接找您的主管。
dispute-waits-already = 您已經申請過這家客戶，正在等裁定。
dispute-ruled-already = { $by }已經裁定了。
dispute-closed-already = 這項申請已經結束。
dispute-not-100 = 兩邊加起來要等於 100，每邊至少 1，例如：60/40。
