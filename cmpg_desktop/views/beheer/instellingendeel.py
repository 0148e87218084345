"""A section of Beheer that shows settings: reads them, follows changes, fills its fields."""

from collections.abc import Mapping
from typing import ClassVar, Protocol

from cmpg_desktop.berichten.inrichting import Instellingen
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel


class Vulbaar(Protocol):
    """Shows the value of one setting."""

    def vul(self, waarde: str) -> None:
        """Show this value."""
        ...


class InstellingenDeel(BeheerDeel):
    """The base of such a section; `velden` says what shows which setting, by key.

    `standaard` gives what an empty setting means, where a field must show one of its choices.
    """

    standaard: ClassVar[Mapping[str, str]] = {}

    @property
    def velden(self) -> Mapping[str, Vulbaar]:
        """What shows which setting."""
        raise NotImplementedError

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(Instellingen(), self._toon, self.meld_fout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.INSTELLING)

    def _toon(self, gezet: tuple[tuple[str, str], ...]) -> None:
        waarden = dict(gezet)
        for sleutel, veld in self.velden.items():
            veld.vul(waarden.get(sleutel, "") or self.standaard.get(sleutel, ""))
