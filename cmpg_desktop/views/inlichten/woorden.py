"""The words of the screen for how telling stands, for a letter, and for what was recorded."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from cmpg_desktop.berichten.inlichten import InlichtenBetrokkene, InlichtenRegel
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief, InlichtenBriefSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.taal import opsomming, te_laat_tekst, voluit
from cmpg_desktop.werkproces.termijn import TermijnStatus

_S = InlichtenStatus
_UITERLIJK: Final = {
    _S.TE_DOEN: (PilSoort.BINNENKORT, "envelope"),
    _S.WACHT_OP_ANTWOORD: (PilSoort.BINNENKORT, "question"),
    _S.INGELICHT: (PilSoort.OP_SCHEMA, "check-circle-fill"),
    _S.UITGEZONDERD: (PilSoort.ACCENT, "hourglass"),
    _S.NIET_NODIG: (PilSoort.RUSTIG, "prohibit"),
}
_BRIEF: Final = {
    InlichtenBriefSoort.KIJKEN_VOLWASSENE: "Brief",
    InlichtenBriefSoort.KIJKEN_JONGERE: "Brief in gewone taal",
    InlichtenBriefSoort.KIJKEN_VERTEGENWOORDIGER: "Brief voor wie het gezag heeft",
}

_MIST: Final = {
    "adres.huisnummer": "het huisnummer",
    "adres.postcode": "de postcode",
    "adres.woonplaats": "de woonplaats",
}


def statuspil(een: InlichtenBetrokkene, naam: str) -> Pil:
    """Make the pill that says how it stands; what is late says so."""
    stand, termijn = een.stand, een.termijn
    soort, teken = _UITERLIJK[stand.status]
    tekst = stand.status.weergave
    if stand.datum is not None:
        tekst = f"{tekst.removesuffix(' tot')} tot en met" if tekst.endswith(" tot") else tekst
        tekst = f"{tekst} {voluit(stand.datum)}"
    if stand.status.is_open and termijn and termijn.status is TermijnStatus.TE_LAAT:
        soort, teken = PilSoort.TE_LAAT, "warning-circle-fill"
        tekst = f"{te_laat_tekst(termijn.dagen_te_laat)}: {tekst}"
    return Pil(tekst, soort, naam=naam, icoon_naam=teken)


def brief_zin(brief: InlichtenBrief, namen: Mapping[UUID, str]) -> str:
    """Tell one letter: what, to whom, about whom, where, and that the address is secret."""
    aan = opsomming([houder.weergave for houder in brief.aan])
    over = [namen[een] for een in brief.over]
    if brief.zelf and over:
        over = ["zichzelf", *over]
    waarover = f", over {opsomming(over)}" if over else ""
    waar = brief.adres.weergave if brief.adres else _adres_mist(brief)
    geheim = " (geheim adres)" if brief.geheim else ""
    return f"{_BRIEF.get(brief.soort, 'Brief')} aan {aan}{waarover}: {waar}{geheim}."


def _adres_mist(brief: InlichtenBrief) -> str:
    """Say which part of the address lacks, when the rest is known."""
    delen = (_MIST[vraag.veld] for vraag in brief.vragen if vraag.veld in _MIST)
    return next((f"{deel} ontbreekt nog" for deel in delen), "adres nog niet bekend")


def verleden_zin(regel: InlichtenRegel) -> str:
    """Tell one fact of the history in a sentence."""
    if regel.soort is FeitSoort.INGELICHT:
        aan = f": {regel.aan}" if regel.aan else ""
        hoe = {"brief": "per brief", "telefoon": "per telefoon", "e-mail": "per e-mail"}.get(
            regel.kanaal, "in een gesprek" if regel.kanaal else ""
        )
        door = f"door {regel.wie}" if regel.wie else ""
        rest = ", ".join(filter(None, (hoe, door)))
        kern = f"Ingelicht op {voluit(regel.datum)}{aan}{f' ({rest})' if rest else ''}."
    elif regel.niet_nodig:
        kern = f"Inlichten is niet nodig, vastgelegd op {voluit(regel.datum)}."
    else:
        tot = f" tot en met {voluit(regel.tot)}" if regel.tot else ""
        voor = f" voor {regel.aan}" if regel.aan else ""
        eerste = regel.soort is FeitSoort.INLICHTEN_UITGEZONDERD
        wat = "Uitzondering gewogen" if eerste else "Uitzondering opnieuw gewogen"
        kern = f"{wat} op {voluit(regel.datum)}{voor}: uitgesteld{tot}."
    if regel.vervallen:
        kern = f"Geldt niet meer: {kern[0].lower()}{kern[1:]}"
    if regel.reden:
        kern += f" Reden: {regel.reden.rstrip('.')}."
    return kern + (" Vastgelegd bij de melding of casus hiernaast." if regel.elders else "")
