"""What stands in the painted frame while nobody is signed in: cards over a closed frame."""

from collections.abc import Callable
from html import escape
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from cmpg_desktop.berichten.team import Beginstand, Medewerker
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S

BREEDTE = 420
UITLEG_HERSTELCODE = (
    "Met deze code opent u de database als deze computer kapot is of de sleutel kwijt is. U ziet "
    "hem alleen nu. Schrijf hem op of druk hem af, en bewaar hem op een veilige plek, niet op deze "
    "computer."
)


def functie_van(medewerker: Medewerker) -> str:
    """Say what someone does: the function as typed, else the roles."""
    return medewerker.functie or ", ".join(rol.weergave for rol in medewerker.rollen)


class WachtKaart(Kaart):
    """A sentence while something takes longer than a moment."""

    def __init__(self, tekst: str) -> None:
        super().__init__(naam="wachten")
        self.zet_breedte(BREEDTE)
        self._tekst = make_label(tekst, breekt=True)
        self.inhoud.addWidget(self._tekst)

    def zet(self, tekst: str) -> None:
        """Say how far it is."""
        self._tekst.setText(tekst)


class FoutKaart(Kaart):
    """Why the program cannot go on, and what can be done."""

    def __init__(
        self, titel: str, tekst: str, acties: tuple[tuple[str, Callable[[], None]], ...]
    ) -> None:
        super().__init__(titel, naam="startfout")
        self.zet_breedte(BREEDTE + 80)
        zin = make_label(tekst, breekt=True)
        # A command in it can be copied.
        zin.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.inhoud.addWidget(zin)
        knoppen = QWidget()
        rij = Stroom(knoppen, ruimte=RUIMTE_S)
        for nummer, (woord, doe) in enumerate(acties):
            soort = KnopSoort.PRIMAIR if nummer == 0 else KnopSoort.GEWOON
            knop = Knop(woord, naam=f"startfout.actie[{nummer}]", soort=soort)
            knop.clicked.connect(doe)
            rij.addWidget(knop)
            if nummer == 0:
                self.setFocusProxy(knop)
        self.inhoud.addWidget(knoppen)


class AanmeldKaart(Kaart):
    """Who are you, and your password; in a demonstration only the first.

    Signals: `aanmelden` (account id, password).
    """

    aanmelden = Signal(object, str)

    def __init__(self, begin: Beginstand, *, laatst: UUID | None, vergrendeld: bool) -> None:
        titel = "Vergrendeld" if vergrendeld else "Aanmelden"
        super().__init__(titel, naam="aanmelden")
        self.zet_breedte(BREEDTE)
        waar = f"Regieteam van de gemeente {begin.gemeente}" if begin.gemeente else "Regieteam"
        self.inhoud.addWidget(make_label(waar, "hint"))
        if begin.demo:
            self._bouw_demo(begin)
        else:
            self._bouw_wachtwoord(begin, laatst)

    def toon_fout(self, tekst: str) -> None:
        """Say what was wrong; the password is typed again."""
        self._veld.show()
        self._veld.toon_fout(tekst)
        if isinstance(self._veld.bediening, QLineEdit):
            self._veld.bediening.clear()
        self._veld.setFocus()
        self.setEnabled(True)

    def _bouw_wachtwoord(self, begin: Beginstand, laatst: UUID | None) -> None:
        self._wie = Keuze(
            [Optie(waarde=wie.id, tekst=wie.naam) for wie in begin.accounts],
            naam="aanmelden.account",
            onbekend="",
        )
        wie_veld = Veld("Wie bent u?", self._wie, naam="aanmelden.account")
        if laatst is not None:
            self._wie.zet_waarde(laatst)
        wachtwoord = Regel(naam="aanmelden.wachtwoord")
        wachtwoord.setEchoMode(QLineEdit.EchoMode.Password)
        self._veld = Veld("Wachtwoord", wachtwoord, naam="aanmelden.wachtwoord")
        knop = Knop("Aanmelden", naam="aanmelden.doe", soort=KnopSoort.PRIMAIR)
        for widget in (wie_veld, self._veld, knop):
            self.inhoud.addWidget(widget)
        self.setFocusProxy(wachtwoord)

        def doe() -> None:
            self.aanmelden.emit(self._wie.waarde(), wachtwoord.text())

        knop.clicked.connect(doe)
        wachtwoord.returnPressed.connect(doe)

    def _bouw_demo(self, begin: Beginstand) -> None:
        self.inhoud.addWidget(
            make_label("Voorbeeld met verzonnen mensen. Kies wie u wilt zijn.", breekt=True)
        )
        self._veld = Veld("", QWidget(), naam="aanmelden.keuze")
        kolom = QVBoxLayout()
        kolom.setSpacing(RUIMTE_S)
        for nummer, wie in enumerate(begin.accounts):
            knop = Knop(f"{wie.naam}, {functie_van(wie)}", naam=f"aanmelden.als[{nummer}]")
            knop.clicked.connect(lambda _=False, wie=wie: self.aanmelden.emit(wie.id, ""))
            kolom.addWidget(knop)
            if nummer == 0:
                self.setFocusProxy(knop)
        self.inhoud.addLayout(kolom)
        self.inhoud.addWidget(self._veld)
        self._veld.hide()


