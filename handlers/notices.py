"""Notices: somebody tells many something, they tap that they have read it, and ask (17.1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from bot import filling, texts
from bot.fields import Day, Files, Text, today
from bot.forms import Answers, Becomes, Form
from bot.panels import GREEN, RED, Button, Panel, View, button
from bot.router import Router
from bot.turn import Turn
from handlers.notice_fields import Branch, Positions, ToWhom
from models import notice_lists, records
from models.errors import Refused
from models.notice_address import Address, Audience, how_many
from models.notices import (
    CARD,
    DAY_PASSED,
    LONGEST,
    MOST_FILES,
    REMINDER,
    STATUS,
    File,
    Notice,
    Tally,
)
from models.outbox import Outgoing, Urgency
from models.staff import Role, Staff

router = Router()

NAME_TAKES = 40  # UTF-16 units of a name on a card
GLANCE = 1500  # of the words on the author's card
NAMES_TAKE = 1200  # for the names of the unread there
NAMED = 100  # of them that are looked up for that
IN_A_REMINDER = 8
FIRST_WORDS = 40


class Announcement(Form, name="notice"):
    """To whom, what, maybe files and a day by which it is to be read."""

    new_each_time = True

    # Not found in a line of words: "everybody" may well be the first word of the notice itself.
    audience = ToWhom(Audience, columns=3, claims=False)
    leader = Branch(when=lambda answers: answers.get("audience") == Audience.BRANCH)
    positions = Positions(when=lambda answers: answers.get("audience") == Audience.POSITIONS)
    words = Text(max_length=LONGEST)
    files = Files(at_most=MOST_FILES, optional=True)
    read_by = Day(earliest=today, aside=True)

    @property
    def address(self) -> Address:
        leader = self.leader if self.audience is Audience.BRANCH else None
        return Address(self.audience, leader, self.positions)

    @classmethod
    async def before_sending(cls, turn: Turn, subject: str, answers: Answers) -> Sequence[Markup]:
        """How many it reaches as things are now. Refused where that is nobody."""
        address = cls(subject, answers).address
        in_all, not_joined = await how_many(turn.session, turn.me, address)
        if not in_all:
            raise Refused("notice-to-nobody", field="audience")
        return [turn.t("notice-reaches", number=in_all, later=not_joined)]

    async def submit(self, turn: Turn) -> Becomes:
        files: list[File] = [
            {"kind": one.kind, "file_id": one.file_id, "caption": one.caption} for one in self.files
        ]
        notice = await Notice.send(
            turn.session, turn.me, self.address, self.words, files, read_by=self.read_by
        )
        return Becomes(STATUS, notice.about)


@router.command("announce", role=Role.ANNOUNCER, takes_words=True)
async def announce(turn: Turn, words: str = "") -> None:
    """`/announce`, `/announce The office is closed on Friday`."""
    await filling.start(turn, Announcement, words=words)


@router.button(r"notice:new", role=Role.ANNOUNCER)
async def announce_from_a_button(turn: Turn) -> None:
    await announce(turn)


async def find_notice(turn: Turn, number: str) -> Notice:
    """A notice this person may see; a button's id is never trusted."""
    return await records.require(turn.session, Notice, number, turn.me, "notice-gone-or-not-yours")


# What readers do


@router.button(r"notice:([0-9]{1,18}):open", role=Role.MEMBER)
async def open_a_notice(turn: Turn, number: str) -> None:
    """The whole of it, to the bottom of the chat."""
    notice = await find_notice(turn, number)
    if notice.taken_back_at:
        raise Refused("notice-is-taken-back")
    await turn.take_away(CARD, notice.about)
    await turn.take_albums_away(notice.about)
    await notice.bring(turn.session, turn.me, Urgency.ANSWER)


@router.button(r"notice:([0-9]{1,18}):read", role=Role.MEMBER)
async def read_a_notice(turn: Turn, number: str) -> None:
    """However often it is tapped, it was read once, the first time."""
    notice = await find_notice(turn, number)
    if turn.tapped is None:
        await Outgoing.arrived(turn.session, notice.about, CARD, turn.me, turn.message_id)
    is_new = await notice.read(turn.session, turn.me)
    turn.hint("notice-read-hint" if is_new else "notice-read-already")


