"""Meldingen, casussen, who they are about, and the facts that termijnen read."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

from cmpg_desktop.database.tabellen.kern import (
    Moment,
    flag,
    id_column,
    metadata,
    reference,
    removed,
    text,
)

casus = Table(
    "casus",
    metadata,
    id_column(),
    Column("nummer", Text, nullable=False, unique=True),
    text("titel"),
    Column("regime", Text, nullable=False, server_default="CMPG"),
    text("aanpak"),  # GGA | PGA
    text("zorgmijder"),  # '' not asked, ja, nee, onbekend (E009)
    text("zorgmijder_waaruit"),
    reference("casusregisseur_id", "medewerker"),
    reference("eerdere_casus_id", "casus"),
    Column("geopend_op", Date, nullable=False),
    Column("gesloten_op", Date, index=True),
    flag("afgeschermd"),  # only for who is named in casus_toegang (besluit 28)
    # The few that are afgeschermd are looked for in every list.
    Index("ix_casus_afgeschermd", "afgeschermd"),
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

melding = Table(
    "melding",
    metadata,
    id_column(),
    text("titel"),
    Column("regime", Text, nullable=False, server_default="CMPG"),
    # See berichten.meldingen.Stand; indexed because the home page reads the few that are open.
    Column("stand", Text, nullable=False, server_default="open", index=True),
    reference("behandelaar_id", "medewerker"),
    reference("organisatie_id", "organisatie"),
    reference("contactpersoon_id", "contactpersoon"),
    text("melder_soort"),
    text("melder_naam"),
    text("melder_functie"),
    text("melder_geslacht"),
    text("melder_telefoon"),
    text("melder_email"),
    text("melder_waarom"),
    text("uw_kenmerk"),
    text("concrete_vraag"),
    text("eerder_geprobeerd"),
    text("inzet_bemiddeling"),
    text("inzet_dossier"),
    text("inzet_hulp"),
    text("inzet_corporatie"),
    text("deelgrond"),
    text("deelgrond_toelichting"),
    text("conflict_zeer_ernstig"),  # each of the three: '' not asked, ja, nee, onbekend
    text("conflict_niet_anders"),
    text("conflict_intensief_geprobeerd"),
    # The letter "advies aan de melder" while it is being written.
    text("brief_onderwerp"),
    text("brief_advies"),
    reference("brief_ondertekenaar_id", "medewerker"),
    flag("spoed"),
    reference("casus_id", "casus"),
    reference("samengevoegd_met_id", "melding"),
    reference("notitie_id", "telefoonnotitie"),
    removed(),
)

# A persoon in one melding or one casus.
betrokkene = Table(
    "betrokkene",
    metadata,
    id_column(),
    reference("persoon_id", "persoon", nullable=False),
    reference("melding_id", "melding"),
    reference("casus_id", "casus"),
    text("rol"),
    text("woont_in"),  # '' not asked, ja, nee, onbekend
    Column("van", Date),
    Column("tot", Date),
    text("weet_van_melding"),  # '' not asked, ja, nee, onbekend
    Column("weet_sinds", Date),
    text("weet_van_wie"),
    text("weet_toelichting"),
    text("brief_veilig"),  # may a letter go to this address: '' not asked, ja, nee, onbekend
    Column("volgorde", Integer, nullable=False, server_default="0"),
    removed(),
    CheckConstraint("(melding_id IS NULL) <> (casus_id IS NULL)", name="een_dossier"),
)

# What was reported, per leefgebied (E001, E002).
problematiek = Table(
    "problematiek",
    metadata,
    id_column(),
    reference("melding_id", "melding", nullable=False),
    Column("leefgebied", Text, nullable=False),
    text("tekst"),
    flag("bijzonder"),
    flag("strafrechtelijk"),
    removed(),
    UniqueConstraint("melding_id", "leefgebied"),
)

# Facts with legal meaning: append-only; a correction is a new fact that replaces another.
feit = Table(
    "feit",
    metadata,
    Column("volgnr", Integer, primary_key=True, autoincrement=True),
    Column("id", Uuid, nullable=False, unique=True),
    reference("melding_id", "melding"),
    reference("casus_id", "casus"),
    Column("soort", Text, nullable=False),
    Column("datum", Date, nullable=False),
    Column("moment", Moment),
    Column("over_id", Uuid),
    Column("aan_id", Uuid),  # the persoon or organisatie that was told about over_id
    text("naam"),
    Column("datum2", Date),
    text("kanaal"),
    text("wie"),
    text("tekst"),
    text("uitkomst"),  # how a besluit ended, see werkproces.feiten.Uitkomst
    text("inhoud"),  # the hash of what was judged: an akkoord is on the content as it was
    Column("vervangt_id", Uuid, unique=True),  # a fact is corrected once; then its correction is
    text("reden"),
    Column("door_id", Uuid),
    Column("vastgelegd_op", Moment, nullable=False),
    CheckConstraint("(melding_id IS NULL) <> (casus_id IS NULL)", name="een_dossier"),
    sqlite_autoincrement=True,
)

# A remark on a line of the werkvoorraad.
opmerking = Table(
    "opmerking",
    metadata,
    id_column(),
    Column("dossier_id", Uuid, nullable=False),
    text("regel"),  # which termijn of that dossier
    text("tekst"),
    UniqueConstraint("dossier_id", "regel"),
)

# Advice without a casus and without names, only counted (E049).
advies = Table(
    "advies",
    metadata,
    id_column(),
    Column("datum", Date, nullable=False),
    text("soort_vrager"),
    text("leefgebied"),
    Column("door_id", Uuid),
    Index("ix_advies_datum", "datum"),
)
