"""The second of two people decides at this workstation, and nobody is logged out (besluit 11)."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Final, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingBlad,
    Besluit,
    Caseload,
    GeefTerug,
    VoorstelSnapshot,
)
from cmpg_desktop.berichten.fouten import CmpgFout, Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.models.aanmelding import Aanmelding
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.aanmelding import WieBeslist
from cmpg_desktop.views.beoordeling.rolvlak import Rolvlak
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.thema import RUIMTE_XS, maat
from cmpg_desktop.werkproces.caseload import caseload_tekst
from cmpg_desktop.werkproces.taal import dag_van, hoofdletter, relatief, tijdstip
from cmpg_desktop.werkproces.weging import Weging

Opdracht = TypeVar("Opdracht", Besluit, GeefTerug, Besluit | GeefTerug)

_AKKOORD: Final = "akkoord"
_TERUG: Final = "terug"
_IDS: Final = frozenset({"opdracht", "feit_id", "casus_id"})
_NOG_EENS: Final = (
    "Wat u typte, blijft hier staan. Het besluit gaat niet vanzelf alsnog: druk opnieuw op de knop"
    " als het weer kan. Het wordt nooit twee keer vastgelegd."
)
AFWIJKEND: Final = "Iets dat u anders ziet (mag leeg blijven)"


def caseload_opties(caseload: tuple[Caseload, ...]) -> list[Optie]:
    """Offer everyone who can have a casus, with how many they have now."""
    return [
        Optie(waarde=een.id, tekst=f"{een.naam}: {caseload_tekst(een.lopend)}") for een in caseload
    ]


def voorstel_zin(voorstel: VoorstelSnapshot, omgeving: Omgeving) -> str:
    """Return "Voorgesteld door Bert de Boer, vandaag om 10.15 uur"."""
    dag = relatief(dag_van(voorstel.moment), omgeving.vandaag())
    wie = voorstel.door or "een collega"
    return f"Voorgesteld door {wie}, {dag} om {tijdstip(voorstel.moment)}"


def opnieuw_of_nieuw(nieuw: Opdracht, vorige: Besluit | GeefTerug | None) -> Opdracht:
    """Give the same command once more when nothing but the password changed.

    Its answer may have been lost on the way: then repeating it says that it is done, instead of
    that somebody (the same person) was first.
    """
    if vorige is None or type(nieuw) is not type(vorige):
        return nieuw
    ids = {een.name: getattr(vorige, een.name) for een in fields(vorige) if een.name in _IDS}
    zelfde = replace(nieuw, **ids)
    return zelfde if zelfde == replace(vorige, wachtwoord=nieuw.wachtwoord) else nieuw


class BesluitDialoog(Dialoog):
    """Decide on a proposal as it was seen, or send it back.

    What was typed stays through every refusal; only the password is typed again. With `ronde`
    somebody signed in for more than this one: it gives who, or None once that is over, and as long
    as it holds nobody is asked who decides.

    Signals:
        besloten(object): the `Changes`, just before it closes.
    """

    besloten = Signal(object)

    def __init__(
        self,
        ouder: QWidget,
        omgeving: Omgeving,
        blad: BeoordelingBlad,
        ronde: Callable[[], Aanmelding | None] | None = None,
    ) -> None:
        voorstel = blad.nu.voorstel
        if voorstel is None:
            raise ValueError("without a proposal there is nothing to decide on")
        super().__init__(
            ouder, naam="besluit", titel=f"Beslissen: {blad.kop}", uitleg="", ja="Akkoord geven"
        )
        self.houd_bij(omgeving, ("melding", blad.melding_id))
        self.setMinimumWidth(min(maat(560), self.screen().availableGeometry().width() - 40))
        self._omgeving = omgeving
        self._blad = blad
        self._voorstel = voorstel
        self._ronde = ronde
        self._vorige: Besluit | GeefTerug | None = None
        self._rol = Rolvlak(naam="besluit.rol")
        self.inhoud.addWidget(self._rol)
        self._fout = MeldingBalk(BalkSoort.FOUT, "", naam="besluit.fout")
        self._fout.hide()
        self.inhoud.addWidget(self._fout)
        self._rol.inhoud.addWidget(self._maak_voorstel())
        self.wie = WieBeslist(naam="besluit.beslisser", ik=omgeving.ik)
        self._maak_velden()
        # What is void can only go back.
        self.wat.zet_waarde(_AKKOORD if voorstel.geldig else _TERUG)
        self._kies_wat(None)
        # Enter in a text begins a new line: this one decides from anywhere in the dialog.
        for toets in ("Ctrl+Return", "Ctrl+Enter"):
            sneltoets = QShortcut(QKeySequence(toets), self)
            sneltoets.setAutoRepeat(False)
            sneltoets.activated.connect(self.ja.click)
        self.ja.setToolTip("Ctrl+Enter")
        self.ja.setDefault(True)
        if ronde is None:
            self.wie.focus_eerst()
        else:
            self.wat.setFocus()

    @property
    def _aanmelding(self) -> Aanmelding | None:
        return self._ronde() if self._ronde is not None else None

    @property
    def _akkoord(self) -> bool:
        return self.wat.waarde() == _AKKOORD

    def _maak_voorstel(self) -> QWidget:
        voorstel, nu = self._voorstel, self._blad.nu
        kaart = Kaart(naam="besluit.voorstel")
        kaart.inhoud.setSpacing(RUIMTE_XS)
        aanpak = f", {nu.aanpak.weergave}" if nu.aanpak is not None else ""
        vooraf = "Spoed: " if self._blad.spoed else ""
        for tekst, rol in (
            (f"{vooraf}{hoofdletter(voorstel.uitkomst.weergave)}{aanpak}", "sterk"),
            (voorstel.motivering, ""),
            (voorstel_zin(voorstel, self._omgeving), "hint"),
        ):
            kaart.inhoud.addWidget(make_label(tekst, rol, breekt=True))
        if not voorstel.geldig:
            kaart.inhoud.addWidget(
                MeldingBalk(BalkSoort.LET_OP, voorstel.vervallen, naam="besluit.vervallen")
            )
        return kaart

    def _maak_velden(self) -> None:
        inhoud = self._rol.inhoud
        self.wat = Pillen(
            (
                Optie(waarde=_AKKOORD, tekst="Akkoord"),
                Optie(waarde=_TERUG, tekst="Terug naar wie het voorstelde"),
            ),
            naam="besluit.wat",
            onbekend="",
        )
        self.wat.gekozen.connect(self._kies_wat)
        self.regisseur = Keuze(
            caseload_opties(self._blad.caseload), naam="besluit.regisseur", onbekend="kies"
        )
        namen = {een.naam: een.id for een in self._blad.caseload}
        self.regisseur.zet_waarde(namen.get(self._blad.behandelaar))
        self.regisseurveld = Veld(
            "Aan wie wijst u de casus toe?",
            self.regisseur,
            "Het getal is hoeveel casussen die collega nu heeft.",
        )
        self.regisseur.gekozen.connect(lambda _wie: self.regisseurveld.wis_fout())
        self.afwijkend = Tekstvlak(naam="besluit.afwijkend", min_regels=1, max_regels=5)
        self.afwijkendveld = Veld(AFWIJKEND, self.afwijkend)
        self.reden = Tekstvlak(naam="besluit.reden", min_regels=2, max_regels=6)
        self.redenveld = Veld("Waarom gaat het terug?", self.reden)
        self.reden.gewijzigd_door_gebruiker.connect(lambda _tekst: self.redenveld.wis_fout())
        for veld in (
            Veld("Wat besluit u?", self.wat),
            self.regisseurveld,
            self.afwijkendveld,
            self.redenveld,
        ):
            inhoud.addWidget(veld)
        self._beslist = make_label("", "hint", breekt=True)
        inhoud.addWidget(self._beslist)
        inhoud.addWidget(self.wie)
        self.wie.zet(self._blad.beslissers, self._voorstel.door_id)
        aanmelding = self._aanmelding
        if aanmelding is None:
            self._ronde = None
            self._beslist.hide()
            self.ja.setEnabled(self.wie.gekozene is not None)
        else:
            self.wie.hide()
            self._beslist.setText(f"{aanmelding.naam} beslist.")

    def _kies_wat(self, _waarde: object) -> None:
        akkoord = self._akkoord
        self.regisseurveld.setVisible(akkoord and self._voorstel.uitkomst is Weging.FASE_2)
        self.afwijkendveld.setVisible(akkoord)
        self.redenveld.setVisible(not akkoord)
        self.ja.zet_tekst("Akkoord geven" if akkoord else "Teruggeven")
        self._fout.hide()

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        super().showEvent(arg__1)
        # On a low screen what is to be typed first may stand below.
        widget = self.focusWidget()
        if widget is not None:
            breng_in_beeld(widget)

    @override
    def bevestig(self) -> bool:
        """Send it; the dialog closes when it is done."""
        self._fout.hide()
        if not self.ja.isEnabled():
            return False
        command = self._opdracht()
        if command is not None:
            command = opnieuw_of_nieuw(command, self._vorige)
            self._vorige = replace(command, wachtwoord="")
            self.ja.setEnabled(False)
            self._omgeving.broker.do(command, self._gelukt, self._mislukt, eigenaar=self)
        return False

    def _opdracht(self) -> Besluit | GeefTerug | None:
        regisseur = self.regisseur.waarde() if not self.regisseurveld.isHidden() else None
        if self._akkoord and not self.regisseurveld.isHidden() and regisseur is None:
            self.regisseurveld.toon_fout("Kies aan wie u de casus toewijst.")
            self.regisseur.setFocus()
            return None
        if not self._akkoord and not self.reden.tekst().strip():
            self.redenveld.toon_fout("Schrijf erbij waarom het teruggaat.")
            self.reden.setFocus()
            return None
        if self._ronde is not None and self._aanmelding is None:
            self._vraag_opnieuw()
            return None
        wie = self._aanmelding or self.wie.geef()
        if wie is None:
            return None
        ander = wie.wie if wie.wie != self._omgeving.ik else None
        if not self._akkoord:
            return GeefTerug(
                melding_id=self._blad.melding_id,
                voorstel_id=self._voorstel.id,
                reden=self.reden.tekst().strip(),
                beslisser_id=ander,
                wachtwoord=wie.wachtwoord,
            )
        gekozen = next((een.id for een in self._blad.caseload if een.id == regisseur), None)
        return Besluit(
            melding_id=self._blad.melding_id,
            voorstel_id=self._voorstel.id,
            regisseur_id=gekozen,
            afwijkend=self.afwijkend.tekst().strip(),
            beslisser_id=ander,
            wachtwoord=wie.wachtwoord,
        )

    def _vraag_opnieuw(self) -> None:
        """Ask for this one who decides: the sign-in for the round is over."""
        self._ronde = None
        self._beslist.hide()
        self.wie.show()
        self.wie.toon_fout("De aanmelding voor deze ronde is voorbij. Meld u hier opnieuw aan.")

    def _gelukt(self, changes: Changes) -> None:
        self.wie.wachtwoord.clear()
        self._vorige = None
        self._omgeving.meld(changes.wat or "Het besluit is vastgelegd")
        self.besloten.emit(changes)
        self.accept()

    def _mislukt(self, fout: Exception) -> None:
        self.wie.wachtwoord.clear()
        self.ja.setEnabled(True)
        if not isinstance(fout, CmpgFout):
            self._omgeving.fout.emit(fout)
            return
        # A password is in no journal, so this is not sent again by itself as a typed text is.
        wat_nu = _NOG_EENS if isinstance(fout, Omgevingsfout) else fout.wat_nu
        zin = f"{fout.tekst} {wat_nu}".strip()
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        if plek == "aanmelden.wachtwoord" and self._ronde is None:
            self.wie.toon_fout(zin)
        elif plek == "besluit.regisseur_id":
            self.regisseurveld.toon_fout(zin)
            self.regisseur.setFocus()
        else:
            self._fout.zet(BalkSoort.FOUT, zin)
            self._fout.show()
            if self.wie.vraagt_wachtwoord and self._ronde is None:
                self.wie.wachtwoord.setFocus()
