"""Small questions around a beoordeling. What was typed stays until it is recorded."""

from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import (
    BeantwoordGerichtVerzoek,
    GerichtVerzoek,
    SchrijfCasusoverleg,
    SchrijfGesprek,
    VerstuurGerichtVerzoek,
)
from cmpg_desktop.berichten.fouten import CmpgFout
from cmpg_desktop.berichten.kern import Changes, Command
from cmpg_desktop.berichten.partners import PartnerKeuze, ZoekPartner
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.rolvlak import Rolvlak
from cmpg_desktop.views.melding.dialogen import Dialoog
from cmpg_desktop.views.melding.ontvangst import WIJZEN
from cmpg_desktop.views.melding.verband import Verband
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen, Voorstel
from cmpg_desktop.views.onderdelen.basis import make_label, noem, zonder_mnemoniek
from cmpg_desktop.views.onderdelen.datumveld import Datumveld
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.taal import lang

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from cmpg_desktop.berichten.personen import BetrokkeneSnapshot

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


def _eis(veld: VeldWidget, tekst: str, fout: str) -> bool:
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
        if op is None or not _eis(
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
        if op is None or not _eis(self._metveld, self._met.tekst(), "Met wie was het overleg?"):
            return None
        richting, reden = str(self._richting.waarde() or ""), self._reden.tekst().strip()
        if richting and not _eis(self._redenveld, reden, f"Waarom {richting}?"):
            return None
        return SchrijfCasusoverleg(
            melding_id=self.verband.melding_id,
            op=op,
            met=self._met.tekst(),
            richting=richting,
            reden=reden,
        )


class VerzoekDialoog(Werkdialoog):
    """One question to one partner before the besluit (E041)."""

    def __init__(
        self, ouder: QWidget, verband: Verband, mensen: "Sequence[BetrokkeneSnapshot]"
    ) -> None:
        super().__init__(
            ouder,
            verband,
            naam="beoordeling.verzoek",
            titel="Gericht verzoek vastleggen",
            uitleg="Eén vraag aan één partner, voor het besluit. Wie u noemt, moet eerst zijn "
            "ingelicht, of er staat waarom nog niet.",
            ja="Vastleggen",
            gelukt="Het gericht verzoek is vastgelegd.",
        )
        self._keuzes: tuple[PartnerKeuze, ...] = ()
        self._partner = Aanvullen(
            naam="beoordeling.verzoek.partner", voorbeeld="Begin met de naam te typen"
        )
        self._partnerveld = VeldWidget("Aan welke partner?", self._partner)
        self._partner.gevraagd.connect(self._zoek)
        self._partner.gekozen.connect(lambda _id: self._partnerveld.wis_fout())
        self.inhoud.addWidget(self._partnerveld)
        over = QWidget()
        noem(over, "beoordeling.verzoek.over", "Over wie gaat het?")
        kolom = QVBoxLayout(over)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        self._vinken: dict[UUID, QCheckBox] = {}
        for een in mensen:
            vink = QCheckBox(zonder_mnemoniek(een.persoon.weergavenaam))
            noem(vink, f"beoordeling.verzoek.over[{een.id}]", een.persoon.weergavenaam)
            vink.setChecked(len(mensen) == 1)
            self._vinken[een.id] = vink
            kolom.addWidget(vink)
        if not mensen:
            kolom.addWidget(make_label("In de melding staat nog niemand.", "hint", breekt=True))
        if self._vinken:
            over.setFocusProxy(next(iter(self._vinken.values())))
        self._overveld = VeldWidget("Over wie gaat het?", over)
        self.inhoud.addWidget(self._overveld)
        self._op = self.dag("Wanneer ging het weg?", "op", verband.omgeving.vandaag())
        self._wijze = self.wijze()
        self._tekst, self._tekstveld = self.tekst("Welke informatie vraagt u precies?", "tekst")
        self._partner.setFocus()

    @override
    def maak(self) -> Command | None:
        tekst = self._tekst.tekst().strip()
        partner = next(
            (
                een.id
                for een in self._keuzes
                if een.naam.casefold() == self._partner.tekst().strip().casefold()
            ),
            None,
        )
        if partner is None:
            self._partnerveld.toon_fout("Kies een organisatie uit de lijst.")
            self._partner.setFocus()
            return None
        over = tuple(rij for rij, vink in self._vinken.items() if vink.isChecked())
        self._overveld.toon_fout("" if over else "Over wie gaat het verzoek?")
        op = lees_dag(self._op)
        if op is None or not over:
            return None
        if not _eis(self._tekstveld, tekst, "Welke informatie vraagt u precies?"):
            return None
        return VerstuurGerichtVerzoek(
            melding_id=self.verband.melding_id,
            organisatie_id=partner,
            over=over,
            op=op,
            wijze=str(self._wijze.waarde() or ""),
            tekst=tekst,
        )

    def _zoek(self, tekst: str, nummer: int) -> None:
        def antwoord(keuzes: "Sequence[PartnerKeuze]") -> None:
            al = {een.id for een in keuzes}
            self._keuzes = (*keuzes, *(een for een in self._keuzes if een.id not in al))
            self._partner.toon_voorstellen(
                nummer,
                [
                    Voorstel(
                        id=een.id,
                        titel=een.naam,
                        ondertitel=een.toelichting or een.soort.weergave,
                        icoon="buildings",
                    )
                    for een in keuzes
                ],
            )

        self.verband.omgeving.broker.ask(ZoekPartner(tekst=tekst), antwoord, eigenaar=self)


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
        if op is None or not _eis(self._tekstveld, tekst, fout):
            return None
        return BeantwoordGerichtVerzoek(
            melding_id=self.verband.melding_id,
            id=self._verzoek.id,
            op=op,
            wijze=str(self._wijze.waarde() or ""),
            tekst=tekst,
        )
