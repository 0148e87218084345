"""Check a template before it is used: what is wrong, where, and what to write instead."""

import re
from collections.abc import Iterator

from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError, nodes
from rapidfuzz import fuzz, process

from cmpg_desktop.documenten.alineas import VELD, Bevinding, Deel, Ernst, bekijk_tekst, lees_deel
from cmpg_desktop.documenten.bestand import SjabloonFout, lees_delen
from cmpg_desktop.documenten.omgeving import Sjabloontaal
from cmpg_desktop.documenten.pakketcontrole import bekijk_pakket
from cmpg_desktop.documenten.sjabloon import StrengSjabloon, open_sjabloon, render
from cmpg_desktop.documenten.velden import Veldenlijst
from cmpg_desktop.werkproces.brieven import niet_voor_inwoners

_LIJKT = 60  # per cent of the letters in common before a name is offered
_EINDES = {"for": "endfor", "if": "endif"}
_TUSSEN = {"else": ("if", "for"), "elif": ("if",)}
_JINJA = re.compile(r"\{[{%].*?[%}]\}")
_OPDRACHTEN = (*_EINDES, *_EINDES.values(), *_TUSSEN, "set")
_VERBODEN = (
    nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block, nodes.Macro,
    nodes.CallBlock, nodes.FilterBlock, nodes.Call,
)  # fmt: skip


def controleer(
    sjabloon: bytes, velden: Veldenlijst, *, leest_inwoner: bool = False
) -> tuple[Bevinding, ...]:
    """Look for everything that would make a letter fail or go out wrong; empty means usable.

    In a letter that a resident reads, words of professionals are pointed at as well.

    The last step makes a letter of the examples, once complete and once with only what is
    required.
    """
    try:
        delen = lees_delen(sjabloon)
        streng = open_sjabloon(sjabloon)
    except SjabloonFout as fout:
        return (_fout("bestand", fout.melding, fout.suggestie),)
    gelezen = dict(_delen(streng))
    controle = _Controle(velden)
    bevindingen = [
        *(bevinding for deel in gelezen.values() for bevinding in controle.bekijk(deel)),
        *bekijk_pakket(delen, frozenset(gelezen)),
        *controle.ontbrekend(),
    ]
    if leest_inwoner:
        bevindingen += [een for deel in gelezen.values() for een in _vakwoorden(deel)]
    if not any(bevinding.ernst is Ernst.FOUT for bevinding in bevindingen):
        bevindingen += _proef(sjabloon, velden)
    return tuple(bevindingen)


def _fout(plaats: str, melding: str, suggestie: str = "") -> Bevinding:
    return Bevinding(ernst=Ernst.FOUT, plaats=plaats, melding=melding, suggestie=suggestie)


def _delen(streng: StrengSjabloon) -> Iterator[tuple[str, Deel]]:
    """Give what docxtpl fills, by the name of the part: text, headers, footers, footnotes."""
    hoofd = streng.docx.part
    yield hoofd.partname.lstrip("/"), lees_deel("alinea", streng.get_xml(), streng.patch_xml)
    for soort, uri in (
        ("koptekst", DocxTemplate.HEADER_URI),
        ("voettekst", DocxTemplate.FOOTER_URI),
    ):
        for _, deel in streng.get_headers_footers(uri):
            xml = streng.get_part_xml(deel)
            yield deel.partname.lstrip("/"), lees_deel(soort, xml, streng.patch_xml)
    for deel in hoofd.package.parts:
        if deel.content_type.endswith(".footnotes+xml"):
            xml = deel.blob.decode("utf-8")
            yield deel.partname.lstrip("/"), lees_deel("voetnoot", xml, streng.patch_xml)


def _vakwoorden(deel: Deel) -> Iterator[Bevinding]:
    for nummer, alinea in enumerate(deel.alineas, 1):
        # The name of a field is not in the letter.
        woorden = niet_voor_inwoners(_JINJA.sub(" ", alinea))
        if woorden:
            yield Bevinding(
                ernst=Ernst.WAARSCHUWING,
                plaats=deel.plaats(nummer),
                melding=f"Een inwoner leest dit woord niet: {', '.join(woorden)}.",
                suggestie="Zeg het in gewone woorden.",
            )


