// Menus that open from a button: attachments, more.

import { chats } from "./company.js";
import { openContact, openForwarding } from "./dialogs.js";
import { icon, makeButton } from "./dom.js";
import { comeOnline, goOffline, isOffline } from "./offline.js";
import { addSamplePicture } from "./pictures.js";
import { openPosition } from "./places.js";
import { act } from "./server.js";
import { t } from "./texts.js";

/** A button that opens a menu: arrows move, Escape and a click elsewhere close. */
export function attachPopup(button, panel, fill) {
  const close = (giveFocusBack) => {
    if (panel.hidden) return;
    panel.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (giveFocusBack) button.focus();
  };
  const open = () => {
    fill();
    panel.hidden = false;
    button.setAttribute("aria-expanded", "true");
    const chosen = panel.querySelector('[aria-checked="true"]') ?? panel.firstElementChild;
    chosen.tabIndex = 0;
    chosen.focus();
  };
  button.addEventListener("click", () => (panel.hidden ? open() : close(true)));
  button.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" || !panel.hidden) return;
    event.preventDefault();
    open();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") {
      close(true);
    } else {
      moveInMenu(panel, event);
    }
  });
  panel.addEventListener("click", (event) => {
    if (event.target.closest("[role^=menuitem]")) close(panel.contains(document.activeElement));
  });
  document.addEventListener("pointerdown", (event) => {
    if (!panel.contains(event.target) && !button.contains(event.target)) close(false);
  });
}

function moveInMenu(panel, event) {
  const items = [...panel.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    items[(to + items.length) % items.length].focus();
  } else if (event.key.length === 1 && event.key !== " ") {
    const letter = event.key.toLowerCase();
    const round = [...items.slice(at + 1), ...items.slice(0, at + 1)];
    round.find((item) => item.textContent.toLowerCase().startsWith(letter))?.focus();
  }
}

function menuItem(iconName, label, whenPressed) {
  const item = makeButton("menu-item", icon(iconName), whenPressed);
  item.append(label);
  item.setAttribute("role", "menuitem");
  item.tabIndex = -1;
  return item;
}

export function fillMore(phone) {
  const blocked = chats.get(phone.person)?.blocked ?? false;
  const label = t(blocked ? "page-unblock" : "page-block");
  const offline = isOffline(phone.person);
  const network = menuItem("offline", t("page-offline"), () => (offline ? comeOnline(phone) : goOffline(phone)));
  network.setAttribute("role", "menuitemcheckbox");
  network.setAttribute("aria-checked", String(offline));
  phone.find(".more").replaceChildren(network, menuItem("block", label, () => act(phone, "block", { blocked: !blocked })));
}

export function fillAttach(phone) {
  phone.find(".attach").replaceChildren(
    menuItem("picture", t("page-pictures"), () => phone.find(".files").click()),
    menuItem("picture", t("page-sample-picture"), () => addSamplePicture(phone)),
    menuItem("file", t("page-file"), () => phone.find(".documents").click()),
    menuItem("pin", t("page-position"), () => openPosition(phone)),
    menuItem("person", t("page-contact"), () => openContact(phone)),
    menuItem("forward", t("page-forward"), () => openForwarding(phone)),
  );
}
