"""Remarks typed on a line of the werkvoorraad."""

from typing import Any

from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.database.tabellen.meldingen import opmerking
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier.conflicten import laatste_wijziging
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_tekst
from cmpg_desktop.werkproces.bevoegdheden import Handeling


@voert_uit(ZetOpmerking, Handeling.OPMERKING_PLAATSEN)
def zet_opmerking(tx: Transactie, opdracht: ZetOpmerking) -> Gevolg:
    """Set the remark on a line if it still says the old text; empty takes it away."""
    nieuw = gekeurde_tekst(opdracht.nieuw, "opmerking")
    rij = tx.een(
        select(opmerking.c.id, opmerking.c.tekst)
        .where(opmerking.c.dossier_id == opdracht.dossier_id, opmerking.c.regel == opdracht.regel)
        .with_for_update()
    )
    staat = rij.tekst if rij is not None else ""
    if staat == nieuw:
        return Gevolg()
    veld = f"opmerking.{opdracht.regel}"
    if staat != gekeurde_tekst(opdracht.oud, "opmerking"):
        wie, wanneer = laatste_wijziging(tx, opdracht.dossier_id, veld)
        raise Conflict(
            veld=veld, rij=opdracht.dossier_id, mijn=nieuw, hun=staat, wie=wie, wanneer=wanneer
        )
    tx.noem_in_register(opdracht.dossier_id, veld)
    _schrijf_opmerking(tx, opdracht, rij, nieuw)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.OPMERKING, id=opdracht.dossier_id)}),
        dossiers=frozenset({opdracht.dossier_id}),
        terug=ZetOpmerking(
            dossier_id=opdracht.dossier_id, regel=opdracht.regel, oud=nieuw, nieuw=staat
        ),
        wat="Opmerking",
    )


def _schrijf_opmerking(tx: Transactie, opdracht: ZetOpmerking, rij: Any, nieuw: str) -> None:
    if rij is None:
        tx.schrijf(
            insert(opmerking).values(
                id=nieuw_id(), dossier_id=opdracht.dossier_id, regel=opdracht.regel, tekst=nieuw
            )
        )
        return
    deze = (opmerking.c.id == rij.id, opmerking.c.tekst == rij.tekst)
    weg = delete(opmerking).where(*deze)
    anders = update(opmerking).where(*deze).values(tekst=nieuw)
    tx.schrijf(anders if nieuw else weg, verwacht=1)
