# 查找客户和产品。
command-find = 查找客户和产品
    .words = 找 查 查找 搜索 找客户 查客户 找产品 查产品 查价
find-title = 查找
find-customer = 找哪家客户，或者哪个产品？
    .label = 客户或产品
    .hint = 写名称的一部分、拼音、首字母、电话或产品编码都行；发个位置，近的客户排前面。
find-found = 是哪一个？
find-nothing = 没找到“{ $words }”。试试名称里的两个字、首字母（华联超市写 hlcs）、电话后四位，或者产品编码。
find-again = 🔍 再找
find-archived = 已归档
