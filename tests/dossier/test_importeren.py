"""Lopende casussen overnemen: de proef, de import zelf, en dat er nooit iets half staat."""

import os
import re
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select, update

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Gestopt, Regelfout
from cmpg_desktop.berichten.importeren import ImporteerCasussen, LeesImport, ProbeerImport
from cmpg_desktop.berichten.inlichten import InlichtenOpenen
from cmpg_desktop.berichten.kern import Gevolgd, Noun, Stop, nieuw_id
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.tabellen.team import opdracht as register
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.importregels import ImportUitkomst
from cmpg_desktop.werkproces.importvelden import ImportVeld
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from tests.dossier.beoordeling import beslis, stel_voor, volle_melding, vul_in
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import maak_casus, maak_melding, voeg_toe
from tests.hulp.importlijst import als_csv, als_xlsx, rijen
from tests.hulp.rondes import werk_op

TABELLEN = (casus, betrokkene, persoon, persoon_adres, feit, zoekingang)


def toewijzing(blad):
    return tuple((een.plek, een.voorstel) for een in blad.kolommen if een.voorstel is not None)


def proef(werk, bytes_, **meer):
    blad = werk.vraag(LeesImport(bytes=bytes_))
    return werk.vraag(ProbeerImport(bytes=bytes_, toewijzing=toewijzing(blad), **meer))


def opdracht(werk, bytes_, **meer):
    blad = werk.vraag(LeesImport(bytes=bytes_))
    gezien = proef(werk, bytes_, **meer)
    return ImporteerCasussen(
        bytes=bytes_, toewijzing=toewijzing(blad), merkteken=gezien.merkteken, **meer
    )


def aantallen(werk):
    return tuple(
        werk.rijen(select(func.count().label("n")).select_from(tabel))[0].n for tabel in TABELLEN
    )


def lijst(*regels, koppen="Casus;Start;Naam;Geboren;Regisseur;Fase;Adres;Gesloten;Titel;Rol"):
    return "\r\n".join([koppen, *regels]).encode()


@pytest.mark.parametrize("vorm", [als_csv, als_xlsx], ids=["csv", "xlsx"])
def test_van_300_rijen_met_40_fouten_komen_er_260_in_en_worden_er_40_uitgelegd(werk, vorm):
    bron = rijen()
    assert len(bron) == 300
    bytes_ = vorm(bron)
    gezien = proef(werk, bytes_)
    leeg = aantallen(werk)
    assert (gezien.gaat_mee, gezien.tellingen[ImportUitkomst.FOUT]) == (260, 40)
    for (_, fout), regel in zip(bron, gezien.regels, strict=True):
        if fout is None:
            assert regel.uitkomst.gaat_mee, regel.reden
        else:
            (een,) = regel.fouten
            assert een.kolom == fout[0]
            assert fout[1] in een.reden
    # De proef schreef niets.
    assert leeg == aantallen(werk) == (0, 0, 0, 0, 0, 0)

    changes = werk.doe(opdracht(werk, bytes_))
    geteld = dict(zip((tabel.name for tabel in TABELLEN), aantallen(werk), strict=True))
    assert geteld == {
        "casus": 60,
        "betrokkene": 260,
        "persoon": 260,
        "persoon_adres": 260,
        # Gemaakt en toegewezen; van wie in fase 2 is ook het besluit; en van ieder mens de
        # eerste vastlegging.
        "feit": 60 * 2 + 15 + 260,
        "zoekingang": 60 + 260 + 260,
    }
    assert len(changes.dossiers) == 60
    assert changes.raakt(Noun.CASUS)
    # Nogmaals aangeboden: alles staat er al, en dezelfde veertig zijn nog fout.
    opnieuw = proef(werk.later(days=3), bytes_)
    assert opnieuw.gaat_mee == 0
    assert opnieuw.tellingen[ImportUitkomst.AL_BEKEND] == 260
    assert opnieuw.tellingen[ImportUitkomst.FOUT] == 40


