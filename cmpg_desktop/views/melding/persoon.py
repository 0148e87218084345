"""The editor of one betrokkene; only the one that is open exists."""

from datetime import date
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.adressen import Adressen
from cmpg_desktop.views.melding.naamregel import Naamregel
from cmpg_desktop.views.melding.opmaak import Tweekolom, geboorte_hint
from cmpg_desktop.views.melding.persoon_rijen import Gezagen, Relaties
from cmpg_desktop.views.melding.stappen import Stappen
from cmpg_desktop.views.melding.verband import JA_NEE_ONBEKEND, Verband
from cmpg_desktop.views.onderdelen.basis import delen_van, make_label, noem
from cmpg_desktop.views.onderdelen.kaart import make_lijn
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_S
from cmpg_desktop.werkproces.meldingregels import WeetVanMelding
from cmpg_desktop.werkproces.namen import Geslacht, Naam, Naamgebruik

_GESLACHT: Final = (
    Optie(waarde="V", tekst="vrouw"),
    Optie(waarde="M", tekst="man"),
    Optie(waarde="O", tekst="onbekend"),
)
_NAAMDELEN: Final = {
    Veld.PERSOON_VOORNAMEN: "Voornamen",
    Veld.PERSOON_VOORLETTERS: "Voorletters",
    Veld.PERSOON_VOORVOEGSEL: "Voorvoegsel",
    Veld.PERSOON_GESLACHTSNAAM: "Achternaam",
    Veld.PERSOON_PARTNER_VOORVOEGSEL: "Voorvoegsel partner",
    Veld.PERSOON_PARTNER_GESLACHTSNAAM: "Achternaam partner",
}
_BETROKKENE: Final = (
    Veld.BETROKKENE_ROL,
    Veld.BETROKKENE_WOONT_IN,
    Veld.BETROKKENE_WEET_SINDS,
    Veld.BETROKKENE_WEET_VAN_WIE,
    Veld.BETROKKENE_WEET_TOELICHTING,
)
_PERSOON: Final = (
    Veld.PERSOON_GEBOORTE,
    Veld.PERSOON_OVERLEDEN,
    Veld.PERSOON_TAAL,
    Veld.PERSOON_TOLK,
    Veld.PERSOON_TELEFOON,
    Veld.PERSOON_EMAIL,
)


