// A phone without a network: it shows what it knew, and keeps what is said until it is back.

import { chats, refresh } from "./company.js";
import { recall, remember } from "./dom.js";
import { sendWaiting } from "./outbox.js";
import { showChat } from "./phones.js";

const OFFLINE_KEPT = "fieldbook.offline";
const REMEMBERED = 100; // messages that such a phone still shows after a reload

const known = new Map(Object.entries(recall(OFFLINE_KEPT) ?? {})); // person → the chat as the phone last saw it

export const isOffline = (person) => known.has(person);

/** Takes the network from whoever holds the phone. */
export function goOffline(phone) {
  const { person } = phone;
  if (isOffline(person)) return;
  const chat = chats.get(person) ?? null;
  known.set(person, chat && { ...chat, doing: null, messages: chat.messages.slice(-REMEMBERED) });
  keep();
  showChat(person);
}

/** Gives it back: what waited is sent in order, then what came meanwhile appears. Resolves when both are done. */
export async function comeOnline(phone) {
  const { person } = phone;
  if (!isOffline(person)) return;
  known.delete(person);
  keep();
  showChat(person);
  await sendWaiting(person);
  await refresh(person);
}

/** Shows a phone that was already offline when the page was opened. */
export function showWhatItKnew(person) {
  if (chats.has(person) || !known.get(person)) return;
  chats.set(person, known.get(person));
  showChat(person);
}

function keep() {
  remember(OFFLINE_KEPT, Object.fromEntries(known));
}