class SleutelKaart(Kaart):
    """The key is not in the keyring here: the recovery code or the passphrase opens it.

    Signals: `geprobeerd` (recovery code, passphrase: one of both filled).
    """

    geprobeerd = Signal(str, str)

    def __init__(self, uitleg: str, *, wachtwoordzin: bool) -> None:
        super().__init__("Database openen", naam="sleutel")
        self.zet_breedte(BREEDTE + 40)
        self.inhoud.addWidget(make_label(uitleg, breekt=True))
        self._regel = Regel(naam="sleutel.code")
        woord = "Herstelcode of wachtwoordzin" if wachtwoordzin else "Herstelcode"
        self._veld = Veld(
            woord, self._regel, "Hoofdletters en spaties maken niet uit.", naam="sleutel.code"
        )
        self.inhoud.addWidget(self._veld)
        knop = Knop("Openen", naam="sleutel.doe", soort=KnopSoort.PRIMAIR)
        self.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(self._regel)
        self._wachtwoordzin = wachtwoordzin
        knop.clicked.connect(self._doe)
        self._regel.returnPressed.connect(self._doe)

    def toon_fout(self, tekst: str) -> None:
        """Say what was wrong with the code."""
        self._veld.toon_fout(tekst)
        self._regel.setFocus()
        self._regel.selectAll()

    def _doe(self) -> None:
        tekst = self._regel.text().strip()
        if not tekst:
            self.toon_fout("Vul de herstelcode in.")
        elif self._wachtwoordzin and sum(teken.isdigit() for teken in tekst) == 0:
            self.geprobeerd.emit("", tekst)
        else:
            self.geprobeerd.emit(tekst, "")


class HerstelcodeKaart(Kaart):
    """The recovery code, shown this once, with what it is needed for on this computer.

    Signals: `gezien`, `afdrukken` (the person wants it on paper).
    """

    gezien = Signal()
    afdrukken = Signal()

    def __init__(self, code: str, melding: str = "") -> None:
        super().__init__("Bewaar deze herstelcode", naam="herstelcode")
        self.zet_breedte(BREEDTE + 120)
        self._code = code
        self._melding = melding
        self.inhoud.addWidget(make_label(UITLEG_HERSTELCODE, breekt=True))
        if melding:
            let_op = make_label(melding, breekt=True)
            let_op.setObjectName("herstelcode.melding")
            # The command in it can be copied.
            let_op.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.inhoud.addWidget(let_op)
        veld = Tekstvlak(naam="herstelcode.code", toegankelijk="Herstelcode", min_regels=1)
        letter = QFont(veld.font())
        letter.setFamilies(["Consolas", "DejaVu Sans Mono", "monospace"])
        letter.setStyleHint(QFont.StyleHint.Monospace)
        veld.setFont(letter)
        veld.zet_tekst(code)
        veld.setReadOnly(True)
        self._zin = make_label("", "hint", breekt=True)
        self._zin.setObjectName("herstelcode.zin")
        self._zin.hide()
        druk = Knop("Afdrukken …", naam="herstelcode.afdrukken", icoon_naam="printer")
        druk.clicked.connect(self.afdrukken)
        neem = Knop("Kopiëren", naam="herstelcode.kopieren")
        neem.clicked.connect(self._kopieer)
        self._knop = Knop(
            "Ik heb de code bewaard", naam="herstelcode.gezien", soort=KnopSoort.PRIMAIR
        )
        self._knop.clicked.connect(self._is_gezien)
        knoppen = QWidget()
        stroom = Stroom(knoppen, ruimte=RUIMTE_S)
        for knop in (druk, neem):
            stroom.addWidget(knop)
        for widget in (veld, knoppen, self._zin):
            self.inhoud.addWidget(widget)
        self.inhoud.addSpacing(RUIMTE_M)
        self.inhoud.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignRight)
        self.setFocusProxy(veld)

    def zeg(self, tekst: str) -> None:
        """Tell under the buttons how copying or printing went."""
        self._zin.setText(tekst)
        self._zin.setVisible(bool(tekst))
        kondig_aan(self, tekst)

    def document(self) -> QTextDocument:
        """Lay the code out for paper; safe in a worker."""
        document = QTextDocument()
        document.setHtml(
            f"<h1>Herstelcode</h1><p>{UITLEG_HERSTELCODE}</p><p>{escape(self._melding)}</p>"
            f"<p style='font-family: monospace; font-size: 16pt'>{self._code}</p>"
        )
        return document

    def _kopieer(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self.zeg("Gekopieerd. Plak de code in uw wachtwoordkluis; hierna wordt het klembord leeg.")

    def _is_gezien(self) -> None:
        klembord = QGuiApplication.clipboard()
        if klembord.text() == self._code:
            klembord.clear()
        # Once: what follows must not be asked for twice.
        self.setEnabled(False)
        self.gezien.emit()
