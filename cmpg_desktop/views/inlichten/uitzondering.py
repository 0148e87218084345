"""Weighing an exception to telling: its ground, why, what was weighed, and until when.

Source: AVG art. 14 lid 5 first, else UAVG art. 41 (besluit 5, E127).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QCheckBox

from cmpg_desktop.berichten.inlichten import (
    InlichtenBetrokkene,
    LegUitzonderingVast,
    Weegantwoord,
)
from cmpg_desktop.berichten.kern import Command
from cmpg_desktop.typen import override
from cmpg_desktop.views.inlichten.dialogen import Dialoogwerk, Vastlegdialoog
from cmpg_desktop.views.onderdelen.basis import noem
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.views.thema import maat
from cmpg_desktop.werkproces.taal import hoofdletter, voluit
from cmpg_desktop.werkproces.uitzondering import (
    WEEGVOORSTEL,
    UitzonderingGrond,
    Weegpunt,
    uitzondering_fouten,
)

_IEDEREEN = "iedereen die het moet horen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weegformulier:
    """What was filled in and not recorded yet; a dialog that was closed begins with it again."""

    aan: UUID | None = None
    grond: UitzonderingGrond | None = None
    avg_nagelopen: bool = False
    motivering: str = field(default="", repr=False)
    weging: Mapping[Weegpunt, str] = field(default_factory=lambda: WEEGVOORSTEL, repr=False)
    besproken_met: str = field(default="", repr=False)
    hertoets_op: date | None = None


class UitzonderingDialoog(Vastlegdialoog):
    """Weigh an exception, for the first time or again."""

    def __init__(
        self,
        werk: Dialoogwerk,
        een: InlichtenBetrokkene,
        teksten: Mapping[str, str],
        begin: Weegformulier,
    ) -> None:
        wie = een.stand.weergave
        super().__init__(
            werk,
            naam="uitzondering",
            titel=f"{wie} nog niet inlichten" if een.eerste else f"{wie}: opnieuw wegen",
            uitleg="Inlichten is een plicht. Een uitzondering heeft een grond in de wet, een reden "
            "die voor deze persoon geldt, en een dag waarop u opnieuw weegt.",
            ja="Vastleggen",
        )
        self.setMinimumWidth(maat(620))
        self._een, self._teksten = een, teksten
        self._maak_velden(begin)
        self.zet_velden()
        self.grond.gekozen.connect(self._bij_grond)
        self.aan.gekozen.connect(self._bij_aan)
        self._bij_grond(self.grond.waarde())
        self._velden["grond"].setFocus()

    def ingevuld(self) -> Weegformulier:
        """Return what stands in the form now."""
        grond, aan = self.grond.waarde(), self.aan.waarde()
        self.hertoets.lees_tekst()
        return Weegformulier(
            aan=aan if isinstance(aan, UUID) else None,
            grond=grond if isinstance(grond, UitzonderingGrond) else None,
            avg_nagelopen=self.avg.isChecked(),
            motivering=self.motivering.tekst(),
            weging={punt: vlak.tekst() for punt, vlak in self.weging.items()},
            besproken_met=self.besproken.tekst(),
            hertoets_op=self.hertoets.datum() if self.hertoets.tekst() else None,
        )

    @override
    def maak(self) -> Command | None:
        vul = self.ingevuld()
        uavg = vul.grond is not None and not vul.grond.is_avg
        command = LegUitzonderingVast(
            dossier_id=self.werk.dossier_id,
            over=self._een.id,
            aan=vul.aan,
            grond=vul.grond,
            avg_nagelopen=vul.avg_nagelopen,
            motivering=vul.motivering.strip(),
            weging=tuple(
                Weegantwoord(punt=punt, tekst=tekst.strip())
                for punt, tekst in (vul.weging.items() if uavg else ())
            ),
            besproken_met=tuple(filter(None, map(str.strip, vul.besproken_met.split(",")))),
            hertoets_op=vul.hertoets_op,
        )
        fouten = uitzondering_fouten(
            command.concept,
            self.werk.omgeving.vandaag(),
            grens=self._een.grens(vul.aan),
            eerste=vul.aan in self._een.eerst_voor,
        )
        return None if self.toon_fouten(fouten) else command

    def _maak_velden(self, begin: Weegformulier) -> None:
        een = self._een
        self.aan = Keuze(
            [Optie(waarde=o.id, tekst=o.weergave) for o in een.stand.ontvangers],
            naam="uitzondering.aan",
            onbekend=_IEDEREEN,
        )
        self.aan.zet_waarde(begin.aan)
        self.grond = Keuze(
            [Optie(waarde=g, tekst=f"{g.artikel}: {self._woorden(g)}") for g in UitzonderingGrond],
            naam="uitzondering.grond",
            onbekend="kies een grond",
        )
        self.grond.zet_waarde(begin.grond)
        self.avg = QCheckBox("Bekeken: geen grond van AVG art. 14 lid 5 past")
        noem(self.avg, "uitzondering.avg_nagelopen", self.avg.text())
        self.avg.setChecked(begin.avg_nagelopen)
        self.motivering = self._vlak("uitzondering.motivering", begin.motivering, 3)
        self.weging = {
            punt: self._vlak(f"uitzondering.{punt.value}", begin.weging.get(punt, ""), 1)
            for punt in Weegpunt
        }
        self.besproken = Regel(naam="uitzondering.besproken_met", voorbeeld="GGD, Altrecht")
        self.besproken.zet_tekst(begin.besproken_met)
        self.hertoets = self.datumveld("uitzondering.hertoets_op", begin.hertoets_op)
        if len(een.stand.ontvangers) > 1:
            self._velden["aan"] = VeldWidget("Voor wie geldt het?", self.aan)
        self._velden |= {
            "grond": VeldWidget("Grond in de wet", self.grond),
            "avg_nagelopen": VeldWidget("Eerst de AVG", self.avg),
            "motivering": VeldWidget(
                f"Waarom geldt dit nu voor {een.stand.weergave}?", self.motivering
            ),
            **{punt.value: VeldWidget(punt.vraag, vlak) for punt, vlak in self.weging.items()},
            "besproken_met": VeldWidget(
                "Besproken met welke partners?", self.besproken, "Zet een komma tussen de namen."
            ),
            "hertoets_op": VeldWidget(
                "Wanneer weegt u opnieuw?",
                self.hertoets,
                self._uiterlijk(begin.aan),
            ),
        }

    @staticmethod
    def _vlak(naam: str, tekst: str, regels: int) -> Tekstvlak:
        vlak = Tekstvlak(naam=naam, min_regels=regels, max_regels=6)
        vlak.zet_tekst(tekst)
        return vlak

    def _woorden(self, grond: UitzonderingGrond) -> str:
        return self._teksten.get(grond.value) or grond.weergave

    def _uiterlijk(self, aan: UUID | None) -> str:
        dag = voluit(self._een.grens(aan))
        return f"Uiterlijk {dag}. Die dag staat het weer in de werkvoorraad."

    def _bij_aan(self, aan: object) -> None:
        """Say the last day for this reader: a second parent may have an earlier one."""
        self._velden["hertoets_op"].toon_hint(
            self._uiterlijk(aan if isinstance(aan, UUID) else None)
        )

    def _bij_grond(self, grond: object) -> None:
        """Ask what UAVG art. 41 asks only when its ground was chosen, and say the ground whole."""
        gekozen = isinstance(grond, UitzonderingGrond)
        uavg = isinstance(grond, UitzonderingGrond) and not grond.is_avg
        hint = "Begin bij AVG art. 14 lid 5. Past daar niets, kijk dan bij UAVG art. 41."
        if isinstance(grond, UitzonderingGrond):
            hint = f"{grond.artikel}. {hoofdletter(self._woorden(grond).rstrip('.'))}."
        self._velden["grond"].toon_hint(hint)
        if gekozen:
            self._velden["grond"].wis_fout()
        self._velden["avg_nagelopen"].setVisible(uavg)
        for punt in Weegpunt:
            self._velden[punt.value].setVisible(uavg)
