"""The weekly round: read one melding after the other, and decide on the proposals."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from cmpg_desktop.berichten.beoordelen import Besluit, VoorstelSnapshot
from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.weegoverleg import (
    Weegoverleg,
    WeegoverlegBlad,
    WeegoverlegOpenen,
    WeegoverlegRij,
    WeegoverlegSoort,
    WeegoverlegStand,
)
from cmpg_desktop.models.aanmelding import Aanmelding, Rondeaanmelding
from cmpg_desktop.models.ronde import Ronde, Uitslag
from cmpg_desktop.models.weegoverleg import WeegoverlegModel
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.tweede import BesluitDialoog, opnieuw_of_nieuw
from cmpg_desktop.views.luik import Luik
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.weegoverleg.beslisbalk import Beslisbalk, RondeDialoog
from cmpg_desktop.views.weegoverleg.beslissing import Beslissing
from cmpg_desktop.views.weegoverleg.blad import Weegblad
from cmpg_desktop.views.weegoverleg.lijst import Weeglijst
from cmpg_desktop.views.weegoverleg.onderbalk import Onderbalk
from cmpg_desktop.views.weegoverleg.uitslag import Uitslagbalk
from cmpg_desktop.werkproces.taal import hoofdletter, tel
from cmpg_desktop.werkproces.weging import Weging

# Passing a melding on the way to another is not looking at it (E116).
_RUST_MS: Final = 150
# A key that was pressed twice must not decide on what nobody can have read yet.
_LEES_MS: Final = 700
_RAAKT: Final = (
    Noun.MELDING,
    Noun.BEOORDELING,
    Noun.BEOORDELINGSPUNT,
    Noun.FEIT,
    Noun.BETROKKENE,
    Noun.PERSOON,
    Noun.PROBLEMATIEK,
    Noun.ORGANISATIE,
    Noun.CASUS,
    Noun.WAARNEMING,
    Noun.MEDEWERKER,
    Noun.INSTELLING,
    Noun.VRIJE_DAG,
)


class WeegoverlegPagina(Pagina):
    """List left, melding right, deciding below; all of it without the mouse."""

    code: ClassVar[str] = "weegoverleg"
    rail: ClassVar[str] = "weegoverleg"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__(omgeving, "weegoverleg")
        self.kop.zet("Weegoverleg")
        self._stand = WeegoverlegStand(rijen=())
        self._blad: WeegoverlegBlad | None = None
        self._blad_oud = False
        self._gevraagd: UUID | None = None
        self._bladvraag = 0
        self._vorige: Besluit | None = None
        self._beslist = False
        self.uitslag = Uitslagbalk(self.balken)
        self.aanmelding = Rondeaanmelding(omgeving.broker.klok, self)
        self.beslissing = Beslissing(omgeving, self.aanmelding)
        self.ronde = Ronde(omgeving.broker, self)
        self.model = WeegoverlegModel(self)
        self.lijst = Weeglijst()
        self.lijst.setModel(self.model)
        self.blad = Weegblad(omgeving)
        self.luik = Luik(
            self.lijst, naam="weegoverleg.luik", lijst_breedte=330, terug="Alle meldingen"
        )
        self.luik.zet_blad(self.blad)
        self.beslisbalk = Beslisbalk()
        self.onderbalk = Onderbalk()
        self._leeg = Leeg(naam="weegoverleg.leeg")
        self._leeg.hide()
        for deel in (self.beslisbalk, self._leeg):
            self.inhoud.addWidget(deel)
        self.inhoud.addWidget(self.luik, 1)
        self.onder.addWidget(self.onderbalk)
        self._rust = self._maak_klokje(_RUST_MS, self._vraag_blad)
        self._leest = self._maak_klokje(_LEES_MS, self._pas_onder)
        self._verbind()

    @override
    def laad(self) -> None:
        self.vraag(Weegoverleg(), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        if self._blad is not None and self._blad.melding.id in changes.dossiers:
            self._blad_oud = True
        return changes.raakt(*_RAAKT)

    @override
    def focus_eerst(self) -> None:
        self.lijst.setFocus()

    @override
    def verlaat(self) -> None:
        # Out of sight, also behind the lock: whoever comes back signs in again.
        self.aanmelding.vergeet()
        self.ronde.stop()
        super().verlaat()

    @property
    def rij(self) -> WeegoverlegRij | None:
        """The melding that is the current one in the list."""
        return self.model.rij(self.lijst.currentIndex())

    def stap(self, richting: int) -> None:
        """Go to the next melding, or the one before."""
        rijen = self.model.rijen
        rij = self.rij
        if rijen:
            plek = rijen.index(rij) + richting if rij in rijen else 0
            self._kies(rijen[min(max(plek, 0), len(rijen) - 1)].id)

    def beslis(self) -> None:
        """Confirm the proposal as it stands on the sheet."""
        rij, voorstel = self.rij, self._voorstel
        if rij is None or voorstel is None or not voorstel.geldig:
            return
        if not self.onderbalk.knop_akkoord.isEnabled():
            return
        besluit = self.beslissing.besluit(rij, voorstel.id)
        if not isinstance(besluit, Besluit):
            return
        self.uitslag.wis()
        # The same command again when its answer may have been lost: it is done at most once.
        opnieuw = opnieuw_of_nieuw(besluit, self._vorige)
        self._vorige = replace(opnieuw, wachtwoord="")
        self._beslist = True
        self._pas_onder()

        def klaar(changes: Changes) -> None:
            self._beslist, self._vorige = False, None
            self.omgeving.meld(f"{rij.kop}: {changes.wat or 'besloten'}")
            self._ga_verder(rij.id)

        self.omgeving.broker.do(
            opnieuw, klaar, lambda fout: self._mislukt(rij, fout), eigenaar=self
        )

    def beslis_alle(self) -> None:
        """Confirm all that were ticked, each as a decision of its own."""
        if self.ronde.bezig or self._beslist:
            return
        klaar: list[tuple[str, Besluit]] = []
        niet: list[Uitslag] = []
        for rij in self.model.gekozen:
            if rij.voorstel_id is None:
                continue
            besluit = self.beslissing.besluit(rij, rij.voorstel_id)
            if isinstance(besluit, Besluit):
                klaar.append((rij.kop, besluit))
            else:
                niet.append(Uitslag(melding_id=rij.id, kop=rij.kop, fout=besluit))
        if klaar or niet:
            self.uitslag.wis()
            self.ronde.begin(klaar, niet)

    @property
    def _voorstel(self) -> VoorstelSnapshot | None:
        """The proposal on the sheet, if that is the melding that was chosen."""
        rij, blad = self.rij, self._blad
        if rij is None or blad is None or blad.melding.id != rij.id:
            return None
        nu = blad.beoordeling.nu
        return nu.voorstel if nu.besluit is None else None

    def _mislukt(self, rij: WeegoverlegRij, fout: Exception) -> None:
        self._beslist = False
        if isinstance(fout, CmpgFout):
            zin = f"{rij.kop}: {fout.tekst} {fout.wat_nu}".strip()
            self.uitslag.toon_fout(zin)
            if isinstance(fout, Regelfout) and fout.veld == "aanmelden.wachtwoord":
                self.aanmelding.vergeet()
        else:
            self.omgeving.fout.emit(fout)
        self._blad_oud = True
        self.laad()

    # --- the list and the sheet --------------------------------------------------------------

    def _maak_klokje(self, duur: int, doe: Callable[[], None]) -> QTimer:
        klokje = QTimer(self)
        klokje.setSingleShot(True)
        klokje.setInterval(duur)
        klokje.timeout.connect(doe)
        return klokje

    def _verbind(self) -> None:
        self.lijst.gekozen.connect(self._bij_keuze)
        self.lijst.vinken.connect(self._vink)
        self.lijst.erheen.connect(self._naar_blad)
        self.lijst.rollen.connect(self.luik.rol)
        self.luik.terug.connect(self.lijst.setFocus)
        self.blad.rollen.connect(self.luik.rol)
        self.blad.vinken.connect(lambda: self._vink(self.lijst.currentIndex()))
        self.blad.in_zicht.connect(self._bij_zicht)
        self.blad.openen.connect(self._open_melding)
        self.model.aangevinkt.connect(self._pas_onder)
        self.model.niet_gezien.connect(self._niet_gezien)
        self.beslisbalk.aanmelden.connect(self._meld_aan)
        self.beslisbalk.afmelden.connect(self.aanmelding.vergeet)
        self.aanmelding.gewijzigd.connect(self._bij_aanmelding)
        self.onderbalk.akkoord.connect(self.beslis)
        self.onderbalk.anders.connect(self._anders)
        self.onderbalk.alle.connect(self.beslis_alle)
        self.onderbalk.toegewezen.connect(self._wijs_toe)
        self.ronde.voortgang.connect(lambda _gedaan, _totaal: self._pas_onder())
        self.ronde.klaar.connect(self._toon_uitslagen)
        self.ronde.onverwacht.connect(self.omgeving.fout)
        self._leeg.actie.connect(lambda: self.omgeving.ga_naar.emit("meldingen", None))
        for toets, richting in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            sneltoets = QShortcut(QKeySequence(toets), self)
            sneltoets.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            sneltoets.activated.connect(lambda r=richting: self.stap(r))

    def _toon(self, stand: WeegoverlegStand) -> None:
        self._stand = self.beslissing.stand = stand
        self.model.toon(stand.rijen, self.omgeving.vandaag())
        klaar = sum(rij.soort is WeegoverlegSoort.VOORSTEL for rij in stand.rijen)
        aantal = tel(len(stand.rijen), "melding", "meldingen")
        zin = f"{aantal}, waarvan {klaar} klaar om over te beslissen" if stand.rijen else ""
        self.kop.zet("Weegoverleg", zin)
        leeg = not stand.rijen
        self.luik.setVisible(not leeg)
        self._leeg.setVisible(leeg)
        if leeg:
            self._leeg.toon(LeegSoort.LEEG, "Er is deze week niets te wegen.", "Naar de meldingen")
        elif self.rij is None:
            eerste = next((rij for rij in stand.rijen if rij.voorstel_id), stand.rijen[0])
            self._kies(eerste.id)
        if self._blad_oud:
            self._blad_oud, self._gevraagd = False, None
            self._vraag_blad()
        self._toon_beslisser()

    def _kies(self, ref: UUID) -> None:
        self.lijst.setCurrentIndex(self.model.index_van(ref))

    def _ga_verder(self, ref: UUID) -> None:
        """Go on with the next that can be decided on, else with the next one at all."""
        rijen = list(self.model.rijen)
        plek = next((nr for nr, rij in enumerate(rijen) if rij.id == ref), -1)
        rest = rijen[plek + 1 :] + rijen[: max(plek, 0)]
        klaar = next((rij for rij in rest if rij.voorstel_id), rest[0] if rest else None)
        if klaar is not None and self.rij is not None and self.rij.id == ref:
            self._kies(klaar.id)
        self._pas_onder()

    def _bij_keuze(self) -> None:
        rij = self.rij
        if rij is None or self._gevraagd == rij.id:
            return
        self._pas_onder()
        self._rust.start()

    def _vraag_blad(self) -> None:
        rij = self.rij
        # In a narrow window the list hides the sheet: nobody looks at it then.
        if rij is None or self._gevraagd == rij.id or not self.blad.isVisible():
            return
        ref = self._gevraagd = rij.id
        broker = self.omgeving.broker
        broker.laat_vallen(self._bladvraag)

        def mislukt(fout: Exception) -> None:
            self._gevraagd = self._blad = None
            zin = fout.tekst if isinstance(fout, CmpgFout) else "Dit kon niet worden geladen."
            self.blad.zeg(zin)
            self._pas_onder()
            if not isinstance(fout, CmpgFout):
                self.omgeving.fout.emit(fout)

        self._bladvraag = broker.ask(
            WeegoverlegOpenen(melding_id=ref), self._toon_blad, mislukt, eigenaar=self
        )

    def _toon_blad(self, blad: WeegoverlegBlad) -> None:
        vorige, self._blad = self._blad, blad
        self.blad.vul(blad)
        oud = vorige.beoordeling.nu.voorstel if vorige is not None else None
        voorstel = blad.beoordeling.nu.voorstel
        if vorige is None or vorige.melding.id != blad.melding.id:
            self.luik.begin()
        if oud != voorstel or oud is None:
            self._leest.start()
        if voorstel is not None:
            self.model.zag(voorstel.id)
        self._pas_onder()

    def _bij_zicht(self, zicht: bool) -> None:
        # Where only one of the two fits, the sheet needs the room of the heading too.
        self.kop.setVisible(not (zicht and self.luik.is_smal))
        if zicht:
            self._rust.start()
        self._pas_onder()

    def _naar_blad(self) -> None:
        if self.luik.is_smal:
            self.luik.toon_blad()
            self.blad.setFocus()
            self._rust.start()

    def _open_melding(self) -> None:
        if self.rij is not None:
            self.omgeving.ga_naar.emit("melding", self.rij.id)

    def _vink(self, index: QModelIndex) -> None:
        if not self.ronde.bezig:
            self.model.vink(index)

    def _niet_gezien(self, _ref: UUID) -> None:
        self.omgeving.meld("Lees de melding eerst. Daarna kunt u haar aanvinken.")

    # --- deciding below ----------------------------------------------------------------------

    def _wijs_toe(self, wie: object) -> None:
        rij = self.rij
        if rij is not None:
            self.beslissing.naar_wie[rij.id] = wie if isinstance(wie, UUID) else None
            self._pas_onder()

    def _pas_onder(self) -> None:
        rij, voorstel = self.rij, self._voorstel
        bezig = self.ronde.bezig or self._beslist
        gekozen = len(self.model.gekozen)
        self.onderbalk.zet_aantal(gekozen, kan=not bezig and self.beslissing.wie() is not None)
        zicht = self.blad.isVisible()
        nodig = (
            zicht
            and rij is not None
            and rij.voorstel_id is not None
            and rij.uitkomst is Weging.FASE_2
        )
        wie = self.beslissing.regisseur(rij) if rij is not None and nodig else None
        self.onderbalk.zet_casus(self._stand.caseload, wie, nodig=nodig)
        wat, waarom = "", ""
        if rij is not None and zicht:
            waarom = self.beslissing.waarom_niet(rij)
            if rij.uitkomst is not None and rij.soort is not WeegoverlegSoort.WACHT:
                wat = f"{hoofdletter(rij.uitkomst.weergave)}, voorgesteld door {rij.voorsteller}"
        if self.ronde.bezig:
            waarom = self._voortgang()
        kan = voorstel is not None and not bezig and not self._leest.isActive()
        if wat and zicht and not waarom and not kan and rij is not None and rij.voorstel_id:
            # A key pressed now does nothing, and nobody must have to guess why.
            wat = f"{wat} · {'wordt bewaard …' if bezig else 'even lezen …'}"
        mag = voorstel is not None and voorstel.geldig and kan and not waarom
        self.onderbalk.toon(wat, waarom, mag=mag, anders=kan)
        self.onderbalk.zet_zicht(zicht=zicht)

    def _voortgang(self) -> str:
        return f"Bevestigen: {self.ronde.stand}. Elke melding krijgt een eigen besluit."

    def _anders(self) -> None:
        blad = self._blad
        if blad is not None and self._voorstel is not None:
            wie, voorsteller = self.aanmelding.wie, self._voorstel.door_id
            mag = wie is not None and wie.wie != voorsteller
            ronde = self._aangemeld if mag else None
            dialoog = BesluitDialoog(self, self.omgeving, blad.beoordeling, ronde)
            ref = blad.melding.id
            dialoog.besloten.connect(lambda _changes: self._ga_verder(ref))
            dialoog.open()

    def _aangemeld(self) -> Aanmelding | None:
        return self.aanmelding.wie

    def _meld_aan(self) -> None:
        dialoog = RondeDialoog(self, self.omgeving, self._stand.beslissers)
        dialoog.aangemeld.connect(self.aanmelding.begin)
        dialoog.accepted.connect(self.lijst.setFocus)
        dialoog.open()

    def _bij_aanmelding(self) -> None:
        if self.aanmelding.wie is None:
            self.ronde.stop("Niet meer geprobeerd: de aanmelding is voorbij.")
        self._toon_beslisser()

    def _toon_beslisser(self) -> None:
        self.beslisbalk.toon(
            self._stand.beslissers, self.omgeving.ik, self.aanmelding.wie, self.aanmelding.tot
        )
        self._pas_onder()

    # --- how it went -------------------------------------------------------------------------

    def _toon_uitslagen(self, uitslagen: tuple[Uitslag, ...]) -> None:
        self.uitslag.toon(uitslagen)
        self._pas_onder()
        self._blad_oud = True
        self.laad()
