# 任務：指派、卡片、指派出去的、逾期的。
command-task = 指派任務 / 我的任務
    .words = 任務
command-tasks = 我指派的任務
    .words = 任務清單 任務進度 指派的任務
task-title = 任務
task-people = 給誰？
    .label = 給誰
    .hint = 點名字，也可以直接寫，多個人用頓號隔開：李偉、王芳。
task-what = 要做什麼？
    .label = 內容
    .hint = 簡單寫：去華聯談陳列。
task-day = 哪一天之前完成？
    .label = 日期
task-customer = 哪一家客戶？
    .label = 客戶
    .hint = 點一家，或寫名稱的一部分。
task-everybody = 全體直屬部屬（{ $number } 人）
    .words = 全體,所有人,全員,全組,全隊,大家
task-everybody-below = 全體直屬部屬
task-people-named = { $names }
task-people-and = 和,跟,與
task-people-only = 請點名字，或寫名字。
task-unknown = 您的團隊裡沒有「{ $name }」。請點名字，或重新寫。
task-yourself = 不能指派任務給自己。自己要記的事，請發 /agenda。
task-nobody-below = 您沒有可以指派任務的部屬。
task-not-below = { $name }已經不在您的團隊裡了。換誰？
task-has-left = { $name }已離職。換誰？
task-not-joined = { $name }還沒有加入，看不到任務。換誰？
task-customer-not-theirs = { $name }看不到客戶「{ $customer }」。請拿掉客戶，或先把「{ $customer }」轉給{ $name }。
task-day-over = { $day }已經過了，請選今天或之後的日期。
task-away = 🌴 { $day }請假：{ $names }。任務照樣指派，回來就看得到。
task-day-off = { $day }是休息日，前一個工作日會提醒。
task-move-title = 改日期
task-move-day = 改到哪一天之前？
    .label = 日期
task-ask-title = 申請改期
task-ask-day = 哪一天之前能完成？
    .label = 日期
task-hand-title = 轉給別人
task-hand-person = 改由誰來做？
    .label = 給誰
task-to-one-only = 一項任務只能轉給一個人。給誰？
task-has-it-already = 這項任務本來就是{ $name }的。換誰？

task-from = 📌 { $name }指派的任務
task-of = 📌 { $name }的任務
task-given-by = 指派人：{ $name }
task-at = 客戶：{ $name }
task-due = { $day }之前完成
task-due-on-day-off = { $day }之前完成（休息日）
task-overdue = ⏰ { $day }到期，已逾期 { $days } 天
task-you-asked-for = ⏳ 您申請改到 { $day }，等{ $name }回覆。
task-they-ask-for = ⏳ { $name }申請改到 { $day }。
task-how-to-answer = <i>左滑這則訊息回覆，{ $name }就會收到。回覆「完成」加上結果，任務就完成了。</i>
task-how-to-add = <i>結果如何？左滑這則訊息回覆，{ $name }就看得到。</i>
task-holder-left = { $name }已經不在了。請轉給別人，或取消任務。
task-ended-done = ✓ { $at } 已完成
task-ended-taken-back = { $at } 已取消
task-result = 結果：{ $words }
task-do = ✓ 完成
    .words = 完成,已完成,完成了,已經完成,做完了,做好了,辦好了,搞定,搞定了
task-another-day = 申請改期
task-change-day = 改日期
task-hand-on = 轉給…
task-take-back = 取消任務
task-reopen = ↩ 改回未完成
task-grant = 同意 { $day }
task-stay = 不改期
task-customer-open = 查看客戶
task-give = ＋ 指派任務
task-in-report = 完成任務：{ $what }{ $has ->
        [yes] {""}。{ $result }
       *[no] {""}
    }

task-gone-or-not-yours = 沒有這項任務，或者您不能查看。
task-not-yours = 這項任務不歸您處理。
task-settled = 這項任務已經完成或取消了。
task-has-changed = 任務剛剛有變動，請看卡片上的最新情況。
task-noted-as-done = ✓ 已完成，指派人會收到。
task-day-answered = 日期定在 { $day }。
task-is-done = ✓ { $name }已完成：{ $what }
task-is-done-with = ✓ { $name }已完成：{ $what }
    結果：{ $result }
task-was-taken-back = { $name }取消了任務：{ $what }
task-is-open-again = ↩ { $name }把任務改回了未完成：{ $what }
task-was-moved = { $name }把日期改到 { $day }：{ $what }
task-day-granted = ✓ { $name }同意改到 { $day }：{ $what }
task-day-stays = { $name }沒有同意改期，還是 { $day }：{ $what }
task-goes-to-another = { $giver }把您的任務轉給了{ $name }：{ $what }

team-tasks = 📌 任務
tasks-mine = 我的任務
tasks-all = 我指派的任務
tasks-given = <b>我指派的任務</b>
tasks-of = <b>{ $name }的任務</b>
tasks-counts = ⏰ 逾期 { $overdue } · ● 今天 { $today } · 以後 { $later }
tasks-nothing = 沒有未完成的任務。
tasks-person = { $name }：{ $number } 項{ $overdue ->
        [0] {""}
       *[other] ，⏰ 逾期 { $overdue }
    }
tasks-more-people = …還有 { $number } 人
tasks-done-lately = <b>最近 7 天完成</b>
tasks-done-line = ✓ { $name }：{ $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-done-line-of = ✓ { $at } { $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-to-do = <b>我的任務</b>（{ $number }）
tasks-nothing-to-do = 您沒有未完成的任務。
tasks-morning = 📌 任務 { $number } 項：{ $names }
tasks-morning-overdue = ⏰ 任務逾期 { $number } 項：{ $names }
tasks-overdue = <b>您指派的任務有 { $number } 項逾期</b>
tasks-overdue-line = • { $name }：{ $what }（{ $days } 天）
tasks-of-leaver = { $name }已離職，您指派的任務還有 { $number } 項沒完成。請轉給別人或取消：/tasks
tasks-of-giver-gone = { $name }已離職，之前指派的任務還有 { $number } 項沒完成，之後向您回報：/tasks
handover-tasks = · 未完成的任務 { $number } 項
