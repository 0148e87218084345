"""When and how a melding came in: typed at a new one, a fact to correct with a reason later."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.views.melding.opmaak import Tweekolom
from cmpg_desktop.views.omgeving import AMSTERDAM, Omgeving
from cmpg_desktop.views.onderdelen.basis import kondig_aan, make_label
from cmpg_desktop.views.onderdelen.datumveld import DatumTijdveld
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, ontvangst_fout, ontvangst_twijfel
from cmpg_desktop.werkproces.taal import in_amsterdam, lang, parse_datum, tijdstip

if TYPE_CHECKING:
    from uuid import UUID

WIJZEN = tuple(
    Optie(waarde=wijze, tekst=tekst)
    for wijze, tekst in (
        (OntvangstWijze.E_MAIL, "per e-mail"),
        (OntvangstWijze.TELEFOON, "per telefoon"),
        (OntvangstWijze.BRIEF, "per brief"),
        (OntvangstWijze.FORMULIER, "met het aanmeldformulier"),
        (OntvangstWijze.GESPREK, "in een gesprek"),
        (OntvangstWijze.OVERLEG, "in een overleg"),
    )
)


def wijze_tekst(wijze: OntvangstWijze) -> str:
    """Return "per e-mail" and the like."""
    return next(optie.tekst for optie in WIJZEN if optie.waarde == wijze)


def ontvangst_zin(dag: date, moment: datetime | None, wijze: OntvangstWijze) -> str:
    """Return "maandag 12 januari 2026, 09.15 uur · per e-mail"."""
    tijd = f", {tijdstip(moment)}" if moment else ""
    return f"{lang(dag)}{tijd} · {wijze_tekst(wijze)}"


def moment_van(dag: date, tijd: time | None) -> datetime | None:
    """Return the moment of a Dutch date and time, None without a time."""
    return datetime.combine(dag, tijd, AMSTERDAM) if tijd else None


class Ontvangstvelden(QWidget):
    """Date, time and way of an ontvangst.

    Signals:
        gekozen(object, object, object): a valid date, moment or None, and way.
        fout_getoond(str): what is wrong with it, empty when nothing is any more.
    """

    gekozen = Signal(object, object, object)
    fout_getoond = Signal(str)

    def __init__(self, omgeving: Omgeving, *, naam: str) -> None:
        super().__init__()
        self._omgeving = omgeving
        self.moment = DatumTijdveld(naam=naam, lees=parse_datum, vandaag=omgeving.vandaag)
        self.wijze = Keuze(WIJZEN, naam=f"{naam}.wijze", onbekend="")
        self._veld = VeldWidget("Ontvangen op, om", self.moment, naam=f"{naam}.moment")
        wijzeveld = VeldWidget("Hoe", self.wijze)
        velden = Tweekolom()
        velden.voeg_toe(self._veld, wijzeveld)
        buiten = QHBoxLayout(self)
        buiten.setContentsMargins(0, 0, 0, 0)
        buiten.addWidget(velden)
        self.setFocusProxy(self.moment.datumveld)
        self._leest = False
        self.moment.gewijzigd.connect(self._meld)
        self.wijze.gekozen.connect(self._meld)
        for regel in (self.moment.datumveld, self.moment.tijdveld):
            # A date that is read again, the same as before, may still lie in the future.
            regel.editingFinished.connect(self.waarde)
        self._veld.fout_getoond.connect(self.fout_getoond)

    @property
    def fout(self) -> str:
        """The error that stands here, or an empty text."""
        return self._veld.fout

    def zet(self, dag: date, moment: datetime | None, wijze: OntvangstWijze) -> None:
        """Fill in."""
        self.moment.zet(dag, in_amsterdam(moment).time() if moment else None)
        self.wijze.zet_waarde(wijze)
        self._twijfel()

    def waarde(self) -> tuple[date, datetime | None, OntvangstWijze] | None:
        """Return what stands here, None (and the reason at the field) when it cannot be."""
        self._leest = True
        self.moment.lees()
        self._leest = False
        dag, tijd = self.moment.datum(), self.moment.tijd()
        wijze = self.wijze.waarde()
        fout = self.moment.fout
        if not fout and (dag is None or not isinstance(wijze, OntvangstWijze)):
            fout = "Vul de dag van ontvangst in, bijvoorbeeld 12-1-2026."
        if not fout and dag is not None:
            fout = ontvangst_fout(dag, tijd, self._omgeving.nu()) or ""
        self._veld.toon_fout(fout)
        self._twijfel()
        if fout or dag is None or not isinstance(wijze, OntvangstWijze):
            return None
        return dag, moment_van(dag, tijd), wijze

    def _twijfel(self) -> None:
        dag = self.moment.datum()
        hint = ontvangst_twijfel(dag, self._omgeving.vandaag()) if dag is not None else ""
        if hint != self._veld.hint:
            self._veld.toon_hint(hint)
            kondig_aan(self.moment.datumveld, hint)

    def _meld(self, *_waarden: object) -> None:
        if self._leest:
            # Who reads the fields has the value already.
            return
        waarde = self.waarde()
        if waarde is not None:
            self.gekozen.emit(*waarde)


class Ontvangst(QWidget):
    """The ontvangst on the page: fields while the melding is new, words after that.

    Signals:
        gekozen, fout_getoond: as of `Ontvangstvelden`, for a new melding.
        corrigeer: the person wants to correct what was saved earlier.
    """

    gekozen = Signal(object, object, object)
    fout_getoond = Signal(str)
    corrigeer = Signal()

    def __init__(self, omgeving: Omgeving, *, nieuw: bool) -> None:
        super().__init__()
        self._nieuw = nieuw
        self._notitie_id: UUID | None = None
        self.velden = Ontvangstvelden(omgeving, naam="melding.ontvangst")
        self.velden.zet(omgeving.vandaag(), None, OntvangstWijze.E_MAIL)
        self.velden.gekozen.connect(self.gekozen)
        self.velden.fout_getoond.connect(self.fout_getoond)
        vast = QWidget()
        rij = QHBoxLayout(vast)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_M)
        self._zin = make_label("", breekt=True)
        self._zin.setObjectName("melding.ontvangst.zin")
        self._knop = Knop("Corrigeren …", naam="melding.ontvangst.corrigeren")
        self._knop.clicked.connect(self.corrigeer)
        self._gesprek = Knop(
            "Gesprek openen", naam="melding.gesprek", soort=KnopSoort.STIL, icoon_naam="phone"
        )
        self._gesprek.clicked.connect(lambda: omgeving.ga_naar.emit("telefoon", self._notitie_id))
        self._gesprek.hide()
        rij.addWidget(self._zin, 1)
        rij.addWidget(self._gesprek)
        rij.addWidget(self._knop)
        self._vastveld = VeldWidget("Ontvangen", vast, naam="melding.ontvangst.vast")
        # Not a stack: that would keep room for the higher of the two.
        kolom = QHBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self.velden)
        kolom.addWidget(self._vastveld)
        self.velden.setVisible(nieuw)
        self._vastveld.setVisible(not nieuw)

    def vul(self, blad: MeldingBlad) -> None:
        """Show the fact that holds now."""
        self._notitie_id = blad.notitie_id
        self._gesprek.setVisible(blad.notitie_id is not None)
        self._zin.setText(ontvangst_zin(blad.ontvangen_op, blad.ontvangen_om, blad.wijze))
        # What is wrong here was typed by a person: only a person takes it away.
        if self._nieuw and not self.fout and not self._bezig():
            self.velden.zet(blad.ontvangen_op, blad.ontvangen_om, blad.wijze)

    @property
    def fout(self) -> str:
        """What is wrong with what is typed here, or an empty text."""
        return self.velden.fout

    def focus(self) -> None:
        """Put the cursor where it is set or corrected."""
        (self.velden if self._nieuw else self._knop).setFocus()

    def _bezig(self) -> bool:
        return self.velden.moment.datumveld.hasFocus() or self.velden.moment.tijdveld.hasFocus()
