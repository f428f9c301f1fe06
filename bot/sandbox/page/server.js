// The way to the Telegram of this machine: what is asked, what people do.

import { refresh } from "./company.js";
import { showToast } from "./taps.js";
import { t } from "./texts.js";

export async function ask(path, options) {
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(t("page-unreachable"));
  }
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body?.error || t("page-failed", { status: answer.status }));
  return body ?? {};
}

export function chatPath(person) {
  return `/try/chats/${encodeURIComponent(person)}`;
}

/** Does something as the person holding the phone; what went wrong is shown on that phone. */
export async function act(phone, action, body) {
  const person = phone.person;
  const options = { method: "POST", body };
  if (!(body instanceof FormData)) {
    options.body = JSON.stringify(body);
    options.headers = { "Content-Type": "application/json" };
  }
  try {
    return await ask(`${chatPath(person)}/${action}`, options);
  } catch (problem) {
    showToast(phone, problem.message);
    return null;
  } finally {
    refresh(person);
  }
}
