"""The running program: from an opened database to a person at work, and back to a closed one."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes, Lane
from cmpg_desktop.berichten.team import BeginLezen, Beginstand, Medewerker, MeldAan
from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.broker.journaallaan import Journaallaan
from cmpg_desktop.klok import Klok
from cmpg_desktop.logboek import Logboek
from cmpg_desktop.meting import Meting
from cmpg_desktop.models.herstel import Herstel
from cmpg_desktop.opener import Geweigerd, Opener
from cmpg_desktop.opties import Opties
from cmpg_desktop.toestandbestand import Toestandbestand
from cmpg_desktop.views.bijvensters import Bijvensters
from cmpg_desktop.views.kaarten import (
    AanmeldKaart,
    FoutKaart,
    HerstelcodeKaart,
    SleutelKaart,
    WachtKaart,
    functie_van,
)
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.paginas import laad_alles
from cmpg_desktop.views.regie import Regie
from cmpg_desktop.views.stilte import Stilte
from cmpg_desktop.views.venster import Venster

if TYPE_CHECKING:
    from collections.abc import Callable

VERGRENDEL_MINUTEN = 15
_WACHT_MS = 150
_DAARNA_MS = 1_500


class Toepassing(QObject):
    """Joins the parts: opening, signing in, working, locking, closing."""

    def __init__(
        self, app: QApplication, venster: Venster, opties: Opties, bestand: Toestandbestand
    ) -> None:
        super().__init__(venster)
        self._app = app
        self._venster = venster
        self._opties = opties
        self._bestand = bestand
        self._klok = Klok()
        if opties.demo and opties.vandaag is not None:
            self._klok.zet(opties.vandaag)
        self._logboek = Logboek()
        self._opener = Opener(opties.map, demo=opties.demo, klok=self._klok, log=self._logboek.open)
        self._meting = Meting(opties.meet_start, app)
        self._meting.stip("geschilderd", venster.geschilderd_op)
        self._broker: Broker | None = None
        self._journaal: Journaallaan | None = None
        self._omgeving: Omgeving | None = None
        self._regie: Regie | None = None
        self._herstel: Herstel | None = None
        self._begin: Beginstand | None = None
        self._kaart: QWidget | None = None
        self._laatst: UUID | None = None
        self._sluit = False
        self._bijvensters = Bijvensters(venster)
        self._stilte = Stilte(app, self)
        self._stilte.lang_stil.connect(self._na_stilte)
        sys.excepthook = self._bij_bug
        threading.excepthook = self._bij_bug_in_draad
        venster.sluit_als(self._mag_sluiten)
        venster.sluit_gevraagd.connect(self._begin_sluiten)

    def begin(self) -> None:
        """Open the database that was asked for."""
        self._meting.stip("geladen")
        # Most starts are quick: the waiting card comes only when this one is not.
        QTimer.singleShot(_WACHT_MS, self, self._toon_wachten)
        self._open()

    def _open(self, herstelcode: str = "", zin: str = "") -> None:
        self._sluit_broker()
        opener = self._opener
        broker = Broker(
            lambda: opener.open(herstelcode=herstelcode, wachtwoordzin=zin),
            self._klok,
            toestel=self._opener.toestel,
            parent=self,
        )
        self._broker = broker
        broker.onverwacht.connect(self._bij_onverwacht)
        broker.veranderd.connect(self._bij_veranderd)
        broker.ask(BeginLezen(), self._bij_begin, self._bij_openfout)

    def _bij_begin(self, begin: Beginstand) -> None:
        self._begin = begin
        if self._opties.vandaag is not None and not self._opties.demo:
            if not begin.demo:
                self._toon_fout("Dit kan hier niet", "--vandaag werkt alleen met voorbeelddata.")
                return
            self._klok.zet(self._opties.vandaag)
        if not begin.ingericht and self._broker is not None:
            self._toon_inrichten(self._broker)
        elif begin.demo and self._opties.als:
            self._meld_aan_als(self._opties.als, begin)
        else:
            self._toon_aanmelden(vergrendeld=False)

    def _bij_openfout(self, fout: Exception) -> None:
        if isinstance(fout, Geweigerd):
            self._toon_sleutel(fout)
        elif isinstance(fout, CmpgFout):
            self._toon_fout("De database kan niet open", f"{fout.tekst} {fout.wat_nu}".strip())
        else:
            self._bij_onverwacht(fout)
            self._toon_fout("De database kan niet open", "Sla een technisch verslag op.")

    def _toon(self, kaart: QWidget) -> None:
        vorige, self._kaart = self._kaart, kaart
        self._venster.schil.toon_overlay(kaart)
        if isinstance(kaart, HerstelcodeKaart) and vorige is not None:
            # What was typed may still be refused: it comes back then.
            vorige.setParent(self._venster)
        elif vorige is not None and vorige is not kaart:
            vorige.deleteLater()

    def _toon_wachten(self) -> None:
        if self._begin is None and self._kaart is None:
            tekst = "De voorbeelddata worden gemaakt …" if self._opties.demo else "Openen …"
            self._toon(WachtKaart(tekst))

    def _toon_fout(self, titel: str, tekst: str) -> None:
        acties: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Opnieuw proberen", self._open),
            ("Technisch verslag opslaan …", self._bewaar_verslag),
            ("Sluiten", self._venster.sluit),
        )
        self._toon(FoutKaart(titel, tekst, acties))

    def _toon_sleutel(self, geweigerd: Geweigerd) -> None:
        if isinstance(self._kaart, SleutelKaart):
            self._kaart.toon_fout(geweigerd.tekst)
            return
        kaart = SleutelKaart(
            f"{geweigerd.tekst} {geweigerd.wat_nu}".strip(),
            wachtwoordzin=self._opener.heeft_wachtwoordzin,
        )
        kaart.geprobeerd.connect(self._open)
        self._toon(kaart)

    def _toon_inrichten(self, broker: Broker) -> None:
        from cmpg_desktop.eerstestart import EersteStart  # noqa: PLC0415  (first start only)

        eerste = EersteStart(self._venster, broker, self._opener, self._toon)
        eerste.onverwacht.connect(self._bij_onverwacht)
        eerste.klaar.connect(lambda: broker.ask(BeginLezen(), self._bij_begin, self._bij_openfout))

    def _toon_aanmelden(self, *, vergrendeld: bool) -> None:
        if self._begin is None:
            return
        kaart = AanmeldKaart(self._begin, laatst=self._laatst, vergrendeld=vergrendeld)
        kaart.aanmelden.connect(self._meld_aan)
        self._toon(kaart)

    def _meld_aan_als(self, naam: str, begin: Beginstand) -> None:
        for wie in begin.accounts:
            if naam.lower() in wie.naam.lower():
                self._meld_aan(wie.id, "")
                return
        self._toon_aanmelden(vergrendeld=False)

    def _meld_aan(self, wie: UUID | None, wachtwoord: str) -> None:
        kaart = self._kaart

        def mislukt(fout: Exception) -> None:
            if isinstance(kaart, AanmeldKaart) and isinstance(fout, CmpgFout):
                kaart.toon_fout(f"{fout.tekst} {fout.wat_nu}".strip())
            else:
                self._bij_onverwacht(fout)

        if self._broker is not None and wie is not None:
            if kaart is not None:
                kaart.setEnabled(False)
            self._broker.ask(
                MeldAan(medewerker_id=wie, wachtwoord=wachtwoord), self._bij_aangemeld, mislukt
            )

    def _bij_aangemeld(self, wie: Medewerker) -> None:
        broker = self._broker
        if broker is None:
            return
        if self._regie is not None and self._laatst != wie.id:
            # Under the name of who typed it: only after this does somebody else work here.
            self._bijvensters.gooi_weg()
            self._regie.sluit_alles()
        broker.actor = wie.id
        self._laatst = wie.id
        if self._omgeving is None:
            self._maak_werkplek(broker)
        if self._regie is not None:
            self._regie.zet_toegang(wie.rollen)
        self._venster.schil.verberg_overlay()
        if self._kaart is not None:
            self._kaart.deleteLater()
            self._kaart = None
        self._venster.schil.zet_persoon(wie.naam, functie_van(wie))
        self._bijvensters.geef_terug()
        QTimer.singleShot(0, self, lambda: self._begin_werk(broker, wie))

    def _maak_werkplek(self, broker: Broker) -> None:
        self._journaal = Journaallaan(broker, self)
        self._journaal.mislukt.connect(self._bij_journaalfout)
        self._herstel = Herstel(broker, self._journaal, self)
        self._omgeving = Omgeving(broker, self._journaal, self._bestand.toestand, self)
        self._omgeving.verslag = self._logboek.verslag
        self._omgeving.ingesteld.connect(self._bij_ingesteld)
        self._omgeving.demo = self._begin is not None and self._begin.demo
        self._herstel.klaar.connect(self._bij_teruggevonden)
        self._regie = Regie(self._venster, self._omgeving)
        self._regie.vergrendel.connect(self._vergrendel)
        self._regie.wissel_persoon.connect(self._wissel)

    def _begin_werk(self, broker: Broker, wie: Medewerker) -> None:
        omgeving, regie, journaal = self._omgeving, self._regie, self._journaal
        if omgeving is None or regie is None or journaal is None or broker is not self._broker:
            return
        omgeving.medewerker = wie
        journaal.open(wie.id)
        if regie.pagina is None:
            regie.ga_naar_begin()
        pagina = regie.pagina
        if pagina is not None:
            self._meting.volg(pagina)
        if wie.moet_wachtwoord_kiezen:
            regie.wijzig_wachtwoord(moet=True)
        # What can wait until the page is there, and is being read.
        QTimer.singleShot(_DAARNA_MS, self, lambda: self._doe_ernaast(broker, omgeving))

    def _doe_ernaast(self, broker: Broker, omgeving: Omgeving) -> None:
        self._laad_rest()
        if broker is not self._broker:
            return
        omgeving.lees_instellingen()
        # What a killed program left half thrown away goes now.
        self._ruim_op()
        broker.voer(
            lambda _backend: self._opener.backup_als_nodig(),
            self._bij_backup,
            omgeving.fout.emit,
            lane=Lane.DOCUMENTEN,
        )

    def _bij_veranderd(self, changes: Changes) -> None:
        if changes.opruimen:
            self._ruim_op()

    def _ruim_op(self) -> None:
        """Wipe what was thrown away outside the database too, without holding up any typing."""
        if self._broker is not None:
            self._broker.voer(
                lambda _backend: self._opener.ruim_op(),
                self._bij_backup,
                self._bij_onverwacht,
                lane=Lane.DOCUMENTEN,
            )

    def _laad_rest(self) -> None:
        threading.Thread(target=laad_alles, name="lader", daemon=True).start()

    def _bij_ingesteld(self) -> None:
        if self._omgeving is None:
            return
        minuten = self._omgeving.instellingen.get("vergrendel_minuten", "")
        self._stilte.begin(int(minuten) if minuten.isdigit() else VERGRENDEL_MINUTEN)

    def _bij_backup(self, melding: str) -> None:
        if melding and self._omgeving is not None:
            self._omgeving.meld(melding)

    def _bij_teruggevonden(self, gevonden: object) -> None:
        if self._omgeving is not None and self._herstel is not None:
            # Only after a crash.
            from cmpg_desktop.views.teruggevonden import toon_teruggevonden  # noqa: PLC0415

            toon_teruggevonden(self._venster, self._omgeving, self._herstel, gevonden)

    def _vergrendel(self) -> None:
        if self._venster.schil.overlay is not None or self._broker is None:
            return
        if self._regie is not None:
            self._regie.spoel()
        self._bijvensters.berg_op()
        self._toon_aanmelden(vergrendeld=True)

    def _wissel(self) -> None:
        if self._regie is not None:
            self._regie.spoel()
        self._bijvensters.berg_op()
        self._toon_aanmelden(vergrendeld=False)

    def _na_stilte(self) -> None:
        if self._regie is None or self._regie.mag_vergrendelen:
            self._vergrendel()
        else:
            self._stilte.opnieuw()

    def _bij_journaalfout(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout) and self._omgeving is not None:
            self._omgeving.fout.emit(fout)
        else:
            self._bij_onverwacht(fout)

    def _bij_onverwacht(self, fout: Exception) -> None:
        if isinstance(fout, CmpgFout):
            self._venster.schil.toon_toast(f"{fout.tekst} {fout.wat_nu}".strip())
            return
        from cmpg_desktop.views.foutvenster import FoutVenster  # noqa: PLC0415  (only for a bug)

        FoutVenster(self._venster, fout, self._bewaar_verslag).open()

    def _bij_bug(
        self, soort: type[BaseException], fout: BaseException, spoor: TracebackType | None
    ) -> None:
        self._logboek.bug(soort, fout, spoor)
        if isinstance(fout, Exception):
            self._bij_onverwacht(fout)

    def _bij_bug_in_draad(self, wat: threading.ExceptHookArgs) -> None:
        # Without this Python prints the text of the error, and that may hold what someone typed.
        if wat.exc_value is not None:
            self._logboek.bug(wat.exc_type, wat.exc_value, wat.exc_traceback)

    def _bewaar_verslag(self) -> None:
        from cmpg_desktop.views.foutvenster import FoutVenster  # noqa: PLC0415  (only for a bug)

        FoutVenster.bewaar_verslag(self._venster, self._logboek.verslag)

    def _mag_sluiten(self) -> bool:
        return self._sluit or self._broker is None

    def _begin_sluiten(self) -> None:
        """Save what is left and then really close."""
        if self._regie is not None:
            self._regie.spoel()
        if self._broker is not None and self._broker.bezig:
            QTimer.singleShot(50, self, self._begin_sluiten)
            return
        if self._regie is None:
            self._maak_af()
        elif self._regie.iets_onbewaard and self._journaal is not None and self._journaal.hapert:
            self._vraag_toch_sluiten(self._regie)
        else:
            self._regie.sluit_buiten(self._maak_af)

    def _vraag_toch_sluiten(self, regie: Regie) -> None:
        if self._venster.findChild(QDialog, "sluiten.vraag") is not None:
            return
        # Only when both the database and the journal cannot be written.
        from cmpg_desktop.views.sluitvraag import Sluitvraag  # noqa: PLC0415

        vraag = Sluitvraag(self._venster)
        vraag.accepted.connect(lambda: regie.sluit_buiten(self._maak_af))
        vraag.open()

    def _maak_af(self) -> None:
        if self._sluit:
            return
        self._sluit_broker()
        self._stilte.sluit()
        schil = self._venster.size()
        self._bestand.toestand.zet("venster", (schil.width(), schil.height()))
        self._bestand.sluit()
        self._logboek.sluit()
        self._sluit = True
        self._venster.close()

    def _sluit_broker(self) -> None:
        if self._journaal is not None:
            self._journaal.sluit()
        if self._broker is not None:
            self._broker.close()
            self._broker = None
            self._opener.los()
