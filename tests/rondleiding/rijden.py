"""Run the rondleiding: the real program on a demonstration of its own, into a folder.

Leaves screenshots, the letter as .docx and .pdf, `gebeurtenissen.json` (what events cost) and
`rondleiding.json` (per melding what the database holds at the end).
"""

import json
import os
import shutil
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

BRON = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(BRON))

from cmpg_desktop import app as programma  # noqa: E402  (the path comes first)
from cmpg_desktop.berichten.documenten import HaalBestand  # noqa: E402
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop  # noqa: E402
from cmpg_desktop.berichten.meldingen import MeldingBlad, Meldingen, MeldingOpenen  # noqa: E402
from cmpg_desktop.berichten.team import BeginLezen  # noqa: E402
from cmpg_desktop.database.plek import Plek  # noqa: E402
from cmpg_desktop.openen import open_embedded  # noqa: E402
from cmpg_desktop.opties import lees_opties  # noqa: E402
from tests.rondleiding.meting import GemetenApp, LegeLus, schrijf_verslag  # noqa: E402
from tests.rondleiding.verhaal import Rondleiding  # noqa: E402

DAG = "2026-03-06T08:45"
GEDULD_S = 900


def rijd(folder: Path) -> dict[str, object]:
    """Drive the whole story; gives what `rondleiding.json` holds."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cmpg-rondleiding-") as plek:
        _vertoon(folder, Path(plek))
        uitkomst = _lees_terug(Path(plek), folder)
    (folder / "rondleiding.json").write_text(
        json.dumps(uitkomst, indent=2, ensure_ascii=False), encoding="utf-8"
    )
    return uitkomst


def _vertoon(folder: Path, plek: Path) -> None:
    os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    opties = lees_opties(
        ["--demo", "--map", str(plek), "--vandaag", DAG, "--als", "Marloes", "--thema", "licht"]
    )
    leeg = LegeLus()
    app = GemetenApp(["cmpg-desktop"])
    venster = programma.bouw(app, opties)
    bestuurder = Rondleiding(app, venster, folder)
    venster.show()
    app.begin()
    bestuurder.rijd(bestuurder.verhaal())
    app.exec()
    schrijf_verslag(app, leeg.stop(), folder / "gebeurtenissen.json")
    if bestuurder.fout is not None:
        raise bestuurder.fout


def _lees_terug(plek: Path, folder: Path) -> dict[str, object]:
    nu = datetime.fromisoformat(DAG).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
    geopend = open_embedded(Plek(plek), nu=nu)
    gevolgd = Gevolgd(lambda *_: None, Stop())
    try:
        werk = geopend.uitvoering
        begin = werk.ask(BeginLezen(), Context(nu=nu), gevolgd)
        wie = next(een for een in begin.accounts if "Marloes" in een.naam)
        context = Context(nu=nu, actor=wie.id)
        bladen = [
            werk.ask(MeldingOpenen(id=rij.id), context, gevolgd)
            for rij in werk.ask(Meldingen(ook_afgehandeld=True), context, gevolgd)
        ]
        for blad in bladen:
            for document in blad.documenten:
                _bewaar_brief(werk, context, gevolgd, document, folder)
        return {"vandaag": DAG[:10], "meldingen": [_als_json(blad) for blad in bladen]}
    finally:
        geopend.close()


def _bewaar_brief(werk, context, gevolgd, document, folder: Path) -> None:
    if document.soort == "bijlage" or document.verzonden_op is None:
        return
    for als_pdf, naam in ((False, "brief.docx"), (True, "brief.pdf")):
        if not (folder / naam).exists():
            vraag = HaalBestand(document_id=document.id, als_pdf=als_pdf)
            (folder / naam).write_bytes(werk.ask(vraag, context, gevolgd).bytes)


def _als_json(blad: MeldingBlad) -> dict[str, object]:
    uitkomst = blad.stand.weergave
    if blad.casus_id is not None:
        uitkomst = f"{uitkomst}, gekoppeld aan {blad.casus}"
    return {
        "titel": blad.kop,
        "ontvangen": blad.ontvangen_op.isoformat(),
        "uitkomst": uitkomst,
        "termijnen": {termijn.naam: termijn.uiterlijk.isoformat() for termijn in blad.termijnen},
        "documenten": [
            {
                "soort": document.soort,
                "naam": document.naam,
                "verzonden": document.verzonden_op.isoformat() if document.verzonden_op else None,
            }
            for document in blad.documenten
        ],
        "personen": [een.persoon.weergavenaam for een in blad.betrokkenen],
    }


# What the manual and the README show, and under which name.
HANDLEIDING = {
    "werkvoorraad-vol": "werkvoorraad",
    "melding-boven": "melding",
    "telefoonnotitie": "telefoonnotitie",
    "brief": "brief",
}


def maak_handleiding(folder: Path) -> None:
    """Put the pictures in the manual."""
    doel = BRON / "resources" / "handleiding" / "beelden"
    doel.mkdir(exist_ok=True)
    for naam, als in HANDLEIDING.items():
        shutil.copyfile(folder / f"{naam}.png", doel / f"{als}.png")


if __name__ == "__main__":
    argumenten = [een for een in sys.argv[1:] if een != "--handleiding"]
    if len(argumenten) != 1:
        sys.exit("Gebruik: scripts/rondleiding [--scherm] [--handleiding] MAP")
    resultaat = rijd(Path(argumenten[0]))
    if "--handleiding" in sys.argv:
        maak_handleiding(Path(argumenten[0]))
    print(json.dumps(resultaat, indent=2, ensure_ascii=False))
