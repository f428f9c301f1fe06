// Taps on keys, copies, toasts.

import { openAlert } from "./dialogs.js";
import { act } from "./server.js";
import { t } from "./texts.js";

export async function tap(phone, message, row, column, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  key.setAttribute("aria-busy", "true");
  const answer = await act(phone, "taps", { message: message.id, row, column });
  key.removeAttribute("aria-busy");
  if (!answer?.toast) return;
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

export function showToast(phone, text) {
  const toast = phone.find(".toast");
  toast.textContent = text;
  toast.classList.add("visible");
  clearTimeout(phone.toastTimer);
  phone.toastTimer = setTimeout(() => toast.classList.remove("visible"), 3000 + text.length * 40);
}
