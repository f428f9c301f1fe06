# Why something cannot be done on the try-out page.
page-impossible-blocked = The bot is blocked; unblock it first.
page-impossible-answered-message = The message to answer is gone.
page-impossible-message = The message is gone.
page-impossible-message-of-others = Only one's own messages can be edited.
page-impossible-file = There is no file.
page-impossible-empty-file = Telegram does not send an empty file.
page-impossible-place = There is no such place.
page-impossible-empty-message = Telegram does not send an empty message.
page-impossible-message-kept = Telegram does not keep an empty or too long message.
page-impossible-button = That button is gone; look at the newest message.
page-impossible-start = Telegram refuses this start parameter.
page-impossible-album = An album has 2 to 10 pictures.
page-impossible-person = There is no such person.
page-impossible-key = There is no key “{ $label }”.
page-impossible-result = Nothing found is called “{ $name }”.
