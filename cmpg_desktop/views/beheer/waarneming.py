"""Who decides when the procesmanager is away: by name, for a period, with the reason."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt

from cmpg_desktop.berichten.beoordelen import (
    TrekWaarnemingIn,
    Waarnemingen,
    WaarnemingSnapshot,
    WijsWaarnemerAan,
)
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.models.tabel import Groep, Kolom
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.weglijst import WegLijst
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import kort_met_jaar, parse_datum, voluit
from cmpg_desktop.werkproces.waarneming import MAG_WAARNEMEN

_KOLOMMEN: Final[tuple[Kolom[WaarnemingSnapshot], ...]] = (
    Kolom("Waarnemer", lambda rij: rij.waarnemer, hint=lambda rij: rij.waarnemer),
    Kolom("Voor", lambda rij: rij.voor, hint=lambda rij: rij.voor),
    Kolom("Van", lambda rij: kort_met_jaar(rij.van), toegankelijk=lambda rij: voluit(rij.van)),
    Kolom(
        "Tot en met",
        lambda rij: kort_met_jaar(rij.tot),
        toegankelijk=lambda rij: voluit(rij.tot),
    ),
    Kolom("Reden", lambda rij: rij.reden, hint=lambda rij: rij.reden),
)


class WaarnemingDeel(BeheerDeel):
    """Name a waarnemer, see who stands in now and later, and end a period early."""

    code: ClassVar[str] = "waarneming"
    titel: ClassVar[str] = "Waarneming"
    uitleg: ClassVar[str] = (
        "De procesmanager beslist over elk voorstel. Bent u er niet, wijs dan een waarnemer aan:"
        " die beslist in uw plaats, onder de eigen naam, en niet over een eigen voorstel."
    )
    icoon: ClassVar[str] = "users-three"
    handeling: ClassVar[Handeling | None] = Handeling.WAARNEMER_AANWIJZEN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._lijst = WegLijst[WaarnemingSnapshot](
            _KOLOMMEN,
            lambda rij: rij.id,
            Knop("Waarneming beëindigen …", naam="beheer.waarneming.weg"),
            naam="beheer.waarneming.tabel",
            toegankelijk="Waarneming",
            ruim=frozenset({0, 1, 4}),
            magwel=self.magwel,
        )
        self.tabel = self._lijst.tabel
        self._lijst.weg.connect(self._vraag_einde)
        self.inhoud.addWidget(self._lijst)
        self._maak_nieuw()
        self.inhoud.addStretch()

    def wijs_aan(self) -> None:
        """Name the waarnemer that was filled in."""
        for veld in self._velden.values():
            veld.wis_fout()
        self.van.lees_tekst()
        self.tot.lees_tekst()
        voor, waarnemer = self.voor.waarde(), self.waarnemer.waarde()
        van, tot = self.van.datum(), self.tot.datum()
        for code, gemist, zin in (
            ("voor_id", voor is None, "Kies voor wie."),
            ("waarnemer_id", waarnemer is None, "Kies wie er waarneemt."),
            ("van", van is None, "Vul de eerste dag in."),
            ("tot", tot is None, "Vul de laatste dag in."),
            ("reden", not self.reden.tekst(), "Schrijf erbij waarom, bijvoorbeeld: verlof."),
        ):
            veld = self._velden[f"waarneming.{code}"]
            if gemist:
                if not veld.fout:
                    veld.toon_fout(zin)
                veld.setFocus()
                return
        if not (isinstance(voor, UUID) and isinstance(waarnemer, UUID) and van and tot):
            return
        command = WijsWaarnemerAan(
            voor_id=voor, waarnemer_id=waarnemer, van=van, tot=tot, reden=self.reden.tekst()
        )
        self.pagina.bewerking.doe(command, self._aangewezen, self._mislukt)

    def _vraag_einde(self, rij: WaarnemingSnapshot) -> None:
        def doe() -> None:
            self.pagina.bewerking.doe(
                TrekWaarnemingIn(id=rij.id),
                lambda _changes: self.omgeving.meld(f"{rij.waarnemer} neemt niet meer waar."),
            )

        vraag_bevestiging(
            self,
            f"Beslist {rij.waarnemer} niet meer voor {rij.voor}?",
            "Dit geldt meteen. Wat al is besloten, blijft.",
            doe,
            ja="Beëindigen",
            naam="beheer.waarneming.beeindigen",
        )

    def _maak_nieuw(self) -> None:
        vandaag = self.omgeving.vandaag
        self.voor = Keuze((), naam="waarneming.voor", onbekend="kies")
        self.waarnemer = Keuze((), naam="waarneming.waarnemer", onbekend="kies")
        self.van = Datumveld(naam="waarneming.van", lees=parse_datum, vandaag=vandaag)
        self.tot = Datumveld(naam="waarneming.tot", lees=parse_datum, vandaag=vandaag)
        self.reden = Regel(naam="waarneming.reden", voorbeeld="Verlof")
        self._velden = {
            "waarneming.voor_id": Veld("Voor welke procesmanager?", self.voor),
            "waarneming.waarnemer_id": Veld("Wie neemt waar?", self.waarnemer),
            "waarneming.van": Veld("Eerste dag", self.van),
            "waarneming.tot": Veld("Laatste dag", self.tot),
            "waarneming.reden": Veld("Waarom?", self.reden),
        }
        knop = Knop("Waarnemer aanwijzen", naam="waarneming.aanwijzen", icoon_naam="user-plus")
        knop.clicked.connect(self.wijs_aan)
        self.reden.returnPressed.connect(self.wijs_aan)
        kaart = Kaart("Waarnemer aanwijzen", naam="beheer.waarneming.nieuw")
        kaart.inhoud.addWidget(Kolommen(*self._velden.values()))
        kaart.inhoud.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        self.inhoud.addWidget(kaart)
        kaart.setVisible(self.magwel)

    def _aangewezen(self, changes: Changes) -> None:
        self.omgeving.meld("Waarnemer aangewezen.", self.pagina.bewerking.ongedaan.van(changes))
        for datum in (self.van, self.tot):
            datum.zet_datum(None)
        self.reden.zet_tekst("")
        self.waarnemer.zet_waarde(None)
        self.tabel.setFocus()

    def _mislukt(self, fout: Exception) -> None:
        self.meld_bij_veld(fout, self._velden, "waarneming.voor_id")

    def _toon(self, periodes: tuple[WaarnemingSnapshot, ...]) -> None:
        vandaag = self.omgeving.vandaag()
        nu = [een for een in periodes if een.van <= vandaag]
        later = [een for een in periodes if een.van > vandaag]
        rijen: list[WaarnemingSnapshot | Groep] = [Groep("Nu"), *nu] if nu else []
        if later:
            rijen += [Groep("Komt nog"), *later]
        leeg = Groep("Er is nu geen waarnemer, en er komt er geen.")
        self._lijst.toon(rijen or [leeg], hoogstens=7)

    def _toon_collegas(self, collegas: tuple[Medewerker, ...]) -> None:
        managers = [een for een in collegas if Rol.PROCESMANAGER in een.rollen]
        kunnen = [een for een in collegas if not MAG_WAARNEMEN.isdisjoint(een.rollen)]
        self.voor.zet_opties([Optie(waarde=een.id, tekst=een.naam) for een in managers])
        self.waarnemer.zet_opties([Optie(waarde=een.id, tekst=een.naam) for een in kunnen])
        ik = self.omgeving.ik
        if self.voor.waarde() is None and ik in {een.id for een in managers}:
            self.voor.zet_waarde(ik)

    @override
    def laad(self) -> None:
        broker = self.omgeving.broker
        broker.ask(Waarnemingen(), self._toon, self.meld_fout, eigenaar=self)
        broker.ask(Medewerkers(), self._toon_collegas, self.meld_fout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.WAARNEMING, Noun.MEDEWERKER)

    @override
    def focus_eerst(self) -> None:
        self.tabel.setFocus()
