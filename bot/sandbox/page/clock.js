// The clock of the whole try-out: it moves for the bot and for Telegram.

import { drawCauses } from "./causes.js";
import { messagesOf, newestOfBot, paintAvatar, people, refresh } from "./company.js";
import { calm, make, makeButton } from "./dom.js";
import { openOn } from "./phones.js";
import { ask } from "./server.js";
import { inARow, locale, spokenIn, t } from "./texts.js";
import { askTheTime, followClock, momentOf, now, startTicking, whenClockIsTold } from "./time.js";

const HOUR = 60 * 60 * 1000;
const ASKED_EVERY = 5; // seconds: what was to fall due may be paid meanwhile

let known = null; // What the server last told of the clock.
let movingTo = null; // What was pressed, while time moves.
let outcome = null; // What the last move brought: {done, at, came, changes, more} or {problem}.
let parts = null;

/** Puts this part into its place in the panel; `holder` is an empty element. */
export function build(holder) {
  parts = {
    now: make("p", "clock-time"),
    note: make("p", "clock-note"),
    hour: buildWay("hour"),
    morning: buildWay("next-morning"),
    due: buildWay("due-date"),
    said: make("p", "clock-said"),
    outcome: make("div", "clock-outcome"),
  };
  parts.said.setAttribute("role", "status");
  const ways = make("div", "clock-ways", parts.hour.button, parts.morning.button, parts.due.button);
  holder.replaceChildren(parts.now, parts.note, ways, parts.said, parts.outcome);
  whenClockIsTold((told) => {
    // While time moves, the buttons say where they led when one of them was pressed.
    known = told.moving && known ? { ...known, moving: true } : told;
    showNow();
    showWays();
  });
  startTicking();
  let seconds = 0;
  setInterval(() => {
    showNow();
    seconds += 1;
    if (parts.now.checkVisibility() && seconds % ASKED_EVERY === 0) askTheTime();
  }, 1000);
}

/** Says everything in the language of the page, and shows what is. */
export function show() {
  showNow();
  showWays();
  parts.said.textContent = movingTo ? t("page-clock-moving") : outcomeInWords();
  parts.said.classList.toggle("wrong", Boolean(outcome?.problem) && !movingTo);
  parts.outcome.replaceChildren(...(outcome?.came && !movingTo ? drawOutcome() : []));
}

/** Moves the clock `to` "hour", "next-morning" or "due-date"; there once all that fell due has come.
 *  Throws what the server says where it cannot. */
export async function moveClock(to) {
  const options = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ to }) };
  movingTo = to;
  show();
  try {
    const told = await ask("/try/clock", options);
    followClock(told);
    await Promise.all(people.map((person) => refresh(String(person.id))));
    return told;
  } finally {
    movingTo = null;
    show();
  }
}

/** The same, pressed in the panel: what came of it is shown there. */
async function moveAndTell(to) {
  if (movingTo || (to === "due-date" && !known?.due)) return;
  outcome = null;
  const before = new Map(people.map(({ id }) => [String(id), newestOfBot(String(id))]));
  try {
    const { mark } = await ask("/try/database/mark", { method: "POST" });
    const { done } = await moveClock(to);
    const { changes, more } = await ask(`/try/database/changes?since=${mark}`);
    outcome = { done, at: now(), came: whatCame(before), changes, more };
  } catch (problem) {
    outcome = { problem: problem.message };
  }
  show();
  parts.said.scrollIntoView({ block: "nearest", behavior: calm.matches ? "auto" : "smooth" });
}

function whatCame(before) {
  const count = (id) => messagesOf(id).filter((message) => !message.out && message.id > (before.get(id) ?? 0)).length;
  return people.map((person) => ({ person, n: count(String(person.id)) })).filter(({ n }) => n > 0);
}

function buildWay(to) {
  const title = make("span", "clock-title");
  const leads = make("span", "clock-leads");
  const button = makeButton("clock-way", "", () => moveAndTell(to));
  button.dataset.to = to;
  button.append(title, leads);
  return { button, title, leads };
}

function showWays() {
  showWay(parts.hour, t("page-clock-hour"), hourLeads());
  showWay(parts.morning, t("page-clock-morning"), morningLeads());
  showWay(parts.due, dueTitle(), dueLeads(), !known?.due);
}

function showWay({ button, title, leads }, name, where, closed = false) {
  title.textContent = name;
  leads.textContent = where;
  // Not `disabled`: whoever got here by keyboard would lose their place while time moves.
  button.setAttribute("aria-disabled", String(Boolean(movingTo || known?.moving) || closed));
  button.classList.toggle("moving", button.dataset.to === movingTo);
}

function showNow() {
  parts.hour.leads.textContent = hourLeads();
  parts.now.textContent = momentOf(now());
  const real = known?.ahead ? t("page-clock-real", { time: momentOf(new Date()) }) : "";
  parts.note.textContent = inARow(t("page-clock-everybody"), real, t("page-clock-forward-only"));
}

const hourLeads = () => t("page-clock-hour-leads", { time: momentOf(new Date(now().getTime() + HOUR)) });

function morningLeads() {
  if (!known) return "";
  const time = momentOf(new Date(known.morning.at));
  return known.morning.day_off ? t("page-clock-morning-off", { time }) : t("page-clock-morning-leads", { time });
}

const dueTitle = () => (known?.due?.kind === "overdue" ? t("page-clock-overdue") : t("page-clock-due"));

function dueLeads() {
  if (!known?.due) return t("page-clock-nothing-due");
  const { at, kind, customer, owner, amount, currency, others } = known.due;
  const money = Number(amount).toLocaleString(locale(), { style: "currency", currency });
  const facts = { time: momentOf(new Date(at)), customer, owner, amount: money };
  const first = kind === "overdue" ? t("page-clock-overdue-leads", facts) : t("page-clock-due-leads", facts);
  return inARow(first, others ? t("page-clock-others", { n: others }) : "");
}

function outcomeInWords() {
  if (!outcome) return "";
  if (outcome.problem) return outcome.problem;
  const time = momentOf(outcome.at);
  return outcome.done ? t("page-clock-arrived", { time }) : t("page-clock-not-all", { time });
}

function drawOutcome() {
  const { came, changes, more } = outcome;
  const title = make("h3", "clock-heading", came.length ? t("page-clock-came") : t("page-clock-nothing-came"));
  const list = make("ul", "clock-came", ...came.map(drawCame));
  list.setAttribute("role", "list");
  if (!changes.length) return [title, list];
  const causes = make("div", "clock-causes");
  drawCauses(causes, changes, more);
  const fold = make("details", "clock-fold", make("summary", "", t("page-clock-caused")), causes);
  return [title, list, fold];
}

function drawCame({ person, n }) {
  const avatar = make("span", "avatar");
  avatar.setAttribute("aria-hidden", "true");
  paintAvatar(avatar, person);
  const name = make("span", "clock-name", person.name);
  spokenIn(name, person.name);
  const number = make("span", "clock-number", t("page-unread", { n }));
  const button = makeButton("clock-person", "", () => openOn(String(person.id)));
  button.append(avatar, name, number);
  return make("li", "", button);
}
