# 應收：誰欠多少、逾期多久，按客戶、按業務；客戶往來帳。
command-receivables = 應收與帳齡
    .words = 應收 應收款 應收帳款 帳齡 賬齡 欠款
receivables-of-mine = 我的應收
receivables-of-branch = 團隊應收
receivables-of-everybody = 全部應收
receivables-of-person = { $name }的應收
receivables-head = 📒 <b>{ $title }</b> · { $day }{ $late_only ->
        [yes] {" "}· 只看逾期
       *[no] {""}
    }
receivables-owed = 應收
receivables-net = 淨額
receivables-sum = { $column }：<b>{ $amount }</b>
receivables-line = { $column }：{ $amount }
receivables-late = ⚠️ 逾期合計：<b>{ $amount }</b>
receivables-current = 未到期
receivables-age = 逾期 { $first }–{ $last } 天
receivables-age-over = 逾期 { $days } 天以上
receivables-credit = 預收餘額
receivables-legend = ⚠️ 逾期 · ▫️ 未到期 · 💳 預收
receivables-nothing = 沒有應收，都結清了。
receivables-nothing-late = 沒有逾期的應收。
receivables-by-customer = 按客戶看
receivables-by-person = 按人看
receivables-late-only = ⚠️ 只看逾期
receivables-all-of-it = 看全部
receivables-picture = 📊 圖表
receivables-picture-in = 📊 圖表（{ $currency }）
receivables-sheet = 📄 匯出 .xlsx
receivables-coming = 檔案馬上傳給您。
receivables-not-yours = 沒有這些應收，或者您不能查看。請傳 /receivables。
receivables-which = 看哪家客戶？
receivables-nobody = 找不到名稱裡有「{ $words }」的客戶。請換個字再試，例如：應收 華聯
receivables-in-a-line = { $is_owed ->
        [yes] 應收 { $owed }{ $is_late ->
            [yes] ，其中逾期 { $late }
           *[no] {""}
        }
       *[no] 沒有應收
    }{ $has_credit ->
        [yes] ，預收餘額 { $credit }
       *[no] {""}
    }
receivables-person = <b>{ $name }</b>：{ $is_late ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $sums }
receivables-promised = 🤝 未來 7 天承諾付款：{ $amounts }（{ $number } 筆）
receivables-promised-on = · { $day }：{ $amounts }（{ $number } 筆）
receivables-person-promised = {"  "}🤝 承諾付款：{ $amounts }（{ $number } 筆）
receivables-cash = 💵 手上現金：{ $amounts }
receivables-person-cash = {"  "}💵 手上現金：{ $amounts }
receivables-to-promises = 📄 承諾明細
receivables-to-cash = 💵 各人手上現金
receivables-mine = 📒 { $sums }

account-head = 📒 <b>{ $name }</b> · { $day }往來帳
account-owner = 負責人：{ $name }
account-nothing = 沒有欠款，也沒有預收餘額。
account-instalments = 未付：⚠️ 逾期 · ▫️ 未到期 · ❔ 交貨後到期
account-receipts = 🧾 最近收款：{ $signs }
account-sign = { $sign } { $state }
account-statement = 📄 對帳單
account-customer = 👤 客戶資料
customer-account = 📒 往來帳

team-receivables = 📒 應收

receivables-picture-caption = <b>{ $title }</b> · { $currency } · { $day }
    { $sums }
receivables-picture-note = { $day } · { $sums }
receivables-others = 其他合計
receivables-sheet-file = 應收帳齡 { $day }
receivables-sheet-caption = <b>{ $title }</b> · { $day }
receivables-sheet-customers = 按客戶 { $currency }
receivables-sheet-people = 按人 { $currency }
receivables-sheet-about = 說明
receivables-sheet-customer = 客戶
receivables-sheet-owner = 負責人
receivables-sheet-person = 姓名
receivables-sheet-late = 逾期合計
receivables-sheet-total = 合計
receivables-sheet-company = 公司
receivables-sheet-whose = 範圍
receivables-sheet-as-of = 截至
receivables-sheet-rule = 未到期 + 逾期。今天到期的、要等交貨才到期的，都不算逾期。
receivables-sheet-net = 應收 − 預收餘額
