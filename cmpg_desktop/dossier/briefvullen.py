"""Puts one letter together: what was typed over what the program proposes."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.documenten.brief import Brief, Ondertekenaar, eigen_velden
from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.brieflezers import Brieflezer
from cmpg_desktop.dossier.briefopstellen import afzender_van
from cmpg_desktop.dossier.briefvoorstel import Briefvoorstel, Waarde, is_lijst, regels
from cmpg_desktop.dossier.documenten import kenmerk
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.uitgaand import KIJKEN, UitgaandeBrief

ONDERWERP: Final = "onderwerp"
LEEG: Final = frozenset({"-", "\N{EN DASH}", "\N{EM DASH}"})
"""What somebody types in a field that may be empty, and must be: else the proposal stands."""


def invulbaar(soort: BriefSoort) -> tuple[Veld, ...]:
    """Give the fields that a person fills in at the letter; the others come from the dossier."""
    return tuple(
        veld for veld in eigen_velden(soort) if veld.getypt or veld.waar.startswith("het veld")
    )


class Briefvuller:
    """Fills one letter of a dossier."""

    def __init__(self, bron: Briefbron, uit: UitgaandeBrief) -> None:
        self.bron = bron
        self.uit = uit
        self.lezer = Brieflezer(bron, uit)
        self.voorstel = Briefvoorstel(self.lezer)

    @property
    def ondertekenaar_id(self) -> UUID | None:
        """Return who signs: who was chosen, else who handles the dossier."""
        rij = self.bron.brieven.get(self.uit.id)
        gekozen: UUID | None = rij.ondertekenaar_id if rij is not None else None
        return gekozen or self.bron.behandelaar_id

    @property
    def kenmerk(self) -> str:
        """Return our reference."""
        if self.bron.is_casus:
            return str(self.bron.casus.nummer)
        return kenmerk(self.bron.id, self.bron.gelezen.eigen)

    def stel_op(
        self, teksten: Mapping[str, str], ondertekenaar_id: UUID | None, context: Context
    ) -> Brief:
        """Put the letter together with what was typed; who signs is not who typed (lessen 12)."""
        bron = self.bron
        eigen: dict[str, Waarde] = self.voorstel.alle()
        for veld in invulbaar(self.uit.soort):
            getypt = schoon(teksten.get(veld.naam, "")).strip()
            if getypt in LEEG and not veld.verplicht:
                eigen[veld.naam] = () if is_lijst(veld) else ""
            elif getypt:
                eigen[veld.naam] = regels(getypt) if is_lijst(veld) else getypt
        tekent = bron.collegas.get(ondertekenaar_id) if ondertekenaar_id else None
        maker = bron.collegas.get(context.actor) if context.actor else None
        wie = bron.behandelaar
        return Brief(
            soort=self.uit.soort,
            afzender=afzender_van(bron.instellingen),
            adres=self.lezer.adres,
            aanhef=self.lezer.aanhef,
            datum=dag_van(context.nu),
            ons_kenmerk=self.kenmerk,
            uw_kenmerk="" if bron.is_casus or bron.melding is None else bron.melding.uw_kenmerk,
            onderwerp=schoon(teksten.get(ONDERWERP, "")).strip() or self.voorstel.onderwerp,
            behandeld_door=", ".join(filter(None, (wie.naam, wie.functie))) if wie else "",
            ondertekenaar=Ondertekenaar(
                naam=tekent.naam if tekent else "", functie=tekent.functie if tekent else ""
            ),
            opsteller=maker.naam if maker else "",
            eigen=eigen,
        )


def feit_paren(uit: UitgaandeBrief) -> Sequence[tuple[UUID, UUID | None]]:
    """Return about whom a letter tells, and to whom: what is recorded when it was sent."""
    return uit.inlicht.vast_te_leggen if uit.inlicht is not None else ()


def vertelt(soort: str) -> bool:
    """Say whether sending this letter tells people that they were recorded."""
    return soort in {een.value for een in KIJKEN}


def verzend_feit(feiten: Sequence[Feit], ref: UUID) -> Feit | None:
    """Return the fact that a letter went out, as it holds now."""
    gevonden = (een for een in geldige(feiten) if een.over == ref)
    return next((een for een in gevonden if een.soort is FeitSoort.BRIEF_VERZONDEN), None)
