# Asking for leave: the form, the kinds, and what the rules say no to.
command-leave = Ask for leave
    .words = leave
leave-from-note = 🌴 Ask for leave
    .words = leave
    .signs = day-off half-day
leave-title = Leave
leave-kind = What kind of leave?
    .label = Kind
leave-span = From when to when?
    .label = When
    .hint = Tap the first day, then half of it or the last day; or type “tomorrow pm”, “mon to wed”.
leave-reason = What is the reason?
    .label = Reason
leave-pictures = Please send a photo of the certificate, such as a doctor’s note.
    .label = Certificate
    .hint = Not at hand? Skip it; you can add it to the request later.

leavekind-annual = Annual leave
    .words = annual vacation pto annual-leave
leavekind-sick = Sick leave
    .words = sick sickness sick-leave
leavekind-personal = Personal leave
    .words = personal private casual personal-leave
leavekind-emergency = Emergency leave
    .words = emergency urgent
leavekind-marriage = Marriage leave
    .words = marriage
leavekind-maternity = Maternity leave
    .words = maternity
leavekind-paternity = Paternity leave
    .words = paternity
leavekind-bereavement = Bereavement leave
    .words = bereavement compassionate funeral
leavekind-compensatory = Time off in lieu
    .words = compensatory lieu toil comp comp-off compoff

leave-kind-left = { $kind } · { $days } left
leave-kind-up-to = { $kind } · max { $days }
leave-other-kind = Another kind

leave-counts = { $whole_calendar ->
        [yes] { $days ->
            [one] Counts { $days } day, days off included.
           *[other] Counts { $days } days, days off included.
        }
       *[no] { $days ->
            [one] Counts { $days } working day.
           *[other] Counts { $days } working days.
        }
    }
leave-goes-to = Decides: { $names }
leave-decides-for = { $name } (for { $holder })

leave-no-working-days = These are days off, so no leave is needed. Please choose other days.
leave-overlaps = You have already asked for leave then: { $other }. Please choose other days, or withdraw or cancel that request first (/leave, “My requests”).
leave-too-late = { $days ->
        [one] This leave has to be asked for at least { $days } day ahead.
       *[other] This leave has to be asked for at least { $days } days ahead.
    } Please choose later days, or another kind.
leave-past = These days are over. Please choose days from today on.
leave-too-long = That is longer than { $limit } days. Please check the days.
leave-no-calendar = The calendar of { NUMBER($year, useGrouping: 0) } is not entered yet, so the days cannot be counted. Please choose earlier days, or ask the administrator.
leave-balance-short = { $kind } in { NUMBER($year, useGrouping: 0) }: this takes { $days ->
        [one] { $days } day
       *[other] { $days } days
    }, only { $left } can still be taken. Please choose fewer days, or another kind.
leave-more-than-an-occasion = { $kind }: at most { $each_time ->
        [one] { $each_time } day
       *[other] { $each_time } days
    } each time. Please choose fewer days.
leave-kind-not-offered = This kind of leave is no longer offered. Please choose another.
