# 工作日历：一年里与平常不同的日子。
command-calendar = 节假日和调休
    .words = 日历 工作日历 节假日 放假安排
calendar-title = 📅 <b>{ $year } 年工作日历</b>
calendar-is-provisional = ⚠️ 暂定：调休上班日还没有录入，目前只算法定节假日。录入后，请假天数会重新计算。
calendar-not-entered = 这一年还没有录入，按每周固定的工作日计算。
calendar-line = { $days } · { $kind }
calendar-line-named = { $days } · { $kind } · { $name }
daykind-off = 休
daykind-working = 班
calendar-before = ‹ { $year }
calendar-after = { $year } ›
calendar-open = { $year } 年工作日历
calendar-add = ＋ 添加或修改
calendar-complete = ✓ { $year } 年已录全
calendar-complete-sure = { $year } 年的节假日和调休上班日都录入了吗？
    确认后这一年不再是“暂定”，系统也不再自动补录；单独的日子以后仍可修改。
calendar-complete-no = 还没有
calendar-complete-yes = 确认，已录全
calendar-completed = { $year } 年已录全
calendar-provisional = 📅 { $year } 年的调休上班日还没有录入，目前只算法定节假日，{ $year } 年的请假都标为“暂定”。
    公布后，请人事或管理员用 /calendar 录入，或用 <code>fieldbook calendar import</code> 导入表格，再点“{ $year } 年已录全”。

calendar-day-title = 工作日历
calendar-day-day = 哪一天？
    .label = 日期
calendar-day-kind = 这天怎么安排？
    .label = 安排
calendar-day-called = 叫什么？
    .label = 名称
    .hint = 比如：公司团建
calendar-so-far = 原来：{ $said }
calendar-day-set = ✓ 已录入，立即生效，请假天数也按这个算。
dayas-off = 放假
    .words = 休 休息 假日 节假日 法定节假日 休息日 假
dayas-working = 上班
    .words = 班 补班 加班 调班 补上班 调休上班 工作日 上班日 补班日 工作
dayas-usual = 照常
    .words = 正常 照旧 平常 恢复
