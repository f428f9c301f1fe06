# The frame around every form.
form-head = <b>{ $title }</b> · { $at }/{ $of }
form-answered = ✓ { $label }: { $answer }
form-summary = <b>{ $title }</b> · ready to send
form-before = Now it says:
    <blockquote expandable>{ $answer }</blockquote>
    Type a new answer, or tap “Keep it”.
form-nothing = —
form-choose = Tap “Send”, or tap what you want to change.
form-help = Stuck? “Cancel” closes the form and keeps what you said. More: /help
form-rest = That is the rest of the long text. Please shorten all of it to one message.
form-cancelled = Closed: { $title }. Nothing you said is lost; “Bring it back” opens it again.
form-waiting = Still waiting for you: <b>{ $title }</b>.
form-send = Send
    .words = send ok yes
form-change = Change: { $field }
form-cancel = Cancel
    .words = cancel nevermind
form-needed = This one cannot be skipped. “Cancel” puts the form away; nothing is lost.
form-skip = Skip
    .words = skip
form-none = Nothing
    .words = no nothing none nope n/a nil
form-back = Back
    .words = back
form-keep = Keep it
    .words = keep
form-undo = Bring it back
form-go-on = Go on
form-discard = Close it

button-out-of-date = This button is out of date. Use the newest message, or /menu.
edited-too-late = What was sent stays as it was. To change it, use the buttons under what you sent.
form-line-edited = This form was already filled from that message. Please change it with the buttons below.
day-does-not-exist = There is no such day: “{ $words }”. Try “yesterday”, “Friday” or “2026-11-20”.
sent-again = ↻ Sent again: the line broke the first time.
