"""Answers in words to the day's list of bills: which of them is meant, and what is said of it (10.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup
from sqlalchemy import select

from bot import texts
from bot.panels import Panel, View, named
from bot.router import Router
from bot.turn import Turn
from handlers import bill_answers
from handlers.answers import answer_a_message
from handlers.bills import find_bill
from handlers.carrying import carry_and_tell
from handlers.chasing import NAME_TAKES, about, answers, is_answered, line_in_words
from models import calendar, names
from models.chase_lists import PAYMENTS_DUE, bills_in, noted
from models.chasing import Line, lines_again
from models.customers import Customer
from models.errors import Refused
from models.facts import pack, unpack
from models.instalments import INSTALMENT_CARD, Instalment
from models.staff import Role

router = Router()

WHICH = "chase-which"
OFFERED = 12  # bills to choose from
LONGEST_PIECE = 20  # signs of a customer's name that begin a line
MARKS = f"{bill_answers.MARKS}·"  # as the buttons have it between a place, a name and an amount
PLACE = re.compile(  # 2 已付, 第2笔已付, 2周五付, 2. paid; but 2天了, 2周后, 2点付, 2.5, 2 weeks are none
    r"\s*第?\s*(\d{1,4})(?![\d%/-]|[.,]\d|\s*(?:hour|day|week|month)s?\b)"
    r"(?!\s*(?:[天日月个個块塊元万萬千百点點次]|[周週](?![一二三四五六日天末])))"
    r"(?![成家])"  # 3成, 2家; but 2 家乐福 is a place and a name
    r"\s*[笔筆条條项項号號]?[)）]?\s*",
    re.IGNORECASE,
)

Places = Sequence[tuple[int, Line]]


@router.reply_to(PAYMENTS_DUE, role=Role.MEMBER)
async def answer_the_list(turn: Turn) -> None:
    """Words are of the only bill that is left, or of the one whose number or customer they name;
    else it is asked for which. They are never kept as a note. Where it is all about one owner and
    nothing on it is the reader's own, they are for that owner."""
    assert turn.replied_to
    facts = unpack(turn.replied_to.facts)
    places = await answerable(turn.view, facts["day"], bills_in(facts))
    if turn.replied_to.about and not is_answered([line for _, line in places]):
        await answer_a_message(turn)
        return
    if not places:
        turn.say("chase-nothing")
        return
    meant, words = await named_in(turn, places, turn.words)
    left = [(place, line) for place, line in meant if line.is_chased] or meant
    if len(left) == 1:
        await take(turn, *left[0], words)
        return
    card = turn.bring(WHICH, None)
    card.facts = pack(
        {
            "words": words,
            "day": facts["day"],
            "bills": noted(bills_in(facts)),
            "among": noted(line.bill.id for _, line in left),
            "said_on": calendar.business_day(turn.said_at),
        }
    )
    card.reply_to_message_id = turn.message_id


async def answerable(view: View, day: date, bills: Sequence[int]) -> Places:
    """The lines of a list by their places that the reader may answer, or write to the owner of."""
    lines = await lines_again(view.session, view.reader, day, bills)
    return [(place, line) for place, line in enumerate(lines, 1) if line.is_own or line.may_write]


async def take(turn: Turn, place: int, line: Line, words: str) -> None:
    """What is said of one bill: of one's own as below its card, of another's for its owner; what
    says nothing of it shows its buttons."""
    one = await find_bill(turn, str(line.bill.id))
    if not line.is_own:
        if words:
            await carry_and_tell(turn, one, words)
        else:
            await turn.take_away(INSTALMENT_CARD, one.about)
            turn.bring(INSTALMENT_CARD, one.about)
        return
    if one.open_units <= 0:
        raise Refused("instalment-paid-already")
    if await bill_answers.settles(turn, one, words) or await bill_answers.says(turn, one, words):
        return
    said = Markup("{}\n\n{}").format(line_in_words(turn.view, place, line), turn.t("chase-what"))
    turn.show(Panel(said, [answers(place, line), [named(f"🔍 {place}", about(line))]]))


