"""Tasks that a superior gives.

Revision: 0009, after 0008.
"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Filled by the one who builds it."""


def downgrade() -> None:
    """Filled by the one who builds it."""
