"""After a crash: what was typed and not yet saved, and what became of it."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.klad import SchrijfKlad
from cmpg_desktop.berichten.telefoon import Markeer
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.models.herstel import Herstel, Teruggevonden
from cmpg_desktop.typen import override
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.blad import Blad
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.teken import Teken
from cmpg_desktop.views.thema import RUIMTE_S, RUIMTE_XL, Kleur, maat
from cmpg_desktop.werkproces.taal import hoofdletter, tel

_LABEL = {
    Veld.NOTITIE_TEKST: "Telefoongesprek",
    Veld.NOTITIE_WIE_BELT: "Telefoongesprek, wie belt",
    Veld.NOTITIE_ORGANISATIE_TEKST: "Telefoongesprek, organisatie",
    Veld.NOTITIE_TELEFOON: "Telefoongesprek, nummer",
    Veld.MELDING_CONCRETE_VRAAG: "Melding, concrete vraag van de melder",
    Veld.MELDING_EERDER_GEPROBEERD: "Melding, wat is al geprobeerd",
    Veld.MELDING_BRIEF_ONDERWERP: "Advies aan de melder, onderwerp",
    Veld.MELDING_BRIEF_ADVIES: "Advies aan de melder",
    Veld.MELDING_BRIEF_ONDERTEKENAAR: "Advies aan de melder, ondertekend door",
    Veld.PROBLEMATIEK_TEKST: "Melding, wat er aan de hand is",
    Veld.SPOEDCONTACT_WIE: "Spoed, wie was aan de lijn",
    Veld.BEOORDELINGSPUNT_ANTWOORD: "Beoordeling, antwoord op een vraag",
    Veld.BEOORDELINGSPUNT_WAARUIT: "Beoordeling, waaruit blijkt dat?",
    Veld.BEOORDELING_MOTIVERING: "Beoordeling, waarom deze uitkomst",
    Veld.BRIEFVELD_WAARDE: "Brief, een tekst die u schreef",
    Veld.BRIEF_ONDERTEKENAAR: "Brief, ondertekend door",
}
# What a command holds of words, in the order in which they were asked.
_WOORDEN = ("wie", "met", "tekst", "motivering", "reden")
# Which page shows the row of a field.
_PAGINA = {"notitie": "telefoon", "melding": "melding", "organisatie": "partners"}
_VAN_DE_BRIEF = (
    Veld.MELDING_BRIEF_ONDERWERP,
    Veld.MELDING_BRIEF_ADVIES,
    Veld.MELDING_BRIEF_ONDERTEKENAAR,
)


def toon_teruggevonden(
    venster: QWidget, omgeving: Omgeving, herstel: Herstel, gevonden: object
) -> "TeruggevondenDialoog":
    """Show what came back; `gevonden` is what `Herstel.klaar` carried."""
    dialoog = TeruggevondenDialoog(
        venster, omgeving, herstel, cast("tuple[Teruggevonden, ...]", gevonden)
    )
    dialoog.open()
    return dialoog


class TeruggevondenDialoog(QDialog):
    """Every text that came back. What could not be saved stays in the journal until thrown away."""

    def __init__(
        self,
        venster: QWidget,
        omgeving: Omgeving,
        herstel: Herstel,
        gevonden: tuple[Teruggevonden, ...],
    ) -> None:
        super().__init__(venster)
        noem(self, "teruggevonden", "Teruggevonden")
        self.setWindowTitle("Teruggevonden")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._omgeving = omgeving
        self._herstel = herstel
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, RUIMTE_XL)
        blad = Blad(naam="teruggevonden.lijst")
        kolom.addWidget(blad, 1)
        gemist = sum(not een.gelukt for een in gevonden)
        blad.inhoud.addWidget(make_label("Wat u typte is er nog", "titel", breekt=True))
        blad.inhoud.addWidget(
            make_label(_samenvatting(len(gevonden) - gemist, gemist), breekt=True)
        )
        # What needs a person comes first.
        for nummer, een in enumerate(sorted(gevonden, key=lambda een: een.gelukt)):
            blad.inhoud.addWidget(self._kaart(nummer, een))
        blad.inhoud.addStretch()
        self._verder = Knop("Verder werken", naam="teruggevonden.verder", soort=KnopSoort.PRIMAIR)
        self._verder.clicked.connect(self.accept)
        rij = QHBoxLayout()
        rij.setContentsMargins(RUIMTE_XL, RUIMTE_S, RUIMTE_XL, 0)
        rij.addStretch()
        rij.addWidget(self._verder)
        kolom.addLayout(rij)
        self.resize(maat(620), maat(460))
        self._verder.setFocus()

    def _kaart(self, nummer: int, een: Teruggevonden) -> Kaart:
        naam = f"teruggevonden[{nummer}]"
        kaart = Kaart(naam=naam)
        kaart.setAccessibleName(label_van(een))
        kop = QHBoxLayout()
        kop.setSpacing(RUIMTE_S)
        goed = ("check-circle-fill", Kleur.OP_SCHEMA)
        mis = ("warning-circle-fill", Kleur.TE_LAAT)
        kop.addWidget(Teken(*(goed if een.gelukt else mis)))
        kop.addWidget(make_label(label_van(een), "sterk", breekt=True), 1)
        kaart.inhoud.addLayout(kop)
        tekst = tekst_van(een)
        if tekst:
            woorden = make_label("", breekt=True)
            woorden.setObjectName(f"{naam}.tekst")
            woorden.setTextFormat(Qt.TextFormat.PlainText)
            woorden.setText(tekst)
            woorden.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            kaart.inhoud.addWidget(woorden)
        uitkomst = make_label(_uitkomst(een), "hint" if een.gelukt else "fout", breekt=True)
        uitkomst.setObjectName(f"{naam}.uitkomst")
        kaart.inhoud.addWidget(uitkomst)
        kaart.inhoud.addLayout(self._acties(naam, een, kaart))
        return kaart

    def _acties(self, naam: str, een: Teruggevonden, kaart: Kaart) -> QHBoxLayout:
        rij = QHBoxLayout()
        rij.setSpacing(RUIMTE_S)
        tekst, plaats = tekst_van(een), plaats_van(een)
        if plaats is not None:
            openen = Knop("Openen", naam=f"{naam}.openen")
            openen.clicked.connect(lambda: self._open(een))
            rij.addWidget(openen)
        if tekst:
            kopieer = Knop("Tekst kopiëren", naam=f"{naam}.kopieer")
            kopieer.clicked.connect(lambda: self._kopieer(tekst))
            rij.addWidget(kopieer)
        if not een.gelukt:
            weg = Knop("Weggooien", naam=f"{naam}.weg", soort=KnopSoort.VERNIETIGEND)
            weg.clicked.connect(lambda: self._vraag_weg(een, kaart))
            rij.addWidget(weg)
        rij.addStretch()
        return rij

    def _open(self, een: Teruggevonden) -> None:
        plaats = plaats_van(een)
        if plaats is not None:
            self.accept()
            self._omgeving.ga_naar.emit(*plaats)

    def _kopieer(self, tekst: str) -> None:
        QGuiApplication.clipboard().setText(tekst)
        self._omgeving.meld("De tekst staat op het klembord.")

    def _vraag_weg(self, een: Teruggevonden, kaart: Kaart) -> None:
        vraag_bevestiging(
            self,
            f"“{label_van(een)}” weggooien?",
            "Wat u typte is daarna weg.",
            lambda: self._gooi_weg(een, kaart),
            ja="Weggooien",
            naam="teruggevonden.weg",
        )

    def _gooi_weg(self, een: Teruggevonden, kaart: Kaart) -> None:
        self._herstel.laat_los(een)
        kaart.hide()
        self._verder.setFocus()

    @override
    def reject(self) -> None:
        # Esc is "go on" as well: nothing is lost by it.
        self.accept()


def label_van(een: Teruggevonden) -> str:
    """Name what was typed as the screen does."""
    command = een.command
    if isinstance(command, WijzigVeld):
        gewoon = f"{command.veld.noun}, {command.veld.kolom}".replace("_", " ")
        return _LABEL.get(command.veld, hoofdletter(gewoon))
    if isinstance(command, ZetOpmerking):
        return "Werkvoorraad, opmerking"
    if isinstance(command, Markeer):
        return "Telefoongesprek, gemarkeerde woorden"
    return command.waar if isinstance(command, SchrijfKlad) else "Iets wat u deed"


def tekst_van(een: Teruggevonden) -> str:
    """Give the words that were typed, if there are any."""
    command = een.command
    if isinstance(command, ZetOpmerking):
        return command.nieuw
    if isinstance(command, WijzigVeld):
        return een.tekst
    gevonden = (getattr(command, naam, "") for naam in _WOORDEN)
    return "\n".join(woorden for woorden in gevonden if isinstance(woorden, str) and woorden)


def plaats_van(een: Teruggevonden) -> tuple[str, object] | None:
    """Say on which page it can be seen."""
    command = een.command
    if isinstance(command, WijzigVeld) and command.veld in _VAN_DE_BRIEF:
        return "brief", command.id
    if isinstance(command, WijzigVeld) and command.veld.noun in _PAGINA:
        return _PAGINA[command.veld.noun], command.id
    if isinstance(command, ZetOpmerking):
        return "werkvoorraad", None
    if isinstance(command, SchrijfKlad) and command.pagina:
        return command.pagina, command.rij
    return ("telefoon", command.notitie_id) if isinstance(command, Markeer) else None


def _uitkomst(een: Teruggevonden) -> str:
    if een.gelukt:
        return "Alsnog opgeslagen."
    if isinstance(een.command, SchrijfKlad):
        return (
            "Dit stond in een venster dat nog open was. Er is niets mee gedaan: kijk eerst of het "
            "er al staat, en doe het anders opnieuw met deze tekst."
        )
    if een.conflict is not None:
        return f"Niet opgeslagen: {een.conflict.wie} heeft dit intussen gewijzigd."
    return f"Niet opgeslagen: {een.fout}"


def _samenvatting(goed: int, mis: int) -> str:
    delen = []
    if goed:
        delen.append(f"{tel(goed, 'wijziging is', 'wijzigingen zijn')} alsnog opgeslagen.")
    if mis:
        delen.append(
            f"{tel(mis, 'wijziging kon', 'wijzigingen konden')} niet worden opgeslagen. "
            "Kopieer de tekst en zet hem waar hij hoort, of gooi hem weg."
        )
    return "Het programma stopte voordat alles was opgeslagen. " + " ".join(delen)
