# 应收款：每期欠多少、承诺哪天付、为什么有争议。
instalment-from-before = 期初欠款
instalment-of-order = { $order }
instalment-part = { $order } · 第 { $number }/{ $of } 期
instalment-gone-or-not-yours = 没有这笔应收，或者您不能查看。
instalment-not-yours = 这笔应收要由客户负责人或其上级处理。
instalment-paid-already = 这笔应收已经结清。

instalment-head = 💰 <b>{ $customer }</b> · { $bill }
instalment-owner = 负责人：{ $name }
instalment-nothing-owed = 这笔应收不用再付了。
instalment-paid = ✓ { $amount } 已结清
instalment-written-off = { $is_paid ->
        [yes] ✓ 已付 { $paid }，核销 { $amount }
       *[no] 已核销 { $amount }
    }
instalment-open = 未付：<b>{ $open }</b>，共 { $amount }
instalment-due = 到期日：{ $day }
instalment-due-in = 到期日：{ $day } · { $days ->
        [0] 今天到期
        [1] 明天到期
       *[other] 还有 { $days } 天
    }
instalment-overdue = 🔴 到期日：{ $day } · 已逾期 { $days } 天
instalment-due-after-delivery = 交货后到期
instalment-set = • { $kind ->
        [receipt] 回款
        [credit_note] 退货冲减
        [write_off] 坏账核销
       *[other] 预收余额
    } · { $day } · { $amount }
instalment-earlier = • 更早的 { $number } 笔
instalment-pending = ⏳ { $amount } 待财务确认
instalment-how-to-answer = { $is_disputed ->
        [yes] 直接回复这条消息可以给上级留言，也可以回复“已付款”“求助”。
       *[no] 点按钮，或者直接回复：“已付款”“周五付”“有争议：少送了两箱”“求助”。其他内容会转给您的上级。
    }
instalment-how-to-settle = 点按钮登记处理结果，或者直接回复：“已解决：价格已更正”。其他内容会转给客户负责人。
instalment-paid-it = ✓ 已付款
instalment-look = 🔍 看这笔应收
instalment-promised-it = 🤝 承诺付款
instalment-disputed-it = ❗ 有争议
instalment-help-me = 🆘 求助
instalment-settle = ✓ 争议已解决
instalment-texts = 💬 催款话术
instalment-write-off = 坏账核销
instalment-open-order = 📦 订单
instalment-account = 📒 往来账
instalment-news-disputed = ❗ { $by }：客户对这笔应收有争议。上级或财务解决之前不催款。
instalment-news-settled = ✓ { $by }已解决争议，这笔应收恢复催款。
instalment-news-help = 🆘 { $by }请您帮忙催这笔款。直接回复这条消息，客户负责人就能收到。
instalment-help-asked = 已请{ $name }帮忙，{ $name }会看到这笔应收。
instalment-help-asked-already = 这笔应收今天已经求助过了。
instalment-help-nobody = 您上面没有可以求助的人。

promise-title = 承诺付款 · { $customer } · { $bill } · { $amount }
promise-day = 客户答应哪天付？
    .label = 承诺日期
    .hint = 在那之前不催款。
promise-in-three-days = 3 天后 · { $day }
promise-friday = { $day }
promise-end-of-month = 月底 · { $day }
promise-open = 🤝 承诺 <b>{ $day }</b>付款 · { $by } · { $at }
promise-was = • { $day }：{ $state }
promise-take-back = ↩️ 撤回承诺
promise-taken-back-hint = 已撤回，不计入承诺。
promise-not-taken-back = 这个承诺不能撤回了：只有登记的人当天可以撤回。请直接登记新的承诺日期。
promisestate-open = 待兑现
promisestate-kept = ✓ 已兑现
promisestate-broken = ✗ 未兑现
promisestate-postponed = 已改期
promisestate-void = 不计入
promise-more = • 更早的承诺 { $number } 次
promise-kept-of = 付款承诺：{ $made } 次中兑现 { $kept } 次
promise-hint = 已登记：承诺 { $day }付款，在那之前不催款。
promise-past = { $day }已经过去了，请选今天或以后的日期。
promise-too-far = { $day }太远了，承诺付款最晚到 { $latest }。
promise-disputed = 这笔应收有争议，请等上级或财务解决后再登记承诺。
promise-receipt-waits = 这笔应收的回款已登记，待财务确认，不用再登记承诺。

bill-dispute-title = 应收争议 · { $customer } · { $bill } · { $amount }
bill-dispute-reason = 客户为什么有争议？
    .label = 原因
    .offered = 您写的：
        <blockquote expandable>{ $offered }</blockquote>
    .keep = 按争议提交
    .fresh = 重新写
    .hint = 上级和财务会看到。解决之前不催款。
