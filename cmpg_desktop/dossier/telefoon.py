"""The telefoonnotitie: type as they talk, and mark what a word is (besluit 6)."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Context, Noun
from cmpg_desktop.berichten.meldingen import SpoedcontactSnapshot
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    BelSpoed,
    HaalMarkeringWeg,
    Markeer,
    NotitieBlad,
    NotitieLezen,
    NotitieRij,
    OpenNotities,
    Stukje,
    StukjeSoort,
)
from cmpg_desktop.database.tabellen.meldingen import betrokkene, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.team import medewerker
from cmpg_desktop.database.tabellen.telefoon import notitie_stukje, spoedcontact, telefoonnotitie
from cmpg_desktop.database.transactie import Lezing, Rijen, Transactie
from cmpg_desktop.dossier import afscherming
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.notitiemensen import mensen_van
from cmpg_desktop.dossier.partners import ORGANISATIES, convenantpartij, huidige_partij
from cmpg_desktop.dossier.register import Gevolg, beantwoordt, voert_uit
from cmpg_desktop.dossier.zoekindex import gevouwen_naam
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import MelderSoort
from cmpg_desktop.werkproces.meldingregels import Vraag, VragenStand, nog_vragen
from cmpg_desktop.werkproces.persoonregel import lees_gezin, lees_persoon
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.tekst import gevouwen, schoon

NOTITIE = select(telefoonnotitie)
STUKJES = select(notitie_stukje).order_by(notitie_stukje.c.volgorde, notitie_stukje.c.id)
SPOEDCONTACTEN = (
    select(spoedcontact, medewerker.c.naam.label("door_naam"))
    .outerjoin(medewerker, medewerker.c.id == spoedcontact.c.door_id)
    .order_by(spoedcontact.c.moment, spoedcontact.c.id)
)
LANGSTE_GESPREK = timedelta(hours=12)
BEGIN = 80  # how much of a note the list shows


def als_spoedcontact(rij: Any) -> SpoedcontactSnapshot:
    """Make the snapshot of a row of `SPOEDCONTACTEN`."""
    return SpoedcontactSnapshot(
        id=rij.id,
        dienst=rij.dienst,
        nummer=rij.nummer,
        moment=rij.moment,
        wie=rij.wie,
        uitkomst=rij.uitkomst,
        door=rij.door_naam or "",
    )


def melder_soort(partij: Any, alle: Rijen, op: date) -> MelderSoort | None:
    """Say by which way a melding from this organisation comes in (E032, besluit 7)."""
    if partij is None:
        return None
    per_id = {rij.id: rij for rij in alle}
    if convenantpartij(partij, per_id, op):
        return MelderSoort.CONVENANTPARTIJ
    return MelderSoort.ANDERE_PROFESSIONAL


def partij_van(rij: Any, alle: Rijen, op: date) -> Any:
    """Give the organisation of a caller: the one chosen, or the one whose name was typed in full.

    An old name leads to what took its place, as choosing it from the list does. Two organisations
    of one name are for a person to tell apart.
    """
    if rij.organisatie_id is not None:
        return next((een for een in alle if een.id == rij.organisatie_id), None)
    getypt = gevouwen(rij.organisatie_tekst)
    zelfde = [een for een in alle if getypt and een.naam_f == getypt]
    return (
        huidige_partij(zelfde[0], {een.id: een for een in alle}, op) if len(zelfde) == 1 else None
    )


def _vragen(rij: Any, stukjes: Rijen, partij: Any, soort: MelderSoort | None) -> tuple[Vraag, ...]:
    per_soort: dict[str, list[Any]] = {}
    for stukje in stukjes:
        per_soort.setdefault(stukje.soort, []).append(stukje)
    mensen = mensen_van(stukjes, rij.tekst, dag_van(rij.begonnen_op))
    return nog_vragen(
        VragenStand(
            melder_bekend=bool(rij.wie_belt),
            organisatie_bekend=partij is not None or bool(rij.organisatie_tekst),
            terugbelnummer_bekend=bool(rij.telefoon),
            melder_soort=soort,
            concrete_vraag=StukjeSoort.VRAAG in per_soort,
            betrokkenen=len(mensen),
            zonder_naam=sum(een.regel.naam.is_leeg for een in mensen),
            zonder_geboorte=sum(een.geboren is None for een in mensen),
            zonder_adres=sum(not een.adressen for een in mensen),
            zonder_weet_van=len(mensen),
            leefgebieden=len({een.leefgebied for een in per_soort.get("leefgebied", ())}),
            eerdere_inzet=len(per_soort.get(StukjeSoort.EERDER, ())),
            melder_is_hulpverlener=(
                partij is not None and OrganisatieSoort(partij.soort).is_hulpverlener
            ),
        )
    )


def _naam_f(tekst: str) -> str:
    """Give the name in marked words as it is compared; a single word is too little to go by."""
    gevouwen_ = "" if lees_gezin(tekst) else gevouwen_naam(lees_persoon(tekst).naam)
    return gevouwen_ if " " in gevouwen_ else ""


def _bekende_namen(lezing: Lezing, stukjes: Rijen, context: Context) -> frozenset[str]:
    """Ask which marked names are of somebody in a melding or casus (E070); not of whom or where."""
    namen = {_naam_f(een.tekst) for een in stukjes if een.soort == StukjeSoort.PERSOON} - {""}
    if not namen:
        return frozenset()
    rijen = lezing.rijen(
        select(persoon.c.naam_f)
        .join(betrokkene, betrokkene.c.persoon_id == persoon.c.id)
        .where(
            persoon.c.naam_f.in_(namen),
            persoon.c.verwijderd_op.is_(None),
            betrokkene.c.verwijderd_op.is_(None),
            afscherming.rij_zichtbaar(betrokkene, afscherming.kijker(context)),
        )
        .distinct()
    )
    return frozenset(een.naam_f for een in rijen)


@beantwoordt(NotitieLezen, Handeling.TELEFOONNOTITIE, opent="notitie")
def lees(lezing: Lezing, vraag: NotitieLezen, context: Context) -> NotitieBlad:
    """Give one call, with what is still to ask while the caller is on the line."""
    notities, stukjes, contacten, alle, collegas = lezing.lees(
        NOTITIE.where(telefoonnotitie.c.id == vraag.id),
        STUKJES.where(notitie_stukje.c.notitie_id == vraag.id),
        SPOEDCONTACTEN.where(spoedcontact.c.notitie_id == vraag.id),
        ORGANISATIES,
        select(medewerker.c.id, medewerker.c.naam),
    )
    if not notities:
        raise NietGevonden("Dit gesprek is er niet meer.", wat_nu="Open de werkvoorraad opnieuw.")
    rij = notities[0]
    partij = partij_van(rij, alle, dag_van(context.nu))
    soort = melder_soort(partij, alle, dag_van(context.nu))
    gekozen = partij is not None and rij.organisatie_id is not None
    bekend = () if rij.uitkomst else _bekende_namen(lezing, stukjes, context)
    return NotitieBlad(
        id=rij.id,
        begonnen_op=rij.begonnen_op,
        beeindigd_op=rij.beeindigd_op,
        door=next((een.naam for een in collegas if een.id == rij.door_id), ""),
        wie_belt=rij.wie_belt,
        organisatie_id=rij.organisatie_id,
        organisatie_tekst=partij.naam if gekozen else rij.organisatie_tekst,
        convenantpartij=soort is MelderSoort.CONVENANTPARTIJ,
        telefoon=rij.telefoon,
        tekst=rij.tekst,
        spoed=rij.spoed,
        stukjes=tuple(
            Stukje(
                id=een.id,
                soort=StukjeSoort(een.soort),
                leefgebied=Leefgebied(een.leefgebied) if een.leefgebied else None,
                tekst=een.tekst,
                bekend=een.soort == StukjeSoort.PERSOON and _naam_f(een.tekst) in bekend,
            )
            for een in stukjes
        ),
        spoedcontacten=tuple(map(als_spoedcontact, contacten)),
        uitkomst=rij.uitkomst,
        nog_vragen=() if rij.uitkomst else _vragen(rij, stukjes, partij, soort),
    )


@beantwoordt(OpenNotities, Handeling.TELEFOONNOTITIE)
def open_notities(
    lezing: Lezing, _vraag: OpenNotities, _context: Context
) -> tuple[NotitieRij, ...]:
    """Give the calls that are still nothing, newest first."""
    rijen = lezing.rijen(
        select(telefoonnotitie, medewerker.c.naam.label("door_naam"))
        .outerjoin(medewerker, medewerker.c.id == telefoonnotitie.c.door_id)
        .where(telefoonnotitie.c.uitkomst == "")
        .order_by(telefoonnotitie.c.begonnen_op.desc(), telefoonnotitie.c.id.desc())
    )
    return tuple(
        NotitieRij(
            id=rij.id,
            begonnen_op=rij.begonnen_op,
            wie=", ".join(filter(None, (rij.wie_belt, rij.organisatie_tekst))),
            begin=" ".join(rij.tekst[: 2 * BEGIN].split())[:BEGIN],
            door=rij.door_naam or "",
        )
        for rij in rijen
    )


@voert_uit(BeginNotitie, Handeling.TELEFOONNOTITIE)
def begin(tx: Transactie, opdracht: BeginNotitie) -> Gevolg:
    """Start the clock of a call where the screen started it.

    A begin that cannot be (a clock that was set back, a call of half a day) is no reason to lose
    what is being said: then it begins now.
    """
    begonnen = opdracht.begonnen_op
    if begonnen is None or not tx.nu - LANGSTE_GESPREK <= begonnen <= tx.nu:
        begonnen = tx.nu
    tx.schrijf(
        insert(telefoonnotitie).values(id=opdracht.id, begonnen_op=begonnen, door_id=tx.actor)
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.NOTITIE, id=opdracht.id)}),
        dossiers=frozenset({opdracht.id}),
        resultaat=opdracht.id,
    )


def keur_open(notities: Rijen) -> Any:
    """Give the call that was read, or refuse to work on one that became something already."""
    if not notities:
        raise NietGevonden("Dit gesprek is er niet meer.", wat_nu="Open de werkvoorraad opnieuw.")
    if notities[0].uitkomst:
        raise Regelfout(
            "Dit gesprek is al een melding geworden.", wat_nu="Werk verder in die melding."
        )
    return notities[0]


@voert_uit(Markeer, Handeling.TELEFOONNOTITIE)
def markeer(tx: Transactie, opdracht: Markeer) -> Gevolg:
    """Turn selected words into something. A problem needs its leefgebied (E002).

    More or fewer of words that were marked already take the place of that mark: "Youssef", and
    then "Youssef Haddouchi, 52 jaar", is one person.
    """
    tekst = " ".join(schoon(opdracht.tekst).split())
    if not tekst:
        raise Regelfout("Selecteer eerst woorden in de tekst.", veld="notitie.tekst")
    if (opdracht.soort is StukjeSoort.LEEFGEBIED) != (opdracht.leefgebied is not None):
        raise Regelfout("Kies bij welk leefgebied deze woorden horen.", veld="notitie.leefgebied")
    notities, stukjes = tx.lees(
        NOTITIE.where(telefoonnotitie.c.id == opdracht.notitie_id).with_for_update(),
        STUKJES.where(notitie_stukje.c.notitie_id == opdracht.notitie_id),
    )
    keur_open(notities)
    vorige = _zelfde_woorden(opdracht, tekst, stukjes)
    if vorige is not None:
        if gevouwen(vorige.tekst) == gevouwen(tekst):
            tekst = vorige.tekst
        tx.schrijf(delete(notitie_stukje).where(notitie_stukje.c.id == vorige.id), verwacht=1)
    tx.schrijf(
        insert(notitie_stukje).values(
            id=opdracht.id,
            notitie_id=opdracht.notitie_id,
            soort=opdracht.soort.value,
            leefgebied=opdracht.leefgebied.value if opdracht.leefgebied is not None else "",
            tekst=tekst,
            volgorde=_plek(vorige, stukjes),
        )
    )
    terug = HaalMarkeringWeg(id=opdracht.id, notitie_id=opdracht.notitie_id)
    return Gevolg(
        rijen=_geraakt(Noun.STUKJE, opdracht.id, opdracht.notitie_id),
        dossiers=frozenset({opdracht.notitie_id}),
        terug=_opnieuw(vorige) if vorige is not None else terug,
        resultaat=opdracht.id,
        wat="Markering",
    )


def _plek(vorige: Any, stukjes: Rijen) -> int:
    if vorige is not None:
        return int(vorige.volgorde)
    return stukjes[-1].volgorde + 1 if stukjes else 0


def _zelfde_woorden(opdracht: Markeer, tekst: str, stukjes: Rijen) -> Any:
    """Find the one mark of this kind that holds these words, or is held by them.

    A selection over two marks is about both, so it is a mark of its own.
    """
    gebied = opdracht.leefgebied.value if opdracht.leefgebied is not None else ""
    nieuw = f" {gevouwen(tekst)} "
    gevonden = [
        een
        for een in stukjes
        if (een.soort, een.leefgebied) == (opdracht.soort.value, gebied)
        and ((oud := f" {gevouwen(een.tekst)} ") in nieuw or nieuw in oud)
    ]
    return gevonden[0] if len(gevonden) == 1 else None


def _opnieuw(rij: Any) -> Markeer:
    return Markeer(
        id=rij.id,
        notitie_id=rij.notitie_id,
        soort=StukjeSoort(rij.soort),
        leefgebied=Leefgebied(rij.leefgebied) if rij.leefgebied else None,
        tekst=rij.tekst,
    )


def _geraakt(noun: Noun, id_: Any, notitie: Any) -> frozenset[Change]:
    return frozenset({Change(noun=noun, id=id_), Change(noun=Noun.NOTITIE, id=notitie)})


@voert_uit(HaalMarkeringWeg, Handeling.TELEFOONNOTITIE)
def haal_markering_weg(tx: Transactie, opdracht: HaalMarkeringWeg) -> Gevolg:
    """Take a mark away; the words stay in the text of the note."""
    rijen, notities = tx.lees(
        select(notitie_stukje).where(
            notitie_stukje.c.id == opdracht.id,
            notitie_stukje.c.notitie_id == opdracht.notitie_id,
        ),
        NOTITIE.where(telefoonnotitie.c.id == opdracht.notitie_id),
    )
    keur_open(notities)
    if not rijen:
        return Gevolg()
    tx.schrijf(delete(notitie_stukje).where(notitie_stukje.c.id == opdracht.id), verwacht=1)
    return Gevolg(
        rijen=_geraakt(Noun.STUKJE, opdracht.id, opdracht.notitie_id),
        dossiers=frozenset({opdracht.notitie_id}),
        terug=_opnieuw(rijen[0]),
        wat="Markering",
    )


@voert_uit(BelSpoed, Handeling.SPOED_HANDELEN)
def bel_spoed(tx: Transactie, opdracht: BelSpoed) -> Gevolg:
    """Stamp an emergency call with the moment; nothing else is asked (E048, besluit 9).

    With a melding it is a fact of that melding at once; with a note it becomes one later.
    """
    if opdracht.melding_id is not None:
        tabel, dossier, noun = melding, opdracht.melding_id, Noun.MELDING
    elif opdracht.notitie_id is not None:
        tabel, dossier, noun = telefoonnotitie, opdracht.notitie_id, Noun.NOTITIE
    else:
        raise Regelfout(
            "Open eerst een gesprek of een melding; bellen kan altijd.", veld="spoed.dienst"
        )
    if tx.een(select(tabel.c.id).where(tabel.c.id == dossier)) is None:
        raise NietGevonden("Dit is er niet meer.", wat_nu="Begin een nieuw gesprek.")
    dienst, nummer = schoon(opdracht.dienst).strip(), schoon(opdracht.nummer).strip()
    tx.schrijf(
        insert(spoedcontact).values(
            id=opdracht.id,
            notitie_id=opdracht.notitie_id if opdracht.melding_id is None else None,
            melding_id=opdracht.melding_id,
            dienst=dienst,
            nummer=nummer,
            moment=tx.nu,
            wie=schoon(opdracht.wie).strip(),
            door_id=tx.actor,
        )
    )
    tx.schrijf(update(tabel).where(tabel.c.id == dossier).values(spoed=True), verwacht=1)
    feiten = set()
    if opdracht.melding_id is not None:
        feiten.add(leg_vast(tx, spoedfeit(opdracht.id, dienst, tx), melding_id=dossier))
    return Gevolg(
        rijen=frozenset(
            {
                Change(noun=Noun.SPOEDCONTACT, id=opdracht.id),
                Change(noun=noun, id=dossier, velden=frozenset({"spoed"})),
                *feiten,
            }
        ),
        dossiers=frozenset({dossier}),
        resultaat=opdracht.id,
        wat="Spoed",
    )


def spoedfeit(id_: Any, dienst: str, tx: Transactie, moment: Any = None) -> Feit:
    """Make the fact of an emergency call; it has the id of the call."""
    wanneer = moment or tx.nu
    return Feit(
        id=id_,
        volgnr=0,
        soort=FeitSoort.SPOEDCONTACT,
        datum=dag_van(wanneer),
        moment=wanneer,
        naam=dienst,
    )
