"""Ketenpartners: organisations, what they signed, and the people in them."""

from sqlalchemy import Column, Date, Table, Text, UniqueConstraint

from cmpg_desktop.database.tabellen.kern import (
    FOLDED,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

organisatie = Table(
    "organisatie",
    metadata,
    id_column(),
    text("naam"),
    Column("soort", Text, nullable=False),
    reference("ouder_id", "organisatie"),
    reference("opvolger_id", "organisatie"),
    Column("partij_van", Date),
    Column("partij_tot", Date),
    text("grond"),  # '' : the proposal that goes with the kind (besluit 17)
    text("straat"),
    text("huisnummer"),
    text("postcode"),
    text("woonplaats"),
    text("telefoon"),
    text("spoednummer"),
    text("email"),
    text("opmerking"),
    Column("naam_f", FOLDED, nullable=False, server_default="", index=True),
    removed(),
)

ondertekening = Table(
    "ondertekening",
    metadata,
    id_column(),
    reference("organisatie_id", "organisatie", nullable=False),
    Column("reglement", Text, nullable=False),
    Column("op", Date),
    removed(),
    UniqueConstraint("organisatie_id", "reglement"),
)

contactpersoon = Table(
    "contactpersoon",
    metadata,
    id_column(),
    reference("organisatie_id", "organisatie", nullable=False),
    text("voorletters"),
    text("voornaam"),
    text("voorvoegsel"),
    text("achternaam"),
    text("geslacht"),
    text("functie"),
    Column("rol", Text, nullable=False, server_default="uitvoerend"),
    text("telefoon"),
    text("email"),
    Column("van", Date),
    Column("tot", Date),
    removed(),
)
