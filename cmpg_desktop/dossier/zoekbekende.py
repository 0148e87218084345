"""Who or which address is already known, offered while somebody types (E070, besluit 6)."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import select

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.personen import Bekend, ZoekBekende
from cmpg_desktop.database.tabellen.meldingen import betrokkene
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.afscherming import kijker, mens_zichtbaar
from cmpg_desktop.dossier.personenlezen import bekend_bij, bekend_in, geboortejaar
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.dossier.vinden import vind
from cmpg_desktop.werkproces.bevoegdheden import Handeling


@beantwoordt(ZoekBekende, Handeling.ZOEKEN)
def zoek_bekende(lezing: Lezing, query: ZoekBekende, context: Context) -> tuple[Bekend, ...]:
    """Say that somebody is known here and with whom; nothing of why, until it is opened."""
    soort = "adres" if query.adres else "persoon"
    regels = vind(lezing, query.tekst, soorten=(soort,), limiet=query.limiet)
    if not regels:
        return ()
    refs = [regel.ref_id for regel in regels]
    if query.adres:
        return _adressen(lezing, regels, refs, context)
    wie = kijker(context)
    mensen, plekken = lezing.lees(
        select(persoon.c.id, persoon.c.geboren_vroegst, persoon.c.geboren_laatst).where(
            persoon.c.id.in_(refs), mens_zichtbaar(persoon.c.id, wie)
        ),
        bekend_in(wie, betrokkene.c.persoon_id.in_(refs)),
    )
    per_id = {rij.id: rij for rij in mensen}
    waar = _per(plekken, lambda rij: rij.persoon_id)
    namen = Counter(regel.titel for regel in regels if regel.ref_id in per_id)
    return tuple(
        Bekend(
            persoon_id=regel.ref_id,
            naam=regel.titel,
            toelichting=_toelichting(per_id[regel.ref_id], plek, naamgenoot=namen[regel.titel] > 1),
            dossiers=len(plek),
        )
        for regel in regels
        if regel.ref_id in per_id
        for plek in [waar.get(regel.ref_id, [])]
    )


def _adressen(
    lezing: Lezing, regels: Iterable[Any], refs: list[UUID], context: Context
) -> tuple[Bekend, ...]:
    wie = kijker(context)
    bewoners = select(persoon_adres.c.persoon_id).where(persoon_adres.c.id.in_(refs))
    adressen, plekken = lezing.lees(
        select(persoon_adres.c.id, persoon_adres.c.persoon_id).where(
            persoon_adres.c.id.in_(refs), mens_zichtbaar(persoon_adres.c.persoon_id, wie)
        ),
        bekend_in(wie, betrokkene.c.persoon_id.in_(bewoners)),
    )
    van_wie = {rij.id: rij.persoon_id for rij in adressen}
    waar = _per(plekken, lambda rij: rij.persoon_id)
    per_adres: dict[str, list[Any]] = defaultdict(list)
    for regel in regels:
        if regel.ref_id in van_wie:
            per_adres[regel.titel] += waar.get(van_wie[regel.ref_id], [])
    return tuple(
        Bekend(
            persoon_id=None,
            naam=titel,
            toelichting=bekend_bij(plek),
            dossiers=len({rij.melding_id or rij.casus_id for rij in plek}),
        )
        for titel, plek in per_adres.items()
    )


def _per(rijen: Iterable[Any], sleutel: Any) -> dict[Any, list[Any]]:
    verdeeld: dict[Any, list[Any]] = defaultdict(list)
    for rij in rijen:
        verdeeld[sleutel(rij)].append(rij)
    return verdeeld


def _toelichting(wie: Any, plekken: Iterable[Any], *, naamgenoot: bool) -> str:
    """Say with whom; only who shares a name with another here gets the year to be told apart."""
    jaar = geboortejaar(wie) if naamgenoot else ""
    return ", ".join(filter(None, (bekend_bij(plekken), jaar)))