@router.card(WHICH)
async def which_card(view: View) -> Panel:
    """Below words that may be of several bills: a button each."""
    among = set(bills_in({"bills": view.facts["among"]}))
    places = await answerable(view, view.facts["day"], bills_in(view.facts))
    left = [(place, line) for place, line in places if line.bill.id in among]
    rows = []
    for place, line in left[:OFFERED]:
        name = texts.shield(texts.clip(line.bill.customer, NAME_TAKES))
        amount = texts.money(view.reader.speaks, line.amount)
        rows.append([named(f"{place} · {name} · {amount}", f"{WHICH}:{line.bill.id}")])
    return Panel(view.t("chase-which", place=left[-1][0] if left else 1), rows)


@router.button(rf"{WHICH}:([0-9]{{1,18}})", role=Role.MEMBER)
async def choose(turn: Turn, number: str) -> None:
    """What was written is said of this bill, once, and on the day from which they count."""
    ours = turn.tapped
    facts = unpack(ours.facts) if ours and ours.key == WHICH else {}
    if ours is None or not facts or "is_taken" in facts:
        raise Refused("button-out-of-date")
    places = await answerable(turn.view, facts["day"], bills_in(facts))
    chosen = [(place, line) for place, line in places if str(line.bill.id) == number]
    if not chosen or facts["said_on"] != calendar.business_day(turn.said_at):
        raise Refused("button-out-of-date")
    await take(turn, *chosen[0], str(facts["words"]))
    ours.facts = {**ours.facts, **pack({"is_taken": True})}
    turn.remove(ours)


# Which is meant.


async def named_in(turn: Turn, places: Places, words: str) -> tuple[Places, str]:
    """The bills that words name by a customer or by their place in the list, all where they name
    none; and what is said beside that."""
    now = calendar.business_day(turn.said_at)
    for name in sorted({line.bill.customer for _, line in places}, key=len, reverse=True):
        edge = r"\b" if name.isascii() else ""  # "Ann" is not meant in "cannot"
        if found := re.search(f"{edge}{re.escape(name)}{edge}", words, re.IGNORECASE):
            before, after = words[: found.start()], words[found.end() :]
            of_them: Places = [one for one in places if one[1].bill.customer == name]
            if not bill_answers.is_said(before + after, now):  # 2号 华联 付 is a day, and no place
                of_them, before = at_place(of_them, before)  # 2 华联 已付
            return told(of_them, words, beside=f"{before.rstrip()} {after}" if before else after)
    if bill_answers.is_said(words, now):
        return places, words  # 3天后付 begins with a number, and with no place
    return await begun_with(turn, *at_place(places, words))


def at_place(places: Places, words: str) -> tuple[Places, str]:
    """The bill whose place in the list words begin with, and what is behind; all and everything where
    they begin with none."""
    number = PLACE.match(words)
    at_it = [(place, line) for place, line in places if number and place == int(number[1])]
    if number and at_it:
        return at_it, words[number.end() :].strip(MARKS)
    return places, words


async def begun_with(turn: Turn, places: Places, words: str) -> tuple[Places, str]:
    """The bills of customers whose name words begin with a part of: 华联 已付, and 华联已付."""
    now = calendar.business_day(turn.said_at)
    found = await turn.session.execute(
        select(Instalment.id, Customer.keys.label("found_by"))
        .join(Customer, Customer.id == Instalment.customer_id)
        .where(Instalment.id.in_([line.bill.id for _, line in places]))
    )
    keys = {row.id: row.found_by for row in found}
    for piece, rest in beginnings(words):
        if rest and rest[0] not in MARKS and not bill_answers.is_said(rest, now):
            continue  # it ends within a word
        if bill_answers.is_said(piece, now):
            continue  # 周五 is a day, also where somebody's shop is called so
        part = names.fold(piece)
        of_them = [(place, line) for place, line in places if part in keys[line.bill.id]]
        if of_them:
            return told(of_them, words, beside=rest)
    return places, words


def beginnings(words: str) -> Iterator[tuple[str, str]]:
    """What may be part of a name, the longest first, and what is behind each."""
    for end in range(min(LONGEST_PIECE, len(words)), 1, -1):
        part = names.fold(words[:end])
        if len(part) > 1 and not part.isdigit():
            yield words[:end], words[end:]


def told(places: Places, words: str, *, beside: str) -> tuple[Places, str]:
    """What is said beside a customer's name; to the owner of their bills it goes as it was written."""
    is_own = all(line.is_own for _, line in places)
    return places, beside.strip(MARKS) if is_own else words
