"""Approvals, delegates, leave, attendance and the years of the calendar.

Revision: 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

from models.base import UTCDateTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "approvals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("record", sa.String(length=64), nullable=False),
        sa.Column(
            "applicant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("when_away", sa.JSON(), nullable=False),
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
        sa.Column("closed_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["staff.id"], name=op.f("fk_approvals_applicant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approvals")),
    )
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_approvals_applicant_id"), ["applicant_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_approvals_record"), ["record"], unique=False)
        batch_op.create_index(
            "uq_approvals_open",
            ["record"],
            unique=True,
            sqlite_where=sa.text("outcome = 'open'"),
            postgresql_where=sa.text("outcome = 'open'"),
        )

    op.create_table(
        "calendar_years",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column(
            "completed_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["completed_by_id"], ["staff.id"], name=op.f("fk_calendar_years_completed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_years")),
        sa.UniqueConstraint("year", name=op.f("uq_calendar_years_year")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "applicant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "way", sa.Enum("in", "out", name="way", native_enum=False, length=32), nullable=False
        ),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["staff.id"], name=op.f("fk_corrections_applicant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_corrections_applicant_id"), ["applicant_id"], unique=False
        )

    op.create_table(
        "delegations",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "delegate_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["delegate_id"], ["staff.id"], name=op.f("fk_delegations_delegate_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_delegations_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
    )
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_delegations_delegate_id"), ["delegate_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_delegations_staff_id"), ["staff_id"], unique=False)

    op.create_table(
        "duties",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("since", UTCDateTime(), nullable=False),
        sa.Column("until", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_duties_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties")),
    )
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.create_index("ix_duties_staff_id", ["staff_id", "since"], unique=False)
        batch_op.create_index(
            "uq_duties_open",
            ["staff_id"],
            unique=True,
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )

    op.create_table(
        "leave_credits",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "annual",
                "sick",
                "personal",
                "emergency",
                "marriage",
                "maternity",
                "paternity",
                "bereavement",
                "compensatory",
                name="leavekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("halves", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column(
            "given_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["staff.id"], name=op.f("fk_leave_credits_given_by_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_leave_credits_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_credits")),
    )
    with op.batch_alter_table("leave_credits", schema=None) as batch_op:
        batch_op.create_index(
            "ix_leave_credits_staff_id", ["staff_id", "kind", "day"], unique=False
        )

    op.create_table(
        "leave_requests",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "applicant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "annual",
                "sick",
                "personal",
                "emergency",
                "marriage",
                "maternity",
                "paternity",
                "bereavement",
                "compensatory",
                name="leavekind",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column(
            "from_half",
            sa.Enum("morning", "afternoon", name="half", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column(
            "to_half",
            sa.Enum("morning", "afternoon", name="half", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("asked_halves", sa.Integer(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
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
        sa.Column("cancelled_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["staff.id"], name=op.f("fk_leave_requests_applicant_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_requests")),
    )
    with op.batch_alter_table("leave_requests", schema=None) as batch_op:
        batch_op.create_index(
            "ix_leave_requests_applicant_id", ["applicant_id", "first"], unique=False
        )

    op.create_table(
        "absent_halves",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "half",
            sa.Enum("morning", "afternoon", name="half", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["leave_requests.id"], name=op.f("fk_absent_halves_request_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_absent_halves_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absent_halves")),
        sa.UniqueConstraint(
            "staff_id", "day", "half", name=op.f("uq_absent_halves_staff_id_day_half")
        ),
    )
    with op.batch_alter_table("absent_halves", schema=None) as batch_op:
        batch_op.create_index("ix_absent_halves_day", ["day"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_absent_halves_request_id"), ["request_id"], unique=False
        )

    op.create_table(
        "approval_questions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "approval_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("asker_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("asked_at", UTCDateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", UTCDateTime(), nullable=True),
        sa.Column("sent", sa.JSON(), nullable=False),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approvals.id"], name=op.f("fk_approval_questions_approval_id")
        ),
        sa.ForeignKeyConstraint(
            ["asker_id"], ["staff.id"], name=op.f("fk_approval_questions_asker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_questions")),
    )
    with op.batch_alter_table("approval_questions", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_approval_questions_approval_id"), ["approval_id"], unique=False
        )

    op.create_table(
        "approval_steps",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "approval_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.String(length=32), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "open",
                "approved",
                "refused",
                "skipped",
                "dropped",
                name="stepstate",
                native_enum=False,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("remind_at", UTCDateTime(), nullable=True),
        sa.Column("climb_at", UTCDateTime(), nullable=True),
        sa.Column(
            "decided_by_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "decided_for_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("decided_at", UTCDateTime(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval_id"], ["approvals.id"], name=op.f("fk_approval_steps_approval_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["staff.id"], name=op.f("fk_approval_steps_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["decided_for_id"], ["staff.id"], name=op.f("fk_approval_steps_decided_for_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_steps")),
        sa.UniqueConstraint(
            "approval_id", "number", name=op.f("uq_approval_steps_approval_id_number")
        ),
    )
    with op.batch_alter_table("approval_steps", schema=None) as batch_op:
        batch_op.create_index("ix_approval_steps_climb", ["state", "climb_at"], unique=False)
        batch_op.create_index("ix_approval_steps_remind", ["state", "remind_at"], unique=False)

    op.create_table(
        "leave_returns",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "request_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column(
            "applicant_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("back_on", sa.Date(), nullable=False),
        sa.Column(
            "from_half",
            sa.Enum("morning", "afternoon", name="half", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("said_at", UTCDateTime(), nullable=False),
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
        sa.ForeignKeyConstraint(
            ["applicant_id"], ["staff.id"], name=op.f("fk_leave_returns_applicant_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["leave_requests.id"], name=op.f("fk_leave_returns_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leave_returns")),
    )
    with op.batch_alter_table("leave_returns", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_leave_returns_request_id"), ["request_id"], unique=False
        )

    op.create_table(
        "signings",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "way", sa.Enum("in", "out", name="way", native_enum=False, length=32), nullable=False
        ),
        sa.Column("said_at", UTCDateTime(), nullable=False),
        sa.Column("arrived_at", UTCDateTime(), nullable=False),
        sa.Column("place_said_at", UTCDateTime(), nullable=True),
        sa.Column("latitude", sa.Double(), nullable=True),
        sa.Column("longitude", sa.Double(), nullable=True),
        sa.Column("place", sa.String(length=64), nullable=True),
        sa.Column("metres_away", sa.Integer(), nullable=True),
        sa.Column("was_there", sa.Boolean(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column(
            "customer_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column(
            "correction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction_id"], ["corrections.id"], name=op.f("fk_signings_correction_id")
        ),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customers.id"], name=op.f("fk_signings_customer_id")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_signings_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signings")),
    )
    with op.batch_alter_table("signings", schema=None) as batch_op:
        batch_op.create_index("ix_signings_day", ["day"], unique=False)
        batch_op.create_index("ix_signings_staff_id", ["staff_id", "day"], unique=False)

    op.create_table(
        "approval_seats",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("step_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("for_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("ended_at", UTCDateTime(), nullable=True),
        sa.Column("created_at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["for_id"], ["staff.id"], name=op.f("fk_approval_seats_for_id")),
        sa.ForeignKeyConstraint(
            ["staff_id"], ["staff.id"], name=op.f("fk_approval_seats_staff_id")
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["approval_steps.id"], name=op.f("fk_approval_seats_step_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval_seats")),
        sa.UniqueConstraint("step_id", "staff_id", name=op.f("uq_approval_seats_step_id_staff_id")),
    )
    with op.batch_alter_table("approval_seats", schema=None) as batch_op:
        batch_op.create_index("ix_approval_seats_staff_id", ["staff_id", "ended_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("approval_seats", schema=None) as batch_op:
        batch_op.drop_index("ix_approval_seats_staff_id")

    op.drop_table("approval_seats")
    with op.batch_alter_table("signings", schema=None) as batch_op:
        batch_op.drop_index("ix_signings_staff_id")
        batch_op.drop_index("ix_signings_day")

    op.drop_table("signings")
    with op.batch_alter_table("leave_returns", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_leave_returns_request_id"))

    op.drop_table("leave_returns")
    with op.batch_alter_table("approval_steps", schema=None) as batch_op:
        batch_op.drop_index("ix_approval_steps_remind")
        batch_op.drop_index("ix_approval_steps_climb")

    op.drop_table("approval_steps")
    with op.batch_alter_table("approval_questions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_approval_questions_approval_id"))

    op.drop_table("approval_questions")
    with op.batch_alter_table("absent_halves", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absent_halves_request_id"))
        batch_op.drop_index("ix_absent_halves_day")

    op.drop_table("absent_halves")
    with op.batch_alter_table("leave_requests", schema=None) as batch_op:
        batch_op.drop_index("ix_leave_requests_applicant_id")

    op.drop_table("leave_requests")
    with op.batch_alter_table("leave_credits", schema=None) as batch_op:
        batch_op.drop_index("ix_leave_credits_staff_id")

    op.drop_table("leave_credits")
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_duties_open",
            sqlite_where=sa.text("until IS NULL"),
            postgresql_where=sa.text("until IS NULL"),
        )
        batch_op.drop_index("ix_duties_staff_id")

    op.drop_table("duties")
    with op.batch_alter_table("delegations", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegations_staff_id"))
        batch_op.drop_index(batch_op.f("ix_delegations_delegate_id"))

    op.drop_table("delegations")
    with op.batch_alter_table("corrections", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_corrections_applicant_id"))

    op.drop_table("corrections")
    op.drop_table("calendar_years")
    with op.batch_alter_table("approvals", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_approvals_open",
            sqlite_where=sa.text("outcome = 'open'"),
            postgresql_where=sa.text("outcome = 'open'"),
        )
        batch_op.drop_index(batch_op.f("ix_approvals_record"))
        batch_op.drop_index(batch_op.f("ix_approvals_applicant_id"))

    op.drop_table("approvals")
