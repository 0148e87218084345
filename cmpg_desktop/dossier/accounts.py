"""Accounts: giving one, its roles and password, and ending it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import delete, insert, update

from cmpg_desktop.berichten.accounts import (
    BeeindigAccount,
    MaakAccount,
    NieuwAccount,
    ZetAccount,
    ZetRollen,
    ZetWachtwoord,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.database.transactie import NietGeraakt, Rijen, Transactie
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.team import ACCOUNTS, DEMO, ROLLEN, is_demo, medewerkers_van, pogingen
from cmpg_desktop.dossier.wachtwoorden import keur_wachtwoord, klopt, versleutel
from cmpg_desktop.werkproces.adressen import email_fout
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag, weigering
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.tekst import gevouwen, schoon


def maak_accounts(
    tx: Transactie,
    nieuw: Sequence[NieuwAccount],
    *,
    bestaand: Rijen,
    demo: bool,
    moet_kiezen: bool,
) -> None:
    """Write new accounts with their roles, after checking names, roles and passwords."""
    namen = {gevouwen(rij.naam) for rij in bestaand}
    accounts: list[dict[str, Any]] = []
    for account in nieuw:
        naam = schoon(account.naam).strip()
        if not naam:
            raise Regelfout("Vul de naam in van ieder account.", veld="account.naam")
        if gevouwen(naam) in namen:
            raise Regelfout(
                f"Er is al een account voor {naam}.",
                veld="account.naam",
                wat_nu="Maak het verschil zichtbaar, bijvoorbeeld met een tweede voorletter.",
            )
        if not account.rollen:
            raise Regelfout(f"Kies minstens een rol voor {naam}.", veld="account.rollen")
        namen.add(gevouwen(naam))
        zonder = demo and not account.wachtwoord
        if not zonder:
            keur_wachtwoord(account.wachtwoord, naam, "account.wachtwoord")
        accounts.append(
            {
                "id": account.id,
                "naam": naam,
                "functie": schoon(account.functie).strip(),
                "telefoon": schoon(account.telefoon).strip(),
                "email": schoon(account.email).strip(),
                "wachtwoord": None if zonder else versleutel(account.wachtwoord),
                "moet_wachtwoord_kiezen": moet_kiezen and not zonder,
            }
        )
    tx.schrijf(insert(medewerker), accounts)
    tx.schrijf(
        insert(medewerker_rol),
        [
            {"id": nieuw_id(), "medewerker_id": account.id, "rol": rol.value}
            for account in nieuw
            for rol in sorted(set(account.rollen))
        ],
    )


@voert_uit(MaakAccount, Handeling.ACCOUNT_BEHEREN)
def maak_account(tx: Transactie, opdracht: MaakAccount) -> Gevolg:
    """Give a colleague an account; the first password is changed at the first sign-in."""
    bestaand, demo = tx.lees(ACCOUNTS, DEMO)
    maak_accounts(tx, (opdracht.account,), bestaand=bestaand, demo=is_demo(demo), moet_kiezen=True)
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.MEDEWERKER, id=opdracht.account.id)}),
        resultaat=opdracht.account.id,
    )


@voert_uit(ZetWachtwoord, None)
def zet_wachtwoord(tx: Transactie, opdracht: ZetWachtwoord) -> Gevolg:
    """Change one's own password with the old one, or as beheerder give a colleague a new one."""
    accounts, rollen = tx.lees(
        ACCOUNTS.where(medewerker.c.id == opdracht.id),
        ROLLEN.where(medewerker_rol.c.medewerker_id == tx.actor),
    )
    if tx.actor is None:
        raise GeenBevoegdheid("Meld u eerst aan.")
    if not accounts:
        raise NietGevonden("Dit account is er niet meer.")
    eigen = tx.actor == opdracht.id
    if eigen:
        pogingen.keur(opdracht.id, tx.nu)
        oud = accounts[0].wachtwoord
        if oud is not None and not klopt(oud, opdracht.oud):
            pogingen.mislukt(opdracht.id, tx.nu)
            raise Regelfout("Het oude wachtwoord klopt niet.", veld="wachtwoord.oud")
    elif not mag([Rol(rij.rol) for rij in rollen], Handeling.ACCOUNT_BEHEREN):
        raise GeenBevoegdheid(weigering(Handeling.ACCOUNT_BEHEREN))
    keur_wachtwoord(opdracht.nieuw, accounts[0].naam, "wachtwoord.nieuw")
    if eigen and opdracht.nieuw == opdracht.oud:
        raise Regelfout("Kies een ander wachtwoord dan het oude.", veld="wachtwoord.nieuw")
    tx.schrijf(
        update(medewerker)
        .where(medewerker.c.id == opdracht.id)
        .values(wachtwoord=versleutel(opdracht.nieuw), moet_wachtwoord_kiezen=not eigen),
        verwacht=1,
    )
    return Gevolg(rijen=frozenset({Change(noun=Noun.MEDEWERKER, id=opdracht.id)}))


