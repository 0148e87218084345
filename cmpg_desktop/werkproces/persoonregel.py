"""Read a line about a person as people say it on the phone: "zoon Sem, 15 jaar".

Source: casussen; a call becomes a melding from words that were marked in it (besluit 6).
"""

import re
from dataclasses import dataclass, field
from typing import Final

from cmpg_desktop.werkproces.geboorte import OUDST
from cmpg_desktop.werkproces.namen import Geslacht, Naam, splits_melder, splits_naam
from cmpg_desktop.werkproces.taal import MAANDEN, hoofdletter

_VROUWEN: Final = (
    *("moeder", "dochter", "dochtertje", "zus", "zusje", "oma", "grootmoeder", "tante", "nicht"),
    *("nichtje", "vriendin", "buurvrouw", "kleindochter", "schoonmoeder", "schoondochter"),
    *("schoonzus", "echtgenote"),
)
_MANNEN: Final = (
    *("vader", "zoon", "zoontje", "broer", "broertje", "opa", "grootvader", "oom", "neef"),
    *("neefje", "vriend", "buurman", "kleinzoon", "schoonvader", "schoonzoon", "zwager"),
    *("echtgenoot",),
)
_BEIDE: Final = ("ouder", "kind", "kindje", "baby", "partner", "kleinkind", "huisgenoot")
_NAASTEN: Final = {
    **dict.fromkeys(_VROUWEN, Geslacht.V),
    **dict.fromkeys(_MANNEN, Geslacht.M),
    **dict.fromkeys(_BEIDE, Geslacht.O),
}
_VOOR_ROL: Final = frozenset({"de", "het", "een", "haar", "zijn", "hun", "oudste", "jongste"})
_KINDEREN: Final = frozenset(
    {"zoon", "zoontje", "dochter", "dochtertje", "kind", "kindje", "kinderen", "baby"}
)
_BUREN: Final = frozenset({"buurman", "buurvrouw"})
_DAG: Final = rf"\d{{1,2}}(?:[-/.]\d{{1,2}}[-/.]|\s+(?:{'|'.join(MAANDEN)})\s+)(?:\d{{4}}|\d{{2}})"
_OUD: Final = r"(?:(?:ca\.?|circa|ongeveer|rond)\s+)?\d{1,3}(?:[ -]?jarige?|\s?(?:jaar|jr\.?))"
_GEBOORTE: Final = re.compile(
    rf"\(?(?:\bvan\s+)?(?:\b(?:geboren|geb\.?)\s+(?:op\s+|in\s+)?)?\b(?:({_DAG}|{_OUD}|\d{{1,2}}\s?maanden)"
    r"(?:\s+oud)?|(?<=geboren\s)(\d{4})|(?<=geboren in\s)(\d{4}))(?![\w-])\)?",
    re.IGNORECASE,
)
# A bare number is an age between brackets, or after a comma at the end.
_KAAL: Final = re.compile(r"\((\d{1,3})\)|,\s*(\d{1,3})(?=\s*(?:,|$))")
# Right behind a name: an age or a birth, that is not how long ago something was, or when.
_ERACHTER: Final = re.compile(
    rf"\s*,?\s*(?:(?:is|van)\s+|is\s+van\s+)?(?:"
    rf"((?:{_OUD}|\d{{1,2}}\s?maanden)(?:\s+oud)?(?![\w-])(?!\s+(?:geleden|lang|getrouwd|samen))"
    rf"|(?:geboren|geb\.?)\s+(?:op\s+|in\s+)?(?:{_DAG}|\d{{4}})(?!\w)"
    rf"|{_DAG}(?=\s*(?:$|[,;)]|\.(?!\d))))"
    r"|(?<=,\s)(\d{1,3})(?=\s*(?:$|[,;]|\.(?!\d))))",
    re.IGNORECASE,
)
_JARIG: Final = re.compile(r"[ -]?jarige?$", re.IGNORECASE)
_HAAKJES: Final = re.compile(r"\(([^()]*)\)")
_GEZIN: Final = re.compile(r"(?:het\s+|de\s+)?(?:gezin|familie|fam\.?)\s+(\S.*)", re.IGNORECASE)
_RAND: Final = " ,;:-–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Persoonregel:
    """What a line says of one person; what is no name and no birth is the role."""

    naam: Naam = field(repr=False)
    rol: str = field(default="", repr=False)
    geboorte_tekst: str = field(default="", repr=False)


def is_kindrol(rol: str) -> bool:
    """Tell whether a role is that of a child of the house: "oudste zoon", "pleegkind"."""
    return any(_rolwoord(woord) in _KINDEREN for woord in re.split(r"[\s,]+", rol))


def is_buurrol(rol: str) -> bool:
    """Tell whether a role is that of a neighbour, who lives at another address."""
    return any(_rolwoord(woord) in _BUREN for woord in re.split(r"[\s,]+", rol))


def lees_gezin(tekst: str) -> str:
    """Return "Gezin Haddouchi" for a line about a family, which is no person; else empty."""
    deel = _GEZIN.fullmatch(tekst.strip(_RAND))
    return f"Gezin {hoofdletter(deel[1])}" if deel else ""


