# 图表：可以问什么、图下面的数据、表格的列标题。
command-figures = 图表
    .words = 图表 数据图 业绩图
figures-which = 📊 <b>图表</b> · { $whose } · { $period }
    点一项，马上发图，图下附数据。
figures-of-mine = 我的
figures-of-team = 我的团队
figures-title = { $figure } · { $whose } · { $period }
figure-turnover = 月度销售额
    .question = 📈 月度销售额
figure-people = 人员销售额
    .question = 👥 按人员
    .heading = 人员 / 团队
figure-customers = 客户销售额
    .question = 🏪 按客户
    .heading = 客户
figure-products = 产品销售额
    .question = 📦 按产品
    .heading = 产品
figure-funnel = 从客户到回款
    .question = 🔻 从客户到回款
    .heading = 环节
figure-compared = 与平均对比
    .question = 🕸 与平均对比
figures-picture-title = { $figure } · { $period }
figures-coming = 图表马上发来。
figures-nothing = { $title }：还没有数据，画不出图。换个期间试试。
figures-too-few = 同组销售不到三人，平均数会透露别人的数字，不能对比。
figures-alone = 与{ $name }同组的没有别的销售，没有平均数可比。换一个人试试。
figures-whom = 看谁与本组平均的对比？{ $period }
figures-nobody = 您下面还没有销售人员，换一项试试。
figures-back = ‹ 其他图表
figures-in = 📊 { $currency } 的图
figures-also = 另有 { $currencies } 的销售额，见下方按钮。
figures-note = { $whose } · 合计 { $total } · 共 { $number } { $of ->
        [customers] 家
        [products] 种
       *[other] 人
    } · 截至 { $day }
figures-others = 其他 { $number } 项
figures-not-yours-now = 已转给他人的客户
figures-head = <b>{ $title }</b>
    合计 { $total }（已确认订单，减去取消和退货）
figures-line = { $number }. { $name }：{ $amount }{ $share ->
        [none] {""}
       *[other] （{ $share }）
    }
figures-foot-products = 每张订单按现在的明细分摊到产品。
figures-months-note = { $whose } · 累计 { $total }{ $has_growth ->
        [yes] {" "}· 到{ $until }同比 { $growth }
       *[no] {""}
    } · 截至 { $day }
figures-months-head = <b>{ $title }</b>
    累计 { $total }{ $has_growth ->
        [yes] {" "}· 到{ $until }同比 { $growth }
       *[no] {""}
    }
figures-month-line = { $month }：{ $amount } · 去年 { $before }{ $has_growth ->
        [yes] （{ $growth }）
       *[no] {""}
    }{ $has_target ->
        [yes] {" "}· 目标 { $target }
       *[no] {""}
    }
figures-month = 月份
figures-turnover = 销售额
figures-year-before = 去年
figures-more = ……其余见表格
figures-share = 占比
figures-number-of-customers = 客户数
figures-funnel-note = { $whose } · 按现在名下的客户 · 截至 { $day }
figures-funnel-head = <b>{ $title }</b>
figures-stage-owned = 客户
figures-stage-visited = 拜访过
figures-stage-ordered = 下过单
figures-stage-paid = 回过款
figures-stage = { $name }：{ $number } 家{ $share ->
        [none] {""}
       *[other] （{ $share }）
    }
figures-foot-funnel = 每个环节单独计数：电话下单的，不算拜访过。
figures-seen = 客户拜访率
figures-again = 复购率
figures-compared-title = { $name }与平均对比 · { $period }
figures-compared-picture = { $name } · { $period }
figures-compared-note = { $number } 人平均 = 100% · 截至 { $day }
figures-compared-head = <b>{ $title }</b>
    { $note }
figures-compared-line = { $name }：{ $own } · 平均 { $average } · { $percent }
