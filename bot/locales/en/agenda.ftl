# The agenda, and what it says by itself: mornings, slots, what lies for long.
command-agenda = To do
    .words = agenda todo to-do todos reminders
agenda-title = <b>To do</b> · { $day }
agenda-counts = ⏰ { $overdue } overdue · ● { $today } today · { $coming } in the next 7 days
agenda-nothing = Nothing to follow up today or in the next 7 days.
agenda-add = ＋ Add a follow-up
agenda-open = To do
agenda-more = … and { $number } more
agenda-reminder = <b>{ $number ->
        [one] One follow-up
       *[other] { $number } follow-ups
    } to do now</b>
agenda-line = • <b>{ $name }</b>
agenda-line-promised = • <b>{ $name }</b>: { $words }
agenda-line-overdue = { $line } (due { $day })
agenda-line-coming = { $line } (promised for { $day })
agenda-morning = <b>Good morning, { $name }</b> · { $day }
agenda-morning-plan = 🗓 To visit today ({ $number }): { $names }
agenda-morning-open-plan = Today’s plan
agenda-morning-due = ● To follow up ({ $number }): { $names }
agenda-morning-overdue = ⏰ Overdue ({ $number }): { $names }
agenda-morning-birthdays = 🎂 Birthdays: { $names }
agenda-overdue = <b>Long overdue in your team</b>
agenda-overdue-line = • { $person }: <b>{ $name }</b>, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue
agenda-overdue-answer = <i>Reply to this message (swipe it left): your words go to { $name }.</i>
