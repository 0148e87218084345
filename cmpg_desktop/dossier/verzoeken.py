"""Privacyverzoeken: registering what a betrokkene asks, with its month (E124, E129-E131)."""

from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, delete, insert, or_, select, union

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.berichten.verzoeken import (
    GooiVerzoekWeg,
    MaakVerzoek,
    VerzoekBlad,
    VerzoekDossier,
    Verzoeken,
    VerzoekLezen,
    VerzoekRij,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.tabellen.verzoeken import verzoek
from cmpg_desktop.database.transactie import Lezing, Transactie
from cmpg_desktop.dossier import afscherming, kalender
from cmpg_desktop.dossier.keuring import KEURING
from cmpg_desktop.dossier.kop import kop_van
from cmpg_desktop.dossier.koppen import Namen, namen_in, namen_per_dossier
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.verzoeken import (
    Hoedanigheid,
    VerzoekGrond,
    VerzoekSoort,
    VerzoekWijze,
    wie_mag_vragen,
)
from cmpg_desktop.werkproces.verzoektermijn import termijn_van_rij

# What a person puts in it; the day and the behandelaar it gets by itself.
_INHOUD: Final = (
    "soort",
    "grond",
    "wijze",
    "persoon_id",
    "naam",
    "hoedanigheid",
    "namens_persoon_id",
    "namens",
    "casus_id",
    "melding_id",
    "tekst",
    "verlengd_op",
    "verlengd_reden",
    "beantwoord_op",
)
_ER: Final = verzoek.c.verwijderd_op.is_(None)


@beantwoordt(Verzoeken, Handeling.VERZOEK_REGISTREREN)
def lijst(lezing: Lezing, vraag: Verzoeken, context: Context) -> tuple[VerzoekRij, ...]:
    """Give what waits for an answer, first what must be there first; what is done comes after."""
    waar = () if vraag.ook_beantwoord else (verzoek.c.beantwoord_op.is_(None),)
    rijen, vrij = lezing.lees(
        select(verzoek, medewerker.c.naam.label("behandelaar"))
        .outerjoin(medewerker, medewerker.c.id == verzoek.c.behandelaar_id)
        .where(_ER, *waar, afscherming.verzoek_zichtbaar(afscherming.kijker(context))),
        kalender.vrije_dagen(),
    )
    dagen = kalender.kalender_van(vrij)
    gevonden = [
        VerzoekRij(
            id=rij.id,
            soort=VerzoekSoort(rij.soort) if rij.soort else None,
            wijze=VerzoekWijze(rij.wijze) if rij.wijze else None,
            ontvangen_op=rij.ontvangen_op,
            wie=rij.naam,
            voor=rij.namens if rij.hoedanigheid else "",
            termijn=termijn_van_rij(rij, dagen, context.nu),
            behandelaar=rij.behandelaar or "",
            beantwoord_op=rij.beantwoord_op,
        )
        for rij in rijen
    ]
    return tuple(sorted(gevonden, key=_volgorde))


def _volgorde(rij: VerzoekRij) -> Any:
    if rij.beantwoord_op is None:
        return False, rij.termijn.uiterlijk.toordinal(), rij.id
    return True, -rij.beantwoord_op.toordinal(), rij.id


@beantwoordt(VerzoekLezen, Handeling.VERZOEK_REGISTREREN, opent="verzoek")
def lees(lezing: Lezing, vraag: VerzoekLezen, context: Context) -> VerzoekBlad:
    """Give one verzoek, with who may ask it and where these people are known: one batch."""
    dit = verzoek.c.id == vraag.id
    mensen = union(
        select(verzoek.c.persoon_id).where(dit), select(verzoek.c.namens_persoon_id).where(dit)
    )
    rijen, wie, meldingen, casussen, namen, vrij = lezing.lees(
        select(verzoek).where(dit, _ER),
        select(persoon.c.id, persoon.c.geboren_vroegst, persoon.c.geboren_laatst).where(
            persoon.c.id.in_(mensen)
        ),
        *_dossiers(dit, mensen, afscherming.kijker(context)),
        kalender.vrije_dagen(),
    )
    if not rijen:
        raise NietGevonden("Dit verzoek is er niet meer.", wat_nu="Open de lijst opnieuw.")
    rij = rijen[0]
    hoedanigheid = Hoedanigheid(rij.hoedanigheid) if rij.hoedanigheid else None
    dossiers = _als_dossiers(meldingen, casussen, namen_per_dossier(namen))
    return VerzoekBlad(
        id=rij.id,
        soort=VerzoekSoort(rij.soort) if rij.soort else None,
        grond=VerzoekGrond(rij.grond) if rij.grond else None,
        ontvangen_op=rij.ontvangen_op,
        wijze=VerzoekWijze(rij.wijze) if rij.wijze else None,
        persoon_id=rij.persoon_id,
        naam=rij.naam,
        hoedanigheid=hoedanigheid,
        namens_persoon_id=rij.namens_persoon_id,
        namens=rij.namens,
        dossier=next((een for een in dossiers if een.id in (rij.casus_id, rij.melding_id)), None),
        dossiers=dossiers,
        tekst=rij.tekst,
        behandelaar_id=rij.behandelaar_id,
        verlengd_op=rij.verlengd_op,
        verlengd_reden=rij.verlengd_reden,
        beantwoord_op=rij.beantwoord_op,
        termijn=termijn_van_rij(rij, kalender.kalender_van(vrij), context.nu),
        wie_mag=_wie_mag(rij, hoedanigheid, {een.id: een for een in wie}),
    )


def _wie_mag(
    rij: Any, hoedanigheid: Hoedanigheid | None, mensen: Mapping[UUID, Any]
) -> tuple[str, ...]:
    voor_ander = hoedanigheid is not None
    over = mensen.get(rij.namens_persoon_id if voor_ander else rij.persoon_id)
    geboorte = Geboorte(over.geboren_vroegst, over.geboren_laatst) if over else Geboorte()
    naam = rij.namens if voor_ander else rij.naam
    return wie_mag_vragen(hoedanigheid, geboorte, naam, rij.ontvangen_op)


def _dossiers(dit: Any, mensen: Any, kijkt: afscherming.Kijker) -> tuple[Select[Any], ...]:
    """Ask for the dossier it is about and those these people are in, and who is in all of them."""
    van_mensen = (betrokkene.c.persoon_id.in_(mensen), betrokkene.c.verwijderd_op.is_(None))
    meldingen = union(
        select(betrokkene.c.melding_id).where(*van_mensen),
        select(verzoek.c.melding_id).where(dit),
    )
    casussen = union(
        select(betrokkene.c.casus_id).where(*van_mensen),
        select(verzoek.c.casus_id).where(dit),
    )
    return (
        select(
            melding.c.id,
            melding.c.titel,
            melding.c.melder_naam,
            organisatie.c.naam.label("organisatie"),
        )
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
        .where(
            melding.c.id.in_(meldingen),
            melding.c.verwijderd_op.is_(None),
            afscherming.melding_zichtbaar(melding.c.id, kijkt),
        )
        .order_by(melding.c.id.desc()),
        select(casus.c.id, casus.c.titel, casus.c.nummer)
        .where(casus.c.id.in_(casussen), afscherming.zichtbaar(kijkt))
        .order_by(casus.c.nummer.desc()),
        namen_in(or_(betrokkene.c.melding_id.in_(meldingen), betrokkene.c.casus_id.in_(casussen))),
    )


def _als_dossiers(
    meldingen: Iterable[Any], casussen: Iterable[Any], namen: Namen
) -> tuple[VerzoekDossier, ...]:
    gevonden = [
        VerzoekDossier(
            soort="casus",
            id=rij.id,
            titel=f"{rij.nummer}  {kop_van(rij.titel, namen.get(rij.id, ()), anders='')}".strip(),
        )
        for rij in casussen
    ]
    gevonden += [
        VerzoekDossier(
            soort="melding",
            id=rij.id,
            titel=kop_van(
                rij.titel,
                namen.get(rij.id, ()),
                organisatie=rij.organisatie or "",
                melder=rij.melder_naam,
            ),
        )
        for rij in meldingen
    ]
    return tuple(gevonden)


@voert_uit(MaakVerzoek, Handeling.VERZOEK_REGISTREREN)
def maak(tx: Transactie, opdracht: MaakVerzoek) -> Gevolg:
    """Begin a verzoek: who registers it keeps it until it is given to another."""
    KEURING[Veld.VERZOEK_ONTVANGEN](opdracht.ontvangen_op, tx.vandaag)
    tx.schrijf(
        insert(verzoek).values(
            id=opdracht.id,
            soort="",
            ontvangen_op=opdracht.ontvangen_op,
            behandelaar_id=tx.actor,
        )
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.VERZOEK, id=opdracht.id)}),
        dossiers=frozenset({opdracht.id}),
        terug=VerwijderRij(soort=RijSoort.VERZOEK, id=opdracht.id),
        resultaat=opdracht.id,
        wat="Verzoek",
    )


@voert_uit(GooiVerzoekWeg, Handeling.VERZOEK_REGISTREREN)
def gooi_leeg_weg(tx: Transactie, opdracht: GooiVerzoekWeg) -> Gevolg:
    """Take an empty row out: nobody asked anything."""
    rij = tx.een(select(verzoek).where(verzoek.c.id == opdracht.id).with_for_update())
    if rij is None or any(getattr(rij, een) not in ("", None) for een in _INHOUD):
        return Gevolg()
    tx.schrijf(delete(verzoek).where(verzoek.c.id == opdracht.id), verwacht=1)
    return Gevolg(rijen=frozenset({Change(noun=Noun.VERZOEK, id=opdracht.id)}))
