// What a person does on a phone, done for them: typing, answering, tapping, sharing where they are.

import { personOf } from "./company.js";
import { send, showComposer, startReply } from "./composer.js";
import { calm } from "./dom.js";
import { act } from "./server.js";

const LETTER = 45; // milliseconds
const KEY = 800; // for which a key that will be tapped is shown
const SENT = 350; // between the last letter and sending
const LOOK = 50;

/** Types words and sends them; `rest(milliseconds)` is how long a person takes, at the pace that was chosen. */
export async function write(phone, text, rest) {
  const { input } = phone;
  const own = phone.context ? "" : input.value; // Whoever sits at the page may be writing there themselves.
  try {
    if (!calm.matches) {
      input.value = "";
      for (const letter of text) {
        if (!(await rest(LETTER))) break;
        input.value += letter;
        showComposer(phone);
      }
    }
    input.value = text;
    showComposer(phone);
    await rest(SENT);
    await send(phone);
  } finally {
    if (own || text.startsWith(input.value)) input.value = own;
    showComposer(phone);
  }
}

export async function answer(phone, message, text, rest) {
  startReply(phone, personOf(phone.person), [message]);
  await rest(KEY);
  await write(phone, text, rest);
}

/** Taps the key with these words, when it is drawn: that comes a little after the news. */
export async function tapKey(phone, message, label, rest) {
  const key = await keyOf(phone, message, label);
  key.scrollIntoView({ block: "nearest" });
  key.classList.add("to-tap");
  await rest(KEY);
  key.classList.remove("to-tap");
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
