"""What happens in the window once the program runs: pages, going there and back, shortcuts.

Everything a page needs it gets from `Omgeving`; no page knows another.
"""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Change, Changes, Noun
from cmpg_desktop.berichten.werkvoorraad import Railtellers
from cmpg_desktop.broker.broker import Bewaard
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.paginas import maak_pagina
from cmpg_desktop.views.schil import OpslagStatus
from cmpg_desktop.views.venster import RAIL, Venster
from cmpg_desktop.views.zoek import Zoeker
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag, weigering
from cmpg_desktop.werkproces.rollen import Rol

if TYPE_CHECKING:
    from cmpg_desktop.berichten.documenten import Bestand
    from cmpg_desktop.views.buiten import Buitenbestanden
    from cmpg_desktop.views.hulp import HulpVenster

Plaats = tuple[str, UUID | None]
# A page with an id is made anew when it was not among the last few.
_BEWAAR_PAGINAS = 6
# Commands that come together are counted once.
_TEL_NA = 200
_TELT = frozenset({Noun.MELDING, Noun.NOTITIE, Noun.CASUS, Noun.VERZOEK, Noun.FEIT})
# Fields that are no typing: the end of a melding is one of its row.
_TELT_VELDEN = frozenset({"melding.stand"})
_WERKVOORRAAD: Plaats = ("werkvoorraad", None)
_BEHEER: Plaats = ("beheer", None)
# What somebody must be allowed for a page to be of any use; the lanes check each question again.
_VOOR_PAGINA = {
    "werkvoorraad": Handeling.WERKVOORRAAD_LEZEN,
    "agenda": Handeling.WERKVOORRAAD_LEZEN,
    "meldingen": Handeling.MELDING_LEZEN,
    "melding": Handeling.MELDING_LEZEN,
    "weegoverleg": Handeling.MELDING_LEZEN,
    "telefoon": Handeling.TELEFOONNOTITIE,
    "brief": Handeling.BRIEF_MAKEN,
    "brieven": Handeling.BRIEF_MAKEN,
    "uitbrief": Handeling.BRIEF_MAKEN,
    "casus": Handeling.CASUS_LEZEN,
    "inlichten": Handeling.MELDING_LEZEN,
    "casussen": Handeling.CASUS_LEZEN,
    "partners": Handeling.KETENPARTNER_LEZEN,
    "verzoeken": Handeling.VERZOEK_REGISTREREN,
    "verzoek": Handeling.VERZOEK_REGISTREREN,
    "beheer": Handeling.INSTELLING_LEZEN,
    "importeren": Handeling.CASUSSEN_IMPORTEREN,
}
_STATUS = {
    Bewaard.OPGESLAGEN: OpslagStatus.OPGESLAGEN,
    Bewaard.BEZIG: OpslagStatus.BEZIG,
    Bewaard.MISLUKT: OpslagStatus.MISLUKT,
}


