"""The first start: municipality, sender of letters, the first accounts. Three short steps."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.adressen import email_fout, parse_adres
from cmpg_desktop.werkproces.rollen import Rol

MIN_WACHTWOORD = 12


@dataclass(frozen=True, slots=True)
class _Vraag:
    sleutel: str
    label: str
    hint: str = ""
    verplicht: bool = False
    begin: str = ""
    keur: Callable[[str], str] | None = None


def _keur_postcode_plaats(tekst: str) -> str:
    """Say what is missing; empty when there is a postcode and a place."""
    adres = parse_adres(tekst)
    if adres.postcode and adres.woonplaats:
        return ""
    return "Schrijf de postcode en de plaats, zoals 3430 AA Nieuwegein."


_GEMEENTE = (
    _Vraag("gemeente", "Gemeente", "Bijvoorbeeld: Nieuwegein", verplicht=True),
    _Vraag(
        "verantwoordelijke",
        "Verwerkingsverantwoordelijke",
        "Staat in brieven en in het register (reglement art. 5).",
        verplicht=True,
        begin="het college van burgemeester en wethouders",
    ),
    _Vraag(
        "contact_fg",
        "Contact van de functionaris gegevensbescherming",
        "E-mailadres of telefoonnummer. Staat in brieven.",
        verplicht=True,
    ),
    _Vraag(
        "mailbox",
        "Functionele mailbox van het regieteam",
        verplicht=True,
        keur=lambda tekst: email_fout(tekst) or "",
    ),
)
_AFZENDER = (
    _Vraag("afzender_naam", "Afzender op brieven", verplicht=True, begin="Regieteam"),
    _Vraag("afzender_adres", "Straat en nummer, of postbus", verplicht=True),
    _Vraag(
        "afzender_postcode_plaats",
        "Postcode en plaats",
        "Bijvoorbeeld: 3430 AA Nieuwegein",
        verplicht=True,
        keur=_keur_postcode_plaats,
    ),
    _Vraag("afzender_telefoon", "Telefoon van het regieteam", verplicht=True),
    _Vraag(
        "retouradres", "Retouradres boven het venster", "Leeg: de afzender in één regel.", begin=""
    ),
)
_ROLLEN = (
    Rol.CASUSREGISSEUR,
    Rol.PROCESMANAGER,
    Rol.PROCESONDERSTEUNER,
    Rol.FUNCTIONEEL_BEHEERDER,
)


class _Vragen(QWidget):
    """One step of plain questions. Signals: `verder` (Enter in a line)."""

    verder = Signal()

    def __init__(self, vragen: tuple[_Vraag, ...]) -> None:
        super().__init__()
        self._vragen = vragen
        self.velden: dict[str, Veld] = {}
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        for vraag in vragen:
            regel = Regel(naam=f"inrichten.{vraag.sleutel}")
            regel.setText(vraag.begin)
            veld = Veld(vraag.label, regel, vraag.hint, naam=f"inrichten.{vraag.sleutel}")
            _wis_bij_typen(veld)
            regel.returnPressed.connect(self.verder)
            self.velden[vraag.sleutel] = veld
            kolom.addWidget(veld)
        kolom.addStretch(1)

    @property
    def eerste(self) -> QWidget:
        """Where the cursor goes first."""
        return self.velden[self._vragen[0].sleutel].bediening

    def antwoorden(self) -> tuple[tuple[str, str], ...] | None:
        """Give the answers, or None after showing what is missing."""
        leeg = None
        for vraag in self._vragen:
            veld = self.velden[vraag.sleutel]
            veld.wis_fout()
            if vraag.verplicht and not _tekst(veld):
                veld.toon_fout("Vul dit in.")
                leeg = leeg or veld
            elif vraag.keur is not None and (bezwaar := vraag.keur(_tekst(veld))):
                veld.toon_fout(bezwaar)
                leeg = leeg or veld
        if leeg is not None:
            leeg.setFocus()
            return None
        return tuple((vraag.sleutel, _tekst(self.velden[vraag.sleutel])) for vraag in self._vragen)


class _Accounts(QWidget):
    """The first accounts: yours, and your colleagues' if you like. Signals: `verder` (Enter)."""

    verder = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rijen: list[_Account] = []
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_M)
        self._kolom.addWidget(
            make_label(
                "Ieder lid van het team heeft een eigen account. Begin met uzelf. Collega's kunt u "
                "ook later toevoegen bij Beheer.",
                breekt=True,
            )
        )
        self.nog_een = Knop("Nog een account", naam="inrichten.nog_een", icoon_naam="plus")
        self.nog_een.clicked.connect(self.voeg_toe)
        self._kolom.addWidget(self.nog_een)
        self._kolom.addStretch(1)
        self.voeg_toe()

    @property
    def eerste(self) -> QWidget:
        """Where the cursor goes first."""
        return self._rijen[0].eerste

    def voeg_toe(self) -> None:
        """Offer one more account to fill in."""
        rij = _Account(len(self._rijen))
        rij.verder.connect(self.verder)
        self._rijen.append(rij)
        self._kolom.insertWidget(self._kolom.count() - 2, rij)
        self.zet_volgorde()
        rij.eerste.setFocus()

    def zet_volgorde(self) -> None:
        """Put the button under the accounts, also for who walks through them with Tab."""
        volgorde = [deel for rij in self._rijen for deel in rij.bedieningen] + [self.nog_een]
        for eerst, daarna in pairwise(volgorde):
            QWidget.setTabOrder(eerst, daarna)

    def antwoorden(self) -> tuple[NieuwAccount, ...] | None:
        """Give the accounts, or None after showing what is wrong."""
        accounts = [rij.antwoord() for rij in self._rijen if not rij.leeg or rij.nummer == 0]
        if any(account is None for account in accounts):
            return None
        return tuple(account for account in accounts if account is not None)


