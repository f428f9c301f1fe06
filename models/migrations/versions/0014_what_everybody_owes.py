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

IS_OPEN = sa.text("amount_units > settled_units")
IS_OWED = sa.text("units <> 0")
OPEN_BILLS = {
    "ix_instalments_due": ["due_on", "customer_id"],
    "ix_instalments_of_customer": ["customer_id", "due_on"],
}
WHAT_IS_SUMMED = ["currency", "amount_units", "settled_units"]


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
    _index_bills(WHAT_IS_SUMMED)


def downgrade() -> None:
    _index_bills([])
    op.drop_index("ix_ledger_entries_day", "ledger_entries")
    op.drop_table("balances")


def _index_bills(with_them: list[str]) -> None:
    for name, columns in OPEN_BILLS.items():
        op.drop_index(name, "instalments")
        op.create_index(
            name,
            "instalments",
            [*columns, *with_them],
            sqlite_where=IS_OPEN,
            postgresql_where=IS_OPEN,
        )
