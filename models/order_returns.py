"""Returns and exchanges: goods that come back against what was shipped, and what is credited (8.6)."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from moneyed import Money
from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    func,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import Mapped, mapped_column

from models.approvals import Outcome
from models.base import Base
from models.money import from_minor_units
from models.numbers import LONGEST_NUMBER

RETURN_CARD = "return-card"


class ReturnKind(enum.StrEnum):
    RETURN = "return"  # credited, and not shipped again
    EXCHANGE = "exchange"  # shipped again, and not credited


class GoodsReturn(Base):
    """Goods that a customer gives back, decided by a chain; approved, a credit note is numbered."""

    __tablename__ = "goods_returns"
    __table_args__ = (Index("ix_goods_returns_order_id", "order_id", "outcome"),)
    card: ClassVar[str] = RETURN_CARD

    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("staff.id"))
    said_at: Mapped[datetime]
    kind: Mapped[ReturnKind]
    reason: Mapped[str] = mapped_column(Text)
    photos: Mapped[list[Any]] = mapped_column(JSON, default=list)  # {"file_id": …, "caption": …}
    outcome: Mapped[Outcome] = mapped_column(default=Outcome.OPEN)
    number: Mapped[str | None] = mapped_column(String(LONGEST_NUMBER), unique=True)
    currency: Mapped[str] = mapped_column(String(3))
    credit_units: Mapped[int] = mapped_column(BigInteger)  # with tax; 0 for an exchange

    @property
    def about(self) -> str:
        return f"return:{self.id}"

    @property
    def credit(self) -> Money:
        return from_minor_units(self.credit_units, self.currency)

    @hybrid_property
    def is_credited(self) -> bool:
        return self.outcome is Outcome.APPROVED and self.kind is ReturnKind.RETURN

    @is_credited.inplace.expression
    @classmethod
    def _is_credited(cls) -> ColumnElement[bool]:
        return and_(cls.outcome == Outcome.APPROVED, cls.kind == ReturnKind.RETURN)


class GoodsReturnLine(Base):
    """So much of a line of the order, by the line's number, in the line's measure."""

    __tablename__ = "goods_return_lines"
    __table_args__ = (UniqueConstraint("return_id", "line_number"),)

    return_id: Mapped[int] = mapped_column(ForeignKey("goods_returns.id"))
    line_number: Mapped[int]
    quantity_milli: Mapped[int] = mapped_column(BigInteger)


async def came_back(
    session: AsyncSession, order_id: int, *outcomes: Outcome, kind: ReturnKind | None = None
) -> Mapping[int, int]:
    """How much of each line came back, by its number, in thousandths; of one kind or both.

    `outcomes`: approved ones, or also those that are open and may be.
    """
    query = (
        select(GoodsReturnLine.line_number, func.sum(GoodsReturnLine.quantity_milli))
        .join(GoodsReturn, GoodsReturn.id == GoodsReturnLine.return_id)
        .where(GoodsReturn.order_id == order_id, GoodsReturn.outcome.in_(outcomes))
        .group_by(GoodsReturnLine.line_number)
    )
    if kind:
        query = query.where(GoodsReturn.kind == kind)
    return {number: int(quantity) for number, quantity in await session.execute(query)}
