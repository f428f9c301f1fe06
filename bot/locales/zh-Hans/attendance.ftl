# 签到签退、每月考勤、补签。
command-checkin = 签到
    .words = 签到 上班打卡 上班签到
command-checkout = 签退
    .words = 签退 下班打卡 下班签退
command-signin =
    .words = 打卡 考勤打卡
command-attendance = 我的考勤
    .words = 考勤 我的考勤 考勤记录
way-in = 签到
way-out = 签退

checkin-title = 签到
checkin-place = 您在哪里？点“发我的位置”就签好了。
    .label = 位置
    .hint = 没有定位就点“跳过”：照样算签到，再说一下您在哪里。
checkout-title = 签退
checkout-place = 您在哪里？点“发我的位置”就签好了。
    .label = 位置
    .hint = 没有定位就点“跳过”：照样算签退，再说一下您在哪里。
elsewhere-title = 当时的位置
elsewhere-reason = 刚才您在哪里？一句话就行。
    .label = 原因
    .hint = 已经记下了。点一个原因，或者打字。
forgot-in-title = 补签到 · { $day }
forgot-in-at = 几点到的？
    .label = 时间
    .hint = 比如 9:05、九点。
forgot-in-reason = 怎么没签上？
    .label = 原因
    .hint = 点一个原因，或者打字，上级会看到。
forgot-out-title = 补签退 · { $day }
forgot-out-at = 几点走的？
    .label = 时间
    .hint = 比如 18:05、六点半。
forgot-out-reason = 怎么没签上？
    .label = 原因
    .hint = 点一个原因，或者打字，上级会看到。
forgot-both-title = 补签 · { $day }
forgot-both-times = 几点到几点在岗？
    .label = 时间
    .hint = 点上班时间，或者打字，比如 8:55-18:05。
forgot-both-reason = 怎么没签上？
    .label = 原因
    .hint = 点一个原因，或者打字，上级会看到。

reason-at = 在客户处：{ $customer }
reason-customer = 在客户处
reason-on-the-road = 在路上
reason-no-position = 手机没有定位
reason-forgot = 忘了
reason-no-phone = 手机没电或坏了

attendance-need-not = 您的岗位不用签到签退。
attendance-signed-in-already = 您 { $at } 已经签到了。
attendance-signed-out-already = 您 { $at } 已经签退了。要再签退一次吗？以最后一次为准。
attendance-out-again = 🔴 再签退一次
attendance-asked-long-ago = 这是 { $at } 问的。现在要签的话，请再点一次按钮。
attendance-where = 您还在刚才发位置的地方吗？
attendance-from-there = 还在（{ $at } 的位置）
attendance-from-here = 不在了，重新发位置
attendance-mend-in = 忘了签到，补签
attendance-mend-earlier = 我早就到了，补签到
attendance-mend-before = { $day }忘了签退，补签
signing-gone-or-not-yours = 没有这条签到记录，或者您不能查看。

signing = <b>{ $way ->
        [in] 🟢 已签到
       *[out] 🔴 已签退
    } · { $at }</b>
signing-on-time = 准时签到，祝您今天顺利！
signing-late = ⏰ 迟到 { $minutes } 分钟（{ $due } 上班）。
signing-late-grace = ⏰ 迟到 { $minutes } 分钟（最晚 { $by } 签到）。
signing-too-late = ⏰ 已超过迟到时限，按规定{ $halves }算旷工。如果有原因，请跟上级说一声。
signing-day-off = 休息日，已经记下。
signing-hours = { $is_today ->
        [yes] 今天
       *[no] { $day }
    }：{ $hours } 小时 { $minutes } 分钟
signing-early = 早退 { $minutes } 分钟（{ $due } 下班）。
signing-before-end = { $end } 才下班。在这之前回来，请再签到。
signing-never-in = 您{ $is_today ->
        [yes] 今天
       *[no] 那天
    }没有签到。
