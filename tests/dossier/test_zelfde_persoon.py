"""Wie in een gesprek is gemarkeerd en al bekend is, wordt met één knop dezelfde persoon."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten import codec
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingOpenen, TrekIn
from cmpg_desktop.berichten.personen import (
    KoppelPersoon,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
)
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    MaakMeldingVanNotitie,
    Markeer,
    NotitieLezen,
    StukjeSoort,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.personen import persoon
from tests.dossier.conftest import BEHEER, BERT
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_melding, voeg_toe, woont

ADRES = "Merelplantsoen 14, Nieuwegein"


def _een(werk, melding, naam):
    mensen = werk.vraag(MeldingOpenen(id=melding)).betrokkenen
    return next(een for een in mensen if een.persoon.weergavenaam == naam)


def _rij(werk, wie):
    with werk.database.lezing() as lezing:
        return lezing.een(select(persoon).where(persoon.c.id == wie))


def _gevonden(werk, tekst, soort):
    return {een.id for een in werk.vraag(Zoek(tekst=tekst)) if een.soort == soort}


def _zet(werk, veld, id_, nieuw, oud=""):
    werk.doe(WijzigVeld(veld=veld, id=id_, oud=oud, nieuw=nieuw))


@pytest.fixture
def bekend(werk):
    """Geef een persoon uit een eerdere melding van Bert."""
    ref = maak_melding(werk)
    werk.doe(WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=ref, oud=None, nieuw=BERT))
    _, wie = voeg_toe(werk, ref, "Milan Dorresteijn", geboorte_tekst="30-09-2016")
    _zet(werk, Veld.PERSOON_TELEFOON, wie, "06-11")
    return wie


@pytest.fixture
def nieuw(werk, bekend):
    """Geef een melding met dezelfde persoon opnieuw: (melding, betrokkene, persoon)."""
    ref = maak_melding(werk)
    betrokkene, wie = voeg_toe(
        werk, ref, "Milan Dorresteijn", rol="zoon", geboorte_tekst="9 jaar", woont_in="ja"
    )
    _zet(werk, Veld.BETROKKENE_WEET, betrokkene, "ja")
    _zet(werk, Veld.PERSOON_TELEFOON, wie, "06-22")
    _zet(werk, Veld.PERSOON_TAAL, wie, "Pools")
    woont(werk, wie, ADRES)
    return ref, betrokkene, wie


@pytest.mark.eis("E070")
def test_de_gelijkenis_zegt_met_wie_en_het_geboortejaar_en_niet_meer(werk, bekend, nieuw):
    maak_casus(werk, "2021-014", bekend, gesloten_op=date(2022, 11, 14), casusregisseur_id=BERT)

    (gelijkenis,) = _een(werk, nieuw[0], "Milan Dorresteijn").misschien

    assert gelijkenis.persoon_id == bekend
    assert gelijkenis.weergave == "zelfde naam, bekend bij Bert de Boer, geboren in 2016"


@pytest.mark.eis("E070")
def test_de_betrokkene_wordt_de_bekende_persoon_en_houdt_rol_en_weet_van(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw

    changes = werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    een = _een(werk, ref, "Milan Dorresteijn")
    assert (een.id, een.persoon.id) == (betrokkene, bekend)
    assert (een.rol, een.woont_in, een.weet.value) == ("zoon", "ja", "ja")
    assert een.misschien == ()
    assert een.elders == ("een melding, bij Bert de Boer",)
    assert ref in changes.dossiers
    assert len(changes.dossiers) == 2, "de andere melding toont deze persoon ook"


def test_wat_de_bekende_mist_gaat_mee_en_wat_hij_heeft_blijft(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw

    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    hij = _een(werk, ref, "Milan Dorresteijn").persoon
    assert (hij.telefoon, hij.taal, hij.geboorte_tekst) == ("06-11", "Pools", "30-09-2016")
    assert [adres.adres.straatregel for adres in hij.adressen] == ["Merelplantsoen 14"]


def test_een_adres_dat_er_al_staat_komt_er_niet_nog_eens(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw
    woont(werk, bekend, ADRES)

    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    assert len(_een(werk, ref, "Milan Dorresteijn").persoon.adressen) == 1


def test_relatie_en_gezag_gaan_mee_maar_niet_dubbel(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw
    _, moeder = voeg_toe(werk, ref, "Britt Bakker")
    werk.doe(VoegRelatieToe(van_persoon_id=moeder, naar_persoon_id=wie, soort="ouder"))
    werk.doe(VoegRelatieToe(van_persoon_id=moeder, naar_persoon_id=bekend, soort="ouder"))
    werk.doe(VoegGezagToe(over_persoon_id=wie, houder_persoon_id=moeder, soort="ouderlijk_gezag"))

    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    hij = _een(werk, ref, "Milan Dorresteijn").persoon
    assert [een.ander_id for een in hij.relaties] == [moeder]
    assert [een.houder_persoon_id for een in hij.gezag] == [moeder]


def test_wie_nergens_meer_in_staat_is_ook_niet_meer_te_vinden(werk, bekend, nieuw):
    _, betrokkene, wie = nieuw

    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    assert _rij(werk, wie).verwijderd_op is not None
    assert _gevonden(werk, "Dorresteijn", "persoon") == {bekend}


def test_wie_nog_ergens_anders_in_staat_blijft(werk, bekend, nieuw):
    _, betrokkene, wie = nieuw
    maak_casus(werk, "2025-001", wie)

    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))

    assert _rij(werk, wie).verwijderd_op is None


def test_ongedaan_maken_geeft_beide_personen_terug_zoals_zij_waren(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw
    voor = _een(werk, ref, "Milan Dorresteijn")
    bekend_voor, wie_voor = _rij(werk, bekend), _rij(werk, wie)
    terug = werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend)).terug
    terug = codec.uit_tekst(codec.naar_tekst(terug))

    opnieuw = werk.doe(terug).terug

    assert _een(werk, ref, "Milan Dorresteijn") == voor
    assert (_rij(werk, bekend), _rij(werk, wie)) == (bekend_voor, wie_voor)
    assert _gevonden(werk, "Dorresteijn", "persoon") == {bekend, wie}
    assert len(_gevonden(werk, "Merelplantsoen", "adres")) == 1
    assert werk.doe(opnieuw).terug.aangevuld == ("taal",)
    assert _een(werk, ref, "Milan Dorresteijn").persoon.id == bekend


def test_wat_een_collega_daarna_veranderde_blijft_bij_ongedaan_maken(werk, bekend, nieuw):
    _, betrokkene, wie = nieuw
    terug = werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend)).terug
    _zet(werk, Veld.PERSOON_TAAL, bekend, "Oekraïens", oud="Pools")

    werk.doe(terug)

    assert _rij(werk, bekend).taal == "Oekraïens"


def test_tweemaal_dezelfde_persoon_in_een_melding_kan_niet(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw
    werk.doe(VoegBetrokkeneToe(melding_id=ref, persoon_id=bekend))

    with pytest.raises(Regelfout, match="staat al bij deze melding"):
        werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))


def test_een_collega_was_eerst_of_de_persoon_is_weg(werk, bekend, nieuw):
    _, betrokkene, wie = nieuw
    with pytest.raises(NietGevonden):
        werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=nieuw_id()))
    werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))
    with pytest.raises(NietGevonden, match="Een collega heeft dit intussen veranderd"):
        werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))
    with pytest.raises(GeenBevoegdheid):
        werk.als(BEHEER).doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))


def test_koppelen_kost_twee_rondes(werk, bekend, nieuw, monkeypatch):
    _, betrokkene, wie = nieuw
    with getelde_rondes(monkeypatch) as rondes:
        werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))
    assert rondes == ["lees", "_commit"]


@pytest.mark.eis("E070")
def test_een_gemarkeerde_naam_die_bekend_is_zegt_alleen_dat(werk, bekend):
    notitie = BeginNotitie()
    werk.doe(notitie)
    for woorden in (
        "zoon Milan Dorresteijn, 9 jaar",
        "Sem",
        "Britt de Boer",
        "gezin Dorresteijn",
    ):
        werk.doe(Markeer(notitie_id=notitie.id, soort=StukjeSoort.PERSOON, tekst=woorden))

    blad = werk.vraag(NotitieLezen(id=notitie.id))

    assert [een.tekst for een in blad.stukjes if een.bekend] == ["zoon Milan Dorresteijn, 9 jaar"]
    melding = werk.doe(MaakMeldingVanNotitie(notitie_id=notitie.id)).resultaat
    (gelijkenis,) = _een(werk, melding, "Milan Dorresteijn").misschien
    assert gelijkenis.persoon_id == bekend


def test_in_een_ingetrokken_melding_wordt_niemand_een_ander(werk, bekend, nieuw):
    ref, betrokkene, wie = nieuw
    werk.doe(TrekIn(id=ref, reden="De melder lost het zelf op."))
    with pytest.raises(Regelfout, match="ingetrokken"):
        werk.doe(KoppelPersoon(id=betrokkene, van=wie, naar=bekend))
    assert _een(werk, ref, "Milan Dorresteijn").persoon.id == wie
