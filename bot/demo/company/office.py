"""The company's own days: who came when, who was on leave, and who wants to be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy import insert, select

from bot.demo.company.diary import Diary
from bot.demo.company.selling import Selling
from models import audit, calendar, clock
from models.approvals import Approval
from models.attendance import Signing, Way, must_sign_in
from models.facts import pack
from models.leave import LeaveRequest
from models.policy import LeaveKind
from models.spans import Half, Span

OFFICE = (31.2330, 121.4690)  # degrees
LATE_ONCE_IN, FORGOTTEN_ONCE_IN = 45, 160  # sign-ins, sign-outs
Row = dict[str, Any]
ANNUAL, SICK, PERSONAL = LeaveKind.ANNUAL, LeaveKind.SICK, LeaveKind.PERSONAL


@dataclass(frozen=True)
class Asked:
    """Leave, by the working days before today on which it begins (after, below nothing)."""

    name: str
    kind: LeaveKind
    begins: int
    days: int
    reason: str
    asked: int  # working days before it begins
    half: Half | None = None
    refused: str | None = None
    is_open: bool = False


LEAVES = [
    Asked("林雅婷", ANNUAL, 31, 1, "陪家人就醫", 3),
    Asked("Tom Baker", SICK, 24, 1, "Flu, seeing a doctor", 0),
    Asked("张敏", PERSONAL, 20, 1, "搬家", 2, refused="那天大卖场盘点，换到下周可以吗？"),
    Asked("Mei Carter", ANNUAL, 17, 1, "Visa appointment", 4, Half.AFTERNOON),
    Asked("吴刚", ANNUAL, 14, 2, "回老家办事", 5),
    Asked("赵强", ANNUAL, 9, 1, "孩子家长会", 3, Half.MORNING),
    Asked("Helen Price", ANNUAL, -6, 3, "A trip with my parents", 8),
    Asked("林雅婷", ANNUAL, -3, 1, "返鄉探親", 5),
    Asked("张敏", ANNUAL, -5, 1, "参加同学婚礼", 6, is_open=True),
]


class Office:
    def __init__(self, diary: Diary, selling: Selling) -> None:
        self.diary, self.selling = diary, selling

    # Leave

    def note_leave(self) -> None:
        """Asked for some days before, decided the same day; nobody is at work then."""
        diary = self.diary
        for one in LEAVES:
            first = diary.after(diary.today, -one.begins)
            span = Span(first, diary.after(first, one.days - 1))
            if one.half:
                span = Span(first, first, one.half, one.half)
            asked_on = diary.after(first, -one.asked)
            if one.is_open or asked_on >= diary.today:
                asked_on = diary.ago(1)
            at = diary.moment(asked_on, 8.2 if one.kind is SICK else 16.3, 20)
            diary.note(at, partial(self._ask, one, span))
            if not (one.refused or one.is_open):
                for half in span.halves():
                    self.selling.away[one.name, half.day].add(half.half)

    async def _ask(self, one: Asked, span: Span) -> None:
        session, applicant = self.diary.session, self.diary.people[one.name]
        request = await LeaveRequest.ask(
            session, applicant, one.kind, span, one.reason, [], clock.now()
        )
        if not one.is_open:
            deed = partial(self._decide, request, one.refused)
            self.diary.note(clock.now() + timedelta(minutes=25), deed)

    async def _decide(self, request: LeaveRequest, refused: str | None) -> None:
        """By everybody whose word it takes."""
        session = self.diary.session
        approval: Approval = await request.approval(session)
        while people := await approval.who_decides(session):
            await approval.decide(session, people[0], yes=refused is None, reason=refused)

    # Attendance

    def note_signs(self) -> None:
        """Everybody signs in before work begins and out when it is over; today in, where it has begun."""
        diary = self.diary
        for day in diary.working:
            for way in Way:
                rows = self._rows(day, way)
                if rows:
                    at = max(row["said_at"] for row in rows)
                    diary.note(at, partial(self._sign, rows))

    async def sign_in_today(self) -> None:
        """Whoever has to be there by now."""
        today = self.diary.today
        if self.diary.hours[today]:
            rows = [row for row in self._rows(today, Way.IN) if row["said_at"] <= self.diary.now]
            await self._sign(rows)

    def _rows(self, day: date, way: Way) -> list[Row]:
        """All signs of a day, and the people who signed: what a phone sends with a position."""
        diary, dice, hours = self.diary, self.diary.dice, self.diary.hours[day]
        rows: list[Row] = []
        for person in diary.people.values():
            away = self.selling.away[person.name, day]
            if not must_sign_in(person) or len(away) == 2:
                continue
            if way is Way.IN:
                begins = hours[1].start if Half.MORNING in away else hours[0].start
                late = dice.randrange(LATE_ONCE_IN) == 0
                minutes = dice.choice([2, 4, 9]) if late else -dice.randrange(2, 19)
                o_clock = begins
            else:
                if dice.randrange(FORGOTTEN_ONCE_IN) == 0:
                    continue
                o_clock = hours[0].end if Half.AFTERNOON in away else hours[-1].end
                minutes = dice.randrange(1, 22)
            said_at = datetime.combine(day, o_clock, calendar.zone()).astimezone(UTC)
            said_at += timedelta(minutes=minutes)
            rows.append(
                {
                    "staff_id": person.id,
                    "day": day,
                    "way": way,
                    "said_at": said_at,
                    "arrived_at": said_at,
                    "latitude": round(OFFICE[0] + dice.uniform(-3e-4, 3e-4), 5),
                    "longitude": round(OFFICE[1] + dice.uniform(-3e-4, 3e-4), 5),
                    "created_at": said_at,
                }
            )
        return rows

    async def _sign(self, rows: list[Row]) -> None:
        """As `Signing.note` leaves it, of everybody in three statements."""
        if not rows:
            return
        session = self.diary.session
        await session.execute(insert(Signing), rows)
        day, way = rows[0]["day"], rows[0]["way"]
        found = await session.execute(
            select(Signing.staff_id, Signing.id).where(Signing.day == day, Signing.way == way)
        )
        numbers = dict(found.all())
        entries = [
            {
                "staff_id": row["staff_id"],
                "deed": f"signed-{row['way']}",
                "about": f"signing:{numbers[row['staff_id']]}",
                "facts": pack({"said_at": row["said_at"]}),
                "created_at": row["said_at"],
            }
            for row in rows
        ]
        await session.execute(insert(audit.Entry), entries)
