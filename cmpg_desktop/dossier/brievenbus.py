"""The outbox: what must go out of every dossier, what was made, and what went these last weeks.

Two batches: which dossiers have something to send, and then those dossiers. Nothing of the outbox
is stored: a letter is in it because of the facts.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, not_, or_, select

from cmpg_desktop.berichten.brieven import Brievenbus, BrievenbusBlad
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.casussen import brief
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier import aanzet, briefbron, inlichtlezen
from cmpg_desktop.dossier.afscherming import kijker, melding_zichtbaar, zichtbaar
from cmpg_desktop.dossier.briefbron import OUDE_WEG, Briefbron
from cmpg_desktop.dossier.brieflijst import rijen_van
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Afronding, FeitSoort
from cmpg_desktop.werkproces.inlichtafronding import VERTELD_OF_GEWOGEN
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.uitgaand import EINDE_FASE_2, NA_BESLUIT

# How long a letter that went out stays in sight.
NOG_TE_ZIEN: Final = timedelta(days=21)
_VERZONDEN: Final = FeitSoort.BRIEF_VERZONDEN.value
_BESLUIT: Final = FeitSoort.BESLUIT_FASE_1.value


def _geldt(een: Any) -> ColumnElement[bool]:
    """Say that no later fact took this one back or corrected it."""
    later = feit.alias("later")
    return not_(exists().where(later.c.vervangt_id == een.c.id))


def _weg(document_id: ColumnElement[Any]) -> ColumnElement[bool]:
    verzonden = feit.alias("verzonden")
    return exists().where(
        verzonden.c.over_id == document_id, verzonden.c.soort == _VERZONDEN, _geldt(verzonden)
    )


def _meldingen(vanaf: Any) -> Select[Any]:
    """Ask for the meldingen with something to send."""
    begonnen = select(brief.c.melding_id).where(not_(_weg(brief.c.id)))
    gemaakt = select(document.c.melding_id).where(
        document.c.soort == OUDE_WEG, document.c.verwijderd_op.is_(None), not_(_weg(document.c.id))
    )
    retour = select(feit.c.melding_id).where(feit.c.soort == FeitSoort.RETOUR.value)
    wie = or_(
        melding.c.id.in_(begonnen),
        melding.c.id.in_(gemaakt),
        and_(melding.c.stand == Stand.OPEN.value, melding.c.id.in_(retour)),
        melding.c.id.in_(_besloten()),
        melding.c.id.in_(_net_verzonden(feit.c.melding_id, vanaf)),
    )
    return select(melding.c.id).where(wie, melding.c.verwijderd_op.is_(None))


def _besloten() -> Select[Any]:
    """Ask for the besluiten that fewer letters followed than must, or after people were told."""
    verzonden, eerder = feit.alias("weg"), feit.alias("eerder")
    aantal = (
        select(func.count())
        .where(
            verzonden.c.melding_id == feit.c.melding_id,
            verzonden.c.soort == _VERZONDEN,
            verzonden.c.volgnr > feit.c.volgnr,
            _geldt(verzonden),
        )
        .correlate(feit)
        .scalar_subquery()
    )
    hoeveel = case(
        {uitkomst: len(soorten) for uitkomst, soorten in NA_BESLUIT.items()},
        value=feit.c.uitkomst,
        else_=0,
    )
    verteld = exists().where(
        eerder.c.melding_id == feit.c.melding_id,
        eerder.c.soort == FeitSoort.INGELICHT.value,
        eerder.c.volgnr < feit.c.volgnr,
    )
    return select(feit.c.melding_id).where(
        feit.c.soort == _BESLUIT,
        feit.c.uitkomst.in_(list(NA_BESLUIT)),
        feit.c.melding_id.is_not(None),
        or_(aantal < hoeveel, verteld),
    )


def _net_verzonden(dossier: ColumnElement[Any], vanaf: Any) -> Select[Any]:
    return select(dossier).where(
        feit.c.soort == _VERZONDEN, feit.c.datum >= vanaf, dossier.is_not(None)
    )


def _casussen(vanaf: Any, vandaag: Any) -> Select[Any]:
    """Ask for the casussen with something to send: somebody was not told yet, or it ended."""
    begonnen = select(brief.c.casus_id).where(not_(_weg(brief.c.id)))
    wie, verteld = betrokkene.alias("wie"), feit.alias("verteld")
    klaar = exists().where(
        verteld.c.over_id == wie.c.id,
        verteld.c.soort.in_([een.value for een in VERTELD_OF_GEWOGEN]),
        or_(
            verteld.c.uitkomst == Afronding.IEDEREEN.value,
            and_(
                verteld.c.uitkomst == Afronding.REST_UITGEZONDERD.value,
                or_(verteld.c.datum2.is_(None), verteld.c.datum2 >= vandaag),
            ),
        ),
        _geldt(verteld),
    )
    leeft = exists().where(persoon.c.id == wie.c.persoon_id, persoon.c.overleden_op.is_(None))
    te_vertellen = exists().where(
        wie.c.casus_id == casus.c.id, wie.c.verwijderd_op.is_(None), leeft, not_(klaar)
    )
    eerste = exists().where(
        feit.c.casus_id == casus.c.id, feit.c.soort == FeitSoort.EERSTE_VASTLEGGING.value
    )
    einde = exists().where(
        feit.c.casus_id == casus.c.id,
        feit.c.soort == FeitSoort.BESLUIT_FASE_2.value,
        feit.c.uitkomst.in_(list(EINDE_FASE_2)),
    )
    return select(casus.c.id).where(
        or_(
            casus.c.id.in_(begonnen),
            and_(casus.c.gesloten_op.is_(None), or_(and_(eerste, te_vertellen), einde)),
            casus.c.id.in_(_net_verzonden(feit.c.casus_id, vanaf)),
        )
    )


@beantwoordt(Brievenbus, Handeling.BRIEF_MAKEN)
def lees_brievenbus(lezing: Lezing, query: Brievenbus, context: Context) -> BrievenbusBlad:
    """Read the outbox: which dossiers, and then all of those at once."""
    vandaag = dag_van(context.nu)
    vanaf = vandaag - NOG_TE_ZIEN
    meldingen, casussen = _meldingen(vanaf), _casussen(vanaf, vandaag)
    if not query.team:
        meldingen = meldingen.where(aanzet.van(context.actor, melding.c.behandelaar_id))
        casussen = casussen.where(aanzet.van(context.actor, casus.c.casusregisseur_id))
    wie = kijker(context)
    van_melding, van_casus = lezing.lees(
        meldingen.where(melding_zichtbaar(melding.c.id, wie)), casussen.where(zichtbaar(wie))
    )
    dossiers = [rij.id for rij in (*van_melding, *van_casus)]
    rijen = [
        rij
        for bron in _bronnen(lezing, dossiers, context)
        for rij in rijen_van(bron)
        if rij.verzonden_op is None or rij.verzonden_op >= vanaf
    ]
    return BrievenbusBlad(vandaag=vandaag, rijen=tuple(rijen))


def _bronnen(lezing: Lezing, dossiers: Sequence[UUID], context: Context) -> Iterator[Briefbron]:
    """Read the dossiers in one batch; what all of them share is asked once."""
    if not dossiers:
        return
    wie = kijker(context)
    # The last three of inlichten are the calendar, the lengths and the texts of the law.
    per, samen = [], inlichtlezen.vragen(dossiers[0], wie)[-_GEDEELD:]
    for een in dossiers:
        per += [*briefbron.van_dossier(een), *inlichtlezen.vragen(een, wie)[:-_GEDEELD]]
        per.append(briefbron.contacten(een))
    antwoorden = lezing.lees(*briefbron.van_allen(), *samen, *per)
    allen, gedeeld = antwoorden[: briefbron.VAN_ALLEN], antwoorden[briefbron.VAN_ALLEN :][:_GEDEELD]
    rest = antwoorden[briefbron.VAN_ALLEN + _GEDEELD :]
    breed = len(rest) // len(dossiers)
    for nummer, een in enumerate(dossiers):
        stuk = rest[nummer * breed : (nummer + 1) * breed]
        eigen, mensen = stuk[: briefbron.VAN_DOSSIER], stuk[briefbron.VAN_DOSSIER : -1]
        gelezen = inlichtlezen.lees((*mensen, *gedeeld), een)
        yield briefbron.bron_van(eigen, allen, gelezen, stuk[-1], context, dag_van(context.nu))


_GEDEELD: Final = 3
