// Who plays in the scenes of each language, with which customers, on which days.

import { messagesOf } from "./company.js";
import { plainOf } from "./reading.js";
import { ask } from "./server.js";

const OFFICE = { finance: "1011", works: "1012" };

// `customer` is whom the representative visits and sells to, `words` what they call them; `debtor` has a payment due.
const CASTS = {
  en: {
    people: { rep: "1008", superior: "1004", colleague: "1009", director: "1002", ...OFFICE },
    place: [31.2391, 121.499],
    customer: "Harbour Fresh Market",
    words: "Harbour",
    debtor: "Corner Deli",
  },
  "zh-Hans": {
    people: { rep: "1005", superior: "1003", colleague: "1006", director: "1003", ...OFFICE },
    place: [31.2306, 121.4741],
    customer: "华联超市(人民广场店)",
    words: "华联",
    debtor: "华联超市(人民广场店)",
  },
  "zh-Hant": {
    people: { rep: "1007", superior: "1003", colleague: "1006", director: "1003", ...OFFICE },
    place: [31.1949, 121.3213],
    customer: "虹橋聯合商場",
    words: "虹橋聯合",
    debtor: "虹橋聯合商場",
  },
};

/** Which day it is, and on which coming ones the representative works. */
export const daysOf = ({ rep }) => ask(`/try/days?of=${rep}`);

/** What a scene is played with in this language: people by part, the customers, and the days as they are now. */
export async function setTheStage(language) {
  const { people, ...rest } = CASTS[language];
  const [days, { due }] = await Promise.all([daysOf(people), ask("/try/clock")]);
  return { ...rest, cast: people, ids: [...new Set(Object.values(people))], ...days, due };
}

/** A day as people write it: in English “Dec 4”, in Chinese “12月4日”. */
export function writtenDay(day, isChinese) {
  const date = new Date(`${day}T12:00Z`);
  if (isChinese) return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`;
  return date.toLocaleDateString("en-US", { month: "short", day: "numeric", timeZone: "UTC" });
}

/** A month as the bot writes it on a key. */
export function writtenMonth(date, isChinese) {
  if (isChinese) return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月`;
  return date.toLocaleDateString("en-US", { month: "long", year: "numeric", timeZone: "UTC" });
}

/** The newest message of the bot's to somebody that has these words and this day, as plain text: a leave, a report. */
export function newestSaid(id, day, words) {
  const ways = [writtenDay(day, true), writtenDay(day, false)].map((way) => new RegExp(`(?<!\\d)${way}(?!\\d)`));
  const said = messagesOf(id).filter((message) => !message.out).map((message) => plainOf(message.html));
  return said.findLast((text) => text.includes(words) && ways.some((way) => way.test(text)));
}
