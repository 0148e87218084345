"""De zes korte meldingen en de eerste dag van meneer Haddouchi: elk eindigt waar zij hoort."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import WijsWaarnemerAan
from cmpg_desktop.berichten.casussen import CasusOpenen
from cmpg_desktop.berichten.meldingen import KoppelAanCasus, MeldingOpenen, SchrijfProblematiek
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.telefoon import BelSpoed
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.termijnen import TermijnSoort, TermijnStatus
from tests.dossier.beoordeling import (
    beantwoord,
    beslis,
    blad,
    kies,
    maak_medewerker,
    stel_voor,
    vul_in,
    vul_velden_in,
    zet,
)
from tests.dossier.conftest import BERT, MARLOES
from tests.dossier.hulp import maak_casus, maak_feit, maak_melding, voeg_toe


def _meld(werk, dag, vraag="", *namen):
    ref = maak_melding(werk, ontvangen_op=date(2026, 3, dag))
    for naam in namen:
        voeg_toe(werk, ref, naam)
    if vraag:
        zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", vraag)
        werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.GEZIN, tekst="Zorgen."))
    return ref


def _besluit(werk, ref):
    return beslis(werk, ref, stel_voor(werk, ref))


@pytest.mark.eis("E038", "E040", "E042", "E044", "E045", "E046")
def test_de_korte_meldingen_eindigen_elk_ergens_anders(werk):
    school = _meld(werk, 2)
    movactor = _meld(werk, 2, "Wie komt er langs?", "mevrouw Tjin")
    politie = _meld(werk, 3, "Neem het over", "Ali Een", "Bo Een", "Cor Een")
    woonin = _meld(werk, 4, "Stop de overlast", "de bewoner")
    huisarts = _meld(werk, 5, "Wie helpt dit gezin?", "de moeder")
    samen_veilig = _meld(werk, 6, "Neem de regie", "Sem Dorresteijn")
    alle = (school, movactor, politie, woonin, huisarts, samen_veilig)
    uiterlijk = [werk.vraag(MeldingOpenen(id=ref)).termijnen[0].uiterlijk.day for ref in alle]
    assert uiterlijk == [9, 9, 10, 11, 12, 13]
    oud = maak_casus(werk, "2022-014", gesloten_op=date(2022, 11, 14))
    werk.doe(KoppelAanCasus(id=samen_veilig, casus_id=oud))

    for ref, weging in zip(
        alle,
        (
            Weging.RETOUR,
            Weging.GEEN_ZAAK,
            Weging.LOKALE_PGA,
            Weging.WOONOVERLAST,
            Weging.ELDERS,
            Weging.FASE_2,
        ),
        strict=True,
    ):
        assert vul_in(werk, ref, weging).ontbreekt == ()
        _besluit(werk, ref)

    gezien = [blad(werk, ref) for ref in alle]
    assert [een.stand for een in gezien] == [
        Stand.OPEN,
        Stand.AFGEHANDELD,
        Stand.OVERGEDRAGEN,
        Stand.OVERGEDRAGEN,
        Stand.AFGEHANDELD,
        Stand.CASUS,
    ]
    assert gezien[0].wacht_tot == date(2026, 3, 20)
    assert "Wat is de concrete vraag van de melder?" in gezien[0].nu.besluit.lijst
    (nieuw,) = werk.rijen(select(casus).where(casus.c.nummer == "2026-001"))
    assert (nieuw.eerdere_casus_id, nieuw.id) == (oud, gezien[5].casus_id)
    assert werk.rijen(select(feit.c.soort).where(feit.c.casus_id == oud)) == [
        ("melding_gekoppeld",)
    ]


@pytest.mark.eis("E009", "E045", "E047", "E048", "E127")
def test_haddouchi_gaat_met_spoed_en_een_waarnemer_naar_fase_2_zonder_brief(werk):
    saskia = maak_medewerker(werk, "Saskia Ruiter", Rol.CASUSREGISSEUR)
    werk.doe(
        WijsWaarnemerAan(
            voor_id=MARLOES, waarnemer_id=saskia, van=date(2026, 4, 27), tot=date(2026, 5, 8)
        )
    )
    toen = datetime(2026, 4, 30, 15, 30, tzinfo=UTC)  # 17.30 uur
    op_die_dag = werk.later(seconds=(toen - werk.context.nu).total_seconds())
    ref = maak_melding(op_die_dag, ontvangen_op=date(2026, 4, 30))
    mens, _ = voeg_toe(op_die_dag, ref, "Youssef Haddouchi")
    zet(op_die_dag, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Wie krijgt hem open?")
    werkt = op_die_dag
    werkt.doe(
        SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.GEZONDHEID, tekst="Diabetes.")
    )
    # Eerst handelen: niets van de beoordeling hoeft er te staan.
    zet(werkt, Veld.MELDING_SPOED, ref, False, True)
    werkt.doe(BelSpoed(melding_id=ref, dienst="Crisisdienst Altrecht", nummer="030"))
    maak_feit(
        werkt,
        FeitSoort.INLICHTEN_UITGEZONDERD,
        date(2026, 4, 30),
        melding=ref,
        over_id=mens,
        datum2=date(2026, 5, 29),
        reden="zijn veiligheid",
    )
    gezien = kies(werkt, ref, Weging.FASE_2)
    for punt in gezien.nu.punten:
        if punt.criterium.code in {
            "ingeschreven",
            "hardnekkig",
            "grond_mijdt",
            "ernstig",
            "dringend",
            "niet_geboden",
            "geen_traject",
            "overlegd",
        }:
            beantwoord(werkt, punt, "ja")
    zet(werkt, Veld.BEOORDELING_AANPAK, gezien.nu.id, "", "PGA")
    zet(werkt, Veld.BEOORDELING_ZORGMIJDER, gezien.nu.id, "", "ja")
    vul_velden_in(werkt, blad(werkt, ref), Weging.FASE_2)
    assert blad(werkt, ref).ontbreekt == ()
    nieuw = beslis(werkt, ref, stel_voor(werkt, ref, BERT), saskia).resultaat
    besluit = blad(werkt, ref).nu.besluit
    assert (besluit.door, besluit.namens, besluit.moment) == (
        "Saskia Ruiter",
        "waarnemer van Marloes Hendriks",
        toen,
    )
    casusblad = werkt.vraag(CasusOpenen(id=nieuw))
    assert casusblad.zorgmijder == "ja"
    assert casusblad.zorgmijder_waaruit  # taken along from the ground
    standen = {een.soort: een for een in casusblad.termijnen}
    assert standen[TermijnSoort.BETROKKENE_INLICHTEN].status is TermijnStatus.VERVALLEN
    wegen = standen[TermijnSoort.UITZONDERING_WEGEN]
    assert (wegen.uiterlijk, wegen.status) == (date(2026, 5, 29), TermijnStatus.LOOPT)
    assert [een.persoon.weergavenaam for een in casusblad.betrokkenen] == ["Youssef Haddouchi"]
    assert (
        wegen.over
        == werkt.rijen(select(betrokkene.c.id).where(betrokkene.c.casus_id == nieuw))[0].id
    )
