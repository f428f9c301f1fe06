# 某期間的進度。
measure-sales = 銷售
    .words = 銷售額 業績
measure-receipts = 收款
    .words = 回款 收款額
measure-new-customers = 新客戶
    .words = 新增客戶 新客戶數 開發客戶
    .counted = { $number } 家
    .beside = { $number } 家
measure-visits = 拜訪
    .words = 拜訪次數 拜訪量
    .counted = { $number } 次
    .beside = { $number } 次
pace-head = <b>{ $period }</b> · 工作日已過 { $gone }/{ $total } 天
pace-head-first-day = <b>{ $period }</b> · 第一個工作日結束後才有進度和預估
pace-head-ahead = <b>{ $period }</b> · 還沒開始
pace-head-over = <b>{ $period }</b> · 已結束
pace-of-company = <b>公司</b>
pace-of-team = <b>團隊</b>
pace-of-person = <b>個人</b>
pace-line = { $sign } <b>{ $measure }</b> { $achieved } / { $target } · 達成 { $percent }%
pace-percent = 進度 { $percent }%
pace-forecast = 預估 { $amount }
pace-reached = 已達成
pace-a-day = 每天還要 { $amount }
pace-short = 差 { $amount }
pace-no-target = { $sign } <b>{ $measure }</b> { $achieved }
pace-period = { $is_shown ->
        [yes] • { $period }
       *[no] { $period }
    }
pace-picture = 📊 圖表
pace-targets = 🎯 目標
pace-coming = 圖表馬上就來。
pace-title = { $name } · { $period }
pace-note = 截至 { $day }
pace-note-days = 工作日已過 { $gone }/{ $total } 天 · { $day }
pace-legend-actual = 已達成
pace-legend-by-now = 依進度應達成
pace-legend-forecast = 預估
pace-row = { $with_name ->
        [yes] { $who } · { $measure }
       *[no] { $measure }
    }
pace-row-says = { $achieved } / { $target } · { $percent }%
pace-caption = 🎯 <b>{ $title }</b>
pace-caption-line = { $measure }：{ $achieved } / { $target }
pace-caption-by-now = 應達成 { $amount }
whom-company = 公司
whom-team = 團隊
whom-person = 個人
