"""The door: an invitation binds a person to their phone; nobody else learns anything (1.2)."""

from datetime import timedelta

from bot.panels import Panel, named, turn_pages
from bot.router import Router
from bot.texts import clip
from bot.turn import Turn
from handlers.menu import show_menu
from handlers.sheets import sheet_button
from models import audit, policy
from models.errors import Refused
from models.invitations import Invitation, Stranger
from models.staff import LONGEST_NAME, Role, Staff

router = Router()


@router.command("start", role=Role.ANYBODY)
async def come_in(turn: Turn, token: str) -> None:
    """`/start` with an invitation binds; for somebody who is in it is the menu."""
    if turn.somebody:
        if token:
            turn.say("access-already-in", name=turn.me.name)
        await show_menu(turn)
        return
    if token:
        staff = await Invitation.redeem(turn.session, token, turn.user.id, turn.language)
        if staff:
            turn.somebody = staff
            turn.say("access-welcome", name=staff.name, position=staff.position)
            await show_menu(turn)
            return
        audit.record(
            turn.session, None, "invitation-refused", telegram_id=turn.user.id, token=token[:6]
        )
    if await Stranger.may_be_answered(turn.session, turn.user.id):
        if not token:
            audit.record(turn.session, None, "stranger", telegram_id=turn.user.id)
        turn.say("access-neutral")


@router.command("invite", role=Role.SUPERIOR)
async def invite(turn: Turn, name: str) -> None:
    """A link for somebody below who has not joined; without a name, a list to choose from."""
    if not name:
        turn.show(await whom_to_invite(turn))
        return
    person = await turn.me.in_reach_called(turn.session, name)
    if person is None:
        raise Refused("invite-nobody", name=clip(name, LONGEST_NAME))
    await give_link(turn, person)


@router.button(r"invite:all:([0-9]{1,4})", role=Role.SUPERIOR)
async def leaf_through_the_list(turn: Turn, page: str) -> None:
    await turn.change(await whom_to_invite(turn, int(page)))


async def whom_to_invite(turn: Turn, page: int = 0) -> Panel:
    waiting = await turn.me.people_in_reach(turn.session, Staff.telegram_id.is_(None))
    if not waiting:
        return Panel(turn.t("invite-all-joined"))
    shown, leaves = turn_pages(waiting, page, "invite:all")
    rows = [[named(person.name, f"invite:{person.id}")] for person in shown]
    return Panel(turn.t("invite-whom"), [*rows, leaves, [sheet_button("not-joined")]])


@router.button(r"invite:([0-9]{1,18})", role=Role.SUPERIOR)
async def invite_from_the_list(turn: Turn, person_id: str) -> None:
    await give_link(turn, await turn.me.in_reach(turn.session, int(person_id)))


async def give_link(turn: Turn, person: Staff) -> None:
    """Answer with a new link for one of the people in reach; their earlier one ends (1.2).

    Refused for somebody who has joined: only the console lets another phone take a place.
    """
    token = await Invitation.make(turn.session, person, turn.me)
    link = f"https://t.me/{turn.bot_name}?start={token}"
    invitation = turn.say(
        "invite-link",
        [[{"key": "invite-copy", "copy": link}]],
        name=person.name,
        link=link,
        hours=policy.current().access.invitation_valid // timedelta(hours=1),
    )
    invitation.secret = True
