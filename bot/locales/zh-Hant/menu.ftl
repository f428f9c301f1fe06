# 選單、說明、語言，以及系統自己說的話。
command-menu = 選單
    .words = 選單
menu-title = { $name }，您要做什麼？
menu-report = 📝 寫日報
menu-visit = 📍 記拜訪
menu-agenda = ⏰ 待辦
menu-plan = 🗓 拜訪計畫
menu-customers = 🏪 客戶
menu-order = 🧾 下單
menu-orders = 📋 訂單
menu-team = 👥 我的團隊
menu-people = 👥 全部人員
menu-me = 🙂 我的資料
menu-figures = 📊 圖表
menu-language = 🌐 語言
menu-help = ❓ 說明
menu-checkin = 🟢 簽到
menu-checkout = 🔴 簽退
menu-leave = 🌴 請假
menu-pending = ✅ 待我簽核（{ $number }）
menu-attendance = ⏱ 出勤
menu-calendar = 📅 行事曆
menu-leave-calendar = 🌴 誰在休假
command-language = 語言
    .words = 語言
language-which = 用哪種語言？
language-is-now = 好的，以後用繁體中文。
command-help = 說明
    .words = 說明
help = <b>您可以這樣用</b>
    /report 寫日報，也可以直接傳「日報」；補寫昨天的，傳「日報 昨天」
    /checkin 簽到，/checkout 簽退，/attendance 看本月出勤
    /leave 請假，也可以一句話：<code>請假 明天下午 事假 家裡有事</code>
    /pending 等您簽核的，和您送出的
    /me 看自己的職務和日報
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
    隨手傳一句話，點「記下」，寫日報時會帶出來。
    左滑主管的回覆，就能接著回，對方會收到。
help-orders = <b>您可以這樣用</b>
    /orders 看已確認的訂單：未交貨、已交貨；按客戶或訂單編號查：<code>訂單 華聯</code>
    /report 寫日報，也可以直接傳「日報」；補寫昨天的，傳「日報 昨天」
    /checkin 簽到，/checkout 簽退，/attendance 看本月出勤
    /leave 請假，也可以一句話：<code>請假 明天下午 事假 家裡有事</code>
    /pending 等您簽核的，和您送出的
    /me 看自己的職務和日報
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
    隨手傳一句話，點「記下」，寫日報時會帶出來。
    左滑主管的回覆，就能接著回，對方會收到。
help-announcer = /announce 給所有人、一個團隊或某些職務發公告，誰讀了一看就知道
help-finance = <b>您可以這樣用</b>
    /pending 等您處理的：待確認的收款、待點收的現金、有爭議的應收
    /receivables 全部客戶的應收和帳齡；看一家客戶：<code>應收 華聯</code>
    /statement 全部客戶的對帳單，或者一家的：<code>對帳單 華聯 上個月</code>
    /cash 看誰手上有現金
    /pay 登記客戶的收款，由另一位財務同事確認
    /orders 看已確認的訂單：未交貨、已交貨；按客戶或訂單編號查：<code>訂單 華聯</code>
    /report 寫日報，也可以直接傳「日報」；補寫昨天的，傳「日報 昨天」
    /checkin 簽到，/checkout 簽退，/attendance 看本月出勤
    /leave 請假，也可以一句話：<code>請假 明天下午 事假 家裡有事</code>
    /me 看自己的職務和日報
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
    隨手傳一句話，點「記下」，寫日報時會帶出來。
    左滑主管的回覆，就能接著回，對方會收到。
help-seller = <b>您可以這樣用</b>
    /visit 到店記拜訪，也可以一句話寫完：<code>拜訪 華聯 談了新品上架 下週三跟進</code>
    /customer 看客戶、新增客戶；傳名片、位置，或轉傳一則訊息，也能新增客戶
    /find 找客戶和產品：名稱的一部分、拼音、首字母、電話、產品編號都可以
    /agenda 待辦：逾期的、今天的、快到的
    /order 下單，也可以一句話：<code>下單 華聯 礦泉水 20箱 可樂 5箱 週五送</code>
    /orders 看訂單：未交貨、已交貨、待簽核；按客戶或訂單編號查：<code>訂單 華聯</code>
    /pay 登記收款，也可以一句話：<code>收款 華聯 12000 轉帳</code>
    /receivables 看應收和帳齡；看一家客戶：<code>應收 華聯</code>
    /statement 對帳單，可以轉傳給客戶：<code>對帳單 華聯 上個月</code>
    /cash 看手上還沒繳回的現金
    /plan 一天或一週的拜訪計畫
    /report 寫日報，會帶出當天的拜訪和記下的事；補寫昨天的，傳「日報 昨天」
    /weekly 寫週報，/monthly 寫月報，數字自動彙整；補寫上週的，傳「週報 上週」
    /checkin 簽到，/checkout 簽退，/attendance 看本月出勤
    /leave 請假，也可以一句話：<code>請假 明天下午 事假 家裡有事</code>
    /pending 看您的申請簽到哪一關了
    /me 看自己的目標進度和日報
    /figures 看圖：按月、客戶、產品的銷售額，也可以直接傳「圖表」
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
    隨手傳一句話，點「記下」，寫日報時會帶出來。
    左滑主管的回覆，就能接著回，對方會收到。
