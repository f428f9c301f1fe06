# People: the door, the team, oneself.
access-welcome = Welcome, { $name }. You are in as { $position }.
access-already-in = You are in already, as { $name }. You need no link any more.
access-neutral = This is a private bot.
command-invite = Invite somebody
    .words = invite
invite-whom = Whom do you want to invite?
invite-all-joined = Everybody below you has joined.
invite-link = Send this to { $name }. It works once, within { $hours } hours:
    { $link }
invite-copy = Copy the link
invite-nobody = There is nobody called “{ $name }” below you. /invite alone shows whom you can invite.
invite-joined-already = { $name } has joined already.
invite-left = { $name } has left the company.
command-team = My team
    .words = team
team-mine = My team
team-of = { $name }’s team
team-head = <b>{ $title }</b> · { $measure } · { $period }
    { $people ->
        [0] Nobody yet
        [one] One person
       *[other] { $people } people
    }
team-reached-of = { $sign } <b>{ $percent }%</b> · { $amount } / { $target }
team-reached = <b>{ $amounts }</b> · no target
team-besides = also { $amounts }
team-own = 👤 including { $amounts } of { $name }’s own
team-moved = 🔀 including { $amounts } of who came or left: what those gone reached here, less what others reached before they came
team-nothing = Nothing was recorded in this period yet.
team-coverage = 📍 Coverage { $percent }% · seen { $seen } of { $due } customers to be visited
team-collected = 💰 Collected { $percent } · received { $receipts }, sold { $sales }
team-overdue-sums = ⚠️ Overdue { $amounts }
team-legend-reports = Report today: ✓ { $filed } filed / · { $not_yet } not yet
team-legend-away = ⌂ { $number } on leave
team-legend-not-joined = ○ { $number } not joined
team-legend-targets = % of target: 🟢 on pace / 🟡 behind / 🔴 below { $percent }% of pace / ✅ reached
list-rank = Rank
list-reached = Reached
list-reached-number = Reached, number
list-share = Of target
list-forecast = Forecast
list-forecast-number = Forecast, number
list-moved = Came or left
list-besides = Other currencies
team-themselves = 👤 { $name }
team-back-to-theirs = Back to their team
team-up = Back
team-picture = 📊 Picture
team-coming = The picture is on its way.
team-picture-title = { $title } · { $measure } · { $period }
team-picture-shares = Share of target · { $day }
team-picture-amounts = { $day }
team-picture-without = { $number ->
        [one] one person without a target is not shown
       *[other] { $number } people without a target are not shown
    }
team-picture-others = { $number } others
team-picture-others-mean = { $number } others, on average
team-picture-on-pace = on pace
team-picture-behind = behind
team-picture-at-risk = below { $percent }% of pace
team-picture-caption = 🏁 <b>{ $title }</b>
team-picture-line = { $number }. { $name }: { $amounts }
team-picture-line-of = { $number }. { $name }: { $percent } · { $amounts } of { $target }
team-all-title = <b>Everybody</b>
    { $people ->
        [one] One person
       *[other] { $people } people
    } · ○ has not joined
team-nobody = There is nobody in your team yet. The administrator can add people.
team-nobody-called = There is nobody called “{ $name }” in your team. /team alone shows whom you can open.
team-person = <b>{ $name }</b> · { $position }
team-answers-to = Superior: { $name }
team-not-joined = Has not joined yet.
team-invite = Invite
team-away = 🌴 Who is away
team-leave = 🌴 Leave
team-attendance = ⏱ Attendance
team-overdue = ⏰ { $number ->
        [one] One overdue follow-up
       *[other] { $number } overdue follow-ups
    }
team-customers = 👥 Customers ({ $number })
team-customers-of = <b>{ $name }’s customers</b>
    Latest contact first.
team-plan = 🗓 Plan
team-back-to = Back to { $name }
team-back = Back to the team
team-remove = Remove
team-remove-sure = Remove { $name }? Access ends at once; their people move up to the next superior.
team-remove-no = No
team-remove-yes = Yes, remove
team-removed = { $name } is removed. Access has ended.
team-was-removed = { $by } has removed { $name }. Access has ended.
team-not-yours = This person is not in your team.
person-unreachable = { $name } can no longer be reached here: the bot is blocked or the account is gone. Please call them.
position-representative = representative
    .words = rep salesman
position-supervisor = supervisor
    .words = team-leader
position-manager = manager
    .words = sales-manager
position-director = director
    .words = sales-director
position-general-manager = general manager
    .words = gm
position-deputy-general-manager = deputy general manager
    .words = dgm
position-sales-admin = sales administration
    .words = sales-admin
position-finance = finance
    .words = accounting
position-works = works
    .words = production
position-hr = HR
    .words = personnel
position-admin = administrator
    .words = admin
