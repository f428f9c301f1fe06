"""What each person sold, received, won and visited in a month, kept as it happens.

Revision: 0016, after 0015.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

MEASURES = ("sales", "receipts", "new_customers", "visits")
COLUMNS = ("staff_id", "month", "measure", "kind", "units", "created_at")


def upgrade() -> None:
    a_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "month_sums",
        sa.Column("id", a_number, nullable=False),
        sa.Column("staff_id", a_number, nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(*MEASURES, name="measure", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("kind", sa.String(length=3), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_month_sums_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_month_sums")),
        sa.UniqueConstraint(
            "month",
            "measure",
            "staff_id",
            "kind",
            name=op.f("uq_month_sums_month_measure_staff_id_kind"),
        ),
    )
    sums = sa.table("month_sums", *map(sa.column, COLUMNS))
    earned = sa.table("earnings", *map(sa.column, ("day", "currency", *COLUMNS)))
    kind = sa.func.coalesce(earned.c.currency, sa.literal_column("''"))
    of = (earned.c.staff_id, _first_of_month(earned.c.day), earned.c.measure, kind)
    units, moment = sa.func.sum(earned.c.units), sa.func.max(earned.c.created_at)
    op.execute(
        sums.insert().from_select(
            COLUMNS, sa.select(*of, units, moment).group_by(*of).order_by(of[1])
        )
    )
    names = ("day", "author_id", "customer_id", "withdrawn_at", "created_at")
    visits = sa.table("visits", *map(sa.column, names))
    customers = sa.table("customers", sa.column("id"), sa.column("customer_class"))
    number, moment = sa.func.count(), sa.func.max(visits.c.created_at)
    by = (visits.c.author_id, _first_of_month(visits.c.day), customers.c.customer_class)
    rows = (
        sa.select(by[0], by[1], sa.literal_column("'visits'"), by[2], number, moment)
        .join(customers, customers.c.id == visits.c.customer_id)
        .where(visits.c.withdrawn_at.is_(None))
        .group_by(*by)
        .order_by(by[1])
    )
    op.execute(sums.insert().from_select(COLUMNS, rows))


def _first_of_month(day: sa.ColumnClause[Any]) -> sa.ColumnElement[Any]:
    if op.get_context().dialect.name == "sqlite":
        return sa.func.date(day, sa.literal_column("'start of month'"))
    return sa.cast(sa.func.date_trunc(sa.literal_column("'month'"), day), sa.Date)


def downgrade() -> None:
    op.drop_table("month_sums")
