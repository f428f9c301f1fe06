// Plays a scene: does on the phones what its people would do, and goes on when the bot has answered.

import { daysOf } from "./cast.js";
import { messagesOf, refresh } from "./company.js";
import { sharePosition, tapKey, write } from "./hands.js";
import { handTo } from "./phones.js";
import { labelIn, meets, newestOf, saidTo, signatureOf } from "./reading.js";
import { ask } from "./server.js";

const PATIENCE = 20_000; // milliseconds for the bot's answer, while it lives
const LOOK = 50; // between two looks at the chats
const READ = 1600; // for reading what came, at the usual pace

class Stopped extends Error {}

/** One performance of a scene; it follows also what somebody does by hand. */
export class Performance {
  /** `pace()` is what pauses are multiplied with (0 makes none); `changed()` is called when there is news to show. */
  constructor(scene, stage, pace, changed) {
    this.stage = stage;
    this.pace = pace;
    this.changed = changed;
    this.steps = scene.steps(stage).map((what) => ({ ...what, state: "waiting", changes: [], more: 0 }));
    this.at = 0;
    this.state = "idle"; // then "playing", in between perhaps "stuck", at the end "done"
    this.problem = ""; // what ended it before its end
    this.isOver = false;
    this.plays = false; // goes on by itself
    this.doesOne = false; // does the step that is next or under way, and waits then
    this.hurries = false; // does it without pauses
    this.before = new Map(); // person → what their chat was like when the step began
    this.changes = []; // what all of it caused in the database, and how many more than are told
    this.more = 0;
    this.follow();
  }

  get step() {
    return this.steps[this.at];
  }

  play() {
    this.plays = true;
    this.goOn();
  }

  pause() {
    this.plays = false;
    this.changed();
  }

  /** Does the step that is next; one that is under way without pauses. */
  next() {
    this.hurries = this.plays || this.doesOne;
    this.doesOne = true;
    this.goOn();
  }

  goOn() {
    this.state = "playing";
    this.changed();
  }

  stop() {
    this.isOver = true;
  }

  async follow() {
    try {
      await Promise.all(this.stage.ids.map((id) => refresh(id)));
      this.photograph();
      const mark = await markNow();
      for (; this.at < this.steps.length; this.at += 1) {
        await this.take(this.step);
        this.changed();
        if (this.plays && this.step.state === "done") await this.rest(READ);
      }
      Object.assign(this, await changesSince(mark));
      this.state = "done";
    } catch (problem) {
      if (problem instanceof Stopped) return;
      this.state = "stuck";
      this.problem = problem.message;
    }
    this.plays = false;
    this.isOver = true;
    this.changed();
  }

  async take(step) {
    if (!this.isNeeded(step)) {
      step.state = "skipped";
      return;
    }
    step.state = "now";
    this.changed();
    const [mark, days] = await Promise.all([markNow(), daysOf(this.stage.cast)]);
    Object.assign(this.stage, days);
    if (this.plays) this.photograph();
    await this.untilDone(step);
    this.photograph(); // At once: whoever does the next step by hand may be quick.
    step.state = "done";
    this.state = "playing";
    this.doesOne = this.hurries = false;
    if (step.sees) Object.assign(step, await changesSince(mark));
  }

  /** Waits until what the step causes is there, whoever did it; does it once that is wanted. */
  async untilDone(step) {
    let deed = null;
    while (!(step.sees ? this.isSeen(step) : deed?.doneAt)) {
      if (this.isOver) break;
      if (this.goesOn() && (!deed || deed.isStuck)) deed = this.begin(step, deed);
      if (deed && !deed.isStuck && (await this.isInVain(deed))) {
        deed.isStuck = true;
        this.plays = this.doesOne = this.hurries = false;
        this.state = "stuck";
        this.changed();
      }
      await pass(LOOK);
    }
    if (deed) {
      deed.isOver = true;
      await deed.ended;
    }
    if (this.isOver) throw new Stopped();
  }

  goesOn() {
    return this.plays || this.doesOne;
  }

