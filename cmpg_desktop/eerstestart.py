"""The first start on the screen: the questions, the recovery code, and then setting up.

Loaded only then. In this order, so that what is set up never opens with a lost code alone.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.opener import Opener
from cmpg_desktop.views.inrichten import InrichtKaart
from cmpg_desktop.views.kaarten import HerstelcodeKaart
from cmpg_desktop.views.printen import Drukwerk, druk_af


class EersteStart(QObject):
    """Shows the cards of the first start, one after the other.

    Signals: `klaar` (the database is set up), `onverwacht` (Exception: a bug).
    """

    klaar = Signal()
    onverwacht = Signal(object)

    def __init__(
        self, ouder: QWidget, broker: Broker, opener: Opener, toon: Callable[[QWidget], None]
    ) -> None:
        super().__init__(ouder)
        self._broker = broker
        self._opener = opener
        self._toon = toon
        self._kaart = InrichtKaart()
        self._kaart.klaar.connect(self._bij_ingevuld)
        toon(self._kaart)

    def _bij_ingevuld(
        self, instellingen: tuple[tuple[str, str], ...], accounts: tuple[NieuwAccount, ...]
    ) -> None:
        broker, opener = self._broker, self._opener

        def mislukt(fout: Exception) -> None:
            self._toon(self._kaart)
            veld = fout.veld if isinstance(fout, Regelfout) else ""
            if isinstance(fout, CmpgFout):
                self._kaart.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip(), veld)
            else:
                self._kaart.setEnabled(True)
                self.onverwacht.emit(fout)

        def richt_in(_niets: object) -> None:
            opdracht = RichtIn(instellingen=instellingen, accounts=accounts)
            broker.do(opdracht, lambda _changes: self._rond_af(), mislukt)

        def leg_vast() -> None:
            broker.voer(lambda _backend: opener.code_is_bewaard(), richt_in, mislukt)

        if not opener.herstelcode:
            leg_vast()
            return
        code = HerstelcodeKaart(opener.herstelcode, opener.melding)
        code.gezien.connect(leg_vast)
        code.afdrukken.connect(lambda: self._druk_af(code))
        self._toon(code)

    def _druk_af(self, kaart: HerstelcodeKaart) -> None:
        def mislukt(fout: Exception) -> None:
            if isinstance(fout, CmpgFout):
                kaart.zeg(f"{fout.tekst} {fout.wat_nu}".strip())
            else:
                self.onverwacht.emit(fout)

        werk = Drukwerk(titel="Herstelcode", maak=kaart.document, liggend=False)
        druk_af(kaart, self._broker, werk, kaart.zeg, mislukt)

    def _rond_af(self) -> None:
        # The one in sight goes when the next card comes.
        if self._kaart.isHidden():
            self._kaart.deleteLater()
        self.klaar.emit()
        self.deleteLater()
