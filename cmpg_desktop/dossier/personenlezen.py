"""The people of a melding or casus: what to ask, and how the rows become snapshots."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, and_, func, select, union

from cmpg_desktop.berichten.personen import (
    AdresSnapshot,
    BetrokkeneSnapshot,
    Gelijkenis,
    GezagSnapshot,
    PersoonSnapshot,
    RelatieSnapshot,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import gezag, persoon, persoon_adres, relatie
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Leesbaar
from cmpg_desktop.dossier.afscherming import IEMAND, Kijker, mens_zichtbaar, rij_zichtbaar
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, adres_van, naam_van, toonnaam
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.meldingregels import WeetVanMelding
from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.relaties import RelatieSoort
from cmpg_desktop.werkproces.taal import opsomming, voluit


@dataclass(frozen=True, slots=True)
class _Deel:
    """A name out of columns that carry a prefix, for rows that hold two people."""

    rij: Any
    voor: str

    def __getattr__(self, naam: str) -> Any:
        return getattr(self.rij, f"{self.voor}{naam}")


def mensen_en_adressen(waar: ColumnElement[bool]) -> tuple[Leesbaar, Leesbaar]:
    """Ask for the people of these betrokkenen and where they live."""
    actief = betrokkene.c.verwijderd_op.is_(None)
    wie = select(betrokkene.c.persoon_id).where(waar, actief).correlate(None)
    mensen = (
        select(
            *(kolom for kolom in persoon.c if kolom.name != "verwijderd_op"),
            *(
                kolom.label(f"b_{kolom.name}")
                for kolom in betrokkene.c
                if kolom.name not in ("persoon_id", "verwijderd_op")
            ),
        )
        .join(betrokkene, betrokkene.c.persoon_id == persoon.c.id)
        .where(waar, actief)
        .order_by(betrokkene.c.volgorde, betrokkene.c.id)
    )
    adressen = (
        select(persoon_adres)
        .where(persoon_adres.c.persoon_id.in_(wie), persoon_adres.c.verwijderd_op.is_(None))
        .order_by(persoon_adres.c.tot.is_not(None), persoon_adres.c.id)
    )
    return mensen, adressen


def vragen(waar: ColumnElement[bool], kijker: Kijker) -> tuple[Leesbaar, ...]:
    """Ask for all people of the betrokkenen that `waar` names, in one batch."""
    actief = betrokkene.c.verwijderd_op.is_(None)
    wie = select(betrokkene.c.persoon_id).where(waar, actief).correlate(None)
    return (
        *mensen_en_adressen(waar),
        _relaties(wie, kijker),
        _gezag(wie, kijker),
        _elders(waar, wie, kijker),
        _zelfde_naam(wie, kijker),
        _zelfde_adres(wie, kijker),
    )


def _relaties(wie: Any, kijker: Kijker) -> Leesbaar:
    """Ask how these people relate to others; not to who is only in a casus that is shielded."""
    van, naar = persoon.alias("van"), persoon.alias("naar")
    return (
        select(
            relatie.c.id,
            relatie.c.van_persoon_id,
            relatie.c.naar_persoon_id,
            relatie.c.soort,
            relatie.c.toelichting,
            *(van.c[deel].label(f"van_{deel}") for deel in NAAMDELEN),
            *(naar.c[deel].label(f"naar_{deel}") for deel in NAAMDELEN),
        )
        .join(van, van.c.id == relatie.c.van_persoon_id)
        .join(naar, naar.c.id == relatie.c.naar_persoon_id)
        .where(
            relatie.c.verwijderd_op.is_(None),
            van.c.verwijderd_op.is_(None),
            naar.c.verwijderd_op.is_(None),
            relatie.c.id.in_(_van_een_van_twee(relatie, "van_persoon_id", "naar_persoon_id", wie)),
            mens_zichtbaar(relatie.c.van_persoon_id, kijker),
            mens_zichtbaar(relatie.c.naar_persoon_id, kijker),
        )
        .order_by(relatie.c.id)
    )


def _van_een_van_twee(tabel: Table, een: str, ander: str, wie: Any) -> Any:
    # Two index searches; an OR of two subqueries would read the whole table on PostgreSQL.
    return union(
        *(select(tabel.c.id).where(tabel.c[kant].in_(wie)).correlate(None) for kant in (een, ander))
    )


def _gezag(wie: Any, kijker: Kijker) -> Leesbaar:
    """Ask who has gezag.

    That somebody has it stays, also when who it is may not be known: without it the page would
    ask to find out what a colleague already knows.
    """
    over, houder = persoon.alias("over"), persoon.alias("houder")
    return (
        select(
            *(kolom for kolom in gezag.c if kolom.name != "verwijderd_op"),
            organisatie.c.naam.label("organisatie"),
            *(over.c[deel].label(f"over_{deel}") for deel in NAAMDELEN),
            *(houder.c[deel].label(f"houder_{deel}") for deel in NAAMDELEN),
            mens_zichtbaar(gezag.c.houder_persoon_id, kijker).label("houder_te_zien"),
        )
        .join(over, over.c.id == gezag.c.over_persoon_id)
        .outerjoin(houder, houder.c.id == gezag.c.houder_persoon_id)
        .outerjoin(organisatie, organisatie.c.id == gezag.c.houder_organisatie_id)
        .where(
            gezag.c.verwijderd_op.is_(None),
            over.c.verwijderd_op.is_(None),
            houder.c.verwijderd_op.is_(None),
            gezag.c.id.in_(_van_een_van_twee(gezag, "over_persoon_id", "houder_persoon_id", wie)),
            mens_zichtbaar(gezag.c.over_persoon_id, kijker),
        )
        .order_by(gezag.c.id)
    )


def _elders(waar: ColumnElement[bool], wie: Any, kijker: Kijker) -> Leesbaar:
    hier = select(betrokkene.c.id).where(waar).correlate(None)
    return bekend_in(kijker, betrokkene.c.persoon_id.in_(wie), betrokkene.c.id.not_in(hier))


def _zelfde_naam(wie: Any, kijker: Kijker) -> Leesbaar:
    """Ask where others with the very same name are known (E070: no second aanpak beside one)."""
    hier, ander = persoon.alias("hier"), persoon.alias("naamgenoot")
    return (
        _bekend(kijker, hier.c.id.label("persoon_id"), *_van_ander(ander))
        .join(ander, ander.c.id == betrokkene.c.persoon_id)
        .join(hier, and_(hier.c.naam_f == ander.c.naam_f, hier.c.id != ander.c.id))
        # A single word is too little to go by.
        .where(hier.c.id.in_(wie), hier.c.naam_f.like("% %"), ander.c.id.not_in(wie))
    )


def _zelfde_adres(wie: Any, kijker: Kijker) -> Leesbaar:
    """Ask where others at the very same address are known."""
    hier, daar = persoon_adres.alias("hier"), persoon_adres.alias("daar")
    ander = persoon.alias("huisgenoot")
    return (
        _bekend(kijker, hier.c.persoon_id.label("persoon_id"), *_van_ander(ander))
        .join(daar, daar.c.persoon_id == betrokkene.c.persoon_id)
        .join(ander, ander.c.id == daar.c.persoon_id)
        .join(
            hier,
            and_(hier.c.adres_f == daar.c.adres_f, hier.c.woonplaats == daar.c.woonplaats),
        )
        .where(
            hier.c.persoon_id.in_(wie),
            hier.c.adres_f != "",
            hier.c.verwijderd_op.is_(None),
            daar.c.verwijderd_op.is_(None),
            daar.c.persoon_id.not_in(wie),
        )
    )


def _van_ander(ander: Any) -> tuple[ColumnElement[Any], ...]:
    return (
        ander.c.id.label("ander_id"),
        ander.c.naam_f.label("ander_naam_f"),
        ander.c.geboren_vroegst,
        ander.c.geboren_laatst,
    )


def bekend_in(kijker: Kijker, *waar: ColumnElement[bool]) -> Leesbaar:
    """Ask in which meldingen and casussen people are, and with whom; nothing of the content."""
    return _bekend(kijker, betrokkene.c.persoon_id).where(*waar)


def _bekend(kijker: Kijker, *wie: ColumnElement[Any]) -> Select[Any]:
    return (
        select(
            *wie,
            betrokkene.c.melding_id,
            betrokkene.c.casus_id,
            casus.c.nummer,
            casus.c.gesloten_op,
            medewerker.c.naam.label("bij"),
        )
        .outerjoin(melding, melding.c.id == betrokkene.c.melding_id)
        .outerjoin(casus, casus.c.id == betrokkene.c.casus_id)
        .outerjoin(
            medewerker,
            medewerker.c.id == func.coalesce(casus.c.casusregisseur_id, melding.c.behandelaar_id),
        )
        .where(
            betrokkene.c.verwijderd_op.is_(None),
            melding.c.verwijderd_op.is_(None),
            rij_zichtbaar(betrokkene, kijker),
        )
        .order_by(betrokkene.c.id.desc())
    )


def bekend_bij(rijen: Iterable[Any]) -> str:
    """Say with whom somebody is known (E070): no more than that, until it is opened."""
    namen = list(dict.fromkeys(rij.bij for rij in rijen if rij.bij))
    return f"bekend bij {opsomming(namen) or 'het regieteam'}"


def geboortejaar(rij: Any) -> str:
    """Say the year of a birth, to tell two people of one name apart; empty when it is not known."""
    vroegst, laatst = rij.geboren_vroegst, rij.geboren_laatst
    if vroegst is None or laatst is None or laatst.year - vroegst.year > 1:
        return ""
    return (
        f"geboren in {opsomming([str(jaar) for jaar in sorted({vroegst.year, laatst.year})], 'of')}"
    )


def bekend_tekst(rij: Any) -> str:
    """Say where the persoon of this melding is known too, and with whom."""
    bij = f", bij {rij.bij}" if rij.bij else ""
    if rij.casus_id is None:
        return f"een melding{bij}"
    gesloten = f", afgesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else ""
    return f"casus {rij.nummer}{gesloten}{bij}"


def betrokkenen_van(antwoorden: Sequence[Sequence[Any]]) -> tuple[BetrokkeneSnapshot, ...]:
    """Make the snapshots from the answers to `vragen`, in its order."""
    mensen, adressen, relaties, gezagen, elders, naamgenoten, huisgenoten = antwoorden
    per_adres = _per(adressen, "persoon_id")
    per_relatie = _per(relaties, "van_persoon_id", "naar_persoon_id")
    per_gezag = _per(gezagen, "over_persoon_id", "houder_persoon_id")
    per_elders = _per(elders, "persoon_id")
    per_naam, per_huis = _per(naamgenoten, "persoon_id"), _per(huisgenoten, "persoon_id")
    return tuple(
        BetrokkeneSnapshot(
            id=rij.b_id,
            persoon=_persoon(rij, per_adres, per_relatie, per_gezag),
            rol=rij.b_rol,
            woont_in=rij.b_woont_in,
            van=rij.b_van,
            tot=rij.b_tot,
            weet=WeetVanMelding(rij.b_weet_van_melding) if rij.b_weet_van_melding else None,
            weet_sinds=rij.b_weet_sinds,
            weet_van_wie=rij.b_weet_van_wie,
            weet_toelichting=rij.b_weet_toelichting,
            volgorde=rij.b_volgorde,
            elders=tuple(dict.fromkeys(bekend_tekst(een) for een in per_elders.get(rij.id, ()))),
            misschien=_gelijkenissen(
                rij.naam_f, per_naam.get(rij.id, ()), per_huis.get(rij.id, ())
            ),
        )
        for rij in mensen
    )


def _gelijkenissen(
    naam_f: str, naamgenoten: Sequence[Any], huisgenoten: Sequence[Any]
) -> tuple[Gelijkenis, ...]:
    """Give one line per known persoon; of others at the address only that somebody is known."""
    op_naam, op_adres = _per(naamgenoten, "ander_id"), _per(huisgenoten, "ander_id")
    lijst = []
    anderen: list[Any] = []
    for wie in dict.fromkeys((*op_naam, *op_adres)):
        rijen = op_naam.get(wie) or op_adres[wie]
        if wie not in op_naam and not _kan_dezelfde_zijn(naam_f, rijen[0].ander_naam_f):
            anderen += rijen
            continue
        waaraan = " en ".join(
            ("zelfde naam",) * (wie in op_naam) + ("zelfde adres",) * (wie in op_adres)
        )
        toelichting = ", ".join(filter(None, (bekend_bij(rijen), geboortejaar(rijen[0]))))
        lijst.append(Gelijkenis(persoon_id=wie, waaraan=waaraan, toelichting=toelichting))
    if anderen:
        lijst.append(
            Gelijkenis(persoon_id=None, waaraan="zelfde adres", toelichting=bekend_bij(anderen))
        )
    return tuple(lijst)


def _kan_dezelfde_zijn(een: str, ander: str) -> bool:
    """Tell whether one name is a part of the other, as "Milan" is of "Milan Dorresteijn"."""
    woorden, andere = set(een.split()), set(ander.split())
    return bool(woorden and andere) and (woorden <= andere or andere <= woorden)


_PerPersoon = Mapping[UUID, Sequence[Any]]


def _per(rijen: Iterable[Any], *kolommen: str) -> _PerPersoon:
    verdeeld: dict[UUID, list[Any]] = defaultdict(list)
    for rij in rijen:
        for kolom in kolommen:
            if (wie := getattr(rij, kolom)) is not None:
                verdeeld[wie].append(rij)
    return verdeeld


def _persoon(
    rij: Any, adressen: _PerPersoon, relaties: _PerPersoon, gezagen: _PerPersoon
) -> PersoonSnapshot:
    return PersoonSnapshot(
        id=rij.id,
        naam=naam_van(rij),
        roepnaam=rij.roepnaam,
        geboorte=Geboorte(rij.geboren_vroegst, rij.geboren_laatst),
        geboorte_tekst=rij.geboorte_tekst,
        geboorte_op=rij.geboorte_op,
        geslacht=rij.geslacht,
        overleden_op=rij.overleden_op,
        taal=rij.taal,
        tolk=rij.tolk,
        telefoon=rij.telefoon,
        email=rij.email,
        adres_onbekend=rij.adres_onbekend,
        adressen=tuple(_adres(een) for een in adressen.get(rij.id, ())),
        relaties=tuple(_relatie(een, rij.id) for een in relaties.get(rij.id, ())),
        gezag=tuple(_gezag_van(een) for een in gezagen.get(rij.id, ())),
        weergavenaam=toonnaam(rij).weergavenaam,
    )


def _adres(rij: Any) -> AdresSnapshot:
    return AdresSnapshot(
        id=rij.id,
        soort=rij.soort,
        adres=adres_van(rij),
        van=rij.van,
        tot=rij.tot,
        geheim=rij.geheim,
    )


def _naam(rij: Any, voor: str) -> Naam:
    return toonnaam(_Deel(rij, voor))


def _relatie(rij: Any, vanuit: UUID) -> RelatieSnapshot:
    """Read a relation from the side of one of the two: "moeder van Jayden", or "zoon van"."""
    omgekeerd = rij.van_persoon_id != vanuit
    zelf, ander = ("naar_", "van_") if omgekeerd else ("van_", "naar_")
    woorden = RelatieSoort(rij.soort).weergave(_naam(rij, zelf).geslacht, omgekeerd=omgekeerd)
    naam = _naam(rij, ander).weergavenaam
    return RelatieSnapshot(
        id=rij.id,
        soort=woorden,
        weergave=f"{woorden} {naam}",
        ander_id=rij.van_persoon_id if omgekeerd else rij.naar_persoon_id,
        ander=naam,
        toelichting=rij.toelichting,
        omgekeerd=omgekeerd,
    )


def _gezag_van(rij: Any) -> GezagSnapshot:
    houder = rij.organisatie
    if rij.houder_persoon_id is not None:
        houder = _naam(rij, "houder_").weergavenaam if rij.houder_te_zien else IEMAND
    return GezagSnapshot(
        id=rij.id,
        soort=rij.soort,
        over_id=rij.over_persoon_id,
        over=_naam(rij, "over_").weergavenaam,
        houder=houder,
        houder_persoon_id=rij.houder_persoon_id,
        houder_organisatie_id=rij.houder_organisatie_id,
        bron=rij.bron,
        nagekeken_op=rij.nagekeken_op,
        van=rij.van,
        tot=rij.tot,
    )


def geboorte_tekst(rij: Any, vandaag: date) -> str:
    """Say when somebody was born, as far as known; empty when it is not."""
    if rij.geboren_vroegst is None and rij.geboren_laatst is None:
        return ""
    return Geboorte(rij.geboren_vroegst, rij.geboren_laatst).weergave(vandaag)
