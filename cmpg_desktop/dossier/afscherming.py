"""Who may see an afgeschermd dossier (besluit 28): the one place that says so, for every query.

A casus that is afgeschermd exists only for who is named in `casus_toegang`, and so do the meldingen
that led to it or went to it, with what was merged into those. When nobody who is named works here
any more with a role that reads casussen, the procesmanagers see it: a dossier never shuts out
everyone. A melding that only builds on a casus that was closed is work of the whole team.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    Select,
    Uuid,
    and_,
    bindparam,
    case,
    except_,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    union,
)

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, RedenGevraagd
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import (
    betrokkene,
    casus,
    casus_toegang,
    feit,
    melding,
)
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import inzage, medewerker, medewerker_rol
from cmpg_desktop.database.tabellen.verzoeken import verzoek
from cmpg_desktop.dossier.team import werkt_op
from cmpg_desktop.werkproces.bevoegdheden import BEVOEGDHEDEN, Handeling
from cmpg_desktop.werkproces.feiten import Feit
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import AMSTERDAM, dag_van

OPENEN: Final = "openen"
GEWEIGERD: Final = "geweigerd"
REDEN_GEVRAAGD: Final = "reden gevraagd"

# How a melding stands that is part of a casus: it went to one, or one began with it.
BIJ_CASUS: Final = (Stand.BIJ_CASUS.value, Stand.CASUS.value)

# Who can open a casus at all.
LEZERS: Final = tuple(sorted(rol.value for rol in BEVOEGDHEDEN[Handeling.CASUS_LEZEN]))

AFGESCHERMD: Final = "Dit dossier is afgeschermd. Alleen wie genoemd is, kan erin."
VRAAG_HET: Final = "Moet u erbij? Vraag het de procesmanager."

# What stands for a name where a row must stay, such as who has gezag over a child.
IEMAND: Final = "iemand uit een afgeschermd dossier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kijker:
    """Who looks, and on which day: that decides who still works here."""

    ik: UUID | BindParameter[Any] | None
    vandaag: date | BindParameter[Any]


# For a query that is built once and asked often; `invulling` fills it in.
LATER: Final = Kijker(
    ik=bindparam("kijker_ik", type_=Uuid), vandaag=bindparam("kijker_dag", type_=Date)
)


def kijker(context: Context) -> Kijker:
    """Tell who looks."""
    return Kijker(ik=context.actor, vandaag=dag_van(context.nu))


def invulling(context: Context) -> dict[str, Any]:
    """Give the parameters of a query that was built for `LATER`."""
    return {"kijker_ik": context.actor, "kijker_dag": dag_van(context.nu)}


def zichtbaar(wie: Kijker) -> ColumnElement[bool]:
    """Narrow a query on `casus` to what this person may know of."""
    return or_(not_(casus.c.afgeschermd), _mag_erin(wie))


def _mag_erin(wie: Kijker) -> ColumnElement[bool]:
    toegang = casus_toegang.alias("toegang")
    genoemd = exists().where(toegang.c.casus_id == casus.c.id, toegang.c.medewerker_id == wie.ik)
    rol = medewerker_rol.alias("rol_van_genoemde")
    iemand = exists().where(
        toegang.c.casus_id == casus.c.id,
        medewerker.c.id == toegang.c.medewerker_id,
        werkt_op(wie.vandaag),
        rol.c.medewerker_id == medewerker.c.id,
        rol.c.rol.in_(LEZERS),
    )
    manager = exists().where(
        medewerker_rol.c.medewerker_id == wie.ik, medewerker_rol.c.rol == Rol.PROCESMANAGER.value
    )
    return or_(
        genoemd.correlate(casus),
        and_(not_(iemand.correlate(casus)), manager),
    )


def verborgen(wie: Kijker) -> Select[Any]:
    """Ask for the ids of the casussen that this person may not know of; an index has the few."""
    return select(casus.c.id).where(casus.c.afgeschermd, not_(_mag_erin(wie))).correlate(None)


def niet_verborgen(kolom: ColumnElement[Any], wie: Kijker) -> ColumnElement[bool]:
    """Narrow rows that may name a casus; those that name none stay."""
    return or_(kolom.is_(None), kolom.not_in(verborgen(wie)))


def casus_van(dossier_id: Any) -> CompoundSelect[Any]:
    """Ask for the casus that a dossier is, or is a part of; nothing for a melding without one."""
    deze, ander = melding.alias("deze_melding"), melding.alias("samengevoegd_met")
    return union(
        select(casus.c.id).where(casus.c.id == dossier_id).correlate(None),
        select(deze.c.casus_id)
        .where(deze.c.id == dossier_id, deze.c.stand.in_(BIJ_CASUS))
        .correlate(None),
        select(ander.c.casus_id)
        .join(deze, deze.c.samengevoegd_met_id == ander.c.id)
        .where(deze.c.id == dossier_id, ander.c.stand.in_(BIJ_CASUS))
        .correlate(None),
    )


def verborgen_meldingen(wie: Kijker) -> CompoundSelect[Any]:
    """Ask for the ids of the meldingen that go with those casussen."""
    deze, ander = melding.alias("afgeschermde_melding"), melding.alias("opgegaan_in")
    return union(
        select(deze.c.id).where(deze.c.stand.in_(BIJ_CASUS), deze.c.casus_id.in_(verborgen(wie))),
        select(deze.c.id)
        .join(ander, ander.c.id == deze.c.samengevoegd_met_id)
        .where(ander.c.stand.in_(BIJ_CASUS), ander.c.casus_id.in_(verborgen(wie))),
    )


def melding_zichtbaar(kolom: ColumnElement[Any], wie: Kijker) -> ColumnElement[bool]:
    """Narrow rows that may name a melding; those that name none stay."""
    return or_(kolom.is_(None), kolom.not_in(verborgen_meldingen(wie)))


def rij_zichtbaar(rij: Any, wie: Kijker) -> ColumnElement[bool]:
    """Narrow rows that are of a melding or of a casus, such as betrokkenen."""
    return and_(niet_verborgen(rij.c.casus_id, wie), melding_zichtbaar(rij.c.melding_id, wie))


def mens_zichtbaar(kolom: ColumnElement[Any], wie: Kijker) -> ColumnElement[bool]:
    """Narrow people to who is in something else than only casussen this person may not know of."""
    daar, hier = betrokkene.alias("daar_in"), betrokkene.alias("hier_in")
    erin = exists().where(
        daar.c.persoon_id == kolom,
        daar.c.verwijderd_op.is_(None),
        or_(
            daar.c.casus_id.in_(verborgen(wie)),
            daar.c.melding_id.in_(verborgen_meldingen(wie)),
        ),
    )
    ook_elders = exists().where(
        hier.c.persoon_id == kolom,
        hier.c.verwijderd_op.is_(None),
        rij_zichtbaar(hier, wie),
    )
    return or_(
        not_(erin.correlate_except(daar)),
        ook_elders.correlate_except(hier),
    )


def _verborgen_mensen(wie: Kijker) -> CompoundSelect[Any]:
    """Ask who is in nothing else than casussen this person may not know of; asked once for all.

    `mens_zichtbaar` says the same of one persoon; many times in one query that takes a server
    longer to plan than to answer.
    """
    daar, hier = betrokkene.alias("daar_bij"), betrokkene.alias("hier_bij")
    return except_(
        select(daar.c.persoon_id).where(
            daar.c.verwijderd_op.is_(None),
            or_(
                daar.c.casus_id.in_(verborgen(wie)),
                daar.c.melding_id.in_(verborgen_meldingen(wie)),
            ),
        ),
        select(hier.c.persoon_id).where(hier.c.verwijderd_op.is_(None), rij_zichtbaar(hier, wie)),
    )


def verzoek_zichtbaar(wie: Kijker) -> ColumnElement[bool]:
    """Narrow a query on `verzoek` to what is not of such a dossier, or of who is only in one.

    Who handles it keeps it: a month runs, and they wrote down what it says.
    """
    mensen = _verborgen_mensen(wie).cte("verborgen_mensen")

    def te_zien(kolom: ColumnElement[Any]) -> ColumnElement[bool]:
        return or_(kolom.is_(None), kolom.not_in(select(mensen.c.persoon_id)))

    return or_(
        and_(verzoek.c.behandelaar_id.is_not(None), verzoek.c.behandelaar_id == wie.ik),
        and_(
            rij_zichtbaar(verzoek, wie),
            te_zien(verzoek.c.persoon_id),
            te_zien(verzoek.c.namens_persoon_id),
        ),
    )


def toegang_tot(dossier_id: Any, wie: Kijker) -> Select[Any]:
    """Ask whether a dossier is afgeschermd, may be seen, and is closed, in the batch of the work.

    Of a melding it is that of the casus it is a part of; of one without a casus there are no rows.
    """
    return select(
        casus.c.id,
        casus.c.afgeschermd,
        casus.c.gesloten_op,
        zichtbaar(wie).label("zichtbaar"),
        _gaf_reden(wie).label("gaf_reden"),
    ).where(casus.c.id.in_(casus_van(dossier_id)))


def toegang_tot_mensen(mensen: Any, wie: Kijker) -> Select[Any]:
    """Ask of each of these people whether they may be known, for `keur_toegang`.

    `mensen` holds ids, or is the question that gives them.
    """
    return select(
        persoon.c.id,
        mens_zichtbaar(persoon.c.id, wie).label("zichtbaar"),
    ).where(persoon.c.id.in_(mensen))


def _gaf_reden(wie: Kijker) -> ColumnElement[bool]:
    """Say whether this person opened the casus today with a reason, as the log has it."""
    if not isinstance(wie.vandaag, date):
        raise TypeError("who looks must be known here")
    begin = datetime.combine(wie.vandaag, time(), AMSTERDAM)
    return (
        exists()
        .where(
            inzage.c.dossier_id == casus.c.id,
            inzage.c.medewerker_id == wie.ik,
            inzage.c.handeling == OPENEN,
            inzage.c.reden != "",
            inzage.c.moment >= begin,
        )
        .correlate(casus)
    )


def keur_toegang(rijen: Sequence[Any]) -> None:
    """Refuse who may not know of this casus or person; of what is neither there are no rows."""
    if any(not rij.zichtbaar for rij in rijen):
        raise GeenBevoegdheid(AFGESCHERMD, wat_nu=VRAAG_HET)


def keur_opening(rijen: Sequence[Any], reden: str) -> None:
    """Refuse who may not open this casus, and ask who may for the reason (besluit 28)."""
    keur_toegang(rijen)
    if any(rij.afgeschermd for rij in rijen) and not reden.strip():
        raise RedenGevraagd(
            "Dit dossier is afgeschermd.",
            wat_nu="Schrijf eerst waarom u het opent. Dat komt in het inzagelog.",
        )


def keur_deel(rijen: Sequence[Any]) -> None:
    """Refuse a part of a casus, such as its letters, to who did not say today why they open it."""
    keur_toegang(rijen)
    if any(rij.afgeschermd and not rij.gaf_reden for rij in rijen):
        raise RedenGevraagd(
            "Dit dossier is afgeschermd.",
            wat_nu="Open eerst de casus en schrijf waarom. Dat komt in het inzagelog.",
        )


def als_handeling(dossier_id: UUID, wie: Kijker, reden: str, *, deel: bool) -> ColumnElement[str]:
    """Give what the log says of an opening: one statement, so that it costs no round trip more.

    A part of a casus goes by the reason that was given for the casus itself.
    """
    zonder_reden: ColumnElement[str] = literal(OPENEN if reden.strip() else REDEN_GEVRAAGD)
    if deel:
        zonder_reden = case((_gaf_reden(wie), literal(OPENEN)), else_=zonder_reden)
    hoe = case(
        (not_(casus.c.afgeschermd), literal(OPENEN)),
        (not_(_mag_erin(wie)), literal(GEWEIGERD)),
        else_=zonder_reden,
    )
    van_casus = select(hoe).where(casus.c.id.in_(casus_van(dossier_id))).scalar_subquery()
    return func.coalesce(van_casus, literal(OPENEN))


def verborgen_in(feiten_waar: ColumnElement[bool], wie: Kijker) -> Select[Any]:
    """Ask which casussen that these facts are about this person may not know of."""
    over = select(feit.c.over_id).where(feiten_waar).correlate(None)
    return verborgen(wie).where(casus.c.id.in_(over))


def zonder_verborgen(feiten: Iterable[Feit], rijen: Iterable[Any]) -> tuple[Feit, ...]:
    """Let facts about those casussen say no more than that something was linked."""
    weg = {rij.id for rij in rijen}
    return tuple(
        replace(een, over=None, naam="", wie="", tekst="", reden="") if een.over in weg else een
        for een in feiten
    )
