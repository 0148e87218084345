"""Answers a question of inlichten where it is asked: the field it is about, with the question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cmpg_desktop.berichten.inlichten import InlichtenBlad
from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe, VoegGezagToe
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.inlichten.huisadres import Huisadressen, huisadressen
from cmpg_desktop.views.melding.verband import JA_NEE_ONBEKEND, Verband
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.adressen import Adres, parse_adres
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraag
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort as Soort
from cmpg_desktop.werkproces.relaties import GezagSoort

JA_NEE: Final = (Optie(waarde=True, tekst="ja, geheim"), Optie(waarde=False, tekst="nee"))
_DATUM: Final = {
    Soort.GEZAG_NAGEKEKEN: (Veld.GEZAG_NAGEKEKEN, ""),
    Soort.GEZAG_DUBBEL: (Veld.GEZAG_TOT, "Dit gezag gold tot en met"),
    Soort.HOUDER_MINDERJARIG: (Veld.GEZAG_TOT, "Klopt het niet? Dit gezag gold tot en met"),
}
_TEKST: Final = frozenset({Soort.GEZAG_BRON, Soort.NAAM, Soort.LEEFTIJD, Soort.ADRES})
_ALLEEN_LEZEN: Final = (
    "Deze persoon staat alleen in een melding die klaar of overgedragen is, en is alleen te lezen."
    " Hoort hij of zij bij dit dossier? Voeg de persoon dan eerst toe."
)
_UITLEG_VEILIG: Final = "Is het veilig om een brief te sturen?"

Doe = Callable[[Command, VeldWidget | None], None]


@dataclass(frozen=True, slots=True)
class Vragenwerk:
    """What a question needs to answer itself.

    Attributes:
        doe: carries out a command; a refusal shows at the field.
        open_deel: opens a dialog ("uitzondering", "ingelicht") for a betrokkene.

    """

    verband: Verband
    doe: Doe
    open_deel: Callable[[str, UUID], None]


def sleutel_van(vraag: InlichtenVraag) -> tuple[str, UUID]:
    """Return by which a question is the same one after reading again."""
    return vraag.soort.value, vraag.rij


def maak_veilig(werk: Vragenwerk, betrokkene_id: UUID) -> VeldWidget:
    """Make the question that stays in sight also when it was answered."""
    return werk.verband.pillen(
        Veld.BETROKKENE_BRIEF_VEILIG,
        _UITLEG_VEILIG,
        JA_NEE_ONBEKEND,
        rij=betrokkene_id,
        naam=f"inlichten.veilig[{betrokkene_id}]",
    )


class VraagWidget(QWidget):
    """One question with the field, button or list that answers it."""

    def __init__(self, vraag: InlichtenVraag, blad: InlichtenBlad, werk: Vragenwerk) -> None:
        super().__init__()
        self.vraag = vraag
        self._werk = werk
        self._naam = f"inlichten.vraag.{vraag.soort.value}[{vraag.rij}]"
        noem(self, f"{self._naam}.vak", vraag.zin)
        self._kolom = QVBoxLayout(self)
        self._kolom.setContentsMargins(0, 0, 0, 0)
        self._kolom.setSpacing(RUIMTE_S)
        self._huisadressen: Huisadressen | None = None
        self._waarom = make_label(_ALLEEN_LEZEN, "hint", breekt=True)
        self._waarom.setObjectName(f"{self._naam}.alleen_lezen")
        self._maak(blad)
        self._kolom.addWidget(self._waarom)

    def vul(self, vraag: InlichtenVraag, blad: InlichtenBlad) -> None:
        """Show what the database holds; the words of the question may have changed."""
        self.vraag = vraag
        for (code, rij), waarde in blad.waarden.items():
            if rij == vraag.rij:
                self._werk.verband.vul(Veld(code), waarde, rij)
        if self._huisadressen is not None:
            self._huisadressen.vul(
                huisadressen(
                    (een.stand.weergave, een.adres)
                    for een in blad.betrokkenen
                    if een.adres is not None and een.persoon_id != vraag.rij
                )
            )

    def zet_open(self, *, open_: bool, blad: InlichtenBlad) -> None:
        """Let the question be answered, or only read; adding a known persoon changes nothing."""
        vast = self.vraag.rij in blad.alleen_lezen
        vast = vast and self.vraag.soort is not Soort.HOUDER_NIET_IN_DOSSIER
        self._waarom.setVisible(open_ and vast)
        self.setEnabled(open_ and not vast)

    def _maak(self, blad: InlichtenBlad) -> None:
        vraag, verband = self.vraag, self._werk.verband
        if vraag.soort is Soort.ADRES_GEHEIM:
            veld = verband.pillen(
                Veld.ADRES_GEHEIM, vraag.zin, JA_NEE, rij=vraag.rij, naam=self._naam
            )
        elif vraag.soort in _DATUM:
            code, label = _DATUM[vraag.soort]
            veld = verband.datum(code, vraag.zin, rij=vraag.rij, naam=self._naam, hint=label)
        elif vraag.soort is Soort.ADRES_KIEZEN:
            regel = blad.adressen.get(vraag.rij, "dit adres")
            veld = verband.datum(
                Veld.ADRES_TOT,
                vraag.zin,
                rij=vraag.rij,
                naam=self._naam,
                hint=f"Vul in tot en met wanneer {regel} gold, of wijzig het bij de persoon.",
            )
        elif vraag.soort in _TEKST and (vraag.veld, vraag.rij) in blad.waarden:
            veld = verband.regel(Veld(vraag.veld), vraag.zin, rij=vraag.rij, naam=self._naam)
        elif vraag.soort is Soort.ADRES and vraag.veld.startswith("adres."):
            veld = self._nieuw_adres()
        elif vraag.soort is Soort.GEZAG:
            veld = self._nieuw_gezag(blad)
        else:
            self._met_knop(blad)
            return
        self._kolom.addWidget(veld)
        if self._huisadressen is not None:
            self._kolom.addWidget(self._huisadressen)
        self.setFocusProxy(veld)

    def _nieuw_adres(self) -> VeldWidget:
        regel = Regel(naam=self._naam, voorbeeld="Straatnaam 1, 1234 AB Plaats")
        veld = VeldWidget(self.vraag.zin, regel, "Enter voegt het adres toe", naam=self._naam)

        def zet(adres: Adres) -> None:
            veld.wis_fout()
            self._werk.doe(VoegAdresToe(persoon_id=self.vraag.rij, adres=adres), veld)

        def voeg_toe() -> None:
            if tekst := regel.tekst():
                zet(parse_adres(tekst))

        regel.editingFinished.connect(voeg_toe)
        self._huisadressen = Huisadressen(self._naam, zet)
        return veld

    def _nieuw_gezag(self, blad: InlichtenBlad) -> VeldWidget:
        keuze = Keuze(_anderen(blad, self.vraag.rij), naam=self._naam, onbekend="kies wie")
        veld = VeldWidget(
            self.vraag.zin,
            keuze,
            "Staat diegene er niet bij, of is het een organisatie? Leg het vast bij de persoon.",
            naam=self._naam,
        )

        def voeg_toe(wie: object) -> None:
            if isinstance(wie, UUID):
                self._werk.doe(
                    VoegGezagToe(
                        over_persoon_id=self.vraag.rij,
                        houder_persoon_id=wie,
                        soort=GezagSoort.OUDERLIJK_GEZAG.value,
                    ),
                    veld,
                )

        keuze.gekozen.connect(voeg_toe)
        return veld

    def _met_knop(self, blad: InlichtenBlad) -> None:
        vraag, werk = self.vraag, self._werk
        self._kolom.addWidget(make_label(vraag.zin, "label", breekt=True))
        if vraag.soort is Soort.ADRES_ONBEKEND:
            vink = werk.verband.vink(
                Veld.PERSOON_ADRES_ONBEKEND,
                "Adres is niet bekend (nagevraagd)",
                rij=vraag.rij,
                naam=self._naam,
            )
            self._kolom.addWidget(vink)
            self.setFocusProxy(vink)
            return
        knop: Knop | None = None
        if vraag.soort is Soort.HOUDER_NIET_IN_DOSSIER:
            knop = Knop(f"Toevoegen aan deze {blad.soort}", naam=self._naam, icoon_naam="user-plus")
            erbij = VoegBetrokkeneToe(
                persoon_id=vraag.rij,
                melding_id=blad.dossier_id if blad.soort == "melding" else None,
                casus_id=blad.dossier_id if blad.soort == "casus" else None,
            )
            knop.clicked.connect(lambda: werk.doe(erbij, None))
        elif vraag.soort is Soort.UITGEZONDERDE_OUDER:
            kind = next(brief.over[0] for brief in blad.brieven if vraag in brief.vragen)
            wie = next(een.stand.weergave for een in blad.betrokkenen if een.id == kind)
            knop = Knop(f"Uitzondering wegen voor {wie} …", naam=self._naam, icoon_naam="scales")
            knop.clicked.connect(lambda: werk.open_deel("uitzondering", kind))
        elif vraag.veld.startswith("organisatie."):
            knop = Knop("Adres van de organisatie", naam=self._naam, icoon_naam="buildings")
            knop.clicked.connect(lambda: werk.verband.omgeving.ga_naar.emit("partners", vraag.rij))
        if knop is not None:
            knop.setAccessibleDescription(vraag.zin)
            self._kolom.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
            self.setFocusProxy(knop)


def _anderen(blad: InlichtenBlad, behalve: UUID) -> Sequence[Optie]:
    return [
        Optie(waarde=een.persoon_id, tekst=een.stand.weergave)
        for een in blad.betrokkenen
        if een.persoon_id != behalve
    ]
