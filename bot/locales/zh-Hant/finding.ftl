# 搜尋客戶。
command-find = 搜尋客戶
    .words = 找 查 搜尋 查詢 找客戶 查客戶
find-title = 搜尋客戶
find-customer = 找哪一家？
    .label = 客戶
    .hint = 寫名稱的一部分、拼音、首字母或電話都可以；傳個位置，近的排前面。
find-found = 是哪一家？
find-nothing = 沒找到「{ $words }」。試試名稱裡的兩個字、首字母（華聯超市寫 hlcs），或者電話後四碼。
find-again = 🔍 再找
find-archived = 已封存
