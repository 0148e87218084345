"""Where taking over running casussen begins."""

from typing import ClassVar

from PySide6.QtCore import Qt

from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.werkproces.bevoegdheden import Handeling


class OvernemenDeel(BeheerDeel):
    """A button; the work itself needs the width of a page."""

    code: ClassVar[str] = "overnemen"
    titel: ClassVar[str] = "Casussen overnemen"
    uitleg: ClassVar[str] = (
        "Begint uw team met dit programma, dan hoeft u lopende casussen niet over te typen. Neem "
        "ze over uit een lijst van Excel of een .csv. U ziet eerst per rij wat er gebeurt."
    )
    icoon: ClassVar[str] = "tray"
    handeling: ClassVar[Handeling | None] = Handeling.CASUSSEN_IMPORTEREN
    alleen_wie_mag: ClassVar[bool] = True

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._knop = Knop("Lijst overnemen …", naam="beheer.overnemen.begin", icoon_naam="tray")
        self._knop.clicked.connect(lambda: self.omgeving.ga_naar.emit("importeren", None))
        self.inhoud.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignLeft)
        self.inhoud.addStretch()

    @override
    def focus_eerst(self) -> None:
        self._knop.setFocus()
