# The agenda, and what it says by itself: mornings, slots, what lies for long.
command-agenda = Agenda
    .words = agenda todo
agenda-title = <b>To do</b> · { $day }
agenda-counts = ⏰ { $overdue } overdue · ● { $today } today · { $coming } in the next 7 days
agenda-nothing = Nothing is due in the coming week.
agenda-add = ＋ Note a next step
agenda-open = To do
agenda-more = … and { $number } more
agenda-reminder = <b>{ $number ->
        [one] One follow-up is
       *[other] { $number } follow-ups are
    } waiting</b>
agenda-line = • <b>{ $name }</b>
agenda-line-promised = • <b>{ $name }</b>: { $words }
agenda-line-overdue = { $line } (due { $day })
agenda-line-coming = { $line } (promised for { $day })
agenda-morning = <b>Good morning, { $name }</b> · { $day }
agenda-morning-plan = 🗓 Planned today ({ $number }): { $names }
agenda-morning-open-plan = Plan of the day
agenda-morning-due = ● To follow up ({ $number }): { $names }
agenda-morning-overdue = ⏰ Overdue ({ $number }): { $names }
agenda-morning-birthdays = 🎂 Birthdays: { $names }
agenda-overdue = <b>Follow-ups that lie for long</b>
agenda-overdue-line = • { $person }: <b>{ $name }</b>, { $days } days overdue
agenda-overdue-answer = <i>Reply to this message (swipe it left): your words go to { $name }.</i>
