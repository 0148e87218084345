"""The letters of one dossier: one in sight, left its fields, right how it will look."""

from typing import ClassVar
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.brieven import (
    BeginBrief,
    BriefBlad,
    BriefLezen,
    BriefProef,
    BrievenbusRij,
    MaakUitgaandeBrief,
)
from cmpg_desktop.berichten.documenten import BriefBladzijden
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, NietGevonden, RedenGevraagd
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij
from cmpg_desktop.typen import override
from cmpg_desktop.views.briefklaar import GemaakteBrief
from cmpg_desktop.views.briefmaker import Briefmaker
from cmpg_desktop.views.briefvoorbeeld import Briefvoorbeeld
from cmpg_desktop.views.brieven.velden import Briefvelden
from cmpg_desktop.views.brieven.weg import gooi_weg
from cmpg_desktop.views.melding.naast import Naast
from cmpg_desktop.views.melding.opmaak import Doorklik, maak_leeg
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_S, Kleur
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.taal import lang
from cmpg_desktop.werkproces.uitgaand import BriefStand

_BEHEER = ("gemeente", "accounts")


class UitbriefPagina(Pagina):
    """One letter of a dossier; the other letters of that dossier are one click away."""

    code: ClassVar[str] = "uitbrief"
    rail: ClassVar[str] = "brieven"

    def __init__(self, omgeving: Omgeving, dossier_id: UUID | None) -> None:
        super().__init__(omgeving, "uitbrief")
        self.id = dossier_id
        self._gekozen, omgeving.briefkeuze = omgeving.briefkeuze, None
        self._blad: BriefBlad | None = None
        self.velden = Briefvelden(self.formulier)
        self.ondertekenaar = Keuze((), naam="uitbrief.ondertekenaar", onbekend="kies wie")
        self._maker = Briefmaker(self, "uitbrief")
        self.maak = self._maker.knop
        self.klaar = GemaakteBrief(omgeving, self.bewerking, dossier_id)
        self.voorbeeld = Briefvoorbeeld(omgeving.broker, self._voorbeeldvraag)
        self.kop.zet("Brief")
        dossier = Knop("Naar het dossier", naam="uitbrief.naar_dossier", icoon_naam="arrow-left")
        dossier.clicked.connect(self._naar_dossier)
        dossier.hide()
        self._dossierknop = dossier
        self._weg = Knop("Weggooien", naam="uitbrief.weg", icoon_naam="trash")
        self._weg.clicked.connect(self._gooi_begonnen_weg)
        self._weg.hide()
        self.kop.voeg_actie_toe(self._weg)
        self.kop.voeg_actie_toe(dossier)
        self._vlak = Naast(self._maak_invulkaart(), self._maak_voorbeeldkaart(), zij=False)
        self._balk = MeldingBalk(BalkSoort.LET_OP, "", naam="uitbrief.vervallen")
        self._weggooien = self._balk.voeg_actie_toe(
            "Weggooien", self._gooi_weg, naam="uitbrief.weggooien"
        )
        self._balk.hide()
        self.balken.addWidget(self._balk)
        self.inhoud.addWidget(self._vlak, 1)
        self._vlak.hide()
        self.velden.gewijzigd.connect(self._bij_typen)
        self.ondertekenaar.gekozen.connect(self._bij_typen)
        self.maak.clicked.connect(self._maak)
        self._maker.gemaakt.connect(self.laad)
        self._maker.mislukt.connect(self.laad)
        omgeving.broker.ask(Medewerkers(), self._bij_team, eigenaar=self)

    @override
    def laad(self) -> None:
        if self.id is not None:
            self.vraag(BriefLezen(dossier_id=self.id, id=self._gekozen), self._toon)

    @override
    def toon_laadfout(self, fout: Exception) -> None:
        if isinstance(fout, (RedenGevraagd, GeenBevoegdheid)):
            # Somebody may just have shielded what stands here.
            self.leg_weg("Brief")
        super().toon_laadfout(fout)
        if isinstance(fout, NietGevonden) and not self.gevuld:
            # Nothing went wrong: there is no letter to write (yet).
            self.stand.toon(LeegSoort.LEEG, f"{fout.tekst} {fout.wat_nu}".strip())

    @override
    def leg_weg(self, titel: str) -> None:
        super().leg_weg(titel)
        self._blad = None
        self.voorbeeld.stop()
        for deel in (self._vlak, self._weg, self._dossierknop):
            deel.hide()

    @override
    def raakt(self, changes: Changes) -> bool:
        return self.id in changes.dossiers or changes.raakt(
            Noun.ORGANISATIE, Noun.INSTELLING, Noun.VRIJE_DAG, Noun.MEDEWERKER
        )

    @override
    def toont(self, rij: UUID | None) -> bool:
        # Another letter of the same dossier may be asked for.
        return rij == self.id and self.omgeving.briefkeuze is None

    @override
    def verlaat(self) -> None:
        super().verlaat()
        self.voorbeeld.stop()

    @override
    def focus_eerst(self) -> None:
        blad = self._blad
        if blad is not None and self._schrijft(blad) and blad.document is None:
            self.velden.ga_naar_eerste_lege()
        elif not self.klaar.isHidden():
            self.klaar.focus_eerst()
        else:
            self.setFocus()

    @override
    def druk_af(self) -> bool:
        if self.klaar.isHidden():
            return False
        self.klaar.druk_af()
        return True

    # --- the parts -------------------------------------------------------------------------

    def _maak_invulkaart(self) -> QWidget:
        kaart = Kaart(naam="uitbrief.invullen")
        kaart.setAccessibleName("Brief invullen")
        self._aan = make_label("", breekt=True)
        self._aan.setObjectName("uitbrief.aan")
        self._ontbreekt = QVBoxLayout()
        self._ontbreekt.setSpacing(0)
        self._ontbreektkop = make_label("Dit ontbreekt nog", "sectie")
        self._tekenveld = VeldWidget("Ondertekend door", self.ondertekenaar)
        self._typt = make_label("", "hint", breekt=True)
        self._typt.setObjectName("uitbrief.opsteller")
        self._gegevens = make_label("", "hint", breekt=True)
        self._gegevens.setObjectName("uitbrief.gegevens")
        self._lijn = make_lijn()
        self._anderen = QVBoxLayout()
        self._anderen.setSpacing(0)
        self._anderenkop = make_label("Andere brieven van dit dossier", "sectie")
        for label in (make_label("Aan", "label"), self._aan, self._ontbreektkop):
            kaart.inhoud.addWidget(label)
        kaart.inhoud.addLayout(self._ontbreekt)
        for deel in (
            self.klaar,
            self._lijn,
            self.velden,
            self._tekenveld,
            self._typt,
            self._gegevens,
        ):
            kaart.inhoud.addWidget(deel)
        self._maker.zet_in(kaart.inhoud)
        kaart.inhoud.addWidget(self._anderenkop)
        kaart.inhoud.addLayout(self._anderen)
        kaart.inhoud.addStretch(1)
        kaart.inhoud.setSpacing(RUIMTE_S)
        return kaart

    def _maak_voorbeeldkaart(self) -> QWidget:
        self._voorbeeldkaart = Kaart("Voorbeeld", naam="uitbrief.voorbeeldkaart")
        self._voorbeeldkaart.inhoud.addWidget(self.voorbeeld)
        return self._voorbeeldkaart

    # --- showing ---------------------------------------------------------------------------

    @staticmethod
    def _schrijft(blad: BriefBlad) -> bool:
        return bool(blad.velden) and blad.stand is not BriefStand.VERZONDEN

    def _toon(self, blad: BriefBlad) -> None:
        ander = self._blad is None or self._blad.id != blad.id
        self._blad = blad
        self._gekozen = blad.id
        self._vlak.show()
        self._dossierknop.show()
        if ander:
            self._begin_met(blad)
        self._toon_kop(blad)
        self._aan.setText("\n".join(filter(None, (*blad.aan, blad.aanhef))))
        schrijft = self._schrijft(blad)
        if schrijft:
            self.velden.vul(blad)
            self.formulier.vul(
                Veld.BRIEF_ONDERTEKENAAR,
                blad.id,
                blad.gekozen_ondertekenaar_id,
                voorstel=blad.ondertekenaar_id,
            )
        for deel in (self.velden, self._tekenveld, self._typt, self._gegevens, self.maak):
            deel.setVisible(schrijft)
        self._typt.setText(f"Opgesteld door {blad.opsteller}, wie er ook ondertekent.")
        self._gegevens.setText(
            "\n".join(
                f"{een.titel}: {een.waarde}" + (f" ({een.waar})" if een.waar else "")
                for een in blad.gegevens
            )
        )
        self._balk.zet(BalkSoort.LET_OP, blad.vervallen)
        self._balk.setVisible(bool(blad.vervallen))
        self._weggooien.setVisible(blad.document is not None)
        self._weg.setVisible(blad.kan_weg)
        self._lijn.setVisible(schrijft and blad.document is not None)
        self.klaar.wat = blad.soort.bestandsnaam.capitalize()
        self.klaar.vul(blad.document, blad.aan[0] if blad.aan else "")
        self._voorbeeldkaart.zet_titel("Voorbeeld" if schrijft else "De brief")
        self._maker.zet_versie(nieuw=blad.document is not None)
        self._toon_gemis(blad)
        self._toon_anderen(blad)
        if ander:
            self.voorbeeld.ververs()
            self.focus_eerst()
        else:
            self.voorbeeld.later()

    def _begin_met(self, blad: BriefBlad) -> None:
        """Let the fields be of this letter; its rows are made with the first letter typed."""
        self._maker.fout.hide()
        self.formulier.bind(
            Veld.BRIEF_ONDERTEKENAAR,
            blad.id,
            self.ondertekenaar,
            self._tekenveld,
            naam="uitbrief.ondertekenaar",
        )
        begin = BeginBrief(dossier_id=blad.dossier_id, id=blad.id)
        self.bewerking.voor_eerste(lambda: self.bewerking.doe(begin))

    def _toon_kop(self, blad: BriefBlad) -> None:
        uiterlijk = f"uiterlijk {lang(blad.uiterlijk)}" if blad.uiterlijk else ""
        self.kop.zet(blad.soort.titel, ", ".join(filter(None, (blad.kop, uiterlijk))))
        laat = (
            blad.uiterlijk is not None
            and blad.uiterlijk < self.omgeving.vandaag()
            and blad.stand is not BriefStand.VERZONDEN
        )
        soort = PilSoort.TE_LAAT if laat else PilSoort.RUSTIG
        pillen = [Pil(blad.stand.weergave, soort, naam="uitbrief.pil")]
        if blad.geheim:
            pillen.append(Pil("geheim adres", PilSoort.TE_LAAT, naam="uitbrief.geheim"))
        self.kop.zet_pillen(pillen)

    def _toon_gemis(self, blad: BriefBlad) -> None:
        """List what holds the letter up, and lead to where it is put right (lessen 13)."""
        maak_leeg(self._ontbreekt)
        for nummer, een in enumerate(blad.gemis):
            regel = Doorklik(
                een.tekst,
                naam=f"uitbrief.ontbreekt[{nummer}]",
                icoon_naam="circle" if een.houdt_tegen else "info",
                rol=Kleur.TE_LAAT if een.houdt_tegen else Kleur.GEDEMPT,
            )
            regel.clicked.connect(lambda _aan=False, plek=een.plek: self._naar(plek))
            self._ontbreekt.addWidget(regel)
        self._ontbreektkop.setVisible(any(een.houdt_tegen for een in blad.gemis))

    def _toon_anderen(self, blad: BriefBlad) -> None:
        maak_leeg(self._anderen)
        anderen = [een for een in blad.anderen if een.id != blad.id]
        for een in anderen:
            regel = Doorklik(
                f"{een.aan}: {een.soort.titel} ({een.stand.weergave})",
                naam=f"uitbrief.ander[{een.id}]",
                icoon_naam="envelope",
            )
            regel.clicked.connect(lambda _aan=False, rij=een: self._kies(rij))
            self._anderen.addWidget(regel)
        self._anderenkop.setVisible(bool(anderen))

    def _kies(self, rij: BrievenbusRij) -> None:
        if rij.soort is BriefSoort.ADVIES_MELDER:
            self.omgeving.ga_naar.emit("brief", rij.dossier_id)
            return
        self.bewerking.spoel()
        self.voorbeeld.stop()
        self._gekozen = rij.id
        self.laad()

    def _bij_team(self, team: tuple[Medewerker, ...]) -> None:
        self.ondertekenaar.zet_opties(
            [
                Optie(waarde=een.id, tekst=", ".join(filter(None, (een.naam, een.functie))))
                for een in team
            ]
        )
        if self._blad is not None:
            self.formulier.toon_opnieuw(Veld.BRIEF_ONDERTEKENAAR, self._blad.id)
            self.voorbeeld.later()

    def _bij_typen(self, *_waarden: object) -> None:
        self._maker.fout.hide()
        self.voorbeeld.later()

    def _naar(self, plek: str) -> None:
        blad = self._blad
        if blad is None or not plek or self.velden.ga_naar(plek):
            return
        if plek == "ondertekenaar":
            self.ondertekenaar.setFocus()
        elif plek in _BEHEER:
            self.omgeving.ga_naar_beheer(plek)
        elif plek == "partners":
            self.omgeving.ga_naar.emit("partners", blad.organisatie_id)
        elif plek == "inlichten":
            self.omgeving.ga_naar.emit("inlichten", blad.dossier_id)
        else:
            self._naar_dossier()

    def _naar_dossier(self) -> None:
        if self._blad is not None:
            self.omgeving.ga_naar.emit(self._blad.dossier_soort, self._blad.dossier_id)

    def _gooi_weg(self) -> None:
        """Throw away a letter that is not right any more; it can be undone."""
        if self._blad is None:
            return

        def klaar(changes: Changes) -> None:
            terug = self.bewerking.ongedaan.van(changes)
            self.omgeving.meld("De brief is weggegooid.", terug)
            self._naar_brieven()

        self.bewerking.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=self._blad.id), klaar)

    def _gooi_begonnen_weg(self) -> None:
        """Throw away what was typed and never became a letter; it can be undone."""
        if self._blad is not None and self._blad.kan_weg:
            blad = self._blad
            gooi_weg(self.omgeving, self.bewerking, blad.id, blad.soort, self._naar_brieven)

    def _naar_brieven(self) -> None:
        self.omgeving.ga_naar.emit("brieven", None)

    # --- making ----------------------------------------------------------------------------

    def _ondertekenaar(self) -> UUID | None:
        waarde = self.ondertekenaar.waarde()
        if isinstance(waarde, UUID):
            return waarde
        return self._blad.ondertekenaar_id if self._blad is not None else None

    def _voorbeeldvraag(self) -> BriefProef | BriefBladzijden | None:
        blad = self._blad
        if blad is None or not self.isVisible():
            return None
        if not self._schrijft(blad):
            return BriefBladzijden(document_id=blad.id) if blad.document is not None else None
        return BriefProef(
            dossier_id=blad.dossier_id,
            id=blad.id,
            teksten=self.velden.teksten(),
            ondertekenaar_id=self._ondertekenaar(),
        )

    def _maak(self) -> None:
        if self._blad is not None and self._schrijft(self._blad):
            self.bewerking.na_opslaan(self._maak_bewaard)

    def _maak_bewaard(self) -> None:
        if self._blad is not None:
            self._maker.maak(MaakUitgaandeBrief(dossier_id=self._blad.dossier_id, id=self._blad.id))
