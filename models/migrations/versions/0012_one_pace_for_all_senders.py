"""One pace for all senders.

Revision: 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "allowances",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("used_until", UTCDateTime(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allowances")),
    )
    if op.get_bind().dialect.name == "postgresql":
        # Written with every message and worth nothing a minute later: its disk need not hear of it.
        op.execute("ALTER TABLE allowances SET UNLOGGED")


def downgrade() -> None:
    op.drop_table("allowances")
