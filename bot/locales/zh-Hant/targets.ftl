# 目標：查看和設定。
command-target = 目標
    .words = 目標 業績目標
target-title = 設定目標
target-who = 給誰訂？
    .label = 對象
    .hint = 點選，或輸入姓名、「王芳團隊」或「公司」。
target-measure = 哪一項？
    .label = 項目
target-period = 哪個期間？
    .label = 期間
    .hint = 也可以輸入：10月、第一季、明年、2027-03。
target-aim = 訂多少？
    .label = 目標
    .hint = 怎麼寫都行：50萬、1.2m、500000、60。
aim-title = { $name } · { $measure } · { $period }
aim-aim = 訂多少？
    .label = 目標
    .hint = 怎麼寫都行：50萬、1.2m、500000、60。
target-who-only = 給誰訂？請點選，或輸入姓名。
target-who-unknown = 您底下沒有「{ $name }」。請點選，或照 /team 裡的姓名輸入。
target-not-the-top = 公司目標由最上級設定。您可以給部屬和部屬團隊訂目標。
target-not-yours = 這個目標不歸您設定或查看。您能看的在 /target。
target-leads-nobody = { $name }不帶團隊，請選{ $name }個人。
target-has-left = { $name }在{ $period }之前已離職，請選在職的人。
target-period-only = 哪個期間？請點選，或輸入：10月、第一季、2027。
target-period-unclear = 「{ $words }」不是期間。請這樣寫：10月、第一季、明年、2027-03。
target-aim-only = 訂多少？請輸入，例如 50萬 或 60。
target-aim-unclear = 「{ $words }」不能當目標。請只寫數字，例如 50萬、500000 或 60。
target-zero = 目標要大於 0。請輸入要達到多少；不要這個目標了，請在 /target 裡點旁邊的「✕」。
target-too-big = 數字太大了，請檢查是不是多打了零。
target-is-counted = { $measure }算數量，不是金額。請只寫數字，例如 60。
target-changed = 剛才有人改過目標。請重新打開 /target，看還差多少。
target-as-before = 同{ $period }：{ $amount }
target-so-far = 目前：{ $amount }
target-period-over = ⚠️ { $period }已經結束。
target-team-of = { $name }團隊
target-person = { $name }
target-head = 🎯 <b>目標</b> · { $period }
target-below = <b>部屬</b>
target-row = { $whom ->
        [team] { $name }團隊
       *[person] { $name }
    }{ $has_left ->
        [yes] （已離職）
       *[no] {""}
    }
target-line = { $name }：{ $targets }
target-of = { $measure } { $amount }
target-of-line = { $measure }：{ $amount }
target-page = 🎯 <b>{ $is_team ->
        [yes] { $name }團隊
       *[no] { $name }
    }</b> · { $period }
target-page-company = 🎯 <b>公司</b> · { $period }
target-amount-line = { $measure }：<b>{ $amount }</b>{ $has_been ->
        [yes] {" "}· 上期 { $was }
       *[no] {""}
    }
target-before = 上期：{ $period }
target-open-company = 公司
target-open-team = 團隊
target-open-person = 個人
target-set = ✏️ { $measure }
target-take-back = ✕ { $measure }
target-taken-back = 已取消這個目標。
target-copy = 沿用{ $period }（{ $number } 項）
target-copied-hint = 已沿用 { $number } 項目標。
target-nothing-to-copy = 沒有可沿用的目標了。
target-new = ＋ 設定目標
target-earlier = ‹ { $period }
target-later = { $period } ›
target-all = ‹ 全部目標
periodkind-month = 月
periodkind-quarter = 季
periodkind-year = 年
target-difference = ⚠️ { $measure }：{ $over ->
        [time] { $period }目標 { $amount }，分到各季各月合計 { $parts }，{ $way ->
            [short] 少 { $difference }。請補上沒訂的，或調高其中一個。
           *[over] 多 { $difference }。請調高{ $period }，或調低其中一個。
        }
       *[people] { $whom ->
            [company] 公司
            [theirs] { $name }團隊
           *[team] 您的團隊
        }目標 { $amount }，底下合計 { $parts }，{ $way ->
            [short] 少 { $difference }。請分下去，或調高某人的目標。
           *[over] 多 { $difference }。請調高總目標，或調低某人的目標。
        }
    }
target-unsplit = { $measure }：{ $amount } 還沒分到人。
target-split = { $people ->
        [1] { $measure } { $amount } 加給唯一的部屬
       *[other] { $measure } { $amount } 平分給 { $people } 人
    }
target-split-hint = 已調高 { $people } 項目標。
targets-news = 🎯 { $by }給您訂了<b>{ $period }</b>的目標：
targets-news-none = 🎯 { $by }取消了您<b>{ $period }</b>的目標。
target-my-pace = 我的進度
