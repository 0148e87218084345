"""How a melding stands; a module of its own, because the werkvoorraad needs no more of it."""

from enum import StrEnum


class Stand(StrEnum):
    """Where a melding stands, until the beoordeling of phase 1 gives its outcome."""

    OPEN = "open"
    INGETROKKEN = "ingetrokken"
    SAMENGEVOEGD = "samengevoegd"
    BIJ_CASUS = "bij_casus"

    @property
    def is_dicht(self) -> bool:
        """Whether the melding ended: nothing in it changes until it is opened again."""
        return self in (Stand.INGETROKKEN, Stand.SAMENGEVOEGD)

    @property
    def weergave(self) -> str:
        """The Dutch words on screen."""
        return {
            Stand.OPEN: "nog niet beoordeeld",
            Stand.INGETROKKEN: "ingetrokken",
            Stand.SAMENGEVOEGD: "samengevoegd met een andere melding",
            Stand.BIJ_CASUS: "hoort bij een lopende casus",
        }[self]
