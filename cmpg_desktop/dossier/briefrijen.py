"""The rows of a letter that is being written: their ids, and what a change in one waits for."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Select, Table, select

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.database.tabellen.casussen import brief
from cmpg_desktop.database.tabellen.meldingen import casus, feit, melding
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.werkproces.uitgaand import verzonden_ids

NOUNS: Final = frozenset({"brief", "briefveld"})


def veld_id(brief_id: UUID, naam: str) -> UUID:
    """Give the id of the row of a field, by which the screen knows it before it is there."""
    return uuid5(brief_id, naam)


def slot_op(dossier_id: UUID) -> tuple[Select[Any], ...]:
    """Ask for the dossier first: who begins the same letter waits, and then finds it there."""
    return tuple(
        select(tabel.c.id).where(tabel.c.id == dossier_id).with_for_update()
        for tabel in (melding, casus)
    )


def lees(tx: Transactie, tabel: Table, rij_id: UUID) -> tuple[Any, frozenset[UUID]]:
    """Read a row of a letter and its dossier; a letter that went out does not change."""
    if tabel is brief:
        welke = select(brief.c.id).where(brief.c.id == rij_id)
    else:
        welke = select(tabel.c.brief_id).where(tabel.c.id == rij_id)
    rijen, brieven, feiten, toegang = tx.lees(
        select(tabel).where(tabel.c.id == rij_id).with_for_update(),
        select(brief).where(brief.c.id.in_(welke)),
        feiten_waar(feit.c.over_id.in_(welke)),
        toegang_tot(
            select(brief.c.casus_id).where(brief.c.id.in_(welke)).scalar_subquery(),
            kijker(tx.context),
        ),
    )
    keur_toegang(toegang)
    if not rijen or not brieven:
        raise NietGevonden(
            "Deze brief is er niet, of niet meer.", wat_nu="Ga terug naar Brieven en kies opnieuw."
        )
    if brieven[0].id in verzonden_ids(als_feit(een) for een in feiten):
        raise al_verzonden()
    return rijen[0], frozenset({brieven[0].melding_id or brieven[0].casus_id})


def al_verzonden() -> Regelfout:
    """Make the error for a letter that went out."""
    return Regelfout(
        "Deze brief is al verzonden en verandert niet meer.",
        wat_nu="Is hij toch niet verzonden? Neem dan eerst de verzending terug, met de reden.",
    )


def lezerrijen(ref: UUID, paren: Iterable[tuple[UUID, UUID | None]]) -> list[dict[str, Any]]:
    """Make the rows that say about whom a letter is, and to whom."""
    return [
        {"id": nieuw_id(), "brief_id": ref, "over_id": over, "aan_id": aan} for over, aan in paren
    ]
