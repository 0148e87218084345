"""Say what is missing or double among the people at a partner (E020)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Final

from cmpg_desktop.berichten.partners import ContactSnapshot
from cmpg_desktop.werkproces.ketenpartners import ContactRol
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming

# The convenant names one of each per party: art. 6 lid 1 a and b, art. 7 lid 3, art. 9.
_EEN: Final = {
    ContactRol.UITVOEREND: ("uitvoerend contactpersoon", "uitvoerende contactpersonen"),
    ContactRol.LIJNMANAGER: ("lijnmanager", "lijnmanagers"),
    ContactRol.BESTUURDER: ("bestuurder", "bestuurders"),
}


def is_nu(contact: ContactSnapshot, vandaag: date) -> bool:
    """Tell whether this person is at the partner today."""
    begonnen = contact.van is None or contact.van <= vandaag
    return begonnen and (contact.tot is None or contact.tot >= vandaag)


def ontbrekende_rollen(
    contacten: Iterable[ContactSnapshot], spoednummer: str, vandaag: date
) -> str:
    """Return "Nog geen lijnmanager of spoednummer.", or an empty text when all are there."""
    aantal = _tel(contacten, vandaag)
    weg = [enkel for rol, (enkel, _) in _EEN.items() if not aantal[rol]]
    if not spoednummer and not aantal[ContactRol.SPOEDNUMMER]:
        weg.append("spoednummer")
    return f"Nog geen {opsomming(weg, 'of')}." if weg else ""


def dubbele_rollen(contacten: Iterable[ContactSnapshot], vandaag: date) -> str:
    """Return "Er staan 2 lijnmanagers; ...", or an empty text; several who do the work is usual."""
    aantal = _tel(contacten, vandaag)
    dubbel = [
        f"{aantal[rol]} {meer}"
        for rol, (_, meer) in _EEN.items()
        if aantal[rol] > 1 and rol is not ContactRol.UITVOEREND
    ]
    if not dubbel:
        return ""
    return hoofdletter(
        f"er staan {opsomming(dubbel)}; het convenant gaat uit van één per partij. "
        "Geef wie vertrok een einddatum."
    )


def _tel(contacten: Iterable[ContactSnapshot], vandaag: date) -> Counter[ContactRol]:
    return Counter(contact.rol for contact in contacten if is_nu(contact, vandaag))
