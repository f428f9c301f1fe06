# 簽到簽退、每月出勤、補簽。
command-checkin = 簽到
    .words = 簽到 上班打卡 上班簽到
command-checkout = 簽退
    .words = 簽退 下班打卡 下班簽退
command-signin =
    .words = 打卡 出勤打卡
command-attendance = 我的出勤
    .words = 出勤 考勤 我的出勤 出勤紀錄 差勤
way-in = 簽到
way-out = 簽退

checkin-title = 簽到
checkin-place = 您在哪裡？點「傳我的位置」就簽好了。
    .label = 位置
    .hint = 沒有定位就點「略過」：一樣算簽到，再說一下您在哪裡。
checkout-title = 簽退
checkout-place = 您在哪裡？點「傳我的位置」就簽好了。
    .label = 位置
    .hint = 沒有定位就點「略過」：一樣算簽退，再說一下您在哪裡。
elsewhere-title = 當時的位置
elsewhere-reason = 剛才您在哪裡？一句話就好。
    .label = 原因
    .hint = 已經記下了。點一個原因，或者打字。
forgot-in-title = 補簽到 · { $day }
forgot-in-at = 幾點到的？
    .label = 時間
    .hint = 例如 9:05、九點。
forgot-in-reason = 怎麼沒簽到？
    .label = 原因
    .hint = 點一個原因，或者打字，主管會看到。
forgot-out-title = 補簽退 · { $day }
forgot-out-at = 幾點離開的？
    .label = 時間
    .hint = 例如 18:05、六點半。
forgot-out-reason = 怎麼沒簽退？
    .label = 原因
    .hint = 點一個原因，或者打字，主管會看到。
forgot-both-title = 補簽 · { $day }
forgot-both-times = 幾點到幾點在班？
    .label = 時間
    .hint = 點上班時間，或者打字，例如 8:55-18:05。
forgot-both-reason = 怎麼沒簽到？
    .label = 原因
    .hint = 點一個原因，或者打字，主管會看到。

reason-at = 在客戶那裡：{ $customer }
reason-customer = 在客戶那裡
reason-on-the-road = 在路上
reason-no-position = 手機沒有定位
reason-forgot = 忘記了
reason-no-phone = 手機沒電或故障

attendance-need-not = 您的職務不用簽到簽退。
attendance-signed-in-already = 您 { $at } 已經簽到了。
attendance-signed-out-already = 您 { $at } 已經簽退了。要再簽退一次嗎？以最後一次為準。
attendance-out-again = 🔴 再簽退一次
attendance-asked-long-ago = 這是 { $at } 問的。現在要簽的話，請再點一次按鈕。
attendance-where = 您還在剛才傳位置的地方嗎？
attendance-from-there = 還在（{ $at } 的位置）
attendance-from-here = 不在了，重新傳位置
attendance-mend-in = 忘記簽到，補簽
attendance-mend-earlier = 我早就到了，補簽到
attendance-mend-before = { $day }忘記簽退，補簽
signing-gone-or-not-yours = 沒有這筆簽到紀錄，或者您不能查看。

signing = <b>{ $way ->
        [in] 🟢 已簽到
       *[out] 🔴 已簽退
    } · { $at }</b>
signing-on-time = 準時簽到，祝您今天順利！
signing-late = ⏰ 遲到 { $minutes } 分鐘（{ $due } 上班）。
signing-late-grace = ⏰ 遲到 { $minutes } 分鐘（最晚 { $by } 簽到）。
signing-too-late = ⏰ 已超過遲到時限，依規定{ $halves }算曠職。如果有原因，請跟主管說一聲。
signing-day-off = 休假日，已經記下。
signing-hours = { $is_today ->
        [yes] 今天
       *[no] { $day }
    }：{ $hours } 小時 { $minutes } 分鐘
signing-early = 早退 { $minutes } 分鐘（{ $due } 下班）。
signing-before-end = { $end } 才下班。在這之前回來，請再簽到。
signing-never-in = 您{ $is_today ->
        [yes] 今天
       *[no] 那天
    }沒有簽到。
