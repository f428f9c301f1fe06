# 人员：加入、团队、本人。
access-welcome = 欢迎，{ $name }。您的职务：{ $position }。
access-already-in = 您已经加入，姓名：{ $name }。不用再点邀请链接。
access-neutral = 这是内部使用的机器人。
command-invite = 邀请同事
    .words = 邀请
invite-whom = 邀请谁？
invite-all-joined = 您团队里的人都已加入。
invite-link = 请把这个链接发给{ $name }，{ $hours } 小时内有效，只能用一次：
    { $link }
invite-copy = 复制链接
invite-nobody = 您的团队里没有“{ $name }”。可以邀请谁，请发 /invite 查看。
invite-joined-already = { $name }已经加入了。
invite-left = { $name }已经离职。
command-team = 我的团队
    .words = 团队
team-mine = 我的团队
team-of = { $name }的团队
team-head = <b>{ $title }</b> · { $measure } · { $period }
    { $people ->
        [0] 还没有人
       *[other] 直属 { $people } 人
    }
team-reached-of = { $sign } 完成率 <b>{ $percent }%</b> · { $amount } / { $target }
team-reached = <b>{ $amounts }</b> · 未定目标
team-besides = 另有 { $amounts }
team-own = 👤 含{ $name }本人 { $amounts }
team-moved = 🔀 含人员变动 { $amounts }：离队的人在队时的业绩，减去新来的人来之前的业绩
team-nothing = 这个期间还没有数据。
team-coverage = 📍 客户覆盖率 { $percent }% · 本期应访 { $due } 家，已访 { $seen } 家
team-collected = 💰 回款率 { $percent } · 回款 { $receipts } / 销售 { $sales }
team-overdue-sums = ⚠️ 逾期 { $amounts }
team-legend = 今日日报：✓ 已交 { $filed } / · 未交 { $not_yet }{ $away ->
        [0] { "" }
       *[other] { " " }/ ⌂ 休假 { $away }
    }{ $not_joined ->
        [0] { "" }
       *[other] { " " }/ ○ 未加入 { $not_joined }
    }{ $has_targets ->
        [yes] { "" }
        完成率：🟢 跟上进度 / 🟡 落后 / 🔴 不到进度的 { $percent }% / ✅ 已达成
       *[no] { "" }
    }
list-rank = 名次
list-reached = 完成
list-reached-number = 完成数
list-share = 完成率
list-forecast = 预计
list-forecast-number = 预计数
list-moved = 人员变动
list-besides = 其他币种
team-themselves = 👤 { $name }本人
team-back-to-theirs = 返回团队
team-up = 返回
team-picture = 📊 图表
team-coming = 图表马上就来。
team-picture-title = { $title } · { $measure } · { $period }
team-picture-shares = 目标完成率 · { $day }
team-picture-amounts = { $day }
team-picture-without = 未定目标的 { $number } 人不在图中
team-picture-others = 其余 { $number } 人
team-picture-others-mean = 其余 { $number } 人平均
team-picture-on-pace = 跟上进度
team-picture-behind = 落后
team-picture-at-risk = 不到进度的 { $percent }%
team-picture-caption = 🏁 <b>{ $title }</b>
team-picture-line = { $number }. { $name }：{ $amounts }
team-picture-line-of = { $number }. { $name }：{ $percent } · { $amounts } / { $target }
team-all-title = <b>全部人员</b>
    共 { $people } 人 · ○ 未加入
team-nobody = 您的团队里还没有人，请管理员添加。
team-nobody-called = 您的团队里没有“{ $name }”。只发 /team 可以查看名单。
team-person = <b>{ $name }</b> · { $position }
team-answers-to = 上级：{ $name }
team-not-joined = 还没有加入。
team-invite = 邀请
team-away = 🌴 谁在休假
team-leave = 🌴 假期
team-attendance = ⏱ 考勤
team-overdue = ⏰ 逾期未跟进 { $number } 条
team-customers = 👥 客户（{ $number }）
team-customers-of = <b>{ $name }的客户</b>
    最近联系的排前面。
team-plan = 🗓 计划
team-back-to = 返回{ $name }
team-back = 返回团队
team-remove = 移除
team-remove-sure = 确定移除{ $name }？对方马上不能再使用，下属转到上一级名下。
team-remove-no = 不移除
team-remove-yes = 确认移除
team-removed = 已移除{ $name }，对方不能再使用。
team-was-removed = { $by }移除了{ $name }，对方不能再使用。
team-not-yours = 这个人不在您的团队里。
person-unreachable = { $name }收不到消息了：对方停用了机器人，或账号已注销。请打电话联系。
position-representative = 销售代表
    .words = 业务代表 业务员
position-supervisor = 销售主管
    .words = 业务主管 主管
position-manager = 销售经理
    .words = 业务经理 经理
position-director = 销售总监
    .words = 业务总监 总监
position-general-manager = 总经理
    .words = 老总
position-deputy-general-manager = 副总经理
    .words = 副总
position-sales-admin = 销售内勤
    .words = 业务内勤 内勤
position-finance = 财务
    .words = 财务部 会计
position-works = 工务
    .words = 工务部 生产
position-hr = 人事
    .words = 人事部 人力资源
position-admin = 管理员
    .words = 系统管理员
