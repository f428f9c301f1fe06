# Notices: written to many, read, asked about, reminded of.
command-announce = Write a notice
    .words = announce
command-notices = Notices
    .words = notices notice
menu-notices = 📢 Notices
menu-notices-unread = 📢 Notices ({ $number } unread)
menu-announce = 📢 Write a notice

notice-title = Notice
notice-audience = To whom?
    .label = To
    .hint = Everybody you may write to, one leader’s team, or some positions.
audience-everybody = Everybody
    .words = all
audience-branch = A team
    .words = team branch
audience-positions = Positions
    .words = position
notice-leader = Whose team? The leader gets it too.
    .label = Team
notice-positions = Which positions? Tap one or several.
    .label = Positions
notice-words = What is the notice?
    .label = Text
    .hint = It is sent in your own words, just as you write it.
notice-files = Any photos or documents? Up to ten.
    .label = Files
notice-read_by = By which day is it to be read?
    .label = To be read by
notice-position = { $chosen ->
        [yes] ✓ { $position } · { $number }
       *[no] { $position } · { $number }
    }
notice-positions-done = Done
    .words = done
notice-positions-named = { $positions }
notice-reaches = { $number ->
        [one] It will reach one person.
       *[other] It will reach { $number } people.
    }{ $later ->
        [0] {""}
        [one] {" "}One of them has not joined yet and gets it on joining.
       *[other] {" "}{ $later } of them have not joined yet and get it on joining.
    }
notice-to-nobody = Nobody would get it: there is nobody there whom you may write to. Choose again.
notice-leader-gone = That leader is no longer here. Choose another team.
notice-no-team = Nobody whom you may write to leads a team. Write to everybody, or to positions.
notice-leader-unknown = “{ $words }” leads no team that you may write to. There are: { $names }.
notice-position-unknown = “{ $words }” is none of these positions: { $names }. Put commas between several.
notice-position-none = Tap at least one position.
notice-day-over = { $day } is over. Choose another day, or none.

notice-from = 📢 <b>Notice from { $name }</b> · { $at }
notice-files-above = { $number ->
        [one] 📎 One file above
       *[other] 📎 { $number } files above
    }
notice-files-below = { $number ->
        [one] 📎 One file
       *[other] 📎 { $number } files
    }
notice-read-by-day = ⏳ Please read by { $day }
notice-how-to-ask = <i>A question? Reply to this message (swipe it left).</i>
notice-read = Read ✓
notice-read-hint = ✓ Noted as read
notice-read-already = You have read it already
notice-you-read = ✓ You read it at { $at }.
notice-taken-back = ↩︎ Taken back at { $at }.
notice-is-taken-back = This notice has been taken back.
notice-gone-or-not-yours = There is no such notice, or it is not yours to see.
notice-answer-to-all = This went to many people, so a reply reaches nobody. To say more, write another one: /announce.

notice-reminder = 📢 <b>{ $number ->
        [one] One notice is waiting to be read
       *[other] { $number } notices are waiting to be read
    }</b>
notice-reminder-line = · { $name }, { $at }: { $words }{ $has_day ->
        [yes] {" "}(by { $day })
       *[no] {""}
    }
notice-reminder-open = { $name }: { $words }
notice-all = All of them

notice-sent = 📢 <b>{ $is_mine ->
        [yes] Your notice
       *[no] Notice from { $name }
    }</b> · { $at }
notice-to = To: { $whom }
notice-branch-of = { $name }’s team
notice-tally = <b>{ $read } / { $in_all } read</b>
notice-unread = Not yet: { $names }
notice-unreachable = { $number ->
        [one] One of them cannot be reached: not joined yet, or the bot is blocked.
       *[other] { $number } of them cannot be reached: not joined yet, or the bot is blocked.
    }
notice-reminded-on = 🔔 You had them reminded on { $day }.
notice-who-not = Who has read it ({ $number } not yet)
notice-who = Who has read it
notice-remind = 🔔 Remind now
notice-reminded-hint = { $number ->
        [0] They have all been reminded today already
        [one] One person is reminded, in working hours
       *[other] { $number } people are reminded, in working hours
    }
notice-reminded-today = They can be reminded once a day; today that is done.
notice-nobody-to-remind = There is nobody to remind: all who can be reached have read it.
notice-take-back = Take back
notice-take-back-sure = Take back “{ $words }”? It disappears from { $number ->
        [one] one person’s chat
       *[other] { $number } people’s chats
    }, and that cannot be undone.{ $files_stay ->
        [yes] {" "}The files stay there: Telegram removes none after two days.
       *[no] {""}
    }
notice-take-back-no = No, keep it
notice-take-back-yes = Yes, take it back
notice-is-kept = The notice stays as it is.
notice-is-taken-back-now = ↩︎ Taken back. It is being removed from the chats, and nobody is reminded any more.
notice-day-passed = ⏳ <b>The day for reading it was { $day }.</b>

notices-received = <b>Notices</b> · { $unread ->
        [0] all read
       *[other] { $unread } unread
    }
notices-received-one = { $is_read ->
        [yes] ✓
       *[no] ●
    } { $name } · { $at } · { $words }
notices-sent = <b>Notices sent</b>, by you and your people
notices-sent-one = { $is_taken_back ->
        [yes] ↩︎
       *[no] { $read }/{ $in_all }
    } · { $is_mine ->
        [yes] {""}
       *[no] { $name } ·{" "}
    }{ $words }
notices-none = There are no notices yet.
notices-to-sent = Sent
notices-to-received = Received
notice-who-title = <b>Who has read it</b> · { $at } · { $words }
notice-who-read = ✓ { $name } · { $at }
notice-who-unread = ✗ { $name }
notice-who-not-joined = ✗ { $name } · not joined yet
notice-who-left = – { $name } · has left
notice-sheet-title = Who has read: { $words }
notice-told-at = Sent at
notice-read-at = Read at
