# 客户：档案、卡片、归属。
command-customer = 客户
    .words = 客户 我的客户 新建客户
customer-latest = <b>我的客户</b>
    最近联系的排前面。点一个，或者点“查找”。
customer-none-yet = 您还没有客户。发一张联系人名片过来，或者点“新建客户”。
customer-none-of-ones-own = 您自己名下没有客户。要看团队的客户，点“查找”；或者发 /team，点某个人，再点“客户”。
customer-find = 🔍 查找
customer-new = ➕ 新建客户
customer-perhaps = 您可能已经有这家：
customer-perhaps-there = 这个人是不是下面这家的？是就点一下，加为联系人；不是就接着往下填。
customer-title = { $is_new ->
        [yes] 新建客户
       *[no] 客户资料
    }
customer-name = 客户叫什么名字？
    .label = 名称
    .hint = 写全称，照招牌或营业执照。
customer-contact = 联系人是谁？
    .label = 联系人
    .titles = 老板 老板娘 经理 店长 总 董 先生 女士 小姐 主任 科长 部长 处长 厂长 院长 校长 师傅 老师 医生 采购 会计 秘书
customer-phone = 电话多少？
    .label = 电话
    .hint = 直接打，或者发联系人名片。
customer-customer_class = 哪一类客户？
    .label = 类别
customer-industry = 什么行业？
    .label = 行业
customer-address = 地址在哪里？
    .label = 地址
customer-place = 在地图上的哪里？
    .label = 位置
    .hint = 人在现场，点下面的按钮；不在，点 📎 → 位置，在地图上选一个。
customer-shop = 是哪种门店？
    .label = 门店类型
customer-needs = 客户需要什么？
    .label = 需求
customer-credit_limit = 信用额度多少？
    .label = 信用额度
customer-note = 还有什么要记的？
    .label = 备注
customer-birthday = 联系人哪天生日？
    .label = 联系人生日
    .hint = 比如 12-05 或 12月5日，不用写年份。

contact-title = 加联系人
contact-person = 叫什么名字？
    .label = 姓名
contact-phone = 电话多少？
    .label = 电话
    .hint = 直接打，或者发联系人名片。
contact-job = 在那边负责什么？
    .label = 职务
contact-birthday = 哪天生日？
    .label = 生日
    .hint = 比如 12-05 或 12月5日，不用写年份。

customerclass-A = A 类 · 重点
    .words = A类 重点 重点客户
customerclass-B = B 类 · 一般
    .words = B类 一般 一般客户
customerclass-C = C 类 · 潜在
    .words = C类 潜在 潜在客户

customer-head = <b>{ $name }</b> · { $customer_class }
customer-owner = 负责人：{ $name }
customer-archived = 🗄 已归档（{ $at }），记录都还在。
customer-last-contact = 最近联系 { $day } · { $visits ->
        [0] 还没拜访过
       *[other] 拜访 { $visits } 次
    }
customer-protected-until = 保护期到 { $day }
customer-next = ➡️ 下次跟进：{ $day } { $words }
customer-visit = 📍 记拜访
customer-follow-up = 🔔 跟进
customer-call = 📞 { $phone }
customer-visits = 拜访记录
customer-change = ✏️ 修改
customer-add-contact = 👤 加联系人
customer-archive = 🗄 归档
customer-give = 转给…
customer-archive-sure = 确定归档{ $name }？归档后不再出现在列表和提醒里，查找时排在最后；记录不会删，随时可以恢复。
customer-archive-no = 不归档
customer-archive-yes = 确认归档
customer-bring-back = 恢复
customer-open = 查看客户

customer-phone-known = 这个电话已经在{ $name }的资料里。加为它的联系人，还是新建客户？
customer-position = 📍 收到位置。您在拜访哪一家？
customer-position-alone = 📍 收到位置。您的客户都还没有位置，附近的找不出来。
customer-map = 🗺 这是地图上选的位置，不算您人在现场。附近有：
customer-map-alone = 🗺 这是地图上选的位置，不算您人在现场。
customer-here = ➕ 在这里新建客户
customer-from-note = ➕ 新建客户

customer-gone-or-not-yours = 没有这家客户，或者您不能查看、修改。请看 /customer。
customer-yours = 您名下已经有这家客户：{ $name }。
customer-protected = 这家客户已有同事在跟，还在保护期内。如果是您先联系的，可以申请归属，由你们共同的上级裁定。
customer-dispute = 申请归属
customer-went-over = { $name }过了保护期，现在由同事接手。
customer-went-over-below = { $name }太久没有联系，已从{ $was }名下转到{ $person }名下。

field-spot-only = 请发地图上的位置：📎 → 位置。文字地址请写到“地址”里。
field-birthday-unclear = 看不出“{ $words }”是哪一天。可以写 12-05 或 12月5日。
customer-limit-changed = { $is_gone ->
        [yes] { $name }取消了“{ $customer }”的信用额度，原为 { $was }。
       *[no] { $is_new ->
            [yes] { $name }给“{ $customer }”设了信用额度：{ $limit }。
           *[no] { $name }把“{ $customer }”的信用额度从 { $was } 改为 { $limit }。
        }
    }
customer-name-unclear = 名称里至少要有一个汉字、字母或数字。
