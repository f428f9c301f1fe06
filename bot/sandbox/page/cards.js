// What a message carries: pictures, a file, a position, a contact.

import { icon, make, makeButton } from "./dom.js";
import { nameOfPlace } from "./places.js";
import { locale, t } from "./texts.js";
import { openPictures } from "./viewer.js";

/** The pictures of a message or an album, as a grid; `words` is what stands below them. */
export function drawPhotos(urls, words) {
  const grid = make("div", "photos");
  const count = Math.min(urls.length, 10);
  grid.dataset.count = count;
  const shown = urls.map((url, index) => ({ url, words: nameOfPicture(words, index, urls.length) }));
  shown.forEach(({ url, words: alt }, index) => {
    const image = make("img");
    image.src = url;
    image.alt = alt;
    image.draggable = false;
    const button = makeButton("photo", image, () => openPictures(shown, index));
    button.setAttribute("aria-label", t("page-open-picture", { name: alt }));
    grid.append(button);
  });
  return grid;
}

function nameOfPicture(words, index, count) {
  const name = words.trim().split("\n")[0] || t("page-picture");
  return count > 1 ? t("page-picture-of", { name, n: index + 1, count }) : name;
}

const KINDS = {
  sheet: /\.(xlsx?|csv|ods)$/i,
  paper: /\.(pdf|docx?|txt|odt)$/i,
  picture: /\.(png|jpe?g|webp|gif|heic)$/i,
};

/** A file to save: its name, its size, and by its colour what it is. */
export function drawDocument({ name, size, url }) {
  const kind = Object.keys(KINDS).find((one) => KINDS[one].test(name)) ?? "other";
  const ending = /\.(\w{1,4})$/.exec(name)?.[1] ?? "";
  const mark = make("span", "card-icon file-icon", ending ? make("span", "file-ending", ending.toUpperCase()) : icon("file"));
  mark.dataset.kind = kind;
  mark.setAttribute("aria-hidden", "true");
  const link = make("a", "card document", mark, make("span", "card-title", name), make("span", "card-sub", size === undefined ? t("page-document") : sizeOf(size)));
  if (url) {
    link.href = url;
    link.download = name;
    link.setAttribute("aria-label", t("page-save-document", { name, size: size === undefined ? "" : sizeOf(size) }));
  }
  return link;
}

function sizeOf(bytes) {
  const [unit, divisor] = bytes < 1000 ? ["byte", 1] : bytes < 1_000_000 ? ["kilobyte", 1000] : ["megabyte", 1_000_000];
  return new Intl.NumberFormat(locale(), { style: "unit", unit, unitDisplay: divisor > 1 ? "short" : "narrow", maximumFractionDigits: divisor > 1000 ? 1 : 0 }).format(bytes / divisor);
}

export function drawLocation({ latitude, longitude }) {
  const map = make("div", "map", icon("pin"));
  map.style.backgroundPosition = `${(longitude * 4000) % 97}px ${(latitude * 4000) % 89}px`;
  const where = `${latitude.toFixed(4)}, ${longitude.toFixed(4)}`;
  return make("div", "location", map, make("strong", "card-title", nameOfPlace(latitude, longitude) ?? t("page-position")), make("span", "card-sub", where));
}

export function drawContact({ name, phone }) {
  return make("div", "card", make("span", "card-icon", icon("person")), make("span", "card-title", name), make("span", "card-sub", phone));
}
