// Taps on keys, copies, toasts.

import { openAlert } from "./dialogs.js";
import { act } from "./server.js";
import { t } from "./texts.js";

export async function tap(phone, message, row, column, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  const { person } = phone;
  const answer = await act(phone, "taps", { message: message.id, row, column });
  key.removeAttribute("aria-busy");
  if (!answer?.toast || phone.person !== person) return; // It was handed to somebody else meanwhile.
  if (answer.alert) openAlert(phone, answer.toast);
  else showToast(phone, answer.toast);
}

export async function copy(phone, text) {
  try {
    await navigator.clipboard.writeText(text);
    showToast(phone, t("page-copied"));
  } catch {
    showToast(phone, t("page-not-copied"));
  }
}

export function hideToast(phone) {
  phone.find(".toast").classList.remove("visible");
}

export function showToast(phone, text) {
  const toast = phone.find(".toast");
  toast.textContent = text;
  toast.classList.add("visible");
  clearTimeout(phone.toastTimer);
  phone.toastTimer = setTimeout(() => hideToast(phone), 3000 + text.length * 40);
}
