// What is offered while one types: commands after a slash, what the bot finds after its name; and a reply keyboard's keys.

import { bot, chats } from "./company.js";
import { say, showComposer } from "./composer.js";
import { make, makeButton } from "./dom.js";
import { isOffline } from "./offline.js";
import { openPosition } from "./places.js";
import { act } from "./server.js";
import { t } from "./texts.js";

const THINKS_FOR = 300; // milliseconds after the last letter before the bot is asked

/** Offers what fits what was typed so far, or closes the offer. */
export function complete(phone) {
  const { value } = phone.input;
  if (phone.context?.kind !== "edit" && !phone.pictures.length) {
    const command = /^\/(\w*)$/.exec(value);
    if (command) return openChoices(phone, commandsFor(phone, command[1].toLowerCase()), t("page-commands"));
    const name = `@${bot.username}`;
    if (bot.username && value.length && name.toLowerCase().startsWith(value.toLowerCase())) {
      return openChoices(phone, [nameOfBot(phone, name)], t("page-inline"));
    }
    const query = bot.username ? new RegExp(`^@${bot.username}\\s(.*)$`, "is").exec(value) : null;
    if (query) return askInline(phone, query[1].trim());
  }
  phone.asked = null;
  closeCommands(phone);
}

function commandsFor(phone, typed) {
  const known = chats.get(phone.person)?.commands ?? [];
  const fitting = known.filter((one) => one.command.startsWith(typed));
  fitting.sort((one, other) => (other.command === typed) - (one.command === typed));
  return fitting.map(({ command, description }) => ({
    name: `/${command}`,
    about: description,
    fill: () => fill(phone, `/${command} `),
    take: () => takeCommand(phone, command),
  }));
}

/** All commands, whatever is being written. */
export function openCommands(phone) {
  openChoices(phone, commandsFor(phone, ""), t("page-commands"));
}

function nameOfBot(phone, name) {
  const write = () => fill(phone, `${name} `);
  return { name, about: t("page-inline"), fill: write, take: write };
}

function fill(phone, text) {
  phone.input.value = text;
  showComposer(phone);
}

/** Asks the bot for `@bot words`; only the answer to the last question is shown. */
function askInline(phone, query) {
  if (phone.asked?.query === query) return;
  clearTimeout(phone.asked?.timer);
  const asked = { query };
  phone.asked = asked;
  closeCommands(phone);
  if (isOffline(phone.person)) return;
  asked.timer = setTimeout(async () => {
    const answer = await act(phone, "inline", { query });
    if (phone.asked !== asked || document.activeElement !== phone.input) return;
    const found = (answer?.results ?? []).map((result, index) => {
      const take = () => chooseResult(phone, answer.query, index, result.title);
      return { name: result.title, about: result.description, fill: take, take };
    });
    if (found.length) openChoices(phone, found, t("page-inline"));
    else openChoices(phone, [{ name: "", about: t("page-nothing-found"), fill: () => {}, take: () => closeCommands(phone) }], t("page-inline"));
  }, THINKS_FOR);
}

function chooseResult(phone, query, result, title) {
  phone.input.value = "";
  phone.asked = null;
  phone.atEnd = true;
  showComposer(phone);
  closeCommands(phone);
  act(phone, "chooses", { query, result, title });
}

function openChoices(phone, choices, label) {
  if (!choices.length) return closeCommands(phone);
  phone.completions = choices;
  const options = choices.map((one, index) => {
    const option = make("div", "option", make("span", "option-name", one.name), make("span", "option-about", one.about));
    option.id = `${phone.commands.id}-${index}`;
    option.setAttribute("role", "option");
    option.addEventListener("pointerdown", (event) => event.preventDefault());
    option.addEventListener("click", () => one.take());
    return option;
  });
  phone.commands.replaceChildren(...options);
  phone.commands.setAttribute("aria-label", label);
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
function takeCommand(phone, command) {
  if (/^\/\w*$/.test(phone.input.value)) phone.input.value = "";
  showComposer(phone);
  closeCommands(phone);
  say(phone, `/${command}`);
}

/** The keys that the bot put in place of the letters. One that is for once goes when a key was pressed, and can be opened again. */
export function showReplyKeyboard(phone) {
  const chat = chats.get(phone.person);
  const rows = chat?.reply_keyboard ?? null;
  const holder = phone.find(".reply-keyboard");
  const toggle = phone.find(".keys-button");
  const signature = JSON.stringify([phone.person, chat?.keyboard_of, rows]);
  if (holder.dataset.signature !== signature) {
    holder.dataset.signature = signature;
    phone.keysOpen = true;
    holder.replaceChildren(...(rows ?? []).map((row) => make("div", "row", ...row.map((key) => drawReplyKey(phone, key, chat.keyboard_once)))));
  }
  toggle.hidden = !rows;
  toggle.setAttribute("aria-expanded", String(phone.keysOpen));
  holder.hidden = !rows || !phone.keysOpen;
}

function drawReplyKey(phone, key, once) {
  return makeButton("reply-key", key.text, () => {
    if (once) phone.keysOpen = false;
    showReplyKeyboard(phone);
    if (key.position) openPosition(phone);
    else say(phone, key.text);
  });
}
