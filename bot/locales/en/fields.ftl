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

half-morning = morning
half-afternoon = afternoon
span-half = { $day }, { $half }
span-from-to = { $first } – { $last }
field-span-first = Other days: tap the first one
field-span-last = or tap the last day:
field-span-done = ✓ { $span }
field-span-whole = ✓ { $day }: whole day
field-span-morning = Morning
field-span-afternoon = Afternoon
field-span-from-afternoon = { $day }: only the afternoon
field-span-to-morning = { $day }: only the morning
field-span-all-of = { $day }: all of it
field-span-only = From when to when? Tap the days, or type them, for example “tomorrow pm”, “mon to wed”.
field-span-unclear = I cannot read a day or days in “{ $words }”. Tap them, or type them, for example “tomorrow pm”, “mon to wed”, “{ $example }”.
field-span-backwards = “{ $words }” ends before it begins. Type the first day first, for example “mon to wed”.
field-span-tomorrow-morning = Tomorrow morning
field-span-tomorrow-afternoon = Tomorrow afternoon
field-span-stays = { $span } stays chosen.
field-span-is-it = I did not understand “{ $words }”. Is it { $span }? Tap what is right, or type it.
field-span-which-day = “{ $words }”: which day? Tap it, or type it with the day, for example “tomorrow pm”, “3 days from Thursday”.
field-span-which-half = Half of { $day }: the morning or the afternoon?

field-number-only = Please write a number, for example 20, 1,200 or 1.2k.
field-number-unclear = I cannot read one clear number in “{ $words }”. Write it like 20, 1,200 or 1.2k.
field-number-whole = “{ $words }” is not whole. Please write a whole number, for example { $example }.
field-number-too-small = “{ $words }” is too small. It has to be at least { $minimum }.
field-number-too-big = “{ $words }” is too big. It can be at most { $maximum }.

field-photos-only = Please send photos here (as photos, not as files), one by one or as an album.
field-photos-as-file = “{ $file }” came as a file. Please send it as a photo (big ones are made smaller by themselves).
field-photos-no-photo = “{ $file }” is not a photo. Please send photos here, or just type your next answer.
field-photos-enough = { $limit } photos are the most that fit here. The earlier ones are kept, this one is not. Tap “Done”, or start over.
field-files-only = Please send photos or documents here (no video or voice), or just go on.
field-files-enough = { $limit } files are the most that fit here. The earlier ones are kept, this one is not. Tap “Done”, or start over.
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

field-pick-only = Which customer? Tap one, type part of the name, or send your location with 📎.
field-pick-nobody = None of your customers matches “{ $words }”. Try another part of the name or the phone, send your location with 📎, or add a new customer with /customer.
field-pick-none-near = None of your customers has a location yet. Type part of the name, or add a new customer with /customer.

field-where-share = 📍 Send my location
field-where-only = I need to know where you are now. Tap “Send my location” below, or 📎 → Location.
field-where-forwarded = That location was forwarded. Please send your own: tap “Send my location” below.
field-where-chosen = That place was picked from a list. Please send where you are: tap “Send my location” below.
field-where-nowhere = Your phone does not know where it is yet. Wait a moment and send it again, or skip it.
field-where-at-sea = That location is in the sea; your phone does not know better yet. Wait a moment and send it again, or skip it.
field-where-shown = Location sent { $at }

field-phone-only = Please type a phone number, for example { $example }, or send a contact with 📎.
field-phone-unclear = “{ $words }” does not look like a phone number. Write it like { $example }; from abroad with + and the country code.

field-amount-only = How much? Please type it, for example { $example }.
field-amount-unclear = I cannot read an amount in “{ $words }”. Type just the amount, for example { $example }.
field-amount-too-fine = “{ $words }” has too many decimals. Do you mean { $example }?

field-next-step-in = { $day } · in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
field-next-step-other = Another day
field-next-step-only = Tap a day, or type it with what you will do, for example “next Wed bring samples”.
field-next-step-when = On which day? Type it together, for example “next Wed { $words }”.
field-next-step-day-off = ⚠️ A day off: you will be reminded on { $before }.
field-next-step-day-off-soon = ⚠️ A day off.

yesno-yes = Yes
    .words = yes y yeah yep ok true ✓ ✔ ✔️ ✅ 👍
yesno-no = No
    .words = no n nope none not false ✗ ✘ × x ❌ 👎

form-left-over = I could not fit this into the form: “{ $words }”. If it matters, add it to an answer.
form-left-over-long = That is too long to sort into the form: “{ $words }”. Please answer one question at a time; a name has room for 100 characters.
