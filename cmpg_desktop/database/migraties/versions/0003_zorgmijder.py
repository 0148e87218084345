"""Zorgmijder as a property of its own, of a beoordeling and of the casus that begins with it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for tabel in ("beoordeling", "casus"):
        for kolom in ("zorgmijder", "zorgmijder_waaruit"):
            op.add_column(tabel, sa.Column(kolom, sa.Text(), server_default="", nullable=False))
