"""The file of key slots: read, checked, and replaced as a whole with the former one kept."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.database.plek import Plek, schrijf_veilig

VERSIE = 1


class SleutelbestandWeg(Omgevingsfout):
    """The file of key slots is not there."""


class SleutelbestandOnleesbaar(Omgevingsfout):
    """The file of key slots is damaged, or made by a newer program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sleutelbestand:
    """The slots of one database. `sleuven` has at most one of each kind."""

    database: UUID
    afdruk: str  # of the key, to recognise it; says nothing about it
    demo: bool
    sleuven: tuple[dict[str, Any], ...] = field(repr=False)

    def met(self, sleuf: dict[str, Any]) -> "Sleutelbestand":
        """Give the file with this slot in the place of the one of its kind."""
        andere = tuple(een for een in self.sleuven if een["soort"] != sleuf["soort"])
        return replace(self, sleuven=(*andere, sleuf))


def schrijf(plek: Plek, bestand: Sleutelbestand) -> None:
    """Replace the file; the former one stays beside it."""
    inhoud = {
        "versie": VERSIE,
        "database": str(bestand.database),
        "afdruk": bestand.afdruk,
        "demo": bestand.demo,
        "sleuven": bestand.sleuven,
    }
    try:
        if plek.sleutels.exists():
            schrijf_veilig(plek.vorige_sleutels, plek.sleutels.read_bytes())
        schrijf_veilig(plek.sleutels, json.dumps(inhoud, indent=1).encode())
    except OSError as exc:
        raise Omgevingsfout(
            "Het sleutelbestand kan niet worden geschreven; het oude staat er nog.",
            wat_nu="Kijk of de schijf vol is en of u in de map met gegevens mag schrijven.",
        ) from exc


def lees(plek: Plek) -> Sleutelbestand:
    """Read the slots, or those of before when the file is gone or damaged: the key is the same."""
    fouten: list[Omgevingsfout] = []
    for pad in (plek.sleutels, plek.vorige_sleutels, plek.backup_sleutels):
        try:
            return _lees_een(pad)
        except Omgevingsfout as exc:
            fouten.append(exc)
    raise next((een for een in fouten if not isinstance(een, SleutelbestandWeg)), fouten[0])


def _lees_een(pad: Path) -> Sleutelbestand:
    try:
        inhoud = json.loads(pad.read_bytes())
        if inhoud["versie"] != VERSIE:
            raise SleutelbestandOnleesbaar(
                "Het sleutelbestand is gemaakt door een nieuwere versie van het programma.",
                wat_nu="Installeer de nieuwste versie.",
            )
        return Sleutelbestand(
            database=UUID(inhoud["database"]),
            afdruk=str(inhoud["afdruk"]),
            demo=inhoud["demo"] is True,
            sleuven=tuple(_keur_sleuf(sleuf) for sleuf in inhoud["sleuven"]),
        )
    except FileNotFoundError as exc:
        raise SleutelbestandWeg(
            f"Het sleutelbestand {pad.name} is er niet; zonder dat bestand opent de database niet.",
            wat_nu=f"Zet {pad.name} terug uit uw reservekopie van de map met gegevens.",
        ) from exc
    except (ValueError, KeyError, TypeError, OSError) as exc:
        raise SleutelbestandOnleesbaar(
            f"Het sleutelbestand {pad.name} is beschadigd.",
            wat_nu=f"Zet {pad.name} terug uit uw reservekopie van de map met gegevens.",
        ) from exc


_VELDEN: dict[str, dict[str, Callable[[str], bytes]]] = {
    "open": {"sleutel": bytes.fromhex},
    "herstelcode": dict.fromkeys(("zout", "nonce", "inhoud"), base64.b64decode),
    "wachtwoordzin": dict.fromkeys(("zout", "nonce", "inhoud"), base64.b64decode),
}


def _keur_sleuf(sleuf: dict[str, Any]) -> dict[str, Any]:
    for veld, lezer in _VELDEN.get(sleuf["soort"], {}).items():
        lezer(sleuf[veld])
    return sleuf
