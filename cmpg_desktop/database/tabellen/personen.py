"""People: identity, addresses, relations and authority over a child.

No case content hangs on a persoon. '.' in a name field means: known to be unknown (BRP).
"""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Table, Text

from cmpg_desktop.database.tabellen.kern import (
    FOLDED,
    flag,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

persoon = Table(
    "persoon",
    metadata,
    id_column(),
    text("voornamen"),
    text("voorletters"),
    text("roepnaam"),
    text("voorvoegsel"),
    text("geslachtsnaam"),
    text("partner_voorvoegsel"),
    text("partner_geslachtsnaam"),
    Column("naamgebruik", Text, nullable=False, server_default="E"),
    text("geslacht"),  # '' not asked, M, V, O
    Column("geboren_vroegst", Date),
    Column("geboren_laatst", Date),
    text("geboorte_tekst"),  # as it was said: "15 jaar", on geboorte_op
    Column("geboorte_op", Date),
    Column("overleden_op", Date),
    text("taal"),
    text("tolk"),  # '' not asked, ja, nee
    text("telefoon"),
    text("email"),
    flag("adres_onbekend"),
    Column("naam_f", FOLDED, nullable=False, server_default="", index=True),
    removed(),
    CheckConstraint("geboren_vroegst <= geboren_laatst", name="geboorte"),
)

persoon_adres = Table(
    "persoon_adres",
    metadata,
    id_column(),
    reference("persoon_id", "persoon", nullable=False),
    Column("soort", Text, nullable=False, server_default="woonadres"),
    text("straat"),
    text("huisnummer"),
    text("huisletter"),
    text("toevoeging"),
    text("postcode"),
    text("woonplaats"),
    Column("van", Date),
    Column("tot", Date),
    Column("geheim", Boolean),  # NULL: not asked
    Column("adres_f", FOLDED, nullable=False, server_default="", index=True),
    removed(),
)

# Stored once, shown from both sides.
relatie = Table(
    "relatie",
    metadata,
    id_column(),
    reference("van_persoon_id", "persoon", nullable=False),
    reference("naar_persoon_id", "persoon", nullable=False),
    Column("soort", Text, nullable=False),
    text("toelichting"),
    removed(),
)

# Gezag and vertegenwoordiging: once and directed, by a person or an organisation.
gezag = Table(
    "gezag",
    metadata,
    id_column(),
    reference("over_persoon_id", "persoon", nullable=False),
    reference("houder_persoon_id", "persoon"),
    reference("houder_organisatie_id", "organisatie"),
    Column("soort", Text, nullable=False),
    text("bron"),
    Column("nagekeken_op", Date),
    Column("van", Date),
    Column("tot", Date),
    removed(),
    CheckConstraint(
        "(houder_persoon_id IS NULL) <> (houder_organisatie_id IS NULL)", name="een_houder"
    ),
)
