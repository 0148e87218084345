"""A phone call while it is not yet anything else."""

from sqlalchemy import CheckConstraint, Column, Integer, Table, Text

from cmpg_desktop.database.tabellen.kern import Moment, flag, id_column, metadata, reference, text

telefoonnotitie = Table(
    "telefoonnotitie",
    metadata,
    id_column(),
    Column("begonnen_op", Moment, nullable=False),
    Column("beeindigd_op", Moment),
    reference("door_id", "medewerker"),
    text("wie_belt"),
    reference("organisatie_id", "organisatie"),
    text("organisatie_tekst"),
    text("telefoon"),
    text("tekst"),
    flag("spoed"),
    text("uitkomst"),  # '' while it is nothing yet, then melding | casus
)

# Selected words that became something.
notitie_stukje = Table(
    "notitie_stukje",
    metadata,
    id_column(),
    reference("notitie_id", "telefoonnotitie", nullable=False),
    Column("soort", Text, nullable=False),  # persoon | adres | vraag | eerder | leefgebied
    text("leefgebied"),
    text("tekst"),
    Column("volgorde", Integer, nullable=False, server_default="0"),
)

# Each emergency call made, as it was made (E048); goes along to the melding.
spoedcontact = Table(
    "spoedcontact",
    metadata,
    id_column(),
    reference("notitie_id", "telefoonnotitie"),
    reference("melding_id", "melding"),
    text("dienst"),
    text("nummer"),
    Column("moment", Moment, nullable=False),
    text("wie"),
    text("uitkomst"),
    reference("door_id", "medewerker"),
    CheckConstraint("notitie_id IS NOT NULL OR melding_id IS NOT NULL", name="een_dossier"),
)
