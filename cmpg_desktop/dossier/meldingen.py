"""Meldingen: registering one, correcting its ontvangst, and writing what is reported."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.meldingen import CorrigeerOntvangst, MaakMelding, SchrijfProblematiek
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import melding, problematiek
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import melder
from cmpg_desktop.dossier.dicht import keur_niet_dicht, stand_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_van_melding, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst, keur_lengte, melding_weg
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.leefgebieden import GEEN_LEEFGEBIED
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, ontvangst_fout
from cmpg_desktop.werkproces.taal import in_amsterdam

VELD_ONTVANGST = "melding.ontvangen_op"


def _keur_ontvangst(op: date, om: datetime | None, nu: datetime) -> None:
    """Refuse an ontvangst that is still to come (the clock may have been set back)."""
    tijd = in_amsterdam(om).time() if om is not None else None
    if fout := ontvangst_fout(op, tijd, nu):
        raise Regelfout(fout, veld=VELD_ONTVANGST)
    if om is not None and in_amsterdam(om).date() != op:
        raise Regelfout("De tijd hoort niet bij deze dag.", veld=VELD_ONTVANGST)


@voert_uit(MaakMelding, Handeling.MELDING_VASTLEGGEN)
def maak_melding(tx: Transactie, opdracht: MaakMelding) -> Gevolg:
    """Register a melding; ontvangst is its first fact.

    Nobody is in the register yet: that waits for the besluit of phase 1 (E054).
    """
    _keur_ontvangst(opdracht.ontvangen_op, opdracht.ontvangen_om, tx.nu)
    naam = gekeurde_tekst(opdracht.melder_naam, Veld.MELDING_MELDER_NAAM.value)
    bij = tx.een(melder.partijen(organisatie.c.id == opdracht.organisatie_id))
    if opdracht.organisatie_id is not None and bij is None:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    tx.schrijf(
        insert(melding).values(
            id=opdracht.id,
            organisatie_id=opdracht.organisatie_id,
            melder_naam=naam,
            melder_soort=melder.soort_na(
                "", was=False, wordt=melder.is_partij(bij, opdracht.ontvangen_op)
            ),
            notitie_id=opdracht.notitie_id,
        )
    )
    feit = leg_vast(
        tx,
        _ontvangst(opdracht, wie=bij.naam if bij is not None else naam),
        melding_id=opdracht.id,
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.MELDING, id=opdracht.id), feit}),
        dossiers=frozenset({opdracht.id}),
        resultaat=opdracht.id,
        wat="Melding vastgelegd",
    )


def _ontvangst(
    opdracht: MaakMelding | CorrigeerOntvangst,
    *,
    wie: str,
    vervangt: UUID | None = None,
    reden: str = "",
) -> Feit:
    return Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.ONTVANGST,
        datum=opdracht.ontvangen_op,
        moment=opdracht.ontvangen_om,
        kanaal=OntvangstWijze(opdracht.wijze).value,
        wie=wie,
        vervangt=vervangt,
        reden=reden,
    )


@voert_uit(CorrigeerOntvangst, Handeling.MELDING_WIJZIGEN)
def corrigeer_ontvangst(tx: Transactie, opdracht: CorrigeerOntvangst) -> Gevolg:
    """Append the right ontvangst with the reason; termijnen follow the latest."""
    _keur_ontvangst(opdracht.ontvangen_op, opdracht.ontvangen_om, tx.nu)
    reden = gekeurde_reden(opdracht.reden)
    rijen, partijen, feitrijen = tx.lees(
        stand_van(opdracht.id, slot=True).add_columns(
            melding.c.melder_soort, melding.c.organisatie_id
        ),
        melder.partijen(
            organisatie.c.id.in_(
                select(melding.c.organisatie_id).where(melding.c.id == opdracht.id)
            )
        ),
        feiten_van_melding(opdracht.id),
    )
    vorige = melder.ontvangst_van([als_feit(rij) for rij in feitrijen])
    if not rijen or vorige is None:
        raise melding_weg()
    keur_niet_dicht(rijen)
    nieuw = _ontvangst(opdracht, wie=vorige.wie, vervangt=vorige.id, reden=reden)
    if _zelfde(nieuw, vorige):
        raise Regelfout(
            "Zo staat het er al.", veld=VELD_ONTVANGST, wat_nu="Wijzig de datum of sluit dit."
        )
    _pas_melder_aan(tx, rijen[0], partijen[0] if partijen else None, vorige, nieuw)
    return Gevolg(
        rijen=frozenset(
            {
                leg_vast(tx, nieuw, melding_id=opdracht.id),
                Change(noun=Noun.MELDING, id=opdracht.id, velden=frozenset({VELD_ONTVANGST})),
            }
        ),
        dossiers=frozenset({opdracht.id}),
        resultaat=opdracht.feit_id,
        wat="Ontvangst gecorrigeerd",
    )


def _zelfde(een: Feit, ander: Feit) -> bool:
    return (een.datum, een.moment, een.kanaal) == (ander.datum, ander.moment, ander.kanaal)


def _pas_melder_aan(tx: Transactie, rij: Any, bij: Any, vorige: Feit, nieuw: Feit) -> None:
    """Judge on the right day whether the melder is of a convenantpartij (E033)."""
    soort = melder.soort_na(
        rij.melder_soort,
        was=melder.is_partij(bij, vorige.datum),
        wordt=melder.is_partij(bij, nieuw.datum),
    )
    if soort != rij.melder_soort:
        tx.schrijf(update(melding).where(melding.c.id == rij.id).values(melder_soort=soort))


@voert_uit(SchrijfProblematiek, Handeling.MELDING_WIJZIGEN)
def schrijf_problematiek(tx: Transactie, opdracht: SchrijfProblematiek) -> Gevolg:
    """Write what was reported on a leefgebied; without one it is refused (E002).

    There is one row per leefgebied: a second text goes under what a colleague wrote there, so that
    nothing of either is lost, and the answer names the row that has it.
    """
    if opdracht.leefgebied is None:
        raise Regelfout(
            GEEN_LEEFGEBIED, veld=Veld.PROBLEMATIEK_TEKST.value, artikel="reglement art. 4 lid 2"
        )
    tekst = gekeurde_tekst(opdracht.tekst, Veld.PROBLEMATIEK_TEKST.value)
    van_melding, rijen = tx.lees(
        stand_van(opdracht.melding_id, slot=True),
        select(problematiek)
        .where(
            problematiek.c.melding_id == opdracht.melding_id,
            problematiek.c.leefgebied == opdracht.leefgebied.value,
        )
        .with_for_update(),
    )
    if not van_melding:
        raise melding_weg()
    keur_niet_dicht(van_melding)
    if not rijen:
        tx.schrijf(
            insert(problematiek).values(
                id=opdracht.id,
                melding_id=opdracht.melding_id,
                leefgebied=opdracht.leefgebied.value,
                tekst=tekst,
            )
        )
        return _problematiek_gevolg(opdracht, opdracht.id, terug=None)
    return _schrijf_erbij(tx, opdracht, rijen[0], tekst)


def _schrijf_erbij(tx: Transactie, opdracht: SchrijfProblematiek, rij: Any, tekst: str) -> Gevolg:
    if rij.verwijderd_op is not None:
        # What was taken away stays away; only the row comes back.
        waarden = {"tekst": tekst, "bijzonder": False, "strafrechtelijk": False}
        tx.schrijf(
            update(problematiek)
            .where(problematiek.c.id == rij.id, problematiek.c.verwijderd_op.is_not(None))
            .values(verwijderd_op=None, **waarden),
            verwacht=1,
        )
        return _problematiek_gevolg(opdracht, rij.id, terug=None)
    if not tekst or tekst == rij.tekst:
        return Gevolg(resultaat=rij.id, dossiers=frozenset({opdracht.melding_id}))
    geheel = f"{rij.tekst}\n{tekst}" if rij.tekst else tekst
    keur_lengte(Veld.PROBLEMATIEK_TEKST.value, geheel)
    tx.schrijf(
        update(problematiek)
        .where(problematiek.c.id == rij.id, problematiek.c.tekst == rij.tekst)
        .values(tekst=geheel),
        verwacht=1,
    )
    terug = WijzigVeld(veld=Veld.PROBLEMATIEK_TEKST, id=rij.id, oud=geheel, nieuw=rij.tekst)
    return _problematiek_gevolg(opdracht, rij.id, terug=terug)


def _problematiek_gevolg(
    opdracht: SchrijfProblematiek, rij_id: UUID, *, terug: WijzigVeld | None
) -> Gevolg:
    velden = frozenset({Veld.PROBLEMATIEK_TEKST.value}) if terug else frozenset[str]()
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.PROBLEMATIEK, id=rij_id, velden=velden)}),
        dossiers=frozenset({opdracht.melding_id}),
        terug=terug or VerwijderRij(soort=RijSoort.PROBLEMATIEK, id=rij_id),
        resultaat=rij_id,
        wat="Problematiek beschreven",
    )
