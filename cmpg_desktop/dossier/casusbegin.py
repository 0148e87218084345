"""A casus begins: with the besluit of phase 1, in the same transaction.

The one other way in is the import (`dossier/importeren.py`): it takes over what was decided before
the program was there, and only the procesmanager may do that (E014).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, insert, select, update

from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import casus, melding
from cmpg_desktop.database.transactie import Leesbaar, Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.beoordelingsbron import Bron
from cmpg_desktop.dossier.casusmensen import Casusmensen, neem_mee
from cmpg_desktop.dossier.feiten import feit_van_nu, leg_vast
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige

# Whoever gives a number holds this until it is committed; any number that nobody else uses.
_NUMMERSLOT: Final = 0x434D5047
# The rounds go along, so that the weighing of this casus shows the same termijnen.
_RONDE: Final = (FeitSoort.ONTVANGST, FeitSoort.RETOUR, FeitSoort.AANVULLING)


def slot(tx: Transactie) -> tuple[Leesbaar, ...]:
    """Ask for the one turn to give a number; on SQLite whoever writes has it already."""
    return () if tx.is_sqlite else (select(func.pg_advisory_xact_lock(_NUMMERSLOT)),)


def nummers(tx: Transactie) -> Select[Any]:
    """Ask for the numbers that this year has given; after `slot`."""
    return select(casus.c.nummer).where(casus.c.nummer.like(f"{tx.vandaag.year}-%"))


def volgend_nummer(jaar: int, gegeven: Sequence[str]) -> str:
    """Return JJJJ-NNN, one more than the highest; what is no such number does not count.

    An imported list may hold anything, so no more than six digits are read as a number.
    """
    eigen = re.compile(rf"{jaar}-([0-9]{{3,6}})")
    gelezen = filter(None, map(eigen.fullmatch, gegeven))
    hoogste = max((int(een[1]) for een in gelezen), default=0)
    return f"{jaar}-{hoogste + 1:03d}"


def begin_casus(
    tx: Transactie,
    bron: Bron,
    besluit: Feit,
    mensen: Casusmensen,
    *,
    nummer: str,
    regisseur: Any,
) -> tuple[Change, ...]:
    """Make the casus of a melding, its people, its facts, and its line in the search.

    `besluit` is the fact as it stands at the melding; the casus gets its own copy of it, so that
    the termijnen of phase 2 run there.
    """
    casus_id, beoordeling = mensen.casus_id, bron.beoordeling()
    eerder = beoordeling.casus_id or bron.melding.casus_id
    mijdt = beoordeling.zorgmijder == "ja"
    waaruit = beoordeling.blijkt_zorgmijder_uit if mijdt else beoordeling.zorgmijder_waaruit
    tx.schrijf(
        insert(casus).values(
            id=casus_id,
            nummer=nummer,
            titel=bron.melding.titel,
            regime=bron.melding.regime,
            aanpak=beoordeling.aanpak.value if beoordeling.aanpak is not None else "",
            zorgmijder=beoordeling.zorgmijder,
            zorgmijder_waaruit=waaruit,
            casusregisseur_id=regisseur.id,
            eerdere_casus_id=eerder,
            geopend_op=tx.vandaag,
        )
    )
    zoekindex.zet(tx, "casus", casus_id, f"{nummer} {bron.melding.titel}".rstrip())
    van_mensen, wie = neem_mee(tx, mensen)
    tx.schrijf(
        update(melding)
        .where(melding.c.id == bron.melding.id, melding.c.stand == Stand.OPEN.value)
        .values(stand=Stand.CASUS.value, casus_id=casus_id),
        verwacht=1,
    )
    feiten = _feiten(tx, bron, besluit, nummer=nummer, regisseur=regisseur)
    changes = [leg_vast(tx, een, casus_id=casus_id) for een in (*feiten, *van_mensen)]
    changes += _eerdere(tx, bron, casus_id, eerder)
    return (
        *changes,
        Change(noun=Noun.CASUS, id=casus_id),
        *wie,
    )


def _feiten(
    tx: Transactie, bron: Bron, besluit: Feit, *, nummer: str, regisseur: Any
) -> list[Feit]:
    # What a melder or colleague wrote stays at the melding; the casus needs the days.
    rondes = [
        replace(een, id=nieuw_id(), over=None, tekst="", reden="", vervangt=None, inhoud="")
        for een in geldige(bron.feiten)
        if een.soort in _RONDE
    ]
    return [
        *rondes,
        replace(besluit, id=nieuw_id()),
        feit_van_nu(tx, FeitSoort.GEMAAKT, over=bron.melding.id, naam=f"casus {nummer}"),
        feit_van_nu(tx, FeitSoort.TOEGEWEZEN, over=regisseur.id, naam=regisseur.naam),
    ]


def _eerdere(tx: Transactie, bron: Bron, casus_id: UUID, eerder: UUID | None) -> list[Change]:
    """Link to the earlier aanpak, whose retention halts at once (E123, besluit 22)."""
    if eerder is None:
        return []
    nummer = bron.casussen[eerder].nummer if eerder in bron.casussen else ""
    hier = feit_van_nu(tx, FeitSoort.EERDERE_AANPAK, over=eerder, naam=f"casus {nummer}".rstrip())
    changes = [leg_vast(tx, hier, casus_id=casus_id), Change(noun=Noun.CASUS, id=eerder)]
    if bron.melding.casus_id != eerder:
        # With a melding that was linked before, the earlier aanpak knows already.
        daar = feit_van_nu(tx, FeitSoort.MELDING_GEKOPPELD, over=bron.melding.id)
        changes.append(leg_vast(tx, daar, casus_id=eerder))
    return changes
