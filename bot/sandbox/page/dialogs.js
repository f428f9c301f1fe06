// Dialogs over a phone: a position, a contact, an alert, a picture in full.

import { endContext } from "./composer.js";
import { byId, makeButton } from "./dom.js";
import { act } from "./server.js";
import { t } from "./texts.js";

export const PLACES = [
  ["page-place1", 31.2304, 121.4737],
  ["page-place2", 31.2397, 121.4998],
  ["page-place3", 31.1947, 121.4365],
  ["page-place4", 31.299, 121.5142],
  ["page-place5", 31.1946, 121.3209],
];

/** Opens a dialog in the middle of the phone that asked for it; the focus comes back by itself. */
function openOver(phone, dialog, whenDone = () => {}) {
  const box = phone.find(".device").getBoundingClientRect();
  dialog.style.left = `${box.left + box.width / 2}px`;
  dialog.style.top = `${Math.min(Math.max(box.top + box.height / 2, 220), innerHeight - 220)}px`;
  dialog.style.maxWidth = `${box.width - 32}px`;
  dialog.onclose = whenDone;
  dialog.showModal();
}

export function openAlert(phone, text) {
  byId("alert-text").textContent = text;
  openOver(phone, byId("alert"));
}

export function openPosition(phone) {
  const dialog = byId("position");
  const form = dialog.querySelector("form");
  const replyTo = () => {
    const context = phone.context;
    if (context?.kind !== "reply") return {};
    endContext(phone);
    return { reply_to: context.id };
  };
  const share = (latitude, longitude) => {
    phone.atEnd = true;
    act(phone, "position", { latitude, longitude, ...replyTo() });
  };
  byId("places").replaceChildren(
    ...PLACES.map(([name, latitude, longitude]) =>
      makeButton("place", t(name), () => {
        dialog.close();
        share(latitude, longitude);
      }),
    ),
  );
  form.reset();
  byId("position-wrong").textContent = "";
  form.onsubmit = (event) => {
    const [latitude, longitude] = readPosition(byId("latitude").value, byId("longitude").value);
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return share(latitude, longitude);
    event.preventDefault();
    byId("position-wrong").textContent = t("page-wrong-position");
    byId("latitude").focus();
  };
  openOver(phone, dialog);
}

/** Reads two numbers, also when both were pasted into the first field. */
function readPosition(latitude, longitude) {
  const both = longitude.trim() ? [latitude, longitude] : latitude.split(/[,\uff0c\s]+/);
  return [0, 1].map((at) => (both[at]?.trim() ? Number(both[at]) : NaN));
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

export function openPicture(url) {
  const dialog = byId("picture");
  const image = dialog.querySelector("img");
  image.src = url;
  image.alt = t("page-picture");
  dialog.showModal();
}

export function listenToDialogs() {
  for (const button of document.querySelectorAll("dialog .cancel")) {
    button.addEventListener("click", () => button.closest("dialog").close());
  }
  for (const dialog of document.querySelectorAll("dialog")) {
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }
}
