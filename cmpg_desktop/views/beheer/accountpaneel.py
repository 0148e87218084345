"""One account: its roles, a new password, and its end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from cmpg_desktop.berichten.accounts import BeeindigAccount, ZetAccount, ZetRollen, ZetWachtwoord
from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel, foutzin
from cmpg_desktop.views.beheer.rollenveld import RollenVeld
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.werkproces.taal import lang, parse_datum


def wachtwoordregel(naam: str, toegankelijk: str) -> Regel:
    """Return a line that hides what is typed."""
    regel = Regel(naam=naam, toegankelijk=toegankelijk)
    regel.setEchoMode(QLineEdit.EchoMode.Password)
    return regel


def maak_tonen(regel: Regel) -> QCheckBox:
    """Return a box that shows a temporary password: who typed it must be able to tell it."""
    tonen = QCheckBox("Laat zien wat ik typ")
    noem(tonen, f"{regel.objectName()}.tonen", "Laat het wachtwoord zien dat u typt")
    wijze = QLineEdit.EchoMode
    tonen.toggled.connect(lambda aan: regel.setEchoMode(wijze.Normal if aan else wijze.Password))
    return tonen


Gegevens = tuple[str, str, str, str]


def _gegevens(account: Medewerker) -> Gegevens:
    return account.naam, account.functie, account.telefoon, account.email


class AccountPaneel(QWidget):
    """Change one account; names and roles save themselves, the rest asks a button.

    Signals:
        klaar: the person is done here (Esc).
    """

    klaar = Signal()

    def __init__(self, deel: BeheerDeel, account: Medewerker) -> None:
        super().__init__()
        self.id = account.id
        noem(self, "beheer.account", f"Account van {account.naam}")
        self._deel = deel
        self._account = account
        self._ik = deel.omgeving.ik == account.id
        self._kaart = Kaart(account.naam, naam="beheer.account.kaart")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._kaart)
        self._velden: dict[str, Veld] = {}
        self._maak_gegevens()
        self.rollen = RollenVeld(naam="account.rollen")
        self.rollen.gewijzigd.connect(self._zet_rollen)
        self._rollenveld = Veld("Rollen", self.rollen)
        self._kaart.inhoud.addWidget(self._rollenveld)
        self._kaart.inhoud.addWidget(make_lijn())
        self._maak_wachtwoord()
        self._kaart.inhoud.addWidget(make_lijn())
        self._maak_einde()
        self.vul(account)

    def vul(self, account: Medewerker) -> None:
        """Show the account as the database has it."""
        self._account = account
        self._kaart.zet_titel(account.naam)
        for regel, waarde in zip(self._gegevens, _gegevens(account), strict=True):
            if not regel.hasFocus():
                regel.zet_tekst(waarde)
        self.rollen.zet(account.rollen)
        self._open.setVisible(not account.actief)

    def _maak_gegevens(self) -> None:
        self._onderweg: Gegevens | None = None
        labels = (
            ("naam", "Voor- en achternaam", ""),
            ("functie", "Functie", "Staat onder brieven die deze collega tekent."),
            ("telefoon", "Telefoon", ""),
            ("email", "E-mail", ""),
        )
        self._gegevens: list[Regel] = []
        velden: dict[str, Veld] = {}
        for deel, label, hint in labels:
            regel = Regel(naam=f"account.wijzig.{deel}")
            regel.editingFinished.connect(self.zet_gegevens)
            self._gegevens.append(regel)
            velden[f"account.{deel}"] = Veld(label, regel, hint)
        self._velden |= velden
        self._kaart.inhoud.addWidget(Kolommen(*velden.values()))

    def zet_gegevens(self) -> None:
        """Save name, functie, telefoon and e-mail, if one of them is another now."""
        naam, functie, telefoon, email = (regel.tekst() for regel in self._gegevens)
        nieuw = (naam, functie, telefoon, email)
        oud = _gegevens(self._account)
        if nieuw == self._onderweg:
            return
        for deel in ("naam", "functie", "telefoon", "email"):
            self._velden[f"account.{deel}"].wis_fout()
        self._onderweg = nieuw if nieuw != oud else None
        if self._onderweg is None:
            return
        self._deel.pagina.bewerking.doe(
            ZetAccount(id=self.id, oud=oud, nieuw=nieuw), self._gegevens_gezet, self._mislukt
        )

    def _gegevens_gezet(self, _changes: Changes) -> None:
        self._onderweg = None

    def _maak_wachtwoord(self) -> None:
        self._oud = wachtwoordregel("wachtwoord.oud", "Uw wachtwoord van nu") if self._ik else None
        self._nieuw = wachtwoordregel("wachtwoord.nieuw", "Nieuw wachtwoord")
        velden: dict[str, Veld] = {}
        if self._oud is not None:
            velden["wachtwoord.oud"] = Veld("Uw wachtwoord van nu", self._oud)
        velden["wachtwoord.nieuw"] = Veld(
            "Nieuw wachtwoord",
            self._nieuw,
            "Een zin van vier gewone woorden is goed te onthouden en moeilijk te raden."
            if self._ik
            else "Wachtwoord vergeten? Geef een nieuw; bij het aanmelden kiest uw collega "
            "een eigen wachtwoord.",
        )
        knop = Knop("Wachtwoord geven", naam="account.wachtwoord.geven", icoon_naam="lock")
        knop.clicked.connect(self.geef_wachtwoord)
        self._nieuw.returnPressed.connect(self.geef_wachtwoord)
        self._velden |= velden
        self._kaart.inhoud.addWidget(Kolommen(*velden.values()))
        if not self._ik:
            self._tonen = maak_tonen(self._nieuw)
            self._kaart.inhoud.addWidget(self._tonen)
        self._kaart.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)

    def _maak_einde(self) -> None:
        self.per = Datumveld(
            naam="account.per", lees=parse_datum, vandaag=self._deel.omgeving.vandaag
        )
        self._velden["account.per"] = Veld(
            "Laatste dag",
            self.per,
            "Daarna kan deze collega niet meer aanmelden; wat is gedaan, blijft op naam staan.",
        )
        self._open = Knop(
            "Weer toelaten", naam="account.openen", icoon_naam="clock-counter-clockwise"
        )
        self._open.clicked.connect(self._laat_toe)
        knop = Knop("Account beëindigen …", naam="account.beeindigen", soort=KnopSoort.VERNIETIGEND)
        knop.clicked.connect(self._vraag_einde)
        self._kaart.inhoud.addWidget(make_label("Gaat iemand weg?", "label"))
        self._kaart.inhoud.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._kaart.inhoud.addWidget(Kolommen(self._velden["account.per"], QWidget()))
        self._kaart.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)

    def geef_wachtwoord(self) -> None:
        """Set the password that was typed."""
        command = ZetWachtwoord(
            id=self.id,
            oud=self._oud.text() if self._oud is not None else "",
            nieuw=self._nieuw.text(),
        )
        self._deel.pagina.bewerking.doe(command, self._wachtwoord_gezet, self._mislukt)

    def _wachtwoord_gezet(self, _changes: Changes) -> None:
        if self._oud is not None:
            self._oud.clear()
        self._nieuw.clear()
        if not self._ik:
            self._tonen.setChecked(False)
        for veld in self._velden.values():
            veld.wis_fout()
        wie = (
            "Uw wachtwoord is gewijzigd." if self._ik else "Vertel uw collega het wachtwoord zelf."
        )
        self._deel.omgeving.meld(wie)

    def _zet_rollen(self) -> None:
        nieuw = self.rollen.rollen()
        self._rollenveld.wis_fout()
        if nieuw == self._account.rollen:
            return
        if not nieuw:
            self._rollenveld.toon_fout("Kies minstens één rol, of beëindig het account.")
            return
        command = ZetRollen(id=self.id, oud=self._account.rollen, nieuw=nieuw)
        self._deel.pagina.bewerking.doe(command, mislukt=self._rollen_mislukt)

    def _rollen_mislukt(self, fout: Exception) -> None:
        self.rollen.zet(self._account.rollen)
        if isinstance(fout, CmpgFout):
            self._rollenveld.toon_fout(foutzin(fout))
        else:
            self._deel.meld_fout(fout)

    def _vraag_einde(self) -> None:
        self.per.lees_tekst()
        per = self.per.datum()
        if per is None:
            if not self._velden["account.per"].fout:
                self._velden["account.per"].toon_fout("Vul de laatste dag in.")
            self.per.setFocus()
            return
        naam = self._account.naam
        vraag_bevestiging(
            self,
            f"Het account van {naam} beëindigen?",
            f"{naam} kan tot en met {lang(per)} aanmelden, en daarna niet meer.",
            self._beeindig,
            ja="Beëindigen",
            naam="account.beeindigen.vraag",
        )

    def _beeindig(self) -> None:
        per = self.per.datum()
        if per is not None:
            self._deel.pagina.bewerking.doe(
                BeeindigAccount(id=self.id, per=per), self._beeindigd, self._mislukt
            )

    def _beeindigd(self, changes: Changes) -> None:
        self._deel.omgeving.meld(
            f"Het account van {self._account.naam} is beëindigd.",
            self._deel.pagina.bewerking.ongedaan.van(changes),
        )

    def _laat_toe(self) -> None:
        naam = self._account.naam
        self._deel.pagina.bewerking.doe(
            BeeindigAccount(id=self.id, per=None),
            lambda _changes: self._deel.omgeving.meld(f"{naam} kan weer aanmelden."),
            self._mislukt,
        )

    def _mislukt(self, fout: Exception) -> None:
        if not isinstance(fout, CmpgFout):
            self._deel.meld_fout(fout)
            return
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        veld = self._velden.get(plek)
        if veld is None:
            self._deel.meld_fout(fout)
            return
        veld.toon_fout(foutzin(fout))
        veld.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.klaar.emit()
            return
        super().keyPressEvent(event)
