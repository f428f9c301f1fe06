# 應收帳款：每期欠多少、承諾哪天付、為什麼有爭議。
instalment-from-before = 開帳欠款
instalment-of-order = { $order }
instalment-part = { $order } · 第 { $number }/{ $of } 期
instalment-gone-or-not-yours = 沒有這筆應收，或者您不能查看。
instalment-not-yours = 這筆應收要由客戶負責人或其主管處理。
instalment-paid-already = 這筆應收已經結清。

instalment-head = 💰 <b>{ $customer }</b> · { $bill }
instalment-owner = 負責人：{ $name }
instalment-nothing-owed = 這筆應收不用再付了。
instalment-paid = ✓ { $amount } 已結清
instalment-written-off = { $is_paid ->
        [yes] ✓ 已付 { $paid }，沖銷 { $amount }
       *[no] 已沖銷 { $amount }
    }
instalment-open = 未付：<b>{ $open }</b>，共 { $amount }
instalment-due = 到期日：{ $day }
instalment-due-in = 到期日：{ $day } · { $days ->
        [0] 今天到期
        [1] 明天到期
       *[other] 還有 { $days } 天
    }
instalment-overdue = 🔴 到期日：{ $day } · 已逾期 { $days } 天
instalment-due-after-delivery = 交貨後到期
instalment-set = • { $kind ->
        [receipt] 收款
        [credit_note] 退貨折讓
        [write_off] 呆帳沖銷
       *[other] 預收餘額
    } · { $day } · { $amount }
instalment-earlier = • 更早的 { $number } 筆
instalment-pending = ⏳ { $amount } 待財務確認
instalment-how-to-answer = { $is_disputed ->
        [yes] 直接回覆這則訊息可以留言給主管，也可以回覆「已付款」「求助」。
       *[no] 點按鈕，或者直接回覆：「已付款」「週五付」「有爭議：少送了兩箱」「求助」。其他內容會轉給您的主管。
    }
instalment-how-to-settle = 點按鈕登記處理結果，或者直接回覆：「已解決：價格已更正」。其他內容會轉給客戶負責人。
instalment-paid-it = ✓ 已付款
instalment-look = 🔍 看這筆應收
instalment-promised-it = 🤝 承諾付款
instalment-disputed-it = ❗ 有爭議
instalment-help-me = 🆘 求助
instalment-settle = ✓ 爭議已解決
instalment-texts = 💬 催款話術
instalment-write-off = 呆帳沖銷
instalment-open-order = 📦 訂單
instalment-account = 📒 往來帳
instalment-news-disputed = ❗ { $by }：客戶對這筆應收有爭議。主管或財務解決之前不催款。
instalment-news-settled = ✓ { $by }已解決爭議，這筆應收恢復催款。
instalment-news-help = 🆘 { $by }請您幫忙催這筆款。直接回覆這則訊息，客戶負責人就會收到。
instalment-help-asked = 已請{ $name }幫忙，{ $name }會看到這筆應收。
instalment-help-asked-already = 這筆應收今天已經求助過了。
instalment-help-nobody = 您上面沒有可以求助的人。

promise-title = 承諾付款 · { $customer } · { $bill } · { $amount }
promise-day = 客戶答應哪天付？
    .label = 承諾付款日
    .hint = 在那之前不催款。
promise-in-three-days = 3 天後 · { $day }
promise-friday = { $day }
promise-end-of-month = 月底 · { $day }
promise-open = 🤝 承諾 <b>{ $day }</b>付款 · { $by } · { $at }
promise-was = • { $day }：{ $state }
promise-take-back = ↩️ 撤回承諾
promise-taken-back-hint = 已撤回，不計入承諾。
promise-not-taken-back = 這個承諾不能撤回了：只有登記的人當天可以撤回。請直接登記新的承諾日期。
promisestate-open = 待兌現
promisestate-kept = ✓ 已兌現
promisestate-broken = ✗ 未兌現
promisestate-postponed = 已改期
promisestate-void = 不計入
promise-more = • 更早的承諾 { $number } 次
promise-kept-of = 付款承諾：{ $made } 次中兌現 { $kept } 次
promise-hint = 已登記：承諾 { $day }付款，在那之前不催款。
promise-past = { $day }已經過去了，請選今天或以後的日期。
promise-too-far = { $day }太遠了，承諾付款最晚到 { $latest }。
promise-disputed = 這筆應收有爭議，請等主管或財務解決後再登記承諾。
promise-receipt-waits = 這筆應收的收款已登記，待財務確認，不用再登記承諾。

bill-dispute-title = 應收爭議 · { $customer } · { $bill } · { $amount }
bill-dispute-reason = 客戶為什麼有爭議？
    .label = 原因
    .offered = 您寫的：
        <blockquote expandable>{ $offered }</blockquote>
    .keep = 按爭議送出
    .fresh = 重新寫
    .hint = 主管和財務會看到。解決之前不催款。
