# The calendar: the days of a year that are not as the week has them.
command-calendar = Holidays and make-up days
    .words = calendar holidays
calendar-title = 📅 <b>Calendar { $year }</b>
calendar-is-provisional = ⚠️ Provisional: the make-up working days are not entered yet, only public holidays count. Leave is counted again once they are.
calendar-not-entered = Nothing is entered for this year yet; the usual working week counts.
calendar-line = { $days } · { $kind }
calendar-line-named = { $days } · { $kind } · { $name }
daykind-off = off
daykind-working = working
calendar-before = ‹ { $year }
calendar-after = { $year } ›
calendar-open = Calendar { $year }
calendar-add = ＋ Add or change a day
calendar-complete = ✓ { $year } is complete
calendar-complete-sure = Are all holidays and make-up working days of { $year } entered?
    The year is then no longer provisional, and nothing is filled in automatically any more. You can still change single days.
calendar-complete-no = Not yet
calendar-complete-yes = Yes, complete
calendar-completed = { $year } is complete
calendar-provisional = 📅 The make-up working days of { $year } are not entered yet; until then only public holidays count, and leave in { $year } is marked as provisional.
    Once they are announced, HR or the administrator enters them with /calendar, or as a list with <code>fieldbook calendar import</code>, and taps “{ $year } is complete”.

calendar-day-title = A day of the calendar
calendar-day-day = Which day?
    .label = Day
calendar-day-kind = What is it?
    .label = The day is
calendar-day-called = What is it called?
    .label = Name
    .hint = For example: Company outing.
calendar-so-far = So far: { $said }
calendar-day-set = ✓ Entered. It counts from now on, for leave as well.
dayas-off = Day off
    .words = off holiday free closed rest
dayas-working = Working day
    .words = working work workday makeup make-up
dayas-usual = As usual
    .words = usual normal regular
