"""The day on which each customer was visited last; an index for those who are to be visited.

Revision: 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COLUMNS = ["owner_id", "archived_at", "customer_class", "first_contact_on", "seen_on"]


def upgrade() -> None:
    op.add_column("customers", sa.Column("seen_on", sa.Date(), nullable=True))
    op.execute(
        "UPDATE customers SET seen_on = (SELECT max(day) FROM visits"
        " WHERE visits.customer_id = customers.id AND visits.withdrawn_at IS NULL)"
    )
    op.create_index("ix_customers_to_be_seen", "customers", COLUMNS)


def downgrade() -> None:
    op.drop_index("ix_customers_to_be_seen", "customers")
    op.drop_column("customers", "seen_on")
