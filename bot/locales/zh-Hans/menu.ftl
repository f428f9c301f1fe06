# 菜单、帮助、语言，以及系统自己说的话。
command-menu = 菜单
    .words = 菜单
menu-title = { $name }，您要做什么？
menu-report = 📝 写日报
menu-visit = 📍 记拜访
menu-agenda = ⏰ 待办
menu-plan = 🗓 拜访计划
menu-customers = 🏪 客户
menu-order = 🧾 下单
menu-orders = 📋 订单
menu-team = 👥 我的团队
menu-people = 👥 全部人员
menu-checkin = 🟢 签到
menu-checkout = 🔴 签退
menu-leave = 🌴 请假
menu-pending = ✅ 待我审批（{ $number }）
menu-attendance = ⏱ 考勤
menu-calendar = 📅 工作日历
menu-leave-calendar = 🌴 谁在休假
menu-me = 🙂 我的信息
menu-figures = 📊 图表
menu-language = 🌐 语言
menu-help = ❓ 帮助
command-language = 语言
    .words = 语言
language-which = 用哪种语言？
language-is-now = 好的，以后用简体中文。
command-help = 帮助
    .words = 帮助
help = <b>您可以这样用</b>
    /report 写日报，也可以直接发“日报”；补写昨天的，发“日报 昨天”
    /checkin 签到，/checkout 签退，/attendance 看本月考勤
    /leave 请假，也可以一句话：<code>请假 明天下午 事假 家里有事</code>
    /pending 等您审批的，和您提交的
    /me 看自己的职务和日报
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
    随手发一句话，点“记下”，写日报时会带出来。
    左滑上级的回复，就能接着回，对方会收到。
help-orders = <b>您可以这样用</b>
    /orders 看已确认的订单：未交货、已交货；按客户或订单号查：<code>订单 华联</code>
    /report 写日报，也可以直接发“日报”；补写昨天的，发“日报 昨天”
    /checkin 签到，/checkout 签退，/attendance 看本月考勤
    /leave 请假，也可以一句话：<code>请假 明天下午 事假 家里有事</code>
    /pending 等您审批的，和您提交的
    /me 看自己的职务和日报
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
    随手发一句话，点“记下”，写日报时会带出来。
    左滑上级的回复，就能接着回，对方会收到。
help-announcer = /announce 给所有人、一个团队或某些职务发公告，谁读了一看就知道
help-finance = <b>您可以这样用</b>
    /pending 等您处理的：待确认的回款、待清点的现金、有争议的应收
    /receivables 全部客户的应收和账龄；看一家客户：<code>应收 华联</code>
    /statement 全部客户的对账单，或者一家的：<code>对账单 华联 上个月</code>
    /cash 看谁手头有现金
    /pay 登记客户的回款，由另一位财务同事确认
    /orders 看已确认的订单：未交货、已交货；按客户或订单号查：<code>订单 华联</code>
    /report 写日报，也可以直接发“日报”；补写昨天的，发“日报 昨天”
    /checkin 签到，/checkout 签退，/attendance 看本月考勤
    /leave 请假，也可以一句话：<code>请假 明天下午 事假 家里有事</code>
    /me 看自己的职务和日报
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
    随手发一句话，点“记下”，写日报时会带出来。
    左滑上级的回复，就能接着回，对方会收到。
help-seller = <b>您可以这样用</b>
    /visit 到店记拜访，也可以一句话写完：<code>拜访 华联 谈了新品上架 下周三跟进</code>
    /customer 看客户、新建客户；发名片、位置，或转发一条消息，也能新建客户
    /find 查客户和产品：名称的一部分、拼音、首字母、电话、产品编码都行
    /agenda 待办：逾期的、今天的、快到的
    /order 下单，也可以一句话：<code>下单 华联 矿泉水 20箱 可乐 5箱 周五送</code>
    /orders 看订单：未交货、已交货、待审批；按客户或订单号查：<code>订单 华联</code>
    /pay 登记回款，也可以一句话：<code>回款 华联 12000 转账</code>
    /receivables 看应收和账龄；看一家客户：<code>应收 华联</code>
    /statement 对账单，可以转发给客户：<code>对账单 华联 上个月</code>
    /cash 看手头还没上交的现金
    /plan 一天或一周的拜访计划
    /report 写日报，会带出当天的拜访和记下的事；补写昨天的，发“日报 昨天”
    /weekly 写周报，/monthly 写月报，数据自动汇总；补写上周的，发“周报 上周”
    /checkin 签到，/checkout 签退，/attendance 看本月考勤
    /leave 请假，也可以一句话：<code>请假 明天下午 事假 家里有事</code>
    /pending 看您的申请批到哪一步了
    /me 看自己的目标进度和日报
    /figures 看图：按月、客户、产品的销售额，也可以直接发“图表”
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
    随手发一句话，点“记下”，写日报时会带出来。
    左滑上级的回复，就能接着回，对方会收到。
