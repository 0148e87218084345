"""What is asked before a casus is given to somebody, or is shielded."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from cmpg_desktop.berichten.casussen import CasusBlad, Regisseur
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.dialogen import Dialoog, Redenveld
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import maat
from cmpg_desktop.werkproces.caseload import caseload_tekst
from cmpg_desktop.werkproces.rollen import REGIETEAM

_ID = Qt.ItemDataRole.UserRole


class ToewijsDialoog(Dialoog):
    """Choose a casusregisseur, seeing how much each has.

    Signals:
        gegeven(object, str): who, and why (may be empty at the first time).
    """

    gegeven = Signal(object, str)

    def __init__(self, ouder: QWidget, blad: CasusBlad, wie: Sequence[Regisseur]) -> None:
        naam = "casus.toewijzen"
        super().__init__(
            ouder,
            naam=naam,
            titel=f"Casus {blad.nummer} toewijzen",
            uitleg="Achter elke naam staat hoeveel casussen er al lopen.",
            ja="Toewijzen",
        )
        self._nu = blad.casusregisseur_id
        self.keuze = Keuze(
            [
                Optie(waarde=een.id, tekst=f"{een.naam} ({caseload_tekst(een.casussen)})")
                for een in wie
            ],
            naam=f"{naam}.wie",
            onbekend="kies een naam",
        )
        self.keuze.zet_waarde(self._nu)
        self._veld = VeldWidget("Casusregisseur", self.keuze)
        self.inhoud.addWidget(self._veld)
        self.reden = Redenveld(naam, "Waarom een ander?" if self._nu else "Toelichting")
        self.inhoud.addWidget(self.reden.veld)
        self.keuze.setFocus()

    @override
    def bevestig(self) -> bool:
        wie = self.keuze.waarde()
        if not isinstance(wie, UUID):
            self._veld.toon_fout("Kies wie de casusregisseur wordt.")
            self.keuze.setFocus()
            return False
        if wie == self._nu:
            self._veld.toon_fout("Deze casus is al van deze casusregisseur. Kies een ander.")
            self.keuze.setFocus()
            return False
        reden = self.reden.geef() if self._nu is not None else self.reden.tekstvlak.tekst().strip()
        if self._nu is not None and not reden:
            return False
        self.gegeven.emit(wie, reden)
        return True


class AfschermDialoog(Dialoog):
    """Choose who may know of a casus; who asks and its casusregisseur are always in.

    Signals:
        gegeven(object, str): the ids, and why.
    """

    gegeven = Signal(object, str)

    def __init__(
        self, ouder: QWidget, blad: CasusBlad, team: Sequence[Medewerker], ik: UUID | None
    ) -> None:
        naam = "casus.afschermen"
        super().__init__(
            ouder,
            naam=naam,
            titel=f"Casus {blad.nummer} afschermen",
            uitleg="Alleen wie u aanvinkt, kan deze casus nog vinden en openen. Bij elk openen "
            "vraagt het programma een reden. U en de casusregisseur horen er altijd bij.",
            ja="Afschermen",
        )
        al = {een.medewerker_id for een in blad.toegang}
        self.lijst = QListWidget()
        noem(self.lijst, f"{naam}.wie", "Wie erbij mogen")
        self.lijst.setMinimumHeight(maat(170))
        for een in team:
            if not REGIETEAM.intersection(een.rollen):
                continue
            zelf = een.id == ik
            # Without an account in the regieteam nobody opens a casus anyway.
            regisseur = een.id == blad.casusregisseur_id
            erbij = " (u)" if zelf else " (casusregisseur)" if regisseur else ""
            rij = QListWidgetItem(een.naam + erbij)
            rij.setData(_ID, een.id)
            rij.setSizeHint(QSize(0, maat(32)))
            rij.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | (
                    Qt.ItemFlag.NoItemFlags
                    if zelf or regisseur
                    else Qt.ItemFlag.ItemIsUserCheckable
                )
            )
            aan = zelf or regisseur or een.id in al
            rij.setCheckState(Qt.CheckState.Checked if aan else Qt.CheckState.Unchecked)
            self.lijst.addItem(rij)
        self.lijst.setCurrentRow(0)
        self.inhoud.addWidget(VeldWidget("Wie erbij mogen", self.lijst))
        self.reden = Redenveld(naam)
        self.inhoud.addWidget(self.reden.veld)
        self.lijst.setFocus()

    @override
    def bevestig(self) -> bool:
        reden = self.reden.geef()
        if not reden:
            return False
        rijen = [self.lijst.item(nummer) for nummer in range(self.lijst.count())]
        wie = tuple(rij.data(_ID) for rij in rijen if rij.checkState() is Qt.CheckState.Checked)
        self.gegeven.emit(wie, reden)
        return True
