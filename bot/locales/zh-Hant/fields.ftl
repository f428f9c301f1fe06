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

half-morning = 上午
half-afternoon = 下午
span-half = { $day }{ $half }
span-from-to = { $first }至{ $last }
field-span-first = 其他日期：先點第一天
field-span-last = 不只一天就點最後一天：
field-span-done = ✓ { $span }
field-span-whole = ✓ { $day }整天
field-span-morning = 上午
field-span-afternoon = 下午
field-span-from-afternoon = { $day }：只要下午
field-span-to-morning = { $day }：只要上午
field-span-all-of = { $day }：改回整天
field-span-only = 從哪天到哪天？請點日期，或者打字，例如「明天下午」「週一到週三」。
field-span-unclear = 看不出「{ $words }」是哪幾天。請點日期，或者打字，例如「明天下午」「週一到週三」「{ $example }」。
field-span-backwards = 「{ $words }」結束比開始還早。請先寫開始的那天，例如「週一到週三」。
field-span-tomorrow-morning = 明天上午
field-span-tomorrow-afternoon = 明天下午
field-span-stays = 已選的還在：{ $span }。
field-span-is-it = 看不懂「{ $words }」。是{ $span }嗎？請點選，或者重新寫。
field-span-which-day = 「{ $words }」是從哪天算？請點日期，或者連日期一起寫，例如「明天下午」「週四起3天」。
field-span-which-half = { $day }請半天：上午還是下午？

field-number-only = 請寫一個數字，例如 20、20箱、1.2萬。
field-number-unclear = 看不出「{ $words }」是多少。請寫一個明確的數字，例如 20、20箱、1.2萬。
field-number-whole = 「{ $words }」不是整數，請寫整數，例如 { $example }。
field-number-too-small = 「{ $words }」太小了，最少 { $minimum }。
field-number-too-big = 「{ $words }」太大了，最多 { $maximum }。

field-photos-only = 這一題請傳照片（不要用檔案方式傳），一張張傳、一次傳多張都可以。
field-photos-as-file = 「{ $file }」是用檔案方式傳來的。請改用照片方式傳（大圖會自動壓縮）。
field-photos-no-photo = 「{ $file }」不是照片。這一題請傳照片，或者直接打字回答下一題。
field-photos-enough = 這裡最多 { $limit } 張照片。前面的都已收到，這張沒有收。請點「傳完了」，或者重新傳。
field-files-only = 這裡請傳照片或檔案（影片、語音不行）；沒有就略過。
field-files-enough = 最多 { $limit } 個檔案。前面的都留著，這個沒有收。請點「傳完了」，或者重新傳。
field-photos-so-far = 已收到：
    <blockquote expandable>{ $answer }</blockquote>
    可以接著傳，傳完請點「傳完了」。
field-photos-shown = { $count } 張照片
field-photos-done = 傳完了
    .words = 傳完了 好了 完成
field-photos-without = 重新傳

field-pick-only = 哪一家客戶？請點一個，打名稱裡的幾個字，或者點 📎 傳位置。
field-pick-nobody = 您的客戶裡沒有「{ $words }」。換個字或電話再試，點 📎 傳位置，或者用 /customer 新增客戶。
field-pick-none-near = 您的客戶都還沒有位置。請打名稱裡的幾個字，或者用 /customer 新增客戶。

field-where-share = 📍 傳我的位置
field-where-only = 這一題要您現在的位置。請點下面的「傳我的位置」，或者點 📎 → 位置。
field-where-forwarded = 這是轉傳來的位置。請點下面的「傳我的位置」，傳您自己的。
field-where-chosen = 這是從清單裡選的地點。請點下面的「傳我的位置」，傳您現在的位置。
field-where-nowhere = 手機還沒定位成功。請稍等再傳，或者先略過。
field-where-at-sea = 這個位置在海上，手機還沒定位好。請稍等再傳一次，也可以略過。
field-where-shown = 已傳位置（{ $at }）

field-phone-only = 請寫電話號碼，例如 { $example }，或者點 📎 傳聯絡人名片。
field-phone-unclear = 「{ $words }」不像電話號碼。請照 { $example } 這樣寫；境外號碼前面加 + 和國碼。

field-amount-only = 多少錢？請寫金額，例如 { $example }。
field-amount-unclear = 看不出「{ $words }」是多少錢。請只寫金額，例如 { $example }。
field-amount-too-fine = 「{ $words }」的小數位太多了。是 { $example } 嗎？

field-next-step-in = { $day } · { $days } 天後
field-next-step-other = 其他日期
field-next-step-only = 請點一個日期，或者連要做的事一起寫，例如「下週三 送樣品」。
field-next-step-when = 哪天做？請連日期一起寫，例如「下週三 { $words }」。
field-next-step-day-off = ⚠️ 這天休息，會提前在 { $before } 提醒您。
field-next-step-day-off-soon = ⚠️ 這天休息。

yesno-yes = 是
    .words = 是 是的 有 對 好 齊全 ✓
yesno-no = 否
    .words = 否 不 不是 沒 沒有 無 不對 ✗

form-left-over = 這些沒填進表單：「{ $words }」。需要的話，請補到某一題裡。
form-left-over-long = 內容太長，填不進表單：「{ $words }」。請一題一題回答；名稱最多 100 個字。
