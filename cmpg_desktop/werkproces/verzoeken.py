"""A verzoek of a betrokkene: its kinds, who may ask, and its month (E124, E129-E131)."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from cmpg_desktop.werkproces._rekenaar import Rekenaar
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.geboorte import Antwoord, Geboorte
from cmpg_desktop.werkproces.leeftijden import rechtenregel, wie_oefent_rechten_uit
from cmpg_desktop.werkproces.lengtes import CONVENANT
from cmpg_desktop.werkproces.taal import dag_maand, dag_van, hoofdletter, lang, relatief, tel
from cmpg_desktop.werkproces.termijn import DagSoort, Termijn, TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.werkdagen import Kalender

MAANDEN: Final = 1
MAANDEN_VERLENGD: Final = 3
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


def is_verlengd(ontvangen: date, verlengd: date | None, reden: str, kalender: Kalender) -> bool:
    """Tell whether the month became three: in time, and with the reason (AVG art. 12 lid 3)."""
    if verlengd is None or not reden.strip():
        return False
    return ontvangen <= verlengd <= kalender.maand_later(ontvangen, MAANDEN)


def verzoektermijn(  # noqa: PLR0913  its days and what counting needs; all by name
    id_: UUID,
    *,
    ontvangen: date,
    kalender: Kalender,
    nu: datetime,
    verlengd: date | None = None,
    reden: str = "",
    beantwoord: date | None = None,
) -> Termijn:
    """Return by when a verzoek must be answered: one month, once two more (besluit 20)."""
    rekenaar = Rekenaar(
        feiten=(), kalender=kalender, vandaag=dag_van(nu), lengtes=CONVENANT, namen={}
    )
    langer = is_verlengd(ontvangen, verlengd, reden, kalender)
    maanden = MAANDEN_VERLENGD if langer else MAANDEN
    uiterlijk, waarom = rekenaar.maanden_na(ontvangen, maanden, "ontvangst")
    if langer and verlengd is not None:
        erbij = rekenaar.maanden(MAANDEN_VERLENGD - MAANDEN)
        waarom += f", want op {dag_maand(verlengd, uiterlijk.year)} is {erbij} uitstel gemeld"
    return rekenaar.termijn(
        TermijnSoort.VERZOEK_BEANTWOORDEN,
        uiterlijk=uiterlijk,
        vanaf=ontvangen,
        lengte=rekenaar.maanden(maanden),
        waarom=waarom,
        dagsoort=DagSoort.MAANDEN,
        feit=_als_feit(id_, FeitSoort.ONTVANGST, ontvangen),
        over_is_feit=False,
        gehaald=_als_feit(id_, FeitSoort.BRIEF_VERZONDEN, beantwoord) if beantwoord else None,
    )


def termijn_van_rij(rij: Any, kalender: Kalender, nu: datetime) -> Termijn:
    """Return the same of a row that has these days by their names."""
    return verzoektermijn(
        rij.id,
        ontvangen=rij.ontvangen_op,
        verlengd=rij.verlengd_op,
        reden=rij.verlengd_reden,
        beantwoord=rij.beantwoord_op,
        kalender=kalender,
        nu=nu,
    )


def _als_feit(id_: UUID, soort: FeitSoort, op: date) -> Feit:
    # A verzoek may be of no dossier, so it has no facts; its days count as those do.
    return Feit(id=id_, volgnr=0, soort=soort, datum=op)


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
