"""De lijst van het weegoverleg, met vinken; en de ronde die ze een voor een bevestigt."""

import uuid
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QObject, Qt

from cmpg_desktop.berichten.beoordelen import Besluit
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietBeschikbaar, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.weegoverleg import WeegoverlegRij, WeegoverlegSoort
from cmpg_desktop.models.aanmelding import DUUR, Aanmelding, Rondeaanmelding
from cmpg_desktop.models.ronde import NOG_EENS, Ronde
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.models.weegoverleg import TERMIJN_ROL, WeegoverlegModel
from cmpg_desktop.werkproces.termijn import TermijnSoort
from cmpg_desktop.werkproces.weging import Weging
from tests.hulp.nepbackend import Klok

VANDAAG = date(2026, 3, 6)
VINK = Qt.ItemDataRole.CheckStateRole


def rij(nummer, **delen):
    standaard = {
        "id": uuid.UUID(int=nummer),
        "kop": f"Gezin {nummer}",
        "organisatie": "",
        "behandelaar_id": None,
        "behandelaar": "",
        "spoed": False,
        "soort": WeegoverlegSoort.VOORSTEL,
        "uiterlijk": VANDAAG + timedelta(days=1),
        "uitkomst": Weging.GEEN_ZAAK,
        "voorstel_id": uuid.UUID(int=100 + nummer),
    }
    return WeegoverlegRij(**(standaard | delen))


ZONDER = {"soort": WeegoverlegSoort.GEEN, "voorstel_id": None, "uitkomst": None}
STANDEN = (
    (),
    (rij(1, te_laat=True, dagen_te_laat=2), rij(2), rij(3, **ZONDER)),
    (rij(3), rij(2), rij(1)),
    (rij(2, spoed=True),),
    (),
)


@pytest.mark.parametrize("force_py", [True, False], ids=["python", "qt"])
def test_het_model_houdt_zich_bij_elke_wijziging_aan_de_regels_van_qt(qtmodeltester, force_py):
    model = WeegoverlegModel()
    qtmodeltester.check(model, force_py=force_py)
    for stand in (*STANDEN, *reversed(STANDEN)):
        model.toon(stand, VANDAAG)
        for een in model.rijen:
            if een.voorstel_id is not None:
                model.zag(een.voorstel_id)
                model.vink(model.index_van(een.id))


def test_wat_te_laat_is_staat_onder_een_eigen_kop():
    model = WeegoverlegModel()
    model.toon(STANDEN[1], VANDAAG)
    rijen = [model.index(nummer, 0).data() for nummer in range(model.rowCount())]
    assert rijen == ["Te laat", "Gezin 1", "Deze ronde", "Gezin 2", "Gezin 3"]
    assert model.index(1, 0).data(TERMIJN_ROL) == "2 werkdagen te laat"
    assert model.index(3, 0).data(TERMIJN_ROL) == "uiterlijk morgen"
    for soort, woorden in (
        (TermijnSoort.MELDER_HERINNEREN, "herinneren morgen"),
        (TermijnSoort.WACHT_OP_MELDER, "tot morgen"),
        (TermijnSoort.MELDING_BEOORDELEN, "uiterlijk morgen"),
    ):
        assert model.termijn(rij(4, soort=WeegoverlegSoort.WACHT, termijn=soort)) == woorden
    gezegd = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert gezegd == (
        "Melding: Gezin 1, voorstel klaar, geen zaak voor het regieteam, advies aan de melder,"
        " 2 werkdagen te laat"
    )
    assert model.index(4, 0).data(Rol.PIL) == "rustig"


def test_een_vink_is_van_het_voorstel_dat_is_gezien_en_vervalt_met_een_ander():
    model = WeegoverlegModel()
    model.toon((rij(1), rij(2, **ZONDER)), VANDAAG)
    een, twee = (model.index_van(uuid.UUID(int=nummer)) for nummer in (1, 2))
    niet_gezien = []
    model.niet_gezien.connect(niet_gezien.append)
    model.vink(een)
    assert (model.gekozen, niet_gezien) == ((), [uuid.UUID(int=1)])
    model.zag(uuid.UUID(int=101))
    model.vink(een)
    model.vink(twee)  # daar is niets te bevestigen
    assert [gekozen.id.int for gekozen in model.gekozen] == [1]
    assert twee.data(VINK) is None
    assert not twee.flags() & Qt.ItemFlag.ItemIsUserCheckable
    model.toon((rij(1, kop="Anders"),), VANDAAG)
    assert len(model.gekozen) == 1
    model.toon((rij(1, voorstel_id=uuid.UUID(int=900)),), VANDAAG)
    assert model.gekozen == ()


