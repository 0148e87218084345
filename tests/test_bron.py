"""De bron zelf is in orde: vastgezet, zonder downloadadressen, in hanteerbare stukken."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

BRON = Path(__file__).parents[1]
# In stukken, want ook dit bestand wordt nagekeken.
DOWNLOADHOSTS = [
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "deb." + "debian.org",
    "archive." + "ubuntu.com",
    "registry." + "npmjs.org",
    "proxy." + "golang.org",
    "crates" + ".io",
    "download." + "qt.io",
]
# De namen staan nergens voluit: dan zou dit bestand zichzelf vinden.
INDEXOPTIE = re.compile(
    r"(?<![\w-])--?(extra-)?index[-]url\b|(?<![\w-])--(find[-]links|trusted[-]host)\b"
    r"|^\s*(extra-)?index[-]url\s*=|^\s*find[-]links\s*=|^\[\[tool[.]uv[.]index\]\]",
    re.MULTILINE,
)
PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
DOOR_BESTAND = re.compile(r"-r requirements/(\w+)\.in")


def _bestanden():
    lijst = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=BRON,
        capture_output=True,
        text=True,
        check=True,
    )
    return [pad for naam in lijst.stdout.split("\0") if naam and (pad := BRON / naam).is_file()]


def _teksten():
    for pad in _bestanden():
        try:
            yield pad.relative_to(BRON), pad.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def _normaal(naam):
    return re.sub(r"[-_.]+", "-", naam).lower()


def _gevraagd(soort):
    """Geef de namen in een .in-bestand, zonder die van ingesloten bestanden."""
    regels = (BRON / "requirements" / f"{soort}.in").read_text().splitlines()
    eisen = [regel.split("#")[0].strip() for regel in regels]
    return {_normaal(re.split(r"[\s\[<>=~!;]", eis)[0]) for eis in eisen if eis and eis[0] != "-"}


def _pins(soort):
    """Geef naam -> (versie, blok) van een gecompileerd bestand."""
    tekst = (BRON / "requirements" / f"{soort}.txt").read_text()
    blokken = re.split(r"^(?=[a-z0-9])", tekst, flags=re.MULTILINE)
    return {m[1]: (m[2], blok) for blok in blokken if (m := PIN.match(blok))}


def test_geen_downloadadressen_en_geen_pakketbron_in_de_bron():
    fout = [
        f"{pad}: {host}"
        for pad, tekst in _teksten()
        for host in DOWNLOADHOSTS
        if host in tekst.lower()
    ]
    fout += [
        f"{pad}: {m[0].strip()}" for pad, tekst in _teksten() for m in INDEXOPTIE.finditer(tekst)
    ]
    assert fout == []


@pytest.mark.parametrize("map_", ["scripts", "requirements", ".ci"])
def test_scripts_en_vastgezette_versies_noemen_geen_enkel_adres(map_):
    # Namen van XML-naamruimten zien eruit als adressen, maar zijn er geen.
    naamruimte = r"(?!schemas\.(?:openxmlformats\.org|microsoft\.com)|purl\.org)"
    adres = re.compile(rf"\b[a-z][a-z0-9+.-]*://{naamruimte}[a-z0-9]", re.IGNORECASE)
    fout = [str(pad) for pad, tekst in _teksten() if pad.parts[0] == map_ and adres.search(tekst)]
    assert fout == []


def test_er_zijn_geen_lockbestanden():
    verboden = {"package-lock.json", "Pipfile.lock"}
    assert [p for p in _bestanden() if p.suffix == ".lock" or p.name in verboden] == []


def test_elk_in_bestand_heeft_een_gecompileerd_bestand():
    vereisten = BRON / "requirements"
    assert {p.stem for p in vereisten.glob("*.in")} == {p.stem for p in vereisten.glob("*.txt")}


@pytest.mark.parametrize("soort", ["programma", "ontwikkel"])
def test_gecompileerd_bestand_past_bij_wat_gevraagd_is(soort):
    pins = _pins(soort)
    rechtstreeks = {n for n, (_, blok) in pins.items() if soort in DOOR_BESTAND.findall(blok)}
    assert rechtstreeks == _gevraagd(soort)


@pytest.mark.parametrize("soort", ["programma", "ontwikkel"])
def test_elke_vastgezette_versie_heeft_een_hash(soort):
    pins = _pins(soort)
    assert len(pins) > 10
    assert [naam for naam, (_, blok) in pins.items() if "--hash=sha256:" not in blok] == []


def test_ontwikkelomgeving_bevat_precies_de_versies_van_het_programma():
    ontwikkel = {naam: versie for naam, (versie, _) in _pins("ontwikkel").items()}
    programma = {naam: versie for naam, (versie, _) in _pins("programma").items()}
    assert programma.items() <= ontwikkel.items()


def test_pyproject_vraagt_hetzelfde_als_programma_in():
    project = tomllib.loads((BRON / "pyproject.toml").read_text())["project"]
    regels = (BRON / "requirements" / "programma.in").read_text().splitlines()
    assert {r for r in regels if r and not r.startswith("#")} == set(project["dependencies"])


def test_modules_zijn_korter_dan_450_regels():
    lengtes = {
        str(pad.relative_to(BRON)): len(pad.read_text(encoding="utf-8").splitlines())
        for pad in (BRON / "cmpg_desktop").rglob("*.py")
    }
    te_lang = {pad for pad, lengte in lengtes.items() if lengte >= 450}
    assert {pad for pad in te_lang if "/migraties/versions/" not in pad} == set()


def test_scripts_zijn_uitvoerbaar_en_kloppend_bash():
    scripts = [p for p in (BRON / "scripts").iterdir() if p.is_file() and not p.suffix]
    scripts.append(BRON / ".ci" / "run")
    assert {p.name for p in scripts} >= {"start", "test", "lint", "bench", "rondleiding", "run"}
    assert [p.name for p in scripts if not p.stat().st_mode & 0o100] == []
    for pad in [*scripts, BRON / "scripts" / "_gemeen.sh"]:
        if "python" not in pad.read_text(encoding="utf-8").partition("\n")[0]:
            subprocess.run(["bash", "-n", pad], check=True)
