"""The first start: settings, accounts, the convenant's partners and the government's free days."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import insert

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.inrichting import LEEFGEBIEDNAMEN, RichtIn, VrijeDagSoort
from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.partners import ondertekening, organisatie
from cmpg_desktop.database.tabellen.team import instelling, vrije_dag
from cmpg_desktop.database.transactie import Rijen, Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.accounts import maak_accounts
from cmpg_desktop.dossier.instellingen import (
    ALLE_INSTELLINGEN,
    VRIJE_DAGEN,
    keur_instelling,
    keur_leefgebiednaam,
)
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.team import ACCOUNTS
from cmpg_desktop.werkproces.ketenpartners import CONVENANTPARTNERS, Beginpartner
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.tekst import gevouwen
from cmpg_desktop.werkproces.werkdagen import GELIJKGESTELDE_DAGEN

VERPLICHT = ("gemeente", "verantwoordelijke", "mailbox")
_EIGEN = "Gemeente"  # how the convenant's list calls the municipality itself


@voert_uit(RichtIn, None)
def richt_in(tx: Transactie, opdracht: RichtIn) -> Gevolg:
    """Set up an empty database. Refused when anyone has an account: then nobody is signed in yet.

    Someone must be able to keep accounts and settings: without a functioneel beheerder among
    them, the first account gets that role too.
    """
    bestaand, gezet, dagen = tx.lees(ACCOUNTS, ALLE_INSTELLINGEN, VRIJE_DAGEN)
    if bestaand:
        raise Regelfout(
            "Deze database is al ingericht.",
            wat_nu="Meld u aan. Instellingen en accounts wijzigt de functioneel beheerder.",
        )
    if not opdracht.accounts:
        raise Regelfout("Maak minstens een account.", veld="account.naam")
    demo = any(rij.sleutel == "demo" and rij.waarde == "ja" for rij in gezet)
    instellingen = _zet_instellingen(tx, opdracht, gezet)
    maak_accounts(tx, _met_beheerder(opdracht.accounts), bestaand=(), demo=demo, moet_kiezen=False)
    if not dagen:
        tx.schrijf(
            insert(vrije_dag),
            [
                {
                    "id": nieuw_id(),
                    "datum": dag.datum,
                    "soort": VrijeDagSoort.GELIJKGESTELD.value,
                    "naam": dag.naam,
                    "bron": dag.bron,
                }
                for dag in GELIJKGESTELDE_DAGEN
            ],
        )
    partners = _zet_partners(tx, instellingen["gemeente"])
    return Gevolg(
        rijen=frozenset(
            {
                *(Change(noun=Noun.MEDEWERKER, id=account.id) for account in opdracht.accounts),
                *(Change(noun=Noun.ORGANISATIE, id=partner) for partner in partners),
                Change(noun=Noun.INSTELLING, id=opdracht.opdracht),
                Change(noun=Noun.VRIJE_DAG, id=opdracht.opdracht),
            }
        )
    )


def _zet_instellingen(tx: Transactie, opdracht: RichtIn, gezet: Rijen) -> dict[str, str]:
    waarden = {
        sleutel: keur_instelling(sleutel, waarde) for sleutel, waarde in opdracht.instellingen
    }
    for sleutel in VERPLICHT:
        if not waarden.get(sleutel):
            raise Regelfout("Vul dit in om te beginnen.", veld=f"instelling.{sleutel}")
    for sleutel in LEEFGEBIEDNAMEN:
        if waarden.get(sleutel):
            keur_leefgebiednaam(sleutel, waarden[sleutel], waarden)
    al = {rij.sleutel for rij in gezet}
    tx.schrijf(
        insert(instelling),
        [
            {"sleutel": sleutel, "waarde": waarde, "reden": "", "gewijzigd_op": tx.nu}
            for sleutel, waarde in waarden.items()
            if sleutel not in al
        ],
    )
    return waarden


def _met_beheerder(accounts: tuple[NieuwAccount, ...]) -> tuple[NieuwAccount, ...]:
    if any(Rol.FUNCTIONEEL_BEHEERDER in account.rollen for account in accounts):
        return accounts
    eerste, *rest = accounts
    return (replace(eerste, rollen=(*eerste.rollen, Rol.FUNCTIONEEL_BEHEERDER)), *rest)


def _op_volgorde() -> Iterator[Beginpartner]:
    """Give the partners so that what another refers to comes first."""
    wachtend = list(CONVENANTPARTNERS)
    gehad: set[str | None] = {None}
    while wachtend:
        klaar = [een for een in wachtend if {een.parent, een.opvolger} <= gehad]
        yield from klaar
        gehad |= {een.naam for een in klaar}
        wachtend = [een for een in wachtend if een not in klaar]


def _zet_partners(tx: Transactie, gemeente: str) -> tuple[UUID, ...]:
    """Write the convenant's partners; Gemeente gets the name of this municipality."""
    ids = {een.naam: nieuw_id() for een in CONVENANTPARTNERS}
    organisaties: list[dict[str, Any]] = []
    getekend: list[dict[str, Any]] = []
    for een in _op_volgorde():
        naam = (
            f"{_EIGEN} {gemeente.removeprefix(_EIGEN).strip()}" if een.naam == _EIGEN else een.naam
        )
        organisaties.append(
            {
                "id": ids[een.naam],
                "naam": naam,
                "naam_f": gevouwen(naam),
                "soort": een.soort.value,
                "ouder_id": ids[een.parent] if een.parent else None,
                "opvolger_id": ids[een.opvolger] if een.opvolger else None,
                "partij_van": een.partij_van,
                "partij_tot": een.partij_tot,
                "opmerking": een.opmerking,
            }
        )
        getekend += [
            {"id": nieuw_id(), "organisatie_id": ids[een.naam], "reglement": reglement.value}
            for reglement in sorted(een.reglementen)
        ]
    tx.schrijf(insert(organisatie), organisaties)
    tx.schrijf(insert(ondertekening), getekend)
    for rij in organisaties:
        zoekindex.zet(tx, "organisatie", rij["id"], rij["naam"])
    return tuple(ids.values())
