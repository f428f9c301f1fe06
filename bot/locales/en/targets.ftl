# Targets, seen and set.
command-target = Targets
    .words = target targets
target-title = Set a target
target-who = For whom?
    .label = For
    .hint = Tap, or type a name, “team” and its leader’s name, or “company”.
target-measure = Of what?
    .label = Of
target-period = For which period?
    .label = Period
    .hint = Or type it: October, Q1, next year, 2027-03.
target-aim = How much?
    .label = Target
    .hint = As you write it: 500k, 1.2m, 50万, 60.
aim-title = { $name } · { $measure } · { $period }
aim-aim = How much?
    .label = Target
    .hint = As you write it: 500k, 1.2m, 50万, 60.
target-who-only = For whom? Tap somebody, or type a name.
target-who-unknown = There is nobody called “{ $name }” below you. Tap somebody, or type the name as it is in /team.
target-not-the-top = The company’s targets are set by whoever stands at its top. You can set those of the people below you.
target-not-yours = This target is not yours to set or see. /target shows those that are.
target-leads-nobody = { $name } leads no team. Choose { $name } alone instead.
target-has-left = { $name } left before { $period } began. Choose somebody who is there.
target-period-only = Which period? Tap one, or type it: October, Q1, 2027.
target-period-unclear = “{ $words }” is no period. Type it like October, Q1, next year or 2027-03.
target-aim-only = How much? Please type it, for example 500k or 60.
target-aim-unclear = “{ $words }” is no number to aim at. Type just the number, for example 500k, 1.2m or 60.
target-zero = A target has to be more than 0. Type how much is to be reached; to drop a target, tap “✕” beside it in /target.
target-too-big = That is more than can be meant. Please check the number of zeros.
target-is-counted = { $measure } are counted, not money. Type a number without a currency, for example 60.
target-changed = Somebody has set a target here meanwhile. Open /target again: it shows what is still missing.
target-as-before = As in { $period }: { $amount }
target-so-far = So far: { $amount }
target-period-over = ⚠️ { $period } is over already.
target-team-of = Team { $name }
target-person = { $name }
target-head = 🎯 <b>Targets</b> · { $period }
target-below = <b>Below</b>
target-row = { $whom ->
        [team] { $name } (team)
       *[person] { $name }
    }{ $has_left ->
        [yes] {" "}(left)
       *[no] {""}
    }
target-line = { $name }: { $targets }
target-of = { $measure } { $amount }
target-of-line = { $measure }: { $amount }
target-page = 🎯 <b>{ $is_team ->
        [yes] Team { $name }
       *[no] { $name }
    }</b> · { $period }
target-page-company = 🎯 <b>Company</b> · { $period }
target-amount-line = { $measure }: <b>{ $amount }</b>{ $has_been ->
        [yes] {" "}· before { $was }
       *[no] {""}
    }
target-before = “Before” is { $period }.
target-open-company = Company
target-open-team = Team
target-open-person = Own
target-set = ✏️ { $measure }
target-take-back = ✕ { $measure }
target-taken-back = Taken back.
target-copy = Copy { $period } ({ $number })
target-copied-hint = { $number ->
        [one] One target copied.
       *[other] { $number } targets copied.
    }
target-nothing-to-copy = There is nothing left to copy.
target-new = ＋ Set a target
target-earlier = ‹ { $period }
target-later = { $period } ›
target-all = ‹ All targets
periodkind-month = Month
periodkind-quarter = Quarter
periodkind-year = Year
target-difference = ⚠️ { $measure }: { $over ->
        [time] { $period } aims at { $amount }, its quarters and months come to { $parts }, { $difference } { $way ->
            [short] short. Set those that are missing, or raise one.
           *[over] too much. Raise { $period }, or lower one of them.
        }
       *[people] { $whom ->
            [company] the company
            [theirs] { $name }’s team
           *[team] your team
        } aims at { $amount }, those below come to { $parts }, { $difference } { $way ->
            [short] short. Split it, or raise somebody’s.
           *[over] too much. Raise the whole, or lower somebody’s.
        }
    }
target-unsplit = { $measure }: { $amount } is nobody’s below yet.
target-split = { $people ->
        [one] { $measure }: { $amount } more for the only one below
       *[other] { $measure }: split { $amount } among { $people }
    }
target-split-hint = { $people ->
        [one] One target raised.
       *[other] { $people } targets raised.
    }
targets-news = 🎯 { $by } has set your targets for <b>{ $period }</b>:
targets-news-none = 🎯 { $by } has taken back your targets for <b>{ $period }</b>.
target-my-pace = How I stand
