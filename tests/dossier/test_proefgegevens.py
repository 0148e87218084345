"""Proefgegevens: veel, telkens dezelfde, en nooit tussen echte dossiers."""

import pytest
from sqlalchemy import func, insert, select

from cmpg_desktop.berichten.fouten import Gestopt, Regelfout
from cmpg_desktop.berichten.kern import Stop, nieuw_id
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, melding
from cmpg_desktop.database.tabellen.personen import persoon
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.dossier.proefgegevens import proefgegevens


def _vul(werk, aantal, *, stop=None, gezien=None):
    proefgegevens(
        werk.database,
        casussen=aantal,
        vandaag=werk.context.nu.date(),
        nu=werk.context.nu,
        voortgang=lambda *stap: gezien.append(stap[:2]) if gezien is not None else None,
        stop=stop or Stop(),
    )


def _tel(werk, tabel, *waar):
    (rij,) = werk.rijen(select(func.count().label("n")).select_from(tabel).where(*waar))
    return rij.n


def test_drie_van_de_honderd_casussen_zijn_open_en_elk_heeft_tien_mensen(werk):
    gezien = []
    _vul(werk, 200, gezien=gezien)
    assert _tel(werk, casus) == 200
    assert _tel(werk, casus, casus.c.gesloten_op.is_(None)) == 6
    assert _tel(werk, betrokkene, betrokkene.c.casus_id.is_not(None)) == 2000
    assert _tel(werk, melding) == 6
    assert _tel(werk, zoekingang, zoekingang.c.soort == "persoon") == _tel(werk, persoon)
    assert gezien[-1] == (200, 200)


def test_de_gegevens_zijn_elke_keer_dezelfde_en_te_vinden(werk):
    _vul(werk, 20)
    (rij,) = werk.rijen(select(persoon).order_by(persoon.c.id).limit(1))
    assert str(rij.id).split("-")[2][0] == "7"
    gevonden = werk.vraag(Zoek(tekst=f"{rij.voornamen} {rij.geslachtsnaam}"))
    assert gevonden
    assert werk.vraag(Werkvoorraad(team=True)).regels


def test_tussen_echte_dossiers_komen_geen_proefgegevens(werk):
    dag = werk.context.nu.date()
    werk.schrijf(insert(casus).values(id=nieuw_id(), nummer="2026-001", geopend_op=dag))
    with pytest.raises(Regelfout, match="echte dossiers"):
        _vul(werk, 10)


def test_wie_stopt_houdt_geen_half_werk(werk):
    stop = Stop()
    stop.vraag()
    with pytest.raises(Gestopt):
        _vul(werk, 10, stop=stop)
    assert _tel(werk, casus) == 0
