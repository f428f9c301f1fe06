# 周报和月报：要写的，和自动汇总的。
command-weekly = 写周报
    .words = 周报 写周报
command-monthly = 写月报
    .words = 月报 写月报
menu-weekly = 📝 周报
menu-monthly = 📝 月报
weekly-usual = 周报
    .words = 一周 周报
weekly-this = 本周
    .words = 本周 这周 这一周 本星期 这星期 这个星期 这礼拜
weekly-last = 上周
    .words = 上周 上一周 上星期 上个星期 上礼拜
monthly-usual = 月报
    .words = 月报
monthly-this = 本月
    .words = 本月 这个月 当月
monthly-last = 上月
    .words = 上月 上个月

weekly-title = 周报 · { $period }
weekly-done = 这一周做得怎么样？
    .label = 总结
    .hint = 有什么成果，哪些顺利，哪些没做好。
    .offered = 这一周记下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就用这些
    .fresh = 不用，重新写
weekly-problems = 有什么问题，需要什么支持？
    .label = 问题
weekly-plan = 接下来一周怎么安排？
    .label = 下周计划
    .hint = 去见谁，想达成什么？
    .offered = 计划内和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就按计划
    .fresh = 不用，重新写
monthly-title = 月报 · { $period }
monthly-done = 当月做得怎么样？
    .label = 总结
    .hint = 有什么成果，哪些顺利，哪些没做好。
    .offered = 当月记下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就用这些
    .fresh = 不用，重新写
monthly-problems = 有什么问题，需要什么支持？
    .label = 问题
monthly-plan = 接下来一个月怎么安排？
    .label = 下月计划
    .hint = 重点跟哪些客户，想达成什么？
    .offered = 计划内和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就按计划
    .fresh = 不用，重新写

report-part = { $period }：{ $words }
report-ahead = { $day }：{ $names }
report-plan-of-the-week = 🗓 下周拜访计划
report-latest = { $of ->
        [weekly] { $period }的周报
        [monthly] { $period }的月报
       *[daily] { $period }的日报
    }

work-nothing = 这段时间没有记录。
work-visits = 📍 拜访 { $number } 次（A { $a } · B { $b } · C { $c }）
work-planned = 🗓 计划拜访 { $planned } 家，完成 { $done } 家
work-orders = 🧾 订单 { $number } 笔 · { $amounts }
work-sales = 📈 销售 { $amounts }
work-receipts = 💰 回款 { $amounts }
work-new-customers = 🏪 新客户 { $number } 家
work-overdue = ⏰ 当前逾期 { $amounts }
work-leave = 🌴 请假 { $days } 天
work-team = <b>团队合计</b>
