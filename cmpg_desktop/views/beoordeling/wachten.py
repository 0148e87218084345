"""Waiting for the melder: what came in, a reminder, and the end without an answer."""

from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.beoordelen import (
    HerinnerMelder,
    OntvangAanvulling,
    SluitZonderAanvulling,
)
from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.dialogen import Werkdialoog, lees_dag
from cmpg_desktop.views.melding.dialogen import Redenveld
from cmpg_desktop.views.melding.verband import Verband


class AanvullingDialoog(Werkdialoog):
    """The melder answered a retour."""

    def __init__(self, ouder: QWidget, verband: Verband) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.aanvulling",
            titel="Aanvulling ontvangen",
            uitleg="Er begint een nieuwe ronde. De vorige blijft te lezen, en de termijn om te "
            "beoordelen loopt weer.",
            ja="Vastleggen",
            gelukt="De aanvulling is vastgelegd. Er is een nieuwe ronde.",
        )
        self._op = self.dag("Wanneer kwam zij binnen?", "ontvangen_op", verband.omgeving.vandaag())
        self._wijze = self.wijze()
        self._tekst, _ = self.tekst("Wat vulde de melder aan? (mag leeg blijven)", "tekst")
        self._op.setFocus()

    @override
    def maak(self) -> Command | None:
        op = lees_dag(self._op)
        if op is None:
            return None
        return OntvangAanvulling(
            melding_id=self.verband.melding_id,
            ontvangen_op=op,
            wijze=str(self._wijze.waarde() or ""),
            tekst=self._tekst.tekst().strip(),
        )


class HerinnerDialoog(Werkdialoog):
    """The melder is reminded of what was asked."""

    def __init__(self, ouder: QWidget, verband: Verband) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.herinneren",
            titel="Melder herinneren",
            uitleg="Leg vast dat u de melder vandaag herinnerde aan wat nog ontbreekt.",
            ja="Vastleggen",
            gelukt="Vastgelegd: de melder is herinnerd.",
        )
        self._wijze = self.wijze()
        self._wijze.setFocus()

    @override
    def maak(self) -> Command | None:
        return HerinnerMelder(
            melding_id=self.verband.melding_id, wijze=str(self._wijze.waarde() or "")
        )


class SluitDialoog(Werkdialoog):
    """The melder did not answer in time."""

    def __init__(self, ouder: QWidget, verband: Verband) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.sluiten",
            titel="Sluiten zonder aanvulling?",
            uitleg="De melder antwoordde niet op tijd. U kunt de melding daarna alleen nog lezen, "
            "tot u haar heropent.",
            ja="Sluiten",
            gelukt="De melding is gesloten zonder aanvulling.",
        )
        self._reden = Redenveld(self.objectName())
        self.inhoud.addWidget(self._reden.veld)
        self._reden.tekstvlak.setFocus()

    @override
    def maak(self) -> Command | None:
        reden = self._reden.geef()
        if not reden:
            return None
        return SluitZonderAanvulling(melding_id=self.verband.melding_id, reden=reden)