@router.card(CARD)
async def notice_card(view: View) -> Panel | None:
    """The notice as its reader has it, with the button that says it was read."""
    notice: Notice = view.record
    author = await view.session.get_one(Staff, notice.author_id)
    head = view.t("notice-from", name=texts.clip(author.name, NAME_TAKES), at=notice.said_at)
    if notice.taken_back_at:
        return Panel(_below(head, view.t("notice-taken-back", at=notice.taken_back_at)))
    reading = await notice.reading_of(view.session, view.reader)
    parts = [head, _words_of(notice)]
    if notice.files:
        parts[0] = _below(head, view.t("notice-files-above", number=len(notice.files)))
    if notice.read_by:
        parts.append(view.t("notice-read-by-day", day=notice.read_by))
    rows: list[list[Button]] = []
    if reading and reading.read_at:
        parts.append(view.t("notice-you-read", at=reading.read_at))
    elif reading:
        parts.append(view.t("notice-how-to-ask"))
        rows = [[button("notice-read", f"{notice.about}:read", style=GREEN)]]
    return Panel(Markup("\n\n").join(parts), rows)


@router.card(REMINDER)
async def reminder_card(view: View) -> Panel | None:
    """One message for all that is unread, each a button; nothing where all was read meanwhile."""
    unread = await notice_lists.unread_of(view.session, view.reader)
    if not unread:
        return None
    authors = await authors_of(view, unread)
    named = unread[:IN_A_REMINDER]
    lines = [
        view.t(
            "notice-reminder-line",
            name=texts.clip(authors[one.author_id].name, NAME_TAKES),
            at=one.said_at,
            words=first_words(one),
            day=one.read_by or "",
            has_day=one.read_by is not None,
        )
        for one in named
    ]
    rows = [
        [
            button(
                "notice-reminder-open",
                f"{one.about}:open",
                name=texts.clip(authors[one.author_id].name, NAME_TAKES),
                words=first_words(one),
            )
        ]
        for one in named
    ]
    if len(unread) > len(named):
        rows.append([button("notice-all", "notices")])
    head = view.t("notice-reminder", number=len(unread))
    return Panel(Markup("\n").join([head, *lines]), rows)


async def authors_of(view: View, notices: Sequence[Notice]) -> Mapping[int, Staff]:
    return {
        number: await view.session.get_one(Staff, number)
        for number in {one.author_id for one in notices}
    }


def first_words(notice: Notice) -> str:
    """What a notice begins with, in one line."""
    return texts.clip(" ".join(notice.words.split()), FIRST_WORDS)


def _words_of(notice: Notice, at_most: int = LONGEST) -> Markup:
    """The author's own words, in whatever language they are."""
    return Markup("{}").format(texts.shield(texts.clip(notice.words, at_most)))


def _below(above: Markup, line: Markup) -> Markup:
    return Markup("{}\n{}").format(above, line)


# What the author has of it


@router.button(r"notice:([0-9]{1,18}):status", role=Role.MEMBER)
async def bring_the_status(turn: Turn, number: str) -> None:
    notice = await find_followed(turn, number)
    await turn.take_away(STATUS, notice.about)
    turn.bring(STATUS, notice.about)


@router.button(r"notice:([0-9]{1,18}):remind", role=Role.MEMBER)
async def remind_now(turn: Turn, number: str) -> None:
    notice = await find_followed(turn, number)
    reminded = await notice_lists.remind_now(turn.session, notice, turn.me)
    turn.hint("notice-reminded-hint", number=reminded)


@router.button(r"notice:([0-9]{1,18}):take-back", role=Role.MEMBER)
async def ask_before_taking_back(turn: Turn, number: str) -> None:
    """It changes the chats of many, and there is no way back."""
    notice = await find_followed(turn, number)
    tally = await notice.tally(turn.session)
    no = button("notice-take-back-no", f"{notice.about}:keep")
    yes = button("notice-take-back-yes", f"{notice.about}:take-back-now", style=RED)
    turn.say(
        "notice-take-back-sure",
        [[no, yes]],
        words=first_words(notice),
        number=tally.in_all,
        files_stay=notice.files_stay,
    )


@router.button(r"notice:([0-9]{1,18}):keep", role=Role.MEMBER)
async def keep_it(turn: Turn, number: str) -> None:
    await find_followed(turn, number)
    await turn.change(Panel(turn.t("notice-is-kept")))


