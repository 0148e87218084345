"""The team, the settings, and what was done: accounts, commands, looks in a dossier."""

from sqlalchemy import Column, Date, Index, Integer, Table, Text, UniqueConstraint, Uuid

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    flag,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

medewerker = Table(
    "medewerker",
    metadata,
    id_column(),
    text("naam"),
    text("functie"),
    text("telefoon"),
    text("email"),
    Column("wachtwoord", Text),  # argon2id; NULL: signs in without one (demonstration only)
    flag("moet_wachtwoord_kiezen"),
    Column("actief_tot", Date),
)

medewerker_rol = Table(
    "medewerker_rol",
    metadata,
    id_column(),
    reference("medewerker_id", "medewerker", nullable=False),
    Column("rol", Text, nullable=False),
    UniqueConstraint("medewerker_id", "rol"),
)

# Who decides for whom, by name and period (besluit 11).
waarneming = Table(
    "waarneming",
    metadata,
    id_column(),
    reference("voor_id", "medewerker", nullable=False),
    reference("waarnemer_id", "medewerker", nullable=False),
    Column("van", Date, nullable=False),
    Column("tot", Date, nullable=False),
    text("reden"),
    reference("door_id", "medewerker", index=False),  # who named this waarnemer
    Column("aangewezen_op", Moment),
    removed(),
)

instelling = Table(
    "instelling",
    metadata,
    Column("sleutel", Text, primary_key=True),
    text("waarde"),
    text("reden"),
    Column("gewijzigd_op", Moment),
)

vrije_dag = Table(
    "vrije_dag",
    metadata,
    id_column(),
    Column("datum", Date, nullable=False),
    Column("soort", Text, nullable=False),  # gelijkgesteld | gesloten
    text("naam"),
    text("bron"),
    UniqueConstraint("datum", "soort"),
)

# One row per command: makes repeating it harmless, and answers who changed a field last.
# Holds no values.
opdracht = Table(
    "opdracht",
    metadata,
    Column("volgnr", Integer, primary_key=True, autoincrement=True),
    Column("id", Uuid, nullable=False, unique=True),
    Column("medewerker_id", Uuid),
    Column("moment", Moment, nullable=False),
    Column("soort", Text, nullable=False),
    Column("rij_id", Uuid),
    text("veld"),
    Index("ix_opdracht_rij_id_veld", "rij_id", "veld", "volgnr"),
    sqlite_autoincrement=True,
)

# Every opening of a dossier, written before its rows are read (E116).
inzage = Table(
    "inzage",
    metadata,
    Column("volgnr", Integer, primary_key=True, autoincrement=True),
    Column("medewerker_id", Uuid),
    Column("soort", Text, nullable=False),  # melding | persoon | casus | organisatie | notitie
    Column("dossier_id", Uuid, nullable=False, index=True),
    Column("moment", Moment, nullable=False),
    text("handeling"),  # openen | afdrukken | brief
    text("toestel"),
    text("reden"),  # asked when an afgeschermd dossier is opened (besluit 28)
    sqlite_autoincrement=True,
)
