// Dialogs over a phone: a contact, words to hand on, a question before something goes, an alert.

import { byId } from "./dom.js";
import { act } from "./server.js";
import { listenToViewer } from "./viewer.js";

/** Opens a dialog in the middle of the phone that asked for it; the focus comes back by itself. */
export function openOver(phone, dialog, whenDone = () => {}) {
  const box = phone.find(".device").getBoundingClientRect();
  dialog.style.left = `${box.left + box.width / 2}px`;
  dialog.style.maxWidth = `${box.width - 32}px`;
  dialog.onclose = whenDone;
  dialog.showModal();
  const half = dialog.offsetHeight / 2;
  dialog.style.top = `${Math.max(half, Math.min(box.top + box.height / 2, innerHeight - half - 8))}px`;
}

export function openAlert(phone, text) {
  byId("alert-text").textContent = text;
  openOver(phone, byId("alert"));
}

export function openContact(phone) {
  const dialog = byId("contact");
  const form = dialog.querySelector("form");
  form.reset();
  form.onsubmit = () => {
    phone.atEnd = true;
    act(phone, "contact", { name: byId("contact-name").value.trim(), phone: byId("contact-phone").value.trim() });
  };
  openOver(phone, dialog);
}

/** Words of somebody outside, as if they had been sent to this person and handed on to the bot. */
export function openForwarding(phone) {
  const form = byId("forwarding").querySelector("form");
  form.reset();
  form.onsubmit = () => {
    phone.atEnd = true;
    act(phone, "forwards", { name: byId("forward-name").value.trim(), text: byId("forward-text").value.trim() });
  };
  openOver(phone, byId("forwarding"));
}

/** Asks once, and deletes for both sides. */
export function openDeletion(phone, messages) {
  const form = byId("deletion").querySelector("form");
  form.onsubmit = () => {
    for (const message of messages) act(phone, "deletes", { message: message.id });
    phone.input.focus();
  };
  openOver(phone, byId("deletion"));
}

export function listenToDialogs() {
  for (const button of document.querySelectorAll("dialog .cancel")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
  listenToViewer();
}
