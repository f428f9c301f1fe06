"""What else goes on in the try-out's company: tasks, notices, and the reports of weeks and months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from bot.demo.company import words
from bot.demo.company.diary import Diary
from bot.demo.company.people import COMPANY, LANGUAGE, SELLERS, SUPERIOR, SUPERVISORS
from bot.demo.company.selling import answer_report
from models import clock
from models.notice_address import Address, Audience
from models.notices import Notice
from models.report_kinds import OF_PERIODS, ReportKind
from models.reports import Report
from models.tasks import Task


@dataclass(frozen=True)
class Given:
    """A task, in working days from today (below nothing: before it)."""

    giver: str
    name: str
    what: str
    given: int
    due: int
    customer: str | None = None
    done: int | None = None
    result: str | None = None


TASKS = [
    Given(
        "王芳",
        "林雅婷",
        "虹橋天地的端架照片發給我",
        -18,
        -15,
        "虹橋天地精品超市",
        -16,
        "照片已發，端架做到月底",
    ),
    Given(
        "Hugo Lang",
        "赵强",
        "核对江湾体育城的陈列费",
        -12,
        -9,
        "江湾体育城超市",
        -9,
        "两边对上了，差额 120 元下月扣",
    ),
    Given(
        "Diana Reed",
        "Hugo Lang",
        "Price comparison for milk in three hypermarkets",
        -7,
        -3,
        None,
        -4,
        "Sent as a sheet; we are 2 % above the market",
    ),
    Given("王芳", "张敏", "把龙华粮油批发部的旧账谈出还款计划", -6, 3, "龙华粮油批发部"),
    Given(
        "Hugo Lang",
        "Tom Baker",
        "Get the signed account statement from the Expo Hotel",
        -8,
        -2,
        "Expo Hotel",
    ),
    Given("王芳", "林雅婷", "準備虹橋聯合商場的年底陳列方案", -4, 2, "虹橋聯合商場"),
    Given("Diana Reed", "王芳", "下季度大客户名单，附每家的目标", -3, 4),
    Given("王芳", "李伟", "外滩景轩饭店的宴会季用量问清楚", -3, 4, "外滩景轩饭店"),
    Given(
        "Hugo Lang",
        "Mei Carter",
        "Ask Green Court for a second display in the new year",
        -2,
        5,
        "Green Court Supermarket",
    ),
]


@dataclass(frozen=True)
class Written:
    """A notice to everybody, and who has not read it yet."""

    author: str
    ago: int  # working days
    words: str
    unread: tuple[str, ...] = ()


NOTICES = [
    Written(
        "陈建国",
        30,
        "各位同事：从本月起，拜访、订单、回款都在这里登记，不再填表格。有问题找 Emma。\n"
        "From this month on visits, orders and payments are entered here; questions go to Emma.",
    ),
    Written(
        "Emma Clark",
        4,
        "清源矿泉水 1.5L 换新包装，条码不变，旧包装发完为止。\n"
        "Qingyuan water 1.5 l has a new label; the barcode stays, old stock is sold first.",
        ("赵强", "吴刚"),
    ),
]


class Talking:
    def __init__(self, diary: Diary) -> None:
        self.diary = diary

    # Tasks

    def note_tasks(self) -> None:
        for one in TASKS:
            day = self._day(one.given)
            self.diary.note(self.diary.moment(day, 9.4, 60), partial(self._give, one))

    async def _give(self, one: Given) -> None:
        diary = self.diary
        giver, person = diary.people[one.giver], diary.people[one.name]
        customer = diary.customers[one.customer] if one.customer else None
        (task,) = await Task.give(
            diary.session, giver, [person], one.what, self._day(one.due), clock.now(), customer
        )
        if one.done is not None:
            done = partial(task.done, diary.session, person, one.result)
            diary.note(diary.moment(self._day(one.done), 16.8, 30), done)

    def _day(self, working_days: int) -> date:
        return self.diary.after(self.diary.today, working_days)

    # Notices

    def note_notices(self) -> None:
        for one in NOTICES:
            at = self.diary.moment(self._day(-one.ago), 10.2, 30)
            self.diary.note(at, partial(self._send, one))

    async def _send(self, one: Written) -> None:
        """Most have read it by the evening."""
        diary = self.diary
        everybody = Address(Audience.EVERYBODY)
        notice = await Notice.send(diary.session, diary.people[one.author], everybody, one.words)
        for reader in COMPANY:
            if reader.name != one.author and reader.name not in one.unread:
                at = clock.now() + timedelta(minutes=5 + diary.dice.randrange(400))
                diary.note(at, partial(notice.read, diary.session, diary.people[reader.name]))

    # Reports of weeks and months

    def note_reports(self) -> None:
        """Each before it is due: of a week on its last working day, of a month when the next begins."""
        diary = self.diary
        for kind in OF_PERIODS:
            for first in sorted({kind.first_of(day) for day in diary.working}):
                last = diary.working_day(kind.last_of(first), step=-1)
                if first < diary.first or last >= diary.today:
                    continue
                day = last if kind is ReportKind.WEEKLY else diary.after(last, 1)
                for name in [*SELLERS, *SUPERVISORS]:
                    o_clock = 16.7 if kind is ReportKind.WEEKLY else 8.2
                    at = diary.moment(day, o_clock, 35)
                    diary.note(at, partial(self._report, name, first, kind))

    async def _report(self, name: str, first: date, kind: ReportKind) -> None:
        diary, language = self.diary, LANGUAGE[name]
        report = await Report.file(
            diary.session,
            diary.people[name],
            first,
            clock.now(),
            {
                "done": diary.dice.choice(words.OF_A_PERIOD[language]),
                "results": None,
                "problems": diary.dice.choice([None, *words.PROBLEMS[language]]),
                "plan": diary.dice.choice(words.TO_COME[language]),
            },
            kind,
        )
        if diary.dice.randrange(2):
            at = diary.moment(diary.after(clock.now().date(), 1), 10.5, 60)
            diary.note(at, partial(answer_report, diary, report, SUPERIOR[name]))
