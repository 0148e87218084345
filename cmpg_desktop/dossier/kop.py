"""What a melding or casus is called on screen: as typed, else by who it is about."""

from collections import Counter
from collections.abc import Sequence

from cmpg_desktop.werkproces.namen import Geslacht, Naam
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming

NIEUW = "Nieuwe melding"
_MEEST = 3


def kop_van(
    titel: str,
    namen: Sequence[Naam],
    *,
    organisatie: str = "",
    melder: str = "",
    anders: str = NIEUW,
) -> str:
    """Return "Gezin Kuipers", "Mevrouw Tjin", "Melding van De Lucas", or `anders`.

    Args:
        titel: what a person typed goes before all else.
        namen: of the betrokkenen, in their order; unknown names do not count.
        organisatie: of the melder.
        melder: the name of the melder, for when there is no organisation.
        anders: what it is called when nothing is known.

    """
    return titel or _over_wie(namen) or _van_wie(organisatie or melder) or anders


def _over_wie(namen: Sequence[Naam]) -> str:
    bekend = [naam for naam in namen if not naam.is_leeg]
    achternamen = Counter(_achternaam(naam) for naam in bekend if naam.geslachtsnaam)
    achternamen.pop("", None)
    if len(namen) > 1 and achternamen:
        # The first of the most shared: a Counter keeps the order in which names came.
        return f"Gezin {achternamen.most_common(1)[0][0]}"
    if len(namen) == 1 and bekend:
        return _een(bekend[0])
    return opsomming([naam.weergavenaam for naam in bekend[:_MEEST]]) if bekend else ""


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