def _proef(sjabloon: bytes, velden: Veldenlijst) -> Iterator[Bevinding]:
    for plaats, alleen_verplicht in (
        ("proefbrief", False),
        ("proefbrief met alleen de verplichte velden", True),
    ):
        try:
            render(sjabloon, velden.voorbeeld(alleen_verplicht=alleen_verplicht))
        except SjabloonFout as fout:
            yield _fout(plaats, fout.melding, "Kijk de lussen en voorwaarden in het sjabloon na.")
            return


class _Controle:
    """The check of the fields in all parts of one template."""

    def __init__(self, velden: Veldenlijst) -> None:
        self._velden = velden
        self._taal = Sjabloontaal()
        self._gedrukt: set[str] = set()
        self._leesbaar = True

    def bekijk(self, deel: Deel) -> Iterator[Bevinding]:
        """Check one part, and remember which fields it prints."""
        in_tekst = list(bekijk_tekst(deel, self._velden.namen))
        yield from in_tekst
        gezegd = any(bevinding.ernst is Ernst.FOUT for bevinding in in_tekst)
        self._leesbaar &= not gezegd
        try:
            boom = self._taal.parse(deel.bron)
        except TemplateSyntaxError as fout:
            self._leesbaar = False
            if not gezegd:
                yield from self._syntaxis(deel, fout)
            return
        yield from self._taalgebruik(deel, boom)
        yield from self._namen(deel, boom)

    def ontbrekend(self) -> Iterator[Bevinding]:
        """Name the required fields that no part prints."""
        if not self._leesbaar:  # a broken field may well be the one that seems to be missing
            return
        for veld in self._velden.velden:
            if veld.verplicht and veld.naam not in self._gedrukt:
                voorbeeld = f"{{{{ {veld.naam} }}}}"
                if isinstance(veld.voorbeeld, tuple):
                    voorbeeld = (
                        f"{{%p for regel in {veld.naam} %}}, {{{{ regel }}}}, {{%p endfor %}}"
                    )
                yield _fout(
                    "hele sjabloon",
                    f"Het verplichte veld {veld.naam} ontbreekt ({veld.uitleg}).",
                    f"Zet op zijn plaats: {voorbeeld}",
                )

    def _syntaxis(self, deel: Deel, fout: TemplateSyntaxError) -> Iterator[Bevinding]:
        blokken = list(self._blokken(deel))
        if blokken:
            yield from blokken
            return
        plaats = deel.plaats(fout.lineno)
        alinea = deel.alineas[min(fout.lineno, len(deel.alineas)) - 1]
        kapot = next((veld for veld in VELD.findall(alinea) if not self._leest(veld)), "")
        binnen = "_".join(re.findall(r"[\w.]+", kapot))
        yield _fout(
            plaats,
            f"{kapot or 'Een veld'} is niet goed geschreven.",
            self._raad(binnen, self._velden.namen) or "Schrijf een veld zo: {{ datum }}",
        )

    def _leest(self, veld: str) -> bool:
        if not veld.startswith("{{"):
            return True
        try:
            self._taal.parse(veld)
        except TemplateSyntaxError:
            return False
        return True

    def _blokken(self, deel: Deel) -> Iterator[Bevinding]:
        """Find the loop or condition that has no end, or the end that has no begin."""
        open_: list[tuple[str, int]] = []
        for opdracht, regel in _opdrachten(self._taal, deel.bron):
            laatste = open_[-1][0] if open_ else ""
            if opdracht not in _OPDRACHTEN:
                raad = process.extractOne(opdracht, _OPDRACHTEN, scorer=fuzz.ratio)
                melding = f"De opdracht '{opdracht}' bestaat niet."
                yield _fout(deel.plaats(regel), melding, f"Bedoelt u {raad[0]}?")
                return
            if opdracht in _EINDES:
                open_.append((opdracht, regel))
            elif opdracht == _EINDES.get(laatste):
                open_.pop()
            elif opdracht in _EINDES.values() or laatste not in _TUSSEN.get(opdracht, (laatste,)):
                melding = f"'{opdracht}' staat hier zonder het begin dat erbij hoort."
                raad_ = "Haal het weg, of zet het begin erboven."
                yield _fout(deel.plaats(regel), melding, raad_)
                return
        for opdracht, regel in open_:
            yield _fout(
                deel.plaats(regel),
                f"Hier begint '{opdracht}', maar het einde ontbreekt.",
                f"Zet onder het stuk een alinea met: {{%p {_EINDES[opdracht]} %}}",
            )

    def _taalgebruik(self, deel: Deel, boom: nodes.Template) -> Iterator[Bevinding]:
        for knoop in boom.find_all(_VERBODEN):
            yield _fout(
                deel.plaats(knoop.lineno),
                "Deze opdracht kan niet in een sjabloon.",
                "Gebruik velden, {%p if … %} en {%p for … %}.",
            )
        for filter_ in boom.find_all(nodes.Filter):
            if filter_.name not in self._taal.filters:
                yield _fout(
                    deel.plaats(filter_.lineno),
                    f"De bewerking '{filter_.name}' bestaat niet.",
                    self._raad(filter_.name, tuple(self._taal.filters)),
                )

    def _namen(self, deel: Deel, boom: nodes.Template) -> Iterator[Bevinding]:
        eigen = {naam.name for naam in boom.find_all(nodes.Name) if naam.ctx == "store"} | {"loop"}
        gezegd: set[tuple[str, int]] = set()
        for naam, regel, gedrukt in _gebruik(boom, gedrukt=False):
            if naam.split(".")[0] in eigen or (naam, regel) in gezegd:
                continue
            gezegd.add((naam, regel))
            if naam in self._velden.namen:
                self._gedrukt |= {naam} if gedrukt else set()
            elif naam not in self._velden.groepen or gedrukt:
                yield self._onbekend(deel.plaats(regel), naam, tuple(sorted(eigen - {"loop"})))

    def _onbekend(self, plaats: str, naam: str, eigen: tuple[str, ...]) -> Bevinding:
        groep, punt, _ = naam.rpartition(".")
        if naam in self._velden.groepen:
            kies = next(veld for veld in self._velden.namen if veld.startswith(f"{naam}."))
            return _fout(plaats, f"'{naam}' is een groep velden.", f"Kies er een, zoals {kies}.")
        if punt and groep in self._velden.namen:
            melding = f"Het veld '{naam}' bestaat niet: '{groep}' heeft geen onderdelen."
            return _fout(plaats, melding, f"Schrijf: {{{{ {groep} }}}}")
        raad = self._raad(naam, (*self._velden.namen, *eigen))
        return _fout(
            plaats,
            f"Het veld '{naam}' bestaat niet.",
            raad or "Kies een veld uit de lijst met velden van deze brief.",
        )

    @staticmethod
    def _raad(naam: str, uit: tuple[str, ...]) -> str:
        hit = process.extractOne(naam, uit, scorer=fuzz.ratio, score_cutoff=_LIJKT)
        return f"Bedoelt u {hit[0]}?" if hit else ""


