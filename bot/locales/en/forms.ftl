# The frame around every form.
form-head = <b>{ $title }</b> · { $at }/{ $of }
form-answered = ✓ { $label }: { $answer }
form-summary = <b>{ $title }</b> · ready to send
form-before = Now it says:
    <blockquote expandable>{ $answer }</blockquote>
    Write it anew, or keep it.
form-nothing = —
form-choose = Tap “Send”, or choose what to change.
form-help = If this is stuck: “Back” goes to the question before, “Cancel” puts the form away and keeps what you said. /help tells more.
form-rest = That is the rest of the long text. Please write it shorter, in one message.
form-cancelled = Put away: { $title }. Nothing you said is lost.
form-waiting = Still waiting for you: <b>{ $title }</b>.
form-send = Send
    .words = send ok yes
form-change = Change: { $field }
form-cancel = Cancel
    .words = cancel
form-skip = Skip
    .words = skip
form-back = Back
    .words = back
form-keep = Keep it
    .words = keep
form-undo = Bring it back
form-go-on = Go on
form-discard = Put away

button-out-of-date = This button is out of date.
edited-too-late = What was sent stays as it was. To change it, use the buttons under it.
day-does-not-exist = There is no such day: “{ $words }”. Try “yesterday”, “Friday” or “2026-11-20”.
sent-again = ↻ Sent again: the line broke the first time.
