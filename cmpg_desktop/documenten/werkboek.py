"""A workbook of Excel (.xlsx) as rows of text: values only, never a formula, never a macro."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from openpyxl import load_workbook

from cmpg_desktop.documenten.tabelbestand import MAX_KOLOMMEN, Rauw, fout
from cmpg_desktop.werkproces.taal import cijfers, opsomming, tel

# What a real list of ten thousand rows unpacks to is a tenth of this.
MAX_UITGEPAKT: Final = 200 * 1024 * 1024
_SAMENGEVOEGD: Final = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=\"([A-Z]+\d+:[A-Z]+\d+)\"")
_FORMULE: Final = re.compile(rb"<(?:\w+:)?f[\s>/]")
# A formula with nothing behind it was never worked out; one that gave an empty text says t="str".
_ZONDER_UITKOMST: Final = re.compile(
    rb"<(?:\w+:)?c\s(?![^>]*t=\"str\")[^>]*?r=\"([A-Z]+\d+)\"[^>]*>\s*"
    rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_OPNIEUW: Final = "Open het in Excel en sla het op als .xlsx of .csv."


def lees_werkboek(inhoud: bytes) -> tuple[Rauw, tuple[str, ...]]:
    """Give the rows of the first sheet in sight, and what the reader must tell."""
    _keur_pakket(inhoud)
    boek = _open(inhoud)
    bladen = [blad for blad in boek.worksheets if blad.sheet_state == "visible"]
    for blad in bladen:
        # What a file says of its own size is often wrong, and then rows would be left out.
        blad.reset_dimensions()
    gevuld = [blad for blad in bladen if _iets_in(blad)]
    if not gevuld:
        raise fout("In dit bestand staat niets.", "Kies een ander bestand.")
    blad = gevuld[0]
    xml = _bron(inhoud, blad)
    _keur_samengevoegd(xml)
    opmerkingen = []
    if len(gevuld) > 1:
        anderen = tel(len(gevuld) - 1, "ander blad", "andere bladen")
        opmerkingen.append(
            f"Gelezen is het blad “{blad.title}”. Er {'is' if len(gevuld) == 2 else 'zijn'} nog "  # noqa: PLR2004  one other sheet
            f"{anderen}; zet wat mee moet op het eerste blad, of sla het apart op."
        )
    if _FORMULE.search(xml):
        _keur_formules(xml)
        opmerkingen.append(
            "Er staan formules in. Gelezen is wat Excel het laatst heeft uitgerekend."
        )
    return _rijen(blad), tuple(opmerkingen)


def _keur_pakket(inhoud: bytes) -> None:
    """Look at what the file says of itself before a byte of it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            delen = pakket.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as oorzaak:
        raise fout(
            "Dit bestand is beschadigd en kan niet worden gelezen.",
            "Haal het opnieuw op, of vraag het opnieuw aan.",
        ) from oorzaak
    namen = {deel.filename for deel in delen}
    if any(deel.flag_bits & 1 for deel in delen):
        raise fout("Dit bestand is beveiligd met een wachtwoord.", "Haal het wachtwoord eraf.")
    if "xl/workbook.bin" in namen:
        raise fout("Dit is een binair bestand van Excel (.xlsb).", _OPNIEUW)
    if "content.xml" in namen:
        raise fout("Dit is een bestand van LibreOffice (.ods).", "Sla het op als .xlsx of .csv.")
    if "xl/workbook.xml" not in namen:
        raise fout(
            "Dit is geen bestand van Excel.",
            "Kies een .xlsx of .csv. Zit de lijst in een .zip, pak die dan eerst uit.",
        )
    if sum(deel.file_size for deel in delen) > MAX_UITGEPAKT:
        raise fout(
            "Dit bestand is uitgepakt veel te groot voor een lijst.",
            "Zet de rijen die u nodig hebt in een nieuw bestand.",
        )


def _open(inhoud: bytes) -> Any:
    try:
        return load_workbook(io.BytesIO(inhoud), read_only=True, data_only=True, keep_links=False)
    # A broken workbook can raise anything, out of three libraries.
    except Exception as oorzaak:
        raise fout("Dit bestand is beschadigd en kan niet worden gelezen.", _OPNIEUW) from oorzaak


def _iets_in(blad: Any) -> bool:
    return any(
        waarde is not None
        for rij in _veilig(blad.iter_rows(max_row=200, max_col=MAX_KOLOMMEN, values_only=True))
        for waarde in rij
    )


def _veilig(rijen: Iterator[Any]) -> Iterator[Any]:
    while True:
        try:
            rij = next(rijen)
        except StopIteration:
            return
        except Exception as oorzaak:
            raise fout(
                "Dit bestand is beschadigd en kan niet worden gelezen.", _OPNIEUW
            ) from oorzaak
        yield rij


def _bron(inhoud: bytes, blad: Any) -> bytes:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        xml = pakket.read(blad._worksheet_path)  # noqa: SLF001  (it has no public name)
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml:
        raise fout("Dit bestand is niet door Excel gemaakt.", _OPNIEUW)
    return xml


def _keur_samengevoegd(xml: bytes) -> None:
    gevonden = [bereik.decode() for bereik in _SAMENGEVOEGD.findall(xml)]
    if gevonden:
        getoond = opsomming([*gevonden[:3], "meer"] if len(gevonden) > 3 else gevonden)  # noqa: PLR2004  as many fit in a sentence
        raise fout(
            f"In dit bestand zijn cellen samengevoegd ({getoond}). Dan is niet te zien bij welke "
            "rij een waarde hoort.",
            "Kies in Excel alles (Ctrl+A), dan Samenvoegen en centreren uit, en vul de lege "
            "cellen.",
        )


def _keur_formules(xml: bytes) -> None:
    if gevonden := _ZONDER_UITKOMST.search(xml):
        raise fout(
            f"In cel {gevonden[1].decode()} staat een formule zonder uitkomst.",
            "Open het bestand in Excel en sla het op. Dan staat de uitkomst erin.",
        )


def _rijen(blad: Any) -> Rauw:
    # Without a width every row is as long as its own cells, which is most of the speed.
    for nummer, rij in enumerate(_veilig(blad.iter_rows(values_only=True)), 1):
        yield nummer, [als_tekst(waarde) for waarde in rij[: MAX_KOLOMMEN + 1]]


def als_tekst(waarde: Any) -> str:
    """Return a value as a person reads it in the cell: "14-06-1987", "12", "ja"."""
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return cijfers(waarde.date())
    if isinstance(waarde, date):
        return cijfers(waarde)
    if isinstance(waarde, time):
        return f"{waarde:%H:%M}"
    if isinstance(waarde, timedelta):
        return str(waarde)
    if isinstance(waarde, float) and waarde.is_integer():
        return str(int(waarde))
    return str(waarde).strip()