class _Account(QWidget):
    verder = Signal()

    def __init__(self, nummer: int) -> None:
        super().__init__()
        self.nummer = nummer
        wie = f"inrichten.account[{nummer}]"
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_M)
        self._naam = Veld("Naam", Regel(naam=f"{wie}.naam"), naam=f"{wie}.naam")
        wachtwoord = Regel(naam=f"{wie}.wachtwoord")
        wachtwoord.setEchoMode(QLineEdit.EchoMode.Password)
        self._wachtwoord = Veld(
            "Wachtwoord",
            wachtwoord,
            f"Minstens {MIN_WACHTWOORD} tekens; een korte zin is makkelijk te onthouden.",
            naam=f"{wie}.wachtwoord",
        )
        self._functie = Veld(
            "Functie",
            Regel(naam=f"{wie}.functie"),
            "Staat onder brieven. Mag leeg blijven.",
            naam=f"{wie}.functie",
        )
        for veld in (self._naam, self._wachtwoord, self._functie):
            _wis_bij_typen(veld)
            regel = veld.bediening
            if isinstance(regel, QLineEdit):
                regel.returnPressed.connect(self.verder)
        kolom.addWidget(Kolommen(self._naam, self._wachtwoord))
        kolom.addWidget(self._functie)
        rollen = QWidget()
        onder = Stroom(rollen, ruimte=RUIMTE_M)
        self._rollen: dict[Rol, QCheckBox] = {}
        for rol in _ROLLEN:
            vakje = QCheckBox(rol.weergave)
            vakje.setObjectName(f"{wie}.rol[{rol.value}]")
            vakje.setAccessibleName(f"Rol: {rol.weergave}")
            vakje.toggled.connect(lambda _aan: self._naam.wis_fout())
            self._rollen[rol] = vakje
            onder.addWidget(vakje)
        kolom.addWidget(rollen)

    @property
    def eerste(self) -> QWidget:
        """Where the cursor goes first."""
        return self._naam.bediening

    @property
    def bedieningen(self) -> tuple[QWidget, ...]:
        """The controls of this account, in the order of reading."""
        velden = (self._naam, self._wachtwoord, self._functie)
        return (*(veld.bediening for veld in velden), *self._rollen.values())

    @property
    def leeg(self) -> bool:
        """Say whether nothing was filled in here."""
        return not _tekst(self._naam) and not _tekst(self._wachtwoord)

    def antwoord(self) -> NieuwAccount | None:
        """Give the account, or None after showing what is wrong."""
        self._naam.wis_fout()
        self._wachtwoord.wis_fout()
        rollen = tuple(rol for rol, vakje in self._rollen.items() if vakje.isChecked())
        naam, wachtwoord = _tekst(self._naam), _tekst(self._wachtwoord)
        if not naam:
            self._naam.toon_fout("Vul een naam in.")
        elif not rollen:
            self._naam.toon_fout("Kies hieronder minstens één rol.")
        if len(wachtwoord) < MIN_WACHTWOORD:
            self._wachtwoord.toon_fout(f"Kies minstens {MIN_WACHTWOORD} tekens.")
        if self._naam.fout or self._wachtwoord.fout:
            return None
        return NieuwAccount(
            naam=naam, functie=_tekst(self._functie), rollen=rollen, wachtwoord=wachtwoord
        )


