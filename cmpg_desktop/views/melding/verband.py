"""What the parts of the page share: surroundings, bound fields, and makers of fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QWidget

from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.views.formulier import Formulier
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import NOG_NIET_BEKEND, Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.werkproces.taal import parse_datum

JA_NEE_ONBEKEND = (
    Optie(waarde="ja", tekst="ja"),
    Optie(waarde="nee", tekst="nee"),
    Optie(waarde="onbekend", tekst="weet ik niet"),
)


@dataclass(frozen=True, slots=True)
class Verband:
    """The page as its parts see it; each maker binds one field, one line per field."""

    omgeving: Omgeving
    formulier: Formulier
    melding_id: UUID  # of the dossier: the parts for people and files work in a casus too
    is_casus: bool = False

    @property
    def soort(self) -> str:
        """What this is called in a sentence: "melding" or "casus"."""
        return "casus" if self.is_casus else "melding"

    @property
    def van_melding(self) -> UUID | None:
        """The melding that something is added to, if it is one."""
        return None if self.is_casus else self.melding_id

    @property
    def van_casus(self) -> UUID | None:
        """The casus that something is added to, if it is one."""
        return self.melding_id if self.is_casus else None

    @property
    def titelveld(self) -> Veld:
        """The field that holds the title."""
        return Veld.CASUS_TITEL if self.is_casus else Veld.MELDING_TITEL

    @property
    def bewerking(self) -> Bewerking:
        """What carries the edits."""
        return self.formulier.bewerking

    def bind(
        self, veld: Veld, rij: UUID, bediening: QWidget, label: str, hint: str = "", naam: str = ""
    ) -> VeldWidget:
        """Put a label above a control and bind it to a field."""
        naam = naam or veld.value
        omlijsting = VeldWidget(label, bediening, hint, naam=naam)
        self.formulier.bind(veld, rij, bediening, omlijsting, naam=naam)
        return omlijsting

    def regel(
        self,
        veld: Veld,
        label: str,
        *,
        rij: UUID | None = None,
        naam: str = "",
        hint: str = "",
        voorbeeld: str = "",
    ) -> VeldWidget:
        """Make a field of one line."""
        bediening = Regel(naam=naam or veld.value, voorbeeld=voorbeeld)
        return self.bind(veld, rij or self.melding_id, bediening, label, hint, naam)

    def tekst(
        self,
        veld: Veld,
        label: str,
        *,
        rij: UUID | None = None,
        naam: str = "",
        hint: str = "",
        voorbeeld: str = "",
        regels: int = 2,
    ) -> VeldWidget:
        """Make a field of several lines."""
        bediening = Tekstvlak(naam=naam or veld.value, voorbeeld=voorbeeld, min_regels=regels)
        return self.bind(veld, rij or self.melding_id, bediening, label, hint, naam)

    def keuze(
        self,
        veld: Veld,
        label: str,
        opties: Sequence[Optie],
        *,
        rij: UUID | None = None,
        naam: str = "",
        hint: str = "",
        onbekend: str = NOG_NIET_BEKEND,
    ) -> VeldWidget:
        """Make a drop-down list."""
        bediening = Keuze(opties, naam=naam or veld.value, onbekend=onbekend)
        return self.bind(veld, rij or self.melding_id, bediening, label, hint, naam)

    def pillen(
        self,
        veld: Veld,
        label: str,
        opties: Sequence[Optie],
        *,
        rij: UUID | None = None,
        naam: str = "",
        hint: str = "",
        onbekend: str = "",
    ) -> VeldWidget:
        """Make a few options beside each other."""
        bediening = Pillen(opties, naam=naam or veld.value, onbekend=onbekend)
        return self.bind(veld, rij or self.melding_id, bediening, label, hint, naam)

    def datum(
        self, veld: Veld, label: str, *, rij: UUID, naam: str = "", hint: str = ""
    ) -> VeldWidget:
        """Make a date."""
        bediening = self.datumveld(naam or veld.value)
        return self.bind(veld, rij, bediening, label, hint, naam)

    def datumveld(self, naam: str, toegankelijk: str = "") -> Datumveld:
        """Make an unbound date."""
        return Datumveld(
            naam=naam,
            lees=parse_datum,
            vandaag=self.omgeving.vandaag,
            toegankelijk=toegankelijk,
        )

    def vink(self, veld: Veld, tekst: str, *, rij: UUID | None = None, naam: str = "") -> QCheckBox:
        """Make a checkbox; its own words are its label."""
        vink = QCheckBox(zonder_mnemoniek(tekst))
        noem(vink, naam or veld.value, tekst)
        self.formulier.bind(veld, rij or self.melding_id, vink, naam=naam)
        return vink

    def vul(self, veld: Veld, waarde: Waarde, rij: UUID | None = None) -> None:
        """Show what the database holds."""
        self.formulier.vul(veld, rij or self.melding_id, waarde)

    def zet(self, veld: Veld, waarde: Waarde, basis: Waarde, rij: UUID | None = None) -> None:
        """Save a value that no bound control gives, such as a chosen organisation."""
        sleutel = Sleutel(veld, rij or self.melding_id)
        self.bewerking.typ(sleutel, waarde, basis)
        self.bewerking.verlaat(sleutel)
