"""Reports of a week and a month.

Revision: 0008, after 0007.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

KIND = sa.Enum("daily", "weekly", "monthly", name="reportkind", native_enum=False, length=32)


def upgrade() -> None:
    with op.batch_alter_table("reports", schema=None) as batch_op:
        # Those of before are all of a day.
        batch_op.add_column(sa.Column("kind", KIND, nullable=False, server_default="daily"))
        batch_op.add_column(sa.Column("work", sa.JSON(), nullable=True))
        batch_op.drop_constraint(op.f("uq_reports_author_id_day"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_reports_author_id_kind_day"), ["author_id", "kind", "day"]
        )
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.alter_column("kind", server_default=None)
    with op.batch_alter_table("report_versions", schema=None) as batch_op:
        batch_op.add_column(sa.Column("work", sa.JSON(), nullable=True))


def downgrade() -> None:
    # Nothing of before has a place for them.
    op.execute(
        "DELETE FROM report_versions WHERE report_id IN"
        " (SELECT id FROM reports WHERE kind <> 'daily')"
    )
    op.execute("DELETE FROM reports WHERE kind <> 'daily'")
    with op.batch_alter_table("report_versions", schema=None) as batch_op:
        batch_op.drop_column("work")
    with op.batch_alter_table("reports", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("uq_reports_author_id_kind_day"), type_="unique")
        batch_op.create_unique_constraint(op.f("uq_reports_author_id_day"), ["author_id", "day"])
        batch_op.drop_column("work")
        batch_op.drop_column("kind")
