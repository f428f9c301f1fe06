# 請假：表單、假別、規定不允許時的說明。
command-leave = 請假
    .words = 請假 我要請假
leave-from-note = 🌴 請假
    .words = 請假 我要請假 我想請假 休假
    .signs = 天假
leave-title = 請假
leave-kind = 請什麼假？
    .label = 假別
leave-span = 從什麼時候到什麼時候？
    .label = 時間
    .hint = 先點第一天，再點半天或最後一天；也可以直接寫「明天下午」「週一到週三」。
leave-reason = 請假事由是什麼？
    .label = 事由
leave-pictures = 請傳證明的照片，例如診斷證明書。
    .label = 證明
    .hint = 手邊沒有就先略過，之後可以在申請裡補。

leavekind-annual = 特休
    .words = 特休假 特別休假 年假 年休假 年休
leavekind-sick = 病假
    .words = 普通傷病假 傷病假 請病假
leavekind-personal = 事假
    .words = 私事假 私假 請事假
leavekind-emergency = 緊急事假
    .words = 急事 急事假 緊急假 急假
leavekind-marriage = 婚假
    .words = 結婚假 請婚假
leavekind-maternity = 產假
    .words = 分娩假 請產假
leavekind-paternity = 陪產假
    .words = 陪產檢假 陪產檢及陪產假
leavekind-bereavement = 喪假
    .words = 喪葬假 奔喪假
leavekind-compensatory = 補休
    .words = 補假 補休假 調休 換休

leave-kind-left = { $kind } · 剩 { $days } 天
leave-kind-up-to = { $kind } · 最多 { $days } 天
leave-other-kind = 換個假別

leave-counts = { $whole_calendar ->
        [yes] 共 { $days } 天（含休息日）
       *[no] 共 { $days } 個工作天
    }
leave-goes-to = 簽核人：{ $names }
leave-decides-for = { $name }（代{ $holder }）

leave-no-working-days = 選的時間本來就休息，不用請假。請另選日子。
leave-overlaps = 這段時間已經請過假了：{ $other }。請另選日子，或者先撤回或取消那一次（傳 /leave，點「我的請假」）。
leave-too-late = 這種假至少要提前 { $days } 天請。請往後選，或者換個假別。
leave-past = 不能請過去的日子，請從今天開始選。
leave-too-long = 超過 { $limit } 天了，請檢查日期有沒有寫錯。
leave-no-calendar = { NUMBER($year, useGrouping: 0) } 年的行事曆還沒有建檔，算不出天數。請選早一點的日子，或者找管理員。
leave-balance-short = { NUMBER($year, useGrouping: 0) } 年的{ $kind }不夠：這次要 { $days } 天，只能再請 { $left } 天。請少請幾天，或者換個假別。
leave-more-than-an-occasion = { $kind }每次最多 { $each_time } 天，請少請幾天。
leave-kind-not-offered = 這種假現在不能請了，請換個假別。
