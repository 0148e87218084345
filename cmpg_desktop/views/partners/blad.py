"""The sheet of one ketenpartner: everything on it saves itself."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.partners import PartnerBlad
from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners.contacten import Contacten
from cmpg_desktop.views.partners.partnerveld import PartnerVeld
from cmpg_desktop.views.partners.reglementen import Reglementen
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.ketenpartners import (
    Grond,
    OrganisatieSoort,
    grond_toelichting,
)
from cmpg_desktop.werkproces.taal import hoofdletter, parse_datum, voluit

SOORTEN = tuple(
    Optie(waarde=soort.value, tekst=hoofdletter(soort.weergave)) for soort in OrganisatieSoort
)
_TEKSTEN = {
    VeldNaam.ORGANISATIE_NAAM: "naam",
    VeldNaam.ORGANISATIE_STRAAT: "straat",
    VeldNaam.ORGANISATIE_HUISNUMMER: "huisnummer",
    VeldNaam.ORGANISATIE_POSTCODE: "postcode",
    VeldNaam.ORGANISATIE_WOONPLAATS: "woonplaats",
    VeldNaam.ORGANISATIE_TELEFOON: "telefoon",
    VeldNaam.ORGANISATIE_SPOEDNUMMER: "spoednummer",
    VeldNaam.ORGANISATIE_EMAIL: "email",
    VeldNaam.ORGANISATIE_OPMERKING: "opmerking",
    VeldNaam.ORGANISATIE_PARTIJ_VAN: "partij_van",
    VeldNaam.ORGANISATIE_PARTIJ_TOT: "partij_tot",
}


def _stand(blad: PartnerBlad) -> tuple[str, PilSoort]:
    if blad.convenantpartij:
        sinds = f" sinds {voluit(blad.partij_van)}" if blad.partij_van is not None else ""
        return f"convenantpartij{sinds}", PilSoort.ACCENT
    if blad.partij_tot is not None:
        return f"geen partij meer, tot en met {voluit(blad.partij_tot)}", PilSoort.RUSTIG
    return "geen convenantpartij", PilSoort.RUSTIG


class PartnerDetail(QWidget):
    """One organisation: who they are, who works there, how to reach them, what they signed.

    Signals:
        verwijderen: the person wants this organisation out of the list.
    """

    verwijderen = Signal()

    def __init__(self, pagina: Pagina, blad: PartnerBlad) -> None:
        super().__init__()
        noem(self, "ketenpartner", "Ketenpartner")
        self.id: UUID = blad.id
        self.blad = blad
        self._pagina = pagina
        self.naam = Regel(naam="")
        self._ouder = self._partnerveld(VeldNaam.ORGANISATIE_OUDER, lambda: self.blad.ouder_id)
        self._opvolger = self._partnerveld(
            VeldNaam.ORGANISATIE_OPVOLGER, lambda: self.blad.opvolger_id
        )
        self._contacten: Contacten | None = None
        self._reglementen: Reglementen | None = None
        self._gronden: Veld | None = None
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, RUIMTE_M, 0)
        self._kolom.setSpacing(RUIMTE_L)
        self._kolom.addWidget(self._maak_wie())
        self._kolom.addStretch()
        self._nog: list[Callable[[], Kaart]] = [
            self._maak_contacten,
            self._maak_bereikbaar,
            self._maak_convenant,
            self._maak_opmerking,
        ]
        self._volgende = QTimer(self)
        self._volgende.setInterval(0)
        self._volgende.timeout.connect(self._bouw_verder)
        self._volgende.start()
        self.vul(blad)

    @property
    def compleet(self) -> bool:
        """Whether every card is there."""
        return not self._nog

    def vul(self, blad: PartnerBlad) -> None:
        """Show what the database holds; a field someone is in stays as it is."""
        self.blad = blad
        self.setAccessibleName(blad.naam)
        self._titel.setText(blad.naam)
        self._pil.zet(*_stand(blad))
        vul = self._pagina.formulier.vul
        for veld, kolom in _TEKSTEN.items():
            vul(veld, blad.id, getattr(blad, kolom))
        vul(VeldNaam.ORGANISATIE_SOORT, blad.id, blad.soort.value)
        vul(VeldNaam.ORGANISATIE_GROND, blad.id, blad.grond.value if blad.grond else "")
        self._ouder.zet_partner(blad.ouder_id, blad.ouder)
        self._opvolger.zet_partner(blad.opvolger_id, blad.opvolger)
        if self._gronden is not None:
            voorstel = grond_toelichting(blad.soort)
            self._gronden.toon_hint(f"Voorstel: {voorstel[0].lower()}{voorstel[1:]}")
        if self._reglementen is not None:
            self._reglementen.vul(blad.reglementen)
        if self._contacten is not None:
            self._contacten.vul(blad.contacten, blad.spoednummer, is_partij=blad.convenantpartij)

    def spoel(self) -> None:
        """Save what stands in the line for a new person."""
        if self._contacten is not None:
            self._contacten.spoel()

    def sluit(self) -> None:
        """Let go of every field: another organisation is shown."""
        self._volgende.stop()
        self.spoel()
        if self._contacten is not None:
            self._contacten.sluit()
        self._pagina.formulier.maak_los(self.id)

    def _bouw_verder(self) -> None:
        """Make the next card: a sheet at once would keep the window from painting."""
        kaart = self._nog.pop(0)()
        self._kolom.insertWidget(self._kolom.count() - 1, kaart)
        if not self._nog:
            self._volgende.stop()
        self.vul(self.blad)

    def _maak_wie(self) -> Kaart:
        kaart = Kaart(naam="ketenpartner.wie")
        self._titel = make_label("", "sectie", breekt=True)
        self._titel.setObjectName("ketenpartner.titel")
        self._pil = Pil("", naam="ketenpartner.stand", icoon_naam="")
        kop = QHBoxLayout()
        kop.addWidget(self._titel, 1)
        kop.addWidget(self._pil)
        kaart.inhoud.addLayout(kop)
        kaart.inhoud.addWidget(
            Kolommen(
                self._veld("Naam", VeldNaam.ORGANISATIE_NAAM, self.naam),
                self._veld(
                    "Soort", VeldNaam.ORGANISATIE_SOORT, Keuze(SOORTEN, naam="", onbekend="")
                ),
                Veld("Onderdeel van", self._ouder),
                Veld("Heet nu, of is opgevolgd door", self._opvolger),
            )
        )
        return kaart

    def _maak_contacten(self) -> Kaart:
        kaart = Kaart("Contactpersonen", naam="ketenpartner.mensen")
        self._contacten = Contacten(self._pagina, self.id)
        kaart.inhoud.addWidget(self._contacten)
        return kaart

    def _maak_bereikbaar(self) -> Kaart:
        kaart = Kaart("Bereikbaar", naam="ketenpartner.bereikbaar")
        kaart.inhoud.addWidget(
            Kolommen(
                self._regel("Telefoon", VeldNaam.ORGANISATIE_TELEFOON),
                self._regel(
                    "Spoednummer", VeldNaam.ORGANISATIE_SPOEDNUMMER, "Staat onder de toets F8."
                ),
                self._regel("Straat", VeldNaam.ORGANISATIE_STRAAT),
                self._regel("Huisnummer", VeldNaam.ORGANISATIE_HUISNUMMER),
                self._regel("Postcode", VeldNaam.ORGANISATIE_POSTCODE),
                self._regel("Plaats", VeldNaam.ORGANISATIE_WOONPLAATS),
                self._regel("E-mail", VeldNaam.ORGANISATIE_EMAIL),
            )
        )
        return kaart

    def _maak_convenant(self) -> Kaart:
        kaart = Kaart("Convenant, reglementen en grond", naam="ketenpartner.convenant")
        self._gronden = self._veld(
            "Mag geven omdat",
            VeldNaam.ORGANISATIE_GROND,
            Keuze(
                [
                    Optie(waarde=grond.value, tekst=f"{hoofdletter(grond.weergave)}")
                    for grond in Grond
                ],
                naam="",
                onbekend="Zoals voorgesteld",
            ),
        )
        reglementen = QVBoxLayout()
        reglementen.setSpacing(RUIMTE_M)
        reglementen.addWidget(make_label("Ondertekende reglementen", "label"))
        self._reglementen = Reglementen(self._pagina.omgeving, self._pagina.bewerking, self.id)
        reglementen.addWidget(self._reglementen)
        kaart.inhoud.addWidget(
            Kolommen(
                self._veld("Convenantpartij vanaf", VeldNaam.ORGANISATIE_PARTIJ_VAN, self._datum()),
                self._veld("Partij tot en met", VeldNaam.ORGANISATIE_PARTIJ_TOT, self._datum()),
            )
        )
        kaart.inhoud.addWidget(self._gronden)
        kaart.inhoud.addLayout(reglementen)
        return kaart

    def _maak_opmerking(self) -> Kaart:
        kaart = Kaart(naam="ketenpartner.rest")
        kaart.inhoud.addWidget(
            self._veld("Opmerking", VeldNaam.ORGANISATIE_OPMERKING, Tekstvlak(naam=""))
        )
        weg = Knop(
            "Ketenpartner weghalen",
            naam="ketenpartner.weghalen",
            soort=KnopSoort.VERNIETIGEND,
            icoon_naam="trash",
        )
        weg.clicked.connect(self.verwijderen)
        rij = QHBoxLayout()
        rij.addWidget(weg)
        rij.addStretch()
        kaart.inhoud.addLayout(rij)
        return kaart

    def _regel(self, label: str, veld: VeldNaam, hint: str = "") -> Veld:
        return self._veld(label, veld, Regel(naam=""), hint)

    def _datum(self) -> Datumveld:
        return Datumveld(naam="", lees=parse_datum, vandaag=self._pagina.omgeving.vandaag)

    def _veld(self, label: str, veld: VeldNaam, bediening: QWidget, hint: str = "") -> Veld:
        omlijsting = Veld(label, bediening, hint)
        self._pagina.formulier.bind(veld, self.id, bediening, omlijsting)
        return omlijsting

    def _partnerveld(self, veld: VeldNaam, basis: Callable[[], UUID | None]) -> PartnerVeld:
        widget = PartnerVeld(self._pagina.omgeving, naam=veld.value, zonder=self.id)
        sleutel = Sleutel(veld, self.id)

        def bewaar(id_: UUID | None) -> None:
            self._pagina.bewerking.typ(sleutel, id_, basis())
            self._pagina.bewerking.verlaat(sleutel)

        widget.partner_gekozen.connect(bewaar)
        return widget
