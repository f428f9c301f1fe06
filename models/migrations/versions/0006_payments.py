"""Payments: the ledger, instalments, receipts, promises, cash, write-offs.

Revision: 0006, after 0005.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from alembic import context, op

from models.base import UTCDateTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hand_ins",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "confirmed",
                "refused",
                "withdrawn",
                name="handinstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("gave_back", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["staff.id"], name=op.f("fk_hand_ins_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_hand_ins_staff_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_hand_ins_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_ins")),
    )
    with op.batch_alter_table("hand_ins", schema=None) as batch_op:
        batch_op.create_index("ix_hand_ins_staff_id", ["staff_id"], unique=False)
        batch_op.create_index(
            "ix_hand_ins_waiting",
            ["said_at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "ledger_entries",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "opening",
                "sale",
                "credit_note",
                "receipt",
                "bounce",
                "write_off",
                name="entrykind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.String(length=64), nullable=False),
        sa.Column("free_units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_ledger_entries_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ledger_entries")),
    )
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.create_index("ix_ledger_entries_record", ["record"], unique=False)
        batch_op.create_index(
            "ix_ledger_entries_credit",
            ["customer_id"],
            unique=False,
            sqlite_where=sa.text("free_units > 0"),
            postgresql_where=sa.text("free_units > 0"),
        )
        batch_op.create_index(
            "ix_ledger_entries_customer_id",
            ["customer_id", "currency", "day", "kind", "units"],
            unique=False,
        )

    op.create_table(
        "instalments",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("terms_said", sa.String(length=255), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_units", sa.BigInteger(), nullable=False),
        sa.Column("settled_units", sa.BigInteger(), nullable=False),
        sa.Column("pending_units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_instalments_customer_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_instalments_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instalments")),
        sa.UniqueConstraint(
            "order_id", "number", "currency", name=op.f("uq_instalments_order_id_number_currency")
        ),
    )
    with op.batch_alter_table("instalments", schema=None) as batch_op:
        batch_op.create_index(
            "ix_instalments_due",
            ["due_on", "customer_id"],
            unique=False,
            sqlite_where=sa.text("amount_units > settled_units"),
            postgresql_where=sa.text("amount_units > settled_units"),
        )
        batch_op.create_index(
            "ix_instalments_of_customer",
            ["customer_id", "due_on"],
            unique=False,
            sqlite_where=sa.text("amount_units > settled_units"),
            postgresql_where=sa.text("amount_units > settled_units"),
        )

    op.create_table(
        "receipts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_units", sa.BigInteger(), nullable=False),
        sa.Column(
            "method",
            sa.Enum(
                "cash",
                "transfer",
                "cheque",
                "wechat",
                "alipay",
                name="paymentmethod",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("reference", sa.String(length=64), nullable=True),
        sa.Column("reference_key", sa.String(length=64), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("photos", sa.JSON(), nullable=False),
        sa.Column("order_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "confirmed",
                "refused",
                "withdrawn",
                "bounced",
                name="receiptstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column(
            "held_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "hand_in_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.Column(
            "instead_of_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_receipts_author_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_receipts_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["staff.id"], name=op.f("fk_receipts_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["hand_in_id"], ["hand_ins.id"], name=op.f("fk_receipts_hand_in_id")
        ),
        sa.ForeignKeyConstraint(["held_by_id"], ["staff.id"], name=op.f("fk_receipts_held_by_id")),
        sa.ForeignKeyConstraint(
            ["instead_of_id"], ["receipts.id"], name=op.f("fk_receipts_instead_of_id")
        ),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_receipts_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receipts")),
    )
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.create_index("ix_receipts_author_id", ["author_id", "said_at"], unique=False)
        batch_op.create_index("ix_receipts_customer_id", ["customer_id", "day"], unique=False)
        batch_op.create_index(batch_op.f("ix_receipts_hand_in_id"), ["hand_in_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_receipts_instead_of_id"), ["instead_of_id"], unique=False
        )
        batch_op.create_index(
            "ix_receipts_held_by_id",
            ["held_by_id"],
            unique=False,
            sqlite_where=sa.text("held_by_id IS NOT NULL"),
            postgresql_where=sa.text("held_by_id IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_receipts_reference_key", ["reference_key", "amount_units"], unique=False
        )
        batch_op.create_index(
            "ix_receipts_waiting",
            ["said_at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.create_table(
        "bill_disputes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "instalment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column(
            "settled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["author_id"], ["staff.id"], name=op.f("fk_bill_disputes_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["instalment_id"], ["instalments.id"], name=op.f("fk_bill_disputes_instalment_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["staff.id"], name=op.f("fk_bill_disputes_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bill_disputes")),
    )
    with op.batch_alter_table("bill_disputes", schema=None) as batch_op:
        batch_op.create_index("ix_bill_disputes_instalment_id", ["instalment_id"], unique=False)
        batch_op.create_index(
            "ix_bill_disputes_open",
            ["instalment_id"],
            unique=True,
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )

    op.create_table(
        "promises",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "instalment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("promised_for", sa.Date(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "kept",
                "broken",
                "postponed",
                "void",
                name="promisestate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_promises_author_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_promises_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["instalment_id"], ["instalments.id"], name=op.f("fk_promises_instalment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promises")),
    )
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.create_index("ix_promises_customer_id", ["customer_id", "state"], unique=False)
        batch_op.create_index("ix_promises_instalment_id", ["instalment_id"], unique=False)
        batch_op.create_index(
            "ix_promises_open",
            ["promised_for"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(
            "ix_promises_broken",
            ["instalment_id"],
            unique=False,
            sqlite_where=sa.text("state = 'broken'"),
            postgresql_where=sa.text("state = 'broken'"),
        )

    op.create_table(
        "chasings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "instalment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["instalment_id"], ["instalments.id"], name=op.f("fk_chasings_instalment_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_chasings_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chasings")),
        sa.UniqueConstraint("instalment_id", "level", name=op.f("uq_chasings_instalment_id_level")),
    )
    with op.batch_alter_table("chasings", schema=None) as batch_op:
        batch_op.create_index("ix_chasings_staff_id", ["staff_id", "told_on"], unique=False)

    op.create_table(
        "settlements",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("entry_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "instalment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("units", sa.BigInteger(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["ledger_entries.id"], name=op.f("fk_settlements_entry_id")
        ),
        sa.ForeignKeyConstraint(
            ["instalment_id"], ["instalments.id"], name=op.f("fk_settlements_instalment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settlements")),
    )
    with op.batch_alter_table("settlements", schema=None) as batch_op:
        batch_op.create_index("ix_settlements_entry_id", ["entry_id"], unique=False)
        batch_op.create_index("ix_settlements_instalment_id", ["instalment_id"], unique=False)

    op.create_table(
        "write_offs",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "instalment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("amount_units", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "outcome",
            sa.Enum(
                "open",
                "approved",
                "refused",
                "withdrawn",
                name="outcome",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_write_offs_author_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_write_offs_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["instalment_id"], ["instalments.id"], name=op.f("fk_write_offs_instalment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_write_offs")),
    )
    with op.batch_alter_table("write_offs", schema=None) as batch_op:
        batch_op.create_index(
            "ix_write_offs_instalment_id", ["instalment_id", "outcome"], unique=False
        )

    _widen_terms()
    _open_accounts()


def downgrade() -> None:
    # Terms stay as wide as they are: a plan would not fit, and harms nobody who does not read it.
    with op.batch_alter_table("write_offs", schema=None) as batch_op:
        batch_op.drop_index("ix_write_offs_instalment_id")

    op.drop_table("write_offs")
    with op.batch_alter_table("settlements", schema=None) as batch_op:
        batch_op.drop_index("ix_settlements_instalment_id")
        batch_op.drop_index("ix_settlements_entry_id")

    op.drop_table("settlements")
    with op.batch_alter_table("chasings", schema=None) as batch_op:
        batch_op.drop_index("ix_chasings_staff_id")

    op.drop_table("chasings")
    with op.batch_alter_table("promises", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_promises_open",
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.drop_index("ix_promises_instalment_id")
        batch_op.drop_index("ix_promises_customer_id")

    op.drop_table("promises")
    with op.batch_alter_table("bill_disputes", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_bill_disputes_open",
            sqlite_where=sa.text("settled_at IS NULL"),
            postgresql_where=sa.text("settled_at IS NULL"),
        )
        batch_op.drop_index("ix_bill_disputes_instalment_id")

    op.drop_table("bill_disputes")
    with op.batch_alter_table("receipts", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_receipts_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index("ix_receipts_reference_key")
        batch_op.drop_index(
            "ix_receipts_held_by_id",
            sqlite_where=sa.text("held_by_id IS NOT NULL"),
            postgresql_where=sa.text("held_by_id IS NOT NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_receipts_hand_in_id"))
        batch_op.drop_index("ix_receipts_customer_id")
        batch_op.drop_index("ix_receipts_author_id")

    op.drop_table("receipts")
    with op.batch_alter_table("instalments", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_instalments_of_customer",
            sqlite_where=sa.text("amount_units > settled_units"),
            postgresql_where=sa.text("amount_units > settled_units"),
        )
        batch_op.drop_index(
            "ix_instalments_due",
            sqlite_where=sa.text("amount_units > settled_units"),
            postgresql_where=sa.text("amount_units > settled_units"),
        )

    op.drop_table("instalments")
    with op.batch_alter_table("ledger_entries", schema=None) as batch_op:
        batch_op.drop_index("ix_ledger_entries_customer_id")
        batch_op.drop_index(
            "ix_ledger_entries_credit",
            sqlite_where=sa.text("free_units > 0"),
            postgresql_where=sa.text("free_units > 0"),
        )
        batch_op.drop_index("ix_ledger_entries_record")

    op.drop_table("ledger_entries")
    with op.batch_alter_table("hand_ins", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_hand_ins_waiting",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.drop_index("ix_hand_ins_staff_id")

    op.drop_table("hand_ins")


def _widen_terms() -> None:
    """SQLite keeps no lengths, and copying a table that others point at would break them: only what
    its schema says is changed, as its manual has it (lang_altertable, 7)."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA writable_schema=ON")
        op.get_bind().execute(
            sa.text(
                "UPDATE sqlite_master SET sql = replace(sql, :was, :is)"
                " WHERE type = 'table' AND name = 'order_versions'"
            ),
            {"was": "terms_said VARCHAR(32)", "is": "terms_said VARCHAR(255)"},
        )
        op.execute("PRAGMA writable_schema=RESET")
        return
    op.alter_column("order_versions", "terms_said", type_=sa.String(length=255))


