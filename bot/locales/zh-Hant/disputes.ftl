# 客戶歸屬爭議：申請、依據、裁定。
dispute-title = 申請客戶歸屬
dispute-contact_since = 您從什麼時候開始聯絡這家客戶？
    .label = 開始聯絡
    .hint = 記得多少寫多少，系統裡的紀錄主管也會看。
dispute-reason = 為什麼這家客戶該歸您？
    .label = 理由
    .hint = 認識那邊的誰，談過什麼，做過什麼。
split-title = 業績拆分「{ $customer }」：{ $claimant }（申請人）/ { $holder }（原負責人）
split-percent = 業績兩邊各佔百分之幾？申請人在前，原負責人在後：60/40 就是 60% 和 40%。
    .label = 申請人 / 原負責人
    .hint = 寫 1 到 99 的數字，或兩邊的比例，例如 60/40。客戶歸佔得多的一方；各佔一半，負責人不變。

dispute-mine = <b>您申請歸屬的客戶：{ $called }</b>
dispute-since = 從 { $day }開始聯絡：
dispute-waits-for = 等{ $name }裁定。要補充，請回覆這則訊息。
dispute-withdraw = 撤回申請
dispute-withdrawn-hint = 已撤回
dispute-closed = 申請已結束，沒有裁定。
dispute-told-claimant = { $outcome ->
        [goes] { $by }已裁定：您申請的「{ $called }」歸您了。
        [split-goes] { $by }已裁定：您申請的「{ $called }」歸您了，業績您佔 { $percent }%，對方佔 { $rest }%。
        [split-stays] { $by }已裁定：您申請的「{ $called }」負責人不變，業績您佔 { $percent }%。
       *[stays] { $by }已裁定：您申請的「{ $called }」負責人不變。
    }
dispute-told-holder = { $outcome ->
        [goes] { $by }已裁定：「{ $customer }」轉給{ $name }。
        [split-goes] { $by }已裁定：「{ $customer }」轉給{ $name }，業績您佔 { $rest }%。
        [split-stays] 有同事申請「{ $customer }」的歸屬，{ $by }已裁定：仍歸您，業績您佔 { $rest }%，對方佔 { $percent }%。
       *[stays] 有同事申請「{ $customer }」的歸屬，{ $by }已裁定：仍歸您。
    }

dispute-of = <b>{ $claimant }申請客戶歸屬：{ $customer }</b>
    原負責人：{ $holder }
dispute-protected = 保護期到 { $until }
dispute-claims = <b>{ $name }</b>（申請人）
dispute-holds = <b>{ $name }</b>（原負責人）
dispute-own-file = 申請人自己的客戶資料：{ $name }
evidence-owner = { $since }起負責此客戶
evidence-calls = { $calls ->
        [1] 電話跟進 1 次：{ $first }
       *[other] 電話跟進 { $calls } 次：{ $first }至 { $last }
    }
evidence-visits = { $visits ->
        [0] 沒有拜訪紀錄
        [1] 拜訪 1 次：{ $first }
       *[other] 拜訪 { $visits } 次：{ $first }至 { $last }
    }
evidence-follow-ups = 待跟進 { $number } 筆，最近的在 { $due }
dispute-how-to-answer = <i>左滑這則訊息回覆，{ $name }就會收到；裁定請點下面的按鈕。</i>
dispute-stays = 仍歸{ $name }
dispute-goes = 轉給{ $name }
dispute-split = 業績拆分…
dispute-ask = 問{ $name }
dispute-open-file = 查看客戶
dispute-asked = { $by }想了解「{ $customer }」：有同事說一直在跑這家客戶。請左滑這則訊息回覆，說說您這邊的情況。
dispute-asked-hint = 已問{ $name }，回覆會傳給您
dispute-outcome = { $outcome ->
        [goes] ✓ { $by }已裁定：轉給{ $claimant }。
        [split-goes] ✓ { $by }已裁定：轉給{ $claimant }，業績{ $claimant }佔 { $percent }%，{ $holder }佔 { $rest }%。
        [split-stays] ✓ { $by }已裁定：仍歸{ $holder }，業績{ $holder }佔 { $rest }%，{ $claimant }佔 { $percent }%。
       *[stays] ✓ { $by }已裁定：仍歸{ $holder }。
    }
dispute-ruled-hint = 已裁定，雙方都會收到
dispute-joined = { $name }是同一家客戶：拜訪、聯絡人和跟進已併入{ $customer }，舊資料已封存。
dispute-free = 您對{ $called }的申請已結束，沒有裁定。這家客戶現在可以新增了：/customer
dispute-split-done = ✓ 已裁定，雙方都會收到。
dispute-reminder = 有 { $number } 項客戶歸屬申請等您裁定：

dispute-gone-or-not-yours = 沒有這項申請，或者您不能查看。
dispute-not-needed = 不用申請：這家客戶現在沒人跑，或者已經是您的。請重新新增：/customer
dispute-nobody-above = 你們沒有共同的主管可以裁定，請直接找您的主管。
dispute-waits-already = 您已經申請過這家客戶，還在等裁定。
dispute-ruled-already = { $by }已經裁定過了。
dispute-closed-already = 這項申請已經結束。
dispute-not-100 = 兩邊加起來要等於 100，每邊至少 1，例如 60/40。
