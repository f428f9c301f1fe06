"""Days in the field: whom each representative visits, what comes of it, and what they report at night."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.demo.company import words
from bot.demo.company.customers import CUSTOMERS, A, B, C, Known
from bot.demo.company.diary import Deed, Diary
from bot.demo.company.ordering import Ordering
from bot.demo.company.people import LANGUAGE, SELLERS, SUPERIOR
from models import audit, clock, policy
from models.answers import Answer
from models.customers import Customer
from models.places import Place
from models.plans import Plan
from models.reports import Report, Words
from models.spans import Half
from models.visits import Purpose, Visit

# Days between two visits, oftener than the class's rhythm asks for.
EVERY = {A: 4, B: 6, C: 11}
PURPOSES = [Purpose.ROUTINE] * 6 + [Purpose.PRODUCT] * 2 + [Purpose.SHOP_CHECK, Purpose.PAYMENT]
HOURS = [9.6, 10.8, 13.7, 14.8, 15.9, 16.6]  # at which somebody is in a shop; fewer on Saturdays
MISSING, LATE = 4, 5  # of a hundred daily reports
COMPLAINTS = {("张敏", 12), ("Tom Baker", 27)}  # days ago
PLANNED_SINCE = 21  # days ago: since then every day's visits are planned and sent to the superior


class Selling:
    def __init__(self, diary: Diary, ordering: Ordering) -> None:
        self.diary, self.ordering = diary, ordering
        self.away: dict[tuple[str, date], set[Half]] = defaultdict(set)
        self._due: dict[str, date] = {}
        self._promised: set[str] = set()  # whose next step is open now
        self._visited: dict[tuple[str, date], list[str]] = defaultdict(list)

    def note_days(self) -> None:
        """Every working day of every representative."""
        diary = self.diary
        for number, one in enumerate(CUSTOMERS):
            first = diary.ago(one.habits.won) if one.habits.won else diary.first
            self._due[one.name] = first + timedelta(days=1 + number * 3 % EVERY[one.customer_class])
        for day in diary.working:
            for name in SELLERS:
                diary.note(diary.moment(day, 8.6), self._begin(name, day))

    def _begin(self, name: str, day: date) -> Deed:
        async def begin() -> None:
            """In the morning: the day's visits, as planned, and the report of what they were."""
            diary, away = self.diary, self.away[name, day]
            hours = HOURS[1:4] if diary.is_half(day) else HOURS
            free = [one for one in hours if _half(one) not in away]
            chosen = self._chosen(name, day, at_most=min(len(free), diary.dice.choice([2, 2, 3])))
            if day >= diary.today - timedelta(days=PLANNED_SINCE) and chosen:
                await self._plan(name, day, chosen)
            at = sorted(diary.dice.sample(free, len(chosen)))
            for one, o_clock in zip(chosen, at, strict=True):
                diary.note(diary.moment(day, o_clock, 25), self._visit(one, day))
            if len(away) < 2:
                self._note_report(name, day)

        return begin

    def _chosen(self, name: str, day: date, at_most: int) -> Sequence[Known]:
        """Who is due, the longest first; nobody who is to be unseen by now."""
        today = self.diary.today

        def may_be_seen(one: Known) -> bool:
            is_known = day > self.diary.ago(one.habits.won) if one.habits.won else True
            return is_known and (today - day).days >= one.habits.unseen

        due = [one for one in CUSTOMERS if one.owner == name and may_be_seen(one)]
        due = [one for one in due if self._due[one.name] <= day]
        return sorted(due, key=lambda one: self._due[one.name])[:at_most]

    async def _plan(self, name: str, day: date, chosen: Sequence[Known]) -> None:
        """Whom to see, sent to the superior, who has agreed by the first visit."""
        session, author = self.diary.session, self.diary.people[name]
        plan = await Plan.open(session, author, day, author)
        await plan.put(session, author, [self.diary.customers[one.name].id for one in chosen])
        await Plan.send(session, author, [plan])
        superior = self.diary.people[SUPERIOR[name]]

        async def agree() -> None:
            await Plan.agree(session, superior, [plan])

        if self.diary.dice.randrange(10):
            self.diary.note(self.diary.moment(day, 8.9, 20), agree)

    def _visit(self, known: Known, day: date) -> Deed:
        async def visit() -> None:
            diary, dice = self.diary, self.diary.dice
            customer, author = diary.customers[known.name], diary.people[known.owner]
            orders = self.ordering.is_due(known, day)
            purpose = Purpose.ORDER if orders else dice.choice(PURPOSES)
            if (known.owner, (diary.today - day).days) in COMPLAINTS:
                purpose = Purpose.COMPLAINT
            if purpose is Purpose.SHOP_CHECK and known.habits.shop is None:
                purpose = Purpose.ROUTINE
            language = LANGUAGE[known.owner]
            next_on = self._promised_for(known, day) if dice.randrange(3) == 0 else None
            await Visit.log(
                diary.session,
                author,
                customer,
                purpose=purpose,
                outcome=dice.choice(words.OUTCOMES[language][purpose]),
                next_on=next_on,
                next_step=dice.choice(words.STEPS[language]) if next_on else None,
                place=self._where(customer),
                photos=[],
                shop=known.habits.shop if purpose is Purpose.SHOP_CHECK else None,
                checks=self._checks() if purpose is Purpose.SHOP_CHECK else [],
                said_at=_now(),
            )
            self._visited[known.owner, day].append(known.name)
            every = EVERY[known.customer_class]
            self._due[known.name] = day + timedelta(days=dice.randrange(every - 1, every + 3))
            if orders:
                diary.note(_now() + timedelta(minutes=12), self.ordering.ordered(known))

        return visit

    def _promised_for(self, known: Known, day: date) -> date | None:
        """A next step falls on a later visit; of the last ones of each customer one is still open."""
        diary, unseen = self.diary, known.habits.unseen
        far = diary.working_day(day + timedelta(days=diary.dice.choice([3, 4, 5, 7])))
        if far < diary.today - timedelta(days=unseen):
            return far
        if unseen or known.name in self._promised:
            return None
        self._promised.add(known.name)
        return max(far, diary.after(diary.today, diary.dice.choice([-1, 1, 1, 2, 4])))

    def _where(self, customer: Customer) -> Place | None:
        """At the customer's door, as exactly as a phone knows; once in a while somewhere else."""
        dice, place = self.diary.dice, customer.place
        if place is None or dice.randrange(14) == 0:
            return None
        off = 0.008 if dice.randrange(25) == 0 else 0.0006
        return Place(
            round(place.latitude + dice.uniform(-off, off), 5),
            round(place.longitude + dice.uniform(-off, off), 5),
        )

    def _checks(self) -> list[dict[str, object]]:
        """The company's checklist, walked through."""
        dice = self.diary.dice
        found: list[dict[str, object]] = []
        for check in policy.current().visits.checklists["standard"]:
            answer: object = None
            match check.answer:
                case "number":
                    answer = dice.choice([4, 6, 8, 12, 18, 25, 30])
                case "yes_no":
                    answer = dice.randrange(6) > 0
                case "choice":
                    answer = dict(check.choices[dice.choice([0, 0, 0, 1])])
                case _:
                    continue  # a photo may be skipped
            found.append({"question": dict(check.question), "answer": answer})
        return found

    # Reports

    def _note_report(self, name: str, day: date) -> None:
        """At the end of the day, or next morning, or never; the superior reads it the day after."""
        diary, dice = self.diary, self.diary.dice
        fate = dice.randrange(100)
        if fate < MISSING:
            return
        if fate < MISSING + LATE:
            at = diary.moment(diary.after(day, 1), 9.2, 70)
        else:
            ends = diary.hours[day][-1].end.hour
            at = diary.moment(day, max(16.4, min(ends - 0.9, 18.2)), 40)
        diary.note(at, self._report(name, day))

    def _report(self, name: str, day: date) -> Deed:
        async def report() -> None:
            diary, dice, language = self.diary, self.diary.dice, LANGUAGE[name]
            author, superior = diary.people[name], diary.people[SUPERIOR[name]]
            said: Words = {
                "done": self._told(name, day),
                "results": None,
                "problems": dice.choice(words.PROBLEMS[language])
                if dice.randrange(5) == 0
                else None,
                "plan": dice.choice(words.PLANS[language]),
            }
            if ordered := self.ordering.of_day[name, day]:
                kind = words.ORDERED_ONE if len(ordered) == 1 else words.ORDERED
                names = words.COMMA[language].join(ordered)
                said["results"] = kind[language].format(names=names, number=len(ordered))
            filed = await Report.file(diary.session, author, day, _now(), said)

            async def answer() -> None:
                await answer_report(diary, filed, superior.name)

            if dice.randrange(5) < 2:
                diary.note(diary.moment(diary.after(day, 1), 9.3, 90), answer)

        return report

    def _told(self, name: str, day: date) -> str:
        language = LANGUAGE[name]
        if not (visited := self._visited[name, day]):
            return words.OFFICE[language]
        return words.VISITED[language].format(names=words.COMMA[language].join(visited))


async def answer_report(diary: Diary, report: Report, by: str) -> None:
    """A superior answers it, as a message does: from then on it stands."""
    superior = diary.people[by]
    diary.session.add(
        Answer(
            record=report.about,
            author_id=superior.id,
            to_id=report.author_id,
            words=diary.dice.choice(words.ANSWERS[LANGUAGE[by]]),
            message_id=0,  # in a chat of which nothing is left
            said_at=_now(),
        )
    )
    audit.record(diary.session, superior, "answered", about=report.about)
    await report.was_answered_by(diary.session, superior)


def _half(o_clock: float) -> Half:
    return Half.MORNING if o_clock < 12.5 else Half.AFTERNOON


def _now() -> datetime:
    return clock.now()
