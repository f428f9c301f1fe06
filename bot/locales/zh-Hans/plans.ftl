# 拜访计划：一天、一周、上级收到的卡片、本人收到的通知。
command-plan = 拜访计划
    .words = 计划 拜访计划 我的计划
plan-title = { $whose ->
        [mine] 我的计划
       *[other] { $whose }的计划
    } · { $day }
plan-customer = 还要拜访哪家客户？
    .label = 客户
    .hint = 点一下，或输入名称的一部分、拼音、电话。

plan-day = <b>我的计划</b> · { $day }
plan-day-of = <b>{ $name }的计划</b> · { $day }
plan-day-off = 这天休息。
plan-progress = 计划 { $planned } 家，已拜访 { $done } 家{ $unplanned ->
        [0] { "" }
       *[other] ，计划外 { $unplanned } 家
    }
plan-nobody-yet = 还没有安排客户。
plan-is-not-sent = 还没提交
plan-is-sent = 已提交，待确认
plan-is-agreed = ✓ { $name }已同意
plan-rhythm = 例行拜访
plan-due = { $day }到期
plan-overdue = 逾期 { $days } 天
plan-more = …还有 { $number } 家
plan-log = 📍 记拜访：{ $name }
plan-suggest = 推荐
plan-add = ＋ 添加
plan-remove = ✕ 移除
plan-remove-whom = 要移除哪家？
plan-back = ‹ 回到当天
plan-order = 排路线
plan-order-here = 从这里排路线
plan-send = 提交给{ $name }
plan-agree = 同意
plan-open = 打开 { $day }
plan-before = ‹ { $day }
plan-after = { $day } ›
    .words = 下周 下星期 下个星期 下礼拜
plan-week-button = 周计划
    .words = 本周 这周 本星期 这星期 这个星期 这礼拜 周计划

plan-week = <b>我的计划</b> · { $day }这一周
plan-week-of = <b>{ $name }的计划</b> · { $day }这一周
plan-week-off = 这周没有工作日。
plan-week-suggest = 推荐整周
plan-week-send = 整周提交给{ $name }
plan-day-was = { $day }：计划 { $planned } 家，拜访 { $done } 家
plan-day-empty = { $day }：还没安排
plan-day-has = { $day }：{ $planned } 家 · { $state }

plan-how-to-answer = <i>左滑这条消息回复，本人就能收到。</i>
plan-was-changed = { $name }改了您 { $day }的计划：
plan-taken-off = 已移除：{ $names }
plan-agreed = { $days ->
        [1] ✓ { $name }同意了您 { $day }的计划。
       *[other] ✓ { $name }同意了您从 { $day }开始 { $days } 天的计划。
    }
plan-agreed-hint = 已同意
plan-differs = 您同意过的计划有变：{ $name }改了 { $day }的安排。

plan-agreed-already = { $name }已经同意了。
plan-nobody-to-suggest = 这天已排满，或没有到期的客户
plan-no-places = 没去的客户都没有位置，排不了
plan-not-yours = 没有这份计划，或者您不能查看。
plan-day-over = { $day }已经过了，计划不能再改。
plan-week-over = 这周没有可以安排的工作日了。
plan-too-far = { $day }太远了，只能看一年以内的计划。
plan-no-such-customer = { $name }名下没有这家客户。
plan-full = 一天最多 { $limit } 家，请先移除一家。
plan-empty = 还没有安排客户，请先添加再提交。
plan-nobody-above = 现在没有上级可以收，计划先留着就行。
