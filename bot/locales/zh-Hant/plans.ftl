# 拜訪計畫：一天、一週、主管收到的卡片、本人收到的通知。
command-plan = 拜訪計畫
    .words = 計畫 計劃 拜訪計畫 拜訪計劃 我的計畫
plan-title = { $whose ->
        [mine] 我的計畫
       *[other] { $whose }的計畫
    } · { $day }
plan-customer = 還要拜訪哪一家客戶？
    .label = 客戶
    .hint = 點一下，或輸入名稱的一部分、拼音、電話。

plan-day = <b>我的計畫</b> · { $day }
plan-day-of = <b>{ $name }的計畫</b> · { $day }
plan-day-off = 這天休息。
plan-progress = 計畫 { $planned } 家，已拜訪 { $done } 家{ $unplanned ->
        [0] { "" }
       *[other] ，計畫外 { $unplanned } 家
    }
plan-nobody-yet = 還沒有安排客戶。
plan-is-not-sent = 還沒送出
plan-is-sent = 已送出，待確認
plan-is-agreed = ✓ { $name }已同意
plan-rhythm = 例行拜訪
plan-due = { $day }到期
plan-overdue = 逾期 { $days } 天
plan-more = …還有 { $number } 家
plan-log = 📍 記拜訪：{ $name }
plan-suggest = 建議
plan-add = ＋ 新增
plan-remove = ✕ 移除
plan-remove-whom = 要移除哪一家？
plan-back = ‹ 回到當天
plan-order = 排路線
plan-order-here = 從這裡排路線
plan-send = 送給{ $name }
plan-agree = 同意
plan-open = 打開 { $day }
plan-before = ‹ { $day }
plan-after = { $day } ›
    .words = 下週 下星期 下個星期 下禮拜
plan-week-button = 週計畫
    .words = 本週 這週 本星期 這星期 這個星期 這禮拜 週計畫

plan-week = <b>我的計畫</b> · { $day }這一週
plan-week-of = <b>{ $name }的計畫</b> · { $day }這一週
plan-week-off = 這週沒有工作日。
plan-week-suggest = 建議整週
plan-week-send = 整週送給{ $name }
plan-day-was = { $day }：計畫 { $planned } 家，拜訪 { $done } 家
plan-day-empty = { $day }：還沒安排
plan-day-has = { $day }：{ $planned } 家 · { $state }

plan-how-to-answer = <i>左滑這則訊息回覆，本人就會收到。</i>
plan-was-changed = { $name }改了您 { $day }的計畫：
plan-taken-off = 已移除：{ $names }
plan-agreed = { $days ->
        [1] ✓ { $name }同意了您 { $day }的計畫。
       *[other] ✓ { $name }同意了您從 { $day }開始 { $days } 天的計畫。
    }
plan-agreed-hint = 已同意
plan-differs = 您同意過的計畫有變：{ $name }改了 { $day }的安排。

plan-agreed-already = { $name }已經同意了。
plan-nobody-to-suggest = 這天已排滿，或沒有到期的客戶
plan-no-places = 沒去的客戶都沒有位置，排不了
plan-not-yours = 沒有這份計畫，或者您不能查看。
plan-day-over = { $day }已經過了，計畫不能再改。
plan-week-over = 這週沒有可以安排的工作日了。
plan-too-far = { $day }太遠了，只能看一年以內的計畫。
plan-no-such-customer = { $name }名下沒有這家客戶。
plan-full = 一天最多 { $limit } 家，請先移除一家。
plan-empty = 還沒有安排客戶，請先新增再送出。
plan-nobody-above = 現在沒有主管可以收，計畫先留著就好。
