"""Reports of a week and a month.

Revision: 0008, after 0007.
"""

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the one who builds it."""


def downgrade() -> None:
    """Filled by the one who builds it."""
