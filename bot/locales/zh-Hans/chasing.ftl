# 每天的催款清单：快到期、已逾期、承诺今天付的。
chase-head = { $number ->
        [0] <b>清单上的都处理完了</b> · { $day }
       *[other] <b>有 { $number } 笔应收要跟进</b> · { $day } · { $sums }
    }
chase-line = <b>{ $place }.</b> <b>{ $amount }</b> · { $customer } · { $bill }
chase-overdue = 🔴 已逾期 { $days } 天
chase-due = { $days ->
        [0] 🟡 今天到期
        [1] ⏳ 明天到期
       *[other] ⏳ 还有 { $days } 天到期
    }
chase-no-day = ⏳ 交货后到期
chase-promised-for = 🤝 承诺 { $day }付款
chase-broken = 💔 承诺 { $day }付款，没有付
chase-owner = 负责人：{ $name }
chase-is-promised = 🤝 已承诺 { $day }付款
chase-is-answered = { $state ->
        [receipt_waits] ✓ 回款已登记，待财务确认
        [disputed] ❗ 有争议
       *[settled] ✓ 已经没有欠款
    }
chase-paid = { $place } 已付
chase-promised = { $place } 承诺
chase-disputed = { $place } 争议
chase-help = { $place } 求助
chase-answer = <i>直接回复这条消息，{ $name }就能收到。</i>
chase-how-to-write = <i>点 🔍 打开一笔应收，再回复那条消息，就能给客户负责人留言。</i>
chase-nothing = 清单上已经没有要您跟进的应收了。
chase-how-to-answer = <i>点按钮，或者直接回复：{ $number ->
        [1] “已付”“周五付”“求助”。
       *[other] “{ $place } 已付”“{ $place } 周五付”“{ $place } 求助”。
    }</i>
chase-which = 这句话说的是哪一笔？请点一下，或者在前面写上序号再回复，比如“{ $place } 已付”。
chase-what = 这笔怎么样了？请点按钮。要给上级留言，请点 🔍 打开这笔应收，再回复那条消息。
