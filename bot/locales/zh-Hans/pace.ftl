# 某期间的进度。
measure-sales = 销售
    .words = 销售额 业绩
measure-receipts = 回款
    .words = 回款额 收款
measure-new-customers = 新客户
    .words = 新增客户 新客户数 开发客户
    .counted = { $number } 家
    .beside = { $number } 家
measure-visits = 拜访
    .words = 拜访次数 拜访量
    .counted = { $number } 次
    .beside = { $number } 次
pace-head = <b>{ $period }</b> · 工作日已过 { $gone }/{ $total } 天
pace-head-first-day = <b>{ $period }</b> · 第一个工作日结束后才有进度和预计
pace-head-ahead = <b>{ $period }</b> · 还没开始
pace-head-over = <b>{ $period }</b> · 已结束
pace-of-company = <b>公司</b>
pace-of-team = <b>团队</b>
pace-of-person = <b>个人</b>
pace-line = { $sign } <b>{ $measure }</b> { $achieved } / { $target } · 完成 { $percent }%
pace-percent = 进度 { $percent }%
pace-forecast = 预计 { $amount }
pace-reached = 已达成
pace-a-day = 每天还需 { $amount }
pace-short = 差 { $amount }
pace-no-target = { $sign } <b>{ $measure }</b> { $achieved }
pace-period = { $is_shown ->
        [yes] • { $period }
       *[no] { $period }
    }
pace-picture = 📊 图表
pace-targets = 🎯 目标
pace-coming = 图表马上就来。
pace-title = { $name } · { $period }
pace-note = 截至 { $day }
pace-note-days = 工作日已过 { $gone }/{ $total } 天 · { $day }
pace-legend-actual = 已完成
pace-legend-by-now = 按进度应完成
pace-legend-forecast = 预计
pace-row = { $with_name ->
        [yes] { $who } · { $measure }
       *[no] { $measure }
    }
pace-row-says = { $achieved } / { $target } · { $percent }%
pace-caption = 🎯 <b>{ $title }</b>
pace-caption-line = { $measure }：{ $achieved } / { $target }
pace-caption-by-now = 应完成 { $amount }
whom-company = 公司
whom-team = 团队
whom-person = 个人
