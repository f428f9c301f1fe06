# 搜尋客戶和產品。
command-find = 搜尋客戶和產品
    .words = 找 查 搜尋 查詢 找客戶 查客戶 找產品 查產品 查價
find-title = 搜尋
find-customer = 找哪家客戶，或者哪項產品？
    .label = 客戶或產品
    .hint = 寫名稱的一部分、拼音、首字母、電話或產品編號都可以；傳個位置，近的客戶排前面。
find-found = 是哪一個？
find-nothing = 沒找到「{ $words }」。試試名稱裡的兩個字、首字母（華聯超市寫 hlcs）、電話後四碼，或者產品編號。
find-again = 🔍 再找
find-archived = 已封存
