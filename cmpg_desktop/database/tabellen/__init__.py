"""The tables, by part of the work. Importing this package fills `metadata`."""

from cmpg_desktop.database.tabellen import (
    documenten,
    meldingen,
    partners,
    personen,
    team,
    telefoon,
    zoeken,
)
from cmpg_desktop.database.tabellen.kern import metadata

__all__ = [
    "documenten",
    "meldingen",
    "metadata",
    "partners",
    "personen",
    "team",
    "telefoon",
    "zoeken",
]
