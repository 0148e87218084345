"""What the window remembers between runs: sizes, columns, theme. Nothing of a dossier.

Held in memory; reading and writing the file is done elsewhere, never on the GUI thread.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# A longer number is no size; Python itself refuses to read one that is very long.
_CIJFERS = 9


class Toestand:
    """Small settings by name. `bewaar` is called with all of them after a change."""

    def __init__(
        self, begin: "Mapping[str, object]", bewaar: "Callable[[dict[str, object]], None]"
    ) -> None:
        self._waarden = dict(begin)
        self._bewaar = bewaar

    def tekst(self, naam: str, anders: str = "") -> str:
        """Give a text that was remembered."""
        waarde = self._waarden.get(naam, anders)
        return waarde if isinstance(waarde, str) else anders

    def getallen(self, naam: str) -> tuple[int, ...]:
        """Give a row of numbers that was remembered; empty when there is none."""
        waarde = self._waarden.get(naam)
        if not isinstance(waarde, list | tuple):
            return ()
        return tuple(getal for getal in waarde if type(getal) is int)

    def getal(self, naam: str, anders: int, *, van: int, tot: int) -> int:
        """Give a number that was remembered, not outside its bounds; `anders` if it is none."""
        tekst = self.tekst(naam)
        if not tekst.isascii() or not tekst.isdigit() or len(tekst) > _CIJFERS:
            return anders
        return min(max(int(tekst), van), tot)

    def zet(self, naam: str, waarde: str | tuple[int, ...]) -> None:
        """Remember a value."""
        nieuw = list(waarde) if isinstance(waarde, tuple) else waarde
        if self._waarden.get(naam) != nieuw:
            self._waarden[naam] = nieuw
            self._bewaar(dict(self._waarden))
