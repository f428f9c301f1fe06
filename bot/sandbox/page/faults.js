// What can go wrong on the way: switches, and an end for the bot. What waits because of them is in queues.js.

import { people, personOf } from "./company.js";
import { byId, make, makeButton } from "./dom.js";
import { comeOnline, goOffline, isOffline } from "./offline.js";
import { front } from "./phones.js";
import { buildQueues, isQuiet, showQueues } from "./queues.js";
import { ask } from "./server.js";
import { spokenIn, t } from "./texts.js";

const EVERY = 1000; // milliseconds between two looks while something waits
const STAYS_AWAY = [2, 15, 60]; // seconds that a killed bot stays dead

// Written out, so that it is found who says them.
const NAMES = { slow: "page-fault-slow", down: "page-fault-down", flood: "page-fault-flood" };
const ABOUT = { slow: "page-fault-slow-about", down: "page-fault-down-about", flood: "page-fault-flood-about" };
const STATES = { working: "page-fault-working", away: "page-fault-away", down: "page-fault-dead" };

let switches = { slow: false, down: false, flood: false };
let queues = null; // What the server last told of them.
let bot = null;
let problem = "";
let parts = null;
let looking = null;

/** Puts this part into its place in the panel; `holder` is an empty element. */
export function build(holder) {
  parts = {
    holder,
    slow: buildSwitch(() => flip("slow")),
    down: buildSwitch(() => flip("down")),
    flood: buildSwitch(() => flip("flood")),
    offline: buildSwitch(flipNetwork),
    title: make("h3", "fault-heading"),
    about: make("p", "fault-about"),
    kill: makeButton("fault-kill", "", () => bot?.alive && pressed(() => killBot(Number(parts.stays.value)))),
    stays: make("select", ""),
    staysName: make("span", ""),
    start: makeButton("fault-start", "", () => pressed(() => send("bot/start", {}))),
    said: make("p", "fault-said"),
    lines: make("pre", "fault-lines"),
    queues: make("div", "queues"),
    sum: make("div", "queue-sum"),
  };
  for (const seconds of STAYS_AWAY) parts.stays.append(new Option("", String(seconds)));
  parts.said.setAttribute("role", "status");
  parts.lines.tabIndex = 0;
  byId("bot-state").setAttribute("role", "status");
  const ways = make("div", "fault-ways", parts.kill, make("label", "fault-stays", parts.staysName, parts.stays));
  const list = make("ul", "faults", ...["slow", "down", "flood", "offline"].map((name) => parts[name].row));
  list.setAttribute("role", "list");
  holder.replaceChildren(list, parts.title, parts.about, ways, parts.said, parts.start, parts.lines, parts.queues, parts.sum);
  buildQueues(parts.queues, parts.sum);
  new IntersectionObserver(() => isSeen() && look()).observe(holder);
  setInterval(tick, EVERY);
  look();
}

/** Says everything in the language of the page, and shows what is. */
export function show() {
  parts.title.textContent = t("page-fault-process");
  parts.about.textContent = t("page-fault-kill-about");
  parts.kill.textContent = t("page-fault-kill");
  parts.staysName.textContent = t("page-fault-stays");
  for (const option of parts.stays.options) option.textContent = t("page-fault-seconds", { n: option.value });
  parts.start.textContent = t("page-fault-start");
  showNow();
}

function showNow() {
  for (const name of Object.keys(NAMES)) showSwitch(parts[name], t(NAMES[name]), t(ABOUT[name]), switches[name]);
  showNetwork();
  showBot();
  showQueues(parts.queues, parts.sum, queues);
}

/** Switches "slow", "down" or "flood"; resolves when it is so. */
async function switchFault(name, on) {
  switches = await send("faults", { [name]: on });
  await look();
}

/** Ends the bot's process at once; it is started again so many seconds later. Resolves when it is dead. */
export async function killBot(away = STAYS_AWAY[0]) {
  await send("bot/kill", { away });
  await look();
}

