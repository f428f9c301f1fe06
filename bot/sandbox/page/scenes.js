// The scenes of the story: who does what, and what comes of it.

import { daysOf, newestSaid, writtenDay, writtenMonth } from "./cast.js";
import { moveClock } from "./clock.js";
import { messagesOf, personOf } from "./company.js";
import { killBot } from "./faults.js";
import { newestOf, plainOf, saidTo } from "./reading.js";
import { knownLanguage } from "./texts.js";

const speaks = (stage, who) => knownLanguage(personOf(stage.cast[who])?.language);
const named = (stage, who) => personOf(stage.cast[who])?.name ?? "";
/** What somebody types: the scene's own words in their language. */
const words = (who, key, facts = () => ({})) => (stage) => saidTo(stage.cast[who], key, facts(stage));
const dayFor = (stage, who, day) => writtenDay(day, speaks(stage, who) !== "en");

/** A question of a form is answered, and the next one (or the summary) is there. */
const FORM = [{ key: "form-cancel" }];
const types = (who, asked, key, facts) => ({ who, asked, types: words(who, key, facts), sees: () => FORM, shows: "scene-sees-next" });
const SUMMARY = [{ key: "form-send" }];

/** So many mornings until it is this day, a working day at that. */
async function toTheMorningOf(day, { cast }, rest) {
  for (let left = 12; left; left -= 1) {
    await rest(0);
    const { today } = await daysOf(cast);
    if (today >= day) return;
    await moveClock("next-morning");
  }
}

/** What a report of today says of itself in its author's chat, if it was filed. */
function reportOfToday(stage, who) {
  const id = stage.cast[who];
  const title = plainOf(saidTo(id, "report-mine", { kind: saidTo(id, "reportkind-daily"), period: "" })).trim();
  return newestSaid(id, stage.today, title);
}

/** A report that was answered stands as it is: then the scene begins a day later. */
const answeredToday = (stage, who) => reportOfToday(stage, who)?.includes(saidTo(stage.cast[who], "report-answered"));
const onAnotherDay = (isNeeded) => ({
  does: () => moveClock("next-morning"),
  skip: (stage) => !isNeeded(stage),
  tells: "scene-tells-another-day",
  shows: "scene-shows-another-day",
});

const report = {
  name: "report",
  title: "scene-report-title",
  why: "scene-report-why",
  steps: () => [
    onAnotherDay((stage) => answeredToday(stage, "rep")),
    { who: "rep", opens: true, types: words("rep", "scene-says-report"), sees: () => FORM, shows: "scene-report-asks" },
    types("rep", "report-done", "scene-says-done"),
    types("rep", "report-results", "scene-says-results"),
    types("rep", "report-problems", "scene-says-problems"),
    { ...types("rep", "report-plan", "scene-says-plan"), sees: () => SUMMARY, shows: "scene-shows-summary" },
    {
      who: "rep",
      taps: () => ({ key: "form-send" }),
      sees: (stage) => [{ who: "superior", has: [named(stage, "rep")], says: "report-how-to-answer" }],
      shows: "scene-report-arrives",
      then: (stage, card) => (stage.card = card.id),
    },
    {
      who: "superior",
      answers: (stage) => ({ id: stage.card }),
      types: words("superior", "scene-says-well-done"),
      sees: (stage) => [{ who: "rep", has: [saidTo(stage.cast.superior, "scene-says-well-done")] }],
      shows: "scene-report-answered",
    },
    { who: "rep", shows: "scene-report-read" },
  ],
};

const visit = {
  name: "visit",
  title: "scene-visit-title",
  why: "scene-visit-why",
  steps: (stage) => {
    const [day] = stage.working_days;
    return [
      { who: "rep", opens: true, shares: () => stage.place, tells: "scene-tells-position", sees: () => [{ labelled: stage.customer }], shows: "scene-visit-nearby" },
      { who: "rep", taps: () => ({ labelled: stage.customer }), sees: () => [{ says: "visit-purpose" }], shows: "scene-sees-next" },
      { who: "rep", asked: "visit-purpose", taps: () => ({ key: "purpose-routine" }), sees: () => FORM, shows: "scene-sees-next" },
      { who: "rep", asked: "visit-shop", taps: () => ({ key: "form-skip" }), sees: () => FORM, shows: "scene-sees-next" },
      { who: "rep", asked: "visit-photos", types: words("rep", "scene-says-talked"), sees: () => [{ says: "visit-next_step" }], shows: "scene-visit-next" },
      {
        who: "rep",
        types: words("rep", "scene-says-next-step", () => ({ day: dayFor(stage, "rep", day) })),
        sees: () => SUMMARY,
        shows: "scene-shows-summary",
      },
      { who: "rep", taps: () => ({ key: "form-send" }), sees: () => [{ key: "visit-another" }], shows: "scene-visit-logged" },
      {
        does: (now, rest) => toTheMorningOf(day, now, rest),
        tells: "scene-tells-follow-up-day",
        sees: () => [{ who: "rep", has: [stage.customer], says: "agenda-morning" }],
        shows: "scene-visit-morning",
      },
      { who: "rep", shows: "scene-visit-reminded" },
    ];
  },
};

