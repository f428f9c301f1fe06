# Deciding: the card, answers in words, questions, delegates, what waits.

# What an answer may say, with commas between. Capitals, accents of emoji and small slips are forgiven.
sense-yes =
    .words = ok, okay, okey, okie, oki, oky, o.k, o k, okie dokie, k, y, yes, yeah, yea, yep, yup, ya, sure, sure thing,
        fine, alright, all right, approve, approved, approval granted, permission granted, agree, agreed, accept, accepted,
        grant, granted, confirm, confirmed, allowed, permitted, go ahead, please go ahead, go for it, of course, certainly,
        definitely, absolutely, by all means, no problem, no problems, no problem at all, no prob, np, not a problem,
        no worries, no objection, no objections, have no objection, have no objections, have no problem, no issue, no issues,
        no concern, no concerns, im ok, i am ok, im okay, i am okay, im fine, i am fine, happy to approve, works for me,
        that works, yes sir, yessir, authorized, authorised, affirmative, permission given, dont mind, do not mind, dont object, do not object, lgtm, sounds good, looks good, good to go,
        all good, fair enough, thumbs up, yes please, you may, you may go, you can go, +1, 👍, 👌, ✅, ✔, ✓, ☑, 🆗, 🙆
sense-no =
    .words = no, n, nope, nah, no way, no go, not ok, not okay, not fine, not good, not approved, not approve, not agree,
        not agreed, not authorized, not authorised, no can do, no chance, not a chance, not happening, negative, nay,
        turned down, must decline, have to decline, have to refuse, must refuse, cannot allow, cant allow, not accept, not accepted, not acceptable, not allowed, not permitted, not granted, not possible,
        impossible, dont approve, do not approve, cannot approve, can not approve, cant approve, wont approve,
        will not approve, unable to approve, dont agree, do not agree, cannot agree, can not agree, cant agree, dont accept,
        do not accept, cannot accept, can not accept, cant accept, disagree, disagreed, disapprove, disapproved, unapproved,
        no approval, reject, rejected, refuse, refused, deny, denied, decline, declined, veto, absolutely not,
        certainly not, definitely not, of course not, unfortunately not, afraid not, im afraid not, i am afraid not, thumbs down,
        👎, ❌, ✖, ✗, ✘, ✕, 🚫, ⛔, 🙅, 🆖
sense-asks =
    .words = ?, !?, ??, ❓, ❔, 🤔, 🤷, 🤨
sense-but =
    .words = but, however, except, unless, if, only, not, never, none, nobody, nothing, until, till, instead, though,
        although, half, one day, two days, three days, next week, next month, maybe, perhaps, partly, partially, later, wait,
        hold on, yet, let me, lets see, let us see, will check, ill check, will look, ill look, ill see, think, discuss, noted, received, got it,
        i see, dont, cant, cannot, wont, isnt, doesnt, shouldnt, didnt, wouldnt, couldnt, arent, wasnt, why, who, provided,
        as long as, in case, condition, on condition, kidding, no idea, no comment, no clue, no doubt, no need, no matter,
        n/a, no one, no longer, no more, no time, no wonder, no decision, no answer, no information, no news, no opinion
sense-harmless =
    .words = dont forget, do not forget, never mind, dont worry, do not worry, no need to worry, no rush, no hurry,
        not a big deal, no big deal, if you need anything, if anything comes up
sense-courtesy =
    .words = sorry, im sorry, i am sorry, thanks, thank you, thx
sense-opening =
    .words = well, hi, hello, hey, dear, oh, ah, aha, sorry but, im sorry but, i am sorry but, unfortunately,
        regretfully, afraid, im afraid, i am afraid, i, we, its, it is, thats, that is, my answer is, the answer is,
        it is a, its a, thats a
sense-closing =
    .words = thanks a lot, thank you very much, many thanks, ty, please, pls, plz, then, sir, madam, maam, boss,
        mate, man, bro, buddy, dude, it, this, that, this one, the request, this request, your request, the leave, your leave,
        this leave, your leave request, with me, with it, with that, by me, for me, to me, from me, from my side, on my side, here,
        indeed, for sure, cheers
sense-because =
    .words = because, cause, coz, cuz, bcoz, bc, since, as, due to

approval-of = <b>{ $name }</b> ({ $position }) { $state ->
        [mine] asks for your decision
        [open] asked; the next decision is somebody else’s
        [approved] asked · <b>approved</b>
        [refused] asked · <b>refused</b>
        [cancelled] asked · <b>approved, then cancelled</b>
        [ended-early] asked · <b>approved, ended early</b>
       *[withdrawn] asked · <b>withdrawn</b>
    }
approval-was = <b>{ $name }</b>’s request { $state ->
        [open] no longer waits for you.
        [approved] has been approved.
        [refused] has been refused.
        [cancelled] was approved and then cancelled.
        [ended-early] was approved and ended early.
       *[withdrawn] has been withdrawn.
    }
approval-outcome = <b>{ $state ->
        [open] Waiting
        [approved] Approved
        [refused] Refused
        [cancelled] Cancelled
        [ended-early] Ended early
       *[withdrawn] Withdrawn
    }</b> · { $what }
approval-waits-for-you = 🔔 <b>This is waiting for your decision:</b>
approval-since = Waiting for you since { $since }.
approval-begins = { $has_begun ->
        [yes] ⚠️ It has begun: { $at }.
       *[no] It begins { $at }.
    }
