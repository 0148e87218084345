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
from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, BeoordelingOpenen  # noqa: E402
from cmpg_desktop.berichten.casussen import (  # noqa: E402
    CasusBlad,
    CasusGroep,
    CasusOpenen,
    Casussen,
)
from cmpg_desktop.berichten.documenten import DocumentSnapshot, HaalBestand  # noqa: E402
from cmpg_desktop.berichten.inlichten import InlichtenBlad, InlichtenOpenen  # noqa: E402
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop  # noqa: E402
from cmpg_desktop.berichten.meldingen import MeldingBlad, Meldingen, MeldingOpenen  # noqa: E402
from cmpg_desktop.berichten.team import BeginLezen  # noqa: E402
from cmpg_desktop.database.plek import Plek  # noqa: E402
from cmpg_desktop.openen import open_embedded  # noqa: E402
from cmpg_desktop.opties import lees_opties  # noqa: E402
from cmpg_desktop.werkproces.termijnen import Termijn  # noqa: E402
from tests.rondleiding.meting import GemetenApp, LegeLus, schrijf_verslag  # noqa: E402
from tests.rondleiding.teksten import HANDLEIDING  # noqa: E402
from tests.rondleiding.verhaal import Rondleiding  # noqa: E402

DAG = "2026-01-16T08:45"
# The story goes on until here; read back as of then.
LAATSTE_DAG = "2026-04-30T18:15"
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
    nu = datetime.fromisoformat(LAATSTE_DAG).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
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
        return {
            "vandaag": LAATSTE_DAG[:10],
            "meldingen": [
                _als_json(blad)
                | _besluit(werk.ask(BeoordelingOpenen(melding_id=blad.id), context, gevolgd))
                for blad in bladen
            ],
            "casussen": [
                _casus_als_json(
                    werk.ask(CasusOpenen(id=rij.id), context, gevolgd),
                    werk.ask(InlichtenOpenen(dossier_id=rij.id), context, gevolgd),
                )
                for rij in werk.ask(Casussen(groep=CasusGroep.ALLE), context, gevolgd).rijen
            ],
        }
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
        "termijnen": _termijnen(blad.termijnen),
        "documenten": _documenten(blad.documenten),
        "personen": [een.persoon.weergavenaam for een in blad.betrokkenen],
    }


def _besluit(blad: BeoordelingBlad) -> dict[str, object]:
    """Tell how the last decided round ended: by whom, when, and what the melder is asked."""
    for ronde in reversed(blad.rondes):
        if ronde.besluit is not None:
            besluit, voorstel = ronde.besluit, ronde.voorstel
            moment = besluit.moment.astimezone(ZoneInfo("Europe/Amsterdam"))
            return {
                "besluit": {
                    "uitkomst": besluit.uitkomst.value,
                    "voorgesteld_door": voorstel.door if voorstel is not None else "",
                    "door": besluit.door,
                    "namens": besluit.namens,
                    "moment": f"{moment:%Y-%m-%dT%H:%M}",
                    "lijst": list(besluit.lijst),
                    "wacht_tot": blad.wacht_tot.isoformat() if blad.wacht_tot else None,
                }
            }
    return {}


def _casus_als_json(blad: CasusBlad, inlichten: InlichtenBlad) -> dict[str, object]:
    stand = "loopt" if blad.gesloten_op is None else f"gesloten op {blad.gesloten_op}"
    return {
        "titel": blad.kop,
        "nummer": blad.nummer,
        "uitkomst": stand,
        "aanpak": blad.aanpak,
        "zorgmijder": [blad.zorgmijder, blad.zorgmijder_waaruit],
        "casusregisseur": blad.casusregisseur,
        "bouwt_voort_op": blad.eerdere,
        "termijnen": _termijnen(blad.termijnen),
        "documenten": _documenten(blad.documenten),
        "personen": [een.persoon.weergavenaam for een in blad.betrokkenen],
        "inlichten": {een.stand.weergave: een.stand.status.value for een in inlichten.betrokkenen},
    }


def _termijnen(termijnen: tuple[Termijn, ...]) -> dict[str, str]:
    """Name each termijn; of one kind for several people with the person."""
    return {
        f"{een.naam}: {een.over_naam}" if een.over_naam else een.naam: een.uiterlijk.isoformat()
        for een in termijnen
    }


def _documenten(documenten: tuple[DocumentSnapshot, ...]) -> list[dict[str, object]]:
    return [
        {
            "soort": een.soort,
            "naam": een.naam,
            "verzonden": een.verzonden_op.isoformat() if een.verzonden_op else None,
            "aan": een.verzonden_aan,
        }
        for een in documenten
    ]


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
