# 请假：表单、假别、规定不允许时的说明。
command-leave = 请假
    .words = 请假 我要请假
leave-from-note = 🌴 请假
    .words = 请假 我要请假 我想请假 休假
    .signs = 天假
leave-title = 请假
leave-kind = 请什么假？
    .label = 假别
leave-span = 从什么时候到什么时候？
    .label = 时间
    .hint = 先点第一天，再点半天或最后一天；也可以直接写“明天下午”“周一到周三”。
leave-reason = 请假事由是什么？
    .label = 事由
leave-pictures = 请发证明的照片，比如病假条。
    .label = 证明
    .hint = 手头没有就先跳过，之后可以在申请里补。

leavekind-annual = 年假
    .words = 年休假 休年假 年休 带薪年假 带薪年休假 公休假
leavekind-sick = 病假
    .words = 病休 请病假 休病假
leavekind-personal = 事假
    .words = 私事假 私假 请事假
leavekind-emergency = 急事假
    .words = 急事 紧急事假 紧急假 急假
leavekind-marriage = 婚假
    .words = 结婚假 请婚假 休婚假
leavekind-maternity = 产假
    .words = 生育假 休产假 请产假
leavekind-paternity = 陪产假
    .words = 护理假 陪护假 陪产护理假
leavekind-bereavement = 丧假
    .words = 丧葬假 丧事假 奔丧假
leavekind-compensatory = 调休
    .words = 调休假 补休 补休假 倒休 换休

leave-kind-left = { $kind } · 剩 { $days } 天
leave-kind-up-to = { $kind } · 最多 { $days } 天
leave-other-kind = 换个假别

leave-counts = { $whole_calendar ->
        [yes] 共 { $days } 天（含休息日）
       *[no] 共 { $days } 个工作日
    }
leave-goes-to = 审批人：{ $names }
leave-decides-for = { $name }（代{ $holder }）

leave-no-working-days = 选的时间本来就休息，不用请假。请另选日子。
leave-overlaps = 这段时间已经请过假了：{ $other }。请另选日子，或者先撤回或取消那一次（发 /leave，点“我的请假”）。
leave-too-late = 这种假至少要提前 { $days } 天请。请往后选，或者换个假别。
leave-past = 不能请过去的日子，请从今天开始选。
leave-too-long = 超过 { $limit } 天了，请检查日期有没有写错。
leave-no-calendar = { NUMBER($year, useGrouping: 0) } 年的工作日历还没有录入，算不出天数。请选早一点的日子，或者找管理员。
leave-balance-short = { NUMBER($year, useGrouping: 0) } 年的{ $kind }不够：这次要 { $days } 天，只能再请 { $left } 天。请少请几天，或者换个假别。
leave-more-than-an-occasion = { $kind }每次最多 { $each_time } 天，请少请几天。
leave-kind-not-offered = 这种假现在不能请了，请换个假别。
