"""Commands to text and back, for the journal: plain JSON, no pickles.

What a file of an earlier version holds and this version does not know comes back as an error with
the command's name, so that nothing of it disappears silently.
"""

import base64
import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import Enum
from importlib import import_module
from importlib.util import find_spec
from typing import Any
from uuid import UUID

from cmpg_desktop.berichten.kern import Command

_LEZERS: dict[str, Callable[[str], Any]] = {
    "uuid": UUID,
    "moment": datetime.fromisoformat,
    "datum": date.fromisoformat,
    "bytes": base64.b64decode,
}


class OnbekendBericht(ValueError):
    """The text names a command or field that this version of the program does not have."""


def naar_tekst(command: Command) -> str:
    """Write a command as JSON."""
    return json.dumps({"soort": naam(type(command)), "velden": _uit(command)}, ensure_ascii=False)


def uit_tekst(tekst: str) -> Command:
    """Read back what `naar_tekst` wrote; raises `OnbekendBericht` for what is not known."""
    try:
        inhoud = json.loads(tekst)
        _laad(str(inhoud["soort"]))
        soort = _commands()[inhoud["soort"]]
        return typing.cast("Command", _in(soort, inhoud["velden"]))
    except (KeyError, TypeError, ValueError) as fout:
        raise OnbekendBericht("een opdracht die deze versie niet kent") from fout


def naam(soort: type[Command]) -> str:
    """Name a command as the journal stores it: module and class, without the package."""
    return f"{soort.__module__.rpartition('.')[2]}.{soort.__qualname__}"


def _laad(soort: str) -> None:
    """Load the module of a command: after a crash no page may have asked for it yet."""
    module = soort.partition(".")[0]
    # Only a name of this package; one of elsewhere is known when it was loaded there.
    if find_spec(f"{__package__}.{module}") is not None:
        import_module(f"{__package__}.{module}")


def _commands() -> dict[str, type[Command]]:
    def below(soort: type[Command]) -> Iterator[type[Command]]:
        for sub in soort.__subclasses__():
            yield sub
            yield from below(sub)

    return {naam(soort): soort for soort in below(Command)}


def _uit(waarde: Any) -> Any:
    if isinstance(waarde, Enum):
        return waarde.value
    if waarde is None or isinstance(waarde, str | bool | int | float):
        return waarde
    if isinstance(waarde, UUID):
        return {"uuid": str(waarde)}
    if isinstance(waarde, datetime):
        return {"moment": waarde.isoformat()}
    if isinstance(waarde, date):
        return {"datum": waarde.isoformat()}
    if isinstance(waarde, bytes):
        return {"bytes": base64.b64encode(waarde).decode("ascii")}
    if isinstance(waarde, tuple | frozenset):
        return [_uit(deel) for deel in waarde]
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: _uit(getattr(waarde, veld.name)) for veld in dataclasses.fields(waarde)}
    raise TypeError(f"{type(waarde).__name__} cannot go in the journal")


def _in(soort: Any, waarde: Any) -> Any:
    if isinstance(waarde, dict) and len(waarde) == 1:
        ((wat, inhoud),) = waarde.items()
        lezer = _LEZERS.get(wat)
        if lezer is not None and isinstance(inhoud, str):
            return lezer(inhoud)
    if isinstance(soort, type) and dataclasses.is_dataclass(soort):
        hints = typing.get_type_hints(soort)
        return soort(**{naam: _in(hints[naam], deel) for naam, deel in waarde.items()})
    oorsprong = typing.get_origin(soort)
    if oorsprong in (tuple, frozenset):
        (deel, *_) = typing.get_args(soort)
        delen = [_in(deel, een) for een in waarde]
        return tuple(delen) if oorsprong is tuple else frozenset(delen)
    if oorsprong in (typing.Union, types.UnionType):
        return _in_union(soort, waarde)
    if isinstance(soort, type) and issubclass(soort, Enum):
        return soort(waarde)
    return waarde


def _in_union(soort: Any, waarde: Any) -> Any:
    # A plain value of a union stays as it is; a nested dataclass or enum is the one other choice.
    if waarde is None:
        return None
    for keuze in typing.get_args(soort):
        if isinstance(keuze, type) and (
            (dataclasses.is_dataclass(keuze) and isinstance(waarde, dict))
            or (issubclass(keuze, Enum) and isinstance(waarde, str))
        ):
            return _in(keuze, waarde)
    return waarde
