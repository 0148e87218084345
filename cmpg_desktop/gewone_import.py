"""Give `import` back to Python, right after PySide6 took it.

PySide6 puts its own `__import__` in place for `from __feature__ import ...`, which this program
does not use. It reads and keeps the source of every module that is loaded after it: up to 15 MB,
time at the start, and a stall wherever a page loads on first use. Import this module right after
PySide6, before anything else of the program.
"""

import builtins

_EIGEN = "__orig_import__"


def geef_terug() -> bool:
    """Put the import of Python itself back; False when PySide6 left none to put back."""
    eigen = getattr(builtins, _EIGEN, None)
    if eigen is None:
        return False
    builtins.__import__ = eigen
    return True


geef_terug()
