"""Small questions around a beoordeling. What was typed stays until it is recorded."""

from datetime import date
from typing import Final

from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.beoordelen import (
    BeantwoordGerichtVerzoek,
    GerichtVerzoek,
    SchrijfCasusoverleg,
    SchrijfGesprek,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.rolvlak import Rolvlak
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.melding.ontvangst import WIJZEN
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.werkproces.taal import lang

_RICHTINGEN: Final = (
    Optie(waarde="", tekst="geen van beide"),
    Optie(waarde="opschalen", tekst="opschalen"),
    Optie(waarde="afschalen", tekst="afschalen"),
)


class Werkdialoog(Dialoog):
    """A question that carries out its own command, and stays open while that is refused."""

    def __init__(
        self,
        ouder: QWidget,
        verband: Verband,
        *,
        naam: str,
        titel: str,
        uitleg: str,
        ja: str,
        gelukt: str,
    ) -> None:
        super().__init__(ouder, naam=naam, titel=titel, uitleg=uitleg, ja=ja)
        self.verband = verband
        self.houd_bij(verband.omgeving, (verband.soort, verband.melding_id))
        self._naam = naam
        self._gelukt = gelukt
        self._fout = MeldingBalk(BalkSoort.FOUT, "", naam=f"{naam}.fout")
        self._fout.hide()
        # On a low screen with large text the fields scroll; the buttons stay in sight.
        rol = Rolvlak(naam=f"{naam}.rol")
        self.inhoud.addWidget(rol)
        self.inhoud = rol.inhoud
        self.inhoud.addWidget(self._fout)

    def maak(self) -> Command | None:
        """Make what is asked; None when something is missing, shown at its field."""
        raise NotImplementedError

    @override
    def bevestig(self) -> bool:
        """Carry it out; the dialog closes by itself when it is done."""
        command = self.maak()
        if command is not None:
            self.ja.setEnabled(False)
            # What is left on the page goes first: the lane keeps the order.
            self.verband.bewerking.spoel()
            self.verband.bewerking.doe(command, self._klaar, self._mislukt)
        return False

    def _klaar(self, _changes: Changes) -> None:
        self.verband.omgeving.meld(self._gelukt)
        self.accept()

    def _mislukt(self, fout: Exception) -> None:
        self.ja.setEnabled(True)
        if not isinstance(fout, CmpgFout):
            self.verband.omgeving.fout.emit(fout)
            return
        self._fout.show()
        self._fout.zet(BalkSoort.FOUT, f"{fout.tekst} {fout.wat_nu}".strip())

    # --- fields -----------------------------------------------------------------------------

    def dag(self, label: str, naam: str, waarde: date | None) -> Datumveld:
        """Ask for a day."""
        veld = self.verband.datumveld(f"{self._naam}.{naam}", label)
        veld.zet_datum(waarde)
        self.inhoud.addWidget(VeldWidget(label, veld))
        return veld

    def regel(self, label: str, naam: str, *, hint: str = "") -> tuple[Regel, VeldWidget]:
        """Ask for one line."""
        regel = Regel(naam=f"{self._naam}.{naam}")
        veld = VeldWidget(label, regel, hint)
        self.inhoud.addWidget(veld)
        return regel, veld

    def tekst(self, label: str, naam: str, *, regels: int = 3) -> tuple[Tekstvlak, VeldWidget]:
        """Ask for some lines."""
        vlak = Tekstvlak(naam=f"{self._naam}.{naam}", min_regels=regels, max_regels=6)
        veld = VeldWidget(label, vlak)
        self.inhoud.addWidget(veld)
        return vlak, veld

    def wijze(self) -> Keuze:
        """Ask how it went."""
        keuze = Keuze(WIJZEN, naam=f"{self._naam}.wijze")
        self.inhoud.addWidget(VeldWidget("Hoe?", keuze))
        return keuze


def lees_dag(veld: Datumveld) -> date | None:
    """Return the day; without one the field says so itself."""
    veld.lees_tekst()
    datum = veld.datum()
    if datum is None:
        veld.setFocus()
        ouder = veld.parentWidget()
        if isinstance(ouder, VeldWidget) and not ouder.fout:
            ouder.toon_fout("Vul een datum in.")
    return datum


def eis(veld: VeldWidget, tekst: str, fout: str) -> bool:
    """Say whether something was typed; without it the field says so itself."""
    veld.toon_fout("" if tekst.strip() else fout)
    if not tekst.strip():
        veld.setFocus()
    return bool(tekst.strip())


class GesprekDialoog(Werkdialoog):
    """The melding was talked through with the melder (E038)."""

    def __init__(self, ouder: QWidget, verband: Verband, melder: str) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.gesprek",
            titel="Gesprek met de melder",
            uitleg="Hiermee staat ook vast dat de uitkomst is besproken.",
            ja="Vastleggen",
            gelukt="Het gesprek is vastgelegd.",
        )
        self._op = self.dag("Wanneer?", "op", verband.omgeving.vandaag())
        self._wie, self._wieveld = self.regel("Met wie?", "wie")
        self._wie.zet_tekst(melder)
        self._wijze = self.wijze()
        self._tekst, _ = self.tekst("Wat is besproken?", "tekst")
        self._tekst.setFocus()

    @override
    def maak(self) -> Command | None:
        op = lees_dag(self._op)
        tekst = self._tekst.tekst().strip()
        if op is None or not eis(
            self._wieveld,
            self._wie.tekst() or tekst,
            "Vul in met wie u sprak, of wat er is besproken.",
        ):
            return None
        return SchrijfGesprek(
            melding_id=self.verband.melding_id,
            op=op,
            wie=self._wie.tekst(),
            wijze=str(self._wijze.waarde() or ""),
            tekst=tekst,
        )


