"""Wie bij een lopende casus komt, moet het die dag horen: langs welke weg hij ook kwam."""

from datetime import date

import pytest
from sqlalchemy import select, update

from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.inlichten import InlichtenOpenen, LegIngelichtVast, WerkInlichtenBij
from cmpg_desktop.berichten.kern import Noun
from cmpg_desktop.berichten.meldingen import Heropen, KoppelAanCasus, VoegSamen
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.berichten.velden import HerstelRij, RijSoort, VerwijderRij
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from tests.dossier.beoordeling import beslis, blad, stel_voor, volle_melding, vul_in
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_feit, maak_melding, voeg_toe

VANDAAG = date(2026, 3, 6)


def in_te_lichten(werk, casus):
    """Geef over wie de termijn van inlichten loopt: in de werkvoorraad en op de casus hetzelfde."""
    soort = TermijnSoort.BETROKKENE_INLICHTEN
    regels = [
        regel.termijn
        for regel in werk.vraag(Werkvoorraad(team=True)).regels
        if regel.termijn and regel.dossier_id == casus and regel.termijn.soort is soort
    ]
    op_casus = [
        een
        for een in werk.vraag(CasusOpenen(id=casus)).termijnen
        if een.soort is soort and een.status.is_open
    ]
    assert len(regels) == len(op_casus)
    return {een.over: een.uiterlijk for een in op_casus}


def bij_casus(werk, casus, naam="Later Erbij", **velden):
    """Zet iemand bij een casus en geef zijn betrokkene."""
    velden = velden or {"naam": splits_naam(naam)}
    return werk.doe(VoegBetrokkeneToe(casus_id=casus, **velden)).resultaat


def mensen(werk, casus):
    """Geef de betrokkenen van een casus, per persoon."""
    rijen = werk.rijen(
        select(betrokkene.c.id, betrokkene.c.persoon_id)
        .where(betrokkene.c.casus_id == casus, betrokkene.c.verwijderd_op.is_(None))
        .order_by(betrokkene.c.volgorde)
    )
    return [(rij.persoon_id, rij.id) for rij in rijen]


# --- toevoegen aan een lopende casus -----------------------------------------------------------


@pytest.mark.eis("E126")
def test_wie_bij_een_casus_komt_moet_die_dag_worden_ingelicht(werk, monkeypatch):
    casus = maak_casus(werk, "2026-031")
    assert in_te_lichten(werk, casus) == {}
    with getelde_rondes(monkeypatch) as rondes:
        nieuw = bij_casus(werk, casus)
    assert rondes == ["lees", "_commit"]
    assert in_te_lichten(werk, casus) == {nieuw: VANDAAG}
    # Een melding is nog geen casus: daar loopt deze termijn niet.
    melding = maak_melding(werk)
    voeg_toe(werk, melding, "Nog Niets Besloten")
    blad = werk.vraag(InlichtenOpenen(dossier_id=melding))
    assert [een.termijn for een in blad.betrokkenen] == [None]


def test_wie_weer_weg_is_heeft_geen_termijn_en_wie_terugkomt_weer_wel(werk, monkeypatch):
    casus = maak_casus(werk, "2026-031")
    gedaan = werk.doe(VoegBetrokkeneToe(casus_id=casus, naam=splits_naam("Later Erbij")))
    later = werk.later(days=2)
    assert in_te_lichten(later, casus) == {gedaan.resultaat: VANDAAG}
    with getelde_rondes(monkeypatch) as rondes:
        weg = later.doe(gedaan.terug)
    assert rondes == ["lees", "_commit"]
    assert in_te_lichten(later, casus) == {}
    with getelde_rondes(monkeypatch) as rondes:
        later.doe(weg.terug)
    assert rondes == ["lees", "_commit"]
    # Hij stond er al die tijd in het register: de dag blijft die van toen.
    assert in_te_lichten(later, casus) == {gedaan.resultaat: VANDAAG}
    later.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=gedaan.resultaat))
    assert in_te_lichten(later, casus) == {}
    later.doe(HerstelRij(soort=RijSoort.BETROKKENE, id=gedaan.resultaat))
    assert in_te_lichten(later, casus) == {gedaan.resultaat: VANDAAG}


