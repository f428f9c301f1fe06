# 日报，以及各种报告的卡片和汇总。
command-report = 写日报
    .words = 日报 写日报
report-title = 日报 · { $day }
report-done = 做了什么，去了哪里？
    .label = 工作
    .hint = 一家客户写一行，最清楚。
    .offered = 当天记下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就用这些
    .fresh = 不用，重新写
report-results = 有什么结果？
    .label = 结果
    .hint = 订单、回款、客户的承诺。
report-problems = 有什么问题，需要什么支持？
    .label = 问题
report-plan = 下一个工作日怎么安排？
    .label = 计划
    .hint = 去见谁，谈什么？
    .offered = 计划内和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什么就写上来，会接在后面。
    .keep = 就按计划
    .fresh = 不用，重新写

reportkind-daily = 日报
reportkind-weekly = 周报
reportkind-monthly = 月报
report-mine = <b>我的{ $kind }</b> · { $period }
report-of = <b>{ $name }的{ $kind }</b> · { $period }
report-in-time = { $at } 提交
report-late = ⏰ 迟交：{ $at }
report-version = 第 { $version } 版，{ $at } 修改
report-withdrawn = 本人已撤回。
report-is-read-by = 已发给{ $name }。对方回复之前，您可以修改或撤回。
report-has-no-reader = 已保存。目前没有上级可以看；上级加入后，在 /team 里能看到。
report-answered = 上级已回复。要补充，请回复这条消息。
report-was-answered = <i>✓ 已回复。再回复，本人也能收到。</i>
report-how-to-answer = <i>左滑这条消息回复，本人就能收到。</i>
report-change = 修改
report-withdraw = 撤回
report-again = 重新提交
report-write = 写{ $kind }
report-withdrawn-hint = 已撤回
report-came-back = { $name }重新提交了 { $period }的{ $kind }。

report-answered-already = { $period }的{ $kind }，上级已经回复，不能再改。要补充，请回复上级的那条消息。
report-gone = { $period }的{ $kind }已经撤回了。
report-gone-or-not-yours = 没有这份报告，或者您不能查看。
report-day-not-begun = { $period }还没到，{ $of ->
        [weekly] 周报只能写本周或以前的：/weekly、/weekly 上周。
        [monthly] 月报只能写本月或以前的：/monthly、/monthly 上月。
       *[daily] 日报只能写今天或以前的：/report、/report 昨天。
    }
report-day-long-past = { $period }太久了，不能再补了。可以试试：{ $of ->
        [weekly] /weekly 上周。
        [monthly] /monthly 上月。
       *[daily] /report 昨天。
    }

report-reminder = 您 { $period }的{ $kind }还没交，请在 { $due } 前提交。
report-please = { $name }提醒您交 { $period }的{ $kind }。
report-digest = <b>{ $of ->
        [weekly] 周报
        [monthly] 月报
       *[daily] 日报
    }汇总 · { $period }</b>
    已交 { $filed } · 迟交 { $late } · 未交 { $missing }
report-digest-missing = 未交：{ $names }
report-digest-on-leave = 请假：{ $names }
report-digest-late = ⏰ { $name } · { $period }
report-still-missing = { $name }还没交 { $period }的{ $kind }。
report-ask-for-it = 提醒一下
report-asked-for = 已提醒{ $name }交{ $kind }。
report-excused = { $name } { $period }请假，不用交{ $kind }。

report-visit = { $customer } · { $purpose }
report-visit-outcome = { $visit }：{ $outcome }
report-visit-next = { $visit } → { $step }
report-not-visited = { $progress }；没去：{ $names }
report-next = { $customer }：{ $step }
report-visits = 📍 拜访 { $count } 次
report-visits-of = <b>{ $name }的拜访</b> · { $day }：{ $count } 次
report-digest-visits = 📍 拜访共 { $visits } 次
report-digest-person = { $sign } { $name } · 拜访 { $visits } 次
report-digest-unfulfilled = 计划没完成：{ $names }
