"""Een melder of ontvanger van wie alleen de functie bekend is, staat zo in lijst en brief."""

from sqlalchemy import update

from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.meldingen import melding
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.brieven import BriefSoort
from tests.dossier.beoordeling import beslis, stel_voor, vul_in, zet
from tests.dossier.brievenverhaal import blad, bus
from tests.dossier.hulp import maak_melding, maak_partner


def test_een_functie_wordt_geen_voorletter_en_de_melding_heet_naar_de_melder(werk):
    ref = maak_melding(werk)
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Wie kan hier iets aan doen?")
    werk.schrijf(
        update(melding)
        .where(melding.c.id == ref)
        .values(organisatie_id=maak_partner(werk, "Woonin"), melder_naam="Consulent overlast")
    )
    gezien = vul_in(werk, ref, Weging.WOONOVERLAST)
    zet(werk, Veld.BEOORDELING_NAAR_WIE, gezien.nu.id, "Els de Bruin", "Wijkcoördinator Zuid")
    beslis(werk, ref, stel_voor(werk, ref))
    per = {een.soort: een for een in bus(werk)}
    overdracht = per[BriefSoort.OVERDRACHT_WOONOVERLAST]
    assert overdracht.aan == "Wijkcoördinator Zuid"
    assert {een.kop for een in per.values()} == {"Melding van Woonin"}
    gelezen = blad(werk, overdracht)
    assert (gelezen.aan, gelezen.aanhef) == (("Wijkcoördinator Zuid",), "Geachte heer, mevrouw")
    assert "Woonin, Consulent overlast" in [een.waarde for een in gelezen.gegevens]
    aan_melder = blad(werk, per[BriefSoort.OVERDRACHT_MELDER])
    assert aan_melder.aan[:2] == ("Woonin", "t.a.v. Consulent overlast")
