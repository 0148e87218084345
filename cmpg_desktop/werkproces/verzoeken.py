"""A verzoek of a betrokkene: its kinds, who may ask, and its month (E124, E129-E131)."""

from datetime import date
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.geboorte import Antwoord, Geboorte
from cmpg_desktop.werkproces.leeftijden import rechtenregel, wie_oefent_rechten_uit
from cmpg_desktop.werkproces.taal import hoofdletter, lang, relatief, tel
from cmpg_desktop.werkproces.termijn import Termijn, TermijnStatus
from cmpg_desktop.werkproces.verzoektermijn import MAANDEN
from cmpg_desktop.werkproces.werkdagen import Kalender

_BESCHIKKING: Final = (
    "Vraag de beschikking, en waarvoor zij geldt: een vertegenwoordiger vraagt alleen over wat "
    "iemand zelf niet mag of kan beslissen (UAVG art. 5 lid 4)."
)


class VerzoekSoort(StrEnum):
    """The five rights of the privacyreglement (art. 10 lid 1 and 5, E129)."""

    INZAGE = "inzage"
    AANVULLING = "aanvulling"
    CORRECTIE = "correctie"
    VERWIJDERING = "verwijdering"
    VERZET = "verzet"

    @property
    def weergave(self) -> str:
        """Return the Dutch word of the screen."""
        return self.value

    @property
    def vraagt_grond(self) -> bool:
        """Tell whether it is about data that are wrong: then the reglement has four grounds."""
        return self in {VerzoekSoort.AANVULLING, VerzoekSoort.CORRECTIE, VerzoekSoort.VERWIJDERING}


class VerzoekGrond(StrEnum):
    """Why data must be completed, corrected or removed (reglement art. 10 lid 4, E131)."""

    ONJUIST = "onjuist"
    ONVOLLEDIG = "onvolledig"
    NIET_TER_ZAKE = "niet_ter_zake"
    IN_STRIJD = "in_strijd"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {
            "onjuist": "feitelijk onjuist",
            "onvolledig": "onvolledig",
            "niet_ter_zake": "niet ter zake dienend",
            "in_strijd": "in strijd met een wettelijk voorschrift",
        }[self.value]


class VerzoekWijze(StrEnum):
    """How it came in; an oral request counts from that day too."""

    BALIE = "balie"
    TELEFOON = "telefoon"
    BRIEF = "brief"
    E_MAIL = "e_mail"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {"balie": "mondeling aan de balie", "e_mail": "e-mail"}.get(self.value, self.value)

    @property
    def is_schriftelijk(self) -> bool:
        """Tell whether it lies on paper or screen."""
        return self in {VerzoekWijze.BRIEF, VerzoekWijze.E_MAIL}


class Hoedanigheid(StrEnum):
    """As who somebody asks for another (E130)."""

    OUDER = "ouder"
    VOOGD = "voogd"
    GEMACHTIGDE = "gemachtigde"
    VERTEGENWOORDIGER = "vertegenwoordiger"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        if self is Hoedanigheid.VERTEGENWOORDIGER:
            return "curator, bewindvoerder of mentor"
        return self.value


def verzet_hulp(soort: VerzoekSoort | None, wijze: VerzoekWijze | None) -> str:
    """Say that verzet must be in writing, as long as it is not (reglement art. 10 lid 5, E129)."""
    if soort is not VerzoekSoort.VERZET or (wijze is not None and wijze.is_schriftelijk):
        return ""
    return (
        "Verzet moet schriftelijk, aan de verwerkingsverantwoordelijke (privacyreglement art. 10 "
        "lid 5). Leg het nu vast, en help de vrager het op te schrijven."
    )


def wie_mag_vragen(
    hoedanigheid: Hoedanigheid | None, geboorte: Geboorte, naam: str, op: date
) -> tuple[str, ...]:
    """Say who may ask on this day, and what to check of who does: help, never a wall (E130).

    Args:
        hoedanigheid: as who somebody asks; None for oneself.
        geboorte: of the person it is about, as far as known.
        naam: of that person; may be empty.
        op: the day of the request: another law may hold on another day (besluit 2).

    """
    regel = rechtenregel(op)
    if not naam or (geboorte.vroegst is None and geboorte.laatst is None):
        zinnen = [_in_het_algemeen(op)]
    else:
        zinnen = [_van_deze_leeftijd(geboorte, naam, op)]
    zinnen[0] += f" ({regel.bron})."
    return (*zinnen, *_na_te_vragen(hoedanigheid, geboorte, op))


