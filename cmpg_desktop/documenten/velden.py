"""The fields that a kind of letter offers to whoever makes its template."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Veld:
    """One field of a letter: what a template writes between double braces.

    `naam` may have dots (`afzender.telefoon`). An example that is a tuple makes it a list, for
    use in a loop. `waar` says in which screen an empty field is filled. `getypt` is what a person
    writes for this one letter; `standaard` is what the program offers until somebody knows better.
    """

    naam: str
    uitleg: str
    voorbeeld: str | tuple[str, ...]
    verplicht: bool = True
    waar: str = ""
    getypt: bool = False
    standaard: str | tuple[str, ...] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Veldenlijst:
    """All fields of one kind of letter, in the order a template maker wants to read them."""

    soort: str
    velden: tuple[Veld, ...]

    @property
    def namen(self) -> tuple[str, ...]:
        """Give the full names."""
        return tuple(veld.naam for veld in self.velden)

    @property
    def groepen(self) -> frozenset[str]:
        """Give the names that only hold other fields (`afzender`)."""
        return frozenset(naam.rsplit(".", 1)[0] for naam in self.namen if "." in naam)

    def voorbeeld(self, *, alleen_verplicht: bool = False) -> dict[str, object]:
        """Give the examples as data for a trial letter; what may be empty can be left empty."""
        waarden: dict[str, object] = {}
        for veld in self.velden:
            leeg = alleen_verplicht and not veld.verplicht
            zonder: str | tuple[str, ...] = () if isinstance(veld.voorbeeld, tuple) else ""
            waarden[veld.naam] = zonder if leeg else veld.voorbeeld
        return nest(waarden)


def nest(waarden: Mapping[str, object]) -> dict[str, object]:
    """Turn `{"afzender.telefoon": x}` into `{"afzender": {"telefoon": x}}`, one dot deep."""
    genest: dict[str, object] = {}
    for naam, waarde in waarden.items():
        groep, punt, veld = naam.partition(".")
        if not punt:
            genest[naam] = waarde
            continue
        binnen = genest.setdefault(groep, {})
        if not isinstance(binnen, dict):
            msg = f"{groep} is een veld en een groep tegelijk"
            raise TypeError(msg)
        binnen[veld] = waarde
    return genest
