"""Notices, and who has read them.

Revision: 0010, after 0009.
"""

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the one who builds it."""


def downgrade() -> None:
    """Filled by the one who builds it."""
