// The story: scenes to follow by hand, or to let play by themselves.

import { drawCauses } from "./causes.js";
import { setTheStage } from "./cast.js";
import { paintAvatar, personOf } from "./company.js";
import { byId, icon, make, makeButton, narrow, nameIt, recall, remember } from "./dom.js";
import { panel } from "./panel.js";
import { handTo } from "./phones.js";
import { Performance } from "./player.js";
import { saidTo } from "./reading.js";
import { SCENES } from "./scenes.js";
import { language, t } from "./texts.js";

const PACE_KEPT = "fieldbook.pace";
const PACES = { 2: "scene-slow", 1: "scene-usual", 0.4: "scene-fast" };
const asked = new URLSearchParams(location.search).get("pace");

let holder;
let shown = null; // the scene that is open
let run = null; // its performance, once the stage is set
let opened = 0; // scenes so far
const drawn = new Map(); // scene → its elements
let kept = recall(PACE_KEPT) ?? 1;

const pace = () => Number(asked ?? kept);

/** Puts this part into its place in the panel; `holder` is an empty element. */
export function build(place) {
  holder = make("div", "story");
  place.replaceChildren(holder);
}

/** Says everything in the language of the page, and shows what is. */
export function show() {
  close();
  drawn.clear();
  holder.replaceChildren(make("p", "story-intro", t("scene-intro")), drawPaces(), make("ol", "scenes", ...SCENES.map(drawScene)));
}

function drawPaces() {
  const choice = make("select", "pace");
  for (const [value, name] of Object.entries(PACES)) choice.append(new Option(t(name), value, false, Number(value) === kept));
  choice.addEventListener("change", () => {
    kept = Number(choice.value);
    remember(PACE_KEPT, kept);
  });
  return make("label", "paces", make("span", "", t("scene-speed")), choice);
}

function drawScene(scene) {
  const head = makeButton("scene-head", make("span", "scene-title", t(scene.title)), () => (shown === scene ? close() : open(scene)));
  head.append(icon("down"));
  head.setAttribute("aria-expanded", "false");
  const parts = {
    item: make("li", "scene"),
    head,
    play: makeButton("scene-play", t("scene-play"), () => pressPlay(scene)),
    next: makeButton("scene-next", t("scene-next"), doOne),
    stop: makeButton("scene-stop", t("scene-stop"), close),
    steps: make("ol", "steps"),
    stuck: make("p", "scene-stuck"),
    causes: make("div", "scene-causes"),
    body: make("div", "scene-body"),
  };
  parts.stuck.setAttribute("role", "alert");
  nameIt(parts.play, `${t("scene-play")}: ${t(scene.title)}`);
  parts.body.hidden = true;
  parts.body.append(make("p", "scene-why", t(scene.why)), parts.steps, parts.stuck, parts.causes);
  parts.item.dataset.scene = scene.name;
  parts.item.dataset.state = "idle";
  parts.item.append(make("h3", "", head), make("div", "scene-controls", parts.play, parts.next, parts.stop), parts.body);
  parts.next.hidden = parts.stop.hidden = true;
  drawn.set(scene, parts);
  return parts.item;
}

/** Opens a scene anew: what is done by hand counts from now on. Gives its performance; null when another press was quicker. */
async function open(scene) {
  close();
  shown = scene;
  opened += 1;
  const mine = opened;
  const parts = drawn.get(scene);
  parts.body.hidden = false;
  parts.head.setAttribute("aria-expanded", "true");
  parts.stuck.textContent = "";
  try {
    const stage = await setTheStage(language);
    if (shown !== scene || opened !== mine) return null;
    run = new Performance(scene, stage, pace, showPerformance);
  } catch (problem) {
    if (shown === scene && opened === mine) parts.stuck.textContent = problem.message;
    return null;
  }
  parts.causes.replaceChildren();
  parts.steps.replaceChildren(...run.steps.map(drawStep));
  showPerformance();
  return run;
}

function close() {
  if (!shown) return;
  run?.stop();
  const parts = drawn.get(shown);
  parts.body.hidden = true;
  parts.head.setAttribute("aria-expanded", "false");
  parts.item.dataset.state = "idle";
  run = shown = null;
  showControls(parts);
  showNowPlaying();
}

/** The performance that goes on; a new one where nothing was done yet, for the days as they are by now, or all was. */
const current = (scene) => (shown === scene && run && !run.isOver && run.state !== "idle" ? run : open(scene));

/** Plays, pauses, goes on; plays anew what is over. */
async function pressPlay(scene) {
  const one = await current(scene);
  if (!one) return;
  if (one.plays) one.pause();
  else {
    if (narrow.matches) panel.fold();
    one.play();
  }
}

async function doOne() {
  (await current(shown))?.next();
}

