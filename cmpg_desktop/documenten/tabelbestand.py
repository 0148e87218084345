"""A list out of Excel or a .csv: bytes in, headings and rows of text out.

What the file is, is told by its content, never by its name. Everything that cannot be read says in
Dutch what is wrong and what to do about it; no value of a cell is in such a text.
"""

import csv
import io
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median_low
from typing import Final

from cmpg_desktop.berichten.fouten import Gestopt, Regelfout
from cmpg_desktop.werkproces.importvelden import ImportRij, ImportTabel

MAX_OMVANG: Final = 20 * 1024 * 1024
MAX_RIJEN: Final = 10_000
MAX_KOLOMMEN: Final = 200
# A heading further down than this is not looked for: then it is no list.
_KOP_BINNEN: Final = 20
_BINAIR: Final = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"MZ",
    b"\x7fELF",
    b"{\\rtf",
    b"Rar!",
    b"7z",
)
_SCHEIDINGSTEKENS: Final = (";", "\t", ",")
_SEP: Final = re.compile(r"^sep=(.)\r?\n", re.IGNORECASE)

# Words with what another code page makes of a letter with an accent.
_LETTERS: Final = re.compile(r"[^\s;,\"()]{2,60}")
# In the middle of a word: a capital with an accent, a sign of print, or the sign for "unreadable".
_VREEMD: Final = re.compile(r"[a-z][ŽŸŠŒ]|[A-Za-z](?:[‚„†‡ˆ‰]|[ŽŸ‹›•˜™¬¤][a-z])|\ufffd")

Stopt = Callable[[], bool]
Rauw = Iterator[tuple[int, Sequence[str]]]


def fout(tekst: str, wat_nu: str) -> Regelfout:
    """Make the refusal of a file."""
    return Regelfout(tekst, veld="import.bestand", wat_nu=wat_nu)


def lees_tabel(inhoud: bytes, stopt: Stopt = lambda: False) -> ImportTabel:
    """Read a list out of a file.

    Raises:
        Regelfout: with what is wrong with the file, in Dutch.
        Gestopt: when `stopt` says so.

    """
    _keur_omvang(inhoud)
    _keur_soort(inhoud)
    opmerkingen: tuple[str, ...] = ()
    if inhoud.startswith(b"PK"):
        # Loaded here: only who imports a workbook waits for it.
        from cmpg_desktop.documenten.werkboek import lees_werkboek  # noqa: PLC0415

        rijen, opmerkingen = lees_werkboek(inhoud)
    else:
        tekst = _decodeer(inhoud)
        rijen = _lees_csv(tekst)
        opmerkingen = _verhaspeld(tekst)
    return _tabel(rijen, opmerkingen, stopt)


def _keur_omvang(inhoud: bytes) -> None:
    if not inhoud.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise fout("Dit bestand is leeg.", "Kies een ander bestand.")
    if len(inhoud) > MAX_OMVANG:
        raise fout(
            f"Dit bestand is te groot: {len(inhoud) / 1024 / 1024:.0f} MB. Er past ten hoogste "
            f"{MAX_OMVANG // 1024 // 1024} MB.",
            "Haal afbeeldingen en bladen weg die u niet nodig hebt, of knip de lijst in delen.",
        )


def _keur_soort(inhoud: bytes) -> None:
    """Name what is no list that can be read, with what to do instead."""
    if inhoud.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in inhoud:
            raise fout(
                "Dit bestand is beveiligd met een wachtwoord.",
                "Open het in Excel en haal het wachtwoord weg: Bestand, Info, Werkmap beveiligen.",
            )
        raise fout(
            "Dit is een bestand van een oude Excel (.xls).",
            "Open het in Excel en sla het op als .xlsx of .csv.",
        )
    begin = inhoud[:1024].lstrip(b"\xef\xbb\xbf \r\n\t")
    if begin.startswith(b"%PDF"):
        raise fout(
            "Dit is een PDF. Daar zitten geen rijen en kolommen in die te lezen zijn.",
            "Vraag om de lijst zelf, als .xlsx of .csv.",
        )
    if begin[:1] == b"<":
        raise fout(
            "Dit is een webpagina of XML, ook al heet het misschien anders.",
            "Open het in Excel en sla het op als .xlsx of .csv.",
        )
    if inhoud.startswith(_BINAIR):
        raise _geen_lijst()


def _geen_lijst() -> Regelfout:
    return fout("Dit is geen lijst die te lezen is.", "Kies een bestand uit Excel, of een .csv.")


# --- csv -------------------------------------------------------------------------------------


def _decodeer(inhoud: bytes) -> str:
    if inhoud.startswith((b"\xff\xfe", b"\xfe\xff")):
        codering = "utf-16"
    elif b"\x00" in inhoud:
        raise _geen_lijst()
    else:
        codering = "utf-8-sig"
    try:
        return inhoud.decode(codering)
    except UnicodeDecodeError:
        if codering == "utf-16":
            raise _geen_lijst() from None
    try:
        return inhoud.decode("cp1252")
    except UnicodeDecodeError:
        raise fout(
            "In dit bestand staan letters die niet te lezen zijn.",
            "Open het in Excel en sla het op als “CSV UTF-8”.",
        ) from None


