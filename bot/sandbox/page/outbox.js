// What people said that Telegram has not got yet: it waits in order, survives a reload, and is sent once.

import { messagesOf, refresh } from "./company.js";
import { recall, remember } from "./dom.js";
import { giveBack } from "./drafts.js";
import { isOffline } from "./offline.js";
import { phones, showChat } from "./phones.js";
import { Unreachable, ask, chatPath } from "./server.js";
import { showToast } from "./taps.js";
import { t } from "./texts.js";
import { now } from "./time.js";
import { dropFiles, filesBy, keepFiles } from "./waitingfiles.js";

const OUTBOX_KEPT = "fieldbook.outbox";
const SHOWN_AFTER = 350; // milliseconds; what is faster never shows as waiting
const TRIED_AGAIN_AFTER = 2000;

// person → items {key, action, body, at, date, tried, kept}, the oldest first; `tried` when Telegram may have it,
// `kept` once a reload would not lose its files
const queues = new Map(Object.entries(recall(OUTBOX_KEPT) ?? {}));
const files = new Map(); // key → the files themselves, and where the page shows them from: {chosen, urls}
const sentAs = new Map(); // key → the message's number, once Telegram has it
const answers = new Map(); // key → whom to tell what came of it
const sending = new Map(); // person → the sending under way

/** Hands something over as whoever holds the phone. Resolves with Telegram's answer, `{waits: true}` offline, null when it is refused. */
export function post(phone, action, body) {
  const { person } = phone;
  if (changedWhileItWaits(person, action, body)) return Promise.resolve({ waits: true });
  const item = { key: crypto.randomUUID(), action, body, at: Date.now(), date: now().toISOString(), tried: false, kept: !body.files };
  if (body.files) {
    item.body = { ...body, files: body.files.map(({ name, size }) => ({ name, size })) };
    hold(item.key, body.files);
    keepFiles(item.key, body.files).then(() => {
      item.kept = true;
      keep();
      showChat(person);
    });
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
  if (!item || item.tried) return false;
  if (action === "edits") item.body.text = body.text;
  if (action === "deletes") remove(person, item, { waits: true });
  keep();
  showChat(person);
  return true;
}

function hold(key, chosen) {
  files.set(key, { chosen, urls: chosen.map((file) => URL.createObjectURL(file)) });
}

/** After a reload, before anything is sent: what was chosen before. */
export async function bringFilesBack() {
  for (const item of [...queues.values()].flat()) {
    const chosen = item.body.files && (await filesBy(item.key));
    if (chosen) hold(item.key, chosen);
    item.kept = true; // or gone for good, which is said when it is to be sent
  }
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
      refuse(person, item, t("page-file-gone", { name: item.body.files[0].name }));
      continue;
    }
    item.tried = true;
    keep();
    try {
      const answer = await ask(`${chatPath(person)}/${item.action}`, requestFor(item));
      sentAs.set(item.key, answer.id ?? answer.ids?.[0]);
      await refresh(person);
      remove(person, item, answer);
      showChat(person);
    } catch (problem) {
      if (problem instanceof Unreachable) await new Promise((resolve) => setTimeout(resolve, TRIED_AGAIN_AFTER));
      else refuse(person, item, problem.message);
    }
  }
}

function requestFor({ key, body }) {
  // By its key the server knows what it has already got.
  const headers = { "X-Once": key };
  if (body.files) return { method: "POST", headers, body: formOf(body, files.get(key).chosen) };
  const message = sentAs.get(body.message) ?? body.message;
  return { method: "POST", headers: { ...headers, "Content-Type": "application/json" }, body: JSON.stringify({ ...body, message }) };
}

function formOf(body, chosen) {
  const form = new FormData();
  for (const file of chosen) form.append("files", file);
  for (const name of ["caption", "reply_to"]) if (body[name]) form.append(name, body[name]);
  return form;
}

/** Telegram does not take it: its words and files go back to where they were written, with the reason. */
function refuse(person, item, reason) {
  giveBack(person, wordsOf(item.body), files.get(item.key)?.chosen ?? [], item.action === "photos");
  remove(person, item, null);
  showChat(person);
  for (const phone of phones) if (phone.person === person) showToast(phone, reason);
}

const wordsOf = (body) => body.text ?? body.caption ?? body.title ?? "";

function remove(person, item, answer) {
  queues.set(person, waitingOf(person).filter((one) => one.key !== item.key));
  keep();
  if (item.body.files) dropFiles(item.key);
  for (const url of files.get(item.key)?.urls ?? []) URL.revokeObjectURL(url);
  files.delete(item.key);
  answers.get(item.key)?.(answer);
  answers.delete(item.key);
}

function keep() {
  remember(OUTBOX_KEPT, Object.fromEntries([...queues].filter(([, items]) => items.length)));
}

/** The messages of a chat as the phone shows them: with what waits, changed and without what is to go. */
export function shownOf(person) {
  const known = messagesOf(person);
  const numbers = new Set(known.map((message) => message.id));
  const late = waitingOf(person).filter((item) => item.kept && (isOffline(person) || Date.now() - item.at >= SHOWN_AFTER));
  const said = late.filter((item) => !["edits", "deletes"].includes(item.action) && !numbers.has(sentAs.get(item.key)));
  const changes = (action) => late.filter((item) => item.action === action).map(({ body }) => [sentAs.get(body.message) ?? body.message, body.text]);
  const edits = new Map(changes("edits"));
  const gone = new Map(changes("deletes"));
  return [...known, ...said.map((item) => asMessage(person, item))]
    .filter((message) => !gone.has(message.id))
    .map((message) => (edits.has(message.id) ? { ...message, html: asHtml(edits.get(message.id)), edited: true, waiting: true } : message));
}

function asMessage(person, { key, action, body, date }) {
  const { urls = [] } = files.get(key) ?? {};
  const answered = messagesOf(person).find((message) => message.id === Number(body.reply_to));
  return {
    id: key,
    out: true,
    waiting: true,
    date,
    edited: false,
    html: asHtml(wordsOf(body)),
    reply_to: answered ? { id: answered.id, out: answered.out, text: asText(answered.html) } : null,
    photos: action === "photos" ? urls : [],
    document: action === "documents" ? { ...body.files[0], url: urls[0] } : null,
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
