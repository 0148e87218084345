"""What belongs to a casus, and the letters of a dossier."""

from sqlalchemy import CheckConstraint, Column, Table, Text, UniqueConstraint, Uuid

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    id_column,
    metadata,
    reference,
    text,
)

# The laws a casus rests on (E135); the list of them is one of the beheerder.
casus_kader = Table(
    "casus_kader",
    metadata,
    id_column(),
    reference("casus_id", "casus", nullable=False),
    Column("kader", Text, nullable=False),
    UniqueConstraint("casus_id", "kader"),
)

# Texts of law references, as the lawyer of the municipality improved them; code is the place.
wettekst = Table(
    "wettekst",
    metadata,
    Column("code", Text, primary_key=True),
    text("naam"),
    text("tekst"),
    Column("gewijzigd_op", Moment),
    reference("gewijzigd_door_id", "medewerker"),
)

# A letter of phase 1 from its first typed word on; a document that was made of it has its id. That
# it must be written is derived and never stored (`werkproces.uitgaand`); so is the id of this row,
# so that two colleagues who begin the same letter make the same row.
brief = Table(
    "brief",
    metadata,
    id_column(),
    reference("melding_id", "melding"),
    reference("casus_id", "casus"),
    Column("soort", Text, nullable=False),  # see werkproces.brieven.BriefSoort
    reference("aan_organisatie_id", "organisatie"),  # of a gericht verzoek: to whom
    reference("ondertekenaar_id", "medewerker"),
    CheckConstraint("(melding_id IS NULL) <> (casus_id IS NULL)", name="een_dossier"),
)

# What was typed in one field of a letter: a row of its own, so that it is set as any field.
briefveld = Table(
    "briefveld",
    metadata,
    id_column(),
    reference("brief_id", "brief", nullable=False),
    Column("naam", Text, nullable=False),
    text("waarde"),
    UniqueConstraint("brief_id", "naam"),
)

# About whom a letter tells, and to whom: one fact INGELICHT per row once it was sent. A gericht
# verzoek has a row per betrokkene it names, without a reader.
brieflezer = Table(
    "brieflezer",
    metadata,
    id_column(),
    reference("brief_id", "brief", nullable=False),
    reference("over_id", "betrokkene", nullable=False),
    Column("aan_id", Uuid),  # the persoon or organisatie, as in the fact
    UniqueConstraint("brief_id", "over_id", "aan_id"),
)
