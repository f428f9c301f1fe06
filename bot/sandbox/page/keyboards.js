// The keys below a message.

import { openStart } from "./composer.js";
import { icon, make, makeButton } from "./dom.js";
import { makeLinkSafe, startOf } from "./richtext.js";
import { copy, tap } from "./taps.js";

export function drawKeyboard(phone, message) {
  const keyboard = make("div", "keyboard");
  keyboard.dataset.columns = Math.max(...message.buttons.map((row) => row.length));
  message.buttons.forEach((row, rowIndex) => {
    const line = make("div", "row");
    row.forEach((button, column) => line.append(drawKey(phone, message, button, rowIndex, column)));
    keyboard.append(line);
  });
  return keyboard;
}

function drawKey(phone, message, button, row, column) {
  const label = make("span", "key-text", button.text);
  if (button.kind === "url" && !startOf(button.url)) {
    const link = make("a", "key", label, icon("link"));
    link.href = button.url;
    makeLinkSafe(phone, link);
    if (button.style) link.dataset.style = button.style;
    return link;
  }
  const press = {
    tap: () => tap(phone, message, row, column, key),
    url: () => openStart(phone, startOf(button.url)),
    copy: () => copy(phone, button.copy_text),
  }[button.kind];
  const key = makeButton("key", label, press);
  if (button.kind === "copy") key.append(icon("copy"));
  if (button.style) key.dataset.style = button.style;
  return key;
}
