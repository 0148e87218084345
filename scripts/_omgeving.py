"""Maak de Python-omgeving `.venv` van deze map klaar.

Gebruik: python scripts/_omgeving.py programma|ontwikkel

Alleen de standaardbibliotheek: dit draait voordat er iets geinstalleerd is, op Linux en Windows.
Het project zelf wordt niet gebouwd: een .pth-bestand wijst naar de bron en de opdrachten uit
pyproject.toml worden kleine bestanden in de omgeving. Zo is er geen bouwpakket nodig.
"""

import os
import re
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

BRON = Path(__file__).resolve().parent.parent
OMGEVING = BRON / ".venv"
WINDOWS = os.name == "nt"
MAP_OPDRACHTEN = OMGEVING / ("Scripts" if WINDOWS else "bin")
PYTHON = MAP_OPDRACHTEN / ("python.exe" if WINDOWS else "python")
# Wat ontwikkel.txt vastzet, bevat alles van programma.txt (tests/test_bron.py bewaakt dat).
OMVAT = {"programma": ("programma",), "ontwikkel": ("ontwikkel", "programma")}


def meld(tekst: str) -> None:
    print(tekst, file=sys.stderr, flush=True)


def zonder_adressen(tekst: str) -> str:
    """Haal adressen weg uit een melding van pip."""
    tekst = re.sub(r"[a-z][a-z0-9+.-]*://[^\s'\")]+", "(adres)", tekst)
    return re.sub(r"(host=)[^,)]*", r"\1(adres)", tekst)


def maak_stempel(soort: str) -> bytes:
    """Geef waarvoor de omgeving klaar is; `is_klaar` in _gemeen.sh rekent hetzelfde uit."""
    vereist = BRON / "requirements" / f"{soort}.txt"
    return f"{BRON}\n".encode() + vereist.read_bytes() + Path(__file__).read_bytes()


def is_klaar(soort: str) -> bool:
    stempel = OMGEVING / f".klaar-{soort}"
    return PYTHON.exists() and stempel.exists() and stempel.read_bytes() == maak_stempel(soort)


def is_bruikbaar() -> bool:
    """Zeg of de bestaande omgeving start, nieuw genoeg is en bij deze map hoort."""
    if not PYTHON.exists():
        return False
    vraag = "import pip, sys; print(sys.prefix); sys.exit(sys.version_info < (3, 11))"
    antwoord = subprocess.run([PYTHON, "-c", vraag], capture_output=True, text=True, check=False)
    return antwoord.returncode == 0 and Path(antwoord.stdout.strip()) == OMGEVING


def maak_omgeving() -> None:
    meld("Python-omgeving maken in .venv.")
    venv.EnvBuilder(clear=True, with_pip=True, symlinks=not WINDOWS).create(OMGEVING)


def installeer(soort: str) -> bool:
    """Installeer de vastgezette pakketten; zeg of het gelukt is."""
    meld("Bibliotheken ophalen en installeren. De eerste keer duurt dat enkele minuten.")
    opdracht = [PYTHON, "-m", "pip", "install", "--quiet", "--no-input", "--require-hashes"]
    opdracht += ["--disable-pip-version-check", "-r", BRON / "requirements" / f"{soort}.txt"]
    uitkomst = subprocess.run(
        opdracht,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if uitkomst.returncode == 0:
        return True
    meld("Het installeren van de bibliotheken is niet gelukt. De laatste regels van pip:")
    regels = zonder_adressen(uitkomst.stdout).splitlines()
    # Van de herhaalde pogingen zegt de laatste genoeg.
    for regel in [r for r in regels if not re.search(r"Retry\(total=[1-9]", r)][-8:]:
        meld(f"  {regel}")
    meld("Kijk of deze computer bij de pakketbron van pip kan, en start dan opnieuw.")
    return False


def schrijf_opdrachten() -> None:
    """Schrijf de opdrachten uit pyproject.toml en de verwijzing naar de bron in de omgeving."""
    vraag = "import sysconfig; print(sysconfig.get_path('purelib'))"
    plek = subprocess.run([PYTHON, "-c", vraag], capture_output=True, text=True, check=True)
    wijzer = Path(plek.stdout.strip()) / "cmpg_desktop_bron.pth"
    wijzer.write_text(f"{BRON}\n", encoding="utf-8")
    with (BRON / "pyproject.toml").open("rb") as bestand:
        opdrachten: dict[str, str] = tomllib.load(bestand)["project"]["scripts"]
    for naam, doel in opdrachten.items():
        module, functie = doel.split(":")
        code = f"import sys; sys.argv[0] = '{naam}'; from {module} import {functie}; "
        code += f"sys.exit({functie}())"
        # -P: de map waarin men staat mag geen modules van het programma overschaduwen.
        if WINDOWS:
            tekst = f'@"%~dp0python.exe" -P -c "{code}" %*\n'
            (MAP_OPDRACHTEN / f"{naam}.cmd").write_text(tekst, encoding="utf-8")
        else:
            tekst = f'#!/bin/sh\nexec "{PYTHON}" -P -c "{code}" "$@"\n'
            pad = MAP_OPDRACHTEN / naam
            pad.write_text(tekst, encoding="utf-8")
            pad.chmod(0o755)


def vertaal_bron() -> None:
    """Vertaal de bron vooraf: ook de eerste start en een map zonder schrijfrecht zijn dan snel."""
    opdracht = [PYTHON, "-m", "compileall", "-q", BRON / "cmpg_desktop"]
    subprocess.run(opdracht, check=False)


def main(argumenten: list[str]) -> int:
    if len(argumenten) != 1 or argumenten[0] not in OMVAT:
        meld("Gebruik: python scripts/_omgeving.py programma|ontwikkel")
        return 2
    soort = argumenten[0]
    if is_klaar(soort):
        return 0
    for stempel in OMGEVING.glob(".klaar-*"):
        # Wie halverwege stopt, begint de volgende keer opnieuw.
        stempel.unlink()
    if not is_bruikbaar():
        maak_omgeving()
    if not installeer(soort):
        return 1
    schrijf_opdrachten()
    vertaal_bron()
    for naam in OMVAT[soort]:
        (OMGEVING / f".klaar-{naam}").write_bytes(maak_stempel(naam))
    meld("De omgeving is klaar.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
