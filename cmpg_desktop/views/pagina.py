"""The base of every page: a header, banners, content that loads, and edits that save themselves."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, TypeVar
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Conflict
from cmpg_desktop.berichten.kern import Changes, Query
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.conflict import toon_conflict
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import delen_van
from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.koptekst import Koptekst
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M, RUIMTE_XL, RUIMTE_XXL

T = TypeVar("T")

if TYPE_CHECKING:
    from cmpg_desktop.views.formulier import Formulier
    from cmpg_desktop.views.printen import Drukwerk

VERVERS_MS = 50
# Quicker than this nobody sees it, and a page that blinks looks broken.
TRAAG_MS = 200


class Pagina(QWidget):
    """A page in the frame.

    A page asks for its snapshot in `laad`, says in `raakt` which changes concern it, and shows the
    snapshot itself. Reloading is gathered for 50 ms and happens only while the page is visible.
    Set `schuift` to False for a page that is one table and scrolls by itself.
    """

    # Emitted when something new became a row, with its id.
    werd_rij = Signal(object)
    # Emitted when the page learnt under which rail entry it belongs.
    hoort_bij = Signal(str)

    code: ClassVar[str] = ""
    rail: ClassVar[str] = ""  # the rail entry to mark while this page is in sight
    schuift: ClassVar[bool] = True

    def __init__(self, omgeving: Omgeving, naam: str) -> None:
        super().__init__()
        self.setObjectName(naam)
        self.omgeving = omgeving
        self.bewerking = omgeving.maak_bewerking(naam, self)
        self.kop = Koptekst("", naam=f"{naam}.kop")
        self.balken = QVBoxLayout()
        self.balken.setSpacing(RUIMTE_M)
        self.inhoud = QVBoxLayout()
        self.inhoud.setSpacing(RUIMTE_L)
        self.stand = Leeg(naam=f"{naam}.stand")
        self.stand.hide()
        self.stand.actie.connect(self.laad)
        self._laadfout: MeldingBalk | None = None
        self._gevuld = False
        self._vraag = 0
        self._traag = QTimer(self)
        self._traag.setSingleShot(True)
        self._traag.setInterval(TRAAG_MS)
        self._traag.timeout.connect(self._zeg_laden)
        self._bouw()
        self._verouderd = True
        self._ververs = QTimer(self)
        self._ververs.setSingleShot(True)
        self._ververs.setInterval(VERVERS_MS)
        self._ververs.timeout.connect(self._laad_als_zichtbaar)
        omgeving.broker.veranderd.connect(self._bij_verandering)
        # At another desk somebody may have shielded what stands here: then it puts itself away.
        self.bewerking.niet_bevoegd.connect(self._bij_niet_bevoegd)

    def laad(self) -> None:
        """Ask for the snapshot and show it when it comes."""
        raise NotImplementedError

    @cached_property
    def formulier(self) -> "Formulier":
        """The fields of this page; the home page has none, and a start does not load them."""
        from cmpg_desktop.views.formulier import Formulier  # noqa: PLC0415  (see above)

        formulier = Formulier(self.bewerking, self)
        formulier.conflict.connect(self._bij_conflict)
        return formulier

    def vraag(self, query: Query[T], toon: Callable[[T], None]) -> None:
        """Ask for the snapshot of this page; an answer to an earlier question is dropped."""

        def kwam(snapshot: T) -> None:
            self._traag.stop()
            self._gevuld = True
            self.stand.hide()
            self._wis_laadfout()
            toon(snapshot)

        broker = self.omgeving.broker
        broker.laat_vallen(self._vraag)
        self._vraag = broker.ask(query, kwam, self.toon_laadfout, eigenaar=self)
        if not self._gevuld:
            self._traag.start()

    @property
    def rail_nu(self) -> str:
        """The rail entry of what this page shows; `rail` until it knows better."""
        return self.rail

    @property
    def gevuld(self) -> bool:
        """Say whether the page shows something already."""
        return self._gevuld

    def raakt(self, changes: Changes) -> bool:
        """Say whether these changes concern what is shown."""
        raise NotImplementedError

    def toont(self, rij: UUID | None) -> bool:  # noqa: ARG002  (a page of one row shows that row)
        """Say whether this page still shows the row it was opened for."""
        return True

    def verlaat(self) -> None:
        """Save what was typed: the page goes out of sight."""
        self.bewerking.spoel()

    def focus_eerst(self) -> None:
        """Put the cursor where the work on this page begins."""
        self.setFocus()

    @property
    def houdt_open(self) -> bool:
        """Say whether the window must not lock by itself now (someone is on the phone)."""
        return False

    @property
    def vrij_onder(self) -> int:
        """How high the part at the bottom is that no message may cover."""
        return self.onder.geometry().height() if self.onder.count() else 0

    @property
    def is_terug_te_vinden(self) -> bool:
        """Say whether the way back may lead here once this page was left."""
        return True

    def druk_af(self) -> bool:
        """Print the page; False when there is nothing to print here."""
        return False

    def toon_spoed(self) -> bool:
        """Show the emergency numbers of this page; False when it has none."""
        return False

    def druk(self, werk: "Drukwerk") -> None:
        """Ask for a printer and print this; the window goes on meanwhile."""
        from cmpg_desktop.views.printen import druk_af  # noqa: PLC0415  (loaded on first use)

        druk_af(self, self.omgeving.broker, werk, self.omgeving.meld, self.omgeving.fout.emit)

    def toon_laadfout(self, fout: Exception) -> None:
        """Say why the page could not be loaded, and offer to try again."""
        self._traag.stop()
        tekst = fout.tekst if isinstance(fout, CmpgFout) else "Dit kon niet worden geladen."
        wat_nu = fout.wat_nu if isinstance(fout, CmpgFout) else ""
        zin = f"{tekst} {wat_nu}".strip()
        if self._gevuld:
            # What was shown stays; only say that it may be old.
            self._wis_laadfout()
            balk = MeldingBalk(BalkSoort.FOUT, zin, naam=f"{self.objectName()}.laadfout")
            balk.voeg_actie_toe("Opnieuw proberen", self.laad, naam=f"{balk.objectName()}.opnieuw")
            self.balken.addWidget(balk)
            self._laadfout = balk
        else:
            self.stand.toon(LeegSoort.MISLUKT, zin, "Opnieuw proberen")
            self.stand.show()
        if not isinstance(fout, CmpgFout):
            self.omgeving.fout.emit(fout)

    def leg_weg(self, titel: str) -> None:
        """Leave nothing in sight of a dossier that somebody just shielded; the page does the rest.

        What it shows next is why, with the way to try again.
        """
        self._gevuld = False
        self.kop.zet(titel)
        self.kop.zet_pillen([])
        for balk in delen_van(self.balken):
            if isinstance(balk, QWidget):
                balk.hide()

    def _bouw(self) -> None:
        buiten = QVBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        if self.schuift:
            blad = Blad(naam=f"{self.objectName()}.schuif")
            buiten.addWidget(blad)
            opmaak = blad.inhoud
        else:
            opmaak = QVBoxLayout()
            opmaak.setContentsMargins(RUIMTE_XXL, RUIMTE_XL, RUIMTE_XXL, RUIMTE_XL)
            opmaak.setSpacing(RUIMTE_L)
            buiten.addLayout(opmaak)
        # What stays in sight under the part that scrolls.
        self.onder = QVBoxLayout()
        buiten.addLayout(self.onder)
        opmaak.addWidget(self.kop)
        opmaak.addLayout(self.balken)
        opmaak.addWidget(self.stand)
        opmaak.addLayout(self.inhoud, 1)

    def _zeg_laden(self) -> None:
        self.stand.toon(LeegSoort.LADEN, "Even geduld, de gegevens worden opgehaald.")
        self.stand.show()

    def _wis_laadfout(self) -> None:
        if self._laadfout is not None:
            self._laadfout.hide()
            self._laadfout.deleteLater()
            self._laadfout = None

    def _bij_verandering(self, changes: Changes) -> None:
        if self.raakt(changes):
            # What is under way may have been read before this change; never show it over it.
            self.omgeving.broker.laat_vallen(self._vraag)
            self._verouderd = True
            if not self._ververs.isActive():
                self._ververs.start()

    def _bij_niet_bevoegd(self) -> None:
        self._verouderd = True
        self._laad_als_zichtbaar()

    def _laad_als_zichtbaar(self) -> None:
        if self._verouderd and self.isVisible():
            self._verouderd = False
            self.laad()

    def _bij_conflict(self, sleutel: Sleutel, conflict: Conflict, label: str) -> None:
        naam = f"conflict.{sleutel.veld.value}[{sleutel.id}]"
        for vorige in self.findChildren(QWidget, naam):
            vorige.hide()
            vorige.deleteLater()
        balk = toon_conflict(self.bewerking, sleutel, conflict, label)
        balk.setObjectName(naam)
        self.balken.addWidget(balk)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._laad_als_zichtbaar()
