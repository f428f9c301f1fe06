// A picture in full, and from there to the others of its album.

import { byId, nameIt } from "./dom.js";
import { t } from "./texts.js";

const SWIPED = 45; // pixels

let pictures = []; // [{url, words}]
let at = 0;

/** Opens one of these pictures; arrows and swipes lead to the others, Escape and a click close. */
export function openPictures(shown, index) {
  pictures = shown;
  show(index);
  byId("picture").showModal();
}

function show(index) {
  if (!pictures[index]) return;
  at = index;
  const dialog = byId("picture");
  const image = dialog.querySelector("img");
  image.src = pictures[at].url;
  image.alt = pictures[at].words;
  dialog.querySelector(".viewer-words").textContent = pictures[at].words;
  for (const [selector, step] of [[".earlier", -1], [".later", 1]]) {
    const button = dialog.querySelector(selector);
    button.hidden = pictures.length < 2;
    button.disabled = !pictures[at + step];
    nameIt(button, t(step < 0 ? "page-picture-before" : "page-picture-after"));
  }
}

export function listenToViewer() {
  const dialog = byId("picture");
  let from = null;
  dialog.querySelector(".earlier").addEventListener("click", () => show(at - 1));
  dialog.querySelector(".later").addEventListener("click", () => show(at + 1));
  dialog.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: pictures.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    show(to);
  });
  const image = dialog.querySelector("img");
  image.draggable = false;
  image.addEventListener("pointerdown", (event) => {
    from = event.clientX;
    image.setPointerCapture(event.pointerId);
  });
  image.addEventListener("pointercancel", () => (from = null));
  image.addEventListener("pointerup", (event) => {
    const moved = from === null ? 0 : event.clientX - from;
    from = null;
    if (Math.abs(moved) < SWIPED) dialog.close();
    else show(at + (moved < 0 ? 1 : -1));
  });
}
