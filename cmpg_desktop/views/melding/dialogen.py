"""What is asked before a melding is withdrawn, merged, linked, corrected or opened again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.ontvangst import Ontvangstvelden
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.groeidialoog import Groeidialoog
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S, RUIMTE_XL, maat
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort

if TYPE_CHECKING:
    from cmpg_desktop.views.kladblok import Kladblok

_RIJ_ROL = Qt.ItemDataRole.UserRole
_WACHT_MS = 150


class Dialoog(Groeidialoog):
    """A question over the page; Esc and the first button leave everything as it is."""

    def __init__(
        self,
        ouder: QWidget,
        *,
        naam: str,
        titel: str,
        uitleg: str,
        ja: str,
        vernietigt: bool = False,
    ) -> None:
        super().__init__(ouder)
        noem(self, naam, titel)
        self.setWindowTitle(titel)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._kladblok: Kladblok | None = None
        self.setMinimumWidth(maat(460))
        kop = make_label(titel, "sectie", breekt=True)
        kop.setObjectName(f"{naam}.kop")
        self.inhoud = QVBoxLayout()
        self.inhoud.setSpacing(RUIMTE_M)
        self.nee = Knop("Niet doen", naam=f"{naam}.nee")
        soort = KnopSoort.VERNIETIGEND if vernietigt else KnopSoort.PRIMAIR
        self.ja = Knop(ja, naam=f"{naam}.ja", soort=soort)
        self.nee.clicked.connect(self.reject)
        self.ja.clicked.connect(self._bevestig)
        knoppen = QHBoxLayout()
        knoppen.setSpacing(RUIMTE_S)
        knoppen.addStretch(1)
        knoppen.addWidget(self.nee)
        knoppen.addWidget(self.ja)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(RUIMTE_XL, RUIMTE_L, RUIMTE_XL, RUIMTE_L)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(kop)
        if uitleg:
            kolom.addWidget(make_label(uitleg, breekt=True))
        kolom.addLayout(self.inhoud)
        kolom.addStretch(1)
        kolom.addLayout(knoppen)

    def houd_bij(self, omgeving: Omgeving, plaats: tuple[str, UUID] | None = None) -> None:
        """Keep what is typed here in the journal until this is answered.

        `plaats` is the page (and its id) where it belongs, for who gets it back after a crash.
        """
        from cmpg_desktop.views.kladblok import Kladblok  # noqa: PLC0415  (not at start)

        self._kladblok = Kladblok(self, omgeving, self.windowTitle(), plaats)

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        if self._kladblok is not None:
            self._kladblok.volg(self)

    def bevestig(self) -> bool:
        """Hand over what was given; False when something is missing, shown at the field."""
        raise NotImplementedError

    def _bevestig(self) -> None:
        if self.bevestig():
            self.accept()


class Redenveld:
    """The reason a new fact needs."""

    def __init__(self, naam: str, label: str = "Waarom?") -> None:
        self.tekstvlak = Tekstvlak(naam=f"{naam}.reden", min_regels=2, max_regels=5)
        self.veld = VeldWidget(label, self.tekstvlak)
        self.tekstvlak.gewijzigd_door_gebruiker.connect(self._wis)

    def geef(self) -> str:
        """Return the reason; without one, ask for it at the field."""
        tekst = self.tekstvlak.tekst().strip()
        if not tekst:
            self.veld.toon_fout("Schrijf erbij waarom.")
            self.tekstvlak.setFocus()
        return tekst

    def _wis(self, _tekst: str) -> None:
        self.veld.wis_fout()


class RedenDialoog(Dialoog):
    """Ask for a reason (withdraw, open again, take back).

    Signals:
        gegeven(str): the reason.
    """

    gegeven = Signal(str)

    def __init__(
        self,
        ouder: QWidget,
        *,
        naam: str,
        titel: str,
        uitleg: str,
        ja: str,
        vernietigt: bool = False,
    ) -> None:
        super().__init__(ouder, naam=naam, titel=titel, uitleg=uitleg, ja=ja, vernietigt=vernietigt)
        self.reden = Redenveld(naam)
        self.inhoud.addWidget(self.reden.veld)
        self.reden.tekstvlak.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over the reason."""
        reden = self.reden.geef()
        if reden:
            self.gegeven.emit(reden)
        return bool(reden)


