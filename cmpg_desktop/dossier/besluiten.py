"""The second of two people: deciding on a proposal, or sending it back (besluit 11, E014, E044)."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select, update

from cmpg_desktop.berichten.beoordelen import Besluit, GeefTerug
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.kern import Change, Noun
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.database.tabellen.beoordelen import beoordeling
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import beoordelingsbron, beslisteam, casusbegin, casusmensen
from cmpg_desktop.dossier.afscherming import Kijker, verborgen
from cmpg_desktop.dossier.beoordelen import UITKOMST, gevolg, keur_te_beoordelen, wanneer
from cmpg_desktop.dossier.beoordelingsbron import Bron, bron_van
from cmpg_desktop.dossier.beslisteam import Beslisteam, handel_als, team_van
from cmpg_desktop.dossier.feiten import feit_van_nu, leg_vast
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst, melding_weg
from cmpg_desktop.werkproces.beoordeling import Weging, mag_besluiten, retour_lijst
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.rondes import teruggegeven_van, voorstel_van

# Where the melding stands after each besluit; a casus and a retour have a road of their own.
_STAND = {
    Weging.GEEN_ZAAK: Stand.AFGEHANDELD,
    Weging.ELDERS: Stand.AFGEHANDELD,
    Weging.LOKALE_PGA: Stand.OVERGEDRAGEN,
    Weging.WOONOVERLAST: Stand.OVERGEDRAGEN,
    Weging.LOPENDE_CASUS: Stand.BIJ_CASUS,
}
_LPGA = "L-PGA"


def _lees(
    tx: Transactie, melding_id: UUID, beslisser: UUID | None
) -> tuple[Bron, Beslisteam, list[str], Sequence[Sequence[Any]], frozenset[UUID]]:
    """Read all of it at once: a turn for a number, what is judged, the team, numbers, people.

    The last are the casussen it might go to that who decides may not know of; what who sits at the
    workstation may know is not asked.
    """
    wie = Kijker(ik=beslisser or tx.actor, vandaag=tx.vandaag)
    voor = casusbegin.slot(tx)
    genoemd = select(beoordeling.c.casus_id).where(beoordeling.c.melding_id == melding_id)
    *antwoorden, afgeschermd = tx.lees(
        *voor,
        *beoordelingsbron.vragen(melding_id, slot=True),
        *beslisteam.vragen(),
        casusbegin.nummers(tx),
        *casusmensen.vragen(melding_id, betrokkene.c.casus_id.in_(genoemd)),
        verborgen(wie).where(casus.c.id.in_(genoemd)),
    )[len(voor) :]
    bron = bron_van(antwoorden[: beoordelingsbron.AANTAL], tx.vandaag)
    if bron is None:
        raise melding_weg()
    *team, nummers = antwoorden[beoordelingsbron.AANTAL : -casusmensen.AANTAL]
    mensen = antwoorden[-casusmensen.AANTAL :]
    return (
        bron,
        team_van(team, tx.vandaag),
        [rij.nummer for rij in nummers],
        mensen,
        frozenset(rij.id for rij in afgeschermd),
    )


def _keur(
    tx: Transactie, bron: Bron, team: Beslisteam, opdracht: Besluit | GeefTerug
) -> tuple[Feit, str]:
    """Give the proposal that this person may decide on, and under what name they do."""
    wie = handel_als(tx, team, opdracht.beslisser_id, opdracht.wachtwoord, opdracht.melding_id)
    keur_te_beoordelen(bron, tx)
    voorstel = _voorstel(tx, bron, team, opdracht.voorstel_id)
    recht = mag_besluiten(
        bron.door(voorstel),
        wie,
        team.rollen,
        bron.waarnemingen(voorstel, team.waarnemingen),
        tx.vandaag,
        namen=team.namen,
    )
    if not recht.mag:
        raise GeenBevoegdheid(recht.reden)
    naam = team.naam(wie)
    if recht.namens is not None:
        naam = f"{naam}, waarnemer van {team.naam(recht.namens)}"
    return voorstel, naam


def _voorstel(tx: Transactie, bron: Bron, team: Beslisteam, voorstel_id: UUID) -> Feit:
    voorstel = voorstel_van(bron.feiten, bron.id)
    if voorstel is not None and voorstel.id == voorstel_id:
        return voorstel
    terug = teruggegeven_van(bron.feiten, bron.id)
    if voorstel is not None:
        wie = team.naam(bron.door(voorstel)) or "Een collega"
        tekst = f"{wie} deed een nieuw voorstel, {wanneer(bron, voorstel, tx)}."
    elif terug is not None:
        tekst = f"{terug.wie or 'Een collega'} gaf dit voorstel terug, {wanneer(bron, terug, tx)}."
    else:
        tekst = "Er is nog geen voorstel om over te beslissen."
    raise Regelfout(tekst, veld=UITKOMST, wat_nu="Lees de melding opnieuw en beslis dan.")


@voert_uit(GeefTerug, Handeling.MELDING_LEZEN)
def geef_terug(tx: Transactie, opdracht: GeefTerug) -> Gevolg:
    """Send a proposal back with the reason; also one that no longer holds."""
    reden = gekeurde_reden(opdracht.reden)
    bron, team, *_ = _lees(tx, opdracht.melding_id, opdracht.beslisser_id)
    voorstel, naam = _keur(tx, bron, team, opdracht)
    feit = feit_van_nu(
        tx,
        FeitSoort.VOORSTEL_TERUG,
        opdracht.feit_id,
        over=bron.id,
        uitkomst=voorstel.uitkomst,
        wie=naam,
        reden=reden,
    )
    return gevolg(
        bron,
        "Voorstel teruggegeven",
        leg_vast(tx, feit, melding_id=bron.melding.id),
        resultaat=opdracht.feit_id,
    )


# The right is that of who decides, and they may not be who is signed in: `_keur` asks for it.
@voert_uit(Besluit, Handeling.MELDING_LEZEN)
def besluit(tx: Transactie, opdracht: Besluit) -> Gevolg:
    """Decide on a proposal as it was seen; what follows from the outcome is the same transaction.

    Everything is read with the melding locked, so of two who decide at once one does, and the other
    hears who and when; and nothing can change between the last look and the besluit.
    """
    afwijkend = gekeurde_tekst(opdracht.afwijkend, "afwijkend")
    bron, team, nummers, mensen, afgeschermd = _lees(tx, opdracht.melding_id, opdracht.beslisser_id)
    voorstel, naam = _keur(tx, bron, team, opdracht)
    if voorstel.inhoud != bron.inhoud():
        wie = team.naam(bron.door(voorstel)) or "een collega"
        raise Regelfout(
            f"Er is iets veranderd sinds het voorstel van {wie}, {wanneer(bron, voorstel, tx)}."
            " Dat voorstel is vervallen.",
            veld=UITKOMST,
            wat_nu="Kijk de beoordeling na en laat haar opnieuw voorstellen.",
        )
    _keur_casus(bron, Weging(voorstel.uitkomst), afgeschermd)
    gemis = bron.gemis()
    if gemis:
        raise Regelfout(
            "Dit ontbreekt nog: " + " ".join(een.tekst for een in gemis), veld=gemis[0].veld
        )
    weging = Weging(voorstel.uitkomst)
    if weging is Weging.RETOUR:
        return _retour(tx, bron, opdracht, naam=naam, afwijkend=afwijkend)
    feit = feit_van_nu(
        tx,
        FeitSoort.BESLUIT_FASE_1,
        opdracht.feit_id,
        over=bron.id,
        uitkomst=weging.value,
        wie=naam,
        tekst=afwijkend,
        naam=bron.beoordeling().naar_wie,
        datum2=bron.beoordeling().melder_tot if weging.draagt_over else None,
        inhoud=voorstel.inhoud,
    )
    changes = [leg_vast(tx, feit, melding_id=bron.melding.id), _melding_change(bron)]
    if weging is Weging.FASE_2:
        regisseur = _regisseur(team, opdracht.regisseur_id)
        changes += casusbegin.begin_casus(
            tx,
            bron,
            feit,
            casusmensen.wie_mee(mensen, opdracht.casus_id),
            nummer=casusbegin.volgend_nummer(tx.vandaag.year, nummers),
            regisseur=regisseur,
        )
        dossiers = frozenset({opdracht.casus_id})
    else:
        changes += _sluit(tx, bron, weging, mensen)
        dossiers = frozenset({bron.beoordeling().casus_id or bron.melding.id})
    tx.noem_in_register(bron.id)
    return gevolg(
        bron,
        f"Besloten: {weging.weergave}",
        *changes,
        dossiers=dossiers,
        resultaat=opdracht.casus_id if weging is Weging.FASE_2 else opdracht.feit_id,
    )


def _keur_casus(bron: Bron, weging: Weging, afgeschermd: frozenset[UUID]) -> None:
    """Let nobody put a melding with its people into a casus that they may not know of."""
    if weging is Weging.LOPENDE_CASUS and bron.beoordeling().casus_id in afgeschermd:
        raise GeenBevoegdheid(
            "Deze melding hoort bij een dossier dat is afgeschermd."
            " Alleen wie daarin genoemd is, kan erover beslissen.",
            wat_nu="Laat een procesmanager beslissen die wel genoemd is, of geef het terug.",
        )


def _melding_change(bron: Bron) -> Change:
    return Change(noun=Noun.MELDING, id=bron.melding.id, velden=frozenset({"melding.stand"}))


def _regisseur(team: Beslisteam, regisseur_id: UUID | None) -> Any:
    if regisseur_id is None:
        raise Regelfout(
            "Aan wie wijst u de casus toe?",
            veld="besluit.regisseur_id",
            wat_nu="Kies een casusregisseur. U ziet hoeveel casussen ieder heeft.",
        )
    if Rol.CASUSREGISSEUR not in team.rollen.get(regisseur_id, ()):
        raise Regelfout(
            "Een casus gaat naar een casusregisseur. Kies een ander.",
            veld="besluit.regisseur_id",
        )
    return team.accounts[regisseur_id]


def _retour(tx: Transactie, bron: Bron, opdracht: Besluit, *, naam: str, afwijkend: str) -> Gevolg:
    """Send back to the melder: the melding stays open and waits, with the list of what is asked."""
    feit = feit_van_nu(
        tx,
        FeitSoort.RETOUR,
        opdracht.feit_id,
        over=bron.id,
        uitkomst=Weging.RETOUR.value,
        wie=naam,
        tekst="\n".join(retour_lijst(bron.beoordeling(), bron.stand())),
        reden=afwijkend,
        inhoud=bron.inhoud(),
    )
    # The row itself stays as it is: this only holds off whoever decided at the same moment.
    tx.schrijf(
        update(melding)
        .where(melding.c.id == bron.melding.id, melding.c.stand == Stand.OPEN.value)
        .values(stand=Stand.OPEN.value),
        verwacht=1,
    )
    tx.noem_in_register(bron.id)
    return gevolg(
        bron,
        "Terug naar de melder",
        leg_vast(tx, feit, melding_id=bron.melding.id),
        _melding_change(bron),
        resultaat=opdracht.feit_id,
    )


def _sluit(
    tx: Transactie, bron: Bron, weging: Weging, mensen: Sequence[Sequence[Any]]
) -> list[Change]:
    waarden: dict[str, Any] = {"stand": _STAND[weging].value}
    if weging is Weging.LOKALE_PGA:
        # Data of the L-PGA stay apart from those of the CMPG (E042).
        waarden["regime"] = _LPGA
    changes: list[Change] = []
    casus_id = bron.beoordeling().casus_id
    if weging is Weging.LOPENDE_CASUS and casus_id is not None:
        waarden["casus_id"] = casus_id
        naar = bron.casussen[casus_id]
        hier = feit_van_nu(tx, FeitSoort.GEKOPPELD, over=casus_id, naam=f"casus {naar.nummer}")
        daar = feit_van_nu(tx, FeitSoort.MELDING_GEKOPPELD, over=bron.melding.id)
        changes = [
            leg_vast(tx, hier, melding_id=bron.melding.id),
            leg_vast(tx, daar, casus_id=casus_id),
            Change(noun=Noun.CASUS, id=casus_id),
        ]
        mee = casusmensen.wie_mee(mensen, casus_id)
        van_mensen, wie = casusmensen.neem_mee(tx, mee)
        changes += [leg_vast(tx, een, casus_id=casus_id) for een in van_mensen]
        changes += wie
    tx.schrijf(
        update(melding)
        .where(melding.c.id == bron.melding.id, melding.c.stand == Stand.OPEN.value)
        .values(**waarden),
        verwacht=1,
    )
    return changes
