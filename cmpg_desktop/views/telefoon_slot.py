"""What a call becomes at its end: a melding, an advice, part of a casus, or nothing."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.berichten.meldingen import CasusKeuze
from cmpg_desktop.berichten.telefoon import (
    GooiNotitieWeg,
    MaakAdvies,
    MaakMeldingVanNotitie,
    VoegBijCasus,
)
from cmpg_desktop.models.bewerking import Bewerking
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.telefoon_afronden import Einde
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.vragers import SoortVrager


class Slot(QObject):
    """Ends a call once everything that was typed is saved; `begin_opnieuw` then clears the page."""

    def __init__(
        self,
        omgeving: Omgeving,
        bewerking: Bewerking,
        einde: Einde,
        begin_opnieuw: Callable[[], None],
    ) -> None:
        super().__init__(einde)
        self._omgeving = omgeving
        self._bewerking = bewerking
        self._einde = einde
        self._begin_opnieuw = begin_opnieuw
        self._id: UUID | None = None
        self._is_nieuw = True
        self.bezig = False
        self.werd_melding: set[UUID] = set()
        einde.melding.connect(self._maak_melding)
        einde.advies.connect(self._maak_advies)
        einde.casus.connect(self._zet_bij_casus)
        einde.weg.connect(self._gooi_weg)
        for sein in (bewerking.geweigerd, bewerking.conflict):
            sein.connect(self._niet_af)

    def zet(self, id_: UUID, *, is_nieuw: bool) -> None:
        """Take a call; a new one is no row yet."""
        self._id = id_
        self._is_nieuw = is_nieuw

    def _rond_af(self, command: Command, waarheen: str, tekst: str = "") -> None:
        """Make something of the call, once everything that was typed is saved."""
        if self.bezig:
            return
        self._zet_bezig(True)

        def klaar(changes: Changes) -> None:
            # Who comes back here finds a new call, and nothing of this one; not what was typed
            # while it was thrown away either.
            if isinstance(command, MaakMeldingVanNotitie):
                self.werd_melding.add(command.notitie_id)
            if isinstance(command, GooiNotitieWeg | MaakAdvies):
                self._bewerking.vergeet()
            self._begin_opnieuw()
            self._zet_bezig(False)
            if isinstance(command, VoegBijCasus):
                # The note is gone; this leads to where its words are now.
                naar = command.casus_id
                self._omgeving.aanbod.emit(
                    tekst, "Openen", lambda: self._omgeving.ga_naar.emit("casus", naar)
                )
            elif tekst:
                self._omgeving.meld(tekst)
            rij = changes.resultaat if waarheen == "melding" else None
            self._omgeving.ga_naar.emit(waarheen, rij)

        def mislukt(fout: Exception) -> None:
            self._zet_bezig(False)
            self._omgeving.fout.emit(fout)

        self._bewerking.na_opslaan(lambda: self._bewerking.doe(command, klaar, mislukt))

    def _zet_bezig(self, bezig: bool) -> None:
        self.bezig = bezig
        self._einde.zet_open(not bezig)

    def _niet_af(self) -> None:
        # A field was not saved, so nothing was made of the call either.
        self._zet_bezig(False)

    def _maak_melding(self) -> None:
        if self._id is not None:
            self._rond_af(MaakMeldingVanNotitie(notitie_id=self._id), "melding")

    def _maak_advies(self, vrager: SoortVrager, gebied: Leefgebied | None) -> None:
        if self._id is None:
            return
        command = MaakAdvies(
            notitie_id=self._id,
            datum=self._omgeving.vandaag(),
            soort_vrager=vrager,
            leefgebied=gebied,
        )
        self._rond_af(command, "werkvoorraad", "Het advies is geteld; het gesprek is weg.")

    def _zet_bij_casus(self, keuze: CasusKeuze) -> None:
        if self._id is not None:
            command = VoegBijCasus(notitie_id=self._id, casus_id=keuze.id)
            self._rond_af(command, "werkvoorraad", f"Het gesprek staat bij {keuze.nummer}.")

    def _gooi_weg(self) -> None:
        self._bewerking.vergeet()
        if self._is_nieuw or self._id is None:
            self._begin_opnieuw()
            self._omgeving.ga_naar.emit("werkvoorraad", None)
        else:
            command = GooiNotitieWeg(notitie_id=self._id)
            self._rond_af(command, "werkvoorraad", "Het gesprek is weg.")
