"""What belongs to a casus, and the letters of a dossier."""

from sqlalchemy import CheckConstraint, Column, Table, Text, UniqueConstraint

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    id_column,
    metadata,
    reference,
    removed,
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

# A letter while it is being written. What was made of it is its document.
brief = Table(
    "brief",
    metadata,
    id_column(),
    reference("melding_id", "melding"),
    reference("casus_id", "casus"),
    Column("soort", Text, nullable=False),  # see werkproces.brieven.BriefSoort
    reference("over_id", "betrokkene"),
    reference("aan_persoon_id", "persoon"),
    reference("aan_organisatie_id", "organisatie"),
    reference("contactpersoon_id", "contactpersoon"),
    text("onderwerp"),
    text("tekst"),
    reference("ondertekenaar_id", "medewerker"),
    reference("document_id", "document"),
    removed(),
    CheckConstraint("(melding_id IS NULL) <> (casus_id IS NULL)", name="een_dossier"),
)
