"""The gericht verzoek: begin its letter, or record that it went by telephone (E041)."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import VerstuurGerichtVerzoek
from cmpg_desktop.berichten.brieven import BeginGerichtVerzoek
from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.berichten.partners import PartnerKeuze, ZoekPartner
from cmpg_desktop.berichten.personen import BetrokkeneSnapshot
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.dialogen import Werkdialoog, eis, lees_dag
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import make_label, noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S

Mensen = Sequence[BetrokkeneSnapshot]


class _Vraag(Werkdialoog):
    """To which partner, and about whom."""

    def begin(self, mensen: Mensen) -> None:
        """Make the two fields that every gericht verzoek has."""
        naam = self.objectName()
        self._keuzes: tuple[PartnerKeuze, ...] = ()
        self._partner = Aanvullen(naam=f"{naam}.partner", voorbeeld="Begin met de naam te typen")
        self._partnerveld = VeldWidget("Aan welke partner?", self._partner)
        self._partner.gevraagd.connect(self._zoek)
        self._partner.gekozen.connect(lambda _id: self._partnerveld.wis_fout())
        self.inhoud.addWidget(self._partnerveld)
        over = QWidget()
        noem(over, f"{naam}.over", "Over wie gaat het?")
        kolom = QVBoxLayout(over)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        self._vinken: dict[UUID, QCheckBox] = {}
        for een in mensen:
            vink = QCheckBox(zonder_mnemoniek(een.persoon.weergavenaam))
            noem(vink, f"{naam}.over[{een.id}]", een.persoon.weergavenaam)
            vink.setChecked(len(mensen) == 1)
            self._vinken[een.id] = vink
            kolom.addWidget(vink)
        if not mensen:
            kolom.addWidget(make_label("In de melding staat nog niemand.", "hint", breekt=True))
        if self._vinken:
            over.setFocusProxy(next(iter(self._vinken.values())))
        self._overveld = VeldWidget("Over wie gaat het?", over)
        self.inhoud.addWidget(self._overveld)
        self._partner.setFocus()

    def gekozen(self) -> tuple[UUID, tuple[UUID, ...]] | None:
        """Give the partner and the people; None when something lacks, shown at its field."""
        getypt = self._partner.tekst().strip().casefold()
        partner = next((een.id for een in self._keuzes if een.naam.casefold() == getypt), None)
        if partner is None:
            self._partnerveld.toon_fout("Kies een organisatie uit de lijst.")
            self._partner.setFocus()
            return None
        over = tuple(rij for rij, vink in self._vinken.items() if vink.isChecked())
        self._overveld.toon_fout("" if over else "Over wie gaat het verzoek?")
        return (partner, over) if over else None

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(keuzes: Sequence[PartnerKeuze]) -> None:
            al = {een.id for een in keuzes}
            self._keuzes = (*keuzes, *(een for een in self._keuzes if een.id not in al))
            self._partner.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een.id,
                        titel=een.naam,
                        ondertitel=een.toelichting or een.soort.weergave,
                        icoon="buildings",
                    )
                    for een in keuzes
                ],
            )

        self.verband.omgeving.broker.ask(ZoekPartner(tekst=tekst), antwoord, eigenaar=self)


class VerzoekBriefDialoog(_Vraag):
    """Begin the letter; it opens at once, and waits until everyone it names was told."""

    def __init__(self, ouder: QWidget, verband: Verband, mensen: Mensen) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.verzoekbrief",
            titel="Gericht verzoek schrijven",
            uitleg="Eén vraag aan één partner, voor het besluit. De brief kan pas weg als wie u "
            "noemt is ingelicht, of er staat waarom nog niet.",
            ja="Brief openen",
            gelukt="De brief is begonnen.",
        )
        self.begin(mensen)

    @override
    def maak(self) -> Command | None:
        keuze = self.gekozen()
        if keuze is None:
            return None
        partner, over = keuze
        return BeginGerichtVerzoek(
            dossier_id=self.verband.melding_id, organisatie_id=partner, over=over
        )

    @override
    def _klaar(self, changes: Changes) -> None:
        super()._klaar(changes)
        self.verband.omgeving.ga_naar_brief(self.verband.melding_id, changes.resultaat)


class VerzoekDialoog(_Vraag):
    """Record a question to one partner that was asked already, such as by telephone."""

    def __init__(self, ouder: QWidget, verband: Verband, mensen: Mensen) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.verzoek",
            titel="Gericht verzoek vastleggen",
            uitleg="Voor een vraag die u al stelde, bijvoorbeeld per telefoon. Wie u noemt, moet "
            "eerst zijn ingelicht, of er staat waarom nog niet.",
            ja="Vastleggen",
            gelukt="Het gericht verzoek is vastgelegd.",
        )
        self.begin(mensen)
        self._op = self.dag("Wanneer ging het weg?", "op", verband.omgeving.vandaag())
        self._wijze = self.wijze()
        self._tekst, self._tekstveld = self.tekst("Welke informatie vraagt u precies?", "tekst")

    @override
    def maak(self) -> Command | None:
        keuze = self.gekozen()
        if keuze is None:
            return None
        op, tekst = lees_dag(self._op), self._tekst.tekst().strip()
        if op is None or not eis(self._tekstveld, tekst, "Welke informatie vraagt u precies?"):
            return None
        partner, over = keuze
        return VerstuurGerichtVerzoek(
            melding_id=self.verband.melding_id,
            organisatie_id=partner,
            over=over,
            op=op,
            wijze=str(self._wijze.waarde() or ""),
            tekst=tekst,
        )