@voert_uit(BeeindigAccount, Handeling.ACCOUNT_BEHEREN)
def beeindig_account(tx: Transactie, opdracht: BeeindigAccount) -> Gevolg:
    """End an account, or open it again; the last functioneel beheerder always stays."""
    accounts, rollen = tx.lees(ACCOUNTS, ROLLEN)
    wie = next((rij for rij in accounts if rij.id == opdracht.id), None)
    if wie is None:
        raise NietGevonden("Dit account is er niet meer.")
    if wie.actief_tot == opdracht.per:
        return Gevolg()
    beheerders = {
        een.id
        for een in medewerkers_van(accounts, rollen, tx.context)
        if een.actief and Rol.FUNCTIONEEL_BEHEERDER in een.rollen
    }
    if beheerders == {opdracht.id} and opdracht.per is not None:
        raise Regelfout(
            "Dit is de enige functioneel beheerder.",
            wat_nu="Geef eerst een collega deze rol.",
            veld="account.per",
        )
    tx.schrijf(
        update(medewerker).where(medewerker.c.id == opdracht.id).values(actief_tot=opdracht.per),
        verwacht=1,
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.MEDEWERKER, id=opdracht.id)}),
        terug=BeeindigAccount(id=opdracht.id, per=wie.actief_tot),
        wat="Account",
    )


@voert_uit(ZetAccount, Handeling.ACCOUNT_BEHEREN)
def zet_account(tx: Transactie, opdracht: ZetAccount) -> Gevolg:
    """Change how a colleague is called and reached: it stands under letters."""
    naam, functie, telefoon, email = nieuw = tuple(
        " ".join(schoon(deel).split()) for deel in opdracht.nieuw
    )
    alle = {rij.id: rij for rij in tx.rijen(ACCOUNTS)}
    wie = alle.get(opdracht.id)
    if wie is None:
        raise NietGevonden("Dit account is er niet meer.")
    if not naam:
        raise Regelfout("Vul een naam in.", veld="account.naam")
    if any(gevouwen(rij.naam) == gevouwen(naam) for rij in alle.values() if rij is not wie):
        raise Regelfout(
            f"Er is al een account voor {naam}.",
            veld="account.naam",
            wat_nu="Maak het verschil zichtbaar, bijvoorbeeld met een tweede voorletter.",
        )
    if email and (fout := email_fout(email)):
        raise Regelfout(fout, veld="account.email")
    staat = (wie.naam, wie.functie, wie.telefoon, wie.email)
    if staat == nieuw:
        return Gevolg()
    if staat != opdracht.oud:
        raise NietGeraakt
    tx.schrijf(
        update(medewerker)
        .where(medewerker.c.id == opdracht.id)
        .values(naam=naam, functie=functie, telefoon=telefoon, email=email),
        verwacht=1,
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.MEDEWERKER, id=opdracht.id)}),
        terug=ZetAccount(id=opdracht.id, oud=(naam, functie, telefoon, email), nieuw=staat),
        wat="Account",
    )


@voert_uit(ZetRollen, Handeling.ACCOUNT_BEHEREN)
def zet_rollen(tx: Transactie, opdracht: ZetRollen) -> Gevolg:
    """Give someone other roles. The last functioneel beheerder keeps that one."""
    accounts, rollen = tx.lees(ACCOUNTS, ROLLEN)
    alle = {een.id: een for een in medewerkers_van(accounts, rollen, tx.context)}
    wie = alle.get(opdracht.id)
    if wie is None:
        raise NietGevonden("Dit account is er niet meer.")
    nieuw = tuple(rol for rol in Rol if rol in opdracht.nieuw)
    if not nieuw:
        raise Regelfout("Kies minstens een rol.", veld="account.rollen")
    if set(wie.rollen) == set(nieuw):
        return Gevolg()
    if set(wie.rollen) != set(opdracht.oud):
        raise NietGeraakt
    andere_beheerder = any(
        een.actief and Rol.FUNCTIONEEL_BEHEERDER in een.rollen
        for een in alle.values()
        if een.id != wie.id
    )
    neemt_af = Rol.FUNCTIONEEL_BEHEERDER in wie.rollen and Rol.FUNCTIONEEL_BEHEERDER not in nieuw
    if neemt_af and not andere_beheerder:
        raise Regelfout(
            "Dit is de enige functioneel beheerder.",
            wat_nu="Geef eerst een collega deze rol.",
            veld="account.rollen",
        )
    tx.schrijf(delete(medewerker_rol).where(medewerker_rol.c.medewerker_id == opdracht.id))
    tx.schrijf(
        insert(medewerker_rol),
        [{"id": nieuw_id(), "medewerker_id": opdracht.id, "rol": rol.value} for rol in nieuw],
    )
    return Gevolg(
        rijen=frozenset({Change(noun=Noun.MEDEWERKER, id=opdracht.id)}),
        terug=ZetRollen(id=opdracht.id, oud=nieuw, nieuw=wie.rollen),
        wat="Rollen",
    )