help-superior = <b>您可以這樣用</b>
    部屬的日報會傳到這裡，左滑那則訊息回覆，本人就會收到。
    到了截止時間會收到一份彙整，誰沒交一看就知道。
    申請會以卡片傳來：回覆「同意」，或「不同意」加理由，點按鈕也可以。
    /pending 等您簽核的，和您送出的
    /delegate 您不在時，請同事代理簽核
    /team 看團隊、日報和休假，移除離職的人
    /task 指派任務給部屬，訂好日期；/tasks 指派過的任務和進度
    /target 團隊的目標，也可以一句話訂：<code>目標 李偉 銷售 10月 50萬</code>
    /alerts 選擇要馬上通知您的：大單、丟單、客訴、目標落後等
    /invite 邀請同事
    /plan 自己的拜訪計畫；部屬的計畫會傳到這裡，您可以同意或修改
    /find、/customer 查團隊的客戶，在客戶卡片上可以轉給別人
    /orders 團隊的訂單，可以按人、按客戶、按訂單編號看；/order 自己下單
    /pay 登記客戶的收款
    /receivables 團隊的應收和帳齡，可以按客戶、按人看
    /statement 對帳單，可以轉傳給客戶
    /cash 自己和團隊手上的現金
    /visit、/agenda、/report、/weekly、/monthly 自己的拜訪、待辦、日報、週報和月報
    /leave、/checkin、/checkout、/attendance 自己的請假和出勤
    /me 看自己的目標進度和日報
    /figures 看圖：按月、客戶、產品的銷售額，也可以直接傳「圖表」
    /announce 給團隊或其中某些職務發公告，誰讀了一看就知道
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
help-hr = <b>您可以這樣用</b>
    /attendance 看全員出勤，匯出當月出勤表
    /leave 自己請假；點「假期餘額」可看全員的餘額
    /calendar 查看和修改假日、補班日
    /checkin 簽到，/checkout 簽退
    /pending 等您簽核的，和您送出的
    /report 寫日報，/me 看自己的職務和日報
    /announce 給所有人、一個團隊或某些職務發公告，誰讀了一看就知道
    /notices 看公告，未讀的在前
    /language 換語言
    /cancel 收起沒寫完的表單，寫過的不會不見
help-admin = <b>在這裡可以</b>
    /team 看全部人員，移除離職的人。
    /invite 邀請同事加入。
    /pending 看沒有別人能簽、等您處理的申請。
    /calendar 查看和修改假日、補班日。
    有訊息沒送達或系統出錯時，會在這裡通知您。
    /announce 給所有人、一個團隊或某些職務發公告，誰讀了一看就知道
    /notices 看公告，未讀的在前
    /language 換語言。
command-cancel = 收起沒寫完的表單
cancel-nothing = 現在沒有在寫的表單。能做什麼，請看 /menu。
command-unknown = 沒有這個指令。能做什麼，請看 /menu。
not-for-you = 您的職務不能用這項功能。能用的，請看 /menu。
note-offer = 要記下來嗎？寫日報時會帶出來。
note-keep = 記下
note-kept-filed = ✓ 已記下。{ $day }的日報已經交了，要補進去嗎？
note-kept-answered = ✓ 已記下。{ $day }的日報已有回覆；要補充，請左滑那份日報回覆。
note-add = 補進日報
note-kept = ✓ 已記下，寫 { $day }的日報時會帶出來。
note-forget = 不記了
photo-offer = 這張照片要記到哪裡？
note-words-only = 這裡只能記下文字，請打字傳來。其他功能，請看 /menu。
answer = 💬 <b>{ $name }</b>：{ $words }
answer-below = 💬 <b>{ $name }</b>回覆：
answer-carried = ✓ 已轉給{ $name }。
answer-carried-hint = 👍 已轉給本人
answer-not-yours = 這則訊息您已經不能回覆了。
answer-unreachable = { $name }現在收不到訊息：對方封鎖了機器人。您的話沒有轉到，請稍後再試，或打電話。
answer-nobody-there = 沒有轉出：對方已經離開，或者還沒有加入，收不到這則回覆。
reference = 編號 { $mark }
incident = 抱歉，系統出錯，剛才的操作沒有成功。內容已儲存，也已通知管理員。急的話，請聯絡管理員。編號：{ $incident }。
incident-alert = ⚠️ 有一則訊息處理失敗，已擱置。編號：{ $incident }。原因請看記錄檔，或執行「fieldbook doctor」。
undelivered-alert = ⚠️ 有 { $count } 則訊息可能沒有送達：{ $names }。請另行通知本人；詳情請執行「fieldbook doctor」。
document-not-made = 抱歉，系統出錯，檔案沒有做好，已通知管理員。
card-gone = 這則您已經不能查看了。
