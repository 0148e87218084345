"""The header of a melding: how it stands, spoed, and what can be done with the whole of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.berichten.meldingen import (
    CasusKeuze,
    CorrigeerOntvangst,
    Heropen,
    KoppelAanCasus,
    MeldingBlad,
    Samenvoeging,
    Samenvoegingen,
    TrekIn,
    VoegSamen,
    ZoekCasus,
)
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.berichten.zoeken import Treffer, Zoek
from cmpg_desktop.models.letterlijk import letterlijk
from cmpg_desktop.views.melding.actiezinnen import benoem, casus_tekst, uitleg_intrekken
from cmpg_desktop.views.melding.dialogen import (
    Antwoord,
    Gevonden,
    KiesDialoog,
    OntvangstDialoog,
    RedenDialoog,
    TitelDialoog,
)
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.termijnpil import soort_van
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.taal import relatief, te_laat_tekst
from cmpg_desktop.werkproces.termijn import TermijnSoort, TermijnStatus

if TYPE_CHECKING:
    from cmpg_desktop.views.melding.pagina import MeldingPagina


class Acties(QObject):
    """Fills the header of a `MeldingPagina` and carries out its menu."""

    def __init__(self, pagina: "MeldingPagina") -> None:
        super().__init__(pagina)
        self._pagina = pagina
        self._balken: list[MeldingBalk] = []
        self._anderen: tuple[Samenvoeging, ...] = ()
        self._stand: tuple[object, ...] = ()
        self.spoed = pagina.verband.vink(Veld.MELDING_SPOED, "Spoed")
        self.spoed.setToolTip("Toont de spoednummers; houdt niets tegen")
        self.menu = QMenu(pagina)
        self.menu.setObjectName("melding.acties.menu")
        self._acties: dict[str, QAction] = {}
        for code, tekst, doe in (
            ("titel", "Andere titel …", self.titel),
            ("intrekken", "Intrekken …", self.trek_in),
            ("samenvoegen", "Samenvoegen met een andere melding …", self.voeg_samen),
            ("koppelen", "Hoort bij een casus …", self.koppel),
            ("losmaken", "Losmaken van de casus …", self.maak_los),
            ("heropenen", "Heropenen …", self.heropen),
            ("inlichten", "Betrokkenen inlichten", self._inlichten),
            ("brieven", "Brieven van deze melding", pagina.open_brieven),
            ("brief", "Brief: advies aan de melder", pagina.open_brief),
            ("afdrukken", "Afdrukken …", self._druk_af),
        ):
            self._voeg_toe(code, tekst, doe)
        knop = Knop("Acties", naam="melding.acties", icoon_naam="dots-three")
        knop.setMenu(self.menu)
        self.knop = knop
        pagina.kop.voeg_actie_toe(self.spoed)
        pagina.kop.voeg_actie_toe(knop)

    def vul(self, blad: MeldingBlad, *, bestaat: bool) -> None:
        """Show how the melding stands."""
        zichtbaar = _zichtbaar(blad)
        for code, actie in self._acties.items():
            actie.setVisible(code in zichtbaar)
            actie.setEnabled(bestaat)
            actie.setToolTip("")
        # Where nothing is closed a tooltip would only say again what the line says.
        self.menu.setToolTipsVisible(not self._pagina.omgeving.mag(Handeling.MELDING_INTREKKEN))
        for code in ("intrekken", *(["heropenen"] if blad.stand in _VAN_INTREKKEN else ())):
            self._sluit_voor_rol(self._acties[code])
        self.knop.setEnabled(bestaat)
        self.spoed.setEnabled(not blad.stand.is_dicht)
        samen = (blad.samengevoegd_met_id, blad.opgenomen)
        if any(samen):
            self._pagina.omgeving.broker.ask(
                Samenvoegingen(melding_id=blad.id), self._bij_samenvoegingen, eigenaar=self._pagina
            )
        stand = (blad.stand, blad.termijnen, blad.spoed, bestaat, blad.casus, samen)
        if stand == self._stand:
            return
        self._stand = stand
        self._pagina.kop.zet_pillen(self._pillen(blad) if bestaat else ())
        self._toon_balken(blad)

    def vergeet(self) -> None:
        """Offer and say nothing of the melding any more, until it is shown again."""
        self._stand = ()
        for balk in self._balken:
            balk.hide()
            balk.deleteLater()
        self._balken = []
        self.knop.setEnabled(False)
        self.spoed.setEnabled(False)

    def _bij_samenvoegingen(self, samen: tuple[Samenvoeging, ...]) -> None:
        if samen != self._anderen and self._pagina.blad is not None:
            self._anderen = samen
            self._toon_balken(self._blad())

    def _opgenomen(self, blad: MeldingBlad) -> tuple[Samenvoeging, ...]:
        weg = blad.samengevoegd_met_id
        return tuple(een for een in self._anderen if een.id != weg) if blad.opgenomen else ()

    # --- the menu ------------------------------------------------------------------------------

    def titel(self) -> None:
        """Give the melding another title than the one made from who it is about."""
        blad = self._blad()
        dialoog = TitelDialoog(self._pagina.window(), blad.titel, blad.kop)
        dialoog.gegeven.connect(
            lambda titel: self._pagina.verband.zet(Veld.MELDING_TITEL, titel, blad.titel)
        )
        dialoog.open()

    def corrigeer_ontvangst(self) -> None:
        """Correct the ontvangst, with the reason."""
        dialoog = OntvangstDialoog(self._pagina.window(), self._pagina.omgeving, self._blad())
        dialoog.gegeven.connect(
            lambda dag, moment, wijze, reden: self._doe(
                CorrigeerOntvangst(
                    id=self._pagina.id,
                    ontvangen_op=dag,
                    ontvangen_om=moment,
                    wijze=wijze,
                    reden=reden,
                ),
                "De ontvangst is gecorrigeerd.",
            )
        )
        dialoog.open()

    def trek_in(self) -> None:
        """Ask why the melder withdraws it."""
        dialoog = RedenDialoog(
            self._pagina.window(),
            naam="melding.intrekken",
            titel=f"Melding “{self._blad().kop}” intrekken?",
            uitleg=uitleg_intrekken(self._opgenomen(self._blad())),
            ja="Intrekken",
            vernietigt=True,
        )
        self._met_reden(
            dialoog,
            lambda reden: TrekIn(id=self._pagina.id, reden=reden),
            "De melding is ingetrokken.",
        )

    def heropen(self) -> None:
        """Ask why it is opened again."""
        dialoog = RedenDialoog(
            self._pagina.window(),
            naam="melding.heropenen",
            titel=f"Melding “{self._blad().kop}” heropenen?",
            uitleg="De termijnen lopen weer, vanaf de ontvangst.",
            ja="Heropenen",
        )
        self._met_reden(
            dialoog,
            lambda reden: Heropen(id=self._pagina.id, reden=reden),
            "De melding is weer open.",
        )

    def maak_los(self) -> None:
        """Ask why the melding does not build on this closed casus after all."""
        dialoog = RedenDialoog(
            self._pagina.window(),
            naam="melding.losmaken",
            titel=f"Melding losmaken van casus {self._blad().casus}?",
            uitleg="De melding bouwt dan niet meer op deze casus voort. Beide tijdlijnen houden "
            "de koppeling, met uw reden erbij.",
            ja="Losmaken",
        )
        self._met_reden(
            dialoog,
            lambda reden: Heropen(id=self._pagina.id, reden=reden),
            "De melding is los van de casus.",
        )

    def voeg_samen(self) -> None:
        """Choose the melding this one is a double of."""
        dialoog = KiesDialoog(
            self._pagina.window(),
            self._zoek_melding,
            naam="melding.samenvoegen",
            titel="Samenvoegen met een andere melding",
            uitleg="Deze melding gaat op in de andere. Mensen en teksten blijven bij "
            "beide te lezen.",
            ja="Samenvoegen",
            leeg="Typ een naam, adres of titel om de andere melding te zoeken.",
        )
        dialoog.houd_bij(self._pagina.omgeving, ("melding", self._pagina.id))
        dialoog.gekozen.connect(self._samen)
        dialoog.open()

    def koppel(self) -> None:
        """Choose the casus this melding belongs to; who is known comes first (E070)."""
        dialoog = KiesDialoog(
            self._pagina.window(),
            self._zoek_casus,
            naam="melding.koppelen",
            titel="Deze melding hoort bij een casus",
            uitleg="Er komt geen tweede aanpak naast een lopende. Een afgesloten casus kan ook: "
            "de melding bouwt er dan op voort, en de bewaartermijn staat stil.",
            ja="Koppelen",
            leeg="Geen casus met deze mensen of dit adres. Zoek op naam of nummer.",
        )
        dialoog.houd_bij(self._pagina.omgeving, ("melding", self._pagina.id))
        dialoog.gekozen.connect(self._bij_casus)
        dialoog.open()

    # --- inside ----------------------------------------------------------------------------------

    def _voeg_toe(self, code: str, tekst: str, doe: Callable[[], object]) -> None:
        actie = self.menu.addAction(tekst)
        actie.setObjectName(f"melding.acties.{code}")
        actie.triggered.connect(lambda _aan=False: doe())
        self._acties[code] = actie

    def _sluit_voor_rol(self, deel: QAction | Knop) -> None:
        """Close what this person may not do, and say beforehand who may."""
        if not self._pagina.omgeving.mag(Handeling.MELDING_INTREKKEN):
            deel.setEnabled(False)
            deel.setToolTip(weigering(Handeling.MELDING_INTREKKEN))

    def _blad(self) -> MeldingBlad:
        blad = self._pagina.blad
        if blad is None:
            raise RuntimeError("the menu opens on a melding that is there")
        return blad

    def _doe(self, command: Command, gelukt: str) -> None:
        def klaar(changes: Changes) -> None:
            terug = self._pagina.bewerking.ongedaan.van(changes)
            self._pagina.omgeving.meld(gelukt, terug)

        self._pagina.bewerking.spoel()
        self._pagina.bewerking.doe(command, klaar)

    def _met_reden(
        self, dialoog: RedenDialoog, maak: Callable[[str], Command], gelukt: str
    ) -> None:
        dialoog.houd_bij(self._pagina.omgeving, ("melding", self._pagina.id))
        dialoog.gegeven.connect(lambda reden: self._doe(maak(reden), gelukt))
        dialoog.open()

    def _samen(self, ander: object, reden: str) -> None:
        if isinstance(ander, UUID):
            self._doe(
                VoegSamen(id=self._pagina.id, met_id=ander, reden=reden),
                "De meldingen zijn samengevoegd.",
            )

    def _bij_casus(self, casus: object, reden: str) -> None:
        if isinstance(casus, UUID):
            self._doe(
                KoppelAanCasus(id=self._pagina.id, casus_id=casus, reden=reden),
                "De melding hoort nu bij de casus.",
            )

    def _zoek_melding(self, tekst: str, antwoord: Antwoord) -> None:
        if not tekst:
            antwoord(())
            return

        def gevonden(treffers: Sequence[Treffer]) -> None:
            antwoord(
                tuple(
                    Gevonden(
                        id=een.open_id,
                        tekst="\n".join(filter(None, (een.titel, een.toelichting))),
                    )
                    for een in treffers
                    if een.open_soort == "melding" and een.open_id != self._pagina.id
                )
            )

        self._pagina.omgeving.broker.ask(Zoek(tekst=tekst), gevonden, eigenaar=self)

    def _zoek_casus(self, tekst: str, antwoord: Antwoord) -> None:
        def gevonden(casussen: Sequence[CasusKeuze]) -> None:
            antwoord(tuple(Gevonden(id=een.id, tekst=casus_tekst(een)) for een in casussen))

        self._pagina.omgeving.broker.ask(
            ZoekCasus(tekst=tekst, melding_id=self._pagina.id), gevonden, eigenaar=self
        )

    def _inlichten(self) -> None:
        self._pagina.bewerking.spoel()
        self._pagina.omgeving.ga_naar.emit("inlichten", self._pagina.id)

    def _druk_af(self) -> None:
        self._pagina.druk_af()

    def _pillen(self, blad: MeldingBlad) -> list[Pil]:
        pillen = []
        if blad.spoed:
            pillen.append(
                Pil("Spoed", PilSoort.TE_LAAT, naam="melding.pil.spoed", icoon_naam="siren")
            )
        if blad.stand is not Stand.OPEN:
            pillen.append(Pil(blad.stand.weergave, PilSoort.RUSTIG, naam="melding.pil.stand"))
            return pillen
        vandaag = self._pagina.omgeving.vandaag()
        for termijn in blad.termijnen:
            if termijn.soort is TermijnSoort.MELDING_BEOORDELEN and termijn.status.is_open:
                laat = termijn.status is TermijnStatus.TE_LAAT
                tekst = (
                    f"Beoordelen: {te_laat_tekst(termijn.dagen_te_laat)}"
                    if laat
                    else f"Beoordelen uiterlijk {relatief(termijn.uiterlijk, vandaag)}"
                )
                pil = Pil(tekst, soort_van(termijn, vandaag), naam="melding.pil.beoordelen")
                pil.setToolTip(letterlijk(termijn.uitleg))
                pillen.append(pil)
        return pillen

    def _toon_balken(self, blad: MeldingBlad) -> None:
        for balk in self._balken:
            balk.hide()
            balk.deleteLater()
        self._balken = []
        for een in self._opgenomen(blad):
            hierin = MeldingBalk(
                BalkSoort.INFO,
                f"In deze melding is {benoem(een)} opgegaan. Mensen en teksten leest u daar.",
                naam=f"melding.opgenomen[{een.id}]",
            )
            hierin.voeg_actie_toe(
                "Open die melding",
                self._opener(een.id),
                naam=f"melding.opgenomen[{een.id}].open",
            )
            self._toon_balk(hierin)
        if blad.stand is not Stand.OPEN:
            self._toon_balk(self._balk_van_stand(blad))
        elif blad.casus_id is not None:
            bouwt = MeldingBalk(
                BalkSoort.INFO,
                f"Bouwt voort op casus {blad.casus}, die is afgesloten.",
                naam="melding.casus",
            )
            self._voeg_casus_toe(bouwt, blad)
            bouwt.voeg_actie_toe("Losmaken …", self.maak_los, naam="melding.casus.losmaken")
            self._toon_balk(bouwt)

    def _opener(self, melding_id: UUID) -> Callable[[], None]:
        return lambda: self._pagina.omgeving.ga_naar.emit("melding", melding_id)

    def _toon_balk(self, balk: MeldingBalk) -> None:
        self._pagina.balken.addWidget(balk)
        self._balken.append(balk)

    def _balk_van_stand(self, blad: MeldingBlad) -> MeldingBalk:
        waar = blad.samengevoegd_met_id
        ander = next((een for een in self._anderen if een.id == waar), None)
        opgegaan = f"opgegaan in {benoem(ander)}" if ander is not None else "samengevoegd"
        alleen_lezen = "U kunt haar alleen lezen."
        zin = {
            Stand.INGETROKKEN: f"Deze melding is ingetrokken. {alleen_lezen}",
            Stand.SAMENGEVOEGD: f"Deze melding is {opgegaan}. {alleen_lezen}",
            Stand.BIJ_CASUS: f"Deze melding hoort bij casus {blad.casus}. {alleen_lezen} "
            "Wat nieuw is, legt u vast in die casus.",
            Stand.AFGEHANDELD: f"Deze melding is afgehandeld. {alleen_lezen}",
            Stand.OVERGEDRAGEN: f"Deze melding is overgedragen. {alleen_lezen}",
            Stand.CASUS: f"Deze melding is verder gegaan als casus {blad.casus}. {alleen_lezen} "
            "Wat nieuw is, legt u vast in die casus.",
        }[blad.stand]
        balk = MeldingBalk(BalkSoort.INFO, zin, naam="melding.stand")
        if waar is not None:
            balk.voeg_actie_toe(
                "Open die melding",
                self._opener(waar),
                naam="melding.stand.open",
            )
        self._voeg_casus_toe(balk, blad)
        if _is_besloten(blad):
            return balk
        heropenen = balk.voeg_actie_toe("Heropenen …", self.heropen, naam="melding.stand.heropenen")
        if blad.stand in _VAN_INTREKKEN:
            self._sluit_voor_rol(heropenen)
        return balk

    def _voeg_casus_toe(self, balk: MeldingBalk, blad: MeldingBlad) -> None:
        casus = blad.casus_id
        if casus is not None:
            balk.voeg_actie_toe(
                "Casus openen",
                lambda: self._pagina.omgeving.ga_naar.emit("casus", casus),
                naam="melding.stand.casus",
            )


# Ended by who may withdraw: only they open it again.
_VAN_INTREKKEN = (Stand.INGETROKKEN, Stand.AFGEHANDELD)


def _is_besloten(blad: MeldingBlad) -> bool:
    """Tell whether two people decided: nobody takes that back alone."""
    return any(een.soort is FeitSoort.BESLUIT_FASE_1 for een in blad.feiten)


def _zichtbaar(blad: MeldingBlad) -> frozenset[str]:
    """Say what the menu offers, by how the melding stands."""
    if blad.stand.is_dicht:
        # Of a melding that ended a letter can be read, not written.
        brief = blad.stand.kent_brieven or any(een.soort == "brief" for een in blad.documenten)
        heropenen = () if _is_besloten(blad) else ("heropenen",)
        nog = (
            ("brief", brief),
            ("brieven", blad.stand.kent_brieven),
            ("inlichten", blad.stand.kent_inlichten),
        )
        return frozenset({"afdrukken", *heropenen, *(code for code, kan in nog if kan)})
    altijd = {"titel", "inlichten", "brieven", "brief", "afdrukken"}
    casus = "losmaken" if blad.casus_id is not None else "koppelen"
    return frozenset({*altijd, "intrekken", "samenvoegen", casus})