approval-in-place-of = You decide for { $name }.
approval-silent = Not decided by { $names } since { $since }, so it has come to you as well.
approval-how-to-answer = <i>Tap a button, or reply to this message (swipe it left): “ok”, or “no” and why.</i>
approval-yes = Approve
approval-no = Refuse
approval-ask = Ask a question
approval-open = Show everything
approval-take-back = Take back
approval-withdrawn = Withdrawn { $at }.
approval-is-told = { $name } hears of it.
approval-words-too-late = Your words changed nothing and were not passed on: this is decided already.{ $may_take_back ->
        [yes] {" "}“Take back” opens it again.
       *[no] {""}
    }
approval-show-sent = 📎 Show what was sent ({ $number })
approval-asked-by = ❓ <b>{ $name }</b>: { $words }
approval-said-by = 💬 <b>{ $name }</b>: { $words }

refusal-title = Refuse { $name }’s request
refusal-reason = Why do you refuse it?
    .label = Reason
    .hint = One line is enough. It is passed on with your decision.
question-title = Question to { $name }
question-words = What would you like to know?
    .label = Question
    .hint = The answer comes to you, and everybody who decides sees it on the card.
reply-title = Answer to { $name }
reply-words = What do you answer?
    .label = Answer
approval-asked = ✓ Asked. The answer comes to you and stands on the card.
approval-replied = ✓ Passed on.
approval-words-carried = ✓ Passed on to { $names }.
approval-words-wait = ✓ It stands on the card, for whoever decides next.
approval-asks = <b>{ $name }</b> has a question before deciding:
approval-how-to-reply = <i>Tap the button, or reply to this message (swipe it left); a photo works too.</i>
approval-answered-already = ✓ Answered. You can add to it.
approval-reply = Answer
approval-answers = 💬 <b>{ $name }</b> says:

approval-what-is-meant = Is that a yes or a no? Your words are kept as the reason.
approval-words-only = I can only read text here. Is that a yes or a no?
approval-pass-on = Pass it on as a question
approval-do-you-mean = Do you mean this one? Tap a button below it.
approval-decided-hint = { $outcome }
outcome-open = Waiting
outcome-approved = Approved
outcome-refused = Refused
outcome-withdrawn = Withdrawn
approval-taken-back-hint = Taken back. It is waiting for your decision again

approval-climbed = Nobody has decided yet, so { $name } has been asked as well.
approval-without-approver = ⚠️ Nobody is left who could decide { $name }’s request. Please put somebody above them, or invite somebody.
approval-gone-or-not-yours = There is no such request, or you cannot see it.
approval-not-yours = This is not yours to decide. /pending shows what is.
approval-decided-already = { $is_mine ->
        [yes] You have decided it already: { $outcome }.
       *[no] { $by } was first: { $outcome }.
    }
approval-withdrawn-already = { $is_mine ->
        [yes] You have withdrawn it already.
       *[no] { $by } has withdrawn it.
    }
approval-refusal-needs-reason = A refusal needs a reason. One line is enough.
approval-too-late-to-take-back = It is too late to take this back: it has gone on, or has begun. Please talk to the applicant.
approval-nobody = There is nobody who could decide this. Please talk to your superior or the administrator.

command-delegate = Who decides while you are away
    .words = delegate deputy stand-in
delegate-title = Somebody decides in your place
delegate-delegate = Who decides while you are away?
    .label = Who
    .hint = Tap a name, or type it.
delegate-span = From when until when?
    .label = Days
    .hint = Tap the first day, then the last one; both count.
delegate-yours = <b>They decide in your place:</b>
delegate-line = { $name }: { $span }
delegate-what-it-does = <i>What waits for your decision goes to them on these days; decisions are marked as made for you.</i>
delegate-nobody = Nobody decides in your place. What waits while you are on leave goes to your superior.
delegate-new = Name somebody
delegate-end = End: { $name }
delegate-ended-hint = Ended. They have been told
delegate-told = { $name } has named you to decide in their place: { $span }. On these days, what waits for their decision comes to you.
delegate-ended-told = You no longer decide in { $name }’s place ({ $span }).
delegate-left = { $name } has left and no longer decides in your place ({ $span }). Name somebody else: /delegate
delegate-name-only = Please tap a name, or type it.
delegate-unknown = There is nobody called “{ $name }” who may decide in your place. Tap a name, or type it once more.
delegate-yourself = You cannot stand in for yourself. Who else?
delegate-backwards = The last day comes before the first. Please choose the days again.
delegate-past = These days are over. Please choose days from today on.
delegate-away = { $name } is on leave on all these days. Who else, or on which days?
delegate-circle = { $name } has named somebody in turn, and in the end it would come back to you. Who else?
delegate-not-here = { $name } cannot decide in your place. Who else?
delegate-gone-or-not-yours = That has ended already, or is not yours. /delegate shows who decides in your place.

command-pending = What is waiting for a decision
    .words = pending approvals approval
pending-to-decide = <b>Waiting for your decision: { $number }</b>
pending-claims = <b>Claims to customers that you decide: { $number }</b>
pending-mine = <b>You are waiting for: { $number }</b>
pending-since = • { $what } · since { $since }
pending-with = • { $what } · with { $names } since { $since }
pending-with-nobody = • { $what } · nobody can decide it at the moment, since { $since }
pending-claim = { $customer }: { $claimant } / { $holder }
pending-more = … and { $number } more
pending-nothing = Nothing is waiting: neither for your decision nor for somebody else’s.
