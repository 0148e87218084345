"""What Ctrl+K finds: one row per name, address, melding, casus or partner.

The full-text index on it (FTS5 trigram; pg_trgm) belongs to the engine: the migration makes it.
"""

from sqlalchemy import Column, Index, Integer, Table, Text, Uuid

from cmpg_desktop.database.tabellen.kern import FOLDED, flag, metadata, text

zoekingang = Table(
    "zoekingang",
    metadata,
    Column("nr", Integer, primary_key=True, autoincrement=True),
    Column("soort", Text, nullable=False),  # persoon | adres | melding | casus | organisatie
    Column("ref_id", Uuid, nullable=False, index=True),
    text("titel"),
    text("toelichting"),
    Column("tekst_f", FOLDED, nullable=False, server_default=""),
    flag("oud"),
    Index("ix_zoekingang_tekst_f", "tekst_f"),
    sqlite_autoincrement=True,
)
