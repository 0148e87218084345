"""Wat er mis kan zijn, in het echte programma: een eigen melding en een weg verder."""

import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.meldingen import MaakMelding, Meldingen, MeldingOpenen, Tijdlijn
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe, ZoekBekende
from cmpg_desktop.berichten.telefoon import NotitieLezen
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database import opening
from cmpg_desktop.database.backup import backups, moet_backup
from cmpg_desktop.database.sqlcipher import verbind
from cmpg_desktop.models import bewerking as bewerking_module
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.sluitvraag import Sluitvraag
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from tests.bewijs.programma import SLEUTEL, teksten

BRON = Path(__file__).resolve().parents[2]
FOUTKNOPPEN = ["Opnieuw proberen", "Technisch verslag opslaan …", "Sluiten"]


# --- het openen ------------------------------------------------------------------------------


def _netwerk(plek, monkeypatch):
    monkeypatch.setattr(opening, "netwerkschijf", lambda _pad: "cifs")


def _nieuwer(plek, monkeypatch):
    verbinding = verbind(plek.database, SLEUTEL)
    verbinding.execute("UPDATE alembic_version SET version_num = '0042'")
    verbinding.close()


def _andere_sleutel(plek, monkeypatch):
    monkeypatch.setenv("CMPG_DATABASE_KEY", "ab" * 32)


def _beschadigd(plek, monkeypatch):
    for staart in ("-wal", "-shm"):
        plek.database.with_name(plek.database.name + staart).unlink(missing_ok=True)
    with plek.database.open("r+b") as bestand:
        bestand.seek(100)
        bestand.write(os.urandom(64))


def _geen_database(plek, monkeypatch):
    plek.database.write_text("Beste collega, " * 900)


def _weg(plek, monkeypatch):
    plek.database.unlink()


@pytest.mark.parametrize(
    ("maak", "woorden"),
    [
        (_netwerk, ("netwerkschijf (cifs)", "eigen schijf")),
        (_nieuwer, ("nieuwere versie", "nieuwste versie")),
        (_andere_sleutel, ("sleutel past niet", "herstelcode")),
        (_beschadigd, ("beschadigd", "backup")),
        (_geen_database, ("geen database van dit programma", "backup")),
        (_weg, ("staat geen database", "backup")),
    ],
    ids=["netwerk", "nieuwer", "sleutel", "beschadigd", "ander bestand", "weg"],
)
def test_wat_niet_open_kan_krijgt_zijn_eigen_kaart(plek, start, monkeypatch, maak, woorden):
    maak(plek, monkeypatch)
    with start(plek.map) as werk:
        kaart = werk.wacht_op_kaart("startfout")
        tekst = " ".join(teksten(kaart))
        for woord in ("De database kan niet open", *woorden):
            assert woord in tekst
        assert [knop.accessibleName() for knop in kaart.findChildren(Knop)] == FOUTKNOPPEN
        assert werk.regie is None
        beeld = kaart.grab()
        assert beeld.width() > 300


@pytest.mark.skipif(sys.platform == "win32", reason="rechten van POSIX")
def test_een_map_waar_niet_geschreven_mag_worden_krijgt_zijn_eigen_kaart(start):
    map_ = Path(tempfile.mkdtemp(dir="/tmp"))
    map_.chmod(0o555)
    was = os.geteuid()
    try:
        if was == 0:
            os.seteuid(65534)
        with start(map_) as werk:
            kaart = werk.wacht_op_kaart("startfout")
            assert "waar u in mag schrijven" in " ".join(teksten(kaart))
    finally:
        os.seteuid(was)
        map_.chmod(0o755)
        shutil.rmtree(map_)


def test_na_een_fout_opnieuw_proberen_opent_de_database(plek, start, monkeypatch):
    with pytest.MonkeyPatch.context() as even:
        even.setattr(opening, "netwerkschijf", lambda _pad: "cifs")
        with start(plek.map) as werk:
            kaart = werk.wacht_op_kaart("startfout")
            even.undo()
            kaart.findChild(Knop, "startfout.actie[0]").click()
            werk.meld_aan()


