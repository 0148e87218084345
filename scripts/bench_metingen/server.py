"""Round trips to PostgreSQL, counted on the line: opening a dossier, saving a field."""

from datetime import date
from pathlib import Path

from maat import Meting

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.hulp.rondes import werk_op_server


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    with werk_op_server() as (werk, lijn):
        melding = nieuw_id()
        werk.doe(
            MaakMelding(id=melding, ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL)
        )
        werk.vraag(MeldingOpenen(id=melding))
        lijn.nul()
        werk.vraag(MeldingOpenen(id=melding))
        openen = lijn.rondes
        lijn.nul()
        werk.doe(
            WijzigVeld(veld=Veld.MELDING_CONCRETE_VRAAG, id=melding, oud="", nieuw="Wie helpt?")
        )
        bewaren = lijn.rondes
    return [
        Meting("PostgreSQL: een dossier openen", openen, "rondes", 2),
        Meting("PostgreSQL: een veld opslaan", bewaren, "rondes", 2),
    ]