const leave = {
  name: "leave",
  title: "scene-leave-title",
  why: "scene-leave-why",
  steps: (stage) => {
    const title = plainOf(saidTo(stage.cast.rep, "leave-of-mine"));
    const free = stage.working_days[6];
    // Days of annual leave come to an end, if one plays it often enough.
    const first = !messagesOf(stage.cast.rep).some((message) => plainOf(message.html).includes(title));
    return [
      {
        who: "rep",
        opens: true,
        types: words("rep", first ? "scene-says-annual-leave" : "scene-says-personal-leave", () => ({ day: dayFor(stage, "rep", free) })),
        sees: () => SUMMARY,
        shows: "scene-leave-summary",
      },
      {
        who: "rep",
        taps: () => ({ key: "form-send" }),
        sees: () => [{ who: "superior", has: [named(stage, "rep"), dayFor(stage, "superior", free)], key: "approval-yes" }],
        shows: "scene-leave-card",
        then: (_, card) => (stage.card = card.id),
      },
      {
        who: "superior",
        answers: () => ({ id: stage.card }),
        types: words("superior", "scene-says-agreed"),
        sees: () => [{ who: "rep", says: "leave-approved", values: { by: named(stage, "superior") } }],
        shows: "scene-leave-heard",
      },
      { who: "rep", shows: "scene-leave-read" },
    ];
  },
};

const discount = {
  name: "discount",
  title: "scene-discount-title",
  why: "scene-discount-why",
  steps: (stage) => [
    {
      who: "rep",
      opens: true,
      types: words("rep", "scene-says-order", () => ({ customer: stage.words, day: dayFor(stage, "rep", stage.working_days[2]) })),
      sees: () => [{ key: "form-send", has: ["8"] }],
      shows: "scene-discount-summary",
    },
    {
      who: "rep",
      taps: () => ({ key: "form-send" }),
      sees: () => [{ who: "superior", has: [stage.customer], key: "approval-yes" }],
      shows: "scene-discount-card",
      then: (_, card) => (stage.card = card.id),
    },
    {
      who: "superior",
      taps: () => ({ id: stage.card, key: "approval-yes" }),
      sees: () => [
        { who: "rep", has: [stage.customer], says: "order-place-approved", values: { by: named(stage, "superior") } },
        { who: "works", has: [stage.customer] },
        { who: "finance", has: [stage.customer] },
      ],
      shows: "scene-discount-approved",
    },
    { who: "works", shows: "scene-discount-works" },
    { who: "finance", shows: "scene-discount-finance" },
  ],
};

/** The line of a list of bills that names a customer who is late: its number in the list, the customer, the amount. */
function lateBill(message) {
  const lines = plainOf(message.html).split("\n");
  for (const [at, line] of lines.entries()) {
    const found = /^(\d+)\. (\D*[\d.,]+) · (.+) · [^·]+$/.exec(line);
    if (found && lines[at + 1]?.includes("🔴")) return { place: found[1], amount: found[2].replace(/[^\d.]/g, ""), customer: found[3] };
  }
  return null;
}

const LATE = { has: ["🔴"], says: "chase-line" };

/** Morning after morning: what is late is listed on its first day and then every few days, not daily. */
async function untilSomethingIsLate(stage, rest) {
  const last = newestOf(stage.cast.rep, LATE)?.id;
  for (let left = 8; left && newestOf(stage.cast.rep, LATE)?.id === last; left -= 1) {
    await rest(0);
    await moveClock("next-morning");
  }
}

