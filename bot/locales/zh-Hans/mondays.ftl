# 周一早上给上级的团队一周：一张图，十行字。
monday-title = <b>团队一周</b> · { $week } · { $people } 人
monday-empty = 这一周没有任何记录。
monday-visits = 🚶 拜访 { $number } 次（{ $classes }）
monday-no-visits = 🚶 没有拜访
monday-planned = 🗓 计划 { $planned } 家，完成 { $done } 家（{ $percent }%）
monday-orders = 🧾 订单 { $number } 单（{ $sums }）
monday-money = 💰 销售 { $sales } · 回款 { $receipts }{ $has ->
        [yes] {""}（{ $percent }%）
       *[no] {""}
    }
monday-new = 🆕 新客户 { $number } 家
monday-overdue = ⏰ 当前逾期 { $sums }
monday-leave = 🌴 请假 { $days } 天
monday-reports-filed = 📝 周报已交 { $filed }/{ $owed } 份
monday-shares = 🎯 { $month }{ $measure }完成率：最高 { $best } { $most }%，最低 { $weakest } { $least }%
monday-share = 🎯 { $month }{ $measure }完成率：{ $best } { $most }%
monday-reports = 周报汇总
monday-no-reports = { $week }没有要您看的周报。
monday-picture-visits = 一周拜访
monday-picture-sales = 一周销售
monday-picture-note = { $week } · { $people } 人；拜访次数{ $has_plans ->
        [yes] （完成/计划）
       *[no] {""}
    }
monday-picture-note-sales = { $week } · { $people } 人
monday-as-planned = 计划内
monday-besides = 计划外
monday-not-visited = 计划未拜访
monday-sold = 销售
monday-bar = { $visits }{ $planned ->
        [0] {""}
       *[other] （{ $done }/{ $planned }）
    }
monday-team-of = { $name } · { $people } 人
monday-others = 其他 { $number } 人平均