def _wis_bij_typen(veld: Veld) -> None:
    """Take the error away as soon as it is being mended."""
    regel = veld.bediening
    if isinstance(regel, QLineEdit):
        regel.textEdited.connect(lambda _tekst: veld.wis_fout())


def _tekst(veld: Veld) -> str:
    regel = veld.bediening
    return regel.text().strip() if isinstance(regel, QLineEdit) else ""


class InrichtKaart(Kaart):
    """The steps of the first start. Signals: `klaar` (settings, accounts)."""

    klaar = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("Welkom. Wie bent u?", naam="inrichten")
        self.zet_breedte(640)
        self._stap = make_label("", "hint")
        self._gemeente, self._afzender = _Vragen(_GEMEENTE), _Vragen(_AFZENDER)
        self._accounts = _Accounts()
        # Not a stack: that would keep room for the highest of the three.
        self._stappen = (self._gemeente, self._afzender, self._accounts)
        self._nu = 0
        self._terug = Knop("Terug", naam="inrichten.terug")
        self._verder = Knop("Verder", naam="inrichten.verder", soort=KnopSoort.PRIMAIR)
        rij = QHBoxLayout()
        rij.addWidget(self._terug)
        rij.addStretch(1)
        rij.addWidget(self._verder)
        self.inhoud.addWidget(self._stap)
        for blad in self._stappen:
            self.inhoud.addWidget(blad)
        self.inhoud.addLayout(rij)
        self._terug.clicked.connect(lambda: self._ga(self._nu - 1))
        self._verder.clicked.connect(self._bij_verder)
        for stap in self._stappen:
            stap.verder.connect(self._bij_verder)
        self._instellingen: dict[str, str] = {}
        self._ga(0)

    def toon_fout(self, tekst: str, veld: str = "") -> None:
        """Say why it could not be set up, at the field if it has one; everything typed stays."""
        self.setEnabled(True)
        sleutel = veld.rpartition(".")[2]
        for stap, blad in enumerate((self._gemeente, self._afzender)):
            if sleutel in blad.velden:
                self._ga(stap)
                blad.velden[sleutel].toon_fout(tekst)
                blad.velden[sleutel].setFocus()
                return
        self._stap.setText(tekst)

    def _ga(self, stap: int) -> None:
        titels = ("Welkom. Voor welke gemeente?", "Wie staat er op de brieven?", "Wie werkt ermee?")
        self.zet_titel(titels[stap])
        self._stap.setText(f"Stap {stap + 1} van 3")
        self._nu = stap
        # Not earlier: the order is lost when a step gets its place on the card.
        self._accounts.zet_volgorde()
        for nummer, blad in enumerate(self._stappen):
            blad.setVisible(nummer == stap)
        self._terug.setVisible(stap > 0)
        self._verder.zet_tekst("Beginnen" if stap == len(titels) - 1 else "Verder")
        # No focus proxy on the step itself: Tab would skip what comes before that widget.
        self.setFocusProxy(self._stappen[stap].eerste)
        self._stappen[stap].eerste.setFocus()

    def _bij_verder(self) -> None:
        blad = self._stappen[self._nu]
        if isinstance(blad, _Vragen):
            antwoorden = blad.antwoorden()
            if antwoorden is not None:
                self._instellingen |= dict(antwoorden)
                self._ga(self._nu + 1)
        else:
            accounts = blad.antwoorden()
            if accounts is not None:
                self.setEnabled(False)
                self.klaar.emit(tuple(self._instellingen.items()), accounts)
