"""Na het besluit: wat nog wacht op inlichten gaat uit, en niets gaat uit voor het mag."""

from datetime import date

import pytest
from sqlalchemy import select, update

from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.inlichten import (
    InlichtenOpenen,
    LegIngelichtVast,
    LegUitzonderingVast,
    NeemIngelichtTerug,
    Weegantwoord,
)
from cmpg_desktop.berichten.meldingen import TrekIn
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import betrokkene, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.uitgaand import BriefStand
from cmpg_desktop.werkproces.uitzondering import UitzonderingGrond, Weegpunt
from tests.dossier.brievenverhaal import bus, maak, schrijf, verzend, zet_klaar
from tests.dossier.conftest import BERT
from tests.dossier.hulp import maak_melding, maak_partner, voeg_toe
from tests.dossier.test_brievenbus import besloten

DAG = date(2026, 3, 6)


def overdracht(werk):
    return next(een for een in bus(werk) if een.soort is BriefSoort.OVERDRACHT_LPGA)


def mens_van(werk, ref):
    (mens,) = werk.rijen(select(betrokkene).where(betrokkene.c.melding_id == ref))
    return mens


def zonder_uit(werk, ref, over):
    return werk.doe(
        LegUitzonderingVast(
            dossier_id=ref,
            over=over,
            grond=UitzonderingGrond.UAVG_BESCHERMING,
            avg_nagelopen=True,
            motivering="Zijn veiligheid.",
            weging=tuple(Weegantwoord(punt=punt, tekst="niet van toepassing") for punt in Weegpunt),
            besproken_met=("GGD",),
            hertoets_op=date(2026, 4, 1),
        )
    )


def vertel(werk, ref, over, aan):
    return werk.doe(
        LegIngelichtVast(
            dossier_id=ref, paren=((over, aan),), op=DAG, kanaal="telefoon", wie="Marloes"
        )
    )


@pytest.mark.eis("E126", "E127")
def test_na_een_uitzondering_gaat_de_overdracht_van_een_overgedragen_melding_uit(werk):
    ref = besloten(werk, Weging.LOKALE_PGA)
    mens = mens_van(werk, ref)
    assert overdracht(werk).stand is BriefStand.WACHT_OP_ANTWOORD
    zonder_uit(werk, ref, mens.id)
    rij = overdracht(werk)
    assert rij.stand is BriefStand.TE_SCHRIJVEN
    schrijf(werk, rij, reden="Overlast op straat.", ingelicht="Zij horen het later van ons.")
    maak(werk, rij)
    verzend(werk, rij)
    assert overdracht(werk).stand is BriefStand.VERZONDEN


def test_van_een_overgedragen_melding_verandert_verder_niets(werk):
    ref = besloten(werk, Weging.LOKALE_PGA)
    mens = mens_van(werk, ref)
    blad = werk.vraag(InlichtenOpenen(dossier_id=ref))
    assert (blad.dicht, blad.vragen_dicht[:30]) == ("", "Deze melding is overgedragen e")
    with pytest.raises(Regelfout, match="verandert niet meer"):
        werk.doe(WijzigVeld(veld=Veld.BETROKKENE_BRIEF_VEILIG, id=mens.id, oud="", nieuw="ja"))


def test_een_ingetrokken_melding_is_ook_voor_inlichten_dicht(werk):
    ref = maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    werk.doe(TrekIn(id=ref, reden="De melder trekt terug."))
    assert werk.vraag(InlichtenOpenen(dossier_id=ref)).vragen_dicht == ""
    with pytest.raises(Regelfout, match="alleen lezen"):
        vertel(werk, ref, mens, wie)


@pytest.mark.eis("E126")
def test_een_overdracht_gaat_niet_als_verzonden_als_inlichten_is_teruggenomen(werk):
    ref = besloten(werk, Weging.LOKALE_PGA)
    mens = mens_van(werk, ref)
    verteld = vertel(werk, ref, mens.id, mens.persoon_id).resultaat
    rij = overdracht(werk)
    schrijf(werk, rij, reden="Overlast op straat.", ingelicht="Zij weten het.")
    maak(werk, rij)
    werk.doe(NeemIngelichtTerug(dossier_id=ref, feit_id=verteld, reden="Het was een ander."))
    with pytest.raises(Regelfout, match="mag nog niets de deur uit"):
        verzend(werk, rij)
    zonder_uit(werk, ref, mens.id)
    verzend(werk, rij)


@pytest.mark.eis("E041", "E126")
def test_een_gericht_verzoek_gaat_alleen_niet_uit_om_wie_erin_staat(werk):
    zet_klaar(werk)
    partij, ref = maak_partner(werk, "GGD"), maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    voeg_toe(werk, ref, "Bo Een", geboorte_tekst="14-06-1988")
    verteld = vertel(werk, ref, mens, wie).resultaat
    id_ = werk.doe(
        BeginGerichtVerzoek(dossier_id=ref, organisatie_id=partij, over=(mens,))
    ).resultaat
    werk.schrijf(update(melding).values(behandelaar_id=BERT))
    rij = next(een for een in bus(werk) if een.id == id_)
    teksten = dict.fromkeys(("vragen", "reden", "grond_geven", "grond_vastleggen"), "Is dat zo?")
    schrijf(werk, rij, **teksten)
    maak(werk, rij)
    werk.doe(NeemIngelichtTerug(dossier_id=ref, feit_id=verteld, reden="Het was een ander."))
    with pytest.raises(Regelfout, match="Over Ali Yilmaz mag nog niets de deur uit"):
        verzend(werk, rij)
    vertel(werk, ref, mens, wie)
    verzend(werk, rij)
    weg = FeitSoort.GERICHT_VERZOEK_VERZONDEN.value
    assert len(werk.rijen(select(feit.c.id).where(feit.c.soort == weg))) == 1


def test_een_uitzondering_helpt_ook_als_nog_een_vraag_open_staat(werk):
    """Vragen gaan hier dicht: zonder antwoord op de leeftijd mag het geen doodlopende weg zijn."""
    ref = besloten(werk, Weging.LOKALE_PGA)
    werk.schrijf(
        update(persoon).values(geboren_vroegst=None, geboren_laatst=None, geboorte_tekst="")
    )
    zonder_uit(werk, ref, mens_van(werk, ref).id)
    assert overdracht(werk).stand is BriefStand.TE_SCHRIJVEN