help-superior = <b>您可以这样用</b>
    下属的日报会发到这里，左滑那条消息回复，本人就能收到。
    到了截止时间会收到一份汇总，谁没交一看就知道。
    申请会以卡片发来：回复“同意”，或“不同意”加理由，点按钮也行。
    /pending 等您审批的，和您提交的
    /delegate 您不在时，委托同事代批
    /team 看团队、日报和休假，移除离职的人
    /task 给下属布置任务，定好日期；/tasks 布置过的任务和进度
    /target 团队的目标，也可以一句话定：<code>目标 李伟 销售 10月 50万</code>
    /alerts 选择要马上通知您的：大单、丢单、客诉、目标落后等
    /invite 邀请同事
    /plan 自己的拜访计划；下属的计划会发到这里，您可以同意或修改
    /find、/customer 查团队的客户，在客户卡片上可以转给别人
    /orders 团队的订单，可以按人、按客户、按订单号看；/order 自己下单
    /pay 登记客户的回款
    /receivables 团队的应收和账龄，可以按客户、按人看
    /statement 对账单，可以转发给客户
    /cash 自己和团队手头的现金
    /visit、/agenda、/report、/weekly、/monthly 自己的拜访、待办、日报、周报和月报
    /leave、/checkin、/checkout、/attendance 自己的请假和考勤
    /me 看自己的目标进度和日报
    /figures 看图：按月、客户、产品的销售额，也可以直接发“图表”
    /announce 给团队或其中某些职务发公告，谁读了一看就知道
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
help-hr = <b>您可以这样用</b>
    /attendance 看全员考勤，导出当月考勤表
    /leave 自己请假；点“假期余额”可看全员的余额
    /calendar 查看和修改节假日、调休上班日
    /checkin 签到，/checkout 签退
    /pending 等您审批的，和您提交的
    /report 写日报，/me 看自己的职务和日报
    /announce 给所有人、一个团队或某些职务发公告，谁读了一看就知道
    /notices 看公告，未读的在前
    /language 换语言
    /cancel 收起没写完的表单，写过的不会丢
help-admin = <b>在这里可以</b>
    /team 看全部人员，移除离职的人。
    /invite 邀请同事加入。
    /pending 看没有别人能批、等您处理的申请。
    /calendar 查看和修改节假日、调休上班日。
    有消息没送达或系统出错时，会在这里通知您。
    /announce 给所有人、一个团队或某些职务发公告，谁读了一看就知道
    /notices 看公告，未读的在前
    /language 换语言。
command-cancel = 收起没写完的表单
cancel-nothing = 现在没有在写的表单。能做什么，请看 /menu。
command-unknown = 没有这个命令。能做什么，请看 /menu。
not-for-you = 您的职务不能用这项功能。能用的，请看 /menu。
note-offer = 要记下来吗？写日报时会带出来。
note-keep = 记下
note-kept-filed = ✓ 已记下。{ $day }的日报已经交了，要补进去吗？
note-kept-answered = ✓ 已记下。{ $day }的日报已有回复；要补充，请左滑那份日报回复。
note-add = 补进日报
note-kept = ✓ 已记下，写 { $day }的日报时会带出来。
note-forget = 不记了
photo-offer = 这张照片要记到哪里？
note-words-only = 这里只能记下文字，请打字发来。其他功能，请看 /menu。
answer = 💬 <b>{ $name }</b>：{ $words }
answer-below = 💬 <b>{ $name }</b>回复：
answer-carried = ✓ 已转给{ $name }。
answer-carried-hint = 👍 已转给本人
answer-not-yours = 这条消息您已经不能回复了。
answer-unreachable = { $name }现在收不到消息：对方停用了机器人。您的话没有转到，请稍后再试，或打电话。
answer-nobody-there = 没有转出：对方已经离开，或者还没有加入，收不到这条回复。
reference = 编号 { $mark }
incident = 抱歉，系统出错，刚才的操作没有成功。内容已保存，也已通知管理员。着急的话，请联系管理员。编号：{ $incident }。
incident-alert = ⚠️ 有一条消息处理失败，已搁置。编号：{ $incident }。原因请看日志，或运行“fieldbook doctor”。
undelivered-alert = ⚠️ 有 { $count } 条消息可能没有送达：{ $names }。请另行通知本人；详情请运行“fieldbook doctor”。
document-not-made = 抱歉，系统出错，文件没有做好，已通知管理员。
card-gone = 这条您已经不能查看了。
