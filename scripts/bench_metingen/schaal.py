"""What 10,000 casussen and 100,000 persons cost, against 100 casussen."""

import statistics
import time
from datetime import date
from pathlib import Path

from maat import Meting, proefmap
from werk import Werk, geopend

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, Meldingen, MeldingOpenen
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze


def _duur(doe) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def _bewaar(werk: Werk, melding, oud: list[str]) -> None:
    nieuw = f"vraag {len(oud)} {'x' * (len(oud) % 7)}"
    werk.doe(WijzigVeld(veld=Veld.MELDING_CONCRETE_VRAAG, id=melding, oud=oud[-1], nieuw=nieuw))
    oud.append(nieuw)


def _handelingen(werk: Werk, regels: int):
    eerste = werk.vraag(Meldingen(limiet=1))[0].id
    nieuw = nieuw_id()
    werk.doe(MaakMelding(id=nieuw, ontvangen_op=date(2026, 3, 2), wijze=OntvangstWijze.E_MAIL))
    oud = [""]
    return {
        "een melding openen": lambda: werk.vraag(MeldingOpenen(id=eerste)),
        "een veld opslaan": lambda: _bewaar(werk, nieuw, oud),
        "een even lange lijst van meldingen": lambda: werk.vraag(Meldingen(limiet=regels)),
    }


def meet(folder: Path, *, snel: bool) -> list[Meting]:
    with geopend(proefmap(folder, 100)) as klein, geopend(proefmap(folder, 10_000)) as groot:
        # What more lines cost is no matter of scale: both lists are as long.
        regels = len(klein.vraag(Meldingen()))
        klein_doet, groot_doet = _handelingen(klein, regels), _handelingen(groot, regels)
        metingen = []
        for naam, in_klein in klein_doet.items():
            paren = []
            for _ in range(20 if snel else 60):
                a = _duur(in_klein)
                paren.append(_duur(groot_doet[naam]) / a)
            verhouding = statistics.median(paren)
            metingen.append(Meting(f"{naam}: 10.000 tegen 100 casussen", verhouding, "x", 1.5))
    return metingen
