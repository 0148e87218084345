"""What was reported per leefgebied: the filled ones open, the others one key away (E001, E002)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.kern import Changes, nieuw_id
from cmpg_desktop.berichten.meldingen import ProblematiekSnapshot, SchrijfProblematiek
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S, RUIMTE_XS
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.taal import hoofdletter

_UITLEG = {
    Leefgebied.CRIMINALITEIT: "ook als iemand slachtoffer is",
}


class Leefgebiedrij(QWidget):
    """One leefgebied that is open: its text, and whether that is of a special kind.

    Signals:
        weg: the person takes it away.
        begonnen(str): the first characters of one that does not exist yet.
    """

    weg = Signal()
    begonnen = Signal(str)

    def __init__(self, verband: Verband, leefgebied: Leefgebied, rij: UUID) -> None:
        super().__init__()
        self._verband = verband
        self.leefgebied = leefgebied
        self.id = rij
        self.bestaat = False  # the database was seen to have it
        self._begonnen = False
        naam = f"melding.problematiek[{leefgebied.value}]"
        gebied = verband.omgeving.leefgebied(leefgebied)
        self.tekstvlak = Tekstvlak(naam=f"{naam}.tekst")
        # Before it is bound: the row must be there when its text is saved.
        self.tekstvlak.gewijzigd_door_gebruiker.connect(self._typt)
        self.veld = verband.bind(
            Veld.PROBLEMATIEK_TEKST,
            rij,
            self.tekstvlak,
            hoofdletter(gebied),
            _UITLEG.get(leefgebied, ""),
            f"{naam}.tekst",
        )
        self._vinken: list[QCheckBox] = []
        onder = QHBoxLayout()
        onder.setContentsMargins(0, 0, 0, 0)
        onder.setSpacing(RUIMTE_L)
        for veld, tekst, deel in (
            (Veld.PROBLEMATIEK_BIJZONDER, "bijzondere persoonsgegevens", "bijzonder"),
            (Veld.PROBLEMATIEK_STRAFRECHTELIJK, "strafrechtelijke gegevens", "strafrechtelijk"),
        ):
            vink = verband.vink(veld, tekst, rij=rij, naam=f"{naam}.{deel}")
            onder.addWidget(vink)
            vink.setEnabled(False)
            self._vinken.append(vink)
        onder.addStretch(1)
        self._weg = Knop("Weghalen", naam=f"{naam}.weg", soort=KnopSoort.STIL)
        self._weg.setAccessibleName(f"{gebied} weghalen")
        self._weg.clicked.connect(self.weg)
        onder.addWidget(self._weg)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_XS)
        kolom.addWidget(self.veld)
        kolom.addLayout(onder)
        self.setFocusProxy(self.tekstvlak)

    def vul(self, stuk: ProblematiekSnapshot) -> None:
        """Show what the database holds."""
        self.bestaat = True
        self._zet_begonnen()
        self._verband.vul(Veld.PROBLEMATIEK_TEKST, stuk.tekst, self.id)
        self._verband.vul(Veld.PROBLEMATIEK_BIJZONDER, stuk.bijzonder, self.id)
        self._verband.vul(Veld.PROBLEMATIEK_STRAFRECHTELIJK, stuk.strafrechtelijk, self.id)

    def toon_naam(self) -> None:
        """Show what the municipality calls this leefgebied now."""
        gebied = self._verband.omgeving.leefgebied(self.leefgebied)
        self.veld.zet_label(hoofdletter(gebied))
        self._weg.setAccessibleName(f"{gebied} weghalen")

    def begin(self) -> None:
        """Show an empty one, whose row is made with the first character."""
        self._verband.vul(Veld.PROBLEMATIEK_TEKST, "", self.id)
        self._verband.vul(Veld.PROBLEMATIEK_BIJZONDER, False, self.id)
        self._verband.vul(Veld.PROBLEMATIEK_STRAFRECHTELIJK, False, self.id)

    def _typt(self, tekst: str) -> None:
        if self._begonnen:
            return
        # What is typed first goes along with the making of the row.
        self._verband.formulier.begin(Veld.PROBLEMATIEK_TEKST, self.id, tekst)
        if tekst.strip():
            self._zet_begonnen()
            self.begonnen.emit(tekst)

    def _zet_begonnen(self) -> None:
        self._begonnen = True
        for vink in self._vinken:
            vink.setEnabled(True)


NERGENS = (
    "Kies het leefgebied dat er het dichtst bij komt. Past het bij geen van de acht, dan legt u "
    "het hier niet vast (privacyreglement art. 4 lid 2); verwijs de melder naar wie er wel over "
    "gaat."
)


class Problematiek(QWidget):
    """The eight leefgebieden of one melding.

    Signals:
        gewijzigd: other leefgebieden are open now.
    """

    gewijzigd = Signal()

    def __init__(self, verband: Verband) -> None:
        super().__init__()
        self._verband = verband
        self._rijen: dict[Leefgebied, Leefgebiedrij] = {}
        self.setObjectName("melding.problematiek")
        self._kop = make_label("Wat is er aan de hand, per leefgebied", "label")
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_M)
        self._chips = QWidget()
        self._stroom = Stroom(self._chips, ruimte=RUIMTE_S)
        self._knoppen = {gebied: self._chip(gebied) for gebied in Leefgebied}
        self._nergens = Knop(
            "past nergens bij", naam="melding.problematiek.nergens", soort=KnopSoort.STIL
        )
        self._nergens.clicked.connect(self._weiger)
        self._stroom.addWidget(self._nergens)
        self._veld = VeldWidget(
            "Leefgebied toevoegen", self._chips, naam="melding.problematiek.toevoegen"
        )
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self._kop)
        kolom.addLayout(self._lijst)
        kolom.addWidget(self._veld)
        verband.omgeving.ingesteld.connect(self._toon_namen)

    def vul(self, stukken: Sequence[ProblematiekSnapshot]) -> None:
        """Show the filled leefgebieden; one that is being opened stays."""
        per = {stuk.leefgebied: stuk for stuk in stukken}
        for gebied, rij in list(self._rijen.items()):
            stuk = per.get(gebied)
            weg = rij.bestaat and stuk is None
            if weg or (stuk is not None and stuk.id != rij.id):
                self._haal_uit_beeld(gebied)
        for gebied, stuk in sorted(per.items(), key=lambda paar: paar[0].volgorde):
            rij_nu = self._rijen.get(gebied) or self._open(gebied, stuk.id)
            rij_nu.vul(stuk)
        self._toon_chips()

    def focus(self) -> None:
        """Put the cursor in the first text, or at the leefgebieden to choose from."""
        if self._rijen:
            min(self._rijen.values(), key=lambda rij: rij.leefgebied.volgorde).setFocus()
        else:
            next(iter(self._knoppen.values())).setFocus()

    def _chip(self, gebied: Leefgebied) -> Knop:
        naam = self._verband.omgeving.leefgebied(gebied)
        knop = Knop(naam, naam=f"melding.problematiek.plus[{gebied.value}]", icoon_naam="plus")
        knop.setAccessibleName(f"{naam} toevoegen")
        knop.clicked.connect(lambda: self._begin(gebied))
        self._stroom.addWidget(knop)
        return knop

    def _toon_namen(self) -> None:
        """Show the names the municipality has for them now; nothing else changes."""
        for gebied, knop in self._knoppen.items():
            naam = self._verband.omgeving.leefgebied(gebied)
            knop.zet_tekst(naam)
            knop.setAccessibleName(f"{naam} toevoegen")
        for rij in self._rijen.values():
            rij.toon_naam()

    def _begin(self, gebied: Leefgebied) -> None:
        """Open a leefgebied; its row in the database is made with the first character."""
        self._veld.toon_hint("")
        rij = self._open(gebied, nieuw_id())
        rij.begonnen.connect(lambda tekst: self._schrijf(rij, tekst))
        rij.begin()
        self._toon_chips()
        rij.setFocus()

    def _schrijf(self, rij: Leefgebiedrij, tekst: str) -> None:
        self._verband.bewerking.doe(
            SchrijfProblematiek(
                id=rij.id,
                melding_id=self._verband.melding_id,
                leefgebied=rij.leefgebied,
                tekst=tekst,
            )
        )

    def _open(self, gebied: Leefgebied, rij_id: UUID) -> Leefgebiedrij:
        rij = Leefgebiedrij(self._verband, gebied, rij_id)
        rij.weg.connect(lambda: self._verwijder(gebied))
        self._rijen[gebied] = rij
        plek = sum(een.volgorde < gebied.volgorde for een in self._rijen)
        self._lijst.insertWidget(plek, rij)
        return rij

    def _verwijder(self, gebied: Leefgebied) -> None:
        rij = self._rijen[gebied]
        if not rij.bestaat and not rij.tekstvlak.tekst():
            self._haal_uit_beeld(gebied)
            self._toon_chips()
            return

        def klaar(changes: Changes) -> None:
            ongedaan = self._verband.bewerking.ongedaan.van(changes)
            naam = hoofdletter(self._verband.omgeving.leefgebied(gebied))
            self._verband.omgeving.meld(f"{naam} is weggehaald.", ongedaan)

        self._verband.bewerking.spoel()
        self._verband.bewerking.doe(VerwijderRij(soort=RijSoort.PROBLEMATIEK, id=rij.id), klaar)

    def _haal_uit_beeld(self, gebied: Leefgebied) -> None:
        rij = self._rijen.pop(gebied)
        self._verband.formulier.maak_los(rij.id)
        self._lijst.removeWidget(rij)
        rij.hide()
        rij.deleteLater()

    def _toon_chips(self) -> None:
        for gebied, knop in self._knoppen.items():
            knop.setVisible(gebied not in self._rijen)
        self._kop.setVisible(bool(self._rijen))
        self._veld.zet_label(
            "Nog een leefgebied" if self._rijen else "Op welk leefgebied is er wat aan de hand?"
        )
        self._veld.setVisible(len(self._rijen) < len(self._knoppen))
        self.gewijzigd.emit()

    def _weiger(self) -> None:
        """Say what to do with what fits nowhere (E002, reglement art. 4 lid 2)."""
        self._veld.toon_hint("" if self._veld.hint == NERGENS else NERGENS)
