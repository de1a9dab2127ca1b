"""Remember which version of Marsad read an article, so that a better one reads it again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; nobody knows who read what is there already."""
    op.add_column(
        "extractions", sa.Column("reader", sa.String(), nullable=False, server_default="")
    )
