# 演示页面上为什么做不了。
page-impossible-blocked = 机器人已停用，请先重新启用。
page-impossible-answered-message = 要回复的消息已经不在了。
page-impossible-message = 这条消息已经不在了。
page-impossible-message-of-others = 只能修改自己的消息。
page-impossible-file = 没有文件。
page-impossible-empty-file = Telegram 不能发送空文件。
page-impossible-place = 没有这个位置。
page-impossible-empty-message = Telegram 不能发送空消息。
page-impossible-message-kept = 消息是空的或太长，Telegram 不保存。
page-impossible-button = 这个按钮已经不在了，请看最新的消息。
page-impossible-start = Telegram 不接受这个启动参数。
page-impossible-album = 一组图片要有 2 到 10 张。
page-impossible-person = 没有这个人。
page-impossible-key = 没有“{ $label }”这个键。
page-impossible-result = 没有找到“{ $name }”。
