"""Ctrl+K: a line per person, address, melding, casus or partner: where it belongs, no more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select, union

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.database.vastevraag import VasteVraag
from cmpg_desktop.dossier import afscherming
from cmpg_desktop.dossier.feiten import echt_id, kaal_id, kale_ids
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.personenlezen import geboorte_tekst
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.vinden import vind_kaal
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, toonnaam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.taal import dag_van, opsomming, voluit

_MEEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plek:
    """A melding or casus in which somebody is."""

    soort: str
    id: Any
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """All that the lines need besides the index, read in one batch.

    The ids are as the driver has them: few of them are shown, and reading them costs more than
    all else that is done with them.
    """

    vandaag: date
    personen: Mapping[Any, Any]
    adressen: Mapping[Any, Any]
    plekken: Mapping[Any, Sequence[_Plek]]
    meldingen: Mapping[Any, _Plek]
    casussen: Mapping[Any, Any]
    organisaties: Mapping[Any, Any]


@beantwoordt(Zoek, Handeling.ZOEKEN)
def zoek(lezing: Lezing, query: Zoek, context: Context) -> tuple[Treffer, ...]:
    """Find by part of a name, best first; the meldingen of who was found come along."""
    regels = vind_kaal(lezing, query.tekst, limiet=query.limiet)
    if not regels:
        return ()
    bij = _lees_context(lezing, regels, context)
    treffers: dict[tuple[str, Any], Treffer] = {}
    for regel in regels:
        if (treffer := _TREFFER[regel.soort](regel, bij)) is not None:
            # Four people at one address are one line.
            sleutel = treffer.titel if regel.soort == "adres" else regel.ref_id
            treffers.setdefault((regel.soort, sleutel), treffer)
    for plek in _meldingen_van(regels, bij):
        if len(treffers) >= query.limiet:
            break
        if ("melding", plek.id) not in treffers:
            treffers["melding", plek.id] = _van_melding(plek)
    return tuple(treffers.values())[: query.limiet]


def _lees_context(lezing: Lezing, regels: Sequence[Any], context: Context) -> _Context:
    per_soort: dict[str, list[Any]] = {soort: [] for soort in _TREFFER}
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
    gevraagd = {soort: kale_ids(soort) for soort in _TREFFER}
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
                _kaal(persoon.c.id),
                persoon.c.geboren_vroegst,
                persoon.c.geboren_laatst,
                *(persoon.c[deel] for deel in NAAMDELEN),
            ).where(
                persoon.c.id.in_(wie), afscherming.mens_zichtbaar(persoon.c.id, afscherming.LATER)
            ),
        ),
        "adressen": (
            ("adres",),
            select(_kaal(persoon_adres.c.id), _kaal(persoon_adres.c.persoon_id)).where(
                persoon_adres.c.id.in_(gevraagd["adres"])
            ),
        ),
        "plekken": (
            van_mensen,
            select(
                _kaal(betrokkene.c.persoon_id),
                _kaal(betrokkene.c.melding_id),
                _kaal(betrokkene.c.casus_id),
            )
            .where(*mensen)
            .order_by(betrokkene.c.id.desc()),
        ),
        "meldingen": (
            (*van_mensen, "melding"),
            select(
                _kaal(melding.c.id),
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
        "namen": (
            (*van_mensen, "melding"),
            namen_in(betrokkene.c.melding_id.in_(welke), kaal=True),
        ),
        "casussen": (
            (*van_mensen, "casus"),
            select(_kaal(casus.c.id), casus.c.nummer, casus.c.titel, casus.c.gesloten_op).where(
                casus.c.id.in_(casussen), afscherming.zichtbaar(afscherming.LATER)
            ),
        ),
        "organisaties": (
            ("organisatie",),
            select(_kaal(organisatie.c.id), organisatie.c.soort, organisatie.c.partij_tot).where(
                organisatie.c.id.in_(gevraagd["organisatie"])
            ),
        ),
    }
    return {naam: (soorten, VasteVraag(vraag)) for naam, (soorten, vraag) in vragen.items()}


def _kaal(kolom: ColumnElement[Any]) -> ColumnElement[Any]:
    return kaal_id(kolom).label(kolom.key)


def _ids(kolom: ColumnElement[Any], *waar: ColumnElement[bool]) -> Select[Any]:
    return select(kolom).where(*waar).correlate(None)


def _maak_context(rijen: Mapping[str, Sequence[Any]], vandaag: date) -> _Context:
    namen = namen_per_dossier(rijen.get("namen", ()))
    meldingen = {rij.id: _melding(rij, namen) for rij in rijen.get("meldingen", ())}
    per_casus = {rij.id: rij for rij in rijen.get("casussen", ())}
    plekken: dict[Any, list[_Plek]] = defaultdict(list)
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
    return (keuze.soort, echt_id(keuze.id)) if keuze is not None else ("", None)


def _persoon(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.personen.get(regel.ref_id)
    if rij is None:
        return None
    plekken = bij.plekken.get(regel.ref_id, ())
    soort, ref = _open(plekken)
    delen = (geboorte_tekst(rij, bij.vandaag), _waar(plekken))
    return Treffer(
        soort="persoon",
        id=echt_id(regel.ref_id),
        titel=regel.titel,
        toelichting=" · ".join(filter(None, delen)),
        open_soort=soort,
        open_id=ref,
    )


def _adres(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.adressen.get(regel.ref_id)
    if rij is None or rij.persoon_id not in bij.personen:
        return None
    wie = [toonnaam(bij.personen[rij.persoon_id]).weergavenaam]
    plekken = bij.plekken.get(rij.persoon_id, ())
    soort, ref = _open(plekken)
    return Treffer(
        soort="adres",
        id=echt_id(regel.ref_id),
        titel=regel.titel,
        toelichting=" · ".join(filter(None, (opsomming(wie), _waar(plekken)))),
        open_soort=soort,
        open_id=ref,
    )


def _melding_treffer(regel: Any, bij: _Context) -> Treffer | None:
    plek = bij.meldingen.get(regel.ref_id)
    return _van_melding(plek) if plek is not None else None


def _van_melding(plek: _Plek) -> Treffer:
    ref = echt_id(plek.id)
    return Treffer(
        soort="melding",
        id=ref,
        titel=plek.naam,
        toelichting="melding",
        open_soort="melding",
        open_id=ref,
    )


def _meldingen_van(regels: Sequence[Any], bij: _Context) -> Iterable[_Plek]:
    """Give the meldingen of the people found: their name is made of them and in no index."""
    for regel in regels:
        if regel.soort == "persoon":
            for plek in bij.plekken.get(regel.ref_id, ()):
                if plek.soort == "melding":
                    yield plek


def _casus(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.casussen.get(regel.ref_id)
    if rij is None:
        return None
    gesloten = f"afgesloten op {voluit(rij.gesloten_op)}" if rij.gesloten_op else "loopt"
    titel = " ".join(filter(None, (rij.nummer, rij.titel)))
    ref = echt_id(rij.id)
    return Treffer(
        soort="casus",
        id=ref,
        titel=titel,
        toelichting=f"casus · {gesloten}",
        open_soort="casus",
        open_id=ref,
    )


def _organisatie(regel: Any, bij: _Context) -> Treffer | None:
    rij = bij.organisaties.get(regel.ref_id)
    if rij is None:
        return None
    tot = rij.partij_tot
    gestopt = f"convenantpartij tot {voluit(tot)}" if tot and tot < bij.vandaag else ""
    delen = (OrganisatieSoort(rij.soort).weergave, gestopt)
    ref = echt_id(rij.id)
    return Treffer(
        soort="organisatie",
        id=ref,
        titel=regel.titel,
        toelichting=" · ".join(filter(None, delen)),
        open_soort="organisatie",
        open_id=ref,
    )


_TREFFER = {
    "persoon": _persoon,
    "adres": _adres,
    "melding": _melding_treffer,
    "casus": _casus,
    "organisatie": _organisatie,
}
