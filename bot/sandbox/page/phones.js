// The phones: built, given to people, one of them in front on a narrow screen.

import { showReplyKeyboard } from "./commands.js";
import { aboutOf, bot, chats, initials, newestOfBot, paintAvatar, people, personOf, refresh, seen, unreadOf } from "./company.js";
import { listenToComposer, say, showComposer } from "./composer.js";
import { byId, drawIcons, make, makeButton, narrow, recall, remember } from "./dom.js";
import { listenToLog, scrollToEnd } from "./log.js";
import { attachPopup, fillAttach, fillMore, fillPeople } from "./menus.js";
import { foldLongQuotes, showMessages } from "./messages.js";
import { act } from "./server.js";
import { knownLanguage, t } from "./texts.js";

const SEEN_KEPT = "fieldbook.seen";

const CHOSEN_KEPT = "fieldbook.chosen";

export const phones = [];

export let front = 0; // The phone a narrow screen shows.

const isShown = (phone) => !narrow.matches || phones[front] === phone;

/** Gives each phone a person: the remembered one, else a representative and their supervisor. */
export function settlePeople() {
  const chosen = recall(CHOSEN_KEPT) ?? [];
  const is = (person, word) => person.about.toLowerCase().includes(word);
  const representative = people.find((person) => is(person, "representative")) ?? people[0];
  const supervisors = people.filter((person) => person !== representative && is(person, "supervisor") && !is(person, "representative"));
  const supervisor =
    supervisors.find((person) => representative.about.includes(person.name)) ??
    supervisors[0] ??
    people.find((person) => person !== representative) ??
    representative;
  const usual = [representative, supervisor];
  phones.forEach((phone, side) => {
    const person = String((personOf(chosen[side]) ?? usual[side]).id);
    if (person !== phone.person) givePhone(phone, person);
    else showPhone(phone);
  });
}

/** Puts a phone into somebody's hands; who held it before gets the other phone if that was theirs. */
export function choosePerson(phone, person) {
  const other = phones.find((one) => one !== phone && one.person === person);
  if (other) givePhone(other, phone.person);
  givePhone(phone, person);
  remember(CHOSEN_KEPT, phones.map((one) => one.person));
}

function givePhone(phone, person) {
  keepDraft(phone);
  phone.person = person;
  phone.log.setAttribute("aria-live", "off");
  phone.log.replaceChildren();
  phone.shown.clear();
  phone.atEnd = true;
  takeUpDraft(phone);
  showPhone(phone);
  showUnread();
  setTimeout(() => phone.log.setAttribute("aria-live", "polite"), 500);
  if (!chats.has(person)) refresh(person);
}

function keepDraft(phone) {
  if (phone.person === undefined) return;
  phone.drafts.set(phone.person, { text: phone.input.value, context: phone.context, pictures: phone.pictures });
}

function takeUpDraft(phone) {
  const draft = phone.drafts.get(phone.person) ?? { text: "", context: null, pictures: [] };
  phone.input.value = draft.text;
  phone.context = draft.context;
  phone.pictures = draft.pictures;
  showComposer(phone);
}

export function buildPhone(side) {
  const section = byId("phone").content.cloneNode(true).firstElementChild;
  const find = (selector) => section.querySelector(selector);
  const phone = {
    side,
    section,
    person: undefined,
    shown: new Map(), // key of an entry → {element, signature}
    drafts: new Map(),
    context: null, // {kind: "reply" | "edit", id, name, text}
    pictures: [],
    atEnd: true,
    keysOpen: true,
    completions: [],
    completion: 0,
    log: find(".log"),
    scroller: find(".scroller"),
    input: find(".text-input"),
    commands: find(".commands"),
    find,
  };
  phone.commands.id = `commands-${side}`;
  phone.input.setAttribute("aria-controls", phone.commands.id);
  drawIcons(section);
  byId("phones").append(section);

  attachPopup(find(".owner-button"), find(".people"), () => fillPeople(phone));
  attachPopup(find(".more-button"), find(".more"), () => fillMore(phone));
  attachPopup(find(".attach-button"), find(".attach"), () => fillAttach(phone));
  find(".start").addEventListener("click", () => say(phone, "/start"));
  find(".unblock").addEventListener("click", () => act(phone, "block", { blocked: false }));
  listenToComposer(phone);
  listenToLog(phone);
  return phone;
}

