"""The page of a casus: where it stands, its people, meldingen, documents and tijdlijn."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from cmpg_desktop.berichten.casussen import (
    CasusBlad,
    CasusOpenen,
    Casusregisseurs,
    Regisseur,
    SchermAf,
    WijsCasusToe,
    ZetKader,
)
from cmpg_desktop.berichten.fouten import CmpgFout, GeenBevoegdheid, NietGevonden, RedenGevraagd
from cmpg_desktop.berichten.kern import Changes, Command, Noun
from cmpg_desktop.berichten.meldingen import MeldingRij
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.typen import override
from cmpg_desktop.views.casusdelen import (
    Gegevens,
    Lijst,
    Redenvraag,
    eerste_termijn,
    inlichten_tekst,
)
from cmpg_desktop.views.fasebalk import Fasebalk
from cmpg_desktop.views.melding.bijlagen import Bijlagen
from cmpg_desktop.views.melding.naast import Naast
from cmpg_desktop.views.melding.opmaak import Doorklik
from cmpg_desktop.views.melding.personen import OmWieGaatHet
from cmpg_desktop.views.melding.stappen import Stappen, Tabvolgorde
from cmpg_desktop.views.melding.tijdlijn import Tijdlijnblad
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.melding.zijpaneel import maak_termijn
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_S
from cmpg_desktop.werkproces.taal import voluit
from cmpg_desktop.werkproces.termijn import Termijn

# What changes a termijn, a name or a law here without being of this casus.
_RAAKT: Final = (Noun.INSTELLING, Noun.VRIJE_DAG, Noun.MEDEWERKER)
TABS: Final = ("Personen", "Meldingen", "Documenten", "Tijdlijn")


class CasusPagina(Pagina):
    """One casus. Closed it can only be read; an afgeschermd one asks first why it is opened."""

    code: ClassVar[str] = "casus"
    rail: ClassVar[str] = "casussen"

    def __init__(self, omgeving: Omgeving, casus_id: UUID | None) -> None:
        super().__init__(omgeving, "pagina.casus")
        if casus_id is None:
            raise ValueError("a casus is opened, not made, on this page")
        self.id = casus_id
        self.blad: CasusBlad | None = None
        self._reden = ""
        self._dichtbalk: MeldingBalk | None = None
        self._vullers: list[Callable[[CasusBlad], None]] = []  # of the parts that are built
        self.verband = Verband(omgeving, self.formulier, self.id, is_casus=True)
        self.tabvolgorde = Tabvolgorde(self)
        self.reden = Redenvraag()
        self.reden.gegeven.connect(self._open_met)
        self.reden.hide()
        self._vlak = self._maak_vlak()
        self._vlak.hide()
        self.inhoud.addWidget(self.reden, 0, Qt.AlignmentFlag.AlignTop)
        self.inhoud.addWidget(self._vlak, 1)
        # One part per event: none of them holds up the screen.
        self.stappen = Stappen(
            self, (self._maak_personen, self._maak_gegevens, self._maak_documenten)
        )
        self.stappen.klaar.connect(self.tabvolgorde.later)

    @override
    def laad(self) -> None:
        # Just shielded from this page: the reason goes to the log, and lets its parts open too.
        net = self.blad is not None and not self.blad.afgeschermd and self._reden != ""
        opnieuw = self.blad is not None and not net
        self.vraag(CasusOpenen(id=self.id, opnieuw=opnieuw, reden=self._reden), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        meldingen = {een.id for een in self.blad.meldingen} if self.blad is not None else set()
        return bool(changes.dossiers & {self.id, *meldingen}) or changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        if self.reden.isVisible():
            self.reden.setFocus()
        else:
            self._tabs.setFocus()

    @override
    def toon_laadfout(self, fout: Exception) -> None:
        if not isinstance(fout, (RedenGevraagd, GeenBevoegdheid, NietGevonden)):
            super().toon_laadfout(fout)
            return
        # Somebody may just have shielded what stands here.
        self._leg_weg()
        self._traag.stop()
        if isinstance(fout, RedenGevraagd):
            self.stand.hide()
            self.reden.show()
            self.reden.setFocus()
            return
        self.reden.hide()
        self.stand.toon(LeegSoort.MISLUKT, _zin(fout), "Opnieuw proberen")
        self.stand.show()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        # Not when the window was only made small: the page did not go away then.
        if not event.spontaneous() and self.blad is not None and self.blad.afgeschermd:
            # Coming back is opening it again, and that asks for a reason again (besluit 28).
            self._leg_weg()
            self._verouderd = True

    def _leg_weg(self) -> None:
        """Leave nothing of the dossier in sight."""
        self.blad = None
        self._reden = ""
        self._vlak.hide()
        self.kop.zet("Casus")
        self.kop.zet_pillen([])

    # --- the parts -----------------------------------------------------------------------------

    def _maak_vlak(self) -> QWidget:
        self.fasen = Fasebalk("casus.fasen")
        self._eerst = make_label("", "sterk", breekt=True)
        self._eerst.setObjectName("casus.eerste_termijn")
        self._tabs = QTabBar()
        noem(self._tabs, "casus.tabs", "Onderdelen van de casus")
        self._tabs.setDrawBase(False)
        self._tabs.setExpanding(False)
        for tekst in TABS:
            self._tabs.addTab(tekst)
        self._tabs.currentChanged.connect(self._wissel_tab)
        # The one in sight is bold, and wider.
        self._tabs.currentChanged.connect(self._tabs.updateGeometry)
        self._meldingen = Lijst("Meldingen", "casus.meldingen")
        self._termijnen = Lijst("Termijnen", "casus.termijnen")
        self.tijdlijn = Tijdlijnblad("casus.tijdlijn")
        self._personenkaart = Kaart(naam="casus.betrokkenen")
        self._personenkaart.setAccessibleName("Personen")
        self._documentenkaart = Kaart(naam="casus.documenten")
        self._documentenkaart.setAccessibleName("Documenten")
        self._bladen: tuple[QWidget, ...] = (
            self._personenkaart,
            self._meldingen,
            self._documentenkaart,
            self.tijdlijn,
        )
        hoofd = QWidget()
        kolom = QVBoxLayout(hoofd)
        kolom.setContentsMargins(0, 0, 0, 0)
        for deel in self._bladen:
            kolom.addWidget(deel)
            deel.setVisible(deel is self._personenkaart)
        kolom.addStretch(1)
        zij = QWidget()
        self._naast = QVBoxLayout(zij)
        self._naast.setContentsMargins(0, 0, 0, 0)
        self._naast.setSpacing(RUIMTE_L)
        self._naast.addWidget(self._termijnen)
        self._inlichten = Knop(inlichten_tekst(()), naam="casus.inlichten", icoon_naam="envelope")
        self._inlichten.clicked.connect(lambda: self.omgeving.ga_naar.emit("inlichten", self.id))
        brieven = Knop("Brieven", naam="casus.brieven", icoon_naam="tray")
        brieven.clicked.connect(lambda: self.omgeving.ga_naar_brief(self.id, None))
        # At the top: who must hear of it comes before all else here.
        knoppen = QWidget()
        stroom = Stroom(knoppen, ruimte=RUIMTE_S)  # with large letters they go under each other
        for knop in (self._inlichten, brieven):
            stroom.addWidget(knop)
        self._naast.addStretch(1)
        vlak = QWidget()
        onder = QVBoxLayout(vlak)
        onder.setContentsMargins(0, 0, 0, 0)
        onder.setSpacing(RUIMTE_L)
        for boven in (self.fasen, self._eerst, knoppen):
            onder.addWidget(boven)
        # As wide as its words: the edge that shows the focus goes around them.
        onder.addWidget(self._tabs, 0, Qt.AlignmentFlag.AlignLeft)
        onder.addWidget(Naast(hoofd, zij, zij=True), 1)
        return vlak

    def _maak_personen(self) -> None:
        self.personen = OmWieGaatHet(self.verband)
        self.personen.gewijzigd.connect(self.tabvolgorde.later)
        self._personenkaart.inhoud.addWidget(self.personen)
        self._voeg_vuller_toe(self._vul_personen)

    def _maak_gegevens(self) -> None:
        self.gegevens = Gegevens(self.verband)
        self.gegevens.kader.connect(self._zet_kader)
        self.gegevens.toewijzen.connect(self._vraag_regisseurs)
        self.gegevens.afschermen.connect(self._vraag_team)
        self.gegevens.vrijgeven.connect(self._vraag_vrij)
        self._naast.insertWidget(2, self.gegevens)
        self._voeg_vuller_toe(self.gegevens.vul)

    def _maak_documenten(self) -> None:
        self.documenten = Bijlagen(self.verband)
        self._documentenkaart.inhoud.addWidget(self.documenten)
        self._voeg_vuller_toe(self._vul_documenten)

    def _voeg_vuller_toe(self, vul: Callable[[CasusBlad], None]) -> None:
        self._vullers.append(vul)
        if self.blad is not None:
            vul(self.blad)

    # --- showing -------------------------------------------------------------------------------

    def _toon(self, blad: CasusBlad) -> None:
        vorige, self.blad = self.blad, blad
        vandaag = self.omgeving.vandaag()
        self.reden.hide()
        self._toon_kop(blad)
        self._vlak.show()
        self.fasen.vul(blad.stappen)
        self._eerst.setText(eerste_termijn(blad.termijnen))
        self._eerst.setVisible(blad.gesloten_op is None)
        self._inlichten.zet_tekst(inlichten_tekst(blad.termijnen))
        # What is not built yet is filled when it is.
        for vul in self._vullers:
            vul(blad)
        # What stayed as it was keeps its widgets, and so the focus.
        if vorige is None or vorige.meldingen != blad.meldingen or vorige.eerdere != blad.eerdere:
            self._toon_meldingen(blad.meldingen)
        if vorige is None or vorige.termijnen != blad.termijnen:
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
        pillen = [Pil(stand, soort, naam="casus.pil.stand")]
        if blad.zorgmijder == "ja":
            pillen.append(Pil("Zorgmijder", PilSoort.RUSTIG, naam="casus.pil.zorgmijder"))
        if blad.afgeschermd:
            pillen.append(Pil("Afgeschermd", PilSoort.ACCENT, naam="casus.pil.afgeschermd"))
        self.kop.zet_pillen(pillen)
        if blad.gesloten_op is not None and self._dichtbalk is None:
            self._dichtbalk = MeldingBalk(
                BalkSoort.INFO,
                f"{stand}. U kunt deze casus alleen lezen.",
                naam="casus.alleen_lezen",
            )
            self.balken.addWidget(self._dichtbalk)
        elif blad.gesloten_op is None and self._dichtbalk is not None:
            self._dichtbalk.hide()
            self._dichtbalk.deleteLater()
            self._dichtbalk = None

    def _vul_personen(self, blad: CasusBlad) -> None:
        self.personen.vul(blad)
        self.personen.zet_dicht(dicht=blad.gesloten_op is not None)

    def _vul_documenten(self, blad: CasusBlad) -> None:
        self.documenten.vul(blad)
        self.documenten.zet_dicht(dicht=blad.gesloten_op is not None)

    def _toon_meldingen(self, meldingen: Sequence[MeldingRij]) -> None:
        def maak(rij: MeldingRij) -> Doorklik:
            # One that builds on a closed casus is still work; the others stand as the casus does.
            stand = rij.hoe if rij.stand is Stand.OPEN else ""
            op = f"ontvangen op {voluit(rij.ontvangen_op)}"
            delen = (rij.kop, rij.organisatie, op, stand)
            return self._maak_weg(
                " · ".join(filter(None, delen)), f"casus.melding[{rij.id}]", "melding", rij.id
            )

        regels = [maak(een) for een in meldingen]
        if self.blad is not None and self.blad.eerdere_id is not None:
            tekst = f"Bouwt voort op casus {self.blad.eerdere}"
            regels.append(self._maak_weg(tekst, "casus.eerdere", "casus", self.blad.eerdere_id))
        self._meldingen.vul(regels, leeg="Geen melding aan deze casus gekoppeld.")

    def _maak_weg(self, tekst: str, naam: str, pagina: str, rij: UUID) -> Doorklik:
        icoon = "megaphone" if pagina == "melding" else "folders"
        regel = Doorklik(tekst, naam=naam, icoon_naam=icoon)
        regel.clicked.connect(lambda: self.omgeving.ga_naar.emit(pagina, rij))
        return regel

    def _toon_tijdlijn(self) -> None:
        if self.blad is not None:
            self.tijdlijn.vul(self.blad.tijdlijn)

    def _wissel_tab(self, tab: int) -> None:
        self.bewerking.spoel()
        for nummer, deel in enumerate(self._bladen):
            deel.setVisible(nummer == tab)
        self.tabvolgorde.later()

    # --- changing ------------------------------------------------------------------------------

    def _open_met(self, reden: str) -> None:
        self._reden = reden
        self.laad()

    def _doe(self, command: Command, gelukt: str) -> None:
        def klaar(changes: Changes) -> None:
            self.omgeving.meld(gelukt, self.bewerking.ongedaan.van(changes))

        def mislukt(fout: Exception) -> None:
            self.omgeving.fout.emit(fout)
            # What stands on the screen may be another than what was refused.
            self.laad()

        self.bewerking.spoel()
        self.bewerking.doe(command, klaar, mislukt)

    def _zet_kader(self, code: str, aan: bool) -> None:
        gelukt = "Het wettelijk kader is gewijzigd."
        self._doe(ZetKader(id=self.id, kader=code, aan=aan), gelukt)

    def _vraag_regisseurs(self) -> None:
        def kwamen(wie: tuple[Regisseur, ...]) -> None:
            if self.blad is None:
                return
            from cmpg_desktop.views.casusdialogen import ToewijsDialoog  # noqa: PLC0415  (seldom)

            dialoog = ToewijsDialoog(self.window(), self.blad, wie)
            dialoog.houd_bij(self.omgeving, (self.code, self.id))
            dialoog.gegeven.connect(self._wijs_toe)
            dialoog.open()

        self.omgeving.broker.ask(Casusregisseurs(), kwamen, self.omgeving.fout.emit, eigenaar=self)

    def _wijs_toe(self, wie: object, reden: str) -> None:
        if self.blad is not None and isinstance(wie, UUID):
            oud = self.blad.casusregisseur_id
            command = WijsCasusToe(id=self.id, oud=oud, nieuw=wie, reden=reden)
            self._doe(command, "De casus is toegewezen.")

    def _vraag_team(self) -> None:
        def kwamen(team: tuple[Medewerker, ...]) -> None:
            if self.blad is None:
                return
            from cmpg_desktop.views.casusdialogen import AfschermDialoog  # noqa: PLC0415  (seldom)

            dialoog = AfschermDialoog(self.window(), self.blad, team, self.omgeving.ik)
            dialoog.houd_bij(self.omgeving, (self.code, self.id))
            dialoog.gegeven.connect(self._scherm_af)
            dialoog.open()

        self.omgeving.broker.ask(Medewerkers(), kwamen, self.omgeving.fout.emit, eigenaar=self)

    def _scherm_af(self, wie: object, reden: str) -> None:
        if self.blad is not None and isinstance(wie, tuple):
            oud = tuple(een.medewerker_id for een in self.blad.toegang)
            # Who shields it has it open already, and has just said why.
            self._reden = self._reden or reden
            self._doe(
                SchermAf(id=self.id, oud=oud, wie=wie, reden=reden), "De casus is afgeschermd."
            )

    def _vraag_vrij(self) -> None:
        if self.blad is None:
            return
        from cmpg_desktop.views.melding.dialogen import RedenDialoog  # noqa: PLC0415  (seldom)

        oud = tuple(een.medewerker_id for een in self.blad.toegang)
        dialoog = RedenDialoog(
            self.window(),
            naam="casus.vrijgeven",
            titel=f"Casus {self.blad.nummer} niet meer afschermen?",
            uitleg="Het hele regieteam kan deze casus daarna weer vinden en openen.",
            ja="Niet meer afschermen",
        )
        dialoog.houd_bij(self.omgeving, (self.code, self.id))
        dialoog.gegeven.connect(
            lambda reden: self._doe(
                SchermAf(id=self.id, op=False, oud=oud, reden=reden),
                "De casus is niet meer afgeschermd.",
            )
        )
        dialoog.open()


def _zin(fout: CmpgFout) -> str:
    return f"{fout.tekst} {fout.wat_nu}".strip()


def _lopend_eerst(termijn: Termijn) -> tuple[bool, date]:
    return not termijn.status.is_open, termijn.uiterlijk
