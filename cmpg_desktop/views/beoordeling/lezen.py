"""A round to read: what was answered, proposed and decided."""

from collections.abc import Iterator
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import BeoordelingBlad, BesluitSnapshot, RondeSnapshot
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_XS
from cmpg_desktop.werkproces.taal import (
    dag_van,
    hoofdletter,
    in_amsterdam,
    lang,
    relatief,
    tijdstip,
)
from cmpg_desktop.werkproces.weging import Weging

_ANTWOORD = {"ja": "ja", "nee": "nee", "onbekend": "weet ik niet"}


def wanneer(moment: datetime, vandaag: date) -> str:
    """Return "vr 6 maart om 10.00 uur"."""
    hier = in_amsterdam(moment)
    return f"{relatief(dag_van(moment), vandaag)} om {tijdstip(hier)}"


def is_besloten(blad: BeoordelingBlad) -> bool:
    """Tell whether the besluit ended it: a retour does not, unless nothing came after it."""
    besluit = blad.nu.besluit
    if besluit is None or blad.wacht_sinds is not None:
        return False
    return besluit.uitkomst is not Weging.RETOUR or blad.stand is Stand.AFGEHANDELD


def wie_besloot(besluit: BesluitSnapshot) -> str:
    """Return "Bert Oosterling, waarnemer van Marloes Hendriks"."""
    return ", ".join(filter(None, (besluit.door, besluit.namens)))


def regels(ronde: RondeSnapshot, vandaag: date) -> Iterator[tuple[str, str]]:
    """Give what was filled in and decided: a question with its answer, where there is one."""
    yield from ingevuld(ronde, vandaag)
    if ronde.besluit is not None:
        yield from _besluit(ronde.besluit, vandaag)


def ingevuld(ronde: RondeSnapshot, vandaag: date) -> Iterator[tuple[str, str]]:
    """Give what was filled in and proposed; of the round that is on, the rest stands above it."""
    if ronde.uitkomst is not None:
        yield "Uitkomst", hoofdletter(ronde.uitkomst.weergave)
    for punt in ronde.punten:
        antwoord = ". ".join(filter(None, (_ANTWOORD.get(punt.antwoord, ""), punt.waaruit)))
        if antwoord:
            yield punt.criterium.leeskop, hoofdletter(antwoord)
    yield from _velden(ronde)
    if ronde.voorstel is not None:
        door = f"{ronde.voorstel.door}, {wanneer(ronde.voorstel.moment, vandaag)}"
        yield "Voorgesteld door", door


def _velden(ronde: RondeSnapshot) -> Iterator[tuple[str, str]]:
    if ronde.aanpak is not None:
        yield "Aanpak", ronde.aanpak.weergave
    mijdt = _ANTWOORD.get(ronde.zorgmijder, "")
    if mijdt:
        yield "Zorgmijder", hoofdletter(". ".join(filter(None, (mijdt, ronde.zorgmijder_waaruit))))
    if ronde.ingeschreven_op is not None or ronde.ingeschreven_bron:
        op = lang(ronde.ingeschreven_op) if ronde.ingeschreven_op is not None else ""
        yield "Inschrijving nagekeken", ", in ".join(filter(None, (op, ronde.ingeschreven_bron)))
    if ronde.casus:
        yield "Casus", ronde.casus
    naar = ", ".join(filter(None, (ronde.naar_wie, ronde.organisatie)))
    if naar:
        yield "Naar wie", naar
    if ronde.melder_tot is not None:
        yield "De melder blijft verantwoordelijk tot", lang(ronde.melder_tot)
    if ronde.motivering:
        yield "Waarom", ronde.motivering


def _besluit(besluit: BesluitSnapshot, vandaag: date) -> Iterator[tuple[str, str]]:
    yield "Besloten door", f"{wie_besloot(besluit)}, {wanneer(besluit.moment, vandaag)}"
    if besluit.afwijkend:
        yield "Afwijkende mening", besluit.afwijkend
    if besluit.lijst:
        yield "Gevraagd aan de melder", "\n".join(f"• {een}" for een in besluit.lijst)


class Leesregel(QWidget):
    """One question with its answer under it; a screen reader says both."""

    def __init__(self, vraag: str, antwoord: str) -> None:
        super().__init__()
        noem(self, "beoordeling.leesregel", f"{vraag}: {antwoord}")
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_XS)
        kolom.addWidget(make_label(vraag, "hint", breekt=True))
        kolom.addWidget(make_label(antwoord, breekt=True))


class Leeslijst(QWidget):
    """The lines of one round under each other."""

    def __init__(self, naam: str, titel: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self._al: tuple[tuple[str, str], ...] = ()
        self._lijst = QVBoxLayout(self)
        self._lijst.setContentsMargins(0, 0, 0, 0)
        self._lijst.setSpacing(RUIMTE_M)

    def vul(self, nieuw: tuple[tuple[str, str], ...]) -> None:
        """Show these lines; what is the same stays."""
        if nieuw == self._al:
            return
        self._al = nieuw
        while (deel := self._lijst.takeAt(0)) is not None:
            widget = deel.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for vraag, antwoord in nieuw:
            self._lijst.addWidget(Leesregel(vraag, antwoord))