const overdue = {
  name: "overdue",
  title: "scene-overdue-title",
  why: "scene-overdue-why",
  steps: (stage) => [
    {
      does: () => moveClock("due-date"),
      skip: () => !stage.due || newestOf(stage.cast.rep, { has: [stage.debtor], says: "chase-line" }), // it was due before
      tells: "scene-tells-due-date",
      sees: () => [{ who: "rep", has: [stage.debtor, "🟡"] }],
      shows: "scene-overdue-due",
    },
    {
      does: untilSomethingIsLate,
      tells: "scene-tells-past-due",
      sees: () => [{ who: "rep", ...LATE }],
      shows: "scene-overdue-reminder",
      then: (_, list) => (stage.list = list.id),
    },
    {
      who: "rep",
      answers: () => ({ id: stage.list }),
      types: (now) => bill(now) && saidTo(now.cast.rep, "scene-says-promise", { place: bill(now).place, day: dayFor(now, "rep", now.working_days[3]) }),
      tells: "scene-tells-promise",
      sees: () => [{ says: "chase-is-promised" }],
      shows: "scene-overdue-promised",
    },
    {
      who: "rep",
      opens: true,
      types: (now) => bill(now) && saidTo(now.cast.rep, "scene-says-payment", bill(now)),
      sees: () => SUMMARY,
      shows: "scene-shows-summary",
    },
    {
      who: "rep",
      taps: () => ({ key: "form-send" }),
      sees: () => [{ who: "finance", has: [bill(stage).customer], key: "receipt-arrived" }],
      shows: "scene-overdue-finance",
      then: (_, card) => (stage.card = card.id),
    },
    {
      who: "finance",
      answers: () => ({ id: stage.card }),
      types: words("finance", "scene-says-arrived"),
      sees: () => [{ who: "rep", has: [bill(stage).customer], says: "receipt-confirmed", values: { by: named(stage, "finance") } }],
      shows: "scene-overdue-confirmed",
    },
    { who: "rep", shows: "scene-overdue-read" },
  ],
};

/** The bill that is late, once the list that names it has come; it stays the same when the list changes. */
function bill(stage) {
  const list = stage.list && messagesOf(stage.cast.rep).find((message) => message.id === stage.list);
  stage.bill ??= list ? lateBill(list) : null;
  return stage.bill;
}

const crash = {
  name: "crash",
  title: "scene-crash-title",
  why: "scene-crash-why",
  steps: (stage) => [
    onAnotherDay(() => reportOfToday(stage, "colleague")),
    { who: "colleague", opens: true, types: words("colleague", "scene-says-report"), sees: () => FORM, shows: "scene-report-asks" },
    types("colleague", "report-done", "scene-says-done"),
    { does: () => killBot(), tells: "scene-tells-kill", shows: "scene-crash-killed" },
    { ...types("colleague", "report-results", "scene-says-results"), shows: "scene-crash-goes-on" },
    { who: "colleague", asked: "report-problems", taps: () => ({ key: "form-skip" }), sees: () => FORM, shows: "scene-sees-next" },
    { ...types("colleague", "report-plan", "scene-says-plan"), sees: () => SUMMARY, shows: "scene-shows-summary" },
    {
      who: "colleague",
      taps: () => ({ key: "form-send" }),
      sees: () => [{ who: "superior", has: [named(stage, "colleague"), saidTo(stage.cast.colleague, "scene-says-results")], says: "report-how-to-answer" }],
      shows: "scene-crash-arrives",
    },
    { who: "superior", shows: "scene-crash-kept" },
  ],
};

const RANKING = { pictured: true, says: "team-picture-caption" };

/** The same picture comes once a minute at most. */
function hasJustBeenDrawn(stage) {
  const last = newestOf(stage.cast.director, RANKING);
  return last && new Date(stage.figures.date) - new Date(last.date) < 61_000;
}

/** The month before this one, as the key is labelled: a month that has just begun has no ranking to draw. */
function monthBefore(stage) {
  const [year, month] = stage.today.split("-").map(Number);
  return writtenMonth(new Date(Date.UTC(year, month - 2)), speaks(stage, "director") !== "en");
}

const team = {
  name: "team",
  title: "scene-team-title",
  why: "scene-team-why",
  steps: () => [
    {
      who: "director",
      types: words("director", "scene-says-team"),
      sees: (stage) => [{ labelled: monthBefore(stage) }],
      shows: "scene-team-figures",
    },
    {
      who: "director",
      taps: (stage) => ({ labelled: monthBefore(stage) }),
      sees: () => [{ key: "team-picture" }],
      shows: "scene-team-month",
      then: (stage, figures) => (stage.figures = figures),
    },
    { who: "director", taps: () => ({ key: "team-picture" }), sees: () => [RANKING], skip: hasJustBeenDrawn, shows: "scene-team-drawn" },
  ],
};

export const SCENES = [report, visit, leave, discount, overdue, crash, team];
