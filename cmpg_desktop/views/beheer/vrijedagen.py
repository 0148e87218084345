"""The free days beside the holidays of the law, each with its source."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt

from cmpg_desktop.berichten.inrichting import (
    HaalVrijeDagWeg,
    VrijeDagen,
    VrijeDagRij,
    VrijeDagSoort,
    ZetVrijeDag,
)
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.models.tabel import Groep, Kolom
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.weglijst import WegLijst
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import hoofdletter, kort_met_jaar, lang, parse_datum

_SOORTEN: Final = tuple(
    Optie(waarde=soort.value, tekst=hoofdletter(soort.weergave)) for soort in VrijeDagSoort
)
_KOLOMMEN: Final[tuple[Kolom[VrijeDagRij], ...]] = (
    Kolom("Dag", lambda rij: kort_met_jaar(rij.datum), toegankelijk=lambda rij: lang(rij.datum)),
    Kolom("Naam", lambda rij: rij.naam),
    Kolom(
        "Wie besloot",
        lambda rij: "regering" if rij.soort is VrijeDagSoort.GELIJKGESTELD else "gemeente",
        toegankelijk=lambda rij: rij.soort.weergave,
    ),
    Kolom("Bron", lambda rij: rij.bron, hint=lambda rij: rij.bron),
)


class VrijeDagenDeel(BeheerDeel):
    """Days of the government and of the municipality itself."""

    code: ClassVar[str] = "vrijedagen"
    titel: ClassVar[str] = "Vrije dagen"
    uitleg: ClassVar[str] = (
        "Weekenden, feestdagen, Goede Vrijdag en 5 mei slaat het programma vanzelf over. Hier "
        "staan de dagen die de regering daarmee gelijkstelt, en de dagen dat uw gemeente dicht is."
    )
    icoon: ClassVar[str] = "calendar"
    handeling: ClassVar[Handeling | None] = Handeling.INSTELLING_WIJZIGEN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._lijst = WegLijst[VrijeDagRij](
            _KOLOMMEN,
            lambda rij: rij.id,
            Knop("Dag weghalen", naam="beheer.vrijedagen.weg", icoon_naam="trash"),
            naam="beheer.vrijedagen.tabel",
            toegankelijk="Vrije dagen",
            ruim=frozenset({3}),
            magwel=self.magwel,
        )
        self._lijst.weg.connect(self._verwijder)
        self.inhoud.addWidget(self._lijst)
        self._maak_nieuw()
        self.inhoud.addStretch()

    def voeg_toe(self) -> None:
        """Add the day that was filled in."""
        self.datum.lees_tekst()
        datum = self.datum.datum()
        if datum is None:
            if not self._velden["vrije_dag.datum"].fout:
                self._velden["vrije_dag.datum"].toon_fout("Vul de datum in.")
            self.datum.setFocus()
            return
        command = ZetVrijeDag(
            datum=datum,
            soort=VrijeDagSoort(str(self._soort.waarde())),
            naam=self._naam.tekst(),
            bron=self._bron.tekst(),
        )
        self.pagina.bewerking.doe(command, self._toegevoegd, self._mislukt)

    def _verwijder(self, rij: VrijeDagRij) -> None:
        bewerking = self.pagina.bewerking

        def klaar(changes: Changes) -> None:
            self.omgeving.meld(
                f"{hoofdletter(lang(rij.datum))} telt weer als werkdag.",
                bewerking.ongedaan.van(changes),
            )

        bewerking.doe(HaalVrijeDagWeg(id=rij.id), klaar)

    def _maak_nieuw(self) -> None:
        self.datum = Datumveld(
            naam="vrije_dag.datum", lees=parse_datum, vandaag=self.omgeving.vandaag
        )
        self._soort = Keuze(_SOORTEN, naam="vrije_dag.soort", onbekend="")
        self._soort.zet_waarde(VrijeDagSoort.GESLOTEN.value)
        self._naam = Regel(naam="vrije_dag.naam", voorbeeld="Brugdag na Hemelvaart")
        self._bron = Regel(naam="vrije_dag.bron", voorbeeld="Besluit van het college van 3 maart")
        self._velden = {
            "vrije_dag.datum": Veld("Datum", self.datum),
            "vrije_dag.naam": Veld("Naam van de dag", self._naam),
            "vrije_dag.soort": Veld("Vrij omdat", self._soort),
            "vrije_dag.bron": Veld("Wie besloot dat?", self._bron),
        }
        knop = Knop("Dag toevoegen", naam="beheer.vrijedagen.toevoegen", icoon_naam="plus")
        knop.clicked.connect(self.voeg_toe)
        for regel in (self._naam, self._bron):
            regel.returnPressed.connect(self.voeg_toe)
        for veld, regel in (("vrije_dag.naam", self._naam), ("vrije_dag.bron", self._bron)):
            regel.gewijzigd_door_gebruiker.connect(self._velden[veld].wis_fout)
        kaart = Kaart("Vrije dag toevoegen", naam="beheer.vrijedagen.nieuw")
        kaart.inhoud.addWidget(Kolommen(*self._velden.values()))
        kaart.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        self.inhoud.addWidget(kaart)
        if not self.magwel:
            kaart.hide()

    def _toegevoegd(self, _changes: Changes) -> None:
        self.omgeving.meld("Vrije dag toegevoegd. Termijnen rekenen er meteen mee.")
        self.datum.zet_datum(None)
        for regel in (self._naam, self._bron):
            regel.zet_tekst("")
        for veld in self._velden.values():
            veld.wis_fout()
        self.datum.setFocus()

    def _mislukt(self, fout: Exception) -> None:
        self.meld_bij_veld(fout, self._velden, "vrije_dag.datum")

    def _toon(self, dagen: tuple[VrijeDagRij, ...]) -> None:
        vandaag = self.omgeving.vandaag()
        # Days gone by matter to what ran then; what is to come is looked at first.
        komend = [dag for dag in dagen if dag.datum >= vandaag]
        voorbij = [dag for dag in dagen if dag.datum < vandaag]
        rijen: list[VrijeDagRij | Groep] = [Groep("Komt nog"), *komend] if komend else []
        if voorbij:
            rijen += [Groep("Voorbij"), *reversed(voorbij)]
        self._lijst.toon(rijen, hoogstens=9)

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(VrijeDagen(), self._toon, self.meld_fout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.VRIJE_DAG)

    @override
    def focus_eerst(self) -> None:
        self._lijst.tabel.setFocus()
