"""What happens around a beoordeling: talks, a casusoverleg, a question to one partner."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import (
    BeantwoordGerichtVerzoek,
    SchrijfCasusoverleg,
    SchrijfGesprek,
    VerstuurGerichtVerzoek,
)
from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import inlichtlezen
from cmpg_desktop.dossier.afscherming import keur_toegang, kijker, toegang_tot
from cmpg_desktop.dossier.dicht import keur_niet_dicht, stand_van
from cmpg_desktop.dossier.feiten import als_feit, feiten_van_melding, leg_vast
from cmpg_desktop.dossier.inlichtdossier import keur_niets_eruit
from cmpg_desktop.dossier.melder import ontvangst_van
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_tekst, melding_weg
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import hoofdletter, lang

RICHTINGEN = ("", "opschalen", "afschalen")
# A melding is often talked through before it is written down.
_EERDER_GESPREK: Final = timedelta(days=31)


def keur_dag(tx: Transactie, op: date, veld: str) -> None:
    """Refuse a day that is still to come."""
    if op > tx.vandaag:
        raise Regelfout(
            f"{lang(op)} moet nog komen. Vul een datum in tot en met vandaag.", veld=veld
        )


def keur_na_ontvangst(
    rijen: Sequence[Any], op: date, veld: str, *, vooraf: timedelta = timedelta(0)
) -> None:
    """Refuse a day on which there was nothing to talk or ask about yet.

    Args:
        rijen: the facts of the melding.
        op: the day.
        veld: where it was typed.
        vooraf: how long before the ontvangst it may be.

    """
    ontvangst = ontvangst_van([als_feit(rij) for rij in rijen])
    if ontvangst is not None and op < ontvangst.datum - vooraf:
        raise Regelfout(
            f"{hoofdletter(lang(op))} is te vroeg: de melding kwam op {lang(ontvangst.datum)}"
            " binnen. Kijk de datum na.",
            veld=veld,
        )


def als_gevolg(melding_id: UUID, feit: Change, wat: str, resultaat: UUID) -> Gevolg:
    """Make the answer of a command that appended one fact to a melding."""
    return Gevolg(
        rijen=frozenset({feit}), dossiers=frozenset({melding_id}), wat=wat, resultaat=resultaat
    )


def _keur_melding(rijen: Any) -> None:
    if not rijen:
        raise melding_weg()
    keur_niet_dicht(rijen)


@voert_uit(SchrijfGesprek, Handeling.MELDING_WIJZIGEN)
def schrijf_gesprek(tx: Transactie, opdracht: SchrijfGesprek) -> Gevolg:
    """Record the talk with the melder, by which the outcome is "besproken" (E038)."""
    keur_dag(tx, opdracht.op, "gesprek.op")
    wie = gekeurde_tekst(opdracht.wie, "gesprek.wie")
    tekst = gekeurde_tekst(opdracht.tekst, "gesprek.tekst")
    if not (wie or tekst):
        raise Regelfout(
            "Vul in met wie u sprak, of wat er is besproken.",
            veld="gesprek.wie",
        )
    feit = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.GESPREK_MELDER,
        datum=opdracht.op,
        wie=wie,
        kanaal=opdracht.wijze,
        tekst=tekst,
    )
    van_melding, feitrijen = tx.lees(
        stand_van(opdracht.melding_id, slot=True), feiten_van_melding(opdracht.melding_id)
    )
    _keur_melding(van_melding)
    keur_na_ontvangst(feitrijen, opdracht.op, "gesprek.op", vooraf=_EERDER_GESPREK)
    change = leg_vast(tx, feit, melding_id=opdracht.melding_id)
    return als_gevolg(opdracht.melding_id, change, "Gesprek vastgelegd", opdracht.feit_id)


@voert_uit(SchrijfCasusoverleg, Handeling.MELDING_WIJZIGEN)
def schrijf_casusoverleg(tx: Transactie, opdracht: SchrijfCasusoverleg) -> Gevolg:
    """Record a casusoverleg: with whom, and going up or down with the reason (E043)."""
    keur_dag(tx, opdracht.op, "casusoverleg.op")
    met = gekeurde_tekst(opdracht.met, "casusoverleg.met")
    reden = gekeurde_tekst(opdracht.reden, "casusoverleg.reden")
    if not met:
        raise Regelfout("Met wie was het overleg?", veld="casusoverleg.met")
    if opdracht.richting not in RICHTINGEN:
        raise Regelfout("Kies opschalen of afschalen.", veld="casusoverleg.richting")
    if opdracht.richting and not reden:
        raise Regelfout(f"Waarom {opdracht.richting}?", veld="casusoverleg.reden")
    feit = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.CASUSOVERLEG,
        datum=opdracht.op,
        wie=met,
        tekst=opdracht.richting,
        reden=reden,
    )
    van_melding, feitrijen = tx.lees(
        stand_van(opdracht.melding_id, slot=True), feiten_van_melding(opdracht.melding_id)
    )
    _keur_melding(van_melding)
    keur_na_ontvangst(feitrijen, opdracht.op, "casusoverleg.op")
    change = leg_vast(tx, feit, melding_id=opdracht.melding_id)
    return als_gevolg(opdracht.melding_id, change, "Casusoverleg vastgelegd", opdracht.feit_id)


@voert_uit(VerstuurGerichtVerzoek, Handeling.INFORMATIEVERZOEK_DOEN)
def verstuur_verzoek(tx: Transactie, opdracht: VerstuurGerichtVerzoek) -> Gevolg:
    """Record that a question went to one partner (E041).

    Refused before everyone it names was told, or excepted with a reason (besluit 4).
    """
    keur_dag(tx, opdracht.op, "gericht_verzoek.op")
    tekst = gekeurde_tekst(opdracht.tekst, "gericht_verzoek.tekst")
    if not tekst:
        raise Regelfout("Welke informatie vraagt u precies?", veld="gericht_verzoek.tekst")
    if not opdracht.over:
        raise Regelfout("Over wie gaat het verzoek?", veld="gericht_verzoek.over")
    kijkt = kijker(tx.context)
    van_melding, feitrijen, partners, mensen, toegang, *antwoorden = tx.lees(
        stand_van(opdracht.melding_id, slot=True),
        feiten_van_melding(opdracht.melding_id),
        select(organisatie.c.naam).where(
            organisatie.c.id == opdracht.organisatie_id, organisatie.c.verwijderd_op.is_(None)
        ),
        select(betrokkene.c.id).where(
            betrokkene.c.melding_id == opdracht.melding_id, betrokkene.c.verwijderd_op.is_(None)
        ),
        toegang_tot(opdracht.melding_id, kijkt),
        *inlichtlezen.vragen(opdracht.melding_id, kijkt),
    )
    keur_toegang(toegang)
    _keur_melding(van_melding)
    keur_na_ontvangst(feitrijen, opdracht.op, "gericht_verzoek.op")
    if not partners:
        raise NietGevonden("Deze organisatie is er niet meer.", wat_nu="Kies een andere.")
    if not {rij.id for rij in mensen}.issuperset(opdracht.over):
        raise NietGevonden("Iemand over wie het verzoek gaat, staat niet meer in deze melding.")
    gelezen = inlichtlezen.lees(antwoorden, opdracht.melding_id)
    keur_niets_eruit(gelezen, tx.vandaag, opdracht.over)
    feit = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.GERICHT_VERZOEK_VERZONDEN,
        datum=opdracht.op,
        over=opdracht.id,
        naam=partners[0].naam,
        kanaal=opdracht.wijze,
        tekst=tekst,
    )
    change = leg_vast(tx, feit, melding_id=opdracht.melding_id)
    return als_gevolg(opdracht.melding_id, change, "Gericht verzoek vastgelegd", opdracht.id)


@voert_uit(BeantwoordGerichtVerzoek, Handeling.INFORMATIEVERZOEK_DOEN)
def beantwoord_verzoek(tx: Transactie, opdracht: BeantwoordGerichtVerzoek) -> Gevolg:
    """Record the answer of the partner, once."""
    keur_dag(tx, opdracht.op, "gericht_verzoek.beantwoord_op")
    tekst = gekeurde_tekst(opdracht.tekst, "gericht_verzoek.antwoord")
    van_melding, feitrijen = tx.lees(
        stand_van(opdracht.melding_id, slot=True), feiten_van_melding(opdracht.melding_id)
    )
    _keur_melding(van_melding)
    over = [een for een in geldige(map(als_feit, feitrijen)) if een.over == opdracht.id]
    verzonden = next((e for e in over if e.soort is FeitSoort.GERICHT_VERZOEK_VERZONDEN), None)
    if verzonden is None:
        raise NietGevonden("Dit verzoek staat niet in deze melding.")
    if any(een.soort is FeitSoort.GERICHT_VERZOEK_BEANTWOORD for een in over):
        raise Regelfout(
            "Het antwoord op dit verzoek staat er al.", veld="gericht_verzoek.beantwoord_op"
        )
    if opdracht.op < verzonden.datum:
        raise Regelfout(
            f"Het verzoek ging pas op {lang(verzonden.datum)} weg.",
            veld="gericht_verzoek.beantwoord_op",
        )
    feit = Feit(
        id=opdracht.feit_id,
        volgnr=0,
        soort=FeitSoort.GERICHT_VERZOEK_BEANTWOORD,
        datum=opdracht.op,
        over=opdracht.id,
        naam=verzonden.naam,
        kanaal=opdracht.wijze,
        tekst=tekst,
    )
    change = leg_vast(tx, feit, melding_id=opdracht.melding_id)
    return als_gevolg(opdracht.melding_id, change, "Antwoord vastgelegd", opdracht.id)
