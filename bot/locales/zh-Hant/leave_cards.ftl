# 請假之後：卡片、餘額、誰在休假。
leave-of-mine = <b>我的請假</b>
leave-of = <b>{ $name }的請假</b>
leave-line = { $kind } · { $span } · { $whole_calendar ->
        [yes] 共 { $days } 天（含休息日）
       *[no] { $days } 個工作天
    }
leave-adjusted = 📅 行事曆有調整，已重新計算；申請時是 { $asked } 天。
leave-provisional = 📅 暫定：{ $years } 年的補班日還沒有建檔，建檔後會重新計算。
leave-picture-missing = 📷 證明還沒有交。
leave-balance-then = { $kind }（{ $year } 年）：還有 { $before } 天，請完剩 { $after } 天
leave-taken-besides = { $kind }（{ $year } 年）：除這次外已請 { $days } 天
leave-beside = ⚠️ 前後相連還請了：{ $spans }，合計 { $days } 天。
leave-no-clashes = 這段時間團隊裡沒有其他人休假。
leave-clashes = 同一時間休假的有：
leave-clash = · { $name }：{ $span }{ $waits ->
        [yes] （待簽核）
       *[no] {""}
    }
leave-clashes-more = …還有 { $number } 人
leave-rule = 規定：這麼多天的假，簽核人：{ $approvers }
leave-state = { $state ->
        [approved] ✓ <b>已核准</b>
        [refused] ✗ <b>未核准</b>
        [withdrawn] <b>已撤回</b>
       *[cancelled] <b>已取消</b>
    }
leave-comes-back = { $outcome ->
        [approved] ↩ 提前銷假，{ $day }{ $half }起上班。
       *[open] ↩ 申請提前銷假，{ $day }{ $half }起上班，待簽核。
    }

approval-step-decided = { $outcome ->
        [refused] ✗ { $by }
       *[approved] ✓ { $by }
    }{ $stands_in ->
        [yes] （代{ $for_whom }）
       *[no] {""}
    } · { $at }
approval-step-open = ⏳ 等{ $names }簽核
approval-step-nobody = ⏳ 等{ $position }簽核。目前沒有人可以簽核，已通知管理員。
approval-step-later = · 接著：{ $position }
approver-superior = 主管

leave-withdraw = 撤回
leave-cancel = 取消請假
leave-cancel-sure = 確定取消{ $kind }（{ $span }）？簽核人會收到通知，天數退還給您。
leave-cancel-no = 不取消
leave-cancel-yes = 確認取消
leave-come-back = 提前銷假
leave-see-return = 看銷假申請
leave-see-request = 看這次請假
leave-add-picture = 📷 補照片
leave-show-pictures = 📷 看照片（{ $number }）
leave-decide = 去簽核
leave-calendar-then = 🌴 誰在休假
leave-withdrawn-hint = 已撤回
leave-cancelled-hint = 已取消
leave-picture-title = 補交請假證明
leave-picture-pictures = 請傳證明的照片，例如診斷證明書。
    .label = 證明

leave-mine = <b>我的請假</b>
    最近的排前面，點開可以查看、撤回或取消。
leave-mine-none = 您還沒有請過假。
leave-in-the-list = { $state ->
        [approved] ✓
        [refused] ✗
        [withdrawn] –
        [cancelled] –
       *[open] ⏳
    } { $kind } · { $span }
leave-ask-anew = 請假
leave-see-balance = 🧮 假期餘額
leave-see-mine = 🗂 我的請假

leave-return-title = 提前銷假
leave-return-back_on = 從什麼時候開始上班？
    .label = 開始上班
    .hint = 點一個，或者打字，例如「明天下午」。
leave-return-reason = 為什麼提前銷假？
    .label = 原因
leave-return-from = { $day }{ $half }
leave-return-line = 提前銷假：{ $day }{ $half }起上班
leave-return-out-of = 原本請的是{ $kind } · { $span }，沒休的 { $days } 天退還。
leave-return-unclear = 看不出「{ $words }」是哪天。請點下面的按鈕，或者打字，例如「明天下午」。
leave-return-not-then = 這個半天已經過了，或者不在您的假期裡。請另選。
leave-return-nothing-back = 從那時起到假期結束都不上班，沒有天數可退。請選早一點的半天。
leave-return-waits-already = 您已經申請過提前銷假，還在等簽核。要改時間，請先撤回那個申請。

leave-approved = ✓ { $by }核准了您的請假：{ $kind }，{ $span }。
leave-approved-told = { $name }請假：{ $kind }，{ $span }。{ $by }已核准。
leave-refused = ✗ { $by }沒有核准您的請假：{ $kind }，{ $span }。
    <blockquote>{ $reason }</blockquote>
leave-reopened = { $by }收回了決定，您的請假要重新簽核：{ $kind }，{ $span }。
leave-reopened-told = { $name }的請假要重新簽核：{ $kind }，{ $span }。原來的核准已收回。
leave-refused-told = { $name }的請假最後未核准：{ $kind }，{ $span }（{ $by }）。
leave-recounted = 📅 行事曆有調整：您的請假（{ $span }）現在算 { $after } 天，原本是 { $before } 天。{ $by_others ->
        [yes] 這麼多天由別人簽核，已經轉過去了。
       *[no] {""}
    }
