"""Willekeurige reeksen opdrachten van iedereen: geen casus zonder twee mensen en elke reden.

Met een uitzondering, bij naam: wat de procesmanager overneemt uit een lijst van voor het programma.
"""

from contextlib import nullcontext
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import (
    Besluit,
    GeefTerug,
    KiesUitkomst,
    OntvangAanvulling,
    StelVoor,
    WijsWaarnemerAan,
)
from cmpg_desktop.berichten.fouten import CmpgFout, GeenBevoegdheid
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.team import waarneming
from cmpg_desktop.dossier.beoordelingsbron import bron_van, vragen
from cmpg_desktop.dossier.team import pogingen
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import (
    WACHTWOORD,
    blad,
    geef_wachtwoord,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES
from tests.dossier.hulp import maak_melding
from tests.dossier.test_importeren import lijst
from tests.dossier.test_importeren import opdracht as import_opdracht

TEAM = (MARLOES, BERT, LOTTE, BEHEER)
_NOOIT = nieuw_id()


def _voorstel_id(werk, ref):
    ids = werk.rijen(
        select(feit.c.id)
        .where(feit.c.melding_id == ref, feit.c.soort == "voorstel_fase_1")
        .order_by(feit.c.volgnr.desc())
    )
    return ids[0].id if ids else _NOOIT


def _invullen(werk, ref, wie, welke):
    # Of one thing it is left out; of the last nothing.
    gezien = vul_in(werk.als(wie), ref, Weging.FASE_2)
    if welke < len(gezien.nu.punten):
        punt = gezien.nu.punten[welke]
        zet(werk.als(wie), Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, punt.antwoord, "onbekend")


def _kies(werk, ref, wie, welke):
    oud = blad(werk, ref).nu.uitkomst
    nieuw = tuple(Weging)[welke % 7]
    werk.als(wie).doe(KiesUitkomst(melding_id=ref, oud=oud, uitkomst=nieuw))


def _voorstellen(werk, ref, wie, _welke):
    werk.als(wie).doe(StelVoor(melding_id=ref))


def _beslissen(werk, ref, wie, welke):
    ander = (None, *TEAM)[welke % 5]
    wachtwoord = WACHTWOORD if welke % 2 else "een fout wachtwoord"
    werk.als(wie).doe(
        Besluit(
            melding_id=ref,
            voorstel_id=_voorstel_id(werk, ref),
            regisseur_id=BERT,
            beslisser_id=ander,
            wachtwoord=wachtwoord,
        )
    )


def _terug(werk, ref, wie, _welke):
    werk.als(wie).doe(GeefTerug(melding_id=ref, voorstel_id=_voorstel_id(werk, ref), reden="Nee."))


def _aanvullen(werk, ref, wie, _welke):
    werk.als(wie).doe(OntvangAanvulling(melding_id=ref, ontvangen_op=date(2026, 3, 6)))


def _wijzigen(werk, ref, wie, welke):
    (rij,) = werk.rijen(select(melding.c.concrete_vraag).where(melding.c.id == ref))
    nieuw = ("", "Wie helpt?", "Wie neemt de regie?")[welke % 3]
    zet(werk.als(wie), Veld.MELDING_CONCRETE_VRAAG, ref, rij.concrete_vraag, nieuw)


def _waarnemen(werk, ref, wie, welke):
    werk.als(wie).doe(
        WijsWaarnemerAan(
            voor_id=TEAM[welke % 4],
            waarnemer_id=BERT,
            van=date(2026, 3, 4 + welke % 5),
            tot=date(2026, 3, 7),
        )
    )


def _importeren(werk, _ref, wie, _welke):
    nummer = f"2025-{len(werk.rijen(select(casus.c.id))) + 500}"
    regel = lijst(f"{nummer};01-03-2025;Jan Smit;1980;;2;;;;")
    # The trial is of the procesmanager; whoever tries to take it over, tries so with what she saw.
    werk.als(wie).doe(import_opdracht(werk.als(MARLOES), regel))


_STAP = st.tuples(
    st.sampled_from(
        [
            _invullen,
            _kies,
            _voorstellen,
            _beslissen,
            _terug,
            _aanvullen,
            _wijzigen,
            _waarnemen,
            _importeren,
        ]
    ),
    st.sampled_from([MARLOES, BERT, LOTTE, BEHEER]),
    st.integers(0, 24),
)
_TUSSEN = st.lists(_STAP, max_size=1)


@st.composite
def stappen(draw):
    """De goede weg, met van alles ertussen, een stap te weinig of een ander die haar zet."""
    weg = [
        (_invullen, BERT, 24),
        (_voorstellen, draw(st.sampled_from([BERT, BERT, MARLOES])), 0),
        (_beslissen, draw(st.sampled_from([MARLOES, MARLOES, BERT, LOTTE])), 0),
    ]
    gezet = draw(_TUSSEN)
    for stap in weg:
        # Hypothesis likes the first of a list best.
        if draw(st.sampled_from([True, True, True, True, False])):
            gezet.append(stap)
        gezet += draw(_TUSSEN)
    return gezet


def _keur_casus(werk, ref, casus_id):
    """Lees uit de rijen zelf of deze casus er mocht komen."""
    feiten = werk.rijen(select(feit).where(feit.c.melding_id == ref).order_by(feit.c.volgnr))
    (besluit,) = [een for een in feiten if een.soort == "besluit_fase_1"]
    voorstel = [
        een for een in feiten if een.soort == "voorstel_fase_1" and een.volgnr < besluit.volgnr
    ][-1]
    assert voorstel.door_id in (MARLOES, BERT)
    assert besluit.door_id != voorstel.door_id
    if besluit.door_id != MARLOES:
        assert "waarnemer van Marloes Hendriks" in besluit.wie
        assert [
            een
            for een in werk.rijen(select(waarneming))
            if (een.waarnemer_id, een.voor_id) == (besluit.door_id, MARLOES)
            and een.van <= besluit.datum <= een.tot
        ]
    assert (voorstel.uitkomst, besluit.uitkomst) == ("fase_2", "fase_2")
    # Nothing changes after the besluit, so what stands there now is what was proposed.
    with werk.database.lezing() as lezing:
        bron = bron_van(lezing.lees(*vragen(ref)), besluit.datum)
    assert voorstel.inhoud == besluit.inhoud == bron.inhoud()
    (rij,) = werk.rijen(select(beoordeling).where(beoordeling.c.id == besluit.over_id))
    assert rij.aanpak
    assert rij.motivering
    assert rij.ingeschreven_op
    assert rij.ingeschreven_bron
    ja = {
        punt.code
        for punt in werk.rijen(
            select(beoordelingspunt).where(beoordelingspunt.c.beoordeling_id == rij.id)
        )
        if punt.antwoord == "ja" and punt.waaruit
    }
    assert {"ingeschreven", "hardnekkig", "ernstig", "dringend", "niet_geboden"} <= ja
    assert ja & {"grond_complex", "grond_mijdt", "grond_stagnatie"}
    assert ja & {"te_boven", "geen_resultaat", "geen_traject"}
    (van,) = werk.rijen(select(melding).where(melding.c.id == ref))
    assert (van.stand, van.casus_id) == ("casus", casus_id)
    assert van.concrete_vraag
    mensen = werk.rijen(select(betrokkene.c.persoon_id).where(betrokkene.c.casus_id == casus_id))
    assert mensen
    soorten = [
        een.soort for een in werk.rijen(select(feit.c.soort).where(feit.c.casus_id == casus_id))
    ]
    assert soorten.count("eerste_vastlegging") == len(mensen)


def _ieder_neemt_over(werk):
    for wie in TEAM:
        with nullcontext() if wie == MARLOES else pytest.raises(GeenBevoegdheid):
            _importeren(werk, None, wie, 0)


def _keur_overgenomen(werk, casus_id):
    """Lees uit de rijen zelf dat de procesmanager deze casus overnam."""
    (rij,) = werk.rijen(select(casus.c.nummer).where(casus.c.id == casus_id))
    assert rij.nummer.startswith("2025-5")
    feiten = werk.rijen(select(feit).where(feit.c.casus_id == casus_id))
    (gemaakt,) = [een for een in feiten if een.soort == "gemaakt"]
    assert gemaakt.door_id == MARLOES
    assert "overgenomen uit een bestand" in gemaakt.tekst


@pytest.mark.eis("E008", "E014", "E035", "E039", "E044")
def test_geen_reeks_opdrachten_geeft_een_casus_zonder_twee_mensen_en_elke_reden(werk):
    if not werk.database.is_sqlite:
        pytest.skip("een kleiner aantal, op SQLite")
    for wie in TEAM:
        geef_wachtwoord(werk, wie)
    begonnen = []

    @given(stappen(), st.sampled_from([True, True, False]))
    @settings(
        max_examples=60,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    def probeer(reeks, vol):
        for rij in werk.rijen(select(waarneming)):
            werk.schrijf(waarneming.delete().where(waarneming.c.id == rij.id))
        ref = volle_melding(werk) if vol else maak_melding(werk)
        for stap, wie, welke in reeks:
            for een in TEAM:
                pogingen.gelukt(een)
            try:
                stap(werk, ref, wie, welke)
            except CmpgFout:
                continue
        gevonden = werk.rijen(
            select(melding.c.casus_id).where(melding.c.id == ref, melding.c.casus_id.is_not(None))
        )
        for rij in gevonden:
            _keur_casus(werk, ref, rij.casus_id)
            begonnen.append(rij.casus_id)

    probeer()
    _ieder_neemt_over(werk)
    # Every casus there is, came from a melding that was looked at, or out of the list of the
    # procesmanager; and enough did come.
    anders = {rij.id for rij in werk.rijen(select(casus.c.id))} - set(begonnen)
    for casus_id in anders:
        _keur_overgenomen(werk, casus_id)
    assert anders
    assert len(begonnen) > 2
