"""The page of a casus: only to read for now. Working in a casus comes in a later version."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.casussen import CasusBetrokkene, CasusBlad, CasusOpenen
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.meldingen import MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.naast import Naast
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.melding.tijdlijn import Tijdlijnblad
from cmpg_desktop.views.melding.zijpaneel import maak_termijn
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_XS
from cmpg_desktop.werkproces.taal import cijfers, voluit
from cmpg_desktop.werkproces.termijn import Termijn

ALLEEN_LEZEN: Final = (
    "U kunt een casus hier alleen lezen. Werken in een casus komt in een latere versie."
)
# What changes a termijn or a name here without being of this casus.
_RAAKT: Final = (Noun.INSTELLING, Noun.VRIJE_DAG, Noun.MEDEWERKER)


class CasusPagina(Pagina):
    """One casus: who it is about, what is due, its meldingen and its tijdlijn."""

    code: ClassVar[str] = "casus"
    rail: ClassVar[str] = "werkvoorraad"

    def __init__(self, omgeving: Omgeving, casus_id: UUID | None) -> None:
        super().__init__(omgeving, "pagina.casus")
        if casus_id is None:
            raise ValueError("a casus is opened, not made, on this page")
        self.id = casus_id
        self.blad: CasusBlad | None = None
        self._betrokkenen = _Lijst("Betrokkenen", "casus.betrokkenen")
        self._meldingen = _Lijst("Meldingen", "casus.meldingen")
        self._termijnen = _Lijst("Termijnen", "casus.termijnen")
        self.tijdlijn = Tijdlijnblad("casus.tijdlijn")
        self.balken.addWidget(MeldingBalk(BalkSoort.INFO, ALLEEN_LEZEN, naam="casus.alleen_lezen"))
        self._vlak = self._maak_vlak()
        self._vlak.hide()
        self.inhoud.addWidget(self._vlak, 1)
        # There may be nothing to click; the keys still scroll.
        (self._schuif,) = self.findChildren(Blad)
        self._schuif.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._schuif.setAccessibleName("Casus")

    @override
    def laad(self) -> None:
        self.vraag(CasusOpenen(id=self.id, opnieuw=self.blad is not None), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        meldingen = {een.id for een in self.blad.meldingen} if self.blad is not None else set()
        return bool(changes.dossiers & {self.id, *meldingen}) or changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        self._schuif.setFocus()

    def _maak_vlak(self) -> QWidget:
        hoofd = QWidget()
        kolom = QVBoxLayout(hoofd)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        for deel in (self._betrokkenen, self._meldingen, self.tijdlijn):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        zij = QWidget()
        naast = QVBoxLayout(zij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.addWidget(self._termijnen)
        inlichten = Knop("Betrokkenen inlichten", naam="casus.inlichten", icoon_naam="envelope")
        inlichten.clicked.connect(lambda: self.omgeving.ga_naar.emit("inlichten", self.id))
        naast.addWidget(inlichten)
        naast.addStretch(1)
        return Naast(hoofd, zij, zij=True)

    def _toon(self, blad: CasusBlad) -> None:
        vorige, self.blad = self.blad, blad
        vandaag = self.omgeving.vandaag()
        self._toon_kop(blad)
        self._vlak.show()
        # What stayed as it was keeps its widgets, and so the focus.
        if vorige is None or vorige.betrokkenen != blad.betrokkenen:
            self._betrokkenen.vul(
                [_maak_betrokkene(een) for een in blad.betrokkenen],
                leeg="Er staat nog niemand in deze casus.",
            )
        if vorige is None or vorige.meldingen != blad.meldingen:
            self._toon_meldingen(blad.meldingen)
        termijnen = sorted(blad.termijnen, key=_lopend_eerst)
        self._termijnen.vul(
            [maak_termijn(een, vandaag, "casus") for een in termijnen],
            leeg="Er loopt geen termijn.",
        )
        if vorige is None or vorige.tijdlijn != blad.tijdlijn:
            # A long tijdlijn is work of its own; the rest is in sight before it.
            QTimer.singleShot(0, self, self._toon_tijdlijn)

    def _toon_kop(self, blad: CasusBlad) -> None:
        wie = blad.casusregisseur or "nog niet aangewezen"
        titel = f"Casus {blad.nummer}"
        self.kop.zet(f"{titel}: {blad.kop}" if blad.kop else titel, f"Casusregisseur: {wie}")
        stand = f"Loopt sinds {voluit(blad.geopend_op)}"
        if blad.gesloten_op is not None:
            stand = f"Afgesloten op {voluit(blad.gesloten_op)}"
        soort = PilSoort.ACCENT if blad.gesloten_op is None else PilSoort.RUSTIG
        self.kop.zet_pillen([Pil(stand, soort, naam="casus.pil.stand")])

    def _toon_meldingen(self, meldingen: Sequence[MeldingRij]) -> None:
        def maak(rij: MeldingRij) -> Doorklik:
            # One that builds on a closed casus is still work; the others stand as the casus does.
            stand = rij.stand.weergave if rij.stand is Stand.OPEN else ""
            op = f"ontvangen op {voluit(rij.ontvangen_op)}"
            delen = (rij.kop, rij.organisatie, op, stand)
            regel = Doorklik(
                " · ".join(filter(None, delen)),
                naam=f"casus.melding[{rij.id}]",
                icoon_naam="megaphone",
            )
            regel.clicked.connect(lambda: self.omgeving.ga_naar.emit("melding", rij.id))
            return regel

        self._meldingen.vul(map(maak, meldingen), leeg="Geen melding aan deze casus gekoppeld.")

    def _toon_tijdlijn(self) -> None:
        if self.blad is not None:
            self.tijdlijn.vul(self.blad.tijdlijn)


class _Lijst(Kaart):
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


def _lopend_eerst(termijn: Termijn) -> tuple[bool, date]:
    return not termijn.status.is_open, termijn.uiterlijk


def _maak_betrokkene(een: CasusBetrokkene) -> QWidget:
    """Make two lines of somebody; what is not known yet says so."""
    rij = QWidget()
    kolom = QVBoxLayout(rij)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(RUIMTE_XS)
    rol = een.rol or "rol nog niet bekend"
    geboren = f"geboren: {een.geboren}" if een.geboren else "geboorte nog niet bekend"
    weg = f"overleden op {cijfers(een.overleden_op)}" if een.overleden_op is not None else ""
    tekst = " · ".join(filter(None, (rol, geboren, weg)))
    kolom.addWidget(make_label(een.naam, "sterk", breekt=True))
    kolom.addWidget(make_label(tekst, "hint", breekt=True))
    noem(rij, f"casus.betrokkene[{een.id}]", f"{een.naam}: {tekst}")
    return rij
