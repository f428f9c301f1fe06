# 呆帳沖銷：收不回來的應收，簽核後沖銷。
write-off-title = 呆帳沖銷 · { $customer } · { $bill } · 未付 { $amount }
write-off-amount = 沖銷多少？
    .label = 金額
write-off-reason = 為什麼收不回來？
    .label = 原因
    .hint = 簽核人會據此判斷，例如「店已經收了，聯絡不到老闆」。
write-off-all = 全部未付：{ $open }
write-off-amount-only = 沖銷多少？請點按鈕，或者填寫不超過 { $open } 的金額。
write-off-amount-unclear = 看不出「{ $words }」是多少。請照這樣寫：{ $open }（全部未付）。
write-off-currency = 這筆應收用 { $currency } 結算，請填寫 { $currency } 金額。
write-off-amount-impossible = { $amount } 不能沖銷。請填寫大於零的金額，小數位數不要超過幣別的最小單位。
write-off-too-much = 這筆應收只有 { $open } 未付，不到 { $amount }。請填寫不超過 { $open } 的金額。
write-off-needs-reason = 請寫明為什麼收不回來，例如「店已經收了」。
write-off-stays-open = 沖銷後還要收：{ $left }
write-off-all-of-it = 沖銷後，這筆應收不用再收了。
write-off-goes-to = 簽核人：{ $names }

write-off-head = 🗑 <b>呆帳沖銷</b> · { $name } · { $state ->
        [open] 待簽核
        [approved] 已同意
        [refused] 未同意
       *[withdrawn] 已撤回
    }
write-off-in-a-line = 沖銷 { $amount } · { $customer } · { $bill }
write-off-bill = 目前未付：<b>{ $open }</b>，共 { $amount }
write-off-due = 到期日：{ $day }{ $is_late ->
        [yes] {" "}· 已逾期 { $days } 天
       *[no] {""}
    }
write-off-pending = ⏳ 其中 { $amount } 的收款待財務確認
write-off-balance = 客戶欠款合計：{ $amount }
write-off-was-paid = 簽核前已經結清，沒有沖銷。
write-off-waits = 🗑 沖銷 { $amount }，待簽核。
write-off-open-bill = 💰 看這筆應收
write-off-withdraw = 撤回
write-off-withdrawn-hint = 已撤回

write-off-approved = { $became ->
        [all] ✓ { $by }已同意沖銷 <b>{ $customer }</b>的 { $amount }。
        [part] ✓ { $by }已同意沖銷 <b>{ $customer }</b>的呆帳，實際沖銷 { $amount }：申請沖銷 { $asked }，其餘這期間已經付了。
       *[nothing] { $by }已同意沖銷 <b>{ $customer }</b>的 { $asked }，但這期間已經結清，沒有沖銷。
    }
write-off-refused = ✗ { $by }不同意沖銷 <b>{ $customer }</b>的 { $asked }。
    <blockquote>{ $reason }</blockquote>
write-off-reopened = { $by }收回了決定，<b>{ $customer }</b>的 { $amount } 沖銷要重新簽核。

write-off-not-yours = 只有客戶負責人、其主管或財務可以申請沖銷這筆應收。
write-off-nothing-open = 這筆應收已經結清，不用沖銷。
write-off-asked-already = 這筆應收已有沖銷申請待簽核。
write-off-over-already = 這筆沖銷已經處理完了。
write-off-gone-or-not-yours = 沒有這筆沖銷，或者您不能查看。
