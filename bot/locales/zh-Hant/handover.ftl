# 離職交接，以及把客戶轉給別人。
handover-left-with = ⚠️ { $name }已離職，{ $customers } 家客戶待交接
handover-title = <b>{ $name }已離職</b>，待交接：
handover-customers = · 客戶 { $number } 家
handover-follow-ups = · 待跟進 { $number } 筆
handover-planned-visits = · 計畫拜訪 { $number } 次
handover-disputes = · 歸屬爭議 { $number } 項
handover-bills = · 未結清的應收 { $number } 筆
handover-promises = · 付款承諾 { $number } 次
handover-all = 全部交給…
handover-one-by-one = 逐一交接
handover-back = 返回
handover-all-to-whom = { $name }的客戶都交給誰？
handover-all-sure = 確定把{ $name }的 { $customers } 家客戶全部交給{ $to }？
handover-all-yes = 確定交接
handover-which = <b>{ $name }</b>還有 { $customers } 家客戶，點一家選接手的人。
handover-to-whom = <b>{ $customer }</b>轉給誰？
handover-done-hint = 已交接 { $customers } 家客戶
handover-given = <b>{ $customer }</b>已轉給{ $name }，對方會收到。
handover-given-away = { $by }把「{ $customer }」轉給了{ $name }，跟進和拜訪計畫也一起轉了。
handover-follow-ups-back = { $name }已離職，您客戶的 { $number } 筆跟進回到您這裡：/agenda
handover-nobody-above = { $name }已離職，留下 { $customers } 家客戶，但沒有主管來交接。請在人員名單裡替{ $name }填一位已加入的主管，對方在 /team 裡就看得到。
handover-yours = { $by }把{ $was }的 { $number } 家客戶轉給您：
handover-brief-contacts = 聯絡人：{ $contacts }
handover-brief-needs = 需求：{ $words }
handover-brief-visit = { $day } · { $purpose }
handover-brief-follow-up = → 跟進 { $day }
handover-brief-owes = 欠款 { $total }{ $overdue ->
        [yes] ，其中逾期 { $late }
       *[no] {""}
    }
handover-brief-promise = → 承諾付款：{ $day } · { $amount }
handover-brief-waiting = ⏳ { $amount } 待財務確認{ $number ->
        [0] {""}
       *[other] ，其中現金 { $cash } 在{ $names }手上
    }
handover-brief-note = 備註：{ $words }

handover-not-yours = 這個人不在您的團隊裡，或者沒有要交接的。
handover-is-back = { $name }回來了，不用交接。
handover-nothing-left = { $name }的客戶都交接完了。
handover-no-taker = 這個人不能接手客戶，請換一位。
handover-has-it-already = 這家客戶已經是{ $name }的。
