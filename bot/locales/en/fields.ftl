# What the kinds of question say.
field-words-only = Please type your answer, for example “Met three customers”.
field-too-long = That is { $length } characters; { $limit } fit here. Please shorten it and send it again. Your earlier answers are kept.

field-choice-only = Please tap one, or type it: { $choices }.
field-choice-unknown = “{ $words }” is none of these: { $choices }. Tap one, or type its first letters.

field-day-today = Today · { $day }
field-day-tomorrow = Tomorrow · { $day }
field-day-yesterday = Yesterday · { $day }
field-day-only = Which day? Tap it, or type it, for example “{ $example }”.
field-day-unclear = I cannot read a day in “{ $words }”. Tap it, or type { $looking ->
        [BACK] “yesterday”, “last Friday”
       *[AHEAD] “tomorrow”, “next Wed”
    } or “{ $example }”.
field-day-does-not-exist = There is no such day: “{ $words }”. Tap it, or type it like “{ $example }”.
field-day-one = “{ $words }” is more than one day. Tap or type just one, for example “{ $example }”.
field-day-too-early = { $day } is too early. The earliest is { $first }.
field-day-too-late = { $day } is too late. The latest is { $last }.

field-number-only = Please write a number, for example 20, 1,200 or 1.2k.
field-number-unclear = I cannot read one clear number in “{ $words }”. Write it like 20, 1,200 or 1.2k.
field-number-whole = “{ $words }” is not whole. Please write a whole number, for example { $example }.
field-number-too-small = “{ $words }” is too small. It has to be at least { $minimum }.
field-number-too-big = “{ $words }” is too big. It can be at most { $maximum }.

field-photos-only = Please send photos here (as photos, not as files), one by one or as an album.
field-photos-as-file = “{ $file }” came as a file. Please send it as a photo, not as a file; a big one gets smaller by that.
field-photos-no-photo = “{ $file }” is no photo. Please send photos here, or type your next answer.
field-photos-enough = { $limit } photos are the most that fit here. The earlier ones are kept, this one is not. Tap “Done”, or start over.
field-photos-so-far = So far:
    <blockquote expandable>{ $answer }</blockquote>
    Send more, or tap “Done”.
field-photos-shown = { $count ->
        [one] { $count } photo
       *[other] { $count } photos
    }
field-photos-done = Done
    .words = done
field-photos-without = Start over

field-pick-only = Which customer? Tap one, type a part of the name, or share your position with 📎.
field-pick-nobody = No customer of yours is found by “{ $words }”. Type another part of the name or the phone, share your position with 📎, or add a new customer with /customer.
field-pick-none-near = None of your customers has a position yet. Type a part of the name, or add a new customer with /customer.

field-where-share = 📍 Share where I am
field-where-only = This is about where you are. Tap “Share where I am” below, or 📎 and “Location”.
field-where-forwarded = That position was forwarded. Please share your own: tap “Share where I am” below.
field-where-chosen = That place was chosen from a list. Please share where you are: tap “Share where I am” below.
field-where-nowhere = Your phone does not know where it is yet. Wait a moment and share it again, or go on without.
field-where-shown = Position noted { $at }

field-phone-only = Please type a phone number, for example { $example }, or share a contact with 📎.
field-phone-unclear = “{ $words }” is no phone number. Type it like { $example }, or with +86 and the like in front.

field-amount-only = How much? Please type it, for example { $example }.
field-amount-unclear = I cannot read an amount in “{ $words }”. Type just the amount, for example { $example }.
field-amount-too-fine = “{ $words }” has too many decimals. Do you mean { $example }?

field-next-step-in = { $day } · { $days } days
field-next-step-other = Another day
field-next-step-only = Tap a day, or type it with what is to be done, for example “next Wed bring samples”.
field-next-step-when = When? Type the day with it, for example “next Wed { $words }”.

yesno-yes = Yes
    .words = yes y yeah yep ok true ✓ ✔ ✔️ ✅ 👍
yesno-no = No
    .words = no n nope none not false ✗ ✘ × x ❌ 👎

form-left-over = This found no place in the form: “{ $words }” If it matters, add it to an answer.