rule-fine = 规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内罚款 { $fine }。只是建议，由人来定。
rule-pay = 规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内扣 { $days } 天工资。只是建议，由人来定。
signing-there = 📍 { $place }
signing-elsewhere = 📍 离{ $place } { $distance }
signing-somewhere = 📍 位置已记下
signing-position-before = 用的是 { $at } 的位置（{ $minutes } 分钟前）
signing-without-position = 📍 没有位置
signing-reason = 原因：{ $reason }
signing-give-reason = 说明原因
signing-mended = 事后补签，上级已同意

attendance-mine = <b>我的考勤</b> · { $month }
attendance-of = <b>{ $name }的考勤</b> · { $month }
attendance-totals = 出勤 { $present } 天
    迟到 { $late } 次 · 早退 { $early } 次
    旷工 { $absent } 天
attendance-leave = 请假：{ $kinds }
attendance-leave-of = { $kind } { $days } 天
attendance-forgotten = 漏签未补：{ $number } 天
attendance-days-off = 休息日上班 { $days } 天，{ $hours } 小时 { $minutes } 分钟
attendance-line = { $day }：{ $said }
attendance-late = 迟到 { $minutes } 分钟
attendance-early = 早退 { $minutes } 分钟
attendance-no-sign-in = 没有签到
attendance-no-sign-out = 没有签退
attendance-day-off = 休息日上班 { $times }
attendance-waits = { $way ->
        [in] 补签到
        [out] 补签退
       *[both] 补签到和签退
    } { $times } 待同意
attendance-elsewhere = { $at } { $said }
attendance-away = 离{ $place } { $distance }
attendance-no-position = 没有位置
attendance-no-reason = 没说原因
attendance-mended = { $at } 补签
attendance-people-decide = <i>日期后面是按规定给出的建议，由人来定。</i>
attendance-mend-in-of = { $day }：我到岗了，补签到
attendance-mend-out-of = { $day }：补签退
attendance-my-people = 👥 下属考勤
attendance-everybody = 👥 所有人
attendance-open = 看考勤
attendance-gone-or-not-yours = 没有这份考勤，或者您不能查看。
attendance-nobody-called = 没有叫“{ $name }”的人，或者您不能查看。
attendance-people = <b>考勤</b> · { $day }
    { $people } 人
    ✓ 已签到 / ◂ 已签退 / ⌂ 休假 / · 还没签 / ✗ 已离职
attendance-get-sheet = 📄 { $month }（.xlsx）
attendance-sheet-coming = 表格马上发来
attendance-sheet-file = 考勤表 { $month }
attendance-sheet = <b>考勤表</b> · { $month } · { $people } 人
    截至现在。罚款和扣薪只是建议，由人来定。

proposal-late-fine = 迟到 { $minutes } 分钟（规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内罚款 { $fine }）
proposal-late-pay = 迟到 { $minutes } 分钟（规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内扣 { $days } 天工资）
proposal-early-fine = 早退 { $minutes } 分钟（规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内罚款 { $fine }）
proposal-early-pay = 早退 { $minutes } 分钟（规定：{ $up_to ->
        [60] 1 小时
       *[other] { $up_to } 分钟
    }以内扣 { $days } 天工资）
proposal-absent-half = { $half }旷工（规定：扣 { $days } 天工资）
proposal-absent-day = 全天旷工（规定：扣 { $days } 天工资）
proposal-absent-in-a-row = 从{ $since }起连续旷工 { $number } 个工作日（规定：满 { $from_days } 天按自动离职上报）

attendance-reminder = { $begins } 上班，您还没有签到。
attendance-missing = <b>还没有签到</b> · { $day } · { $number } 人
    { $names }
attendance-absent-in-a-row = ⚠️ { $name }从{ $since }起连续 { $number } 个工作日旷工，没有请假。按规定要按自动离职上报，请先了解情况，由人来定。
attendance-forgot = { $day }您 { $at } 签到后没有签退。几点走的？上级同意就补上了。
attendance-mend-end = 按时下班 · { $end }
attendance-mend-other = 其他时间

