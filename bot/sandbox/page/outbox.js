// What people said that Telegram has not got yet: it waits in order, survives a reload, and is sent once.

import { messagesOf, refresh } from "./company.js";
import { recall, remember } from "./dom.js";
import { isOffline } from "./offline.js";
import { phones, showChat } from "./phones.js";
import { Unreachable, ask, chatPath } from "./server.js";
import { showToast } from "./taps.js";

const OUTBOX_KEPT = "fieldbook.outbox";
const SHOWN_AFTER = 350; // milliseconds; what is faster never shows as waiting
const TRIED_AGAIN_AFTER = 2000;

const queues = new Map(Object.entries(recall(OUTBOX_KEPT) ?? {})); // person → items {key, action, body, at}, the oldest first
const files = new Map(); // key → the form with files; these do not outlive the page
const answers = new Map(); // key → whom to tell what came of it
const sending = new Map(); // person → the sending under way

/** Hands something over as whoever holds the phone. Resolves with Telegram's answer, `{waits: true}` offline, null when it is refused. */
export function post(phone, action, body) {
  const { person } = phone;
  if (changedWhileItWaits(person, action, body)) return Promise.resolve({ waits: true });
  const item = { key: crypto.randomUUID(), action, body, at: Date.now() };
  if (body instanceof FormData) {
    files.set(item.key, body);
    item.body = describe(body);
  }
  queues.set(person, [...waitingOf(person), item]);
  keep();
  if (isOffline(person)) {
    showChat(person);
    return Promise.resolve({ waits: true });
  }
  setTimeout(() => waitingOf(person).includes(item) && showChat(person), SHOWN_AFTER);
  const answer = new Promise((resolve) => answers.set(item.key, resolve));
  sendWaiting(person);
  return answer;
}

const waitingOf = (person) => queues.get(person) ?? [];

/** An edit or a deletion of what has not left the phone changes it there. */
function changedWhileItWaits(person, action, body) {
  const item = waitingOf(person).find((one) => one.key === body.message);
  if (!item) return false;
  if (action === "edits") item.body.text = body.text;
  if (action === "deletes") remove(person, item, { waits: true });
  keep();
  showChat(person);
  return true;
}

function describe(form) {
  const named = form.getAll("files").map((file) => ({ name: file.name, size: file.size, url: URL.createObjectURL(file) }));
  return { files: named, caption: form.get("caption") ?? "", reply_to: form.get("reply_to") };
}

/** Sends what waits of a person, one after the other; resolves when nothing does, or there is no network. */
export function sendWaiting(person) {
  if (!sending.has(person)) sending.set(person, sendAll(person).finally(() => sending.delete(person)));
  return sending.get(person);
}

async function sendAll(person) {
  while (waitingOf(person).length && !isOffline(person)) {
    const [item] = waitingOf(person);
    if (item.body.files && !files.has(item.key)) {
      remove(person, item, null); // Chosen before the page was reloaded.
      continue;
    }
    try {
      const answer = await ask(`${chatPath(person)}/${item.action}`, requestFor(item));
      await refresh(person);
      remove(person, item, answer);
    } catch (problem) {
      if (problem instanceof Unreachable) {
        await new Promise((resolve) => setTimeout(resolve, TRIED_AGAIN_AFTER));
        continue;
      }
      remove(person, item, null);
      for (const phone of phones) if (phone.person === person) showToast(phone, problem.message);
    }
    showChat(person);
  }
}

function requestFor(item) {
  // By its key the server knows what it has already got.
  const headers = { "X-Once": item.key };
  const form = files.get(item.key);
  if (form) return { method: "POST", headers, body: form };
  return { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify(item.body) };
}

function remove(person, item, answer) {
  queues.set(person, waitingOf(person).filter((one) => one.key !== item.key));
  for (const file of item.body.files ?? []) URL.revokeObjectURL(file.url);
  files.delete(item.key);
  answers.get(item.key)?.(answer);
  answers.delete(item.key);
  keep();
}

function keep() {
  const kept = [...queues].map(([person, items]) => [person, items.filter((item) => !item.body.files)]).filter(([, items]) => items.length);
  remember(OUTBOX_KEPT, Object.fromEntries(kept));
}

/** The messages of a chat as the phone shows them: with what waits, changed and without what is to go. */
export function shownOf(person) {
  const late = waitingOf(person).filter((item) => isOffline(person) || Date.now() - item.at >= SHOWN_AFTER);
  const edits = new Map(late.filter((item) => item.action === "edits").map((item) => [item.body.message, item.body.text]));
  const gone = new Set(late.filter((item) => item.action === "deletes").map((item) => item.body.message));
  const there = messagesOf(person)
    .filter((message) => !gone.has(message.id))
    .map((message) => (edits.has(message.id) ? { ...message, html: asHtml(edits.get(message.id)), edited: true, waiting: true } : message));
  return [...there, ...late.filter((item) => !["edits", "deletes"].includes(item.action)).map((item) => asMessage(person, item))];
}

function asMessage(person, { key, action, body, at }) {
  const carried = (body.files ?? []).map(({ name, size, url }) => ({ name, size, url }));
  const answered = messagesOf(person).find((message) => message.id === Number(body.reply_to));
  return {
    id: key,
    out: true,
    waiting: true,
    date: new Date(at).toISOString(),
    edited: false,
    html: asHtml(body.text ?? body.caption ?? body.title ?? ""),
    reply_to: answered ? { id: answered.id, out: answered.out, text: asText(answered.html) } : null,
    photos: action === "photos" ? carried.map((file) => file.url) : [],
    document: action === "documents" ? carried[0] : null,
    location: action === "position" ? body : null,
    contact: action === "contact" ? body : null,
    forwarded_from: action === "forwards" ? body.name : null,
    via: action === "chooses",
    note: null,
    album: null,
    buttons: [],
  };
}

function asHtml(text) {
  const holder = document.createElement("p");
  holder.textContent = text;
  return holder.innerHTML;
}

function asText(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.textContent;
}
