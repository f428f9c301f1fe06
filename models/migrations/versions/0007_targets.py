"""Targets, and whose sale, receipt or new customer it was.

Revision: 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "earnings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "sales",
                "receipts",
                "new_customers",
                "visits",
                name="measure",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("record", sa.String(length=64), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_earnings_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_earnings")),
    )
    with op.batch_alter_table("earnings", schema=None) as batch_op:
        batch_op.create_index(
            "ix_earnings_day", ["day", "measure", "staff_id", "currency", "units"], unique=False
        )
        batch_op.create_index("ix_earnings_record", ["record"], unique=False)

    op.create_table(
        "targets",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "whom",
            sa.Enum("company", "team", "person", name="whom", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("period", sa.String(length=7), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "sales",
                "receipts",
                "new_customers",
                "visits",
                name="measure",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_targets_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_targets")),
    )
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.create_index(
            "ix_targets_of_the_company",
            ["period", "measure"],
            unique=True,
            sqlite_where=sa.text("staff_id IS NULL"),
            postgresql_where=sa.text("staff_id IS NULL"),
        )
        batch_op.create_index(
            "ix_targets_period", ["period", "measure", "whom", "staff_id"], unique=True
        )
        batch_op.create_index("ix_targets_staff_id", ["staff_id"], unique=False)

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.create_index(
            "ix_audit_of_people",
            ["created_at"],
            unique=False,
            sqlite_where=sa.text("deed = 'staff-changed'"),
            postgresql_where=sa.text("deed = 'staff-changed'"),
        )

    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_author_id_day")
        batch_op.create_index(
            "ix_visits_author_id_day", ["author_id", "day", "withdrawn_at"], unique=False
        )
        batch_op.drop_index("ix_visits_day")
        batch_op.create_index(
            "ix_visits_day", ["day", "author_id", "withdrawn_at", "customer_id"], unique=False
        )
        batch_op.create_index(
            "ix_visits_customer_id_day", ["customer_id", "withdrawn_at", "day"], unique=False
        )

    _earned_before()


def downgrade() -> None:
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_customer_id_day")
        batch_op.drop_index("ix_visits_day")
        batch_op.create_index("ix_visits_day", ["day"], unique=False)
        batch_op.drop_index("ix_visits_author_id_day")
        batch_op.create_index("ix_visits_author_id_day", ["author_id", "day"], unique=False)

    with op.batch_alter_table("audit", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_audit_of_people",
            sqlite_where=sa.text("deed = 'staff-changed'"),
            postgresql_where=sa.text("deed = 'staff-changed'"),
        )

    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.drop_index("ix_targets_staff_id")
        batch_op.drop_index("ix_targets_period")
        batch_op.drop_index(
            "ix_targets_of_the_company",
            sqlite_where=sa.text("staff_id IS NULL"),
            postgresql_where=sa.text("staff_id IS NULL"),
        )

    op.drop_table("targets")
    with op.batch_alter_table("earnings", schema=None) as batch_op:
        batch_op.drop_index("ix_earnings_record")
        batch_op.drop_index("ix_earnings_day")

    op.drop_table("earnings")


def _earned_before() -> None:
    """What was earned before it was kept: a representative who entered it, else who has it now."""
    text = sa.String(64)
    staff = sa.table("staff", sa.column("id"), sa.column("position"))
    customers = sa.table(
        "customers",
        *map(sa.column, ("id", "owner_id", "first_contact_on", "archived_at", "created_at")),
    )
    orders = sa.table("orders", *map(sa.column, ("id", "author_id", "seller_id")))
    returns = sa.table("goods_returns", *map(sa.column, ("id", "order_id")))
    receipts = sa.table("receipts", *map(sa.column, ("id", "author_id", "customer_id")))
    names = ("day", "kind", "currency", "units", "record", "created_at")
    entries = sa.table("ledger_entries", *map(sa.column, names))
    audit = sa.table(
        "audit",
        *map(sa.column, ("staff_id", "deed", "about")),
        sa.column("facts", sa.JSON),
    )
    columns = ["staff_id", "day", "measure", "currency", "units", "percent", "record", "created_at"]
    earnings = sa.table("earnings", *map(sa.column, columns))

    def keep(rows: sa.Select[tuple[object, ...]]) -> None:
        op.execute(earnings.insert().from_select(columns, rows))

    def earned(author: sa.ColumnElement[int], else_: sa.ColumnElement[int]) -> sa.Case[int]:
        sells = sa.select(staff.c.id).where(staff.c.position == "representative")
        return sa.case((author.in_(sells), author), else_=else_)

    def named(kind: str, number: sa.ColumnElement[int]) -> sa.ColumnElement[str]:
        return sa.literal(f"{kind}:", text) + sa.cast(number, text)

    def booked(
        who: sa.ColumnElement[int], measure: str, units: sa.ColumnElement[int]
    ) -> sa.Select[tuple[object, ...]]:
        one = entries.c
        return sa.select(
            who,
            one.day,
            sa.literal(measure, text),
            one.currency,
            units,
            sa.literal(100, sa.Integer),
            one.record,
            one.created_at,
        )

    sellers = earned(orders.c.author_id, orders.c.seller_id)
    keep(
        booked(sellers, "sales", entries.c.units)
        .join_from(orders, entries, entries.c.record == named("order", orders.c.id))
        .where(entries.c.kind == "sale")
    )
    keep(
        booked(sellers, "sales", entries.c.units)
        .join_from(orders, returns, returns.c.order_id == orders.c.id)
        .join(entries, entries.c.record == named("return", returns.c.id))
        .where(entries.c.kind == "credit_note")
    )
    keep(
        booked(earned(receipts.c.author_id, customers.c.owner_id), "receipts", -entries.c.units)
        .join_from(receipts, customers, customers.c.id == receipts.c.customer_id)
        .join(entries, entries.c.record == named("receipt", receipts.c.id))
        .where(entries.c.kind.in_(("receipt", "bounce")))
    )
    keep(
        sa.select(
            audit.c.facts["owner"].as_integer(),
            customers.c.first_contact_on,
            sa.literal("new_customers", text),
            sa.null(),
            sa.literal(1, sa.Integer),
            sa.literal(100, sa.Integer),
            audit.c.about,
            customers.c.created_at,
        )
        .join_from(customers, audit, audit.c.about == named("customer", customers.c.id))
        # Those from a list, which nobody in the chat opened, were had before.
        .where(
            audit.c.deed == "customer-opened",
            audit.c.staff_id.is_not(None),
            customers.c.archived_at.is_(None),
        )
    )
