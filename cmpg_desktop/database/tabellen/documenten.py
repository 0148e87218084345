"""Documents: immutable versions in a table of their own."""

from sqlalchemy import Column, Integer, LargeBinary, Table, Text, UniqueConstraint

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

document = Table(
    "document",
    metadata,
    id_column(),
    reference("melding_id", "melding"),
    reference("casus_id", "casus"),
    Column("soort", Text, nullable=False),  # bijlage | advies_melder
    text("naam"),
    text("inhoud"),  # JSON of what was filled in by hand in a letter, to make a next version of
    Column("gemaakt_op", Moment, nullable=False),
    reference("door_id", "medewerker"),
    removed(),
)

document_versie = Table(
    "document_versie",
    metadata,
    id_column(),
    reference("document_id", "document", nullable=False),
    Column("versie", Integer, nullable=False),
    text("mime"),
    Column("bytes", LargeBinary, nullable=False),
    Column("omvang", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    text("sjabloon"),
    text("sjabloon_sha256"),
    Column("gemaakt_op", Moment, nullable=False),
    reference("door_id", "medewerker"),
    UniqueConstraint("document_id", "versie"),
)

# A municipality's own version of a template; the newest is in use.
sjabloon = Table(
    "sjabloon",
    metadata,
    id_column(),
    Column("naam", Text, nullable=False, index=True),
    Column("versie", Integer, nullable=False),
    Column("bytes", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("gemaakt_op", Moment, nullable=False),
    UniqueConstraint("naam", "versie"),
)
