"""Nergens is plaats voor afkomst, cultuur of geloof: geen veld, geen filter, geen woord (E006)."""

import ast
import io
import re
import zipfile
from dataclasses import fields, is_dataclass
from enum import Enum
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from pkgutil import iter_modules

import pytest

from cmpg_desktop import berichten, werkproces
from cmpg_desktop.berichten.inrichting import INSTELLINGEN
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.database.tabellen.alles import metadata
from cmpg_desktop.documenten.brief import velden
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces import nietovernemen
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.tekst import gevouwen

PAKKET = Path(berichten.__file__).parents[1]
# Zo'n woord begint zo; `gevouwen` haalt hoofdletters, accenten en leestekens eraf.
BEGIN = (
    *("afkomst", "herkomst", "etni", "cultur", "cultuur", "religi", "geloof", "gelovig"),
    *("levensovertuiging", "kerkelijk", "moskee", "synagoge", "islam", "moslim", "christelijk"),
    *("katholiek", "protestant", "joods", "hindoe", "nationaliteit", "geboorteland"),
    *("huidskleur", "migratieachtergrond", "allochto", "autochto", "sinti"),
    *("bevolkingsgroep", "woonwagen"),
)
HEEL = frozenset({"ras", "roma", "volk"})
# Om zo'n kolom van een lijst te weigeren moet het programma de woorden kennen; alleen hier.
WEIGERT = PAKKET / "werkproces" / "nietovernemen.py"


def fout(tekst):
    """Geef de woorden die over herkomst gaan."""
    woorden = re.findall(r"[a-z]+", gevouwen(tekst.replace("_", " ")))
    return [woord for woord in woorden if woord.startswith(BEGIN) or woord in HEEL]


def klassen(pakket):
    for deel in iter_modules(pakket.__path__):
        module = import_module(f"{pakket.__name__}.{deel.name}")
        for naam, klasse in getmembers(module, isclass):
            if klasse.__module__ == module.__name__:
                yield naam, klasse


def namen_van(klasse):
    if issubclass(klasse, Enum):
        for lid in klasse:
            yield f"{lid.value} {getattr(lid, 'weergave', '')}"
    elif is_dataclass(klasse):
        yield from (veld.name for veld in fields(klasse))


@pytest.mark.parametrize(
    "tekst",
    ["Herkomst", "culturele achtergrond", "geloof", "RELIGIE", "ras", "persoon.etniciteit"],
)
def test_de_zoeker_vindt_zo_een_woord(tekst):
    assert fout(tekst)


@pytest.mark.eis("E006")
def test_geen_kolom_van_de_database_gaat_over_herkomst():
    kolommen = [
        f"{tabel.name} {kolom.name}" for tabel in metadata.tables.values() for kolom in tabel.c
    ]
    assert [kolom for kolom in kolommen if fout(kolom)] == []


@pytest.mark.eis("E006")
def test_geen_veld_vraag_keuze_of_instelling_gaat_over_herkomst():
    namen = [f"{veld.value} {veld.weergave}" for veld in Veld]
    namen += [f"{sleutel} {naam}" for sleutel, naam in INSTELLINGEN.items()]
    for pakket in (berichten, werkproces):
        for naam, klasse in klassen(pakket):
            namen += [f"{naam}: {deel}" for deel in namen_van(klasse)]
    assert len(namen) > 500
    assert [naam for naam in namen if fout(naam)] == []


def teksten(module):
    """Geef elke tekst in een module, zonder wat er als uitleg boven staat."""
    boom = ast.parse(module.read_text("utf-8"))
    uitleg = {
        id(knoop.value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Expr) and isinstance(knoop.value, ast.Constant)
    }
    for knoop in ast.walk(boom):
        if (
            isinstance(knoop, ast.Constant)
            and isinstance(knoop.value, str)
            and id(knoop) not in uitleg
        ):
            yield knoop.lineno, knoop.value


@pytest.mark.eis("E006")
def test_geen_tekst_op_een_scherm_gaat_over_herkomst():
    gevonden = [
        f"{module.relative_to(PAKKET)}:{regel} {tekst}"
        for module in PAKKET.rglob("*.py")
        if module != WEIGERT
        for regel, tekst in teksten(module)
        if fout(tekst)
    ]
    assert gevonden == []


@pytest.mark.eis("E006")
def test_de_woorden_die_een_kolom_weigeren_worden_nergens_anders_voor_gebruikt():
    gebruikt = [
        module.name
        for module in PAKKET.rglob("*.py")
        if "nietovernemen" in module.read_text("utf-8") and module != WEIGERT
    ]
    assert gebruikt == ["importvelden.py"]
    openbaar = [naam for naam in vars(nietovernemen) if naam.startswith("over")]
    assert openbaar == ["over_achtergrond"]
    # Wat deze proef een fout woord vindt, wordt ook als kolom geweigerd.
    assert [woord for woord in (*BEGIN, *HEEL) if not nietovernemen.over_achtergrond(woord)] == []


@pytest.mark.eis("E006")
@pytest.mark.parametrize("pad", sorted(templates().glob("*.docx")), ids=lambda pad: pad.name)
def test_geen_brief_gaat_over_herkomst(pad):
    with zipfile.ZipFile(io.BytesIO(pad.read_bytes())) as pakket:
        delen = [pakket.read(naam).decode() for naam in pakket.namelist() if naam.endswith(".xml")]
    woorden = [fout(re.sub(r"<[^>]+>", "", deel)) for deel in delen if "<w:t" in deel]
    assert woorden
    assert not any(woorden)
    if pad.stem == "aanmeldingsformulier":  # geen brief: het heeft geen velden van een brief
        return
    lijst = velden(BriefSoort(pad.stem)).velden
    assert [veld.naam for veld in lijst if fout(f"{veld.naam} {veld.uitleg}")] == []
