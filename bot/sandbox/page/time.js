// What time it is in the company: for everybody the same, and as far ahead as the clock was moved.

import { showChatList } from "./chats.js";
import { byId, narrow } from "./dom.js";
import { phones, showPhone } from "./phones.js";
import { ask } from "./server.js";
import { dayOf, locale, timeZone } from "./texts.js";

let ahead = 0; // milliseconds before the clock of this machine
const listeners = [];

/** This moment, as the bot and everybody's phone have it. */
export const now = () => new Date(Date.now() + ahead);

/** Calls `listener` with what the server tells of the clock, whenever it does. */
export function whenClockIsTold(listener) {
  listeners.push(listener);
}

/** Goes by what the server tells: `ahead` in seconds, and where its buttons lead. */
export function followClock(told) {
  const today = dayOf(now());
  ahead = told.ahead * 1000;
  showTime();
  if (dayOf(now()) !== today) sayDaysAnew();
  for (const listener of listeners) listener(told);
}

/** Asks what time it is; a Telegram without a company beside it has no clock of its own. */
export async function askTheTime() {
  try {
    followClock(await ask("/try/clock"));
  } catch {
    // The time of this machine it is, then.
  }
}

/** A day with its hour: `Wed 9 Dec, 09:05`; `briefly` without the month. */
export function momentOf(date, { briefly = false } = {}) {
  const day = briefly ? { weekday: "short" } : { weekday: "short", day: "numeric", month: "short" };
  return date.toLocaleString(locale(), { ...day, hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone });
}

/** Keeps the clock at the top going. */
export function startTicking() {
  let today = dayOf(now());
  setInterval(() => {
    showTime();
    if (dayOf(now()) !== today) sayDaysAnew();
    today = dayOf(now());
  }, 1000);
}

function showTime() {
  const place = byId("clock-now");
  const said = momentOf(now(), { briefly: narrow.matches });
  if (place.textContent === said) return;
  place.textContent = said;
  place.dateTime = now().toISOString();
}

/** What was today is yesterday now. */
function sayDaysAnew() {
  for (const phone of phones) showPhone(phone);
  showChatList();
}
