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

form-left-over = This found no place in the form: “{ $words }” If it matters, add it to an answer.