leave-recounted-told = 📅 行事曆有調整：{ $name }申請的{ $kind }（{ $span }）現在算 { $after } 天，原本是 { $before } 天。
leave-recounted-to-nothing = 📅 行事曆有調整：{ $span } 現在都放假，不用請假了，申請已撤回。
leave-overdrawn = ⚠️ 行事曆有調整，您請的天數超過了餘額：{ NUMBER($year, useGrouping: 0) } 年{ $kind }還差 { $days } 天。請聯絡人資。
leave-overdrawn-of = ⚠️ 行事曆有調整，{ $name }請的天數超過了餘額：{ NUMBER($year, useGrouping: 0) } 年{ $kind }還差 { $days } 天。
leave-cancelled-told = { $name }取消了請假：{ $kind }，{ $span }。
leave-return-approved = ✓ { $by }同意您 { $day }{ $half }起上班，沒休的天數退還給您。
leave-return-refused = ✗ { $by }沒有同意您 { $day }{ $half }起上班，請假不變：{ $span }。
    <blockquote>{ $reason }</blockquote>
leave-return-reopened = { $by }收回了決定，您 { $day }{ $half }起上班的申請要重新簽核。請假：{ $span }。

leave-gone-or-not-yours = 沒有這次請假，或者您不能查看。
leave-begun-already = 假期已經開始，不能取消，可以申請提前銷假。
leave-over-already = 這次請假已經結束，或者未核准、已撤回、已取消，不能再改。要再請假，請傳 /leave。
leave-not-begun = 假期還沒開始，可以直接取消。
leave-pictures-enough = 照片最多 { $limit } 張，其餘的請直接傳給簽核人。
leave-pictures-left-out = 照片最多 { $limit } 張，最後 { $number } 張沒有加上，請直接傳給簽核人。

leave-balance-mine = <b>我的假期 · { $year } 年</b>
    點一種假，看明細。
leave-balance-of = <b>{ $name }的假期 · { $year } 年</b>
    點一種假，看明細。
leave-balance-left = { $kind } · 剩 { $left } 天{ $waiting ->
        [0] {""}
       *[other] （另有 { $waiting } 天待簽核）
    }
leave-balance-taken = { $kind } · 已請 { $taken } 天{ $waiting ->
        [0] {""}
       *[other] （另有 { $waiting } 天待簽核）
    }
leave-balance-each-time = { $kind } · 每次最多 { $limit } 天
leave-balance-of-kind = <b>{ $name } · { $kind }（{ $year } 年）</b>
leave-balance-makes = ＝ 剩 <b>{ $left }</b> 天
leave-balance-waiting = 其中待簽核：{ $waiting } 天
leave-balance-nothing = 還沒有紀錄。
leave-balance-back = 返回
balance-entitled = { NUMBER($year, useGrouping: 0) } 年的額度
balance-accrued = { $months } 個月累計
balance-carried = { NUMBER($year, useGrouping: 0) } 年遞延，{ $until }到期
balance-expired = { $until }到期沒用完，已失效
balance-credit = { $day }：{ $reason }
balance-taken = { $span }
balance-waiting = { $span }（待簽核）
balance-credited = 人事增減了您 { NUMBER($year, useGrouping: 0) } 年的{ $kind }：{ $days } 天。原因：{ $reason }
balance-credit-not-for-this-kind = { $kind }不計餘額，不能增減，請換個假別。
balance-credit-not-for-yourself = 不能增減自己的假期，請找人事的其他同事登錄。

leave-credit-title = 增減{ $name }的假期
leave-credit-kind = 哪種假？
    .label = 假別
leave-credit-days = 多少天？
    .label = 天數
    .hint = 以半天為單位，例如 0.5 或 2；要扣減就寫負數：-1。
leave-credit-day = 是哪一天的？
    .label = 日期
    .hint = 例如加班的那天；天數記在那一年。
leave-credit-reason = 什麼原因？
    .label = 原因
leave-credit-halves = 「{ $words }」不是半天的倍數。請寫 0.5、2 或 -1 這樣的數。
leave-credit-given = ✓ 已登錄，對方會收到通知。
leave-credit-give = ± 增減天數
leave-people = <b>全員假期</b>
    共 { $people } 人
leave-people-open = 👥 全員
leave-calendar-open = 🌴 誰在休假

leave-calendar = <b>誰在休假 · { $month }</b>
leave-calendar-today = 今天：{ $names }
leave-calendar-nobody-today = 今天沒有人休假。
leave-calendar-nobody = 這個月沒有人休假。
leave-calendar-days = <b>{ $span }</b>：{ $names }
leave-calendar-one = { $name }{ $half ->
        [morning] （上午）
        [afternoon] （下午）
       *[both] {""}
    }{ $waits ->
        [yes] ？
       *[no] {""}
    }
leave-calendar-hint = <i>？待簽核</i>
leave-calendar-request = { $name } · { $kind } · { $span }