rule-fine = 規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內罰款 { $fine }。只是建議，由人決定。
rule-pay = 規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內扣 { $days } 天薪資。只是建議，由人決定。
signing-there = 📍 { $place }
signing-elsewhere = 📍 距離{ $place } { $distance }
signing-somewhere = 📍 位置已記下
signing-position-before = 用的是 { $at } 的位置（{ $minutes } 分鐘前）
signing-without-position = 📍 沒有位置
signing-reason = 原因：{ $reason }
signing-give-reason = 說明原因
signing-mended = 事後補簽，主管已同意

attendance-mine = <b>我的出勤</b> · { $month }
attendance-of = <b>{ $name }的出勤</b> · { $month }
attendance-totals = 出勤 { $present } 天
    遲到 { $late } 次 · 早退 { $early } 次
    曠職 { $absent } 天
attendance-leave = 請假：{ $kinds }
attendance-leave-of = { $kind } { $days } 天
attendance-forgotten = 漏簽未補：{ $number } 天
attendance-days-off = 休假日上班 { $days } 天，{ $hours } 小時 { $minutes } 分鐘
attendance-line = { $day }：{ $said }
attendance-late = 遲到 { $minutes } 分鐘
attendance-early = 早退 { $minutes } 分鐘
attendance-no-sign-in = 沒有簽到
attendance-no-sign-out = 沒有簽退
attendance-day-off = 休假日上班 { $times }
attendance-waits = { $way ->
        [in] 補簽到
        [out] 補簽退
       *[both] 補簽到和簽退
    } { $times } 待同意
attendance-elsewhere = { $at } { $said }
attendance-away = 距離{ $place } { $distance }
attendance-no-position = 沒有位置
attendance-no-reason = 沒說原因
attendance-mended = { $at } 補簽
attendance-people-decide = <i>日期後面是依規定提出的建議，由人決定。</i>
attendance-mend-in-of = { $day }：我有到班，補簽到
attendance-mend-out-of = { $day }：補簽退
attendance-my-people = 👥 部屬出勤
attendance-everybody = 👥 所有人
attendance-open = 看出勤
attendance-gone-or-not-yours = 沒有這份出勤紀錄，或者您不能查看。
attendance-nobody-called = 沒有叫「{ $name }」的人，或者您不能查看。
attendance-people = <b>出勤</b> · { $day }
    { $people } 人
    ✓ 已簽到 / ◂ 已簽退 / ⌂ 休假 / · 還沒簽 / ✗ 已離職
attendance-get-sheet = 📄 { $month }（.xlsx）
attendance-sheet-coming = 表格馬上傳來
attendance-sheet-file = 出勤表 { $month }
attendance-sheet = <b>出勤表</b> · { $month } · { $people } 人
    截至目前。罰款和扣薪只是建議，由人決定。

proposal-late-fine = 遲到 { $minutes } 分鐘（規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內罰款 { $fine }）
proposal-late-pay = 遲到 { $minutes } 分鐘（規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內扣 { $days } 天薪資）
proposal-early-fine = 早退 { $minutes } 分鐘（規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內罰款 { $fine }）
proposal-early-pay = 早退 { $minutes } 分鐘（規定：{ $up_to ->
        [60] 1 小時
       *[other] { $up_to } 分鐘
    }以內扣 { $days } 天薪資）
proposal-absent-half = { $half }曠職（規定：扣 { $days } 天薪資）
proposal-absent-day = 整天曠職（規定：扣 { $days } 天薪資）
proposal-absent-in-a-row = 從{ $since }起連續曠職 { $number } 個工作日（規定：滿 { $from_days } 天視同自動離職呈報）

attendance-reminder = { $begins } 上班，您還沒有簽到。
attendance-missing = <b>還沒有簽到</b> · { $day } · { $number } 人
    { $names }
attendance-absent-in-a-row = ⚠️ { $name }從{ $since }起連續 { $number } 個工作日曠職，沒有請假。依規定要視同自動離職呈報，請先了解狀況，由人決定。
attendance-forgot = { $day }您 { $at } 簽到後沒有簽退。幾點離開的？主管同意就補上了。
attendance-mend-end = 準時下班 · { $end }
attendance-mend-other = 其他時間

