"""Een privacyverzoek over een afgeschermde casus is er alleen voor wie haar mag kennen."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.casussen import SchermAf
from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek, Verzoeken, VerzoekLezen
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.database.tabellen.verzoeken import verzoek
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import maak_medewerker, zet
from tests.dossier.conftest import BERT, LOTTE
from tests.dossier.hulp import maak_casus, maak_melding, voeg_toe
from tests.dossier.test_afscherming import woorden

# Langs welk veld het verzoek aan de casus vastzit.
WEGEN = (Veld.VERZOEK_CASUS, Veld.VERZOEK_PERSOON, Veld.VERZOEK_NAMENS_PERSOON)


@pytest.fixture(params=WEGEN)
def van_linda(request, werk):
    """Leg een verzoek vast van Linda, en scherm daarna haar casus af: alleen Marloes en Bert."""
    melding = maak_melding(werk)
    rij, persoon = voeg_toe(werk, melding, "Linda Terlouw", geboorte_tekst="1985")
    casus = maak_casus(werk, "2026-031", persoon, casusregisseur_id=BERT)
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=rij))
    opdracht = MaakVerzoek(ontvangen_op=date(2026, 3, 2))
    werk.doe(opdracht)
    ref = opdracht.id
    zet(werk, Veld.VERZOEK_NAAM, ref, "", "Linda Terlouw")
    zet(werk, request.param, ref, None, casus if request.param is Veld.VERZOEK_CASUS else persoon)
    werk.doe(SchermAf(id=casus, wie=(BERT,), reden="Zij is bedreigd."))
    return ref


def _lijsten(werk, wie):
    vragen = (Verzoeken(), Verzoeken(ook_beantwoord=True), Werkvoorraad(team=True))
    return [woorden(werk.als(wie).vraag(een)) for een in vragen]


@pytest.mark.eis("E116")
def test_wie_niet_genoemd_is_ziet_het_verzoek_niet_en_verandert_het_niet(werk, van_linda):
    lotte = werk.als(LOTTE)
    for tekst in _lijsten(werk, LOTTE):
        assert "Linda" not in tekst
        assert str(van_linda) not in tekst
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        lotte.vraag(VerzoekLezen(id=van_linda))
    # Met een andere oude waarde zou het scherm horen wat er staat.
    for oud in ("Linda Terlouw", "??"):
        with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
            lotte.doe(WijzigVeld(veld=Veld.VERZOEK_NAAM, id=van_linda, oud=oud, nieuw="x"))
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        lotte.doe(VerwijderRij(soort=RijSoort.VERZOEK, id=van_linda))
    (rij,) = werk.rijen(select(verzoek.c.naam, verzoek.c.verwijderd_op))
    assert rij == ("Linda Terlouw", None)


def test_wie_genoemd_is_en_wie_het_behandelt_houden_het_verzoek(werk, van_linda):
    assert all("Linda" in tekst for tekst in _lijsten(werk, BERT))
    zoe = maak_medewerker(werk, "Zoe Nieuw", Rol.PROCESONDERSTEUNER)
    (rij,) = werk.rijen(select(verzoek.c.behandelaar_id))
    zet(werk, Veld.VERZOEK_BEHANDELAAR, van_linda, rij.behandelaar_id, zoe)
    assert all("Linda" in tekst for tekst in _lijsten(werk, zoe))
    # Van de casus zelf ziet zij nog altijd niets.
    assert "2026-031" not in woorden(werk.als(zoe).vraag(VerzoekLezen(id=van_linda)))
