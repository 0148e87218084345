"""How long the termijnen are: settings, with the convenant's numbers as default."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Lengtes:
    """The lengths in working days, but inlichten in months.

    melding_beoordelen: E044. informatieverzoek_beantwoorden: E059. fase_2: E067. eerste_mdo: E071.
    verslag: E078. wijzigingen: E082. inlichten_maanden: AVG art. 14 lid 3, the outer limit.
    wacht_op_melder and verslag_vervolg are no rule of the convenant.
    """

    melding_beoordelen: int = 5
    wacht_op_melder: int = 10
    informatieverzoek_beantwoorden: int = 5
    fase_2: int = 10
    eerste_mdo: int = 15
    verslag: int = 10
    verslag_vervolg: int = 10
    wijzigingen: int = 5
    inlichten_maanden: int = 1

    def __post_init__(self) -> None:
        for veld in fields(self):
            if getattr(self, veld.name) < 1:
                msg = "Een termijn duurt minstens 1 dag."
                raise ValueError(msg)


CONVENANT = Lengtes()
WETTELIJK: Final[Mapping[str, str]] = MappingProxyType(
    {"inlichten_maanden": "Dit staat in de wet (AVG art. 14 lid 3) en kan niet langer."}
)
"""The lengths that the law sets, each with why: no municipality may take longer."""


def binnen_de_wet(naam: str, aantal: int) -> int:
    """Return this length, or that of the law when an older value is longer."""
    return min(aantal, int(getattr(CONVENANT, naam))) if naam in WETTELIJK else aantal
