// Plays a scene: does on the phones what its people would do, and goes on when the bot has answered.

import { messagesOf, refresh } from "./company.js";
import { answer, sharePosition, tapKey, write } from "./hands.js";
import { handTo } from "./phones.js";
import { labelIn, meets, newestOf, saidTo, signatureOf } from "./reading.js";
import { ask } from "./server.js";

const PATIENCE = 20_000; // milliseconds for the bot's answer, while it lives
const LOOK = 50; // between two looks at the chats
const READ = 1600; // for reading what came, at the usual pace

class Stopped extends Error {}
class Overtaken extends Error {} // somebody has done the step by hand, while it was being done

/** One performance of a scene; it follows also what somebody does by hand. Its `state` is as on the page. */
export class Performance {
  /** `pace()` is what pauses are multiplied with (0 makes none); `changed()` is called when there is news to show. */
  constructor(scene, stage, pace, changed) {
    this.stage = stage;
    this.pace = pace;
    this.changed = changed;
    this.steps = scene.steps(stage).map((what) => ({ ...what, state: "waiting", changes: [], more: 0 }));
    this.at = 0;
    this.state = "idle";
    this.plays = false; // goes on by itself
    this.doesNext = false; // is to do one step
    this.doesOne = false; // is at that, and waits then
    this.stopped = false;
    this.changes = []; // what all of it caused in the database, and how many more than are told
    this.more = 0;
    this.before = new Map();
    this.ended = this.follow();
  }

  get step() {
    return this.steps[this.at];
  }

  play() {
    this.plays = true;
    this.begin();
  }

  pause() {
    this.plays = false;
    this.changed();
  }

  /** Does the step that is next; one that is under way is not waited for longer than the bot takes. */
  next() {
    this.doesNext = true;
    this.begin();
  }

  begin() {
    this.state = "playing";
    this.step.problem = false;
    this.changed();
  }

  stop() {
    this.stopped = true;
  }

  async follow() {
    try {
      await Promise.all(this.stage.ids.map((id) => refresh(id)));
      const mark = await markNow();
      for (; this.at < this.steps.length; this.at += 1) {
        await this.take(this.step);
        this.changed();
        if (this.plays && this.step.state === "done") await this.rest(READ);
      }
      Object.assign(this, await changesSince(mark));
      this.state = "done";
      this.plays = false;
    } catch (problem) {
      if (!(problem instanceof Stopped)) throw problem;
      this.state = "idle";
    }
    this.changed();
  }

  async take(step) {
    this.before = this.photograph();
    if (!this.isNeeded(step)) {
      step.state = "skipped";
      return;
    }
    step.state = "now";
    this.changed();
    const mark = await markNow();
    await this.untilDone(step);
    step.state = "done";
    this.state = "playing";
    this.doesNext = false;
    this.doesOne = false;
    if (step.sees) Object.assign(step, await changesSince(mark));
  }

  /** Waits until what the step causes is there, whoever did it; does it once that is wanted. */
  async untilDone(step) {
    let doing = null;
    let doneAt = null;
    while (!(step.sees ? this.isSeen(step) : doneAt)) {
      if (this.stopped) throw new Stopped();
      if ((this.plays || this.doesNext) && (!doing || step.problem)) {
        this.doesOne = this.doesNext;
        this.doesNext = false;
        step.problem = false;
        doneAt = null;
        doing = this.do(step).then(
          () => (doneAt = performance.now()),
          (problem) => (step.problem = !(problem instanceof Overtaken) && problem),
        );
      }
      if (doneAt && performance.now() - doneAt > PATIENCE) {
        if (await isComingBack()) doneAt = performance.now(); // anew, once it is there
        else step.problem = true;
      }
      if (step.problem && this.state !== "stuck") {
        this.plays = false;
        this.state = "stuck";
        this.changed();
      }
      await pass(LOOK);
    }
    step.isSeen = true;
    await doing;
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
    return new Map(this.stage.ids.map((id) => [id, of(id)]));
  }

  id(who) {
    return this.stage.cast[who];
  }

  /** Does a step on the phone of whoever it is for, which nobody else is given meanwhile. */
  async do(step) {
    const phone = step.who ? handTo(this.id(step.who)) : null;
    if (phone) phone.isPlayed = true;
    try {
      await this.doOn(phone, step);
    } finally {
      if (phone) phone.isPlayed = false;
    }
  }

  async doOn(phone, step) {
    const rest = (milliseconds) => this.rest(milliseconds, step);
    if (step.opens) await this.putAway(phone);
    if (step.does) await step.does(this.stage);
    else if (step.shares) await sharePosition(phone, step.shares(this.stage));
    else if (step.answers) await answer(phone, this.found(step, step.answers(this.stage)), step.types(this.stage), rest);
    else if (step.types) await write(phone, step.types(this.stage), rest);
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
  async putAway(phone) {
    const open = () => newestOf(phone.person, { key: "form-cancel" }, 1);
    if (!open()) return;
    await tapKey(phone, open(), saidTo(phone.person, "form-cancel"), (milliseconds) => this.rest(milliseconds));
    for (const begun = performance.now(); open() && performance.now() - begun < PATIENCE; ) await pass(LOOK);
    this.before = this.photograph();
  }

  /** Pauses as long as a person would; false when somebody is in a hurry. In the midst of a step it waits while paused. */
  async rest(milliseconds, step) {
    while (step && !this.plays && !this.doesOne && !this.doesNext && !step.isSeen && !this.stopped) await pass(LOOK);
    if (step && this.stopped) throw new Stopped();
    if (step?.isSeen && step.sees) throw new Overtaken();
    const until = performance.now() + milliseconds * this.pace();
    while (performance.now() < until && !this.doesNext && !this.stopped) {
      await pass(Math.min(LOOK, until - performance.now()));
    }
    return this.pace() > 0 && !this.doesNext && !this.stopped;
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
