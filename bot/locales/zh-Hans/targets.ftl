# 目标：查看和设定。
command-target = 目标
    .words = 目标 销售目标
target-title = 设定目标
target-who = 给谁定？
    .label = 对象
    .hint = 点选，或输入姓名、“王芳团队”或“公司”。
target-measure = 哪一项？
    .label = 指标
target-period = 哪个期间？
    .label = 期间
    .hint = 也可以输入：10月、一季度、明年、2027-03。
target-aim = 定多少？
    .label = 目标
    .hint = 怎么写都行：50万、1.2m、500000、60。
aim-title = { $name } · { $measure } · { $period }
aim-aim = 定多少？
    .label = 目标
    .hint = 怎么写都行：50万、1.2m、500000、60。
target-who-only = 给谁定？请点选，或输入姓名。
target-who-unknown = 您下面没有“{ $name }”。请点选，或按 /team 里的姓名输入。
target-not-the-top = 公司目标由最上级设定。您可以给下属和下属团队定目标。
target-not-yours = 这个目标不归您设定或查看。您能看的在 /target。
target-leads-nobody = { $name }不带团队，请选{ $name }个人。
target-has-left = { $name }在{ $period }之前已离职，请选在职的人。
target-period-only = 哪个期间？请点选，或输入：10月、一季度、2027。
target-period-unclear = “{ $words }”不是期间。请这样写：10月、一季度、明年、2027-03。
target-aim-only = 定多少？请输入，例如 50万 或 60。
target-aim-unclear = “{ $words }”不能当目标。请只写数字，例如 50万、500000 或 60。
target-zero = 目标要大于 0。请输入要达到多少；不要这个目标了，请在 /target 里点旁边的“✕”。
target-too-big = 数字太大了，请检查是不是多打了零。
target-is-counted = { $measure }按数量算，不是金额。请只写数字，例如 60。
target-changed = 刚才有人改过目标。请重新打开 /target，看还差多少。
target-as-before = 同{ $period }：{ $amount }
target-so-far = 目前：{ $amount }
target-period-over = ⚠️ { $period }已经结束。
target-team-of = { $name }团队
target-person = { $name }
target-head = 🎯 <b>目标</b> · { $period }
target-below = <b>下属</b>
target-row = { $whom ->
        [team] { $name }团队
       *[person] { $name }
    }{ $has_left ->
        [yes] （已离职）
       *[no] {""}
    }
target-line = { $name }：{ $targets }
target-of = { $measure } { $amount }
target-of-line = { $measure }：{ $amount }
target-page = 🎯 <b>{ $is_team ->
        [yes] { $name }团队
       *[no] { $name }
    }</b> · { $period }
target-page-company = 🎯 <b>公司</b> · { $period }
target-amount-line = { $measure }：<b>{ $amount }</b>{ $has_been ->
        [yes] {" "}· 上期 { $was }
       *[no] {""}
    }
target-before = 上期：{ $period }
target-open-company = 公司
target-open-team = 团队
target-open-person = 个人
target-set = ✏️ { $measure }
target-take-back = ✕ { $measure }
target-taken-back = 已取消该目标。
target-copy = 照搬{ $period }（{ $number } 项）
target-copied-hint = 已照搬 { $number } 项目标。
target-nothing-to-copy = 没有可照搬的目标了。
target-new = ＋ 设定目标
target-earlier = ‹ { $period }
target-later = { $period } ›
target-all = ‹ 全部目标
periodkind-month = 月
periodkind-quarter = 季度
periodkind-year = 年
target-difference = ⚠️ { $measure }：{ $over ->
        [time] { $period }目标 { $amount }，分到季度和月份合计 { $parts }，{ $way ->
            [short] 少 { $difference }。请补上没定的，或调高其中一个。
           *[over] 多 { $difference }。请调高{ $period }，或调低其中一个。
        }
       *[people] { $whom ->
            [company] 公司
            [theirs] { $name }团队
           *[team] 您的团队
        }目标 { $amount }，下级合计 { $parts }，{ $way ->
            [short] 少 { $difference }。请分下去，或调高某人的目标。
           *[over] 多 { $difference }。请调高总目标，或调低某人的目标。
        }
    }
target-unsplit = { $measure }：{ $amount } 还没分到人。
target-split = { $people ->
        [1] { $measure } { $amount } 加给唯一的下属
       *[other] { $measure } { $amount } 平分给 { $people } 人
    }
target-split-hint = 已调高 { $people } 项目标。
targets-news = 🎯 { $by }给您定了<b>{ $period }</b>的目标：
targets-news-none = 🎯 { $by }取消了您<b>{ $period }</b>的目标。
target-my-pace = 我的进度
