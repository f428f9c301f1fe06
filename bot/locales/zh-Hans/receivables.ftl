# 应收：谁欠多少、逾期多久，按客户、按业务员；客户往来账。
command-receivables = 应收与账龄
    .words = 应收 应收款 应收账款 账龄 帐龄 欠款
receivables-of-mine = 我的应收
receivables-of-branch = 团队应收
receivables-of-everybody = 全部应收
receivables-of-person = { $name }的应收
receivables-head = 📒 <b>{ $title }</b> · { $day }{ $late_only ->
        [yes] {" "}· 只看逾期
       *[no] {""}
    }
receivables-owed = 应收
receivables-net = 净额
receivables-sum = { $column }：<b>{ $amount }</b>
receivables-line = { $column }：{ $amount }
receivables-late = ⚠️ 逾期合计：<b>{ $amount }</b>
receivables-current = 未到期
receivables-age = 逾期 { $first }–{ $last } 天
receivables-age-over = 逾期 { $days } 天以上
receivables-credit = 预收余额
receivables-legend = ⚠️ 逾期 · ▫️ 未到期 · 💳 预收
receivables-nothing = 没有应收，都结清了。
receivables-nothing-late = 没有逾期的应收。
receivables-by-customer = 按客户看
receivables-by-person = 按人看
receivables-late-only = ⚠️ 只看逾期
receivables-all-of-it = 看全部
receivables-picture = 📊 图表
receivables-picture-in = 📊 图表（{ $currency }）
receivables-sheet = 📄 导出 .xlsx
receivables-coming = 文件马上发给您。
receivables-not-yours = 没有这些应收，或者您不能查看。请发 /receivables。
receivables-which = 看哪家客户？
receivables-nobody = 找不到名称里有“{ $words }”的客户。请换个字再试，比如：应收 华联
receivables-in-a-line = { $is_owed ->
        [yes] 应收 { $owed }{ $is_late ->
            [yes] ，其中逾期 { $late }
           *[no] {""}
        }
       *[no] 没有应收
    }{ $has_credit ->
        [yes] ，预收余额 { $credit }
       *[no] {""}
    }
receivables-person = <b>{ $name }</b>：{ $is_late ->
        [yes] ⚠️{" "}
       *[no] {""}
    }{ $sums }
receivables-promised = 🤝 未来 7 天承诺付款：{ $amounts }（{ $number } 笔）
receivables-promised-on = · { $day }：{ $amounts }（{ $number } 笔）
receivables-person-promised = {"  "}🤝 承诺付款：{ $amounts }（{ $number } 笔）
receivables-cash = 💵 手头现金：{ $amounts }
receivables-person-cash = {"  "}💵 手头现金：{ $amounts }
receivables-to-promises = 📄 承诺明细
receivables-to-cash = 💵 各人手头现金
receivables-mine = 📒 { $sums }

account-head = 📒 <b>{ $name }</b> · { $day }往来账
account-owner = 负责人：{ $name }
account-nothing = 没有欠款，也没有预收余额。
account-instalments = 未付：⚠️ 逾期 · ▫️ 未到期 · ❔ 交货后到期
account-receipts = 🧾 最近回款：{ $signs }
account-sign = { $sign } { $state }
account-statement = 📄 对账单
account-customer = 👤 客户资料
customer-account = 📒 往来账

team-receivables = 📒 应收

receivables-picture-caption = <b>{ $title }</b> · { $currency } · { $day }
    { $sums }
receivables-picture-note = { $day } · { $sums }
receivables-others = 其他合计
receivables-sheet-file = 应收账龄 { $day }
receivables-sheet-caption = <b>{ $title }</b> · { $day }
receivables-sheet-customers = 按客户 { $currency }
receivables-sheet-people = 按人 { $currency }
receivables-sheet-about = 说明
receivables-sheet-customer = 客户
receivables-sheet-owner = 负责人
receivables-sheet-person = 姓名
receivables-sheet-late = 逾期合计
receivables-sheet-total = 合计
receivables-sheet-company = 公司
receivables-sheet-whose = 范围
receivables-sheet-as-of = 截至
receivables-sheet-rule = 未到期 + 逾期。今天到期的、要等交货才到期的，都不算逾期。
receivables-sheet-net = 应收 − 预收余额
