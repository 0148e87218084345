"""Show what a person typed as it was typed, where Qt would take it for HTML."""

from html import escape

from PySide6.QtGui import Qt


def letterlijk(tekst: str) -> str:
    """Return a text for a tooltip, which has no plain format: "<b>x</b>" shows as it is."""
    if not Qt.mightBeRichText(tekst):
        return tekst
    return f"<qt>{escape(tekst).replace(chr(10), '<br>')}</qt>"
