"""The addresses of a person, typed on one line or part by part."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from cmpg_desktop.berichten.personen import (
    AdresSnapshot,
    Bekend,
    BetrokkeneSnapshot,
    PersoonSnapshot,
    VoegAdresToe,
    ZoekBekende,
)
from cmpg_desktop.berichten.velden import RijSoort, Veld
from cmpg_desktop.views.melding.persoon_rijen import Rijenblok
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.keuze import Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.adressen import parse_adres

_ADRESSOORT = (
    Optie(waarde="woonadres", tekst="woonadres"),
    Optie(waarde="briefadres", tekst="briefadres"),
    Optie(waarde="verblijf", tekst="verblijft hier"),
)
_ADRESVELDEN = (
    (Veld.ADRES_STRAAT, "Straat"),
    (Veld.ADRES_HUISNUMMER, "Nummer"),
    (Veld.ADRES_HUISLETTER, "Letter"),
    (Veld.ADRES_TOEVOEGING, "Toevoeging"),
    (Veld.ADRES_POSTCODE, "Postcode"),
    (Veld.ADRES_WOONPLAATS, "Woonplaats"),
)


class Adressen(Rijenblok):
    """The addresses of a person; a whole one typed on one line is taken apart."""

    def __init__(self, verband: Verband, persoon: UUID, voor: str) -> None:
        super().__init__(verband, persoon, f"{voor}.adressen", "Waar iemand woont")
        self._voor = voor
        self.regel = Aanvullen(naam=f"{voor}.adres", voorbeeld="Straatnaam 1, 1234 AB Plaats")
        self._veld = VeldWidget("Adres toevoegen", self.regel, "Enter zet het in de vakken")
        self._kolom.addWidget(self._veld)
        self._kolom.addWidget(
            verband.vink(
                Veld.PERSOON_ADRES_ONBEKEND,
                "Adres is niet bekend (nagevraagd)",
                rij=persoon,
                naam=f"{voor}.adres_onbekend",
            )
        )
        self.regel.gevraagd.connect(self._zoek)
        self.regel.gekozen.connect(lambda _keuze: self._voeg_toe())
        self.regel.returnPressed.connect(self._voeg_toe)
        self.regel.editingFinished.connect(self._bij_verlaten)
        self.setFocusProxy(self.regel)

    def vul(self, persoon: PersoonSnapshot, _anderen: tuple[BetrokkeneSnapshot, ...]) -> None:
        """Show the addresses."""
        self._verband.vul(Veld.PERSOON_ADRES_ONBEKEND, persoon.adres_onbekend, self._persoon)
        self._houd([adres.id for adres in persoon.adressen])
        for adres in persoon.adressen:
            if adres.id not in self._rijen:
                self._zet(adres.id, self._maak(adres))
            for veld, _label in _ADRESVELDEN:
                self._verband.vul(veld, getattr(adres.adres, veld.kolom), adres.id)
            self._verband.vul(Veld.ADRES_SOORT, adres.soort, adres.id)
            self._verband.vul(Veld.ADRES_VAN, adres.van, adres.id)
            self._verband.vul(Veld.ADRES_TOT, adres.tot, adres.id)
            self._verband.vul(Veld.ADRES_GEHEIM, adres.geheim, adres.id)

    def _maak(self, adres: AdresSnapshot) -> QWidget:
        v, rij, voor = self._verband, adres.id, f"{self._voor}.adres[{adres.id}]"
        delen = {
            veld: v.regel(veld, label, rij=rij, naam=f"{voor}.{veld.kolom}")
            for veld, label in _ADRESVELDEN
        }
        vak = QWidget()
        rooster = QGridLayout(vak)
        rooster.setContentsMargins(0, 0, 0, 0)
        rooster.setHorizontalSpacing(RUIMTE_S)
        rooster.setVerticalSpacing(RUIMTE_S)
        plekken = {
            Veld.ADRES_STRAAT: (0, 0, 3),
            Veld.ADRES_HUISNUMMER: (0, 3, 1),
            Veld.ADRES_HUISLETTER: (0, 4, 1),
            Veld.ADRES_TOEVOEGING: (0, 5, 1),
            Veld.ADRES_POSTCODE: (1, 0, 2),
            Veld.ADRES_WOONPLAATS: (1, 2, 4),
        }
        boven = Qt.AlignmentFlag.AlignTop
        for veld, (regel, kolom, breed) in plekken.items():
            rooster.addWidget(delen[veld], regel, kolom, 1, breed, boven)
        for kolom in range(6):
            rooster.setColumnStretch(kolom, 1)
        soort = v.keuze(
            Veld.ADRES_SOORT, "Soort", _ADRESSOORT, rij=rij, naam=f"{voor}.soort", onbekend=""
        )
        geheim = v.vink(Veld.ADRES_GEHEIM, "geheim adres", rij=rij, naam=f"{voor}.geheim")
        van = v.datum(Veld.ADRES_VAN, "Vanaf", rij=rij, naam=f"{voor}.van")
        tot = v.datum(Veld.ADRES_TOT, "Tot en met", rij=rij, naam=f"{voor}.tot")
        rooster.addWidget(soort, 2, 0, 1, 2, boven)
        rooster.addWidget(van, 2, 2, 1, 2, boven)
        rooster.addWidget(tot, 2, 4, 1, 2, boven)
        weg = Knop("Weghalen", naam=f"{voor}.weg", soort=KnopSoort.STIL)
        weg.setAccessibleName("Dit adres weghalen")
        weg.clicked.connect(lambda: self._verwijder(RijSoort.ADRES, rij, "Het adres"))
        rooster.addWidget(geheim, 3, 0, 1, 3)
        rooster.addWidget(weg, 3, 3, 1, 3, Qt.AlignmentFlag.AlignRight)
        return vak

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(bekenden: Sequence[Bekend]) -> None:
            voorstellen = [
                Voorstel(
                    id=een.naam,
                    titel=een.naam,
                    ondertitel=een.toelichting,
                    icoon="map-pin",
                )
                for een in bekenden
            ]
            self.regel.toon_voorstellen(nummer, voorstellen)

        self._verband.omgeving.broker.ask(
            ZoekBekende(tekst=tekst, adres=True), antwoord, eigenaar=self
        )

    def _bij_verlaten(self) -> None:
        # A half-typed address must not be lost because Enter was not pressed.
        if not self.regel.is_open:
            self._voeg_toe()

    def _voeg_toe(self) -> None:
        tekst = self.regel.tekst()
        if not tekst:
            return
        self.regel.zet_tekst("")
        self._veld.wis_fout()
        self._doe(VoegAdresToe(persoon_id=self._persoon, adres=parse_adres(tekst)), self._veld)
