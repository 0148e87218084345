"""Een weggegooid gesprek komt niet terug: van toets tot journaal, database en backup.

Het echte programma; er wordt ontsleuteld gezocht. Wat de database alleen doet, staat in
tests/dossier/test_echt_weg.py.
"""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.telefoon import OpenNotities
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.broker.journaallaan import RITME_MS
from cmpg_desktop.database.backup import backups, maak_backup
from cmpg_desktop.database.sleutels import leid_af
from tests.bewijs.merken import Merken
from tests.bewijs.programma import SLEUTEL
from tests.database.ontsleutel import ontsleutel
from tests.hulp.nepbackend import Klok, NepBackend, NepJournaal
from tests.hulp.schermwerk import open_broker, open_journaal


def gevonden(plek, merken):
    """Zeg welke merken waar nog staan, ontsleuteld."""
    delen = {"database": ontsleutel(plek.database, SLEUTEL)}
    for pad in plek.map.glob("journaal-*.db"):
        delen["journaal"] = ontsleutel(pad, leid_af(SLEUTEL, pad.stem.replace("-", " ", 1)))
    for backup in backups(plek):
        delen["backup"] = ontsleutel(backup.pad, SLEUTEL)
    return {
        waar: wat
        for waar, deel in delen.items()
        if (wat := merken.in_tekst(deel.decode("latin-1")))
    }


def kind(werk, naam):
    widget = werk.pagina.findChild(QWidget, naam)
    assert widget is not None, naam
    return widget


def gooi_weg(werk, hoe):
    if hoe == "weg":
        kind(werk, "telefoon.weggooien").click()
        werk.venster.findChild(QAbstractButton, "telefoon.echt_weg.ja").click()
        return
    kind(werk, "telefoon.advies").click()
    soort = kind(werk, "advies.soort_vrager")
    soort.setFocus()
    werk.qtbot.keyClicks(soort, "school")
    kind(werk, "advies.ja").click()


@pytest.mark.traag
@pytest.mark.eis("E049")
@pytest.mark.parametrize("hoe", ["weg", "advies"])
@pytest.mark.parametrize("moment", ["in het journaal", "nog nergens", "onderweg"])
def test_wat_getypt_was_komt_nergens_meer_terug(plek, start, op_een_werkdraad, hoe, moment):
    merken = Merken()
    with start(plek.map) as werk:
        werk.meld_aan()
        werk.ga("telefoon")
        werk.typ("notitie.wie_belt", merken("wie belt"))
        werk.typ("notitie.telefoon", merken.cijfers("nummer"))
        tekst = kind(werk, "notitie.tekst")
        tekst.setFocus()
        werk.qtbot.keyClicks(tekst, f"Brand bij {merken('opgeslagen tekst')}. ")
        werk.pagina.bewerking.spoel()
        werk.wacht(lambda: not werk.pagina.bewerking.iets_onbewaard)
        werk.stil()
        for dagen in (2, 1):
            op_een_werkdraad(maak_backup, plek, SLEUTEL, datetime.now(UTC) - timedelta(days=dagen))
        tekst.setFocus()
        werk.qtbot.keyClicks(tekst, merken("niet opgeslagen"))
        if moment == "in het journaal":
            werk.wacht(lambda: "niet opgeslagen" in gevonden(plek, merken).get("journaal", ()))
        elif moment == "onderweg":
            werk.pagina.bewerking.spoel()
        assert gevonden(plek, merken).keys() >= {"database", "backup"}
        gooi_weg(werk, hoe)
        werk.wacht(lambda: werk.pagina.code == "werkvoorraad")
        werk.stil()
        werk.wacht(lambda: gevonden(plek, merken) == {})
        assert werk.vraag(OpenNotities()) == ()
    assert gevonden(plek, merken) == {}
    with start(plek.map) as werk:
        werk.meld_aan()
        werk.stil()
        assert werk.venster.findChild(QWidget, "teruggevonden") is None
        assert gevonden(plek, merken) == {}


def test_wie_doortypt_terwijl_het_gesprek_al_weg_gaat_laat_ook_niets_na(plek, start):
    merken = Merken()
    with start(plek.map) as werk:
        werk.meld_aan()
        werk.ga("telefoon")
        werk.typ("notitie.wie_belt", merken("wie belt"))
        werk.pagina.bewerking.spoel()
        werk.wacht(lambda: not werk.pagina.bewerking.iets_onbewaard)
        pagina = werk.pagina
        gooi_weg(werk, "weg")
        # De opdracht is al onderweg; de toetsen waren net te laat.
        werk.qtbot.keyClicks(pagina.findChild(QWidget, "notitie.tekst"), merken("net te laat"))
        pagina.bewerking.spoel()
        werk.wacht(lambda: werk.pagina.code == "werkvoorraad")
        werk.stil()
        werk.wacht(lambda: gevonden(plek, merken) == {})
        assert werk.vraag(OpenNotities()) == ()
    assert gevonden(plek, merken) == {}


class TraagEnMislukt(NepJournaal):
    """Het eerste schrijven blijft hangen en mislukt dan; zo doet een schijf die wegvalt."""

    def __init__(self):
        super().__init__()
        self.poort, self.bezig = threading.Event(), threading.Event()

    def bewaar(self, regels, klaar):
        if regels and not self.poort.is_set():
            self.bezig.set()
            self.poort.wait(10)
            raise NietBeschikbaar("De schijf antwoordt niet.")
        super().bewaar(regels, klaar)


def test_een_schrijffout_brengt_niet_terug_wat_intussen_is_weggegooid(qtbot, verwachte_log):
    verwachte_log("journal not written", logger="cmpg_desktop.broker")
    backend = NepBackend()
    backend.het_journaal = traag = TraagEnMislukt()
    with (
        open_broker(lambda: backend, Klok()) as broker,
        open_journaal(qtbot, broker, nieuw_id()) as laan,
    ):
        command = WijzigVeld(veld=Veld.NOTITIE_TEKST, id=nieuw_id(), oud="", nieuw="geheim")
        laan.bewaar(command)
        qtbot.waitUntil(traag.bezig.is_set)
        laan.klaar(command.opdracht)
        # Dat het klaar is gaat naar de draad, terwijl het schrijven nog hangt.
        qtbot.waitUntil(lambda: not laan._timer.isActive(), timeout=RITME_MS * 8)
        with qtbot.waitSignal(laan.mislukt):
            traag.poort.set()
        assert not laan._vuil
        laan.schrijf()
        assert traag.inhoud == {}
    assert traag.inhoud == {}
