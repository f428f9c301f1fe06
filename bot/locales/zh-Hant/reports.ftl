# 日報，以及各種報告的卡片和彙整。
command-report = 寫日報
    .words = 日報 寫日報
report-title = 日報 · { $day }
report-done = 做了什麼，去了哪裡？
    .label = 工作
    .hint = 一家客戶寫一行，最清楚。
    .offered = 當天記下的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就用這些
    .fresh = 不用，重新寫
report-results = 有什麼結果？
    .label = 結果
    .hint = 訂單、收款、客戶的承諾。
report-problems = 有什麼問題，需要什麼支援？
    .label = 問題
report-plan = 下一個工作日怎麼安排？
    .label = 計畫
    .hint = 去見誰，談什麼？
    .offered = 計畫內和到期的：
        <blockquote expandable>{ $offered }</blockquote>
        可以直接用；漏了什麼就寫上來，會接在後面。
    .keep = 就按計畫
    .fresh = 不用，重新寫

reportkind-daily = 日報
reportkind-weekly = 週報
reportkind-monthly = 月報
report-mine = <b>我的{ $kind }</b> · { $period }
report-of = <b>{ $name }的{ $kind }</b> · { $period }
report-in-time = { $at } 送出
report-late = ⏰ 遲交：{ $at }
report-version = 第 { $version } 版，{ $at } 修改
report-withdrawn = 本人已撤回。
report-is-read-by = 已傳給{ $name }。對方回覆之前，您可以修改或撤回。
report-has-no-reader = 已儲存。目前沒有主管可以看；主管加入後，在 /team 裡看得到。
report-answered = 主管已回覆。要補充，請回覆這則訊息。
report-was-answered = <i>✓ 已回覆。再回覆，本人也會收到。</i>
report-how-to-answer = <i>左滑這則訊息回覆，本人就會收到。</i>
report-change = 修改
report-withdraw = 撤回
report-again = 重新送出
report-write = 寫{ $kind }
report-withdrawn-hint = 已撤回
report-came-back = { $name }重新送出了 { $period }的{ $kind }。

report-answered-already = { $period }的{ $kind }，主管已經回覆，不能再改。要補充，請回覆主管的那則訊息。
report-gone = { $period }的{ $kind }已經撤回了。
report-gone-or-not-yours = 沒有這份報告，或者您不能查看。
report-day-not-begun = { $period }還沒到，{ $of ->
        [weekly] 週報只能寫本週或以前的：/weekly、/weekly 上週。
        [monthly] 月報只能寫本月或以前的：/monthly、/monthly 上月。
       *[daily] 日報只能寫今天或以前的：/report、/report 昨天。
    }
report-day-long-past = { $period }太久了，不能再補了。可以試試：{ $of ->
        [weekly] /weekly 上週。
        [monthly] /monthly 上月。
       *[daily] /report 昨天。
    }

report-reminder = 您 { $period }的{ $kind }還沒交，請在 { $due } 前送出。
report-please = { $name }提醒您交 { $period }的{ $kind }。
report-digest = <b>{ $of ->
        [weekly] 週報
        [monthly] 月報
       *[daily] 日報
    }彙整 · { $period }</b>
    已交 { $filed } · 遲交 { $late } · 未交 { $missing }
report-digest-missing = 未交：{ $names }
report-digest-on-leave = 請假：{ $names }
report-digest-late = ⏰ { $name } · { $period }
report-still-missing = { $name }還沒交 { $period }的{ $kind }。
report-ask-for-it = 提醒一下
report-asked-for = 已提醒{ $name }交{ $kind }。
report-excused = { $name } { $period }請假，不用交{ $kind }。

report-visit = { $customer } · { $purpose }
report-visit-outcome = { $visit }：{ $outcome }
report-visit-next = { $visit } → { $step }
report-not-visited = { $progress }；沒去：{ $names }
report-next = { $customer }：{ $step }
report-visits = 📍 拜訪 { $count } 次
report-visits-of = <b>{ $name }的拜訪</b> · { $day }：{ $count } 次
report-digest-visits = 📍 拜訪共 { $visits } 次
report-digest-person = { $sign } { $name } · 拜訪 { $visits } 次
report-digest-unfulfilled = 計畫沒完成：{ $names }
