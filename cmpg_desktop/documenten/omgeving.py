"""The small, closed language of a template, and the cleaning of what goes into it.

Two dangers are kept apart here. A template comes from a file: it may read fields and nothing
else. What a person typed is data: it comes out of a letter as it was typed, whatever it says.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jinja2 import StrictUndefined, TemplateRuntimeError, Undefined
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from cmpg_desktop.typen import override

# fmt: off
MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)
_FILTERS = frozenset({
    "capitalize", "count", "d", "default", "first", "join", "last", "length", "lower", "replace",
    "title", "trim", "upper",
})
# fmt: on

# The ways people and programs end a line: all become the break that a letter knows.
_REGELEINDEN = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# What XML cannot hold, and what docxtpl gives a meaning of its own (\a starts a paragraph).
_STUURTEKENS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def datum_voluit(dag: dt.date) -> str:
    """Write a date as a letter does: 19 januari 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def schone_tekst(waarde: str) -> str:
    """Keep what a person typed, without the characters that a document cannot hold."""
    return _STUURTEKENS.sub("", _REGELEINDEN.sub("\n", waarde))


def schoon(waarde: object) -> object:
    """Make data fit for a template: text, yes or no, and lists and groups of those.

    Raises:
        TypeError: for anything else; an object would give a template its methods.

    """
    if isinstance(waarde, bool):
        return waarde
    if waarde is None or isinstance(waarde, str | int):
        return schone_tekst("" if waarde is None else str(waarde))
    if isinstance(waarde, dt.date) and not isinstance(waarde, dt.datetime):
        return datum_voluit(waarde)
    if isinstance(waarde, Mapping):
        return {str(sleutel): schoon(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, Sequence) and not isinstance(waarde, bytes | bytearray):
        return tuple(schoon(deel) for deel in waarde)
    msg = f"een sjabloon kent geen {type(waarde).__name__}"
    raise TypeError(msg)


def druk(waarde: object) -> Markup:
    """Turn one value into text for the XML of a document.

    Everything is escaped, also inside `{% autoescape false %}`. Braces become references, because
    docxtpl turns `{_{` back into `{{` in the finished text.
    """
    if isinstance(waarde, Markup):
        return waarde
    if isinstance(waarde, bool):
        waarde = "ja" if waarde else "nee"
    elif isinstance(waarde, Mapping):
        msg = "een groep velden kan niet worden afgedrukt; kies een veld uit de groep"
        raise TemplateRuntimeError(msg)
    elif isinstance(waarde, tuple):
        waarde = "\n".join(str(deel) for deel in waarde)
    veilig = str(escape(str(waarde)))
    return Markup(veilig.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704 - escaped above


class OnbekendVeld(StrictUndefined):
    """A name that is no field: every use of it is an error, told in Dutch."""

    @property
    @override
    def _undefined_message(self) -> str:
        return f"het veld '{self._undefined_name}' bestaat niet"


class Sjabloontaal(SandboxedEnvironment):
    """Jinja, with fields, conditions, loops and a dozen filters, and nothing else."""

    # Repeating and formatting could fill the memory from a few characters of template.
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=OnbekendVeld, finalize=druk)
        self.globals.clear()
        self.filters = {naam: werk for naam, werk in self.filters.items() if naam in _FILTERS}
        # A template that escapes by hand gets what it would have had anyway.
        vanzelf: Callable[..., Markup] = druk
        self.filters |= {"e": vanzelf, "escape": vanzelf}

    @override
    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        msg = f"rekenen met {operator} kan niet in een sjabloon"
        raise SecurityError(msg)

    @override
    def is_safe_callable(self, obj: Any) -> bool:
        return False

    @override
    def getattr(self, obj: Any, attribute: str) -> Any:
        # Data first: a field called `items` or `keys` is the field, never a method of a dict.
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext | Undefined):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    @override
    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(obj, str | tuple) and isinstance(argument, int | slice):
            return super().getitem(obj, argument)
        return self.getattr(obj, str(argument))
