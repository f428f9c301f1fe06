"""Targets in the chat: seen as far as they are one's own, set by whoever stands above (15.1)."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.forms import TITLE, Answers, Becomes, Form
from bot.panels import Panel, View, button
from bot.periodwords import read_period
from bot.router import Router
from bot.turn import Turn
from handlers.pace_words import PERIOD, in_full, period_of, today
from handlers.target_amounts import HowMuch, Said, read_subject, subject_of, target_shown
from handlers.target_fields import ForPeriod, Measured, Whose, day_of, name_of, only_code, who_of
from handlers.target_pages import page_of, panel_of, sets_any
from models import target_setting
from models.earnings import Measure
from models.errors import Refused
from models.facts import term
from models.periods import Period
from models.staff import Role
from models.target_setting import NEWS, may_see, own, set_target
from models.targets import Who, targets_of

router = Router()

CARD = "target"
WHO = r"(c|[tp][0-9]{1,18})"
MEASURE = f"({'|'.join(Measure)})"


class TargetForm(Form, name="target"):
    """A target from a line of words, or asked for piece by piece; read back before it is set."""

    new_each_time = True

    who = Whose()
    measure = Measured()
    period = ForPeriod()
    aim = HowMuch()

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """What it is now, and that a period is over."""
        asked = cls(subject, answers)
        who, period, measure, said = asked.who, asked.period, asked.measure, asked.aim
        said.as_aim(measure)
        one = await target_shown(turn, who, period, measure)
        notes = [turn.t("target-so-far", amount=in_full(turn.view, one.amount))] if one else []
        if period.last < today():
            notes.append(turn.t("target-period-over", period=period))
        return notes

    async def submit(self, turn: Turn) -> Becomes:
        return await set_and_show(turn, self.who, self.period, self.measure, self.aim)


class AimForm(Form, name="aim"):
    """The number alone, of a target that was tapped."""

    at_once = True

    aim = HowMuch()

    async def submit(self, turn: Turn) -> Becomes:
        who, period, measure = read_subject(self.subject)
        return await set_and_show(turn, who, period, measure, self.aim)


async def set_and_show(
    turn: Turn, who: Who, period: Period, measure: Measure, said: Said
) -> Becomes:
    one = await set_target(turn.session, turn.me, who, period, measure, said.as_aim(measure))
    assert one
    return Becomes(CARD, one.about)


@router.command("target", role=Role.SELLER, takes_words=True)
async def show_or_set(turn: Turn, words: str = "") -> None:
    """`/target`, 目标: this month's, one's own and those of the people below; `目标 10月` those of
    another period, `目标 李伟` is one person's, `目标 李伟 销售 10月 50万` sets one (15.1)."""
    month = Period.month_of(today())
    period = read_period(words, day_of(turn))
    if period or not words or not await sets_any(turn.view):
        turn.show(await panel_of(turn.view, period or month))
        return
    claim = await TargetForm.who.claim(turn, words, None)
    if claim and not claim.rest and (code := only_code(claim)):
        turn.show(await page_of(turn.view, who_of(code), month))
        return
    await filling.start(turn, TargetForm, words=words)


@router.command("targets", role=Role.SELLER)
async def show_them(turn: Turn, words: str = "") -> None:
    """The same word in the plural."""
    await show_or_set(turn, words)


@router.button(rf"target:{PERIOD}(?::([0-9]{{1,4}}))?", role=Role.SELLER)
async def show_a_period(turn: Turn, said: str, page: str | None) -> None:
    await turn.change(await panel_of(turn.view, period_of(said), int(page or 0)))


@router.button(rf"target:new:{PERIOD}", role=Role.LEADER)
async def set_another(turn: Turn, said: str) -> None:
    await filling.start(turn, TargetForm, answers={"period": str(period_of(said))})


@router.button(rf"target:of:{WHO}:{PERIOD}(?::([0-9]{{1,4}}))?", role=Role.SELLER)
async def show_one(turn: Turn, code: str, said: str, page: str | None) -> None:
    who = await who_they_see(turn, code)
    await turn.change(await page_of(turn.view, who, period_of(said), int(page or 0)))


@router.button(rf"target:set:{WHO}:{PERIOD}:{MEASURE}", role=Role.LEADER)
async def set_one(turn: Turn, code: str, said: str, measure: str) -> None:
    who, period = who_of(code), period_of(said)
    await target_setting.require_may_set(turn.session, turn.me, who, period)
    title = {
        "name": await name_of(turn, who),
        "measure": texts.plain(turn.t(term(Measure(measure)))),
        "period": texts.period_in_words(turn.language, period),
    }
    subject = subject_of(who, period, Measure(measure))
    await filling.start(turn, AimForm, subject=subject, offered={TITLE: title})


@router.button(rf"target:back:{WHO}:{PERIOD}:{MEASURE}", role=Role.LEADER)
async def take_back(turn: Turn, code: str, said: str, measure: str) -> None:
    """There is no target of 0: what is not aimed at any more is taken back."""
    who, period = who_of(code), period_of(said)
    await set_target(turn.session, turn.me, who, period, Measure(measure), None)
    turn.hint("target-taken-back")
    await turn.change(await page_of(turn.view, who, period))


@router.button(rf"target:split:{WHO}:{PERIOD}:{MEASURE}:([0-9]{{1,16}})", role=Role.LEADER)
async def fill_a_gap(turn: Turn, code: str, said: str, measure: str, units: str) -> None:
    who, period = await who_they_see(turn, code), period_of(said)
    people = await target_setting.split(
        turn.session, turn.me, who, period, Measure(measure), int(units)
    )
    turn.hint("target-split-hint", people=people)
    await turn.change(await page_of(turn.view, who, period))


@router.button(rf"target:copy:{PERIOD}", role=Role.LEADER)
async def copy_the_last(turn: Turn, said: str) -> None:
    period = period_of(said)
    copied = await target_setting.copy(turn.session, turn.me, period)
    turn.hint("target-copied-hint" if copied else "target-nothing-to-copy", number=copied)
    await turn.change(await panel_of(turn.view, period))


async def who_they_see(turn: Turn, code: str) -> Who:
    who = who_of(code)
    if not await may_see(turn.session, turn.me, who):
        raise Refused("target-not-yours")
    return who


# The cards


@router.card(CARD)
async def target_card(view: View) -> Panel | None:
    """The page of the target that was set."""
    return await page_of(view, view.record.who, Period.read(view.record.period))


@router.card(NEWS)
async def news_card(view: View) -> Panel | None:
    """To whom a target was set or changed: all that they have in that period, in one message."""
    period = view.facts["period"]
    mine = [who for who in await own(view.session, view.reader) if who.staff_id is not None]
    found = await targets_of(view.session, mine, period)
    by = view.record.name
    if not found:
        return Panel(view.t("targets-news-none", by=by, period=period))
    lines = [view.t("targets-news", by=by, period=period)]
    for who in mine:
        theirs = [one for one in found if one.who == who]
        if theirs and len(mine) > 1:
            lines.append(view.t(f"pace-of-{who.whom}"))
        lines += [
            view.t("target-of-line", measure=one.measure, amount=in_full(view, one.amount))
            for one in sorted(theirs, key=lambda one: list(Measure).index(one.measure))
        ]
    return Panel(Markup("\n").join(lines), [[button("target-my-pace", f"me:{period}")]])
