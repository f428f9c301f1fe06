# 审批：卡片、用文字回复、提问、委托、待审批。

# 回复里可能怎么说，逗号分隔。大小写、全角半角、表情肤色和个别错字都不计较。
sense-yes =
    .words = 同意, 好, 好的, 好嘞, 好滴, 好哒, 可以, 行, 行的, 成, 批准, 批淮, 批, 准, 准假, 允许, 准许, 通过, 核准, 认可,
        支持, 赞成, 赞同, 统一, 可已, 没问题, 没有问题, 没意见, 没有意见, 没异议, 没有异议, 无异议, 不反对, 不介意,
        去吧, 没毛病, 没啥问题, 没什么问题, 没啥意见, 没什么意见, 无意见, 没有任何问题, 没有任何意见, 可, 可行, 答应, 予以批准, 予以同意,
        已批准, 已同意, 已批, 审批通过, 休吧, 放心去吧, 好呢, 好的呢, 欧克
sense-no =
    .words = 不, 不同意, 不统一, 不行, 不可以, 不可, 不准, 不许, 不批, 不批准, 不准假, 不好, 不能, 不要, 不成, 不允许, 不准许,
        不通过, 不核准, 不认可, 不支持, 不赞成, 不赞同, 不予批准, 不予同意, 不予通过, 不能批, 不能批准, 不能同意, 不能准,
        无法批准, 无法同意, 没法批, 没法批准, 没法同意, 拒绝, 驳回, 否决, 反对, 否, 不予, 不予准假, 不给批, 不能准假, 无法准假, 没法准假, 不给准, 不答应,
        不接受, 不能接受, 无法接受, 退回, 打回, 拒, 拒批, 没门, 不予通过审批
sense-asks =
    .words = 吗, 可以么, 行么, 好么, 同意么, 批准么, 不行么, 不可以么, 不同意么
sense-but =
    .words = 但, 不过, 除非, 如果, 要是, 只, 除了, 改, 等, 考虑, 看看, 看一下, 看下, 想想, 想一下, 商量, 稍, 再说, 回头, 知道了,
        明白, 收到, 为什么, 谁, 怎么, 什么, 哪, 啥, 为何, 多久, 几天, 几号, 先, 上午, 下午, 下周, 下星期, 下个月, 半天, 一天, 两天, 三天, 四天, 五天, 六天, 七天, 一周, 一个星期, 半个月, 前提, 条件, 好像, 可能, 也许, 没, 别, 勿, 未, 无,
        不行吧, 不好吧, 不可以吧, 不同意吧, 不能吧, 不吧, 好了, 行了, 行不, 可以不, 好不, 行不行, 好不好, 可以不可以, 同意不同意
sense-harmless =
    .words = 不要忘, 别忘, 勿忘, 不用担心, 别担心, 不用急, 别急, 没事, 没关系, 不要紧, 不客气, 不用谢, 不错, 特别, 分别, 无论
sense-courtesy =
    .words = 谢谢, 抱歉, 不好意思, 对不起, 哦, 噢, 啊
sense-opening =
    .words = 我, 我们, 我这边, 我这里, 嗯, 嗯嗯, 恩, 那, 那就, 很抱歉, 当然, 完全, 绝对, 非常, 坚决, 肯定
sense-closing =
    .words = 的, 了, 呀, 喔, 啦, 嘞, 咯, 哈, 吧, 呗, 嘛, 哟, 耶, 谢谢你, 谢谢您, 谢了, 多谢, 辛苦了, 请假, 休假, 申请, 这个申请, 该申请, 此申请, 你的申请, 您的申请
sense-because =
    .words = 因为, 由于, 原因是, 理由是, 原因, 理由

approval-of = <b>{ $name }</b>（{ $position }）的申请{ $state ->
        [mine] ，请您审批
        [open] ，已转到下一位审批人
        [approved] ：<b>已批准</b>
        [refused] ：<b>未批准</b>
        [cancelled] ：<b>批准后已取消</b>
        [ended-early] ：<b>已批准，提前销假</b>
       *[withdrawn] ：<b>已撤回</b>
    }
approval-was = <b>{ $name }</b>的申请{ $state ->
        [open] 不再等您审批。
        [approved] 已批准。
        [refused] 未批准。
        [cancelled] 批准后已取消。
        [ended-early] 已批准，提前销假。
       *[withdrawn] 已撤回。
    }
approval-outcome = <b>{ $state ->
        [open] 审批中
        [approved] 已批准
        [refused] 未批准
        [cancelled] 已取消
        [ended-early] 提前销假
       *[withdrawn] 已撤回
    }</b> · { $what }
approval-waits-for-you = 🔔 <b>有一项等您审批：</b>
approval-since = { $since } 起等您审批。
approval-begins = { $has_begun ->
        [yes] ⚠️ { $at } 已经开始。
       *[no] { $at } 开始。
    }
approval-in-place-of = 您代{ $name }审批。
approval-silent = { $names }从 { $since } 起还没有审批，所以也请您审批。
approval-how-to-answer = <i>点按钮，或左滑这条消息回复：“同意”，或“不同意”加理由。</i>
approval-yes = 同意
approval-no = 不同意
approval-ask = 先问一下
approval-open = 查看详情
approval-take-back = 收回我的决定
approval-withdrawn = 申请人已撤回（{ $at }）。
approval-is-told = 结果会通知{ $name }。
approval-words-too-late = 已经审批过了，您写的话不算数，也没有转出。{ $may_take_back ->
        [yes] 要改，请点“收回我的决定”。
       *[no] {""}
    }
