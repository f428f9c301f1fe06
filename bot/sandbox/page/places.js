// Where somebody can be: the customers' shops, a few well-known places, or wherever one types.

import { people } from "./company.js";
import { endContext } from "./composer.js";
import { openOver } from "./dialogs.js";
import { byId, icon, make, makeButton } from "./dom.js";
import { act, ask } from "./server.js";
import { t } from "./texts.js";

const NEAR = 0.0004; // degrees, some forty metres

const KNOWN = [
  ["page-place1", 31.2304, 121.4737],
  ["page-place2", 31.2397, 121.4998],
  ["page-place3", 31.1947, 121.4365],
  ["page-place4", 31.299, 121.5142],
  ["page-place5", 31.1946, 121.3209],
];

let shops = []; // [{name, latitude, longitude, of}], `of` the person whose customer it is

/** Asks anew where the customers are; without an answer the last one stays. */
export async function fetchPlaces() {
  const found = await ask("/try/places").catch(() => null);
  if (Array.isArray(found)) shops = found;
}

const knownPlaces = () => KNOWN.map(([key, latitude, longitude]) => ({ name: t(key), latitude, longitude }));

/** What is there, or null. */
export function nameOfPlace(latitude, longitude) {
  const isHere = (place) => Math.abs(place.latitude - latitude) < NEAR && Math.abs(place.longitude - longitude) < NEAR;
  return [...shops, ...knownPlaces()].find(isHere)?.name ?? null;
}

/** Lets whoever holds the phone choose where they are, and shares it. */
export async function openPosition(phone) {
  await fetchPlaces();
  const dialog = byId("position");
  const form = dialog.querySelector("form");
  const search = byId("place-search");
  const share = (latitude, longitude) => {
    const { context } = phone;
    if (context?.kind === "reply") endContext(phone);
    phone.atEnd = true;
    act(phone, "position", { latitude, longitude, ...(context?.kind === "reply" ? { reply_to: context.id } : {}) });
  };
  form.reset();
  search.placeholder = t("page-places-search");
  const list = () => listPlaces(phone.person, search.value.trim().toLowerCase(), (place) => {
    dialog.close();
    share(place.latitude, place.longitude);
  });
  search.oninput = list;
  search.onkeydown = (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // It would send the coordinates that nobody has typed.
    byId("places").querySelector("button")?.click();
  };
  list();
  byId("position-wrong").textContent = "";
  form.onsubmit = (event) => {
    const [latitude, longitude] = readPosition(byId("latitude").value, byId("longitude").value);
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) return share(latitude, longitude);
    event.preventDefault();
    byId("position-wrong").textContent = t("page-wrong-position");
    byId("latitude").focus();
  };
  openOver(phone, dialog);
}

/** The person's own customers come first, then well-known places, then what belongs to others. */
function listPlaces(person, words, choose) {
  const ofThem = shops.filter((shop) => String(shop.of) === person);
  const others = shops.filter((shop) => String(shop.of) !== person);
  const groups = [
    ["page-places-own", ofThem],
    ["page-places-known", knownPlaces()],
    ["page-places-others", others],
  ];
  const drawn = groups.flatMap(([key, places]) => {
    const fitting = places.filter((place) => place.name.toLowerCase().includes(words));
    if (!fitting.length) return [];
    const group = make("div", "place-group", make("h3", "place-title", t(key)), ...fitting.map((place) => drawPlace(place, person, choose)));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", t(key));
    return [group];
  });
  byId("places").replaceChildren(...(drawn.length ? drawn : [make("p", "no-place", t("page-no-place"))]));
}

function drawPlace(place, person, choose) {
  const owner = place.of && String(place.of) !== person ? people.find((one) => one.id === place.of)?.name : null;
  const button = makeButton("place", icon("pin"), () => choose(place));
  button.append(make("span", "place-name", place.name), make("span", "place-where", owner ?? `${place.latitude.toFixed(4)}, ${place.longitude.toFixed(4)}`));
  return button;
}

/** Reads two numbers, also when both were pasted into the first field. */
function readPosition(latitude, longitude) {
  const both = longitude.trim() ? [latitude, longitude] : latitude.split(/[,\uff0c\s]+/);
  return [0, 1].map((index) => (both[index]?.trim() ? Number(both[index]) : NaN));
}