bill-dispute-said = { $is_open ->
        [yes] ❗ <b>有爭議</b>
       *[no] 曾有爭議
    } · { $by } · { $at }
bill-dispute-is-open = 主管或財務解決之前不催款。
bill-dispute-over = 已結案：這筆應收沒有未付金額了 · { $at }
bill-dispute-settled = ✓ { $by }已解決 · { $at }
bill-dispute-hint = 已登記，已通知主管和財務，解決之前不催款。
bill-dispute-settled-hint = 已解決，已通知客戶負責人。
bill-dispute-already = { $is_mine ->
        [yes] 您已經登記過這筆應收的爭議了。
       *[no] { $by }已先登記了這筆應收的爭議。
    }
bill-dispute-needs-reason = 請寫明原因，例如「少送了兩箱」。
bill-dispute-too-long = 共 { $length } 個字，最多 { $limit } 個字，還沒有記下。請寫短一些，再回覆一次這筆應收。
bill-dispute-settled-by-others = 爭議要由客戶負責人的主管或財務解決。
bill-dispute-none = 這筆應收已經沒有爭議了。
bill-dispute-settled-already = { $is_mine ->
        [yes] 您已經處理過了：{ $outcome }
       *[no] { $by }已先處理：{ $outcome }
    }
bill-dispute-needs-outcome = 請寫明處理結果，例如「價格已更正」。
bill-outcome-title = 解決爭議 · { $customer } · { $bill } · { $amount }
bill-outcome-outcome = 怎麼處理的？
    .label = 處理結果
    .hint = 客戶負責人會看到，這筆應收恢復催款。

billanswer-paid = 已付款
    .words = 已付款,已付,付了,付款了,付過了,付清了,已付清,已結清,結清了,已匯款,匯款了,匯了,已匯,已轉帳,轉帳了,已回款,回款了,回款,收款,已經付了,已經付款,款已付,錢付了,客戶已付款,客戶已付,客戶付了
billanswer-promised = 承諾付款
    .words = 客戶,答應,承諾,說,會,能,在,前,之前,付款,付清,付,匯款,匯,轉帳,轉,結清,結帳,結,給錢,給,安排,安排付款,安排匯款,一定,可以,他,她,老闆,對方
billanswer-disputed = 有爭議
    .words = 客戶有爭議,客戶不認帳,不認帳,客戶不認,不認,客戶有異議,有異議,異議,有爭議,爭議
billanswer-faulty = 貨有問題
    .words = 少送,少出,漏送,送錯,出錯貨,短少,破損,品質問題,價格不對,金額不對,數量不對
billanswer-help = 求助
    .words = 求助,幫忙,幫幫我,請幫忙,需要幫忙,請支援,需要支援
billanswer-settled = 已解決
    .words = 已解決,解決了,已處理,處理好了,處理完了,已處理完

pending-disputed-bills = <b>等您解決的應收爭議：{ $number } 項</b>
pending-disputed-bill = { $customer } · { $amount }

reminder-head = 傳給<b>{ $customer }</b>的催款話術：點下面的按鈕複製，再到和客戶的聊天裡貼上。
reminder-in-tone = <b>{ $tone }</b>
    <blockquote>{ $words }</blockquote>
reminder-nothing-to-ask = 現在沒有可催的：已結清、有爭議、還沒有到期日，或者收款待財務確認。
reminder-back = 💰 回到這筆應收
tone-polite = 客氣
    .copy = 📋 客氣
    .text = { $customer }您好！{ $when ->
        [later] 先跟您說一聲，
       *[today] 打擾一下，
    }{ $order ->
        [none] 之前的欠款
       *[other] 訂單 { $order } 的貨款
    } { $amount } { $when ->
        [overdue] 已於 { $day }到期，麻煩您方便時安排一下。
        [today] 今天到期，麻煩您安排一下。
       *[later] 將於 { $day }到期，麻煩您到時安排一下。
    }若已付款，請忽略這則訊息。謝謝您的支持！{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
tone-firm = 正式
    .copy = 📋 正式
    .text = { $customer }您好，{ $order ->
        [none] 之前的欠款
       *[other] 訂單 { $order } 的貨款
    } { $amount } 應於 { $day }付清，現已逾期 { $days } 天。請您兩天內安排付款，並告訴我哪天可以入帳；帳目如有疑問，請隨時與我聯絡。謝謝配合！{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
tone-final = 最後通知
    .copy = 📋 最後通知
    .text = { $customer }您好，{ $order ->
        [none] 之前的欠款
       *[other] 訂單 { $order } 的貨款
    } { $amount } 已於 { $day }到期，至今已逾期 { $days } 天，多次提醒仍未付清。這是最後一次通知，請最晚於 { $until }付清，否則我們只能暫停供貨，敬請諒解。{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
