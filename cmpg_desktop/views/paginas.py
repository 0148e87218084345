"""Which page belongs to which code. A page's module is loaded when it is first gone to."""

from collections.abc import Callable, Mapping
from uuid import UUID

from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.brief import BriefPagina
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.meldingenlijst import MeldingenPagina
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners import PartnersPagina
from cmpg_desktop.views.telefoon import TelefoonPagina
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina

_PAGINAS: Mapping[str, Callable[[Omgeving, UUID | None], Pagina]] = {
    "werkvoorraad": lambda omgeving, _rij: WerkvoorraadPagina(omgeving),
    "meldingen": lambda omgeving, _rij: MeldingenPagina(omgeving),
    "melding": MeldingPagina,
    "telefoon": TelefoonPagina,
    "brief": BriefPagina,
    "partners": PartnersPagina,
    "beheer": lambda omgeving, _rij: BeheerPagina(omgeving),
}


def maak_pagina(omgeving: Omgeving, code: str, rij: UUID | None) -> Pagina:
    """Make the page of a code, for a row or (None) for the list or something new."""
    return _PAGINAS[code](omgeving, rij)
