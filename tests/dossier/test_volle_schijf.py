"""Een volle schijf tijdens het beslissen, een brief maken en overnemen: gezegd, en niets half."""

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen, Besluit
from cmpg_desktop.berichten.brieven import Brievenbus, MaakUitgaandeBrief
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.importeren import ImporteerCasussen, LeesImport, ProbeerImport
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.berichten.team import BeginLezen
from cmpg_desktop.berichten.weegoverleg import Weegoverleg, WeegoverlegSoort
from cmpg_desktop.database import opening
from cmpg_desktop.database.controle import controle
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.tabellen.documenten import document_versie
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.openen import open_embedded
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.uitgaand import BriefStand
from tests.hulp.importlijst import als_csv, rijen
from tests.hulp.proefplek import NU, maak_demoplek

pytestmark = [
    pytest.mark.traag,
    pytest.mark.timeout(120),
    pytest.mark.skipif(
        sys.platform != "linux" or os.geteuid() != 0,
        reason="alleen root maakt een schijf",
    ),
]
TABELLEN = (feit, casus, betrokkene, document_versie)


def _vul(pad):
    with pad.open("wb", buffering=0) as bestand:
        for blok in (65536, 4096, 512, 1):
            try:
                while True:
                    bestand.write(b"\0" * blok)
            except OSError:
                continue


class Bureau:
    """De database op een kleine schijf, met iemand eraan."""

    def __init__(self, geopend, schijf):
        self.geopend, self._schijf = geopend, schijf
        self._wie = {een.naam.split()[0]: een.id for een in self.vraag(BeginLezen()).accounts}

    def _met(self, naam):
        return Context(nu=NU, actor=self._wie[naam] if naam else None), Gevolgd(
            lambda *_: None, Stop()
        )

    def vraag(self, query, naam=""):
        return self.geopend.uitvoering.ask(query, *self._met(naam))

    def doe(self, command, naam):
        return self.geopend.uitvoering.do(command, *self._met(naam))

    def vol(self):
        _vul(self._schijf / "prop")

    def leeg(self):
        (self._schijf / "prop").unlink()

    def aantallen(self):
        with self.geopend.database.lezing() as lezing:
            return [
                lezing.rijen(select(func.count().label("n")).select_from(tabel))[0].n
                for tabel in TABELLEN
            ]


@pytest.fixture
def bureau(tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MINSTE_RUIMTE", 1024)
    maak_demoplek(tmp_path / "bron")
    schijf = tmp_path / "schijf"
    schijf.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", schijf], check=False
    ).returncode:
        pytest.skip("geen tmpfs hier")
    try:
        plek = Plek(shutil.copytree(tmp_path / "bron", schijf / "gegevens"))
        geopend = open_embedded(plek, nu=datetime.now(UTC))
        yield Bureau(geopend, schijf)
        geopend.close()
        assert controle(plek, geopend.sleutel).in_orde
    finally:
        subprocess.run(["umount", "-l", schijf], check=True)


def besluit(bureau):
    rijen_ = bureau.vraag(Weegoverleg(), "Bert")
    rij = next(
        een for een in getattr(rijen_, "rijen", rijen_) if een.soort is WeegoverlegSoort.VOORSTEL
    )
    blad = bureau.vraag(BeoordelingOpenen(melding_id=rij.id), "Bert")
    naar_casus = rij.uitkomst is Weging.FASE_2
    return "Bert", Besluit(
        melding_id=rij.id,
        voorstel_id=rij.voorstel_id,
        regisseur_id=blad.caseload[0].id if naar_casus else None,
        afwijkend="Ik zie dit anders. " * 400,
    )


def brief(bureau):
    bus = bureau.vraag(Brievenbus(team=True), "Marloes")
    rij = next(een for een in getattr(bus, "rijen", bus) if een.stand is BriefStand.TE_SCHRIJVEN)
    return "Marloes", MaakUitgaandeBrief(dossier_id=rij.dossier_id, id=rij.id)


def overnemen(bureau):
    lijst = als_csv(rijen(fouten=0))
    kolommen = bureau.vraag(LeesImport(bytes=lijst), "Bert").kolommen
    wordt = tuple((een.plek, een.voorstel) for een in kolommen if een.voorstel is not None)
    wordt = tuple(paar for paar in wordt if paar[1].value != "casusregisseur")
    proef = bureau.vraag(ProbeerImport(bytes=lijst, toewijzing=wordt, zelfde_persoon=True), "Bert")
    return "Bert", ImporteerCasussen(
        bytes=lijst, toewijzing=wordt, zelfde_persoon=True, merkteken=proef.merkteken
    )


@pytest.mark.parametrize("maak", [besluit, brief, overnemen])
def test_een_volle_schijf_laat_niets_half_en_daarna_lukt_hetzelfde(bureau, maak):
    wie, command = maak(bureau)
    voor = bureau.aantallen()
    bureau.vol()
    with pytest.raises(Omgevingsfout) as fout:
        bureau.doe(command, wie)
    assert "ruimte" in f"{fout.value.tekst} {fout.value.wat_nu}".lower()
    assert fout.value.wat_nu
    assert bureau.aantallen() == voor
    bureau.leeg()
    bureau.doe(command, wie)
    na = bureau.aantallen()
    assert na != voor
    bureau.doe(command, wie)
    assert bureau.aantallen() == na
