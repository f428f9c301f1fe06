# 上级自己选的预警。
command-alerts = 预警设置
    .words = 预警 预警设置 提醒设置
menu-alerts = 🔔 预警
alertkind-big-order = 大单
alertkind-lost-order = 丢单
alertkind-not-seen = 重点客户未拜访
alertkind-at-risk = 目标落后
alertkind-missing = 未签到
alertkind-complaint = 客诉
alerts-settings = <b>🔔 预警</b>
    团队里有这些情况，马上通知您。点一下打开或关闭。
alerts-come = { $at ->
        [working] 上班时间通知；其他时间和您休假时先攒着，之后合成一条发。
        [evening] 工作日从上班到 { $until } 通知；其他时间和您休假时先攒着，之后合成一条发。
       *[always] 随时通知，休息日和休假时也发。
    }
alerts-nobody-below = 您还没有下属，暂时没有可通知的。
alerts-is-on = ✅ { $kind }
alerts-is-off = ⬜ { $kind }
alerts-from = { $amount }起
alerts-days-over = 超 { $days } 天
alerts-time = { $is_chosen ->
        [yes] ●{" "}
       *[no] {""}
    }{ $at ->
        [working] 上班时间
        [evening] 到 { $until }
       *[always] 随时
    }
big-order-title = 预警 · 大单
big-order-amount = 订单多少金额起通知您？
    .label = 金额
    .hint = 含税。点一个，或直接输入；其他币种的订单不比较。
not-seen-title = 预警 · 重点客户未拜访
not-seen-days = A 类客户超过拜访周期几天没拜访，就通知您？
    .label = 天数
    .hint = 点一个，或输入 1 到 365。
alert-head = 🔔 <b>{ $kind }</b>
alert-answer = 回复本条，可直接问{ $name }。
alert-open = 打开
alerts-head = 🔔 <b>{ $number } 条预警</b>
alerts-of-a-kind = <b>{ $kind }</b>
alerts-line = • { $words }
alerts-answer-which = 这条涉及多人。请先打开要说的那一条，再回复。
alert-big-order = { $name } · { $customer } · { $number } · { $total }
alert-lost-order = { $name } · { $customer } · { $total } · { $state }{ $has_reason ->
        [yes] ：{ $reason }
       *[no] {""}
    }
alert-not-seen = { $name } · { $customer } · 上次拜访 { $day }，已 { $days } 天
alert-never-seen = { $name } · { $customer } · { $day }建档后未拜访过
alert-at-risk = { $name } · { $month }{ $is_team ->
        [yes] 团队{ $measure }
       *[no] { $measure }
    }：只有应有进度的 { $percent }%（{ $achieved } / { $target }）
alert-at-risk-several = { $name } · { $month }，只有应有进度的：{ $each }
alert-at-risk-one = { $is_team ->
        [yes] 团队{ $measure }
       *[no] { $measure }
    } { $percent }%
alert-missing = { $begins } 上班 · { $number } 人：{ $names }
alert-complaint = { $name } · { $customer }：{ $words }
alert-return = { $name } · { $customer } · { $number } 要退换货：{ $words }
alert-bill = { $name } · { $customer } · 应收 { $amount } 有争议：{ $words }
