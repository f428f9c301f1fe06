# One follow-up: its card, its deeds, and the form for one of your own.
follow-up-title = Follow-up
follow-up-customer = Which customer?
    .label = Customer
follow-up-step = What comes next, and when?
    .label = Next step
    .hint = A day and what for, such as: friday bring samples.
snooze-title = Put off
snooze-day = Until which day?
    .label = Until

follow-up-title-of = <b>{ $name }</b> · class { $its_class }
follow-up-promised = Next step: { $words }
follow-up-promised-bare = A follow-up that was promised
follow-up-rhythm = Time to get in touch again
follow-up-due = Due { $day }
follow-up-overdue-since = ⏰ Overdue since { $day } ({ $days ->
        [one] { $days } day
       *[other] { $days } days
    })
follow-up-is-with = { $name } has it.
follow-up-from = Handed to you by { $name }
follow-up-last-visit = Last visit: { $day }
follow-up-last-visit-said = Last visit, { $day }: { $words }
follow-up-call = 📞 { $name } { $phone }
follow-up-answer = <i>Reply to this message (swipe it left): your words go to whoever handed it to you.</i>
follow-up-log-visit = 📍 Log a visit
follow-up-do = ✓ Done by phone
follow-up-snooze = Put off
follow-up-hand = Hand to …
follow-up-open-customer = Customer
follow-up-is-done = ✓ Done { $at }
follow-up-is-dropped = No longer needed since { $at }
follow-up-next = Next one: { $day }

follow-up-until-when = Put off { $name } until when?
follow-up-tomorrow = Tomorrow · { $day }
follow-up-next-working-day = Next working day · { $day }
follow-up-soon = In 3 days · { $day }
follow-up-week = In a week · { $day }
follow-up-other-day = Another day …
follow-up-back = Back
follow-up-to-whom = Who takes { $name }?
follow-up-to-nobody = There is no colleague here yet who could take { $name }.
follow-up-handed-to = { $name } has it now.

follow-up-gone-or-not-yours = This follow-up does not exist, or is not yours to see.
follow-up-settled = This one is settled already.
follow-up-with-another = Somebody else has this one now.
follow-up-day-over = { $day } is over. Try a day from today on: tomorrow, friday.
follow-up-no-colleague = A follow-up can only be handed to somebody who works beside you and has joined.
follow-up-customer-archived = { $name } is archived: nothing is due there. Bring the customer back first.