class TitelDialoog(Dialoog):
    """Give a title; an empty one goes back to the one made from who it is about.

    Signals:
        gegeven(str): the title.
    """

    gegeven = Signal(str)

    def __init__(self, ouder: QWidget, titel: str, kop: str) -> None:
        super().__init__(
            ouder,
            naam="melding.titel_wijzigen",
            titel="Andere titel",
            uitleg="Zo heet de melding in lijsten. Laat leeg voor een titel uit de namen.",
            ja="Opslaan",
        )
        self.regel = Regel(naam="melding.titel_wijzigen.titel", voorbeeld=kop)
        self.regel.zet_tekst(titel)
        self.inhoud.addWidget(VeldWidget("Titel", self.regel))
        self.regel.returnPressed.connect(self._bevestig)
        self.regel.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over the title."""
        self.gegeven.emit(self.regel.tekst())
        return True


class OntvangstDialoog(Dialoog):
    """Correct when and how a melding came in, with the reason.

    Signals:
        gegeven(object, object, object, str): date, moment or None, way, reason.
    """

    gegeven = Signal(object, object, object, str)

    def __init__(self, ouder: QWidget, omgeving: Omgeving, blad: MeldingBlad) -> None:
        super().__init__(
            ouder,
            naam="melding.ontvangst_corrigeren",
            titel="Ontvangst corrigeren",
            uitleg="De termijnen worden opnieuw berekend. Wat er stond, blijft in de tijdlijn.",
            ja="Corrigeren",
        )
        self.velden = Ontvangstvelden(omgeving, naam="melding.ontvangst_corrigeren.op")
        self.velden.zet(blad.ontvangen_op, blad.ontvangen_om, blad.wijze)
        self.reden = Redenveld("melding.ontvangst_corrigeren")
        self.inhoud.addWidget(self.velden)
        self.inhoud.addWidget(self.reden.veld)
        self.velden.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over the right ontvangst."""
        waarde = self.velden.waarde()
        reden = self.reden.geef() if waarde is not None else ""
        if waarde is None or not reden:
            return False
        self.gegeven.emit(*waarde, reden)
        return True


class NieuweOrganisatie(Dialoog):
    """Add an organisation that is not in the list yet.

    Signals:
        gemaakt(str, object): name and `OrganisatieSoort`.
    """

    gemaakt = Signal(str, object)

    def __init__(self, ouder: QWidget, naam: str) -> None:
        super().__init__(
            ouder,
            naam="melding.nieuwe_organisatie",
            titel="Nieuwe organisatie toevoegen",
            uitleg="Zij is nog geen convenantpartij. Dat stelt u in bij Ketenpartners.",
            ja="Toevoegen",
        )
        self.naam = Regel(naam="melding.nieuwe_organisatie.naam")
        self.naam.zet_tekst(naam)
        self._naamveld = VeldWidget("Naam", self.naam)
        self.soort = Keuze(
            [Optie(waarde=soort, tekst=soort.weergave) for soort in OrganisatieSoort],
            naam="melding.nieuwe_organisatie.soort",
            onbekend="kies",
        )
        self._soortveld = VeldWidget("Wat voor organisatie is het?", self.soort)
        self.inhoud.addWidget(self._naamveld)
        self.inhoud.addWidget(self._soortveld)
        self.soort.setFocus()

    @override
    def bevestig(self) -> bool:
        """Hand over name and kind."""
        naam, soort = self.naam.tekst(), self.soort.waarde()
        self._naamveld.toon_fout("" if naam else "Vul de naam in.")
        gekozen = isinstance(soort, OrganisatieSoort)
        self._soortveld.toon_fout("" if gekozen else "Kies wat voor organisatie het is.")
        if not naam or not gekozen:
            return False
        self.gemaakt.emit(naam, soort)
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Gevonden:
    """One thing to choose in a `KiesDialoog`."""

    id: object
    tekst: str = field(repr=False)


