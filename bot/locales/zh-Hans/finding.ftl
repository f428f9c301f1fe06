# 查找客户。
command-find = 查找客户
    .words = 找 查 查找 搜索 找客户 查客户
find-title = 查找客户
find-customer = 找哪一家？
    .label = 客户
    .hint = 写名称的一部分、拼音、首字母或电话都行；发个位置，近的排前面。
find-found = 是哪一家？
find-nothing = 没找到“{ $words }”。试试名称里的两个字、首字母（华联超市写 hlcs），或者电话后四位。
find-again = 🔍 再找
find-archived = 已归档