class OverlegDialoog(Werkdialoog):
    """A casusoverleg with the wijkteam (E043)."""

    def __init__(self, ouder: QWidget, verband: Verband) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.casusoverleg",
            titel="Casusoverleg",
            uitleg="Overleg met het wijkteam: op- of afschalen, met de reden.",
            ja="Vastleggen",
            gelukt="Het casusoverleg is vastgelegd.",
        )
        self._op = self.dag("Wanneer?", "op", verband.omgeving.vandaag())
        self._met, self._metveld = self.regel("Met wie?", "met")
        self._richting = Pillen(_RICHTINGEN, naam=f"{self.objectName()}.richting", onbekend="")
        self._richting.zet_waarde("")
        self.inhoud.addWidget(VeldWidget("Op- of afschalen?", self._richting))
        self._reden, self._redenveld = self.tekst("Waarom?", "reden", regels=2)
        self._met.setFocus()

    @override
    def maak(self) -> Command | None:
        op = lees_dag(self._op)
        if op is None or not eis(self._metveld, self._met.tekst(), "Met wie was het overleg?"):
            return None
        richting, reden = str(self._richting.waarde() or ""), self._reden.tekst().strip()
        if richting and not eis(self._redenveld, reden, f"Waarom {richting}?"):
            return None
        return SchrijfCasusoverleg(
            melding_id=self.verband.melding_id,
            op=op,
            met=self._met.tekst(),
            richting=richting,
            reden=reden,
        )


class AntwoordDialoog(Werkdialoog):
    """The partner answered, also when there was nothing to tell."""

    def __init__(self, ouder: QWidget, verband: Verband, verzoek: GerichtVerzoek) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.antwoord",
            titel=f"Antwoord van {verzoek.aan}",
            uitleg=f"Gevraagd op {lang(verzoek.verzonden_op)}: {verzoek.tekst}",
            ja="Vastleggen",
            gelukt="Het antwoord is vastgelegd.",
        )
        self._verzoek = verzoek
        self._op = self.dag("Wanneer kwam het?", "op", verband.omgeving.vandaag())
        self._wijze = self.wijze()
        self._tekst, self._tekstveld = self.tekst("Wat was het antwoord?", "tekst")
        self._tekst.setFocus()

    @override
    def maak(self) -> Command | None:
        op, tekst = lees_dag(self._op), self._tekst.tekst().strip()
        fout = "Schrijf het antwoord op, ook als er niets te melden was."
        if op is None or not eis(self._tekstveld, tekst, fout):
            return None
        return BeantwoordGerichtVerzoek(
            melding_id=self.verband.melding_id,
            id=self._verzoek.id,
            op=op,
            wijze=str(self._wijze.waarde() or ""),
            tekst=tekst,
        )
