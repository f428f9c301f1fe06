// The frame: what stands beside the phones, how many of them there is room for, and the way home on a small screen.

import { focusEntry, showChatList } from "./chats.js";
import { byId, narrow, recall, remember, tight } from "./dom.js";
import { arrangePhones, front } from "./phones.js";

const NARROWEST = 290; // pixels of a phone in which a keyboard of three is still read at ease
const GAP = 16;
export const FEWEST = 2;
export const MOST = 4;

const sides = {
  chats: { open: true, usually: true },
  panel: { open: true, usually: true },
};
let home = true; // On a small screen the list comes first, and a chat opens over it.

export const atHome = () => narrow.matches && home;

/** How many phones can be used side by side. */
export function room() {
  if (narrow.matches) return 1;
  const width = byId("phones").clientWidth;
  return Math.max(FEWEST, Math.min(MOST, Math.floor((width + GAP) / (NARROWEST + GAP))));
}

export function buildFrame() {
  for (const name of Object.keys(sides)) byId(`toggle-${name}`).addEventListener("click", () => setSide(name, !sides[name].open));
  // By script: the browser's own jump would be a step in its history, and lead a small screen home.
  byId("skip").addEventListener("click", (event) => {
    event.preventDefault();
    byId("phones-holder").focus();
  });
  byId("close-panel").addEventListener("click", () => foldPanel());
  byId("panel").addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches) foldPanel();
  });
  narrow.addEventListener("change", () => {
    if (byId("phones-holder").contains(document.activeElement)) openChat(); // The screen is turned: one goes on with it.
  });
  for (const query of [narrow, tight]) query.addEventListener("change", takeUpSides);
  let known = 0;
  new ResizeObserver(() => {
    if (room() !== known) arrangePhones();
    known = room();
  }).observe(byId("phones"));
  addEventListener("popstate", (event) => {
    if (event.state?.chat) leaveHome();
    else comeHome();
  });
  home = !history.state?.chat;
  takeUpSides();
}

/** A wide screen and a small one each remember what was open. */
const kept = (name) => `fieldbook.${name}${narrow.matches ? ".narrow" : ""}`;

function takeUpSides() {
  sides.chats.open = recall(kept("chats")) ?? true;
  sides.panel.open = recall(kept("panel")) ?? !(narrow.matches || tight.matches);
  if (tight.matches && sides.chats.open && sides.panel.open) sides.chats.open = false;
  showFrame();
}

function setSide(name, open) {
  sides[name].open = open;
  remember(kept(name), open);
  const other = name === "chats" ? "panel" : "chats";
  if (open && tight.matches && !narrow.matches) sides[other].open = false; // There is room for one of them.
  showFrame();
}

function showFrame() {
  byId("chats").hidden = narrow.matches ? !home : !sides.chats.open;
  byId("phones-holder").hidden = atHome();
  byId("panel").hidden = !sides.panel.open;
  document.body.classList.toggle("in-chat", narrow.matches && !home);
  for (const [name, { open }] of Object.entries(sides)) byId(`toggle-${name}`).setAttribute("aria-expanded", String(open));
  arrangePhones();
}

export const isPanelOpen = () => sides.panel.open;

export function openPanel() {
  setSide("panel", true);
}

/** Closes the panel; who was in it finds themselves at the button that opens it again. */
export function foldPanel() {
  const wasInside = byId("panel").contains(document.activeElement);
  setSide("panel", false);
  if (wasInside) byId("toggle-panel").focus();
}

/** On a small screen: the chat comes over the list, and the browser's own way back leads to the list. */
export function openChat() {
  if (!atHome()) return;
  history.pushState({ chat: true }, "");
  leaveHome();
}

function leaveHome() {
  home = false;
  showFrame();
}

export function goHome() {
  if (history.state?.chat) history.back();
  else comeHome();
}

function comeHome() {
  home = true;
  showFrame();
  showChatList({ anew: true });
  if (front && narrow.matches) focusEntry(front.person);
}