def _in_het_algemeen(op: date) -> str:
    regel = rechtenregel(op)
    zelf, tot = regel.zelf_vanaf, regel.vertegenwoordiger_tot
    samen = f", van {zelf} tot {tot} jaar mogen beiden vragen" if zelf < tot else ""
    return f"Tot {zelf} jaar vraagt een ouder of voogd{samen}, vanaf {tot} jaar de jongere zelf"


def _van_deze_leeftijd(geboorte: Geboorte, naam: str, op: date) -> str:
    rechten = wie_oefent_rechten_uit(geboorte, op)
    if not rechten.is_zeker:
        return (
            f"De leeftijd van {naam} is niet zeker, en daarmee ook niet wie mag vragen. "
            f"{_in_het_algemeen(op)}"
        )
    if rechten.betrokkene is Antwoord.NEE:
        return f"Voor {naam} vraagt een ouder of voogd met gezag"
    if rechten.vertegenwoordiger is Antwoord.JA:
        return f"{naam} mag zelf vragen, en een ouder of voogd met gezag ook"
    return f"{naam} vraagt zelf; een ander alleen met een machtiging, of als {naam} dat niet kan"


def _na_te_vragen(hoedanigheid: Hoedanigheid | None, geboorte: Geboorte, op: date) -> list[str]:
    rechten = wie_oefent_rechten_uit(geboorte, op)
    if hoedanigheid is None:
        if rechten.betrokkene is not Antwoord.NEE:
            return []
        return [
            "Leg het verzoek van het kind wel vast, en bespreek het met wie het gezag heeft.",
        ]
    if hoedanigheid is Hoedanigheid.GEMACHTIGDE:
        return ["Vraag de machtiging, en van wie zij is."]
    if hoedanigheid is Hoedanigheid.VERTEGENWOORDIGER:
        return [_BESCHIKKING]
    zinnen = ["Kijk na wie het gezag heeft, met de bron. Zonder gezag is er een andere weg."]
    if rechten.vertegenwoordiger is Antwoord.NEE:
        zinnen.insert(
            0,
            "Op deze leeftijd vraagt een ouder of voogd alleen voor wie dat zelf niet kan "
            "(privacyreglement art. 10 lid 2).",
        )
    return zinnen


def hoe_lang_nog(termijn: Termijn, vandaag: date) -> str:
    """Say how it stands with the month: "nog 8 dagen", "3 dagen te laat", "beantwoord gisteren"."""
    if termijn.status is TermijnStatus.GEHAALD and termijn.gehaald_op is not None:
        laat = tel(termijn.dagen_te_laat, "dag", "dagen")
        rest = f", {laat} te laat" if termijn.dagen_te_laat else ""
        return f"beantwoord {relatief(termijn.gehaald_op, vandaag)}{rest}"
    dagen = (termijn.uiterlijk - vandaag).days
    if dagen < 0:
        return f"{tel(-dagen, 'dag', 'dagen')} te laat"
    return {0: "vandaag", 1: "morgen"}.get(dagen, f"nog {dagen} dagen")


def datumbezwaar(
    welk: str, *, ontvangen: date, verlengd: date | None, beantwoord: date | None
) -> str:
    """Say what is wrong with a day beside the others, or nothing.

    Args:
        welk: which of the three was typed: ontvangen, verlengd or beantwoord.
        ontvangen: when it came in.
        verlengd: when the letter about more time went.
        beantwoord: when the answer went.

    """
    # Only weekends and holidays of the law move an AVG month, so any calendar will do.
    grens = Kalender().maand_later(ontvangen, MAANDEN)
    if welk in {"ontvangen", "verlengd"} and verlengd is not None and verlengd > grens:
        return f"Uitstel kan alleen in de eerste maand, uiterlijk {lang(grens)}."
    eerder = [
        naam
        for naam, dag in (("het uitstel", verlengd), ("het antwoord", beantwoord))
        if dag is not None and dag < ontvangen
    ]
    if eerder and welk == "ontvangen":
        return f"{hoofdletter(lang(ontvangen))} is later dan {eerder[0]}. Kijk beide na."
    dag = {"verlengd": verlengd, "beantwoord": beantwoord}.get(welk)
    if dag is not None and dag < ontvangen:
        return f"Dat is voor het verzoek binnenkwam ({lang(ontvangen)})."
    return ""
