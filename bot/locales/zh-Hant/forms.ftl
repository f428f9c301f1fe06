# 所有表單共用的話。
form-head = <b>{ $title }</b> · { $at }/{ $of }
form-answered = ✓ { $label }：{ $answer }
form-summary = <b>{ $title }</b> · 確認後送出
form-before = 目前寫的是：
    <blockquote expandable>{ $answer }</blockquote>
    可以重新寫，或者點「不改」。
form-nothing = —
form-choose = 請點「送出」，或者點要改的那一項。
form-help = 卡住了？「取消」先收起來，寫過的都留著。更多說明：/help
form-rest = 這是剛才那段長文字的後半截。請把整段精簡成一則訊息再傳。
form-cancelled = 已收起：{ $title }。寫過的都還在，點「恢復」接著寫。
form-waiting = 還沒寫完：<b>{ $title }</b>
form-send = 送出
    .words = 送出 發送 傳送 提交 確認 好 好的 可以
form-change = 改：{ $field }
form-cancel = 取消
    .words = 取消 算了 不寫了
form-needed = 這一題不能跳過。不想寫了就點「取消」，寫過的都會留著。
form-skip = 略過
    .words = 略過 跳過
form-none = 沒有
    .words = 沒有 沒 沒了 無 暫無 不用 不用了 不需要
form-back = 上一步
    .words = 上一步 返回
form-keep = 不改
    .words = 不改 保留
form-undo = 恢復
form-go-on = 繼續寫
form-discard = 先收起

button-out-of-date = 這個按鈕已經過期，請用最新的訊息，或傳 /menu。
edited-too-late = 已經送出的內容不會跟著改。要改，請點送出後那則訊息下面的按鈕。
form-line-edited = 這則訊息已經填進表單了。要改，請點下面的按鈕。
day-does-not-exist = 沒有這一天：「{ $words }」。可以寫「昨天」「週五」或「2026-11-20」。
sent-again = ↻ 剛才網路中斷，這則又傳了一次。
