# 公告：發給很多人，誰讀了，有疑問就問，沒讀的提醒。
command-announce = 發公告
    .words = 發公告
command-notices = 公告
    .words = 公告 看公告
menu-notices = 📢 公告
menu-notices-unread = 📢 公告（{ $number } 則未讀）
menu-announce = 📢 發公告

notice-title = 公告
notice-audience = 發給誰？
    .label = 對象
    .hint = 您能通知的所有人、某位主管的團隊，或某些職務。
audience-everybody = 所有人
    .words = 全體 全員 大家
audience-branch = 一個團隊
    .words = 團隊
audience-positions = 依職務
    .words = 職務
notice-leader = 哪位的團隊？主管本人也會收到。
    .label = 團隊
notice-positions = 哪些職務？可以選多個。
    .label = 職務
notice-words = 公告內容？
    .label = 內容
    .hint = 原文發出，不會更動。
notice-files = 要附照片或檔案嗎？最多十個。
    .label = 附件
notice-read_by = 請大家最晚哪天讀完？
    .label = 閱讀期限
notice-position = { $chosen ->
        [yes] ✓ { $position } · { $number } 人
       *[no] { $position } · { $number } 人
    }
notice-positions-done = 選好了
    .words = 選好了 好了
notice-positions-named = { $positions }
notice-reaches = 將發給 { $number } 人。{ $later ->
        [0] {""}
       *[other] 其中 { $later } 人還沒加入，加入後會收到。
    }
notice-to-nobody = 沒有人會收到：那裡沒有您能通知的人。請重新選擇。
notice-leader-gone = 這位主管已經離開，請另選一個團隊。
notice-no-team = 您能通知的人裡，沒有人帶團隊。請選「所有人」或「依職務」。
notice-leader-unknown = 您能通知的團隊裡，沒有叫「{ $words }」的主管。可選：{ $names }。
notice-position-unknown = 這裡沒有「{ $words }」這個職務。可選：{ $names }；多個用逗號隔開。
notice-position-none = 請至少選一個職務。
notice-day-over = { $day } 已經過了。請另選一天，或者不限。

notice-from = 📢 <b>{ $name }的公告</b> · { $at }
notice-files-above = 📎 附件 { $number } 個，見上方
notice-files-below = 📎 附件 { $number } 個
notice-read-by-day = ⏳ 閱讀期限：{ $day }
notice-how-to-ask = <i>有疑問？左滑這則訊息回覆。</i>
notice-read = 已讀 ✓
notice-read-hint = ✓ 已讀
notice-read-already = 您已經讀過了
notice-you-read = ✓ 您已讀（{ $at }）
notice-taken-back = ↩︎ 已撤回（{ $at }）
notice-is-taken-back = 這則公告已經撤回了。
notice-gone-or-not-yours = 沒有這則公告，或者您不能查看。
notice-answer-to-all = 公告是發給很多人的，回覆不會轉給任何人。要補充，請再發一則：/announce。

notice-reminder = 📢 <b>您有 { $number } 則公告未讀</b>
notice-reminder-line = · { $name }，{ $at }：{ $words }{ $has_day ->
        [yes] （{ $day } 截止）
       *[no] {""}
    }
notice-reminder-open = { $name }：{ $words }
notice-all = 全部公告

notice-sent = 📢 <b>{ $is_mine ->
        [yes] 我的公告
       *[no] { $name }的公告
    }</b> · { $at }
notice-to = 發給：{ $whom }
notice-branch-of = { $name }的團隊
notice-tally = <b>已讀 { $read } / { $in_all }</b>
notice-unread = 未讀：{ $names }
notice-unreachable = 其中 { $number } 人收不到：還沒加入，或封鎖了機器人。
notice-reminded-on = 🔔 { $day } 提醒過未讀的人。
notice-who-not = 誰讀了（{ $number } 人未讀）
notice-who = 誰讀了
notice-remind = 🔔 提醒未讀的人
notice-reminded-hint = { $number ->
        [0] 今天都提醒過了
       *[other] 上班時間內提醒 { $number } 人
    }
notice-reminded-today = 一天只能提醒一次，今天已經提醒過了。
notice-nobody-to-remind = 沒有人要提醒：收得到的都讀了。
notice-take-back = 撤回
notice-take-back-sure = 要撤回「{ $words }」嗎？{ $number } 人的聊天裡都會消失，無法復原。{ $files_stay ->
        [yes] 附件會留下：超過兩天，Telegram 無法刪除。
       *[no] {""}
    }
notice-take-back-no = 不撤回
notice-take-back-yes = 確定撤回
notice-is-kept = 沒有撤回，公告照舊。
notice-is-taken-back-now = ↩︎ 已撤回。正在從各人的聊天裡清除，也不再提醒。
notice-day-passed = ⏳ <b>閱讀期限（{ $day }）已過。</b>

notices-received = <b>公告</b> · { $unread ->
        [0] 都讀了
       *[other] { $unread } 則未讀
    }
notices-received-one = { $is_read ->
        [yes] ✓
       *[no] ●
    } { $name } · { $at } · { $words }
notices-sent = <b>發出的公告</b>（您和部屬的）
notices-sent-one = { $is_taken_back ->
        [yes] ↩︎
       *[no] { $read }/{ $in_all }
    } · { $is_mine ->
        [yes] {""}
       *[no] { $name } ·{" "}
    }{ $words }
notices-none = 還沒有公告。
notices-to-sent = 發出的
notices-to-received = 收到的
notice-who-title = <b>誰讀了</b> · { $at } · { $words }
notice-who-read = ✓ { $name } · { $at }
notice-who-unread = ✗ { $name }
notice-who-not-joined = ✗ { $name } · 還沒加入
notice-who-left = – { $name } · 已離職
notice-sheet-title = 公告閱讀情況：{ $words }
notice-told-at = 傳送時間
notice-read-at = 閱讀時間
