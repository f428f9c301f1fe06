"""What was booked for each customer in a month, kept as it is booked; indexes that hold what is added up.

Revision: 0018, after 0017.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

# What makes a customer owe less counts upwards.
SUMS = {
    "opening": (1, ["opening"]),
    "sales": (1, ["sale"]),
    "receipts": (-1, ["receipt", "bounce"]),
    "credits": (-1, ["credit_note", "write_off"]),
}
IS_OPEN = "amount_units > settled_units"
WAITS = "state = 'waiting'"
# By table and index: of which rows, the columns it had, and those it has.
COVERING = [
    (
        "instalments",
        "ix_instalments_due",
        IS_OPEN,
        ["due_on", "customer_id", "currency", "amount_units", "settled_units"],
        ["due_on", "currency", "customer_id", "amount_units", "settled_units", "pending_units"],
    ),
    ("receipts", "ix_receipts_waiting", WAITS, ["said_at"], ["said_at", "author_id"]),
]


def upgrade() -> None:
    a_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "account_months",
        sa.Column("id", a_number, nullable=False),
        sa.Column("customer_id", a_number, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("before", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in SUMS),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_account_months_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_months")),
        sa.UniqueConstraint(
            "customer_id",
            "month",
            "currency",
            name=op.f("uq_account_months_customer_id_month_currency"),
        ),
    )
    names = ("customer_id", "currency", "day", "kind", "units", "created_at")
    entries = sa.table("ledger_entries", *map(sa.column, names))
    by = (entries.c.customer_id, entries.c.currency, _first_of_month(entries.c.day).label("month"))
    sums = [
        sa.func.sum(sa.case((entries.c.kind.in_(kinds), sign * entries.c.units), else_=0)).label(
            name
        )
        for name, (sign, kinds) in SUMS.items()
    ]
    more, moment = sa.func.sum(entries.c.units), sa.func.max(entries.c.created_at)
    booked = (
        sa.select(*by, *sums, more.label("more"), moment.label("created_at"))
        .group_by(*by)
        .subquery()
    )
    account = [booked.c.customer_id, booked.c.currency]
    at_its_end = sa.func.sum(booked.c.more).over(partition_by=account, order_by=booked.c.month)
    taken = [*account, booked.c.month, *(booked.c[name] for name in SUMS), booked.c.created_at]
    rows = sa.select(*taken, at_its_end - booked.c.more).order_by(*account, booked.c.month)
    into = [*(column.name for column in taken), "before"]
    months = sa.table("account_months", *map(sa.column, into))
    op.execute(months.insert().from_select(into, rows))
    op.create_index(
        "ix_account_months_month",
        "account_months",
        ["month", "currency", "before", "customer_id", *SUMS],
    )
    for table, name, condition, _, columns in COVERING:
        _index_anew(table, name, condition, columns)
    op.create_index("ix_plans_day", "plans", ["day", "author_id"])


def _first_of_month(day: sa.ColumnClause[Any]) -> sa.ColumnElement[Any]:
    if op.get_context().dialect.name == "sqlite":
        return sa.func.date(day, sa.literal_column("'start of month'"))
    return sa.cast(sa.func.date_trunc(sa.literal_column("'month'"), day), sa.Date)


def downgrade() -> None:
    op.drop_index("ix_plans_day", "plans")
    for table, name, condition, columns, _ in COVERING:
        _index_anew(table, name, condition, columns)
    op.drop_table("account_months")


def _index_anew(table: str, name: str, condition: str, columns: list[str]) -> None:
    op.drop_index(name, table)
    those = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=those, postgresql_where=those)
