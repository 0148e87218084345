"""What belongs to a casus and to the rights of the people in it."""

from sqlalchemy import CheckConstraint, Column, Date, Table, Text, UniqueConstraint

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

# Who may open an afgeschermd dossier.
casus_toegang = Table(
    "casus_toegang",
    metadata,
    id_column(),
    reference("casus_id", "casus", nullable=False),
    reference("medewerker_id", "medewerker", nullable=False),
    UniqueConstraint("casus_id", "medewerker_id"),
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

# A request of a betrokkene, also an oral one; its month runs from ontvangen_op (E129). What it is
# may be empty: somebody is still talking. The answer itself comes later; its day ends the month.
verzoek = Table(
    "verzoek",
    metadata,
    id_column(),
    Column("soort", Text, nullable=False),  # see werkproces.verzoeken.VerzoekSoort
    Column("ontvangen_op", Date, nullable=False),
    text("wijze"),  # see werkproces.verzoeken.VerzoekWijze
    reference("persoon_id", "persoon"),  # who asks, if known here
    text("naam"),  # who asks
    text("hoedanigheid"),  # empty for oneself, else see werkproces.verzoeken.Hoedanigheid
    reference("namens_persoon_id", "persoon"),  # for whom, if known here
    text("namens"),  # for whom
    reference("casus_id", "casus"),
    reference("melding_id", "melding"),
    text("tekst"),
    reference("behandelaar_id", "medewerker"),
    Column("verlengd_op", Date),  # the day on which the letter about it went
    text("verlengd_reden"),
    Column("beantwoord_op", Date),
    removed(),
)