_TWEEDE = """
import sys, datetime, pathlib
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.openen import open_embedded
from cmpg_desktop.berichten.fouten import Omgevingsfout
try:
    open_embedded(Plek(pathlib.Path(sys.argv[1])), nu=datetime.datetime.now(datetime.UTC))
except Omgevingsfout as fout:
    print(type(fout).__name__, fout.tekst, fout.wat_nu)
"""
_HOUDER = """
import sys, datetime, pathlib
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.openen import open_embedded
open_embedded(Plek(pathlib.Path(sys.argv[1])), nu=datetime.datetime.now(datetime.UTC))
print("open", flush=True)
sys.stdin.read()
"""


def _proces(code, map_, **meer):
    omgeving = os.environ | {"PYTHONPATH": str(BRON)}
    return subprocess.Popen(
        [sys.executable, "-c", code, map_],
        cwd=BRON,
        env=omgeving,
        text=True,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        **meer,
    )


def test_een_tweede_programma_wordt_geweigerd_en_mag_erna_wel(plek, start):
    houder = _proces(_HOUDER, plek.map)
    try:
        assert houder.stdout.readline() == "open\n"
        with start(plek.map) as werk:
            kaart = werk.wacht_op_kaart("startfout")
            assert "al open" in " ".join(teksten(kaart))
            houder.communicate()
            kaart.findChild(Knop, "startfout.actie[0]").click()
            werk.meld_aan()
            uit, _ = _proces(_TWEEDE, plek.map).communicate(timeout=30)
            assert uit.startswith("AlOpen ")
    finally:
        houder.kill()
        houder.communicate()


# --- tijdens het werk ------------------------------------------------------------------------


@pytest.mark.traag
@pytest.mark.skipif(sys.platform == "win32", reason="Windows laat een open bestand niet los")
def test_de_database_verdwijnt_tijdens_het_typen_en_komt_terug(plek, start, qtbot):
    elders = plek.map.parent / "elders.db"
    with start(plek.map) as werk:
        werk.meld_aan()
        pagina = werk.ga("telefoon")
        werk.typ("notitie.wie_belt", "Petra")
        pagina.bewerking.spoel()
        werk.wacht(lambda: not pagina.bewerking.iets_onbewaard)
        werk.stil()
        notitie = pagina._id
        plek.database.rename(elders)
        werk.typ("notitie.tekst", "Er is brand bij de buren.")
        with qtbot.waitSignal(werk.omgeving.fout, timeout=10_000) as sein:
            pagina.bewerking.spoel()
        assert "bestand" in sein.args[0].tekst.lower()
        assert sein.args[0].wat_nu
        assert pagina.findChild(QWidget, "notitie.tekst").tekst() == "Er is brand bij de buren."
        werk.omgeving.journaal.schrijf()
    assert not plek.database.exists()
    elders.rename(plek.database)
    with start(plek.map) as werk:
        werk.meld_aan()
        werk.stil()
        werk.wacht(
            lambda: werk.vraag(NotitieLezen(id=notitie)).tekst == "Er is brand bij de buren."
        )


@pytest.mark.traag
@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="een eigen schijf maken kan alleen root"
)
def test_doortypen_terwijl_de_schijf_volloopt_kost_niets(
    plek, start, qtbot, monkeypatch, verwachte_log
):
    verwachte_log("journal not written", logger="cmpg_desktop.broker")
    monkeypatch.setattr(opening, "MINSTE_RUIMTE", 1024)
    monkeypatch.setattr(bewerking_module, "OPNIEUW_MS", 300)
    schijf = plek.map.parent / "schijf"
    schijf.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", schijf], check=False
    ).returncode:
        pytest.skip("geen tmpfs hier")
    try:
        map_ = schijf / "gegevens"
        shutil.copytree(plek.map, map_)
        zin = "Er is brand bij de buren, en er zijn kinderen in huis. "
        with start(map_) as werk:
            werk.meld_aan()
            pagina = werk.ga("telefoon")
            werk.typ("notitie.wie_belt", "Petra")
            pagina.bewerking.spoel()
            werk.wacht(lambda: not pagina.bewerking.iets_onbewaard)
            werk.stil()
            notitie = pagina._id
            prop = schijf / "prop"
            _vul(prop)
            vak = pagina.findChild(QWidget, "notitie.tekst")
            vak.setFocus()
            vak.insertPlainText(zin * 300)
            with qtbot.waitSignal(werk.omgeving.fout, timeout=10_000) as sein:
                pagina.bewerking.spoel()
            assert "ruimte" in f"{sein.args[0].tekst} {sein.args[0].wat_nu}".lower()
            qtbot.keyClicks(vak, "Doorgetypt.")
            with qtbot.waitSignal(werk.omgeving.journaal.mislukt, timeout=10_000):
                werk.omgeving.journaal.schrijf()
            verwacht = vak.tekst()
            assert pagina.bewerking.iets_onbewaard
            werk.venster.close()
            werk.wacht(lambda: werk.venster.findChild(Sluitvraag) is not None)
            werk.venster.findChild(Sluitvraag).blijf.click()
            assert werk.venster.isVisible()
            prop.unlink()
            # Niemand typt iets; het gaat vanzelf verder.
            werk.wacht(lambda: not pagina.bewerking.iets_onbewaard)
            werk.stil()
            assert werk.vraag(NotitieLezen(id=notitie, opnieuw=True)).tekst == verwacht.strip()
    finally:
        subprocess.run(["umount", "-l", schijf], check=True)


