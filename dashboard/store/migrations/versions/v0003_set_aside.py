"""Remember why an article as a whole tells no attack."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; what was read before is read again, as another version reads now."""
    op.add_column(
        "extractions", sa.Column("set_aside", sa.Text(), nullable=False, server_default="")
    )
