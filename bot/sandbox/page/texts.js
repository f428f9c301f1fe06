// What the page says: the words of `locales/`, days and times, in the language somebody chose.

import { nameIt, recall, remember } from "./dom.js";

const LANGUAGE_KEPT = "fieldbook.language";

// Where the phones are; undefined is where the browser is.
export let timeZone;
export let language = knownLanguage(recall(LANGUAGE_KEPT) ?? navigator.language);
let words = {};

/** Fetches every sentence of the page, in every language. */
export async function loadTexts() {
  words = await (await fetch("/try/texts")).json();
}

/** A sentence with its facts: `t("page-phone-of", { name })`. */
export function t(key, values = {}) {
  return words[language][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** The same, or what stands in its place where nobody wrote one. */
export function tOr(key, otherwise) {
  return words[language][key] ?? otherwise;
}

export function speakFromNowOn(tag) {
  language = knownLanguage(tag);
  remember(LANGUAGE_KEPT, language);
  document.documentElement.lang = language;
}

export function liveIn(zone) {
  timeZone = zone ?? undefined;
}

/** One of the page's languages for whatever a browser or a person's Telegram calls theirs. */
export function knownLanguage(tag) {
  if (!/^zh/i.test(tag ?? "")) return "en";
  return /hant|tw|hk/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

export function dayOf(date) {
  return date.toLocaleDateString("en-CA", { timeZone });
}

export function locale() {
  return { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[language];
}

export function writeTexts(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) nameIt(element, t(element.dataset.label));
}
