"""What every table shares: an id, a birth time, UTC on both sides, and a name others can point at."""

from __future__ import annotations

import enum
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Enum, Integer, MetaData, TypeDecorator
from sqlalchemy.ext.asyncio import AsyncAttrs
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from models import clock


class UTCDateTime(TypeDecorator[datetime]):
    """Aware datetimes in and out, UTC in between; SQLite alone would forget the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no zone: nobody knows which moment it is")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None or value.tzinfo:
            return value
        return value.replace(tzinfo=UTC)


# SQLite counts rows up by itself only in an INTEGER primary key.
BigId = BigInteger().with_variant(Integer, "sqlite")

# Words in the database, not a type of PostgreSQL's: a new member needs no migration.
Word = Enum(
    enum.StrEnum,
    native_enum=False,
    length=32,
    values_callable=lambda members: [member.value for member in members],
)


class Base(AsyncAttrs, DeclarativeBase):
    """A row. `about` is how messages and the audit point at it: `report:12`."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UTCDateTime,
        enum.StrEnum: Word,
        dict[str, Any]: JSON,
    }

    id: Mapped[int] = mapped_column(BigId, primary_key=True, sort_order=-1)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)
