// Reading a chat as a person does: which message says what, which has which key.

import { messagesOf, personOf } from "./company.js";
import { knownLanguage, tIn } from "./texts.js";

/** A sentence of the bot's as this person reads it; facts that are not given stay open. */
export const saidTo = (id, key, values) => tIn(knownLanguage(personOf(id)?.language), key, values);

export function plainOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.textContent;
}

/** What has to change before a message counts as news. */
export const signatureOf = (message) => JSON.stringify([message.html, message.buttons, message.document, message.photos]);

function patternOf(sentence) {
  const parts = plainOf(sentence).split(/\{\w+\}/).map((part) => part.trim().replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(parts.join("[^]{0,80}?"));
}

/** The whole label of the button that has these words, or undefined. */
const labelWith = (message, words) => message.buttons.flat().find((button) => button.text.includes(words))?.text;

/**
 * Whether a message in somebody's chat is what is looked for: `says`, a sentence of the bot's (or `values` for its
 * facts); `has`, words as they stand there; `key`, a sentence that is a button's label; `labelled`, a label as it is; `pictured`, with a picture; `id`, just this one.
 */
export function meets(message, { id: exactly, says, values, has = [], key, labelled, pictured }, id) {
  if (exactly && message.id !== exactly) return false;
  if (pictured && !message.photos.length) return false;
  if (key && !labelWith(message, saidTo(id, key))) return false;
  if (labelled && !labelWith(message, labelled)) return false;
  const text = plainOf(message.html);
  if (says && !patternOf(saidTo(id, says, values)).test(text)) return false;
  return has.every((words) => text.includes(words));
}

/** The label of the button that was looked for. */
export const labelIn = (message, { key, labelled }, id) => labelWith(message, labelled ?? saidTo(id, key));

/** The newest message of the bot's that is so, perhaps only among the last few. */
export function newestOf(id, what, among = Infinity) {
  const said = messagesOf(id).filter((message) => !message.out);
  return said.slice(-Math.min(among, said.length)).findLast((message) => meets(message, what, id));
}
