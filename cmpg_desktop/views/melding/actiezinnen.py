"""The sentences of what can be done with a whole melding."""

from collections.abc import Sequence

from cmpg_desktop.berichten.meldingen import CasusKeuze, Samenvoeging
from cmpg_desktop.werkproces.taal import cijfers, lang, opsomming


def benoem(een: Samenvoeging) -> str:
    """Name the other melding of a merge."""
    return f"de melding “{een.kop}” van {lang(een.ontvangen_op)}"


def uitleg_intrekken(opgenomen: Sequence[Samenvoeging]) -> str:
    """Say what withdrawing means, also for what was merged into it."""
    kern = (
        "De melder trekt de melding in. De termijnen vervallen en u kunt haar alleen nog lezen, "
        "tot u haar heropent."
    )
    zinnen = [kern]
    if opgenomen:
        welke = opsomming([f"“{een.kop}”" for een in opgenomen])
        zinnen.append(
            f"Let op: in deze melding is {welke} opgegaan. Wat daarin is gevraagd, stopt dus ook. "
            "Moet dat doorgaan? Heropen die melding dan eerst."
        )
    zinnen.append(
        "De gegevens horen drie maanden later gewist te worden. Deze versie doet dat nog niet "
        "vanzelf; houd die datum zelf bij."
    )
    return "\n\n".join(zinnen)


def casus_tekst(casus: CasusKeuze) -> str:
    """Return a casus to choose, on two lines."""
    stand = f"afgesloten op {cijfers(casus.gesloten_op)}" if casus.gesloten_op else "loopt"
    boven = " · ".join(filter(None, (casus.nummer, casus.titel, stand)))
    return "\n".join(filter(None, (boven, casus.toelichting)))