approval-show-sent = 📎 查看申请人发来的（{ $number }）
approval-asked-by = ❓ <b>{ $name }</b>：{ $words }
approval-said-by = 💬 <b>{ $name }</b>：{ $words }

refusal-title = 不同意{ $name }的申请
refusal-reason = 为什么不同意？
    .label = 理由
    .hint = 一句话就行，会和结果一起告诉申请人。
question-title = 问{ $name }
question-words = 想了解什么？
    .label = 问题
    .hint = 回答会发给您，审批人在卡片上都能看到。
reply-title = 回答{ $name }
reply-words = 怎么回答？
    .label = 回答
approval-asked = ✓ 已转给申请人。回答会发给您，也会写在卡片上。
approval-replied = ✓ 已转达。
approval-words-carried = ✓ 已转给{ $names }。
approval-words-wait = ✓ 已写在卡片上，接下来审批的人会看到。
approval-asks = <b>{ $name }</b>审批前想问您：
approval-how-to-reply = <i>点按钮，或左滑这条消息回复；发照片也行。</i>
approval-answered-already = ✓ 已回答，还可以补充。
approval-reply = 回答
approval-answers = 💬 <b>{ $name }</b>说：

approval-what-is-meant = 这是同意，还是不同意？您写的话会留作理由。
approval-words-only = 这里只能看懂文字。同意，还是不同意？
approval-pass-on = 当作问题转给申请人
approval-do-you-mean = 您说的是这一项吗？请点它下面的按钮。
approval-decided-hint = { $outcome }
outcome-open = 审批中
outcome-approved = 已批准
outcome-refused = 未批准
outcome-withdrawn = 已撤回
approval-taken-back-hint = 已收回决定，请重新审批

approval-climbed = 还没有人审批，已同时请{ $name }审批。
approval-without-approver = ⚠️ { $name }的申请没有人可以审批。请调整上级关系，或邀请同事加入。
approval-gone-or-not-yours = 没有这项申请，或者您不能查看。
approval-not-yours = 这项不由您审批。等您审批的，请看 /pending。
approval-decided-already = { $is_mine ->
        [yes] 您已经审批过了：{ $outcome }。
       *[no] { $by }已先处理：{ $outcome }。
    }
approval-withdrawn-already = { $is_mine ->
        [yes] 您已经撤回了。
       *[no] { $by }已撤回这项申请。
    }
approval-refusal-needs-reason = 不同意要写理由，一句话就行。
approval-too-late-to-take-back = 不能再收回了：已经到下一步，或者已经开始。请直接联系申请人。
approval-nobody = 没有人可以审批这项申请，请直接找上级或管理员。

command-delegate = 不在时由谁代批
    .words = 委托 代批 委托审批 代理人
delegate-title = 委托代批
delegate-delegate = 您不在时由谁代批？
    .label = 代批人
    .hint = 点名字，或直接写。
delegate-span = 从哪天到哪天？
    .label = 日期
    .hint = 先点第一天，再点最后一天，首尾都算。
delegate-yours = <b>代您审批的人：</b>
delegate-line = { $name }：{ $span }
delegate-what-it-does = <i>这几天等您审批的会转给对方，审批结果会注明是代您审批的。</i>
delegate-nobody = 现在没有人代您审批。您休假时，等您审批的会转给上级。
delegate-new = 委托同事
delegate-end = 结束委托：{ $name }
delegate-ended-hint = 已结束，并已通知对方
delegate-told = { $name }委托您代批：{ $span }。这几天等{ $name }审批的会发给您。
delegate-ended-told = 您不用再代{ $name }审批了（{ $span }）。
delegate-left = { $name }已离职，不能再代您审批（{ $span }）。请另行委托：/delegate
delegate-name-only = 请点名字，或直接写名字。
delegate-unknown = 可以代您审批的人里，没有找到“{ $name }”。请点名字，或再写一次。
delegate-yourself = 不能委托自己。请另选一位。
delegate-backwards = 最后一天在第一天之前，请重选日期。
delegate-past = 这些日子已经过去了，请从今天开始选。
delegate-away = { $name }这几天都在休假。请另选一位，或换日期。
delegate-circle = { $name }也委托了别人，转一圈又会回到您。请另选一位。
delegate-not-here = { $name }不能代您审批。请另选一位。
delegate-gone-or-not-yours = 这项委托已经结束，或者不是您的。现有的，请看 /delegate。

command-pending = 待审批的事
    .words = 审批 待审批 待我审批
pending-to-decide = <b>等您审批：{ $number } 项</b>
pending-claims = <b>等您裁定的客户归属：{ $number } 项</b>
pending-mine = <b>您提交的，待审批：{ $number } 项</b>
pending-since = • { $what } · { $since } 起
pending-with = • { $what } · { $since } 起等{ $names }审批
pending-with-nobody = • { $what } · { $since } 起等审批，目前没有人可以审批
pending-claim = { $customer }：{ $claimant } / { $holder }
pending-more = …还有 { $number } 项
pending-nothing = 没有等您审批的，您也没有在等别人审批。
