// Where one left off reading: a line before what is new, and how much came in while one reads above.

import { chats, seen } from "./company.js";
import { nameIt, showCount } from "./dom.js";
import { t } from "./texts.js";

/** Looks what is new before it counts as seen; gives the message above which the line stands, or null. */
export function lineOf(phone, messages) {
  const { person } = phone;
  const ofBot = messages.filter((message) => !message.out);
  const newest = ofBot.at(-1)?.id ?? 0;
  if (phone.reading?.person !== person) {
    if (!chats.has(person)) return null;
    const first = ofBot.find((message) => message.id > (seen.get(person) ?? newest));
    phone.reading = { person, newest, line: first?.id ?? null, below: 0, opens: Boolean(first) };
    return phone.reading.line;
  }
  const { reading } = phone;
  const arrived = ofBot.filter((message) => message.id > reading.newest);
  const isAway = !phone.atEnd || document.hidden;
  if (arrived.length && isAway) {
    reading.line ??= arrived[0].id;
    reading.below += arrived.length;
  }
  reading.newest = Math.max(newest, reading.newest);
  // Whoever answers has read it.
  if (reading.line && messages.some((message) => message.out && (message.waiting || message.id > reading.line))) reading.line = null;
  return reading.line;
}

/** Shows at the button to the newest message how many came below. */
export function showBelow(phone) {
  const button = phone.find(".to-end");
  if (phone.atEnd && phone.reading) phone.reading.below = 0;
  const count = phone.reading?.below ?? 0;
  button.hidden = phone.atEnd;
  showCount(button.querySelector(".badge"), count);
  nameIt(button, count ? t("page-to-end-new", { n: count }) : t("page-to-end"));
}

/** Once, when a chat with much that is new is opened: to where it begins and not to its end. */
export function startAtLine(phone, line) {
  if (!phone.reading?.opens) return;
  phone.reading.opens = false;
  if (!line || line.offsetTop >= phone.scroller.scrollHeight - phone.scroller.clientHeight) return;
  phone.atEnd = false;
  phone.scroller.scrollTo({ top: line.offsetTop - 8, behavior: "instant" });
}
