"""Who we are: what stands on every letter and on the sign-in card."""

from collections.abc import Mapping
from typing import ClassVar, Final

from cmpg_desktop.berichten.inrichting import INSTELLINGEN
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.instellingendeel import InstellingenDeel, Vulbaar
from cmpg_desktop.views.beheer.instellingveld import InstellingVeld
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Optie
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.werkproces.bevoegdheden import Handeling

_VENSTER: Final = (
    Optie(waarde="links", tekst="Links"),
    Optie(waarde="rechts", tekst="Rechts"),
)
_KAARTEN: Final = (
    ("De gemeente", ("gemeente", "verantwoordelijke", "contact_fg")),
    (
        "Afzender op brieven",
        (
            "afzender_naam",
            "mailbox",
            "afzender_adres",
            "afzender_postcode_plaats",
            "afzender_telefoon",
        ),
    ),
    ("Vensterenvelop", ("retouradres", "kijkvenster")),
    ("Werkplek", ("vergrendel_minuten",)),
)
_LABELS: Final = {
    "verantwoordelijke": "Wie is verantwoordelijk voor de gegevens?",
    "contact_fg": "Contact van de functionaris gegevensbescherming (FG)",
    "mailbox": "E-mailadres van het regieteam",
    "afzender_adres": "Straat en huisnummer",
    "afzender_postcode_plaats": "Postcode en plaats",
    "afzender_telefoon": "Telefoon",
    "retouradres": "Retouradres",
    "kijkvenster": "Waar zit het venster in uw enveloppen?",
    "vergrendel_minuten": "Vergrendelen na hoeveel minuten stilte?",
}
_HINTS: Final = {
    "gemeente": "Staat boven iedere brief, op het aanmeldscherm en bij uw ketenpartners.",
    "verantwoordelijke": "Staat onderaan iedere brief; meestal het college van burgemeester en "
    "wethouders.",
    "contact_fg": "Staat onderaan iedere brief: daar kan iemand terecht met vragen over privacy.",
    "afzender_naam": "Staat onder de naam van de gemeente, boven aan de brief.",
    "mailbox": "Staat in het blok “behandeld door”; hier antwoorden partners naartoe.",
    "afzender_adres": "Staat in het afzenderblok boven aan de brief.",
    "afzender_telefoon": "Staat in het blok “behandeld door”.",
    "retouradres": "Staat klein boven het adres, achter het venster van de envelop.",
    "kijkvenster": "Bepaalt waar het adres op de brief komt. Druk na een wijziging één brief af.",
    "vergrendel_minuten": "Een getal van 1 tot en met 120; leeg is 15. Wie typt of "
    "net nog in een gesprek bezig was, wordt niet onderbroken.",
}


class GemeenteDeel(InstellingenDeel):
    """The texts of the municipality, with where each appears."""

    code: ClassVar[str] = "gemeente"
    titel: ClassVar[str] = "Gemeente en afzender"
    icoon: ClassVar[str] = "buildings"
    handeling: ClassVar[Handeling | None] = Handeling.INSTELLING_WIJZIGEN
    standaard: ClassVar[Mapping[str, str]] = {"kijkvenster": "links"}

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._velden: dict[str, InstellingVeld] = {}
        for titel, sleutels in _KAARTEN:
            kaart = Kaart(titel, naam=f"beheer.gemeente.{sleutels[0]}.kaart")
            velden = [self._maak(sleutel) for sleutel in sleutels]
            kaart.inhoud.addWidget(Kolommen(*velden))
            self.inhoud.addWidget(kaart)
        self.inhoud.addStretch()

    def _maak(self, sleutel: str) -> InstellingVeld:
        veld = InstellingVeld(
            self.pagina,
            sleutel,
            _LABELS.get(sleutel, INSTELLINGEN[sleutel]),
            _HINTS.get(sleutel, ""),
            opties=_VENSTER if sleutel == "kijkvenster" else (),
        )
        if not self.magwel:
            veld.zet_alleen_lezen()
        self._velden[sleutel] = veld
        return veld

    @property
    @override
    def velden(self) -> Mapping[str, Vulbaar]:
        return self._velden

    @override
    def spoel(self) -> None:
        for veld in self._velden.values():
            veld.spoel()

    @override
    def focus_eerst(self) -> None:
        self._velden["gemeente"].setFocus()
