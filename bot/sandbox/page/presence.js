// The line below the bot's name: what it is doing, or that the phone has no network.

import { bot, chats } from "./company.js";
import { isOffline } from "./offline.js";
import { phones } from "./phones.js";
import { t } from "./texts.js";

const SHOWN_FOR = 5000; // milliseconds, as on Telegram
const NOT_SAID_AGAIN_FOR = 15000;

const doings = new Map(); // person → {action, timer}

const DOINGS = {
  typing: "page-typing",
  upload_photo: "page-sending-picture",
  upload_document: "page-sending-document",
};

/** The bot is typing, or sending something; null when it no longer is. */
export function showDoing(person, action) {
  clearTimeout(doings.get(person)?.timer);
  doings.delete(person);
  if (action) doings.set(person, { action, timer: setTimeout(() => showDoing(person, null), SHOWN_FOR) });
  for (const phone of phones) if (phone.person === person) showPresence(phone);
}

/** Takes over what the chat tells: a message of the bot ends what it was doing. */
export function followDoing(person) {
  const action = chats.get(person)?.doing ?? null;
  if (action !== (doings.get(person)?.action ?? null)) showDoing(person, action);
}

export function showPresence(phone) {
  const offline = isOffline(phone.person);
  const doing = offline ? undefined : doings.get(phone.person)?.action;
  const about = bot.username ? `@${bot.username} · ${t("page-bot")}` : t("page-bot");
  const news = offline ? t("page-no-network") : doing ? t(DOINGS[doing] ?? "page-typing") : "";
  const line = phone.find(".bar-sub");
  line.textContent = news || about;
  line.classList.toggle("doing", Boolean(doing));
  line.classList.toggle("waiting", offline);
  phone.section.classList.toggle("offline", offline);
  say(phone, news);
}

/** Tells whoever listens, but not the same thing again and again. */
function say(phone, news) {
  const status = phone.find(".bar-status");
  const known = phone.saidOfBot ?? { news: "", at: 0 };
  if (!news) status.textContent = "";
  if (!news || (known.news === news && Date.now() - known.at < NOT_SAID_AGAIN_FOR)) return;
  status.textContent = news;
  phone.saidOfBot = { news, at: Date.now() };
}
