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
  return tIn(language, key, values);
}

/** A sentence as whoever speaks `tag` reads it, whatever the page speaks; its facts may be missing. */
export function tIn(tag, key, values = {}) {
  return words[tag][key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** What `t` says, or what stands in its place where nobody wrote one. */
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

/** Has a name read out in its own language where that is not the page's. */
export function spokenIn(element, words) {
  if (/[\u3400-\u9fff]/.test(words) && language === "en") element.lang = "zh";
  else element.removeAttribute("lang");
}

export function dayOf(date) {
  return date.toLocaleDateString("en-CA", { timeZone });
}

export function locale() {
  return { en: "en-GB", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW" }[language];
}

/** Sentences one after the other, as the language sets them; empty ones are passed over. */
export function inARow(...sentences) {
  return sentences.filter(Boolean).join(language === "en" ? " " : "");
}

export function writeTexts(root) {
  for (const element of root.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of root.querySelectorAll("[data-label]")) nameIt(element, t(element.dataset.label));
}
