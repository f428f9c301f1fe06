"""Customers are found among many by pairs of letters; what somebody earned, and orders of days, by indexes that hold it all.

Revision: 0015, after 0014.
"""

from itertools import pairwise
from zlib import crc32

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

PAIRS, BITS = 4, 63
COLUMNS = [f"pairs_{number}" for number in range(1, PAIRS + 1)]
AT_ONCE = 5_000


def upgrade() -> None:
    for name in COLUMNS:
        op.add_column("customers", sa.Column(name, sa.BigInteger(), nullable=True))
    _fill(op.get_bind())
    with op.batch_alter_table("customers") as batch_op:
        for name in COLUMNS:
            batch_op.alter_column(name, existing_type=sa.BigInteger(), nullable=False)
    op.create_index("ix_customers_pairs", "customers", [*COLUMNS, "id"])
    columns = ["staff_id", "day", "measure", "currency", "units"]
    op.create_index("ix_earnings_staff_id", "earnings", columns)
    op.drop_index("ix_orders_day", "orders")
    op.create_index(
        "ix_orders_day", "orders", ["day", "author_id", "state", "currency", "total_units"]
    )


def downgrade() -> None:
    op.drop_index("ix_orders_day", "orders")
    op.create_index("ix_orders_day", "orders", ["day"])
    op.drop_index("ix_earnings_staff_id", "earnings")
    op.drop_index("ix_customers_pairs", "customers")
    for name in COLUMNS:
        op.drop_column("customers", name)


def _fill(connection: sa.Connection) -> None:
    customers = sa.table("customers", sa.column("id"), sa.column("keys"), *map(sa.column, COLUMNS))
    number, keys = customers.c["id"], customers.c["keys"]
    those = sa.select(number, keys).order_by(number).limit(AT_ONCE)
    written = (
        sa.update(customers)
        .where(number == sa.bindparam("number"))
        .values({name: sa.bindparam(f"new_{name}") for name in COLUMNS})
    )
    last = 0
    while some := connection.execute(those.where(number > last)).all():
        connection.execute(
            written,
            [
                {"number": one.id}
                | {
                    f"new_{name}": bits
                    for name, bits in zip(COLUMNS, _pairs(one.keys), strict=True)
                }
                for one in some
            ],
        )
        last = some[-1].id


def _pairs(keys: str) -> list[int]:
    """As models/names.py had it."""
    found = [0] * PAIRS
    for word in keys.split(" "):
        for one, other in pairwise(word):
            at = crc32(f"{one}{other}".encode()) % (PAIRS * BITS)
            found[at // BITS] |= 1 << at % BITS
    return found
