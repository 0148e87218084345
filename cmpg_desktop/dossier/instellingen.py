"""Settings and free days: what a municipality decides itself, with its source or reason."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.inrichting import (
    INSTELLINGEN,
    LEEFGEBIEDNAMEN,
    LENGTES,
    HaalVrijeDagWeg,
    Instellingen,
    LengteRij,
    LengtesLezen,
    VrijeDagen,
    VrijeDagRij,
    VrijeDagSoort,
    ZetInstelling,
    ZetVrijeDag,
)
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.database.tabellen.team import instelling, vrije_dag
from cmpg_desktop.database.transactie import Lezing, NietGeraakt, Transactie
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.werkproces.adressen import email_fout
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.leefgebieden import eigen_namen, naam_fout
from cmpg_desktop.werkproces.lengtes import CONVENANT, WETTELIJK
from cmpg_desktop.werkproces.taal import hoofdletter, lang
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.werkdagen import feestdagen

MAX_LENGTE = 250
_VRIJDAG: Final = 4
VRIJE_DAGEN = select(vrije_dag).order_by(vrije_dag.c.datum, vrije_dag.c.soort)
ALLE_INSTELLINGEN = select(instelling).order_by(instelling.c.sleutel)


@beantwoordt(Instellingen, Handeling.INSTELLING_LEZEN)
def lees_instellingen(
    lezing: Lezing, _vraag: Instellingen, _context: Context
) -> tuple[tuple[str, str], ...]:
    """Give every setting of the closed list; one that was never set is empty."""
    gezet = {rij.sleutel: rij.waarde for rij in lezing.rijen(ALLE_INSTELLINGEN)}
    return tuple((sleutel, gezet.get(sleutel, "")) for sleutel in (*INSTELLINGEN, *LENGTES))


@beantwoordt(LengtesLezen, Handeling.INSTELLING_LEZEN)
def lees_lengtes(lezing: Lezing, _vraag: LengtesLezen, _context: Context) -> tuple[LengteRij, ...]:
    """Give why a length is what it is: a reason that nobody can read back is no reason."""
    return tuple(
        LengteRij(sleutel=rij.sleutel, reden=rij.reden, sinds=rij.gewijzigd_op)
        for rij in lezing.rijen(ALLE_INSTELLINGEN)
        if rij.sleutel in LENGTES and rij.waarde
    )


def _keur_getal(hoogste: int) -> Callable[[str], str | None]:
    def keur(waarde: str) -> str | None:
        if re.fullmatch(r"[0-9]{1,4}", waarde) and 1 <= int(waarde) <= hoogste:
            return None
        return f"Vul een heel getal in van 1 tot en met {hoogste}."

    return keur


def _keur_wettelijk(sleutel: str) -> Callable[[str], str | None]:
    # The law says how long at most; shorter than its one month is a length of no whole months.
    return lambda waarde: None if waarde == str(getattr(CONVENANT, sleutel)) else WETTELIJK[sleutel]


def venster_van(gezet: Mapping[str, str]) -> str:
    """Return where the window of the envelopes is; left, until somebody says otherwise."""
    return gezet.get("kijkvenster") or "links"


def _keur_venster(waarde: str) -> str | None:
    return None if waarde in ("links", "rechts") else "Kies links of rechts."


_KEUR: Mapping[str, Callable[[str], str | None]] = {
    "mailbox": email_fout,
    "kijkvenster": _keur_venster,
    "vergrendel_minuten": _keur_getal(120),
    **{sleutel: _keur_getal(MAX_LENGTE) for sleutel in LENGTES if sleutel not in WETTELIJK},
    **{sleutel: _keur_wettelijk(sleutel) for sleutel in WETTELIJK},
}


def keur_instelling(sleutel: str, waarde: str) -> str:
    """Give the value as it is stored; raises `Regelfout` for a key or value that is not valid."""
    if sleutel not in INSTELLINGEN and sleutel not in LENGTES:
        raise Regelfout("Deze instelling bestaat niet.", veld=sleutel)
    netjes = schoon(waarde).strip()
    if sleutel in LEEFGEBIEDNAMEN:
        # It stands on a button and in a menu: one line.
        netjes = " ".join(netjes.split())
    keur = _KEUR.get(sleutel)
    bezwaar = keur(netjes) if keur is not None and netjes else None
    if bezwaar is not None:
        raise Regelfout(bezwaar, veld=f"instelling.{sleutel}")
    return str(int(netjes)) if netjes and sleutel in LENGTES else netjes


def keur_leefgebiednaam(sleutel: str, waarde: str, gezet: Mapping[str, str]) -> None:
    """Refuse a name that another leefgebied has; `gezet` holds the settings as they are."""
    bezwaar = naam_fout(LEEFGEBIEDNAMEN[sleutel], waarde, eigen_namen(gezet))
    if bezwaar is not None:
        raise Regelfout(bezwaar, veld=f"instelling.{sleutel}")


@voert_uit(ZetInstelling, Handeling.INSTELLING_WIJZIGEN)
def zet_instelling(tx: Transactie, opdracht: ZetInstelling) -> Gevolg:
    """Set one setting if it still holds the old value; a length of a termijn needs a reason."""
    nieuw = keur_instelling(opdracht.sleutel, opdracht.nieuw)
    reden = schoon(opdracht.reden).strip()
    is_naam = opdracht.sleutel in LEEFGEBIEDNAMEN
    # A name is judged beside those of the other leefgebieden: in the same read.
    sleutels = tuple(LEEFGEBIEDNAMEN) if is_naam else (opdracht.sleutel,)
    rijen = tx.rijen(select(instelling).where(instelling.c.sleutel.in_(sleutels)))
    gezet = {rij.sleutel: rij.waarde for rij in rijen}
    waarde = gezet.get(opdracht.sleutel, "")
    if waarde == nieuw:
        return Gevolg()
    if is_naam:
        keur_leefgebiednaam(opdracht.sleutel, nieuw, gezet)
    if opdracht.sleutel in LENGTES and not reden:
        raise Regelfout(
            "Schrijf op waarom deze termijn anders is dan in het convenant.",
            veld=f"instelling.{opdracht.sleutel}.reden",
        )
    if waarde != opdracht.oud:
        raise NietGeraakt
    waarden = {"waarde": nieuw, "reden": reden, "gewijzigd_op": tx.nu}
    if opdracht.sleutel not in gezet:
        tx.schrijf(insert(instelling).values(sleutel=opdracht.sleutel, **waarden))
    else:
        tx.schrijf(
            update(instelling)
            .where(instelling.c.sleutel == opdracht.sleutel, instelling.c.waarde == waarde)
            .values(**waarden),
            verwacht=1,
        )
    return Gevolg(
        rijen=frozenset(
            {
                Change(
                    noun=Noun.INSTELLING,
                    id=opdracht.opdracht,
                    velden=frozenset({opdracht.sleutel}),
                )
            }
        ),
        terug=ZetInstelling(
            sleutel=opdracht.sleutel,
            oud=nieuw,
            nieuw=waarde,
            reden=reden and "Ongedaan gemaakt.",
        ),
        wat="Instelling",
    )


@beantwoordt(VrijeDagen, Handeling.INSTELLING_LEZEN)
def lees_vrije_dagen(
    lezing: Lezing, _vraag: VrijeDagen, _context: Context
) -> tuple[VrijeDagRij, ...]:
    """Give the free days that the team keeps."""
    return tuple(
        VrijeDagRij(
            id=rij.id,
            datum=rij.datum,
            soort=VrijeDagSoort(rij.soort),
            naam=rij.naam,
            bron=rij.bron,
        )
        for rij in lezing.rijen(VRIJE_DAGEN)
    )


def _al_vrij(datum: date) -> str:
    if datum.weekday() > _VRIJDAG:
        return "het is weekend"
    feest = feestdagen(datum.year).get(datum)
    return f"het is {feest.naam}" if feest is not None else ""


@voert_uit(ZetVrijeDag, Handeling.INSTELLING_WIJZIGEN)
def zet_vrije_dag(tx: Transactie, opdracht: ZetVrijeDag) -> Gevolg:
    """Add a free day, or change the one with this id. A day without a source is refused."""
    naam, bron = schoon(opdracht.naam).strip(), schoon(opdracht.bron).strip()
    if not naam:
        raise Regelfout("Geef de dag een naam.", veld="vrije_dag.naam")
    if not bron:
        raise Regelfout(
            "Schrijf op wie dit besloot, bijvoorbeeld het besluit of de brief van het college.",
            veld="vrije_dag.bron",
        )
    if al_vrij := _al_vrij(opdracht.datum):
        # It would change nothing, so the date is a mistake: a day that had to count as free counts.
        raise Regelfout(
            f"{hoofdletter(lang(opdracht.datum))} telt al niet mee: {al_vrij}.",
            veld="vrije_dag.datum",
            wat_nu="Kijk de datum na.",
        )
    rijen = tx.rijen(
        select(vrije_dag).where(
            (vrije_dag.c.id == opdracht.id)
            | ((vrije_dag.c.datum == opdracht.datum) & (vrije_dag.c.soort == opdracht.soort.value))
        )
    )
    if any(rij.id != opdracht.id for rij in rijen):
        raise Regelfout("Deze dag staat er al in.", veld="vrije_dag.datum")
    waarden = {
        "datum": opdracht.datum,
        "soort": opdracht.soort.value,
        "naam": naam,
        "bron": bron,
    }
    if rijen:
        tx.schrijf(
            update(vrije_dag).where(vrije_dag.c.id == opdracht.id).values(**waarden), verwacht=1
        )
        vorige = rijen[0]
        terug: ZetVrijeDag | HaalVrijeDagWeg = ZetVrijeDag(
            id=opdracht.id,
            datum=vorige.datum,
            soort=VrijeDagSoort(vorige.soort),
            naam=vorige.naam,
            bron=vorige.bron,
        )
    else:
        tx.schrijf(insert(vrije_dag).values(id=opdracht.id, **waarden))
        terug = HaalVrijeDagWeg(id=opdracht.id)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.VRIJE_DAG, id=opdracht.id)}),
        terug=terug,
        wat="Vrije dag",
    )


@voert_uit(HaalVrijeDagWeg, Handeling.INSTELLING_WIJZIGEN)
def haal_vrije_dag_weg(tx: Transactie, opdracht: HaalVrijeDagWeg) -> Gevolg:
    """Take a free day out of the table."""
    rij = tx.een(select(vrije_dag).where(vrije_dag.c.id == opdracht.id))
    if rij is None:
        raise NietGevonden("Deze dag is al weggehaald.")
    tx.schrijf(delete(vrije_dag).where(vrije_dag.c.id == opdracht.id), verwacht=1)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.VRIJE_DAG, id=opdracht.id)}),
        terug=ZetVrijeDag(
            id=rij.id,
            datum=rij.datum,
            soort=VrijeDagSoort(rij.soort),
            naam=rij.naam,
            bron=rij.bron,
        ),
        wat="Vrije dag",
    )
