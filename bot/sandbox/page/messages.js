// Messages as bubbles, with all that Telegram puts into them.

import { bot, messagesOf } from "./company.js";
import { openStart, say, startEdit, startReply } from "./composer.js";
import { PLACES, openPicture } from "./dialogs.js";
import { icon, make, makeButton, nameIt } from "./dom.js";
import { jumpTo, makeReachable, setToolsReachable } from "./log.js";
import { copy, tap } from "./taps.js";
import { dayOf, language, locale, t, timeZone } from "./texts.js";

/** Brings the log to what the server told, touching only what changed, so that readers hear only that. */
export function showMessages(phone, person, messages) {
  const entries = gatherEntries(messages);
  const kept = new Set(entries.map((entry) => entry.key));
  for (const [key, { element }] of phone.shown) {
    if (kept.has(key)) continue;
    element.remove();
    phone.shown.delete(key);
  }
  let before = null;
  for (const entry of entries) {
    const signature = JSON.stringify([language, bot.name, person.name, entry]);
    const old = phone.shown.get(entry.key);
    let element = old?.element;
    if (old?.signature !== signature) {
      element = entry.day ? drawDay(entry.day) : drawEntry(phone, person, entry.messages);
      if (old) replaceKeepingFocus(old.element, element);
      phone.shown.set(entry.key, { element, signature });
    }
    const place = before ? before.nextSibling : phone.log.firstChild;
    if (place !== element) phone.log.insertBefore(element, place);
    before = element;
  }
  markRuns(phone, entries);
  foldLongQuotes(phone);
}

/** Puts days between messages and the pictures of one album together. */
function gatherEntries(messages) {
  const entries = [];
  let day = null;
  for (const message of messages) {
    const thisDay = dayOf(new Date(message.date));
    if (thisDay !== day) entries.push({ key: `day ${thisDay}`, day: dayName(new Date(message.date)) });
    day = thisDay;
    const last = entries.at(-1);
    if (message.album && last.album === message.album) last.messages.push(message);
    else entries.push({ key: `message ${message.id}`, album: message.album, messages: [message] });
  }
  return entries;
}

function dayName(date) {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (dayOf(date) === dayOf(new Date())) return t("page-today");
  if (dayOf(date) === dayOf(yesterday)) return t("page-yesterday");
  return date.toLocaleDateString(locale(), { weekday: "long", day: "numeric", month: "long", timeZone });
}

function drawDay(name) {
  return make("p", "day", make("span", "", name));
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
    photos.length ? drawPhotos(photos) : null,
    ...messages.filter((message) => message.document).map((message) => drawDocument(message.document)),
    first.location ? drawLocation(first.location) : null,
    first.contact ? drawContact(first.contact) : null,
    text.html ? drawText(phone, text) : null,
    first.note ? make("p", "note", kindName(first.note)) : null,
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
  return new Date(message.date).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", timeZone });
}

function drawMeta(messages) {
  const edited = messages.some((message) => message.edited);
  const time = make("time", "", timeOf(messages[0]));
  time.dateTime = messages[0].date;
  return make("span", "meta", edited ? `${t("page-edited")} ` : "", time);
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

function drawPhotos(urls) {
  const grid = make("div", "photos");
  grid.dataset.count = Math.min(urls.length, 5);
  for (const url of urls) {
    const image = make("img");
    image.src = url;
    image.alt = t("page-picture");
    image.draggable = false;
    const button = makeButton("photo", image, () => openPicture(url));
    button.setAttribute("aria-label", t("page-open-picture"));
    grid.append(button);
  }
  return grid;
}

function drawDocument(document) {
  const link = make("a", "card", make("span", "card-icon", icon("file")), make("span", "card-title", document.name), make("span", "card-sub", t("page-document")));
  if (document.url) {
    link.href = document.url;
    link.download = document.name;
  }
  return link;
}

function drawLocation({ latitude, longitude }) {
  const near = PLACES.find(([, lat, lon]) => Math.abs(lat - latitude) < 0.003 && Math.abs(lon - longitude) < 0.003);
  const map = make("div", "map", icon("pin"));
  map.style.backgroundPosition = `${(longitude * 4000) % 97}px ${(latitude * 4000) % 89}px`;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return make("div", "location", map, make("strong", "card-title", near ? t(near[0]) : t("page-position")), make("span", "card-sub", where));
}

function drawContact({ name, phone }) {
  return make("div", "card", make("span", "card-icon", icon("person")), make("span", "card-title", name), make("span", "card-sub", phone));
}

/** The text as the server sanitised it; the only place where the page takes markup from outside. */
function drawText(phone, message) {
  const text = make("div", "text");
  text.innerHTML = message.html;
  for (const spoiler of text.querySelectorAll("tg-spoiler, .tg-spoiler")) hideSpoiler(spoiler);
  for (const link of text.querySelectorAll("a")) makeLinkSafe(phone, link);
  for (const block of text.querySelectorAll("blockquote, pre")) dropLineBreakAfter(block);
  linkPlainWords(phone, text);
  return text;
}

/** A block ends its line by itself; the line break behind it would show as an empty line. */
function dropLineBreakAfter(block) {
  const next = block.nextSibling;
  if (next?.nodeType === Node.TEXT_NODE) next.data = next.data.replace(/^\n/, "");
}

function hideSpoiler(spoiler) {
  spoiler.classList.add("hidden-text");
  spoiler.setAttribute("role", "button");
  spoiler.setAttribute("aria-label", t("page-spoiler"));
  spoiler.tabIndex = 0;
  const show = () => {
    spoiler.classList.remove("hidden-text");
    for (const name of ["role", "aria-label", "tabindex"]) spoiler.removeAttribute(name);
  };
  spoiler.addEventListener("click", show);
  spoiler.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    show();
  });
}

