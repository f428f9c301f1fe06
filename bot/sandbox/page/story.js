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
let stage = null;
let run = null; // the performance of the scene that is open
let shown = null; // its scene
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
  run?.stop();
  run = shown = null;
  drawn.clear();
  showNowPlaying();
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

/** Opens a scene anew: from now on what is done by hand counts as well. */
async function open(scene) {
  close();
  shown = scene;
  const setFor = language;
  stage = await setTheStage(language);
  if (shown !== scene || language !== setFor) return;
  run = new Performance(scene, stage, pace, showPerformance);
  run.ended.catch((problem) => showProblem(scene, problem));
  drawSteps(scene);
  showPerformance();
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

/** Plays, pauses, goes on; plays anew what is over. */
async function pressPlay(scene) {
  if (shown !== scene || !run || run.state === "done" || !isBegun()) await open(scene);
  if (!run) return;
  if (run.plays) run.pause();
  else {
    if (narrow.matches) panel.fold();
    run.play();
  }
}

/** Does one step; the first one with the days as they are by now. */
async function doOne() {
  if (!isBegun()) await open(shown);
  run?.next();
}

const isBegun = () => run.plays || run.steps.some((step) => step.state === "done");

function drawSteps(scene) {
  const parts = drawn.get(scene);
  parts.body.hidden = false;
  parts.head.setAttribute("aria-expanded", "true");
  parts.causes.replaceChildren();
  parts.steps.replaceChildren(...run.steps.map(drawStep));
}

function drawStep(step) {
  const item = make("li", "step");
  item.dataset.state = step.state;
  const told = make("p", "step-told");
  const seen = step.shows ? make("p", "step-shows", t(step.shows, factsOf(step))) : null;
  const doIt = makeButton("step-do", t("scene-do"), doOne);
  if (step.who) item.append(drawPerson(personOf(stage.cast[step.who])));
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
  name: step.who ? personOf(stage.cast[step.who]).name : "",
  customer: stage.customer,
  superior: personOf(stage.cast.superior).name,
  rep: personOf(stage.cast.rep).name,
});

/** What is to be done, as a sentence; what will be known only later is left open. */
function tellOf(step) {
  const facts = factsOf(step);
  if (step.tells) return t(step.tells, facts);
  const text = step.types?.(stage) ?? "…";
  if (step.answers) return t("scene-tells-answers", { ...facts, text });
  if (step.types) return t("scene-tells-types", { ...facts, text });
  if (!step.taps) return t("scene-tells-reads", facts);
  const { key, labelled } = step.taps(stage);
  return t("scene-tells-taps", { ...facts, label: labelled ?? saidTo(stage.cast[step.who], key) });
}

function showPerformance() {
  const parts = drawn.get(shown);
  if (!run || !parts) return;
  parts.item.dataset.state = run.state;
  run.steps.forEach((step, at) => showStep(parts.steps.children[at], step));
  const { step } = run;
  const missing = run.state === "stuck" ? t("scene-missing", { what: step.shows ? t(step.shows, factsOf(step)) : tellOf(step) }) : "";
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
  item.dataset.state = step.state;
  if (isNow) item.setAttribute("aria-current", "step");
  else item.removeAttribute("aria-current");
  const told = step.state === "skipped" ? t("scene-skipped", { what: tellOf(step) }) : tellOf(step);
  const words = item.querySelector(".step-told");
  if (words.textContent !== told) words.textContent = told;
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
  const isOn = run && drawn.get(shown) === parts && run.state !== "done";
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
  const isOver = run.state === "done";
  const words = isOver ? t("scene-over", { title: t(shown.title) }) : run.state === "stuck" ? drawn.get(shown).stuck.textContent : tellOf(run.step);
  if (bar.firstElementChild.textContent !== words) bar.firstElementChild.textContent = words;
  bar.querySelector(".now-play").textContent = playLabel();
  bar.querySelector(".now-next").textContent = t("scene-next");
  bar.querySelector(".now-next").hidden = isOver;
  bar.querySelector(".now-story").textContent = t("scene-to-story");
}

function showProblem(scene, problem) {
  const parts = drawn.get(scene);
  if (shown !== scene || !parts) return;
  parts.item.dataset.state = "stuck";
  parts.stuck.textContent = problem.message;
}
