// The panel beside the phones: a story to follow, the clock, what can go wrong.

import * as clock from "./clock.js";
import { byId, make, makeButton, recall, remember } from "./dom.js";
import * as faults from "./faults.js";
import { foldPanel, isPanelOpen, openPanel } from "./frame.js";
import * as story from "./story.js";
import { t } from "./texts.js";

const TAB_KEPT = "fieldbook.tab";
const TABS = { story, clock, faults };
// Written out, so that it is found who says them.
const NAMES = { story: "page-tab-story", clock: "page-tab-clock", faults: "page-tab-faults" };

/** For whoever shows something in the panel, or needs the place that it takes. */
export const panel = { open: openPanel, fold: foldPanel, isOpen: isPanelOpen, openTab };

export function buildPanel() {
  for (const [name, tab] of Object.entries(TABS)) {
    const button = makeButton("tab", "", () => openTab(name));
    button.id = `tab-${name}`;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", `tabpanel-${name}`);
    button.addEventListener("keydown", moveAmongTabs);
    byId("tabs").append(button);
    const holder = make("div", "tab-panel");
    holder.id = `tabpanel-${name}`;
    holder.tabIndex = 0;
    holder.setAttribute("role", "tabpanel");
    holder.setAttribute("aria-labelledby", button.id);
    byId("tab-panels").append(holder);
    tab.build(holder);
  }
  openTab(recall(TAB_KEPT) in TABS ? recall(TAB_KEPT) : "story");
}

/** Says everything anew, in the language that was chosen. */
export function showPanel() {
  for (const [name, tab] of Object.entries(TABS)) {
    byId(`tab-${name}`).textContent = t(NAMES[name]);
    tab.show();
  }
}

function openTab(name) {
  remember(TAB_KEPT, name);
  for (const one of Object.keys(TABS)) {
    byId(`tab-${one}`).setAttribute("aria-selected", String(one === name));
    byId(`tab-${one}`).tabIndex = one === name ? 0 : -1;
    byId(`tabpanel-${one}`).hidden = one !== name;
  }
}

function moveAmongTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const names = Object.keys(TABS);
  const at = names.findIndex((name) => `tab-${name}` === event.target.id);
  const next = names[(at + step + names.length) % names.length];
  openTab(next);
  byId(`tab-${next}`).focus();
}
