"""Texts at the boundary: cleaned, not too long, and the reason that a new fact needs."""

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.werkproces.tekst import schoon

MAX_TEKST = 20_000


def keur_lengte(veld: str, tekst: str, grens: int = MAX_TEKST) -> None:
    """Refuse a text that no screen or letter can hold."""
    if len(tekst) > grens:
        raise Regelfout(
            f"Deze tekst is te lang ({len(tekst)} tekens; er passen er {grens}).", veld=veld
        )


def gekeurde_tekst(tekst: str, veld: str) -> str:
    """Clean a text at the boundary and check that it fits."""
    schone = schoon(tekst).strip()
    keur_lengte(veld, schone)
    return schone


def gekeurde_reden(tekst: str) -> str:
    """Check the reason that a new fact needs."""
    reden = gekeurde_tekst(tekst, "reden")
    if not reden:
        raise Regelfout("Schrijf erbij waarom.", veld="reden")
    return reden


def melding_weg() -> NietGevonden:
    """Make the error for a melding that is gone."""
    return NietGevonden(
        "Deze melding is er niet meer.", wat_nu="Ga terug naar de lijst met meldingen."
    )