@pytest.mark.eis("E009")
def test_een_lijst_kan_zeggen_wie_zorgmijder_is(werk):
    bytes_ = lijst(
        "2026-101;2-3-2026;Sanne de Wit;ja",
        "2026-102;2-3-2026;Bram Smit;",
        "2026-103;2-3-2026;Anna Bos;soms",
        koppen="Casus;Start;Naam;Zorgmijder",
    )
    (fout,) = [een for regel in proef(werk, bytes_).regels for een in regel.fouten]
    assert (fout.kolom, "ja of nee" in fout.reden) == ("Zorgmijder", True)
    werk.doe(opdracht(werk, bytes_))
    gelezen = {een.nummer: een for een in werk.rijen(select(casus))}
    assert {nummer: een.zorgmijder for nummer, een in gelezen.items()} == {
        "2026-101": "ja",
        "2026-102": "",
    }
    assert gelezen["2026-101"].zorgmijder_waaruit == "Overgenomen uit een bestand."
    assert gelezen["2026-102"].zorgmijder_waaruit == ""


def test_de_verbeterde_rijen_komen_er_daarna_bij(werk):
    fout = rijen()
    werk.doe(opdracht(werk, als_csv(fout)))
    goed = [een for een, was in zip(rijen(fouten=0), fout, strict=True) if was[1]]
    werk.doe(opdracht(werk, als_csv(goed)))
    assert aantallen(werk)[:2] == (60, 300)
    volgordes = werk.rijen(select(betrokkene.c.volgorde).distinct())
    assert sorted(rij.volgorde for rij in volgordes) == [1, 2, 3, 4, 5]


def test_een_overgenomen_casus_is_te_openen_te_vinden_en_aan_de_beurt(werk):
    bytes_ = lijst(
        "2026-101;2-3-2026;Sanne de Wit;14-6-1987;Bert de Boer;2;Merelstraat 1, 3438 AB "
        "Nieuwegein;;Gezin De Wit;moeder",
        "2026-101;;Sem de Wit;ca. 15;;;;;;zoon",
        "2025-007;3-2-2025;Jan Smit;1950;Marloes;4;;;;",
        "2024-009;3-2-2024;Piet Post;;;;;1-5-2025;;",
    )
    werk.doe(opdracht(werk, bytes_))
    nummers = {rij.nummer: rij.id for rij in werk.rijen(select(casus.c.nummer, casus.c.id))}
    blad = werk.vraag(CasusOpenen(id=nummers["2026-101"]))
    assert (blad.kop, blad.casusregisseur) == ("Gezin De Wit", "Bert de Boer")
    assert [(een.persoon.weergavenaam, een.rol) for een in blad.betrokkenen] == [
        ("Sanne de Wit", "moeder"),
        ("Sem de Wit", "zoon"),
    ]
    zinnen = [regel.zin for regel in blad.tijdlijn]
    assert "Besluit op de melding: door naar fase 2." in zinnen
    assert "Casus toegewezen: Bert de Boer." in zinnen
    assert (
        "Aangemaakt: overgenomen uit een bestand, geopend op 2 maart 2026, toen in fase 2."
        in zinnen
    )
    regels = werk.als(BERT).vraag(Werkvoorraad()).regels
    assert nummers["2026-101"] in {regel.dossier_id for regel in regels}
    # Van een latere fase is niet bekend wanneer zij begon: dan verzint de import geen termijn.
    termijnen = werk.vraag(CasusOpenen(id=nummers["2025-007"])).termijnen
    assert [een.soort for een in termijnen] == [TermijnSoort.BETROKKENE_INLICHTEN]
    assert werk.vraag(CasusOpenen(id=nummers["2024-009"])).gesloten_op == date(2025, 5, 1)
    for tekst, soort in (("2026-101", "casus"), ("sem wit", "persoon"), ("merelstraat", "adres")):
        assert soort in {treffer.soort for treffer in werk.vraag(Zoek(tekst=tekst))}, tekst
    gesloten = werk.rijen(select(feit.c.soort).where(feit.c.casus_id == nummers["2024-009"]))
    assert {rij.soort for rij in gesloten} == {"gemaakt", "afgesloten"}


