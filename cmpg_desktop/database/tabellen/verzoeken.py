"""Requests of the people in a dossier about their own data."""

from sqlalchemy import Column, Date, Table, Text

from cmpg_desktop.database.tabellen.kern import id_column, metadata, reference, removed, text

# A request of a betrokkene, also an oral one; its month runs from ontvangen_op (E129). What it is
# may be empty: somebody is still talking. The answer itself comes later; its day ends the month.
verzoek = Table(
    "verzoek",
    metadata,
    id_column(),
    Column("soort", Text, nullable=False),  # see werkproces.verzoeken.VerzoekSoort
    text("grond"),  # see werkproces.verzoeken.VerzoekGrond
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
