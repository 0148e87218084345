"""De agenda: dezelfde regels als de werkvoorraad, op de dag dat ze aflopen."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import insert

from cmpg_desktop.berichten.agenda import Agenda
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.database.tabellen.team import vrije_dag
from cmpg_desktop.database.tabellen.telefoon import telefoonnotitie
from cmpg_desktop.dossier import termijnboek
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.termijnen import TermijnStatus
from cmpg_desktop.werkproces.werkdagen import VrijeDag
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_feit, maak_melding

APRIL = date(2026, 4, 1)


def agenda(werk, *, team=True, **velden):
    return werk.vraag(Agenda(team=team, **velden))


def dagen(regels):
    return [regel.uiterlijk for regel in regels]


def test_de_weken_beginnen_op_maandag_en_bevatten_wat_erin_afloopt(werk):
    for dag in (date(2026, 3, 2), date(2026, 2, 27), date(2026, 3, 23)):
        maak_melding(werk.later(days=20), ontvangen_op=dag)
    blad = agenda(werk)
    assert (blad.vandaag, blad.eerste, blad.laatste) == (
        date(2026, 3, 6),
        date(2026, 3, 2),
        date(2026, 3, 29),
    )
    # 23 maart + 5 werkdagen is 30 maart, de maandag erna.
    assert dagen(blad.regels) == [date(2026, 3, 6), date(2026, 3, 9)]
    assert [regel.nog for regel in blad.regels] == [0, 1]
    assert blad.is_nu
    (regel,) = agenda(werk, vanaf=date(2026, 4, 1), weken=1).regels
    assert (regel.uiterlijk, regel.nog) == (date(2026, 3, 30), 16)


def test_een_termijn_die_geen_werkdagen_telt_noemt_gewone_dagen(werk):
    casus = maak_casus(werk, "2026-003")
    soort = FeitSoort.INLICHTEN_UITGEZONDERD
    maak_feit(werk, soort, date(2026, 3, 6), casus=casus, datum2=date(2026, 4, 7), naam="Chantal")
    (regel,) = agenda(werk, vanaf=APRIL).regels
    assert (regel.uiterlijk, regel.nog) == (date(2026, 4, 7), 32)


def test_wat_te_laat_is_komt_mee_welke_weken_het_ook_zijn(werk):
    ref = maak_melding(werk, ontvangen_op=date(2026, 2, 20))  # uiterlijk vr 27 februari
    for vanaf in (None, APRIL):
        blad = agenda(werk, vanaf=vanaf)
        assert [regel.werk.dossier_id for regel in blad.te_laat] == [ref]
        assert blad.regels == blad.eerder == ()
    assert blad.te_laat[0].werk.te_laat == 5
    # In weken die voorbij zijn staat het op zijn dag.
    voorbij = agenda(werk, vanaf=date(2026, 2, 2))
    assert voorbij.regels == voorbij.te_laat
    assert not voorbij.is_nu


@pytest.mark.parametrize("vanaf", [None, date(2026, 2, 2), APRIL])
def test_alleen_de_status_zegt_te_laat_niet_de_datum(werk, monkeypatch, vanaf):
    """Wie monitort, is nooit te laat (besluit 14): de datum is een signaal."""
    maak_melding(werk, ontvangen_op=date(2026, 2, 20))
    echt = termijnboek.lees_standen

    def zonder_einde(*args, **kwargs):
        return {
            wie: replace(
                stand,
                lopend=tuple(
                    replace(een, status=TermijnStatus.LOOPT, dagen_te_laat=0)
                    for een in stand.lopend
                ),
            )
            for wie, stand in echt(*args, **kwargs).items()
        }

    monkeypatch.setattr(termijnboek, "lees_standen", zonder_einde)
    blad = agenda(werk, vanaf=vanaf)
    assert blad.te_laat == ()
    (regel,) = blad.regels if vanaf == date(2026, 2, 2) else blad.eerder
    assert (regel.uiterlijk, regel.nog) == (date(2026, 2, 27), 0)
    assert regel.werk.groep is not WerkGroep.TE_LAAT


@pytest.mark.parametrize("wie", [MARLOES, BERT, LOTTE])
def test_mijn_agenda_is_wat_er_in_mijn_werkvoorraad_staat(werk, wie):
    for behandelaar in (None, MARLOES, BERT):
        ref = maak_melding(werk)
        if behandelaar is not None:
            veld = Veld.MELDING_BEHANDELAAR
            werk.doe(WijzigVeld(veld=veld, id=ref, oud=None, nieuw=behandelaar))
        casus = maak_casus(werk, f"2026-{nieuw_id().hex}", casusregisseur_id=behandelaar)
        maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2026, 2, 20), casus=casus)
    ander = werk.als(wie)
    for team in (False, True):
        lijst = ander.vraag(Werkvoorraad(team=team)).regels
        blad = agenda(ander, team=team)
        assert {(r.werk.dossier_id, r.werk.regel) for r in (*blad.te_laat, *blad.regels)} == {
            (r.dossier_id, r.regel) for r in lijst
        }


def test_feestdagen_en_dagen_dat_de_gemeente_dicht_is_staan_erbij_met_hun_bron(werk):
    for datum, soort, naam in (
        (date(2026, 4, 7), "gesloten", "brugdag"),
        (date(2026, 4, 11), "gesloten", "zaterdag telt toch niet"),
    ):
        rij = {"id": nieuw_id(), "datum": datum, "soort": soort, "naam": naam, "bron": "college"}
        werk.schrijf(insert(vrije_dag).values(**rij))
    assert agenda(werk, vanaf=APRIL, weken=2).vrij == (
        VrijeDag(date(2026, 4, 3), "Goede Vrijdag", "Algemene termijnenwet art. 3 lid 2"),
        VrijeDag(date(2026, 4, 6), "tweede paasdag", "Algemene termijnenwet art. 3 lid 1"),
        VrijeDag(date(2026, 4, 7), "brugdag", "college"),
    )
    # Ook een vrije maandag waarmee de weken beginnen.
    (eerste, *_) = agenda(werk, vanaf=date(2026, 4, 6)).vrij
    assert eerste.naam == "tweede paasdag"


@pytest.mark.eis("E018")
def test_wat_dicht_is_en_een_gesprek_staan_er_niet_op(werk):
    werk.doe(TrekIn(id=maak_melding(werk), reden="Dubbel."))
    casus = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    maak_feit(werk, FeitSoort.BESLUIT_FASE_2, date(2022, 2, 1), casus=casus)
    notitie = {"id": nieuw_id(), "begonnen_op": werk.context.nu, "door_id": MARLOES}
    werk.schrijf(insert(telefoonnotitie).values(**notitie, wie_belt=""))
    blad = agenda(werk)
    assert blad.te_laat == blad.eerder == blad.regels == ()


def test_spoed_gaat_voor_op_dezelfde_dag(werk):
    eerst, spoed = maak_melding(werk, melder_naam="A"), maak_melding(werk, melder_naam="B")
    werk.doe(WijzigVeld(veld=Veld.MELDING_SPOED, id=spoed, oud=False, nieuw=True))
    assert [regel.werk.dossier_id for regel in agenda(werk).regels] == [spoed, eerst]


def test_de_agenda_leest_hoogstens_twee_keer_en_deelt_wat_de_werkvoorraad_al_wist(
    werk, monkeypatch
):
    for _ in range(3):
        maak_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        agenda(werk)
        assert rondes == ["lees", "lees"]
        werk.vraag(Werkvoorraad(team=True))
        agenda(werk, vanaf=APRIL)
        assert rondes == ["lees"] * 4


@pytest.mark.eis("E119")
def test_een_beheerder_heeft_geen_agenda(werk):
    with pytest.raises(GeenBevoegdheid):
        agenda(werk.als(BEHEER))
