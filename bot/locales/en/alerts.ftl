# Alerts that superiors choose.
command-alerts = Alerts
    .words = alerts
menu-alerts = 🔔 Alerts
alertkind-big-order = Big order
alertkind-lost-order = Lost order
alertkind-not-seen = Key customer not seen
alertkind-at-risk = Target at risk
alertkind-missing = Not signed in
alertkind-complaint = Complaint
alerts-settings = <b>🔔 Alerts</b>
    What you are told of at once, of everybody below you. Tap to turn it on or off.
alerts-come = { $at ->
        [working] They come in working hours. What comes at another time, or when you are on leave, waits and comes as one message.
        [evening] They come on working days from when work begins until { $until }. What comes at another time, or when you are on leave, waits and comes as one message.
       *[always] They always come, on days off and on leave too.
    }
alerts-nobody-below = Nobody is below you yet, so there is nothing to tell you of.
alerts-is-on = ✅ { $kind }
alerts-is-off = ⬜ { $kind }
alerts-from = from { $amount }
alerts-days-over = { $days ->
        [one] { $days } day over
       *[other] { $days } days over
    }
alerts-time = { $is_chosen ->
        [yes] ●{" "}
       *[no] {""}
    }{ $at ->
        [working] Working hours
        [evening] Until { $until }
       *[always] Always
    }
big-order-title = Alert · Big order
big-order-amount = From which amount do you want to hear of an order?
    .label = From
    .hint = With tax. Tap one or type it. Orders in other currencies are not compared.
not-seen-title = Alert · Key customer not seen
not-seen-days = How many days beyond the rhythm may a class A customer go without a visit?
    .label = Days
    .hint = Tap one or type it, from 1 to 365.
alert-head = 🔔 <b>{ $kind }</b>
alert-answer = Answer this message to write to { $name }.
alert-open = Open
alerts-head = { $number ->
        [one] 🔔 <b>{ $number } alert</b>
       *[other] 🔔 <b>{ $number } alerts</b>
    }
alerts-of-a-kind = <b>{ $kind }</b>
alerts-line = • { $words }
alerts-answer-which = This message is about several people. Open the one you mean and answer that.
alert-big-order = { $name } · { $customer } · { $number } · { $total }
alert-lost-order = { $name } · { $customer } · { $total } · { $state }{ $has_reason ->
        [yes] : { $reason }
       *[no] {""}
    }
alert-not-seen = { $name } · { $customer } · last visit { $day }, { $days } days ago
alert-never-seen = { $name } · { $customer } · never visited, on file since { $day }
alert-at-risk = { $name } · { $is_team ->
        [yes] the team’s { $measure }
       *[no] { $measure }
    } { $month }: { $percent }% of the pace ({ $achieved } of { $target })
alert-at-risk-several = { $name } · { $month }, of the pace: { $each }
alert-at-risk-one = { $is_team ->
        [yes] the team’s { $measure }
       *[no] { $measure }
    } { $percent }%
alert-missing = Work began { $begins } · { $number }: { $names }
alert-complaint = { $name } · { $customer }: { $words }
alert-return = { $name } · { $customer } · { $number } comes back: { $words }
alert-bill = { $name } · { $customer } · bill of { $amount } disputed: { $words }