# --- de ronde ----------------------------------------------------------------------------


class NepBroker:
    """Antwoordt per melding: None is gelukt, een fout is een fout; `houd` wacht."""

    def __init__(self, **antwoorden):
        self.antwoorden = antwoorden
        self.verstuurd = []
        self.wacht = None

    def do(self, besluit, gelukt, mislukt, *, eigenaar):
        nummer = besluit.melding_id.int
        self.verstuurd.append(nummer)
        fout = self.antwoorden.get(f"m{nummer}")
        if fout == "houd":
            self.wacht = lambda: gelukt(Changes(opdracht=besluit.opdracht))
        elif fout is None:
            gelukt(Changes(opdracht=besluit.opdracht))
        else:
            mislukt(fout)


def besluiten(*nummers):
    return [
        (f"Gezin {nr}", Besluit(melding_id=uuid.UUID(int=nr), voorstel_id=uuid.UUID(int=nr)))
        for nr in nummers
    ]


@pytest.fixture
def ouder(qapp):
    ouder = QObject()
    yield ouder
    ouder.deleteLater()


def draai(ouder, broker, *nummers):
    ronde, uit = Ronde(broker, ouder), []
    ronde.klaar.connect(uit.extend)
    ronde.begin(besluiten(*nummers))
    return ronde, uit


def test_wat_bij_de_een_misgaat_zegt_niets_van_de_volgende(ouder):
    broker = NepBroker(m2=GeenBevoegdheid("Dat mag niet."))
    _, uit = draai(ouder, broker, 1, 2, 3)
    assert broker.verstuurd == [1, 2, 3]
    assert [een.fout for een in uit] == ["", "Dat mag niet.", ""]


@pytest.mark.parametrize(
    "fout", [NietBeschikbaar("Weg."), Regelfout("Fout.", veld="aanmelden.wachtwoord")]
)
def test_zonder_server_of_met_een_fout_wachtwoord_wordt_de_rest_niet_geprobeerd(ouder, fout):
    broker = NepBroker(m1=fout)
    _, uit = draai(ouder, broker, 1, 2, 3)
    assert broker.verstuurd == [1]
    nog_eens = "" if isinstance(fout, Regelfout) else f" {NOG_EENS}"
    assert [een.fout for een in uit] == [
        fout.tekst + nog_eens,
        *["Niet geprobeerd, om dezelfde reden."] * 2,
    ]


def test_wie_de_ronde_stopt_krijgt_wat_onderweg_was_nog_wel(ouder):
    broker = NepBroker(m1="houd")
    ronde, uit = draai(ouder, broker, 1, 2)
    assert (ronde.stand, ronde.bezig) == ("0 van 2", True)
    ronde.stop("Voorbij.")
    broker.wacht()
    assert {een.kop: een.fout for een in uit} == {"Gezin 1": "", "Gezin 2": "Voorbij."}
    assert (broker.verstuurd, ronde.bezig) == ([1], False)


# --- de aanmelding -----------------------------------------------------------------------


def test_een_aanmelding_is_na_een_kwartier_weg_ook_als_de_klok_van_de_computer_sliep(ouder):
    klok = Klok()
    houder, gehoord = Rondeaanmelding(klok, ouder), []
    houder.gewijzigd.connect(lambda: gehoord.append(houder.wie))
    wie = Aanmelding(wie=uuid.UUID(int=1), naam="Marloes", wachtwoord="geheim")
    assert "geheim" not in repr(wie)
    houder.begin(wie)
    klok.later(seconds=DUUR.total_seconds() - 1)
    assert houder.wie == wie
    klok.later(seconds=1)
    assert houder.wie is None
    assert gehoord[-1] is None
    houder.begin(replace(wie, naam="Bert"))
    houder.vergeet()
    assert (houder.wie, houder.tot) == (None, None)