  /** Begins to do a step, or does it once more: a key may be tapped again, but what was said is not said twice. */
  begin(step, before) {
    if (before?.doneAt && !step.taps) return { ...before, doneAt: performance.now(), isStuck: false };
    const deed = { doneAt: null, failed: false, isOver: false, isStuck: false };
    const whenDone = () => (deed.doneAt = performance.now());
    deed.ended = this.do(step, deed).then(whenDone, () => (deed.failed = true));
    return deed;
  }

  /** Whether it could not be done, or the bot, which is there, does not answer. */
  async isInVain(deed) {
    if (deed.failed) return true;
    if (!deed.doneAt || performance.now() - deed.doneAt < PATIENCE) return false;
    if (!(await isComingBack())) return true;
    deed.doneAt = performance.now();
    return false;
  }

  /** Whether the conversation still asks for it: a question may have been answered before. */
  isNeeded(step) {
    if (step.skip?.(this.stage)) return false;
    return !step.asked || Boolean(newestOf(this.id(step.who), { says: step.asked }, 1));
  }

  isSeen(step) {
    const seen = step.sees(this.stage).map((what) => {
      const id = this.id(what.who ?? step.who);
      const known = this.before.get(id);
      return messagesOf(id).findLast((message) => !message.out && known.get(message.id) !== signatureOf(message) && meets(message, what, id));
    });
    if (seen.includes(undefined)) return false;
    step.then?.(this.stage, ...seen);
    return true;
  }

  photograph() {
    const of = (id) => new Map(messagesOf(id).map((message) => [message.id, signatureOf(message)]));
    this.before = new Map(this.stage.ids.map((id) => [id, of(id)]));
  }

  id(who) {
    return this.stage.cast[who];
  }

  /** Does a step on the phone of whose it is; nobody else gets that phone meanwhile. */
  async do(step, deed) {
    const phone = step.who ? handTo(this.id(step.who)) : null;
    if (phone) phone.isPlayed = true;
    try {
      await this.doOn(phone, step, (milliseconds) => this.rest(milliseconds, deed));
    } finally {
      if (phone) phone.isPlayed = false;
    }
  }

  async doOn(phone, step, rest) {
    if (step.opens) await this.putAway(phone, rest);
    if (step.does) await step.does(this.stage, rest);
    else if (step.shares) await sharePosition(phone, step.shares(this.stage));
    else if (step.types) await write(phone, step.types(this.stage), rest, step.answers && this.found(step, step.answers(this.stage)));
    else if (step.taps) {
      const what = step.taps(this.stage);
      const message = this.found(step, what);
      await tapKey(phone, message, labelIn(message, what, phone.person), rest);
    } else await rest(READ);
  }

  found(step, what) {
    const message = newestOf(this.id(step.who), what);
    if (!message) throw new Error("It is not there (any more).");
    return message;
  }

  /** A form that was left open would take the scene's words for its answers. */
  async putAway(phone, rest) {
    const open = () => newestOf(phone.person, { key: "form-cancel" }, 1);
    if (!open()) return;
    await tapKey(phone, open(), saidTo(phone.person, "form-cancel"), rest);
    for (const begun = performance.now(); open(); await pass(LOOK)) {
      if (performance.now() - begun > PATIENCE) throw new Error("It is still open.");
    }
    this.photograph();
  }

  /** Pauses as long as a person would; false when somebody is in a hurry. A deed waits here while it is paused, and ends here when it is over. */
  async rest(milliseconds, deed) {
    const isOver = () => this.isOver || deed?.isOver;
    while (deed && !this.goesOn() && !isOver()) await pass(LOOK);
    const until = performance.now() + milliseconds * this.pace();
    while (performance.now() < until && !this.hurries && !isOver()) await pass(Math.min(LOOK, until - performance.now()));
    if (isOver()) throw new Stopped();
    return this.pace() > 0 && !this.hurries;
  }
}

const pass = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether the bot was killed and is being started, which takes a while on a machine that has a lot to do. */
async function isComingBack() {
  const { bot, faults } = await ask("/try/queues");
  return bot.state !== "working" && !bot.gave_up && !faults.down;
}

async function markNow() {
  return (await ask("/try/database/mark", { method: "POST" })).mark;
}

async function changesSince(mark) {
  const { changes, more = 0 } = await ask(`/try/database/changes?since=${mark}`);
  return { changes, more };
}
