"""The first tables, and the full-text index on what Ctrl+K finds."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# The column types as they were at this revision: a migration imports nothing of today's program.
MOMENT = sa.DateTime(timezone=True)
FOLDED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:

    op.create_table(
        "advies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("soort_vrager", sa.Text(), server_default="", nullable=False),
        sa.Column("leefgebied", sa.Text(), server_default="", nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_advies")),
    )
    op.create_index("ix_advies_datum", "advies", ["datum"], unique=False)
    op.create_table(
        "instelling",
        sa.Column("sleutel", sa.Text(), nullable=False),
        sa.Column("waarde", sa.Text(), server_default="", nullable=False),
        sa.Column("reden", sa.Text(), server_default="", nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("sleutel", name=op.f("pk_instelling")),
    )
    op.create_table(
        "inzage",
        sa.Column("volgnr", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("handeling", sa.Text(), server_default="", nullable=False),
        sa.Column("toestel", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("volgnr", name=op.f("pk_inzage")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_inzage_dossier_id"), "inzage", ["dossier_id"], unique=False)
    op.create_table(
        "medewerker",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("functie", sa.Text(), server_default="", nullable=False),
        sa.Column("telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("wachtwoord", sa.Text(), nullable=True),
        sa.Column(
            "moet_wachtwoord_kiezen", sa.Boolean(), server_default=sa.false(), nullable=False
        ),
        sa.Column("actief_tot", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker")),
    )
    op.create_table(
        "opdracht",
        sa.Column("volgnr", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=True),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("rij_id", sa.Uuid(), nullable=True),
        sa.Column("veld", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("volgnr", name=op.f("pk_opdracht")),
        sa.UniqueConstraint("id", name=op.f("uq_opdracht_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_opdracht_rij_id_veld", "opdracht", ["rij_id", "veld", "volgnr"], unique=False
    )
    op.create_table(
        "opmerking",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("dossier_id", sa.Uuid(), nullable=False),
        sa.Column("regel", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opmerking")),
        sa.UniqueConstraint("dossier_id", "regel", name=op.f("uq_opmerking_dossier_id_regel")),
    )
    op.create_table(
        "organisatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("ouder_id", sa.Uuid(), nullable=True),
        sa.Column("opvolger_id", sa.Uuid(), nullable=True),
        sa.Column("partij_van", sa.Date(), nullable=True),
        sa.Column("partij_tot", sa.Date(), nullable=True),
        sa.Column("grond", sa.Text(), server_default="", nullable=False),
        sa.Column("straat", sa.Text(), server_default="", nullable=False),
        sa.Column("huisnummer", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("woonplaats", sa.Text(), server_default="", nullable=False),
        sa.Column("telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("spoednummer", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("opmerking", sa.Text(), server_default="", nullable=False),
        sa.Column("naam_f", FOLDED, server_default="", nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["opvolger_id"], ["organisatie.id"], name=op.f("fk_organisatie_opvolger_id")
        ),
        sa.ForeignKeyConstraint(
            ["ouder_id"], ["organisatie.id"], name=op.f("fk_organisatie_ouder_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisatie")),
    )
    op.create_index(op.f("ix_organisatie_naam_f"), "organisatie", ["naam_f"], unique=False)
    op.create_index(
        op.f("ix_organisatie_opvolger_id"), "organisatie", ["opvolger_id"], unique=False
    )
    op.create_index(op.f("ix_organisatie_ouder_id"), "organisatie", ["ouder_id"], unique=False)
    op.create_table(
        "persoon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voornamen", sa.Text(), server_default="", nullable=False),
        sa.Column("voorletters", sa.Text(), server_default="", nullable=False),
        sa.Column("roepnaam", sa.Text(), server_default="", nullable=False),
        sa.Column("voorvoegsel", sa.Text(), server_default="", nullable=False),
        sa.Column("geslachtsnaam", sa.Text(), server_default="", nullable=False),
        sa.Column("partner_voorvoegsel", sa.Text(), server_default="", nullable=False),
        sa.Column("partner_geslachtsnaam", sa.Text(), server_default="", nullable=False),
        sa.Column("naamgebruik", sa.Text(), server_default="E", nullable=False),
        sa.Column("geslacht", sa.Text(), server_default="", nullable=False),
        sa.Column("geboren_vroegst", sa.Date(), nullable=True),
        sa.Column("geboren_laatst", sa.Date(), nullable=True),
        sa.Column("geboorte_tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("geboorte_op", sa.Date(), nullable=True),
        sa.Column("overleden_op", sa.Date(), nullable=True),
        sa.Column("taal", sa.Text(), server_default="", nullable=False),
        sa.Column("tolk", sa.Text(), server_default="", nullable=False),
        sa.Column("telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("adres_onbekend", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("naam_f", FOLDED, server_default="", nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.CheckConstraint("geboren_vroegst <= geboren_laatst", name=op.f("ck_persoon_geboorte")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon")),
    )
    op.create_index(op.f("ix_persoon_naam_f"), "persoon", ["naam_f"], unique=False)
    op.create_table(
        "sjabloon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sjabloon")),
        sa.UniqueConstraint("naam", "versie", name=op.f("uq_sjabloon_naam_versie")),
    )
    op.create_index(op.f("ix_sjabloon_naam"), "sjabloon", ["naam"], unique=False)
    op.create_table(
        "vrije_dag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("bron", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vrije_dag")),
        sa.UniqueConstraint("datum", "soort", name=op.f("uq_vrije_dag_datum_soort")),
    )
    op.create_table(
        "zoekingang",
        sa.Column("nr", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("ref_id", sa.Uuid(), nullable=False),
        sa.Column("titel", sa.Text(), server_default="", nullable=False),
        sa.Column("toelichting", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst_f", FOLDED, server_default="", nullable=False),
        sa.Column("oud", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("nr", name=op.f("pk_zoekingang")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_zoekingang_ref_id"), "zoekingang", ["ref_id"], unique=False)
    op.create_index("ix_zoekingang_tekst_f", "zoekingang", ["tekst_f"], unique=False)
    op.create_table(
        "casus",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("nummer", sa.Text(), nullable=False),
        sa.Column("titel", sa.Text(), server_default="", nullable=False),
        sa.Column("regime", sa.Text(), server_default="CMPG", nullable=False),
        sa.Column("aanpak", sa.Text(), server_default="", nullable=False),
        sa.Column("casusregisseur_id", sa.Uuid(), nullable=True),
        sa.Column("eerdere_casus_id", sa.Uuid(), nullable=True),
        sa.Column("geopend_op", sa.Date(), nullable=False),
        sa.Column("gesloten_op", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["casusregisseur_id"], ["medewerker.id"], name=op.f("fk_casus_casusregisseur_id")
        ),
        sa.ForeignKeyConstraint(
            ["eerdere_casus_id"], ["casus.id"], name=op.f("fk_casus_eerdere_casus_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus")),
        sa.UniqueConstraint("nummer", name=op.f("uq_casus_nummer")),
    )
    op.create_index(
        op.f("ix_casus_casusregisseur_id"), "casus", ["casusregisseur_id"], unique=False
    )
    op.create_index(op.f("ix_casus_eerdere_casus_id"), "casus", ["eerdere_casus_id"], unique=False)
    op.create_index(op.f("ix_casus_gesloten_op"), "casus", ["gesloten_op"], unique=False)
    op.create_table(
        "contactpersoon",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("voorletters", sa.Text(), server_default="", nullable=False),
        sa.Column("voornaam", sa.Text(), server_default="", nullable=False),
        sa.Column("voorvoegsel", sa.Text(), server_default="", nullable=False),
        sa.Column("achternaam", sa.Text(), server_default="", nullable=False),
        sa.Column("geslacht", sa.Text(), server_default="", nullable=False),
        sa.Column("functie", sa.Text(), server_default="", nullable=False),
        sa.Column("rol", sa.Text(), server_default="uitvoerend", nullable=False),
        sa.Column("telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("van", sa.Date(), nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_contactpersoon_organisatie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contactpersoon")),
    )
    op.create_index(
        op.f("ix_contactpersoon_organisatie_id"), "contactpersoon", ["organisatie_id"], unique=False
    )
    op.create_table(
        "gezag",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("over_persoon_id", sa.Uuid(), nullable=False),
        sa.Column("houder_persoon_id", sa.Uuid(), nullable=True),
        sa.Column("houder_organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("bron", sa.Text(), server_default="", nullable=False),
        sa.Column("nagekeken_op", sa.Date(), nullable=True),
        sa.Column("van", sa.Date(), nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.CheckConstraint(
            "(houder_persoon_id IS NULL) <> (houder_organisatie_id IS NULL)",
            name=op.f("ck_gezag_een_houder"),
        ),
        sa.ForeignKeyConstraint(
            ["houder_organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_gezag_houder_organisatie_id"),
        ),
        sa.ForeignKeyConstraint(
            ["houder_persoon_id"], ["persoon.id"], name=op.f("fk_gezag_houder_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["over_persoon_id"], ["persoon.id"], name=op.f("fk_gezag_over_persoon_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gezag")),
    )
    op.create_index(
        op.f("ix_gezag_houder_organisatie_id"), "gezag", ["houder_organisatie_id"], unique=False
    )
    op.create_index(
        op.f("ix_gezag_houder_persoon_id"), "gezag", ["houder_persoon_id"], unique=False
    )
    op.create_index(op.f("ix_gezag_over_persoon_id"), "gezag", ["over_persoon_id"], unique=False)
    op.create_table(
        "medewerker_rol",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.Column("rol", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["medewerker_id"], ["medewerker.id"], name=op.f("fk_medewerker_rol_medewerker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_medewerker_rol")),
        sa.UniqueConstraint(
            "medewerker_id", "rol", name=op.f("uq_medewerker_rol_medewerker_id_rol")
        ),
    )
    op.create_index(
        op.f("ix_medewerker_rol_medewerker_id"), "medewerker_rol", ["medewerker_id"], unique=False
    )
    op.create_table(
        "ondertekening",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("reglement", sa.Text(), nullable=False),
        sa.Column("op", sa.Date(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_ondertekening_organisatie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ondertekening")),
        sa.UniqueConstraint(
            "organisatie_id", "reglement", name=op.f("uq_ondertekening_organisatie_id_reglement")
        ),
    )
    op.create_index(
        op.f("ix_ondertekening_organisatie_id"), "ondertekening", ["organisatie_id"], unique=False
    )
    op.create_table(
        "persoon_adres",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), server_default="woonadres", nullable=False),
        sa.Column("straat", sa.Text(), server_default="", nullable=False),
        sa.Column("huisnummer", sa.Text(), server_default="", nullable=False),
        sa.Column("huisletter", sa.Text(), server_default="", nullable=False),
        sa.Column("toevoeging", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("woonplaats", sa.Text(), server_default="", nullable=False),
        sa.Column("van", sa.Date(), nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("geheim", sa.Boolean(), nullable=True),
        sa.Column("adres_f", FOLDED, server_default="", nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["persoon_id"], ["persoon.id"], name=op.f("fk_persoon_adres_persoon_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persoon_adres")),
    )
    op.create_index(op.f("ix_persoon_adres_adres_f"), "persoon_adres", ["adres_f"], unique=False)
    op.create_index(
        op.f("ix_persoon_adres_persoon_id"), "persoon_adres", ["persoon_id"], unique=False
    )
    op.create_table(
        "relatie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("van_persoon_id", sa.Uuid(), nullable=False),
        sa.Column("naar_persoon_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("toelichting", sa.Text(), server_default="", nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["naar_persoon_id"], ["persoon.id"], name=op.f("fk_relatie_naar_persoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["van_persoon_id"], ["persoon.id"], name=op.f("fk_relatie_van_persoon_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_relatie")),
    )
    op.create_index(
        op.f("ix_relatie_naar_persoon_id"), "relatie", ["naar_persoon_id"], unique=False
    )
    op.create_index(op.f("ix_relatie_van_persoon_id"), "relatie", ["van_persoon_id"], unique=False)
    op.create_table(
        "telefoonnotitie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("begonnen_op", MOMENT, nullable=False),
        sa.Column("beeindigd_op", MOMENT, nullable=True),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("wie_belt", sa.Text(), server_default="", nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("organisatie_tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("spoed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("uitkomst", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["medewerker.id"], name=op.f("fk_telefoonnotitie_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_telefoonnotitie_organisatie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_telefoonnotitie")),
    )
    op.create_index(
        op.f("ix_telefoonnotitie_door_id"), "telefoonnotitie", ["door_id"], unique=False
    )
    op.create_index(
        op.f("ix_telefoonnotitie_organisatie_id"),
        "telefoonnotitie",
        ["organisatie_id"],
        unique=False,
    )
    op.create_table(
        "melding",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("titel", sa.Text(), server_default="", nullable=False),
        sa.Column("regime", sa.Text(), server_default="CMPG", nullable=False),
        sa.Column("stand", sa.Text(), server_default="open", nullable=False),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column("organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("contactpersoon_id", sa.Uuid(), nullable=True),
        sa.Column("melder_soort", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_naam", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_functie", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_geslacht", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_telefoon", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_email", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_waarom", sa.Text(), server_default="", nullable=False),
        sa.Column("uw_kenmerk", sa.Text(), server_default="", nullable=False),
        sa.Column("concrete_vraag", sa.Text(), server_default="", nullable=False),
        sa.Column("eerder_geprobeerd", sa.Text(), server_default="", nullable=False),
        sa.Column("inzet_bemiddeling", sa.Text(), server_default="", nullable=False),
        sa.Column("inzet_dossier", sa.Text(), server_default="", nullable=False),
        sa.Column("inzet_hulp", sa.Text(), server_default="", nullable=False),
        sa.Column("inzet_corporatie", sa.Text(), server_default="", nullable=False),
        sa.Column("deelgrond", sa.Text(), server_default="", nullable=False),
        sa.Column("deelgrond_toelichting", sa.Text(), server_default="", nullable=False),
        sa.Column("conflict_zeer_ernstig", sa.Text(), server_default="", nullable=False),
        sa.Column("conflict_niet_anders", sa.Text(), server_default="", nullable=False),
        sa.Column("conflict_intensief_geprobeerd", sa.Text(), server_default="", nullable=False),
        sa.Column("brief_onderwerp", sa.Text(), server_default="", nullable=False),
        sa.Column("brief_advies", sa.Text(), server_default="", nullable=False),
        sa.Column("brief_ondertekenaar_id", sa.Uuid(), nullable=True),
        sa.Column("spoed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("samengevoegd_met_id", sa.Uuid(), nullable=True),
        sa.Column("notitie_id", sa.Uuid(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["behandelaar_id"], ["medewerker.id"], name=op.f("fk_melding_behandelaar_id")
        ),
        sa.ForeignKeyConstraint(
            ["brief_ondertekenaar_id"],
            ["medewerker.id"],
            name=op.f("fk_melding_brief_ondertekenaar_id"),
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_melding_casus_id")),
        sa.ForeignKeyConstraint(
            ["contactpersoon_id"], ["contactpersoon.id"], name=op.f("fk_melding_contactpersoon_id")
        ),
        sa.ForeignKeyConstraint(
            ["notitie_id"], ["telefoonnotitie.id"], name=op.f("fk_melding_notitie_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_melding_organisatie_id")
        ),
        sa.ForeignKeyConstraint(
            ["samengevoegd_met_id"], ["melding.id"], name=op.f("fk_melding_samengevoegd_met_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_melding")),
    )
    op.create_index(op.f("ix_melding_behandelaar_id"), "melding", ["behandelaar_id"], unique=False)
    op.create_index(
        op.f("ix_melding_brief_ondertekenaar_id"),
        "melding",
        ["brief_ondertekenaar_id"],
        unique=False,
    )
    op.create_index(op.f("ix_melding_casus_id"), "melding", ["casus_id"], unique=False)
    op.create_index(
        op.f("ix_melding_contactpersoon_id"), "melding", ["contactpersoon_id"], unique=False
    )
    op.create_index(op.f("ix_melding_notitie_id"), "melding", ["notitie_id"], unique=False)
    op.create_index(op.f("ix_melding_organisatie_id"), "melding", ["organisatie_id"], unique=False)
    op.create_index(op.f("ix_melding_stand"), "melding", ["stand"], unique=False)
    op.create_index(
        op.f("ix_melding_samengevoegd_met_id"), "melding", ["samengevoegd_met_id"], unique=False
    )
    op.create_table(
        "notitie_stukje",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notitie_id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("leefgebied", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("volgorde", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["notitie_id"], ["telefoonnotitie.id"], name=op.f("fk_notitie_stukje_notitie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notitie_stukje")),
    )
    op.create_index(
        op.f("ix_notitie_stukje_notitie_id"), "notitie_stukje", ["notitie_id"], unique=False
    )
    op.create_table(
        "betrokkene",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("rol", sa.Text(), server_default="", nullable=False),
        sa.Column("woont_in", sa.Text(), server_default="", nullable=False),
        sa.Column("van", sa.Date(), nullable=True),
        sa.Column("tot", sa.Date(), nullable=True),
        sa.Column("weet_van_melding", sa.Text(), server_default="", nullable=False),
        sa.Column("weet_sinds", sa.Date(), nullable=True),
        sa.Column("weet_van_wie", sa.Text(), server_default="", nullable=False),
        sa.Column("weet_toelichting", sa.Text(), server_default="", nullable=False),
        sa.Column("volgorde", sa.Integer(), server_default="0", nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.CheckConstraint(
            "(melding_id IS NULL) <> (casus_id IS NULL)", name=op.f("ck_betrokkene_een_dossier")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_betrokkene_casus_id")),
        sa.ForeignKeyConstraint(
            ["melding_id"], ["melding.id"], name=op.f("fk_betrokkene_melding_id")
        ),
        sa.ForeignKeyConstraint(
            ["persoon_id"], ["persoon.id"], name=op.f("fk_betrokkene_persoon_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_betrokkene")),
    )
    op.create_index(op.f("ix_betrokkene_casus_id"), "betrokkene", ["casus_id"], unique=False)
    op.create_index(op.f("ix_betrokkene_melding_id"), "betrokkene", ["melding_id"], unique=False)
    op.create_index(op.f("ix_betrokkene_persoon_id"), "betrokkene", ["persoon_id"], unique=False)
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("inhoud", sa.Text(), server_default="", nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_document_casus_id")),
        sa.ForeignKeyConstraint(["door_id"], ["medewerker.id"], name=op.f("fk_document_door_id")),
        sa.ForeignKeyConstraint(
            ["melding_id"], ["melding.id"], name=op.f("fk_document_melding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(op.f("ix_document_casus_id"), "document", ["casus_id"], unique=False)
    op.create_index(op.f("ix_document_door_id"), "document", ["door_id"], unique=False)
    op.create_index(op.f("ix_document_melding_id"), "document", ["melding_id"], unique=False)
    op.create_table(
        "feit",
        sa.Column("volgnr", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("datum", sa.Date(), nullable=False),
        sa.Column("moment", MOMENT, nullable=True),
        sa.Column("over_id", sa.Uuid(), nullable=True),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("datum2", sa.Date(), nullable=True),
        sa.Column("kanaal", sa.Text(), server_default="", nullable=False),
        sa.Column("wie", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("uitkomst", sa.Text(), server_default="", nullable=False),
        sa.Column("vervangt_id", sa.Uuid(), nullable=True),
        sa.Column("reden", sa.Text(), server_default="", nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgelegd_op", MOMENT, nullable=False),
        sa.CheckConstraint(
            "(melding_id IS NULL) <> (casus_id IS NULL)", name=op.f("ck_feit_een_dossier")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_feit_casus_id")),
        sa.ForeignKeyConstraint(["melding_id"], ["melding.id"], name=op.f("fk_feit_melding_id")),
        sa.PrimaryKeyConstraint("volgnr", name=op.f("pk_feit")),
        sa.UniqueConstraint("id", name=op.f("uq_feit_id")),
        sa.UniqueConstraint("vervangt_id", name=op.f("uq_feit_vervangt_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_feit_casus_id"), "feit", ["casus_id"], unique=False)
    op.create_index(op.f("ix_feit_melding_id"), "feit", ["melding_id"], unique=False)
    op.create_table(
        "problematiek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=False),
        sa.Column("leefgebied", sa.Text(), nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("bijzonder", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("strafrechtelijk", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["melding_id"], ["melding.id"], name=op.f("fk_problematiek_melding_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_problematiek")),
        sa.UniqueConstraint(
            "melding_id", "leefgebied", name=op.f("uq_problematiek_melding_id_leefgebied")
        ),
    )
    op.create_index(
        op.f("ix_problematiek_melding_id"), "problematiek", ["melding_id"], unique=False
    )
    op.create_table(
        "spoedcontact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notitie_id", sa.Uuid(), nullable=True),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("dienst", sa.Text(), server_default="", nullable=False),
        sa.Column("nummer", sa.Text(), server_default="", nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("wie", sa.Text(), server_default="", nullable=False),
        sa.Column("uitkomst", sa.Text(), server_default="", nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "notitie_id IS NOT NULL OR melding_id IS NOT NULL",
            name=op.f("ck_spoedcontact_een_dossier"),
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["medewerker.id"], name=op.f("fk_spoedcontact_door_id")
        ),
        sa.ForeignKeyConstraint(
            ["melding_id"], ["melding.id"], name=op.f("fk_spoedcontact_melding_id")
        ),
        sa.ForeignKeyConstraint(
            ["notitie_id"], ["telefoonnotitie.id"], name=op.f("fk_spoedcontact_notitie_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_spoedcontact")),
    )
    op.create_index(op.f("ix_spoedcontact_door_id"), "spoedcontact", ["door_id"], unique=False)
    op.create_index(
        op.f("ix_spoedcontact_melding_id"), "spoedcontact", ["melding_id"], unique=False
    )
    op.create_index(
        op.f("ix_spoedcontact_notitie_id"), "spoedcontact", ["notitie_id"], unique=False
    )
    op.create_table(
        "document_versie",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("mime", sa.Text(), server_default="", nullable=False),
        sa.Column("bytes", sa.LargeBinary(), nullable=False),
        sa.Column("omvang", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("sjabloon", sa.Text(), server_default="", nullable=False),
        sa.Column("sjabloon_sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("gemaakt_op", MOMENT, nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_document_versie_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["medewerker.id"], name=op.f("fk_document_versie_door_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_versie")),
        sa.UniqueConstraint(
            "document_id", "versie", name=op.f("uq_document_versie_document_id_versie")
        ),
    )
    op.create_index(
        op.f("ix_document_versie_document_id"), "document_versie", ["document_id"], unique=False
    )
    op.create_index(
        op.f("ix_document_versie_door_id"), "document_versie", ["door_id"], unique=False
    )

    if op.get_bind().dialect.name == "sqlite":
        _full_text_sqlite()
        _append_only_sqlite()
    else:
        _full_text_postgres()
        _append_only_postgres()


def _full_text_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE zoekingang_fts USING fts5("
        "tekst_f, content='zoekingang', content_rowid='nr', tokenize='trigram')"
    )
    # Without this, deleted text stays readable in the index in spite of secure_delete.
    op.execute("INSERT INTO zoekingang_fts(zoekingang_fts, rank) VALUES('secure-delete', 1)")
    op.execute(
        "CREATE TRIGGER zoekingang_ai AFTER INSERT ON zoekingang BEGIN "
        "INSERT INTO zoekingang_fts(rowid, tekst_f) VALUES (new.nr, new.tekst_f); END"
    )
    op.execute(
        "CREATE TRIGGER zoekingang_ad AFTER DELETE ON zoekingang BEGIN "
        "INSERT INTO zoekingang_fts(zoekingang_fts, rowid, tekst_f) "
        "VALUES ('delete', old.nr, old.tekst_f); END"
    )
    op.execute(
        "CREATE TRIGGER zoekingang_au AFTER UPDATE OF tekst_f ON zoekingang BEGIN "
        "INSERT INTO zoekingang_fts(zoekingang_fts, rowid, tekst_f) "
        "VALUES ('delete', old.nr, old.tekst_f); "
        "INSERT INTO zoekingang_fts(rowid, tekst_f) VALUES (new.nr, new.tekst_f); END"
    )


def _full_text_postgres() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.execute("CREATE INDEX ix_zoekingang_trgm ON zoekingang USING gin (tekst_f gin_trgm_ops)")


def _append_only_sqlite() -> None:
    for wat in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER feit_{wat.lower()} BEFORE {wat} ON feit BEGIN "
            "SELECT RAISE(ABORT, 'feit is append-only'); END"
        )


def _append_only_postgres() -> None:
    op.execute(
        "CREATE FUNCTION feit_weiger() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'feit is append-only'; END $$"
    )
    op.execute(
        "CREATE TRIGGER feit_weiger BEFORE UPDATE OR DELETE ON feit "
        "FOR EACH ROW EXECUTE FUNCTION feit_weiger()"
    )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE zoekingang_fts")
    else:
        op.execute("DROP FUNCTION feit_weiger() CASCADE")

    op.drop_index(op.f("ix_document_versie_door_id"), table_name="document_versie")
    op.drop_index(op.f("ix_document_versie_document_id"), table_name="document_versie")
    op.drop_table("document_versie")
    op.drop_index(op.f("ix_spoedcontact_notitie_id"), table_name="spoedcontact")
    op.drop_index(op.f("ix_spoedcontact_melding_id"), table_name="spoedcontact")
    op.drop_index(op.f("ix_spoedcontact_door_id"), table_name="spoedcontact")
    op.drop_table("spoedcontact")
    op.drop_index(op.f("ix_problematiek_melding_id"), table_name="problematiek")
    op.drop_table("problematiek")
    op.drop_index(op.f("ix_feit_melding_id"), table_name="feit")
    op.drop_index(op.f("ix_feit_casus_id"), table_name="feit")
    op.drop_table("feit")
    op.drop_index(op.f("ix_document_melding_id"), table_name="document")
    op.drop_index(op.f("ix_document_door_id"), table_name="document")
    op.drop_index(op.f("ix_document_casus_id"), table_name="document")
    op.drop_table("document")
    op.drop_index(op.f("ix_betrokkene_persoon_id"), table_name="betrokkene")
    op.drop_index(op.f("ix_betrokkene_melding_id"), table_name="betrokkene")
    op.drop_index(op.f("ix_betrokkene_casus_id"), table_name="betrokkene")
    op.drop_table("betrokkene")
    op.drop_index(op.f("ix_notitie_stukje_notitie_id"), table_name="notitie_stukje")
    op.drop_table("notitie_stukje")
    op.drop_index(op.f("ix_melding_samengevoegd_met_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_stand"), table_name="melding")
    op.drop_index(op.f("ix_melding_organisatie_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_notitie_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_contactpersoon_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_brief_ondertekenaar_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_casus_id"), table_name="melding")
    op.drop_index(op.f("ix_melding_behandelaar_id"), table_name="melding")
    op.drop_table("melding")
    op.drop_index(op.f("ix_telefoonnotitie_organisatie_id"), table_name="telefoonnotitie")
    op.drop_index(op.f("ix_telefoonnotitie_door_id"), table_name="telefoonnotitie")
    op.drop_table("telefoonnotitie")
    op.drop_index(op.f("ix_relatie_van_persoon_id"), table_name="relatie")
    op.drop_index(op.f("ix_relatie_naar_persoon_id"), table_name="relatie")
    op.drop_table("relatie")
    op.drop_index(op.f("ix_persoon_adres_persoon_id"), table_name="persoon_adres")
    op.drop_index(op.f("ix_persoon_adres_adres_f"), table_name="persoon_adres")
    op.drop_table("persoon_adres")
    op.drop_index(op.f("ix_ondertekening_organisatie_id"), table_name="ondertekening")
    op.drop_table("ondertekening")
    op.drop_index(op.f("ix_medewerker_rol_medewerker_id"), table_name="medewerker_rol")
    op.drop_table("medewerker_rol")
    op.drop_index(op.f("ix_gezag_over_persoon_id"), table_name="gezag")
    op.drop_index(op.f("ix_gezag_houder_persoon_id"), table_name="gezag")
    op.drop_index(op.f("ix_gezag_houder_organisatie_id"), table_name="gezag")
    op.drop_table("gezag")
    op.drop_index(op.f("ix_contactpersoon_organisatie_id"), table_name="contactpersoon")
    op.drop_table("contactpersoon")
    op.drop_index(op.f("ix_casus_gesloten_op"), table_name="casus")
    op.drop_index(op.f("ix_casus_eerdere_casus_id"), table_name="casus")
    op.drop_index(op.f("ix_casus_casusregisseur_id"), table_name="casus")
    op.drop_table("casus")
    op.drop_index("ix_zoekingang_tekst_f", table_name="zoekingang")
    op.drop_index(op.f("ix_zoekingang_ref_id"), table_name="zoekingang")
    op.drop_table("zoekingang")
    op.drop_table("vrije_dag")
    op.drop_index(op.f("ix_sjabloon_naam"), table_name="sjabloon")
    op.drop_table("sjabloon")
    op.drop_index(op.f("ix_persoon_naam_f"), table_name="persoon")
    op.drop_table("persoon")
    op.drop_index(op.f("ix_organisatie_ouder_id"), table_name="organisatie")
    op.drop_index(op.f("ix_organisatie_opvolger_id"), table_name="organisatie")
    op.drop_index(op.f("ix_organisatie_naam_f"), table_name="organisatie")
    op.drop_table("organisatie")
    op.drop_table("opmerking")
    op.drop_index("ix_opdracht_rij_id_veld", table_name="opdracht")
    op.drop_table("opdracht")
    op.drop_table("medewerker")
    op.drop_index(op.f("ix_inzage_dossier_id"), table_name="inzage")
    op.drop_table("inzage")
    op.drop_table("instelling")
    op.drop_index("ix_advies_datum", table_name="advies")
    op.drop_table("advies")
