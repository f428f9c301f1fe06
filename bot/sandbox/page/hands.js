// What a person does on a phone, done for them: typing, answering, tapping, sharing where they are.

import { personOf } from "./company.js";
import { answerTo, send, showComposer } from "./composer.js";
import { calm } from "./dom.js";
import { takeUpDraft } from "./drafts.js";
import { act } from "./server.js";

const LETTER = 45; // milliseconds
const KEY = 800; // for which a key that will be tapped is shown
const SENT = 350; // between the last letter and sending
const LOOK = 50;

/**
 * Types words and sends them, perhaps as an answer to a message; what somebody had begun to write there stays.
 * `rest(milliseconds)` is how long a person takes, at the pace that was chosen.
 */
export async function write(phone, text, rest, answered) {
  const { input } = phone;
  const show = (words) => {
    input.value = words;
    showComposer(phone);
  };
  phone.context = answered ? answerTo(personOf(phone.person), [answered]) : null;
  phone.pictures = [];
  show("");
  try {
    if (answered) await rest(KEY);
    for (const letter of calm.matches ? "" : text) {
      if (!(await rest(LETTER))) break;
      show(input.value + letter);
    }
    show(text);
    await rest(SENT);
    await send(phone);
  } finally {
    takeUpDraft(phone);
  }
}

/** Taps the key with these words, when it is drawn: that comes a little after the news. */
export async function tapKey(phone, message, label, rest) {
  const key = await keyOf(phone, message, label);
  key.scrollIntoView({ block: "nearest" });
  key.classList.add("to-tap");
  try {
    await rest(KEY);
  } finally {
    key.classList.remove("to-tap");
  }
  (key.isConnected ? key : await keyOf(phone, message, label)).click();
}

export async function sharePosition(phone, [latitude, longitude]) {
  phone.atEnd = true;
  await act(phone, "position", { latitude, longitude });
}

async function keyOf(phone, message, label) {
  for (let left = 60; left; left -= 1) {
    for (const article of phone.log.querySelectorAll(".message")) {
      if (!article.dataset.ids.split(" ").includes(String(message.id))) continue;
      const key = [...article.querySelectorAll(".key")].find((one) => one.textContent.includes(label));
      if (key) return key;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK));
  }
  throw new Error(label);
}