def _vul(pad):
    with pad.open("wb", buffering=0) as bestand:
        for blok in (65536, 4096, 512, 1):
            try:
                while True:
                    bestand.write(b"\0" * blok)
            except OSError:
                continue


def test_de_klok_terug_laat_feiten_op_volgorde_en_de_termijn_gelijk(plek, start):
    with start(plek.map) as werk:
        werk.meld_aan()
        nu = werk.toepassing._klok()
        opdracht = MaakMelding(
            ontvangen_op=nu.date() - timedelta(days=9), wijze=OntvangstWijze.E_MAIL
        )
        werk.doe(opdracht)
        voor = werk.vraag(MeldingOpenen(id=opdracht.id)).termijnen
        werk.toepassing._klok.zet(nu - timedelta(days=3))
        for nummer in range(3):
            werk.doe(
                WijzigVeld(
                    veld=Veld.MELDING_TITEL,
                    id=opdracht.id,
                    oud=f"titel {nummer - 1}" if nummer else "",
                    nieuw=f"titel {nummer}",
                )
            )
        na = werk.vraag(MeldingOpenen(id=opdracht.id))
        assert na.titel == "titel 2"
        assert [t.uiterlijk for t in na.termijnen] == [t.uiterlijk for t in voor]
        regels = werk.vraag(Tijdlijn(dossier_id=opdracht.id))
        nummers = [regel.volgnr for regel in regels]
        assert nummers == sorted(nummers, reverse=True)
        werk.wacht(lambda: bool(backups(plek)))
        # Een back-up "uit de toekomst" houdt de volgende niet tegen, en dringt zich niet op.
        assert moet_backup(plek, datetime.now(UTC) + timedelta(days=2))
        werk.ga("werkvoorraad")


# --- de inhoud -------------------------------------------------------------------------------


def test_morgen_ontvangen_of_geboren_kan_niet_en_twee_gelijke_mensen_wel(plek, start):
    with start(plek.map) as werk:
        werk.meld_aan()
        vandaag = werk.omgeving.vandaag()
        morgen = vandaag + timedelta(days=1)
        fout = werk.doe(MaakMelding(ontvangen_op=morgen, wijze=OntvangstWijze.E_MAIL))
        assert isinstance(fout, Regelfout)
        assert fout.veld
        assert werk.vraag(Meldingen()) == ()
        melding = MaakMelding(ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL)
        werk.doe(melding)
        naam = splits_naam("Jan de Vries")
        fout = werk.doe(
            VoegBetrokkeneToe(
                melding_id=melding.id, naam=naam, geboorte_tekst=morgen.strftime("%d-%m-%Y")
            )
        )
        assert isinstance(fout, Regelfout)
        assert werk.vraag(MeldingOpenen(id=melding.id)).betrokkenen == ()
        for _ in range(2):
            uit = werk.doe(
                VoegBetrokkeneToe(melding_id=melding.id, naam=naam, geboorte_tekst="14-06-1987")
            )
            assert not isinstance(uit, Exception), uit
        bekend = werk.vraag(ZoekBekende(tekst="vries"))
        assert len({een.persoon_id for een in bekend}) == 2
        pagina = werk.ga("melding", melding.id)
        namen = [een.persoon.weergavenaam for een in pagina.blad.betrokkenen]
        assert len(namen) == 2
        assert namen[0] == namen[1]
        assert pagina.findChildren(QLabel)
