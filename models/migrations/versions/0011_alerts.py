"""Alerts that managers choose.

Revision: 0011, after 0010.
"""

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the one who builds it."""


def downgrade() -> None:
    """Filled by the one who builds it."""
