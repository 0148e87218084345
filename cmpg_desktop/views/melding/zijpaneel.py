"""Beside the form: what is still missing, who is known elsewhere, and emergency calls."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.berichten.telefoon import BelSpoed
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.melding.gelijkenissen import Gelijkenissen
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.spoedlijst import Spoedlijst
from cmpg_desktop.views.termijnpil import soort_van
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S, RUIMTE_XS, Kleur
from cmpg_desktop.werkproces.meldingregels import Vraag
from cmpg_desktop.werkproces.taal import hoofdletter, relatief, te_laat_tekst, tijdstip
from cmpg_desktop.werkproces.termijn import Termijn, TermijnStatus

NIET_BEKEND = (
    "Niet bekend. Geen van deze mensen en adressen komt in een andere melding of casus voor."
)


class Ontbreekt(QWidget):
    """What is still missing: each line leads to its field.

    Signals:
        gekozen(object): a `Vraag`.
    """

    gekozen = Signal(object)

    def __init__(self, naam: str = "melding.ontbreekt") -> None:
        super().__init__()
        noem(self, naam, "Dit ontbreekt nog")
        self._vragen: tuple[Vraag, ...] | None = None
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(0)
        self._kop = make_label("Dit ontbreekt nog", "sectie")
        self._klaar = QWidget()
        klaar = QHBoxLayout(self._klaar)
        klaar.setContentsMargins(0, 0, 0, 0)
        klaar.addWidget(Teken("check-circle-fill", Kleur.OP_SCHEMA, px=18))
        klaar.addWidget(make_label("Alles wat nodig is, staat erin.", breekt=True), 1)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(self._kop)
        kolom.addWidget(self._klaar)
        kolom.addLayout(self._lijst)

    def vul(self, vragen: tuple[Vraag, ...]) -> None:
        """Show what is still open; unchanged lines stay, so the focus does."""
        if vragen == self._vragen:
            return
        self._vragen = vragen
        maak_leeg(self._lijst)
        for vraag in vragen:
            regel = Doorklik(vraag.tekst, naam=f"{self.objectName()}[{vraag.code}]")
            regel.clicked.connect(lambda _aan=False, v=vraag: self.gekozen.emit(v))
            self._lijst.addWidget(regel)
        self._klaar.setVisible(not vragen)
        self._kop.setVisible(bool(vragen))


class Zijpaneel(Kaart):
    """The side of the page.

    Signals:
        gekozen(object): go to the field of this `Vraag`.
    """

    gekozen = Signal(object)

    def __init__(self, verband: Verband) -> None:
        super().__init__(naam="melding.zij")
        self.setAccessibleName("Wat nodig is en wat bekend is")
        self._verband = verband
        self._bekenden: tuple[tuple[BetrokkeneSnapshot, ...], bool] | None = None
        self._termijnen: tuple[Termijn, ...] | None = None
        self._spoed = False
        self._dicht = False
        self._gevraagd = False
        self.inhoud.setSpacing(RUIMTE_L)
        self.ontbreekt = Ontbreekt()
        self.ontbreekt.gekozen.connect(self.gekozen)
        self._bekend = MeldingBalk(BalkSoort.INFO, "", naam="melding.bekend")
        self._bekend.hide()
        self._gelijkenissen = Gelijkenissen(verband)
        self._gelijkenissen.hide()
        self._spoedvak = _Vak("Spoed", "melding.spoedvak")
        self._spoedvak.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._spoedlijst = Spoedlijst(lambda: verband.formulier, "melding")
        self._spoedlijst.gebeld.connect(self._gebeld)
        self._spoedvak.lijst.addWidget(self._spoedlijst)
        self._termijnvak = _Vak("Termijnen", "melding.termijnen")
        self._spoedvak.hide()
        self._termijnvak.hide()
        self._werk: QWidget | None = None
        self._formulier = QWidget()
        naast = QVBoxLayout(self._formulier)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_L)
        naast.addWidget(self.ontbreekt)
        naast.addWidget(self._bekend)
        naast.addWidget(self._gelijkenissen)
        self.inhoud.addWidget(self._spoedvak)
        self.inhoud.addWidget(self._formulier)
        self.inhoud.addWidget(make_lijn())
        self.inhoud.addWidget(self._termijnvak)
        self.beoordelen = Knop("Beoordelen", naam="melding.beoordelen", soort=KnopSoort.PRIMAIR)
        self.brief = Knop(
            "Advies aan de melder schrijven", naam="melding.brief", icoon_naam="envelope"
        )
        self.inhoud.addStretch(1)
        self._verder = (self.beoordelen, self.brief)
        for knop in self._verder:
            self.inhoud.addWidget(knop)

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        # Of a melding that ended nothing is missing any more, and no advice is written.
        dicht = blad.stand.is_dicht
        self.ontbreekt.setVisible(not dicht)
        self.ontbreekt.vul(() if dicht else blad.ontbreekt)
        self._dicht = dicht
        self._toon_verder()
        self._toon_bekend(blad.betrokkenen, dicht=dicht)
        self._toon_termijnen(blad.termijnen)
        self._toon_spoed(blad)

    def zet_werk(self, werk: QWidget | None) -> None:
        """Show this in place of what belongs to the form; spoed and termijnen stay in sight."""
        if self._werk is not None and self._werk is not werk:
            self._werk.hide()
        self._werk = werk
        self._formulier.setVisible(werk is None)
        self._toon_verder()
        if werk is not None:
            if self.inhoud.indexOf(werk) < 0:
                self.inhoud.insertWidget(self.inhoud.indexOf(self._formulier), werk)
            werk.show()

    def zet_bestaat(self, *, bestaat: bool) -> None:
        """Say whether the melding is in the database: only then there is a next step."""
        for knop in self._verder:
            knop.setEnabled(bestaat)

    def _toon_verder(self) -> None:
        for knop in self._verder:
            knop.setVisible(self._werk is None and not self._dicht)

    def open_spoed(self) -> None:
        """Show the emergency numbers now (F8); the melding itself is spoed once somebody calls."""
        self._haal_nummers()
        self._gevraagd = True
        self._spoedlijst.zet_bellen(True)
        self._spoedvak.show()
        # The part itself takes the focus: on a button Enter would stamp a call nobody made.
        self._spoedvak.setFocus()
        self.toon_spoed()

    def toon_spoed(self) -> None:
        """Bring the emergency numbers into sight, at the top."""
        breng_in_beeld(self._spoedvak, boven=True)

    def _toon_bekend(self, personen: tuple[BetrokkeneSnapshot, ...], *, dicht: bool) -> None:
        if (personen, dicht) == self._bekenden:
            return
        self._bekenden = personen, dicht
        self._gelijkenissen.vul(personen, dicht=dicht)
        regels = [
            f"{een.persoon.weergavenaam}: {opsomming_elders(een.elders)}"
            for een in personen
            if een.elders
        ]
        vragen = any(een.misschien for een in personen)
        self._bekend.setVisible(bool(regels) or (bool(personen) and not vragen))
        if regels:
            self._bekend.zet(BalkSoort.LET_OP, "Bekend. " + "\n".join(regels))
        else:
            self._bekend.zet(BalkSoort.INFO, NIET_BEKEND)

    def _toon_termijnen(self, termijnen: tuple[Termijn, ...]) -> None:
        if termijnen == self._termijnen:
            return
        self._termijnen = termijnen
        self._termijnvak.leeg()
        self._termijnvak.setVisible(bool(termijnen))
        vandaag = self._verband.omgeving.vandaag()
        for termijn in termijnen:
            self._termijnvak.lijst.addWidget(maak_termijn(termijn, vandaag, "melding"))

    def _toon_spoed(self, blad: MeldingBlad) -> None:
        if blad.spoed and not self._spoed:
            self._haal_nummers()
        self._spoed = blad.spoed
        kan_bellen = blad.spoed or self._gevraagd
        self._spoedvak.setVisible(kan_bellen or bool(blad.spoedcontacten))
        self._spoedlijst.zet_bellen(kan_bellen)
        self._spoedlijst.toon_contacten(blad.spoedcontacten)

    def _haal_nummers(self) -> None:
        # Without an answer 112 is there, and another number can be typed.
        self._verband.omgeving.broker.ask(
            Spoednummers(), self._spoedlijst.toon_nummers, _stil, eigenaar=self
        )

    def _gebeld(self, dienst: str, nummer: str) -> None:
        self._verband.bewerking.doe(
            BelSpoed(melding_id=self._verband.melding_id, dienst=dienst, nummer=nummer)
        )
        omgeving = self._verband.omgeving
        omgeving.meld(f"Vastgelegd: {dienst} gebeld om {tijdstip(omgeving.nu())}.")


class _Vak(QWidget):
    """A heading with a list under it."""

    def __init__(self, titel: str, naam: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label(titel, "sectie"))
        self.lijst = QVBoxLayout()
        self.lijst.setSpacing(RUIMTE_S)
        kolom.addLayout(self.lijst)

    def leeg(self) -> None:
        """Take the list away."""
        maak_leeg(self.lijst)


def opsomming_elders(elders: Sequence[str]) -> str:
    """Return where somebody is known, on one line."""
    return "; ".join(elders)


def maak_termijn(termijn: Termijn, vandaag: date, naam: str) -> QWidget:
    """Make the lines of one termijn: what it is, how it stands, and why."""
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(RUIMTE_XS)
    # Of several of one kind, such as informatieverzoeken, the words say which.
    over = f": {termijn.over_naam}" if termijn.over_naam else ""
    kolom.addWidget(make_label(f"{hoofdletter(termijn.naam)}{over}", "label", breekt=True))
    pil = Pil(
        termijn_tekst(termijn, vandaag),
        soort_van(termijn, vandaag),
        naam=f"{naam}.termijn[{termijn.soort.value}]",
    )
    kolom.addWidget(pil)
    kolom.addWidget(make_label(termijn.uitleg, "hint", breekt=True))
    return vak


def termijn_tekst(termijn: Termijn, vandaag: date) -> str:
    """Return "uiterlijk ma 19 jan", "2 werkdagen te laat" or "gehaald op vr 16 jan"."""
    if termijn.status is TermijnStatus.GEHAALD and termijn.gehaald_op is not None:
        return f"gehaald op {relatief(termijn.gehaald_op, vandaag)}"
    if termijn.status is TermijnStatus.VERVALLEN:
        return "vervallen"
    if termijn.status is TermijnStatus.TE_LAAT:
        return te_laat_tekst(termijn.dagen_te_laat)
    return f"uiterlijk {relatief(termijn.uiterlijk, vandaag)}"


def _stil(_fout: Exception) -> None:
    """Do without: 112 is always shown."""
