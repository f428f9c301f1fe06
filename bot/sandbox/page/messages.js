// Messages as bubbles, with all that Telegram puts into them.

import { drawContact, drawDocument, drawLocation, drawPhotos } from "./cards.js";
import { bot } from "./company.js";
import { startEdit, startReply } from "./composer.js";
import { openDeletion } from "./dialogs.js";
import { icon, make, makeButton, nameIt } from "./dom.js";
import { drawKeyboard } from "./keyboards.js";
import { jumpTo, makeReachable, setToolsReachable } from "./log.js";
import { shownOf } from "./outbox.js";
import { plainOf } from "./reading.js";
import { drawText, foldLongQuotes } from "./richtext.js";
import { dayOf, language, locale, t, timeZone } from "./texts.js";
import { now } from "./time.js";
import { lineOf, showBelow, startAtLine } from "./unread.js";

/** Brings the log to what the phone knows, touching only what changed, so that readers hear only that. */
export function showMessages(phone, person) {
  const messages = shownOf(phone.person);
  const line = lineOf(phone, messages);
  const entries = gatherEntries(messages, line);
  const kept = new Set(entries.map((entry) => entry.key));
  let focusIsLost = false;
  for (const [key, { element }] of phone.shown) {
    if (kept.has(key)) continue;
    focusIsLost ||= element.contains(document.activeElement);
    element.remove();
    phone.shown.delete(key);
  }
  let before = null;
  for (const entry of entries) {
    const signature = JSON.stringify([language, bot.name, person.name, entry], withoutTicks);
    const old = phone.shown.get(entry.key);
    let element = old?.element;
    if (old?.signature !== signature) {
      element = entry.day ? drawDay(entry.day) : entry.line ? drawLine() : drawEntry(phone, person, entry.messages);
      if (old) replaceKeepingFocus(old.element, element);
      phone.shown.set(entry.key, { element, signature });
    }
    if (entry.messages) showTicks(element, entry.messages);
    const place = before ? before.nextSibling : phone.log.firstChild;
    if (place !== element) phone.log.insertBefore(element, place);
    before = element;
  }
  markRuns(phone, entries);
  // A form that the bot sends anew below takes its place for whoever moves by keys.
  if (focusIsLost) phone.log.querySelector(".message:last-child")?.focus({ preventScroll: true });
  foldLongQuotes(phone);
  startAtLine(phone, phone.log.querySelector(".unread-line"));
  showBelow(phone);
}

// The second tick comes to a message that stands there already: nobody needs to hear it read once more.
const withoutTicks = (key, value) => (key === "fetched" ? undefined : value);

/** Puts days and the line of what is new between messages, and the pictures of one album together. */
function gatherEntries(messages, line) {
  const entries = [];
  let day = null;
  for (const message of messages) {
    const thisDay = dayOf(new Date(message.date));
    if (thisDay !== day) entries.push({ key: `day ${thisDay}`, day: dayName(new Date(message.date)) });
    day = thisDay;
    if (message.id === line) entries.push({ key: `line ${line}`, line: true });
    const last = entries.at(-1);
    if (message.album && last.album === message.album) last.messages.push(message);
    else entries.push({ key: `message ${message.id}`, album: message.album, messages: [message] });
  }
  return entries;
}

function dayName(date) {
  const yesterday = now();
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(date) === dayOf(now())) return t("page-today");
  if (dayOf(date) === dayOf(yesterday)) return t("page-yesterday");
  return date.toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long", timeZone });
}

function drawDay(name) {
  return make("p", "day", make("span", "", name));
}

function drawLine() {
  return make("p", "unread-line", make("span", "", t("page-new-messages")));
}

function drawEntry(phone, person, messages) {
  const first = messages[0];
  const text = messages.find((message) => message.html) ?? first;
  const sender = first.out ? t("page-you", { name: person.name }) : bot.name;
  const article = make("article", first.out ? "message own" : "message");
  article.dataset.ids = messages.map((message) => message.id).join(" ");
  article.tabIndex = -1;
  article.setAttribute("aria-label", `${sender}, ${timeOf(first)}`);

  const photos = messages.flatMap((message) => message.photos);
  const bubble = make(
    "div",
    "bubble",
    first.forwarded_from ? make("p", "forwarded", t("page-forwarded", { name: first.forwarded_from })) : null,
    first.reply_to ? drawQuote(phone, person, first.reply_to) : null,
    photos.length ? drawPhotos(photos, plainOf(text.html)) : null,
    ...messages.filter((message) => message.document).map((message) => drawDocument(message.document)),
    first.location ? drawLocation(first.location) : null,
    first.contact ? drawContact(first.contact) : null,
    text.html ? drawText(phone, text) : null,
    first.note ? make("p", "note", kindName(first.note)) : null,
    first.via ? make("p", "forwarded", t("page-via", { name: `@${bot.username}` })) : null,
    drawMeta(messages),
  );
  if (photos.length) bubble.classList.add("has-photos");
  if (photos.length && !text.html && !first.note) bubble.classList.add("only-photos");
  const keyboardOf = messages.find((message) => message.buttons.length);
  article.append(bubble, drawTools(phone, person, messages, text));
  if (keyboardOf) article.append(drawKeyboard(phone, keyboardOf));
  article.classList.toggle("with-keys", Boolean(keyboardOf));
  return article;
}

