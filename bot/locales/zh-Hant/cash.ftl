# 手上現金：誰手上有多少、繳回、點收、提醒。
command-cash = 手上現金、繳回
    .words = 現金 繳回 繳款 上交 交款 現金上交
cash-mine = 💵 <b>手上現金：{ $amount }</b> · { $number } 筆
cash-line = · { $whose } · <b>{ $amount }</b> · { $day }收，{ $days ->
        [0] 今天
       *[other] 已 { $days } 天
    } · { $urgency ->
        [waits] ⏳ 待財務點收
        [overdue] ‼️ 已逾期 { $late } 天，應在 { $deadline }前繳回
        [today] ‼️ 今天必須繳回
       *[later] 最晚 { $deadline }繳回
    }
cash-lines-more = …還有 { $number } 筆
cash-nothing = 💵 您手上沒有現金。
cash-nothing-of = 💵 { $name }手上沒有現金。
cash-hand-in-all = 全部繳回 { $amount }
cash-choose = 選幾筆繳回
cash-with-finance = ⏳ 待財務點收：{ $amount }
cash-others = 👥 各人手上現金
cash-open = 💵 我的全部現金
cash-nobody = 💵 沒有人手上有現金。
cash-of-all = 💵 <b>手上現金共 { $amount }</b> · { $people } 人
cash-of-one = · { $name }{ $has_left ->
        [yes] （已離職）
       *[no] {""}
    } · <b>{ $amount }</b> · 最早一筆 { $day }收，{ $days ->
        [0] 今天
       *[other] 已 { $days } 天
    }
cash-of-person = 💵 <b>{ $name }手上現金：{ $amount }</b> · { $number } 筆
cash-of-leaver = ⚠️ <b>{ $name }已離職，手上還有現金 { $amount }</b> · { $number } 筆
    請其主管向{ $name }收回，代為繳回。

cash-please-hand-in = 💵 <b>請儘快繳回現金：{ $amount }</b> · { $number } 筆
cash-of-others = 💵 <b>久未繳回的現金：{ $amount }</b> · { $number } 筆

cash-not-yours = 沒有這筆現金，或者您不能查看。
cash-nothing-to-hand-in = 沒有要繳回的：您手上沒有現金，或者都在等財務點收。
cash-changed = 手上現金和剛才顯示的不一樣了，請傳 /cash 看最新情況。

handinstate-waiting = 待財務點收
handinstate-confirmed = 已點收
handinstate-refused = 財務未收
handinstate-withdrawn = 已撤回

hand-in-title = 現金繳回
hand-in-receipts = 繳回哪幾筆？
    .label = 收款
    .hint = 逐筆點選，也可以直接打客戶名稱。
hand-in-chosen = 已選：<b>{ $amount }</b> · { $number } 筆
hand-in-number = { $number } 筆
hand-in-choice = { $is_chosen ->
        [yes] ☑️
       *[no] ☐
    } { $customer } · { $amount } · { $day }
hand-in-these = 繳回所選
    .words = 選好了 好了 完成 繳回
hand-in-none-chosen = 請至少選一筆。
hand-in-receipt-unclear = 您手上沒有「{ $words }」的現金。請點一筆，或者打客戶名稱。
hand-in-made-hint = 已通知財務點收

hand-in-head = 💵 <b>{ $name }繳回現金</b> · { $state }
hand-in-sum = <b>{ $amount }</b> · { $number } 筆
hand-in-line = · { $customer } · { $amount } · { $day }{ $is_over ->
        [yes] {""}
       *[no] {" · "}{ $is_confirmed ->
            [yes] ✓ 已入帳
           *[no] 待財務確認
        }
    }
hand-in-waits-for = { $number ->
        [0] ⚠️ 目前沒有人可以點收。
       *[other] 待{ $names }點收
    }
hand-in-decided = { $state ->
        [confirmed] ✓ { $name }已點收，{ $at }
        [refused] ✗ { $name }未收，{ $at }
       *[withdrawn] { $name }已撤回，{ $at }
    }
hand-in-nothing-left = 已結束：裡面沒有收款了。
hand-in-is-back = 現金仍在繳款人手上。
hand-in-how-to-count = <i>請當面點清。還沒確認的收款會一併確認入帳。點按鈕，或者直接回覆「對」；不符就回覆「不對」，加上原因。</i>
hand-in-what-is-meant = 現金點清了嗎？請點按鈕。
hand-in-counted = 點清無誤
    .words = 點清 點收 收到 收到了
hand-in-not-there = 金額不符
hand-in-withdraw = 撤回
hand-in-again = 重新繳回 { $amount }
hand-in-confirmed-hint = 已點收，已通知繳款人。
hand-in-refused-hint = 已登記，已把原因告訴繳款人。
hand-in-withdrawn-hint = 已撤回

hand-in-refusal-title = 不收{ $name }繳回的現金
hand-in-refusal-reason = 哪裡不符？
    .label = 原因
    .hint = 例如「少 100 元」。繳款人會看到，可以重新繳回。
hand-in-needs-reason = 請寫明哪裡不符，例如「少 100 元」。

hand-in-own = 這是您自己繳回的現金，要由另一位財務同事點收。
hand-in-gone-or-not-yours = 沒有這次繳回，或者不由您處理。
hand-in-over-already = { $whose ->
        [mine] 您已經處理過了：{ $state }。
        [anothers] { $by }已先處理：{ $state }。
       *[nobodys] 這次繳回裡已經沒有收款了，不用處理。
    }
hand-in-confirmed = ✓ { $by }已點收{ $is_mine ->
        [yes] 您
       *[no] { $holder }
    }繳回的現金：<b>{ $amount }</b> · { $number } 筆{ $along ->
        [0] {""}
       *[other] ，其中 { $along } 筆一併確認入帳
    }。
hand-in-refused = ✗ { $by }沒有收{ $is_mine ->
        [yes] 您
       *[no] { $holder }
    }繳回的現金 <b>{ $amount }</b>，現金仍在手上。/cash
    <blockquote>{ $reason }</blockquote>
hand-in-nobody-confirms = ⚠️ { $name }繳回的現金沒有人可以點收。請邀請另一位財務同事，或在 company.toml 的 [payments] confirmed_by 加上其他職位。
hand-in-in-a-list = { $name } · { $amount }
pending-hand-ins = <b>等您點收的現金：{ $number } 份</b>

handover-cash = · { $number } 筆現金還沒繳回：/cash
