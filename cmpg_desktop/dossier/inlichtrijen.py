"""Makes the people of inlichten out of rows: who they are, where they live, who stands for whom."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from cmpg_desktop.dossier.afscherming import IEMAND
from cmpg_desktop.dossier.zoekindex import NAAMDELEN, adres_van, naam_van
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.geboorte import Geboorte
from cmpg_desktop.werkproces.inlichtgegevens import (
    AdresPeriode,
    Betrokkene,
    Organisatie,
    Persoon,
    Veilig,
    Vertegenwoordiging,
)
from cmpg_desktop.werkproces.namen import Naam, Naamgebruik
from cmpg_desktop.werkproces.relaties import GezagSoort


def zonder_naam(rij: Any) -> SimpleNamespace:
    """Keep of who may not be known only that there is somebody, and whether they still live."""
    leeg = dict.fromkeys(NAAMDELEN, "") | {
        "geslachtsnaam": IEMAND,
        "naamgebruik": Naamgebruik.E.value,
        "geboren_vroegst": None,
        "geboren_laatst": None,
        "geboorte_tekst": "",
        "geboorte_op": None,
    }
    return SimpleNamespace(**{**rij._asdict(), **leeg})


def _gesproken(rij: Any) -> Naam:
    """Give the name as colleagues say it, with the initials of the whole name for on a letter."""
    naam = naam_van(rij)
    if not rij.roepnaam:
        return naam
    return replace(naam, voornamen=rij.roepnaam, voorletters=naam.initialen)


def als_personen(personen: Sequence[Any], adressen: Sequence[Any]) -> dict[UUID, Persoon]:
    """Give everyone who may get a letter, with their addresses, by id."""
    per: dict[UUID, list[AdresPeriode]] = defaultdict(list)
    for rij in adressen:
        per[rij.persoon_id].append(
            AdresPeriode(
                id=rij.id,
                soort=rij.soort,
                adres=adres_van(rij),
                van=rij.van,
                tot=rij.tot,
                geheim=rij.geheim,
            )
        )
    return {
        rij.id: Persoon(
            id=rij.id,
            naam=_gesproken(rij),
            geboorte=Geboorte(rij.geboren_vroegst, rij.geboren_laatst),
            overleden_op=rij.overleden_op,
            adressen=tuple(per[rij.id]),
            adres_onbekend=rij.adres_onbekend,
        )
        for rij in personen
    }


def als_betrokkenen(
    mensen: Sequence[Any], wie: Mapping[UUID, Persoon], dossier_id: UUID
) -> tuple[Betrokkene, ...]:
    """Give the betrokkenen of the dossier, each persoon once, with who they are beside it."""
    per: dict[UUID, set[UUID]] = defaultdict(set)
    for rij in mensen:
        per[rij.persoon_id].add(rij.id)
    eigen: dict[UUID, Betrokkene] = {}
    for rij in mensen:
        # Somebody who was added twice is told once.
        hier = dossier_id in (rij.melding_id, rij.casus_id) and rij.persoon_id in wie
        if hier and rij.persoon_id not in eigen:
            eigen[rij.persoon_id] = Betrokkene(
                id=rij.id,
                persoon=wie[rij.persoon_id],
                rol=rij.rol,
                veilig=Veilig(rij.brief_veilig),
                ook_als=frozenset(per[rij.persoon_id] - {rij.id}),
            )
    return tuple(eigen.values())


def als_vertegenwoordiging(
    rijen: Sequence[Any], wie: Mapping[UUID, Persoon]
) -> list[Vertegenwoordiging]:
    """Give who decides or speaks for whom; a holder who was taken away is left out."""
    uit = []
    for rij in rijen:
        houder: Persoon | Organisatie | None = wie.get(rij.houder_persoon_id)
        if rij.houder_organisatie_id is not None:
            houder = Organisatie(
                id=rij.houder_organisatie_id,
                weergave=rij.naam,
                adres=Adres(
                    straat=rij.straat,
                    huisnummer=rij.huisnummer,
                    postcode=rij.postcode,
                    woonplaats=rij.woonplaats,
                ),
            )
        if houder is not None:
            uit.append(
                Vertegenwoordiging(
                    id=rij.id,
                    over_persoon_id=rij.over_persoon_id,
                    houder=houder,
                    soort=GezagSoort(rij.soort),
                    bron=rij.bron,
                    nagekeken_op=rij.nagekeken_op,
                    van=rij.van,
                    tot=rij.tot,
                )
            )
    return uit
