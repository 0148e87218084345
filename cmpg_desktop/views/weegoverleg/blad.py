"""One melding on one sheet to read from top to bottom: nothing here can be typed in."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, PuntSnapshot, RondeSnapshot
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.berichten.weegoverleg import WeegoverlegBlad
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.tweede import voorstel_zin
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.melding.stappen import Stappen
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.termijnpil import soort_van
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S, RUIMTE_XS
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.meldingkeuzes import EerdereInzet
from cmpg_desktop.werkproces.taal import (
    dag_van,
    hoofdletter,
    lang,
    relatief,
    te_laat_tekst,
    tijdstip,
    voluit,
)
from cmpg_desktop.werkproces.termijn import Termijn, TermijnStatus
from cmpg_desktop.werkproces.weging import Weging

_INZET: Final = (
    (EerdereInzet.BEMIDDELING, "inzet_bemiddeling"),
    (EerdereInzet.DOSSIERVORMING, "inzet_dossier"),
    (EerdereInzet.HULP_INGESCHAKELD, "inzet_hulp"),
    (EerdereInzet.CONTACT_CORPORATIE, "inzet_corporatie"),
)
_ANTWOORD: Final = {"ja": "Ja", "nee": "Nee", "onbekend": "Niet bekend", "": "Niet gevraagd"}
Regel = tuple[str, str]  # a text and its role: "sterk", "hint" or plain


def met_leeftijd(geboorte: Geboorte, op: date) -> str:
    """Return the birth with the age, also where only a month or a year is known."""
    tekst = geboorte.weergave(op)
    jaren = geboorte.leeftijd(op)
    if jaren is None or "(" in tekst or "jaar" in tekst:
        return tekst
    jongst, oudst = jaren
    return f"{tekst} ({jongst if jongst == oudst else f'{jongst} of {oudst}'} jaar)"


class Weegblad(QWidget):
    """The sheet; it has the focus for the keys that scroll, so nothing on it needs the mouse.

    Signals:
        openen: go to the page of this melding.
        in_zicht(bool): the sheet came into sight, or went out of it.
        rollen(int): scroll, in pages.
        vinken: tick this melding, or take its tick away.
    """

    openen = Signal()
    in_zicht = Signal(bool)
    rollen = Signal(int)
    vinken = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__()
        noem(self, "weegoverleg.blad", "Melding om te wegen")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._omgeving = omgeving
        self.stappen: Stappen | None = None
        self._kop = make_label("", "titel", breekt=True)
        self._kop.setObjectName("weegoverleg.blad.kop")
        self._pillen = Stroom(ruimte=RUIMTE_S)
        self._delen = QVBoxLayout()
        self._delen.setSpacing(RUIMTE_L)
        self._open = Knop(
            "Naar de melding",
            naam="weegoverleg.blad.open",
            soort=KnopSoort.STIL,
            icoon_naam="megaphone",
        )
        self._open.clicked.connect(self.openen)
        self._open.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, RUIMTE_S, 0)
        kolom.setSpacing(RUIMTE_M)
        kolom.addWidget(self._kop)
        kolom.addLayout(self._pillen)
        kolom.addLayout(self._delen)
        kolom.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        kolom.addStretch(1)

    def zeg(self, tekst: str) -> None:
        """Show one sentence instead of a melding."""
        self._leeg()
        self._kop.setText("")
        self._open.hide()
        if tekst:
            self._delen.addWidget(make_label(tekst, "hint", breekt=True))

    def vul(self, blad: WeegoverlegBlad) -> None:
        """Show a melding with its beoordeling."""
        self._leeg()
        melding, beoordeling = blad.melding, blad.beoordeling
        vandaag = self._omgeving.vandaag()
        self._kop.setText(melding.kop)
        noem(self, "weegoverleg.blad", f"Melding {melding.kop}")
        for pil in _pillen(melding, vandaag):
            self._pillen.addWidget(pil)
        kaart = Kaart(naam="weegoverleg.blad.kaart")
        kaart.inhoud.setSpacing(RUIMTE_XS)
        self._delen.addWidget(kaart)
        stukken = (
            ("wie", "", _wie_meldt(melding)),
            ("spoed", "Spoed", _spoed(melding)),
            ("vraag", "Wat is de vraag?", [(melding.concrete_vraag, "")]),
            ("speelt", "Wat speelt er?", list(self._leefgebieden(melding))),
            ("geprobeerd", "Wat is al geprobeerd?", list(_geprobeerd(melding))),
            ("mensen", "Om wie gaat het?", list(_mensen(melding.betrokkenen, vandaag))),
            ("voorstel", "Het voorstel", list(self._voorstel(beoordeling))),
        )
        # A long melding is many words to lay out: a part of it per event.
        self.stappen = Stappen(
            kaart, [partial(_bouw, kaart, stuk, beoordeling.nu) for stuk in stukken]
        )
        self._open.show()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.in_zicht.emit(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.in_zicht.emit(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        toets = event.key()
        if toets in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.rollen.emit(1 if toets in {Qt.Key.Key_PageDown, Qt.Key.Key_Down} else -1)
        elif toets == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.vinken.emit()
        else:
            super().keyPressEvent(event)

    @property
    def is_klaar(self) -> bool:
        """Whether all of the melding is on the sheet."""
        return self.stappen is None or self.stappen.is_klaar

    def _leeg(self) -> None:
        self.stappen = None  # what was being built goes with its card
        maak_leeg(self._pillen)
        maak_leeg(self._delen)

    def _leefgebieden(self, melding: MeldingBlad) -> Iterator[Regel]:
        for een in melding.problematiek:
            yield hoofdletter(self._omgeving.leefgebied(een.leefgebied)), "hint"
            yield een.tekst, ""

    def _voorstel(self, blad: BeoordelingBlad) -> Iterator[Regel]:
        for ronde in blad.rondes[:-1]:
            if ronde.besluit is not None:
                op = voluit(dag_van(ronde.besluit.moment))
                yield f"Ronde {ronde.ronde}: {ronde.besluit.uitkomst.weergave}, {op}.", "hint"
        nu = blad.nu
        if nu.teruggegeven is not None:
            terug = nu.teruggegeven
            yield f"{terug.door} gaf het vorige voorstel terug: {terug.reden}", "hint"
        if blad.wacht_sinds is not None:
            tot = f", tot {lang(blad.wacht_tot)}" if blad.wacht_tot is not None else ""
            yield f"De melding wacht op de melder sinds {lang(blad.wacht_sinds)}{tot}.", ""
            return
        if nu.voorstel is None:
            yield "Er is nog geen voorstel.", ""
            if blad.ontbreekt:
                yield "Dit ontbreekt nog", "sterk"
            yield from ((f"• {een.tekst}", "") for een in blad.ontbreekt)
            return
        aanpak = f", {nu.aanpak.weergave}" if nu.aanpak is not None else ""
        yield f"{hoofdletter(nu.voorstel.uitkomst.weergave)}{aanpak}", "sterk"
        yield nu.voorstel.motivering, ""
        yield voorstel_zin(nu.voorstel, self._omgeving), "hint"
        yield from _velden(nu)
        for punt in nu.punten:
            yield from _punt(punt)


def _bouw(kaart: Kaart, stuk: tuple[str, str, list[Regel]], nu: RondeSnapshot) -> None:
    """Put one part on the sheet, under its heading."""
    naam, titel, regels = stuk
    over = [(tekst, rol) for tekst, rol in regels if tekst.strip()]
    if not over and naam == "spoed":
        return
    # Whole before it is in sight: each word that is shown by itself lays out all of them again.
    deel = QWidget()
    kolom = QVBoxLayout(deel)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(RUIMTE_XS)
    if titel:
        kolom.addSpacing(RUIMTE_XS)
        kolom.addWidget(make_lijn())
        kolom.addSpacing(RUIMTE_XS)
        kop = make_label(titel, "sectie", breekt=True)
        kop.setObjectName(f"weegoverleg.blad.{naam}")
        kolom.addWidget(kop)
    if naam == "voorstel" and nu.voorstel is not None and not nu.voorstel.geldig:
        balk = MeldingBalk(
            BalkSoort.LET_OP, nu.voorstel.vervallen, naam="weegoverleg.blad.vervallen"
        )
        kolom.addWidget(balk)
    for tekst, rol in over or [("Hier staat nog niets.", "hint")]:
        kolom.addWidget(make_label(tekst, rol, breekt=True))
    kaart.inhoud.addWidget(deel)


def _pillen(melding: MeldingBlad, vandaag: date) -> Iterator[Pil]:
    if melding.spoed:
        yield Pil("Spoed", PilSoort.TE_LAAT, naam="weegoverleg.blad.pil.spoed", icoon_naam="siren")
    lopend = [een for een in melding.termijnen if een.status.is_open]
    eerste = min(lopend, key=lambda een: een.uiterlijk, default=None)
    if eerste is not None:
        tekst = f"{hoofdletter(eerste.naam)}: {_wanneer(eerste, vandaag)}"
        yield Pil(tekst, soort_van(eerste, vandaag), naam="weegoverleg.blad.pil.termijn")


def _wanneer(termijn: Termijn, vandaag: date) -> str:
    if termijn.status is TermijnStatus.TE_LAAT:
        return te_laat_tekst(termijn.dagen_te_laat)
    return f"uiterlijk {relatief(termijn.uiterlijk, vandaag)}"


def _wie_meldt(melding: MeldingBlad) -> list[Regel]:
    wie = ", ".join(filter(None, (melding.melder_naam, melding.melder_functie)))
    van = " · ".join(filter(None, (wie, melding.organisatie))) or "Wie meldt, is nog niet bekend"
    op = f"Ontvangen op {lang(melding.ontvangen_op)}"
    behandelaar = f"behandelaar: {melding.behandelaar or 'nog niemand'}"
    return [(van, "sterk"), (f"{op} · {behandelaar}", "hint")]


def _spoed(melding: MeldingBlad) -> list[Regel]:
    if not melding.spoed:
        return []
    gebeld = [
        (
            f"{een.dienst}, {voluit(dag_van(een.moment))} om {tijdstip(een.moment)}"
            + (f": {een.uitkomst}" if een.uitkomst else ""),
            "",
        )
        for een in melding.spoedcontacten
    ]
    return gebeld or [("Er is nog niemand gebeld.", "")]


def _geprobeerd(melding: MeldingBlad) -> Iterator[Regel]:
    yield melding.eerder_geprobeerd, ""
    for soort, veld in _INZET:
        tekst = str(getattr(melding, veld))
        if tekst:
            yield hoofdletter(soort.weergave), "hint"
            yield tekst, ""


def _mensen(mensen: tuple[BetrokkeneSnapshot, ...], vandaag: date) -> Iterator[Regel]:
    for een in mensen:
        persoon = een.persoon
        yield persoon.weergavenaam or "Naam nog niet bekend", "sterk"
        geboren = met_leeftijd(persoon.geboorte, vandaag)
        if "jaar" not in persoon.geboorte.weergave(vandaag):
            geboren = f"geboren: {geboren}"  # else only an age is known
        weg = f"overleden op {voluit(persoon.overleden_op)}" if persoon.overleden_op else ""
        rol = een.rol or "rol nog niet bekend"
        yield " · ".join(filter(None, (rol, geboren, weg))), "hint"


def _velden(nu: RondeSnapshot) -> Iterator[Regel]:
    naar = " · ".join(filter(None, (nu.organisatie, nu.naar_wie)))
    for label, tekst in (
        ("Naar wie", naar),
        ("Melder blijft verantwoordelijk tot", voluit(nu.melder_tot) if nu.melder_tot else ""),
        ("Casus", nu.casus),
    ):
        if tekst:
            yield label, "hint"
            yield tekst, ""
    if nu.zorgmijder:
        yield "Zorgmijder", "hint"
        yield ". ".join(filter(None, (_ANTWOORD[nu.zorgmijder], nu.zorgmijder_waaruit))), ""
    if nu.uitkomst is Weging.FASE_2 and nu.ingeschreven_op is not None:
        yield "Waar zij ingeschreven staan", "hint"
        yield f"Nagekeken op {voluit(nu.ingeschreven_op)}, in: {nu.ingeschreven_bron}", ""
    gevraagd = [een.vraag.tekst for een in nu.retour if een.antwoord != "nee"]
    if gevraagd:
        yield "Dit vragen we de melder", "hint"
        yield from ((f"• {tekst}", "") for tekst in gevraagd)


def _punt(punt: PuntSnapshot) -> Iterator[Regel]:
    if not punt.antwoord and not punt.waaruit:
        return
    yield punt.criterium.leeskop, "hint"
    antwoord = "" if punt.criterium.alleen_tekst else _ANTWOORD[punt.antwoord]
    yield ". ".join(filter(None, (antwoord, punt.waaruit))), ""
