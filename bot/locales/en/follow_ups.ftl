# One follow-up: its card, its deeds, and the form for one of your own.
follow-up-title = Follow-up
follow-up-customer = Which customer?
    .label = Customer
follow-up-step = What comes next, and when?
    .label = Next step
    .hint = A day and what to do, for example: Friday bring samples.
snooze-title = Put off
snooze-day = Put off until which day?
    .label = Until

follow-up-title-of = <b>{ $name }</b> · class { $its_class }
follow-up-promised = Next step: { $words }
follow-up-promised-bare = Follow-up as agreed
follow-up-rhythm = Time to get in touch again
follow-up-due = Due { $day }
follow-up-day-off = { $said } (day off)
follow-up-overdue-since = ⏰ Due { $day }, { $days ->
        [one] { $days } day
       *[other] { $days } days
    } overdue
follow-up-is-with = { $name } is on it.
follow-up-from = { $name } gave this to you
follow-up-last-visit = Last visit: { $day }
follow-up-last-visit-said = Last visit, { $day }: { $words }
follow-up-call = 📞 { $name } { $phone }
follow-up-answer = <i>Reply to this message (swipe it left): your words go to whoever gave it to you.</i>
follow-up-log-visit = 📍 Log a visit
follow-up-do = ✓ Called
follow-up-snooze = Put off
follow-up-hand = Give to…
follow-up-open-customer = Open customer
follow-up-is-done = ✓ Done { $at }
follow-up-is-dropped = No longer needed since { $at }
follow-up-next = Next one: { $day }

follow-up-until-when = Put off { $name } until when?
follow-up-tomorrow = Tomorrow · { $day }
follow-up-next-working-day = Next working day · { $day }
follow-up-soon = In 3 days · { $day }
follow-up-week = In a week · { $day }
follow-up-other-day = Another day
follow-up-back = Back
follow-up-to-whom = Who takes { $name }?
follow-up-to-nobody = There is no colleague yet who could take { $name }.
follow-up-handed-to = { $name } is on it now.

follow-up-gone-or-not-yours = There is no such follow-up, or you cannot see it.
follow-up-settled = This follow-up is already done or no longer needed.
follow-up-with-another = A colleague has this follow-up now.
follow-up-day-over = { $day } is over. Pick today or later, for example “tomorrow” or “Friday”.
follow-up-no-colleague = You cannot give it to this person. Please pick a colleague from the list.
follow-up-customer-archived = { $name } is archived. To follow up, bring the customer back first.
follow-up-handed-is-done = ✓ { $name } has done the follow-up at { $customer } that you handed over.