class Regie(QObject):
    """Holds the open pages and the way back.

    Signals: `vergrendel` (someone locks), `wissel_persoon` (someone signs out).
    """

    vergrendel = Signal()
    wissel_persoon = Signal()

    def __init__(self, venster: Venster, omgeving: Omgeving) -> None:
        super().__init__(venster)
        self._venster = venster
        self._omgeving = omgeving
        self._hulp: HulpVenster | None = None
        self._paginas: dict[Plaats, Pagina] = {}
        self._weg: list[Plaats] = []
        self._hier: Plaats | None = None
        # Until someone signed in nobody can ask for anything.
        self._rollen: Collection[Rol] = frozenset(Rol)
        schil = venster.schil
        self._buiten: Buitenbestanden | None = None
        omgeving.open_buiten = self._open_buiten
        self._zoeker = Zoeker(omgeving, schil.zoek)
        schil.gekozen.connect(lambda code: self.ga(code, None))
        schil.nieuwe_melding.connect(lambda: self.ga("melding", None))
        schil.persoon_actie.connect(self._bij_persoon)
        schil.terug.connect(self.terug)
        schil.zoeken_dicht.connect(lambda: self._weiger(Handeling.ZOEKEN))
        schil.rail.voeg_persoon_actie_toe("vergrendel", "Vergrendelen (Ctrl+L)", "lock")
        if not omgeving.demo:
            # In a demonstration nobody has a password.
            schil.rail.voeg_persoon_actie_toe(
                "wachtwoord", "Wachtwoord wijzigen …", "pencil-simple"
            )
        schil.rail.voeg_persoon_actie_toe("wissel", "Iemand anders", "sign-out")
        omgeving.ga_naar.connect(self.ga)
        omgeving.bericht.connect(self._bij_bericht)
        omgeving.aanbod.connect(schil.toon_toast)
        omgeving.fout.connect(self._bij_fout)
        omgeving.broker.bewaard.connect(self._bij_bewaard)
        omgeving.aantallen.connect(self._bij_aantallen)
        omgeving.broker.veranderd.connect(self._bij_verandering)
        self._tel = QTimer(self)
        self._tel.setSingleShot(True)
        self._tel.setInterval(_TEL_NA)
        self._tel.timeout.connect(self._vraag_aantallen)
        self._maak_sneltoetsen()

    @property
    def pagina(self) -> Pagina | None:
        """The page in sight."""
        return self._paginas.get(self._hier) if self._hier is not None else None

    def zet_toegang(self, rollen: Collection[Rol]) -> None:
        """Show what is for someone with these roles, and nothing else."""
        self._rollen = rollen
        self._venster.schil.zet_toegang(
            {code for code, *_ in RAIL if mag(rollen, _VOOR_PAGINA[code])},
            nieuw=mag(rollen, Handeling.MELDING_VASTLEGGEN),
            zoeken=mag(rollen, Handeling.ZOEKEN),
        )

    def ga(self, code: str, rij: UUID | None) -> None:
        """Go to a page. A new melding or call always gets a page of its own."""
        nodig = _VOOR_PAGINA[code]
        if (code, rij) == ("melding", None):
            nodig = Handeling.MELDING_VASTLEGGEN
        if mag(self._rollen, nodig):
            self._ga((code, rij), onthoud=True)
        else:
            self._weiger(nodig)

    def ga_naar_begin(self) -> None:
        """Go to the page where the work of this person begins."""
        self._ga(self._thuis, onthoud=False)

    def terug(self) -> None:
        """Go to where we came from; the first page leads to where the work begins."""
        while self._weg and self._weg[-1] == self._hier:
            self._weg.pop()
        if self._weg:
            self._ga(self._weg.pop(), onthoud=False)
        elif self._hier != self._thuis:
            self._ga(self._thuis, onthoud=False)

    def spoel(self) -> None:
        """Save everything typed on every page."""
        for pagina in self._paginas.values():
            pagina.verlaat()

    def sluit_buiten(self, klaar: Callable[[], None]) -> None:
        """Ask about copies that were changed in Word, and then call `klaar`."""
        if self._buiten is None:
            klaar()
        else:
            self._buiten.sluit(klaar)

    @property
    def iets_onbewaard(self) -> bool:
        """Say whether any page holds something the database does not have yet."""
        return any(pagina.bewerking.iets_onbewaard for pagina in self._paginas.values())

    @property
    def mag_vergrendelen(self) -> bool:
        """Say whether locking by itself would not disturb someone on the phone."""
        pagina = self.pagina
        return pagina is None or not pagina.houdt_open

    @property
    def _thuis(self) -> Plaats:
        mag_lezen = mag(self._rollen, Handeling.WERKVOORRAAD_LEZEN)
        return _WERKVOORRAAD if mag_lezen else _BEHEER

    def _weiger(self, handeling: Handeling) -> None:
        self._omgeving.meld(weigering(handeling))

    def wijzig_wachtwoord(self, *, moet: bool = False) -> None:
        """Ask for another password; who must choose one now and does not, signs out."""
        from cmpg_desktop.views.wachtwoord import WachtwoordDialoog  # noqa: PLC0415  (seldom)

        dialoog = WachtwoordDialoog(self._venster, self._omgeving, moet=moet)
        if moet:
            dialoog.rejected.connect(self.wissel_persoon)
        dialoog.open()

    def sluit_alles(self) -> None:
        """Let every page go: another person sits down."""
        self.spoel()
        for pagina in self._paginas.values():
            self._venster.schil.verwijder_pagina(pagina)
        self._paginas.clear()
        self._weg.clear()
        self._hier = None

    def _open_buiten(
        self, bestand: "Bestand", melding_id: UUID, mislukt: Callable[[Exception], None]
    ) -> None:
        if self._buiten is None:
            # Loaded when something is opened in Word for the first time.
            from cmpg_desktop.views.buiten import Buitenbestanden  # noqa: PLC0415

            self._buiten = Buitenbestanden(self._venster, self._omgeving)
            self._buiten.mag_vragen = lambda: self._venster.schil.overlay is None
        self._buiten.open(bestand, melding_id, mislukt)

    def _ga(self, plaats: Plaats, *, onthoud: bool) -> None:
        vorige = self.pagina
        if vorige is not None:
            vorige.verlaat()
            if self._buiten is not None:
                self._buiten.kijk()
            if not vorige.is_terug_te_vinden:
                # A call that became something else, or nothing: back must not open a new one.
                self._weg = [weg for weg in self._weg if weg != self._hier]
            elif onthoud and self._hier is not None and self._hier != plaats:
                self._weg.append(self._hier)
        pagina = None if self._is_nieuw(plaats) else self._paginas.get(plaats)
        if pagina is None or not pagina.toont(plaats[1]):
            self._laat_gaan(plaats)
            pagina = maak_pagina(self._omgeving, plaats[0], plaats[1])
            self._paginas[plaats] = pagina
            pagina.setParent(self._venster.schil)
            pagina.werd_rij.connect(lambda rij: self._werd_rij(pagina, rij))
            pagina.hoort_bij.connect(lambda rail: self._hoort_bij(pagina, rail))
        self._hier = plaats
        # Making a page and showing it are two events, so that neither holds up the window long.
        QTimer.singleShot(0, self, lambda: self._toon(pagina))

    def _toon(self, pagina: Pagina) -> None:
        if self._hier is None or self.pagina is not pagina:
            return
        rail = {rij[0] for rij in RAIL}
        code = self._hier[0] if self._hier[0] in rail else pagina.rail_nu
        self._venster.schil.toon_pagina(pagina, code)
        pagina.focus_eerst()

    def _hoort_bij(self, pagina: Pagina, rail: str) -> None:
        if self.pagina is pagina:
            self._venster.schil.rail.kies(rail)

    def _is_nieuw(self, plaats: Plaats) -> bool:
        return plaats[1] is None and plaats[0] in {"melding", "telefoon", "verzoek"}

    def _werd_rij(self, pagina: Pagina, rij: UUID) -> None:
        # A new melding became a row: from now on it is found under its id.
        for plaats, gevonden in list(self._paginas.items()):
            if gevonden is pagina:
                del self._paginas[plaats]
                nieuw = (plaats[0], rij)
                self._paginas[nieuw] = pagina
                if self._hier == plaats:
                    self._hier = nieuw
                # The way back leads to this one, not to yet another new one.
                self._weg = [nieuw if weg == plaats else weg for weg in self._weg]

    def _laat_gaan(self, plaats: Plaats) -> None:
        oud = self._paginas.pop(plaats, None)
        weg = [oud] if oud is not None else []
        # What a page holds and the database does not would be out of sight until the next start.
        dossiers = [
            plek
            for plek, pagina in self._paginas.items()
            if plek[1] is not None and plek != self._hier and not pagina.bewerking.iets_onbewaard
        ]
        while len(dossiers) > _BEWAAR_PAGINAS:
            weg.append(self._paginas.pop(dossiers.pop(0)))
        for pagina in weg:
            pagina.verlaat()
            self._venster.schil.verwijder_pagina(pagina)

    def _maak_sneltoetsen(self) -> None:
        for toets, doe in (
            ("F1", self._toon_hulp),
            ("F2", lambda: self.ga("telefoon", None)),
            ("F8", self._toon_spoed),
            ("F9", lambda: self.ga("weegoverleg", None)),
            ("Ctrl+N", lambda: self.ga("melding", None)),
            ("Ctrl+L", self.vergrendel.emit),
            ("Alt+Left", self.terug),
            ("F5", self._ververs),
            ("Ctrl+P", self._druk_af),
            ("Ctrl+Z", self._ongedaan),
            ("Ctrl+Shift+Z", self._opnieuw),
            ("Ctrl+Y", self._opnieuw),
        ):
            sneltoets = QShortcut(QKeySequence(toets), self._venster)
            sneltoets.setContext(Qt.ShortcutContext.WindowShortcut)
            sneltoets.activated.connect(self._als_open(doe))

    def _als_open(self, doe: Callable[[], object]) -> Callable[[], None]:
        def misschien() -> None:
            # While the sign-in card is up nothing behind it may happen; help may.
            if self._venster.schil.overlay is None or doe == self._toon_hulp:
                doe()

        return misschien

    def _toon_hulp(self) -> None:
        if self._hulp is None:
            from cmpg_desktop.views.hulp import HulpVenster  # noqa: PLC0415  (loaded on first use)

            self._hulp = HulpVenster()
        self._hulp.toon(self._hier[0] if self._hier is not None else "begin")

    def _toon_spoed(self) -> None:
        # Emergency numbers are one key away everywhere: a page without them makes way for a call.
        pagina = self.pagina
        if pagina is None or not pagina.toon_spoed():
            self.ga("telefoon", None)
            if self.pagina is not None:
                self.pagina.toon_spoed()

    def _ververs(self) -> None:
        if self.pagina is not None:
            self.pagina.laad()

    def _druk_af(self) -> None:
        pagina = self.pagina
        if pagina is not None and not pagina.druk_af():
            self._omgeving.meld("Op deze pagina valt niets af te drukken.")

    def _ongedaan(self) -> None:
        # A text under the cursor has an undo of its own.
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            widget.undo()
        elif self.pagina is not None:
            self.pagina.bewerking.ongedaan.terug()

    def _opnieuw(self) -> None:
        widget = QApplication.focusWidget()
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            widget.redo()
        elif self.pagina is not None:
            self.pagina.bewerking.ongedaan.vooruit()

    def _bij_persoon(self, code: str) -> None:
        if code == "wachtwoord":
            self.wijzig_wachtwoord()
        else:
            (self.vergrendel if code == "vergrendel" else self.wissel_persoon).emit()

    def _bij_bericht(self, tekst: str, ongedaan: Callable[[], None] | None) -> None:
        if ongedaan is None:
            self._venster.schil.toon_toast(tekst)
        else:
            self._venster.schil.toon_toast(tekst, "Ongedaan maken", ongedaan)

    def _bij_fout(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout):
            self._venster.schil.toon_toast(f"{fout.tekst} {fout.wat_nu}".strip())
        else:
            self._omgeving.broker.onverwacht.emit(fout)

    def _bij_bewaard(self, stand: Bewaard, tekst: str, uitleg: str) -> None:
        self._venster.schil.zet_opslag(_STATUS[stand], tekst, uitleg)

    def _bij_verandering(self, changes: Changes) -> None:
        # A field that was typed in changes no count, a fact begins or ends a termijn; the
        # werkvoorraad in sight counts by itself.
        telt = self._hier != _WERKVOORRAAD and mag(self._rollen, Handeling.WERKVOORRAAD_LEZEN)
        if telt and any(_verandert_aantal(een) for een in changes.rijen):
            self._tel.start()

    def _vraag_aantallen(self) -> None:
        # Without an answer the old counts stay; what is wrong shows where somebody works.
        self._omgeving.broker.ask(
            Railtellers(), self._bij_aantallen, lambda _fout: None, eigenaar=self
        )

    def _bij_aantallen(self, aantallen: tuple[tuple[str, int], ...]) -> None:
        for code, aantal in aantallen:
            self._venster.schil.zet_aantal(code, aantal)


def _verandert_aantal(een: Change) -> bool:
    """Tell whether this may change what is counted in the rail."""
    return een.noun in _TELT and (not een.velden or bool(een.velden & _TELT_VELDEN))
