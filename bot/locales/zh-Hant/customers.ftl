# 客戶：檔案、卡片、歸屬。
command-customer = 客戶
    .words = 客戶 我的客戶 新增客戶
customer-latest = <b>我的客戶</b>
    最近聯絡的排前面。點一個，或者點「搜尋」。
customer-none-yet = 您還沒有客戶。傳一張聯絡人名片過來，或者點「新增客戶」。
customer-none-of-ones-own = 您自己名下沒有客戶。要看團隊的客戶，點「搜尋」；或者傳 /team，點某個人，再點「客戶」。
customer-find = 🔍 搜尋
customer-new = ➕ 新增客戶
customer-perhaps = 您可能已經有這家：
customer-perhaps-there = 這個人是不是下面這家的？是就點一下，加為聯絡人；不是就接著往下填。
customer-title = { $is_new ->
        [yes] 新增客戶
       *[no] 客戶資料
    }
customer-name = 客戶叫什麼名字？
    .label = 名稱
    .hint = 寫全名，照招牌或營業登記。
customer-contact = 聯絡人是誰？
    .label = 聯絡人
    .titles = 老闆 老闆娘 經理 店長 總 董 先生 女士 小姐 主任 課長 科長 部長 處長 廠長 院長 校長 師傅 老師 醫師 採購 會計 秘書
customer-phone = 電話幾號？
    .label = 電話
    .hint = 直接打，或者傳聯絡人名片。
customer-customer_class = 哪一類客戶？
    .label = 類別
customer-industry = 什麼行業？
    .label = 行業
customer-address = 地址在哪裡？
    .label = 地址
customer-place = 在地圖上的哪裡？
    .label = 位置
    .hint = 人在現場，點下面的按鈕；不在，點 📎 → 位置，在地圖上選一個。
customer-shop = 是哪一種門市？
    .label = 門市類型
customer-needs = 客戶需要什麼？
    .label = 需求
customer-credit_limit = 信用額度多少？
    .label = 信用額度
customer-note = 還有什麼要記的？
    .label = 備註
customer-birthday = 聯絡人哪天生日？
    .label = 聯絡人生日
    .hint = 例如 12-05 或 12月5日，不用寫年份。

contact-title = 新增聯絡人
contact-person = 叫什麼名字？
    .label = 姓名
contact-phone = 電話幾號？
    .label = 電話
    .hint = 直接打，或者傳聯絡人名片。
contact-job = 在那邊負責什麼？
    .label = 職務
contact-birthday = 哪天生日？
    .label = 生日
    .hint = 例如 12-05 或 12月5日，不用寫年份。

customerclass-A = A 級 · 重點
    .words = A級 A類 重點 重點客戶
customerclass-B = B 級 · 一般
    .words = B級 B類 一般 一般客戶
customerclass-C = C 級 · 潛在
    .words = C級 C類 潛在 潛在客戶

customer-head = <b>{ $name }</b> · { $customer_class }
customer-owner = 負責人：{ $name }
customer-archived = 🗄 已封存（{ $at }），紀錄都還在。
customer-last-contact = 最近聯絡 { $day } · { $visits ->
        [0] 還沒拜訪過
       *[other] 拜訪 { $visits } 次
    }
customer-protected-until = 保護期到 { $day }
customer-next = ➡️ 下次跟進：{ $day } { $words }
customer-visit = 📍 記拜訪
customer-follow-up = 🔔 跟進
customer-call = 📞 { $phone }
customer-visits = 拜訪紀錄
customer-change = ✏️ 修改
customer-add-contact = 👤 新增聯絡人
customer-archive = 🗄 封存
customer-give = 轉給…
customer-archive-sure = 確定封存{ $name }？封存後不再出現在清單和提醒裡，搜尋時排在最後；紀錄不會刪除，隨時可以恢復。
customer-archive-no = 不封存
customer-archive-yes = 確認封存
customer-bring-back = 恢復
customer-open = 查看客戶

customer-phone-known = 這支電話已經在{ $name }的資料裡。加為它的聯絡人，還是新增客戶？
customer-position = 📍 收到位置。您在拜訪哪一家？
customer-position-alone = 📍 收到位置。您的客戶都還沒有位置，找不出附近的。
customer-map = 🗺 這是地圖上選的位置，不算您人在現場。附近有：
customer-map-alone = 🗺 這是地圖上選的位置，不算您人在現場。
customer-here = ➕ 在這裡新增客戶
customer-from-note = ➕ 新增客戶

customer-gone-or-not-yours = 沒有這家客戶，或者您不能查看、修改。請看 /customer。
customer-yours = 您名下已經有這家客戶：{ $name }。
customer-protected = 這家客戶已有同事在跑，還在保護期內。如果是您先聯絡的，可以申請歸屬，由你們共同的主管裁定。
customer-dispute = 申請歸屬
customer-went-over = { $name }過了保護期，現在由同事接手。
customer-went-over-below = { $name }太久沒有聯絡，已從{ $was }名下轉到{ $person }名下。

field-spot-only = 請傳地圖上的位置：📎 → 位置。文字地址請寫到「地址」裡。
field-birthday-unclear = 看不出「{ $words }」是哪一天。可以寫 12-05 或 12月5日。
customer-limit-changed = { $is_gone ->
        [yes] { $name }取消了「{ $customer }」的信用額度，原為 { $was }。
       *[no] { $is_new ->
            [yes] { $name }為「{ $customer }」設了信用額度：{ $limit }。
           *[no] { $name }把「{ $customer }」的信用額度從 { $was } 改為 { $limit }。
        }
    }
customer-name-unclear = 名稱裡至少要有一個中文字、字母或數字。
