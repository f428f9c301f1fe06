# 圖表：可以問什麼、圖下面的資料、表格的欄標題。
command-figures = 圖表
    .words = 圖表 數據圖 業績圖
figures-which = 📊 <b>圖表</b> · { $whose } · { $period }
    點一項，馬上傳圖，圖下附資料。
figures-of-mine = 我的
figures-of-team = 我的團隊
figures-title = { $figure } · { $whose } · { $period }
figure-turnover = 每月銷售額
    .question = 📈 每月銷售額
figure-people = 人員銷售額
    .question = 👥 依人員
    .heading = 人員 / 團隊
figure-customers = 客戶銷售額
    .question = 🏪 依客戶
    .heading = 客戶
figure-products = 產品銷售額
    .question = 📦 依產品
    .heading = 產品
figure-funnel = 從客戶到收款
    .question = 🔻 從客戶到收款
    .heading = 階段
figure-compared = 與平均比較
    .question = 🕸 與平均比較
figures-picture-title = { $figure } · { $period }
figures-coming = 圖表馬上傳來。
figures-nothing = { $title }：還沒有資料，畫不出圖。換個期間試試。
figures-too-few = 同組業務不到三人，平均數會透露別人的數字，不能比較。
figures-alone = 與{ $name }同組的沒有別的業務，沒有平均數可比。換一個人試試。
figures-whom = 看誰與本組平均的比較？{ $period }
figures-nobody = 您下面還沒有業務人員，換一項試試。
figures-back = ‹ 其他圖表
figures-in = 📊 { $currency } 的圖
figures-also = 另有 { $currencies } 的銷售額，見下方按鈕。
figures-note = { $whose } · 合計 { $total } · 共 { $number } { $of ->
        [customers] 家
        [products] 種
       *[other] 人
    } · 截至 { $day }
figures-others = 其他 { $number } 項
figures-not-yours-now = 已轉給他人的客戶
figures-head = <b>{ $title }</b>
    合計 { $total }（已確認訂單，減去取消和退貨）
figures-line = { $number }. { $name }：{ $amount }{ $share ->
        [none] {""}
       *[other] （{ $share }）
    }
figures-foot-products = 每張訂單依現在的明細分攤到產品。
figures-months-note = { $whose } · 累計 { $total }{ $has_growth ->
        [yes] {" "}· 到{ $until }年增率 { $growth }
       *[no] {""}
    } · 截至 { $day }
figures-months-head = <b>{ $title }</b>
    累計 { $total }{ $has_growth ->
        [yes] {" "}· 到{ $until }年增率 { $growth }
       *[no] {""}
    }
figures-month-line = { $month }：{ $amount } · 去年 { $before }{ $has_growth ->
        [yes] （{ $growth }）
       *[no] {""}
    }{ $has_target ->
        [yes] {" "}· 目標 { $target }
       *[no] {""}
    }
figures-month = 月份
figures-turnover = 銷售額
figures-year-before = 去年
figures-more = ……其餘見表格
figures-share = 占比
figures-number-of-customers = 客戶數
figures-funnel-note = { $whose } · 依現在名下的客戶 · 截至 { $day }
figures-funnel-head = <b>{ $title }</b>
figures-stage-owned = 客戶
figures-stage-visited = 拜訪過
figures-stage-ordered = 下過單
figures-stage-paid = 付過款
figures-stage = { $name }：{ $number } 家{ $share ->
        [none] {""}
       *[other] （{ $share }）
    }
figures-foot-funnel = 每個階段單獨計數：電話下單的，不算拜訪過。
figures-seen = 客戶拜訪率
figures-again = 回購率
figures-compared-title = { $name }與平均比較 · { $period }
figures-compared-picture = { $name } · { $period }
figures-compared-note = { $number } 人平均 = 100% · 截至 { $day }
figures-compared-head = <b>{ $title }</b>
    { $note }
figures-compared-line = { $name }：{ $own } · 平均 { $average } · { $percent }
