# 一筆跟進：卡片、操作、自己新增。
follow-up-title = 跟進
follow-up-customer = 哪一家客戶？
    .label = 客戶
follow-up-step = 下一步做什麼，哪一天？
    .label = 下一步
    .hint = 寫上日期和事情，例如：週五 送樣品。
snooze-title = 延後
snooze-day = 延到哪一天？
    .label = 延到

follow-up-title-of = <b>{ $name }</b> · { $its_class } 級
follow-up-promised = 下一步：{ $words }
follow-up-promised-bare = 約好的跟進
follow-up-rhythm = 該聯絡客戶了
follow-up-due = { $day }到期
follow-up-overdue-since = ⏰ { $day }到期，已逾期 { $days } 天
follow-up-is-with = 由{ $name }跟進。
follow-up-from = { $name }轉給您的
follow-up-last-visit = 上次拜訪：{ $day }
follow-up-last-visit-said = 上次拜訪 { $day }：{ $words }
follow-up-call = 📞 { $name } { $phone }
follow-up-answer = <i>向左滑這則訊息回覆，轉給您的人就會收到。</i>
follow-up-log-visit = 📍 記錄拜訪
follow-up-do = ✓ 已電話聯絡
follow-up-snooze = 延後
follow-up-hand = 轉給…
follow-up-open-customer = 客戶資料
follow-up-is-done = ✓ { $at } 已完成
follow-up-is-dropped = { $at } 起不再需要
follow-up-next = 下次跟進：{ $day }

follow-up-until-when = { $name }延到什麼時候？
follow-up-tomorrow = 明天 · { $day }
follow-up-soon = 三天後 · { $day }
follow-up-week = 下週 · { $day }
follow-up-other-day = 其他日期…
follow-up-back = 返回
follow-up-to-whom = { $name }轉給誰跟進？
follow-up-to-nobody = 目前沒有同事可以接手{ $name }。
follow-up-handed-to = 已轉給{ $name }跟進。

follow-up-gone-or-not-yours = 沒有這筆跟進，或您無權查看。
follow-up-settled = 這筆跟進已經處理過了。
follow-up-with-another = 這筆跟進現在由別人負責。
follow-up-day-over = { $day }已經過了，請選今天或之後的日期，例如：明天、週五。
follow-up-no-colleague = 只能轉給您身邊已加入的同事。
follow-up-customer-archived = { $name }已封存，不用跟進。要跟進，請先恢復這家客戶。
