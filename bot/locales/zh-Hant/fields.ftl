# 各種提問方式說的話。
field-words-only = 這裡請打字回答，例如「拜訪了三家客戶」。
field-too-long = 寫了 { $length } 個字，這裡最多 { $limit } 個，請精簡一下。前面寫的都還在。

field-choice-only = 請點一個，或者直接打字：{ $choices }。
field-choice-unknown = 沒有「{ $words }」這一項，只能選：{ $choices }。點一下，或者打開頭幾個字就行。

field-day-today = 今天 · { $day }
field-day-tomorrow = 明天 · { $day }
field-day-yesterday = 昨天 · { $day }
field-day-only = 哪一天？點一下，或者打字，例如「{ $example }」。
field-day-unclear = 看不出「{ $words }」是哪一天。點一下，或者寫{ $looking ->
        [BACK] 「昨天」「上週五」
       *[AHEAD] 「明天」「下週三」
    }「{ $example }」。
field-day-does-not-exist = 沒有這一天：「{ $words }」。點一下，或者寫成「{ $example }」這樣。
field-day-one = 「{ $words }」不只一天，這裡只要一天，例如「{ $example }」。
field-day-too-early = { $day }太早了，最早 { $first }。
field-day-too-late = { $day }太晚了，最晚 { $last }。

field-number-only = 請寫個數字，例如 20、20箱、1.2萬。
field-number-unclear = 看不出「{ $words }」是多少。請寫個確切的數字，例如 20、20箱、1.2萬。
field-number-whole = 「{ $words }」不是整數，這裡要整數，例如 { $example }。
field-number-too-small = 「{ $words }」太小了，最少 { $minimum }。
field-number-too-big = 「{ $words }」太大了，最多 { $maximum }。

field-photos-only = 這裡請傳照片（不要用檔案的方式傳），一張一張傳、一次傳一組都可以。
field-photos-enough = 這裡最多 { $limit } 張照片。前面傳的都還在，這張沒有收。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接著傳，傳完點「傳完了」。
field-photos-shown = { $count } 張照片
field-photos-done = 傳完了
    .words = 傳完了 好了 完成
field-photos-without = 重新傳

form-left-over = 這幾個字沒能填進表單：「{ $words }」