correction-of = { $way ->
        [in] 补签到
        [out] 补签退
       *[both] 补签到和签退
    } · { $day } { $times }
correction-reason = 原因：{ $reason }
correction-signed = 当天记录：{ $signs }
correction-sign = { $way ->
        [in] { $at } 签到
       *[out] { $at } 签退
    }
correction-withdraw = 撤回
correction-withdrawn = 已撤回。
correction-applicant-left = { $name }已离职。
correction-withdrawn-hint = 已撤回
correction-approved = ✓ { $by }已同意，{ $day } { $times } 的{ $is_whole ->
        [yes] 签到和签退
       *[no] { $way }
    }补上了。
correction-not-needed = { $by }已同意。不过{ $day }您自己的签到记录后来到了，以它为准，{ $times } 不用补了。
correction-refused = ✗ { $by }没有同意补{ $day } { $times } 的{ $is_whole ->
        [yes] 签到和签退
       *[no] { $way }
    }。{ $reason }
correction-reopened = { $by }收回了决定，补{ $day } { $times } 的{ $is_whole ->
        [yes] 签到和签退
       *[no] { $way }
    }要重新审批。
correction-gone-or-not-yours = 没有这条补签，或者您不能查看。
correction-at-unclear = 看不出“{ $words }”是几点。请写 18:05、六点半、上午9点这样的时间。
correction-times-unclear = 看不出“{ $words }”是几点到几点。请写 8:55-18:05 这样的时间。
correction-backwards = 走的时间早于到的时间。请先写几点到的，再写几点走的。
correction-future = 这个时间还没到，补签只能补已经过去的时间。
correction-long-past = 太久了，只能补最近 { $days } 天的，请找人事。
correction-before-sign-in = 那天在这个时间之前没有签到。请写晚一点的时间，或者先补签到：/attendance。
correction-after-sign-out = 您那天 { $out } 签退了，到的时间应该更早。请写早一点的时间。
correction-not-missing = 这里不缺签：已经签过，或者补签已经提交。发 /attendance 看本月考勤。

sheet-people = 汇总
sheet-days = 每日明细
sheet-name = 姓名
sheet-position = 职务
sheet-superior = 上级
sheet-expected = 应出勤（天）
sheet-present = 出勤（天）
sheet-late-times = 迟到（次）
sheet-late-minutes = 迟到（分钟）
sheet-early-times = 早退（次）
sheet-early-minutes = 早退（分钟）
sheet-absent = 旷工（天）
sheet-days-off = 休息日上班（天）
sheet-hours-off = 休息日上班（小时）
sheet-leave-of = { $kind }（天，{ $is_paid ->
        [yes] 带薪
       *[no] 无薪
    }）
sheet-forgotten = 漏签
sheet-fines = 建议罚款（{ $currency }）
sheet-pay = 建议扣薪（天）
sheet-remarks = 备注
sheet-total = 合计
sheet-day = 日期
sheet-weekday = 星期
sheet-hours = 工作时间
sheet-state = 状态
sheet-is-present = 出勤
sheet-is-absent = 旷工
sheet-on-leave = 请假
sheet-off = 休息
sheet-off-worked = 休息，有上班
sheet-not-yet = 未到
sheet-half = { $half }{ $state }
sheet-in = 首次签到
sheet-out = 最后签退
sheet-spent = 在岗（小时）
sheet-leave = 请假（天）
sheet-leave-kind = 假别
sheet-leave-kind-of = { $kind }（{ $is_paid ->
        [yes] 带薪
       *[no] 无薪
    }）
sheet-where = 外勤与补签
sheet-proposed = 按规定的建议
sheet-about = 说明
sheet-company = 公司
sheet-month = 月份
sheet-as-of = 截至
sheet-currency = 币种
sheet-people-decide = 罚款和扣薪是按规定给出的建议，由人来定。
