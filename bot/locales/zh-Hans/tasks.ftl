# 任务：布置、卡片、布置出去的、逾期的。
command-task = 布置任务 / 我的任务
    .words = 任务
command-tasks = 我布置的任务
    .words = 任务列表 任务进度 布置的任务
task-title = 任务
task-people = 给谁？
    .label = 给谁
    .hint = 点名字，也可以直接写，多个人用顿号隔开：李伟、王芳。
task-what = 要做什么？
    .label = 内容
    .hint = 简单写：去华联谈陈列。
task-day = 哪天之前完成？
    .label = 日期
task-customer = 哪家客户？
    .label = 客户
    .hint = 点一家，或者写名称的一部分。
task-everybody = 全体直接下属（{ $number } 人）
    .words = 全体,所有人,全员,全组,全队,大家
task-everybody-below = 全体直接下属
task-people-named = { $names }
task-people-and = 和,跟,与
task-people-only = 请点名字，或者写名字。
task-unknown = 您的团队里没有“{ $name }”。请点名字，或者重新写。
task-yourself = 不能给自己布置任务。自己要记的事，请发 /agenda。
task-nobody-below = 您没有可以布置任务的下属。
task-not-below = { $name }已经不在您的团队里了。换谁？
task-has-left = { $name }已离职。换谁？
task-not-joined = { $name }还没有加入，看不到任务。换谁？
task-customer-not-theirs = { $name }看不到客户“{ $customer }”。请去掉客户，或者先把“{ $customer }”转给{ $name }。
task-day-over = { $day }已经过了，请选今天或以后的日期。
task-away = 🌴 { $day }请假：{ $names }。任务照样布置，回来就能看到。
task-day-off = { $day }是休息日，前一个工作日会提醒。
task-move-title = 改日期
task-move-day = 改到哪天之前？
    .label = 日期
task-ask-title = 申请改期
task-ask-day = 哪天之前能完成？
    .label = 日期
task-hand-title = 转给别人
task-hand-person = 改由谁来做？
    .label = 给谁
task-to-one-only = 一个任务只能转给一个人。给谁？
task-has-it-already = 这个任务本来就是{ $name }的。换谁？

task-from = 📌 { $name }布置的任务
task-of = 📌 { $name }的任务
task-given-by = 布置人：{ $name }
task-at = 客户：{ $name }
task-due = { $day }之前完成
task-due-on-day-off = { $day }之前完成（休息日）
task-overdue = ⏰ { $day }到期，已逾期 { $days } 天
task-you-asked-for = ⏳ 您申请改到 { $day }，等{ $name }答复。
task-they-ask-for = ⏳ { $name }申请改到 { $day }。
task-how-to-answer = <i>左滑这条消息回复，{ $name }就能收到。回复“完成”加上结果，任务就完成了。</i>
task-how-to-add = <i>结果怎样？左滑这条消息回复，{ $name }就能看到。</i>
task-holder-left = { $name }已经不在了。请转给别人，或者取消任务。
task-ended-done = ✓ { $at } 已完成
task-ended-taken-back = { $at } 已取消
task-result = 结果：{ $words }
task-do = ✓ 完成
    .words = 完成,已完成,完成了,已经完成,做完了,做好了,办好了,搞定,搞定了
task-another-day = 申请改期
task-change-day = 改日期
task-hand-on = 转给…
task-take-back = 取消任务
task-reopen = ↩ 改回未完成
task-grant = 同意 { $day }
task-stay = 不改期
task-customer-open = 查看客户
task-give = ＋ 布置任务
task-in-report = 完成任务：{ $what }{ $has ->
        [yes] {""}。{ $result }
       *[no] {""}
    }

task-gone-or-not-yours = 没有这个任务，或者您不能查看。
task-not-yours = 这个任务不归您处理。
task-settled = 这个任务已经完成或取消了。
task-has-changed = 任务刚刚有变动，请看卡片上的最新情况。
task-noted-as-done = ✓ 已完成，布置人会收到。
task-day-answered = 日期定在 { $day }。
task-is-done = ✓ { $name }已完成：{ $what }
task-is-done-with = ✓ { $name }已完成：{ $what }
    结果：{ $result }
task-was-taken-back = { $name }取消了任务：{ $what }
task-is-open-again = ↩ { $name }把任务改回了未完成：{ $what }
task-was-moved = { $name }把日期改到 { $day }：{ $what }
task-day-granted = ✓ { $name }同意改到 { $day }：{ $what }
task-day-stays = { $name }没有同意改期，还是 { $day }：{ $what }
task-goes-to-another = { $giver }把您的任务转给了{ $name }：{ $what }

team-tasks = 📌 任务
tasks-mine = 我的任务
tasks-all = 我布置的任务
tasks-given = <b>我布置的任务</b>
tasks-of = <b>{ $name }的任务</b>
tasks-counts = ⏰ 逾期 { $overdue } · ● 今天 { $today } · 以后 { $later }
tasks-nothing = 没有未完成的任务。
tasks-person = { $name }：{ $number } 个{ $overdue ->
        [0] {""}
       *[other] ，⏰ 逾期 { $overdue }
    }
tasks-more-people = …还有 { $number } 人
tasks-done-lately = <b>最近 7 天完成</b>
tasks-done-line = ✓ { $name }：{ $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-done-line-of = ✓ { $at } { $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-to-do = <b>我的任务</b>（{ $number }）
tasks-nothing-to-do = 您没有未完成的任务。
tasks-morning = 📌 任务 { $number } 个：{ $names }
tasks-morning-overdue = ⏰ 任务逾期 { $number } 个：{ $names }
tasks-overdue = <b>您布置的任务有 { $number } 个逾期</b>
tasks-overdue-line = • { $name }：{ $what }（{ $days } 天）
tasks-of-leaver = { $name }已离职，您布置的任务还有 { $number } 个没完成。请转给别人或取消：/tasks
tasks-of-giver-gone = { $name }已离职，之前布置的任务还有 { $number } 个没完成，以后向您汇报：/tasks
handover-tasks = · 未完成的任务 { $number } 个
