"""Het weegoverleg: welke meldingen erin staan, hoe ver ze zijn, en een ervan op een blad."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.meldingen import Meldingen, MeldingOpenen
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.weegoverleg import (
    Weegoverleg,
    WeegoverlegOpenen,
    WeegoverlegSoort,
)
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.termijn import TermijnSoort
from tests.dossier.beoordeling import (
    beslis,
    maak_medewerker,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import BEHEER, BERT, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_melding


def _klaar(werk, naam, weging=Weging.FASE_2, wie=BERT):
    ref = volle_melding(werk, naam)
    vul_in(werk, ref, weging)
    return ref, stel_voor(werk, ref, wie)


def _stand(werk):
    return werk.vraag(Weegoverleg())


def test_het_merk_zegt_hoe_ver_elke_melding_is(werk):
    klaar, voorstel = _klaar(werk, "Chantal Kuipers")
    vervallen, _ = _klaar(werk, "Piet Tjin")
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, vervallen, "Wie neemt de regie?", "Iets anders?")
    geen = volle_melding(werk, "Ans Smit")
    wacht, terug = _klaar(werk, "Karel Visser", Weging.RETOUR)
    beslis(werk, wacht, terug)
    besloten, ook = _klaar(werk, "Rie Bakker", Weging.GEEN_ZAAK)
    beslis(werk, besloten, ook)
    # Een retour wacht weken; in de week dat hij afloopt staat hij erbij.
    later = _stand(werk.later(days=13))
    per = {rij.id: rij for rij in later.rijen}
    assert {ref: rij.soort for ref, rij in per.items()} == {
        klaar: WeegoverlegSoort.VOORSTEL,
        vervallen: WeegoverlegSoort.VERVALLEN,
        geen: WeegoverlegSoort.GEEN,
        wacht: WeegoverlegSoort.WACHT,
    }
    assert per[wacht].termijn is TermijnSoort.MELDER_HERINNEREN
    een = per[klaar]
    assert (een.kop, een.uitkomst, een.voorsteller, een.voorstel_id) == (
        "Chantal Kuipers",
        Weging.FASE_2,
        "Bert de Boer",
        voorstel,
    )
    assert per[vervallen].voorstel_id is None  # daar valt niets over te beslissen
    assert per[geen].uitkomst is None


def test_de_lijst_van_meldingen_zegt_hoe_ver_een_melding_is(werk):
    klaar, _ = _klaar(werk, "Chantal Kuipers")
    wacht, terug = _klaar(werk, "Karel Visser", Weging.RETOUR)
    beslis(werk, wacht, terug)
    besloten, ook = _klaar(werk, "Rie Bakker", Weging.GEEN_ZAAK)
    beslis(werk, besloten, ook)
    begonnen = volle_melding(werk, "Ans Smit")
    assert {rij.id: rij.hoe for rij in werk.vraag(Meldingen(ook_afgehandeld=True))} == {
        klaar: "voorstel klaar",
        wacht: "wacht op de melder",
        besloten: "afgehandeld",
        begonnen: "nog niet beoordeeld",
    }


def test_elke_melding_in_de_lijst_is_zoals_de_beoordeling_zelf_haar_ziet(werk):
    refs = [_klaar(werk, naam)[0] for naam in ("Chantal Kuipers", "Piet Tjin", "Ans Smit")]
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, refs[1], "Wie neemt de regie?", "Iets anders?")
    for rij in _stand(werk).rijen:
        blad = werk.vraag(BeoordelingOpenen(melding_id=rij.id))
        assert blad.nu.voorstel.geldig == (rij.soort is WeegoverlegSoort.VOORSTEL)
        assert (blad.kop, blad.nu.voorstel.door_id) == (rij.kop, rij.voorsteller_id)


def test_te_laat_staat_vooraan_en_daarbinnen_spoed(werk):
    gewoon = volle_melding(werk, "Chantal Kuipers")
    spoed = volle_melding(werk, "Piet Tjin")
    zet(werk, Veld.MELDING_SPOED, spoed, False, True)
    laat = maak_melding(werk, ontvangen_op=date(2026, 2, 2), melder_naam="Sanne")
    rijen = _stand(werk).rijen
    assert [rij.id for rij in rijen] == [laat, spoed, gewoon]
    assert (rijen[0].te_laat, rijen[0].dagen_te_laat > 0, rijen[1].te_laat) == (True, True, False)


def test_wie_beslist_en_hoeveel_casussen_ieder_heeft_staan_erbij(werk):
    maak_medewerker(werk, "Petra Manager", Rol.PROCESMANAGER)
    _, voorstel = _klaar(werk, "Chantal Kuipers")
    assert voorstel
    stand = _stand(werk)
    assert [een.naam for een in stand.beslissers] == ["Marloes Hendriks", "Petra Manager"]
    assert all(een.mag for een in stand.beslissers)
    beslis(werk, stand.rijen[0].id, voorstel)
    assert {een.naam: een.lopend for een in _stand(werk).caseload} == {
        "Bert de Boer": 1,
        "Marloes Hendriks": 0,
    }


def test_de_lijst_komt_in_een_ronde_en_is_geen_blik_in_een_dossier(werk, monkeypatch):
    for naam in ("Chantal Kuipers", "Piet Tjin", "Ans Smit"):
        _klaar(werk, naam)
    ervoor = len(werk.rijen(select(inzage)))
    with getelde_rondes(monkeypatch) as rondes:
        assert len(_stand(werk).rijen) == 3
    assert rondes == ["lees"]
    assert len(werk.rijen(select(inzage))) == ervoor


@pytest.mark.eis("E116")
def test_een_melding_op_het_blad_is_een_blik_van_wie_kijkt_en_kost_twee_rondes(werk, monkeypatch):
    ref, _ = _klaar(werk, "Chantal Kuipers")
    saskia = maak_medewerker(werk, "Saskia Ruiter", Rol.CASUSREGISSEUR)
    zij = werk.als(saskia)
    zij.vraag(Weegoverleg())  # rollen gelezen
    with getelde_rondes(monkeypatch) as rondes:
        blad = zij.vraag(WeegoverlegOpenen(melding_id=ref))
    assert rondes == ["_commit", "lees"]
    gezien = [rij for rij in werk.rijen(select(inzage)) if rij.medewerker_id == saskia]
    assert [(rij.dossier_id, rij.handeling) for rij in gezien] == [(ref, "openen")]
    assert blad.melding == zij.vraag(MeldingOpenen(id=ref, opnieuw=True))
    assert blad.beoordeling == zij.vraag(BeoordelingOpenen(melding_id=ref))


def test_wie_geen_meldingen_leest_ziet_het_weegoverleg_niet(werk):
    ref, _ = _klaar(werk, "Chantal Kuipers")
    for query in (Weegoverleg(), WeegoverlegOpenen(melding_id=ref)):
        with pytest.raises(GeenBevoegdheid):
            werk.als(BEHEER).vraag(query)
    assert {rij.medewerker_id for rij in werk.rijen(select(inzage))} <= {BERT, MARLOES}
