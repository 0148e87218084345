"""The team: who works here, and signing in."""

from collections import defaultdict
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.team import BeginLezen, Beginstand, Medewerker, Medewerkers, MeldAan
from cmpg_desktop.database.tabellen.team import instelling, medewerker, medewerker_rol
from cmpg_desktop.database.transactie import Lezing, Rijen
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.wachtwoorden import Pogingen, klopt
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.tekst import gevouwen

ACCOUNTS = select(medewerker)
ROLLEN = select(medewerker_rol.c.medewerker_id, medewerker_rol.c.rol)
DEMO = select(instelling.c.waarde).where(instelling.c.sleutel == "demo")

pogingen = Pogingen()


def werkt_op(dag: Any) -> ColumnElement[bool]:
    """Narrow accounts to who works here on this day (or its parameter): the last day counts."""
    return or_(medewerker.c.actief_tot.is_(None), medewerker.c.actief_tot >= dag)


def werkt(rij: Any, dag: date) -> bool:
    """Say the same of a row."""
    return bool(rij.actief_tot is None or rij.actief_tot >= dag)


def is_demo(rijen: Rijen) -> bool:
    """Read out of the row of `DEMO` whether this is a demonstration database."""
    return bool(rijen) and rijen[0].waarde == "ja"


def medewerkers_van(accounts: Rijen, rollen: Rijen, context: Context) -> list[Medewerker]:
    """Make the people of these rows, in order of name."""
    per_account = defaultdict[UUID, set[Rol]](set)
    for rij in rollen:
        per_account[rij.medewerker_id].add(Rol(rij.rol))
    vandaag = dag_van(context.nu)
    gevonden = [
        Medewerker(
            id=rij.id,
            naam=rij.naam,
            functie=rij.functie,
            rollen=tuple(rol for rol in Rol if rol in per_account[rij.id]),
            telefoon=rij.telefoon,
            email=rij.email,
            actief=werkt(rij, vandaag),
            zonder_wachtwoord=rij.wachtwoord is None,
            moet_wachtwoord_kiezen=rij.moet_wachtwoord_kiezen,
        )
        for rij in accounts
    ]
    return sorted(gevonden, key=lambda een: gevouwen(een.naam))


@beantwoordt(BeginLezen, None)
def begin(lezing: Lezing, _vraag: BeginLezen, context: Context) -> Beginstand:
    """Read what the sign-in card shows: the municipality and who may sign in."""
    gezet, accounts, rollen = lezing.lees(
        select(instelling).where(instelling.c.sleutel.in_(("gemeente", "demo"))), ACCOUNTS, ROLLEN
    )
    waarden = {rij.sleutel: rij.waarde for rij in gezet}
    return Beginstand(
        gemeente=waarden.get("gemeente", ""),
        demo=waarden.get("demo") == "ja",
        accounts=tuple(een for een in medewerkers_van(accounts, rollen, context) if een.actief),
        ingericht=bool(accounts),
    )


@beantwoordt(Medewerkers, Handeling.INSTELLING_LEZEN)
def lijst(lezing: Lezing, vraag: Medewerkers, context: Context) -> tuple[Medewerker, ...]:
    """Give everyone with an account, in order of name."""
    accounts, rollen = lezing.lees(ACCOUNTS, ROLLEN)
    return tuple(
        een
        for een in medewerkers_van(accounts, rollen, context)
        if een.actief or vraag.ook_vertrokken
    )


@beantwoordt(MeldAan, None)
def meld_aan(lezing: Lezing, vraag: MeldAan, context: Context) -> Medewerker:
    """Check a password. An unknown account costs as much time as a wrong password.

    Raises `Regelfout` for a wrong password, or for a new attempt too soon after five of them.
    """
    pogingen.keur(vraag.medewerker_id, context.nu)
    accounts, rollen, demo = lezing.lees(
        ACCOUNTS.where(medewerker.c.id == vraag.medewerker_id),
        ROLLEN.where(medewerker_rol.c.medewerker_id == vraag.medewerker_id),
        DEMO,
    )
    gevonden = next(iter(medewerkers_van(accounts, rollen, context)), None)
    if gevonden is not None and gevonden.actief and gevonden.zonder_wachtwoord:
        if is_demo(demo):
            return gevonden
        raise Regelfout(
            "Dit account heeft nog geen wachtwoord.",
            veld="aanmelden.wachtwoord",
            wat_nu="Vraag de functioneel beheerder om een wachtwoord.",
        )
    goed = klopt(accounts[0].wachtwoord if accounts else None, vraag.wachtwoord)
    if gevonden is None or not goed or not gevonden.actief:
        pogingen.mislukt(vraag.medewerker_id, context.nu)
        raise Regelfout(
            "Dit wachtwoord hoort niet bij deze naam.",
            veld="aanmelden.wachtwoord",
            wat_nu="Kijk of Caps Lock aan staat en typ het opnieuw.",
        )
    pogingen.gelukt(vraag.medewerker_id)
    return gevonden
