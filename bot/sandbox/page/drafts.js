// What somebody began to write and has not sent: it waits for them, also over a reload.

import { showComposer } from "./composer.js";
import { recall, remember } from "./dom.js";
import { phoneOf } from "./phones.js";

const DRAFTS_KEPT = "fieldbook.drafts";

const drafts = new Map(Object.entries(recall(DRAFTS_KEPT) ?? {})); // person → {text, context, pictures}

export function keepDraft(phone) {
  if (phone.person === undefined || phone.isPlayed) return; // A scene's words are nobody's draft.
  const { context, pictures } = phone;
  setDraft(phone.person, { text: phone.input.value, context, pictures });
}

function setDraft(person, draft) {
  if (draft.text || draft.context || draft.pictures.length) drafts.set(person, draft);
  else drafts.delete(person);
  // Chosen files stay in this page's memory.
  const written = [...drafts].map(([of, one]) => [of, { ...one, pictures: [] }]);
  remember(DRAFTS_KEPT, Object.fromEntries(written.filter(([, one]) => one.text || one.context)));
}

const draftOf = (person) => drafts.get(person) ?? { text: "", context: null, pictures: [] };

export function takeUpDraft(phone) {
  const draft = draftOf(phone.person);
  phone.input.value = draft.text;
  phone.context = draft.context;
  phone.pictures = draft.pictures;
  showComposer(phone);
}

/** Puts what was not taken before whatever was begun meanwhile. */
export function giveBack(person, text, files, arePictures) {
  const draft = draftOf(person);
  const pictures = files.map((file) => ({ file, isPicture: arePictures, url: arePictures ? URL.createObjectURL(file) : "" }));
  setDraft(person, { ...draft, text: [text, draft.text].filter(Boolean).join("\n"), pictures: [...pictures, ...draft.pictures] });
  const phone = phoneOf(person);
  if (phone) takeUpDraft(phone);
}
