"""Who reports: organisation, melder, and since when the team has it (E032, E033)."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.melding.ontvangst import Ontvangst
from cmpg_desktop.views.melding.opmaak import Tweekolom
from cmpg_desktop.views.melding.organisatie import Melderveld, Organisatieveld
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.werkproces.meldingregels import MelderSoort

_AANHEF = (
    Optie(waarde="V", tekst="mevrouw"),
    Optie(waarde="M", tekst="heer"),
    Optie(waarde="O", tekst="onbekend"),
)
_VELDEN = (
    Veld.MELDING_MELDER_FUNCTIE,
    Veld.MELDING_MELDER_GESLACHT,
    Veld.MELDING_MELDER_TELEFOON,
    Veld.MELDING_MELDER_EMAIL,
    Veld.MELDING_UW_KENMERK,
    Veld.MELDING_MELDER_SOORT,
    Veld.MELDING_MELDER_WAAROM,
    Veld.MELDING_BEHANDELAAR,
)


class WieMeldt(Sectie):
    """The part "Wie meldt"."""

    def __init__(self, verband: Verband, ontvangst: Ontvangst) -> None:
        super().__init__("Wie meldt", naam="melding.wie_meldt")
        self._verband = verband
        self._ontvangst = ontvangst
        self.organisatie = Organisatieveld(verband, self)
        self.melder = Melderveld(verband, self.organisatie, self)
        functie = verband.regel(Veld.MELDING_MELDER_FUNCTIE, "Functie")
        aanhef = verband.pillen(Veld.MELDING_MELDER_GESLACHT, "Aanhef in brieven", _AANHEF)
        self._telefoon = verband.regel(Veld.MELDING_MELDER_TELEFOON, "Telefoon")
        email = verband.regel(Veld.MELDING_MELDER_EMAIL, "E-mail")
        self._soort = verband.keuze(
            Veld.MELDING_MELDER_SOORT,
            "De melder is",
            [Optie(waarde=soort.value, tekst=soort.weergave) for soort in MelderSoort],
        )
        kenmerk = verband.regel(
            Veld.MELDING_UW_KENMERK,
            "Kenmerk van de melder",
            hint="Komt als “Uw kenmerk” in de brief",
        )
        self._waarom = verband.tekst(
            Veld.MELDING_MELDER_WAAROM,
            "Waarom meldt deze professional toch bij het regieteam?",
            hint="Geen convenantpartij: dat mag, met een reden.",
        )
        self._behandelaar = verband.keuze(Veld.MELDING_BEHANDELAAR, "Behandelaar", ())
        velden = Tweekolom()
        velden.voeg_toe(self.organisatie.veld, self.melder.veld)
        velden.voeg_toe(functie, aanhef)
        velden.voeg_toe(self._telefoon, email)
        velden.voeg_toe(self._soort, kenmerk)
        velden.voeg_toe(self._waarom)
        velden.voeg_toe(ontvangst)
        velden.voeg_toe(self._behandelaar, QWidget())
        self._waarom.hide()
        keuze = self._soort.bediening
        if isinstance(keuze, Keuze):
            keuze.gekozen.connect(self._toon_waarom)
        self.inhoud.addWidget(velden)
        self._blad: MeldingBlad | None = None
        verband.omgeving.broker.ask(Medewerkers(), self._bij_team, eigenaar=self)

    def vul(self, blad: MeldingBlad) -> None:
        """Show what the database holds."""
        self._blad = blad
        self.organisatie.vul(blad)
        self.melder.vul(blad)
        for veld in _VELDEN:
            self._verband.vul(veld, getattr(blad, veld.kolom))
        self._ontvangst.vul(blad)
        self._toon_waarom(blad.melder_soort)

    @property
    def doelen(self) -> dict[str, Callable[[], None]]:
        """Where the answers to what is missing go."""
        return {
            "organisatie": self.organisatie.veld.setFocus,
            "melder": self.melder.veld.setFocus,
            "terugbelnummer": self._telefoon.setFocus,
            "melder_soort": self._soort.setFocus,
            "waarom_toch": self._naar_waarom,
            "ontvangst": self._ontvangst.focus,
            "ontvangstwijze": self._ontvangst.focus,
            "behandelaar": self._behandelaar.setFocus,
        }

    def _naar_waarom(self) -> None:
        self._waarom.show()
        self._waarom.setFocus()

    def _toon_waarom(self, soort: object) -> None:
        gevuld = self._blad is not None and bool(self._blad.melder_waarom)
        try:
            vraagt = MelderSoort(str(soort)).vraagt_waarom
        except ValueError:
            vraagt = False
        self._waarom.setVisible(vraagt or gevuld)

    def _bij_team(self, team: tuple[Medewerker, ...]) -> None:
        keuze = self._behandelaar.bediening
        if isinstance(keuze, Keuze):
            keuze.zet_opties([Optie(waarde=een.id, tekst=een.naam) for een in team])
        self._verband.formulier.toon_opnieuw(Veld.MELDING_BEHANDELAAR, self._verband.melding_id)
