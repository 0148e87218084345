"""Which page belongs to which code. The module of a page is loaded when it is first gone to.

After the first page is in sight `laad_alles` loads the others from a worker, so that going there
does not wait for it either.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.pagina import Pagina

if TYPE_CHECKING:
    from collections.abc import Callable

# Code -> module, class, and whether it is made for a row.
_PAGINAS = {
    "werkvoorraad": ("werkvoorraad", "WerkvoorraadPagina", False),
    "agenda": ("agenda", "AgendaPagina", False),
    "meldingen": ("meldingenlijst", "MeldingenPagina", False),
    "melding": ("melding.pagina", "MeldingPagina", True),
    "casus": ("casus", "CasusPagina", True),
    "casussen": ("casussenlijst", "CasussenPagina", False),
    "inlichten": ("inlichten.pagina", "InlichtenPagina", True),
    "telefoon": ("telefoon", "TelefoonPagina", True),
    "brief": ("brief", "BriefPagina", True),
    "brieven": ("brieven.lijst", "BrievenPagina", False),
    "uitbrief": ("brieven.pagina", "UitbriefPagina", True),
    "weegoverleg": ("weegoverleg.pagina", "WeegoverlegPagina", False),
    "partners": ("partners.pagina", "PartnersPagina", True),
    "verzoeken": ("verzoeken.lijst", "VerzoekenPagina", False),
    "verzoek": ("verzoeken.pagina", "VerzoekPagina", True),
    "beheer": ("beheer.pagina", "BeheerPagina", False),
    "importeren": ("importeren.pagina", "ImporterenPagina", False),
}
_OOK = ("hulp", "teruggevonden", "foutvenster", "sluitvraag")


def maak_pagina(omgeving: Omgeving, code: str, rij: UUID | None) -> Pagina:
    """Make the page of a code, for a row or (None) for the list or something new."""
    module, klasse, met_rij = _PAGINAS[code]
    maak: Callable[..., Any] = getattr(import_module(f"cmpg_desktop.views.{module}"), klasse)
    return cast("Pagina", maak(omgeving, rij) if met_rij else maak(omgeving))


def laad_alles() -> None:
    """Load every page module; meant for a worker, once the first page is there."""
    for module in [module for module, _, _ in _PAGINAS.values()] + list(_OOK):
        import_module(f"cmpg_desktop.views.{module}")
