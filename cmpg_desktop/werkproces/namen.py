"""Names by the rules of the BRP: aanschrijfwijze, aanhef, and splitting what was typed.

Source: BRP API Personen, features aanschrijfwijze and aanhef (domain facts, section 7).
In every field "." means known to be unknown, and "" not asked.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.taal import hoofdletter

ONBEKEND: Final = "."


class Naamgebruik(StrEnum):
    """Which names somebody wants to be addressed by (BRP codes)."""

    E = "E"
    P = "P"
    V = "V"
    N = "N"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {
            "E": "eigen naam",
            "P": "naam van de partner",
            "V": "naam van de partner voor de eigen naam",
            "N": "eigen naam, dan die van de partner",
        }[self.value]


class Geslacht(StrEnum):
    """How somebody is addressed; O is unknown, or neither."""

    M = "M"
    V = "V"
    O = "O"  # noqa: E741  the code of the BRP

    @property
    def weergave(self) -> str:
        """Return the Dutch word of the screen."""
        return {"M": "man", "V": "vrouw", "O": "onbekend"}[self.value]


def _bekend(deel: str) -> str:
    return "" if deel.strip() == ONBEKEND else deel.strip()


def voorletters_van(voornamen: str) -> str:
    """Return the initials of first names: "Anna IJda" gives "A.IJ."."""
    letters = []
    for naam in _bekend(voornamen).split():
        kern = naam.lstrip("'’-.")
        if kern and kern[0].isalpha():
            letters.append(f"{'IJ' if kern[:2].upper() == 'IJ' else kern[0].upper()}.")
    return "".join(letters)


@dataclass(frozen=True, slots=True, kw_only=True)
class Naam:
    """The name of a person as the BRP takes it apart."""

    voornamen: str = field(default="", repr=False)
    voorletters: str = field(default="", repr=False)
    voorvoegsel: str = field(default="", repr=False)
    geslachtsnaam: str = field(default="", repr=False)
    partner_voorvoegsel: str = field(default="", repr=False)
    partner_geslachtsnaam: str = field(default="", repr=False)
    naamgebruik: Naamgebruik = Naamgebruik.E
    geslacht: Geslacht = Geslacht.O

    def _delen(self) -> tuple[tuple[str, str], ...]:
        """Return (voorvoegsel, naam) in the order of naamgebruik.

        Without own name there is none to write; without partner name it is the own name.
        """
        eigen = (_bekend(self.voorvoegsel), _bekend(self.geslachtsnaam))
        partner = (_bekend(self.partner_voorvoegsel), _bekend(self.partner_geslachtsnaam))
        if not eigen[1]:
            return ()
        if not partner[1]:
            return (eigen,)
        return {
            Naamgebruik.E: (eigen,),
            Naamgebruik.P: (partner,),
            Naamgebruik.V: (partner, eigen),
            Naamgebruik.N: (eigen, partner),
        }[self.naamgebruik]

    @property
    def achternaam(self) -> str:
        """Return "van Velzen-in het Veld", empty when unknown."""
        return "-".join(" ".join(filter(None, deel)) for deel in self._delen())

    @property
    def initialen(self) -> str:
        """Return the initials as given, else those of the first names."""
        return _bekend(self.voorletters) or voorletters_van(self.voornamen)

    @property
    def is_leeg(self) -> bool:
        """Tell whether no part of the name is known."""
        delen = (self.voornamen, self.voorletters, self.geslachtsnaam)
        return not any(map(_bekend, delen))

    @property
    def aanschrijfwijze(self) -> str:
        """Return the name above the address: "S. de Wit"; empty without own surname."""
        if not self.achternaam:
            return ""
        return hoofdletter(" ".join(filter(None, (self.initialen, self.achternaam))))

    @property
    def aanhef(self) -> str:
        """Return "Geachte mevrouw Van Velzen-in het Veld"."""
        titel = {Geslacht.M: "heer", Geslacht.V: "mevrouw"}.get(self.geslacht)
        if titel:
            return f"Geachte {titel} {hoofdletter(self.achternaam)}".rstrip()
        if self.achternaam and self.initialen:
            return f"Geachte {self.initialen} {self.achternaam}"
        return f"Geachte heer, mevrouw {hoofdletter(self.achternaam)}".rstrip()

    @property
    def weergavenaam(self) -> str:
        """Return how a colleague says it: "Sanne de Wit", "mevrouw Tjin", "naam onbekend"."""
        voor = _bekend(self.voornamen) or self.initialen
        if voor:
            return " ".join(filter(None, (voor, self.achternaam)))
        if not self.achternaam:
            return "naam onbekend"
        titel = {Geslacht.M: "de heer ", Geslacht.V: "mevrouw "}.get(self.geslacht, "")
        return f"{titel}{hoofdletter(self.achternaam)}"


# The usual ones; longer sequences are tried first.
VOORVOEGSELS: Final = frozenset(
    {
        *("aan", "aan de", "aan den", "aan der", "aan het", "aan 't", "af", "al", "bij", "bij de"),
        *("bij den", "bij het", "bij 't", "bin", "ben", "boven", "da", "dal", "dalla", "das", "de"),
        *("de die", "de la", "de las", "de le", "de los", "degli", "dei", "del", "della", "den"),
        *("der", "des", "di", "die", "do", "don", "dos", "du", "d'", "d", "el", "het", "'t", "t"),
        *("im", "in", "in de", "in den", "in der", "in het", "in 't", "l'", "la", "las", "le"),
        *("les", "lo", "los", "of", "onder", "onder de", "onder den", "onder het", "onder 't"),
        *("op", "op de", "op den", "op der", "op het", "op 't", "op ten", "over", "over de"),
        *("over den", "over het", "over 't", "'s", "s", "te", "ten", "ter", "thoe", "tho", "tot"),
        *("uit", "uit de", "uit den", "uit het", "uit 't", "uit te de", "uit ten", "uijt", "van"),
        *("van de", "van de l'", "van den", "van der", "van het", "van la", "van 't", "van ter"),
        *("van van de", "vanden", "vander", "ver", "vom", "von", "von dem", "von den", "von der"),
        *(
            "voor",
            "voor de",
            "voor den",
            "voor 't",
            "vor",
            "zu",
            "zum",
            "zur",
            "bint",
            "abu",
            "ait",
        ),
    }
)
_LANGSTE: Final = 3
_TITELS: Final = {
    **dict.fromkeys(("mevrouw", "mevr", "mw", "vrouw", "juffrouw", "moeder"), Geslacht.V),
    **dict.fromkeys(("meneer", "mijnheer", "dhr", "heer", "hr", "vader"), Geslacht.M),
    **dict.fromkeys(("gezin", "familie", "fam", "dokter"), Geslacht.O),
}


def _zonder_titel(woorden: list[str]) -> tuple[list[str], Geslacht | None]:
    """Drop "mevrouw", "de heer", "familie" in front; None says there was no such word."""
    kaal = [woord.casefold().rstrip(".") for woord in woorden[:2]]
    if kaal[:1] == ["de"] and kaal[1:] and kaal[1] in {"heer", "hr", "familie", "fam"}:
        return woorden[2:], _TITELS[kaal[1]]
    if kaal and kaal[0] in _TITELS:
        return woorden[1:], _TITELS[kaal[0]]
    return woorden, None


def _lengte_voorvoegsel(woorden: list[str]) -> int:
    """Return how many of the first words are a voorvoegsel, a surname being left."""
    for n in range(min(_LANGSTE, len(woorden) - 1), 0, -1):
        if " ".join(woorden[:n]).casefold().replace("’", "'") in VOORVOEGSELS:
            return n
    return 0


def _is_voorletters(deel: str) -> bool:
    letters = deel.replace(".", "").replace(" ", "")
    return ("." in deel and letters.isupper()) or (len(letters) == 1 and letters.isupper())


def _met_voornaam(voor: str, voorvoegsel: str, achter: str, geslacht: Geslacht | None) -> Naam:
    initialen = _is_voorletters(voor)
    return Naam(
        voornamen="" if initialen else voor,
        voorletters=voor.replace(" ", "") if initialen else "",
        voorvoegsel=voorvoegsel,
        geslachtsnaam=achter,
        geslacht=geslacht or Geslacht.O,
    )


def splits_naam(tekst: str) -> Naam:
    """Take apart a whole name that somebody typed or selected in a note.

    A lone word is a surname after "mevrouw" and the like, else a first name.
    """
    achter, komma, voor = tekst.partition(",")
    if komma and achter.strip() and voor.strip():
        return _splits_met_komma(achter, voor)
    woorden, geslacht = _zonder_titel(tekst.strip(" ,;:").split())
    if not woorden:
        return Naam(geslacht=geslacht or Geslacht.O)
    for plek in range(len(woorden) - 1):
        if n := _lengte_voorvoegsel(woorden[plek:]):
            voorvoegsel = " ".join(woorden[plek : plek + n])
            # At the start "De Wit" has its capital from the sentence.
            return _met_voornaam(
                " ".join(woorden[:plek]),
                voorvoegsel if plek else voorvoegsel.lower(),
                " ".join(woorden[plek + n :]),
                geslacht,
            )
    is_achternaam = geslacht is not None or woorden[-1].casefold().startswith(("o'", "o’"))
    if len(woorden) == 1 and not is_achternaam:
        return Naam(voornamen=woorden[0])
    return _met_voornaam(" ".join(woorden[:-1]), "", woorden[-1], geslacht)


def _splits_met_komma(achter: str, voor: str) -> Naam:
    """Take apart "Wit, Sanne de", the order of a list, or "El Idrissi, Fatima"."""
    familie, titel = _zonder_titel(achter.split())
    achter = " ".join(familie or achter.split())
    woorden, geslacht = _zonder_titel(voor.split())
    geslacht = geslacht or titel
    for plek in range(len(woorden)):
        staart = woorden[plek:]
        if _lengte_voorvoegsel([*staart, ""]) == len(staart):
            return _met_voornaam(
                " ".join(woorden[:plek]), " ".join(staart).lower(), achter.strip(), geslacht
            )
    n = _lengte_voorvoegsel(familie)
    if n:
        achter = " ".join(familie[n:])
    return _met_voornaam(" ".join(woorden), " ".join(familie[:n]).lower(), achter, geslacht)


def splits_melder(tekst: str) -> tuple[str, str]:
    """Split what was typed at "wie belt" into a name and a function, as it was typed.

    "Petra Lammers, SPV" is a name and what she does; "Wit, Sanne de" is one name, in the order
    of a list. Nobody's function is a first name: with a whole name before the comma, it is one.
    """
    naam, komma, functie = (deel.strip() for deel in tekst.partition(","))
    if not (komma and naam and functie):
        return tekst.strip(" ,"), ""
    woorden, geslacht = _zonder_titel(naam.split())
    voor = splits_naam(naam)
    hele_naam = geslacht is not None or (
        len(woorden) > 1 and bool(voor.voornamen or voor.voorletters)
    )
    # A lone word: "Petra, SPV" and "Petra, consulent", but "Lammers, Petra" and "Lammers, P.".
    # In "EL IDRISSI, FATIMA" the capitals say nothing.
    kapitalen = "." not in functie and functie.isupper() and len(functie) > 1 and not naam.isupper()
    return (
        (naam, functie) if hele_naam or kapitalen or _is_functie(functie) else (tekst.strip(), "")
    )


# How the word for a function ends; a first name or surname hardly ever does.
_FUNCTIES: Final = (
    *("coördinator", "coordinator", "consulent", "agent", "begeleider", "medewerker", "adviseur"),
    *("verpleegkundige", "huisarts", "kinderarts", "schoolarts", "psychiater", "psycholoog"),
    *("directeur", "manager", "coach", "leider", "werker", "regisseur", "ambtenaar", "mentor"),
    *("functionaris", "docent", "leerkracht", "beheerder", "huismeester", "secretaris"),
    *("conciërge", "bestuurder", "inspecteur", "balie", "loket", "meldpunt", "team", "afdeling"),
)


def splits_vakman(tekst: str) -> Naam:
    """Take apart what was typed for the name of a professional, which may be a function.

    "Wijkcoördinator Zuid" and "Intern begeleider" are nobody's first and last name: they stay as
    they were typed. Of "wijkagent K. Aydin" the initials say where the name begins.
    """
    woorden = tekst.strip(" ,;:").split()
    if len(woorden) < 2 or "," in tekst:  # noqa: PLR2004  a lone word is left as it is already
        return splits_naam(tekst)
    eerste, laatste = woorden[0].casefold(), woorden[-1]
    is_functie = eerste.endswith(_FUNCTIES) or (
        laatste[0].islower() and laatste.endswith(_FUNCTIES)
    )
    if not is_functie:
        return splits_naam(tekst)
    if eerste.endswith(_FUNCTIES) and _is_voorletters(woorden[1]) and len(woorden) > 2:  # noqa: PLR2004
        return splits_naam(" ".join(woorden[1:]))
    return Naam(voornamen=" ".join(woorden))


def _is_functie(tekst: str) -> bool:
    eerste, *_ = tekst.split()
    return eerste[0].islower() and eerste.casefold() not in VOORVOEGSELS
