"""Every table, for a migration and for who looks at the whole.

The tables of a room load with that room: a start that shows the home page need not know them all.
"""

from cmpg_desktop.database.tabellen import beoordelen, casussen, metadata, verzoeken

__all__ = ["beoordelen", "casussen", "metadata", "verzoeken"]
