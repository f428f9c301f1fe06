# 公告：发给很多人，谁读了，有疑问就问，没读的提醒。
command-announce = 发公告
    .words = 发公告
command-notices = 公告
    .words = 公告 看公告
menu-notices = 📢 公告
menu-notices-unread = 📢 公告（{ $number } 条未读）
menu-announce = 📢 发公告

notice-title = 公告
notice-audience = 发给谁？
    .label = 对象
    .hint = 您能通知的所有人、某位主管的团队，或某些职务。
audience-everybody = 所有人
    .words = 全体 全员 大家
audience-branch = 一个团队
    .words = 团队
audience-positions = 按职务
    .words = 职务
notice-leader = 哪位的团队？主管本人也会收到。
    .label = 团队
notice-positions = 哪些职务？可以选多个。
    .label = 职务
notice-words = 公告内容？
    .label = 内容
    .hint = 原文发出，不会改动。
notice-files = 要附照片或文件吗？最多十个。
    .label = 附件
notice-read_by = 请大家最迟哪天读完？
    .label = 阅读期限
notice-position = { $chosen ->
        [yes] ✓ { $position } · { $number } 人
       *[no] { $position } · { $number } 人
    }
notice-positions-done = 选好了
    .words = 选好了 好了
notice-positions-named = { $positions }
notice-reaches = 将发给 { $number } 人。{ $later ->
        [0] {""}
       *[other] 其中 { $later } 人还没加入，加入后会收到。
    }
notice-to-nobody = 没有人会收到：那里没有您能通知的人。请重新选择。
notice-leader-gone = 这位主管已经离开，请另选一个团队。
notice-no-team = 您能通知的人里，没有人带团队。请选“所有人”或“按职务”。
notice-leader-unknown = 您能通知的团队里，没有叫“{ $words }”的主管。可选：{ $names }。
notice-position-unknown = 这里没有“{ $words }”这个职务。可选：{ $names }；多个用逗号隔开。
notice-position-none = 请至少选一个职务。
notice-day-over = { $day }已经过了。请另选一天，或者不限。

notice-from = 📢 <b>{ $name }的公告</b> · { $at }
notice-files-above = 📎 附件 { $number } 个，见上方
notice-files-below = 📎 附件 { $number } 个
notice-read-by-day = ⏳ 阅读期限：{ $day }
notice-how-to-ask = <i>有疑问？左滑这条消息回复。</i>
notice-read = 已读 ✓
notice-read-hint = ✓ 已读
notice-read-already = 您已经读过了
notice-you-read = ✓ 您已读（{ $at }）
notice-taken-back = ↩︎ 已撤回（{ $at }）
notice-is-taken-back = 这条公告已经撤回了。
notice-gone-or-not-yours = 没有这条公告，或者您不能查看。
notice-answer-to-all = 公告是发给很多人的，回复不会转给任何人。要补充，请再发一条：/announce。

notice-reminder = 📢 <b>您有 { $number } 条公告未读</b>
notice-reminder-line = · { $name }，{ $at }：{ $words }{ $has_day ->
        [yes] （{ $day }截止）
       *[no] {""}
    }
notice-reminder-open = { $name }：{ $words }
notice-all = 全部公告

notice-sent = 📢 <b>{ $is_mine ->
        [yes] 我的公告
       *[no] { $name }的公告
    }</b> · { $at }
notice-to = 发给：{ $whom }
notice-branch-of = { $name }的团队
notice-tally = <b>已读 { $read } / { $in_all }</b>
notice-unread = 未读：{ $names }
notice-unreachable = 其中 { $number } 人收不到：还没加入，或停用了机器人。
notice-reminded-on = 🔔 { $day }提醒过未读的人。
notice-who-not = 谁读了（{ $number } 人未读）
notice-who = 谁读了
notice-remind = 🔔 提醒未读的人
notice-reminded-hint = { $number ->
        [0] 今天都提醒过了
       *[other] 工作时间内提醒 { $number } 人
    }
notice-reminded-today = 一天只能提醒一次，今天已经提醒过了。
notice-nobody-to-remind = 没有人要提醒：能收到的都读了。
notice-take-back = 撤回
notice-take-back-sure = 要撤回“{ $words }”吗？{ $number } 人的聊天里都会消失，不能恢复。{ $files_stay ->
        [yes] 附件会留下：超过两天，Telegram 不能删除。
       *[no] {""}
    }
notice-take-back-no = 不撤回
notice-take-back-yes = 确定撤回
notice-is-kept = 没有撤回，公告照旧。
notice-is-taken-back-now = ↩︎ 已撤回。正在从各人的聊天里清除，也不再提醒。
notice-day-passed = ⏳ <b>阅读期限（{ $day }）已过。</b>

notices-received = <b>公告</b> · { $unread ->
        [0] 都读了
       *[other] { $unread } 条未读
    }
notices-received-one = { $is_read ->
        [yes] ✓
       *[no] ●
    } { $name } · { $at } · { $words }
notices-sent = <b>发出的公告</b>（您和下属的）
notices-sent-one = { $is_taken_back ->
        [yes] ↩︎
       *[no] { $read }/{ $in_all }
    } · { $is_mine ->
        [yes] {""}
       *[no] { $name } ·{" "}
    }{ $words }
notices-none = 还没有公告。
notices-to-sent = 发出的
notices-to-received = 收到的
notice-who-title = <b>谁读了</b> · { $at } · { $words }
notice-who-read = ✓ { $name } · { $at }
notice-who-unread = ✗ { $name }
notice-who-not-joined = ✗ { $name } · 还没加入
notice-who-left = – { $name } · 已离职
notice-sheet-title = 公告阅读情况：{ $words }
notice-told-at = 发送时间
notice-read-at = 阅读时间
