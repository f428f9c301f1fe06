# 所有表单共用的话。
form-head = <b>{ $title }</b> · { $at }/{ $of }
form-answered = ✓ { $label }：{ $answer }
form-summary = <b>{ $title }</b> · 确认后提交
form-before = 现在写的是：
    <blockquote expandable>{ $answer }</blockquote>
    可以重新写，或者点“不改”。
form-nothing = —
form-choose = 请点“提交”，或者点要改的那一项。
form-help = 卡住了？“取消”先收起来，写过的都留着。更多说明：/help
form-rest = 这是刚才那段长文字的后半截。请把整段精简成一条消息再发。
form-cancelled = 已收起：{ $title }。写过的都还在，点“恢复”接着写。
form-waiting = 还没写完：<b>{ $title }</b>
form-send = 提交
    .words = 提交 发送 确认 好 好的 可以
form-change = 改：{ $field }
form-cancel = 取消
    .words = 取消 算了 不写了
form-needed = 这一题不能跳过。不想写了就点“取消”，写过的都留着。
form-skip = 跳过
    .words = 跳过
form-none = 没有
    .words = 没有 没 没了 无 暂无 不用 不用了 不需要
form-back = 上一步
    .words = 上一步 返回
form-keep = 不改
    .words = 不改 保留
form-undo = 恢复
form-go-on = 继续写
form-discard = 先收起

button-out-of-date = 这个按钮已经过期，请用最新的消息，或发 /menu。
edited-too-late = 已经提交的内容不会跟着改。要改，请点提交后那条消息下面的按钮。
form-line-edited = 这条消息已经填进表单了。要改，请点下面的按钮。
day-does-not-exist = 没有这一天：“{ $words }”。可以写“昨天”“周五”或“2026-11-20”。
sent-again = ↻ 刚才网络中断，这条又发了一次。
