"""The door: an invitation binds a person to their phone; nobody else learns anything (1.2)."""

from datetime import timedelta

from bot.panels import named
from bot.router import Router
from bot.turn import Turn
from handlers.menu import show_menu
from models import audit, policy
from models.errors import Refused
from models.invitations import Invitation, Stranger
from models.staff import Role

router = Router()


@router.command("start", role=Role.ANYBODY)
async def come_in(turn: Turn, token: str) -> None:
    """`/start` with an invitation binds; for somebody who is in it is the menu."""
    if turn.somebody:
        if token:
            turn.say("access-already-in", name=turn.me.name)
        show_menu(turn)
        return
    if token:
        staff = await Invitation.redeem(turn.session, token, turn.user.id, turn.language)
        if staff:
            turn.somebody = staff
            turn.say("access-welcome", name=staff.name, position=staff.position)
            show_menu(turn)
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
    people = await turn.me.people_in_reach(turn.session)
    waiting = [person for person in people if person.telegram_id is None]
    if name:
        found = [person for person in people if person.name.casefold() == name.casefold()]
        if not found:
            raise Refused("invite-nobody", name=name)
        if found[0].telegram_id:
            raise Refused("invite-joined-already", name=found[0].name)
        await give_link(turn, found[0].id)
    elif waiting:
        turn.say("invite-whom", [[named(p.name, f"invite:{p.id}")] for p in waiting[:50]])
    else:
        turn.say("invite-all-joined")


@router.button(r"invite:(\d{1,18})", role=Role.SUPERIOR)
async def invite_from_the_list(turn: Turn, person_id: str) -> None:
    await give_link(turn, int(person_id))


async def give_link(turn: Turn, person_id: int) -> None:
    person = await turn.me.in_reach(turn.session, person_id)
    if person.telegram_id:
        raise Refused("invite-joined-already", name=person.name)
    token = await Invitation.make(turn.session, person, turn.me)
    link = f"https://t.me/{turn.bot_name}?start={token}"
    turn.say(
        "invite-link",
        [[{"key": "invite-copy", "copy": link}]],
        name=person.name,
        link=link,
        hours=policy.current().access.invitation_valid // timedelta(hours=1),
    )