def test_wie_precies_bekend_is_wordt_dezelfde_persoon_tenzij_u_dat_niet_wilt(werk):
    _, bekend = voeg_toe(werk, maak_melding(werk), "Sanne de Wit", geboorte_tekst="14-6-1987")
    bytes_ = lijst(
        "2026-101;2-3-2026;Sanne de Wit;14-06-1987;;;Merelstraat 1;;;",
        "2026-102;2-3-2026;Sanne de Wit;1987;;;;;;",
        "2026-103;2-3-2026;Jan Smit;1-2-1950;;;;;;",
        "2026-104;2-3-2026;Jan Smit;1-2-1950;;;;;;",
    )
    for zelfde in (True, False):
        regels = proef(werk, bytes_, zelfde_persoon=zelfde).regels
        assert [regel.persoon_id for regel in regels] == [bekend if zelfde else None, *[None] * 3]
    assert "Al bekend" in proef(werk, bytes_).regels[0].reden
    werk.doe(opdracht(werk, bytes_))
    wie = [
        rij.persoon_id
        for rij in werk.rijen(
            select(betrokkene.c.persoon_id)
            .join(casus, casus.c.id == betrokkene.c.casus_id)
            .order_by(casus.c.nummer)
        )
    ]
    assert wie[0] == bekend
    assert wie[1] != bekend
    assert wie[2] == wie[3]
    # Wat van de bekende persoon al vaststond, verandert niet.
    assert werk.rijen(select(persoon_adres)) == []


def test_een_persoon_bij_een_bestaande_casus_komt_achteraan(werk):
    bestaand = maak_casus(werk, "2026-á1", titel="Gezin Smit")
    werk.doe(opdracht(werk, lijst("2026-á1;;Jan Smit;1950;;;;;;", "2026-Á 1;;Bo Smit;;;;;;;")))
    mensen = werk.vraag(CasusOpenen(id=bestaand)).betrokkenen
    assert [een.persoon.weergavenaam for een in mensen] == ["Jan Smit", "Bo Smit"]
    assert aantallen(werk)[0] == 1


def test_dezelfde_opdracht_nog_eens_verandert_niets(werk):
    command = opdracht(werk, lijst("2026-101;2-3-2026;Sanne de Wit;;;;;;;"))
    werk.doe(command)
    eerst = aantallen(werk)
    changes = werk.doe(command)
    assert changes.rijen == frozenset()
    assert aantallen(werk) == eerst


def test_een_collega_die_intussen_iets_veranderde_houdt_de_import_tegen(werk):
    command = opdracht(werk, lijst("2026-101;2-3-2026;Sanne de Wit;;;;;;;", "2026-102;2-3-2026"))
    maak_casus(werk, "2026-101", titel="Al door Bert gemaakt")
    with pytest.raises(Regelfout, match="niets overgenomen"):
        werk.doe(command)
    assert aantallen(werk)[:2] == (1, 0)


def test_stoppen_voor_het_opslaan_laat_niets_achter(werk):
    command = opdracht(werk, als_csv(rijen()))
    stop, gezegd = Stop(), []

    def voortgang(gedaan, totaal, tekst):
        gezegd.append((gedaan, totaal, tekst))
        if "in één keer" in tekst:
            stop.vraag()

    with pytest.raises(Gestopt, match="niets overgenomen"):
        replace(werk, gevolgd=Gevolgd(voortgang, stop)).doe(command)
    assert aantallen(werk) == (0, 0, 0, 0, 0, 0)
    assert [een[:2] for een in gezegd if een[1]] == [(0, 300), (100, 300), (200, 300), (300, 300)]
    # En daarna kan het gewoon.
    werk.doe(command)
    assert aantallen(werk)[0] == 60


