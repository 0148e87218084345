"""Phase 1 to its end: weighing, a casus of one's own, letters, standing in, requests."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# The column types as they were at this revision: a migration imports nothing of today's program.
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("feit", sa.Column("inhoud", sa.Text(), server_default="", nullable=False))
    op.add_column("feit", sa.Column("aan_id", sa.Uuid(), nullable=True))
    op.add_column(
        "betrokkene", sa.Column("brief_veilig", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "casus",
        sa.Column("afgeschermd", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_index(op.f("ix_casus_afgeschermd"), "casus", ["afgeschermd"], unique=False)
    op.add_column("inzage", sa.Column("reden", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "beoordeling",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=False),
        sa.Column("ronde", sa.Integer(), server_default="1", nullable=False),
        sa.Column("uitkomst", sa.Text(), server_default="", nullable=False),
        sa.Column("aanpak", sa.Text(), server_default="", nullable=False),
        sa.Column("motivering", sa.Text(), server_default="", nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("naar_wie", sa.Text(), server_default="", nullable=False),
        sa.Column("melder_tot", sa.Date(), nullable=True),
        sa.Column("ingeschreven_op", sa.Date(), nullable=True),
        sa.Column("ingeschreven_bron", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_beoordeling_organisatie_id")
        ),
        sa.ForeignKeyConstraint(
            ["melding_id"], ["melding.id"], name=op.f("fk_beoordeling_melding_id")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_beoordeling_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beoordeling")),
        sa.UniqueConstraint("melding_id", "ronde", name=op.f("uq_beoordeling_melding_id_ronde")),
    )
    op.create_index(op.f("ix_beoordeling_casus_id"), "beoordeling", ["casus_id"], unique=False)
    op.create_index(op.f("ix_beoordeling_melding_id"), "beoordeling", ["melding_id"], unique=False)
    op.create_index(
        op.f("ix_beoordeling_organisatie_id"), "beoordeling", ["organisatie_id"], unique=False
    )
    op.create_table(
        "beoordelingspunt",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("beoordeling_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("antwoord", sa.Text(), server_default="", nullable=False),
        sa.Column("waaruit", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["beoordeling_id"], ["beoordeling.id"], name=op.f("fk_beoordelingspunt_beoordeling_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_beoordelingspunt")),
        sa.UniqueConstraint(
            "beoordeling_id", "code", name=op.f("uq_beoordelingspunt_beoordeling_id_code")
        ),
    )
    op.create_index(
        op.f("ix_beoordelingspunt_beoordeling_id"),
        "beoordelingspunt",
        ["beoordeling_id"],
        unique=False,
    )
    op.create_table(
        "waarneming",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("voor_id", sa.Uuid(), nullable=False),
        sa.Column("waarnemer_id", sa.Uuid(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot", sa.Date(), nullable=False),
        sa.Column("reden", sa.Text(), server_default="", nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("aangewezen_op", MOMENT, nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["door_id"], ["medewerker.id"], name=op.f("fk_waarneming_door_id")),
        sa.ForeignKeyConstraint(
            ["waarnemer_id"], ["medewerker.id"], name=op.f("fk_waarneming_waarnemer_id")
        ),
        sa.ForeignKeyConstraint(["voor_id"], ["medewerker.id"], name=op.f("fk_waarneming_voor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waarneming")),
    )
    op.create_index(op.f("ix_waarneming_voor_id"), "waarneming", ["voor_id"], unique=False)
    op.create_index(
        op.f("ix_waarneming_waarnemer_id"), "waarneming", ["waarnemer_id"], unique=False
    )
    op.create_table(
        "casus_toegang",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("medewerker_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_casus_toegang_casus_id")),
        sa.ForeignKeyConstraint(
            ["medewerker_id"], ["medewerker.id"], name=op.f("fk_casus_toegang_medewerker_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus_toegang")),
        sa.UniqueConstraint(
            "casus_id", "medewerker_id", name=op.f("uq_casus_toegang_casus_id_medewerker_id")
        ),
    )
    op.create_index(op.f("ix_casus_toegang_casus_id"), "casus_toegang", ["casus_id"], unique=False)
    op.create_index(
        op.f("ix_casus_toegang_medewerker_id"), "casus_toegang", ["medewerker_id"], unique=False
    )
    op.create_table(
        "casus_kader",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=False),
        sa.Column("kader", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_casus_kader_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_casus_kader")),
        sa.UniqueConstraint("casus_id", "kader", name=op.f("uq_casus_kader_casus_id_kader")),
    )
    op.create_index(op.f("ix_casus_kader_casus_id"), "casus_kader", ["casus_id"], unique=False)
    op.create_table(
        "wettekst",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("gewijzigd_op", MOMENT, nullable=True),
        sa.Column("gewijzigd_door_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gewijzigd_door_id"], ["medewerker.id"], name=op.f("fk_wettekst_gewijzigd_door_id")
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_wettekst")),
    )
    op.create_index(
        op.f("ix_wettekst_gewijzigd_door_id"), "wettekst", ["gewijzigd_door_id"], unique=False
    )
    op.create_table(
        "brief",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("aan_organisatie_id", sa.Uuid(), nullable=True),
        sa.Column("ondertekenaar_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(melding_id IS NULL) <> (casus_id IS NULL)", name=op.f("ck_brief_een_dossier")
        ),
        sa.ForeignKeyConstraint(
            ["aan_organisatie_id"], ["organisatie.id"], name=op.f("fk_brief_aan_organisatie_id")
        ),
        sa.ForeignKeyConstraint(
            ["ondertekenaar_id"], ["medewerker.id"], name=op.f("fk_brief_ondertekenaar_id")
        ),
        sa.ForeignKeyConstraint(["melding_id"], ["melding.id"], name=op.f("fk_brief_melding_id")),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_brief_casus_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brief")),
    )
    op.create_index(
        op.f("ix_brief_aan_organisatie_id"), "brief", ["aan_organisatie_id"], unique=False
    )
    op.create_index(op.f("ix_brief_casus_id"), "brief", ["casus_id"], unique=False)
    op.create_index(op.f("ix_brief_melding_id"), "brief", ["melding_id"], unique=False)
    op.create_index(op.f("ix_brief_ondertekenaar_id"), "brief", ["ondertekenaar_id"], unique=False)
    op.create_table(
        "briefveld",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brief_id", sa.Uuid(), nullable=False),
        sa.Column("naam", sa.Text(), nullable=False),
        sa.Column("waarde", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_briefveld_brief_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_briefveld")),
        sa.UniqueConstraint("brief_id", "naam", name=op.f("uq_briefveld_brief_id_naam")),
    )
    op.create_index(op.f("ix_briefveld_brief_id"), "briefveld", ["brief_id"], unique=False)
    op.create_table(
        "brieflezer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("brief_id", sa.Uuid(), nullable=False),
        sa.Column("over_id", sa.Uuid(), nullable=False),
        sa.Column("aan_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["brief_id"], ["brief.id"], name=op.f("fk_brieflezer_brief_id")),
        sa.ForeignKeyConstraint(["over_id"], ["betrokkene.id"], name=op.f("fk_brieflezer_over_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_brieflezer")),
        sa.UniqueConstraint(
            "brief_id", "over_id", "aan_id", name=op.f("uq_brieflezer_brief_id_over_id_aan_id")
        ),
    )
    op.create_index(op.f("ix_brieflezer_brief_id"), "brieflezer", ["brief_id"], unique=False)
    op.create_index(op.f("ix_brieflezer_over_id"), "brieflezer", ["over_id"], unique=False)
    op.create_table(
        "verzoek",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("soort", sa.Text(), nullable=False),
        sa.Column("grond", sa.Text(), server_default="", nullable=False),
        sa.Column("ontvangen_op", sa.Date(), nullable=False),
        sa.Column("wijze", sa.Text(), server_default="", nullable=False),
        sa.Column("persoon_id", sa.Uuid(), nullable=True),
        sa.Column("naam", sa.Text(), server_default="", nullable=False),
        sa.Column("hoedanigheid", sa.Text(), server_default="", nullable=False),
        sa.Column("namens_persoon_id", sa.Uuid(), nullable=True),
        sa.Column("namens", sa.Text(), server_default="", nullable=False),
        sa.Column("casus_id", sa.Uuid(), nullable=True),
        sa.Column("melding_id", sa.Uuid(), nullable=True),
        sa.Column("tekst", sa.Text(), server_default="", nullable=False),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column("verlengd_op", sa.Date(), nullable=True),
        sa.Column("verlengd_reden", sa.Text(), server_default="", nullable=False),
        sa.Column("beantwoord_op", sa.Date(), nullable=True),
        sa.Column("verwijderd_op", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["behandelaar_id"], ["medewerker.id"], name=op.f("fk_verzoek_behandelaar_id")
        ),
        sa.ForeignKeyConstraint(["casus_id"], ["casus.id"], name=op.f("fk_verzoek_casus_id")),
        sa.ForeignKeyConstraint(["persoon_id"], ["persoon.id"], name=op.f("fk_verzoek_persoon_id")),
        sa.ForeignKeyConstraint(["melding_id"], ["melding.id"], name=op.f("fk_verzoek_melding_id")),
        sa.ForeignKeyConstraint(
            ["namens_persoon_id"], ["persoon.id"], name=op.f("fk_verzoek_namens_persoon_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verzoek")),
    )
    op.create_index(op.f("ix_verzoek_behandelaar_id"), "verzoek", ["behandelaar_id"], unique=False)
    op.create_index(op.f("ix_verzoek_casus_id"), "verzoek", ["casus_id"], unique=False)
    op.create_index(op.f("ix_verzoek_melding_id"), "verzoek", ["melding_id"], unique=False)
    op.create_index(
        op.f("ix_verzoek_namens_persoon_id"), "verzoek", ["namens_persoon_id"], unique=False
    )
    op.create_index(op.f("ix_verzoek_persoon_id"), "verzoek", ["persoon_id"], unique=False)


def downgrade() -> None:
    for tabel in (
        "verzoek",
        "brief",
        "wettekst",
        "casus_kader",
        "casus_toegang",
        "waarneming",
        "beoordelingspunt",
        "beoordeling",
    ):
        op.drop_table(tabel)
    op.drop_column("inzage", "reden")
    op.drop_index(op.f("ix_casus_afgeschermd"), table_name="casus")
    op.drop_column("casus", "afgeschermd")
    op.drop_column("betrokkene", "brief_veilig")
    op.drop_column("feit", "aan_id")
    op.drop_column("feit", "inhoud")
