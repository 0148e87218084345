"""The letter "advies aan de melder": write it, look at it, make it, and send it (E046).

A letter that went out is looked at, not written: its stored pages stand beside its date and
channel, and a next letter is a document of its own.
"""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.documenten import (
    BriefBladzijden,
    BriefConcept,
    BriefOpenen,
    BriefVoorbeeld,
    DocumentSnapshot,
    MaakBrief,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, RedenGevraagd
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.typen import override
from cmpg_desktop.views.briefklaar import GemaakteBrief
from cmpg_desktop.views.briefmaker import Briefmaker
from cmpg_desktop.views.briefvoorbeeld import Briefvoorbeeld
from cmpg_desktop.views.brievenlijst import Brievenlijst, laatste_van, te_maken_van
from cmpg_desktop.views.melding.naast import Naast
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_S


class BriefPagina(Pagina):
    """The letters of one melding: left what a person fills in, right how it will look."""

    code: ClassVar[str] = "brief"
    rail: ClassVar[str] = "meldingen"

    def __init__(self, omgeving: Omgeving, melding_id: UUID | None) -> None:
        super().__init__(omgeving, "pagina.brief")
        self.id = melding_id
        self._concept: BriefConcept | None = None
        self._nieuw = False  # a next letter is being written after the last one went out
        self._gekozen: UUID | None = None  # the letter of the list that is looked at
        self.onderwerp = Regel(naam="brief.onderwerp")
        self.advies = Tekstvlak(
            naam="brief.advies",
            voorbeeld="Wat raadt u de melder aan, en wie kan helpen?",
            min_regels=9,
            max_regels=24,
        )
        self.ondertekenaar = Keuze((), naam="brief.ondertekenaar", onbekend="kies wie")
        self._maker = Briefmaker(self, "brief")
        self.maak = self._maker.knop
        self.klaar = GemaakteBrief(omgeving, self.bewerking, melding_id)
        self.voorbeeld = Briefvoorbeeld(omgeving.broker, self._voorbeeldvraag)
        self.kop.zet("Advies aan de melder")
        melding = Knop("Naar de melding", naam="brief.naar_melding", icoon_naam="arrow-left")
        melding.clicked.connect(self._naar_melding)
        self.kop.voeg_actie_toe(melding)
        self._vlak = Naast(self._maak_invulkaart(), self._maak_voorbeeldkaart(), zij=False)
        self._dicht = MeldingBalk(BalkSoort.INFO, "", naam="brief.dicht")
        self._dicht.hide()
        self.balken.addWidget(self._dicht)
        self.inhoud.addWidget(self._vlak, 1)
        self._vlak.hide()
        self._bind()
        self.stand.toon(LeegSoort.LADEN, "De brief wordt geopend …")
        self.stand.show()
        self.onderwerp.gewijzigd_door_gebruiker.connect(self._bij_typen)
        self.advies.gewijzigd_door_gebruiker.connect(self._bij_typen)
        self.ondertekenaar.gekozen.connect(self._bij_typen)
        self.maak.clicked.connect(self._maak)
        self._maker.gemaakt.connect(self.laad)
        omgeving.broker.ask(Medewerkers(), self._bij_team, eigenaar=self)

    @override
    def laad(self) -> None:
        if self.id is None:
            self.stand.toon(LeegSoort.LEEG, "Kies eerst een melding; daar begint u de brief.")
            return
        self.vraag(BriefOpenen(melding_id=self.id), self._toon)

    @override
    def raakt(self, changes: Changes) -> bool:
        return self.id in changes.dossiers

    @override
    def verlaat(self) -> None:
        super().verlaat()
        self.voorbeeld.stop()

    @override
    def focus_eerst(self) -> None:
        (self.advies if self._bekeken is None else self.nieuwe).setFocus()

    @override
    def druk_af(self) -> bool:
        if self.klaar.isHidden():
            return False
        self.klaar.druk_af()
        return True

    # --- the parts -------------------------------------------------------------------------

    def _maak_invulkaart(self) -> QWidget:
        kaart = Kaart(naam="brief.invullen")
        kaart.setAccessibleName("Brief invullen")
        self._aan = make_label("", breekt=True)
        self._aan.setObjectName("brief.aan")
        self._adviesveld = VeldWidget(
            "Het advies", self.advies, "Elke nieuwe regel wordt een alinea. Noem geen namen."
        )
        self._onderwerpveld = VeldWidget("Onderwerp", self.onderwerp)
        self._tekenveld = VeldWidget("Ondertekend door", self.ondertekenaar)
        self._leeg = QVBoxLayout()
        self._leeg.setSpacing(0)
        self._leegkop = make_label("Dit is nog leeg", "sectie")
        ontvanger = QWidget()
        rij = QVBoxLayout(ontvanger)
        rij.setContentsMargins(0, 0, 0, 0)
        rij.setSpacing(RUIMTE_S)
        rij.addWidget(make_label("Aan", "label"))
        rij.addWidget(self._aan)
        self._leegvak = QWidget()
        leegvak = QVBoxLayout(self._leegvak)
        leegvak.setContentsMargins(0, 0, 0, 0)
        leegvak.setSpacing(RUIMTE_S)
        leegvak.addWidget(self._leegkop)
        leegvak.addLayout(self._leeg)
        for deel in (
            ontvanger,
            self._onderwerpveld,
            self._adviesveld,
            self._tekenveld,
        ):
            kaart.inhoud.addWidget(deel)
        kaart.inhoud.addWidget(self._leegvak)
        self._maker.zet_in(kaart.inhoud)
        self._lijn = make_lijn()
        kaart.inhoud.addWidget(self._lijn)
        kaart.inhoud.addWidget(self.klaar)
        self.nieuwe = Knop("Nieuwe brief", naam="brief.nieuw", icoon_naam="plus")
        self.nieuwe.clicked.connect(self._begin_nieuwe)
        kaart.inhoud.addWidget(self.nieuwe)
        self.brieven = Brievenlijst()
        self.brieven.gekozen.connect(self._bekijk)
        kaart.inhoud.addWidget(self.brieven)
        kaart.inhoud.addStretch(1)
        return kaart

    def _maak_voorbeeldkaart(self) -> QWidget:
        self._voorbeeldkaart = Kaart("Voorbeeld", naam="brief.voorbeeldkaart")
        self._voorbeeldkaart.inhoud.addWidget(self.voorbeeld)
        return self._voorbeeldkaart

    def _bind(self) -> None:
        """Save what is typed as any field of the melding, so that a crash loses none of it."""
        if self.id is None:
            return
        bind = self.formulier.bind
        for veld, bediening, kader in (
            (Veld.MELDING_BRIEF_ONDERWERP, self.onderwerp, self._onderwerpveld),
            (Veld.MELDING_BRIEF_ADVIES, self.advies, self._adviesveld),
            (Veld.MELDING_BRIEF_ONDERTEKENAAR, self.ondertekenaar, self._tekenveld),
        ):
            bind(veld, self.id, bediening, kader, naam=bediening.objectName())

    @override
    def toon_laadfout(self, fout: Exception) -> None:
        if isinstance(fout, (RedenGevraagd, GeenBevoegdheid)):
            # Somebody may just have shielded the casus that this melding is of.
            self.leg_weg("Advies aan de melder")
        super().toon_laadfout(fout)

    @override
    def leg_weg(self, titel: str) -> None:
        super().leg_weg(titel)
        self._concept = None
        self.voorbeeld.stop()
        self._vlak.hide()

    # --- showing ---------------------------------------------------------------------------

    def _toon(self, concept: BriefConcept) -> None:
        eerste = self._concept is None
        self._concept, dicht = concept, not concept.stand.kent_brieven
        self.stand.hide()
        self._vlak.show()
        self._aan.setText("\n".join((*concept.aan, concept.aanhef)))
        self.kop.zet("Advies aan de melder", ", ".join(concept.aan[:2]))
        self._vul(concept)
        if dicht or self._laatste is None or self._laatste.verzonden_op is None:
            self._nieuw = False
        self._dicht.zet(
            BalkSoort.INFO,
            f"Deze melding {concept.stand.zin}. Er komt geen brief meer bij, tot u haar heropent.",
        )
        self._dicht.setVisible(dicht)
        if not any(een.id == self._gekozen for een in concept.documenten):
            self._gekozen = None
        self._toon_delen(concept)
        if eerste or self._bekeken is not None:
            self.voorbeeld.ververs()
        else:
            # It is read again with every save of what is being typed.
            self.voorbeeld.later()

    def _toon_delen(self, concept: BriefConcept) -> None:
        """Show the letter that is looked at, or the one that is being written."""
        bekeken = self._bekeken
        dicht = not concept.stand.kent_brieven
        schrijft = bekeken is None and not dicht
        velden = (self._onderwerpveld, self._adviesveld, self._tekenveld)
        for deel in (*velden, self._leegvak, self.maak):
            deel.setVisible(schrijft)
        if not schrijft:
            self._maker.fout.hide()
        brief = self._te_maken if schrijft else bekeken
        self._lijn.setVisible(schrijft and brief is not None)
        self.klaar.vul(brief, concept.aan[0] if concept.aan else "")
        self._voorbeeldkaart.zet_titel("Voorbeeld" if schrijft else "De brief")
        self._maker.zet_versie(nieuw=self._te_maken is not None)
        self.nieuwe.setVisible(not schrijft and not dicht)
        verder = self._nieuw or self._te_maken is not None or concept.volgende_begonnen
        self.nieuwe.zet_tekst("Verder met de nieuwe brief" if verder else "Nieuwe brief")
        self.brieven.vul(
            tuple(een for een in concept.documenten if een not in (bekeken, self._te_maken))
        )
        self._toon_leeg()

    @property
    def _laatste(self) -> DocumentSnapshot | None:
        return laatste_van(self._concept)

    @property
    def _te_maken(self) -> DocumentSnapshot | None:
        return te_maken_van(self._concept)

    @property
    def _bekeken(self) -> DocumentSnapshot | None:
        """The stored letter that is only looked at; None while one is being written."""
        if self._concept is None:
            return None
        for een in self._concept.documenten:
            if een.id == self._gekozen:
                return een
        return None if self._nieuw or self._te_maken is not None else self._laatste

    def _bekijk(self, document_id: object) -> None:
        if isinstance(document_id, UUID) and self._concept is not None:
            self.bewerking.spoel()
            self._gekozen = document_id
            self._toon_delen(self._concept)
            self.voorbeeld.ververs()
            self.nieuwe.setFocus()

    def _begin_nieuwe(self) -> None:
        """Write a next letter, or go on with it; the one that went out stays as it is."""
        concept = self._concept
        if concept is None:
            return
        self._gekozen = None
        if self._te_maken is None and not self._nieuw:
            self._nieuw = True
            if not concept.volgende_begonnen:
                # The text of the letter that went out stands there; undo brings it back.
                for veld in (Veld.MELDING_BRIEF_ONDERWERP, Veld.MELDING_BRIEF_ADVIES):
                    self.formulier.zet(veld, concept.melding_id, "")
        self._toon_delen(concept)
        self.voorbeeld.ververs()
        self.advies.setFocus()

    def _vul(self, concept: BriefConcept) -> None:
        vul, rij = self.formulier.vul, concept.melding_id
        vul(
            Veld.MELDING_BRIEF_ONDERWERP,
            rij,
            concept.getypt_onderwerp,
            voorstel=concept.onderwerp,
        )
        vul(Veld.MELDING_BRIEF_ADVIES, rij, concept.advies)
        vul(
            Veld.MELDING_BRIEF_ONDERTEKENAAR,
            rij,
            concept.gekozen_ondertekenaar_id,
            voorstel=concept.ondertekenaar_id,
        )

    def _bij_team(self, team: tuple[Medewerker, ...]) -> None:
        self.ondertekenaar.zet_opties(
            [
                Optie(waarde=een.id, tekst=", ".join(filter(None, (een.naam, een.functie))))
                for een in team
            ]
        )
        if self._concept is not None and self.ondertekenaar.waarde() is None:
            rij = self._concept.melding_id
            self.formulier.toon_opnieuw(Veld.MELDING_BRIEF_ONDERTEKENAAR, rij)
            self._toon_leeg()

    def _bij_typen(self, *_waarden: object) -> None:
        self._adviesveld.wis_fout()
        self._maker.fout.hide()
        self._toon_leeg()
        self.voorbeeld.later()

    def _toon_leeg(self) -> None:
        """List what is empty, and lead to where it is filled in (lessen 13)."""
        maak_leeg(self._leeg)
        leeg = (
            [regel for regel in self._concept.leeg if not self._is_gevuld(regel)]
            if self._concept
            else []
        )
        for nummer, regel in enumerate(leeg):
            doorklik = Doorklik(regel, naam=f"brief.leeg[{nummer}]")
            doorklik.clicked.connect(lambda _aan=False, r=regel: self._naar(r))
            self._leeg.addWidget(doorklik)
        self._leegkop.setVisible(bool(leeg))

    def _eigen(self) -> dict[str, tuple[QWidget, bool]]:
        return {
            "Onderwerp": (self.onderwerp, bool(self.onderwerp.tekst())),
            "Het advies": (self.advies, bool(self.advies.tekst().strip())),
            "Naam van wie ondertekent": (
                self.ondertekenaar,
                self.ondertekenaar.waarde() is not None,
            ),
        }

    def _is_gevuld(self, regel: str) -> bool:
        return any(regel.startswith(voor) and vol for voor, (_w, vol) in self._eigen().items())

    def _naar(self, regel: str) -> None:
        for voor, (widget, _vol) in self._eigen().items():
            if regel.startswith(voor):
                widget.setFocus()
                return
        if "Beheer, Accounts" in regel:
            self.omgeving.ga_naar_beheer("accounts")
        elif "Beheer, Gemeente" in regel:
            self.omgeving.ga_naar_beheer("gemeente")
        elif "Ketenpartners" in regel and self._concept is not None:
            self.omgeving.ga_naar.emit("partners", self._concept.organisatie_id)
        elif "uit de tekst halen" in regel:
            self.advies.setFocus()
        else:
            self._naar_melding()

    def _naar_melding(self) -> None:
        self.omgeving.ga_naar.emit("melding", self.id)

    # --- making ----------------------------------------------------------------------------

    def _ondertekenaar(self) -> UUID | None:
        waarde = self.ondertekenaar.waarde()
        return waarde if isinstance(waarde, UUID) else None

    def _voorbeeldvraag(self) -> BriefVoorbeeld | BriefBladzijden | None:
        if self.id is None or self._concept is None or not self.isVisible():
            return None
        if self._bekeken is not None:
            return BriefBladzijden(document_id=self._bekeken.id)
        if not self._concept.stand.kent_brieven:
            return None
        return BriefVoorbeeld(
            melding_id=self.id,
            onderwerp=self.onderwerp.tekst(),
            advies=self.advies.tekst(),
            ondertekenaar_id=self._ondertekenaar(),
        )

    def _maak(self) -> None:
        if self.id is None or self._concept is None:
            return
        if self._bekeken is not None or not self._concept.stand.kent_brieven:
            return
        if not self.advies.tekst().strip():
            self._adviesveld.toon_fout("Schrijf eerst het advies.")
            self.advies.setFocus()
            return
        self.bewerking.na_opslaan(self._maak_bewaard)

    def _maak_bewaard(self) -> None:
        if self.id is None or self._concept is None:
            return
        self._maker.maak(
            MaakBrief(
                melding_id=self.id,
                document_id=self._te_maken.id if self._te_maken is not None else None,
                onderwerp=self.onderwerp.tekst(),
                advies=self.advies.tekst(),
                ondertekenaar_id=self._ondertekenaar(),
            )
        )