def _verhaspeld(tekst: str) -> tuple[str, ...]:
    """Warn for letters that were read as other ones, on the way here or by us.

    Nobody can tell from the bytes alone what was meant; a person sees it in the names.
    """
    if tekst.isascii():
        return ()
    woorden = (een.group() for een in _LETTERS.finditer(tekst))
    gevonden = next(filter(_is_verhaspeld, woorden), None)
    if gevonden is None:
        return ()
    zin = (
        f"Er staan verhaspelde letters in, zoals “{gevonden}”. Kloppen de namen niet, open het "
        "bestand dan in Excel en sla het op als .xlsx of als “CSV UTF-8”."
    )
    return (zin,)


def _is_verhaspeld(woord: str) -> bool:
    if woord.isascii():
        return False
    if _VREEMD.search(woord):
        return True
    try:
        return woord.encode("cp1252").decode("utf-8") != woord
    except UnicodeError:
        return False


def _scheidingsteken(tekst: str) -> str:
    """Return what separates the columns: what gives the most of them in the usual row."""

    def kolommen(teken: str) -> int:
        lezer = csv.reader(io.StringIO(tekst[:200_000], newline=""), delimiter=teken)
        try:
            breedtes = [len(rij) for rij in itertools.islice(lezer, 25) if any(rij)]
        except csv.Error:
            return 0
        return median_low(breedtes) if breedtes else 0

    return max(_SCHEIDINGSTEKENS, key=kolommen)


def _lees_csv(tekst: str) -> Rauw:
    voor = 0
    if gezegd := _SEP.match(tekst):
        teken, tekst, voor = gezegd[1], tekst[gezegd.end() :], 1
    else:
        teken = _scheidingsteken(tekst)
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True)
    nummer = 0
    while True:
        begin = lezer.line_num + voor + 1
        try:
            rij = next(lezer)
        except StopIteration:
            return
        except csv.Error as oorzaak:
            raise fout(
                f"Vanaf regel {begin} klopt een aanhalingsteken niet: het gaat open en niet dicht, "
                "of er staat iets achter.",
                "Open het bestand in Excel en sla het opnieuw op, het liefst als .xlsx.",
            ) from oorzaak
        # Counted as Excel counts rows, so that the number in the report can be found there.
        nummer += 1
        yield nummer + voor, [cel.strip() for cel in rij]


# --- what both have in common ----------------------------------------------------------------


def _gevuld(cellen: Sequence[str]) -> int:
    return sum(1 for cel in cellen if cel)


def _breedte(cellen: Sequence[str]) -> int:
    return max((plek for plek, cel in enumerate(cellen, 1) if cel), default=0)


def _tabel(
    rauw: Iterable[tuple[int, Sequence[str]]], gezegd: Sequence[str], stopt: Stopt
) -> ImportTabel:
    koppen: tuple[str, ...] = ()
    rijen: list[ImportRij] = []
    boven = 0
    for nummer, cellen in rauw:
        if nummer % 200 == 0 and stopt():
            raise Gestopt("Het lezen is gestopt.")
        if not _gevuld(cellen):
            continue
        if koppen:
            rijen.append(ImportRij(nummer=nummer, cellen=tuple(cellen[: _breedte(cellen)])))
            if len(rijen) > MAX_RIJEN:
                raise fout(
                    f"In dit bestand staan meer dan {MAX_RIJEN} rijen.",
                    "Knip de lijst in delen en neem ze na elkaar over.",
                )
        elif _gevuld(cellen) > 1:
            koppen = _koppen(cellen)
        else:
            # A title above the list.
            boven += 1
            if boven > _KOP_BINNEN:
                break
    if not koppen:
        raise fout(
            "In dit bestand staat geen rij met de namen van de kolommen.",
            "Zet boven elke kolom een naam, zoals “casusnummer” en “naam”.",
        )
    if not rijen:
        raise fout(
            "In dit bestand staan alleen namen van kolommen, en geen rijen eronder.",
            "Kies een ander bestand.",
        )
    return ImportTabel(koppen=koppen, rijen=tuple(rijen), opmerkingen=tuple(gezegd))


def _koppen(cellen: Sequence[str]) -> tuple[str, ...]:
    """Name every column, also those without a heading and those that have the same one."""
    breedte = _breedte(cellen)
    if breedte > MAX_KOLOMMEN:
        raise fout(
            f"In dit bestand staan meer dan {MAX_KOLOMMEN} kolommen.",
            "Haal de kolommen weg die u niet nodig hebt.",
        )
    koppen: list[str] = []
    for plek, cel in enumerate(cellen[:breedte]):
        kop = " ".join(cel.split()) or f"kolom {kolomletter(plek)}"
        nummer = 2
        uniek = kop
        while uniek in koppen:
            uniek, nummer = f"{kop} ({nummer})", nummer + 1
        koppen.append(uniek)
    return tuple(koppen)


def kolomletter(plek: int) -> str:
    """Return the letters of a column as Excel shows them, counting from 0."""
    letters = ""
    plek += 1
    while plek:
        plek, rest = divmod(plek - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