function drawStep(step) {
  const item = make("li", "step");
  item.dataset.state = step.state;
  const told = make("p", "step-told");
  const seen = step.shows ? make("p", "step-shows", t(step.shows, factsOf(step))) : null;
  const isReading = step.who && !step.sees;
  const doIt = makeButton("step-do", t(isReading ? "scene-next" : "scene-do"), doOne);
  if (step.who) item.append(drawPerson(personOf(run.id(step.who))));
  item.append(make("div", "step-words", told, seen, doIt));
  return item;
}

function drawPerson(person) {
  const avatar = make("span", "avatar");
  avatar.setAttribute("aria-hidden", "true");
  paintAvatar(avatar, person);
  const chip = makeButton("chip", avatar, () => handTo(String(person.id)));
  chip.append(make("span", "chip-name", person.name));
  nameIt(chip, t("scene-be", { name: person.name }));
  return chip;
}

const factsOf = (step) => ({
  name: step.who ? personOf(run.id(step.who)).name : "",
  customer: run.stage.customer,
  superior: personOf(run.id("superior")).name,
  rep: personOf(run.id("rep")).name,
});

/** What is to be done, as a sentence; what will be known only later is left open. */
function tellOf(step) {
  const facts = { ...factsOf(step), text: step.types?.(run.stage) ?? "…" };
  if (step.tells) return t(step.tells, facts);
  if (step.answers) return t("scene-tells-answers", facts);
  if (step.types) return t("scene-tells-types", facts);
  if (!step.taps) return t("scene-tells-reads", facts);
  const { key, labelled } = step.taps(run.stage);
  return t("scene-tells-taps", { ...facts, label: labelled ?? saidTo(run.id(step.who), key) });
}

function showPerformance() {
  const parts = drawn.get(shown);
  if (!run || !parts) return;
  parts.item.dataset.state = run.state;
  run.steps.forEach((step, at) => showStep(parts.steps.children[at], step));
  const missing = run.problem || (run.state === "stuck" ? t("scene-missing", { what: t(run.step.shows, factsOf(run.step)) }) : "");
  if (parts.stuck.textContent !== missing) parts.stuck.textContent = missing;
  if (run.state === "done" && !parts.causes.childElementCount) {
    const causes = make("div");
    parts.causes.append(make("h4", "", t("scene-caused")), causes);
    drawCauses(causes, run.changes, run.more);
  }
  showControls(parts);
  showNowPlaying();
}

function showStep(item, step) {
  const isNow = step.state === "now";
  const wasDone = item.dataset.state === "done"; // It stays as it was told, whatever day it is by now.
  item.dataset.state = step.state;
  if (isNow) item.setAttribute("aria-current", "step");
  else item.removeAttribute("aria-current");
  if (!wasDone) {
    const told = step.state === "skipped" ? t("scene-skipped", { what: tellOf(step) }) : tellOf(step);
    const words = item.querySelector(".step-told");
    if (words.textContent !== told) words.textContent = told;
  }
  item.querySelector(".step-do").hidden = !isNow || run.plays;
  if (isNow) item.scrollIntoView({ block: "nearest" });
  if (step.changes.length && !item.querySelector(".step-causes")) {
    const causes = make("div");
    item.querySelector(".step-words").append(make("details", "step-causes", make("summary", "", t("scene-caused-step")), causes));
    drawCauses(causes, step.changes, step.more);
  }
}

function playLabel() {
  if (run?.plays) return t("scene-pause");
  if (run?.state === "stuck") return t("scene-try-again");
  if (run?.state === "done") return t("scene-again");
  return t(run?.state === "playing" ? "scene-go-on" : "scene-play");
}

function showControls(parts) {
  const isOn = run && drawn.get(shown) === parts && !run.isOver;
  parts.play.textContent = drawn.get(shown) === parts ? playLabel() : t("scene-play");
  nameIt(parts.play, `${parts.play.textContent}: ${parts.head.textContent}`);
  parts.next.hidden = !isOn;
  parts.stop.hidden = !isOn;
}

/** On a small screen, where the panel would hide the phone, a slim bar above it says what happens. */
function showNowPlaying() {
  const bar = byId("now-playing");
  bar.hidden = !(run && run.state !== "idle" && narrow.matches);
  if (bar.hidden) return;
  if (!bar.childElementCount) {
    const words = make("p", "now-words");
    words.setAttribute("role", "status");
    const toStory = makeButton("now-story", "", () => panel.open());
    bar.append(words, makeButton("now-play", "", () => pressPlay(shown)), makeButton("now-next", "", doOne), toStory);
  }
  const isDone = run.state === "done";
  const words = isDone ? t("scene-over", { title: t(shown.title) }) : run.state === "stuck" ? drawn.get(shown).stuck.textContent : tellOf(run.step);
  if (bar.firstElementChild.textContent !== words) bar.firstElementChild.textContent = words;
  bar.querySelector(".now-play").textContent = playLabel();
  bar.querySelector(".now-next").textContent = t("scene-next");
  bar.querySelector(".now-next").hidden = run.isOver;
  bar.querySelector(".now-story").textContent = t("scene-to-story");
}