def _open_accounts() -> None:
    """Orders that stand, and credit notes, from before there was a ledger: booked on their day."""
    connection = op.get_bind()
    metadata = sa.MetaData()
    names = ("orders", "order_versions", "goods_returns", "approvals")
    ours = ("ledger_entries", "instalments", "settlements")
    metadata.reflect(connection, only=[*names, *ours])
    orders, versions, returns, approvals = (metadata.tables[name] for name in names)
    entries, instalments, settlements = (metadata.tables[name] for name in ours)
    now = datetime.now(UTC)
    credits: list[tuple[int, dict[str, Any], list[int]]] = []  # the entry, whose, of which order

    def set_against(entry: int, those: Sequence[int]) -> None:
        for one in those:
            free = connection.scalar(sa.select(entries.c.free_units).where(entries.c.id == entry))
            left = sa.select(instalments.c.amount_units - instalments.c.settled_units)
            units = min(free or 0, connection.scalar(left.where(instalments.c.id == one)) or 0)
            if not units:
                continue
            connection.execute(
                settlements.insert().values(
                    entry_id=entry, instalment_id=one, units=units, created_at=now
                )
            )
            connection.execute(
                instalments.update()
                .where(instalments.c.id == one)
                .values(settled_units=instalments.c.settled_units + units)
            )
            connection.execute(
                entries.update()
                .where(entries.c.id == entry)
                .values(free_units=entries.c.free_units - units)
            )

    standing = sa.select(orders, versions.c.terms_said, versions.c.deposit_units).join(
        versions,
        sa.and_(versions.c.order_id == orders.c.id, versions.c.number == orders.c.version),
    )
    for order in connection.execute(
        standing.where(
            orders.c.number.is_not(None),
            orders.c.state.not_in(("cancelled", "refused", "withdrawn")),
        ).order_by(orders.c.id)
    ).all():
        account = {
            "customer_id": order.customer_id,
            "currency": order.currency,
            "created_at": now,
        }
        sale = {"kind": "sale", "units": order.total_units, "record": f"order:{order.id}"}
        if order.total_units:
            connection.execute(
                entries.insert().values(**account, **sale, day=order.confirmed_on, free_units=0)
            )
        deposit = order.deposit_units or 0
        parts = [
            ("in_advance", order.confirmed_on, deposit),
            (order.terms_said, _due(order), order.total_units - deposit),
        ]
        open_ones: list[int] = []
        for number, (terms, due_on, units) in enumerate((p for p in parts if p[2]), 1):
            row = {
                "order_id": order.id,
                "number": number,
                "terms_said": terms,
                "due_on": due_on,
                "amount_units": units,
                "settled_units": 0,
                "pending_units": 0,
            }
            made = connection.execute(instalments.insert().values(**account, **row))
            assert made.inserted_primary_key
            open_ones.append(made.inserted_primary_key[0])
        credited = connection.execute(
            sa.select(returns, approvals.c.closed_at)
            .outerjoin(
                approvals,
                sa.and_(
                    approvals.c.record == sa.literal("return:") + sa.cast(returns.c.id, sa.String),
                    approvals.c.outcome == "approved",
                ),
            )
            .where(
                returns.c.order_id == order.id,
                returns.c.outcome == "approved",
                returns.c.credit_units > 0,
            )
            .order_by(returns.c.id)
        ).all()
        for note in credited:
            booked = connection.execute(
                entries.insert().values(
                    **account,
                    kind="credit_note",
                    units=-note.credit_units,
                    record=f"return:{note.id}",
                    day=_day(note.closed_at or note.said_at),
                    free_units=note.credit_units,
                )
            )
            assert booked.inserted_primary_key
            credits.append((booked.inserted_primary_key[0], account, open_ones))
    for entry, _, of_its_order in credits:
        set_against(entry, of_its_order)
    # What is more than its order had is used for whatever else is open, the oldest first.
    for entry, account, _ in credits:
        others = connection.execute(
            sa.select(instalments.c.id)
            .where(
                instalments.c.customer_id == account["customer_id"],
                instalments.c.currency == account["currency"],
                instalments.c.amount_units > instalments.c.settled_units,
            )
            .order_by(instalments.c.due_on.is_(None), instalments.c.due_on, instalments.c.id)
        )
        set_against(entry, others.scalars().all())


def _day(moment: datetime) -> date:
    """The business day, as the reflected table gives the moment: on SQLite as words, in UTC.

    As `models.calendar` had it then: what changes there changes no migration.
    """
    company = context.config.attributes
    here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(company["zone"])
    return here.date() - timedelta(days=here.time() < company["day_turns_at"])


def _due(order: sa.Row[Any]) -> date | None:
    """As the terms of then had it."""
    confirmed_on: date = order.confirmed_on
    due: date | None = order.delivered_on
    kind, _, days = order.terms_said.partition(":")
    if kind == "in_advance":
        return confirmed_on
    if due is None:
        return None
    if kind == "month_end":
        due = (due.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return due + timedelta(days=int(days or 0))
