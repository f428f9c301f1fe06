# 試用頁面上為什麼做不了。
page-impossible-blocked = 機器人已停用，請先重新啟用。
page-impossible-answered-message = 要回覆的訊息已經不在了。
page-impossible-message = 這則訊息已經不在了。
page-impossible-message-of-others = 只能修改自己的訊息。
page-impossible-file = 沒有檔案。
page-impossible-empty-file = Telegram 不能傳送空檔案。
page-impossible-place = 沒有這個位置。
page-impossible-empty-message = Telegram 不能傳送空訊息。
page-impossible-message-kept = 訊息是空的或太長，Telegram 不儲存。
page-impossible-button = 這個按鈕已經不在了，請看最新的訊息。
page-impossible-start = Telegram 不接受這個啟動參數。
page-impossible-album = 一組圖片要有 2 到 10 張。
page-impossible-person = 沒有這個人。
page-impossible-key = 沒有「{ $label }」這個按鍵。
page-impossible-result = 沒有找到「{ $name }」。
