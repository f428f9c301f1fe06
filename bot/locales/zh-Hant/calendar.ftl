# 行事曆：一年裡與平常不同的日子。
command-calendar = 假日和補班日
    .words = 行事曆 日曆 假日 國定假日
calendar-title = 📅 <b>{ $year } 年行事曆</b>
calendar-is-provisional = ⚠️ 暫定：補班日還沒有建檔，目前只算國定假日。建檔後，請假天數會重新計算。
calendar-not-entered = 這一年還沒有建檔，依每週固定的上班日計算。
calendar-line = { $days } · { $kind }
calendar-line-named = { $days } · { $kind } · { $name }
daykind-off = 放假
daykind-working = 上班
calendar-before = ‹ { $year }
calendar-after = { $year } ›
calendar-open = { $year } 年行事曆
calendar-add = ＋ 新增或修改
calendar-complete = ✓ { $year } 年已齊全
calendar-complete-sure = { $year } 年的假日和補班日都建檔了嗎？
    確認後這一年不再是「暫定」，系統也不再自動補登；個別日子以後還是可以修改。
calendar-complete-no = 還沒有
calendar-complete-yes = 確認，已齊全
calendar-completed = { $year } 年已齊全
calendar-provisional = 📅 { $year } 年的補班日還沒有建檔，目前只算國定假日，{ $year } 年的請假都標為「暫定」。
    公布後，請人事或管理員用 /calendar 建檔，或用 <code>fieldbook calendar import</code> 匯入清單，再點「{ $year } 年已齊全」。

calendar-day-title = 行事曆
calendar-day-day = 哪一天？
    .label = 日期
calendar-day-kind = 這天怎麼安排？
    .label = 安排
calendar-day-called = 叫什麼名稱？
    .label = 名稱
    .hint = 例如：員工旅遊
calendar-so-far = 原本：{ $said }
calendar-day-set = ✓ 已建檔，立即生效，請假天數也照這樣計算。
dayas-off = 放假
    .words = 休 休息 休假日 國定假日 放假日 例假日
dayas-working = 上班
    .words = 班 補班 加班 補班日 補上班 工作日 上班日
dayas-usual = 照常
    .words = 正常 照舊 平常 恢復
