"""Een melding op een echte database, bediend zoals een collega dat doet."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.partners import MaakPartner
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.melding.opmaak import Doorklik
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze


@dataclass
class Werkplek:
    """Het werk onder de pagina: opdrachten en vragen, en de toetsen van wie er zit."""

    omgeving: object
    qtbot: object

    def doe(self, command: Command):
        uit = []
        self.omgeving.broker.do(command, uit.append, uit.append)
        self.qtbot.waitUntil(lambda: bool(uit))
        assert not isinstance(uit[0], Exception), uit[0]
        return uit[0]

    def vraag(self, query):
        uit = []
        self.omgeving.broker.ask(query, uit.append, uit.append)
        self.qtbot.waitUntil(lambda: bool(uit))
        assert not isinstance(uit[0], Exception), uit[0]
        return uit[0]

    def blad(self, melding_id):
        return self.vraag(MeldingOpenen(id=melding_id, opnieuw=True))

    def melding(self, **wat):
        command = MaakMelding(ontvangen_op=date(2026, 1, 12), wijze=OntvangstWijze.E_MAIL, **wat)
        self.doe(command)
        return command.id

    def partner(self, naam="Jutphaas Wonen", soort=OrganisatieSoort.WONINGCORPORATIE):
        command = MaakPartner(naam=naam, soort=soort)
        self.doe(command)
        veld = Veld.ORGANISATIE_PARTIJ_VAN
        self.doe(WijzigVeld(veld=veld, id=command.id, oud=None, nieuw=date(2017, 5, 1)))
        return command.id

    def typ(self, tekst):
        """Typ waar de cursor staat; een nieuwe regel is Enter."""
        QTest.keyClicks(self.focus, tekst)

    def toets(self, toets, knop=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.focus, toets, knop)

    def tab(self, keer=1):
        for _ in range(keer):
            self.toets(Qt.Key.Key_Tab)

    @property
    def focus(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None, "nergens een cursor"
        return widget


def zoek(pagina, naam, soort=QWidget):
    """Geef het onderdeel met deze naam; het moet er zijn."""
    widget = pagina.findChild(soort, naam)
    assert widget is not None, f"{naam} is er niet"
    return widget


def alles_in_beeld(pagina):
    """Zeg of wat net is toegevoegd ook is getoond: dat doet Qt een gebeurtenis later."""
    regels = pagina.zij.findChildren(Doorklik)
    knop = pagina.blad.stand.is_dicht or pagina.zij.brief.isVisible()
    return knop and all(regel.isVisible() for regel in regels)


@pytest.fixture
def plek(echte_omgeving, qtbot):
    """Geef de werkplek."""
    return Werkplek(echte_omgeving, qtbot)


@pytest.fixture
def open_melding(plek, toon, stil, qtbot):
    """Open een melding (of een nieuwe) en wacht tot ze helemaal staat."""

    def doe(melding_id=None, breed=1148, hoog=808):
        pagina = toon(MeldingPagina(plek.omgeving, melding_id), breed, hoog)
        qtbot.waitUntil(lambda: pagina.stappen.is_klaar and pagina.blad is not None)
        pagina.activateWindow()
        pagina.setFocus()
        stil(pagina)
        pagina.focus_eerst()
        qtbot.waitUntil(lambda: bestandswerk().stil and alles_in_beeld(pagina))
        return pagina

    return doe
