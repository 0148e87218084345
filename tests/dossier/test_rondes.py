from datetime import date

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.hulp.rondes import werk_op


def test_opening_a_dossier_and_saving_a_field_take_at_most_two_round_trips(pg_database):
    with werk_op(pg_database) as (werk, lijn):
        melding = nieuw_id()
        werk.doe(
            MaakMelding(id=melding, ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL)
        )
        werk.vraag(MeldingOpenen(id=melding))

        lijn.nul()
        werk.vraag(MeldingOpenen(id=melding))
        assert lijn.rondes <= 2

        lijn.nul()
        werk.doe(
            WijzigVeld(veld=Veld.MELDING_CONCRETE_VRAAG, id=melding, oud="", nieuw="Wie helpt?")
        )
        assert lijn.rondes <= 2
