// Writing: a text, an answer, a change to what was said.

import { chooseCompletion, closeCommands, complete, openCommands, showReplyKeyboard } from "./commands.js";
import { bot, chats, personOf } from "./company.js";
import { keepDraft } from "./drafts.js";
import { icon, nameIt } from "./dom.js";
import { jumpTo } from "./log.js";
import { kindName, lastOwnText } from "./messages.js";
import { shownOf } from "./outbox.js";
import { addFiles, showFiles } from "./pictures.js";
import { plainOf } from "./reading.js";
import { act } from "./server.js";
import { t } from "./texts.js";

export function replyToArticle(phone, article) {
  const ids = article.dataset.ids.split(" ");
  const messages = shownOf(phone.person).filter((message) => ids.includes(String(message.id)));
  if (messages.length) startReply(phone, personOf(phone.person), messages);
}

export function startReply(phone, person, messages) {
  if (chats.get(phone.person)?.blocked || messages[0].waiting) return; // Nobody has it yet.
  if (phone.context?.kind === "edit") phone.input.value = "";
  phone.context = answerTo(person, messages);
  showComposer(phone);
  phone.input.focus();
}

/** What stands above the words while an answer to these messages of a person's chat is written. */
export function answerTo(person, messages) {
  const [first] = messages;
  return { kind: "reply", id: first.id, name: first.out ? person.name : bot.name, text: summaryOf(messages) };
}

export function startEdit(phone, message) {
  if (!message) return;
  const text = plainOf(message.html);
  phone.context = { kind: "edit", id: message.id, name: "", text };
  phone.input.value = text;
  showComposer(phone);
  phone.input.focus();
  phone.input.setSelectionRange(text.length, text.length);
}

export function endContext(phone) {
  if (phone.context?.kind === "edit") phone.input.value = "";
  phone.context = null;
  showComposer(phone);
  phone.input.focus();
}

export function summaryOf(messages) {
  const text = messages.map((message) => plainOf(message.html)).find(Boolean);
  if (text) return text;
  const [first] = messages;
  if (messages.length > 1) return t("page-album");
  if (first.photos.length) return t("page-picture");
  if (first.document) return first.document.name;
  if (first.location) return t("page-position");
  if (first.contact) return first.contact.name;
  return first.note ? kindName(first.note) : "…";
}

export function listenToComposer(phone) {
  const { input } = phone;
  phone.find(".composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send(phone);
    input.focus();
  });
  input.addEventListener("input", () => showComposer(phone));
  input.addEventListener("keydown", (event) => whenKeyInComposer(phone, event));
  input.addEventListener("blur", () => setTimeout(() => closeCommands(phone), 150));
  input.addEventListener("paste", (event) => addFiles(phone, event.clipboardData.files, { event }));
  listenToDrops(phone);
  phone.find(".context-close").addEventListener("click", () => endContext(phone));
  phone.find(".context-jump").addEventListener("click", () => jumpTo(phone, phone.context.id));
  for (const [selector, asDocuments] of [[".files", false], [".documents", true]]) {
    phone.find(selector).addEventListener("change", (event) => {
      addFiles(phone, event.target.files, { asDocuments });
      event.target.value = "";
    });
  }
  const slash = phone.find(".slash-button");
  slash.addEventListener("pointerdown", (event) => event.preventDefault()); // Keeps the focus in the text.
  slash.addEventListener("click", () => {
    const wasOpen = !phone.commands.hidden;
    closeCommands(phone);
    input.focus();
    if (!wasOpen) openCommands(phone);
  });
  phone.find(".keys-button").addEventListener("click", () => {
    phone.keysOpen = !phone.keysOpen;
    showReplyKeyboard(phone);
  });
}

function listenToDrops(phone) {
  const over = (is) => phone.section.classList.toggle("dropping", is);
  phone.section.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(event.dataTransfer.types.includes("Files"));
  });
  phone.section.addEventListener("dragleave", (event) => !phone.section.contains(event.relatedTarget) && over(false));
  phone.section.addEventListener("drop", (event) => {
    over(false);
    addFiles(phone, event.dataTransfer.files, { event });
  });
}

function whenKeyInComposer(phone, event) {
  if (event.isComposing || event.keyCode === 229) return; // Enter chooses characters in a Chinese input method.
  const { input } = phone;
  const completing = !phone.commands.hidden;
  if (completing && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    const count = phone.completions.length;
    chooseCompletion(phone, (phone.completion + (event.key === "ArrowDown" ? 1 : count - 1)) % count);
  } else if (completing && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    phone.completions[phone.completion].fill();
  } else if (completing && event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    phone.completions[phone.completion].take();
  } else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send(phone);
  } else if (event.key === "Escape") {
    if (completing) closeCommands(phone);
    else if (phone.context) endContext(phone);
  } else if (event.key === "ArrowUp" && input.value === "" && !phone.context) {
    event.preventDefault();
    startEdit(phone, lastOwnText(phone));
  }
}

export function showComposer(phone) {
  const { input, context } = phone;
  const person = personOf(phone.person);
  const find = phone.find;
  find(".context").hidden = !context;
  if (context) {
    find(".context-icon").replaceChildren(icon(context.kind));
    find(".context-title").textContent = context.kind === "edit" ? t("page-editing") : t("page-reply-to", { name: context.name });
    find(".context-text").textContent = context.text;
  }
  const label = phone.pictures.length ? t("page-add-caption") : t("page-write");
  input.placeholder = label;
  input.setAttribute("aria-label", person ? `${label} (${person.name})` : label);
  nameIt(find(".send-button"), t(context?.kind === "edit" ? "page-save" : "page-send"));
  find(".send-button").classList.toggle("ready", Boolean(input.value.trim() || phone.pictures.length));
  input.style.height = "auto";
  input.style.height = `${Math.min(input.scrollHeight, 140)}px`;
  showFiles(phone);
  complete(phone);
  keepDraft(phone);
}

/** Sends what was written; resolves when Telegram has it, or it waits. What is refused comes back as a draft. */
export async function send(phone) {
  const text = phone.input.value.trim();
  const { context, pictures } = phone;
  if (!text && !pictures.length) return;
  phone.input.value = "";
  phone.context = null;
  phone.pictures = [];
  phone.atEnd = true;
  showComposer(phone);
  for (const picture of pictures) URL.revokeObjectURL(picture.url);
  await sendWhat(phone, text, context, pictures);
}

function sendWhat(phone, text, context, chosen) {
  const replyTo = context?.kind === "reply" ? { reply_to: context.id } : {};
  if (context?.kind === "edit") return act(phone, "edits", { message: context.id, text });
  if (!chosen.length) return act(phone, "types", { text, ...replyTo });
  const pictures = chosen.filter((one) => one.isPicture);
  const documents = chosen.filter((one) => !one.isPicture);
  // Each file that is no picture is a message of its own; the words stand below what comes first.
  const messages = [...(pictures.length ? [pictures] : []), ...documents.map((one) => [one])];
  const sent = messages.map((files, index) =>
    act(phone, files[0].isPicture ? "photos" : "documents", { files: files.map(({ file }) => file), caption: index ? "" : text, ...replyTo }),
  );
  return sent.at(-1);
}

/** Follows a link to the bot, which lets it in again where it was blocked. */
export async function openStart(phone, start) {
  if (chats.get(phone.person)?.blocked) await act(phone, "block", { blocked: false });
  await say(phone, start);
}

/** Sends words that were not typed: a command in a text, a key of the reply keyboard, a deep link. */
export function say(phone, text) {
  phone.atEnd = true;
  return act(phone, "types", { text });
}
