"""The menu, help and the language: what a person finds without knowing anything."""

from __future__ import annotations

from markupsafe import Markup

from bot import filling
from bot.panels import GREEN, Button, Panel, button
from bot.router import Router
from bot.turn import Turn
from handlers.pending import number_waiting
from models import audit, calendar, notice_lists
from models.attendance import Signing, Way, must_sign_in
from models.drafts import Draft
from models.errors import Refused
from models.language import Language
from models.report_kinds import ReportKind
from models.staff import Role, Staff

router = Router()

# Each says its own name in its own language.
LANGUAGES = {Language.EN: "English", Language.ZH_HANS: "简体中文", Language.ZH_HANT: "繁體中文"}


@router.command("menu", role=Role.MEMBER)
async def show_menu(turn: Turn, words: str = "") -> None:
    """What this person does most, one tap each."""
    me = turn.me
    rows: list[list[Button]] = []
    if waiting := await number_waiting(turn):
        rows.append([button("menu-pending", "pending", style=GREEN, number=waiting)])
    if me.may(Role.SELLER):
        rows.append([button("menu-visit", "visit:new"), button("menu-agenda", "agenda")])
        rows.append([button("menu-plan", "plan"), button("menu-customers", "customers")])
    if orders := order_buttons(turn):
        rows.append(orders)
    if me.may(Role.PAYMENTS):
        rows.append(
            [button("payment-record", "pay:new"), button("team-receivables", "receivables")]
        )
    if me.may(Role.SUPERIOR):
        rows.append([button("menu-people" if me.manages_people else "menu-team", "menu:team")])
    if me.may(Role.LEADER):
        rows[-1] += [button("team-tasks", "tasks:all"), button("menu-alerts", "alerts")]
    if not me.manages_people:
        rows.append([button("menu-report", "report:new"), button("menu-leave", "leave:new")])
        rows.append(report_buttons(turn))
    rows.append(await attendance_buttons(turn))
    if me.may(Role.HR):
        rows.append([button("menu-leave-calendar", "leave:calendar")])
    if me.keeps_the_calendar:
        rows.append([button("menu-calendar", "calendar")])
    rows.append(await notice_buttons(turn))
    rows.append([button("menu-me", "menu:me"), *figures_button(me)])
    rows.append([button("menu-language", "menu:language"), button("menu-help", "menu:help")])
    turn.say("menu-title", rows, name=me.name)


def figures_button(me: Staff) -> list[Button]:
    return [button("menu-figures", "figures")] if me.may(Role.SELLER) else []


def order_buttons(turn: Turn) -> list[Button]:
    """To enter one for who sells, and the list for all who have to do with orders (8.2)."""
    buttons = [button("menu-order", "order:new")] if turn.me.may(Role.SELLER) else []
    if turn.me.may(Role.ORDERS):
        buttons.append(button("menu-orders", "orders"))
    return buttons


def report_buttons(turn: Turn) -> list[Button]:
    """The reports of a week and a month, for whoever owes them (4.2, 4.3)."""
    keys = {ReportKind.WEEKLY: "menu-weekly", ReportKind.MONTHLY: "menu-monthly"}
    return [
        button(key, f"report:{kind}:new")
        for kind, key in keys.items()
        if turn.me.position in kind.written_by
    ]


async def attendance_buttons(turn: Turn) -> list[Button]:
    """Signing in, or out for who is in; and the month of those it is kept of, or who see it (2)."""
    buttons: list[Button] = []
    if must_sign_in(turn.me):
        today = calendar.business_day(turn.said_at)
        signed = await Signing.of_day(turn.session, turn.me.id, today)
        is_in = bool(signed) and signed[-1].way is Way.IN
        deed = "checkout" if is_in else "checkin"
        buttons.append(button(f"menu-{deed}", deed))
    if buttons or turn.me.may(Role.HR) or turn.me.may(Role.SUPERIOR):
        buttons.append(button("menu-attendance", "attendance"))
    return buttons


async def notice_buttons(turn: Turn) -> list[Button]:
    """The list, with how many are unread; and to write one for who may (17.1)."""
    unread = await notice_lists.number_unread(turn.session, turn.me)
    key = "menu-notices-unread" if unread else "menu-notices"
    buttons = [button(key, "notices", number=unread)]
    if turn.me.may(Role.ANNOUNCER):
        buttons.append(button("menu-announce", "notice:new"))
    return buttons


@router.command("language", role=Role.MEMBER)
async def choose_a_language(turn: Turn, words: str = "") -> None:
    """`/language` offers the three; `/language en` changes at once."""
    for language, name in LANGUAGES.items():
        if words.casefold() in (language.value.casefold(), name.casefold()) and words:
            await change_language(turn, language)
            turn.say("language-is-now")
            return
    rows = [[{"text": name, "data": f"language:{code}"}] for code, name in LANGUAGES.items()]
    turn.say("language-which", rows)


@router.button(r"menu:language", role=Role.MEMBER)
async def language_from_the_menu(turn: Turn) -> None:
    await choose_a_language(turn)


@router.button(r"language:([\w-]+)", role=Role.MEMBER)
async def language_from_the_list(turn: Turn, code: str) -> None:
    if code not in set(Language):
        raise Refused("button-out-of-date")
    await change_language(turn, Language(code))
    await turn.change(Panel(turn.t("language-is-now")))


async def change_language(turn: Turn, language: Language) -> None:
    turn.me.language = language
    audit.record(turn.session, turn.me, "language-changed", language=language.value)


@router.command("help", role=Role.MEMBER)
async def explain(turn: Turn, words: str = "") -> None:
    if turn.me.manages_people:
        turn.say("help-admin")
    elif turn.me.may(Role.HR):
        turn.say("help-hr")
    elif turn.me.may(Role.SUPERIOR):
        turn.say("help-superior")
    elif turn.me.may(Role.SELLER):
        turn.say("help-seller")
    elif turn.me.keeps_the_money:
        turn.say("help-finance")
    else:
        help_ = turn.t("help-orders" if turn.me.may(Role.ORDERS) else "help")
        more = turn.t("help-announcer") if turn.me.may(Role.ANNOUNCER) else Markup()
        turn.show(Panel(Markup("\n").join(filter(None, (help_, more)))))


@router.button(r"menu:help", role=Role.MEMBER)
async def help_from_the_menu(turn: Turn) -> None:
    await explain(turn)


@router.command("cancel", role=Role.MEMBER)
async def put_away(turn: Turn, words: str = "") -> None:
    """Close the open form; it can be brought back."""
    draft = await Draft.open_one(turn.session, turn.me.id)
    if draft is None:
        turn.say("cancel-nothing")
    else:
        await filling.cancel(turn, draft)
