"""The parts of the page of a casus: its own fields, its lists, and the question for a reason."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.casussen import CasusBlad
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.dialogen import Redenveld
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.melding.verband import JA_NEE_ONBEKEND, Verband
from cmpg_desktop.views.onderdelen.basis import make_label, noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming, voluit
from cmpg_desktop.werkproces.termijn import Termijn, TermijnSoort, TermijnStatus

if TYPE_CHECKING:
    from cmpg_desktop.werkproces.wettelijkkader import Wet

_AANPAK = (
    Optie(waarde="GGA", tekst="GGA: het hele gezin"),
    Optie(waarde="PGA", tekst="PGA: een persoon"),
)


class Lijst(Kaart):
    """A card with lines, or one sentence that there are none."""

    def __init__(self, titel: str, naam: str) -> None:
        super().__init__(titel, naam=naam)
        self._regels = QVBoxLayout()
        self._regels.setSpacing(RUIMTE_M)
        self.inhoud.addLayout(self._regels)

    def vul(self, regels: Iterable[QWidget], *, leeg: str) -> None:
        """Show these instead of the earlier ones."""
        maak_leeg(self._regels)
        for regel in list(regels) or [make_label(leeg, "hint", breekt=True)]:
            self._regels.addWidget(regel)


class Gegevens(Kaart):
    """Title, aanpak, whose it is, on which laws it rests, and who may know of it.

    Signals:
        toewijzen: give it to another.
        afschermen: choose who may know of it.
        vrijgeven: let everybody know of it again.
        kader(str, bool): this law was chosen, or not any more.
    """

    toewijzen = Signal()
    afschermen = Signal()
    vrijgeven = Signal()
    kader = Signal(str, bool)

    def __init__(self, verband: Verband) -> None:
        super().__init__("Over deze casus", naam="casus.gegevens")
        self._verband = verband
        self._wetten: tuple[Wet, ...] = ()
        self._vinken: dict[str, QCheckBox] = {}
        self._dicht = False
        self._titelveld = verband.regel(
            Veld.CASUS_TITEL,
            "Titel",
            voorbeeld="Gezin Kuipers",
            hint="Leeg: dan de namen.",
        )
        self._aanpak = verband.keuze(Veld.CASUS_AANPAK, "Aanpak", _AANPAK)
        self._mijdt = verband.keuze(
            Veld.CASUS_ZORGMIJDER,
            "Zorgmijder",
            JA_NEE_ONBEKEND,
            hint="Neemt aangeboden hulp niet aan die dringend nodig is.",
            onbekend="nog niet gevraagd",
        )
        self._waaruit = verband.tekst(
            Veld.CASUS_ZORGMIJDER_WAARUIT, "Waaruit blijkt dat?", regels=1
        )
        keuze = self._mijdt.bediening
        if isinstance(keuze, Keuze):
            keuze.gekozen.connect(lambda gekozen: self._waaruit.setVisible(bool(gekozen)))
        self._regisseur = make_label("", breekt=True)
        self._regisseur.setObjectName("casus.casusregisseur")
        self._wijs_toe = Knop("Toewijzen …", naam="casus.toewijs", soort=KnopSoort.STIL)
        self._wijs_toe.clicked.connect(self.toewijzen)
        self._wetlijst = QVBoxLayout()
        self._wetlijst.setSpacing(RUIMTE_S)
        self._toegang = make_label("", breekt=True)
        self._toegang.setObjectName("casus.toegang")
        self._scherm_af = Knop("Afschermen …", naam="casus.scherm_af", soort=KnopSoort.STIL)
        self._scherm_af.clicked.connect(self.afschermen)
        self._geef_vrij = Knop("Niet meer afschermen …", naam="casus.vrij", soort=KnopSoort.STIL)
        self._geef_vrij.clicked.connect(self.vrijgeven)
        self.inhoud.addWidget(self._titelveld)
        self.inhoud.addWidget(self._aanpak)
        self.inhoud.addWidget(self._mijdt)
        self.inhoud.addWidget(self._waaruit)
        self.inhoud.addWidget(make_label("Casusregisseur", "label"))
        self.inhoud.addWidget(self._regisseur)
        self.inhoud.addLayout(_links(self._wijs_toe))
        self.inhoud.addWidget(make_label("Wettelijk kader", "label"))
        self.inhoud.addLayout(self._wetlijst)
        self.inhoud.addWidget(make_label("Wie erbij kan", "label"))
        self.inhoud.addWidget(self._toegang)
        self.inhoud.addLayout(_links(self._scherm_af))
        self.inhoud.addLayout(_links(self._geef_vrij))
        for knop, handeling in (
            (self._wijs_toe, Handeling.CASUS_TOEWIJZEN),
            (self._scherm_af, Handeling.DOSSIER_AFSCHERMEN),
            (self._geef_vrij, Handeling.DOSSIER_AFSCHERMEN),
        ):
            if not verband.omgeving.mag(handeling):
                knop.setEnabled(False)
                knop.setToolTip(weigering(handeling))

    def vul(self, blad: CasusBlad) -> None:
        """Show what the database holds; of a closed casus only to read."""
        self._dicht = blad.gesloten_op is not None
        self._verband.vul(Veld.CASUS_TITEL, blad.titel)
        self._verband.vul(Veld.CASUS_AANPAK, blad.aanpak)
        self._verband.vul(Veld.CASUS_ZORGMIJDER, blad.zorgmijder)
        self._verband.vul(Veld.CASUS_ZORGMIJDER_WAARUIT, blad.zorgmijder_waaruit)
        keuze = self._mijdt.bediening
        bezig = isinstance(keuze, Keuze) and keuze.waarde()
        self._waaruit.setVisible(bool(blad.zorgmijder or blad.zorgmijder_waaruit or bezig))
        for veld in (self._titelveld, self._aanpak, self._mijdt, self._waaruit):
            veld.setEnabled(not self._dicht)
        self._regisseur.setText(blad.casusregisseur or "nog niemand")
        self._wijs_toe.setVisible(not self._dicht)
        self._vul_wetten(blad)
        namen = opsomming([een.naam for een in blad.toegang])
        self._toegang.setText(
            f"Afgeschermd: alleen {namen or 'de procesmanager'}"
            if blad.afgeschermd
            else "Het hele regieteam"
        )
        self._scherm_af.setText("Anderen kiezen …" if blad.afgeschermd else "Afschermen …")
        self._scherm_af.setAccessibleName(self._scherm_af.text())
        self._geef_vrij.setVisible(blad.afgeschermd)

    def _vul_wetten(self, blad: CasusBlad) -> None:
        if blad.wetten != self._wetten:
            self._wetten = blad.wetten
            self._vinken = {}
            maak_leeg(self._wetlijst)
            for wet in blad.wetten:
                vink = QCheckBox(zonder_mnemoniek(wet.naam))
                noem(vink, f"casus.kader[{wet.code}]", f"{wet.naam}. {wet.tekst}")
                vink.setToolTip(wet.tekst)
                vink.clicked.connect(lambda aan, code=wet.code: self.kader.emit(code, aan))
                self._vinken[wet.code] = vink
                self._wetlijst.addWidget(vink)
        for code, vink in self._vinken.items():
            vink.setChecked(code in blad.kader)
            vink.setEnabled(not self._dicht)


class Redenvraag(Kaart):
    """Ask why an afgeschermd dossier is opened (besluit 28).

    Signals:
        gegeven(str): the reason.
    """

    gegeven = Signal(str)

    def __init__(self) -> None:
        super().__init__("Dit dossier is afgeschermd", naam="casus.reden")
        self._reden = Redenveld("casus.reden", "Waarom opent u het?")
        self._knop = Knop("Openen", naam="casus.reden.open", soort=KnopSoort.PRIMAIR)
        self._knop.clicked.connect(self._geef)
        zin = "Wat u hier schrijft, komt in het inzagelog: wie, wanneer en waarom."
        self.inhoud.addWidget(make_label(zin, breekt=True))
        self.inhoud.addWidget(self._reden.veld)
        self.inhoud.addLayout(_links(self._knop))
        self.zet_breedte(620)

    @override
    def setFocus(self) -> None:  # type: ignore[override]  # Qt's own has an overload with a reason
        self._reden.tekstvlak.setFocus()

    def _geef(self) -> None:
        reden = self._reden.geef()
        if reden:
            self.gegeven.emit(reden)


def eerste_termijn(termijnen: Sequence[Termijn]) -> str:
    """Say in one sentence what comes first."""
    lopend = [een for een in termijnen if een.status.is_open]
    if not lopend:
        return "Er loopt nu geen termijn."
    eerst = min(lopend, key=lambda een: een.uiterlijk)
    over = f" ({eerst.over_naam})" if eerst.over_naam else ""
    wat = f"{hoofdletter(eerst.naam)}{over}"
    if eerst.status is TermijnStatus.TE_LAAT:
        return f"{wat}: had klaar moeten zijn op {voluit(eerst.uiterlijk)}."
    return f"Eerst: {wat[0].lower()}{wat[1:]}, uiterlijk {voluit(eerst.uiterlijk)}."


def inlichten_tekst(termijnen: Sequence[Termijn]) -> str:
    """Return the words of the button, with how many know it of those who must be told."""
    moet = [
        een.status
        for een in termijnen
        if een.soort is TermijnSoort.BETROKKENE_INLICHTEN
        and een.status is not TermijnStatus.VERVALLEN
    ]
    weet = moet.count(TermijnStatus.GEHAALD)
    staart = f": {weet} van {len(moet)} {'weet' if weet == 1 else 'weten'} het" if moet else ""
    return f"Betrokkenen inlichten{staart}"


def _links(knop: Knop) -> QHBoxLayout:
    rij = QHBoxLayout()
    rij.addWidget(knop)
    rij.addStretch(1)
    return rij
