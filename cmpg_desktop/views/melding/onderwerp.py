"""What it is about, what was tried, and whether the melder may share it (E035, E037, E056)."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.melding.leefgebieden import Problematiek
from cmpg_desktop.views.melding.opmaak import Tweekolom
from cmpg_desktop.views.melding.verband import JA_NEE_ONBEKEND, Verband
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.meldingregels import ConflictVoorwaarde, Deelgrond, EerdereInzet
from cmpg_desktop.werkproces.taal import hoofdletter

_INZET: Final = {
    EerdereInzet.BEMIDDELING: Veld.MELDING_INZET_BEMIDDELING,
    EerdereInzet.DOSSIERVORMING: Veld.MELDING_INZET_DOSSIER,
    EerdereInzet.HULP_INGESCHAKELD: Veld.MELDING_INZET_HULP,
    EerdereInzet.CONTACT_CORPORATIE: Veld.MELDING_INZET_CORPORATIE,
}
_VOORWAARDEN: Final = {een: Veld(f"melding.conflict_{een.value}") for een in ConflictVoorwaarde}


class WaarGaatHetOm(Sectie):
    """The part "Waar gaat het om": the question, and what is the matter per leefgebied."""

    def __init__(self, verband: Verband) -> None:
        super().__init__("Waar gaat het om", naam="melding.waar_gaat_het_om")
        self._verband = verband
        self._vraag = verband.tekst(
            Veld.MELDING_CONCRETE_VRAAG,
            "Concrete vraag van de melder",
            voorbeeld="Wat wil de melder van het regieteam?",
        )
        self.problematiek = Problematiek(verband)
        self.inhoud.addWidget(self._vraag)
        self.inhoud.addWidget(self.problematiek)

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        self._verband.vul(Veld.MELDING_CONCRETE_VRAAG, blad.concrete_vraag)
        self.problematiek.vul(blad.problematiek)

    @property
    def doelen(self) -> dict[str, Callable[[], None]]:
        """Where the answers to what is missing go."""
        return {
            "concrete_vraag": self._vraag.setFocus,
            "problematiek": self.problematiek.focus,
        }


class WatIsGeprobeerd(Sectie):
    """The part "Wat is al geprobeerd, en wat hielp niet?" with the four proofs (E037)."""

    def __init__(self, verband: Verband) -> None:
        super().__init__("Wat is al geprobeerd, en wat hielp niet?", naam="melding.geprobeerd")
        self._verband = verband
        self._eerder = verband.tekst(
            Veld.MELDING_EERDER_GEPROBEERD,
            "Eerdere hulp, en waarom die niet hielp",
            hint="Gewone hulp is niet genoeg, helpt niet of is er nog niet: schrijf op waarom.",
        )
        self._velden = {
            soort: verband.tekst(veld, hoofdletter(soort.weergave), regels=1)
            for soort, veld in _INZET.items()
        }
        velden = Tweekolom()
        velden.voeg_toe(self._eerder)
        paren = list(self._velden.values())
        for links, rechts in zip(paren[::2], paren[1::2], strict=True):
            velden.voeg_toe(links, rechts)
        self.inhoud.addWidget(velden)

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        for veld in (Veld.MELDING_EERDER_GEPROBEERD, *_INZET.values()):
            self._verband.vul(veld, getattr(blad, veld.kolom))

    @property
    def doelen(self) -> dict[str, Callable[[], None]]:
        """Where the answers to what is missing go."""
        return {
            "eerdere_inzet": self._velden[EerdereInzet.BEMIDDELING].setFocus,
            "waarom_hielp_het_niet": self._eerder.setFocus,
        }


class MagDelen(Sectie):
    """The part "Mag de melder dit delen?" (E056, E057, reglement art. 11 lid 2)."""

    def __init__(self, verband: Verband) -> None:
        super().__init__("Mag de melder dit delen?", naam="melding.mag_delen")
        self._verband = verband
        self._grond = verband.pillen(
            Veld.MELDING_DEELGROND,
            "De melder mag dit geven omdat er",
            [
                Optie(waarde=Deelgrond.TOESTEMMING.value, tekst="toestemming is"),
                Optie(
                    waarde=Deelgrond.CONFLICT_VAN_PLICHTEN.value,
                    tekst="een conflict van plichten is",
                ),
            ],
            hint="Vraag dit aan wie als hulpverlener moet zwijgen. Geen toestemming en geen "
            "conflict van plichten? Dan geeft de melder nu niets, en blijft dit leeg.",
            onbekend="nog niet bekend",
        )
        self._voorwaarden = QWidget()
        self._voorwaarden.setObjectName("melding.conflict_van_plichten")
        kolom = QVBoxLayout(self._voorwaarden)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kop = "Vraag de melder deze drie. Alleen bij drie keer ja is er een conflict van plichten."
        kolom.addWidget(make_label(kop, "hint", breekt=True))
        self._antwoorden = {
            voorwaarde: verband.pillen(veld, voorwaarde.vraag, JA_NEE_ONBEKEND)
            for voorwaarde, veld in _VOORWAARDEN.items()
        }
        for antwoord in self._antwoorden.values():
            kolom.addWidget(antwoord)
        self._toelichting = verband.tekst(
            Veld.MELDING_DEELGROND_TOELICHTING,
            "Toelichting: van wie is de toestemming, of hoe woog de melder het af?",
        )
        self.inhoud.addWidget(self._grond)
        self.inhoud.addWidget(self._voorwaarden)
        self.inhoud.addWidget(self._toelichting)
        pillen = self._grond.bediening
        if isinstance(pillen, Pillen):
            pillen.gekozen.connect(self._toon)
        self._toon("")

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        for veld in (
            Veld.MELDING_DEELGROND,
            Veld.MELDING_DEELGROND_TOELICHTING,
            *_VOORWAARDEN.values(),
        ):
            self._verband.vul(veld, getattr(blad, veld.kolom))
        self._toon(blad.deelgrond)
        if blad.deelgrond_toelichting:
            self._toelichting.show()

    @property
    def doelen(self) -> dict[str, Callable[[], None]]:
        """Where the answers to what is missing go."""
        return {"deelgrond": self._grond.setFocus, "conflict_van_plichten": self._naar_voorwaarden}

    def _naar_voorwaarden(self) -> None:
        self._voorwaarden.show()
        alle = list(self._antwoorden.values())
        next((een for een in alle if not _is_beantwoord(een)), alle[0]).setFocus()

    def _toon(self, grond: object) -> None:
        self._voorwaarden.setVisible(grond == Deelgrond.CONFLICT_VAN_PLICHTEN.value)
        self._toelichting.setVisible(bool(grond))


def _is_beantwoord(veld: VeldWidget) -> bool:
    return isinstance(veld.bediening, Pillen) and bool(veld.bediening.waarde())
