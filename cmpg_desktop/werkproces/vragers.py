"""Who may be counted as having asked for advice: a kind, never a name (E049, besluit 7)."""

from enum import StrEnum


class SoortVrager(StrEnum):
    """A closed list, so that no name can be kept in its place."""

    INWONER = "inwoner"
    SCHOOL = "school"
    HUISARTS_OF_ZORG = "huisarts of zorg"
    WONINGCORPORATIE = "woningcorporatie"
    POLITIE = "politie"
    GEMEENTE = "gemeente"
    ANDERE_PROFESSIONAL = "andere professional"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return self.value
