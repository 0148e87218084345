"""Deciding on a proposal: the one place that opens the dialog for it."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingBlad,
    Besluit,
    Caseload,
    GeefTerug,
    VoorstelSnapshot,
)
from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.dialogen import Na, Werkdialoog
from cmpg_desktop.views.melding.dialogen import Redenveld
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.werkproces.taal import hoofdletter, tel
from cmpg_desktop.werkproces.weging import Weging

if TYPE_CHECKING:
    from uuid import UUID


def mag_openen(blad: BeoordelingBlad) -> bool:
    """Tell whether there is somebody to decide here: who is signed in."""
    return blad.mag_besluiten


def open_besluit(ouder: QWidget, verband: Verband, blad: BeoordelingBlad, na: Na) -> None:
    """Ask for the akkoord on the proposal as it is seen.

    Deciding with a sign-in of a second person at this workstation comes in this same place.
    `na` is called when it was refused: somebody changed the melding meanwhile.
    """
    voorstel = blad.nu.voorstel
    if voorstel is not None:
        AkkoordDialoog(ouder, verband, blad.caseload, voorstel, na).open()


def open_teruggeven(ouder: QWidget, verband: Verband, blad: BeoordelingBlad, na: Na) -> None:
    """Ask why the proposal goes back."""
    voorstel = blad.nu.voorstel
    if voorstel is not None:
        TeruggeefDialoog(ouder, verband, voorstel, na).open()


class AkkoordDialoog(Werkdialoog):
    """Whoever is signed in decides on the proposal of another."""

    def __init__(
        self,
        ouder: QWidget,
        verband: Verband,
        caseload: tuple[Caseload, ...],
        voorstel: VoorstelSnapshot,
        na: Na,
    ) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.akkoord",
            titel=f"Akkoord: {voorstel.uitkomst.weergave}?",
            uitleg=f"Voorstel van {voorstel.door}. Met uw akkoord is het besluit genomen; een "
            "besluit van twee mensen draait u niet alleen terug.",
            ja="Akkoord geven",
            gelukt=f"Besloten: {voorstel.uitkomst.weergave}.",
            na=na,
        )
        self._voorstel = voorstel
        if voorstel.motivering:
            self.inhoud.addWidget(make_label(voorstel.motivering, breekt=True))
        self._regisseur: Keuze | None = None
        if voorstel.uitkomst is Weging.FASE_2:
            self._regisseur = Keuze(
                [
                    Optie(
                        waarde=een.id,
                        tekst=f"{een.naam} ({tel(een.lopend, 'casus', 'casussen')} lopend)",
                    )
                    for een in caseload
                ],
                naam="beoordeling.akkoord.regisseur",
                onbekend="kies",
            )
            self._regisseurveld = VeldWidget("Aan wie wijst u de casus toe?", self._regisseur)
            self.inhoud.addWidget(self._regisseurveld)
        self._afwijkend, _ = self.tekst(
            "Is er een afwijkende mening? (mag leeg blijven)", "afwijkend", regels=2
        )
        (self._regisseur or self._afwijkend).setFocus()

    @override
    def maak(self) -> Command | None:
        regisseur: UUID | None = None
        if self._regisseur is not None:
            # The list holds ids of people and nothing else.
            regisseur = self._regisseur.waarde()  # type: ignore[assignment]
            if regisseur is None:
                self._regisseurveld.toon_fout("Kies aan wie u de casus toewijst.")
                self._regisseur.setFocus()
                return None
        return Besluit(
            melding_id=self.verband.melding_id,
            voorstel_id=self._voorstel.id,
            regisseur_id=regisseur,
            afwijkend=self._afwijkend.tekst().strip(),
        )


class TeruggeefDialoog(Werkdialoog):
    """The proposal goes back to who made it, with the reason."""

    def __init__(
        self, ouder: QWidget, verband: Verband, voorstel: VoorstelSnapshot, na: Na
    ) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.teruggeven",
            titel="Voorstel teruggeven",
            uitleg=f"{hoofdletter(voorstel.door)} past het aan en legt het opnieuw voor.",
            ja="Teruggeven",
            gelukt="Het voorstel is teruggegeven.",
            na=na,
        )
        self._voorstel = voorstel
        self._reden = Redenveld(self.objectName())
        self.inhoud.addWidget(self._reden.veld)
        self._reden.tekstvlak.setFocus()

    @override
    def maak(self) -> Command | None:
        reden = self._reden.geef()
        if not reden:
            return None
        return GeefTerug(
            melding_id=self.verband.melding_id, voorstel_id=self._voorstel.id, reden=reden
        )
