"""What a column of somebody else's list can become here, and which columns never do.

Sources: besluit 24 (E006: some things have no field), besluit 25 (burgerservicenummer).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cmpg_desktop.werkproces.nietovernemen import over_achtergrond
from cmpg_desktop.werkproces.tekst import gevouwen


class ImportVeld(StrEnum):
    """Where a column can go; the value is the code."""

    CASUSNUMMER = "casusnummer"
    TITEL = "titel"
    REGIME = "regime"
    AANPAK = "aanpak"
    ZORGMIJDER = "zorgmijder"
    CASUSREGISSEUR = "casusregisseur"
    GEOPEND_OP = "geopend_op"
    GESLOTEN_OP = "gesloten_op"
    FASE = "fase"
    NAAM = "naam"
    VOORNAMEN = "voornamen"
    VOORVOEGSEL = "voorvoegsel"
    ACHTERNAAM = "achternaam"
    GEBOORTE = "geboorte"
    ROL = "rol"
    ADRES = "adres"
    HUISNUMMER = "huisnummer"
    POSTCODE = "postcode"
    WOONPLAATS = "woonplaats"
    INGELICHT_OP = "ingelicht_op"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return _WEERGAVE[self]


_WEERGAVE: Final[Mapping[ImportVeld, str]] = {
    ImportVeld.CASUSNUMMER: "Casus: nummer",
    ImportVeld.TITEL: "Casus: titel",
    ImportVeld.REGIME: "Casus: regime",
    ImportVeld.AANPAK: "Casus: aanpak",
    ImportVeld.ZORGMIJDER: "Casus: zorgmijder",
    ImportVeld.CASUSREGISSEUR: "Casus: casusregisseur",
    ImportVeld.GEOPEND_OP: "Casus: geopend op",
    ImportVeld.GESLOTEN_OP: "Casus: gesloten op",
    ImportVeld.FASE: "Casus: fase",
    ImportVeld.NAAM: "Persoon: hele naam",
    ImportVeld.VOORNAMEN: "Persoon: voornamen",
    ImportVeld.VOORVOEGSEL: "Persoon: voorvoegsel",
    ImportVeld.ACHTERNAAM: "Persoon: achternaam",
    ImportVeld.GEBOORTE: "Persoon: geboren",
    ImportVeld.ROL: "Persoon: rol",
    ImportVeld.ADRES: "Persoon: adres of straat",
    ImportVeld.HUISNUMMER: "Persoon: huisnummer",
    ImportVeld.POSTCODE: "Persoon: postcode",
    ImportVeld.WOONPLAATS: "Persoon: woonplaats",
    ImportVeld.INGELICHT_OP: "Persoon: ingelicht op",
}
VERPLICHT: Final = (ImportVeld.CASUSNUMMER, ImportVeld.GEOPEND_OP)

# How lists out there call these, folded. The first that matches a heading whole is proposed.
_NAMEN: Final[Mapping[ImportVeld, tuple[str, ...]]] = {
    ImportVeld.CASUSNUMMER: (
        *("casusnummer", "casus", "casusnr", "casus nr", "casus nummer", "nummer", "nr"),
        *("dossiernummer", "dossier", "dossiernr", "zaaknummer", "zaak"),
        *("nr casus", "nummer casus", "nummer van de casus"),
    ),
    ImportVeld.TITEL: ("titel", "naam casus", "casusnaam", "gezin", "gezinsnaam", "omschrijving"),
    ImportVeld.REGIME: ("regime", "soort casus"),
    ImportVeld.AANPAK: ("aanpak", "soort aanpak", "gga pga", "gga of pga", "type aanpak"),
    ImportVeld.ZORGMIJDER: ("zorgmijder", "zorgmijders", "zorgmijdend", "mijdt zorg"),
    ImportVeld.CASUSREGISSEUR: (
        *("casusregisseur", "regisseur", "procesregisseur", "behandelaar", "toegewezen aan"),
        *("regievoerder",),
    ),
    ImportVeld.GEOPEND_OP: (
        *("geopend op", "geopend", "startdatum", "start", "begindatum", "begonnen op"),
        *("datum start", "datum geopend", "opening", "openingsdatum", "datum aanmelding"),
    ),
    ImportVeld.GESLOTEN_OP: (
        *("gesloten op", "gesloten", "einddatum", "afgesloten op", "afgesloten", "datum einde"),
        *("datum gesloten", "datum afsluiting"),
    ),
    ImportVeld.FASE: ("fase", "stap", "fase werkproces"),
    ImportVeld.NAAM: (
        *("naam", "volledige naam", "betrokkene", "persoon", "naam betrokkene", "clientnaam"),
        *("naam client", "naam persoon", "gezinslid"),
    ),
    ImportVeld.VOORNAMEN: ("voornaam", "voornamen", "roepnaam", "voorletters"),
    ImportVeld.VOORVOEGSEL: ("voorvoegsel", "voorvoegsels", "tussenvoegsel", "tussenvoegsels"),
    ImportVeld.ACHTERNAAM: ("achternaam", "geslachtsnaam", "familienaam"),
    ImportVeld.GEBOORTE: (
        *("geboren", "geboortedatum", "geboren op", "geb datum", "gebdatum", "geboorte"),
        *("leeftijd", "geboortejaar"),
    ),
    ImportVeld.ROL: ("rol", "rol in gezin", "rol in het gezin", "relatie", "gezinsrol"),
    ImportVeld.ADRES: ("adres", "straat", "straatnaam", "woonadres", "straat en huisnummer"),
    ImportVeld.HUISNUMMER: ("huisnummer", "huisnr", "nummer huis"),
    ImportVeld.POSTCODE: ("postcode", "pc"),
    ImportVeld.WOONPLAATS: ("woonplaats", "plaats", "stad"),
    ImportVeld.INGELICHT_OP: (
        *("ingelicht op", "ingelicht", "datum ingelicht", "datum inlichten", "geinformeerd op"),
    ),
}
_OP_NAAM: Final = {naam: veld for veld, namen in _NAMEN.items() for naam in namen}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRij:
    """A row of the file under its number there, cell by cell as text."""

    nummer: int
    cellen: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTabel:
    """What a file holds: headings, the rows under them, and what the reader must tell."""

    koppen: tuple[str, ...]
    rijen: tuple[ImportRij, ...] = field(repr=False)
    opmerkingen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportKolom:
    """A column as the page shows it: three of its values, and where it would go.

    With `weigering` it goes nowhere, and that says why.
    """

    plek: int
    kop: str
    voorbeelden: tuple[str, ...] = field(repr=False)
    voorstel: ImportVeld | None = None
    weigering: str = ""


_BSN_NAMEN: Final = frozenset(
    {"bsn", "bsnnummer", "bsn nummer", "bsnnr", "bsn nr", "burgerservicenummer", "sofinummer"}
)
# Nine digits together, or in the groups people write them in; "2025-00123" is a number of a casus.
_NEGEN: Final = re.compile(
    r"(?<!\d)\d{9}(?!\d)"
    r"|(?<!\d)(?<!\d[ .-])"
    r"(?:\d{4}([ .-])\d{2}\1\d{3}|\d{3}([ .-])\d{3}\2\d{3})(?![ .-]?\d)"
)
# A year and five digits is how many a registration numbers its casussen.
_JAARNUMMER: Final = re.compile(r"(?:19|20)\d{7}")
_GEWICHTEN: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)

BSN_REDEN: Final = (
    "Een burgerservicenummer komt niet mee: u legt het pas vanaf fase 2 vast, met erbij "
    "waaraan het is gecontroleerd."
)
ACHTERGROND_REDEN: Final = (
    "Deze kolom komt niet mee: over iemands achtergrond of overtuiging legt dit programma niets "
    "vast."
)


def _elfproef(cijfers: str) -> bool:
    som = sum(int(c) * gewicht for c, gewicht in zip(cijfers, _GEWICHTEN, strict=True))
    return som % 11 == 0 and int(cijfers) > 0


def bevat_bsn(tekst: str) -> bool:
    """Tell whether nine digits in a text can be a burgerservicenummer (the test of eleven)."""
    return any(_elfproef(re.sub(r"\D", "", gevonden[0])) for gevonden in _NEGEN.finditer(tekst))


def is_jaarnummer(tekst: str) -> bool:
    """Tell whether nine digits are a number that begins with a year."""
    return _JAARNUMMER.fullmatch(tekst) is not None


def weigering_kolom(kop: str, waarden: Sequence[str]) -> str:
    """Return why a column never comes along, or an empty text."""
    naam = gevouwen(kop)
    if over_achtergrond(kop):
        return ACHTERGROND_REDEN
    if naam in _BSN_NAMEN or {"bsn", "burgerservicenummer"} & set(naam.split()):
        return BSN_REDEN
    gevuld = [waarde for waarde in waarden if waarde]
    # By chance one in eleven numbers passes; more than half of a column never does.
    if gevuld and sum(map(bevat_bsn, gevuld)) * 2 > len(gevuld):
        return BSN_REDEN
    return ""


def voorstel_kolommen(tabel: ImportTabel) -> tuple[ImportKolom, ...]:
    """Propose for every column where it goes, by its heading; each field at most once."""
    kolommen = []
    bezet: Counter[ImportVeld] = Counter()
    for plek, kop in enumerate(tabel.koppen):
        waarden = [rij.cellen[plek] for rij in tabel.rijen if plek < len(rij.cellen)]
        weigering = weigering_kolom(kop, waarden)
        voorstel = None if weigering else _OP_NAAM.get(gevouwen(kop))
        if voorstel is not None:
            bezet[voorstel] += 1
            voorstel = voorstel if bezet[voorstel] == 1 else None
        kolommen.append(
            ImportKolom(
                plek=plek,
                kop=kop,
                # What is refused is not shown either.
                voorbeelden=() if weigering else _drie(waarden),
                voorstel=voorstel,
                weigering=weigering,
            )
        )
    return tuple(kolommen)


def _drie(waarden: Sequence[str]) -> tuple[str, ...]:
    anders = dict.fromkeys(waarde for waarde in waarden if waarde)
    return tuple(list(anders)[:3])


def toewijzing_fouten(toewijzing: Mapping[int, ImportVeld]) -> tuple[str, ...]:
    """Return what is wrong with the choice of columns, as Dutch sentences."""
    fouten = [
        f"Wijs een kolom aan voor “{veld.weergave}”."
        for veld in VERPLICHT
        if veld not in toewijzing.values()
    ]
    fouten += [
        f"“{veld.weergave}” is bij {aantal} kolommen gekozen. Kies het bij een."
        for veld, aantal in Counter(toewijzing.values()).items()
        if aantal > 1
    ]
    delen = {ImportVeld.VOORNAMEN, ImportVeld.VOORVOEGSEL, ImportVeld.ACHTERNAAM}
    if ImportVeld.NAAM in toewijzing.values() and delen & set(toewijzing.values()):
        fouten.append("Kies voor de naam een kolom met de hele naam, of kolommen met de delen.")
    return tuple(fouten)
