"""The other letters of a melding, to look at again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import BriefConcept, DocumentSnapshot
from cmpg_desktop.views.briefklaar import verzending_van
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.taal import dag_van, lang


def laatste_van(concept: BriefConcept | None) -> DocumentSnapshot | None:
    """Return the letter that was begun last, if there is one."""
    return concept.documenten[-1] if concept is not None and concept.documenten else None


def te_maken_van(concept: BriefConcept | None) -> DocumentSnapshot | None:
    """Return the letter of which a next version can be made: the last one, until it is sent."""
    laatste = laatste_van(concept)
    if concept is None or laatste is None or not concept.stand.kent_brieven:
        return None
    return laatste if laatste.verzonden_op is None else None


class Brievenlijst(QWidget):
    """One line per letter, the newest first.

    Signals:
        gekozen(object): the id of the letter to look at.
    """

    gekozen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        noem(self, "brief.brieven", "Andere brieven bij deze melding")
        self._brieven: tuple[DocumentSnapshot, ...] = ()
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(0)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label("Andere brieven bij deze melding", "sectie"))
        kolom.addLayout(self._lijst)
        self.hide()

    def vul(self, brieven: tuple[DocumentSnapshot, ...]) -> None:
        """Show these; unchanged lines stay, so the focus does."""
        self.setVisible(bool(brieven))
        if brieven == self._brieven:
            return
        self._brieven = brieven
        maak_leeg(self._lijst)
        for brief in reversed(brieven):
            regel = Doorklik(
                _regel(brief), naam=f"brief.brieven[{brief.id}]", icoon_naam="envelope"
            )
            regel.clicked.connect(lambda _aan=False, id_=brief.id: self.gekozen.emit(id_))
            self._lijst.addWidget(regel)


def _regel(brief: DocumentSnapshot) -> str:
    if brief.verzonden_op is None:
        return f"Gemaakt op {lang(dag_van(brief.gemaakt_op))}, nog niet verzonden"
    return f"Verzonden op {verzending_van(brief)}"
