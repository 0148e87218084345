"""What a melding or casus is called on screen: as typed, else by who it is about."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cmpg_desktop.werkproces.geboorte import jaren_oud
from cmpg_desktop.werkproces.namen import Geslacht, Naam
from cmpg_desktop.werkproces.persoonregel import is_kindrol
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming

NIEUW = "Nieuwe melding"
_MEEST = 3
_VOLWASSEN: Final = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Wie:
    """A betrokkene, as far as what the dossier is called depends on it."""

    naam: Naam = field(repr=False)
    kind: bool = False
    woont_in: str = ""


def wie(naam: Naam, rol: str, woont_in: str, geboren: date | None, gezegd_op: date | None) -> Wie:
    """Tell who somebody is; a child is who was one on the day that the birth was written down."""
    jong = (
        geboren is not None and gezegd_op is not None and jaren_oud(geboren, gezegd_op) < _VOLWASSEN
    )
    return Wie(
        naam=naam,
        kind=is_kindrol(rol) or jong,
        woont_in=woont_in,
    )


def kop_van(
    titel: str,
    mensen: Sequence[Wie],
    *,
    organisatie: str = "",
    melder: str = "",
    anders: str = NIEUW,
) -> str:
    """Return "Gezin Kuipers", "Mevrouw Tjin", "Melding van De Lucas", or `anders`.

    Args:
        titel: what a person typed goes before all else.
        mensen: the betrokkenen, in their order; unknown names do not count.
        organisatie: of the melder.
        melder: the name of the melder, for when there is no organisation.
        anders: what it is called when nothing is known.

    """
    return titel or _over_wie(mensen) or _van_wie(organisatie or melder) or anders


def _over_wie(mensen: Sequence[Wie]) -> str:
    bekend = [een.naam for een in mensen if not een.naam.is_leeg]
    if gezin := _gezin([een for een in mensen if een.woont_in != "nee"]):
        return f"Gezin {gezin}"
    if bekend and (len(mensen) == 1 or any(map(_achternaam, bekend))):
        return _een(bekend[0])
    return opsomming([naam.weergavenaam for naam in bekend[:_MEEST]]) if bekend else ""


def _gezin(samen: Sequence[Wie]) -> str:
    """Return the name of a family: a child is one of them, or two share a home or a surname."""
    if len(samen) < 2:  # noqa: PLR2004  one person is no family
        return ""
    gevonden = [_achternaam(een.naam) for een in samen if not een.naam.is_leeg]
    achternamen = Counter(filter(None, gevonden))
    if not achternamen:
        return ""
    # The first of the most shared: a Counter keeps the order in which names came.
    naam, aantal = achternamen.most_common(1)[0]
    een_huis = sum(een.woont_in == "ja" for een in samen) > 1
    return naam if aantal > 1 or een_huis or any(een.kind for een in samen) else ""


def _achternaam(naam: Naam) -> str:
    eigen = Naam(voorvoegsel=naam.voorvoegsel, geslachtsnaam=naam.geslachtsnaam)
    return hoofdletter(eigen.achternaam)


def _een(naam: Naam) -> str:
    titel = {Geslacht.M: "De heer", Geslacht.V: "Mevrouw"}.get(naam.geslacht)
    if titel and naam.achternaam:
        return f"{titel} {hoofdletter(naam.achternaam)}"
    return hoofdletter(naam.weergavenaam)


def _van_wie(melder: str) -> str:
    return f"Melding van {melder}" if melder else ""