export function showPhone(phone) {
  const person = personOf(phone.person);
  if (!person) return;
  const chat = chats.get(phone.person);
  const find = phone.find;
  phone.section.setAttribute("aria-label", t("page-phone-of", { name: person.name }));
  phone.log.setAttribute("aria-label", t("page-messages", { name: person.name }));
  phone.log.lang = knownLanguage(person.language);
  paintAvatar(find(".owner-button .avatar"), person);
  find(".owner-name").textContent = person.name;
  find(".owner-about").textContent = aboutOf(person);
  find(".bot-avatar").textContent = initials(bot.name);
  find(".bar-name").textContent = bot.name;
  find(".bar-sub").textContent = bot.username ? `@${bot.username} · ${t("page-bot")}` : t("page-bot");
  find(".to-end").setAttribute("aria-label", t("page-to-end"));
  find(".to-end").title = t("page-to-end");

  const blocked = chat?.blocked ?? false;
  find(".blocked").hidden = !blocked;
  find(".blocked p").textContent = t("page-blocked", { name: person.name });
  find(".composer").hidden = blocked;
  find(".empty").hidden = !chat || chat.messages.length > 0 || blocked;
  showMessages(phone, person, chat?.messages ?? []);
  showReplyKeyboard(phone);
  showSwitch();
  if (isShown(phone)) markSeen();
}

function showSwitch() {
  const holder = document.querySelector(".switch");
  phones.forEach((phone, side) => {
    const button = holder.children[side] ?? holder.appendChild(makeButton("", "", () => bringToFront(side)));
    const person = personOf(phone.person);
    const unread = unreadOf(phone.person) > 0 && !isShown(phone);
    button.replaceChildren(make("span", "", person?.name ?? ""), ...(unread ? [unreadDot(t("page-unread", { n: unreadOf(phone.person) }))] : []));
    button.setAttribute("aria-pressed", String(side === front));
    phone.section.classList.toggle("front", side === front);
  });
}

export function bringToFront(side) {
  front = side;
  showSwitch();
  markSeen();
  showUnread();
  foldLongQuotes(phones[side]);
  if (phones[side].atEnd) scrollToEnd(phones[side]);
}

function unreadDot(label) {
  const dot = make("span", "dot");
  dot.setAttribute("role", "img");
  dot.setAttribute("aria-label", label);
  return dot;
}

/** Shows beside each picker whether somebody who holds no phone got something new. */
export function showUnread() {
  const held = phones.map((phone) => phone.person);
  const waiting = people.some((person) => !held.includes(String(person.id)) && unreadOf(String(person.id)) > 0);
  for (const phone of phones) {
    const dot = phone.find(".unread-dot");
    dot.hidden = !waiting;
    dot.replaceChildren(...(waiting ? [unreadDot(t("page-unread-elsewhere"))] : []));
    const person = personOf(phone.person);
    if (!person) continue;
    const label = t("page-change-person", { name: person.name, about: aboutOf(person) });
    phone.find(".owner-button").setAttribute("aria-label", waiting ? `${label} (${t("page-unread-elsewhere")})` : label);
    const list = phone.find(".people");
    if (!list.hidden) for (const item of list.children) showUnreadOf(item, item.dataset.person);
  }
  showSwitch();
}

export function showUnreadOf(item, person) {
  const count = phones.some((phone) => phone.person === person && isShown(phone)) ? 0 : unreadOf(person);
  const badge = item.querySelector(".badge");
  badge.hidden = count === 0;
  badge.textContent = count > 99 ? "99+" : String(count);
  badge.setAttribute("aria-label", t("page-unread", { n: count }));
}

export function showChat(person) {
  const newest = newestOfBot(person);
  if (!seen.has(person) || seen.get(person) > newest) seen.set(person, newest);
  for (const phone of phones) if (phone.person === person) showPhone(phone);
  showUnread();
}

/** Counts as seen what stands on a phone that is in front. */
function markSeen() {
  for (const phone of phones) {
    if (isShown(phone) && chats.has(phone.person)) seen.set(phone.person, newestOfBot(phone.person));
  }
  remember(SEEN_KEPT, Object.fromEntries(seen));
}
