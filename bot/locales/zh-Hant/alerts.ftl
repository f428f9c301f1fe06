# 主管自己選的預警。
command-alerts = 預警設定
    .words = 預警 預警設定 提醒設定
menu-alerts = 🔔 預警
alertkind-big-order = 大單
alertkind-lost-order = 丟單
alertkind-not-seen = 重點客戶未拜訪
alertkind-at-risk = 目標落後
alertkind-missing = 未簽到
alertkind-complaint = 客訴
alerts-settings = <b>🔔 預警</b>
    團隊裡有這些情況，馬上通知您。點一下開啟或關閉。
alerts-come = { $at ->
        [working] 上班時間通知；其他時間和您休假時先留著，之後合成一則傳給您。
        [evening] 工作日從上班到 { $until } 通知；其他時間和您休假時先留著，之後合成一則傳給您。
       *[always] 隨時通知，休息日和休假時也傳。
    }
alerts-nobody-below = 您還沒有部屬，暫時沒有可通知的。
alerts-is-on = ✅ { $kind }
alerts-is-off = ⬜ { $kind }
alerts-from = { $amount }起
alerts-days-over = 超過 { $days } 天
alerts-time = { $is_chosen ->
        [yes] ●{" "}
       *[no] {""}
    }{ $at ->
        [working] 上班時間
        [evening] 到 { $until }
       *[always] 隨時
    }
big-order-title = 預警 · 大單
big-order-amount = 訂單多少金額起通知您？
    .label = 金額
    .hint = 含稅。點一個，或直接輸入；其他幣別的訂單不比較。
not-seen-title = 預警 · 重點客戶未拜訪
not-seen-days = A 級客戶超過拜訪週期幾天沒拜訪，就通知您？
    .label = 天數
    .hint = 點一個，或輸入 1 到 365。
alert-head = 🔔 <b>{ $kind }</b>
alert-answer = 回覆這則，可直接問{ $name }。
alert-open = 開啟
alerts-head = 🔔 <b>{ $number } 則預警</b>
alerts-of-a-kind = <b>{ $kind }</b>
alerts-line = • { $words }
alerts-answer-which = 這則涉及多人。請先開啟要說的那一筆，再回覆。
alert-big-order = { $name } · { $customer } · { $number } · { $total }
alert-lost-order = { $name } · { $customer } · { $total } · { $state }{ $has_reason ->
        [yes] ：{ $reason }
       *[no] {""}
    }
alert-not-seen = { $name } · { $customer } · 上次拜訪 { $day }，已 { $days } 天
alert-never-seen = { $name } · { $customer } · { $day }建檔後未拜訪過
alert-at-risk = { $name } · { $month }{ $is_team ->
        [yes] 團隊{ $measure }
       *[no] { $measure }
    }：只有應有進度的 { $percent }%（{ $achieved } / { $target }）
alert-at-risk-several = { $name } · { $month }，只有應有進度的：{ $each }
alert-at-risk-one = { $is_team ->
        [yes] 團隊{ $measure }
       *[no] { $measure }
    } { $percent }%
alert-missing = { $begins } 上班 · { $number } 人：{ $names }
alert-complaint = { $name } · { $customer }：{ $words }
alert-return = { $name } · { $customer } · { $number } 要退換貨：{ $words }
alert-bill = { $name } · { $customer } · 應收 { $amount } 有爭議：{ $words }
