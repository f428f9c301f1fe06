// What is wrong with how the page lies: things over each other, sticking out, cut off. Answers sentences.
() => {
  const SLACK = 1.5; // pixels that rounding and borders make
  const INTERACTIVE = 'button, a[href], input, select, textarea, summary, [role="button"], [role="tab"], [role="option"], [role^="menuitem"]';
  const LAYERS = "dialog, .popup, .to-end, .toast, .connection"; // meant to lie over the rest
  const FRAMES = ".bubble, .keyboard, .log, .phone, .panel, .popup, dialog";
  const MOVES_SIDEWAYS = ".pictures"; // a row that is pushed along, as in the messenger
  const LABELS = 'button, a.key, [role="tab"], [role="option"], [role^="menuitem"], h1, h2, h3, h4, label, legend, th, td, dt, dd';

  const problems = [];
  const styles = new Map();
  const styleOf = (element) => styles.get(element) ?? styles.set(element, getComputedStyle(element)).get(element);
  const nameOf = (element) => {
    const kind = `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}${[...element.classList].map((name) => `.${name}`).join("")}`;
    const words = (element.getAttribute("aria-label") ?? (element.children.length < 3 ? element.textContent : "")).trim().replace(/\s+/g, " ");
    return words ? `${kind} "${words.slice(0, 40)}"` : kind;
  };
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isForReadersOnly = (element) => (element.closest(".unseen") ?? element).getBoundingClientRect().width <= 1;
  const cuts = (element, axis) => ["hidden", "clip"].includes(styleOf(element)[`overflow${axis}`]);
  const scrolls = (element, axis) => ["auto", "scroll"].includes(styleOf(element)[`overflow${axis}`]);

  /** What of an element is on the screen, and whether something that cannot be scrolled cuts it. */
  function seen(element, box) {
    let { left, right, top, bottom } = box;
    let cutBy = null;
    let [mayScrollX, mayScrollY] = [false, false];
    for (let at = element; at && styleOf(at).position !== "fixed" && !at.matches("dialog"); ) {
      at = at.parentElement;
      if (!at || at === document.body) break;
      const around = at.getBoundingClientRect();
      mayScrollX ||= scrolls(at, "X");
      mayScrollY ||= scrolls(at, "Y");
      if (cuts(at, "X") || scrolls(at, "X")) {
        if (!mayScrollX && (left < around.left - SLACK || right > around.right + SLACK)) cutBy ??= at;
        [left, right] = [Math.max(left, around.left), Math.min(right, around.right)];
      }
      if (cuts(at, "Y") || scrolls(at, "Y")) {
        if (!mayScrollY && (top < around.top - SLACK || bottom > around.bottom + SLACK)) cutBy ??= at;
        [top, bottom] = [Math.max(top, around.top), Math.min(bottom, around.bottom)];
      }
    }
    return { left, right, top, bottom, cutBy, empty: right - left < 1 || bottom - top < 1 };
  }

  const boxesOf = (element) => (styleOf(element).display === "inline" ? [...element.getClientRects()] : [element.getBoundingClientRect()]);
  const everything = [...document.body.querySelectorAll("*")].filter((element) => !element.closest("svg svg, svg *") && isShown(element) && !isForReadersOnly(element));

  // Nothing that is tapped lies over another such thing.
  const open = document.querySelector("dialog[open]");
  const tapped = everything
    .filter((element) => element.matches(INTERACTIVE) && !(element.tagName === "INPUT" && element.type === "hidden"))
    .filter((element) => !open || open.contains(element))
    .flatMap((element) => boxesOf(element).map((box) => ({ element, layer: element.closest(LAYERS), ...seen(element, box) })))
    .filter((one) => one.cutBy || !one.empty);
  tapped.forEach((one, index) => {
    if (one.cutBy && !one.element.matches(".photo")) problems.push(`${nameOf(one.element)} is cut off by ${nameOf(one.cutBy)}`);
    if (one.left < -SLACK || one.right > innerWidth + SLACK) problems.push(`${nameOf(one.element)} is beside the screen`);
    for (const other of tapped.slice(index + 1)) {
      if (one.layer !== other.layer || one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      if (wide > SLACK && high > SLACK) problems.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap by ${wide.toFixed()}×${high.toFixed()}`);
    }
  });

  // Nothing is wider than what it is in.
  if (document.documentElement.scrollWidth > innerWidth + 1) problems.push(`the page is ${document.documentElement.scrollWidth} wide on a screen of ${innerWidth}`);
  for (const element of everything) {
    const frame = element.parentElement.closest(FRAMES);
    if (!frame || element.matches("dialog, .popup")) continue;
    const around = frame.getBoundingClientRect();
    for (const box of boxesOf(element).map((box) => seen(element, box))) {
      if (!box.empty && (box.left < around.left - SLACK || box.right > around.right + SLACK)) problems.push(`${nameOf(element)} sticks out of ${nameOf(frame)}`);
    }
  }

  // Nothing is cut off, but for a line that ends in … and what one can unfold.
  for (const element of everything) {
    if (!element.clientWidth || element.matches("img, svg, textarea, input, select, canvas")) continue;
    const style = styleOf(element);
    const [wider, higher] = [element.scrollWidth - element.clientWidth, element.scrollHeight - element.clientHeight];
    const isKey = element.matches(".key, .reply-key, [role='tab']");
    if (wider > SLACK) {
      if (scrolls(element, "X") && !element.matches(MOVES_SIDEWAYS)) problems.push(`${nameOf(element)} is scrolled sideways`);
      if (cuts(element, "X") && (isKey || style.textOverflow !== "ellipsis") && !element.querySelector(":scope > img")) problems.push(`${nameOf(element)} is cut off at its side`);
      if (style.overflowX === "visible" && element.matches(LABELS)) problems.push(`the words of ${nameOf(element)} stick out`);
    }
    if (higher > SLACK && element.textContent.trim()) {
      const isMeant = element.matches(".folded") || style.webkitLineClamp !== "none";
      if (cuts(element, "Y") && !scrolls(element, "Y") && !isMeant) problems.push(`${nameOf(element)} is cut off below`);
      if (style.overflowY === "visible" && element.matches(".key, .reply-key, [role='tab']")) problems.push(`the words of ${nameOf(element)} stick out below`);
    }
  }
  return [...new Set(problems)];
}
