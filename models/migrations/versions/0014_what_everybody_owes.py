"""What each customer owes, kept as it is booked; indexes for sums over the company.

Revision: 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

IS_OWED = sa.text("units <> 0")
# By table and index: of which rows, the columns it had, and those it has with all that is added up.
COVERING = [
    (
        "instalments",
        "ix_instalments_due",
        "amount_units > settled_units",
        ["due_on", "customer_id"],
        ["due_on", "customer_id", "currency", "amount_units", "settled_units"],
    ),
    (
        "instalments",
        "ix_instalments_of_customer",
        "amount_units > settled_units",
        ["customer_id", "due_on"],
        ["customer_id", "currency", "due_on", "amount_units", "settled_units"],
    ),
    (
        "ledger_entries",
        "ix_ledger_entries_credit",
        "free_units > 0",
        ["customer_id"],
        ["customer_id", "currency", "free_units"],
    ),
]


def upgrade() -> None:
    a_number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "balances",
        sa.Column("id", a_number, nullable=False),
        sa.Column("customer_id", a_number, nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_balances_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balances")),
        sa.UniqueConstraint(
            "customer_id", "currency", name=op.f("uq_balances_customer_id_currency")
        ),
    )
    op.execute(
        "INSERT INTO balances (customer_id, currency, units, created_at)"
        " SELECT customer_id, currency, sum(units), max(created_at) FROM ledger_entries"
        " GROUP BY customer_id, currency"
    )
    op.create_index(
        "ix_balances_owed",
        "balances",
        ["currency", "units", "customer_id"],
        sqlite_where=IS_OWED,
        postgresql_where=IS_OWED,
    )
    columns = ["day", "customer_id", "currency", "kind", "units"]
    op.create_index("ix_ledger_entries_day", "ledger_entries", columns)
    for table, name, condition, _, columns in COVERING:
        _index_anew(table, name, condition, columns)


def downgrade() -> None:
    for table, name, condition, columns, _ in COVERING:
        _index_anew(table, name, condition, columns)
    op.drop_index("ix_ledger_entries_day", "ledger_entries")
    op.drop_table("balances")


def _index_anew(table: str, name: str, condition: str, columns: list[str]) -> None:
    op.drop_index(name, table)
    those = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=those, postgresql_where=those)
