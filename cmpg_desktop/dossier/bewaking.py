"""The question that goes along with every command and query: is it about a hidden dossier.

What is hidden is what `afscherming` says.

One question for all, so that nothing that is built later can forget it. A command that must tell
more (that a casus was closed, that a reason is asked) asks `afscherming.toegang_tot` besides.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    Uuid,
    bindparam,
    not_,
    or_,
    select,
    union_all,
)

from cmpg_desktop.berichten.fouten import GeenBevoegdheid
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.velden import WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, problematiek
from cmpg_desktop.database.transactie import KlareVraag, Rijen
from cmpg_desktop.dossier import afscherming

if TYPE_CHECKING:
    from cmpg_desktop.database.vastevraag import VasteVraag

# Its own id, and what a field held: neither is what somebody wants to read or change.
_NIET: Final = frozenset({"opdracht", "oud", "vervangt"})


def genoemd(verzoek: object) -> list[UUID]:
    """Give the ids that a command or query names; people are asked after elsewhere."""
    if isinstance(verzoek, WijzigVeld):
        # What it is set to is checked where the field is known.
        return [verzoek.id]
    return list(dict.fromkeys(_ids(verzoek)))


def _ids(iets: object) -> Iterator[UUID]:
    if isinstance(iets, UUID):
        yield iets
    elif isinstance(iets, tuple):
        for een in iets:
            yield from _ids(een)
    elif is_dataclass(iets):
        for veld in fields(iets):
            if veld.name not in _NIET:
                yield from _ids(getattr(iets, veld.name))


def iets_verborgen(context: Context) -> KlareVraag:
    """Ask whether there is anything at all that this person may not know of; mostly there is not.

    The whole question is long: a server takes longer to plan it than to do the work it goes with.
    """
    return _iets().met(**afscherming.invulling(context))


@cache
def _iets() -> "VasteVraag":
    from cmpg_desktop.database.vastevraag import VasteVraag  # noqa: PLC0415  (as below)

    return VasteVraag(afscherming.verborgen(afscherming.LATER).limit(1))


def vraag(ids: list[UUID], context: Context) -> KlareVraag:
    """Ask which of these are of a dossier that this person may not know of."""
    return _vraag().met(genoemd=ids, **afscherming.invulling(context))


@cache
def _vraag() -> "VasteVraag":
    # The first page names nothing: a start does not load these.
    from cmpg_desktop.database.tabellen.beoordelen import (  # noqa: PLC0415  (see above)
        beoordeling,
        beoordelingspunt,
    )
    from cmpg_desktop.database.tabellen.casussen import brief, briefveld  # noqa: PLC0415
    from cmpg_desktop.database.tabellen.documenten import document  # noqa: PLC0415
    from cmpg_desktop.database.tabellen.telefoon import spoedcontact  # noqa: PLC0415
    from cmpg_desktop.database.tabellen.verzoeken import verzoek  # noqa: PLC0415
    from cmpg_desktop.database.vastevraag import VasteVraag  # noqa: PLC0415

    wie = afscherming.LATER
    ids: BindParameter[Any] = bindparam("genoemd", type_=Uuid, expanding=True)
    casussen = select(afscherming.verborgen(wie).subquery().c.id).cte("verborgen_casussen")
    meldingen = select(afscherming.verborgen_meldingen(wie).subquery().c.id).cte(
        "verborgen_meldingen"
    )

    def weg(rij: Any) -> ColumnElement[bool]:
        van_melding: ColumnElement[bool] = rij.c.melding_id.in_(select(meldingen.c.id))
        if "casus_id" in rij.c and rij is not beoordeling:
            return or_(van_melding, rij.c.casus_id.in_(select(casussen.c.id)))
        return van_melding

    delen: list[Select[Any]] = [
        select(casus.c.id).where(casus.c.id.in_(ids), casus.c.id.in_(select(casussen.c.id))),
        select(melding.c.id).where(melding.c.id.in_(ids), melding.c.id.in_(select(meldingen.c.id))),
        *(
            select(rij.c.id).where(rij.c.id.in_(ids), weg(rij))
            for rij in (betrokkene, document, brief, feit)
        ),
        *(
            select(rij.c.id).where(rij.c.id.in_(ids), weg(rij))
            for rij in (problematiek, beoordeling, spoedcontact)
        ),
        select(beoordelingspunt.c.id)
        .join(beoordeling, beoordeling.c.id == beoordelingspunt.c.beoordeling_id)
        .where(beoordelingspunt.c.id.in_(ids), weg(beoordeling)),
        select(briefveld.c.id)
        .join(brief, brief.c.id == briefveld.c.brief_id)
        .where(briefveld.c.id.in_(ids), weg(brief)),
        select(verzoek.c.id).where(verzoek.c.id.in_(ids), not_(afscherming.verzoek_zichtbaar(wie))),
    ]
    return VasteVraag(union_all(*delen))


def keur(rijen: Rijen) -> None:
    """Refuse when one of them is."""
    if rijen:
        raise GeenBevoegdheid(afscherming.AFGESCHERMD, wat_nu=afscherming.VRAAG_HET)