def test_een_fout_halverwege_het_schrijven_laat_niets_achter(werk, monkeypatch):
    command = opdracht(werk, als_csv(rijen()))
    monkeypatch.setattr("cmpg_desktop.dossier.importrijen.zoekingang", feit)
    monkeypatch.setattr("cmpg_desktop.dossier.importrijen._VOLGORDE", (casus, persoon, feit))
    with pytest.raises(Exception):  # noqa: B017, PT011  (elke motor heeft een eigen fout)
        werk.doe(command)
    monkeypatch.undo()
    assert aantallen(werk) == (0, 0, 0, 0, 0, 0)
    assert werk.rijen(select(register).where(register.c.id == command.opdracht)) == []
    werk.doe(command)
    assert aantallen(werk)[0] == 60


VERMOORD = """
    import os, sys, time
    from pathlib import Path
    from datetime import UTC, datetime
    from uuid import UUID
    from cmpg_desktop.berichten.importeren import ImporteerCasussen, LeesImport, ProbeerImport
    from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
    from cmpg_desktop.database import postgres, sqlcipher
    from cmpg_desktop.database.database import Database
    from cmpg_desktop.database.postgres import PostgresTransactie
    from cmpg_desktop.dossier.uitvoering import Uitvoering
    from sqlalchemy import event
    from tests.dossier.conftest import MARLOES, NU, SLEUTEL, StilJournaal
    from tests.dossier.test_importeren import opdracht
    from tests.dossier.conftest import Werk
    from tests.hulp.importlijst import als_csv, rijen

    soort, waar = sys.argv[1:]
    if soort == "sqlite":
        engine = sqlcipher.maak_engine(Path(waar), SLEUTEL)
        database = Database(engine, vertaal=sqlcipher.vertaal_fout)
    else:
        database = Database(postgres.maak_engine(waar), vertaal=postgres.vertaal_fout)
    werk = Werk(Uitvoering(database, StilJournaal()), Context(nu=NU, actor=MARLOES))
    command = opdracht(werk, als_csv(rijen()))

    def val(*_):
        print("midden in het schrijven", flush=True)
        os._exit(9)

    if soort == "sqlite":
        def kijk(verbinding, cursor, tekst, *rest):
            if tekst.startswith("INSERT INTO feit"):
                val()
        event.listen(database.engine, "before_cursor_execute", kijk)
    else:
        echt = PostgresTransactie._write
        def schrijf(self, statement, rijen, verwacht):
            if statement.table.name == "feit":
                # Wat ervoor kwam, is echt bij de server.
                self._verbinding.pgconn.send_flush_request()
                self._verbinding.pgconn.flush()
                time.sleep(0.3)
                val()
            echt(self, statement, rijen, verwacht)
        PostgresTransactie._write = schrijf
    werk.doe(command)
"""