Antwoord = Callable[[Sequence[Gevonden]], None]


class KiesDialoog(Dialoog):
    """Choose another melding or a casus; proposals stand there before anything is typed.

    `zoek(tekst, antwoord)` looks it up and answers later.

    Signals:
        gekozen(object, str): the id and the reason (may be empty).
    """

    gekozen = Signal(object, str)

    def __init__(
        self,
        ouder: QWidget,
        zoek: Callable[[str, Antwoord], None],
        *,
        naam: str,
        titel: str,
        uitleg: str,
        ja: str,
        leeg: str,
        met_reden: bool = True,
    ) -> None:
        super().__init__(ouder, naam=naam, titel=titel, uitleg=uitleg, ja=ja)
        self._zoek = zoek
        self._ronde = 0
        self.regel = Regel(naam=f"{naam}.zoek", voorbeeld="Naam, adres of nummer")
        self._veld = VeldWidget("Zoeken", self.regel)
        self.lijst = QListWidget()
        noem(self.lijst, f"{naam}.lijst", "Gevonden")
        self.lijst.setWordWrap(True)
        self.lijst.setMinimumHeight(maat(150))
        self.lijst.itemActivated.connect(self._naar_reden)
        self._leeg = make_label(leeg, "hint", breekt=True)
        reden = Tekstvlak(naam=f"{naam}.reden", min_regels=1, max_regels=4)
        self._reden = reden
        self.inhoud.addWidget(self._veld)
        self.inhoud.addWidget(self.lijst)
        self.inhoud.addWidget(self._leeg)
        toelichting = VeldWidget("Toelichting (mag leeg blijven)", reden)
        self.inhoud.addWidget(toelichting)
        if not met_reden:
            toelichting.hide()
        self._wacht = QTimer(self)
        self._wacht.setSingleShot(True)
        self._wacht.setInterval(_WACHT_MS)
        self._wacht.timeout.connect(self._vraag)
        self.regel.gewijzigd_door_gebruiker.connect(lambda _tekst: self._wacht.start())
        self.regel.returnPressed.connect(self._naar_lijst)
        self._leeg.hide()
        self.regel.setFocus()
        self._vraag()

    @override
    def bevestig(self) -> bool:
        """Hand over what was chosen."""
        rij = self.lijst.currentItem() if self.lijst.currentRow() >= 0 else None
        if rij is None:
            self._veld.toon_fout("Kies er eerst een uit de lijst.")
            return False
        self.gekozen.emit(rij.data(_RIJ_ROL), self._reden.tekst().strip())
        return True

    def _vraag(self) -> None:
        self._ronde += 1
        ronde = self._ronde
        self._zoek(self.regel.tekst(), lambda gevonden: self._toon(ronde, gevonden))

    def _toon(self, ronde: int, gevonden: Sequence[Gevonden]) -> None:
        if ronde != self._ronde:
            return
        self.lijst.clear()
        for een in gevonden:
            rij = QListWidgetItem(een.tekst)
            rij.setData(_RIJ_ROL, een.id)
            self.lijst.addItem(rij)
        self._leeg.setVisible(not gevonden)
        self.lijst.setVisible(bool(gevonden))
        self.adjustSize()

    def _naar_lijst(self) -> None:
        if self.lijst.count():
            self.lijst.setFocus()
            self.lijst.setCurrentRow(max(0, self.lijst.currentRow()))

    def _naar_reden(self) -> None:
        self._veld.wis_fout()
        self.ja.setFocus()
