"""Tasks that a superior gives.

Revision: 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("giver_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("what", sa.String(length=500), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("asked_for", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "done", "taken-back", name="taskstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column("result", sa.String(length=600), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_tasks_customer_id")
        ),
        sa.ForeignKeyConstraint(["giver_id"], ["staff.id"], name=op.f("fk_tasks_giver_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_tasks_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index("ix_tasks_customer_id", ["customer_id"], unique=False)
        batch_op.create_index("ix_tasks_giver_id", ["giver_id", "state", "due_on"], unique=False)
        batch_op.create_index("ix_tasks_staff_id", ["staff_id", "state", "due_on"], unique=False)
        batch_op.create_index("ix_tasks_state", ["state", "due_on"], unique=False)


def downgrade() -> None:
    op.drop_table("tasks")
