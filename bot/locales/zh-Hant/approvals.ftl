# 簽核：卡片、用文字回覆、提問、代理、待簽核。

# 回覆裡可能怎麼說，逗號分隔。大小寫、全形半形、表情膚色和個別錯字都不計較。
sense-yes =
    .words = 同意, 好, 好的, 可以, 行, 成, 批准, 批準, 批, 准, 准假, 允許, 准許, 通過, 核准, 核可, 照准, 認可, 支持, 贊成, 贊同,
        沒問題, 沒有問題, 沒意見, 沒有意見, 沒異議, 沒有異議, 無異議, 不反對, 不介意, 去吧, 沒差, 沒啥問題, 沒什麼問題, 沒什麼意見, 無意見, 沒有任何問題, 沒有任何意見, 可, 可行, 答應, 准予, 如擬,
        予以核准, 予以同意, 已核准, 已同意, 已批准, 好滴, 好喔, 好哦, 休吧, 放心去吧
sense-no =
    .words = 不, 不同意, 不行, 不可以, 不可, 不准, 不許, 不批, 不批准, 不批準, 不准假, 不好, 不能, 不要, 不成, 不允許, 不准許,
        不通過, 不核准, 不核可, 不認可, 不支持, 不贊成, 不贊同, 不予批准, 不予核准, 不予同意, 不予通過, 不能批准, 不能核准,
        不能同意, 無法批准, 無法核准, 無法同意, 沒辦法同意, 沒辦法批准, 拒絕, 駁回, 退回, 退件, 否決, 反對, 否, 不予, 不予准假, 不給批, 不能准假, 無法准假, 沒辦法准假, 沒辦法核准,
        不答應, 不接受, 不能接受, 無法接受, 打回, 婉拒, 歉難同意
sense-asks =
    .words = 嗎, 可以麼, 行麼, 好麼, 同意麼, 不行麼, 不可以麼, 不同意麼
sense-but =
    .words = 但, 不過, 除非, 如果, 要是, 只, 除了, 改, 等, 考慮, 看看, 看一下, 想想, 想一下, 商量, 稍, 再說, 回頭, 知道了, 了解,
        明白, 收到, 為什麼, 誰, 怎麼, 什麼, 哪, 啥, 為何, 多久, 幾天, 幾號, 先, 上午, 下午, 下週, 下星期, 下個月, 半天, 一天, 兩天, 三天, 四天, 五天, 六天, 七天, 一週, 一個星期, 半個月, 前提, 條件, 好像, 可能, 也許, 沒, 別, 勿, 未, 無,
        不行吧, 不好吧, 不可以吧, 不同意吧, 不能吧, 好了, 行不行, 好不好
sense-harmless =
    .words = 不要忘, 別忘, 勿忘, 不用擔心, 別擔心, 不用急, 別急, 沒事, 沒關係, 不要緊, 不客氣, 不用謝, 不錯, 特別, 分別, 無論
sense-courtesy =
    .words = 謝謝, 抱歉, 不好意思, 對不起, 哦, 喔, 啊
sense-opening =
    .words = 我, 我們, 我這邊, 嗯, 嗯嗯, 恩, 那, 那就, 很抱歉, 當然, 完全, 絕對, 非常, 堅決, 肯定
sense-closing =
    .words = 的, 了, 呀, 噢, 啦, 囉, 咯, 哈, 吧, 嘛, 唷, 耶, 齁, 謝謝你, 謝謝您, 多謝, 感謝, 辛苦了, 請假, 休假, 申請, 這個申請, 此申請, 你的申請, 您的申請
sense-because =
    .words = 因為, 由於, 原因是, 理由是, 原因, 理由

approval-of = <b>{ $name }</b>（{ $position }）的申請{ $state ->
        [mine] ，請您簽核
        [open] ，已到下一關
        [approved] ：<b>已核准</b>
        [refused] ：<b>未核准</b>
        [cancelled] ：<b>核准後已取消</b>
        [ended-early] ：<b>已核准，提前銷假</b>
       *[withdrawn] ：<b>已撤回</b>
    }
approval-was = <b>{ $name }</b>的申請{ $state ->
        [open] 不再等您簽核。
        [approved] 已核准。
        [refused] 未核准。
        [cancelled] 核准後已取消。
        [ended-early] 已核准，提前銷假。
       *[withdrawn] 已撤回。
    }
approval-outcome = <b>{ $state ->
        [open] 簽核中
        [approved] 已核准
        [refused] 未核准
        [cancelled] 已取消
        [ended-early] 提前銷假
       *[withdrawn] 已撤回
    }</b> · { $what }
approval-waits-for-you = 🔔 <b>有一件等您簽核：</b>
approval-since = { $since } 起等您簽核。
approval-begins = { $has_begun ->
        [yes] ⚠️ { $at } 已經開始。
       *[no] { $at } 開始。
    }
approval-in-place-of = 您代理{ $name }簽核。
approval-silent = { $names }從 { $since } 起還沒簽核，所以也請您簽核。
approval-how-to-answer = <i>點按鈕，或左滑這則訊息回覆：「同意」，或「不同意」加理由。</i>
approval-yes = 同意
approval-no = 不同意
approval-ask = 先問一下
approval-open = 查看詳情
approval-take-back = 收回我的決定
approval-withdrawn = 申請人已撤回（{ $at }）。
approval-is-told = 結果會通知{ $name }。
approval-words-too-late = 這件已經簽核過了，您寫的不算數，也沒有轉出。{ $may_take_back ->
        [yes] 要改，請點「收回我的決定」。
       *[no] {""}
    }
