"""What is filled in to record that somebody was told: who, when, how and by whom."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.inlichten import (
    InlichtenBetrokkene,
    InlichtenRegel,
    LegIngelichtVast,
)
from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.dialogen import Dialoog, Redenveld
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, maat
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.taal import parse_datum

KANALEN = (
    Optie(waarde="gesprek", tekst="in een gesprek"),
    Optie(waarde="telefoon", tekst="per telefoon"),
    Optie(waarde="brief", tekst="per brief"),
    Optie(waarde="e-mail", tekst="per e-mail"),
)
_OM_HET_FORMULIER = 210  # the words above it and the buttons below
Verzend = Callable[[Command, Callable[[Changes], None], Callable[[Exception], None]], None]


@dataclass(frozen=True, slots=True)
class Dialoogwerk:
    """What a dialog needs of the page: where it opens, and how a command is sent."""

    ouder: QWidget
    omgeving: Omgeving
    dossier_id: UUID
    verzend: Verzend


class Vastlegdialoog(Dialoog):
    """A dialog that stays open, with all that was typed, until the work took it over.

    `_velden` tells by the name of an error at which field it stands; the rest stands above.
    """

    def __init__(self, werk: Dialoogwerk, *, naam: str, titel: str, uitleg: str, ja: str) -> None:
        super().__init__(werk.ouder, naam=naam, titel=titel, uitleg=uitleg, ja=ja)
        self.werk = werk
        self.houd_bij(werk.omgeving, ("inlichten", werk.dossier_id))
        self._velden: dict[str, VeldWidget] = {}
        self._balk = MeldingBalk(BalkSoort.FOUT, "", naam=f"{naam}.fout")
        self._balk.hide()
        self.inhoud.addWidget(self._balk)
        self._schuif = Blad(naam=f"{naam}.schuif")

    def zet_velden(self) -> None:
        """Put the fields in sight: as high as they are, and to scroll where the screen ends."""
        self._schuif.inhoud.setContentsMargins(0, 0, RUIMTE_M, 0)
        self._schuif.inhoud.setSpacing(RUIMTE_M)
        for veld in self._velden.values():
            self._schuif.inhoud.addWidget(veld)
        self._schuif.inhoud.addStretch(1)
        self.inhoud.addWidget(self._schuif, 1)
        if (vlak := self._schuif.widget()) is not None:
            vlak.installEventFilter(self)
        self._pas_hoogte()

    def _pas_hoogte(self) -> None:
        opmaak, breed = self._schuif.inhoud, self._schuif.viewport().width()
        vrij = self.screen().availableGeometry().height() - maat(_OM_HET_FORMULIER)
        hoogte = min(opmaak.totalHeightForWidth(breed), max(maat(150), vrij))
        if hoogte != self._schuif.minimumHeight():
            self._schuif.setMinimumHeight(hoogte)

    @override
    def eventFilter(self, arg__1: QObject, arg__2: QEvent) -> bool:
        if arg__2.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize}:
            self._pas_hoogte()
        return super().eventFilter(arg__1, arg__2)

    def maak(self) -> Command | None:
        """Return the command of what was filled in; None when a field says what is missing."""
        raise NotImplementedError

    def datumveld(self, naam: str, datum: date | None) -> Datumveld:
        """Make a field for a day."""
        veld = Datumveld(naam=naam, lees=parse_datum, vandaag=self.werk.omgeving.vandaag)
        veld.zet_datum(datum)
        return veld

    def toon_fouten(self, fouten: Mapping[str, str]) -> bool:
        """Show each error at its field, the cursor in the first; False when there is none."""
        for naam, veld in self._velden.items():
            veld.toon_fout(fouten.get(naam, ""))
        eerste = next((naam for naam in self._velden if naam in fouten), None)
        if eerste is not None:
            veld = self._velden[eerste]
            veld.setFocus()
            # The error makes the field higher, which is laid out after this.
            QTimer.singleShot(0, self, lambda: self._schuif.ensureWidgetVisible(veld, 0, RUIMTE_M))
        elders = [tekst for naam, tekst in fouten.items() if naam not in self._velden]
        self._balk.setVisible(bool(elders))
        if elders:
            self._balk.zet(BalkSoort.FOUT, " ".join(elders))
        return bool(fouten)

    @override
    def bevestig(self) -> bool:
        """Send it; the answer closes the dialog or shows what is wrong."""
        command = self.maak()
        if command is not None:
            self.ja.setEnabled(False)
            self.werk.verzend(command, self._gelukt, self._mislukt)
        return False

    def _gelukt(self, _changes: Changes) -> None:
        self.accept()

    def _mislukt(self, fout: Exception) -> None:
        self.ja.setEnabled(True)
        if not isinstance(fout, CmpgFout):
            self.toon_fouten({"": "Dit is niet vastgelegd. Probeer het opnieuw."})
            self.werk.omgeving.fout.emit(fout)
            return
        tekst = f"{fout.tekst} {fout.wat_nu}".strip()
        veld = fout.veld.rpartition(".")[2] if isinstance(fout, Regelfout) else ""
        self.toon_fouten({veld: tekst})


class _Ontvangers(QWidget):
    """A box for each who may have heard it."""

    def __init__(self, namen: Sequence[tuple[UUID, str, bool]], naam: str) -> None:
        super().__init__()
        noem(self, naam)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        self._vinken: dict[UUID, QCheckBox] = {}
        for wie, tekst, aan in namen:
            vink = QCheckBox(zonder_mnemoniek(tekst))
            noem(vink, f"{naam}[{wie}]", tekst)
            vink.setChecked(aan)
            kolom.addWidget(vink)
            self._vinken[wie] = vink
        if self._vinken:
            self.setFocusProxy(next(iter(self._vinken.values())))

    def gekozen(self) -> tuple[UUID, ...]:
        return tuple(wie for wie, vink in self._vinken.items() if vink.isChecked())


class IngelichtDialoog(Vastlegdialoog):
    """Record that somebody was told, or correct what was recorded."""

    def __init__(
        self, werk: Dialoogwerk, een: InlichtenBetrokkene, vorige: InlichtenRegel | None = None
    ) -> None:
        corrigeert = vorige is not None
        super().__init__(
            werk,
            naam="ingelicht",
            titel=f"{een.stand.weergave}: {'correctie' if corrigeert else 'ingelicht'}",
            uitleg="Wat er stond, blijft in het dossier, met uw reden."
            if corrigeert
            else "Leg vast dat iemand het heeft gehoord: in een gesprek, of met een brief die al "
            "weg is.",
            ja="Corrigeren" if corrigeert else "Vastleggen",
        )
        self._een = een
        self._vorige = vorige
        self.aan = _Ontvangers(_wie_kan(een, vorige), "ingelicht.aan")
        self.op = self.datumveld(
            "ingelicht.op", vorige.datum if vorige else werk.omgeving.vandaag()
        )
        self.kanaal = Pillen(KANALEN, naam="ingelicht.kanaal", onbekend="")
        medewerker = werk.omgeving.medewerker
        self.wie = Regel(naam="ingelicht.wie")
        self.wie.zet_tekst(vorige.wie if vorige else medewerker.naam if medewerker else "")
        self.tekst = Tekstvlak(naam="ingelicht.tekst", min_regels=1, max_regels=4)
        self.reden = Redenveld("ingelicht", "Waarom corrigeert u dit?")
        if vorige is not None:
            self.kanaal.zet_waarde(vorige.kanaal)
            self.tekst.zet_tekst(vorige.tekst)
        self._velden = {
            "aan": VeldWidget("Wie heeft het gehoord?", self.aan),
            "op": VeldWidget("Op welke dag?", self.op),
            "kanaal": VeldWidget("Hoe?", self.kanaal),
            "wie": VeldWidget("Door wie verteld?", self.wie),
            "tekst": VeldWidget("Toelichting (mag leeg blijven)", self.tekst),
        }
        if corrigeert:
            self._velden["reden"] = self.reden.veld
        self.zet_velden()
        self._velden["aan"].setFocus()

    @override
    def maak(self) -> Command | None:
        aan, dag, kanaal = self.aan.gekozen(), self._dag(), self.kanaal.waarde()
        fouten = {} if aan else {"aan": "Kies wie het heeft gehoord."}
        if dag is None:
            fouten["op"] = "Vul de dag in, bijvoorbeeld 16-1."
        if not isinstance(kanaal, str):
            fouten["kanaal"] = "Kies hoe het is verteld."
        if not self.wie.tekst():
            fouten["wie"] = "Vul in wie het heeft verteld."
        if self._vorige is not None and not self.reden.tekstvlak.tekst().strip():
            fouten["reden"] = "Schrijf erbij waarom."
        if self.toon_fouten(fouten) or dag is None:
            return None
        return LegIngelichtVast(
            dossier_id=self.werk.dossier_id,
            paren=tuple((self._een.id, wie) for wie in aan),
            op=dag,
            kanaal=str(kanaal),
            wie=self.wie.tekst(),
            tekst=self.tekst.tekst().strip(),
            vervangt=self._vorige.feit_id if self._vorige else None,
            reden=self.reden.tekstvlak.tekst().strip(),
        )

    def _dag(self) -> date | None:
        self.op.lees_tekst()
        return self.op.datum() if self.op.tekst() else None


def _wie_kan(
    een: InlichtenBetrokkene, vorige: InlichtenRegel | None
) -> list[tuple[UUID, str, bool]]:
    """Say who may be recorded, with who is filled in; a correction is about the same one."""
    if vorige is not None:
        wie = vorige.aan_id or een.persoon_id
        return [(wie, vorige.aan or een.stand.weergave, True)]
    open_ = [o for o in een.stand.ontvangers if o.status is not InlichtenStatus.INGELICHT]
    if not open_:
        return [(een.persoon_id, f"{een.stand.weergave} zelf", True)]
    return [(o.id, f"{o.weergave} zelf" if o.zelf else o.weergave, len(open_) == 1) for o in open_]