def lees_persoon(tekst: str, gesprek: str = "") -> Persoonregel:
    """Take a line apart in a name, a role and a birth; no word of the name gets lost.

    A birth that is not in the line may directly follow it in the `gesprek`: "Milan (15)".
    """
    rest, geboorte = _neem_geboorte(" ".join(tekst.split()))
    geboorte = geboorte or _geboorte_erachter(tekst, gesprek)
    rollen = _HAAKJES.findall(rest)
    rest = _strak(_HAAKJES.sub(" ", rest))
    voor, rest = _neem_rol(rest)
    naam, achter = splits_melder(rest)
    if _is_voornaam(achter) and not _heeft_voornaam(naam):
        # "mevrouw El Idrissi, Fatima": of a caller that could be a function, of a betrokkene not.
        naam, achter = rest, ""
    delen = [deel.strip(_RAND) for deel in (voor, achter, *rollen)]
    rol = ", ".join(filter(None, delen))
    return Persoonregel(naam=_naam(naam, rol), rol=rol, geboorte_tekst=geboorte)


def _neem_geboorte(tekst: str) -> tuple[str, str]:
    """Take the first age or date out of a line."""
    for patroon in (_GEBOORTE, _KAAL):
        for deel in patroon.finditer(tekst):
            gezegd = next(filter(None, deel.groups()))
            if gezegd.isdigit() and patroon is _KAAL:
                gezegd = f"{gezegd} jaar"
            gezegd = _JARIG.sub(" jaar", gezegd)
            if "jaar" in gezegd and int(re.sub(r"\D", "", gezegd)) > OUDST:
                continue
            # "(moeder, 34 jaar)": the brackets stay around what is left.
            stuk = deel[0]
            over = "(" * (stuk[0] == "(") + ")" * (stuk[-1] == ")")
            over = " " if over == "()" else f" {over} "
            return _strak(tekst[: deel.start()] + over + tekst[deel.end() :]), gezegd
    return tekst, ""


def _geboorte_erachter(woorden: str, gesprek: str) -> str:
    """Give the age or date that stands right behind these words in what was typed."""
    delen = woorden.split()
    if not delen or not gesprek:
        return ""
    plek = r"(?<!\w)" + r"\s+".join(map(re.escape, delen)) + r"(?!\w)"
    for gevonden in re.finditer(plek, gesprek, re.IGNORECASE):
        achter = gesprek[gevonden.end() :].partition("\n")[0]
        haakjes = re.match(r"[ \t]*\(([^()]*)\)", achter)
        if haakjes:
            binnen = haakjes[1].strip()
            # "(15)" is an age; in "(moeder, 34 jaar)" it is one of several things.
            _, geboorte = _neem_geboorte(f"({binnen})" if binnen.isdigit() else binnen)
        else:
            geboorte = _geboorte_vooraan(achter)
        if geboorte:
            return geboorte
    return ""


def _geboorte_vooraan(tekst: str) -> str:
    deel = _ERACHTER.match(tekst)
    if deel is None:
        return ""
    _, geboorte = _neem_geboorte(f"x {deel[1]}" if deel[1] else f"x, {deel[2]}")
    return geboorte


def _is_voornaam(tekst: str) -> bool:
    return tekst.isalpha() and tekst.istitle() and not _is_rol(tekst)


def _heeft_voornaam(tekst: str) -> bool:
    naam = splits_naam(tekst)
    return bool(naam.voornamen or naam.voorletters)


def _strak(tekst: str) -> str:
    """Drop the commas and brackets that hold nothing any more."""
    tekst = re.sub(r"\(\s*[,;]?\s*\)", " ", tekst)
    tekst = re.sub(r"\s*,(?:\s*,)+", ",", tekst)
    return " ".join(tekst.split()).replace(" ,", ",").strip(_RAND)


def _is_rol(woord: str) -> bool:
    return _rolwoord(woord) in _NAASTEN


def _rolwoord(woord: str) -> str:
    kaal = woord.casefold().strip(_RAND)
    for voor in ("stief", "pleeg", "half", "ex-"):
        kaal = kaal.removeprefix(voor).removeprefix("-")
    return kaal


def _neem_rol(tekst: str) -> tuple[str, str]:
    """Take "oudste zoon" from the front; "moeder van Jayden" is a role without a name."""
    woorden = tekst.split()
    plek = 0
    while plek < len(woorden) and woorden[plek].casefold() in _VOOR_ROL:
        plek += 1
    if plek == len(woorden) or not _is_rol(woorden[plek]):
        return "", tekst
    van = woorden[plek + 1 : plek + 2] == ["van"] and not woorden[plek].endswith(",")
    if van:
        voor, _, na = tekst.partition(",")
        return voor, na.strip()
    return " ".join(woorden[: plek + 1]), " ".join(woorden[plek + 1 :])


def _naam(tekst: str, rol: str) -> Naam:
    naam = splits_naam(tekst)
    gezegd = [_rolwoord(woord) for woord in re.split(r"[\s,]+", rol) if _is_rol(woord)]
    if not gezegd or naam.is_leeg:
        return naam
    alleen_voornaam = bool(naam.voornamen) and not naam.geslachtsnaam
    is_buur = gezegd[0] in _BUREN and alleen_voornaam
    geslacht = naam.geslacht if naam.geslacht is not Geslacht.O else _NAASTEN[gezegd[0]]
    return Naam(
        # A neighbour is called by the surname: "buurman Jansen".
        voornamen="" if is_buur else naam.voornamen,
        voorletters=naam.voorletters,
        voorvoegsel=naam.voorvoegsel,
        geslachtsnaam=naam.voornamen if is_buur else naam.geslachtsnaam,
        geslacht=geslacht,
    )
