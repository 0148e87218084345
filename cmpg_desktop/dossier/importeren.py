"""Taking over running casussen out of a list: a trial, and the import itself.

All rows that are good go in with one transaction and a handful of statements, whatever their
number; so nothing is ever half there. What the trial said is judged again inside that transaction:
when a colleague was first, nothing happens and the person looks again.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select

from cmpg_desktop.berichten.fouten import Gestopt, Regelfout
from cmpg_desktop.berichten.importeren import (
    ImportBlad,
    ImporteerCasussen,
    ImportProef,
    LeesImport,
    ProbeerImport,
)
from cmpg_desktop.berichten.kern import Changes, Context, Gevolgd
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.database.transactie import AlUitgevoerd, Leesbaar, Lezing, NietGeraakt
from cmpg_desktop.documenten.tabelbestand import lees_tabel
from cmpg_desktop.dossier.afscherming import Kijker, kijker, mens_zichtbaar, zichtbaar
from cmpg_desktop.dossier.importrijen import Importrijen
from cmpg_desktop.dossier.register import Werkplaats, lang_werk
from cmpg_desktop.dossier.team import werkt_op
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, gevouwen_naam, naam_van
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.importoordeel import (
    BekendeCasus,
    ImportBekend,
    beoordeel,
    merkteken,
)
from cmpg_desktop.werkproces.importregels import (
    ImportPersoon,
    ImportRegel,
    casussleutel,
    lees_rij,
    naamsleutel,
)
from cmpg_desktop.werkproces.importvelden import (
    ImportTabel,
    toewijzing_fouten,
    voorstel_kolommen,
    weigering_kolom,
)
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import dag_van

Verzoek = ProbeerImport | ImporteerCasussen
_PER: Final = 100  # rows between two looks at whether to stop
_PER_VRAAG: Final = 5000  # a statement holds no more values than this
_ANDERS: Final = "Er is intussen iets veranderd in het programma. Er is niets overgenomen."
_GESTOPT: Final = "Het overnemen is gestopt. Er is niets overgenomen."


@lang_werk(LeesImport, Handeling.CASUSSEN_IMPORTEREN)
def lees_import(
    _werk: Werkplaats, vraag: LeesImport, _context: Context, gevolgd: Gevolgd
) -> ImportBlad:
    """Read the columns of a file."""
    gevolgd.voortgang(0, 0, "Het bestand wordt gelezen …")
    tabel = lees_tabel(vraag.bytes, gevolgd.stop)
    return ImportBlad(
        kolommen=voorstel_kolommen(tabel), rijen=len(tabel.rijen), opmerkingen=tabel.opmerkingen
    )


@lang_werk(ProbeerImport, Handeling.CASUSSEN_IMPORTEREN)
def probeer(
    werk: Werkplaats, vraag: ProbeerImport, context: Context, gevolgd: Gevolgd
) -> ImportProef:
    """Say of every row what would happen."""
    vandaag = dag_van(context.nu)
    tabel, gelezen = _lees(vraag, vandaag, gevolgd)
    with werk.database.lezing() as lezing:
        regels = _beoordeel(lezing, tabel, gelezen, vraag, context)
    return ImportProef(
        vandaag=vandaag, koppen=tabel.koppen, regels=regels, merkteken=merkteken(regels)
    )


@lang_werk(ImporteerCasussen, Handeling.CASUSSEN_IMPORTEREN)
def importeer(
    werk: Werkplaats, opdracht: ImporteerCasussen, context: Context, gevolgd: Gevolgd
) -> Changes:
    """Take over what is good, all of it or nothing."""
    tabel, gelezen = _lees(opdracht, dag_van(context.nu), gevolgd)
    try:
        with werk.database.transactie(opdracht, context) as tx:
            regels = _beoordeel(tx, tabel, gelezen, opdracht, context)
            if merkteken(regels) != opdracht.merkteken:
                raise Regelfout(_ANDERS, wat_nu="Probeer het opnieuw en kijk wat er nu gebeurt.")
            rijen = Importrijen(tx, regels, zelfde_persoon=opdracht.zelfde_persoon)
            gevolgd.voortgang(len(regels), len(regels), "Alles wordt in één keer opgeslagen …")
            # The last moment to turn back: after this it is all there.
            if gevolgd.stop():
                raise Gestopt(_GESTOPT)
            rijen.schrijf()
    except AlUitgevoerd:
        return Changes(opdracht=opdracht.opdracht, initiator=context.initiator)
    except NietGeraakt as oorzaak:
        # A colleague gave out the same number between our reading and writing.
        raise Regelfout(_ANDERS, wat_nu="Probeer het opnieuw.") from oorzaak
    return Changes(
        opdracht=opdracht.opdracht,
        rijen=rijen.wijzigingen,
        dossiers=rijen.dossiers,
        initiator=context.initiator,
        moment=context.nu,
        wat="Casussen overgenomen",
    )


def _lees(
    vraag: Verzoek, vandaag: date, gevolgd: Gevolgd
) -> tuple[ImportTabel, tuple[ImportRegel, ...]]:
    """Read the file row by row; nothing of the database is needed for it."""
    gevolgd.voortgang(0, 0, "Het bestand wordt gelezen …")
    tabel = lees_tabel(vraag.bytes, gevolgd.stop)
    toewijzing = dict(vraag.toewijzing)
    _keur_toewijzing(tabel, vraag)
    regels: list[ImportRegel] = []
    for plek, rij in enumerate(tabel.rijen):
        if plek % _PER == 0:
            if gevolgd.stop():
                raise Gestopt(_GESTOPT)
            gevolgd.voortgang(plek, len(tabel.rijen), "De rijen worden nagekeken …")
        regels.append(lees_rij(rij, tabel.koppen, toewijzing, vandaag))
    return tabel, tuple(regels)


def _keur_toewijzing(tabel: ImportTabel, vraag: Verzoek) -> None:
    """Refuse, here too, what the page does not let anybody choose."""
    toewijzing = dict(vraag.toewijzing)
    fouten = list(toewijzing_fouten(toewijzing))
    for plek in toewijzing:
        if not 0 <= plek < len(tabel.koppen):
            fouten.append("Een kolom die u aanwees, staat niet in dit bestand.")
            continue
        waarden = [rij.cellen[plek] for rij in tabel.rijen if plek < len(rij.cellen)]
        if weigering := weigering_kolom(tabel.koppen[plek], waarden):
            fouten.append(weigering)
    if fouten:
        raise Regelfout(fouten[0], veld="import.kolommen")


def _beoordeel(
    lezing: Lezing,
    tabel: ImportTabel,
    gelezen: Sequence[ImportRegel],
    vraag: Verzoek,
    context: Context,
) -> tuple[ImportRegel, ...]:
    bekend = _bekend(lezing, gelezen, kijker(context), dag_van(context.nu))
    koppen = {veld: tabel.koppen[plek] for plek, veld in vraag.toewijzing}
    return beoordeel(gelezen, bekend, koppen, zelfde_persoon=vraag.zelfde_persoon)


def _delen(waarden: Iterable[str]) -> list[list[str]]:
    alle = sorted(set(waarden))
    return [alle[plek : plek + _PER_VRAAG] for plek in range(0, len(alle), _PER_VRAAG)]


def _bekend(
    lezing: Lezing, regels: Sequence[ImportRegel], wie: Kijker, vandaag: date
) -> ImportBekend:
    """Read in one batch what the database has of these numbers and names."""
    goed = [regel for regel in regels if not regel.fouten]
    casussen = [regel.casus for regel in goed if regel.casus is not None]
    nummers = _delen(deel for een in casussen for deel in (een.sleutel, een.nummer))
    namen = _delen(
        gevouwen_naam(regel.persoon.naam)
        for regel in goed
        if regel.persoon is not None and regel.persoon.naamsleutel
    )
    vragen: list[Leesbaar] = [_regisseurs(vandaag)]
    vragen += [vraag for deel in nummers for vraag in (_casussen(deel, wie), _mensen(deel))]
    vragen += [_personen(deel, wie) for deel in namen]
    regisseurs, *rest = lezing.lees(*vragen)
    casusrijen = [rij for rijen in rest[0 : 2 * len(nummers) : 2] for rij in rijen]
    mensrijen = [rij for rijen in rest[1 : 2 * len(nummers) : 2] for rij in rijen]
    personen = [rij for rijen in rest[2 * len(nummers) :] for rij in rijen]
    return ImportBekend(
        casussen=_per_nummer(casusrijen, mensrijen),
        personen=_per_geboorte(personen),
        namen=frozenset(naamsleutel(naam_van(rij)) for rij in personen),
        regisseurs=tuple((rij.id, rij.naam) for rij in regisseurs),
    )


def _regisseurs(vandaag: date) -> Leesbaar:
    return (
        select(medewerker.c.id, medewerker.c.naam)
        .join(medewerker_rol, medewerker_rol.c.medewerker_id == medewerker.c.id)
        .where(
            medewerker_rol.c.rol == Rol.CASUSREGISSEUR.value,
            werkt_op(vandaag),
        )
        .order_by(medewerker.c.naam, medewerker.c.id)
    )


def _met_nummer(nummers: Sequence[str]) -> ColumnElement[bool]:
    # As `casussleutel` makes it; SQLite knows no small letter for an "É", so the number itself too.
    sleutel = func.lower(func.replace(casus.c.nummer, " ", ""))
    return or_(sleutel.in_(nummers), casus.c.nummer.in_(nummers))


def _casussen(nummers: Sequence[str], wie: Kijker) -> Leesbaar:
    return select(
        casus.c.id,
        casus.c.nummer,
        casus.c.titel,
        casus.c.aanpak,
        casus.c.gesloten_op,
        zichtbaar(wie).label("zichtbaar"),
    ).where(_met_nummer(nummers))


_PERSOONDELEN: Final = (
    *(persoon.c[deel] for deel in NAAMDELEN),
    persoon.c.geboren_vroegst,
    persoon.c.geboren_laatst,
)


def _mensen(nummers: Sequence[str]) -> Leesbaar:
    return (
        select(betrokkene.c.casus_id, betrokkene.c.rol, *_PERSOONDELEN)
        .join(casus, casus.c.id == betrokkene.c.casus_id)
        .join(persoon, persoon.c.id == betrokkene.c.persoon_id)
        .where(_met_nummer(nummers), betrokkene.c.verwijderd_op.is_(None))
    )


def _personen(namen: Sequence[str], wie: Kijker) -> Leesbaar:
    return (
        select(persoon.c.id, *_PERSOONDELEN)
        .where(
            persoon.c.naam_f.in_(namen),
            persoon.c.verwijderd_op.is_(None),
            mens_zichtbaar(persoon.c.id, wie),
        )
        .order_by(persoon.c.id)
    )


def _als_persoon(rij: Any) -> ImportPersoon:
    return ImportPersoon(
        naam=naam_van(rij),
        geboorte=Geboorte(rij.geboren_vroegst, rij.geboren_laatst),
        rol=rij.rol,
    )


def _per_nummer(casusrijen: Iterable[Any], mensen: Iterable[Any]) -> Mapping[str, BekendeCasus]:
    in_casus: dict[Any, list[ImportPersoon]] = {}
    for rij in mensen:
        in_casus.setdefault(rij.casus_id, []).append(_als_persoon(rij))
    return {
        casussleutel(rij.nummer): BekendeCasus(
            id=rij.id,
            titel=rij.titel,
            aanpak=rij.aanpak,
            gesloten_op=rij.gesloten_op,
            mensen=tuple(in_casus.get(rij.id, ())),
            afgeschermd=not rij.zichtbaar,
        )
        for rij in casusrijen
    }


def _per_geboorte(rijen: Iterable[Any]) -> Mapping[tuple[str, date], tuple[Any, ...]]:
    gevonden: dict[tuple[str, date], tuple[Any, ...]] = {}
    for rij in rijen:
        sleutel = naamsleutel(naam_van(rij))
        if (
            sleutel
            and rij.geboren_vroegst is not None
            and rij.geboren_vroegst == rij.geboren_laatst
        ):
            plek = (sleutel, rij.geboren_vroegst)
            gevonden[plek] = (*gevonden.get(plek, ()), rij.id)
    return gevonden
