"""Where a melding goes before it is judged: withdrawn, merged, linked to a casus, and back."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select, update

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.meldingen import Heropen, KoppelAanCasus, TrekIn, VoegSamen
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import beoordelingsbron, casusmensen
from cmpg_desktop.dossier.afscherming import kijker, zichtbaar
from cmpg_desktop.dossier.beoordelingsbron import Bron, bron_van
from cmpg_desktop.dossier.feiten import als_feit, feit_van_nu, feiten_waar, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst, melding_weg
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag, weigering
from cmpg_desktop.werkproces.feiten import FeitSoort, geldige
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.rondes import voorstel_van
from cmpg_desktop.werkproces.taal import voluit

# What Heropen takes back at the melding itself, and at the other side.
_BIJ_MELDING: Final = frozenset(
    {
        FeitSoort.INGETROKKEN,
        FeitSoort.SAMENGEVOEGD,
        FeitSoort.GEKOPPELD,
        FeitSoort.EERDERE_AANPAK,
        FeitSoort.AFGESLOTEN,
    }
)
_BIJ_ANDER: Final = frozenset({FeitSoort.OPGENOMEN, FeitSoort.MELDING_GEKOPPELD})


def _melding(melding_id: UUID) -> Any:
    return (
        select(
            melding.c.id,
            melding.c.titel,
            melding.c.stand,
            melding.c.casus_id,
            melding.c.samengevoegd_met_id,
        )
        .where(melding.c.id == melding_id, melding.c.verwijderd_op.is_(None))
        .with_for_update()
    )


def _keur_open(rijen: Sequence[Any]) -> Any:
    if not rijen:
        raise melding_weg()
    stand = Stand(rijen[0].stand)
    if stand is not Stand.OPEN:
        raise Regelfout(
            f"Deze melding {stand.gezegde}.",
            wat_nu="Klopt dat niet? Heropen de melding dan eerst, met de reden.",
        )
    return rijen[0]


def _keur_geen_voorstel(bron: Bron, rijen: Sequence[Any]) -> None:
    """Refuse to take a melding along while two people are about to decide on it (besluit 11).

    Nobody can decide any more on a proposal that lapsed, so that one holds nothing up.
    """
    voorstel = voorstel_van(bron.feiten, bron.id)
    if voorstel is not None and voorstel.inhoud == bron.inhoud():
        door = next((rij.door for rij in rijen if rij.id == voorstel.id), None)
        raise Regelfout(
            f"Er ligt een voorstel van {door or 'een collega'} bij de procesmanager.",
            veld="casus_id",
            wat_nu="Laat daar eerst over beslissen, of vraag de procesmanager om het terug te"
            " geven.",
        )


def _zet_stand(tx: Transactie, melding_id: UUID, was: str, **waarden: Any) -> None:
    tx.schrijf(
        update(melding).where(melding.c.id == melding_id, melding.c.stand == was).values(**waarden),
        verwacht=1,
    )


def _gevolg(wat: str, *rijen: Change, dossiers: Sequence[UUID]) -> Gevolg:
    return Gevolg(
        rijen=frozenset(rijen),
        dossiers=frozenset(dossiers),
        resultaat=dossiers[0],
        wat=wat,
    )


def _stand_change(melding_id: UUID) -> Change:
    return Change(noun=Noun.MELDING, id=melding_id, velden=frozenset({"melding.stand"}))


@voert_uit(TrekIn, Handeling.MELDING_INTREKKEN)
def trek_in(tx: Transactie, opdracht: TrekIn) -> Gevolg:
    """Withdraw a melding: a fact with its reason. Only Heropen takes it back."""
    reden = gekeurde_reden(opdracht.reden)
    _keur_open(tx.rijen(_melding(opdracht.id)))
    _zet_stand(tx, opdracht.id, Stand.OPEN, stand=Stand.INGETROKKEN.value)
    feit = feit_van_nu(tx, FeitSoort.INGETROKKEN, opdracht.feit_id, reden=reden)
    return _gevolg(
        "Melding ingetrokken",
        leg_vast(tx, feit, melding_id=opdracht.id),
        _stand_change(opdracht.id),
        dossiers=(opdracht.id,),
    )


@voert_uit(VoegSamen, Handeling.MELDING_SAMENVOEGEN)
def voeg_samen(tx: Transactie, opdracht: VoegSamen) -> Gevolg:
    """Merge a double melding into another, never into itself and never in a chain (E070)."""
    reden = gekeurde_tekst(opdracht.reden, "reden")
    if opdracht.id == opdracht.met_id:
        raise Regelfout("Dit is dezelfde melding. Kies een andere.", veld="met_id")
    deze, andere, hierin = tx.lees(
        _melding(opdracht.id),
        _melding(opdracht.met_id),
        select(melding.c.id).where(
            melding.c.samengevoegd_met_id == opdracht.id, melding.c.verwijderd_op.is_(None)
        ),
    )
    _keur_open(deze)
    if not andere:
        raise melding_weg()
    _keur_doel(Stand(andere[0].stand))
    if hierin:
        raise Regelfout(
            "In deze melding is zelf al een andere opgenomen. Voeg de andere samen met deze.",
            veld="met_id",
        )
    _zet_stand(
        tx,
        opdracht.id,
        Stand.OPEN,
        stand=Stand.SAMENGEVOEGD.value,
        samengevoegd_met_id=opdracht.met_id,
    )
    hier = feit_van_nu(
        tx, FeitSoort.SAMENGEVOEGD, opdracht.feit_id, over=opdracht.met_id, reden=reden
    )
    daar = feit_van_nu(tx, FeitSoort.OPGENOMEN, over=opdracht.id, reden=reden)
    return _gevolg(
        "Meldingen samengevoegd",
        leg_vast(tx, hier, melding_id=opdracht.id),
        leg_vast(tx, daar, melding_id=opdracht.met_id),
        _stand_change(opdracht.id),
        dossiers=(opdracht.id, opdracht.met_id),
    )


def _keur_doel(stand: Stand) -> None:
    if stand.is_dicht:
        raise Regelfout(
            f"De melding die u koos, {stand.zin}. Kies de melding die doorgaat.",
            veld="met_id",
        )


@voert_uit(KoppelAanCasus, Handeling.MELDING_KOPPELEN)
def koppel_aan_casus(tx: Transactie, opdracht: KoppelAanCasus) -> Gevolg:
    """Link a melding to a casus (E070).

    With a running one it goes along, and so do its people, unless somebody proposed what to do
    with it. On a closed one it builds: it stays open, and the fact at that casus halts its
    retention from this moment (E123, besluit 22).
    """
    reden = gekeurde_tekst(opdracht.reden, "reden")
    rijen, casussen, feitrijen, *antwoorden = tx.lees(
        _melding(opdracht.id),
        select(casus.c.id, casus.c.nummer, casus.c.gesloten_op).where(
            casus.c.id == opdracht.casus_id, zichtbaar(kijker(tx.context))
        ),
        feiten_waar(feit.c.melding_id == opdracht.id)
        .add_columns(medewerker.c.naam.label("door"))
        .outerjoin(medewerker, medewerker.c.id == feit.c.door_id),
        *beoordelingsbron.vragen(opdracht.id),
        *casusmensen.vragen(opdracht.id, betrokkene.c.casus_id == opdracht.casus_id),
    )
    bron = bron_van(antwoorden[: beoordelingsbron.AANTAL], tx.vandaag)
    mensen = antwoorden[beoordelingsbron.AANTAL :]
    rij = _keur_open(rijen)
    if not casussen:
        raise NietGevonden("Deze casus is er niet meer.", wat_nu="Zoek opnieuw.")
    if rij.casus_id is not None:
        raise Regelfout(
            "Deze melding is al aan een casus gekoppeld.",
            veld="casus_id",
            wat_nu="Klopt dat niet? Kies dan eerst Acties, Losmaken van de casus.",
        )
    (naar,) = casussen
    loopt = naar.gesloten_op is None
    if loopt and bron is not None:
        _keur_geen_voorstel(bron, feitrijen)
    stand = Stand.BIJ_CASUS if loopt else Stand.OPEN
    _zet_stand(tx, opdracht.id, Stand.OPEN, stand=stand.value, casus_id=naar.id)
    hier = feit_van_nu(
        tx,
        FeitSoort.GEKOPPELD if loopt else FeitSoort.EERDERE_AANPAK,
        opdracht.feit_id,
        over=naar.id,
        naam=f"casus {naar.nummer}",
        reden=reden,
    )
    daar = feit_van_nu(
        tx, FeitSoort.MELDING_GEKOPPELD, opdracht.casus_feit_id, over=opdracht.id, reden=reden
    )
    mee = casusmensen.wie_mee(
        mensen, naar.id, lambda wie: casusmensen.door_koppeling(opdracht.feit_id, wie)
    )
    # With an earlier aanpak nobody goes along: that casus was closed.
    van_mensen, wie = casusmensen.neem_mee(tx, mee) if loopt else ([], [])
    return _gevolg(
        "Gekoppeld aan een casus",
        leg_vast(tx, hier, melding_id=opdracht.id),
        leg_vast(tx, daar, casus_id=naar.id),
        *(leg_vast(tx, een, casus_id=naar.id) for een in van_mensen),
        *wie,
        _stand_change(opdracht.id),
        Change(noun=Noun.CASUS, id=naar.id),
        dossiers=(opdracht.id, naar.id),
    )


def _keur_niet_besloten(rijen: Sequence[Any]) -> None:
    """Refuse to take back alone what two people decided."""
    besluit = next(
        (
            een
            for een in geldige(als_feit(rij) for rij in rijen)
            if een.soort is FeitSoort.BESLUIT_FASE_1
        ),
        None,
    )
    if besluit is not None:
        raise Regelfout(
            f"{besluit.wie or 'Een collega'} heeft hierover op {voluit(besluit.datum)} besloten.",
            wat_nu="Is er iets nieuws? Leg dan een nieuwe melding vast.",
        )


@voert_uit(Heropen, Handeling.MELDING_KOPPELEN)
def heropen(tx: Transactie, opdracht: Heropen) -> Gevolg:
    """Take back a withdrawal, merge or link by a new fact with its reason, on both sides."""
    reden = gekeurde_reden(opdracht.reden)
    plekken = (feit.c.melding_id, feit.c.casus_id)
    deze = melding.c.id == opdracht.id
    rijen, rollen, hier, bij_melding, bij_casus, *mensen = tx.lees(
        _melding(opdracht.id),
        select(medewerker_rol.c.rol).where(medewerker_rol.c.medewerker_id == tx.actor),
        feiten_waar(feit.c.melding_id == opdracht.id).add_columns(*plekken),
        *(
            feiten_waar(kolom.in_(select(waar).where(deze))).add_columns(*plekken)
            for kolom, waar in zip(
                plekken, (melding.c.samengevoegd_met_id, melding.c.casus_id), strict=True
            )
        ),
        *casusmensen.vragen_los(opdracht.id),
    )
    feitrijen = (*hier, *bij_melding, *bij_casus)
    if not rijen:
        raise melding_weg()
    rij = rijen[0]
    _keur_niet_besloten(hier)
    if rij.stand == Stand.OPEN and rij.casus_id is None:
        raise Regelfout("Deze melding is al open.", wat_nu="U kunt er gewoon in werken.")
    # Taking back a withdrawal is for who may withdraw; a merge or a link anyone may take back.
    if rij.stand in (Stand.INGETROKKEN, Stand.AFGEHANDELD) and not mag(
        [Rol(een.rol) for een in rollen], Handeling.MELDING_INTREKKEN
    ):
        raise GeenBevoegdheid(weigering(Handeling.MELDING_INTREKKEN))
    plek = {een.id: een for een in feitrijen}
    terug = [
        een
        for een in geldige(als_feit(een) for een in feitrijen)
        if (een.soort in _BIJ_MELDING and plek[een.id].melding_id == opdracht.id)
        or (een.soort in _BIJ_ANDER and een.over == opdracht.id)
    ]
    _zet_stand(
        tx, opdracht.id, rij.stand, stand=Stand.OPEN.value, casus_id=None, samengevoegd_met_id=None
    )
    changes = [_stand_change(opdracht.id)]
    for een in terug:
        eigen = een.soort in _BIJ_MELDING
        nieuw = feit_van_nu(
            tx,
            FeitSoort.TERUGGENOMEN,
            opdracht.feit_id if eigen else None,
            over=een.over,
            naam=een.soort.weergave,
            vervangt=een.id,
            reden=reden,
        )
        waar = plek[een.id]
        changes.append(leg_vast(tx, nieuw, melding_id=waar.melding_id, casus_id=waar.casus_id))
    koppelingen = [een.id for een in terug if een.soort is FeitSoort.GEKOPPELD]
    changes += casusmensen.neem_los(tx, mensen, koppelingen, bij_casus)
    anderen = (plek[een.id].melding_id or plek[een.id].casus_id for een in terug)
    return _gevolg(
        "Melding heropend",
        *changes,
        dossiers=(opdracht.id, *(een for een in anderen if een != opdracht.id)),
    )
