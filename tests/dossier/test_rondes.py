from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.casussen import (
    CasusGroep,
    CasusOpenen,
    Casussen,
    SchermAf,
    ZetKader,
)
from cmpg_desktop.berichten.inlichten import InlichtenOpenen, LegIngelichtVast
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import KoppelAanCasus, MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.dossier.demofeiten import DemoCasus, feit_op
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.hulp.rondes import werk_op

CASUS = UUID(int=31)


def _casus(regisseur):
    return DemoCasus(
        id=CASUS,
        nummer="2026-031",
        titel="Gezin Terlouw",
        regisseur=regisseur,
        geopend_op=date(2026, 3, 2),
        adres="Kauwenhof 6, 3435 ZZ Nieuwegein",
        mensen=(("Linda Terlouw", "1985", "moeder"),),
        feiten=(feit_op(FeitSoort.BESLUIT_FASE_1, date(2026, 3, 2)),),
    )


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

        werk.doe(_casus(werk.actor))
        werk.doe(KoppelAanCasus(id=melding, casus_id=CASUS))
        lijn.nul()
        blad = werk.vraag(CasusOpenen(id=CASUS))
        assert lijn.rondes <= 2
        assert (len(blad.betrokkenen), len(blad.meldingen), len(blad.tijdlijn)) == (1, 1, 2)

        lijn.nul()
        inlichten = werk.vraag(InlichtenOpenen(dossier_id=CASUS))
        assert lijn.rondes <= 2
        (een,) = inlichten.betrokkenen
        lijn.nul()
        werk.doe(
            LegIngelichtVast(
                dossier_id=CASUS,
                paren=((een.id, een.persoon_id),),
                op=date(2026, 3, 4),
                kanaal="gesprek",
                wie="Marloes Hendriks",
            )
        )
        assert lijn.rondes <= 2

        lijn.nul()
        werk.doe(
            WijzigVeld(veld=Veld.BETROKKENE_ROL, id=een.id, oud="moeder", nieuw="moeder van Bram")
        )
        assert lijn.rondes <= 2


def test_de_lijst_een_afgeschermde_casus_en_haar_velden_kosten_ook_twee_rondes(pg_database):
    with werk_op(pg_database) as (werk, lijn):
        werk.doe(_casus(werk.actor))
        werk.vraag(CasusOpenen(id=CASUS))
        for vraag in (Casussen(), Casussen(tekst="terlouw", groep=CasusGroep.ALLE)):
            lijn.nul()
            assert werk.vraag(vraag).totaal == 1
            assert lijn.rondes <= 2
        for opdracht in (
            WijzigVeld(veld=Veld.CASUS_TITEL, id=CASUS, oud="Gezin Terlouw", nieuw="Gezin T."),
            ZetKader(id=CASUS, kader="kader.wmo", aan=True),
            SchermAf(id=CASUS, reden="Bekende van de gemeente"),
        ):
            lijn.nul()
            werk.doe(opdracht)
            assert lijn.rondes <= 2
        lijn.nul()
        assert werk.vraag(CasusOpenen(id=CASUS, reden="post")).afgeschermd
        assert lijn.rondes <= 2
