"""Texts of law references: the program's own words, and what the municipality made of them."""

from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.berichten.wetteksten import (
    HaalWettekstWeg,
    Wetteksten,
    WettekstRij,
    ZetWettekst,
)
from cmpg_desktop.database.tabellen.casussen import casus_kader, wettekst
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.transactie import Lezing, NietGeraakt, Transactie
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.dossier.teksten import keur_lengte
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.wetteksten import (
    KADER,
    VOORSTELLEN,
    WettekstSoort,
    bezwaar,
    wetteksten,
)

_VOLGORDE = tuple(WettekstSoort)


@beantwoordt(Wetteksten, Handeling.INSTELLING_LEZEN)
def lees_wetteksten(
    lezing: Lezing, _vraag: Wetteksten, _context: Context
) -> tuple[WettekstRij, ...]:
    """Give every text with who changed it, and the program's own beside it."""
    rijen = lezing.rijen(
        select(wettekst, medewerker.c.naam.label("door"))
        .outerjoin(medewerker, medewerker.c.id == wettekst.c.gewijzigd_door_id)
        .order_by(wettekst.c.gewijzigd_op)
    )
    van = {rij.code: rij for rij in rijen}
    gevonden = []
    for een in wetteksten(rijen).values():
        rij, voorstel = van.get(een.code), VOORSTELLEN.get(een.code)
        gevonden.append(
            WettekstRij(
                code=een.code,
                soort=een.soort,
                naam=een.naam,
                tekst=een.tekst,
                voorstel=(voorstel.naam, voorstel.tekst) if voorstel else None,
                gewijzigd_door=(rij.door or "") if rij is not None else "",
                gewijzigd_op=rij.gewijzigd_op if rij is not None else None,
            )
        )
    return tuple(sorted(gevonden, key=lambda een: _VOLGORDE.index(een.soort)))


@voert_uit(ZetWettekst, Handeling.INSTELLING_WIJZIGEN)
def zet_wettekst(tx: Transactie, opdracht: ZetWettekst) -> Gevolg:
    """Set name and text if they are still what was shown."""
    naam = " ".join(schoon(opdracht.nieuw[0]).split())
    tekst = schoon(opdracht.nieuw[1]).strip()
    voorstel = VOORSTELLEN.get(opdracht.code)
    if voorstel is None and not opdracht.code.startswith(KADER):
        raise NietGevonden("Deze verwijzing gebruikt het programma niet.")
    veld, fout = bezwaar(voorstel.soort if voorstel else WettekstSoort.KADER, naam, tekst)
    if fout:
        raise Regelfout(fout, veld=veld)
    keur_lengte("wettekst.tekst", tekst)
    rij = tx.een(select(wettekst).where(wettekst.c.code == opdracht.code).with_for_update())
    nieuw, staat = (naam, tekst), ("", "")
    if rij is not None:
        staat = (rij.naam, rij.tekst)
    elif voorstel is not None:
        staat = (voorstel.naam, voorstel.tekst)
    if staat == nieuw:
        return Gevolg()
    if staat != opdracht.oud:
        raise NietGeraakt
    deze = wettekst.c.code == opdracht.code
    waarden = {
        "naam": naam,
        "tekst": tekst,
        "gewijzigd_op": tx.nu,
        "gewijzigd_door_id": tx.actor,
    }
    if voorstel is not None and nieuw == (voorstel.naam, voorstel.tekst):
        tx.schrijf(delete(wettekst).where(deze), verwacht=1)
    elif rij is None:
        tx.schrijf(insert(wettekst).values(code=opdracht.code, **waarden))
    else:
        tx.schrijf(
            update(wettekst)
            .where(deze, wettekst.c.naam == staat[0], wettekst.c.tekst == staat[1])
            .values(**waarden),
            verwacht=1,
        )
    terug: ZetWettekst | HaalWettekstWeg = ZetWettekst(code=opdracht.code, oud=nieuw, nieuw=staat)
    if staat == ("", ""):
        terug = HaalWettekstWeg(code=opdracht.code)
    return _gevolg(opdracht, terug)


@voert_uit(HaalWettekstWeg, Handeling.INSTELLING_WIJZIGEN)
def haal_wettekst_weg(tx: Transactie, opdracht: HaalWettekstWeg) -> Gevolg:
    """Take the municipality's words away; a law that a casus rests on stays."""
    rijen, casussen = tx.lees(
        select(wettekst).where(wettekst.c.code == opdracht.code).with_for_update(),
        select(casus_kader.c.id).where(casus_kader.c.kader == opdracht.code).limit(1),
    )
    if not rijen:
        return Gevolg()
    voorstel = VOORSTELLEN.get(opdracht.code)
    if voorstel is None and casussen:
        raise Regelfout(
            "Er rust een casus op deze wet. Zij kan een andere naam krijgen, maar niet weg.",
            veld="wettekst.naam",
        )
    tx.schrijf(delete(wettekst).where(wettekst.c.code == opdracht.code), verwacht=1)
    was = (voorstel.naam, voorstel.tekst) if voorstel else ("", "")
    eigen = (rijen[0].naam, rijen[0].tekst)
    return _gevolg(opdracht, ZetWettekst(code=opdracht.code, oud=was, nieuw=eigen))


def _gevolg(
    opdracht: ZetWettekst | HaalWettekstWeg, terug: ZetWettekst | HaalWettekstWeg
) -> Gevolg:
    return Gevolg(
        rijen=frozenset(
            {
                Change(
                    noun=Noun.WETTEKST,
                    id=opdracht.opdracht,
                    velden=frozenset({opdracht.code}),
                )
            }
        ),
        terug=terug,
        wat="Wettekst",
    )
