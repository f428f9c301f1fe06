# 请假之后：卡片、余额、谁在休假。
leave-of-mine = <b>我的请假</b>
leave-of = <b>{ $name }的请假</b>
leave-line = { $kind } · { $span } · { $whole_calendar ->
        [yes] 共 { $days } 天（含休息日）
       *[no] { $days } 个工作日
    }
leave-adjusted = 📅 工作日历有调整，已重新计算；申请时是 { $asked } 天。
leave-provisional = 📅 暂定：{ $years } 年的调休上班日还没有录入，录入后会重新计算。
leave-picture-missing = 📷 证明还没有交。
leave-balance-then = { $kind }（{ $year } 年）：还有 { $before } 天，请完剩 { $after } 天
leave-taken-besides = { $kind }（{ $year } 年）：除这次外已请 { $days } 天
leave-beside = ⚠️ 前后相连还请了：{ $spans }，合计 { $days } 天。
leave-no-clashes = 这段时间团队里没有别人休假。
leave-clashes = 同一时间休假的有：
leave-clash = · { $name }：{ $span }{ $waits ->
        [yes] （待审批）
       *[no] {""}
    }
leave-clashes-more = …还有 { $number } 人
leave-rule = 规定：这么多天的假，审批人：{ $approvers }
leave-state = { $state ->
        [approved] ✓ <b>已批准</b>
        [refused] ✗ <b>未批准</b>
        [withdrawn] <b>已撤回</b>
       *[cancelled] <b>已取消</b>
    }
leave-comes-back = { $outcome ->
        [approved] ↩ 提前销假，{ $day }{ $half }起上班。
       *[open] ↩ 申请提前销假，{ $day }{ $half }起上班，待审批。
    }

approval-step-decided = { $outcome ->
        [refused] ✗ { $by }
       *[approved] ✓ { $by }
    }{ $stands_in ->
        [yes] （代{ $for_whom }）
       *[no] {""}
    } · { $at }
approval-step-open = ⏳ 等{ $names }审批
approval-step-nobody = ⏳ 等{ $position }审批。目前没有人可以审批，已通知管理员。
approval-step-later = · 然后：{ $position }
approver-superior = 上级

leave-withdraw = 撤回
leave-cancel = 取消请假
leave-cancel-sure = 确定取消{ $kind }（{ $span }）？审批人会收到通知，天数退还给您。
leave-cancel-no = 不取消
leave-cancel-yes = 确认取消
leave-come-back = 提前销假
leave-see-return = 看销假申请
leave-see-request = 看这次请假
leave-add-picture = 📷 补照片
leave-show-pictures = 📷 看照片（{ $number }）
leave-decide = 去审批
leave-calendar-then = 🌴 谁在休假
leave-withdrawn-hint = 已撤回
leave-cancelled-hint = 已取消
leave-picture-title = 补交请假证明
leave-picture-pictures = 请发证明的照片，比如病假条。
    .label = 证明

leave-mine = <b>我的请假</b>
    最近的排前面，点开可以查看、撤回或取消。
leave-mine-none = 您还没有请过假。
leave-in-the-list = { $state ->
        [approved] ✓
        [refused] ✗
        [withdrawn] –
        [cancelled] –
       *[open] ⏳
    } { $kind } · { $span }
leave-ask-anew = 请假
leave-see-balance = 🧮 假期余额
leave-see-mine = 🗂 我的请假

leave-return-title = 提前销假
leave-return-back_on = 从什么时候开始上班？
    .label = 开始上班
    .hint = 点一个，或者打字，比如“明天下午”。
leave-return-reason = 为什么提前销假？
    .label = 原因
leave-return-from = { $day }{ $half }
leave-return-line = 提前销假：{ $day }{ $half }起上班
leave-return-out-of = 原来请的是{ $kind } · { $span }，没休的 { $days } 天退还。
leave-return-unclear = 看不出“{ $words }”是哪天。请点下面的按钮，或者打字，比如“明天下午”。
leave-return-not-then = 这个半天已经过了，或者不在您的假期里。请另选。
leave-return-nothing-back = 从那时起到假期结束都不上班，没有天数可退。请选早一点的半天。
leave-return-waits-already = 您已经申请过提前销假，还在等审批。要改时间，请先撤回那个申请。

leave-approved = ✓ { $by }批准了您的请假：{ $kind }，{ $span }。
leave-approved-told = { $name }请假：{ $kind }，{ $span }。{ $by }已批准。
leave-refused = ✗ { $by }没有批准您的请假：{ $kind }，{ $span }。
    <blockquote>{ $reason }</blockquote>
leave-reopened = { $by }收回了决定，您的请假要重新审批：{ $kind }，{ $span }。
leave-reopened-told = { $name }的请假要重新审批：{ $kind }，{ $span }。原来的批准已收回。
leave-refused-told = { $name }的请假最后未批准：{ $kind }，{ $span }（{ $by }）。
leave-recounted = 📅 工作日历有调整：您的请假（{ $span }）现在算 { $after } 天，原来是 { $before } 天。{ $by_others ->
        [yes] 这么多天由别人审批，已经转过去了。
       *[no] {""}
    }