def test_een_programma_dat_midden_in_de_import_valt_laat_niets_half_achter(werk, request):
    is_sqlite = werk.database.is_sqlite
    url = werk.database.engine.url
    waar = (
        str(request.getfixturevalue("tmp_path") / "proef.cmpg")
        if is_sqlite
        else url.render_as_string(hide_password=False).replace("+psycopg", "")
    )
    uit = subprocess.run(
        [
            *(sys.executable, "-c", textwrap.dedent(VERMOORD)),
            *("sqlite" if is_sqlite else "postgres", waar),
        ],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    assert uit.returncode == 9, uit.stderr
    assert "midden in het schrijven" in uit.stdout
    assert aantallen(werk) == (0, 0, 0, 0, 0, 0)
    werk.doe(opdracht(werk, als_csv(rijen())))
    assert aantallen(werk)[:2] == (60, 260)


def test_driehonderd_rijen_zijn_op_de_server_een_handvol_rondes(pg_database):
    with werk_op(pg_database) as (werk, lijn):
        rondes = []
        for jaar, gezinnen in ((2024, 1), (2025, 60)):
            bron = rijen(gezinnen=gezinnen, fouten=0)
            anders = {"Regisseur": "", "Titel": ""}
            lijst_ = [
                ({**cel, **anders, "Casusnr": f"{jaar}-{cel['Casusnr']}"}, "") for cel, _ in bron
            ]
            bytes_ = als_csv(lijst_)
            command = opdracht(werk, bytes_)
            lijn.nul()
            werk.doe(command)
            rondes.append(lijn.rondes)
        # Vijf rijen zijn er een paar; driehonderd zijn alleen meer bytes, in een paar stukken.
        assert rondes[0] <= 4
        assert rondes[1] <= 12


@pytest.mark.eis("E014")
@pytest.mark.parametrize("wie", [BEHEER, BERT, LOTTE])
def test_alleen_de_procesmanager_neemt_casussen_over_zonder_voorstel(werk, wie):
    bytes_ = lijst("2026-101;2-3-2026;Sanne de Wit;;;;;;;")
    command = opdracht(werk.als(MARLOES), bytes_)
    for verzoek in (LeesImport(bytes=bytes_), ProbeerImport(bytes=bytes_, toewijzing=())):
        with pytest.raises(GeenBevoegdheid, match="procesmanager"):
            werk.als(wie).vraag(verzoek)
    with pytest.raises(GeenBevoegdheid):
        werk.als(wie).doe(command)
    assert aantallen(werk)[0] == 0


@pytest.mark.parametrize(("tot", "mag"), [(5, False), (6, True), (31, True)])
def test_een_casusregisseur_die_nog_werkt_krijgt_overgenomen_casussen(werk, tot, mag):
    werk.schrijf(
        update(medewerker).where(medewerker.c.id == BERT).values(actief_tot=date(2026, 3, tot))
    )
    (regel,) = proef(werk, lijst("2026-101;2-3-2026;Jan Smit;1950;Bert de Boer;;;;;")).regels
    assert (regel.casusregisseur_id == BERT, regel.fouten == ()) == (mag, mag)


def test_een_overgenomen_nummer_rekt_de_eigen_nummers_niet_op(werk):
    regels = [f"{een};2-3-2026;Jan Smit;1950;;2;;;;" for een in ("2026-9", "2026-7654321")]
    werk.doe(opdracht(werk, lijst(*regels)))
    werk.doe(opdracht(werk, lijst("2026-041;2-3-2026;Bo Smit;1950;;2;;;;")))
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    nieuw = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    assert werk.vraag(CasusOpenen(id=nieuw)).nummer == "2026-042"


@pytest.mark.eis("E006")
def test_ook_wie_de_pagina_omzeilt_neemt_een_geweigerde_kolom_niet_mee(werk):
    bytes_ = lijst("1;1-2-2026;123456782;Marokkaans", koppen="Casus;Start;Nummer;Nationaliteit")
    for plek, woord in (
        (2, "pas vanaf fase 2"),
        (3, "achtergrond of overtuiging"),
        (9, "niet in dit bestand"),
    ):
        keuze = ((0, ImportVeld.CASUSNUMMER), (1, ImportVeld.GEOPEND_OP), (plek, ImportVeld.ROL))
        with pytest.raises(Regelfout, match=woord):
            werk.vraag(ProbeerImport(bytes=bytes_, toewijzing=keuze))


def test_een_vertrokken_collega_krijgt_geen_casus_meer(werk):

    werk.schrijf(
        update(medewerker).where(medewerker.c.id == BERT).values(actief_tot=date(2026, 1, 1))
    )
    (regel,) = proef(werk, lijst("1;1-2-2026;Jan;;Bert de Boer;;;;;")).regels
    assert "geen casusregisseur" in regel.reden


def test_geen_naam_van_een_inwoner_in_het_register_of_in_een_foutmelding(werk, caplog):
    command = opdracht(werk, als_csv(rijen()))
    werk.doe(command)
    (rij,) = werk.rijen(select(register).where(register.c.id == command.opdracht))
    assert (rij.soort, rij.rij_id, rij.veld) == ("importeren.ImporteerCasussen", None, "")
    assert rij.medewerker_id == MARLOES
    assert not re.search("Aalders|Kuipers", repr(command) + caplog.text + repr(rij))
    assert nieuw_id() != command.opdracht


@pytest.mark.eis("E126")
def test_wie_is_overgenomen_moet_worden_ingelicht_tenzij_de_lijst_zegt_dat_het_is_gebeurd(werk):
    koppen = "Casus;Start;Naam;Geboren;Gesloten;Ingelicht op"
    bytes_ = lijst(
        "2026-101;2-3-2026;Sanne de Wit;14-6-1987;;",
        "2026-101;;Piet de Wit;14-6-1985;;3-3-2026",
        # Wie het gezag over een kind heeft, staat niet in een lijst.
        "2026-101;;Sem de Wit;14-6-2020;;3-3-2026",
        "2024-009;3-2-2024;Jan Smit;14-6-1950;1-5-2025;",
        koppen=koppen,
    )
    werk.doe(opdracht(werk, bytes_))
    nummers = {rij.nummer: rij.id for rij in werk.rijen(select(casus.c.nummer, casus.c.id))}
    blad = werk.vraag(CasusOpenen(id=nummers["2026-101"]))
    namen = {een.id: een.persoon.weergavenaam for een in blad.betrokkenen}
    stand = {
        namen[een.over]: (een.status.is_open, een.uiterlijk)
        for een in blad.termijnen
        if een.soort is TermijnSoort.BETROKKENE_INLICHTEN
    }
    vandaag = werk.context.nu.date()
    assert stand == {
        "Sanne de Wit": (True, vandaag),
        "Piet de Wit": (False, vandaag),
        "Sem de Wit": (True, vandaag),
    }
    assert werk.vraag(CasusOpenen(id=nummers["2024-009"])).termijnen == ()
    standen = {
        een.stand.weergave: een.stand.status
        for een in werk.vraag(InlichtenOpenen(dossier_id=nummers["2026-101"])).betrokkenen
    }
    assert standen["Piet de Wit"] is InlichtenStatus.INGELICHT
    assert standen["Sem de Wit"].is_open


def test_een_dag_van_inlichten_die_niet_kan_houdt_de_rij_tegen(werk):
    koppen = "Casus;Start;Naam;Ingelicht op"
    gezien = proef(
        werk,
        lijst(
            "2026-101;2-3-2026;Sanne de Wit;1-1-2031", "2026-102;2-3-2026;;3-3-2026", koppen=koppen
        ),
    )
    eerste, tweede = (regel.reden for regel in gezien.regels)
    assert "Ingelicht op: 01-01-2031 is nog niet geweest" in eerste
    assert "niet wie" in tweede


def test_over_wie_overleden_is_hoeft_na_het_overnemen_niemand_iets_te_horen(werk):
    _, wie = voeg_toe(werk, maak_melding(werk), "Opa Smit", geboorte_tekst="14-6-1930")
    werk.schrijf(update(persoon).where(persoon.c.id == wie).values(overleden_op=date(2026, 2, 1)))
    werk.doe(opdracht(werk, lijst("2026-101;2-3-2026;Opa Smit;14-6-1930;;;;;;")))
    (ref,) = werk.rijen(select(casus.c.id))
    assert not any(een.status.is_open for een in werk.vraag(CasusOpenen(id=ref.id)).termijnen)
