"""How a melding stands; a module of its own, because the werkvoorraad needs no more of it."""

from enum import StrEnum


class Stand(StrEnum):
    """Where a melding stands. A retour is still open: it waits for the melder."""

    OPEN = "open"
    INGETROKKEN = "ingetrokken"
    SAMENGEVOEGD = "samengevoegd"
    BIJ_CASUS = "bij_casus"
    AFGEHANDELD = "afgehandeld"
    OVERGEDRAGEN = "overgedragen"
    CASUS = "casus"

    @property
    def is_dicht(self) -> bool:
        """Whether the melding ended: nothing in it changes, unless it can be opened again.

        One that went to a running casus ended too: who is added here later would not reach that
        casus, and would never be told.
        """
        return self is not Stand.OPEN

    @property
    def kent_brieven(self) -> bool:
        """Whether letters about it are still written: also of the besluit that ended it."""
        return self not in (Stand.INGETROKKEN, Stand.SAMENGEVOEGD)

    @property
    def kent_inlichten(self) -> bool:
        """Whether telling is still recorded: a letter may wait for it; a casus does it there."""
        return self.kent_brieven and self is not Stand.CASUS

    @property
    def weergave(self) -> str:
        """The Dutch words on screen."""
        return {
            Stand.OPEN: "nog niet beoordeeld",
            Stand.INGETROKKEN: "ingetrokken",
            Stand.SAMENGEVOEGD: "samengevoegd met een andere melding",
            Stand.BIJ_CASUS: "hoort bij een lopende casus",
            Stand.AFGEHANDELD: "afgehandeld",
            Stand.OVERGEDRAGEN: "overgedragen",
            Stand.CASUS: "door naar fase 2",
        }[self]

    @property
    def zin(self) -> str:
        """What follows "Deze melding": "is afgehandeld"."""
        return self.weergave if self is Stand.BIJ_CASUS else f"is {self.weergave}"

    @property
    def gezegde(self) -> str:
        """What follows "Deze melding" when it can no longer be done: "is al afgehandeld"."""
        if self is Stand.BIJ_CASUS:
            return "hoort al bij een lopende casus"
        return f"is al {self.weergave}"
