"""That a letter went out, and taking that back: facts, for every kind of letter.

A letter that tells people they were recorded also records, in the same transaction, who heard it
about whom; a gericht verzoek records that the question went out (E041).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import func, select

from cmpg_desktop.berichten.documenten import MeldVerzonden, TrekVerzendingIn
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.casussen import brief, brieflezer
from cmpg_desktop.database.tabellen.documenten import document
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import inlichtlezen
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.briefbron import SOORTEN, inhoud_van
from cmpg_desktop.dossier.briefvullen import vertelt
from cmpg_desktop.dossier.documentlijst import documenten_van, verzonden
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar, leg_vast
from cmpg_desktop.dossier.inlichtdossier import GelezenDossier, keur_niets_eruit
from cmpg_desktop.dossier.inlichtwerk import Inlichtschrijver
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import dag_van, lang
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.uitgaand import OVER_MENSEN

_VOORAF: Final = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Brief:
    """A letter that was made, with what sending it records."""

    papier: Any = field(repr=False)
    feiten: Sequence[Feit] = field(repr=False)
    lezers: Sequence[Any] = field(default=(), repr=False)
    rij: Any = field(default=None, repr=False)
    tekent: str = field(default="", repr=False)
    partij: str = ""
    gelezen: GelezenDossier | None = field(default=None, repr=False)

    @property
    def plek(self) -> dict[str, UUID]:
        """Return in which dossier a fact about it stands."""
        if self.papier.casus_id is not None:
            return {"casus_id": self.papier.casus_id}
        return {"melding_id": self.papier.melding_id}

    @property
    def dossier_id(self) -> UUID:
        """Return the dossier."""
        (dossier,) = self.plek.values()
        return dossier


def _lees(tx: Transactie, document_id: UUID) -> _Brief:
    dossier = (
        select(func.coalesce(document.c.melding_id, document.c.casus_id))
        .where(document.c.id == document_id)
        .scalar_subquery()
    )
    _, *antwoorden = tx.lees(
        # First: who throws it away meanwhile is waited for, and the other way round.
        select(document.c.id).where(document.c.id == document_id).with_for_update(),
        documenten_van(document.c.id == document_id, document.c.soort.in_(SOORTEN)).add_columns(
            document.c.inhoud, document.c.casus_id
        ),
        feiten_waar(feit.c.melding_id == dossier),
        feiten_waar(feit.c.casus_id == dossier),
        select(brief).where(brief.c.id == document_id),
        select(brieflezer).where(brieflezer.c.brief_id == document_id).order_by(brieflezer.c.id),
        select(medewerker.c.naam)
        .join(brief, brief.c.ondertekenaar_id == medewerker.c.id)
        .where(brief.c.id == document_id),
        select(organisatie.c.naam)
        .join(brief, brief.c.aan_organisatie_id == organisatie.c.id)
        .where(brief.c.id == document_id),
        select(medewerker.c.naam).where(medewerker.c.id == tx.actor),
        toegang_tot(dossier, kijker(tx.context)),
        *inlichtlezen.vragen(dossier, kijker(tx.context)),  # type: ignore[arg-type]  # asks with it as with an id
    )
    papieren, van_melding, van_casus, rijen, lezers, tekent, partij, ik, toegang = antwoorden[
        :_VOORAF
    ]
    keur_toegang(toegang)
    if not papieren:
        raise NietGevonden("Deze brief is er niet meer.", wat_nu="Ga terug en kies opnieuw.")
    papier = papieren[0]
    gelezen = None
    if rijen:
        plek: UUID = papier.casus_id or papier.melding_id
        gelezen = inlichtlezen.lees(antwoorden[_VOORAF:], plek)
    return _Brief(
        papier=papier,
        feiten=[als_feit(een) for een in (*van_melding, *van_casus)],
        lezers=lezers,
        rij=rijen[0] if rijen else None,
        tekent=next((een.naam for een in (*tekent, *ik)), ""),
        partij=partij[0].naam if partij else "",
        gelezen=gelezen,
    )


@voert_uit(MeldVerzonden, Handeling.BRIEF_VERZENDEN)
def meld_verzonden(tx: Transactie, opdracht: MeldVerzonden) -> Gevolg:
    """Confirm that a letter went out, as a fact with channel, day and to whom."""
    kanaal, aan = schoon(opdracht.kanaal).strip(), schoon(opdracht.aan).strip()
    if not kanaal:
        raise Regelfout("Kies hoe de brief is verzonden.", veld="verzending.kanaal")
    if not aan:
        raise Regelfout("Vul in aan wie de brief is verzonden.", veld="verzending.aan")
    if opdracht.op > dag_van(tx.nu):
        raise Regelfout(
            f"{lang(opdracht.op)} moet nog komen. Meld de verzending als de brief weg is.",
            veld="verzending.op",
        )
    brief_ = _lees(tx, opdracht.document_id)
    _keur_verzonden(brief_, opdracht)
    _keur_verteld(brief_, opdracht.op)
    geraakt = leg_vast(
        tx,
        Feit(
            id=opdracht.feit_id,
            volgnr=0,
            soort=FeitSoort.BRIEF_VERZONDEN,
            datum=opdracht.op,
            over=opdracht.document_id,
            naam=f"{brief_.papier.naam}, versie {brief_.papier.versie}",
            kanaal=kanaal,
            wie=aan,
        ),
        **brief_.plek,
    )
    meer = (*_vertel(tx, brief_, opdracht.op), *_vraag_uit(tx, brief_, opdracht.op, kanaal))
    return _gemeld(geraakt, brief_, meer)


def _keur_verzonden(brief_: _Brief, opdracht: MeldVerzonden) -> None:
    gemaakt = dag_van(brief_.papier.gemaakt_op)
    if opdracht.op < gemaakt:
        raise Regelfout(
            f"Deze brief is gemaakt op {lang(gemaakt)}; hij kan niet eerder zijn verzonden.",
            veld="verzending.op",
        )
    if opdracht.document_id in verzonden(brief_.feiten):
        raise Regelfout(
            "Deze brief staat al als verzonden.",
            wat_nu="Klopt dat niet, neem de verzending dan terug met een reden.",
        )


def _keur_verteld(brief_: _Brief, op: date) -> None:
    """Ask again what was asked when it was made: telling may have been taken back since (E126)."""
    soort = BriefSoort(brief_.papier.soort) if brief_.gelezen is not None else None
    if brief_.gelezen is None or soort not in OVER_MENSEN:
        return
    over = None
    if soort is BriefSoort.GERICHT_VERZOEK:
        over = [een.over_id for een in brief_.lezers]
    keur_niets_eruit(brief_.gelezen, op, over)


def _vertel(tx: Transactie, brief_: _Brief, op: date) -> Sequence[Change]:
    """Record about whom this letter told, and to whom; what was told already is not told twice."""
    gelezen = brief_.gelezen
    if gelezen is None or not vertelt(brief_.papier.soort):
        return ()
    schrijver = Inlichtschrijver(tx, gelezen)
    al = {
        (een.over, een.aan) for een in geldige(gelezen.feiten) if een.soort is FeitSoort.INGELICHT
    }
    er_zijn = {een.id for een in gelezen.dossier.betrokkenen}
    nieuw = [
        een
        for een in brief_.lezers
        if een.over_id in er_zijn and (een.over_id, een.aan_id) not in al
    ]
    for een in nieuw:
        schrijver.vertel(
            een.over_id,
            een.aan_id,
            op,
            kanaal="brief",
            wie=brief_.tekent,
            inhoud=merk(brief_.papier.id),
        )
    return schrijver.maak_af(*(een.over_id for een in nieuw))


def merk(brief_id: UUID) -> str:
    """Give what ties a fact INGELICHT to the letter that told it."""
    return f"brief {brief_id.hex}"


def _vraag_uit(tx: Transactie, brief_: _Brief, op: date, kanaal: str) -> Sequence[Change]:
    """Record that the question of a gericht verzoek went out; its answer has a termijn (E041)."""
    if brief_.papier.soort != BriefSoort.GERICHT_VERZOEK.value:
        return ()
    velden = inhoud_van(brief_.papier.inhoud).velden
    nieuw = Feit(
        id=nieuw_id(),
        volgnr=0,
        soort=FeitSoort.GERICHT_VERZOEK_VERZONDEN,
        datum=op,
        over=brief_.papier.id,
        naam=brief_.partij,
        kanaal=kanaal,
        tekst=velden.get("vragen", ""),
    )
    return (leg_vast(tx, nieuw, **brief_.plek),)


@voert_uit(TrekVerzendingIn, Handeling.BRIEF_VERZENDEN)
def trek_in(tx: Transactie, opdracht: TrekVerzendingIn) -> Gevolg:
    """Withdraw "verzonden" and all it recorded, by new facts; what was said stays readable."""
    reden = schoon(opdracht.reden).strip()
    if not reden:
        raise Regelfout("Schrijf op waarom de verzending niet klopt.", veld="verzending.reden")
    brief_ = _lees(tx, opdracht.document_id)
    weg = verzonden(brief_.feiten).get(opdracht.document_id)
    if weg is None:
        raise Regelfout("Deze brief staat niet als verzonden.")
    _keur_niet_beantwoord(brief_)
    geraakt = leg_vast(tx, _terug(weg, reden, tx, id_=opdracht.feit_id), **brief_.plek)
    meer = [
        leg_vast(tx, _terug(een, reden, tx), **brief_.plek)
        for een in geldige(brief_.feiten)
        if een.soort is FeitSoort.GERICHT_VERZOEK_VERZONDEN and een.over == opdracht.document_id
    ]
    return _gemeld(geraakt, brief_, (*meer, *_vertel_terug(tx, brief_, reden)))


def _keur_niet_beantwoord(brief_: _Brief) -> None:
    for een in geldige(brief_.feiten):
        if een.soort is FeitSoort.GERICHT_VERZOEK_BEANTWOORD and een.over == brief_.papier.id:
            raise Regelfout(
                "Op deze brief is al een antwoord vastgelegd. Hij is dus verzonden.",
                veld="verzending.reden",
            )


def _terug(weg: Feit, reden: str, tx: Transactie, *, id_: UUID | None = None) -> Feit:
    return Feit(
        id=id_ or nieuw_id(),
        volgnr=0,
        soort=FeitSoort.TERUGGENOMEN,
        datum=dag_van(tx.nu),
        over=weg.over,
        naam=weg.naam,
        vervangt=weg.id,
        reden=reden,
    )


def _vertel_terug(tx: Transactie, brief_: _Brief, reden: str) -> Sequence[Change]:
    gelezen = brief_.gelezen
    if gelezen is None:
        return ()
    schrijver = Inlichtschrijver(tx, gelezen)
    van_brief = [
        een
        for een in geldige(gelezen.eigen)
        if een.soort is FeitSoort.INGELICHT and een.inhoud == merk(brief_.papier.id)
    ]
    for een in van_brief:
        schrijver.voeg_toe(_terug(een, reden, tx))
    return schrijver.maak_af(*(een.over for een in van_brief if een.over is not None))


def _gemeld(geraakt: Change, brief_: _Brief, meer: Sequence[Change]) -> Gevolg:
    return Gevolg(
        rijen=frozenset(
            {
                geraakt,
                *meer,
                Change(noun=Noun.DOCUMENT, id=brief_.papier.id),
                Change(noun=Noun.BRIEF, id=brief_.papier.id),
            }
        ),
        dossiers=frozenset({brief_.dossier_id}),
        resultaat=geraakt.id,
        wat="Verzending",
    )
