"""Two people in one field: both values, who and when; a person chooses."""

from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.werkproces.taal import in_amsterdam

_KORT = 120


def _als_tekst(waarde: object) -> str:
    if waarde is None or waarde == "":
        return "(leeg)"
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    if isinstance(waarde, UUID):
        return "een andere keuze"
    tekst = str(waarde)
    return f"“{tekst}”" if len(tekst) <= _KORT else f"“{tekst[:_KORT]} …”"


def toon_conflict(
    bewerking: Bewerking, sleutel: Sleutel, conflict: Conflict, label: str
) -> MeldingBalk:
    """Make the banner that shows both values and takes the choice."""
    wanneer = f" om {in_amsterdam(conflict.wanneer):%H.%M}" if conflict.wanneer else ""
    balk = MeldingBalk(
        BalkSoort.LET_OP,
        f"{label}: {conflict.wie} heeft dit{wanneer} gewijzigd in {_als_tekst(conflict.hun)}. "
        f"U typte {_als_tekst(conflict.mijn)}. Er is nog niets overschreven.",
        naam=f"conflict.{sleutel.veld.value}",
    )

    def mijn() -> None:
        bewerking.kies_mijn(sleutel, conflict)
        balk.deleteLater()

    def hun() -> None:
        bewerking.kies_hun(sleutel, conflict)
        balk.deleteLater()

    balk.voeg_actie_toe("Mijn tekst opslaan", mijn, naam=f"conflict.{sleutel.veld.value}.mijn")
    balk.voeg_actie_toe(
        f"Die van {conflict.wie} houden", hun, naam=f"conflict.{sleutel.veld.value}.hun"
    )
    return balk