approval-show-sent = 📎 查看申請人傳來的（{ $number }）
approval-asked-by = ❓ <b>{ $name }</b>：{ $words }
approval-said-by = 💬 <b>{ $name }</b>：{ $words }

refusal-title = 不同意{ $name }的申請
refusal-reason = 為什麼不同意？
    .label = 理由
    .hint = 一句話就好，會和結果一起告訴申請人。
question-title = 問{ $name }
question-words = 想了解什麼？
    .label = 問題
    .hint = 回答會傳給您，簽核的人在卡片上都看得到。
reply-title = 回答{ $name }
reply-words = 怎麼回答？
    .label = 回答
approval-asked = ✓ 已轉給申請人。回答會傳給您，也會寫在卡片上。
approval-replied = ✓ 已轉達。
approval-words-carried = ✓ 已轉給{ $names }。
approval-words-wait = ✓ 已寫在卡片上，接下來簽核的人會看到。
approval-asks = <b>{ $name }</b>簽核前想問您：
approval-how-to-reply = <i>點按鈕，或左滑這則訊息回覆；傳照片也可以。</i>
approval-answered-already = ✓ 已回答，還可以補充。
approval-reply = 回答
approval-answers = 💬 <b>{ $name }</b>說：

approval-what-is-meant = 這是同意，還是不同意？您寫的話會留作理由。
approval-words-only = 這裡只看得懂文字。同意，還是不同意？
approval-pass-on = 當作問題轉給申請人
approval-do-you-mean = 您說的是這一件嗎？請點它下面的按鈕。
approval-decided-hint = { $outcome }
outcome-open = 簽核中
outcome-approved = 已核准
outcome-refused = 未核准
outcome-withdrawn = 已撤回
approval-taken-back-hint = 已收回決定，請重新簽核

approval-climbed = 還沒有人簽核，已同時請{ $name }簽核。
approval-without-approver = ⚠️ { $name }的申請沒有人可以簽核。請調整主管，或邀請同事加入。
approval-gone-or-not-yours = 沒有這件申請，或者您不能查看。
approval-not-yours = 這件不由您簽核。等您簽核的，請看 /pending。
approval-decided-already = { $is_mine ->
        [yes] 您已經簽核過了：{ $outcome }。
       *[no] { $by }已先處理：{ $outcome }。
    }
approval-withdrawn-already = { $is_mine ->
        [yes] 您已經撤回了。
       *[no] { $by }已撤回這件申請。
    }
approval-refusal-needs-reason = 不同意要寫理由，一句話就好。
approval-too-late-to-take-back = 不能再收回了：已經到下一關，或者已經開始。請直接聯絡申請人。
approval-nobody = 沒有人可以簽核這件申請，請直接找主管或管理員。

command-delegate = 不在時由誰代理簽核
    .words = 代理 代簽 代理人 職務代理 委託
delegate-title = 代理簽核
delegate-delegate = 您不在時由誰代理？
    .label = 代理人
    .hint = 點名字，或直接寫。
delegate-span = 從哪天到哪天？
    .label = 日期
    .hint = 先點第一天，再點最後一天，頭尾都算。
delegate-yours = <b>代理您簽核的人：</b>
delegate-line = { $name }：{ $span }
delegate-what-it-does = <i>這幾天等您簽核的會轉給對方，簽核結果會註明是代您簽核的。</i>
delegate-nobody = 現在沒有人代理您簽核。您休假時，等您簽核的會轉給主管。
delegate-new = 指定代理人
delegate-end = 結束代理：{ $name }
delegate-ended-hint = 已結束，並已通知對方
delegate-told = { $name }請您代理簽核：{ $span }。這幾天等{ $name }簽核的會傳給您。
delegate-ended-told = 您不用再代理{ $name }簽核了（{ $span }）。
delegate-left = { $name }已離職，不能再代理您簽核（{ $span }）。請另外指定：/delegate
delegate-name-only = 請點名字，或直接寫名字。
delegate-unknown = 可以代理您簽核的人裡，找不到「{ $name }」。請點名字，或再寫一次。
delegate-yourself = 不能指定自己。請另選一位。
delegate-backwards = 最後一天在第一天之前，請重選日期。
delegate-past = 這些日子已經過去了，請從今天開始選。
delegate-away = { $name }這幾天都在休假。請另選一位，或換日期。
delegate-circle = { $name }也指定了別人代理，轉一圈又會回到您。請另選一位。
delegate-not-here = { $name }不能代理您簽核。請另選一位。
delegate-gone-or-not-yours = 這項代理已經結束，或者不是您的。現有的，請看 /delegate。

command-pending = 待簽核的事
    .words = 簽核 待簽核 待我簽核 審批
pending-to-decide = <b>等您簽核：{ $number } 件</b>
pending-claims = <b>等您裁定的客戶歸屬：{ $number } 件</b>
pending-mine = <b>您送出的，待簽核：{ $number } 件</b>
pending-since = • { $what } · { $since } 起
pending-with = • { $what } · { $since } 起等{ $names }簽核
pending-with-nobody = • { $what } · { $since } 起等簽核，目前沒有人可以簽核
pending-claim = { $customer }：{ $claimant } / { $holder }
pending-more = …還有 { $number } 件
pending-nothing = 沒有等您簽核的，您也沒有在等別人簽核。
