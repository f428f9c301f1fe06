"""Alerts that managers choose.

Revision: 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert_choices",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "big_order",
                "lost_order",
                "not_seen",
                "at_risk",
                "missing",
                "complaint",
                name="alertkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("threshold", sa.BigInteger(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_alert_choices_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_choices")),
        sa.UniqueConstraint("staff_id", "kind", name=op.f("uq_alert_choices_staff_id_kind")),
    )
    op.create_table(
        "alert_hours",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "at",
            sa.Enum("working", "evening", "always", name="alerttime", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_alert_hours_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_hours")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_alert_hours_staff_id")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "big_order",
                "lost_order",
                "not_seen",
                "at_risk",
                "missing",
                "complaint",
                name="alertkind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "subject_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("due_at", UTCDateTime(), nullable=False),
        sa.Column("waited", sa.Boolean(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=True),
        sa.Column("message", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_alerts_staff_id")),
        sa.ForeignKeyConstraint(["subject_id"], ["staff.id"], name=op.f("fk_alerts_subject_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint("key", name=op.f("uq_alerts_key")),
    )
    with op.batch_alter_table("alerts", schema=None) as batch_op:
        batch_op.create_index("ix_alerts_message", ["message"], unique=False)
        batch_op.create_index("ix_alerts_staff_id", ["staff_id", "said_at"], unique=False)
        batch_op.create_index(
            "ix_alerts_waiting",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("said_at IS NULL"),
            postgresql_where=sa.text("said_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("alerts")
    op.drop_table("alert_hours")
    op.drop_table("alert_choices")
