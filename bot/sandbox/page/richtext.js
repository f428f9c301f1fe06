// Words with all that Telegram puts into them: links, commands, spoilers, quotations that fold.

import { bot } from "./company.js";
import { openStart, say } from "./composer.js";
import { make, makeButton } from "./dom.js";
import { t } from "./texts.js";

/** The text as the server sanitised it; the only place where the page takes markup from outside. */
export function drawText(phone, message) {
  const text = make("div", "text");
  text.innerHTML = message.html;
  for (const spoiler of text.querySelectorAll("tg-spoiler, .tg-spoiler")) hideSpoiler(spoiler);
  for (const link of text.querySelectorAll("a")) makeLinkSafe(phone, link);
  for (const block of text.querySelectorAll("blockquote, pre")) dropLineBreakAfter(block);
  linkPlainWords(phone, text);
  return text;
}

/** A block ends its line by itself; the line break behind it would show as an empty line. */
function dropLineBreakAfter(block) {
  const next = block.nextSibling;
  if (next?.nodeType === Node.TEXT_NODE) next.data = next.data.replace(/^\n/, "");
}

function hideSpoiler(spoiler) {
  spoiler.classList.add("hidden-text");
  spoiler.setAttribute("role", "button");
  spoiler.setAttribute("aria-label", t("page-spoiler"));
  spoiler.tabIndex = 0;
  const show = () => {
    spoiler.classList.remove("hidden-text");
    for (const name of ["role", "aria-label", "tabindex"]) spoiler.removeAttribute(name);
  };
  spoiler.addEventListener("click", show);
  spoiler.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    show();
  });
}

function withScheme(url) {
  return /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
}

/** What `/start …` a link to this bot would send, or null for any other link. */
export function startOf(url) {
  const link = URL.canParse(withScheme(url)) ? new URL(withScheme(url)) : null;
  if (!link || !bot.username) return null;
  const web = ["t.me", "telegram.me"].includes(link.hostname) ? link.pathname.slice(1) : "";
  const app = link.protocol === "tg:" && link.href.startsWith("tg://resolve") ? link.searchParams.get("domain") : "";
  if ((web || app || "").toLowerCase() !== bot.username.toLowerCase()) return null;
  return `/start ${link.searchParams.get("start") ?? ""}`.trim();
}

export function makeLinkSafe(phone, link) {
  const url = link.getAttribute("href") ?? "";
  const start = startOf(url);
  if (start) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      openStart(phone, start);
    });
  } else if (/^(https?|mailto|tel):/i.test(withScheme(url))) {
    link.href = withScheme(url);
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  } else {
    link.removeAttribute("href");
  }
}

/** Makes /commands tappable and bare addresses links, as Telegram does. */
function linkPlainWords(phone, text) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("a, pre, code, .hidden-text")) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = node.data.split(/((?<![\w/.])\/[a-z][a-z0-9_]{0,31}\b(?!\/)|(?:https?:\/\/|(?<![\w/.@])(?:t|telegram)\.me\/)[^\s<>"'\u3002\uff0c,;)]+)/);
    if (parts.length === 1) continue;
    node.replaceWith(...parts.map((part, index) => (index % 2 ? linkWord(phone, part) : part)));
  }
}

function linkWord(phone, word) {
  if (word.startsWith("/")) return makeButton("command", word, () => say(phone, word));
  const link = make("a", "", word);
  link.href = withScheme(word);
  makeLinkSafe(phone, link);
  return link;
}

export function foldLongQuotes(phone) {
  for (const quote of phone.log.querySelectorAll("blockquote[expandable]:not(.measured)")) {
    if (!quote.offsetParent) continue;
    quote.classList.add("measured", "folded");
    if (quote.scrollHeight <= quote.clientHeight + 4) {
      quote.classList.remove("folded");
      continue;
    }
    const toggle = makeButton("unfold", t("page-show-all"), () => {
      const folded = quote.classList.toggle("folded");
      toggle.textContent = t(folded ? "page-show-all" : "page-show-less");
      toggle.setAttribute("aria-expanded", String(!folded));
    });
    toggle.setAttribute("aria-expanded", "false");
    quote.after(toggle);
  }
}
