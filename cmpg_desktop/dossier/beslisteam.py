"""Who decides: the team with roles and periods of standing in, and a second sign-in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.database.tabellen.team import inzage, waarneming
from cmpg_desktop.database.transactie import Leesbaar, Transactie
from cmpg_desktop.dossier.team import ACCOUNTS, DEMO, ROLLEN, is_demo, pogingen, werkt
from cmpg_desktop.dossier.wachtwoorden import klopt
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.waarneming import Waarneming

AANTAL = 4  # answers to `vragen`


def vragen() -> tuple[Leesbaar, ...]:
    """Ask for accounts, roles, whether this is a demonstration, and who stands in."""
    return (
        ACCOUNTS,
        ROLLEN,
        DEMO,
        select(waarneming).where(waarneming.c.verwijderd_op.is_(None)).order_by(waarneming.c.van),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beslisteam:
    """Everyone with an account, who of them works today and as what."""

    accounts: Mapping[UUID, Any] = field(repr=False)
    rollen: Mapping[UUID, frozenset[Rol]]
    waarnemingen: tuple[Waarneming, ...]
    demo: bool

    @property
    def namen(self) -> Mapping[UUID, str]:
        """The names, also of who left."""
        return {een: rij.naam for een, rij in self.accounts.items()}

    def naam(self, wie: UUID | None) -> str:
        """Name somebody; empty when that is not known."""
        if wie is None or wie not in self.accounts:
            return ""
        naam: str = self.accounts[wie].naam
        return naam


def team_van(antwoorden: Sequence[Sequence[Any]], vandaag: date) -> Beslisteam:
    """Make the team of the answers to `vragen`."""
    accounts, rollen, demo, periodes = antwoorden
    aan_het_werk = {rij.id for rij in accounts if werkt(rij, vandaag)}
    per_account = defaultdict[UUID, set[Rol]](set)
    for rij in rollen:
        if rij.medewerker_id in aan_het_werk:
            per_account[rij.medewerker_id].add(Rol(rij.rol))
    return Beslisteam(
        accounts={rij.id: rij for rij in accounts},
        rollen={een: frozenset(hun) for een, hun in per_account.items()},
        waarnemingen=tuple(
            Waarneming(
                id=rij.id,
                voor=rij.voor_id,
                waarnemer=rij.waarnemer_id,
                van=rij.van,
                tot=rij.tot,
                door=rij.door_id,
                aangewezen_op=rij.aangewezen_op,
            )
            for rij in periodes
        ),
        demo=is_demo(demo),
    )


def handel_als(
    tx: Transactie, team: Beslisteam, wie: UUID | None, wachtwoord: str, melding_id: UUID
) -> UUID:
    """Give who decides: who signed in, or another whose password is checked here and now.

    The check and the work it is for are one command in one transaction, so that nobody can use the
    one without the other. What follows in this transaction is the work of that person; who is
    signed in stays signed in. Wrong passwords are slowed down as at a sign-in.
    """
    if tx.actor is None:
        raise GeenBevoegdheid("Meld u eerst aan.")
    if wie is None or wie == tx.actor:
        return tx.actor
    pogingen.keur(wie, tx.nu)
    account = team.accounts.get(wie)
    zonder = account is not None and account.wachtwoord is None
    if not (zonder and team.demo and wie in team.rollen):
        goed = klopt(account.wachtwoord if account is not None else None, wachtwoord)
        if goed and wie not in team.rollen:
            # Only who knows the password hears this.
            raise Regelfout(
                f"Het account van {team.naam(wie)} is beëindigd.",
                veld="aanmelden.wachtwoord",
                wat_nu="Laat een ander beslissen, of vraag de functioneel beheerder.",
            )
        if not goed:
            pogingen.mislukt(wie, tx.nu)
            raise Regelfout(
                "Dit wachtwoord hoort niet bij deze naam.",
                veld="aanmelden.wachtwoord",
                wat_nu="Kijk of Caps Lock aan staat en typ het opnieuw.",
            )
        if account is not None and account.moet_wachtwoord_kiezen:
            raise Regelfout(
                "Dit wachtwoord is door de functioneel beheerder gegeven.",
                veld="aanmelden.wachtwoord",
                wat_nu="Meld u eerst zelf aan en kies een eigen wachtwoord.",
            )
        pogingen.gelukt(wie)
    tx.handel_als(wie)
    tx.schrijf(
        insert(inzage).values(
            medewerker_id=wie,
            soort="melding",
            dossier_id=melding_id,
            moment=tx.nu,
            handeling="openen",
            toestel=tx.context.toestel,
        )
    )
    return wie
