# 菜单、帮助、语言，以及系统自己说的话。
command-menu = 菜单
    .words = 菜单
menu-title = { $name }，要做什么？
menu-report = 📝 写日报
menu-team = 👥 我的团队
menu-me = 🙂 我的信息
menu-language = 🌐 语言
menu-help = ❓ 帮助
command-language = 语言
    .words = 语言
language-which = 用哪种语言？
language-is-now = 好的，以后用简体中文。
command-help = 帮助
    .words = 帮助
help = <b>在这里可以</b>
    /report 写今天的日报；/report 昨天 补写以前的。
    随手发一句话，点一下就记到当天，写日报时直接带出来。
    回复我发的消息，对方就能收到。
    /me 看自己的日报 · /language 换语言 · /cancel 收起没写完的表单。
help-superior = <b>在这里可以</b>
    下属的日报会发到这里，直接回复那条消息，本人就能收到。
    到了截止时间会收到一份汇总，看得到谁没交。
    /team 看团队和日报、移除离职的人 · /invite 邀请同事。
    /report 写自己的日报 · /me 看自己的日报 · /language 换语言 · /cancel 收起没写完的表单。
command-cancel = 收起没写完的表单
cancel-nothing = 现在没有打开的表单。
command-unknown = 没有这个命令。/menu 可以看有哪些。
not-for-you = 这项功能不对您的职务开放。
note-offer = 记到今天的工作里？
note-keep = 记下
note-kept = ✓ 已记下，写 { $day } 的日报时会带出来。
note-forget = 不记了
note-words-only = 表单以外我只能记文字。/menu 可以看还能做什么。
answer = 💬 <b>{ $name }</b>：{ $words }
answer-below = 💬 <b>{ $name }</b>回复：
answer-carried = ✓ 已转给{ $name }。
answer-carried-hint = 👍 已转达
answer-not-yours = 这条消息您已经不能回复了。
answer-nobody-there = 这条消息的对方已经不在了，回复没有人能收到。
incident = 系统处理您刚才的消息时出错了。内容已保存，会有人处理。编号：{ $incident }。
incident-alert = ⚠️ 有一条消息连续五次处理失败，已搁置：{ $incident }。原因见日志。
undelivered-alert = ⚠️ 有 { $count } 条消息可能没有送达：{ $names }。用 “fieldbook doctor” 查看。
calendar-provisional = 📅 { $year } 年的调休安排还没有公布，日历暂按放假日推算。公布后请更新 Fieldbook，或用 “fieldbook calendar” 设置。
