"""Ctrl+K: a line per person, address, melding, casus or partner: where it belongs, no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select, union

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.database.vastevraag import VasteVraag
from cmpg_desktop.dossier import afscherming
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.personenlezen import geboorte_tekst
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.vinden import vind
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, toonnaam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.taal import dag_van, opsomming, voluit

_MEEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plek:
    """A melding or casus in which somebody is."""

    soort: str
    id: UUID
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """All that the lines need besides the index, read in one batch."""

    vandaag: date
    personen: Mapping[UUID, Any]
    adressen: Mapping[UUID, Any]
    plekken: Mapping[UUID, Sequence[_Plek]]
    meldingen: Mapping[UUID, _Plek]
    casussen: Mapping[UUID, Any]
    organisaties: Mapping[UUID, Any]


@beantwoordt(Zoek, Handeling.ZOEKEN)
def zoek(lezing: Lezing, query: Zoek, context: Context) -> tuple[Treffer, ...]:
    """Find by part of a name, best first; the meldingen of who was found come along."""
    regels = vind(lezing, query.tekst, limiet=query.limiet)
    if not regels:
        return ()
    bij = _lees_context(lezing, regels, context)
    treffers: dict[tuple[str, str], Treffer] = {}
    for regel in regels:
        if (treffer := _TREFFER[regel.soort](regel, bij)) is not None:
            # Four people at one address are one line.
            sleutel = treffer.titel if regel.soort == "adres" else str(treffer.id)
            treffers.setdefault((regel.soort, sleutel), treffer)
    for een in _meldingen_van(regels, bij):
        treffers.setdefault(("melding", str(een.id)), een)
    return tuple(treffers.values())[: query.limiet]


def _lees_context(lezing: Lezing, regels: Sequence[Any], context: Context) -> _Context:
    per_soort: dict[str, list[UUID]] = {soort: [] for soort in _TREFFER}
    for regel in regels:
        per_soort[regel.soort].append(regel.ref_id)
    # What was not found has no context: among persons alone nobody asks after partners.
    nodig = {
        naam: vraag.met(**per_soort, **afscherming.invulling(context))
        for naam, (soorten, vraag) in _context_vragen().items()
        if any(per_soort[soort] for soort in soorten)
    }
    rijen = dict(zip(nodig, lezing.lees(*nodig.values()), strict=True))
    return _maak_context(rijen, dag_van(context.nu))


@cache
def _context_vragen() -> Mapping[str, tuple[Sequence[str], VasteVraag]]:
    """Build the batch once, each with the kinds of finds that it is asked for."""
    gevraagd: dict[str, BindParameter[Any]] = {
        soort: bindparam(soort, expanding=True) for soort in _TREFFER
    }
    # UNION and not OR: an OR of a list and a subquery makes PostgreSQL read the whole table.
    wie = union(
        _ids(persoon.c.id, persoon.c.id.in_(gevraagd["persoon"])),
        _ids(persoon_adres.c.persoon_id, persoon_adres.c.id.in_(gevraagd["adres"])),
    )
    mensen = (betrokkene.c.persoon_id.in_(wie), betrokkene.c.verwijderd_op.is_(None))
    welke = union(
        _ids(melding.c.id, melding.c.id.in_(gevraagd["melding"])),
        _ids(betrokkene.c.melding_id, *mensen),
    )
    casussen = union(
        _ids(casus.c.id, casus.c.id.in_(gevraagd["casus"])),
        _ids(betrokkene.c.casus_id, *mensen),
    )
    van_mensen = ("persoon", "adres")
    vragen: dict[str, tuple[Sequence[str], Select[Any]]] = {
        "personen": (
            van_mensen,
            select(
                persoon.c.id,
                persoon.c.geboren_vroegst,
                persoon.c.geboren_laatst,
                *(persoon.c[deel] for deel in NAAMDELEN),
            ).where(
                persoon.c.id.in_(wie), afscherming.mens_zichtbaar(persoon.c.id, afscherming.LATER)
            ),
        ),
        "adressen": (
            ("adres",),
            select(persoon_adres.c.id, persoon_adres.c.persoon_id, persoon_adres.c.tot).where(
                persoon_adres.c.id.in_(gevraagd["adres"])
            ),
        ),
        "plekken": (
            van_mensen,
            select(betrokkene.c.persoon_id, betrokkene.c.melding_id, betrokkene.c.casus_id)
            .where(*mensen)
            .order_by(betrokkene.c.id.desc()),
        ),
        "meldingen": (
            (*van_mensen, "melding"),
            select(
                melding.c.id,
                melding.c.titel,
                melding.c.melder_naam,
                organisatie.c.naam.label("bij"),
            )
            .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
            .where(
                melding.c.verwijderd_op.is_(None),
                melding.c.id.in_(welke),
                afscherming.melding_zichtbaar(melding.c.id, afscherming.LATER),
            ),
        ),
        "namen": ((*van_mensen, "melding"), namen_in(betrokkene.c.melding_id.in_(welke))),
        "casussen": (
            (*van_mensen, "casus"),
            select(casus.c.id, casus.c.nummer, casus.c.titel, casus.c.gesloten_op).where(
                casus.c.id.in_(casussen), afscherming.zichtbaar(afscherming.LATER)
            ),
        ),
        "organisaties": (
            ("organisatie",),
            select(organisatie.c.id, organisatie.c.soort, organisatie.c.partij_tot).where(
                organisatie.c.id.in_(gevraagd["organisatie"])
            ),
        ),
    }
    return {naam: (soorten, VasteVraag(vraag)) for naam, (soorten, vraag) in vragen.items()}


def _ids(kolom: ColumnElement[Any], *waar: ColumnElement[bool]) -> Select[Any]:
    return select(kolom).where(*waar).correlate(None)


def _maak_context(rijen: Mapping[str, Sequence[Any]], vandaag: date) -> _Context:
    namen = namen_per_dossier(rijen.get("namen", ()))
    meldingen = {rij.id: _melding(rij, namen) for rij in rijen.get("meldingen", ())}
    per_casus = {rij.id: rij for rij in rijen.get("casussen", ())}
    plekken: dict[UUID, list[_Plek]] = defaultdict(list)
    for rij in rijen.get("plekken", ()):
        if rij.melding_id in meldingen:
            plekken[rij.persoon_id].append(meldingen[rij.melding_id])
        elif rij.casus_id in per_casus:
            naam = f"casus {per_casus[rij.casus_id].nummer}"
            plekken[rij.persoon_id].append(_Plek(soort="casus", id=rij.casus_id, naam=naam))
    return _Context(
        vandaag=vandaag,
        personen={rij.id: rij for rij in rijen.get("personen", ())},
        adressen={rij.id: rij for rij in rijen.get("adressen", ())},
        plekken=plekken,
        meldingen=meldingen,
        casussen=per_casus,
        organisaties={rij.id: rij for rij in rijen.get("organisaties", ())},
    )


def _melding(rij: Any, namen: Namen) -> _Plek:
    kop = kop_van(
        rij.titel, namen.get(rij.id, ()), organisatie=rij.bij or "", melder=rij.melder_naam
    )
    return _Plek(soort="melding", id=rij.id, naam=kop)


def _waar(plekken: Sequence[_Plek]) -> str:
    namen = dict.fromkeys(
        f"melding “{plek.naam}”" if plek.soort == "melding" else plek.naam for plek in plekken
    )
    eerste = list(namen)[:_MEEST]
    meer = f" en {len(namen) - _MEEST} andere" if len(namen) > _MEEST else ""
    return f"in {', '.join(eerste)}{meer}" if eerste else ""


def _open(plekken: Iterable[_Plek]) -> tuple[str, UUID | None]:
    """Choose what Enter opens: the newest melding, else the newest casus."""
    alle = list(plekken)
    keuze = next((plek for plek in alle if plek.soort == "melding"), alle[0] if alle else None)
    return (keuze.soort, keuze.id) if keuze is not None else ("", None)


def _persoon(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.personen.get(regel.ref_id)
    if rij is None:
        return None
    plekken = bij.plekken.get(regel.ref_id, ())
    soort, ref = _open(plekken)
    delen = (geboorte_tekst(rij, bij.vandaag), _waar(plekken))
    return Treffer(
        soort="persoon",
        id=regel.ref_id,
        titel=regel.titel,
        toelichting=" · ".join(filter(None, delen)),
        open_soort=soort,
        open_id=ref,
    )


def _adres(regel: Any, bij: _Context) -> Treffer | None:
    bewoners = [
        rij.persoon_id
        for ref, rij in bij.adressen.items()
        if ref == regel.ref_id and rij.persoon_id in bij.personen
    ]
    if not bewoners:
        return None
    wie = [toonnaam(bij.personen[een]).weergavenaam for een in bewoners]
    plekken = [plek for een in bewoners for plek in bij.plekken.get(een, ())]
    soort, ref = _open(plekken)
    return Treffer(
        soort="adres",
        id=regel.ref_id,
        titel=regel.titel,
        toelichting=" · ".join(filter(None, (opsomming(wie), _waar(plekken)))),
        open_soort=soort,
        open_id=ref,
    )


def _melding_treffer(regel: Any, bij: _Context) -> Treffer | None:
    plek = bij.meldingen.get(regel.ref_id)
    return _van_melding(plek) if plek is not None else None


def _van_melding(plek: _Plek) -> Treffer:
    return Treffer(
        soort="melding",
        id=plek.id,
        titel=plek.naam,
        toelichting="melding",
        open_soort="melding",
        open_id=plek.id,
    )


def _meldingen_van(regels: Sequence[Any], bij: _Context) -> Iterable[Treffer]:
    """Give the meldingen of the people found: their name is made of them and in no index."""
    for regel in regels:
        if regel.soort == "persoon":
            for plek in bij.plekken.get(regel.ref_id, ()):
                if plek.soort == "melding":
                    yield _van_melding(plek)


def _casus(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.casussen.get(regel.ref_id)
    if rij is None:
        return None
    gesloten = f"afgesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else "loopt"
    titel = " ".join(filter(None, (rij.nummer, rij.titel)))
    return Treffer(
        soort="casus",
        id=rij.id,
        titel=titel,
        toelichting=f"casus · {gesloten}",
        open_soort="casus",
        open_id=rij.id,
    )


def _organisatie(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.organisaties.get(regel.ref_id)
    if rij is None:
        return None
    tot = rij.partij_tot
    gestopt = f"convenantpartij tot {voluit(tot)}" if tot and tot < bij.vandaag else ""
    delen = (OrganisatieSoort(rij.soort).weergave, gestopt)
    return Treffer(
        soort="organisatie",
        id=rij.id,
        titel=regel.titel,
        toelichting=" · ".join(filter(None, delen)),
        open_soort="organisatie",
        open_id=rij.id,
    )


_TREFFER = {
    "persoon": _persoon,
    "adres": _adres,
    "melding": _melding_treffer,
    "casus": _casus,
    "organisatie": _organisatie,
}
