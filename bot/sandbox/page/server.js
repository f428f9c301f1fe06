// The way to the Telegram of this machine: what is asked, what people do.

import { refresh } from "./company.js";
import { isOffline } from "./offline.js";
import { post } from "./outbox.js";
import { showToast } from "./taps.js";
import { t } from "./texts.js";

// These wait on the phone while it has no network; anything else needs one at once.
const POSTED = ["types", "edits", "deletes", "photos", "documents", "position", "contact", "forwards", "chooses"];

/** The demo does not answer: it has ended, or not yet begun. */
export class Unreachable extends Error {}

export async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Unreachable(t("page-unreachable"));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(whyNot(body, answer.status));
  return body ?? {};
}

/** What people may run into has a sentence of the page; the rest is said as it came. */
function whyNot(body, status) {
  if (body?.key) return t(body.key, body.facts);
  return body?.error || t("page-failed", { status });
}

export function chatPath(person) {
  return `/try/chats/${encodeURIComponent(person)}`;
}

/** Does something as the person holding the phone; what went wrong is shown on that phone, and gives null. */
export async function act(phone, action, body) {
  const person = phone.person;
  if (POSTED.includes(action)) return post(phone, action, body);
  if (isOffline(person)) {
    showToast(phone, t("page-needs-network"));
    return null;
  }
  const options = { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
  try {
    return await ask(`${chatPath(person)}/${action}`, options);
  } catch (problem) {
    if (phone.person === person) showToast(phone, problem.message);
    return null;
  } finally {
    refresh(person);
  }
}
