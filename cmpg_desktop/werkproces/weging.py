"""The seven outcomes of phase 1, with the key that chooses each (E038, E045)."""

from enum import StrEnum
from typing import Final


class Weging(StrEnum):
    """Where a melding goes; the order is that of the keys 1 to 7."""

    RETOUR = "retour"
    GEEN_ZAAK = "geen_zaak"
    LOKALE_PGA = "lokale_pga"
    WOONOVERLAST = "woonoverlast"
    ELDERS = "elders"
    LOPENDE_CASUS = "lopende_casus"
    FASE_2 = "fase_2"

    @property
    def toets(self) -> str:
        """Return the key on the keyboard."""
        return str(tuple(Weging).index(self) + 1)

    @property
    def weergave(self) -> str:
        """Return the Dutch name as the screen shows it."""
        return _WEERGAVE[self]

    @property
    def draagt_over(self) -> bool:
        """Tell whether another takes it over under rules of its own (E042, besluit 12)."""
        return self in (Weging.LOKALE_PGA, Weging.WOONOVERLAST)


_WEERGAVE: Final = {
    Weging.RETOUR: "terug naar de melder voor wat ontbreekt",
    Weging.GEEN_ZAAK: "geen zaak voor het regieteam, advies aan de melder",
    Weging.LOKALE_PGA: "naar de lokale PGA",
    Weging.WOONOVERLAST: "naar de wijkcoördinator woonoverlast",
    Weging.ELDERS: "naar een andere gemeente of dienst",
    Weging.LOPENDE_CASUS: "hoort bij een lopende casus",
    Weging.FASE_2: "door naar fase 2",
}


class Aanpak(StrEnum):
    """Regie on a whole family, or on one of its members (toelichting art. 4)."""

    GGA = "GGA"
    PGA = "PGA"

    @property
    def weergave(self) -> str:
        """Return the Dutch name as the screen shows it."""
        return {"GGA": "gezinsgericht (GGA)", "PGA": "persoonsgericht (PGA)"}[self.value]
