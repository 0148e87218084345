"""A call, while it is not yet anything else: type as they talk."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.kern import Changes, Noun, nieuw_id
from cmpg_desktop.berichten.partners import Spoednummers
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    BelSpoed,
    GooiNotitieWeg,
    HaalMarkeringWeg,
    Markeer,
    NotitieBlad,
    NotitieLezen,
    StukjeSoort,
)
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.blad import Tweeluik
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.telefoon_afronden import Einde
from cmpg_desktop.views.telefoon_beller import Beller, Bellerorganisatie, partij_hint
from cmpg_desktop.views.telefoon_slot import Slot
from cmpg_desktop.views.telefoon_tekst import SOORTEN, Gespreksvlak, Markeerbalk
from cmpg_desktop.views.telefoon_zij import SpoedKaart, StukjesKaart, VragenKaart
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import VragenStand, nog_vragen
from cmpg_desktop.werkproces.taal import kort, tijdstip

if TYPE_CHECKING:
    from datetime import datetime

_RAAKT: Final = (Noun.NOTITIE, Noun.STUKJE, Noun.SPOEDCONTACT)
_TIK_MS: Final = 1000
_GESPREK_LEEFT: Final = timedelta(minutes=10)  # after the last letter
_WERD_MELDING: Final = "Dit gesprek is een melding geworden. Werk verder in die melding."


class TelefoonPagina(Pagina):
    """A call. A new one is nothing until the first letter, and vanishes when it stays empty."""

    code = "telefoon"
    rail = "meldingen"

    def __init__(self, omgeving: Omgeving, notitie_id: UUID | None) -> None:
        super().__init__(omgeving, "telefoon")
        self._blad: NotitieBlad | None = None
        self._alleen_lezen = False
        self._begonnen: datetime = omgeving.nu()
        self._klok = QTimer(self)
        self._klok.setInterval(_TIK_MS)
        self._klok.timeout.connect(self._tik)
        self._tijd = Pil("", PilSoort.ACCENT, naam="telefoon.klok", icoon_naam="phone-call")
        self._bouw_kop()
        self._maak_velden()
        self._zij = QWidget()
        self._bouw_zij()
        self.inhoud.addWidget(Tweeluik(self._bouw_gesprek(), self._zij), 1)
        self._bouw_einde()
        self._maak_sneltoetsen()
        self._toon_namen()
        omgeving.ingesteld.connect(self._toon_namen)
        self._is_nieuw = notitie_id is None
        self._hier_gemaakt = False
        self._neem_id(notitie_id or nieuw_id())
        omgeving.broker.ask(Spoednummers(), self._spoed.toon_nummers, _stil, eigenaar=self)

    # --- the page ----------------------------------------------------------------------------

    @override
    def laad(self) -> None:
        """Ask for the call; one that is no row yet has nothing to ask for."""
        if self._is_nieuw:
            # All of it is known already: nothing that says "one moment" may push the text down.
            self._gevuld = True
            self._vragen.toon(nog_vragen(VragenStand()))
        elif not self._slot.bezig:
            self.vraag(NotitieLezen(id=self._id), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        """Say whether these changes are about this call."""
        return changes.raakt(*_RAAKT) and (
            self._id in changes.dossiers or any(rij.id == self._id for rij in changes.rijen)
        )

    @override
    def verlaat(self) -> None:
        """Save; a call in which nothing was said vanishes."""
        if self._slot.bezig or self._is_nieuw:
            return
        # What was not read yet looks empty too: only what is known to be empty goes.
        gelezen = self._hier_gemaakt or (self._blad is not None and self._blad.id == self._id)
        if gelezen and self._is_leeg() and not self._alleen_lezen:
            self.bewerking.vergeet()
            self.bewerking.doe(GooiNotitieWeg(notitie_id=self._id))
            self._begin_opnieuw()
            return
        super().verlaat()

    @override
    def focus_eerst(self) -> None:
        """Put the cursor in the text: they are talking already. Emergency numbers go first."""
        if self._spoedknop.isChecked():
            self._spoed.focus_eerst()
        else:
            self._tekst.setFocus()

    @property
    @override
    def houdt_open(self) -> bool:
        """Somebody is on the phone: the window must not lock by itself.

        A call that lies there, or in which nothing was said, is no reason to stay open.
        """
        if self._slot.bezig or self._alleen_lezen or self._is_leeg():
            return False
        return self.bewerking.gedaan_sinds(_GESPREK_LEEFT)

    @override
    def toont(self, rij: UUID | None) -> bool:
        """Say whether this call is still here: one that became a melding made room for another."""
        return rij not in self._slot.werd_melding

    @property
    @override
    def is_terug_te_vinden(self) -> bool:
        """A call that is no row (yet, or any more) is nothing to come back to."""
        return not self._is_nieuw

    @override
    def toon_spoed(self) -> bool:
        """Show the emergency numbers, or hide them again; a call that is over has none to call."""
        if self._alleen_lezen:
            return False
        self._spoedknop.toggle()
        return True

    # --- building ----------------------------------------------------------------------------

    def _bouw_kop(self) -> None:
        self.kop.zet_pillen([self._tijd])
        self._spoedknop = Knop(
            "Spoed", naam="telefoon.spoedknop", icoon_naam="siren", sneltoets="F8", overal=True
        )
        self._spoedknop.setCheckable(True)
        self._spoedknop.toggled.connect(self._toon_spoed)
        self.kop.voeg_actie_toe(self._spoedknop)

    def _maak_velden(self) -> None:
        self._beller = Beller()
        self._wie, self._partij, self._nummer = (
            self._beller.wie,
            self._beller.partij,
            self._beller.nummer,
        )
        self._organisatie = Bellerorganisatie(self.omgeving, self.bewerking, self._partij)
        self._tekst = Gespreksvlak(
            naam="tekst",
            toegankelijk="Gesprek",
            voorbeeld="Typ mee met het gesprek. Alles wordt meteen bewaard.",
        )

    def _bouw_gesprek(self) -> Kaart:
        kaart = Kaart(naam="telefoon.gesprek")
        kaart.setAccessibleName("Gesprek")
        self._markeer = Markeerbalk()
        self._markeer.gekozen.connect(self._doe_markeer)
        kaart.inhoud.addWidget(self._beller)
        kaart.inhoud.addWidget(self._markeer)
        kaart.inhoud.addWidget(self._tekst, 1)
        return kaart

    def _bouw_zij(self) -> None:
        self._spoed = SpoedKaart(lambda: self.formulier)
        self._spoed.gebeld.connect(self._bel)
        self._spoed.hide()
        self._vragen = VragenKaart()
        self._vragen.gevraagd.connect(self._ga_naar_veld)
        self._stukjes = StukjesKaart()
        self._stukjes.weg.connect(self._haal_weg)
        kolom = QVBoxLayout(self._zij)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        kolom.addWidget(self._spoed)
        kolom.addWidget(self._vragen)
        kolom.addWidget(self._stukjes)
        kolom.addStretch(1)

    def _bouw_einde(self) -> None:
        self._einde = Einde(self.omgeving, self._naam_gesprek, self._gebieden)
        self._slot = Slot(self.omgeving, self.bewerking, self._einde, self._begin_opnieuw)
        # Under the part that scrolls: an end of the call is always in sight.
        self.onder.addWidget(self._einde)

    def _toon_namen(self) -> None:
        namen = self.omgeving.leefgebiednamen
        self._markeer.toon_namen(namen)
        self._stukjes.toon_namen(namen)

    def _gebieden(self) -> frozenset[Leefgebied]:
        stukjes = self._blad.stukjes if self._blad is not None else ()
        return frozenset(een.leefgebied for een in stukjes if een.leefgebied is not None)

    def _maak_sneltoetsen(self) -> None:
        for soort, (_, toets) in SOORTEN.items():
            sneltoets = QShortcut(QKeySequence(f"Ctrl+{toets}"), self)
            sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            sneltoets.activated.connect(lambda soort=soort: self._toets(soort))

    # --- the row -----------------------------------------------------------------------------

    def _neem_id(self, id_: UUID) -> None:
        self._id = id_
        self._slot.zet(id_, is_nieuw=self._is_nieuw)
        self._organisatie.zet(id_, None)
        bind = self.formulier.bind
        wie, partij, nummer = self._beller.velden
        bind(Veld.NOTITIE_WIE_BELT, id_, self._wie, wie)
        bind(Veld.NOTITIE_ORGANISATIE_TEKST, id_, self._partij, partij)
        bind(Veld.NOTITIE_TELEFOON, id_, self._nummer, nummer)
        bind(Veld.NOTITIE_TEKST, id_, self._tekst)
        bind(Veld.NOTITIE_SPOED, id_, self._spoed.vink)
        if self._is_nieuw:
            tekstvelden = (
                Veld.NOTITIE_WIE_BELT,
                Veld.NOTITIE_ORGANISATIE_TEKST,
                Veld.NOTITIE_TELEFOON,
                Veld.NOTITIE_TEKST,
            )
            for veld in tekstvelden:
                self.formulier.vul(veld, id_, "")
            self.formulier.vul(Veld.NOTITIE_SPOED, id_, False)
            self.bewerking.voor_eerste(self._begin)
        self._zet_kop()

    def _begin(self) -> None:
        self._is_nieuw = False
        self._hier_gemaakt = True
        self._slot.zet(self._id, is_nieuw=False)
        self.bewerking.doe(
            BeginNotitie(id=self._id, begonnen_op=self._begonnen),
            lambda _: self.werd_rij.emit(self._id),
        )

    def _begin_opnieuw(self) -> None:
        """Be a new call: the one that was here is gone."""
        self.formulier.maak_los(self._id)
        self._blad = None
        self._is_nieuw = True
        self._hier_gemaakt = False
        self._begonnen = self.omgeving.nu()
        self.bewerking.ongedaan.wis()
        self._zet_alleen_lezen(False)
        self._stukjes.toon(())
        self._tekst.zet_stukjes(())
        self._spoed.wis()
        self._spoedknop.setChecked(False)
        self._spoed.hide()
        self._vragen.toon(nog_vragen(VragenStand()))
        self._neem_id(nieuw_id())

    def _is_leeg(self) -> bool:
        blad = self._blad
        typt = self._wie.tekst() or self._partij.tekst() or self._nummer.tekst()
        heeft = blad is not None and (blad.stukjes or blad.spoedcontacten or blad.spoed)
        return not (typt or self._tekst.tekst().strip() or heeft or self._spoed.vink.isChecked())

    def _toon(self, blad: NotitieBlad) -> None:
        self._blad = blad
        self._organisatie.zet(blad.id, blad)
        vul = self.formulier.vul
        vul(Veld.NOTITIE_WIE_BELT, blad.id, blad.wie_belt)
        vul(Veld.NOTITIE_ORGANISATIE_TEKST, blad.id, blad.organisatie_tekst)
        vul(Veld.NOTITIE_TELEFOON, blad.id, blad.telefoon)
        vul(Veld.NOTITIE_TEKST, blad.id, blad.tekst)
        vul(Veld.NOTITIE_SPOED, blad.id, blad.spoed)
        self._begonnen = blad.begonnen_op
        self._beller.velden[1].toon_hint(partij_hint(blad))
        self._tekst.zet_stukjes(blad.stukjes)
        self._stukjes.toon(blad.stukjes)
        self._vragen.toon(blad.nog_vragen)
        self._toon_spoedcontacten(blad)
        self._zet_alleen_lezen(bool(blad.uitkomst))
        self._zet_kop()

    def _zet_alleen_lezen(self, alleen_lezen: bool) -> None:
        """Let a call that became a melding be read; the work goes on in the melding."""
        if alleen_lezen == self._alleen_lezen:
            return
        self._alleen_lezen = alleen_lezen
        for veld in (self._wie, self._partij, self._nummer, self._tekst):
            veld.setReadOnly(alleen_lezen)
        for deel in (self._markeer, self._spoedknop, self._spoed, self._stukjes):
            deel.setEnabled(not alleen_lezen)
        self._vragen.setVisible(not alleen_lezen)
        self._einde.zet_open(not alleen_lezen, _WERD_MELDING if alleen_lezen else "")

    def _toon_spoedcontacten(self, blad: NotitieBlad) -> None:
        self._spoed.toon_contacten(blad.spoedcontacten)
        if blad.spoedcontacten and self._spoed.isHidden() and not self._spoedknop.isChecked():
            self._spoed.show()

    def _zet_kop(self) -> None:
        dag = (
            "vandaag" if self._begonnen.date() == self.omgeving.vandaag() else kort(self._begonnen)
        )
        wie = self._wie.tekst()
        titel = f"Gesprek met {wie}" if wie else "Telefoongesprek"
        self.kop.zet(titel, f"Begonnen {dag} om {tijdstip(self._begonnen)}")
        self._tik()

    def _tik(self) -> None:
        blad = self._blad
        einde = blad.beeindigd_op if blad is not None else None
        seconden = max(0, int(((einde or self.omgeving.nu()) - self._begonnen).total_seconds()))
        uren, rest = divmod(seconden, 3600)
        tekst = f"{rest // 60:02}:{rest % 60:02}"
        self._tijd.zet(f"{uren}:{tekst}" if uren else tekst, PilSoort.ACCENT)

    # --- while they talk ---------------------------------------------------------------------

    def _toets(self, soort: StukjeSoort) -> None:
        hoek = self._tekst.cursorRect().bottomLeft() + QPoint(0, 4)
        self._markeer.kies(soort, self._tekst.viewport().mapToGlobal(hoek))

    def _doe_markeer(self, soort: StukjeSoort, gebied: Leefgebied | None) -> None:
        if self._alleen_lezen:
            return
        woorden = self._tekst.gekozen_woorden()
        self._tekst.setFocus()
        if not woorden:
            self.omgeving.meld("Kies eerst woorden in de tekst, of zet de cursor op een regel.")
            return
        self._tekst.na_markeren()
        self.bewerking.verlaat(Sleutel(Veld.NOTITIE_TEKST, self._id))
        self.bewerking.doe(
            Markeer(notitie_id=self._id, soort=soort, leefgebied=gebied, tekst=woorden)
        )

    def _haal_weg(self, stukje: UUID) -> None:
        self.bewerking.doe(HaalMarkeringWeg(id=stukje, notitie_id=self._id))
        self._tekst.setFocus()

    def _ga_naar_veld(self, veld: str) -> None:
        waar = {"melder": self._wie, "organisatie": self._partij, "terugbelnummer": self._nummer}
        waar.get(veld, self._tekst).setFocus()

    # --- spoed -------------------------------------------------------------------------------

    def _toon_spoed(self, aan: bool) -> None:
        self._spoed.setVisible(aan)
        if aan:
            self._spoed.focus_eerst()
        else:
            self._tekst.setFocus()

    def _bel(self, dienst: str, nummer: str) -> None:
        self.bewerking.doe(BelSpoed(notitie_id=self._id, dienst=dienst, nummer=nummer))
        self.omgeving.meld(f"Vastgelegd: {dienst} gebeld om {tijdstip(self.omgeving.nu())}.")

    # --- the end -----------------------------------------------------------------------------

    def _naam_gesprek(self) -> str:
        wie = self._wie.tekst() or self._partij.tekst()
        return f"Gesprek met {wie}" if wie else f"Gesprek van {tijdstip(self._begonnen)}"

    # --- Qt ----------------------------------------------------------------------------------

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._spoedknop.isChecked():
            self._spoedknop.setChecked(False)
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._klok.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._klok.stop()


def _stil(_fout: Exception) -> None:
    """Do without: 112 is always shown, and a name can always be typed."""
