"""Naming who stands in for a procesmanager, and taking that back (besluit 11)."""

from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.beoordelen import (
    TrekWaarnemingIn,
    Waarnemingen,
    WaarnemingSnapshot,
    WijsWaarnemerAan,
)
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.database.tabellen.team import medewerker, waarneming
from cmpg_desktop.database.transactie import Lezing, Transactie
from cmpg_desktop.dossier import beslisteam
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_tekst
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.waarneming import Waarneming, waarneming_fout


@beantwoordt(Waarnemingen, Handeling.INSTELLING_LEZEN)
def lees(lezing: Lezing, _query: Waarnemingen, context: Context) -> tuple[WaarnemingSnapshot, ...]:
    """Read the periods that are on or still to come."""
    voor, wie = medewerker.alias("voor"), medewerker.alias("wie")
    rijen = lezing.rijen(
        select(waarneming, voor.c.naam.label("voor"), wie.c.naam.label("waarnemer"))
        .join(voor, voor.c.id == waarneming.c.voor_id)
        .join(wie, wie.c.id == waarneming.c.waarnemer_id)
        .where(waarneming.c.verwijderd_op.is_(None), waarneming.c.tot >= dag_van(context.nu))
        .order_by(waarneming.c.van, waarneming.c.id)
    )
    return tuple(
        WaarnemingSnapshot(
            id=rij.id,
            voor_id=rij.voor_id,
            voor=rij.voor,
            waarnemer_id=rij.waarnemer_id,
            waarnemer=rij.waarnemer,
            van=rij.van,
            tot=rij.tot,
            reden=rij.reden,
        )
        for rij in rijen
    )


@voert_uit(WijsWaarnemerAan, Handeling.WAARNEMER_AANWIJZEN)
def wijs_aan(tx: Transactie, opdracht: WijsWaarnemerAan) -> Gevolg:
    """Name a waarnemer for a period; of one procesmanager no two at a time."""
    # The account is locked, so that two periods made at once cannot overlap.
    _, *antwoorden = tx.lees(
        select(medewerker.c.id).where(medewerker.c.id == opdracht.voor_id).with_for_update(),
        *beslisteam.vragen(),
    )
    team = beslisteam.team_van(antwoorden, tx.vandaag)
    nieuw = Waarneming(
        id=opdracht.id,
        voor=opdracht.voor_id,
        waarnemer=opdracht.waarnemer_id,
        van=opdracht.van,
        tot=opdracht.tot,
    )
    fout, veld = waarneming_fout(nieuw, team.waarnemingen, team.rollen, tx.vandaag)
    if fout:
        raise Regelfout(fout, veld=veld)
    tx.schrijf(
        insert(waarneming).values(
            id=opdracht.id,
            voor_id=opdracht.voor_id,
            waarnemer_id=opdracht.waarnemer_id,
            van=opdracht.van,
            tot=opdracht.tot,
            reden=gekeurde_tekst(opdracht.reden, "waarneming.reden"),
            door_id=tx.actor,
            aangewezen_op=tx.nu,
        )
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.WAARNEMING, id=opdracht.id)}),
        resultaat=opdracht.id,
        terug=TrekWaarnemingIn(id=opdracht.id),
        wat="Waarnemer aangewezen",
    )


@voert_uit(TrekWaarnemingIn, Handeling.WAARNEMER_AANWIJZEN)
def trek_in(tx: Transactie, opdracht: TrekWaarnemingIn) -> Gevolg:
    """End a period; what was decided in it stays decided."""
    rij = tx.een(select(waarneming).where(waarneming.c.id == opdracht.id).with_for_update())
    if rij is None:
        raise NietGevonden("Deze waarneming is er niet meer.")
    if rij.verwijderd_op is not None:
        return Gevolg()
    tx.schrijf(
        update(waarneming)
        .where(waarneming.c.id == opdracht.id, waarneming.c.verwijderd_op.is_(None))
        .values(verwijderd_op=tx.nu),
        verwacht=1,
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.WAARNEMING, id=opdracht.id)}),
        wat="Waarneming ingetrokken",
    )
