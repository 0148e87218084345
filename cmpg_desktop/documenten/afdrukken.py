"""Send a PDF to a printer of this machine.

A PDF goes to the printing system as it is: drawing its pages through Qt makes pictures of them,
ten times as big and less sharp (techniek B7).
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_TIJD = 30.0
_GEEN_SYSTEEM = (
    "Op deze computer is geen afdruksysteem gevonden. Kies PDF opslaan en druk de brief op een "
    "andere manier af."
)
_WINDOWS_PRINTERS = "Get-Printer | ForEach-Object { $_.Name }"
_WINDOWS_AFDRUKKEN = """
$ErrorActionPreference = 'Stop'
if ($env:CMPG_PRINTER) {
  $naam = '"' + $env:CMPG_PRINTER + '"'
  $p = Start-Process $env:CMPG_PDF -Verb PrintTo -ArgumentList $naam -PassThru
} else { $p = Start-Process $env:CMPG_PDF -Verb Print -PassThru }
if ($p) { [void]$p.WaitForExit(20000) }
"""


class AfdrukFout(Exception):
    """Printing did not work: why, and what to do, in Dutch."""


def printers() -> tuple[str, ...]:
    """Name the printers of this machine; none when there is no printing system."""
    if os.name == "nt":
        opdracht = _powershell(_WINDOWS_PRINTERS)
    else:
        lpstat = shutil.which("lpstat")
        opdracht = [lpstat, "-e"] if lpstat else None
    if opdracht is None:
        return ()
    try:
        antwoord = _draai(opdracht)
    except AfdrukFout:
        return ()
    if antwoord.returncode != 0:
        return ()
    regels = antwoord.stdout.decode("utf-8", "replace").splitlines()
    return tuple(regel.strip() for regel in regels if regel.strip())


def druk_af(pdf: bytes, printer: str | None, *, titel: str = "Brief") -> None:
    """Print a PDF; without a printer, on the one that the system prefers.

    Everyone at the printer can read `titel`: never a name or a reference.

    Raises:
        AfdrukFout: there is no printing system, the printer is unknown, or it was refused.

    """
    if not pdf.startswith(b"%PDF"):
        msg = "Alleen een PDF kan worden afgedrukt."
        raise AfdrukFout(msg)
    if printer is not None and printer not in printers():
        msg = f"De printer {printer} is er niet (meer). Kies een andere printer of PDF opslaan."
        raise AfdrukFout(msg)
    if os.name == "nt":
        _druk_af_windows(pdf, printer)
        return
    lp = shutil.which("lp")
    if lp is None:
        raise AfdrukFout(_GEEN_SYSTEEM)
    doel = ["-d", printer] if printer is not None else []
    # Through standard input: the letter does not come on disk here.
    antwoord = _draai([lp, *doel, "-t", titel, "-"], invoer=pdf)
    if antwoord.returncode != 0:
        uitleg = antwoord.stderr.decode("utf-8", "replace").strip()
        msg = (
            "Afdrukken is niet gelukt. Kijk of de printer aan staat, of kies PDF opslaan. "
            f"Het afdruksysteem zegt: {uitleg}"
        )
        raise AfdrukFout(msg)


def _druk_af_windows(pdf: bytes, printer: str | None) -> None:
    """Print through the program that opens PDFs. Not tried on a real Windows machine."""
    opdracht = _powershell(_WINDOWS_AFDRUKKEN)
    if opdracht is None:
        raise AfdrukFout(_GEEN_SYSTEEM)
    with tempfile.TemporaryDirectory(prefix="cmpg-", ignore_cleanup_errors=True) as naam:
        bestand = Path(naam) / "brief.pdf"
        bestand.write_bytes(pdf)
        antwoord = _draai(opdracht, extra={"CMPG_PDF": str(bestand), "CMPG_PRINTER": printer or ""})
    if antwoord.returncode != 0:
        msg = "Afdrukken is niet gelukt. Kies PDF opslaan en druk de brief af vanuit de PDF."
        raise AfdrukFout(msg)


def _powershell(opdracht: str) -> list[str] | None:
    powershell = shutil.which("powershell")
    return (
        [powershell, "-NoProfile", "-NonInteractive", "-Command", opdracht] if powershell else None
    )


def _draai(
    opdracht: list[str], *, invoer: bytes = b"", extra: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - our own arguments, no shell
            opdracht,
            input=invoer,
            capture_output=True,
            check=False,
            timeout=_TIJD,
            env={**os.environ, "LC_ALL": "C.UTF-8", **(extra or {})},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired as fout:
        msg = "De printer geeft geen antwoord. Probeer het straks nog eens, of kies PDF opslaan."
        raise AfdrukFout(msg) from fout
    except OSError as fout:
        raise AfdrukFout(_GEEN_SYSTEEM) from fout