def _opdrachten(taal: Sjabloontaal, bron: str) -> Iterator[tuple[str, int]]:
    begonnen = False
    try:
        for regel, soort, waarde in taal.lex(bron):
            if soort == "block_begin":
                begonnen = True
            elif begonnen and soort == "name":
                begonnen = False
                yield waarde, regel
    except TemplateSyntaxError:
        return  # the caller tells what it knows up to here


def _gebruik(knoop: nodes.Node, *, gedrukt: bool) -> Iterator[tuple[str, int, bool]]:
    """Give every name that is read, with dots, its line, and whether it reaches the paper."""
    naam = _keten(knoop)
    if naam:
        if getattr(knoop, "ctx", "load") == "load":
            yield naam, knoop.lineno, gedrukt
        return
    for kind in knoop.iter_child_nodes():
        in_lus = isinstance(knoop, nodes.For) and kind is knoop.iter
        yield from _gebruik(kind, gedrukt=gedrukt or in_lus or isinstance(knoop, nodes.Output))


def _keten(knoop: nodes.Node) -> str:
    """Give `afzender.telefoon` for a field of a group; empty when it is something else."""
    if isinstance(knoop, nodes.Name):
        return knoop.name
    if isinstance(knoop, nodes.Getattr):
        links = _keten(knoop.node)
        return links and f"{links}.{knoop.attr}"
    if isinstance(knoop, nodes.Getitem) and isinstance(knoop.arg, nodes.Const):
        links = _keten(knoop.node)
        return links and (
            f"{links}.{knoop.arg.value}" if isinstance(knoop.arg.value, str) else links
        )
    return ""
