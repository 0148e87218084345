"""Give `override` to every room, without what its usual home costs at start.

Python 3.11 has no `typing.override`, and importing typing_extensions takes as long as painting
the window. The decorator is there for the reader and the type checker only.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(methode):  # noqa: ANN001, ANN201 - the checker sees the real one above
        """Return the method as it is."""
        return methode


__all__ = ["override"]
