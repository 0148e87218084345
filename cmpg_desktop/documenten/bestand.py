"""Guard the door: only a Word document that is safe to open comes in."""

import io
import re
import zipfile
import zlib

from lxml import etree

MAX_BESTAND = 10 * 2**20
MAX_UITGEPAKT = 60 * 2**20
MAX_DELEN = 500

_HOOFDSOORT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_BEWAAR = "Open het bestand in Word, kies Opslaan als en kies Word-document (*.docx)."
_BEGIN = (  # how other files start, what to say and what to do
    (b"%PDF", "Dit is een PDF.", "Kies het Word-bestand waar deze PDF van is gemaakt."),
    (
        b"\xd0\xcf\x11\xe0",
        "Dit is een oud Word-bestand (.doc) of het heeft een wachtwoord.",
        f"Haal een wachtwoord eerst weg. {_BEWAAR}",
    ),
    (b"{\\rtf", "Dit is een RTF-bestand.", _BEWAAR),
)
# python-docx reads UTF-8 parts; a declaration of entities has no place in any of them.
_DOCTYPE = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


class SjabloonFout(Exception):  # noqa: N818 - Fout is the Dutch for error
    """A template that cannot be used: what is wrong, and what to do about it, in Dutch."""

    def __init__(self, melding: str, suggestie: str = "") -> None:
        super().__init__(f"{melding} {suggestie}".strip())
        self.melding = melding
        self.suggestie = suggestie


def lees_delen(inhoud: bytes) -> dict[str, bytes]:
    """Unpack the XML parts of a Word document.

    Raises:
        SjabloonFout: when it is another kind of file, damaged, too big, or carries macros.

    """
    if not inhoud:
        raise SjabloonFout("Het bestand is leeg.", "Kies een ander bestand.")
    for begin, melding, suggestie in _BEGIN:
        if inhoud.startswith(begin):
            raise SjabloonFout(melding, suggestie)
    if len(inhoud) > MAX_BESTAND:
        raise SjabloonFout(
            f"Het bestand is groter dan {MAX_BESTAND // 2**20} MB.",
            "Maak de afbeeldingen kleiner, bijvoorbeeld het logo.",
        )
    kapot = SjabloonFout(
        "Dit is geen Word-document, of het is beschadigd.",
        "Open het in Word, sla het opnieuw op als .docx en kies het nog eens.",
    )
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
            delen = _pak_uit(pakket)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as fout:
        raise kapot from fout
    _controleer_soort(delen)
    for xml in delen.values():
        if _DOCTYPE.search(xml):
            raise kapot
        try:
            etree.fromstring(xml, _lezer())
        except etree.XMLSyntaxError as fout:
            raise kapot from fout
    return delen


def _lezer() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


def _pak_uit(pakket: zipfile.ZipFile) -> dict[str, bytes]:
    regels = pakket.infolist()
    # zipfile never reads past the size that is declared here, so the sum can be trusted.
    if len(regels) > MAX_DELEN or sum(regel.file_size for regel in regels) > MAX_UITGEPAKT:
        raise SjabloonFout(
            f"Uitgepakt is het bestand groter dan {MAX_UITGEPAKT // 2**20} MB. Dat is voor een "
            "brief niet gewoon.",
            "Gebruik een ander bestand, of maak het sjabloon opnieuw in Word.",
        )
    if any(regel.flag_bits & 1 for regel in regels):
        raise SjabloonFout("Het bestand heeft een wachtwoord.", f"Haal dat weg. {_BEWAAR}")
    delen = {regel.filename: pakket.read(regel) for regel in regels}
    if delen.get("mimetype", b"").startswith(b"application/vnd.oasis"):
        raise SjabloonFout("Dit is een LibreOffice-document (.odt).", _BEWAAR)
    return {
        naam: inhoud for naam, inhoud in delen.items() if naam.lower().endswith((".xml", ".rels"))
    }


def _controleer_soort(delen: dict[str, bytes]) -> None:
    soorten = delen.get("[Content_Types].xml", b"").decode("utf-8", "replace")
    if "macroEnabled" in soorten or "vbaProject" in soorten:
        raise SjabloonFout("Het bestand bevat macro's.", _BEWAAR)
    if "wordprocessingml.template.main+xml" in soorten:
        raise SjabloonFout("Dit is een Word-sjabloon (.dotx).", _BEWAAR)
    if _HOOFDSOORT not in soorten:
        raise SjabloonFout("Dit is geen Word-document.", "Kies een bestand dat eindigt op .docx.")
