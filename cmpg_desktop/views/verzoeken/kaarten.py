"""The cards of a verzoek: what is asked, by whom, about what, and the answer."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final
from uuid import UUID

from PySide6.QtCore import Signal

from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.berichten.verzoeken import VerzoekDossier
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.views.verzoeken.velden import Bekendezoeker, DossierVeld
from cmpg_desktop.werkproces.taal import hoofdletter, parse_datum
from cmpg_desktop.werkproces.verzoeken import (
    Hoedanigheid,
    VerzoekGrond,
    VerzoekSoort,
    VerzoekWijze,
    verzet_hulp,
)
from cmpg_desktop.werkproces.wetteksten import rechtcode

_VOORSTELLEN: Final = 4


def _datum(omgeving: Omgeving) -> Datumveld:
    return Datumveld(naam="", lees=parse_datum, vandaag=omgeving.vandaag)


class Verzoekkaart(Kaart):
    """Which right, when, how, and in which words.

    Signals:
        gewijzigd: another kind or way was chosen.
    """

    gewijzigd = Signal()

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__("Het verzoek", naam="verzoek.wat")
        self._soort = Pillen(
            [Optie(waarde=een.value, tekst=hoofdletter(een.weergave)) for een in VerzoekSoort],
            naam=VeldNaam.VERZOEK_SOORT.value,
            onbekend="",
        )
        self._wijze = Keuze(
            [Optie(waarde=een.value, tekst=hoofdletter(een.weergave)) for een in VerzoekWijze],
            naam="",
        )
        self._grond = Keuze(
            [Optie(waarde=een.value, tekst=hoofdletter(een.weergave)) for een in VerzoekGrond],
            naam="",
        )
        self._tekst = Tekstvlak(naam="", min_regels=3)
        self._wetteksten: Mapping[str, str] = {}
        self._soort.gekozen.connect(self._wissel)
        self._wijze.gekozen.connect(self._wissel)
        self.velden: dict[VeldNaam, Veld] = {
            VeldNaam.VERZOEK_SOORT: Veld("Wat wordt er gevraagd?", self._soort),
            VeldNaam.VERZOEK_GROND: Veld("Waarom moet het anders?", self._grond),
            VeldNaam.VERZOEK_ONTVANGEN: Veld(
                "Ontvangen op", _datum(omgeving), "De dag dat het is gevraagd of binnenkwam"
            ),
            VeldNaam.VERZOEK_WIJZE: Veld("Hoe", self._wijze),
            VeldNaam.VERZOEK_TEKST: Veld(
                "In de woorden van wie het vraagt", self._tekst, "Schrijf op wat er is gezegd."
            ),
        }
        soort, grond, ontvangen, wijze, tekst = self.velden.values()
        self._verzet = MeldingBalk(BalkSoort.LET_OP, "", naam="verzoek.verzet")
        self._verzet.hide()
        self.inhoud.addWidget(soort)
        self.inhoud.addWidget(self._verzet)
        grond.hide()
        self.inhoud.addWidget(grond)
        self.inhoud.addWidget(Kolommen(ontvangen, wijze))
        self.inhoud.addWidget(tekst)

    @property
    def soort(self) -> VerzoekSoort | None:
        """The right that is chosen."""
        waarde = self._soort.waarde()
        return VerzoekSoort(str(waarde)) if waarde else None

    @property
    def is_leeg(self) -> bool:
        """Whether a person put nothing here; the day it gets by itself."""
        gekozen = self._soort.waarde() or self._grond.waarde() or self._wijze.waarde()
        return not (gekozen or self._tekst.tekst().strip())

    def focus_eerst(self, *, nieuw: bool) -> None:
        """Go to what is asked first, or to what there is to read."""
        (self._soort if nieuw else self._tekst).setFocus()

    def zet_wetteksten(self, teksten: Mapping[str, str]) -> None:
        """Take the texts about the rights, by their code."""
        self._wetteksten = teksten
        self.toon_uitleg()

    def toon_uitleg(self) -> None:
        """Say what this right is, and that verzet must be in writing."""
        soort, wijze = self.soort, self._wijze.waarde()
        # A ground once chosen stays in sight, whatever right is chosen after it.
        asked = soort is not None and soort.vraagt_grond
        self.velden[VeldNaam.VERZOEK_GROND].setVisible(asked or bool(self._grond.waarde()))
        uitleg = self._wetteksten.get(rechtcode(soort), "") if soort is not None else ""
        self.velden[VeldNaam.VERZOEK_SOORT].toon_hint(uitleg)
        zin = verzet_hulp(soort, VerzoekWijze(str(wijze)) if wijze else None)
        if zin:
            self._verzet.zet(BalkSoort.LET_OP, zin)
        self._verzet.setVisible(bool(zin))

    def _wissel(self, _waarde: object) -> None:
        self.gewijzigd.emit()


class Vragerkaart(Kaart):
    """Who asks, for whom, and who may.

    Signals:
        gewijzigd: somebody asks in another way than it seemed.
    """

    gewijzigd = Signal()

    def __init__(self) -> None:
        super().__init__("Wie vraagt het", naam="verzoek.wie")
        self.naam = Aanvullen(naam=VeldNaam.VERZOEK_NAAM.value)
        self.namens = Aanvullen(naam=VeldNaam.VERZOEK_NAMENS.value)
        self._hoedanigheid = Keuze(
            [
                Optie(waarde=een.value, tekst=f"Voor een ander, als {een.weergave}")
                for een in Hoedanigheid
            ],
            naam="",
            onbekend="Voor zichzelf",
        )
        self._hoedanigheid.gekozen.connect(self._wissel)
        self.naam.gewijzigd_door_gebruiker.connect(self._wissel)
        self.velden: dict[VeldNaam, Veld] = {
            VeldNaam.VERZOEK_NAAM: Veld("Naam", self.naam),
            VeldNaam.VERZOEK_HOEDANIGHEID: Veld("Vraagt", self._hoedanigheid),
            VeldNaam.VERZOEK_NAMENS: Veld("Om wie gaat het?", self.namens),
        }
        naam, hoedanigheid, self._voor_wie = self.velden.values()
        self._hulp = MeldingBalk(BalkSoort.INFO, "", naam="verzoek.wie_mag")
        self.inhoud.addWidget(Kolommen(naam, hoedanigheid))
        self.inhoud.addWidget(self._voor_wie)
        self.inhoud.addWidget(self._hulp)
        self._voor_wie.hide()

    def zoeker(
        self,
        pagina: Pagina,
        regel: Aanvullen,
        velden: tuple[VeldNaam, VeldNaam],
        staat: Callable[[], tuple[str, UUID | None]],
    ) -> Bekendezoeker:
        """Offer known people on one of the two lines."""
        return Bekendezoeker(pagina.omgeving, pagina.bewerking, regel, velden, staat)

    @property
    def hoedanigheid(self) -> Hoedanigheid | None:
        """As who somebody asks; None for oneself."""
        waarde = self._hoedanigheid.waarde()
        return Hoedanigheid(str(waarde)) if waarde else None

    @property
    def is_leeg(self) -> bool:
        """Whether a person put nothing here."""
        return not (self.naam.tekst() or self.namens.tekst() or self.hoedanigheid)

    def toon_bekend(self, *, vrager: bool, namens: bool) -> None:
        """Say who is a person that is known here."""
        for veld, bekend in (
            (self.velden[VeldNaam.VERZOEK_NAAM], vrager),
            (self._voor_wie, namens),
        ):
            veld.toon_hint("Bekend in dit programma" if bekend else "")

    def toon_hulp(self, zinnen: Sequence[str]) -> None:
        """Say who may ask."""
        self._voor_wie.setVisible(self.hoedanigheid is not None or bool(self.namens.tekst()))
        self._hulp.zet(BalkSoort.INFO, " ".join(zinnen))

    def _wissel(self, _waarde: object) -> None:
        self._voor_wie.setVisible(self.hoedanigheid is not None or bool(self.namens.tekst()))
        self.gewijzigd.emit()


class Waaroverkaart(Kaart):
    """The melding or casus it is about; where these people are in is one click.

    Signals:
        gekozen(object): a VerzoekDossier, or None for none.
        openen(str, object): go to this melding or casus.
    """

    gekozen = Signal(object)
    openen = Signal(str, object)

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__("Waar het over gaat", naam="verzoek.waarover")
        self._veld = DossierVeld(omgeving)
        self._veld.dossier_gekozen.connect(self.gekozen)
        self._open = Knop("Openen", naam="verzoek.dossier.openen", icoon_naam="folders")
        self._open.clicked.connect(self._ga)
        self._knoppen: list[Knop] = []
        self._getoond: tuple[VerzoekDossier, ...] = ()
        self._rij = Stroom(ruimte=RUIMTE_S)
        self._rij.addWidget(self._open)
        self.inhoud.addWidget(
            Veld("Melding of casus", self._veld, "Mag leeg: niet iedereen weet waar iets staat.")
        )
        self.inhoud.addLayout(self._rij)
        self._open.hide()

    @property
    def is_leeg(self) -> bool:
        """Whether nothing was chosen."""
        return self._veld.dossier is None

    def vul(self, dossier: VerzoekDossier | None, voorstellen: Sequence[VerzoekDossier]) -> None:
        """Show the dossier, or where these people are in."""
        self._veld.zet_dossier(dossier)
        self._open.setVisible(dossier is not None)
        toon = () if dossier is not None else tuple(voorstellen[:_VOORSTELLEN])
        if toon == self._getoond:
            return
        self._getoond = toon
        for knop in self._knoppen:
            self._rij.removeWidget(knop)
            knop.hide()
            knop.deleteLater()
        self._knoppen = [self._maak_knop(een) for een in toon]

    def _maak_knop(self, dossier: VerzoekDossier) -> Knop:
        knop = Knop(
            f"{hoofdletter(dossier.soort)} {dossier.titel}",
            naam=f"verzoek.dossier[{dossier.id}]",
            soort=KnopSoort.STIL,
            icoon_naam="plus",
        )
        knop.clicked.connect(lambda: self._neem(dossier))
        self._rij.addWidget(knop)
        knop.show()
        return knop

    def _neem(self, dossier: VerzoekDossier) -> None:
        self._veld.setFocus()
        self._veld.zet_dossier(dossier)
        self.gekozen.emit(dossier)

    def _ga(self) -> None:
        dossier = self._veld.dossier
        if dossier is not None:
            self.openen.emit(dossier.soort, dossier.id)


class Antwoordkaart(Kaart):
    """By when, by whom, and when it went; the answer itself comes in a later version."""

    def __init__(self, omgeving: Omgeving) -> None:
        super().__init__("Het antwoord", naam="verzoek.antwoord")
        self.behandelaar = Keuze((), naam="", onbekend="Nog niemand")
        self._verlengd, self._beantwoord = _datum(omgeving), _datum(omgeving)
        self._reden = Regel(naam="")
        self._termijn = make_label("", breekt=True)
        self._termijn.setObjectName("verzoek.termijn")
        self.velden: dict[VeldNaam, Veld] = {
            VeldNaam.VERZOEK_BEHANDELAAR: Veld("Wie zorgt voor het antwoord?", self.behandelaar),
            VeldNaam.VERZOEK_BEANTWOORD: Veld(
                "Beantwoord op",
                self._beantwoord,
                "De dag dat het antwoord de deur uit ging. De brief zelf maakt u nog buiten dit "
                "programma.",
            ),
            VeldNaam.VERZOEK_VERLENGD: Veld(
                "Uitstel gemeld op",
                self._verlengd,
                "Is het ingewikkeld, of zijn het veel verzoeken? Dan mogen er eenmaal twee maanden "
                "bij, als u dat binnen de eerste maand met de reden schrijft (AVG art. 12 lid 3).",
            ),
            VeldNaam.VERZOEK_VERLENGD_REDEN: Veld(
                "Reden van het uitstel", self._reden, "Zonder reden telt het uitstel niet."
            ),
        }
        behandelaar, beantwoord, verlengd, reden = self.velden.values()
        self.inhoud.addWidget(self._termijn)
        self.inhoud.addWidget(behandelaar)
        self.inhoud.addWidget(beantwoord)
        self.inhoud.addWidget(make_lijn())
        self.inhoud.addWidget(verlengd)
        self.inhoud.addWidget(reden)

    @property
    def is_leeg(self) -> bool:
        """Whether a person put nothing here; a behandelaar it gets by itself."""
        return not (self._verlengd.tekst() or self._beantwoord.tekst() or self._reden.tekst())

    def toon_termijn(self, uitleg: str) -> None:
        """Say by when, and why then."""
        self._termijn.setText(uitleg)
        self._termijn.setVisible(bool(uitleg))