def test_ook_een_uitzondering_hoeft_over_wie_weg_is_niet_opnieuw_gewogen(werk):
    casus = maak_casus(werk, "2026-031")
    nieuw = bij_casus(werk, casus)
    maak_feit(
        werk,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        VANDAAG,
        casus=casus,
        over_id=nieuw,
        datum2=date(2026, 3, 20),
    )

    def te_wegen():
        termijnen = werk.vraag(CasusOpenen(id=casus)).termijnen
        soort = TermijnSoort.UITZONDERING_WEGEN
        return [een.uiterlijk for een in termijnen if een.soort is soort and een.status.is_open]

    assert te_wegen() == [date(2026, 3, 20)]
    werk.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=nieuw))
    assert te_wegen() == []
    werk.doe(HerstelRij(soort=RijSoort.BETROKKENE, id=nieuw))
    assert te_wegen() == [date(2026, 3, 20)]
    assert in_te_lichten(werk, casus) == {}


# --- een melding bij een lopende casus ---------------------------------------------------------


def _bij_lopende(werk, melding, casus):
    vul_in(werk, melding, Weging.LOPENDE_CASUS, casus=casus)
    voorstel = stel_voor(werk, melding)
    return lambda: beslis(werk, melding, voorstel)


def _gekoppeld(werk, melding, casus):
    return lambda: werk.doe(KoppelAanCasus(id=melding, casus_id=casus))


@pytest.mark.eis("E115", "E126")
@pytest.mark.parametrize("weg", [_bij_lopende, _gekoppeld])
def test_de_mensen_van_een_melding_komen_bij_de_lopende_casus(werk, monkeypatch, weg):
    melding = volle_melding(werk, "Chantal Kuipers", "Nieuwe Partner")
    _, chantal = werk.rijen(
        select(betrokkene.c.id, betrokkene.c.persoon_id)
        .where(betrokkene.c.melding_id == melding)
        .order_by(betrokkene.c.volgorde)
    )[0]
    casus = maak_casus(werk, "2026-003", chantal)
    werk.schrijf(update(betrokkene).where(betrokkene.c.casus_id == casus).values(volgorde=4))
    doe = weg(werk, melding, casus)
    with getelde_rondes(monkeypatch) as rondes:
        gedaan = doe()
    assert rondes == ["lees", "_commit"]
    # Wie er al was, staat er een keer; de ander komt achteraan.
    (_, _), (partner, nieuw) = mensen(werk, casus)
    assert partner != chantal
    assert in_te_lichten(werk, casus) == {nieuw: VANDAAG}
    assert gedaan.raakt(Noun.BETROKKENE)
    namen = [een.persoon.weergavenaam for een in werk.vraag(CasusOpenen(id=casus)).betrokkenen]
    assert namen == ["Chantal Kuipers", "Nieuwe Partner"]


def test_wat_bij_de_melding_is_verteld_geldt_ook_bij_de_lopende_casus(werk):
    melding = maak_melding(werk)
    rij, wie = voeg_toe(werk, melding, "Nieuwe Partner", geboorte_tekst="1985")
    werk.doe(
        LegIngelichtVast(
            dossier_id=melding, paren=((rij, wie),), op=VANDAAG, kanaal="gesprek", wie="Marloes"
        )
    )
    casus = maak_casus(werk, "2026-003")
    werk.doe(KoppelAanCasus(id=melding, casus_id=casus))
    assert [een for een, _ in mensen(werk, casus)] == [wie]
    assert in_te_lichten(werk, casus) == {}


def test_bij_een_eerdere_aanpak_die_dicht_is_komt_niemand(werk):
    casus = maak_casus(werk, "2024-003", gesloten_op=date(2025, 1, 3))
    werk.doe(KoppelAanCasus(id=volle_melding(werk), casus_id=casus))
    assert mensen(werk, casus) == []


def test_losmaken_haalt_weg_wie_met_de_melding_meekwam_en_niemand_anders(werk, monkeypatch):
    casus = maak_casus(werk, "2026-003")
    ander, melding = maak_melding(werk), maak_melding(werk)
    _, samen = voeg_toe(werk, ander, "In Beide")
    voeg_toe(werk, melding, persoon_id=samen)
    _, vreemd = voeg_toe(werk, melding, "Verkeerd Gezin")
    werk.doe(KoppelAanCasus(id=melding, casus_id=casus))
    werk.doe(KoppelAanCasus(id=ander, casus_id=casus))
    met_de_hand = bij_casus(werk, casus)
    assert [een for een, _ in mensen(werk, casus)][:2] == [samen, vreemd]
    with getelde_rondes(monkeypatch) as rondes:
        werk.doe(Heropen(id=melding, reden="Ander gezin."))
    assert rondes == ["lees", "_commit"]
    # In Beide hoort er nog: de andere melding noemt hem ook.
    over = dict(mensen(werk, casus))
    assert samen in over
    assert vreemd not in over
    assert in_te_lichten(werk, casus) == {over[samen]: VANDAAG, met_de_hand: VANDAAG}
    werk.doe(KoppelAanCasus(id=melding, casus_id=casus))
    assert [een for een, _ in mensen(werk, casus)].count(vreemd) == 1
    assert len(in_te_lichten(werk, casus)) == 3


