"""Notices, and who has read them.

Revision: 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "notices",
        sa.Column("id", number, nullable=False),
        sa.Column("author_id", number, nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "everybody", "branch", "positions", name="audience", native_enum=False, length=32
            ),
            nullable=False,
        ),
        sa.Column("leader_id", number, nullable=True),
        sa.Column("positions", sa.JSON(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("read_by", sa.Date(), nullable=True),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.Column("taken_back_at", UTCDateTime(), nullable=True),
        sa.Column("followed_up_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_notices_author_id")),
        sa.ForeignKeyConstraint(["leader_id"], ["staff.id"], name=op.f("fk_notices_leader_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
    )
    with op.batch_alter_table("notices", schema=None) as batch_op:
        batch_op.create_index("ix_notices_author_id", ["author_id", "said_at"], unique=False)

    op.create_table(
        "notice_readers",
        sa.Column("id", number, nullable=False),
        sa.Column("notice_id", number, nullable=False),
        sa.Column("staff_id", number, nullable=False),
        sa.Column("told_at", UTCDateTime(), nullable=True),
        sa.Column("read_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_readers_notice_id")
        ),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_notice_readers_staff_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_readers")),
        sa.UniqueConstraint(
            "notice_id", "staff_id", name=op.f("uq_notice_readers_notice_id_staff_id")
        ),
    )
    with op.batch_alter_table("notice_readers", schema=None) as batch_op:
        batch_op.create_index("ix_notice_readers_staff_id", ["staff_id", "read_at"], unique=False)
        batch_op.create_index(
            "ix_notice_readers_unread",
            ["notice_id"],
            unique=False,
            sqlite_where=sa.text("read_at IS NULL"),
            postgresql_where=sa.text("read_at IS NULL"),
        )
        batch_op.create_index(
            "ix_notice_readers_untold",
            ["staff_id"],
            unique=False,
            sqlite_where=sa.text("told_at IS NULL"),
            postgresql_where=sa.text("told_at IS NULL"),
        )


def downgrade() -> None:
    op.drop_table("notice_readers")
    op.drop_table("notices")
