"""Under which licences the parts of the program are shared, as a section of Beheer."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from cmpg_desktop import paden
from cmpg_desktop.licenties import Licentie, read_licenties
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.licenties import LicentiesPagina
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import maat, wissel


def _lees() -> tuple[Licentie, ...]:
    return read_licenties(paden.resources() / "licenties")


class LicentiesDeel(BeheerDeel):
    """The page of the licences, read when it is gone to."""

    code: ClassVar[str] = "licenties"
    titel: ClassVar[str] = "Licenties"
    met_kop: ClassVar[bool] = False  # the page has its own
    icoon: ClassVar[str] = "scales"

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)

        def laad(klaar: Callable[[Sequence[Licentie]], None], mislukt: Callable[[], None]) -> None:
            bestandswerk().doe(_lees, klaar, lambda _fout: mislukt(), eigenaar=self)

        self._pagina = LicentiesPagina(laad)
        opmaak = self._pagina.layout()
        if opmaak is not None:
            opmaak.setContentsMargins(0, 0, 0, 0)
        self.inhoud.addWidget(self._pagina, 1)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def _pas_maat(self) -> None:
        self._pagina.setMinimumHeight(maat(420))

    @override
    def focus_eerst(self) -> None:
        self._pagina.setFocus()
