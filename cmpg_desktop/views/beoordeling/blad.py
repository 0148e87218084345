"""The tab "Beoordeling": the outcome first, then only what is asked for it (E038 to E046)."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingBlad,
    BeoordelingOpenen,
    RondeSnapshot,
    StelVoor,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.views.beoordeling.contacten import Contacten
from cmpg_desktop.views.beoordeling.delen import Deel, Maker, makers
from cmpg_desktop.views.beoordeling.lezen import Leeslijst, ingevuld, regels
from cmpg_desktop.views.beoordeling.staat import Staat
from cmpg_desktop.views.beoordeling.uitkomst import Uitkomstkeuze
from cmpg_desktop.views.beoordeling.zij import Weegzij
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.melding.stappen import Stappen
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.meldingregels import Vraag
from cmpg_desktop.werkproces.weging import Weging

if TYPE_CHECKING:
    from uuid import UUID

# What changes who may decide, without being of this melding.
_RAAKT = (Noun.MEDEWERKER, Noun.WAARNEMING, Noun.CASUS)
ONLEESBAAR = (
    "Er staat nog iets wat niet kan, zoals een halve datum. Verbeter dat eerst, ook als het bij "
    "een andere uitkomst staat."
)


class Weegblad(QWidget):
    """The beoordeling of the melding of one page; `zij` stands beside it."""

    def __init__(self, pagina: MeldingPagina) -> None:
        super().__init__()
        noem(self, "beoordeling", "Beoordeling")
        self._pagina = pagina
        self.blad: BeoordelingBlad | None = None
        self._vraag = 0
        self._vorm: tuple[UUID, Weging | None] | None = None
        self._delen: list[Deel] = []
        self._bouw: Stappen | None = None
        self._gewenst: Weging | None = None  # chosen with its key before anything was on screen
        self._volg = False  # what was just done shows at the top, out of sight of who did it
        self._later: str = ""  # where the cursor goes as soon as it is built
        self.zij = Weegzij()
        self.zij.gekozen.connect(self.ga_naar)
        self.zij.voorleggen.connect(self._leg_voor)
        self._wacht = Leeg(naam="beoordeling.stand")
        self._wacht.toon(LeegSoort.LADEN, "De beoordeling wordt opgehaald …")
        self._wacht.actie.connect(self.laad)
        self.staat = Staat(pagina, self._laad_en_volg)
        self.keuze = Uitkomstkeuze(pagina.verband)
        self.keuze.verouderd.connect(self.laad)
        self._kaart = Kaart(naam="beoordeling.kaart")
        self._kaart.setAccessibleName("Beoordeling")
        self._kaart.inhoud.setSpacing(RUIMTE_L)
        self._kaart.inhoud.addWidget(self.keuze)
        self._lijn = make_lijn()
        self._kaart.inhoud.addWidget(self._lijn)
        self._vlak = QWidget()
        self._delenlijst = QVBoxLayout(self._vlak)
        self._delenlijst.setContentsMargins(0, 0, 0, 0)
        self._delenlijst.setSpacing(RUIMTE_L)
        self._kaart.inhoud.addWidget(self._vlak)
        self._gelezen = Kaart("Beoordeling", naam="beoordeling.gelezen")
        self._leeslijst = Leeslijst("beoordeling.leeslijst", "Wat is ingevuld")
        self._gelezen.inhoud.addWidget(self._leeslijst)
        self._kaart.hide()
        self._gelezen.hide()
        self.contacten = Contacten(pagina)
        self.contacten.hide()
        self._eerder = Kaart("Eerdere rondes", naam="beoordeling.rondes")
        self._rondes: dict[UUID, Leeslijst] = {}
        self._eerder.hide()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_L)
        for deel in (
            self._wacht,
            self.staat,
            self._kaart,
            self._gelezen,
            self.contacten,
            self._eerder,
        ):
            kolom.addWidget(deel)
        kolom.addStretch(1)
        pagina.omgeving.broker.veranderd.connect(self._bij_verandering)

    @property
    def is_klaar(self) -> bool:
        """Whether all of the chosen outcome is on screen."""
        return self.blad is not None and (self._bouw is None or self._bouw.is_klaar)

    # --- loading ----------------------------------------------------------------------------

    def laad(self) -> None:
        """Ask how it stands; an answer to an earlier question is dropped."""
        broker = self._pagina.omgeving.broker
        broker.laat_vallen(self._vraag)
        self._vraag = broker.ask(
            BeoordelingOpenen(melding_id=self._pagina.id),
            self._toon,
            self._bij_laadfout,
            eigenaar=self,
        )

    def _laad_en_volg(self) -> None:
        self._volg = True
        self.laad()

    def _bij_verandering(self, changes: Changes) -> None:
        if self._pagina.raakt(changes):
            # The page asks again a moment later. What is under way may have been read before this
            # change: shown over it, it would take the field away in which somebody types.
            self._pagina.omgeving.broker.laat_vallen(self._vraag)
        # What is of the melding itself comes by the page.
        if self.isVisible() and any(changes.raakt(noun) for noun in _RAAKT):
            self.laad()

    def _bij_laadfout(self, fout: Exception) -> None:
        if self.blad is not None:
            self._pagina.omgeving.fout.emit(fout)
            return
        tekst = fout.tekst if isinstance(fout, CmpgFout) else "Dit kon niet worden geladen."
        self._wacht.toon(LeegSoort.MISLUKT, tekst, "Opnieuw proberen")

    def _toon(self, blad: BeoordelingBlad) -> None:
        omgeving = self._pagina.omgeving
        self.blad = blad
        self._wacht.hide()
        weegbaar = blad.stand is Stand.OPEN and blad.wacht_sinds is None and blad.nu.besluit is None
        mag = omgeving.mag(Handeling.BESLUIT_VOORSTELLEN)
        self.zij.vul(blad, omgeving.ik, mag=mag, weegbaar=weegbaar)
        self.staat.vul(blad)
        self._kaart.setVisible(weegbaar)
        if weegbaar:
            self.keuze.vul(blad.nu.uitkomst)
            self._toon_vorm(blad)
        else:
            self._wis_vorm()
        gevuld = tuple(ingevuld(blad.nu, omgeving.vandaag()))
        self._gelezen.setVisible(not weegbaar and bool(gevuld))
        if not weegbaar:
            self._leeslijst.vul(gevuld)
        self.toon_contacten()
        self._toon_rondes(blad.rondes[:-1])
        gewenst, self._gewenst = self._gewenst, None
        if gewenst is not None and weegbaar:
            self.keuze.kies(gewenst)
        if self._volg:
            self._volg = False
            self.staat.ga()
        self._pagina.tabvolgorde.later()

    def toon_contacten(self) -> None:
        """Show what happened around it: of these the melding itself holds the facts."""
        melding = self._pagina.blad
        if melding is not None and self.blad is not None:
            self.contacten.show()
            self.contacten.vul(self.blad, melding)

    def _toon_rondes(self, rondes: tuple[RondeSnapshot, ...]) -> None:
        self._eerder.setVisible(bool(rondes))
        for ronde in reversed(rondes):
            lijst = self._rondes.get(ronde.id)
            if lijst is None:
                titel = f"Ronde {ronde.ronde}"
                lijst = Leeslijst(f"beoordeling.ronde[{ronde.ronde}]", titel)
                deel = Sectie(titel, naam=f"beoordeling.ronde[{ronde.ronde}].deel")
                deel.inhoud.addWidget(lijst)
                self._eerder.inhoud.addWidget(deel)
                self._rondes[ronde.id] = lijst
            lijst.vul(tuple(regels(ronde, self._pagina.omgeving.vandaag())))

    # --- the form of the chosen outcome --------------------------------------------------------

    def _toon_vorm(self, blad: BeoordelingBlad) -> None:
        vorm = (blad.nu.id, blad.nu.uitkomst)
        if vorm == self._vorm:
            for deel in self._delen:
                deel.vul(blad.nu)
            return
        self._wis_vorm()
        self._vorm = vorm
        self._lijn.setVisible(blad.nu.uitkomst is not None)
        self._bouw = Stappen(
            self,
            [self._bouwer(maak) for maak in makers(self._pagina.verband, blad.nu, blad.eerdere)],
        )
        self._bouw.klaar.connect(self._bij_gebouwd)

    def _bouwer(self, maak: Maker) -> Callable[[], None]:
        def bouw() -> None:
            deel = maak()
            self._delen.append(deel)
            self._delenlijst.addWidget(deel.widget)
            if self.blad is not None:
                deel.vul(self.blad.nu)

        return bouw

    def _bij_gebouwd(self) -> None:
        self._pagina.tabvolgorde.later()
        if self._later:
            self._ga(self._later)

    def _wis_vorm(self) -> None:
        if self._bouw is not None:
            self._bouw.stop()
            self._bouw.deleteLater()
            self._bouw = None
        # Of this window: a dialog over it may have the cursor now, and gives it back later.
        hier: QWidget | None = self.window().focusWidget()
        if hier is not None and self._vlak.isAncestorOf(hier):
            # The field goes; the cursor stays with what was chosen.
            self.keuze.setFocus()
        for deel in self._delen:
            for rij in deel.rijen:
                self._pagina.formulier.maak_los(rij)
            deel.widget.hide()
            deel.widget.deleteLater()
        self._delen = []
        self._vorm = None
        self._lijn.hide()

    # --- going somewhere -------------------------------------------------------------------------

    def kies(self, weging: Weging) -> None:
        """Choose an outcome with its key, where one can be chosen."""
        if self.blad is None:
            self._gewenst = weging
        elif self._kaart.isVisible():
            self.keuze.kies(weging)

    def ga_naar(self, vraag: Vraag) -> None:
        """Put the cursor where the answer to this question goes."""
        if not vraag.veld.startswith("beoordeling"):
            self._pagina.ga_naar_vraag(vraag)
        elif vraag.code == "uitkomst":
            self.keuze.setFocus()
            breng_in_beeld(self.keuze)
        elif self.is_klaar:
            self._ga(vraag.veld)
        else:
            self._later = vraag.veld

    def _ga(self, veld: str) -> None:
        self._later = ""
        doelen = {plek: ga for deel in self._delen for plek, ga in deel.doelen.items()}
        ga = doelen.get(veld)
        if ga is not None:
            ga()
            hier = QApplication.focusWidget()
            if hier is not None and self.isAncestorOf(hier):
                breng_in_beeld(hier)

    # --- proposing --------------------------------------------------------------------------------

    def _leg_voor(self) -> None:
        """Save what was typed, then propose."""
        self._pagina.bewerking.spoel()
        if self._pagina.bewerking.iets_geweigerd:
            self.zij.weiger(ONLEESBAAR)
            return
        self._pagina.bewerking.na_opslaan(self._stel_voor)

    def _stel_voor(self) -> None:
        def klaar(_changes: Changes) -> None:
            self._pagina.omgeving.meld("Voorgelegd. Een ander beslist.")
            self._laad_en_volg()

        def mislukt(fout: Exception) -> None:
            if isinstance(fout, CmpgFout):
                self.zij.weiger(f"{fout.tekst} {fout.wat_nu}".strip())
                self._naar_eerste()
            else:
                self._pagina.omgeving.fout.emit(fout)
            self.laad()

        self._pagina.bewerking.doe(StelVoor(melding_id=self._pagina.id), klaar, mislukt)

    def _naar_eerste(self) -> None:
        eerste = self.blad.ontbreekt[0] if self.blad is not None and self.blad.ontbreekt else None
        if eerste is not None and eerste.veld.startswith("beoordeling"):
            self.ga_naar(eerste)