/** Takes over what the server tells by itself: how the bot is, and what is switched. */
export function followQueues(told) {
  bot = told.bot;
  switches = told.faults;
  showNow();
  if (isSeen()) look();
}

const isSeen = () => !document.hidden && parts.holder.checkVisibility();

function tick() {
  showNetwork();
  const waits = !queues || !isQuiet(queues) || bot?.state !== "working" || Object.values(switches).some(Boolean);
  if (waits && isSeen()) look();
}

/** Asks what waits where; whoever asks meanwhile is answered by one more look. */
async function look() {
  if (looking) {
    looking.again = true;
    return looking.done;
  }
  const job = { again: false };
  looking = job;
  job.done = (async () => {
    do {
      job.again = false;
      try {
        queues = await ask("/try/queues");
        ({ bot, faults: switches } = queues);
        showNow();
      } catch {
        queues = null; // The line "reconnecting" tells it.
      }
    } while (job.again);
    looking = null;
  })();
  return job.done;
}

async function send(path, body) {
  return ask(`/try/${path}`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

/** Does what a button says; what went wrong is said below the buttons. */
async function pressed(deed) {
  problem = "";
  try {
    await deed();
  } catch (error) {
    problem = error.message;
  }
  showNow();
}

const flip = (name) => pressed(() => switchFault(name, !switches[name]));

async function flipNetwork() {
  if (!front) return;
  if (isOffline(front.person)) comeOnline(front);
  else goOffline(front);
  showNetwork();
}

function buildSwitch(whenPressed) {
  const name = make("span", "fault-name");
  const about = make("p", "fault-about");
  const button = makeButton("fault-switch", "", whenPressed);
  const knob = make("span", "fault-knob");
  knob.setAttribute("aria-hidden", "true");
  button.setAttribute("role", "switch");
  button.append(name, knob);
  return { row: make("li", "fault", button, about), button, name, about };
}

function showSwitch(one, name, about, on) {
  one.name.textContent = name;
  one.about.textContent = about;
  one.button.setAttribute("aria-checked", String(on));
}

/** The phone used last may be without a network, while Telegram and the bot are well. */
function showNetwork() {
  const person = front && personOf(front.person);
  parts.offline.row.hidden = !person || !people.length;
  if (!person) return;
  const name = t("page-fault-offline", { name: person.name });
  if (parts.offline.name.textContent !== name) spokenIn(parts.offline.name, name);
  showSwitch(parts.offline, name, t("page-fault-offline-about"), isOffline(front.person));
}

function showBot() {
  const state = byId("bot-state");
  const word = bot ? t(STATES[bot.state]) : "";
  if (state.textContent !== word) state.textContent = word; // Said once, not with every look.
  state.dataset.state = bot?.state ?? "";
  const said = problem || whatBecameOfIt();
  if (parts.said.textContent !== said) parts.said.textContent = said;
  parts.said.classList.toggle("wrong", Boolean(problem || bot?.gave_up));
  // Not `disabled`: whoever pressed it by keyboard would lose their place.
  parts.kill.setAttribute("aria-disabled", String(!bot?.alive));
  parts.start.hidden = !bot || bot.alive;
  parts.lines.hidden = !bot?.gave_up;
  parts.lines.textContent = bot?.gave_up ? bot.last_lines.join("\n") : "";
  parts.lines.setAttribute("aria-label", t("page-fault-last-lines"));
}

function whatBecameOfIt() {
  if (!bot) return "";
  if (bot.gave_up) return t("page-fault-gave-up");
  if (!bot.alive) return bot.back_in === null ? t("page-fault-dead") : t("page-fault-back-at", { n: Math.ceil(bot.back_in) });
  if (!bot.kills) return "";
  if (bot.back_after === null) return t("page-fault-starting");
  return t("page-fault-back", { n: bot.back_after.toFixed(1), kills: bot.kills });
}
