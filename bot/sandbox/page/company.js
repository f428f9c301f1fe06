// What is known: the bot, the people, their chats, what was seen.

import { byId, recall, remember } from "./dom.js";
import { followQueues } from "./faults.js";
import { isOffline, showWhatItKnew } from "./offline.js";
import { sendWaiting } from "./outbox.js";
import { settlePeople, showChat } from "./phones.js";
import { followDoing, showDoing } from "./presence.js";
import { ask, chatPath } from "./server.js";
import { liveIn, t, tOr } from "./texts.js";
import { askTheTime, followClock } from "./time.js";

const SEEN_KEPT = "fieldbook.seen";

export let bot = { name: "Fieldbook", username: "" };
export let people = [];

export const chats = new Map(); // person → the chat as the server last told it
export const seen = new Map(Object.entries(recall(SEEN_KEPT) ?? {})); // person → newest message of the bot that was on a screen
const fetching = new Map(); // person → {again, done}

export const personOf = (id) => people.find((person) => String(person.id) === String(id));

export const messagesOf = (person) => chats.get(person)?.messages ?? [];
export const newestOfBot = (person) => Math.max(0, ...messagesOf(person).filter((m) => !m.out).map((m) => m.id));

/** How many messages somebody has not read: who wrote, has read what came before. */
export function unreadOf(person) {
  const messages = messagesOf(person);
  const read = Math.max(seen.get(person) ?? 0, messages.findLast((m) => m.out)?.id ?? 0);
  return messages.filter((m) => !m.out && m.id > read).length;
}

/** What these people have on a screen, they have seen. */
export function countAsSeen(persons) {
  for (const person of persons) {
    if (chats.has(person)) seen.set(person, newestOfBot(person));
  }
  remember(SEEN_KEPT, Object.fromEntries(seen));
}

/** What was seen last is gone: it was deleted, and the rest is still seen; or the company began anew, and nothing is. */
function missWhatWasSeen(person, before) {
  const goesOn = messagesOf(person).some(({ id, date }) => before.some((old) => old.id === id && old.date === date));
  if (goesOn) seen.set(person, newestOfBot(person));
  else seen.delete(person);
}

/** Fetches a chat soon; calls that come meanwhile are answered by one more fetch afterwards. */
export function refresh(person) {
  if (isOffline(person)) {
    showWhatItKnew(person);
    return Promise.resolve();
  }
  sendWaiting(person);
  const running = fetching.get(person);
  if (running) {
    running.again = true;
    return running.done;
  }
  const job = { again: false, done: null };
  fetching.set(person, job);
  job.done = (async () => {
    await new Promise((resolve) => setTimeout(resolve, 40));
    do {
      job.again = false;
      try {
        const chat = await ask(chatPath(person));
        if (isOffline(person)) break;
        const before = messagesOf(person);
        chats.set(person, chat);
        if (seen.get(person) > newestOfBot(person)) missWhatWasSeen(person, before);
        followDoing(person);
        showChat(person);
      } catch {
        // The line "reconnecting" tells it; the next event or reconnection asks again.
      }
    } while (job.again);
    fetching.delete(person);
  })();
  return job.done;
}

export function listen() {
  const events = new EventSource("/try/events");
  events.addEventListener("message", (event) => {
    const person = String(JSON.parse(event.data).chat);
    if (personOf(person)) refresh(person);
    else catchUp(); // Somebody new in the company.
  });
  events.addEventListener("typing", (event) => {
    const { chat, action } = JSON.parse(event.data);
    showDoing(String(chat), action);
  });
  events.addEventListener("clock", (event) => followClock(JSON.parse(event.data)));
  events.addEventListener("queues", (event) => followQueues(JSON.parse(event.data)));
  events.addEventListener("error", () => {
    byId("connection").textContent = t("page-connecting");
    if (events.readyState === EventSource.CLOSED) setTimeout(listenAgain, 2000);
  });
  events.addEventListener("open", () => {
    byId("connection").textContent = "";
    catchUp(); // What came before nobody told.
  });
  const listenAgain = () => {
    listen();
    catchUp();
  };
}

async function catchUp() {
  try {
    await fetchState();
  } catch {
    return;
  }
  settlePeople();
  await Promise.all(people.map((person) => refresh(String(person.id))));
}

export async function fetchState() {
  const state = await ask("/try/state");
  liveIn(state.zone);
  await askTheTime();
  bot = state.bot;
  people = state.people;
}

/** Who somebody is, in the page's language: positions are known, anything else stays as it was told. */
export function aboutOf(person) {
  const told = person.about.split(" · ");
  return told.map((part) => tOr(`position-${part.toLowerCase().replaceAll(" ", "-")}`, part)).join(" · ");
}

export function initials(name) {
  const words = name.trim().split(/\s+/);
  if (/[\u3400-\u9fff]/.test(name)) return name.trim().slice(-2);
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : "")).toUpperCase();
}

export function paintAvatar(element, person) {
  element.textContent = initials(person.name);
  element.dataset.colour = people.indexOf(person) % 7;
}
