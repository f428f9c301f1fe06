# 人員：加入、團隊、本人。
access-welcome = 歡迎，{ $name }。您的職務：{ $position }。
access-already-in = 您已經加入，姓名：{ $name }。不用再點邀請連結。
access-neutral = 這是內部使用的機器人。
command-invite = 邀請同事
    .words = 邀請
invite-whom = 邀請誰？
invite-all-joined = 您團隊裡的人都已加入。
invite-link = 請把這個連結傳給{ $name }，{ $hours } 小時內有效，只能用一次：
    { $link }
invite-copy = 複製連結
invite-nobody = 您的團隊裡沒有「{ $name }」。可以邀請誰，請傳 /invite 查看。
invite-joined-already = { $name }已經加入了。
invite-left = { $name }已經離職。
command-team = 我的團隊
    .words = 團隊
team-mine = 我的團隊
team-of = { $name }的團隊
team-head = <b>{ $title }</b> · { $measure } · { $period }
    { $people ->
        [0] 還沒有人
       *[other] 直屬 { $people } 人
    }
team-reached-of = { $sign } 達成率 <b>{ $percent }%</b> · { $amount } / { $target }
team-reached = <b>{ $amounts }</b> · 未訂目標
team-besides = 另有 { $amounts }
team-own = 👤 含{ $name }本人 { $amounts }
team-moved = 🔀 含人員異動 { $amounts }：離隊的人在隊時的業績，減去新來的人來之前的業績
team-nothing = 這個期間還沒有資料。
team-coverage = 📍 客戶覆蓋率 { $percent }% · 本期應訪 { $due } 家，已訪 { $seen } 家
team-collected = 💰 收款率 { $percent } · 收款 { $receipts } / 銷售 { $sales }
team-overdue-sums = ⚠️ 逾期 { $amounts }
team-legend = 今日日報：✓ 已交 { $filed } / · 未交 { $not_yet }{ $away ->
        [0] { "" }
       *[other] { " " }/ ⌂ 休假 { $away }
    }{ $not_joined ->
        [0] { "" }
       *[other] { " " }/ ○ 未加入 { $not_joined }
    }{ $has_targets ->
        [yes] { "" }
        達成率：🟢 跟上進度 / 🟡 落後 / 🔴 不到進度的 { $percent }% / ✅ 已達成
       *[no] { "" }
    }
list-rank = 名次
list-reached = 達成
list-reached-number = 達成數
list-share = 達成率
list-forecast = 預估
list-forecast-number = 預估數
list-moved = 人員異動
list-besides = 其他幣別
team-themselves = 👤 { $name }本人
team-back-to-theirs = 返回團隊
team-up = 返回
team-picture = 📊 圖表
team-coming = 圖表馬上就來。
team-picture-title = { $title } · { $measure } · { $period }
team-picture-shares = 目標達成率 · { $day }
team-picture-amounts = { $day }
team-picture-without = 未訂目標的 { $number } 人不在圖中
team-picture-others = 其餘 { $number } 人
team-picture-others-mean = 其餘 { $number } 人平均
team-picture-on-pace = 跟上進度
team-picture-behind = 落後
team-picture-at-risk = 不到進度的 { $percent }%
team-picture-caption = 🏁 <b>{ $title }</b>
team-picture-line = { $number }. { $name }：{ $amounts }
team-picture-line-of = { $number }. { $name }：{ $percent } · { $amounts } / { $target }
team-all-title = <b>全部人員</b>
    共 { $people } 人 · ○ 未加入
team-nobody = 您的團隊裡還沒有人，請管理員新增。
team-nobody-called = 您的團隊裡沒有「{ $name }」。只傳 /team 可以查看名單。
team-person = <b>{ $name }</b> · { $position }
team-answers-to = 主管：{ $name }
team-not-joined = 還沒有加入。
team-invite = 邀請
team-away = 🌴 誰在休假
team-leave = 🌴 假期
team-attendance = ⏱ 出勤
team-overdue = ⏰ 逾期未跟進 { $number } 筆
team-customers = 👥 客戶（{ $number }）
team-customers-of = <b>{ $name }的客戶</b>
    最近聯絡的排前面。
team-plan = 🗓 計畫
team-back-to = 返回{ $name }
team-back = 返回團隊
team-remove = 移除
team-remove-sure = 確定移除{ $name }？對方馬上不能再使用，部屬轉到上一級名下。
team-remove-no = 不移除
team-remove-yes = 確認移除
team-removed = 已移除{ $name }，對方不能再使用。
team-was-removed = { $by }移除了{ $name }，對方不能再使用。
team-not-yours = 這個人不在您的團隊裡。
person-unreachable = { $name }收不到訊息了：對方封鎖了機器人，或帳號已刪除。請打電話聯絡。
position-representative = 業務代表
    .words = 業務員 銷售代表
position-supervisor = 業務主任
    .words = 業務主管 銷售主管 主管
position-manager = 業務經理
    .words = 銷售經理 經理
position-director = 業務總監
    .words = 銷售總監 總監
position-general-manager = 總經理
    .words = 老總
position-deputy-general-manager = 副總經理
    .words = 副總
position-sales-admin = 業務助理
    .words = 業務內勤 銷售內勤 內勤
position-finance = 財務
    .words = 財務部 會計
position-works = 工務
    .words = 工務部 生產
position-hr = 人事
    .words = 人事部 人力資源
position-admin = 管理員
    .words = 系統管理員
