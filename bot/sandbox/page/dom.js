// Small things that every part builds with: elements, buttons, icons, what the browser remembers.

const ICONS = {
  down: "M6 9l6 6 6-6",
  back: "M15 5l-7 7 7 7",
  next: "M9 5l7 7-7 7",
  phone: "M8 3h8a1.5 1.5 0 0 1 1.5 1.5v15A1.5 1.5 0 0 1 16 21H8a1.5 1.5 0 0 1-1.5-1.5v-15A1.5 1.5 0 0 1 8 3zM11 18h2",
  plus: "M12 5v14M5 12h14",
  chats: "M4 5h16v11H10l-4 4v-4H4z",
  panel: "M4 5h16v14H4zM14 5v14",
  close: "M6 6l12 12M18 6L6 18",
  more: "M12 5v.2M12 11.9v.2M12 18.8v.2",
  clip: "M20 11.5l-8.2 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.6a3.5 3.5 0 0 1 5 5l-8.5 8.5a1.7 1.7 0 0 1-2.5-2.4l7.6-7.6",
  keys: "M4 6h16v12H4zM8 10v.01M12 10v.01M16 10v.01M8 14h8",
  send: "M4 12l16-8-5.5 16-3-6.5zM11.5 13.5L20 4",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 0 1 7 7",
  edit: "M4 20l1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8.5 18.5z",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9v.01",
  pin: "M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 9.5v.01",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.6-4 4-6 8-6s7.4 2 8 6",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  link: "M8 16L18 6M10 6h8v8",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v4.5l3 1.5",
  tick: "M5 13l4 4 9-10",
  ticks: "M2 13l4 4 9-10M11 16l1 1 9-10",
  bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  offline: "M3 3l18 18M5 12.5a10 10 0 0 1 4-2.3M2 8.8a15 15 0 0 1 5-3M19 12.5a10 10 0 0 0-4.5-2.5M22 8.8A15 15 0 0 0 11 5M8.5 16a5 5 0 0 1 7 0M12 19.5v.01",
  forward: "M14 6l6 6-6 6M20 12h-9a7 7 0 0 0-7 7",
  block: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM5.8 5.8l12.4 12.4",
};

export const byId = (id) => document.getElementById(id);
export const narrow = matchMedia("(max-width: 959px)"); // One phone; frame.css has the same numbers.
export const tight = matchMedia("(max-width: 1239px)"); // Two phones and either the list or the panel.
export const calm = matchMedia("(prefers-reduced-motion: reduce)");

export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still shows everything.
  }
}

export function make(tag, className = "", ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null));
  return element;
}

export function makeButton(className, label, whenPressed) {
  const button = make("button", className, label);
  button.type = "button";
  button.addEventListener("click", whenPressed);
  return button;
}

/** How many wait: in a badge, which is not there if none do. */
export function showCount(badge, count) {
  badge.hidden = !count;
  badge.textContent = count > 99 ? "99+" : String(count);
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function nameIt(element, label) {
  element.setAttribute("aria-label", label);
  if (element.matches("button")) element.title = label;
}

export function drawIcons(root) {
  for (const element of root.querySelectorAll("[data-icon]")) element.replaceChildren(icon(element.dataset.icon));
}
