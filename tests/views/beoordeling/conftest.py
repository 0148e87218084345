"""Het blad Beoordeling op een echte database, bediend met toetsen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QRadioButton

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen
from cmpg_desktop.berichten.meldingen import SchrijfProblematiek
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.melding.opmaak import Doorklik
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.melding.tabbladen import Tab
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.beoordeling import zet
from tests.dossier.conftest import BERT
from tests.dossier.hulp import maak_feit, maak_melding, voeg_toe
from tests.views.melding.conftest import Werkplek, zoek
from tests.views.weegoverleg.conftest import klok, vergeten, werk, zit

__all__ = ["klok", "vergeten", "werk", "zit"]


def meld(werk, dag=2, vraag="", *namen):
    """Leg een melding vast, met de problemen als er een vraag is."""
    ref = maak_melding(werk, ontvangen_op=date(2026, 3, dag))
    for naam in namen:
        voeg_toe(werk, ref, naam)
    if vraag:
        zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", vraag)
        werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.GEZIN, tekst="Zorgen."))
    return ref


def leg_feit_vast(werk, soort, dag, **delen):
    """Leg een feit vast, buiten de schermdraad."""
    with ThreadPoolExecutor(1) as werkers:
        return werkers.submit(lambda: maak_feit(werk._werk, soort, dag, **delen)).result()


class Weger(Werkplek):
    """Iemand die op het blad Beoordeling zit."""

    def __init__(self, omgeving, qtbot, pagina):
        super().__init__(omgeving, qtbot)
        self.pagina = pagina

    @property
    def scherm(self):
        return self.pagina.tabs.weegblad

    def rustig(self):
        """Wacht tot alles bewaard, opgehaald en gebouwd is."""

        def klaar():
            pagina, broker = self.pagina, self.omgeving.broker
            rust = broker.stil and not pagina._ververs.isActive()
            return rust and not pagina.bewerking.iets_onbewaard and self.scherm.is_klaar

        self.qtbot.waitUntil(klaar)
        self.qtbot.wait(1)
        self.qtbot.waitUntil(klaar)

    def kies(self, weging):
        """Kies de uitkomst met haar toets."""
        self.pagina.activateWindow()
        self.scherm.keuze.setFocus()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        self.typ(weging.toets)
        self.rustig()
        assert self.scherm.blad.nu.uitkomst is weging

    def gemis(self):
        return [
            regel
            for regel in self.scherm.zij.ontbreekt.findChildren(Doorklik)
            if not regel.isHidden()
        ]

    def vul_in(self, ja="ja"):
        """Loop "Dit ontbreekt nog" af: elke regel leidt naar haar veld, met een antwoord."""
        for _ in range(40):
            regels = self.gemis()
            if not regels:
                return
            eerst = [regel.text() for regel in regels]
            regels[0].click()
            self.antwoord(ja)
            self.rustig()
            assert [regel.text() for regel in self.gemis()] != eerst, eerst[0]
        raise AssertionError(eerst)

    def antwoord(self, ja="ja"):
        """Geef antwoord waar de cursor staat."""
        hier = self.focus
        if isinstance(hier, QRadioButton):
            naam = hier.objectName().rpartition("[")[0]
            waarde = "GGA" if naam.endswith("aanpak") else ja
            zoek(self.pagina, f"{naam}[{waarde}]").click()
        elif isinstance(hier, Datumveld):
            # Until when the melder stays responsible is still to come; the rest is behind us.
            nog = hier.objectName() == "beoordeling.melder_tot"
            self.typ("20 maart" if nog else "5 maart")
            self.tab()
        elif isinstance(hier, Doorklik):
            hier.click()
        else:
            self.typ("Het loopt vast")
            self.tab()

    def tekst(self, naam):
        """Geef de woorden van een label."""
        return zoek(self.pagina, naam, QLabel).text()

    def woorden(self, naam):
        """Geef alle woorden in een deel van het scherm."""
        deel = zoek(self.pagina, naam)
        return "\n".join(label.text() for label in deel.findChildren(QLabel))

    def knop(self, naam):
        return zoek(self.pagina, f"beoordeling.{naam}.knop")

    def dialoog(self, naam):
        """Geef de dialoog, zodra de cursor erin staat."""
        dialoog = zoek(self.pagina.window(), naam)
        self.qtbot.waitUntil(dialoog.isVisible)
        dialoog.activateWindow()
        self.qtbot.waitUntil(
            lambda: dialoog.isAncestorOf(QApplication.focusWidget() or self.pagina)
        )
        return dialoog

    def leg_voor(self):
        zoek(self.pagina, "beoordeling.voorleggen").click()
        self.rustig()

    def schrijf(self, dialoog, **velden):
        """Vul de velden van een dialoog en druk op de knop."""
        naam = dialoog.objectName()
        for veld, waarde in velden.items():
            widget = zoek(dialoog, f"{naam}.{veld}")
            widget.setFocus()
            if not isinstance(widget, QPlainTextEdit):
                widget.selectAll()
            self.typ(waarde)
        zoek(dialoog, f"{naam}.ja").click()
        self.rustig()

    def gezien(self):
        return self.vraag(BeoordelingOpenen(melding_id=self.pagina.id))


@pytest.fixture
def weeg(zit, toon, stil, qtbot):
    """Laat iemand het blad Beoordeling van een melding openen: `weeg(ref, BERT)`."""

    def doe(ref, wie=BERT, breed=1148, hoog=808):
        omgeving = zit(wie)
        pagina = toon(MeldingPagina(omgeving, ref), breed, hoog)
        qtbot.waitUntil(lambda: pagina.stappen.is_klaar and pagina.blad is not None)
        pagina.activateWindow()
        pagina.tabs.ga(Tab.BEOORDELING)
        weger = Weger(omgeving, qtbot, pagina)
        weger.rustig()
        return weger

    return doe
