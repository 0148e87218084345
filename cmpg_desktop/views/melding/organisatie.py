"""The organisation of the melder, found while typing, and the person there."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.partners import (
    ContactSnapshot,
    MaakPartner,
    PartnerBlad,
    PartnerKeuze,
    PartnerLezen,
    ZoekPartner,
)
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.views.melding.dialogen import NieuweOrganisatie
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget

ONBEKENDE_ORGANISATIE = (
    "Deze organisatie staat nog niet in de lijst. Kies er een uit de lijst, of kies daar "
    "“Toevoegen als nieuwe organisatie”."
)
_NIEUW = "nieuw"


class Organisatieveld(QObject):
    """An organisation, chosen by part of its name: that of the melder, or another field's.

    Signals:
        gekozen: another organisation was chosen.
    """

    gekozen = Signal()

    def __init__(
        self,
        verband: Verband,
        ouder: QWidget,
        *,
        veld: Veld = Veld.MELDING_ORGANISATIE,
        rij: UUID | None = None,
    ) -> None:
        super().__init__(ouder)
        self._verband = verband
        self._sleutel = Sleutel(veld, rij or verband.melding_id)
        self._id: UUID | None = None
        self._naam = ""
        self._gevonden: tuple[PartnerKeuze, ...] = ()
        self.bediening = Aanvullen(naam=veld.value, voorbeeld="Begin met de naam te typen")
        self.veld = VeldWidget("Organisatie", self.bediening)
        self.bediening.gevraagd.connect(self._zoek)
        self.bediening.gekozen.connect(self._kies)
        self.bediening.gewijzigd_door_gebruiker.connect(self._typ)
        self.bediening.editingFinished.connect(self._verlaat)

    @property
    def id(self) -> UUID | None:
        """The organisation that is chosen now."""
        return self._id

    def vul(self, blad: MeldingBlad) -> None:
        """Show the organisation of the melder."""
        hint = "Convenantpartij" if blad.convenantpartij else "Geen convenantpartij"
        self.toon(blad.organisatie_id, blad.organisatie, hint)

    def toon(self, partner: UUID | None, naam: str, hint: str = "") -> None:
        """Show what the database holds, unless a person is busy here."""
        if self._verband.bewerking.bezet(self._sleutel):
            return
        self._id, self._naam = partner, naam
        if not self.bediening.hasFocus() or not self.bediening.tekst():
            self.bediening.zet_tekst(naam)
        self.veld.toon_hint(hint if partner is not None else "")

    def _typ(self, tekst: str) -> None:
        self.veld.wis_fout()
        if tekst.strip() != self._naam:
            self._verband.bewerking.klad(self._sleutel, tekst, self._id)

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(keuzes: Sequence[PartnerKeuze]) -> None:
            self._gevonden = tuple(keuzes)
            voorstellen = [
                Voorstel(
                    id=keuze.id,
                    titel=keuze.naam,
                    ondertitel=keuze.toelichting or keuze.soort.weergave,
                    icoon="buildings",
                )
                for keuze in keuzes
            ]
            if not any(keuze.naam.casefold() == tekst.casefold() for keuze in keuzes):
                voorstellen.append(
                    Voorstel(
                        id=_NIEUW,
                        titel=tekst,
                        ondertitel="Toevoegen als nieuwe organisatie",
                        icoon="plus",
                    )
                )
            self.bediening.toon_voorstellen(nummer, voorstellen)

        self._verband.omgeving.broker.ask(ZoekPartner(tekst=tekst), antwoord, eigenaar=self)

    def _kies(self, keuze: object) -> None:
        if isinstance(keuze, UUID):
            self._zet(keuze, self.bediening.tekst())
        else:
            self._voeg_toe(self.bediening.tekst())

    def _zet(self, partner: UUID | None, naam: str) -> None:
        basis, self._id, self._naam = self._id, partner, naam
        self.bediening.zet_tekst(naam)
        self.veld.wis_fout()
        self._verband.zet(self._sleutel.veld, partner, basis, self._sleutel.id)
        self.gekozen.emit()

    def _verlaat(self) -> None:
        tekst = self.bediening.tekst()
        if tekst == self._naam or self.bediening.is_open:
            return
        if not tekst:
            self._zet(None, "")
            return
        # Whoever types fast is gone before the suggestions came: look once more.
        self._verband.omgeving.broker.ask(
            ZoekPartner(tekst=tekst), lambda keuzes: self._los_op(tekst, keuzes), eigenaar=self
        )

    def _los_op(self, tekst: str, keuzes: Sequence[PartnerKeuze]) -> None:
        if self.bediening.tekst() != tekst or tekst == self._naam:
            return
        gelijk = [keuze for keuze in keuzes if keuze.naam.casefold() == tekst.casefold()]
        if len(gelijk) == 1:
            self._zet(gelijk[0].id, gelijk[0].naam)
            return
        self._verband.bewerking.typ_ongeldig(self._sleutel, tekst, self._id, ONBEKENDE_ORGANISATIE)
        self.veld.toon_fout(ONBEKENDE_ORGANISATIE)

    def _voeg_toe(self, naam: str) -> None:
        dialoog = NieuweOrganisatie(self.bediening.window(), naam)
        dialoog.gemaakt.connect(self._maak)
        dialoog.open()

    def _maak(self, naam: str, soort: object) -> None:
        command = MaakPartner(naam=naam, soort=soort)  # type: ignore[arg-type]  # a Qt signal carries objects

        def klaar(_changes: Changes) -> None:
            self._zet(command.id, naam)

        self._verband.bewerking.doe(command, klaar)


class Melderveld(QObject):
    """The name of the melder; people known at the organisation are offered, with all of theirs."""

    def __init__(self, verband: Verband, organisatie: Organisatieveld, ouder: QWidget) -> None:
        super().__init__(ouder)
        self._verband = verband
        self._organisatie = organisatie
        self._blad: MeldingBlad | None = None
        self._contacten: tuple[ContactSnapshot, ...] = ()
        self._van: UUID | None = None
        self.bediening = Aanvullen(naam=Veld.MELDING_MELDER_NAAM.value)
        self.veld = verband.bind(
            Veld.MELDING_MELDER_NAAM, verband.melding_id, self.bediening, "Melder"
        )
        self.bediening.gevraagd.connect(self._zoek)
        self.bediening.gekozen.connect(self._kies)
        organisatie.gekozen.connect(self._haal)

    def vul(self, blad: MeldingBlad) -> None:
        """Show the name, and whether this melder reported before."""
        self._blad = blad
        self._verband.vul(Veld.MELDING_MELDER_NAAM, blad.melder_naam)
        aantal = blad.melder_eerder
        keer = "één eerdere melding" if aantal == 1 else f"{aantal} eerdere meldingen"
        self.veld.toon_hint(f"Bekend, {keer}" if aantal else "")
        self._haal()

    def _haal(self) -> None:
        partner = self._organisatie.id
        if partner == self._van:
            return
        self._van = partner
        self._contacten = ()
        if partner is not None:
            self._verband.omgeving.broker.ask(
                PartnerLezen(id=partner), self._bij_partner, _negeer, eigenaar=self
            )

    def _bij_partner(self, partner: PartnerBlad) -> None:
        self._contacten = partner.contacten

    def _zoek(self, tekst: str, nummer: int) -> None:
        kern = tekst.casefold()
        self.bediening.toon_voorstellen(
            nummer,
            [
                Voorstel(
                    id=contact.id,
                    titel=contact.weergavenaam,
                    ondertitel=contact.functie,
                    icoon="user",
                )
                for contact in self._contacten
                if kern in contact.weergavenaam.casefold()
            ],
        )

    def _kies(self, keuze: object) -> None:
        contact = next((een for een in self._contacten if een.id == keuze), None)
        blad = self._blad
        if contact is None or blad is None:
            return
        self._verband.formulier.zet(
            Veld.MELDING_MELDER_NAAM, self._verband.melding_id, contact.weergavenaam
        )
        self._verband.zet(Veld.MELDING_CONTACTPERSOON, contact.id, blad.contactpersoon_id)
        for veld, waarde in (
            (Veld.MELDING_MELDER_FUNCTIE, contact.functie),
            (Veld.MELDING_MELDER_GESLACHT, contact.geslacht),
            (Veld.MELDING_MELDER_TELEFOON, contact.telefoon),
            (Veld.MELDING_MELDER_EMAIL, contact.email),
        ):
            if waarde:
                self._verband.formulier.zet(veld, self._verband.melding_id, waarde)


def _negeer(_fout: Exception) -> None:
    """Leave the suggestions out: the name can be typed all the same."""