function withScheme(url) {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
}

/** What `/start …` a link to this bot would send, or null for any other link. */
function startOf(url) {
  const link = URL.canParse(withScheme(url)) ? new URL(withScheme(url)) : null;
  if (!link || !bot.username) return null;
  const web = ["t.me", "telegram.me"].includes(link.hostname) ? link.pathname.slice(1) : "";
  const app = link.protocol === "tg:" && link.href.startsWith("tg://resolve") ? link.searchParams.get("domain") : "";
  if ((web || app || "").toLowerCase() !== bot.username.toLowerCase()) return null;
  return `/start ${link.searchParams.get("start") ?? ""}`.trim();
}

function makeLinkSafe(phone, link) {
  const url = link.getAttribute("href") ?? "";
  const start = startOf(url);
  if (start) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openStart(phone, start);
    });
  } else if (/^(https?|mailto|tel):/i.test(withScheme(url))) {
    link.href = withScheme(url);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else {
    link.removeAttribute("href");
  }
}

/** Makes /commands tappable and bare addresses links, as Telegram does. */
function linkPlainWords(phone, text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, pre, code, .hidden-text")) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(/((?<![\w/.])\/[a-z][a-z0-9_]{0,31}\b(?!\/)|https?:\/\/[^\s<>"'\u3002\uff0c,;)]+)/);
    if (parts.length === 1) continue;
    node.replaceWith(...parts.map((part, index) => (index % 2 ? linkWord(phone, part) : part)));
  }
}

function linkWord(phone, word) {
  if (word.startsWith("/")) return makeButton("command", word, () => say(phone, word));
  const link = make("a", "", word);
  link.href = word;
  makeLinkSafe(phone, link);
  return link;
}

function drawKeyboard(phone, message) {
  const keyboard = make("div", "keyboard");
  keyboard.dataset.columns = Math.max(...message.buttons.map((row) => row.length));
  message.buttons.forEach((row, rowIndex) => {
    const line = make("div", "row");
    row.forEach((button, column) => line.append(drawKey(phone, message, button, rowIndex, column)));
    keyboard.append(line);
  });
  return keyboard;
}

function drawKey(phone, message, button, row, column) {
  const label = make("span", "key-text", button.text);
  if (button.kind === "url" && !startOf(button.url)) {
    const link = make("a", "key", label, icon("link"));
    link.href = button.url;
    makeLinkSafe(phone, link);
    if (button.style) link.dataset.style = button.style;
    return link;
  }
  const press = {
    tap: () => tap(phone, message, row, column, key),
    url: () => openStart(phone, startOf(button.url)),
    copy: () => copy(phone, button.copy_text),
  }[button.kind];
  const key = makeButton("key", label, press);
  if (button.kind === "copy") key.append(icon("copy"));
  if (button.style) key.dataset.style = button.style;
  return key;
}

function drawTools(phone, person, messages, text) {
  const tools = make("div", "tools");
  const reply = makeButton("icon-button", icon("reply"), () => startReply(phone, person, messages));
  nameIt(reply, t("page-reply"));
  reply.classList.add("reply-tool");
  tools.append(reply);
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
  return message.out && Boolean(message.html) && !message.photos.length && !message.document && !message.forwarded_from;
}

export function lastOwnText(phone) {
  return messagesOf(phone.person).findLast(isOwnText);
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

export function foldLongQuotes(phone) {
  for (const quote of phone.log.querySelectorAll("blockquote[expandable]:not(.measured)")) {
    if (!quote.offsetParent) continue;
    quote.classList.add("measured", "folded");
    if (quote.scrollHeight <= quote.clientHeight + 4) {
      quote.classList.remove("folded");
      continue;
    }
    const toggle = makeButton("unfold", t("page-show-all"), () => {
      const folded = quote.classList.toggle("folded");
      toggle.textContent = t(folded ? "page-show-all" : "page-show-less");
      toggle.setAttribute("aria-expanded", String(!folded));
    });
    toggle.setAttribute("aria-expanded", "false");
    quote.after(toggle);
  }
}
