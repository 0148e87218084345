"""De werkvoorraad: te laat eerst, wat op wie wacht, en een opmerking per regel."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import Railtellers, WerkGroep, Werkvoorraad, ZetOpmerking
from cmpg_desktop.database.tabellen.meldingen import opmerking
from cmpg_desktop.database.tabellen.team import instelling, vrije_dag
from cmpg_desktop.database.tabellen.telefoon import telefoonnotitie
from cmpg_desktop.werkproces.feiten import FeitSoort
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import (
    getelde_rondes,
    maak_casus,
    maak_feit,
    maak_melding,
    maak_partner,
    voeg_toe,
)


def _geef(werk, melding, wie, was=None):
    werk.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=melding, oud=was, nieuw=wie))


def _regels(werk, *, team=True):
    return werk.vraag(Werkvoorraad(team=team)).regels


def test_te_laat_staat_bovenaan_en_dan_op_datum(werk):
    dagen = {
        WerkGroep.TE_LAAT: date(2026, 2, 26),  # uiterlijk do 5 maart, gisteren
        WerkGroep.NU: date(2026, 2, 27),  # uiterlijk vr 6 maart, vandaag
        WerkGroep.DEZE_WEEK: date(2026, 3, 2),
    }
    meldingen = {
        maak_melding(werk, ontvangen_op=dag): groep for groep, dag in reversed(dagen.items())
    }
    regels = _regels(werk)
    assert [meldingen[regel.dossier_id] for regel in regels] == list(dagen)
    assert [regel.groep for regel in regels] == list(dagen)
    assert [regel.te_laat for regel in regels] == [1, 0, 0]
    assert regels[0].wat == "Melding beoordelen"
    assert regels[0].fase == "1 Aanmelding"
    assert regels[0].termijn.uitleg.startswith("Uiterlijk donderdag 5 maart")


def test_het_einde_van_volgende_week_is_zondag(werk):
    casus = maak_casus(werk, "2026-003")
    for dag in (date(2026, 2, 2), date(2026, 2, 23)):  # 15 werkdagen: 23 februari en 16 maart
        maak_feit(werk, FeitSoort.BESLUIT_FASE_2, dag, casus=casus)
    (regel,) = _regels(werk)
    assert (regel.uiterlijk, regel.groep) == (date(2026, 3, 16), WerkGroep.LATER)
    (regel,) = _regels(werk.later(days=2))  # zondag 8 maart: volgende week is nog niet begonnen
    assert regel.groep is WerkGroep.LATER
    (regel,) = _regels(werk.later(days=3))
    assert regel.groep is WerkGroep.DEZE_WEEK


def test_wacht_op_een_ander_noemt_wie(werk):
    lucas = maak_partner(werk, "De Lucas", soort="onderwijs")
    ref = maak_melding(werk, organisatie_id=lucas)
    maak_feit(werk, FeitSoort.RETOUR, date(2026, 3, 3), melding=ref)
    herinneren, regel = _regels(werk)
    assert (herinneren.wat, herinneren.uiterlijk) == ("Melder herinneren", date(2026, 3, 10))
    assert (regel.groep, regel.wacht_op, regel.wat) == (
        WerkGroep.WACHT,
        "De Lucas",
        "Wacht op melder",
    )
    assert dict(werk.vraag(Werkvoorraad()).tellers)["werkvoorraad"] == 1


@pytest.mark.eis("E044")
def test_wie_aan_zet_is_staat_er_in_gewone_woorden(werk):
    ref = maak_melding(werk)
    assert _regels(werk)[0].wacht_op == "u en nog niemand"
    _geef(werk, ref, BERT)
    assert _regels(werk)[0].wacht_op == "u en Bert"
    assert _regels(werk.als(BERT))[0].wacht_op == "u en Marloes"
    assert _regels(werk.als(LOTTE))[0].wacht_op == "Bert en Marloes"
    _geef(werk, ref, MARLOES, was=BERT)
    assert _regels(werk)[0].wacht_op == "u"


@pytest.mark.eis("E012", "E015")
def test_mijn_werk_is_wat_ik_behandel_wat_van_niemand_is_en_wat_bij_mijn_rol_hoort(werk):
    van_bert, van_niemand = maak_melding(werk), maak_melding(werk)
    _geef(werk, van_bert, BERT)
    casus = maak_casus(werk, "2026-003", casusregisseur_id=BERT)
    maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2026, 3, 2), casus=casus)  # eerste MDO: Lotte

    def mijn(wie):
        return {regel.dossier_id for regel in _regels(werk.als(wie), team=False)}

    assert mijn(BERT) == {van_bert, van_niemand, casus}
    assert mijn(LOTTE) == {van_niemand, casus}
    assert mijn(MARLOES) == {van_bert, van_niemand}
    assert len(_regels(werk.als(LOTTE), team=True)) == 3


def test_een_regel_van_een_casus_noemt_nummer_en_over_wie(werk):
    ref = maak_melding(werk)
    _, chantal = voeg_toe(werk, ref, "Chantal Kuipers")
    _, jayden = voeg_toe(werk, ref, "Jayden Kuipers")
    werk.doe(TrekIn(id=ref, reden="Alleen voor de namen."))
    casus = maak_casus(werk, "2026-003", chantal, jayden)
    maak_feit(
        werk,
        FeitSoort.EERSTE_VASTLEGGING,
        date(2026, 3, 6),
        casus=casus,
        over_id=chantal,
        naam="Chantal Kuipers",
    )
    (regel,) = _regels(werk)
    assert (regel.nummer, regel.kop, regel.wat) == (
        "2026-003",
        "Gezin Kuipers",
        "Betrokkene inlichten: Chantal Kuipers",
    )
    assert regel.regel == f"betrokkene_inlichten:{chantal}"


@pytest.mark.eis("E018")
def test_een_gesloten_casus_en_een_ingetrokken_melding_geven_geen_werk(werk):
    casus = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2022, 2, 1), casus=casus)
    werk.doe(TrekIn(id=maak_melding(werk), reden="Dubbel."))
    werk_ = werk.vraag(Werkvoorraad(team=True))
    assert werk_.regels == ()
    assert dict(werk_.tellers) == {"werkvoorraad": 0, "meldingen": 0}


def test_een_gesprek_dat_nog_niets_is_staat_erbij(werk):
    werk.schrijf(
        insert(telefoonnotitie).values(
            id=nieuw_id(), begonnen_op=werk.context.nu, door_id=MARLOES, wie_belt="", spoed=True
        )
    )
    (regel,) = _regels(werk, team=False)
    assert (regel.dossier_soort, regel.kop, regel.groep, regel.spoed) == (
        "notitie",
        "Onbekende beller",
        WerkGroep.NU,
        True,
    )
    assert _regels(werk.als(BERT), team=False) == ()
    assert _regels(werk.als(BERT), team=True)[0].wacht_op == "Marloes"


@pytest.mark.eis("E047")
def test_spoed_gaat_voor_op_dezelfde_dag(werk):
    eerst, spoed = maak_melding(werk, melder_naam="A"), maak_melding(werk, melder_naam="B")
    werk.doe(WijzigVeld(veld=Veld.MELDING_SPOED, id=spoed, oud=False, nieuw=True))
    assert [regel.dossier_id for regel in _regels(werk)] == [spoed, eerst]


def test_de_werkvoorraad_kost_een_keer_lezen_en_een_keer_voor_wat_nieuw_is(werk, monkeypatch):
    for _ in range(3):
        voeg_toe(werk, maak_melding(werk), "Jan de Vries")
    with getelde_rondes(monkeypatch) as rondes:
        _regels(werk)
        assert rondes == ["lees", "lees"]
        _regels(werk)
        assert rondes == ["lees"] * 3


def test_een_nieuw_feit_een_nieuwe_dag_en_een_andere_kalender_tellen_meteen(werk):
    ref = maak_melding(werk)
    andere = maak_melding(werk)
    assert [regel.groep for regel in _regels(werk)] == [WerkGroep.DEZE_WEEK] * 2
    maak_feit(werk, FeitSoort.RETOUR, date(2026, 3, 6), melding=ref)
    assert {regel.dossier_id: regel.groep for regel in _regels(werk)} == {
        ref: WerkGroep.WACHT,
        andere: WerkGroep.DEZE_WEEK,
    }
    maandag = werk.later(days=3)
    assert {regel.dossier_id: regel.groep for regel in _regels(maandag)}[andere] is WerkGroep.NU
    dicht = {"id": nieuw_id(), "datum": date(2026, 3, 9), "soort": "gesloten", "naam": "dicht"}
    werk.schrijf(insert(vrije_dag).values(**dicht))
    assert {regel.dossier_id: regel.uiterlijk for regel in _regels(maandag)}[andere] == date(
        2026, 3, 10
    )


def test_de_lengte_van_een_termijn_is_een_instelling(werk):
    maak_melding(werk)
    werk.schrijf(insert(instelling).values(sleutel="melding_beoordelen", waarde="7"))
    assert [regel.uiterlijk for regel in _regels(werk)] == [date(2026, 3, 11)]


@pytest.mark.eis("E119")
def test_een_toezichthouder_of_beheerder_heeft_geen_werkvoorraad(werk):
    with pytest.raises(GeenBevoegdheid):
        _regels(werk.als(BEHEER))


def _zeg(werk, ref, oud, nieuw):
    return werk.doe(ZetOpmerking(dossier_id=ref, regel="melding_beoordelen", oud=oud, nieuw=nieuw))


def test_een_opmerking_staat_op_haar_regel_en_is_ongedaan_te_maken(werk, monkeypatch):
    ref = maak_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = _zeg(werk, ref, "", "Bellen na 14 uur")
    assert rondes == ["lees", "_commit"]
    assert _regels(werk)[0].opmerking == "Bellen na 14 uur"
    gewijzigd = _zeg(werk, ref, "Bellen na 14 uur", "Gebeld")
    terug = werk.doe(gewijzigd.terug)
    assert _regels(werk)[0].opmerking == "Bellen na 14 uur"
    werk.doe(terug.terug)
    assert _regels(werk)[0].opmerking == "Gebeld"
    assert not _zeg(werk, ref, "Gebeld", "Gebeld").rijen
    _zeg(werk, ref, "Gebeld", "")
    assert werk.rijen(select(opmerking)) == []
    assert not werk.doe(gedaan.terug).rijen


def test_twee_opmerkingen_tegelijk_zijn_een_conflict_met_wie_en_wanneer(werk):
    ref = maak_melding(werk)
    bert = werk.als(BERT).later(minutes=3)
    _zeg(bert, ref, "", "Van Bert")
    with pytest.raises(Conflict) as fout:
        _zeg(werk, ref, "", "Van Marloes")
    conflict = fout.value
    assert (conflict.mijn, conflict.hun, conflict.wie, conflict.wanneer) == (
        "Van Marloes",
        "Van Bert",
        "Bert de Boer",
        bert.context.nu,
    )


def test_de_eerste_werkvoorraad_laadt_geen_orm_en_niets_van_brieven():
    proef = (
        "import sys, cmpg_desktop.openen, cmpg_desktop.dossier.werkvoorraad as w;"
        "print([m for m in ('sqlalchemy.orm', 'docx', 'jinja2', 'lxml', 'pypdfium2', 'alembic')"
        " if m in sys.modules])"
    )
    uit = subprocess.run(
        [sys.executable, "-c", proef],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        timeout=30,
    )
    assert uit.stdout.strip() == "[]"


def test_de_rail_telt_wat_de_werkvoorraad_telt(werk):
    maak_melding(werk)
    assert dict(werk.vraag(Railtellers()))["meldingen"] == 1
    assert werk.vraag(Railtellers()) == werk.vraag(Werkvoorraad()).tellers


@pytest.mark.parametrize("wie", [MARLOES, BERT, LOTTE])
def test_mijn_lijst_is_wat_er_in_die_van_het_team_van_mij_is(werk, wie):
    for behandelaar in (None, MARLOES, BERT, LOTTE):
        melding = maak_melding(werk)
        if behandelaar is not None:
            _geef(werk, melding, behandelaar)
        casus = maak_casus(werk, f"2026-{nieuw_id().hex[-3:]}", casusregisseur_id=behandelaar)
        for soort in (FeitSoort.BESLUIT_FASE_1, FeitSoort.BESLUIT_FASE_2, FeitSoort.MDO_GEHOUDEN):
            maak_feit(werk, soort, date(2026, 2, 20), casus=casus)
    ander = werk.als(wie)
    alles = ander.vraag(Werkvoorraad(team=True))
    mijn = ander.vraag(Werkvoorraad(team=False))
    assert mijn.regels == tuple(regel for regel in alles.regels if regel.van_mij)
    assert mijn.tellers == alles.tellers
    assert dict(mijn.tellers)["meldingen"] == 4
    assert len(alles.regels) > len(mijn.regels) or wie == MARLOES
