# 選單、說明、語言，以及系統自己說的話。
command-menu = 選單
    .words = 選單
menu-title = { $name }，要做什麼？
menu-report = 📝 寫日報
menu-team = 👥 我的團隊
menu-me = 🙂 我的資訊
menu-language = 🌐 語言
menu-help = ❓ 說明
command-language = 語言
    .words = 語言
language-which = 用哪種語言？
language-is-now = 好的，以後用繁體中文。
command-help = 說明
    .words = 說明
help = <b>在這裡可以</b>
    /report 寫今天的日報；/report 昨天 補寫以前的。
    隨手傳一句話，點一下就記到當天，寫日報時直接帶出來。
    回覆我傳的訊息，對方就會收到。
    /me 看自己的日報 · /language 換語言 · /cancel 收起沒寫完的表單。
help-superior = <b>在這裡可以</b>
    下屬的日報會傳到這裡，直接回覆那則訊息，本人就會收到。
    到了截止時間會收到一份彙總，看得到誰沒交。
    /team 看團隊和日報、移除離職的人 · /invite 邀請同事。
    /report 寫自己的日報 · /me 看自己的日報 · /language 換語言 · /cancel 收起沒寫完的表單。
command-cancel = 收起沒寫完的表單
cancel-nothing = 現在沒有打開的表單。
command-unknown = 沒有這個指令。/menu 可以看有哪些。
not-for-you = 這項功能不對您的職務開放。
note-offer = 記到今天的工作裡？
note-keep = 記下
note-kept = ✓ 已記下，寫 { $day } 的日報時會帶出來。
note-forget = 不記了
note-words-only = 表單以外我只能記文字。/menu 可以看還能做什麼。
answer = 💬 <b>{ $name }</b>：{ $words }
answer-below = 💬 <b>{ $name }</b>回覆：
answer-carried = ✓ 已轉給{ $name }。
answer-carried-hint = 👍 已轉達
answer-not-yours = 這則訊息您已經不能回覆了。
answer-nobody-there = 這則訊息的對方已經不在了，回覆沒有人會收到。
incident = 系統處理您剛才的訊息時出錯了。內容已儲存，會有人處理。編號：{ $incident }。
incident-alert = ⚠️ 有一則訊息連續五次處理失敗，已擱置：{ $incident }。原因見日誌。
undelivered-alert = ⚠️ 有 { $count } 則訊息可能沒有送達：{ $names }。用「fieldbook doctor」查看。
calendar-provisional = 📅 { $year } 年的補班安排還沒有公布，行事曆暫按放假日推算。公布後請更新 Fieldbook，或用「fieldbook calendar」設定。
