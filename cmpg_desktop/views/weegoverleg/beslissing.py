"""Who decides in the round, on what, and who gets the casus; no widget knows it twice."""

from typing import Final
from uuid import UUID

from cmpg_desktop.berichten.beoordelen import Besluit
from cmpg_desktop.berichten.weegoverleg import (
    WeegoverlegRij,
    WeegoverlegSoort,
    WeegoverlegStand,
)
from cmpg_desktop.models.aanmelding import Aanmelding, Rondeaanmelding
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.werkproces.weging import Weging

_NIET: Final = {
    WeegoverlegSoort.GEEN: "Er is nog geen voorstel om over te beslissen.",
    WeegoverlegSoort.VERVALLEN: "Dit voorstel is vervallen. Laat opnieuw voorstellen.",
    WeegoverlegSoort.WACHT: "Deze melding wacht op de melder.",
}


class Beslissing:
    """Makes the decision on one melding of the round, or says why it cannot be made.

    The lanes check all of it again, with the melding locked; this only says it before.
    """

    def __init__(self, omgeving: Omgeving, aanmelding: Rondeaanmelding) -> None:
        self.stand = WeegoverlegStand(rijen=())
        self.naar_wie: dict[UUID, UUID | None] = {}  # chosen in this round, by melding
        self._omgeving = omgeving
        self._aanmelding = aanmelding

    def wie(self) -> Aanmelding | None:
        """Give who decides: who signed in for the round, else who sits here and may."""
        ander, ik = self._aanmelding.wie, self._omgeving.medewerker
        mag = ik is not None and any(een.id == ik.id for een in self.stand.beslissers)
        if ander is None and ik is not None and mag:
            return Aanmelding(wie=ik.id, naam=ik.naam)
        return ander

    def regisseur(self, rij: WeegoverlegRij) -> UUID | None:
        """Give who gets the casus: whoever was chosen, else who handles the melding."""
        mogelijk = {een.id for een in self.stand.caseload}
        wie = self.naar_wie.get(rij.id, rij.behandelaar_id)
        return wie if wie in mogelijk else None

    def waarom_niet(self, rij: WeegoverlegRij) -> str:
        """Say why this melding cannot be decided on now; empty when it can."""
        if rij.soort in _NIET:
            return _NIET[rij.soort]
        wie = self.wie()
        if wie is None:
            return "Wie beslist, meldt zich eerst hierboven aan."
        if wie.wie == rij.voorsteller_id:
            return f"{wie.naam} deed zelf het voorstel. Een ander beslist hierover."
        if rij.uitkomst is Weging.FASE_2 and self.regisseur(rij) is None:
            return "Kies aan wie u de casus toewijst."
        return ""

    def besluit(self, rij: WeegoverlegRij, voorstel: UUID) -> Besluit | str:
        """Make the decision on one melding, or say why not."""
        waarom, wie = self.waarom_niet(rij), self.wie()
        if waarom or wie is None:
            return waarom
        return Besluit(
            melding_id=rij.id,
            voorstel_id=voorstel,
            regisseur_id=self.regisseur(rij) if rij.uitkomst is Weging.FASE_2 else None,
            beslisser_id=wie.wie if wie.wie != self._omgeving.ik else None,
            wachtwoord=wie.wachtwoord,
        )
