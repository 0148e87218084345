"""Facts with legal meaning: read them, and append one. Nothing here changes or removes a fact."""

from typing import Any
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    bindparam,
    insert,
    select,
    type_coerce,
)
from sqlalchemy.types import NullType, UserDefinedType

from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort

# An enum looks up slower than a dict, and the home page reads thousands.
_SOORT = {soort.value: soort for soort in FeitSoort}
_KOLOMMEN = (
    feit.c.id,
    feit.c.volgnr,
    feit.c.soort,
    feit.c.datum,
    feit.c.moment,
    feit.c.over_id,
    feit.c.aan_id,
    feit.c.naam,
    feit.c.datum2,
    feit.c.kanaal,
    feit.c.wie,
    feit.c.tekst,
    feit.c.vervangt_id,
    feit.c.reden,
    feit.c.uitkomst,
    feit.c.inhoud,
)


def feiten_waar(*waar: ColumnElement[bool]) -> Select[Any]:
    """Ask for facts in the order in which they were recorded."""
    return select(*_KOLOMMEN).where(*waar).order_by(feit.c.volgnr)


def feiten_kaal(*waar: ColumnElement[bool]) -> Select[Any]:
    """Ask for facts of many dossiers: ids as the driver has them, good for nothing but comparing.

    Making a UUID costs as much as all the rest of a row, and here nobody sees these.
    """
    kaal = {"id", "vervangt_id"}
    kolommen = [
        kaal_id(kolom).label(kolom.name) if kolom.name in kaal else kolom for kolom in _KOLOMMEN
    ]
    return select(*kolommen).where(*waar).order_by(feit.c.volgnr)


def kaal_id(kolom: ColumnElement[Any]) -> ColumnElement[Any]:
    """Give an id as the driver has it: only to compare with another such id."""
    return type_coerce(kolom, NullType())


def echt_id(kaal: Any) -> UUID:
    """Read an id that the driver gave."""
    return kaal if isinstance(kaal, UUID) else UUID(kaal)


class _Kaal(UserDefinedType[Any]):
    """Leaves a value as it is."""

    cache_ok = True


def kale_ids(naam: str) -> BindParameter[Any]:
    """Give the parameter of a list of ids as the driver gave them: nothing is read or written."""
    return bindparam(naam, type_=_Kaal(), expanding=True)


def feiten_van_melding(melding_id: UUID) -> Select[Any]:
    """Ask for the facts of one melding."""
    return feiten_waar(feit.c.melding_id == melding_id)


def als_feit(rij: Any) -> Feit:
    """Make the fact of a row."""
    return Feit(
        id=rij.id,
        volgnr=rij.volgnr,
        soort=_SOORT[rij.soort],
        datum=rij.datum,
        moment=rij.moment,
        over=rij.over_id,
        aan=rij.aan_id,
        naam=rij.naam,
        datum2=rij.datum2,
        kanaal=rij.kanaal,
        wie=rij.wie,
        tekst=rij.tekst,
        vervangt=rij.vervangt_id,
        reden=rij.reden,
        uitkomst=rij.uitkomst,
        inhoud=rij.inhoud,
    )


def feit_van_nu(
    tx: Transactie, soort: FeitSoort, feit_id: UUID | None = None, **delen: Any
) -> Feit:
    """Make a fact of this day and moment; `feit_id` is that of the command, for its main fact."""
    return Feit(
        id=feit_id or nieuw_id(), volgnr=0, soort=soort, datum=tx.vandaag, moment=tx.nu, **delen
    )


def leg_vast(
    tx: Transactie, nieuw: Feit, *, melding_id: UUID | None = None, casus_id: UUID | None = None
) -> Change:
    """Append a fact to one dossier; the database gives its volgnr, whatever `nieuw` says."""
    tx.schrijf(
        insert(feit).values(
            id=nieuw.id,
            melding_id=melding_id,
            casus_id=casus_id,
            soort=nieuw.soort.value,
            datum=nieuw.datum,
            moment=nieuw.moment,
            over_id=nieuw.over,
            aan_id=nieuw.aan,
            naam=nieuw.naam,
            datum2=nieuw.datum2,
            kanaal=nieuw.kanaal,
            wie=nieuw.wie,
            tekst=nieuw.tekst,
            uitkomst=nieuw.uitkomst,
            inhoud=nieuw.inhoud,
            vervangt_id=nieuw.vervangt,
            reden=nieuw.reden,
            door_id=tx.actor,
            vastgelegd_op=tx.nu,
        )
    )
    return Change(noun=Noun.FEIT, id=nieuw.id)
