"""What was talked through and asked around a beoordeling, and the buttons that record it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, GerichtVerzoek
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.views.beoordeling.dialogen import (
    AntwoordDialoog,
    GesprekDialoog,
    OverlegDialoog,
)
from cmpg_desktop.views.beoordeling.verzoek import VerzoekBriefDialoog, VerzoekDialoog
from cmpg_desktop.views.melding.ontvangst import WIJZEN
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import hoofdletter, lang

if TYPE_CHECKING:
    from cmpg_desktop.views.melding.pagina import MeldingPagina

_SOORTEN: Final = frozenset(
    {
        FeitSoort.GESPREK_MELDER,
        FeitSoort.CASUSOVERLEG,
        FeitSoort.MELDER_HERINNERD,
        FeitSoort.AANVULLING,
    }
)
_WIJZE: Final = {str(een.waarde): een.tekst for een in WIJZEN}


@dataclass(frozen=True, slots=True)
class _Regel:
    sleutel: str
    tekst: str
    verzoek: GerichtVerzoek | None = None  # one that waits for its answer


class Contacten(Kaart):
    """The list of talks, overleg and questions, with what adds to it."""

    def __init__(self, pagina: "MeldingPagina") -> None:
        super().__init__("Gesprekken, overleg en vragen", naam="beoordeling.contacten")
        self._pagina = pagina
        self._blad: MeldingBlad | None = None
        self._al: tuple[_Regel, ...] | None = None
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_M)
        self._leeg = make_label("Er is nog niets vastgelegd.", "hint", breekt=True)
        self._knoppen = QWidget()
        stroom = Stroom(self._knoppen)
        self._verzoeken: list[Knop] = []
        for tekst, naam, doe in (
            ("Gesprek met de melder …", "gesprek", self.open_gesprek),
            ("Casusoverleg …", "casusoverleg", self._open_overleg),
            ("Gericht verzoek schrijven …", "verzoekbrief", self._schrijf_verzoek),
            ("Gericht verzoek per telefoon …", "verzoek", self._open_verzoek),
        ):
            knop = Knop(tekst, naam=f"beoordeling.{naam}.knop")
            knop.clicked.connect(doe)
            stroom.addWidget(knop)
            if naam.startswith("verzoek"):
                self._verzoeken.append(knop)
        self._reden = make_label("", "hint", breekt=True)
        if not pagina.omgeving.mag(Handeling.INFORMATIEVERZOEK_DOEN):
            reden = weigering(Handeling.INFORMATIEVERZOEK_DOEN)
            for knop in self._verzoeken:
                knop.setEnabled(False)
                knop.setAccessibleDescription(reden)
            self._reden.setText(reden)
        self.inhoud.addWidget(self._leeg)
        self.inhoud.addLayout(self._lijst)
        self.inhoud.addWidget(self._knoppen)
        self.inhoud.addWidget(self._reden)
        self._reden.setVisible(bool(self._reden.text()))

    def vul(self, blad: BeoordelingBlad, melding: MeldingBlad) -> None:
        """Show what happened, oldest first; nothing is added to a melding that ended."""
        self._blad = melding
        dicht = blad.stand.is_dicht
        self._knoppen.setVisible(not dicht)
        regels = tuple(_regels(blad, melding, dicht=dicht))
        if regels == self._al:
            return
        self._al = regels
        self._leeg.setVisible(not regels)
        maak_leeg(self._lijst)
        for regel in regels:
            self._lijst.addWidget(self._maak(regel))

    def _maak(self, regel: _Regel) -> QWidget:
        rij = QWidget()
        noem(rij, f"beoordeling.contact[{regel.sleutel}]", regel.tekst)
        naast = QHBoxLayout(rij)
        naast.setContentsMargins(0, 0, 0, 0)
        naast.setSpacing(RUIMTE_S)
        naast.addWidget(make_label(regel.tekst, breekt=True), 1)
        verzoek = regel.verzoek
        if verzoek is not None and self._verzoeken[0].isEnabled():
            knop = Knop("Antwoord …", naam=f"beoordeling.antwoord[{regel.sleutel}]")
            knop.setAccessibleName(f"Antwoord van {verzoek.aan} vastleggen")
            knop.clicked.connect(self._antwoorder(verzoek))
            naast.addWidget(knop)
        return rij

    def open_gesprek(self) -> None:
        """Record a talk with the melder."""
        melder = self._blad.melder_naam if self._blad is not None else ""
        GesprekDialoog(self._pagina.window(), self._pagina.verband, melder).open()

    def _open_overleg(self) -> None:
        OverlegDialoog(self._pagina.window(), self._pagina.verband).open()

    def _open_verzoek(self) -> None:
        VerzoekDialoog(self._pagina.window(), self._pagina.verband, self._mensen()).open()

    def _schrijf_verzoek(self) -> None:
        VerzoekBriefDialoog(self._pagina.window(), self._pagina.verband, self._mensen()).open()

    def _mensen(self) -> Sequence[BetrokkeneSnapshot]:
        return self._blad.betrokkenen if self._blad is not None else ()

    def _antwoorder(self, verzoek: GerichtVerzoek) -> Callable[[], None]:
        return lambda: AntwoordDialoog(self._pagina.window(), self._pagina.verband, verzoek).open()


def _regels(blad: BeoordelingBlad, melding: MeldingBlad, *, dicht: bool) -> Iterator[_Regel]:
    gevonden = [
        (een.datum, een.volgnr, _Regel(str(een.id), _zin(een)))
        for een in geldige(melding.feiten)
        if een.soort in _SOORTEN
    ]
    for verzoek in blad.verzoeken:
        open_nog = verzoek.beantwoord_op is None
        regel = _Regel(
            str(verzoek.id), _verzoekzin(verzoek), verzoek if open_nog and not dicht else None
        )
        gevonden.append((verzoek.verzonden_op, 0, regel))
    return (regel for *_, regel in sorted(gevonden, key=lambda een: een[:2]))


def _zin(feit: Feit) -> str:
    hoe = ", ".join(filter(None, (feit.wie, _WIJZE.get(feit.kanaal, feit.kanaal))))
    kop = f"{hoofdletter(lang(feit.datum))}: {feit.soort.weergave}"
    kop += f" ({hoe})" if hoe else ""
    inhoud = [feit.tekst, feit.reden]
    return f"{kop}. {': '.join(filter(None, inhoud))}".removesuffix(". ") if any(inhoud) else kop


def _verzoekzin(verzoek: GerichtVerzoek) -> str:
    vraag = (
        f"{hoofdletter(lang(verzoek.verzonden_op))}: gericht verzoek aan {verzoek.aan}. "
        f"{verzoek.tekst}"
    )
    if verzoek.beantwoord_op is None:
        return f"{vraag}\nNog geen antwoord."
    return f"{vraag}\nAntwoord op {lang(verzoek.beantwoord_op)}: {verzoek.antwoord}"
