"""The register of ketenpartners (E019, E020)."""

from cmpg_desktop.views.partners.pagina import PartnersPagina

__all__ = ["PartnersPagina"]
