"""Weighing a melding: what still lacks, who may propose and who may decide (besluiten 10 and 11).

Spoed stands beside every outcome and asks nothing here: acting comes first (besluit 9, E047, E048).
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag, weigering
from cmpg_desktop.werkproces.criteria import (
    GROEPEN,
    GROND_MIJDT,
    NODIG_VOOR_FASE_2,
    Criterium,
    Punt,
    codes_van,
    criteria_van,
    vraagt_melder,
)
from cmpg_desktop.werkproces.meldingregels import Vraag
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import opsomming, voluit
from cmpg_desktop.werkproces.waarneming import Beslisrecht, Rollen, Waarneming, waarneming_van
from cmpg_desktop.werkproces.weging import Aanpak, Weging

__all__ = [
    "Aanpak",
    "Beoordeling",
    "Beslisrecht",
    "Criterium",
    "MeldingStand",
    "Punt",
    "Weging",
    "criteria_van",
    "inhoud_van",
    "mag_besluiten",
    "mag_voorstellen",
    "ontbreekt",
    "retour_lijst",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beoordeling:
    """What was filled in for one round."""

    uitkomst: Weging | None = None
    aanpak: Aanpak | None = None
    motivering: str = field(default="", repr=False)
    punten: Mapping[str, Punt] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    casus_id: UUID | None = None
    organisatie_id: UUID | None = None
    naar_wie: str = field(default="", repr=False)
    melder_tot: date | None = None
    ingeschreven_op: date | None = None
    ingeschreven_bron: str = field(default="", repr=False)
    zorgmijder: str = ""  # "" not asked, ja, nee, onbekend
    zorgmijder_waaruit: str = field(default="", repr=False)

    @property
    def blijkt_zorgmijder_uit(self) -> str:
        """What shows that they are zorgmijder; a ground that says the same need not be repeated."""
        grond = self.punten.get(GROND_MIJDT)
        uit_grond = grond.waaruit.strip() if grond is not None and grond.antwoord == "ja" else ""
        return self.zorgmijder_waaruit.strip() or uit_grond


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldingStand:
    """What the rules must know of the melding itself.

    Attributes:
        ontbreekt: what `meldingregels.ontbreekt_nog` says it lacks.
        met_melder_gesproken: there is a talk with the melder among its facts.
        casus_loopt: of the casus that the beoordeling names; None when it is gone or not named.

    """

    ontbreekt: tuple[Vraag, ...] = ()
    met_melder_gesproken: bool = False
    casus_loopt: bool | None = None


_WELKE: Final = Vraag(
    code="uitkomst", tekst="Kies waar de melding naartoe gaat.", veld="beoordeling.uitkomst"
)


def ontbreekt(beoordeling: Beoordeling, melding: MeldingStand) -> tuple[Vraag, ...]:
    """Return "Dit ontbreekt nog": each with its code, its sentence and the field it is about."""
    weging = beoordeling.uitkomst
    if weging is None:
        return (_WELKE,)
    return (
        *_van_melding(weging, melding),
        *_criteria(weging, beoordeling, melding),
        *_velden(weging, beoordeling, melding),
        *_als("motivering", not beoordeling.motivering.strip(), "Waarom deze uitkomst?"),
    )


def _als(code: str, mist: object, tekst: str, veld: str = "") -> Iterator[Vraag]:
    if mist:
        yield Vraag(code=code, tekst=tekst, veld=veld or f"beoordeling.{code}")


def _van_melding(weging: Weging, melding: MeldingStand) -> Iterator[Vraag]:
    if weging is Weging.FASE_2:
        yield from (een for een in melding.ontbreekt if een.code in NODIG_VOOR_FASE_2)


def _criteria(weging: Weging, beoordeling: Beoordeling, melding: MeldingStand) -> Iterator[Vraag]:
    if weging is Weging.RETOUR:
        yield from _als(
            "retour",
            not retour_lijst(beoordeling, melding),
            "Wat moet de melder aanvullen? Er staat nog niets op de lijst.",
            "beoordelingspunt.retour_eigen",
        )
        return
    gehad: set[str] = set()
    for een in criteria_van(weging):
        if not een.groep and een.verplicht and not _vervuld(een, beoordeling, melding):
            yield Vraag(code=een.code, tekst=_zin(een, beoordeling), veld=_plek(een))
        if een.groep and een.groep not in gehad:
            gehad.add(een.groep)
            samen = [c for c in criteria_van(weging) if c.groep == een.groep]
            if not any(_vervuld(c, beoordeling, melding) for c in samen):
                half = next((c for c in samen if _ja(c, beoordeling)), None)
                yield Vraag(
                    code=een.groep,
                    tekst=_zin(half, beoordeling) if half else GROEPEN[een.groep],
                    veld=_plek(half or een),
                )


def _plek(criterium: Criterium) -> str:
    return f"beoordelingspunt.{criterium.code}"


def _ja(criterium: Criterium, beoordeling: Beoordeling) -> bool:
    punt = beoordeling.punten.get(criterium.code)
    return punt is not None and bool(punt.antwoord) and punt.antwoord in criterium.voldoet


def _vervuld(criterium: Criterium, beoordeling: Beoordeling, melding: MeldingStand) -> bool:
    if criterium.code == "overlegd" and melding.met_melder_gesproken:
        return True
    return criterium.is_vervuld(beoordeling.punten.get(criterium.code))


def _zin(criterium: Criterium, beoordeling: Beoordeling) -> str:
    """Say what lacks: the answer, or what shows it; or that this answer leads elsewhere."""
    if _ja(criterium, beoordeling):
        return f"{criterium.vraag} {criterium.vraag_waaruit}"
    punt = beoordeling.punten.get(criterium.code)
    if punt is not None and punt.antwoord == "nee":
        return f"{criterium.vraag} Het antwoord is nee: kies een andere uitkomst."
    return criterium.vraag


def _velden(weging: Weging, beoordeling: Beoordeling, melding: MeldingStand) -> Iterator[Vraag]:
    if weging is Weging.FASE_2:
        yield from _voor_fase_2(beoordeling, melding)
    elif weging is Weging.LOPENDE_CASUS:
        yield from _als("casus_id", beoordeling.casus_id is None, "Bij welke casus hoort het?")
        if beoordeling.casus_id is not None:
            yield from _als(
                "casus_id",
                melding.casus_loopt is not True,
                "Die casus loopt niet meer. Kies een andere, of kies door naar fase 2.",
            )
    elif weging in (Weging.LOKALE_PGA, Weging.WOONOVERLAST, Weging.ELDERS):
        wie = {
            Weging.LOKALE_PGA: "Wie van de lokale PGA neemt het over?",
            Weging.WOONOVERLAST: "Welke wijkcoördinator neemt het over?",
        }.get(weging, "Naar welke gemeente of dienst gaat het?")
        naar = beoordeling.organisatie_id or beoordeling.naar_wie.strip()
        yield from _als("naar_wie", not naar, wie)
        if weging.draagt_over:
            yield from _als(
                "melder_tot",
                beoordeling.melder_tot is None,
                "Tot wanneer blijft de melder verantwoordelijk?",
            )


def _voor_fase_2(beoordeling: Beoordeling, melding: MeldingStand) -> Iterator[Vraag]:
    yield from _als(
        "ingeschreven_op",
        beoordeling.ingeschreven_op is None,
        "Wanneer is nagekeken waar zij ingeschreven staan?",
    )
    yield from _als(
        "ingeschreven_bron",
        not beoordeling.ingeschreven_bron.strip(),
        "Waarin is nagekeken waar zij ingeschreven staan?",
    )
    yield from _als(
        "zorgmijder_waaruit",
        beoordeling.zorgmijder == "ja" and not beoordeling.blijkt_zorgmijder_uit,
        "Zij zijn zorgmijder. Waaruit blijkt dat?",
    )
    yield from _als(
        "aanpak", beoordeling.aanpak is None, "Wordt het gezinsgericht of persoonsgericht?"
    )
    if beoordeling.casus_id is not None:
        yield from _als(
            "casus_id",
            melding.casus_loopt is not False,
            "Die casus loopt nog. Kies dan dat de melding daarbij hoort.",
        )


def retour_lijst(beoordeling: Beoordeling, melding: MeldingStand) -> tuple[str, ...]:
    """Return what the melder is asked for: what lacks and was not left out, and own lines."""
    gevraagd = [
        een.tekst
        for een in melding.ontbreekt
        if vraagt_melder(een.code)
        and beoordeling.punten.get(f"retour_{een.code}", Punt(code="")).antwoord != "nee"
    ]
    eigen = beoordeling.punten.get("retour_eigen", Punt(code="")).waaruit
    return (*gevraagd, *(regel.strip() for regel in eigen.splitlines() if regel.strip()))


def inhoud_van(beoordeling: Beoordeling, melding: Mapping[str, object]) -> str:
    """Return the hash of what is judged: the outcome, its points, and the melding's own content.

    Args:
        beoordeling: of this round; only the points of its outcome count, and only answered ones.
        melding: the content as plain values, in any order.

    """
    codes = codes_van(beoordeling.uitkomst) if beoordeling.uitkomst is not None else ()
    punten = {
        code: [punt.antwoord, punt.waaruit]
        for code in codes
        if (punt := beoordeling.punten.get(code)) is not None and (punt.antwoord or punt.waaruit)
    }
    geheel = {
        "uitkomst": beoordeling.uitkomst,
        "aanpak": beoordeling.aanpak,
        "motivering": beoordeling.motivering,
        "casus": beoordeling.casus_id,
        "organisatie": beoordeling.organisatie_id,
        "naar_wie": beoordeling.naar_wie,
        "melder_tot": beoordeling.melder_tot,
        "ingeschreven": [beoordeling.ingeschreven_op, beoordeling.ingeschreven_bron],
        "punten": punten,
        "melding": dict(melding),
    }
    if beoordeling.zorgmijder or beoordeling.zorgmijder_waaruit:
        # Only then: a proposal from before there was such a field keeps its hash.
        geheel["zorgmijder"] = [beoordeling.zorgmijder, beoordeling.zorgmijder_waaruit]
    tekst = json.dumps(geheel, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()


def mag_voorstellen(rollen: Collection[Rol], gemis: Sequence[Vraag]) -> Beslisrecht:
    """Say whether somebody with these roles may propose, with this still lacking."""
    if not mag(rollen, Handeling.BESLUIT_VOORSTELLEN):
        return Beslisrecht(mag=False, reden=weigering(Handeling.BESLUIT_VOORSTELLEN))
    if gemis:
        return Beslisrecht(
            mag=False, reden="Dit ontbreekt nog: " + " ".join(een.tekst for een in gemis)
        )
    return Beslisrecht(mag=True)


# After this many days nobody thinks that they still stand in.
_NET_VOORBIJ: Final = 14
_GEZOCHT: Final = (
    "Deze waarnemer is na het voorstel aangewezen door wie het voorstel deed, en beslist er daarom"
    " niet over. Laat een andere procesmanager beslissen. Is die er niet? Pas de motivering aan en"
    " laat een andere casusregisseur het opnieuw voorleggen."
)


def mag_besluiten(
    voorsteller: UUID | None,
    beslisser: UUID,
    rollen: Rollen,
    waarnemingen: Iterable[Waarneming],
    op: date,
    *,
    namen: Mapping[UUID, str] | None = None,
) -> Beslisrecht:
    """Say whether this person may decide on what that other proposed (besluit 11, E014, E044).

    Args:
        voorsteller: who proposed; None when that is not known, which nobody may decide on.
        beslisser: who wants to decide.
        rollen: of everyone whose account works today.
        waarnemingen: who stands in for whom; `gezocht` as it is for this proposal.
        op: the day of the decision.
        namen: to name who may.

    """
    if voorsteller is None:
        return Beslisrecht(mag=False, reden="Er is nog geen voorstel om over te beslissen.")
    managers = [wie for wie, hun in rollen.items() if Rol.PROCESMANAGER in hun]
    alle = tuple(waarnemingen)
    vervangt = waarneming_van(beslisser, (een for een in alle if not een.gezocht), rollen, op)
    if beslisser not in managers and vervangt is None:
        if waarneming_van(beslisser, alle, rollen, op) is not None:
            return Beslisrecht(mag=False, reden=_GEZOCHT)
        voorbij = _voorbij(beslisser, alle, op)
        return Beslisrecht(mag=False, reden=voorbij + _wie_wel(managers, namen or {}))
    if beslisser == voorsteller:
        return Beslisrecht(
            mag=False,
            reden="Wie het voorstel deed, beslist niet zelf. Dat doet een andere procesmanager, of"
            " een waarnemer die niet na het voorstel door uzelf is aangewezen.",
        )
    if beslisser in managers:
        return Beslisrecht(mag=True)
    return Beslisrecht(mag=True, namens=vervangt.voor if vervangt else None)


def _voorbij(wie: UUID, waarnemingen: Iterable[Waarneming], op: date) -> str:
    """Say that standing in ended, to who may have begun before that; else empty."""
    eindes = [een.tot for een in waarnemingen if een.waarnemer == wie and een.tot < op]
    laatst = max(eindes, default=None)
    if laatst is None or (op - laatst).days > _NET_VOORBIJ:
        return ""
    return f"De waarneming liep tot en met {voluit(laatst)} en is voorbij. "


def _wie_wel(managers: Sequence[UUID], namen: Mapping[UUID, str]) -> str:
    if not managers:
        return (
            "Er is nu geen procesmanager. Vraag de functioneel beheerder om een collega die rol"
            " te geven."
        )
    wie = opsomming(sorted(filter(None, (namen.get(een, "") for een in managers))), "of")
    haakjes = f" ({wie})" if wie else ""
    return (
        f"Hierover beslist de procesmanager{haakjes}, of een waarnemer met naam en periode."
        " Is de procesmanager er niet? Laat die een waarnemer aanwijzen bij Beheer, onder"
        " Waarneming. Kan dat niet meer, dan geeft de functioneel beheerder een collega de rol"
        " procesmanager."
    )
