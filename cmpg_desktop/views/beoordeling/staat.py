"""How the beoordeling stands: proposed, sent back, waiting for the melder, or decided."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, BesluitSnapshot, VoorstelSnapshot
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.views.beoordeling.besluit import open_besluit
from cmpg_desktop.views.beoordeling.lezen import is_besloten, wanneer, wie_besloot
from cmpg_desktop.views.beoordeling.wachten import (
    AanvullingDialoog,
    HerinnerDialoog,
    SluitDialoog,
)
from cmpg_desktop.views.inbeeld import breng_in_beeld
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import hoofdletter, lang
from cmpg_desktop.werkproces.uitgaand import NA_BESLUIT, brief_id
from cmpg_desktop.werkproces.weging import Weging

if TYPE_CHECKING:
    from cmpg_desktop.views.melding.pagina import MeldingPagina

# What a button calls each letter that follows; the advice is written on its own page.
_BRIEVEN: Final = {
    BriefSoort.RETOUR_MELDER: "Brief aan de melder",
    BriefSoort.ADVIES_MELDER: "Advies aan de melder schrijven",
    BriefSoort.ELDERS: "Brief aan de melder",
    BriefSoort.OVERDRACHT_LPGA: "Overdracht aan de lokale PGA",
    BriefSoort.OVERDRACHT_WOONOVERLAST: "Overdracht woonoverlast",
    BriefSoort.OVERDRACHT_MELDER: "Bericht aan de melder",
}
GESLOTEN: Final = "Gesloten: de melder vulde niet aan"
VERVALT: Final = "Verandert er iets in de melding of hieronder, dan vervalt het voorstel."
HIER_AANMELDEN: Final = (
    "Zit wie beslist bij u? Kies dan “Akkoord geven”: die collega meldt zich daar aan met het"
    " eigen wachtwoord."
)


class Staat(Kaart):
    """The card above the form; hidden while there is nothing but the form."""

    def __init__(self, pagina: "MeldingPagina", herlaad: Callable[[], None]) -> None:
        super().__init__(naam="beoordeling.staat")
        self.setAccessibleName("Hoe het staat")
        self._pagina = pagina
        self._herlaad = herlaad
        self._al: tuple[object, ...] | None = None
        self._eerste: Knop | None = None
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_S)
        self.inhoud.addLayout(self._lijst)
        self.hide()

    def vul(self, blad: BeoordelingBlad) -> None:
        """Show how it stands; what is the same stays, so the focus does."""
        nu = blad.nu
        staat = (
            *(blad.stand, blad.wacht_sinds, blad.wacht_tot, blad.casus_id, blad.besluit_weigering),
            *(nu.voorstel, nu.teruggegeven, nu.besluit, blad.mag_besluiten, self._vandaag()),
        )
        if staat == self._al:
            return
        eerste, self._al = self._al is None, staat
        # Of this window: the cursor may be in the dialog that changed this, and comes back here.
        hier: QWidget | None = self.window().focusWidget()
        had_focus = hier is not None and self.isAncestorOf(hier)
        maak_leeg(self._lijst)
        self._eerste = None
        zin = self._bouw(blad)
        self.setVisible(bool(zin))
        if zin and not eerste:
            kondig_aan(self, zin)
        if had_focus:
            self._pagina.tabs.balk.setFocus()

    def ga(self) -> None:
        """Come into sight with the cursor on what can be done next: somebody just changed it."""
        if self.isVisible():
            (self._eerste or self._pagina.tabs.balk).setFocus()
            breng_in_beeld(self, boven=True)

    # --- what it says -----------------------------------------------------------------------

    def _bouw(self, blad: BeoordelingBlad) -> str:
        nu = blad.nu
        if nu.besluit is not None and is_besloten(blad):
            return self._besloten(blad, nu.besluit)
        if blad.stand is not Stand.OPEN:
            zin = f"Deze melding is {blad.stand.weergave}. Zij wordt niet meer beoordeeld."
            if blad.stand is Stand.BIJ_CASUS:
                zin = "Deze melding hoort al bij een casus. Zij wordt niet apart beoordeeld."
            self._zeg(zin)
            if blad.casus_id is not None:
                self._knoppen(self._casusknop(blad))
            return zin
        if blad.wacht_sinds is not None:
            return self._wacht(blad, blad.wacht_sinds)
        if nu.teruggegeven is not None:
            terug = nu.teruggegeven
            zin = (
                f"{terug.door} gaf het voorstel terug, {wanneer(terug.moment, self._vandaag())}: "
                f"“{terug.reden}”"
            )
            self._balk(BalkSoort.LET_OP, zin, "teruggegeven")
            return zin
        if nu.voorstel is None:
            return ""
        return self._voorstel(blad, nu.voorstel)

    def _voorstel(self, blad: BeoordelingBlad, voorstel: VoorstelSnapshot) -> str:
        door = f"Voorgesteld door {voorstel.door}, {wanneer(voorstel.moment, self._vandaag())}"
        if not voorstel.geldig:
            self._balk(
                BalkSoort.LET_OP,
                f"{voorstel.vervallen} {door}: {voorstel.uitkomst.weergave}.",
                "vervallen",
            )
            return voorstel.vervallen
        self._kop(f"Voorstel: {voorstel.uitkomst.weergave}")
        if voorstel.motivering:
            self._zeg(voorstel.motivering)
        self._zeg(
            f"{door}. {VERVALT}",
            "hint",
        )
        self._knoppen(
            self._knop("Akkoord geven …", "akkoord", lambda: self._beslis(blad), primair=True)
        )
        if not blad.mag_besluiten:
            # Another may sign in for it here; why not oneself, is said beforehand.
            self._zeg(
                f"{blad.besluit_weigering} {HIER_AANMELDEN}",
                "hint",
                naam="beoordeling.besluit.reden",
            )
        return door

    def _wacht(self, blad: BeoordelingBlad, sinds: date) -> str:
        zin = f"De melding wacht sinds {lang(sinds)} op de melder."
        if blad.wacht_tot is not None:
            zin += f" De melder heeft tot en met {lang(blad.wacht_tot)}."
        self._kop("Terug naar de melder")
        self._zeg(zin)
        nu = blad.nu.besluit
        if nu is not None:
            self._zeg("\n".join(f"• {een}" for een in nu.lijst), naam="beoordeling.gevraagd")
            self._zeg(_wie_en_wanneer(nu, self._vandaag()), "hint")
            self._zeg_afwijkend(nu)
        pagina, verband = self._pagina, self._pagina.verband
        sluiten = self._knop(
            "Sluiten zonder aanvulling …",
            "sluiten",
            lambda: SluitDialoog(pagina.window(), verband).open(),
        )
        self._knoppen(
            self._knop(
                "Aanvulling ontvangen …",
                "aanvulling",
                lambda: AanvullingDialoog(pagina.window(), verband).open(),
                primair=True,
            ),
            self._knop(
                "Herinneren …",
                "herinneren",
                lambda: HerinnerDialoog(pagina.window(), verband).open(),
            ),
            self._briefknop(blad, BriefSoort.RETOUR_MELDER),
            sluiten,
        )
        self._sluit_af(sluiten, blad)
        return zin

    def _sluit_af(self, sluiten: Knop, blad: BeoordelingBlad) -> None:
        """Say beforehand why it cannot end yet."""
        reden = ""
        if not self._pagina.omgeving.mag(Handeling.MELDING_INTREKKEN):
            reden = weigering(Handeling.MELDING_INTREKKEN)
        elif blad.wacht_tot is not None and self._vandaag() <= blad.wacht_tot:
            reden = f"Sluiten kan als de melder na {lang(blad.wacht_tot)} nog niet antwoordde."
        if reden:
            sluiten.setEnabled(False)
            sluiten.setAccessibleDescription(reden)
            self._zeg(reden, "hint", naam="beoordeling.sluiten.reden")

    def _besloten(self, blad: BeoordelingBlad, nu: BesluitSnapshot) -> str:
        zin = _wie_en_wanneer(nu, self._vandaag())
        kop = GESLOTEN if nu.uitkomst is Weging.RETOUR else f"Besluit: {nu.uitkomst.weergave}"
        self._kop(kop)
        self._zeg(zin)
        self._zeg_afwijkend(nu)
        knoppen = []
        if blad.casus_id is not None:
            knoppen.append(self._casusknop(blad))
        for nummer, soort in enumerate(NA_BESLUIT.get(nu.uitkomst.value, ())):
            knoppen.append(self._briefknop(blad, soort, primair=nummer == 0))
        if knoppen:
            self._knoppen(*knoppen)
        return zin

    # --- its parts ----------------------------------------------------------------------------

    def _vandaag(self) -> date:
        return self._pagina.omgeving.vandaag()

    def _kop(self, tekst: str) -> None:
        self._lijst.addWidget(make_label(hoofdletter(tekst), "sectie", breekt=True))

    def _zeg(self, tekst: str, rol: str = "", *, naam: str = "") -> None:
        label = make_label(tekst, rol, breekt=True)
        label.setObjectName(naam)
        self._lijst.addWidget(label)

    def _zeg_afwijkend(self, nu: BesluitSnapshot) -> None:
        if nu.afwijkend:
            self._zeg(f"Afwijkende mening: {nu.afwijkend}", naam="beoordeling.afwijkend")

    def _balk(self, soort: BalkSoort, tekst: str, naam: str) -> None:
        self._lijst.addWidget(MeldingBalk(soort, tekst, naam=f"beoordeling.{naam}"))

    def _knop(
        self, tekst: str, naam: str, doe: Callable[[], None], *, primair: bool = False
    ) -> Knop:
        soort = KnopSoort.PRIMAIR if primair else KnopSoort.GEWOON
        knop = Knop(tekst, naam=f"beoordeling.{naam}.knop", soort=soort)
        knop.clicked.connect(lambda _aan=False: doe())
        return knop

    def _knoppen(self, *knoppen: Knop) -> None:
        rij = QWidget()
        stroom = Stroom(rij)
        for knop in knoppen:
            stroom.addWidget(knop)
            self._eerste = self._eerste or knop
        self._lijst.addWidget(rij)

    def _briefknop(
        self, blad: BeoordelingBlad, soort: BriefSoort, *, primair: bool = False
    ) -> Knop:
        """Lead to a letter that follows from this round; its id is known beforehand."""
        if soort is BriefSoort.ADVIES_MELDER:
            return self._knop(_BRIEVEN[soort], "brief", self._pagina.open_brief, primair=True)
        ref = brief_id(blad.melding_id, soort, blad.nu.id)
        return self._knop(
            _BRIEVEN[soort],
            f"brief.{soort.value}",
            lambda: self._pagina.open_brieven(ref),
            primair=primair,
        )

    def _casusknop(self, blad: BeoordelingBlad) -> Knop:
        return self._knop(
            "Casus openen",
            "casus",
            lambda: self._pagina.omgeving.ga_naar.emit("casus", blad.casus_id),
            primair=True,
        )

    def _beslis(self, blad: BeoordelingBlad) -> None:
        open_besluit(self._pagina, blad, self._herlaad)


def _wie_en_wanneer(nu: BesluitSnapshot, vandaag: date) -> str:
    return f"Besloten door {wie_besloot(nu)}, {wanneer(nu.moment, vandaag)}."
