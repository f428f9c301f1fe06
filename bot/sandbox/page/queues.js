// What waits where, from the phones to the bot and back, and whether anything was lost on the way.

import { make } from "./dom.js";
import { spokenIn, t } from "./texts.js";
import { now } from "./time.js";

const STATIONS = [
  { name: "said", says: "page-queue-phones", counts: "page-queue-said" },
  { name: "telegram", says: "page-queue-telegram", counts: "page-queue-waiting", waits: true },
  { name: "inbox", says: "page-queue-inbox", counts: "page-queue-waiting", waits: true },
  { name: "done", says: "page-queue-work", counts: "page-queue-done" },
  { name: "outbox_size", says: "page-queue-outbox", counts: "page-queue-waiting", waits: true },
  { name: "delivered", says: "page-queue-back", counts: "page-queue-delivered" },
];
// Written out, so that it is found who says them.
const ACTS = {
  send: "page-queue-send",
  edit: "page-queue-edit",
  delete: "page-queue-delete",
  copy: "page-queue-copy",
  photos: "page-queue-photos",
  document: "page-queue-document",
  commands: "page-queue-commands",
};

/** Whether the bot works and nothing waits; `queues` is what the server told, or null. */
export function isQuiet(queues) {
  return Boolean(queues) && queues.bot.state === "working" && !queues.telegram && !queues.inbox && !queues.outbox_size;
}

/** `sum` stays in sight, whatever part of the panel one sees. */
export function buildQueues(holder, sum) {
  const stations = make("ol", "queue-stations", ...STATIONS.map(() => make("li", "station", make("span", "station-name"), make("span", "station-count"))));
  stations.setAttribute("role", "list");
  holder.replaceChildren(make("h3", "fault-heading"), stations, make("p", "queue-note"), buildList(), buildList());
  sum.replaceChildren(make("p", "queue-waits"), make("p", "queue-lost"), make("p", "queue-back"));
}

function buildList() {
  const rows = make("ul", "queue-rows");
  rows.setAttribute("role", "list");
  return make("section", "queue-list", make("h4", "queue-heading"), rows);
}

export function showQueues(holder, sum, queues) {
  const [title, stations, note, waiting, exceptions] = holder.children;
  title.textContent = t("page-queue-title");
  STATIONS.forEach((station, at) => {
    const [name, count] = stations.children[at].children;
    const number = queues?.[station.name] ?? 0;
    name.textContent = t(station.says);
    count.textContent = t(station.counts, { n: number });
    stations.children[at].classList.toggle("waits", Boolean(station.waits && number));
  });
  for (const part of [sum, note, waiting, exceptions]) part.hidden = !queues;
  if (!queues) return;
  const [waits, lost, back] = sum.children;
  waits.textContent = t("page-queue-sum-waits", queues);
  waits.classList.toggle("waits", !isQuiet(queues));
  lost.textContent = t("page-queue-sum", queues);
  lost.classList.toggle("wrong", queues.lost > 0);
  back.textContent = t("page-queue-sum-back", queues);
  note.textContent = notes(queues).join(" ");
  note.hidden = !note.textContent;
  fill(waiting, t("page-queue-rows"), queues.outbox, whyItWaits);
  fill(exceptions, t("page-queue-exceptions"), queues.exceptions, whatIsDone);
}

function notes({ stale, set_aside, dropped }) {
  return [
    stale ? t("page-queue-stale", { n: stale }) : "",
    set_aside ? t("page-queue-set-aside", { n: set_aside }) : "",
    dropped ? t("page-queue-dropped", { n: dropped }) : "",
  ].filter(Boolean);
}

function fill(section, title, rows, explain) {
  const [heading, list] = section.children;
  section.hidden = !rows.length;
  heading.textContent = title;
  const drawn = rows.map((row) => {
    const name = make("span", "queue-to", row.to);
    spokenIn(name, row.to);
    return make("li", "queue-row", name, make("span", "queue-act", t(ACTS[row.act])), make("span", "queue-why", explain(row)));
  });
  list.replaceChildren(...drawn);
}

function whyItWaits({ state, tries, next, error }) {
  if (state === "sending") return t("page-queue-under-way");
  if (!tries) return t("page-queue-next");
  const facts = { n: Math.max(0, Math.round((new Date(next) - now()) / 1000)), tries };
  return error === "told to wait" ? t("page-queue-told-to-wait", facts) : t("page-queue-tries-again", facts);
}

function whatIsDone({ state, error }) {
  if (state === "dead") return t("page-queue-refused", { reason: error });
  return state === "unknown" ? t("page-queue-unknown") : t("page-queue-sent-again");
}