correction-of = { $way ->
        [in] 補簽到
        [out] 補簽退
       *[both] 補簽到和簽退
    } · { $day } { $times }
correction-reason = 原因：{ $reason }
correction-signed = 當天紀錄：{ $signs }
correction-sign = { $way ->
        [in] { $at } 簽到
       *[out] { $at } 簽退
    }
correction-withdraw = 撤回
correction-withdrawn = 已撤回。
correction-applicant-left = { $name }已離職。
correction-withdrawn-hint = 已撤回
correction-approved = ✓ { $by }已同意，{ $day } { $times } 的{ $is_whole ->
        [yes] 簽到和簽退
       *[no] { $way }
    }補上了。
correction-not-needed = { $by }已同意。不過{ $day }您自己的簽到紀錄後來到了，以它為準，{ $times } 不用補了。
correction-refused = ✗ { $by }沒有同意補{ $day } { $times } 的{ $is_whole ->
        [yes] 簽到和簽退
       *[no] { $way }
    }。{ $reason }
correction-reopened = { $by }收回了決定，補{ $day } { $times } 的{ $is_whole ->
        [yes] 簽到和簽退
       *[no] { $way }
    }要重新簽核。
correction-gone-or-not-yours = 沒有這筆補簽，或者您不能查看。
correction-at-unclear = 看不出「{ $words }」是幾點。請寫 18:05、六點半、上午9點這樣的時間。
correction-times-unclear = 看不出「{ $words }」是幾點到幾點。請寫 8:55-18:05 這樣的時間。
correction-backwards = 離開的時間早於到的時間。請先寫幾點到的，再寫幾點離開的。
correction-future = 這個時間還沒到，補簽只能補已經過去的時間。
correction-long-past = 太久了，只能補最近 { $days } 天的，請找人事。
correction-before-sign-in = 那天在這個時間之前沒有簽到。請寫晚一點的時間，或者先補簽到：/attendance。
correction-after-sign-out = 您那天 { $out } 簽退了，到的時間應該更早。請寫早一點的時間。
correction-not-missing = 這裡沒有漏簽：已經簽過，或者補簽已經送出。傳 /attendance 看本月出勤。

sheet-people = 總表
sheet-days = 每日明細
sheet-name = 姓名
sheet-position = 職務
sheet-superior = 主管
sheet-expected = 應出勤（天）
sheet-present = 出勤（天）
sheet-late-times = 遲到（次）
sheet-late-minutes = 遲到（分鐘）
sheet-early-times = 早退（次）
sheet-early-minutes = 早退（分鐘）
sheet-absent = 曠職（天）
sheet-days-off = 休假日上班（天）
sheet-hours-off = 休假日上班（小時）
sheet-leave-of = { $kind }（天，{ $is_paid ->
        [yes] 給薪
       *[no] 不給薪
    }）
sheet-forgotten = 漏簽
sheet-fines = 建議罰款（{ $currency }）
sheet-pay = 建議扣薪（天）
sheet-remarks = 備註
sheet-total = 合計
sheet-day = 日期
sheet-weekday = 星期
sheet-hours = 工作時間
sheet-state = 狀態
sheet-is-present = 出勤
sheet-is-absent = 曠職
sheet-on-leave = 請假
sheet-off = 休假
sheet-off-worked = 休假，有上班
sheet-not-yet = 未到
sheet-half = { $half }{ $state }
sheet-in = 首次簽到
sheet-out = 最後簽退
sheet-spent = 在班（小時）
sheet-leave = 請假（天）
sheet-leave-kind = 假別
sheet-leave-kind-of = { $kind }（{ $is_paid ->
        [yes] 給薪
       *[no] 不給薪
    }）
sheet-where = 外勤與補簽
sheet-proposed = 依規定的建議
sheet-about = 說明
sheet-company = 公司
sheet-month = 月份
sheet-as-of = 截至
sheet-currency = 幣別
sheet-people-decide = 罰款和扣薪是依規定給出的建議，由人決定。
