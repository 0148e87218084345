"""Een vraag die één keer wordt opgebouwd, antwoordt wat dezelfde vraag elke keer opnieuw zou."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import bindparam, select

from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.vastevraag import VasteVraag
from cmpg_desktop.dossier.register import posten
from tests.dossier.hulp import maak_partner

TABEL = organisatie.c
DEZE = bindparam("deze", expanding=True)
GEVRAAGD = (
    select(TABEL.id, TABEL.naam, TABEL.partij_van)
    .where(TABEL.id.in_(DEZE) | (TABEL.naam == bindparam("naam")))
    .order_by(TABEL.naam)
    .limit(4)
)


@pytest.fixture
def partners(werk):
    """Geef vijf partners, waarvan de eerste een datum heeft."""
    met_datum = maak_partner(werk, "Zoek 0", partij_van=date(2017, 5, 1))
    return [met_datum, *(maak_partner(werk, f"Zoek {nr}") for nr in range(1, 5))]


def _lees_en_ga_mis(lezing, *vragen):
    lezing.lees(*vragen)
    raise ZeroDivisionError


def _lees(werk, vraag):
    with werk.uitvoering.database.lezing() as lezing:
        return lezing.rijen(vraag)


def test_een_vaste_vraag_geeft_dezelfde_rijen_bij_elke_lengte_van_de_lijst(werk, partners):
    vast = VasteVraag(GEVRAAGD)
    # Ook terug naar een lengte die er al was, met andere waarden.
    for lijst in (partners[:3], [], partners[:1], partners, partners[1:4], partners[4:]):
        rijen = _lees(werk, vast.met(deze=lijst, naam="Zoek 4"))
        gewoon = _lees(werk, GEVRAAGD.params(deze=lijst, naam="Zoek 4"))
        assert [tuple(rij) for rij in rijen] == [tuple(rij) for rij in gewoon]


def test_rijen_hebben_namen_en_hun_eigen_soorten_waarden(werk, partners):
    rij = _lees(werk, VasteVraag(GEVRAAGD).met(deze=partners[:1], naam=""))[0]
    assert (rij.id, rij.naam, rij.partij_van) == (partners[0], "Zoek 0", date(2017, 5, 1))
    assert isinstance(rij.id, uuid.UUID)


def test_in_een_transactie_leest_een_vaste_vraag_ook(werk, partners, monkeypatch):
    gezien = []

    def hernoem(oud, nieuw):
        werk.doe(WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=partners[0], oud=oud, nieuw=nieuw))

    hernoem("Zoek 0", "Zoek 9")
    post = posten[WijzigVeld]

    def kijkt(transactie, command):
        gezien.extend(transactie.rijen(VasteVraag(GEVRAAGD).met(deze=partners[:1], naam="")))
        return post.functie(transactie, command)

    monkeypatch.setitem(posten, WijzigVeld, replace(post, functie=kijkt))
    hernoem("Zoek 9", "Zoek 8")
    assert [rij.naam for rij in gezien] == ["Zoek 9"]


def test_een_lezing_is_van_een_moment_ook_als_gewone_vragen_er_later_bij_komen(werk, partners):
    """De vaste vraag begint de transactie; de gewone leest in diezelfde verder."""
    gewoon = select(TABEL.naam).where(TABEL.id == partners[0])
    with werk.uitvoering.database.lezing() as lezing:
        (rij,) = lezing.rijen(VasteVraag(GEVRAAGD).met(deze=partners[:1], naam=""))
        werk.doe(
            WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=partners[0], oud="Zoek 0", nieuw="Zoek 9")
        )
        later = lezing.rijen(gewoon)[0].naam
    # PostgreSQL leest per stapel van een moment, het bestand per lezing.
    assert (rij.naam, later) == ("Zoek 0", "Zoek 0" if lezing.is_sqlite else "Zoek 9")
    assert [rij.naam for rij in _lees(werk, gewoon)] == ["Zoek 9"]


@pytest.mark.parametrize("eerst", [[], [select(TABEL.id)]], ids=["vast", "gewoon"])
def test_na_een_lezing_die_misging_is_de_verbinding_weer_bruikbaar(werk, partners, eerst):
    database = werk.uitvoering.database
    for _ in range(8):  # meer dan er verbindingen zijn
        with pytest.raises(ZeroDivisionError), database.lezing() as lezing:
            _lees_en_ga_mis(lezing, *eerst, VasteVraag(GEVRAAGD).met(deze=partners[:1], naam=""))
    assert database.engine.pool.checkedout() == 0
    werk.doe(WijzigVeld(veld=Veld.ORGANISATIE_NAAM, id=partners[0], oud="Zoek 0", nieuw="Zoek 9"))
    (rij,) = _lees(werk, VasteVraag(GEVRAAGD).met(deze=partners[:1], naam=""))
    assert rij.naam == "Zoek 9"
