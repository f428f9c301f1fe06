// Commands after a slash, and the keys of a reply keyboard.

import { chats } from "./company.js";
import { say, showComposer } from "./composer.js";
import { openPosition } from "./dialogs.js";
import { make, makeButton } from "./dom.js";

export function completeCommand(phone) {
  const typed = /^\/(\w*)$/.exec(phone.input.value);
  const known = chats.get(phone.person)?.commands ?? [];
  const fitting = typed ? known.filter((one) => one.command.startsWith(typed[1].toLowerCase())) : [];
  fitting.sort((one, other) => (other.command === typed?.[1]) - (one.command === typed?.[1]));
  if (fitting.length && phone.context?.kind !== "edit" && !phone.pictures.length) openCommands(phone, fitting);
  else closeCommands(phone);
}

export function openCommands(phone, commands) {
  if (!commands.length) return;
  phone.completions = commands;
  const options = commands.map((one, index) => {
    const option = make("div", "option", make("span", "option-name", `/${one.command}`), make("span", "option-about", one.description));
    option.id = `${phone.commands.id}-${index}`;
    option.setAttribute("role", "option");
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => takeCommand(phone, one.command));
    return option;
  });
  phone.commands.replaceChildren(...options);
  phone.commands.hidden = false;
  phone.find(".slash-button").setAttribute("aria-expanded", "true");
  chooseCompletion(phone, 0);
}

export function closeCommands(phone) {
  phone.commands.hidden = true;
  phone.input.removeAttribute("aria-activedescendant");
  phone.find(".slash-button").setAttribute("aria-expanded", "false");
}

export function chooseCompletion(phone, index) {
  phone.completion = index;
  [...phone.commands.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
  const option = phone.commands.children[index];
  phone.input.setAttribute("aria-activedescendant", option.id);
  const list = phone.commands;
  if (option.offsetTop < list.scrollTop) list.scrollTop = option.offsetTop;
  const below = option.offsetTop + option.offsetHeight - list.clientHeight;
  if (below > list.scrollTop) list.scrollTop = below;
}

/** Sends the command; a text half written stays where it was. */
export function takeCommand(phone, command) {
  if (/^\/\w*$/.test(phone.input.value)) phone.input.value = "";
  showComposer(phone);
  closeCommands(phone);
  say(phone, `/${command}`);
}

export function showReplyKeyboard(phone) {
  const rows = chats.get(phone.person)?.reply_keyboard ?? null;
  const holder = phone.find(".reply-keyboard");
  const toggle = phone.find(".keys-button");
  toggle.hidden = !rows;
  toggle.setAttribute("aria-expanded", String(phone.keysOpen));
  holder.hidden = !rows || !phone.keysOpen;
  const signature = JSON.stringify([phone.person, rows]);
  if (!rows || holder.dataset.signature === signature) return;
  holder.dataset.signature = signature;
  holder.replaceChildren(
    ...rows.map((row) => make("div", "row", ...row.map((key) => makeButton("reply-key", key.text, () => (key.position ? openPosition(phone) : say(phone, key.text)))))),
  );
}
