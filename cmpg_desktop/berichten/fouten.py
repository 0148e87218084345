"""Errors that cross the threads, each with a Dutch text that says what to do next.

Anything else that comes out of the work is a bug, and is shown and logged as one.
"""

from datetime import datetime
from uuid import UUID

from cmpg_desktop.typen import override


class CmpgFout(Exception):
    """Base of the errors that a person can do something about."""

    def __init__(self, tekst: str, *, wat_nu: str = "") -> None:
        super().__init__(tekst)
        self.tekst = tekst
        self.wat_nu = wat_nu

    @override
    def __repr__(self) -> str:
        # The text is for the person and may quote what was typed; a log line gets the kind only.
        return f"{type(self).__name__}()"


class Omgevingsfout(CmpgFout):
    """The surroundings fail (disk, file, server, keyring): nothing is wrong with what was typed."""


class NietBeschikbaar(Omgevingsfout):
    """The database cannot be reached now; the same command may be tried again later."""


class Regelfout(CmpgFout):
    """A rule of the work refuses this. `veld` names the field where the text belongs."""

    def __init__(self, tekst: str, *, veld: str = "", artikel: str = "", wat_nu: str = "") -> None:
        super().__init__(tekst, wat_nu=wat_nu)
        self.veld = veld
        self.artikel = artikel


class GeenBevoegdheid(CmpgFout):
    """The person may not do what was asked."""


class NietGevonden(CmpgFout):
    """The row is gone: removed by a colleague, or never there."""


class Gestopt(CmpgFout):
    """The asker called off the work."""


class Conflict(CmpgFout):
    """Someone else changed the same field first: both values, who and when.

    Never decided by the program: a person chooses.
    """

    def __init__(
        self,
        *,
        veld: str,
        rij: UUID,
        mijn: object,
        hun: object,
        wie: str,
        wanneer: datetime | None,
    ) -> None:
        super().__init__("Iemand anders heeft dit veld intussen gewijzigd.")
        self.veld = veld
        self.rij = rij
        self.mijn = mijn
        self.hun = hun
        self.wie = wie
        self.wanneer = wanneer


class RedenGevraagd(CmpgFout):
    """An afgeschermd dossier opens only for a reason, which goes into the log (besluit 28)."""
