// Answering by a swipe: the message follows the finger to the left, and lets go.

import { replyToArticle } from "./composer.js";
import { icon, make } from "./dom.js";

const BEGINS = 12; // pixels sideways before it counts as a swipe and not as a tap or scrolling
const FAR_ENOUGH = 56;
const FARTHEST = 84;

export function listenToSwipes(phone) {
  let swipe = null; // {id, article, x, y, moved, far} from where the finger came down
  const stop = () => {
    if (!swipe) return;
    const { article, mark } = swipe;
    swipe = null;
    mark?.remove();
    article.classList.remove("swiped", "far");
    article.style.removeProperty("--swiped");
  };
  phone.log.addEventListener("pointerdown", (event) => {
    const article = event.target.closest(".message");
    stop();
    if (event.pointerType === "mouse" || !event.isPrimary || !article) return;
    swipe = { article, id: event.pointerId, x: event.clientX, y: event.clientY, moved: 0, mark: null };
  });
  phone.log.addEventListener("pointermove", (event) => {
    if (!swipe || event.pointerId !== swipe.id) return;
    const [left, up] = [swipe.x - event.clientX, Math.abs(swipe.y - event.clientY)];
    if (!swipe.mark) {
      if (up > BEGINS || left < -BEGINS) return stop(); // Scrolling, or the other way.
      if (left < BEGINS) return;
      swipe.mark = swipe.article.appendChild(make("span", "swipe-mark", icon("reply")));
      swipe.article.classList.add("swiped");
      phone.log.setPointerCapture(event.pointerId);
    }
    // It follows the finger, and resists beyond what is needed.
    swipe.moved = Math.max(0, Math.min(FARTHEST, left < FAR_ENOUGH ? left : FAR_ENOUGH + (left - FAR_ENOUGH) / 3));
    swipe.article.style.setProperty("--swiped", `${-swipe.moved}px`);
    const far = left >= FAR_ENOUGH;
    if (far && !swipe.article.classList.contains("far")) navigator.vibrate?.(10);
    swipe.article.classList.toggle("far", far);
  });
  phone.log.addEventListener("pointerup", (event) => {
    if (!swipe || event.pointerId !== swipe.id) return;
    const { article } = swipe;
    const far = article.classList.contains("far");
    const wasSwipe = Boolean(swipe.mark);
    stop();
    if (far) replyToArticle(phone, article);
    if (wasSwipe) swallowNextClick(phone);
  });
  phone.log.addEventListener("pointercancel", stop);
}

/** What the finger let go of was not tapped. */
function swallowNextClick(phone) {
  const swallow = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  phone.log.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => phone.log.removeEventListener("click", swallow, true), 60);
}
