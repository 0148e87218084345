"""A letter from its data to .docx bytes, against plain docxtpl on the same template and data."""

import gc
import io
import statistics
import time
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment
from maat import Meting

from cmpg_desktop.documenten.brief import gegevens, voorbeeld
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.brieven import BriefSoort


def _kaal(sjabloon: bytes, waarden: dict[str, object]) -> None:
    """What anyone would write with docxtpl: open, fill with escaping on, save."""
    brief = DocxTemplate(io.BytesIO(sjabloon))
    brief.render(waarden, Environment(autoescape=True))
    brief.save(io.BytesIO())


def meet(_folder: Path, *, snel: bool) -> list[Meting]:
    rondes = 10 if snel else 40
    verhoudingen: list[float] = []
    tijden: list[float] = []
    for soort in BriefSoort:
        sjabloon = (templates() / f"{soort.sjabloon}.docx").read_bytes()
        brief = voorbeeld(soort)
        waarden = gegevens(brief)
        ons, kaal = [], []
        for ronde in range(rondes + 2):
            gc.collect()
            begin = time.perf_counter()
            render(sjabloon, gegevens(brief))
            midden = time.perf_counter()
            _kaal(sjabloon, waarden)
            eind = time.perf_counter()
            if ronde >= 2:  # the first ones compile what both keep
                ons.append(midden - begin)
                kaal.append(eind - midden)
        verhoudingen.append(statistics.median(a / b for a, b in zip(ons, kaal, strict=True)))
        tijden.append(statistics.median(ons))
    return [
        Meting("brief naar .docx, traagste soort", max(verhoudingen), "x docxtpl", 1.3),
        Meting("brief naar .docx, mediaan", statistics.median(tijden) * 1000, "ms"),
    ]