@router.button(r"notice:([0-9]{1,18}):take-back-now", role=Role.MEMBER)
async def take_back(turn: Turn, number: str) -> None:
    notice = await find_followed(turn, number)
    await notice.take_back(turn.session, turn.me)
    await turn.change(Panel(turn.t("notice-is-taken-back-now")))


async def find_followed(turn: Turn, number: str) -> Notice:
    """One whose readers this person may see: the author's, and whose author stands below."""
    notice = await find_notice(turn, number)
    if not await notice.is_followed_by(turn.session, turn.me):
        raise Refused("notice-gone-or-not-yours")
    return notice


@router.card(STATUS)
async def status_card(view: View) -> Panel | None:
    """How far it has come, who has not read it, and what may be done about that."""
    notice: Notice = view.record
    if not await notice.is_followed_by(view.session, view.reader):
        return None
    parts = [await _what_was_sent(view, notice)]
    tally = await notice.tally(view.session)
    parts.append(await how_far(view, notice, tally))
    if notice.taken_back_at:
        parts.append(view.t("notice-taken-back", at=notice.taken_back_at))
        return Panel(Markup("\n\n").join(parts), [[_who(notice, tally)]])
    rows = [[_who(notice, tally)]]
    if await notice.is_kept_by(view.session, view.reader):
        deeds = [button("notice-take-back", f"{notice.about}:take-back", style=RED)]
        if tally.unread:
            deeds.insert(0, button("notice-remind", f"{notice.about}:remind"))
        rows.append(deeds)
    return Panel(Markup("\n\n").join(parts), rows)


@router.card(DAY_PASSED)
async def day_passed_card(view: View) -> Panel | None:
    """The day by which it was to be read has passed, and some have not."""
    panel = await status_card(view)
    notice: Notice = view.record
    if panel is None or notice.read_by is None:
        return None
    head = view.t("notice-day-passed", day=notice.read_by)
    return Panel(Markup("{}\n\n{}").format(head, panel.html), panel.rows)


async def _what_was_sent(view: View, notice: Notice) -> Markup:
    author = await view.session.get_one(Staff, notice.author_id)
    head = view.t(
        "notice-sent",
        is_mine=author.id == view.reader.id,
        name=texts.clip(author.name, NAME_TAKES),
        at=notice.said_at,
    )
    lines = [head, view.t("notice-to", whom=await _whom(view, notice))]
    if notice.files:
        lines.append(view.t("notice-files-below", number=len(notice.files)))
    if notice.read_by:
        lines.append(view.t("notice-read-by-day", day=notice.read_by))
    lines.append(Markup("<blockquote expandable>{}</blockquote>").format(_words_of(notice, GLANCE)))
    return Markup("\n").join(lines)


async def _whom(view: View, notice: Notice) -> Markup:
    match notice.audience:
        case Audience.EVERYBODY:
            return view.t("audience-everybody")
        case Audience.POSITIONS:
            return view.t("notice-positions-named", positions=tuple(notice.addressed_positions))
        case Audience.BRANCH:
            leader = await view.session.get_one(Staff, notice.leader_id)
            return view.t("notice-branch-of", name=texts.clip(leader.name, NAME_TAKES))


async def how_far(view: View, notice: Notice, tally: Tally) -> Markup:
    """37 / 52 read, the unread by name as far as they fit, and who cannot be reached."""
    lines = [view.t("notice-tally", read=tally.read, in_all=tally.in_all)]
    if tally.unread and not notice.taken_back_at:
        unread = await notice.unread_by(view.session, at_most=NAMED)
        names = texts.shortened([one.name for one in unread], NAMES_TAKE)
        lines.append(view.t("notice-unread", names=names))
    if tally.unreachable:
        lines.append(view.t("notice-unreachable", number=tally.unreachable))
    if notice.reminded_on and not notice.taken_back_at:
        lines.append(view.t("notice-reminded-on", day=notice.reminded_on))
    return Markup("\n").join(lines)


def _who(notice: Notice, tally: Tally) -> Button:
    if tally.unread and not notice.taken_back_at:
        return button("notice-who-not", f"{notice.about}:who:0", number=tally.unread)
    return button("notice-who", f"{notice.about}:who:0")