class PersoonBlad(QFrame):
    """Everything of one betrokkene, bound to its fields.

    Signals:
        gesloten: the person is done here.
        weg: the person takes this betrokkene out of the melding.
        gewijzigd: the editor has other parts now.
    """

    gesloten = Signal()
    weg = Signal()
    gewijzigd = Signal()

    def __init__(self, verband: Verband, rij: BetrokkeneSnapshot) -> None:
        super().__init__()
        self._verband = verband
        self._rij = rij
        self._p = rij.persoon.id
        self._voor = f"melding.persoon[{self._p}]"
        noem(self, self._voor, rij.persoon.weergavenaam)
        self.setProperty("rol", "paneel")
        self._dicht = False
        self._velden: dict[str, VeldWidget] = {}
        self._namen: dict[Veld, Naamregel] = {}
        self._kop = make_label("", "sectie", breekt=True)
        self._voorbeeld = make_label("", "hint", breekt=True)
        self._voorbeeld.setObjectName(f"{self._voor}.aanschrijfwijze")
        self._anderen: tuple[BetrokkeneSnapshot, ...] = ()
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(RUIMTE_L, RUIMTE_M, RUIMTE_L, RUIMTE_L)
        self._kolom.setSpacing(RUIMTE_M)
        self._kolom.addLayout(self._maak_kop())
        self._kolom.addWidget(self._maak_weet())
        self._rijenblokken: list[Adressen | Relaties | Gezagen] = []
        self.stappen = Stappen(
            self,
            (
                self._voeg_naam_toe,
                self._voeg_wie_toe,
                lambda: self._voeg_blok_toe(Adressen),
                lambda: self._voeg_blok_toe(Relaties),
                lambda: self._voeg_blok_toe(Gezagen),
            ),
        )
        self.stappen.klaar.connect(self.gewijzigd)

    def vul(self, rij: BetrokkeneSnapshot, allen: tuple[BetrokkeneSnapshot, ...]) -> None:
        """Show what the database holds, in the parts that are there by now."""
        self._rij = rij
        self._anderen = tuple(een for een in allen if een.persoon.id != self._p)
        self._kop.setText(rij.persoon.weergavenaam)
        self.setAccessibleName(rij.persoon.weergavenaam)
        for veld in _BETROKKENE:
            self._verband.vul(veld, getattr(rij, veld.kolom), rij.id)
        weet = rij.weet.value if rij.weet is not None else ""
        self._verband.vul(Veld.BETROKKENE_WEET, weet, rij.id)
        self._toon_weet(weet)
        self._vul_naam()
        self._vul_wie()
        for blok in self._rijenblokken:
            blok.vul(rij.persoon, self._anderen)

    @property
    def persoon_id(self) -> UUID:
        """Whose fields these are."""
        return self._p

    def zet_dicht(self, *, dicht: bool) -> None:
        """Show everything only to read; closing this stays possible."""
        self._dicht = dicht
        self._weg.setVisible(not dicht)
        self._zet_delen_dicht()

    def _zet_delen_dicht(self) -> None:
        for deel in delen_van(self._kolom):
            if isinstance(deel, QWidget):
                deel.setEnabled(not self._dicht)

    def maak_los(self) -> None:
        """Untie every field; what is unsaved is saved."""
        formulier = self._verband.formulier
        rijen = [rij for blok in self._rijenblokken for rij in blok.rijen]
        for los in (self._p, self._rij.id, *rijen):
            formulier.maak_los(los)

    def focus_eerst(self) -> None:
        """Put the cursor in the first field that is empty and asked for."""
        if self._dicht:
            self._klaar.setFocus()
            return
        self.focus("rol" if not self._rij.rol else "weet_van_melding")

    def focus(self, veld: str) -> None:
        """Put the cursor in a field, by the last part of its name."""
        if veld not in self._velden:
            self.stappen.nu()
        if veld == "adres":
            self._rijenblokken[0].setFocus()
        elif veld in self._velden:
            self._velden[veld].setFocus()

    # --- parts -----------------------------------------------------------------------------

    def _maak_kop(self) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(self._kop, 1)
        weg = Knop(
            f"Uit deze {self._verband.soort} halen", naam=f"{self._voor}.weg", soort=KnopSoort.STIL
        )
        weg.clicked.connect(self.weg)
        self._weg = weg
        klaar = Knop("Klaar   Esc", naam=f"{self._voor}.klaar")
        klaar.setAccessibleName("Klaar")
        klaar.clicked.connect(self.gesloten)
        self._klaar = klaar
        rij.addWidget(weg)
        rij.addWidget(klaar)
        return rij

    def _voeg_naam_toe(self) -> None:
        self._kolom.addWidget(make_lijn())
        self._kolom.addWidget(self._maak_naam())
        self._kolom.addWidget(self._voorbeeld)
        self._vul_naam()
        self._zet_delen_dicht()

    def _voeg_wie_toe(self) -> None:
        self._kolom.addWidget(self._maak_wie())
        self._vul_wie()
        self._zet_delen_dicht()

    def _voeg_blok_toe(self, soort: type[Adressen] | type[Relaties] | type[Gezagen]) -> None:
        blok = soort(self._verband, self._p, self._voor)
        self._kolom.addWidget(make_lijn())
        self._kolom.addWidget(blok)
        self._rijenblokken.append(blok)
        blok.vul(self._rij.persoon, self._anderen)
        self._zet_delen_dicht()

    def _vul_naam(self) -> None:
        if not self._namen:
            return
        naam = self._rij.persoon.naam
        for veld in _NAAMDELEN:
            self._vul(veld, getattr(naam, veld.kolom))
        self._vul(Veld.PERSOON_NAAMGEBRUIK, naam.naamgebruik.value)
        self._vul(Veld.PERSOON_ROEPNAAM, self._rij.persoon.roepnaam)
        self._vul(Veld.PERSOON_GESLACHT, self._rij.persoon.geslacht)
        self._toon_naam()

    def _vul_wie(self) -> None:
        if Veld.PERSOON_GEBOORTE.kolom not in self._velden:
            return
        for veld in _PERSOON:
            self._vul(veld, getattr(self._rij.persoon, veld.kolom))
        self._toon_geboorte()

    def _maak_weet(self) -> QWidget:
        rij, v = self._rij.id, self._verband
        rol = self._hou(
            "rol",
            v.regel(
                Veld.BETROKKENE_ROL,
                "Rol in dit gezin",
                rij=rij,
                naam=f"{self._voor}.rol",
                voorbeeld="moeder, oom, buurman …",
            ),
        )
        woont = self._pillen(
            Veld.BETROKKENE_WOONT_IN, "Woont hij of zij in dit huis?", JA_NEE_ONBEKEND, rij=rij
        )
        weet = self._pillen(
            Veld.BETROKKENE_WEET, "Weet hij of zij van de melding?", JA_NEE_ONBEKEND, rij=rij
        )
        sinds = self._datum(Veld.BETROKKENE_WEET_SINDS, "Sinds wanneer", rij=rij)
        van = v.regel(
            Veld.BETROKKENE_WEET_VAN_WIE, "Van wie", rij=rij, naam=f"{self._voor}.weet_van_wie"
        )
        hoe = v.tekst(
            Veld.BETROKKENE_WEET_TOELICHTING,
            "Hoe, en wat was de reactie?",
            rij=rij,
            naam=f"{self._voor}.weet_toelichting",
            regels=1,
        )
        velden = Tweekolom()
        velden.voeg_toe(rol, woont)
        velden.voeg_toe(weet)
        velden.voeg_toe(sinds, van)
        velden.voeg_toe(hoe)
        self._alleen_bij_weet = (sinds, van)
        self._hoe = hoe
        keuze = weet.bediening
        if isinstance(keuze, Pillen):
            keuze.gekozen.connect(self._toon_weet)
        return velden

    def _maak_naam(self) -> QWidget:
        naamvelden = {veld: self._naamveld(veld, label) for veld, label in _NAAMDELEN.items()}
        roepnaam = self._regel(Veld.PERSOON_ROEPNAAM, "Roepnaam")
        gebruik = self._hou(
            "naamgebruik",
            self._verband.keuze(
                Veld.PERSOON_NAAMGEBRUIK,
                "Wil worden aangesproken met",
                [Optie(waarde=een.value, tekst=een.weergave) for een in Naamgebruik],
                rij=self._p,
                naam=f"{self._voor}.naamgebruik",
                onbekend="",
            ),
        )
        geslacht = self._pillen(Veld.PERSOON_GESLACHT, "Geslacht", _GESLACHT)
        velden = Tweekolom()
        velden.voeg_toe(naamvelden[Veld.PERSOON_VOORNAMEN], roepnaam)
        velden.voeg_toe(
            naamvelden[Veld.PERSOON_VOORVOEGSEL], naamvelden[Veld.PERSOON_GESLACHTSNAAM]
        )
        velden.voeg_toe(naamvelden[Veld.PERSOON_VOORLETTERS], geslacht)
        velden.voeg_toe(gebruik)
        velden.voeg_toe(
            naamvelden[Veld.PERSOON_PARTNER_VOORVOEGSEL],
            naamvelden[Veld.PERSOON_PARTNER_GESLACHTSNAAM],
        )
        self._partner = (
            naamvelden[Veld.PERSOON_PARTNER_VOORVOEGSEL],
            naamvelden[Veld.PERSOON_PARTNER_GESLACHTSNAAM],
        )
        for regel in self._namen.values():
            regel.gewijzigd_door_gebruiker.connect(self._toon_naam)
        for bediening in (gebruik.bediening, geslacht.bediening):
            if isinstance(bediening, Keuze | Pillen):
                bediening.gekozen.connect(self._toon_naam)
        return velden

    def _maak_wie(self) -> QWidget:
        self._geboren = self._regel(Veld.PERSOON_GEBOORTE, "Geboren, of hoe oud")
        if isinstance(self._geboren.bediening, Regel):
            self._geboren.bediening.gewijzigd_door_gebruiker.connect(self._toon_geboorte)
        overleden = self._datum(Veld.PERSOON_OVERLEDEN, "Overleden op")
        taal = self._regel(Veld.PERSOON_TAAL, "Taal", voorbeeld="Nederlands")
        tolk = self._pillen(Veld.PERSOON_TOLK, "Tolk nodig?", JA_NEE_ONBEKEND)
        telefoon = self._regel(Veld.PERSOON_TELEFOON, "Telefoon")
        email = self._regel(Veld.PERSOON_EMAIL, "E-mail")
        velden = Tweekolom()
        velden.voeg_toe(self._geboren, overleden)
        velden.voeg_toe(taal, tolk)
        velden.voeg_toe(telefoon, email)
        return velden

    # --- fields ----------------------------------------------------------------------------

    def _hou(self, deel: str, veld: VeldWidget) -> VeldWidget:
        self._velden[deel] = veld
        return veld

    def _naamveld(self, veld: Veld, label: str) -> VeldWidget:
        naam = f"{self._voor}.{veld.kolom}"
        regel = self._namen[veld] = Naamregel(naam=naam)
        return self._hou(veld.kolom, self._verband.bind(veld, self._p, regel, label, naam=naam))

    def _regel(self, veld: Veld, label: str, voorbeeld: str = "") -> VeldWidget:
        naam = f"{self._voor}.{veld.kolom}"
        return self._hou(
            veld.kolom,
            self._verband.regel(veld, label, rij=self._p, naam=naam, voorbeeld=voorbeeld),
        )

    def _datum(self, veld: Veld, label: str, rij: object = None) -> VeldWidget:
        naam = f"{self._voor}.{veld.kolom}"
        eigen = self._rij.id if rij is not None else self._p
        return self._hou(veld.kolom, self._verband.datum(veld, label, rij=eigen, naam=naam))

    def _pillen(
        self, veld: Veld, label: str, opties: tuple[Optie, ...], rij: object = None
    ) -> VeldWidget:
        naam = f"{self._voor}.{veld.kolom}"
        eigen = self._rij.id if rij is not None else self._p
        return self._hou(
            veld.kolom, self._verband.pillen(veld, label, opties, rij=eigen, naam=naam)
        )

    def _vul(self, veld: Veld, waarde: Waarde) -> None:
        self._verband.vul(veld, waarde, self._p)

    # --- what follows from what is typed -----------------------------------------------------

    def _toon_weet(self, weet: object) -> None:
        for veld in self._alleen_bij_weet:
            veld.setVisible(weet == WeetVanMelding.JA.value)
        self._hoe.setVisible(bool(weet))
        self._hoe.zet_label(
            "Waarom nog niet?"
            if weet == WeetVanMelding.NEE.value
            else "Hoe, en wat was de reactie?"
        )

    def _toon_naam(self, *_waarden: object) -> None:
        naam = self.naam()
        self._partner[0].setVisible(_heeft_partner(naam))
        self._partner[1].setVisible(_heeft_partner(naam))
        wijze = naam.aanschrijfwijze or "nog geen naam voor op een brief"
        self._voorbeeld.setText(f"Op een brief: {wijze} · {naam.aanhef}")

    def naam(self) -> Naam:
        """Return the name as it stands in the fields now."""
        delen = {veld.kolom: regel.waarde() for veld, regel in self._namen.items()}
        gebruik = self._waarde("naamgebruik")
        geslacht = self._waarde("geslacht")
        return Naam(
            **delen,
            naamgebruik=Naamgebruik(str(gebruik)) if gebruik else Naamgebruik.E,
            geslacht=Geslacht(str(geslacht)) if geslacht else Geslacht.O,
        )

    def _waarde(self, deel: str) -> object:
        bediening = self._velden[deel].bediening
        return bediening.waarde() if isinstance(bediening, Keuze | Pillen) else None

    def _toon_geboorte(self, *_waarden: object) -> None:
        regel = self._geboren.bediening
        tekst = regel.tekst() if isinstance(regel, Regel) else ""
        self._geboren.toon_hint(_geboorte_hint(tekst, self._verband.omgeving.vandaag(), self._rij))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.gesloten.emit()
            return
        super().keyPressEvent(event)


def _heeft_partner(naam: Naam) -> bool:
    return naam.naamgebruik is not Naamgebruik.E or bool(naam.partner_geslachtsnaam)


def _geboorte_hint(tekst: str, vandaag: date, rij: BetrokkeneSnapshot) -> str:
    if not tekst:
        return "Mag ook 1984, juni 2010, 15 jaar, ca. 40 of onbekend zijn"
    if tekst == rij.persoon.geboorte_tekst:
        # An age was said on another day; the work keeps which.
        return f"Begrepen als {rij.persoon.geboorte.begrepen(vandaag)}"
    return geboorte_hint(tekst, vandaag)