# --- samengevoegde meldingen -------------------------------------------------------------------


@pytest.mark.eis("E070", "E115")
def test_de_mensen_van_een_samengevoegde_melding_komen_een_keer_in_de_casus(werk):
    dubbel, melding = maak_melding(werk), volle_melding(werk, "Chantal Kuipers")
    ((chantal, _),) = [
        (rij.persoon_id, rij.id)
        for rij in werk.rijen(select(betrokkene).where(betrokkene.c.melding_id == melding))
    ]
    voeg_toe(werk, dubbel, persoon_id=chantal)
    rij, ander = voeg_toe(werk, dubbel, "Ander Mens", geboorte_tekst="1985")
    werk.doe(
        LegIngelichtVast(
            dossier_id=dubbel, paren=((rij, ander),), op=VANDAAG, kanaal="gesprek", wie="Marloes"
        )
    )
    werk.doe(VoegSamen(id=dubbel, met_id=melding, reden="Zelfde gezin."))
    vul_in(werk, melding, Weging.FASE_2)
    casus = beslis(werk, melding, stel_voor(werk, melding)).resultaat
    (eerste, rij_chantal), (tweede, _) = mensen(werk, casus)
    assert (eerste, tweede) == (chantal, ander)
    # Wat bij de dubbele melding is verteld, is verteld.
    assert in_te_lichten(werk, casus) == {rij_chantal: VANDAAG}


@pytest.mark.eis("E014", "E070")
def test_samenvoegen_maakt_een_voorstel_ongeldig_ook_zonder_mensen(werk):
    melding, dubbel = volle_melding(werk), maak_melding(werk)
    vul_in(werk, melding, Weging.FASE_2)
    voorstel = stel_voor(werk, melding)
    werk.doe(VoegSamen(id=dubbel, met_id=melding, reden="Zelfde gezin."))
    assert not blad(werk, melding).nu.voorstel.geldig
    with pytest.raises(Regelfout, match="vervallen"):
        beslis(werk, melding, voorstel)


# --- wie overleden is --------------------------------------------------------------------------


def overlijdt(werk, wie, op=date(2026, 2, 1)):
    """Zet bij een persoon dat hij is overleden, of toch niet."""
    werk.schrijf(update(persoon).where(persoon.c.id == wie).values(overleden_op=op))


def test_over_wie_overleden_is_hoeft_bij_een_casus_niemand_iets_te_horen(werk):
    _, opa = voeg_toe(werk, maak_melding(werk), "Opa Kuipers")
    overlijdt(werk, opa)
    casus = maak_casus(werk, "2026-031")
    nieuw = bij_casus(werk, casus, persoon_id=opa)
    assert in_te_lichten(werk, casus) == {}
    # Was het een ander: dan loopt de termijn zodra de fout is hersteld.
    overlijdt(werk, opa, None)
    werk.doe(WerkInlichtenBij(dossier_id=casus, over=nieuw))
    assert in_te_lichten(werk, casus) == {nieuw: VANDAAG}


def test_ook_als_de_casus_begint_loopt_er_geen_termijn_over_wie_overleden_is(werk):
    melding = volle_melding(werk, "Chantal Kuipers")
    _, opa = voeg_toe(werk, melding, "Opa Kuipers")
    overlijdt(werk, opa)
    vul_in(werk, melding, Weging.FASE_2)
    casus = beslis(werk, melding, stel_voor(werk, melding)).resultaat
    (_, rij_chantal), (wie, rij_opa) = mensen(werk, casus)
    assert wie == opa
    assert in_te_lichten(werk, casus) == {rij_chantal: VANDAAG}
    over_opa = [
        een
        for een in werk.vraag(InlichtenOpenen(dossier_id=casus)).betrokkenen
        if een.id == rij_opa
    ]
    assert [een.stand.status for een in over_opa] == [InlichtenStatus.NIET_NODIG]