function timeOf(message) {
  return new Date(message.date).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

function drawMeta(messages) {
  const edited = messages.some((message) => message.edited);
  const time = make("time", "", timeOf(messages[0]));
  time.dateTime = messages[0].date;
  const ticks = make("span", "ticks");
  ticks.setAttribute("role", "img");
  return make("span", "meta", edited ? `${t("page-edited")} ` : "", time, messages[0].out ? ticks : null);
}

const TICKS = {
  waits: ["clock", "page-tick-waits"],
  sent: ["tick", "page-tick-sent"],
  fetched: ["ticks", "page-tick-fetched"],
};

/** Where one's own message is: still on the phone, at Telegram, or with the bot. */
function showTicks(element, messages) {
  const ticks = element.querySelector(".ticks");
  if (!ticks) return;
  const state = messages.some((one) => one.waiting) ? "waits" : messages.every((one) => one.fetched) ? "fetched" : "sent";
  const [mark, words] = TICKS[state];
  if (ticks.dataset.state !== state) ticks.replaceChildren(icon(mark));
  ticks.dataset.state = state;
  nameIt(ticks, t(words));
}

const KINDS = {
  photo: "page-picture",
  document: "page-document",
  location: "page-position",
  contact: "page-contact",
  sticker: "page-sticker",
  voice: "page-voice",
};

/** What a message without words is called. */
export function kindName(kind) {
  return KINDS[kind] ? t(KINDS[kind]) : kind;
}

function drawQuote(phone, person, quoted) {
  const name = quoted.out ? person.name : bot.name;
  const words = quoted.text.replace(/^\[(\w+)\]$/, (whole, kind) => kindName(kind));
  const quote = makeButton("quote", make("span", "quote-name", name), () => jumpTo(phone, quoted.id));
  quote.append(make("span", "quote-text", words || "…"));
  quote.setAttribute("aria-label", t("page-in-reply", { name, text: words }));
  return quote;
}

function drawTools(phone, person, messages, text) {
  const tools = make("div", "tools");
  const [first] = messages;
  const reply = makeButton("icon-button", icon("reply"), () => startReply(phone, person, messages));
  nameIt(reply, t("page-reply"));
  reply.classList.add("reply-tool");
  tools.append(reply);
  if (first.out) {
    const remove = makeButton("icon-button", icon("bin"), () => openDeletion(phone, messages));
    nameIt(remove, t("page-delete"));
    remove.classList.add("delete-tool");
    tools.append(remove);
  }
  if (isOwnText(text)) {
    const edit = makeButton("icon-button", icon("edit"), () => startEdit(phone, text));
    nameIt(edit, t("page-edit"));
    edit.classList.add("edit-tool");
    tools.append(edit);
  }
  for (const tool of tools.children) tool.tabIndex = -1;
  return tools;
}

function isOwnText(message) {
  return message.out && Boolean(message.html) && !message.photos.length && !message.document && !message.forwarded_from && !message.via;
}

export function lastOwnText(phone) {
  return shownOf(phone.person).findLast(isOwnText);
}

/** Marks where one sender's turn ends, which own text may be edited, and which message Tab reaches. */
function markRuns(phone, entries) {
  const editable = lastOwnText(phone)?.id;
  const articles = entries.filter((entry) => entry.messages);
  let reachable = false;
  articles.forEach((entry, index) => {
    const { element } = phone.shown.get(entry.key);
    const next = articles[index + 1];
    element.classList.toggle("tail", !next || next.messages[0].out !== entry.messages[0].out);
    element.classList.toggle("editable", entry.messages.some((message) => message.id === editable));
    if (element.tabIndex === 0) reachable = true;
    setToolsReachable(element, element.tabIndex === 0);
  });
  if (!reachable && articles.length) makeReachable(phone, phone.shown.get(articles.at(-1).key).element);
}

function replaceKeepingFocus(old, fresh) {
  const keys = [...old.querySelectorAll(".key")];
  const at = keys.indexOf(document.activeElement);
  const hadFocus = old.contains(document.activeElement);
  fresh.tabIndex = old.tabIndex;
  old.replaceWith(fresh);
  if (!hadFocus) return;
  const freshKeys = fresh.querySelectorAll(".key");
  const target = at >= 0 && freshKeys.length ? freshKeys[Math.min(at, freshKeys.length - 1)] : fresh;
  target.focus({ preventScroll: true });
}
