# Tasks: giving one, its card, what was given, what is overdue.
command-task = Give a task; your tasks
    .words = task
command-tasks = Tasks you gave
    .words = tasks
task-title = Task
task-people = Who is to do it?
    .label = Who
    .hint = Tap a name, or type one or several: Mei, Li Wei.
task-what = What is to be done?
    .label = What
    .hint = In a few words: agree the shelf space with Wang.
task-day = By which day?
    .label = Day
task-customer = At which customer?
    .label = Customer
    .hint = Tap one, or type a part of the name.
task-everybody = All { $number } directly below you
    .words = everybody,everyone,all,the whole team,whole team
task-everybody-below = everybody directly below you
task-people-named = { $names }
task-people-and = and
task-people-only = Please tap a name, or type one.
task-unknown = There is nobody called “{ $name }” in your team. Tap a name, or type it once more.
task-yourself = You cannot give yourself a task. To note something for yourself: /agenda
task-nobody-below = There is nobody below you whom you could give a task.
task-not-below = { $name } is not in your team any more. Who else?
task-has-left = { $name } has left. Who else?
task-not-joined = { $name } has not joined yet and would not see it. Who else?
task-customer-not-theirs = { $name } has no access to { $customer }. Leave the customer out, or give { $customer } to { $name } first.
task-day-over = { $day } is over. By which day from today on?
task-away = 🌴 On leave on { $day }: { $names }. The task waits for them.
task-day-off = { $day } is a day off: they are reminded on the working day before.
task-move-title = Another day
task-move-day = By which day?
    .label = Day
task-ask-title = Ask for another day
task-ask-day = By which day can you do it?
    .label = Day
task-hand-title = Give it to somebody else
task-hand-person = Who is to do it instead?
    .label = Who
task-to-one-only = A task goes on to one person. To whom?
task-has-it-already = { $name } has this task already. Who else?

task-from = 📌 Task from { $name }
task-of = 📌 Task for { $name }
task-given-by = Given by { $name }
task-at = Customer: { $name }
task-due = By { $day }
task-due-on-day-off = By { $day } (day off)
task-overdue = ⏰ By { $day }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue
task-you-asked-for = ⏳ You asked for { $day }. { $name } has not answered yet.
task-they-ask-for = ⏳ { $name } asks for { $day }.
task-how-to-answer = <i>Reply to this message (swipe it left): your words go to { $name }. “Done” and what came of it settles it.</i>
task-how-to-add = <i>What came of it? Reply to this message (swipe it left), and { $name } reads it.</i>
task-holder-left = { $name } is not here any more. Give it to somebody else, or take it back.
task-ended-done = ✓ Done { $at }
task-ended-taken-back = Taken back { $at }
task-result = Result: { $words }
task-do = ✓ Done
    .words = done,finished,completed,it is done,it's done
task-another-day = Another day
task-change-day = Change the day
task-hand-on = Give to…
task-take-back = Take back
task-reopen = ↩ Open again
task-grant = Yes, { $day }
task-stay = Keep the day
task-customer-open = Open customer
task-give = ＋ Give a task
task-in-report = Task done: { $what }{ $has ->
        [yes] {""}. { $result }
       *[no] {""}
    }

task-gone-or-not-yours = There is no such task, or you cannot see it.
task-not-yours = This task is not yours.
task-settled = This task is already done or was taken back.
task-has-changed = The task has changed meanwhile. The card shows how it stands.
task-noted-as-done = ✓ Done. Whoever gave it knows.
task-day-answered = The day is { $day }.
task-is-done = ✓ { $name } has done it: { $what }
task-is-done-with = ✓ { $name } has done it: { $what }
    Result: { $result }
task-was-taken-back = { $name } has taken a task back: { $what }
task-is-open-again = ↩ { $name } has opened a task again: { $what }
task-was-moved = { $name } has set another day, { $day }: { $what }
task-day-granted = ✓ { $name } agrees to { $day }: { $what }
task-day-stays = { $name } keeps { $day }: { $what }
task-goes-to-another = { $giver } has given a task of yours to { $name }: { $what }

team-tasks = 📌 Tasks
tasks-mine = My tasks
tasks-all = Tasks I gave
tasks-given = <b>Tasks you gave</b>
tasks-of = <b>Tasks of { $name }</b>
tasks-counts = ⏰ { $overdue } overdue · ● { $today } today · { $later } later
tasks-nothing = Nothing is open.
tasks-person = { $name }: { $number } open{ $overdue ->
        [0] {""}
       *[other] {""}, ⏰ { $overdue } overdue
    }
tasks-more-people = … and { $number ->
        [one] one more person
       *[other] { $number } more people
    }
tasks-done-lately = <b>Done in the last 7 days</b>
tasks-done-line = ✓ { $name }: { $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-done-line-of = ✓ { $at } { $what }{ $has ->
        [yes] {" "}→ { $result }
       *[no] {""}
    }
tasks-to-do = <b>Your tasks</b> ({ $number })
tasks-nothing-to-do = You have no open task.
tasks-morning = 📌 Tasks ({ $number }): { $names }
tasks-morning-overdue = ⏰ Tasks overdue ({ $number }): { $names }
tasks-overdue = <b>{ $number ->
        [one] One task you gave is
       *[other] { $number } tasks you gave are
    } overdue</b>
tasks-overdue-line = • { $name }: { $what } ({ $days ->
        [one] { $days } day
       *[other] { $days } days
    })
tasks-of-leaver = { $name } has left. { $number ->
        [one] One task that you gave them is
       *[other] { $number } tasks that you gave them are
    } still open. Give them to somebody else or take them back: /tasks
tasks-of-giver-gone = { $name } has left. { $number ->
        [one] One open task of theirs reports
       *[other] { $number } open tasks of theirs report
    } to you now: /tasks
handover-tasks = · { $number ->
        [one] one open task
       *[other] { $number } open tasks
    }