leave-recounted-told = 📅 工作日历有调整：{ $name }申请的{ $kind }（{ $span }）现在算 { $after } 天，原来是 { $before } 天。
leave-recounted-to-nothing = 📅 工作日历有调整：{ $span } 现在都放假，不用请假了，申请已撤回。
leave-overdrawn = ⚠️ 工作日历有调整，您请的天数超过了余额：{ NUMBER($year, useGrouping: 0) } 年{ $kind }还差 { $days } 天。请联系人事。
leave-overdrawn-of = ⚠️ 工作日历有调整，{ $name }请的天数超过了余额：{ NUMBER($year, useGrouping: 0) } 年{ $kind }还差 { $days } 天。
leave-cancelled-told = { $name }取消了请假：{ $kind }，{ $span }。
leave-return-approved = ✓ { $by }同意您 { $day }{ $half }起上班，没休的天数退还给您。
leave-return-refused = ✗ { $by }没有同意您 { $day }{ $half }起上班，请假不变：{ $span }。
    <blockquote>{ $reason }</blockquote>
leave-return-reopened = { $by }收回了决定，您 { $day }{ $half }起上班的申请要重新审批。请假：{ $span }。

leave-gone-or-not-yours = 没有这次请假，或者您不能查看。
leave-begun-already = 假期已经开始，不能取消，可以申请提前销假。
leave-over-already = 这次请假已经结束，或者未批准、已撤回、已取消，不能再改。要再请假，请发 /leave。
leave-not-begun = 假期还没开始，可以直接取消。
leave-pictures-enough = 照片最多 { $limit } 张，其余的请直接发给审批人。
leave-pictures-left-out = 照片最多 { $limit } 张，最后 { $number } 张没有加上，请直接发给审批人。

leave-balance-mine = <b>我的假期 · { $year } 年</b>
    点一种假，看明细。
leave-balance-of = <b>{ $name }的假期 · { $year } 年</b>
    点一种假，看明细。
leave-balance-left = { $kind } · 剩 { $left } 天{ $waiting ->
        [0] {""}
       *[other] （另有 { $waiting } 天待审批）
    }
leave-balance-taken = { $kind } · 已请 { $taken } 天{ $waiting ->
        [0] {""}
       *[other] （另有 { $waiting } 天待审批）
    }
leave-balance-each-time = { $kind } · 每次最多 { $limit } 天
leave-balance-of-kind = <b>{ $name } · { $kind }（{ $year } 年）</b>
leave-balance-makes = ＝ 剩 <b>{ $left }</b> 天
leave-balance-waiting = 其中待审批：{ $waiting } 天
leave-balance-nothing = 还没有记录。
leave-balance-back = 返回
balance-entitled = { NUMBER($year, useGrouping: 0) } 年的额度
balance-accrued = { $months } 个月累计
balance-carried = { NUMBER($year, useGrouping: 0) } 年结转，{ $until }到期
balance-expired = { $until }到期没用完，已作废
balance-credit = { $day }：{ $reason }
balance-taken = { $span }
balance-waiting = { $span }（待审批）
balance-credited = 人事增减了您 { NUMBER($year, useGrouping: 0) } 年的{ $kind }：{ $days } 天。原因：{ $reason }
balance-credit-not-for-this-kind = { $kind }不记余额，不能增减，请换个假别。
balance-credit-not-for-yourself = 不能增减自己的假期，请找人事的其他同事登记。

leave-credit-title = 增减{ $name }的假期
leave-credit-kind = 哪种假？
    .label = 假别
leave-credit-days = 多少天？
    .label = 天数
    .hint = 以半天为单位，比如 0.5 或 2；要扣减就写负数：-1。
leave-credit-day = 是哪一天的？
    .label = 日期
    .hint = 比如加班的那天；天数记在那一年。
leave-credit-reason = 什么原因？
    .label = 原因
leave-credit-halves = “{ $words }”不是半天的倍数。请写 0.5、2 或 -1 这样的数。
leave-credit-given = ✓ 已登记，对方会收到通知。
leave-credit-give = ± 增减天数
leave-people = <b>全员假期</b>
    共 { $people } 人
leave-people-open = 👥 全员
leave-calendar-open = 🌴 谁在休假

leave-calendar = <b>谁在休假 · { $month }</b>
leave-calendar-today = 今天：{ $names }
leave-calendar-nobody-today = 今天没有人休假。
leave-calendar-nobody = 这个月没有人休假。
leave-calendar-days = <b>{ $span }</b>：{ $names }
leave-calendar-one = { $name }{ $half ->
        [morning] （上午）
        [afternoon] （下午）
       *[both] {""}
    }{ $waits ->
        [yes] ？
       *[no] {""}
    }
leave-calendar-hint = <i>？待审批</i>
leave-calendar-request = { $name } · { $kind } · { $span }
