// Moving about in the messages of a phone: keys, long press, the newest.

import { replyToArticle, startEdit } from "./composer.js";
import { openDeletion } from "./dialogs.js";
import { calm } from "./dom.js";
import { lastOwnText } from "./messages.js";
import { shownOf } from "./outbox.js";
import { listenToSwipes } from "./swipe.js";
import { showBelow } from "./unread.js";

export function listenToLog(phone) {
  const { log, scroller } = phone;
  const toEnd = phone.find(".to-end");
  const sizes = () => `${scroller.scrollHeight} ${scroller.clientHeight}`;
  let sizesKnown = "";
  scroller.addEventListener("scroll", () => {
    const near = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 60;
    if (near || sizes() === sizesKnown) phone.atEnd = near; // What grew is not somebody leaving the end.
    showBelow(phone);
  });
  toEnd.addEventListener("click", () => scrollToEnd(phone, true));
  const stay = new ResizeObserver(() => {
    sizesKnown = sizes();
    if (phone.atEnd) scrollToEnd(phone);
  });
  stay.observe(log);
  stay.observe(scroller);

  log.addEventListener("focusin", (event) => {
    const article = event.target.closest(".message");
    if (article) makeReachable(phone, article);
  });
  log.addEventListener("keydown", (event) => {
    if (event.target.matches(".message")) moveInLog(phone, event);
  });
  log.addEventListener("dblclick", (event) => {
    const article = event.target.closest(".message");
    if (!article || event.target.closest("button, a, summary, [role=button]")) return;
    getSelection()?.removeAllRanges();
    replyToArticle(phone, article);
  });
  listenToLongPress(phone);
  listenToSwipes(phone);
}

function listenToLongPress(phone) {
  let waiting = 0;
  let from = null;
  let done = false;
  const stop = () => clearTimeout(waiting);
  phone.log.addEventListener("pointerdown", (event) => {
    done = false;
    const article = event.target.closest(".message");
    if (event.pointerType === "mouse" || !article || event.target.closest(".keyboard")) return;
    from = event;
    waiting = setTimeout(() => {
      done = true;
      navigator.vibrate?.(15);
      replyToArticle(phone, article);
    }, 500);
  });
  phone.log.addEventListener("pointermove", (event) => {
    if (from && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) > 10) stop();
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) phone.log.addEventListener(kind, stop);
  phone.log.addEventListener("contextmenu", (event) => done && event.preventDefault());
  phone.log.addEventListener("click", (event) => {
    if (!done) return;
    done = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}

function moveInLog(phone, event) {
  const articles = [...phone.log.querySelectorAll(".message")];
  const at = articles.indexOf(event.target);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: articles.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (articles[to]) articles[to].focus();
    else if (to > at) phone.input.focus();
  } else if (event.key === "Enter" || event.key === "r") {
    event.preventDefault();
    replyToArticle(phone, event.target);
  } else if (event.key === "e" && event.target.matches(".editable")) {
    event.preventDefault();
    startEdit(phone, lastOwnText(phone));
  } else if (event.key === "Delete" && event.target.matches(".own")) {
    event.preventDefault();
    const ids = event.target.dataset.ids.split(" ");
    openDeletion(phone, shownOf(phone.person).filter((message) => ids.includes(String(message.id))));
  }
}

export function makeReachable(phone, article) {
  for (const other of phone.log.querySelectorAll('.message[tabindex="0"]')) {
    other.tabIndex = -1;
    setToolsReachable(other, false);
  }
  article.tabIndex = 0;
  setToolsReachable(article, true);
}

export function setToolsReachable(article, reachable) {
  for (const tool of article.querySelectorAll(".tools button")) tool.tabIndex = reachable ? 0 : -1;
}

export function scrollToEnd(phone, gently = false) {
  phone.scroller.scrollTo({ top: phone.scroller.scrollHeight, behavior: gently && !calm.matches ? "smooth" : "instant" });
}

function articleOf(phone, id) {
  return [...phone.log.querySelectorAll(".message")].find((article) => article.dataset.ids.split(" ").includes(String(id)));
}

export function jumpTo(phone, id) {
  const article = articleOf(phone, id);
  if (!article) return;
  const middle = article.offsetTop - (phone.scroller.clientHeight - article.offsetHeight) / 2;
  phone.scroller.scrollTo({ top: middle, behavior: calm.matches ? "instant" : "smooth" });
  article.focus({ preventScroll: true });
  article.classList.remove("flash");
  requestAnimationFrame(() => article.classList.add("flash"));
}
