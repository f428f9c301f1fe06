# The menu, help, the language, and what the machinery says.
command-menu = Menu
    .words = menu
menu-title = What is next, { $name }?
menu-report = 📝 Daily report
menu-team = 👥 My team
menu-me = 🙂 About me
menu-language = 🌐 Language
menu-help = ❓ Help
command-language = Language
    .words = language
language-which = Which language shall we speak?
language-is-now = From now on in English.
command-help = Help
    .words = help
help = <b>What you can do here</b>
    /report files the day; /report yesterday an earlier one.
    Write anything else and keep it as a note of the day with one tap: the report starts from your notes.
    Answer a message of mine, and your words reach the person behind it.
    /me shows your reports · /language changes the language · /cancel puts a form away.
help-superior = <b>What you can do here</b>
    Reports of your people arrive as cards. Answer a card: your words reach the author.
    When reports are due you get one digest with who is missing.
    /team shows your people, their reports, and removes somebody who left · /invite lets somebody in.
    /report files your own day · /me shows your reports · /language changes the language · /cancel puts a form away.
command-cancel = Put the open form away
cancel-nothing = There is no form open.
command-unknown = I do not know this command. /menu shows what there is.
not-for-you = This is not for your position.
note-offer = Keep this as a note of the day?
note-keep = Keep as note
note-kept = ✓ Kept for the report of { $day }.
note-forget = Do not keep
note-words-only = Outside a form I can keep written words as a note. /menu shows what else there is.
answer = 💬 <b>{ $name }</b>: { $words }
answer-below = 💬 <b>{ $name }</b> answers:
answer-carried = ✓ Passed on to { $name }.
answer-carried-hint = 👍 passed on
answer-not-yours = This message can no longer be answered by you.
answer-nobody-there = There is nobody who would hear an answer to this message.
incident = Something went wrong on our side with what you sent. It is kept, and somebody looks into it. Number: { $incident }.
incident-alert = ⚠️ An update could not be processed five times and was set aside: { $incident }. The log has the reason.
undelivered-alert = ⚠️ { $count ->
        [one] One message
       *[other] { $count } messages
    } may not have reached people: { $names }. “fieldbook doctor” lists them.
calendar-provisional = 📅 The make-up working days of { $year } are not known yet; the calendar is provisional. Update Fieldbook when they are announced, or set days with “fieldbook calendar”.
