"""What the sections of the page Beheer have in common."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_L, RUIMTE_M
from cmpg_desktop.werkproces.bevoegdheden import BEVOEGDHEDEN, Handeling, mag
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import opsomming


class BeheerDeel(QWidget):
    """One section; built when it is first gone to.

    `laad` asks for its snapshot, `raakt` says which changes concern it, `handeling` is the right
    that changing asks; without it everything can be read and `magwel` is False. With `lezen` the
    section is there only for who may do that.
    """

    code: ClassVar[str] = ""
    titel: ClassVar[str] = ""
    uitleg: ClassVar[str] = ""
    icoon: ClassVar[str] = "gear"
    met_kop: ClassVar[bool] = True
    handeling: ClassVar[Handeling | None] = None
    # Others do not see it at all: there is nothing to read in it.
    alleen_wie_mag: ClassVar[bool] = False
    lezen: ClassVar[Handeling | None] = None

    def __init__(self, pagina: Pagina) -> None:
        super().__init__()
        noem(self, f"beheer.{self.code}", self.titel)
        self.pagina = pagina
        self.omgeving = pagina.omgeving
        wie = self.omgeving.medewerker
        rollen = wie.rollen if wie is not None else ()
        self.magwel = self.handeling is None or mag(rollen, self.handeling)
        self.inhoud = QVBoxLayout(self)
        self.inhoud.setContentsMargins(0, 0, RUIMTE_M, 0)
        self.inhoud.setSpacing(RUIMTE_L)
        if self.met_kop:
            self.inhoud.addWidget(make_label(self.titel, "sectie", breekt=True))
        if self.uitleg:
            self.inhoud.addWidget(make_label(self.uitleg, "hint", breekt=True))
        if not self.magwel:
            self._zeg_wie_wel()

    def laad(self) -> None:
        """Ask for what this section shows."""

    def raakt(self, changes: Changes) -> bool:
        """Say whether these changes concern this section."""
        del changes
        return False

    def spoel(self) -> None:
        """Save what was typed."""

    def focus_eerst(self) -> None:
        """Put the cursor where the work in this section begins."""
        self.setFocus()

    def meld_fout(self, fout: Exception) -> None:
        """Hand on what no field of this section can show."""
        self.omgeving.fout.emit(fout)

    def meld_bij_veld(self, fout: Exception, velden: Mapping[str, Veld], anders: str) -> None:
        """Show what is wrong at its field and go there; `anders` is for what names none of them."""
        if not isinstance(fout, CmpgFout):
            self.meld_fout(fout)
            return
        plek = fout.veld if isinstance(fout, Regelfout) else ""
        veld = velden.get(plek, velden[anders])
        veld.toon_fout(foutzin(fout))
        veld.setFocus()

    def _zeg_wie_wel(self) -> None:
        mogen = BEVOEGDHEDEN[self.handeling] if self.handeling is not None else frozenset[Rol]()
        rollen = opsomming(sorted(rol.weergave for rol in mogen), "of")
        zin = f"U kunt dit lezen. Wijzigen doet de {rollen}"
        balk = MeldingBalk(BalkSoort.INFO, f"{zin}.", naam=f"beheer.{self.code}.alleen_lezen")
        self.inhoud.addWidget(balk)

        def noem_wie(wie: tuple[Medewerker, ...]) -> None:
            namen = [een.naam for een in wie if not mogen.isdisjoint(een.rollen)]
            if namen:
                balk.zet(BalkSoort.INFO, f"{zin}: {opsomming(namen, 'of')}.")

        self.omgeving.broker.ask(Medewerkers(), noem_wie, self.meld_fout, eigenaar=balk)


def foutzin(fout: CmpgFout) -> str:
    """Return what is wrong and what to do."""
    return f"{fout.tekst} {fout.wat_nu}".strip()
