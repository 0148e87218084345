"""Who works in the program (E012, E013, E015 and the two roles beside the regieteam)."""

from enum import StrEnum
from typing import Final


class Rol(StrEnum):
    """A role; one medewerker may have several."""

    CASUSREGISSEUR = "casusregisseur"
    PROCESMANAGER = "procesmanager"
    PROCESONDERSTEUNER = "procesondersteuner"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder"
    TOEZICHTHOUDER = "toezichthouder"

    @property
    def weergave(self) -> str:
        """Return the Dutch name as the screen shows it."""
        return self.value.replace("_", " ")


REGIETEAM: Final = frozenset({Rol.CASUSREGISSEUR, Rol.PROCESMANAGER, Rol.PROCESONDERSTEUNER})
