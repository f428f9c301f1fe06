# 手头现金：谁手上有多少、上交、清点、提醒。
command-cash = 手头现金、上交
    .words = 现金 上交 交款 现金上交
cash-mine = 💵 <b>手头现金：{ $amount }</b> · { $number } 笔
cash-line = · { $whose } · <b>{ $amount }</b> · { $day }收，{ $days ->
        [0] 今天
       *[other] 已 { $days } 天
    } · { $urgency ->
        [waits] ⏳ 待财务清点
        [overdue] ‼️ 已逾期 { $late } 天，应在 { $deadline }前上交
        [today] ‼️ 今天必须上交
       *[later] 最迟 { $deadline }上交
    }
cash-lines-more = …还有 { $number } 笔
cash-nothing = 💵 您手头没有现金。
cash-nothing-of = 💵 { $name }手头没有现金。
cash-hand-in-all = 全部上交 { $amount }
cash-choose = 选几笔上交
cash-with-finance = ⏳ 待财务清点：{ $amount }
cash-others = 👥 各人手头现金
cash-open = 💵 我的全部现金
cash-nobody = 💵 没有人手头有现金。
cash-of-all = 💵 <b>手头现金共 { $amount }</b> · { $people } 人
cash-of-one = · { $name }{ $has_left ->
        [yes] （已离职）
       *[no] {""}
    } · <b>{ $amount }</b> · 最早一笔 { $day }收，{ $days ->
        [0] 今天
       *[other] 已 { $days } 天
    }
cash-of-person = 💵 <b>{ $name }手头现金：{ $amount }</b> · { $number } 笔
cash-of-leaver = ⚠️ <b>{ $name }已离职，手上还有现金 { $amount }</b> · { $number } 笔
    请其上级向{ $name }收回，代为上交。

cash-please-hand-in = 💵 <b>请尽快上交现金：{ $amount }</b> · { $number } 笔
cash-of-others = 💵 <b>久未上交的现金：{ $amount }</b> · { $number } 笔

cash-not-yours = 没有这笔现金，或者您不能查看。
cash-nothing-to-hand-in = 没有要上交的：您手头没有现金，或者都在等财务清点。
cash-changed = 手头现金和刚才显示的不一样了，请发 /cash 看最新情况。

handinstate-waiting = 待财务清点
handinstate-confirmed = 已收讫
handinstate-refused = 财务未收
handinstate-withdrawn = 已撤回

hand-in-title = 现金上交
hand-in-receipts = 上交哪几笔？
    .label = 回款
    .hint = 逐笔点选，也可以直接打客户名称。
hand-in-chosen = 已选：<b>{ $amount }</b> · { $number } 笔
hand-in-number = { $number } 笔
hand-in-choice = { $is_chosen ->
        [yes] ☑️
       *[no] ☐
    } { $customer } · { $amount } · { $day }
hand-in-these = 上交所选
    .words = 选好了 好了 完成 上交
hand-in-none-chosen = 请至少选一笔。
hand-in-receipt-unclear = 您手头没有“{ $words }”的现金。请点一笔，或者打客户名称。
hand-in-made-hint = 已通知财务清点

hand-in-head = 💵 <b>{ $name }上交现金</b> · { $state }
hand-in-sum = <b>{ $amount }</b> · { $number } 笔
hand-in-line = · { $customer } · { $amount } · { $day }{ $is_over ->
        [yes] {""}
       *[no] {" · "}{ $is_confirmed ->
            [yes] ✓ 已到账
           *[no] 待财务确认
        }
    }
hand-in-waits-for = { $number ->
        [0] ⚠️ 目前没有人可以清点。
       *[other] 待{ $names }清点
    }
hand-in-decided = { $state ->
        [confirmed] ✓ { $name }已清点收讫，{ $at }
        [refused] ✗ { $name }未收，{ $at }
       *[withdrawn] { $name }已撤回，{ $at }
    }
hand-in-nothing-left = 已结束：里面没有回款了。
hand-in-is-back = 现金仍在上交人手上。
hand-in-how-to-count = <i>请当面点清。还没确认的回款会一并确认到账。点按钮，或者直接回复“对”；不符就回复“不对”，加上原因。</i>
hand-in-what-is-meant = 现金点清了吗？请点按钮。
hand-in-counted = 点清收讫
    .words = 点清 收讫 收到 收到了
hand-in-not-there = 数目不符
hand-in-withdraw = 撤回
hand-in-again = 重新上交 { $amount }
hand-in-confirmed-hint = 已收讫，已通知上交人。
hand-in-refused-hint = 已登记，已把原因告诉上交人。
hand-in-withdrawn-hint = 已撤回

hand-in-refusal-title = 不收{ $name }上交的现金
hand-in-refusal-reason = 哪里不符？
    .label = 原因
    .hint = 比如“少 100 元”。上交人会看到，可以重新上交。
hand-in-needs-reason = 请写明哪里不符，比如“少 100 元”。

hand-in-own = 这是您自己上交的现金，要由另一位财务同事清点。
hand-in-gone-or-not-yours = 没有这次上交，或者不由您处理。
hand-in-over-already = { $whose ->
        [mine] 您已经处理过了：{ $state }。
        [anothers] { $by }已先处理：{ $state }。
       *[nobodys] 这次上交里已经没有回款了，不用处理。
    }
hand-in-confirmed = ✓ { $by }已清点收讫{ $is_mine ->
        [yes] 您
       *[no] { $holder }
    }上交的现金：<b>{ $amount }</b> · { $number } 笔{ $along ->
        [0] {""}
       *[other] ，其中 { $along } 笔一并确认到账
    }。
hand-in-refused = ✗ { $by }没有收{ $is_mine ->
        [yes] 您
       *[no] { $holder }
    }上交的现金 <b>{ $amount }</b>，现金仍在手上。/cash
    <blockquote>{ $reason }</blockquote>
hand-in-nobody-confirms = ⚠️ { $name }上交的现金没有人可以清点。请邀请另一位财务同事，或在 company.toml 的 [payments] confirmed_by 里加上别的职位。
hand-in-in-a-list = { $name } · { $amount }
pending-hand-ins = <b>等您清点的现金：{ $number } 份</b>

handover-cash = · { $number } 笔现金还没上交：/cash
