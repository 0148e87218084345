"""Alles op het blad Beoordeling en in zijn vragen heeft een naam, en Tab slaat niets over."""

from datetime import date

import pytest

from cmpg_desktop.berichten.beoordelen import GerichtVerzoek
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.beoordeling.dialogen import (
    AntwoordDialoog,
    GesprekDialoog,
    OverlegDialoog,
)
from cmpg_desktop.views.beoordeling.verzoek import VerzoekBriefDialoog, VerzoekDialoog
from cmpg_desktop.views.beoordeling.wachten import AanvullingDialoog, HerinnerDialoog, SluitDialoog
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import beslis, kies, stel_voor, vul_in, zet
from tests.dossier.conftest import BERT, LOTTE
from tests.dossier.hulp import maak_casus, voeg_toe
from tests.hulp.bediening import klachten
from tests.views.beoordeling.conftest import meld
from tests.views.test_alle_paginas import flitsen

__all__ = ["flitsen"]


def _goed(wat, flitsen):
    assert [een for een in flitsen if een is not wat and een.parent() is not None] == []
    assert klachten(wat) == {}


@pytest.mark.parametrize("wie", [BERT, LOTTE], ids=["casusregisseur", "procesondersteuner"])
@pytest.mark.parametrize("weging", [None, *Weging])
def test_elke_uitkomst(werk, weeg, flitsen, weging, wie):
    ref = meld(werk)
    _, kind = voeg_toe(werk, ref, "Sem Dorresteijn")
    maak_casus(werk, "2022-014", kind, gesloten_op=date(2022, 11, 14))
    maak_casus(werk, "2025-003", kind)
    zet(werk, Veld.MELDING_SPOED, ref, False, True)
    if weging is not None:
        kies(werk, ref, weging)
    _goed(weeg(ref, wie).pagina, flitsen)


@pytest.mark.parametrize("weging", [Weging.RETOUR, Weging.FASE_2])
def test_een_voorstel_een_besluit_en_een_volgende_ronde(werk, weeg, flitsen, weging):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, weging)
    voorstel = stel_voor(werk, ref)
    _goed(weeg(ref).pagina, flitsen)
    beslis(werk, ref, voorstel, afwijkend="Liever anders")
    weger = weeg(ref)
    _goed(weger.pagina, flitsen)
    if weging is Weging.RETOUR:
        weger.knop("aanvulling").click()
        weger.schrijf(weger.dialoog("beoordeling.aanvulling"))
        _goed(weger.pagina, flitsen)


def _antwoord(ouder, verband, _mensen):
    vraag = GerichtVerzoek(
        id=verband.melding_id, aan="Altrecht", tekst="Bekend?", verzonden_op=date(2026, 3, 5)
    )
    return AntwoordDialoog(ouder, verband, vraag)


VRAGEN = {
    "gesprek": lambda ouder, verband, _mensen: GesprekDialoog(ouder, verband, "Jansen"),
    "overleg": lambda ouder, verband, _mensen: OverlegDialoog(ouder, verband),
    "verzoek": VerzoekDialoog,
    "verzoekbrief": VerzoekBriefDialoog,
    "antwoord": _antwoord,
    "aanvulling": lambda ouder, verband, _mensen: AanvullingDialoog(ouder, verband),
    "herinneren": lambda ouder, verband, _mensen: HerinnerDialoog(ouder, verband),
    "sluiten": lambda ouder, verband, _mensen: SluitDialoog(ouder, verband),
}


@pytest.mark.parametrize("naam", VRAGEN)
def test_elke_vraag(werk, weeg, flitsen, qtbot, naam):
    pagina = weeg(meld(werk, 2, "Wie helpt?", "Een Mens", "Nog Een")).pagina
    dialoog = VRAGEN[naam](pagina.window(), pagina.verband, pagina.blad.betrokkenen)
    with qtbot.waitExposed(dialoog):
        dialoog.open()
    dialoog.activateWindow()
    _goed(dialoog, flitsen)
    dialoog.reject()
