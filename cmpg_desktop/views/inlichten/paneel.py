"""The part of a melding or casus about telling: loads itself, so that it fits in any page."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Conflict, GeenBevoegdheid, RedenGevraagd
from cmpg_desktop.berichten.inlichten import (
    HefUitzonderingOp,
    InlichtenBetrokkene,
    InlichtenBlad,
    InlichtenOpenen,
    NeemIngelichtTerug,
    WerkInlichtenBij,
)
from cmpg_desktop.berichten.kern import Changes, Command, Noun
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.conflict import toon_conflict
from cmpg_desktop.views.formulier import Formulier
from cmpg_desktop.views.inlichten.dialogen import Dialoogwerk, IngelichtDialoog
from cmpg_desktop.views.inlichten.kaart import Betrokkenekaart, Kaartinhoud, verdeel
from cmpg_desktop.views.inlichten.uitzondering import UitzonderingDialoog, Weegformulier
from cmpg_desktop.views.inlichten.vragen import Vragenwerk
from cmpg_desktop.views.melding.dialogen import RedenDialoog
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.pagina import VERVERS_MS
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.taal import tel

_RAAKT = (Noun.INSTELLING, Noun.VRIJE_DAG, Noun.ORGANISATIE)


class InlichtenPaneel(QWidget):
    """Who of a dossier must be told, and all that is done about it.

    Put it in a page or a tab; it loads when it is shown and follows what changes. `soort` is
    "melding" or "casus" and only names it. With the `bewerking` of a page, Ctrl+Z of that page
    undoes an answer that was given here.

    Signals:
        geladen(object): the `InlichtenBlad` that is shown now.
        weggelegd: nothing of it is in sight any more.
    """

    geladen = Signal(object)
    weggelegd = Signal()

    def __init__(
        self,
        omgeving: Omgeving,
        soort: str,
        dossier_id: UUID,
        *,
        bewerking: Bewerking | None = None,
    ) -> None:
        super().__init__()
        noem(self, "inlichten", f"Inlichten bij deze {soort}")
        self.omgeving = omgeving
        self.dossier_id = dossier_id
        self.blad: InlichtenBlad | None = None
        self.bewerking = bewerking or omgeving.maak_bewerking("inlichten", self)
        formulier = Formulier(self.bewerking, self)
        formulier.conflict.connect(self._bij_conflict)
        self._werk = Vragenwerk(
            Verband(omgeving, formulier, dossier_id), self._antwoord, self._open_deel
        )
        self._kaarten: dict[UUID, Betrokkenekaart] = {}
        self._concepten: dict[UUID, Weegformulier] = {}
        self._wil_focus = False
        self._nog: list[Kaartinhoud] = []
        self._vraag = 0
        self._verouderd = True
        self._ververs = QTimer(self)
        self._ververs.setSingleShot(True)
        self._ververs.setInterval(VERVERS_MS)
        self._ververs.timeout.connect(self._laad_als_zichtbaar)
        self._maak_vlak()
        omgeving.broker.veranderd.connect(self._bij_verandering)
        self.bewerking.niet_bevoegd.connect(self._bij_niet_bevoegd)

    def _maak_vlak(self) -> None:
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        self._balken = QVBoxLayout()
        self._balken.setSpacing(RUIMTE_M)
        self._stand = Leeg(naam="inlichten.stand")
        self._stand.actie.connect(self.laad)
        self._stand.hide()
        self._balk = MeldingBalk(BalkSoort.INFO, "", naam="inlichten.balk")
        self._balk.hide()
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_L)
        kolom.addLayout(self._balken)
        kolom.addWidget(self._balk)
        kolom.addWidget(self._stand)
        kolom.addLayout(self._lijst)
        kolom.addStretch(1)

    # --- loading ---------------------------------------------------------------------------------

    def laad(self) -> None:
        """Ask how it stands and show it when it comes."""
        broker = self.omgeving.broker
        broker.laat_vallen(self._vraag)
        vraag = InlichtenOpenen(dossier_id=self.dossier_id)
        self._vraag = broker.ask(vraag, self._toon, self._bij_laadfout, eigenaar=self)

    def focus_eerst(self) -> None:
        """Put the cursor where the work begins: the first question, or the first button."""
        eerste = next(filter(None, (kaart.eerste() for kaart in self._kaarten.values())), None)
        if eerste is not None:
            eerste.setFocus()
        self._wil_focus = self.blad is None

    def _toon(self, blad: InlichtenBlad) -> None:
        self.blad = blad
        self._stand.setVisible(not blad.betrokkenen)
        if not blad.betrokkenen:
            self._stand.toon(
                LeegSoort.LEEG, "Er staat nog niemand in dit dossier. Voeg eerst iemand toe."
            )
        self._toon_balk(blad)
        for weg in self._kaarten.keys() - {een.id for een in blad.betrokkenen}:
            kaart = self._kaarten.pop(weg)
            kaart.hide()
            kaart.deleteLater()
        begint = not self._nog
        self._nog = list(verdeel(blad))
        self.geladen.emit(blad)
        if begint:
            self._volgende_kaart()

    def _volgende_kaart(self) -> None:
        """Make or refill one card in an event of its own: a big family is many fields."""
        blad = self.blad
        if blad is None or not self._nog:
            return
        deel = self._nog.pop(0)
        if deel.een.id not in self._kaarten:
            kaart = self._kaarten[deel.een.id] = Betrokkenekaart(self._werk, deel.een.id)
            volgorde = [een.id for een in blad.betrokkenen]
            self._lijst.insertWidget(volgorde.index(deel.een.id), kaart)
        namen = {een.id: een.stand.weergave for een in blad.betrokkenen}
        self._kaarten[deel.een.id].vul(deel, blad, namen)
        if self._wil_focus:
            self.focus_eerst()
        if self._nog:
            QTimer.singleShot(0, self, self._volgende_kaart)

    def _toon_balk(self, blad: InlichtenBlad) -> None:
        soort, tekst = BalkSoort.INFO, blad.dicht
        if not tekst and blad.blokkades:
            soort = BalkSoort.LET_OP
            wie = tel(len(blad.blokkades), "persoon", "personen")
            tekst = (
                f"Over {wie} mag nog niets de deur uit. Eerst een brief of gesprek, of een gewogen "
                "uitzondering."
            )
            if blad.vragen_dicht:
                tekst = f"{blad.vragen_dicht} {tekst}"
        elif not tekst and blad.betrokkenen:
            soort = BalkSoort.GOED
            tekst = "Iedereen is ingelicht, of er is een uitzondering gewogen."
        self._balk.setVisible(bool(tekst))
        if tekst:
            self._balk.zet(soort, tekst)

    def _bij_laadfout(self, fout: Exception) -> None:
        if isinstance(fout, (RedenGevraagd, GeenBevoegdheid)):
            # Somebody may just have shielded what stands here.
            self._leg_weg()
        if not isinstance(fout, CmpgFout) or self.blad is not None:
            self.omgeving.fout.emit(fout)
            return
        self._stand.toon(
            LeegSoort.MISLUKT, f"{fout.tekst} {fout.wat_nu}".strip(), "Opnieuw proberen"
        )
        self._stand.show()

    def _leg_weg(self) -> None:
        """Leave nothing of the dossier in sight."""
        self.blad = None
        self._nog.clear()
        self._balk.hide()
        for kaart in self._kaarten.values():
            kaart.hide()
            kaart.deleteLater()
        self._kaarten.clear()
        self.weggelegd.emit()

    def _bij_verandering(self, changes: Changes) -> None:
        if self.dossier_id not in changes.dossiers and not changes.raakt(*_RAAKT):
            return
        self.omgeving.broker.laat_vallen(self._vraag)
        self._verouderd = True
        if not self._ververs.isActive():
            self._ververs.start()

    def _bij_niet_bevoegd(self) -> None:
        # At another desk somebody may have shielded this dossier.
        self._verouderd = True
        self._laad_als_zichtbaar()

    def _laad_als_zichtbaar(self) -> None:
        if self._verouderd and self.isVisible():
            self._verouderd = False
            self.laad()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._laad_als_zichtbaar()

    # --- working ---------------------------------------------------------------------------------

    def _open_deel(self, code: str, wie: UUID) -> None:
        """Open what a button of a card asks for; `wie` is a betrokkene, or a fact of one."""
        doe: dict[str, Callable[[UUID], None]] = {
            "ingelicht": self._open_ingelicht,
            "uitzondering": self._open_uitzondering,
            "einde": self._open_einde,
            "corrigeer": self._open_correctie,
            "terug": self._open_terug,
            "bijwerken": self._werk_bij,
            "brief": self._open_brief,
        }
        doe[code](wie)

    def _open_ingelicht(self, wie: UUID) -> None:
        IngelichtDialoog(self._dialoogwerk("Vastgelegd wie is ingelicht."), self._van(wie)).open()

    def _open_correctie(self, feit_id: UUID) -> None:
        een, regel = next(
            (een, regel)
            for een in self._betrokkenen()
            for regel in een.verleden
            if regel.feit_id == feit_id
        )
        IngelichtDialoog(self._dialoogwerk("De correctie is vastgelegd."), een, regel).open()

    def _open_uitzondering(self, wie: UUID) -> None:
        een, blad = self._van(wie), self.blad
        if blad is None:
            return
        dialoog = UitzonderingDialoog(
            self._dialoogwerk("De uitzondering is vastgelegd."),
            een,
            blad.teksten,
            self._concepten.get(wie, Weegformulier()),
        )

        def dicht(gelukt: int) -> None:
            # Closed without recording: what was typed is there the next time.
            if gelukt:
                self._concepten.pop(wie, None)
            else:
                self._concepten[wie] = dialoog.ingevuld()

        dialoog.finished.connect(dicht)
        dialoog.open()

    def _open_brief(self, brief_id: UUID) -> None:
        self.bewerking.spoel()
        self.omgeving.ga_naar_brief(self.dossier_id, brief_id)

    def _open_einde(self, wie: UUID) -> None:
        dialoog = RedenDialoog(
            self.window(),
            naam="uitzondering_einde",
            titel=f"Uitzondering voor {self._van(wie).stand.weergave} vandaag laten eindigen?",
            uitleg="Vandaag licht u in, of u weegt opnieuw. Wat er stond, blijft in het dossier.",
            ja="Laten eindigen",
        )
        dialoog.houd_bij(self.omgeving, ("inlichten", self.dossier_id))
        dialoog.gegeven.connect(
            lambda reden: self._doe(
                HefUitzonderingOp(dossier_id=self.dossier_id, over=wie, reden=reden),
                "De uitzondering eindigt vandaag.",
            )
        )
        dialoog.open()

    def _open_terug(self, feit_id: UUID) -> None:
        dialoog = RedenDialoog(
            self.window(),
            naam="ingelicht_terug",
            titel="Toch niet ingelicht?",
            uitleg="De termijn is dan weer open. Wat er stond, blijft in het dossier.",
            ja="Terugnemen",
        )
        dialoog.houd_bij(self.omgeving, ("inlichten", self.dossier_id))
        dialoog.gegeven.connect(
            lambda reden: self._doe(
                NeemIngelichtTerug(dossier_id=self.dossier_id, feit_id=feit_id, reden=reden),
                "Dit is teruggenomen.",
            )
        )
        dialoog.open()

    def _werk_bij(self, wie: UUID) -> None:
        self._doe(
            WerkInlichtenBij(dossier_id=self.dossier_id, over=wie), "De termijn is bijgewerkt."
        )

    def _doe(self, command: Command, gelukt: str) -> None:
        self.bewerking.doe(command, lambda _changes: self.omgeving.meld(gelukt))

    def _antwoord(self, command: Command, veld: VeldWidget | None) -> None:
        def mislukt(fout: Exception) -> None:
            if veld is not None and isinstance(fout, CmpgFout):
                veld.toon_fout(fout.tekst)
            else:
                self.omgeving.fout.emit(fout)

        self.bewerking.doe(command, None, mislukt)

    def _dialoogwerk(self, gelukt: str) -> Dialoogwerk:
        def verzend(
            command: Command,
            klaar: Callable[[Changes], None],
            mislukt: Callable[[Exception], None],
        ) -> None:
            def bij_klaar(changes: Changes) -> None:
                klaar(changes)
                self.omgeving.meld(gelukt)

            self.bewerking.spoel()
            self.bewerking.doe(command, bij_klaar, mislukt)

        return Dialoogwerk(self.window(), self.omgeving, self.dossier_id, verzend)

    def _betrokkenen(self) -> tuple[InlichtenBetrokkene, ...]:
        return self.blad.betrokkenen if self.blad is not None else ()

    def _van(self, wie: UUID) -> InlichtenBetrokkene:
        return next(een for een in self._betrokkenen() if een.id == wie)

    def _bij_conflict(self, sleutel: Sleutel, conflict: Conflict, label: str) -> None:
        self._balken.addWidget(toon_conflict(self.bewerking, sleutel, conflict, label))
