// The phones: built, given to people, as many of them side by side as there is room for.

import { showChatList } from "./chats.js";
import { showReplyKeyboard } from "./commands.js";
import { aboutOf, bot, chats, countAsSeen, initials, paintAvatar, people, personOf, refresh, unreadOf } from "./company.js";
import { listenToComposer, say } from "./composer.js";
import { keepDraft, takeUpDraft } from "./drafts.js";
import { byId, drawIcons, nameIt, narrow, recall, remember } from "./dom.js";
import { FEWEST, MOST, atHome, goHome, openChat, room } from "./frame.js";
import { listenToLog, scrollToEnd } from "./log.js";
import { attachPopup, fillAttach, fillMore } from "./menus.js";
import { showMessages } from "./messages.js";
import { shownOf } from "./outbox.js";
import { showPresence } from "./presence.js";
import { foldLongQuotes } from "./richtext.js";
import { act } from "./server.js";
import { hideToast } from "./taps.js";
import { knownLanguage, language, spokenIn, t, writeTexts } from "./texts.js";

const CHOSEN_KEPT = "fieldbook.chosen";

export const phones = []; // As they stand, from the left.

export let front = null; // The phone used last; the one a small screen shows.

let built = 0;
let uses = 0;

/** The phones one sees: those used last, as many as there is room for. */
function shownPhones() {
  if (narrow.matches) return atHome() || !front ? [] : [front];
  const latest = [...phones].sort((one, other) => other.used - one.used).slice(0, room());
  return phones.filter((phone) => latest.includes(phone));
}

export const isShown = (phone) => shownPhones().includes(phone);

/** The phone that this person holds now, or null. */
export function phoneOf(person) {
  return phones.find((phone) => phone.person === String(person)) ?? null;
}

/** Opens the phones of whoever held them last, and gives those to somebody else whose holder is gone. */
export function settlePeople() {
  if (!people.length) return; // It has begun, and does not know its people yet.
  if (!phones.length) {
    const chosen = (recall(CHOSEN_KEPT) ?? []).filter((person) => personOf(person));
    const wanted = [...new Set([...chosen, ...usualPeople()])].slice(0, Math.max(chosen.length, room(), FEWEST));
    for (const person of wanted.slice(0, MOST)) givePhone(openPhone(), person);
    bringToFront(phones[0]);
  }
  for (const phone of phones) {
    if (personOf(phone.person)) showPhone(phone);
    else givePhone(phone, nextPerson());
  }
}

/** Whom a newcomer meets: a representative who speaks the page's language, the supervisor, finance, whoever is next. */
function usualPeople() {
  const is = (person, word) => person.about.toLowerCase().includes(word);
  const representatives = people.filter((person) => is(person, "representative"));
  const representative = representatives.find((person) => knownLanguage(person.language) === language) ?? representatives[0] ?? people[0];
  const supervisor = people.find((person) => is(person, "supervisor") && representative.about.includes(person.name));
  const finance = people.find((person) => is(person, "finance"));
  const first = [representative, supervisor, finance].filter(Boolean);
  return [...first, ...people.filter((person) => !first.includes(person))].map((person) => String(person.id));
}

/** Somebody without a phone: who has something new to read, else who is usual. */
function nextPerson() {
  const free = usualPeople().filter((person) => !phoneOf(person));
  return free.find((person) => unreadOf(person) > 0) ?? free[0] ?? usualPeople()[0];
}

/** Puts a phone into the hands of somebody who has none. */
function choosePerson(phone, person) {
  givePhone(phone, person);
  rememberChosen();
}

const rememberChosen = () => remember(CHOSEN_KEPT, phones.map((phone) => phone.person));

/** Makes sure that this person holds a phone one sees, brings it to the front, and returns it. */
export function handTo(person) {
  const id = String(person);
  let phone = phoneOf(id);
  if (!phone) {
    const candidates = [free(shownPhones()), free(phones), phones].find((some) => some.length);
    phone = candidates.reduce((longest, one) => (one.used < longest.used ? one : longest));
    choosePerson(phone, id);
  }
  bringToFront(phone);
  openChat();
  return phone;
}

/** Those that no scene plays on just now. */
const free = (among) => among.filter((phone) => !phone.isPlayed);

const lastUsed = (among) => among.reduce((latest, one) => (one.used > latest.used ? one : latest));

/** Somebody was picked in the list: they are shown where they are, else on the phone used last, unless a scene plays on it. */
export function openOn(person) {
  const phone = phoneOf(person) ?? lastUsed(free(phones).length ? free(phones) : phones);
  if (phone.person !== person) choosePerson(phone, person);
  bringToFront(phone);
  openChat();
  if (narrow.matches) phone.find(".back").focus({ preventScroll: true });
  else phone.input.focus({ preventScroll: true });
}

export function addPhone() {
  if (phones.length >= Math.min(MOST, room())) return;
  const phone = openPhone();
  givePhone(phone, nextPerson());
  rememberChosen();
  bringToFront(phone);
  phone.input.focus({ preventScroll: true });
}

