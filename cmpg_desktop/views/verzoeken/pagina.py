"""The page of one privacyverzoek: register it now, in their own words; its month runs at once."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Changes, Noun, nieuw_id
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.berichten.velden import Veld as VeldNaam
from cmpg_desktop.berichten.verzoeken import (
    GooiVerzoekWeg,
    MaakVerzoek,
    VerzoekBlad,
    VerzoekDossier,
    VerzoekLezen,
)
from cmpg_desktop.berichten.wetteksten import Wetteksten, WettekstRij
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.typen import override
from cmpg_desktop.views.melding.naast import Naast
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.keuze import Optie
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.termijnpil import soort_van
from cmpg_desktop.views.thema import RUIMTE_L
from cmpg_desktop.views.verzoeken.kaarten import (
    Antwoordkaart,
    Verzoekkaart,
    Vragerkaart,
    Waaroverkaart,
)
from cmpg_desktop.werkproces.geboorte import ONBEKEND
from cmpg_desktop.werkproces.taal import lang
from cmpg_desktop.werkproces.termijn import TermijnStatus
from cmpg_desktop.werkproces.verzoeken import (
    VerzoekSoort,
    hoe_lang_nog,
    wie_mag_vragen,
)

_RAAKT: Final = (Noun.PERSOON, Noun.VRIJE_DAG)


class VerzoekPagina(Pagina):
    """One verzoek: a new one is nothing until the first letter, and vanishes if it stays empty."""

    code: ClassVar[str] = "verzoek"
    rail: ClassVar[str] = "verzoeken"

    def __init__(self, omgeving: Omgeving, verzoek_id: UUID | None) -> None:
        super().__init__(omgeving, "verzoek")
        self.blad: VerzoekBlad | None = None
        self._weg = False
        self._is_nieuw = verzoek_id is None
        self._begonnen = omgeving.vandaag()
        self._verzoek = Verzoekkaart(omgeving)
        self._vrager = Vragerkaart()
        self._waarover: Waaroverkaart | None = None
        self._antwoord: Antwoordkaart | None = None
        self._kaarten: list[Verzoekkaart | Vragerkaart | Antwoordkaart] = [
            self._verzoek,
            self._vrager,
        ]
        self._zoekers = (
            self._vrager.zoeker(
                self,
                self._vrager.naam,
                (VeldNaam.VERZOEK_NAAM, VeldNaam.VERZOEK_PERSOON),
                lambda: (self.blad.naam, self.blad.persoon_id) if self.blad else ("", None),
            ),
            self._vrager.zoeker(
                self,
                self._vrager.namens,
                (VeldNaam.VERZOEK_NAMENS, VeldNaam.VERZOEK_NAMENS_PERSOON),
                lambda: (
                    (self.blad.namens, self.blad.namens_persoon_id) if self.blad else ("", None)
                ),
            ),
        )
        self._verzoek.gewijzigd.connect(self._toon_kop)
        self._vrager.gewijzigd.connect(self._toon_hulp)
        self._bouw_vlak()
        self._neem_id(verzoek_id or nieuw_id())
        omgeving.broker.ask(Wetteksten(), self._bij_wetten, lambda _fout: None, eigenaar=self)

    # --- the page ----------------------------------------------------------------------------

    @property
    def id(self) -> UUID:
        """The row of this page, also before there is one."""
        return self._id

    @override
    def laad(self) -> None:
        if self._is_nieuw:
            self._gevuld = True
        elif not self._weg:
            self.vraag(VerzoekLezen(id=self._id, opnieuw=self.blad is not None), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        return any(rij.id == self._id for rij in changes.rijen) or changes.raakt(*_RAAKT)

    @override
    def verlaat(self) -> None:
        super().verlaat()
        if self._is_nieuw or self._weg or not self._is_leeg():
            return
        self.bewerking.ongedaan.wis()
        self.bewerking.doe(GooiVerzoekWeg(id=self._id))
        self.formulier.maak_los(self._id)
        self.blad = None
        self._is_nieuw = True
        self._neem_id(nieuw_id())

    @override
    def focus_eerst(self) -> None:
        self._verzoek.focus_eerst(nieuw=self._is_nieuw)

    @override
    def toont(self, rij: UUID | None) -> bool:
        return not self._weg and rij == self._id

    @property
    @override
    def is_terug_te_vinden(self) -> bool:
        return not self._is_nieuw and not self._weg

    @override
    def toon_laadfout(self, fout: Exception) -> None:
        self._weg = self._weg or isinstance(fout, NietGevonden)
        super().toon_laadfout(fout)

    # --- the row -----------------------------------------------------------------------------

    def _neem_id(self, id_: UUID) -> None:
        self._id = id_
        for kaart in self._kaarten:
            self._bind(kaart)
        for zoeker in self._zoekers:
            zoeker.zet(id_)
        if self._is_nieuw:
            self._begonnen = self.omgeving.vandaag()
            self._vul_leeg()
            self.bewerking.voor_eerste(self._begin)
        self._weghalen.setVisible(not self._is_nieuw)

    def _vul_leeg(self) -> None:
        for kaart in self._kaarten:
            self._vul(kaart)
        self._vul_rest()
        self._toon_kop()
        self._toon_hulp()

    def _begin(self) -> None:
        self._is_nieuw = False
        self.bewerking.doe(
            MaakVerzoek(id=self._id, ontvangen_op=self._begonnen),
            lambda _: self.werd_rij.emit(self._id),
        )
        self._weghalen.show()

    def _is_leeg(self) -> bool:
        kaarten = (self._verzoek, self._vrager, self._waarover, self._antwoord)
        return all(kaart is None or kaart.is_leeg for kaart in kaarten)

    def _toon(self, blad: VerzoekBlad) -> None:
        self.blad = blad
        for kaart in self._kaarten:
            self._vul(kaart)
        self._vrager.toon_bekend(
            vrager=blad.persoon_id is not None, namens=blad.namens_persoon_id is not None
        )
        self._vrager.toon_hulp(blad.wie_mag)
        self._vul_rest()
        self._toon_kop()

    def _bind(self, kaart: Verzoekkaart | Vragerkaart | Antwoordkaart) -> None:
        for veld, omlijsting in kaart.velden.items():
            self.formulier.bind(veld, self._id, omlijsting.bediening, omlijsting)

    def _vul(self, kaart: Verzoekkaart | Vragerkaart | Antwoordkaart) -> None:
        """Fill the fields of a card with what the database holds, or with what a new one has."""
        vooraf = {
            VeldNaam.VERZOEK_ONTVANGEN: self._begonnen,
            VeldNaam.VERZOEK_BEHANDELAAR: self.omgeving.ik,
        }
        for veld in kaart.velden:
            leeg = None if veld.kolom.endswith(("_id", "_op")) else ""
            waarde = vooraf.get(veld)
            if self.blad is not None:
                waarde = getattr(self.blad, veld.kolom)
            self.formulier.vul(veld, self._id, waarde if waarde is not None else leeg)

    def _vul_rest(self) -> None:
        blad = self.blad
        if self._waarover is not None:
            self._waarover.vul(
                blad.dossier if blad is not None else None,
                blad.dossiers if blad is not None else (),
            )
        if self._antwoord is not None:
            self._antwoord.toon_termijn(blad.termijn.uitleg if blad is not None else "")

    # --- showing -----------------------------------------------------------------------------

    def _toon_kop(self) -> None:
        self._verzoek.toon_uitleg()
        soort = self._verzoek.soort
        wie = self._vrager.naam.tekst()
        wat = "Nieuw verzoek" if self._is_nieuw else "Privacyverzoek"
        if soort is not None:
            wat = "Verzet" if soort is VerzoekSoort.VERZET else f"Verzoek om {soort.weergave}"
        titel = f"{wat} van {wie}" if wie else wat
        if self.blad is None:
            self.kop.zet(titel, "Vanaf de dag van het verzoek loopt een maand, ook mondeling.")
            self.kop.zet_pillen([])
            return
        termijn, vandaag = self.blad.termijn, self.omgeving.vandaag()
        self.kop.zet(titel, f"Antwoord uiterlijk {lang(termijn.uiterlijk)}")
        pil = soort_van(termijn, vandaag)
        if termijn.status is TermijnStatus.GEHAALD:
            pil = PilSoort.RUSTIG
        self.kop.zet_pillen([Pil(hoe_lang_nog(termijn, vandaag), pil, naam="verzoek.pil")])

    def _toon_hulp(self) -> None:
        """Say at once who may ask; what the database knows of their age follows."""
        self._toon_kop()
        if self.blad is None:
            self._vrager.toon_hulp(
                wie_mag_vragen(self._vrager.hoedanigheid, ONBEKEND, "", self._begonnen)
            )

    def _bij_team(self, team: tuple[Medewerker, ...]) -> None:
        if self._antwoord is None:
            return
        self._antwoord.behandelaar.zet_opties(
            [Optie(waarde=een.id, tekst=een.naam) for een in team]
        )
        self.formulier.toon_opnieuw(VeldNaam.VERZOEK_BEHANDELAAR, self._id)

    def _bij_wetten(self, teksten: tuple[WettekstRij, ...]) -> None:
        self._verzoek.zet_wetteksten({een.code: een.tekst for een in teksten})

    # --- doing -------------------------------------------------------------------------------

    def _kies_dossier(self, dossier: VerzoekDossier | None) -> None:
        was = self.blad.dossier if self.blad is not None else None
        for soort, veld in (
            ("melding", VeldNaam.VERZOEK_MELDING),
            ("casus", VeldNaam.VERZOEK_CASUS),
        ):
            sleutel = Sleutel(veld, self._id)
            nieuw = dossier.id if dossier is not None and dossier.soort == soort else None
            oud = was.id if was is not None and was.soort == soort else None
            self.bewerking.typ(sleutel, nieuw, oud)
            self.bewerking.verlaat(sleutel)

    def _haal_weg(self) -> None:
        def klaar(changes: Changes) -> None:
            self._weg = True
            self.omgeving.meld("Verzoek weggehaald.", self.bewerking.ongedaan.van(changes))
            self.omgeving.ga_naar.emit("verzoeken", None)

        self.bewerking.spoel()
        self.bewerking.doe(VerwijderRij(soort=RijSoort.VERZOEK, id=self._id), klaar)

    def _bouw_vlak(self) -> None:
        self._weghalen = Knop(
            "Verzoek weghalen",
            naam="verzoek.weghalen",
            soort=KnopSoort.VERNIETIGEND,
            icoon_naam="trash",
        )
        self._weghalen.clicked.connect(self._haal_weg)
        hoofd, zij = QWidget(), QWidget()
        self._links, self._rechts = QVBoxLayout(hoofd), QVBoxLayout(zij)
        for kolom in (self._links, self._rechts):
            kolom.setContentsMargins(0, 0, 0, 0)
            kolom.setSpacing(RUIMTE_L)
        self._links.addWidget(self._verzoek)
        self._links.addWidget(self._vrager)
        self._links.addStretch(1)
        self._rechts.addWidget(self._weghalen, 0, Qt.AlignmentFlag.AlignLeft)
        self._rechts.addStretch(1)
        self.inhoud.addWidget(Naast(hoofd, zij, zij=True), 1)
        # The whole page at once would keep the window from painting.
        QTimer.singleShot(0, self, self._bouw_antwoord)

    def _bouw_antwoord(self) -> None:
        self._antwoord = kaart = Antwoordkaart(self.omgeving)
        self._kaarten.append(kaart)
        self._rechts.insertWidget(0, kaart)
        self._bind(kaart)
        self._vul(kaart)
        self._vul_rest()
        self.omgeving.broker.ask(Medewerkers(), self._bij_team, lambda _fout: None, eigenaar=self)
        QTimer.singleShot(0, self, self._bouw_waarover)

    def _bouw_waarover(self) -> None:
        self._waarover = Waaroverkaart(self.omgeving)
        self._waarover.gekozen.connect(self._kies_dossier)
        self._waarover.openen.connect(self.omgeving.ga_naar)
        self._links.insertWidget(2, self._waarover)
        self._vul_rest()

    @property
    def compleet(self) -> bool:
        """Whether every card is there."""
        return self._waarover is not None
