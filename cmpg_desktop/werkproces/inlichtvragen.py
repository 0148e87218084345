"""What to ask before a letter about somebody is printed: gezag and its source, address, safety.

Source: privacyreglement art. 9 lid 5, besluit 2, E115 and E128. A question names the field its
answer goes into; nothing is guessed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.geboorte import Antwoord
from cmpg_desktop.werkproces.inlichtgegevens import (
    AdresPeriode,
    Betrokkene,
    Houder,
    InlichtenDossier,
    Persoon,
    Veilig,
    Vertegenwoordiging,
)
from cmpg_desktop.werkproces.leeftijden import VOLWASSEN
from cmpg_desktop.werkproces.relaties import GezagSoort
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming, voluit

GEZAG: Final = frozenset({GezagSoort.OUDERLIJK_GEZAG, GezagSoort.VOOGDIJ})


class InlichtenVraagSoort(StrEnum):
    """What must be known before a letter can go out."""

    LEEFTIJD = "leeftijd"
    GEZAG = "gezag"
    GEZAG_BRON = "gezag_bron"
    GEZAG_NAGEKEKEN = "gezag_nagekeken"
    GEZAG_DUBBEL = "gezag_dubbel"
    HOUDER_MINDERJARIG = "houder_minderjarig"
    HOUDER_NIET_IN_DOSSIER = "houder_niet_in_dossier"
    NAAM = "naam"
    ADRES = "adres"
    ADRES_ONBEKEND = "adres_onbekend"
    ADRES_KIEZEN = "adres_kiezen"
    ADRES_GEHEIM = "adres_geheim"
    VEILIG = "veilig"
    NIET_VEILIG = "niet_veilig"
    UITGEZONDERDE_OUDER = "uitgezonderde_ouder"


@dataclass(frozen=True, slots=True, kw_only=True)
class InlichtenVraag:
    """One thing to ask.

    Attributes:
        veld: the field the answer goes into, by its code in `berichten.velden`; "uitzondering"
            is answered by weighing one.
        rij: the row of that field; where there is none yet, the persoon to make it for.

    """

    soort: InlichtenVraagSoort
    zin: str = field(repr=False)
    veld: str
    rij: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Mededeling:
    """One person to be told about one betrokkene; rij says by which right when not themself."""

    over: Betrokkene = field(repr=False)
    aan: Houder = field(repr=False)
    rij: Vertegenwoordiging | None = field(default=None, repr=False)
    jongere: bool = False

    @property
    def sleutel(self) -> tuple[UUID, UUID]:
        """Return about whom and to whom, as the fact INGELICHT has it."""
        return self.over.id, self.aan.id


def briefadres(houder: Houder, op: date) -> AdresPeriode | None:
    """Return the one address a letter can go to, of a person."""
    keuze = houder.adreskeuze(op) if isinstance(houder, Persoon) else ()
    return keuze[0] if len(keuze) == 1 and keuze[0].adres.is_volledig else None


class InlichtenVragen:
    """Asks what one letter of a dossier still needs, on one day.

    Args:
        dossier: the people, their addresses and who stands for whom.
        op: the day the letter goes out.
        uitgezonderd: the betrokkenen who must not hear it yet, and until when.

    """

    def __init__(
        self, dossier: InlichtenDossier, op: date, uitgezonderd: Mapping[UUID, date]
    ) -> None:
        self._dossier = dossier
        self._op = op
        self._uitgezonderd = uitgezonderd

    def bij(self, aan: Sequence[Houder], delen: Sequence[Mededeling]) -> tuple[InlichtenVraag, ...]:
        """Return the questions of a letter to these, about whom they stand for."""
        alle = (*self._over_lezers(aan, delen), *self._over_gezag(delen))
        return tuple({(vraag.soort, vraag.rij): vraag for vraag in alle}.values())

    def _over_gezag(self, delen: Iterable[Mededeling]) -> Iterator[InlichtenVraag]:
        """Ask by what right the reader hears about another (besluit 2)."""
        for deel in delen:
            if deel.rij is None:
                continue
            wie, kind, soort = deel.aan.weergave, deel.over.persoon, deel.rij.soort
            if not deel.rij.bron.strip():
                yield InlichtenVraag(
                    soort=InlichtenVraagSoort.GEZAG_BRON,
                    zin=f"Waaruit blijkt dat {wie} {_recht(soort)} {kind.weergave}?",
                    veld="gezag.bron",
                    rij=deel.rij.id,
                )
            if deel.rij.nagekeken_op is None:
                yield InlichtenVraag(
                    soort=InlichtenVraagSoort.GEZAG_NAGEKEKEN,
                    zin=f"Wanneer is nagekeken dat {wie} {_recht(soort)} {kind.weergave}?",
                    veld="gezag.nagekeken_op",
                    rij=deel.rij.id,
                )
            soorten = {r.soort for r in self._dossier.houders(kind, GEZAG, self._op)}
            if soort in GEZAG and soorten == GEZAG:
                yield InlichtenVraag(
                    soort=InlichtenVraagSoort.GEZAG_DUBBEL,
                    zin=(
                        f"Over {kind.weergave} staan ouderlijk gezag en voogdij tegelijk. "
                        "Wat geldt nu? Geef het andere een einddatum."
                    ),
                    veld="gezag.tot",
                    rij=deel.rij.id,
                )
            yield from self._over_houder(deel)

    def _over_houder(self, deel: Mededeling) -> Iterator[InlichtenVraag]:
        """Ask what is odd about a person who stands for another."""
        if not isinstance(deel.aan, Persoon):
            return
        wie, kind = deel.aan.weergave, deel.over.persoon.weergave
        if deel.rij and deel.aan.geboorte.minstens(VOLWASSEN, self._op) is Antwoord.NEE:
            yield InlichtenVraag(
                soort=InlichtenVraagSoort.HOUDER_MINDERJARIG,
                zin=f"{wie} is nog geen 18. Klopt het dat {wie} beslist over {kind}?",
                veld="gezag.soort",
                rij=deel.rij.id,
            )
        betrokkene = self._dossier.betrokkene_van(deel.aan.id)
        if betrokkene is None:
            yield InlichtenVraag(
                soort=InlichtenVraagSoort.HOUDER_NIET_IN_DOSSIER,
                zin=f"{wie} krijgt een brief over {kind}, maar staat niet bij dit dossier. "
                f"Voeg {wie} toe.",
                veld="betrokkene.rol",
                rij=deel.aan.id,
            )
        elif tot := self._uitgezonderd.get(betrokkene.id):
            yield InlichtenVraag(
                soort=InlichtenVraagSoort.UITGEZONDERDE_OUDER,
                zin=f"{wie} hoort het nog niet, tot en met {voluit(tot)}. Een brief over {kind} "
                f"vertelt het toch. Weeg ook voor {kind}, of licht {wie} in.",
                veld="uitzondering",
                rij=betrokkene.id,
            )

    def _over_lezers(
        self, aan: Sequence[Houder], delen: Sequence[Mededeling]
    ) -> Iterator[InlichtenVraag]:
        for houder in aan:
            if not isinstance(houder, Persoon):
                if not houder.adres.is_volledig:
                    yield InlichtenVraag(
                        soort=InlichtenVraagSoort.ADRES,
                        zin=f"Wat is het hele adres van {houder.weergave}?",
                        veld="organisatie.postcode",
                        rij=houder.id,
                    )
                continue
            if not houder.naam.aanschrijfwijze:
                yield InlichtenVraag(
                    soort=InlichtenVraagSoort.NAAM,
                    zin=f"Wat is de achternaam van {houder.weergave}?",
                    veld="persoon.geslachtsnaam",
                    rij=houder.id,
                )
            vraag = _adresvraag(houder, self._op)
            if vraag:
                yield vraag
            elif gekozen := briefadres(houder, self._op):
                yield from self._over_deur(houder, gekozen, delen)

    def _over_deur(
        self, wie: Persoon, adres: AdresPeriode, delen: Sequence[Mededeling]
    ) -> Iterator[InlichtenVraag]:
        """Ask whether the address is secret, and whether a letter there is safe."""
        if adres.geheim is None:
            yield InlichtenVraag(
                soort=InlichtenVraagSoort.ADRES_GEHEIM,
                zin=f"Is het adres van {wie.weergave}, {adres.regel}, geheim?",
                veld="adres.geheim",
                rij=adres.id,
            )
        betrokkene = self._dossier.betrokkene_van(wie.id)
        if betrokkene is None or betrokkene.veilig is Veilig.JA:
            return
        soort, zin = InlichtenVraagSoort.VEILIG, self._veilige_vraag(wie, adres, delen)
        if betrokkene.veilig is Veilig.ONBEKEND:
            zin = f"Nog uitzoeken: {zin[0].lower()}{zin[1:]}"
        if betrokkene.veilig is Veilig.NEE:
            soort = InlichtenVraagSoort.NIET_VEILIG
            zin = (
                f"Een brief aan {wie.weergave} op {adres.regel} is niet veilig. Kies een ander "
                "adres, vertel het in een gesprek, of weeg een uitzondering."
            )
        yield InlichtenVraag(
            soort=soort, zin=zin, veld="betrokkene.brief_veilig", rij=betrokkene.id
        )

    def _veilige_vraag(self, wie: Persoon, adres: AdresPeriode, delen: Sequence[Mededeling]) -> str:
        zin = (
            f"Is het veilig om {wie.weergave} een brief te sturen op {adres.regel}? "
            "Denk ook aan wie de post openmaakt."
        )
        if self._dossier.is_geheim(adres, self._op):
            zin += " Dit adres is geheim."
        for deel in delen:
            elders = briefadres(deel.over.persoon, self._op)
            if elders and elders.plek != adres.plek and self._dossier.is_geheim(elders, self._op):
                zin += f" {deel.over.persoon.weergave} woont op een geheim adres."
        return zin


def _recht(soort: GezagSoort) -> str:
    """Return "het gezag heeft over" and the like, to stand before a name."""
    return {
        GezagSoort.OUDERLIJK_GEZAG: "het gezag heeft over",
        GezagSoort.VOOGDIJ: "de voogdij heeft over",
        GezagSoort.CURATELE: "curator is van",
        GezagSoort.BEWIND: "bewindvoerder is van",
        GezagSoort.MENTORSCHAP: "mentor is van",
        GezagSoort.GEMACHTIGDE: "gemachtigd is door",
    }[soort]


def _adresvraag(wie: Persoon, op: date) -> InlichtenVraag | None:
    """Ask for the address when there is not exactly one whole one; never guess."""
    keuze = wie.adreskeuze(op)
    if len(keuze) == 1 and keuze[0].adres.is_volledig:
        return None
    if wie.adres_onbekend:
        soort, veld, rij = InlichtenVraagSoort.ADRES_ONBEKEND, "persoon.adres_onbekend", wie.id
        zin = (
            f"Het adres van {wie.weergave} is niet bekend. Vraag het na, vertel het in een "
            "gesprek, of weeg een uitzondering."
        )
    elif not keuze:
        soort, veld, rij = InlichtenVraagSoort.ADRES, "adres.straat", wie.id
        zin = f"Wat is het adres van {wie.weergave}?"
    elif len(keuze) > 1:
        soort, veld, rij = InlichtenVraagSoort.ADRES_KIEZEN, "adres.tot", keuze[0].id
        waar = opsomming([een.regel or "een leeg adres" for een in keuze])
        zin = f"{wie.weergave} heeft nu meer dan een adres: {waar}. Welk adres klopt?"
    else:
        (een,) = keuze
        soort, rij = InlichtenVraagSoort.ADRES, een.id
        deel, veld = _wat_ontbreekt(een.adres)
        zin = f"Wat is {deel} van {wie.weergave}{f' ({een.regel})' if een.regel else ''}?"
    return InlichtenVraag(soort=soort, zin=hoofdletter(zin), veld=veld, rij=rij)


def _wat_ontbreekt(adres: Adres) -> tuple[str, str]:
    if not adres.straat:
        return "de straat", "adres.straat"
    if not adres.huisnummer:
        return "het huisnummer", "adres.huisnummer"
    if not adres.postcode:
        return "de postcode", "adres.postcode"
    return "de woonplaats", "adres.woonplaats"
