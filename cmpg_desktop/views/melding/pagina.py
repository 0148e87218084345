"""The page of a melding: a form that saves itself, what is missing beside it, and its tijdlijn."""

from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import QTimer

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, RedenGevraagd
from cmpg_desktop.berichten.kern import Changes, Noun, nieuw_id
from cmpg_desktop.berichten.meldingen import (
    CorrigeerOntvangst,
    MaakMelding,
    MeldingBlad,
    MeldingOpenen,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.typen import override
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.melding.acties import Acties
from cmpg_desktop.views.melding.afdruk import maak_document
from cmpg_desktop.views.melding.bijlagen import Bijlagen
from cmpg_desktop.views.melding.leeg_blad import leeg_blad
from cmpg_desktop.views.melding.naast import Meebewegend
from cmpg_desktop.views.melding.onderwerp import MagDelen, WaarGaatHetOm, WatIsGeprobeerd
from cmpg_desktop.views.melding.ontvangst import Ontvangst, ontvangst_zin
from cmpg_desktop.views.melding.personen import OmWieGaatHet
from cmpg_desktop.views.melding.stappen import Stappen, Tabvolgorde
from cmpg_desktop.views.melding.tabbladen import Tab, Tabbladen
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.melding.wie_meldt import WieMeldt
from cmpg_desktop.views.melding.zijpaneel import Zijpaneel
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.leeg import LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.printen import Drukwerk
from cmpg_desktop.views.thema import RUIMTE_XL
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, Vraag
from cmpg_desktop.werkproces.rollen import Rol

if TYPE_CHECKING:
    from collections.abc import Callable

_Deel = WieMeldt | WaarGaatHetOm | WatIsGeprobeerd | OmWieGaatHet | MagDelen | Bijlagen

BIJ_INVOEREN = "Gewijzigd bij het vastleggen van de melding."


class MeldingPagina(Pagina):
    """One melding. Without an id it is a new one: it exists from its first character.

    An untouched new page leaves nothing behind.
    """

    code: ClassVar[str] = "melding"
    rail: ClassVar[str] = "meldingen"

    def __init__(self, omgeving: Omgeving, melding_id: UUID | None) -> None:
        super().__init__(omgeving, "pagina.melding")
        self.id = melding_id or nieuw_id()
        self.nieuw = melding_id is None
        self._bestaat = not self.nieuw
        self._gemaakt = not self.nieuw
        self._geopend = False
        self.blad: MeldingBlad | None = None
        self.verband = Verband(omgeving, self.formulier, self.id)
        self.tabvolgorde = Tabvolgorde(self)
        self._maak_delen()
        self.tabs = Tabbladen(self, self.kaart, self._zijplek)
        self.tabs.zet_bestaat(bestaat=self._bestaat)
        self.tabs.gewisseld.connect(self._bij_tab)
        self.inhoud.addWidget(self.tabs, 1)
        if self.nieuw:
            self.bewerking.voor_eerste(self._maak)
            self._toon(leeg_blad(self.id, omgeving.vandaag()))
        else:
            self.stand.toon(LeegSoort.LADEN, "De melding wordt geopend …")
            self.stand.show()
            self.tabs.hide()

    # --- what every page does ---------------------------------------------------------------

    @override
    def laad(self) -> None:
        if not self._bestaat:
            return
        broker = self.omgeving.broker
        broker.laat_vallen(self._vraag)
        self._vraag = broker.ask(
            MeldingOpenen(id=self.id, opnieuw=self._geopend),
            self._toon,
            self._bij_laadfout,
            eigenaar=self,
        )
        self.tabs.laad()

    @override
    def raakt(self, changes: Changes) -> bool:
        # A free day and the length of a termijn shift the dates that stand beside it.
        if self.id in changes.dossiers or changes.raakt(Noun.INSTELLING, Noun.VRIJE_DAG):
            return True
        organisatie = self.blad.organisatie_id if self.blad is not None else None
        return any(rij.noun is Noun.ORGANISATIE and rij.id == organisatie for rij in changes.rijen)

    @override
    def verlaat(self) -> None:
        super().verlaat()
        if self._wachtbalk is not None:
            self.omgeving.meld(
                "De nieuwe melding is nog niet vastgelegd. Ga terug en verbeter de ontvangst."
            )

    @override
    def focus_eerst(self) -> None:
        if self.nieuw and self.wie is not None:
            self.wie.organisatie.veld.setFocus()
        elif self.nieuw:
            self._cursor_gevraagd = True
        else:
            self.tabs.balk.setFocus()

    @override
    def druk_af(self) -> bool:
        if self.blad is None or not self._bestaat:
            return False
        blad, vandaag = self.blad, self.omgeving.vandaag()
        namen = self.omgeving.leefgebiednamen
        self.druk(
            Drukwerk(
                titel="Melding",
                maak=lambda: maak_document(blad, vandaag, namen),
                liggend=False,
                melding_id=blad.id,
            )
        )
        return True

    @override
    def toon_spoed(self) -> bool:
        if self.blad is not None and self.blad.stand is not Stand.OPEN:
            # Nothing is added to what was closed: a new call it is.
            return False
        if self.tabs.nu is not Tab.BEOORDELING:
            self.tabs.ga(Tab.MELDING)
        self.stappen.nu()
        self.zij.open_spoed()
        return True

    # --- the parts ---------------------------------------------------------------------------

    def _maak_delen(self) -> None:
        self._acties: Acties | None = None
        self._wachtbalk: MeldingBalk | None = None
        self._delen: list[_Deel] = []
        self.kaart = Kaart(naam="melding.kaart")
        self.kaart.setAccessibleName("Melding")
        self.kaart.inhoud.setSpacing(RUIMTE_XL)
        self._zijplek = Meebewegend()
        self.wie: WieMeldt | None = None
        self._cursor_gevraagd = False
        self.stappen = Stappen(
            self,
            (
                # In a new melding somebody types at once.
                *(() if self.nieuw else (self._maak_acties,)),
                self._maak_ontvangst,
                self._maak_wie,
                *((self._maak_acties,) if self.nieuw else ()),
                self._maak_onderwerp,
                self._maak_personen,
                self._maak_slot,
                self._maak_zij,
            ),
        )
        self.stappen.klaar.connect(self.tabvolgorde.later)

    def _voeg_deel_toe(self, deel: _Deel) -> None:
        if self._delen:
            self.kaart.inhoud.addWidget(make_lijn())
        self.kaart.inhoud.addWidget(deel)
        self._delen.append(deel)
        if self.blad is not None:
            deel.vul(self.blad)
            _zet_dicht(deel, dicht=self.blad.stand.is_dicht)

    def _maak_acties(self) -> None:
        self._acties = Acties(self)
        if self.blad is not None:
            self._acties.vul(self.blad, bestaat=self._bestaat)
            self.verband.vul(Veld.MELDING_SPOED, self.blad.spoed)

    def _maak_ontvangst(self) -> None:
        self.ontvangst = Ontvangst(self.omgeving, nieuw=self.nieuw)
        self.ontvangst.gekozen.connect(self._bij_ontvangst)
        self.ontvangst.fout_getoond.connect(self._bij_ontvangstfout)
        self.ontvangst.corrigeer.connect(self._corrigeer_ontvangst)

    def _maak_wie(self) -> None:
        self.wie = WieMeldt(self.verband, self.ontvangst)
        self._voeg_deel_toe(self.wie)
        if self._cursor_gevraagd:
            self.wie.organisatie.veld.setFocus()

    @property
    def acties(self) -> Acties:
        """The menu; what is not built yet is built for it."""
        self.stappen.nu()
        if self._acties is None:
            raise RuntimeError("the menu is the first thing that is built")
        return self._acties

    def _corrigeer_ontvangst(self) -> None:
        self.acties.corrigeer_ontvangst()

    def _maak_onderwerp(self) -> None:
        self.waar = WaarGaatHetOm(self.verband)
        self.waar.problematiek.gewijzigd.connect(self.tabvolgorde.later)
        self.geprobeerd = WatIsGeprobeerd(self.verband)
        self._voeg_deel_toe(self.waar)
        self._voeg_deel_toe(self.geprobeerd)

    def _maak_personen(self) -> None:
        self.personen = OmWieGaatHet(self.verband)
        self.personen.gewijzigd.connect(self.tabvolgorde.later)
        self.personen.geopend.connect(self._toon_focus)
        self._voeg_deel_toe(self.personen)

    def _maak_slot(self) -> None:
        self.delen = MagDelen(self.verband)
        self.bijlagen = Bijlagen(self.verband)
        self._voeg_deel_toe(self.delen)
        self._voeg_deel_toe(self.bijlagen)
        self.kaart.inhoud.addStretch(1)

    def _maak_zij(self) -> None:
        self.zij = Zijpaneel(self.verband)
        self.zij.gekozen.connect(self.ga_naar_vraag)
        self.zij.brief.clicked.connect(self.open_brief)
        self.zij.beoordelen.clicked.connect(self._ga_beoordelen)
        self.zij.zet_bestaat(bestaat=self._bestaat)
        self._zijplek.zet(self.zij)
        self._vul_zij()

    def _ga_beoordelen(self) -> None:
        self.tabs.ga(Tab.BEOORDELING)
        if self.tabs.weegblad is not None:
            self.tabs.weegblad.keuze.setFocus()

    def _bij_tab(self) -> None:
        """Show beside the beoordeling what lacks for it, and beside the rest what the form does."""
        weegblad = self.tabs.weegblad
        weegt = self.tabs.nu is Tab.BEOORDELING and weegblad is not None
        if self.stappen.is_klaar:
            self.zij.zet_werk(weegblad.zij if weegt and weegblad is not None else None)
        self.tabvolgorde.later()

    # --- showing -------------------------------------------------------------------------------

    def _toon(self, blad: MeldingBlad) -> None:
        werd_spoed = blad.spoed and self.blad is not None and not self.blad.spoed
        self.blad = blad
        self._geopend = self._bestaat
        self.stand.hide()
        self.tabs.show()
        onder = ontvangst_zin(blad.ontvangen_op, blad.ontvangen_om, blad.wijze)
        self.kop.zet(blad.kop, f"Ontvangen {onder}" if self._bestaat else "Nog niets vastgelegd")
        for deel in self._delen:
            deel.vul(blad)
            _zet_dicht(deel, dicht=blad.stand.is_dicht)
        self.verband.vul(Veld.MELDING_SPOED, blad.spoed)
        self.tabs.zet_bestaat(bestaat=self._bestaat)
        if self._acties is not None:
            self._acties.vul(blad, bestaat=self._bestaat)
        if self.stappen.is_klaar:
            self._vul_zij()
            self.zij.zet_bestaat(bestaat=self._bestaat)
        if self.tabs.weegblad is not None:
            self.tabs.weegblad.toon_contacten()
        self.tabs.naast.zet_rechts_eerst(blad.spoed)
        if werd_spoed and self.stappen.is_klaar:
            self.zij.toon_spoed()

    def _vul_zij(self) -> None:
        if self.blad is None:
            return
        self.zij.vul(self.blad)
        if self.blad.stand.is_dicht:
            return
        fout = (
            (
                Vraag(
                    code="ontvangst", tekst="Verbeter de ontvangst: die kan niet.", veld="ontvangst"
                ),
            )
            if self.ontvangst.fout
            else ()
        )
        self.zij.ontbreekt.vul((*fout, *self.blad.ontbreekt))

    @override
    def leg_weg(self, titel: str) -> None:
        super().leg_weg(titel)
        self.blad = None
        self._geopend = False
        if self._acties is not None:
            self._acties.vergeet()
        self.tabs.hide()

    def _bij_laadfout(self, fout: Exception) -> None:
        if isinstance(fout, (RedenGevraagd, GeenBevoegdheid)):
            # Somebody may just have shielded the casus that this melding is of.
            self.leg_weg("Melding")
        if self.blad is None:
            self.toon_laadfout(fout)
        else:
            self.omgeving.fout.emit(fout)

    # --- a new melding --------------------------------------------------------------------------

    def _maak(self) -> None:
        """Register the melding: something was typed.

        An ontvangst starts a termijn, so nobody guesses it: while it cannot be, all that is typed
        waits in the journal.
        """
        waarde = self.ontvangst.velden.waarde()
        if waarde is None:
            self.bewerking.houd_vast()
            self._toon_wacht()
            return
        self._gemaakt = True
        self._wis_wacht()
        self.bewerking.laat_gaan(lambda: self._maak_nu(*waarde))

    def _maak_nu(self, dag: date, moment: datetime | None, wijze: OntvangstWijze) -> None:
        self.bewerking.doe(
            MaakMelding(id=self.id, ontvangen_op=dag, ontvangen_om=moment, wijze=wijze),
            self._bij_gemaakt,
        )
        medewerker = self.omgeving.medewerker
        if medewerker is not None and Rol.CASUSREGISSEUR in medewerker.rollen:
            self.formulier.zet(Veld.MELDING_BEHANDELAAR, self.id, medewerker.id)

    def _toon_wacht(self) -> None:
        balk = MeldingBalk(
            BalkSoort.LET_OP,
            "Deze melding is nog niet vastgelegd, want de ontvangst kan niet. Verbeter de "
            "ontvangst; wat u verder typt, gaat niet verloren.",
            naam="melding.wacht",
        )
        balk.voeg_actie_toe(
            "Naar de ontvangst", self._naar_ontvangst, naam="melding.wacht.ontvangst"
        )
        self.balken.addWidget(balk)
        self._wachtbalk = balk
        # The way back leads here, where all that is typed stands, and not to an empty page.
        self.werd_rij.emit(self.id)

    def _wis_wacht(self) -> None:
        if self._wachtbalk is not None:
            self._wachtbalk.hide()
            self._wachtbalk.deleteLater()
            self._wachtbalk = None

    def _naar_ontvangst(self) -> None:
        self.tabs.ga(Tab.MELDING)
        self.ontvangst.focus()
        self._toon_focus()

    def _bij_ontvangstfout(self, _fout: str) -> None:
        # After the click that took the cursor out of the field: its line may be in this list.
        QTimer.singleShot(0, self, self._toon_ontvangstfout)

    def _toon_ontvangstfout(self) -> None:
        if self.stappen.is_klaar:
            self._vul_zij()

    def _bij_gemaakt(self, _changes: Changes) -> None:
        self._bestaat = True
        self.werd_rij.emit(self.id)

    def _bij_ontvangst(self, dag: date, moment: datetime | None, wijze: OntvangstWijze) -> None:
        if not self._gemaakt:
            self.bewerking.voor_eerste(None)
            self._maak()
            return
        blad = self.blad
        if blad is not None and (dag, moment, wijze) == (
            blad.ontvangen_op,
            blad.ontvangen_om,
            blad.wijze,
        ):
            return
        self.bewerking.doe(
            CorrigeerOntvangst(
                id=self.id, ontvangen_op=dag, ontvangen_om=moment, wijze=wijze, reden=BIJ_INVOEREN
            )
        )

    # --- going somewhere --------------------------------------------------------------------------

    def ga_naar_vraag(self, vraag: Vraag) -> None:
        """Put the cursor where the answer to this question goes."""
        self.tabs.ga(Tab.MELDING)
        self.stappen.nu()
        doelen: dict[str, Callable[[], None]] = {
            **(self.wie.doelen if self.wie is not None else {}),
            **self.waar.doelen,
            **self.geprobeerd.doelen,
            **self.personen.doelen,
            **self.delen.doelen,
        }
        # A question about persons leads to the person it is about, by its code.
        ga = doelen.get(vraag.code) or doelen.get(vraag.veld)
        if ga is not None:
            ga()
            self._toon_focus()

    def open_brief(self) -> None:
        """Go to the letter of advice."""
        self.bewerking.spoel()
        self.omgeving.ga_naar.emit("brief", self.id)

    def open_brieven(self, brief_id: UUID | None = None) -> None:
        """Go to a letter of this melding in the outbox, or to the first that must go out."""
        self.bewerking.spoel()
        self.omgeving.ga_naar_brief(self.id, brief_id)

    def _toon_focus(self) -> None:
        widget = self.focusWidget()
        if widget is not None:
            breng_in_beeld(widget)


def _zet_dicht(deel: _Deel, *, dicht: bool) -> None:
    """Let nobody type in a melding that ended; people and files can still be opened to read."""
    if isinstance(deel, OmWieGaatHet | Bijlagen):
        deel.zet_dicht(dicht=dicht)
    else:
        deel.setEnabled(not dicht)
