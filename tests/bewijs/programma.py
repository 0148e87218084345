"""Het echte programma in het proces van de proef: venster, broker en database op schijf."""

import gc
import sys
from contextlib import contextmanager
from datetime import UTC, datetime

import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from cmpg_desktop import app as programma
from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop, nieuw_id
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.openen import maak_embedded
from cmpg_desktop.opties import lees_opties
from cmpg_desktop.toepassing import Toepassing
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.schil import Schil
from cmpg_desktop.werkproces.rollen import Rol

SLEUTEL = bytes(range(32))
WACHTWOORD = "paard fiets regen boom"
GEDULD_MS = 20_000


def maak_plek(map_, wachtwoord=WACHTWOORD, **instellingen):
    """Richt een echte database in; de sleutel staat in CMPG_DATABASE_KEY."""
    plek = Plek(map_)
    nu = datetime.now(UTC)
    geopend, _ = maak_embedded(plek, nu=nu)
    wie = nieuw_id()
    account = NieuwAccount(
        id=wie,
        naam="Marloes Hendriks",
        functie="casusregisseur",
        rollen=(Rol.CASUSREGISSEUR, Rol.PROCESMANAGER, Rol.FUNCTIONEEL_BEHEERDER),
        wachtwoord=wachtwoord,
    )
    gezet = {
        "gemeente": "Nieuwegein",
        "verantwoordelijke": "het college",
        "mailbox": "team@nieuwegein.example",
        "afzender_naam": "Regieteam",
        "afzender_adres": "Stadsplein 1",
        "afzender_postcode_plaats": "3431 LZ  Nieuwegein",
        "afzender_telefoon": "030 000 00 00",
        "contact_fg": "fg@nieuwegein.example",
        "retouradres": "Postbus 1, 3430 AA  Nieuwegein",
        **instellingen,
    }
    geopend.uitvoering.do(
        RichtIn(instellingen=tuple(gezet.items()), accounts=(account,)),
        Context(nu=nu),
        Gevolgd(lambda *_: None, Stop()),
    )
    geopend.close()
    return plek, wie


class Programma:
    """Een draaiend programma, met handen om het te bedienen."""

    def __init__(self, qtbot, venster):
        self.qtbot, self.venster = qtbot, venster

    # --- delen ---

    @property
    def toepassing(self):
        return self.venster.findChild(QObject, "toepassing") or next(
            (kind for kind in self.venster.children() if isinstance(kind, Toepassing)), None
        )

    @property
    def broker(self):
        return self.toepassing._broker

    @property
    def omgeving(self):
        return self.toepassing._omgeving

    @property
    def regie(self):
        return self.toepassing._regie

    @property
    def pagina(self):
        return self.regie.pagina

    def vind(self, naam, soort=QWidget):
        gevonden = self.venster.findChild(soort, naam)
        assert gevonden is not None, naam
        return gevonden

    # --- wachten ---

    def wacht(self, voorwaarde):
        self.qtbot.waitUntil(voorwaarde, timeout=GEDULD_MS)

    def wacht_op_kaart(self, naam):
        """Wacht tot deze kaart in het kader staat, en geef haar."""

        def staat():
            schil = self.venster.findChild(Schil)
            kaart = schil.overlay if schil is not None else None
            return kaart is not None and kaart.objectName() == naam

        self.wacht(staat)
        return self.venster.schil.overlay

    def stil(self):
        """Wacht tot er niets meer loopt."""

        def klaar():
            pagina = self.pagina
            return (
                self.broker.stil
                and bestandswerk().stil
                and (pagina is None or not pagina._ververs.isActive())
            )

        self.wacht(klaar)

    # --- doen ---

    def meld_aan(self, wachtwoord=WACHTWOORD):
        self.wacht_op_kaart("aanmelden")
        self.qtbot.keyClicks(self.vind("aanmelden.wachtwoord"), wachtwoord)
        self.vind("aanmelden.doe", Knop).click()
        self.wacht(lambda: self.venster.schil.overlay is None and self.regie is not None)
        self.wacht(lambda: self.pagina is not None and self.venster.schil.pagina is self.pagina)
        self.stil()

    def ga(self, code, rij=None):
        self.regie.ga(code, rij)
        self.wacht(lambda: self.venster.schil.pagina is self.pagina)
        self.stil()
        pagina = self.pagina
        if code == "melding":
            self.wacht(lambda: pagina.stappen.is_klaar and pagina.blad is not None)
            self.stil()
        return pagina

    def typ(self, naam, tekst):
        """Typ in een veld van de pagina in beeld en verlaat het."""
        veld = self.pagina.findChild(QWidget, naam)
        assert veld is not None, naam
        veld.setFocus()
        self.qtbot.keyClicks(veld, tekst)
        veld.clearFocus()

    def doe(self, command):
        uit = []
        self.broker.do(command, uit.append, uit.append)
        self.wacht(lambda: bool(uit))
        return uit[0]

    def vraag(self, query):
        uit = []
        self.broker.ask(query, uit.append, uit.append)
        self.wacht(lambda: bool(uit))
        return uit[0]

    def sluit(self):
        self.venster.close()
        self.wacht(lambda: not self.venster.isVisible())


@contextmanager
def draai(qtbot, qapp, *argumenten):
    """Start het programma; sluit het ook als de proef valt."""
    haak, was_aan = sys.excepthook, gc.isenabled()
    venster = programma.bouw(qapp, lees_opties([str(een) for een in argumenten]))
    venster.show()
    werk = Programma(qtbot, venster)
    try:
        werk.wacht(lambda: werk.toepassing is not None)
        if not was_aan:
            gc.disable()  # het programma zet hem aan; zie tests/hulp/schermhygiene.py
        yield werk
    finally:
        if shiboken6.isValid(venster):
            for ander in qapp.topLevelWidgets():
                if isinstance(ander, QMessageBox):
                    ander.close()
            if venster.isVisible():
                werk.sluit()
            hulp = werk.regie._hulp if werk.regie is not None else None
            if hulp is not None:
                hulp.deleteLater()
            venster.deleteLater()
        sys.excepthook = haak


def teksten(widget):
    """Geef elke tekst die een label in dit deel toont."""
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]
