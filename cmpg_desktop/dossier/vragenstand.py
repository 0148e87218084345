"""What of a melding is known, counted, so that the rules can say what to ask (E035 to E037)."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from cmpg_desktop.berichten.meldingen import ProblematiekSnapshot
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot, PersoonSnapshot
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.meldingregels import (
    ConflictVoorwaarde,
    Deelgrond,
    MelderSoort,
    VragenStand,
)

_BEREIKBAAR = ("melder_telefoon", "melder_email", "contact_telefoon", "contact_email")
_INZET = ("inzet_bemiddeling", "inzet_dossier", "inzet_hulp", "inzet_corporatie")
_VOORWAARDEN = tuple(f"conflict_{een.value}" for een in ConflictVoorwaarde)


def stand_van(
    rij: Any,
    betrokkenen: Sequence[BetrokkeneSnapshot],
    problemen: Sequence[ProblematiekSnapshot],
    vandaag: date,
) -> VragenStand:
    """Count what a melding holds; ontvangst is its first fact, so that is always known."""
    mensen = [een.persoon for een in betrokkenen]
    soort = rij.organisatie_soort
    return VragenStand(
        melder_bekend=bool(rij.melder_naam or rij.contactpersoon_id),
        organisatie_bekend=rij.organisatie_id is not None,
        terugbelnummer_bekend=any(getattr(rij, veld) for veld in _BEREIKBAAR),
        melder_soort=MelderSoort(rij.melder_soort) if rij.melder_soort else None,
        waarom_toch=bool(rij.melder_waarom),
        ontvangst_bekend=True,
        ontvangstwijze_bekend=True,
        behandelaar_bekend=rij.behandelaar_id is not None,
        concrete_vraag=bool(rij.concrete_vraag),
        betrokkenen=len(betrokkenen),
        zonder_naam=sum(_zonder_naam(een) for een in mensen),
        zonder_geboorte=sum(_zonder_geboorte(een) for een in mensen),
        zonder_adres=sum(_zonder_adres(een, vandaag) for een in mensen),
        zonder_weet_van=sum(een.weet is None for een in betrokkenen),
        leefgebieden=sum(bool(een.tekst) for een in problemen),
        eerdere_inzet=sum(bool(getattr(rij, veld)) for veld in _INZET),
        waarom_hielp_het_niet=bool(rij.eerder_geprobeerd),
        melder_is_hulpverlener=bool(soort) and OrganisatieSoort(soort).is_hulpverlener,
        deelgrond=Deelgrond(rij.deelgrond) if rij.deelgrond else None,
        voorwaarden=sum(bool(getattr(rij, veld)) for veld in _VOORWAARDEN),
    )


def _zonder_naam(persoon: PersoonSnapshot) -> bool:
    # '.' was asked and is not known: that is an answer.
    gevraagd = "." in (persoon.naam.voornamen, persoon.naam.geslachtsnaam)
    return not gevraagd and not persoon.naam.achternaam and not persoon.roepnaam


def _zonder_geboorte(persoon: PersoonSnapshot) -> bool:
    return not persoon.geboorte_tekst and persoon.geboorte.vroegst is None


def _zonder_adres(persoon: PersoonSnapshot, vandaag: date) -> bool:
    nu = (een for een in persoon.adressen if een.tot is None or een.tot >= vandaag)
    return not persoon.adres_onbekend and next(nu, None) is None
