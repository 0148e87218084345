"""Beslissen aan de werkplek van een ander, met het eigen wachtwoord; en de waarnemer."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import (
    Besluit,
    GeefTerug,
    TrekWaarnemingIn,
    Waarnemingen,
    WijsWaarnemerAan,
)
from cmpg_desktop.berichten.codec import naar_tekst
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import casus, feit
from cmpg_desktop.database.tabellen.team import inzage, medewerker, opdracht
from cmpg_desktop.dossier.team import pogingen
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import (
    WACHTWOORD,
    beslis,
    blad,
    geef_wachtwoord,
    maak_demo,
    maak_medewerker,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes


@pytest.fixture(autouse=True)
def vergeten():
    """Begin elke proef zonder eerdere foute wachtwoorden."""
    yield
    for wie in (MARLOES, BERT, LOTTE, BEHEER):
        pogingen.gelukt(wie)


@pytest.fixture
def voorgesteld(werk):
    """Geef een melding met een voorstel van Bert; Marloes heeft een wachtwoord."""
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    geef_wachtwoord(werk, MARLOES)
    return ref, stel_voor(werk, ref)


def _bij_bert(werk, voorgesteld, wachtwoord, wie=MARLOES, **delen):
    ref, voorstel = voorgesteld
    return beslis(werk, ref, voorstel, BERT, beslisser_id=wie, wachtwoord=wachtwoord, **delen)


@pytest.mark.eis("E014", "E044", "E116")
def test_een_besluit_met_het_eigen_wachtwoord_is_van_wie_besliste(werk, voorgesteld, monkeypatch):
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = _bij_bert(werk, voorgesteld, WACHTWOORD)
    assert rondes == ["lees", "_commit"]
    (besluit,) = werk.rijen(
        select(feit).where(feit.c.soort == "besluit_fase_1", feit.c.melding_id.is_not(None))
    )
    assert (besluit.door_id, besluit.wie) == (MARLOES, "Marloes Hendriks")
    assert {
        rij.door_id for rij in werk.rijen(select(feit).where(feit.c.casus_id.is_not(None)))
    } == {MARLOES}
    (regel,) = werk.rijen(select(opdracht).where(opdracht.c.id == gedaan.opdracht))
    assert regel.medewerker_id == MARLOES
    assert MARLOES in {rij.medewerker_id for rij in werk.rijen(select(inzage))}


def test_met_een_fout_wachtwoord_gebeurt_er_niets_en_na_vijf_keer_moet_u_wachten(werk, voorgesteld):
    for _ in range(5):
        with pytest.raises(Regelfout, match="hoort niet bij deze naam"):
            _bij_bert(werk, voorgesteld, "fout wachtwoord hier")
    with pytest.raises(Regelfout, match="Probeer het over 30 seconden opnieuw"):
        _bij_bert(werk, voorgesteld, WACHTWOORD)
    assert werk.rijen(select(casus)) == []
    assert _bij_bert(werk.later(seconds=31), voorgesteld, WACHTWOORD).resultaat


@pytest.mark.eis("E014")
@pytest.mark.parametrize("wie", [BERT, LOTTE, BEHEER])
def test_een_wachtwoord_alleen_is_niet_genoeg(werk, voorgesteld, wie):
    geef_wachtwoord(werk, wie)
    ref, voorstel = voorgesteld
    with pytest.raises(GeenBevoegdheid):
        beslis(werk, ref, voorstel, LOTTE, beslisser_id=wie, wachtwoord=WACHTWOORD)
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).doe(
            GeefTerug(
                melding_id=ref,
                voorstel_id=voorstel,
                reden="Nee.",
                beslisser_id=wie,
                wachtwoord=WACHTWOORD,
            )
        )
    assert blad(werk, ref).nu.besluit is None


def test_de_voorsteller_beslist_ook_niet_bij_een_ander(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    geef_wachtwoord(werk, MARLOES)
    voorstel = stel_voor(werk, ref, MARLOES)
    with pytest.raises(GeenBevoegdheid, match="beslist niet zelf"):
        _bij_bert(werk, (ref, voorstel), WACHTWOORD)


@pytest.mark.parametrize("hoe", ["zonder wachtwoord", "van de beheerder", "vertrokken"])
def test_welke_accounts_niet_bij_een_ander_beslissen(werk, voorgesteld, hoe):
    wie = maak_medewerker(
        werk,
        "Petra Manager",
        Rol.PROCESMANAGER,
        wachtwoord=None if hoe == "zonder wachtwoord" else WACHTWOORD,
        moet_wachtwoord_kiezen=hoe == "van de beheerder",
        actief_tot=date(2026, 3, 1) if hoe == "vertrokken" else None,
    )
    woorden = "Petra Manager is beëindigd" if hoe == "vertrokken" else "wachtwoord"
    with pytest.raises(Regelfout, match=woorden):
        _bij_bert(werk, voorgesteld, WACHTWOORD, wie)
    if hoe == "vertrokken":
        # Only to who knows the password.
        with pytest.raises(Regelfout, match="hoort niet bij deze naam"):
            _bij_bert(werk, voorgesteld, "iets anders", wie)
    assert werk.rijen(select(casus)) == []


def test_in_een_proefomgeving_is_de_naam_genoeg_maar_niet_bij_wie_een_wachtwoord_heeft(
    werk, voorgesteld
):
    maak_demo(werk)
    with pytest.raises(Regelfout):
        _bij_bert(werk, voorgesteld, "")
    petra = maak_medewerker(werk, "Petra Manager", Rol.PROCESMANAGER)
    assert {een.naam: een.zonder_wachtwoord for een in blad(werk, voorgesteld[0]).beslissers} == {
        "Marloes Hendriks": False,
        "Petra Manager": True,
    }
    assert _bij_bert(werk, voorgesteld, "", petra).resultaat


def test_niemand_aangemeld_is_ook_met_een_wachtwoord_niets(werk, voorgesteld):
    ref, voorstel = voorgesteld
    with pytest.raises(GeenBevoegdheid, match="Meld u eerst aan"):
        beslis(werk, ref, voorstel, None, beslisser_id=MARLOES, wachtwoord=WACHTWOORD)


@pytest.mark.parametrize("soort", [Besluit, GeefTerug])
def test_een_wachtwoord_gaat_nooit_het_journaal_in_en_staat_in_geen_regel(soort):
    assert issubclass(soort, Command)
    assert not soort.bewaarbaar
    ref = MARLOES
    delen = {"reden": "x"} if soort is GeefTerug else {}
    command = soort(melding_id=ref, voorstel_id=ref, wachtwoord=WACHTWOORD, **delen)
    assert WACHTWOORD not in repr(command)
    assert WACHTWOORD in naar_tekst(command)  # dus mag dit soort nooit bewaarbaar worden


# --- waarnemen ---------------------------------------------------------------------------


def _wijs_aan(werk, van=date(2026, 3, 6), tot=date(2026, 3, 13), voor=MARLOES, wie=BERT):
    return werk.doe(WijsWaarnemerAan(voor_id=voor, waarnemer_id=wie, van=van, tot=tot)).resultaat


def test_een_waarnemer_beslist_met_naam_en_alleen_in_zijn_periode(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    _wijs_aan(werk, date(2026, 3, 7), date(2026, 3, 8))
    voorstel = stel_voor(werk.later(minutes=1), ref, MARLOES)
    met = blad(werk.als(BERT), ref)
    assert not met.mag_besluiten
    assert "een waarnemer aanwijzen" in met.besluit_weigering
    with pytest.raises(GeenBevoegdheid, match="een waarnemer met naam en periode"):
        beslis(werk, ref, voorstel, BERT)
    with pytest.raises(GeenBevoegdheid, match="liep tot en met 8 maart 2026 en is voorbij"):
        beslis(werk.later(days=3), ref, voorstel, BERT)
    beslis(werk.later(days=2), ref, voorstel, BERT)
    besluit = blad(werk, ref).nu.besluit
    assert (besluit.door, besluit.namens) == ("Bert de Boer", "waarnemer van Marloes Hendriks")


@pytest.mark.eis("E014", "E044")
def test_wie_voorstelt_kiest_niet_daarna_zelf_wie_beslist(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref, MARLOES)
    straks = werk.later(minutes=1)
    _wijs_aan(straks)
    met = blad(straks.als(BERT), ref)
    assert not met.mag_besluiten
    assert {een.id: een.mag for een in met.beslissers} == {MARLOES: False, BERT: False}
    with pytest.raises(GeenBevoegdheid, match="na het voorstel aangewezen door wie het voorstel"):
        beslis(straks, ref, voorstel, BERT)
    # What the refusal says to do; and of another's proposal this waarnemer does decide.
    rij = blad(straks, ref).nu
    zet(straks, Veld.BEOORDELING_MOTIVERING, rij.id, rij.motivering, "Opnieuw bekeken.")
    beslis(straks, ref, stel_voor(straks, ref, BERT), MARLOES)


def test_een_waarneming_begint_niet_gisteren(werk):
    with pytest.raises(Regelfout, match="al voorbij") as fout:
        _wijs_aan(werk, van=date(2026, 3, 5))
    assert fout.value.veld == "waarneming.van"


def test_een_waarnemer_beslist_niet_over_zijn_eigen_voorstel(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    _wijs_aan(werk)
    voorstel = stel_voor(werk, ref, BERT)
    with pytest.raises(GeenBevoegdheid, match="beslist niet zelf"):
        beslis(werk, ref, voorstel, BERT)


def test_een_ingetrokken_waarneming_geldt_niet_meer(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    voorstel = stel_voor(werk, ref, MARLOES)
    periode = _wijs_aan(werk)
    (gezien,) = werk.vraag(Waarnemingen())
    assert (gezien.voor, gezien.waarnemer, gezien.tot) == (
        "Marloes Hendriks",
        "Bert de Boer",
        date(2026, 3, 13),
    )
    werk.doe(TrekWaarnemingIn(id=periode))
    assert werk.vraag(Waarnemingen()) == ()
    with pytest.raises(GeenBevoegdheid):
        beslis(werk, ref, voorstel, BERT)


def test_zonder_procesmanager_zegt_de_weigering_wat_u_doet(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    voorstel = stel_voor(werk, ref)
    werk.schrijf(
        medewerker.update().where(medewerker.c.id == MARLOES).values(actief_tot=date(2026, 3, 1))
    )
    with pytest.raises(GeenBevoegdheid, match="Vraag de functioneel beheerder"):
        beslis(werk, ref, voorstel, LOTTE)


@pytest.mark.parametrize("wie", [BERT, LOTTE, BEHEER])
def test_alleen_de_procesmanager_wijst_een_waarnemer_aan(werk, wie):
    with pytest.raises(GeenBevoegdheid):
        _wijs_aan(werk.als(wie))


def test_van_een_procesmanager_is_er_een_waarnemer_tegelijk(werk):
    saskia = maak_medewerker(werk, "Saskia Ruiter", Rol.CASUSREGISSEUR)
    _wijs_aan(werk)
    with pytest.raises(Regelfout, match="Er is al een waarnemer") as fout:
        _wijs_aan(werk, date(2026, 3, 13), date(2026, 3, 20), wie=saskia)
    assert fout.value.veld == "waarneming.van"
    _wijs_aan(werk, date(2026, 3, 14), date(2026, 3, 20), wie=saskia)


@pytest.mark.eis("E044")
def test_een_voorstel_staat_in_de_werkvoorraad_bij_wie_beslist(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    stel_voor(werk, ref)
    saskia = maak_medewerker(werk, "Saskia Ruiter", Rol.CASUSREGISSEUR)

    def regels(wie):
        return [
            een.wacht_op
            for een in werk.als(wie).vraag(Werkvoorraad(team=True)).regels
            if een.dossier_id == ref
        ]

    assert regels(MARLOES) == ["u"]
    assert regels(BERT) == ["Marloes"]
    _wijs_aan(werk, wie=saskia)
    assert regels(saskia) == ["u"]
    assert regels(MARLOES) == ["u"]
