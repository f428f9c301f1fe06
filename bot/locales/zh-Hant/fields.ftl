# 各種提問方式說的話。
field-words-only = 這一題請打字回答，例如「拜訪了三家客戶」。
field-too-long = 寫了 { $length } 個字，這裡最多 { $limit } 個，請精簡後再傳。前面寫的都還在。

field-choice-only = 請點一個，或者打字：{ $choices }。
field-choice-unknown = 沒有「{ $words }」這一項，可選：{ $choices }。請點一個，或者只打前幾個字。

field-day-today = 今天 · { $day }
field-day-tomorrow = 明天 · { $day }
field-day-yesterday = 昨天 · { $day }
field-day-only = 哪一天？請點一下，或者打字，例如「{ $example }」。
field-day-unclear = 看不出「{ $words }」是哪一天。請點一下，或者打字，例如{ $looking ->
        [BACK] 「昨天」「上週五」
       *[AHEAD] 「明天」「下週三」
    }「{ $example }」。
field-day-does-not-exist = 沒有這一天：「{ $words }」。請點一下，或者打字，例如「{ $example }」。
field-day-one = 「{ $words }」不只一天，這裡只要一天，例如「{ $example }」。
field-day-too-early = { $day }太早了，最早可選 { $first }。
field-day-too-late = { $day }太晚了，最晚可選 { $last }。

field-number-only = 請寫一個數字，例如 20、20箱、1.2萬。
field-number-unclear = 看不出「{ $words }」是多少。請寫一個明確的數字，例如 20、20箱、1.2萬。
field-number-whole = 「{ $words }」不是整數，請寫整數，例如 { $example }。
field-number-too-small = 「{ $words }」太小了，最少 { $minimum }。
field-number-too-big = 「{ $words }」太大了，最多 { $maximum }。

field-photos-only = 這一題請傳照片（不要用檔案方式傳），一張張傳、一次傳多張都可以。
field-photos-enough = 這裡最多 { $limit } 張照片。前面的都已收到，這張沒有收。請點「傳完了」，或者重新傳。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接著傳，傳完請點「傳完了」。
field-photos-shown = { $count } 張照片
field-photos-done = 傳完了
    .words = 傳完了 好了 完成
field-photos-without = 重新傳

form-left-over = 這些內容沒能填進表單：「{ $words }」。需要的話，請補到某一題裡。
