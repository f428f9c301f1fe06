// The chat list: everybody of the company, what was said to them last, and how much of it is new.

import { aboutOf, bot, chats, messagesOf, paintAvatar, people, personOf, unreadOf } from "./company.js";
import { summaryOf } from "./composer.js";
import { byId, icon, make, makeButton, nameIt, narrow, showCount } from "./dom.js";
import { front, isShown, openOn, phoneOf } from "./phones.js";
import { dayOf, knownLanguage, language, locale, spokenIn, t, timeZone } from "./texts.js";
import { now } from "./time.js";

const SEARCH_FROM = 8; // people; fewer are seen at a glance
const FIRST_LOOK = 3000; // milliseconds after which the list shows what is known, though a chat is still missing
const DAY = 24 * 60 * 60 * 1000;

const entries = new Map(); // person → {item, button, signature}
let order = []; // of persons, as it stands on the screen
let isRead = false; // Whether the list was shown; until then it may change as it likes.

export function buildChatList() {
  const list = byId("chat-list");
  byId("chat-search").addEventListener("input", showMatches);
  byId("chat-search").addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") moveTo(0, event);
  });
  list.addEventListener("keydown", (event) => {
    const shown = shownButtons();
    const at = shown.indexOf(event.target);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (at >= 0 && to !== undefined) moveTo(to, event);
  });
  setTimeout(beginToBeRead, FIRST_LOOK);
  list.addEventListener("pointerleave", () => showChatList());
  list.addEventListener("focusout", () => setTimeout(showChatList));
}

const shownButtons = () => [...byId("chat-list").querySelectorAll("li:not([hidden]) .chat-entry")];

function moveTo(at, event) {
  event.preventDefault();
  shownButtons()[at]?.focus();
}

/** Brings the list to what is known. Nothing moves under somebody's eyes, unless the list is come to `anew`. */
export function showChatList({ anew = false } = {}) {
  if (!people.length) return;
  byId("chat-search").hidden = people.length < SEARCH_FROM;
  byId("chat-search").placeholder = t("page-search");
  for (const person of people) showEntry(person);
  if (anew || !isLookedAt()) putInOrder();
  if (!isRead && people.every((person) => chats.has(String(person.id)))) beginToBeRead();
  if (front) showWayBack(front);
  showMatches();
}

/** The list appears once it knows every chat, so that nobody sees it jump into order. */
function beginToBeRead() {
  isRead = true;
  byId("chat-list").classList.add("read");
}

function isLookedAt() {
  const list = byId("chat-list");
  if (!isRead || order.length < people.length) return false;
  return list.matches(":hover, :focus-within") || (narrow.matches && list.offsetParent !== null);
}

function putInOrder() {
  const said = new Map(people.map((person) => [String(person.id), newestOf(String(person.id))]));
  const when = (person) => (said.get(person) ? Date.parse(said.get(person).date) : 0);
  const wanted = [...said.keys()].sort((one, other) => when(other) - when(one));
  if (wanted.join() === order.join()) return;
  order = wanted;
  const list = byId("chat-list");
  wanted.forEach((person, at) => {
    const { item } = entries.get(person);
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
  });
}

const newestOf = (person) => messagesOf(person).at(-1);

function showEntry(person) {
  const id = String(person.id);
  const entry = entries.get(id) ?? addEntry(id);
  const phone = phoneOf(id);
  const held = phone ? (phone === front && isShown(phone) ? "front" : "held") : "";
  const message = newestOf(id);
  const unread = unreadOf(id);
  const signature = JSON.stringify([person, held, message, unread, language, bot.name, dayOf(now())]);
  if (entry.signature === signature) return;
  entry.signature = signature;
  entry.button.dataset.held = held;
  entry.button.classList.toggle("unread", unread > 0);
  if (held === "front") entry.button.setAttribute("aria-current", "true");
  else entry.button.removeAttribute("aria-current");
  const avatar = make("span", "avatar");
  avatar.setAttribute("aria-hidden", "true");
  paintAvatar(avatar, person);
  const name = make("span", "chat-name", person.name);
  spokenIn(name, person.name);
  entry.button.replaceChildren(
    avatar,
    make("span", "chat-top", name, held ? drawHeld() : null, message ? drawTime(message) : null),
    make("span", "chat-about", aboutOf(person)),
    make("span", "chat-bottom", drawWords(person, message), unread ? drawBadge(unread) : null),
  );
}

function addEntry(id) {
  const button = makeButton("chat-entry", "", (event) => openOn(id, event));
  button.dataset.person = id;
  const item = make("li", "", button);
  const entry = { item, button, signature: "" };
  entries.set(id, entry);
  byId("chat-list").append(item);
  return entry;
}

function drawHeld() {
  return make("span", "chat-held", icon("phone"), make("span", "unseen", t("page-on-a-phone")));
}

function drawTime(message) {
  const time = make("time", "chat-time", shortTime(new Date(message.date)));
  time.dateTime = message.date;
  return time;
}

/** The hour today, the weekday this week, else the day. */
function shortTime(date) {
  if (dayOf(date) === dayOf(now())) return date.toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
  if (Math.abs(now() - date) < 6 * DAY) return date.toLocaleDateString(locale(), { weekday: "short", timeZone });
  return date.toLocaleDateString(locale(), { day: "numeric", month: "short", timeZone });
}

function drawWords(person, message) {
  if (!message) return make("span", "chat-words quiet-words", t("page-nothing-said"));
  const summary = summaryOf([message]).split("\n").find((line) => line.trim()) ?? "";
  const words = make("span", "chat-words");
  const said = make("span", "", summary.slice(0, 120));
  said.lang = knownLanguage(person.language);
  words.append(message.out ? `${t("page-you-said")} ` : "", said);
  return words;
}

function drawBadge(unread) {
  const number = make("span", "badge");
  showCount(number, unread);
  number.setAttribute("aria-hidden", "true");
  return make("span", "chat-unread", number, make("span", "unseen", t("page-unread", { n: unread })));
}

function showMatches() {
  const typed = byId("chat-search").hidden ? "" : byId("chat-search").value.trim().toLowerCase();
  let found = 0;
  for (const [id, { item }] of entries) {
    const person = personOf(id);
    item.hidden = !person || !`${person.name} ${person.about} ${aboutOf(person)}`.toLowerCase().includes(typed);
    if (!item.hidden) found += 1;
  }
  byId("nobody").textContent = typed && !found ? t("page-nobody") : "";
}

/** The back button of a small screen tells what waits in the other chats. */
function showWayBack(phone) {
  const back = phone.find(".back");
  const waiting = people.reduce((sum, { id }) => sum + (String(id) === phone.person ? 0 : unreadOf(String(id))), 0);
  showCount(back.querySelector(".badge"), waiting);
  nameIt(back, waiting ? `${t("page-chats")}, ${t("page-unread", { n: waiting })}` : t("page-chats"));
}

/** Where somebody was in the list before they opened a chat. */
export function focusEntry(person) {
  entries.get(person)?.button.focus();
}