bill-dispute-said = { $is_open ->
        [yes] ❗ <b>有争议</b>
       *[no] 曾有争议
    } · { $by } · { $at }
bill-dispute-is-open = 上级或财务解决之前不催款。
bill-dispute-over = 已了结：这笔应收没有未付金额了 · { $at }
bill-dispute-settled = ✓ { $by }已解决 · { $at }
bill-dispute-hint = 已登记，已通知上级和财务，解决之前不催款。
bill-dispute-settled-hint = 已解决，已通知客户负责人。
bill-dispute-already = { $is_mine ->
        [yes] 您已经登记过这笔应收的争议了。
       *[no] { $by }已先登记了这笔应收的争议。
    }
bill-dispute-needs-reason = 请写明原因，比如“少送了两箱”。
bill-dispute-too-long = 共 { $length } 个字，最多 { $limit } 个字，还没有记下。请写短一些，再回复一次这笔应收。
bill-dispute-settled-by-others = 争议要由客户负责人的上级或财务解决。
bill-dispute-none = 这笔应收已经没有争议了。
bill-dispute-settled-already = { $is_mine ->
        [yes] 您已经处理过了：{ $outcome }
       *[no] { $by }已先处理：{ $outcome }
    }
bill-dispute-needs-outcome = 请写明处理结果，比如“价格已更正”。
bill-outcome-title = 解决争议 · { $customer } · { $bill } · { $amount }
bill-outcome-outcome = 怎么处理的？
    .label = 处理结果
    .hint = 客户负责人会看到，这笔应收恢复催款。

billanswer-paid = 已付款
    .words = 已付款,已付,付了,付款了,付过了,付清了,已付清,已结清,结清了,已打款,打款了,打过了,已转账,转账了,已回款,回款了,回款,收款,已经付了,已经付款,款已付,钱付了,客户已付款,客户已付,客户付了
billanswer-promised = 承诺付款
    .words = 客户,答应,承诺,说,会,能,在,前,之前,付款,付清,付,打款,打,转账,转,结清,结账,结,给钱,给,安排,安排付款,安排打款,一定,可以,他,她,老板,对方
billanswer-disputed = 有争议
    .words = 客户有争议,客户不认账,不认账,客户不认,不认,客户有异议,有异议,异议,有争议,争议
billanswer-faulty = 货有问题
    .words = 少送,少发,漏发,送错,发错,短少,破损,质量问题,价格不对,金额不对,数量不对
billanswer-help = 求助
    .words = 求助,帮忙,帮帮我,请帮忙,需要帮忙,请支援,需要支援
billanswer-settled = 已解决
    .words = 已解决,解决了,已处理,处理好了,处理完了,已处理完

pending-disputed-bills = <b>等您解决的应收争议：{ $number } 项</b>
pending-disputed-bill = { $customer } · { $amount }

reminder-head = 发给<b>{ $customer }</b>的催款话术：点下面的按钮复制，再到和客户的聊天里粘贴。
reminder-in-tone = <b>{ $tone }</b>
    <blockquote>{ $words }</blockquote>
reminder-nothing-to-ask = 现在没有可催的：已结清、有争议、还没有到期日，或者回款待财务确认。
reminder-back = 💰 回到这笔应收
tone-polite = 客气
    .copy = 📋 客气
    .text = { $customer }您好！{ $when ->
        [later] 提前跟您说一声，
       *[today] 打扰一下，
    }{ $order ->
        [none] 之前的欠款
       *[other] 订单 { $order } 的货款
    } { $amount } { $when ->
        [overdue] 已于 { $day }到期，麻烦您方便时安排一下。
        [today] 今天到期，麻烦您安排一下。
       *[later] 将于 { $day }到期，麻烦您到时安排一下。
    }如已付款，请忽略这条消息。谢谢您的支持！{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
tone-firm = 正式
    .copy = 📋 正式
    .text = { $customer }您好，{ $order ->
        [none] 之前的欠款
       *[other] 订单 { $order } 的货款
    } { $amount } 应于 { $day }付清，现已逾期 { $days } 天。请您两天内安排付款，并告诉我哪天能到账；账目如有疑问，请随时联系我。谢谢配合！{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
tone-final = 最后通知
    .copy = 📋 最后通知
    .text = { $customer }您好，{ $order ->
        [none] 之前的欠款
       *[other] 订单 { $order } 的货款
    } { $amount } 已于 { $day }到期，至今已逾期 { $days } 天，多次提醒仍未付清。这是最后一次通知，请最迟于 { $until }付清，否则我们只能暂停供货，请您理解。{ $is_signed ->
        [yes] ——{ $company }
       *[no] {""}
    }
