// What somebody began to write and has not sent: it waits for them, also over a reload.

import { showComposer } from "./composer.js";
import { recall, remember } from "./dom.js";

const DRAFTS_KEPT = "fieldbook.drafts";

const drafts = new Map(Object.entries(recall(DRAFTS_KEPT) ?? {})); // person → {text, context, pictures}

export function keepDraft(phone) {
  if (phone.person === undefined) return;
  const { context, pictures } = phone;
  const text = phone.input.value;
  if (text || context || pictures.length) drafts.set(phone.person, { text, context, pictures });
  else drafts.delete(phone.person);
  // Chosen files stay in this page's memory.
  const written = [...drafts].map(([person, draft]) => [person, { ...draft, pictures: [] }]);
  remember(DRAFTS_KEPT, Object.fromEntries(written.filter(([, draft]) => draft.text || draft.context)));
}

export function takeUpDraft(phone) {
  const draft = drafts.get(phone.person) ?? { text: "", context: null, pictures: [] };
  phone.input.value = draft.text;
  phone.context = draft.context;
  phone.pictures = draft.pictures;
  showComposer(phone);
}