function closePhone(phone) {
  if (phones.length <= FEWEST) return;
  keepDraft(phone);
  phones.splice(phones.indexOf(phone), 1);
  phone.section.remove();
  rememberChosen();
  if (front === phone) front = lastUsed(phones);
  arrangePhones();
  front.input.focus({ preventScroll: true });
}

function givePhone(phone, person) {
  keepDraft(phone);
  phone.person = person;
  phone.log.setAttribute("aria-live", "off");
  phone.log.replaceChildren();
  phone.shown.clear();
  phone.atEnd = true;
  hideToast(phone);
  takeUpDraft(phone);
  showPhone(phone);
  showChatList();
  setTimeout(listenOnlyToFront, 500); // What was said long ago is not read out as if it were new.
  if (!chats.has(person)) refresh(person);
}

function openPhone() {
  const phone = buildPhone();
  phones.push(phone);
  return phone;
}

function buildPhone() {
  const section = byId("phone").content.cloneNode(true).firstElementChild;
  const find = (selector) => section.querySelector(selector);
  const phone = {
    section,
    person: undefined,
    used: 0, // the higher, the later
    isPlayed: false, // by a scene, which goes on as whoever holds it
    shown: new Map(), // key of an entry → {element, signature}
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
  built += 1;
  phone.commands.id = `commands-${built}`;
  phone.input.setAttribute("aria-controls", phone.commands.id);
  drawIcons(section);
  writeTexts(section);
  byId("phones").append(section);

  attachPopup(find(".more-button"), find(".more"), () => fillMore(phone));
  attachPopup(find(".attach-button"), find(".attach"), () => fillAttach(phone));
  find(".start").addEventListener("click", () => say(phone, "/start"));
  find(".unblock").addEventListener("click", () => act(phone, "block", { blocked: false }));
  find(".close-phone").addEventListener("click", () => closePhone(phone));
  find(".back").addEventListener("click", goHome);
  section.addEventListener("pointerdown", () => front !== phone && bringToFront(phone));
  section.addEventListener("focusin", () => front !== phone && bringToFront(phone));
  listenToComposer(phone);
  listenToLog(phone);
  return phone;
}

export function showPhone(phone) {
  const person = personOf(phone.person);
  if (!person) return;
  const chat = chats.get(phone.person);
  const find = phone.find;
  phone.section.dataset.person = phone.person;
  phone.section.setAttribute("aria-label", t("page-phone-of", { name: person.name }));
  phone.log.setAttribute("aria-label", t("page-messages", { name: person.name }));
  phone.log.lang = knownLanguage(person.language);
  for (const owner of phone.section.querySelectorAll(".owner-name, .bar-owner-name")) {
    owner.textContent = person.name;
    spokenIn(owner, person.name);
  }
  for (const avatar of phone.section.querySelectorAll(".owner-avatar")) paintAvatar(avatar, person);
  find(".owner-about").textContent = aboutOf(person);
  find(".bot-avatar").textContent = initials(bot.name);
  find(".bar-name").textContent = bot.name;
  showPresence(phone);
  nameIt(find(".close-phone"), t("page-close-phone", { name: person.name }));

  const blocked = chat?.blocked ?? false;
  find(".blocked").hidden = !blocked;
  find(".blocked p").textContent = t("page-blocked", { name: person.name });
  find(".composer").hidden = blocked;
  find(".empty").hidden = !chat || shownOf(phone.person).length > 0 || blocked;
  showMessages(phone, person);
  showReplyKeyboard(phone);
  if (isShown(phone)) markSeen();
}

function bringToFront(phone) {
  uses += 1;
  phone.used = uses;
  front = phone;
  arrangePhones();
}

/** Shows the phones there is room for, and which of them is in front. */
export function arrangePhones() {
  const shown = shownPhones();
  for (const phone of phones) {
    const appears = phone.section.hidden && shown.includes(phone);
    phone.section.hidden = !shown.includes(phone);
    phone.section.classList.toggle("front", phone === front);
    phone.find(".close-phone").hidden = phones.length <= FEWEST || narrow.matches;
    if (appears) foldLongQuotes(phone);
    if (shown.includes(phone) && phone.atEnd) scrollToEnd(phone);
  }
  byId("add-phone").disabled = phones.length >= Math.min(MOST, room());
  listenOnlyToFront();
  markSeen();
  showChatList();
}

/** A screen reader reads out what arrives on the phone in front, and is left alone by the others. */
function listenOnlyToFront() {
  for (const phone of phones) phone.log.setAttribute("aria-live", phone === front && isShown(phone) ? "polite" : "off");
}

export function showChat(person) {
  const phone = phoneOf(person);
  if (phone) showPhone(phone);
  showChatList();
}

/** Counts as seen what stands on a phone that one sees. */
function markSeen() {
  countAsSeen(shownPhones().map((phone) => phone.person));
}
