"""Customers, visits, follow-ups, plans and disputes.

Revision: 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("owner_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("owner_since", sa.Date(), nullable=False),
        sa.Column(
            "customer_class",
            sa.Enum("A", "B", "C", name="customerclass", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("industry", sa.String(length=200), nullable=True),
        sa.Column("address", sa.String(length=200), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("shop", sa.String(length=64), nullable=True),
        sa.Column("needs", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("credit_limit_units", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=True),
        sa.Column("normal_name", sa.String(length=100), nullable=False),
        sa.Column("keys", sa.Text(), nullable=False),
        sa.Column("first_contact_on", sa.Date(), nullable=False),
        sa.Column("last_contact_on", sa.Date(), nullable=False),
        sa.Column("lapse_warned", sa.Boolean(), nullable=False),
        sa.Column("lapse_told", sa.Boolean(), nullable=False),
        sa.Column("archived_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_customers_owner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customers")),
    )
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.create_index(
            "ix_customers_latitude_longitude", ["latitude", "longitude"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_customers_normal_name"), ["normal_name"], unique=False)
        batch_op.create_index(
            "ix_customers_owner_id_last_contact_on", ["owner_id", "last_contact_on"], unique=False
        )
        batch_op.create_index(
            "ix_customers_owner_id_latitude", ["owner_id", "latitude"], unique=False
        )

    op.create_table(
        "plans",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("sent_at", UTCDateTime(), nullable=True),
        sa.Column(
            "sent_with_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("agreed_at", UTCDateTime(), nullable=True),
        sa.Column(
            "agreed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "changed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["agreed_by_id"], ["staff.id"], name=op.f("fk_plans_agreed_by_id")),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_plans_author_id")),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["staff.id"], name=op.f("fk_plans_changed_by_id")
        ),
        sa.ForeignKeyConstraint(["sent_with_id"], ["plans.id"], name=op.f("fk_plans_sent_with_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plans")),
        sa.UniqueConstraint("author_id", "day", name=op.f("uq_plans_author_id_day")),
    )
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plans_sent_with_id"), ["sent_with_id"], unique=False)

    op.create_table(
        "whereabouts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_whereabouts_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_whereabouts")),
        sa.UniqueConstraint("staff_id", name=op.f("uq_whereabouts_staff_id")),
    )
    op.create_table(
        "contacts",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("name", sa.String(length=100), nullable=True),
        sa.Column("phone", sa.String(length=20), nullable=True),
        sa.Column("job", sa.String(length=100), nullable=True),
        sa.Column("birthday", sa.String(length=5), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_contacts_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contacts")),
    )
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_contacts_birthday"), ["birthday"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_customer_id"), ["customer_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_contacts_phone"), ["phone"], unique=False)

    op.create_table(
        "disputes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "claimant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "holder_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("judge_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "own_file_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("called", sa.String(length=100), nullable=False),
        sa.Column("contact_since", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column(
            "ruling",
            sa.Enum("stays", "goes", "split", name="ruling", native_enum=False, length=32),
            nullable=True,
        ),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column(
            "ruled_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["staff.id"], name=op.f("fk_disputes_claimant_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_disputes_customer_id")
        ),
        sa.ForeignKeyConstraint(["holder_id"], ["staff.id"], name=op.f("fk_disputes_holder_id")),
        sa.ForeignKeyConstraint(["judge_id"], ["staff.id"], name=op.f("fk_disputes_judge_id")),
        sa.ForeignKeyConstraint(
            ["own_file_id"], ["customers.id"], name=op.f("fk_disputes_own_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["ruled_by_id"], ["staff.id"], name=op.f("fk_disputes_ruled_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
    )
    with op.batch_alter_table("disputes", schema=None) as batch_op:
        batch_op.create_index(
            "uq_disputes_open",
            ["customer_id", "claimant_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "planned_visits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("plan_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("at", sa.Integer(), nullable=False),
        sa.Column(
            "added_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "taken_off_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["staff.id"], name=op.f("fk_planned_visits_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_planned_visits_customer_id")
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plans.id"], name=op.f("fk_planned_visits_plan_id")),
        sa.ForeignKeyConstraint(
            ["taken_off_by_id"], ["staff.id"], name=op.f("fk_planned_visits_taken_off_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_visits")),
        sa.UniqueConstraint(
            "plan_id", "customer_id", name=op.f("uq_planned_visits_plan_id_customer_id")
        ),
    )
    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_planned_visits_customer_id"), ["customer_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_planned_visits_plan_id"), ["plan_id"], unique=False)

    op.create_table(
        "visits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "author_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "routine",
                "new_customer",
                "order",
                "product",
                "payment",
                "complaint",
                "shop_check",
                "other",
                name="purpose",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_step", sa.String(length=300), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("metres_away", sa.Integer(), nullable=True),
        sa.Column("shop", sa.String(length=64), nullable=True),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("contact_before", sa.Date(), nullable=False),
        sa.Column("settled", sa.JSON(), nullable=False),
        sa.Column("withdrawn_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["staff.id"], name=op.f("fk_visits_author_id")),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_visits_customer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
    )
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.create_index("ix_visits_author_id_day", ["author_id", "day"], unique=False)
        batch_op.create_index(
            "ix_visits_customer_id_said_at", ["customer_id", "said_at"], unique=False
        )
        batch_op.create_index("ix_visits_day", ["day"], unique=False)

    op.create_table(
        "credit_shares",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column(
            "dispute_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_credit_shares_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["dispute_id"], ["disputes.id"], name=op.f("fk_credit_shares_dispute_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_credit_shares_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_shares")),
    )
    with op.batch_alter_table("credit_shares", schema=None) as batch_op:
        batch_op.create_index(
            "ix_credit_shares_customer_id_staff_id", ["customer_id", "staff_id"], unique=True
        )

    op.create_table(
        "follow_ups",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "cause",
            sa.Enum("promised", "rhythm", name="cause", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("words", sa.String(length=300), nullable=True),
        sa.Column("visit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "done", "dropped", name="followupstate", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("snoozed", sa.Integer(), nullable=False),
        sa.Column(
            "handed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("settled_at", UTCDateTime(), nullable=True),
        sa.Column(
            "done_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("superior_told", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_follow_ups_customer_id")
        ),
        sa.ForeignKeyConstraint(
            ["done_by_id"], ["staff.id"], name=op.f("fk_follow_ups_done_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["handed_by_id"], ["staff.id"], name=op.f("fk_follow_ups_handed_by_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_follow_ups_staff_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_follow_ups_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_ups")),
    )
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(
            "ix_follow_ups_customer_id_state_due_on",
            ["customer_id", "state", "due_on"],
            unique=False,
        )
        batch_op.create_index(
            "ix_follow_ups_staff_id_state_due_on", ["staff_id", "state", "due_on"], unique=False
        )
        batch_op.create_index("ix_follow_ups_state_due_on", ["state", "due_on"], unique=False)
        batch_op.create_index(
            "uq_follow_ups_rhythm",
            ["customer_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open' AND cause = 'rhythm'"),
            postgresql_where=sa.text("state = 'open' AND cause = 'rhythm'"),
        )

    op.create_table(
        "visit_photos",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("visit_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("file_id", sa.String(length=255), nullable=False),
        sa.Column("caption", sa.Text(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["visit_id"], ["visits.id"], name=op.f("fk_visit_photos_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit_photos")),
    )
    with op.batch_alter_table("visit_photos", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_photos_visit_id"), ["visit_id"], unique=False)

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("said_from", UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("said_until", UTCDateTime(), nullable=True))

    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("part", sa.String(length=16), server_default="", nullable=False)
        )


def downgrade() -> None:
    with op.batch_alter_table("reminders", schema=None) as batch_op:
        batch_op.drop_column("part")

    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.drop_column("said_until")
        batch_op.drop_column("said_from")

    with op.batch_alter_table("visit_photos", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_photos_visit_id"))

    op.drop_table("visit_photos")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_follow_ups_rhythm",
            sqlite_where=sa.text("state = 'open' AND cause = 'rhythm'"),
            postgresql_where=sa.text("state = 'open' AND cause = 'rhythm'"),
        )
        batch_op.drop_index("ix_follow_ups_state_due_on")
        batch_op.drop_index("ix_follow_ups_staff_id_state_due_on")
        batch_op.drop_index("ix_follow_ups_customer_id_state_due_on")

    op.drop_table("follow_ups")
    with op.batch_alter_table("credit_shares", schema=None) as batch_op:
        batch_op.drop_index("ix_credit_shares_customer_id_staff_id")

    op.drop_table("credit_shares")
    with op.batch_alter_table("visits", schema=None) as batch_op:
        batch_op.drop_index("ix_visits_day")
        batch_op.drop_index("ix_visits_customer_id_said_at")
        batch_op.drop_index("ix_visits_author_id_day")

    op.drop_table("visits")
    with op.batch_alter_table("planned_visits", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_planned_visits_plan_id"))
        batch_op.drop_index(batch_op.f("ix_planned_visits_customer_id"))

    op.drop_table("planned_visits")
    with op.batch_alter_table("disputes", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_disputes_open",
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.drop_table("disputes")
    with op.batch_alter_table("contacts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_contacts_phone"))
        batch_op.drop_index(batch_op.f("ix_contacts_customer_id"))
        batch_op.drop_index(batch_op.f("ix_contacts_birthday"))

    op.drop_table("contacts")
    op.drop_table("whereabouts")
    with op.batch_alter_table("plans", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_plans_sent_with_id"))

    op.drop_table("plans")
    with op.batch_alter_table("customers", schema=None) as batch_op:
        batch_op.drop_index("ix_customers_owner_id_latitude")
        batch_op.drop_index("ix_customers_owner_id_last_contact_on")
        batch_op.drop_index(batch_op.f("ix_customers_normal_name"))
        batch_op.drop_index("ix_customers_latitude_longitude")

    op.drop_table("customers")
