"""`/notices`: what somebody has to read, what was sent, and who of all has read it (17.1)."""

from __future__ import annotations

from markupsafe import Markup

from bot import texts
from bot.panels import Button, Panel, View, button, turn_pages
from bot.router import Router
from bot.turn import Turn
from handlers.notices import NAME_TAKES, announce, authors_of, find_followed, first_words
from handlers.sheets import ID, a_list, sheet_button, title
from models import notice_lists, records
from models.errors import Refused
from models.lists_as_sheets import Heading, Holds, Listed
from models.notice_lists import WhoRead
from models.notices import Notice, tallies
from models.staff import Role

router = Router()

A_PAGE = 10  # of notices; each is a row of its own
PEOPLE = 40  # on a page of those who were told
LOOKED_BACK = 100  # notices


@router.command("notices", role=Role.MEMBER, takes_words=True)
async def list_notices(turn: Turn, words: str = "") -> None:
    """What I have to read, the unread first; for who only writes them, those.

    The word alone is for readers; who may write notices says one with it: "notices we move on Friday".
    """
    if words and turn.me.may(Role.ANNOUNCER):
        await announce(turn, words)
        return
    panel = await received_panel(turn.view, 0) or await sent_panel(turn.view, 0)
    turn.show(panel or _nothing(turn.view))


@router.button(r"notices", role=Role.MEMBER)
async def list_from_a_button(turn: Turn) -> None:
    await list_notices(turn)


@router.button(r"notices:in:([0-9]{1,3})", role=Role.MEMBER)
async def list_received(turn: Turn, page: str) -> None:
    await turn.change(await received_panel(turn.view, int(page)) or _nothing(turn.view))


@router.button(r"notices:out:([0-9]{1,3})", role=Role.MEMBER)
async def list_sent(turn: Turn, page: str) -> None:
    await turn.change(await sent_panel(turn.view, int(page)) or _nothing(turn.view))


def _nothing(view: View) -> Panel:
    return Panel(view.t("notices-none"), [_new(view)])


async def received_panel(view: View, page: int) -> Panel | None:
    """What was sent to the reader; None where nothing was."""
    received = await notice_lists.received_by(view.session, view.reader, LOOKED_BACK)
    if not received:
        return None
    shown, leaves = turn_pages(received, page, "notices:in", A_PAGE)
    authors = await authors_of(view, [notice for notice, _ in shown])
    rows = [
        [
            button(
                "notices-received-one",
                f"{notice.about}:open",
                is_read=read_at is not None,
                name=texts.clip(authors[notice.author_id].name, NAME_TAKES),
                at=notice.said_at,
                words=first_words(notice),
            )
        ]
        for notice, read_at in shown
    ]
    head = view.t(
        "notices-received", unread=await notice_lists.number_unread(view.session, view.reader)
    )
    has_sent = bool(await notice_lists.sent_by(view.session, await _writers(view), at_most=1))
    other = [button("notices-to-sent", "notices:out:0")] if has_sent else []
    return Panel(head, [*rows, leaves, other, _new(view)])


async def sent_panel(view: View, page: int) -> Panel | None:
    """What the reader wrote, and everybody below; None where that is nothing."""
    sent = await notice_lists.sent_by(view.session, await _writers(view), LOOKED_BACK)
    if not sent:
        return None
    shown, leaves = turn_pages(sent, page, "notices:out", A_PAGE)
    authors = await authors_of(view, shown)
    counted = await tallies(view.session, [one.id for one in shown])
    rows = [
        [
            button(
                "notices-sent-one",
                f"{one.about}:status",
                is_mine=one.author_id == view.reader.id,
                is_taken_back=one.taken_back_at is not None,
                name=texts.clip(authors[one.author_id].name, NAME_TAKES),
                read=counted[one.id].read,
                in_all=counted[one.id].in_all,
                words=first_words(one),
            )
        ]
        for one in shown
    ]
    other = [button("notices-to-received", "notices:in:0")]
    return Panel(view.t("notices-sent"), [*rows, leaves, other, _new(view)])


async def _writers(view: View) -> list[int]:
    """Whose notices the reader follows: the own, and those of the branch below, leavers included."""
    return await view.reader.branch(view.session)


def _new(view: View) -> list[Button]:
    is_announcer = view.reader.may(Role.ANNOUNCER)
    return [button("menu-announce", "notice:new")] if is_announcer else []


# Who has read one


@router.button(r"notice:([0-9]{1,18}):who:([0-9]{1,4})", role=Role.MEMBER)
async def list_who_read(turn: Turn, number: str, page: str) -> None:
    """Below the card, in a message of its own, in which the pages turn."""
    notice = await find_followed(turn, number)
    panel = await who_panel(turn.view, notice, int(page))
    if turn.tapped and turn.tapped.about:
        turn.show(panel)  # the card stays as it is
    else:
        await turn.change(panel)


async def who_panel(view: View, notice: Notice, page: int) -> Panel:
    """Everybody by name, the unread first, with why somebody may not have read it."""
    everybody = await notice_lists.who_read(view.session, notice)
    shown, leaves = turn_pages(everybody, page, f"{notice.about}:who", PEOPLE)
    head = view.t("notice-who-title", at=notice.said_at, words=first_words(notice))
    lines = [_who_in_a_line(view, one) for one in shown]
    return Panel(Markup("\n").join([head, *lines]), [leaves, [sheet_button("notice", notice.id)]])


def _who_in_a_line(view: View, one: WhoRead) -> Markup:
    name = texts.clip(one.name, NAME_TAKES)
    if one.read_at:
        return view.t("notice-who-read", name=name, at=one.read_at)
    if one.left_at:
        return view.t("notice-who-left", name=name)
    if one.told_at is None:
        return view.t("notice-who-not-joined", name=name)
    return view.t("notice-who-unread", name=name)


@a_list("notice", role=Role.MEMBER, chosen=ID)
async def who_read_as_sheet(view: View, at_most: int, number: str) -> Listed:
    """Who was told of a notice, and who read it when."""
    notice = await records.require(
        view.session, Notice, number, view.reader, "notice-gone-or-not-yours"
    )
    if not await notice.is_followed_by(view.session, view.reader):
        raise Refused("notice-gone-or-not-yours")
    headings = (
        Heading("list-person"),
        Heading("list-position"),
        Heading("notice-told-at", Holds.MOMENT),
        Heading("notice-read-at", Holds.MOMENT),
    )
    everybody = await notice_lists.who_read(view.session, notice)
    rows = [(one.name, one.position, one.told_at, one.read_at) for one in everybody[:at_most]]
    called = title(view.t("notice-sheet-title", words=first_words(notice)))
    return Listed(called, headings, rows)
