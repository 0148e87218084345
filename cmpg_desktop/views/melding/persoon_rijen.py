"""What a person can have several of: addresses, relations, and who has a say over them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.berichten.partners import PartnerKeuze, ZoekPartner
from cmpg_desktop.berichten.personen import (
    BetrokkeneSnapshot,
    GezagSnapshot,
    PersoonSnapshot,
    RelatieSnapshot,
    VoegGezagToe,
    VoegRelatieToe,
)
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.views.melding.opmaak import Tweekolom
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S
from cmpg_desktop.werkproces.relaties import GezagSoort, RelatieKeuze, relatiekeuzes
from cmpg_desktop.werkproces.taal import cijfers


class Rijenblok(QWidget):
    """A heading, the rows there are, and a line to add one."""

    def __init__(self, verband: Verband, persoon: UUID, naam: str, titel: str) -> None:
        super().__init__()
        noem(self, naam, titel)
        self._verband = verband
        self._persoon = persoon
        self._rijen: dict[UUID, QWidget] = {}
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_S)
        self._kolom.addWidget(make_label(titel, "sterk"))
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_M)
        self._kolom.addLayout(self._lijst)

    @property
    def rijen(self) -> tuple[UUID, ...]:
        """The ids of the rows on screen."""
        return tuple(self._rijen)

    def _houd(self, nu: Sequence[UUID]) -> None:
        """Take away the rows that are gone."""
        for rij in [rij for rij in self._rijen if rij not in nu]:
            widget = self._rijen.pop(rij)
            self._verband.formulier.maak_los(rij)
            self._lijst.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _zet(self, rij: UUID, widget: QWidget) -> None:
        self._rijen[rij] = widget
        self._lijst.addWidget(widget)

    def _verwijder(self, soort: RijSoort, rij: UUID, wat: str) -> None:
        def klaar(changes: Changes) -> None:
            terug = self._verband.bewerking.ongedaan.van(changes)
            self._verband.omgeving.meld(f"{wat} is weggehaald.", terug)

        self._verband.bewerking.spoel()
        self._verband.bewerking.doe(VerwijderRij(soort=soort, id=rij), klaar)

    def _doe(self, command: Command, veld: VeldWidget) -> None:
        """Add a row; a refusal is shown at the line that asked for it."""
        self._verband.bewerking.doe(
            command, mislukt=lambda fout: veld.toon_fout(getattr(fout, "tekst", str(fout)))
        )


class Relaties(Rijenblok):
    """How this person is related to the others, once and readable from both sides."""

    def __init__(self, verband: Verband, persoon: UUID, voor: str) -> None:
        super().__init__(verband, persoon, f"{voor}.relaties", "Familie en anderen")
        self._voor = voor
        self._keuzes: tuple[RelatieKeuze, ...] = ()
        self._is = Keuze((), naam=f"{voor}.relatie.soort", onbekend="kies")
        self._van = Keuze((), naam=f"{voor}.relatie.van", onbekend="kies wie")
        self._knop = Knop("Relatie toevoegen", naam=f"{voor}.relatie.toevoegen", icoon_naam="plus")
        self._knop.clicked.connect(self._voeg_toe)
        self._isveld = VeldWidget("Is", self._is)
        self._regel = Tweekolom()
        self._regel.voeg_toe(self._isveld, VeldWidget("Van wie", self._van))
        self._kolom.addWidget(self._regel)
        self._kolom.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignLeft)
        self._alleen = make_label(f"Voeg eerst nog iemand toe aan de {verband.soort}.", "hint")
        self._kolom.addWidget(self._alleen)

    def vul(self, persoon: PersoonSnapshot, anderen: tuple[BetrokkeneSnapshot, ...]) -> None:
        """Show the relations, and who can be chosen."""
        self._houd([relatie.id for relatie in persoon.relaties])
        for relatie in persoon.relaties:
            if relatie.id in self._rijen:
                continue
            self._zet(relatie.id, self._maak(relatie))
        self._keuzes = relatiekeuzes(persoon.naam.geslacht)
        self._is.zet_opties([Optie(waarde=keuze, tekst=keuze.weergave) for keuze in self._keuzes])
        self._van.zet_opties(_als_opties(anderen))
        for widget in (self._regel, self._knop):
            widget.setVisible(bool(anderen))
        self._alleen.setVisible(not anderen)

    def _maak(self, relatie: RelatieSnapshot) -> QWidget:
        woorden = relatie.weergave
        return _tekstrij(
            woorden,
            f"{self._voor}.relatie[{relatie.id}].weg",
            lambda: self._verwijder(RijSoort.RELATIE, relatie.id, f"“{woorden}”"),
        )

    def _voeg_toe(self) -> None:
        keuze, ander = self._is.waarde(), self._van.waarde()
        if not isinstance(keuze, RelatieKeuze) or not isinstance(ander, UUID):
            self._isveld.toon_fout("Kies wat iemand is, en van wie.")
            return
        self._isveld.wis_fout()
        van, naar = (ander, self._persoon) if keuze.omgekeerd else (self._persoon, ander)
        self._doe(
            VoegRelatieToe(van_persoon_id=van, naar_persoon_id=naar, soort=keuze.soort.value),
            self._isveld,
        )
        self._is.zet_waarde(None)
        self._van.zet_waarde(None)


class Gezagen(Rijenblok):
    """Who has gezag over this person or represents it, and how that is known."""

    def __init__(self, verband: Verband, persoon: UUID, voor: str) -> None:
        super().__init__(verband, persoon, f"{voor}.gezag", "Gezag en vertegenwoordiging")
        self._voor = voor
        self._soort = Keuze(
            [Optie(waarde=soort.value, tekst=soort.weergave) for soort in GezagSoort],
            naam=f"{voor}.gezag.soort",
            onbekend="kies",
        )
        self._wie = Keuze((), naam=f"{voor}.gezag.wie", onbekend="kies wie")
        self._instelling = Aanvullen(
            naam=f"{voor}.gezag.instelling",
            voorbeeld="of een instelling, zoals een voogd of bewindvoerder",
        )
        self._organisatie: UUID | None = None
        self._knop = Knop("Gezag toevoegen", naam=f"{voor}.gezag.toevoegen", icoon_naam="plus")
        self._knop.clicked.connect(self._voeg_toe)
        self._soortveld = VeldWidget("Over deze persoon is er", self._soort)
        regel = Tweekolom()
        regel.voeg_toe(self._soortveld, VeldWidget("Van", self._wie))
        regel.voeg_toe(VeldWidget("Van een instelling", self._instelling))
        self._kolom.addWidget(regel)
        self._kolom.addWidget(self._knop, 0, Qt.AlignmentFlag.AlignLeft)
        self._instelling.gevraagd.connect(self._zoek)
        self._instelling.gekozen.connect(self._kies)
        self._instelling.gewijzigd_door_gebruiker.connect(self._vergeet)

    def vul(self, persoon: PersoonSnapshot, anderen: tuple[BetrokkeneSnapshot, ...]) -> None:
        """Show who has a say over this person; over whom this person has, stands there."""
        over = [gezag for gezag in persoon.gezag if gezag.over_id == persoon.id]
        van = [gezag for gezag in persoon.gezag if gezag.over_id != persoon.id]
        self._houd([gezag.id for gezag in (*over, *van)])
        for gezag in over:
            if gezag.id not in self._rijen:
                self._zet(gezag.id, self._maak(gezag))
            self._verband.vul(Veld.GEZAG_BRON, gezag.bron, gezag.id)
            self._verband.vul(Veld.GEZAG_NAGEKEKEN, gezag.nagekeken_op, gezag.id)
        for gezag in van:
            if gezag.id not in self._rijen:
                self._zet(gezag.id, self._andersom(gezag))
        self._wie.zet_opties(_als_opties(anderen))

    def _maak(self, gezag: GezagSnapshot) -> QWidget:
        voor = f"{self._voor}.gezag[{gezag.id}]"
        woorden = f"{_gezagwoord(gezag.soort)} van {gezag.houder}"
        bron = self._verband.regel(
            Veld.GEZAG_BRON,
            "Waaruit blijkt dat?",
            rij=gezag.id,
            naam=f"{voor}.bron",
            voorbeeld="gezagsregister, beschikking …",
        )
        nagekeken = self._verband.datum(
            Veld.GEZAG_NAGEKEKEN, "Nagekeken op", rij=gezag.id, naam=f"{voor}.nagekeken_op"
        )
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(
            _tekstrij(
                woorden,
                f"{voor}.weg",
                lambda: self._verwijder(RijSoort.GEZAG, gezag.id, f"“{woorden}”"),
            )
        )
        velden = Tweekolom()
        velden.voeg_toe(bron, nagekeken)
        kolom.addWidget(velden)
        return vak

    @staticmethod
    def _andersom(gezag: GezagSnapshot) -> QWidget:
        nagekeken = f", nagekeken op {cijfers(gezag.nagekeken_op)}" if gezag.nagekeken_op else ""
        return make_label(
            f"heeft {_gezagwoord(gezag.soort)} over {gezag.over}{nagekeken}", breekt=True
        )

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(keuzes: Sequence[PartnerKeuze]) -> None:
            self._instelling.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=keuze.id,
                        titel=keuze.naam,
                        ondertitel=keuze.soort.weergave,
                        icoon="buildings",
                    )
                    for keuze in keuzes
                ],
            )

        self._verband.omgeving.broker.ask(ZoekPartner(tekst=tekst), antwoord, eigenaar=self)

    def _kies(self, keuze: object) -> None:
        self._organisatie = keuze if isinstance(keuze, UUID) else None

    def _vergeet(self, _tekst: str) -> None:
        self._organisatie = None

    def _voeg_toe(self) -> None:
        soort, wie = self._soort.waarde(), self._wie.waarde()
        houder = wie if isinstance(wie, UUID) else None
        if not isinstance(soort, str) or (houder is None) == (self._organisatie is None):
            self._soortveld.toon_fout(
                "Kies wat er is, en van wie: een persoon uit de melding of een instelling uit de "
                "lijst."
            )
            return
        self._soortveld.wis_fout()
        self._doe(
            VoegGezagToe(
                over_persoon_id=self._persoon,
                houder_persoon_id=houder,
                houder_organisatie_id=self._organisatie,
                soort=soort,
            ),
            self._soortveld,
        )
        self._soort.zet_waarde(None)
        self._wie.zet_waarde(None)
        self._instelling.zet_tekst("")
        self._organisatie = None


def _gezagwoord(soort: str) -> str:
    return GezagSoort(soort).weergave


def _als_opties(anderen: Sequence[BetrokkeneSnapshot]) -> list[Optie]:
    return [Optie(waarde=een.persoon.id, tekst=een.persoon.weergavenaam) for een in anderen]


def _tekstrij(woorden: str, naam: str, bij_weg: object) -> QWidget:
    vak = QWidget()
    rij = QHBoxLayout(vak)
    rij.setContentsMargins(0, 0, 0, 0)
    rij.setSpacing(RUIMTE_S)
    rij.addWidget(make_label(woorden, breekt=True), 1)
    weg = Knop("Weghalen", naam=naam, soort=KnopSoort.STIL)
    weg.setAccessibleName(f"{woorden} weghalen")
    weg.clicked.connect(bij_weg)
    rij.addWidget(weg)
    return vak
