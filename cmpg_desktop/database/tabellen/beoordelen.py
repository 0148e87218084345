"""Weighing a melding: what was found per round."""

from sqlalchemy import Column, Date, Integer, Table, Text, UniqueConstraint

from cmpg_desktop.database.tabellen.kern import id_column, metadata, reference, text

# The weighing of one round: a draft that people fill in; the besluit itself is a fact.
beoordeling = Table(
    "beoordeling",
    metadata,
    id_column(),
    reference("melding_id", "melding", nullable=False),
    Column("ronde", Integer, nullable=False, server_default="1"),
    text("uitkomst"),  # see werkproces.beoordeling.Weging
    text("aanpak"),  # GGA | PGA
    text("motivering"),
    reference("casus_id", "casus"),  # the running casus it belongs to, or the earlier aanpak
    reference("organisatie_id", "organisatie"),  # who takes it over
    text("naar_wie"),
    Column("melder_tot", Date),  # until when the melder stays responsible (E036)
    Column("ingeschreven_op", Date),  # when somebody looked whether they live here (E008)
    text("ingeschreven_bron"),
    text("zorgmijder"),  # '' not asked, ja, nee, onbekend (E009)
    text("zorgmijder_waaruit"),
    UniqueConstraint("melding_id", "ronde"),
)

# One criterion of that outcome, with "waaruit blijkt dat?".
beoordelingspunt = Table(
    "beoordelingspunt",
    metadata,
    id_column(),
    reference("beoordeling_id", "beoordeling", nullable=False),
    Column("code", Text, nullable=False),
    text("antwoord"),  # '' not asked, ja, nee, onbekend
    text("waaruit"),
    UniqueConstraint("beoordeling_id", "code"),
)
