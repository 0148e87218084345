"""Make a PDF of a Word document: with LibreOffice, or with Word on a Windows machine without it.

The document is personal data. It exists on disk only in a private folder that is removed before
the answer is given, together with the profile of LibreOffice, which remembers file names.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

# A fresh profile costs 0.1 s of 1.2 s, and two programs can never be in each other's way.
_PROFIEL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/History">
<prop oor:name="PickListSize" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
# Tagged: a screen reader finds headings and reading order in the PDF too.
_FILTER = (
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"},'
    '"ExportBookmarks":{"type":"boolean","value":"true"}}'
)
_WORD = """
$ErrorActionPreference = 'Stop'
$word = New-Object -ComObject Word.Application
try {
  $word.Visible = $false
  $word.DisplayAlerts = 0
  $word.AutomationSecurity = 3
  $brief = $word.Documents.Open($env:CMPG_BRIEF, $false, $true, $false)
  $brief.ExportAsFixedFormat($env:CMPG_PDF, 17)
  $brief.Close(0)
} finally { $word.Quit(0) }
"""
_WACHT = 0.1
_OPRUIMEN = 5.0
_INSTALLEREN = (
    "Een PDF maken lukt niet: LibreOffice is niet gevonden. Installeer LibreOffice Writer (op "
    "Debian: apt install libreoffice-writer-nogui), of bewaar de brief als Word-document."
)


class PdfFout(Exception):  # noqa: N818 - Fout is the Dutch for error
    """No PDF could be made: why, and what to do, in Dutch."""


class PdfAfgebroken(PdfFout):
    """Whoever asked for the PDF did not want it any more."""


def zoek_soffice() -> str | None:
    """Find LibreOffice on this machine."""
    gevonden = shutil.which("soffice") or shutil.which("libreoffice")
    if gevonden or os.name != "nt":
        return gevonden
    mappen = (os.environ.get(naam) for naam in ("ProgramFiles", "ProgramFiles(x86)"))
    paden = (Path(map_) / "LibreOffice/program/soffice.com" for map_ in mappen if map_)
    return next((str(pad) for pad in paden if pad.is_file()), None)


def naar_pdf(
    docx: bytes,
    *,
    map_tijdelijk: Path | None = None,
    tijd: float = 60,
    stop: Callable[[], bool] | None = None,
) -> bytes:
    """Turn a Word document into a tagged PDF.

    Args:
        docx: the document.
        map_tijdelijk: where the private folder comes; else the system's own place for it.
        tijd: seconds after which the work is ended.
        stop: asked ten times a second; true ends the work.

    Raises:
        PdfFout: LibreOffice is missing, failed or took too long.
        PdfAfgebroken: `stop` said so.

    """
    # mkdtemp makes the folder 0700; Windows keeps %TEMP% to the user.
    with tempfile.TemporaryDirectory(
        prefix="cmpg-", dir=map_tijdelijk, ignore_cleanup_errors=os.name == "nt"
    ) as naam:
        werkmap = Path(naam)
        brief, pdf = werkmap / "brief.docx", werkmap / "brief.pdf"
        brief.write_bytes(docx)
        uitvoer = _draai(*_opdracht(werkmap, brief, pdf), tijd=tijd, stop=stop)
        inhoud = pdf.read_bytes() if pdf.is_file() else b""
    if not inhoud.startswith(b"%PDF"):
        # LibreOffice says success with status 0 also when it could not read the document.
        msg = "Van dit document kan geen PDF worden gemaakt. Open het in Word en kijk het na."
        raise PdfFout(msg) from RuntimeError(uitvoer)
    return inhoud


def _opdracht(werkmap: Path, brief: Path, pdf: Path) -> tuple[list[str], dict[str, str]]:
    omgeving = {**os.environ, "TMPDIR": str(werkmap), "TMP": str(werkmap), "TEMP": str(werkmap)}
    soffice = zoek_soffice()
    if soffice:
        profiel = werkmap / "profiel"
        (profiel / "user").mkdir(parents=True)
        (profiel / "user/registrymodifications.xcu").write_text(_PROFIEL, encoding="utf-8")
        opdracht = [
            soffice,
            f"-env:UserInstallation={profiel.as_uri()}",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", _FILTER, "--outdir", str(werkmap), str(brief)),
        ]
        return opdracht, omgeving
    powershell = shutil.which("powershell") if os.name == "nt" else None
    if not powershell:
        raise PdfFout(_INSTALLEREN)
    # Not tried on a real Windows machine. The paths go by environment: nothing to quote.
    omgeving |= {"CMPG_BRIEF": str(brief), "CMPG_PDF": str(pdf)}
    return [powershell, "-NoProfile", "-NonInteractive", "-Command", _WORD], omgeving


def _draai(
    opdracht: list[str],
    omgeving: dict[str, str],
    *,
    tijd: float,
    stop: Callable[[], bool] | None,
) -> str:
    """Run a program until it is ready, too late or no longer wanted; leave no child behind."""
    try:
        proces = subprocess.Popen(  # noqa: S603 - our own arguments, no shell
            opdracht,
            env=omgeving,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as fout:
        raise PdfFout(_INSTALLEREN) from fout
    try:
        return _wacht(proces, tijd=tijd, stop=stop)
    finally:
        _ruim_op(proces)


def _wacht(proces: subprocess.Popen[bytes], *, tijd: float, stop: Callable[[], bool] | None) -> str:
    einde = time.monotonic() + tijd
    while True:
        if stop is not None and stop():
            msg = "Het maken van de PDF is afgebroken."
            raise PdfAfgebroken(msg)
        rest = einde - time.monotonic()
        if rest <= 0:
            msg = (
                f"Het maken van de PDF duurde langer dan {tijd:.0f} seconden en is afgebroken. "
                "Probeer het nog eens, of bewaar de brief als Word-document."
            )
            raise PdfFout(msg)
        with contextlib.suppress(subprocess.TimeoutExpired):
            uitvoer, _ = proces.communicate(timeout=min(_WACHT, rest))
            return uitvoer.decode("utf-8", "replace")


def _ruim_op(proces: subprocess.Popen[bytes]) -> None:
    """End the program with its children: soffice is a script that starts soffice.bin."""
    if os.name == "nt":
        if proces.poll() is None:
            taskkill = shutil.which("taskkill") or "taskkill"
            subprocess.run(  # noqa: S603 - a number, no shell
                [taskkill, "/T", "/F", "/PID", str(proces.pid)], check=False, capture_output=True
            )
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):  # all ended by itself
            os.killpg(proces.pid, signal.SIGKILL)
    # The pipe closes when the last child is gone; only then can the folder be removed for good.
    with contextlib.suppress(subprocess.TimeoutExpired, ValueError):
        proces.communicate(timeout=_OPRUIMEN)
