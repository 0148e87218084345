"""Who in this melding may be somebody who is known already: a person says so, per line."""

from collections.abc import Sequence
from itertools import combinations
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot, Gelijkenis, KoppelPersoon
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.namen import Naam
from cmpg_desktop.werkproces.tekst import gevouwen

_KOP = "Misschien bekend; kijk of het dezelfde is."
_DUBBEL = "Misschien dubbel; kijk of het dezelfde is."


def naamsleutel(naam: Naam) -> str:
    """Return by what two names are the same; empty for half a name, which is too little."""
    if not (naam.voornamen and naam.geslachtsnaam):
        return ""
    return gevouwen(f"{naam.geslachtsnaam} {naam.voornamen}")


def dubbelen(personen: Sequence[BetrokkeneSnapshot]) -> tuple[str, ...]:
    """Name who is in the melding twice: the same name, and no births that differ."""
    dubbel: dict[str, str] = {}
    for een, ander in combinations([rij.persoon for rij in personen], 2):
        sleutel = naamsleutel(een.naam)
        if sleutel and sleutel == naamsleutel(ander.naam) and een.geboorte.kan_zijn(ander.geboorte):
            dubbel[sleutel] = een.weergavenaam
    return tuple(dubbel.values())


class Gelijkenissen(MeldingBalk):
    """The lines "zelfde naam, bekend bij ...", each with a button where it may be the same one."""

    def __init__(self, verband: Verband) -> None:
        super().__init__(BalkSoort.LET_OP, _KOP, naam="melding.misschien_bekend")
        self._verband = verband
        self._regels = QVBoxLayout()
        self._regels.setSpacing(RUIMTE_S)
        self._kolom.addLayout(self._regels)

    def vul(self, personen: tuple[BetrokkeneSnapshot, ...], *, dicht: bool = False) -> None:
        """Show who may be known; hidden when there is nobody, and in a melding that ended."""
        if dicht:
            # Nobody can say any more that it is the same one.
            personen = ()
        maak_leeg(self._regels)
        zinnen = []
        for een in personen:
            for gelijkenis in een.misschien:
                zin = f"{een.persoon.weergavenaam}: {gelijkenis.weergave}"
                zinnen.append(zin)
                self._regels.addWidget(self._regel(een, gelijkenis, zin))
        for naam in dubbelen(personen):
            zin = f"{naam} staat twee keer in deze melding. Is het dezelfde, haal er dan een weg."
            self._regels.addWidget(make_label(zin, breekt=True))
            zinnen.append(zin)
        self.zet(BalkSoort.LET_OP, _KOP if any(een.misschien for een in personen) else _DUBBEL)
        if zinnen:
            # A screen reader hears who; on screen that stands in the lines.
            self.setAccessibleDescription("\n".join(zinnen))
        self.setVisible(bool(zinnen))

    def _regel(self, een: BetrokkeneSnapshot, gelijkenis: Gelijkenis, zin: str) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label(zin, breekt=True))
        bekend = gelijkenis.persoon_id
        if bekend is not None:
            naam = f"melding.misschien_bekend[{een.id}][{bekend}].dezelfde"
            knop = Knop("Dezelfde persoon", naam=naam)
            knop.setAccessibleName(f"Dezelfde persoon: {zin}")
            knop.clicked.connect(lambda: self._koppel(een, bekend))
            kolom.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        return vak

    def _koppel(self, een: BetrokkeneSnapshot, bekend: UUID) -> None:
        bewerking = self._verband.bewerking
        command = KoppelPersoon(id=een.id, van=een.persoon.id, naar=bekend)
        naam = een.persoon.weergavenaam

        def klaar(changes: Changes) -> None:
            terug = bewerking.ongedaan.van(changes)
            self._verband.omgeving.meld(f"{naam} is nu dezelfde als de bekende persoon.", terug)

        # What is being typed about the new one goes along.
        bewerking.na_opslaan(lambda: bewerking.doe(command, klaar))
