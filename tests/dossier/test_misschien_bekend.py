"""Somebody with the same name or address elsewhere is shown before a second aanpak begins."""

from datetime import date

import pytest

from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam


def _melding(werk, naam, adres=""):
    melding = werk.doe(MaakMelding(ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL))
    persoon = VoegBetrokkeneToe(melding_id=melding.resultaat, naam=splits_naam(naam))
    werk.doe(persoon)
    if adres:
        werk.doe(VoegAdresToe(persoon_id=persoon.nieuw_persoon_id, adres=parse_adres(adres)))
    return melding.resultaat


def _weergaven(een):
    return [gelijkenis.weergave for gelijkenis in een.misschien]


@pytest.mark.eis("E070")
def test_the_same_name_or_address_elsewhere_is_told_and_nothing_more(werk):
    eerste = _melding(werk, "Milan Dorresteijn", "Merelplantsoen 14, Nieuwegein")
    naamgenoot = _melding(werk, "Milan Dorresteijn")
    huisgenoot = _melding(werk, "Britt de Boer", "Merelplantsoen 14, Nieuwegein")
    vreemde = _melding(werk, "Milan Bakker", "Merelplantsoen 15, Nieuwegein")

    (een,) = werk.vraag(MeldingOpenen(id=naamgenoot)).betrokkenen
    assert _weergaven(een) == ["zelfde naam, bekend bij het regieteam"]
    (een,) = werk.vraag(MeldingOpenen(id=huisgenoot)).betrokkenen
    assert _weergaven(een) == ["zelfde adres, bekend bij het regieteam"]
    assert een.misschien[0].persoon_id is None, "een huisgenoot heet anders"
    (een,) = werk.vraag(MeldingOpenen(id=vreemde)).betrokkenen
    assert een.misschien == ()
    (een,) = werk.vraag(MeldingOpenen(id=eerste)).betrokkenen
    assert not een.elders
