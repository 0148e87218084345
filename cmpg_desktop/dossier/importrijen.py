"""The rows that an import writes: gathered per table, so that a list is a handful of statements."""

from collections import defaultdict
from dataclasses import fields
from datetime import date
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Table, func, insert, select

from cmpg_desktop.berichten.kern import Change, Noun, nieuw_id
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.database.tabellen.personen import persoon, persoon_adres
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier import zoekindex
from cmpg_desktop.dossier.eerstevastlegging import niet_nodig
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, Uitkomst
from cmpg_desktop.werkproces.importregels import (
    ImportCasus,
    ImportPersoon,
    ImportRegel,
    ImportUitkomst,
)
from cmpg_desktop.werkproces.inlichtafronding import werkelijk
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene, InlichtenDossier, Persoon
from cmpg_desktop.werkproces.namen import Geslacht
from cmpg_desktop.werkproces.taal import hoofdletter, voluit

# What others refer to comes first.
_VOLGORDE: Final = (casus, persoon, persoon_adres, betrokkene, feit, zoekingang)
_OVERGENOMEN: Final = "overgenomen uit een bestand"


class Importrijen:
    """Makes the rows of a judged list; `schrijf` adds them to the transaction."""

    def __init__(
        self, tx: Transactie, regels: tuple[ImportRegel, ...], *, zelfde_persoon: bool
    ) -> None:
        self._tx = tx
        self._zelfde_persoon = zelfde_persoon
        self._rijen: dict[Table, list[dict[str, Any]]] = defaultdict(list)
        self._casussen: dict[str, UUID] = {}
        self._personen: dict[tuple[str, date | None], UUID] = {}
        self._wijzigingen: set[Change] = set()
        mee = [regel for regel in regels if regel.uitkomst.gaat_mee]
        self._dicht: set[UUID] = set()
        self._volgorde = self._hoogste(mee)
        self._overleden = self._wie_overleed(mee)
        for regel in mee:
            self._neem(regel)

    @property
    def wijzigingen(self) -> frozenset[Change]:
        """What came in, for who shows it."""
        return frozenset(self._wijzigingen)

    @property
    def dossiers(self) -> frozenset[UUID]:
        """The casussen that are new or have somebody more."""
        return frozenset(self._casussen.values())

    def schrijf(self) -> None:
        """Add everything to the transaction, table by table."""
        for tabel in _VOLGORDE:
            if self._rijen[tabel]:
                self._tx.schrijf(insert(tabel), self._rijen[tabel])

    def _hoogste(self, mee: list[ImportRegel]) -> dict[UUID, int]:
        bestaand = {regel.casus_id for regel in mee if regel.casus_id is not None}
        if not bestaand:
            return {}
        rijen = self._tx.rijen(
            select(betrokkene.c.casus_id, func.max(betrokkene.c.volgorde).label("hoogste"))
            .where(betrokkene.c.casus_id.in_(bestaand))
            .group_by(betrokkene.c.casus_id)
        )
        return {rij.casus_id: rij.hoogste for rij in rijen}

    def _wie_overleed(self, mee: list[ImportRegel]) -> dict[UUID, date]:
        bekend = {regel.persoon_id for regel in mee if regel.persoon_id is not None}
        if not bekend:
            return {}
        rijen = self._tx.rijen(
            select(persoon.c.id, persoon.c.overleden_op).where(
                persoon.c.id.in_(bekend), persoon.c.overleden_op.is_not(None)
            )
        )
        return {rij.id: rij.overleden_op for rij in rijen}

    def _neem(self, regel: ImportRegel) -> None:
        if regel.casus is None:
            return
        sleutel = regel.casus.sleutel
        if regel.uitkomst is ImportUitkomst.NIEUWE_CASUS:
            self._casussen[sleutel] = self._nieuwe_casus(regel, regel.casus)
        elif regel.casus_id is not None:
            self._casussen[sleutel] = regel.casus_id
        if regel.persoon is not None:
            self._betrokkene(regel, regel.persoon, self._casussen[sleutel])

    def _nieuwe_casus(self, regel: ImportRegel, wat: ImportCasus) -> UUID:
        casus_id = nieuw_id()
        self._rijen[casus].append(
            {
                "id": casus_id,
                "nummer": wat.nummer,
                "titel": wat.titel,
                "regime": wat.regime or "CMPG",
                "aanpak": wat.aanpak,
                "zorgmijder": wat.zorgmijder,
                "zorgmijder_waaruit": f"{hoofdletter(_OVERGENOMEN)}."
                if wat.zorgmijder == "ja"
                else "",
                "casusregisseur_id": regel.casusregisseur_id,
                "geopend_op": wat.geopend_op,
                "gesloten_op": wat.gesloten_op,
            }
        )
        self._vind(zoekindex.ingang("casus", casus_id, f"{wat.nummer} {wat.titel}".strip()))
        self._feiten(casus_id, regel, wat)
        self._wijzigingen.add(Change(noun=Noun.CASUS, id=casus_id))
        return casus_id

    def _feiten(self, casus_id: UUID, regel: ImportRegel, wat: ImportCasus) -> None:
        """Record what is known to be true, on the day it was: no date is made up."""
        vandaag = self._tx.vandaag
        assert wat.geopend_op is not None  # noqa: S101  (a row without it is at fault)
        delen = [_OVERGENOMEN, f"geopend op {voluit(wat.geopend_op)}"]
        if wat.fase is not None:
            delen.append(f"toen in fase {wat.fase}")
        self._feit(casus_id, FeitSoort.GEMAAKT, vandaag, tekst=", ".join(delen))
        if regel.casusregisseur_id is not None:
            self._feit(casus_id, FeitSoort.TOEGEWEZEN, vandaag, naam=wat.casusregisseur)
        if wat.fase == 2 and wat.gesloten_op is None:  # noqa: PLR2004  the phase
            # A casus begins with this besluit, so its day is known. Those of later phases are not.
            self._feit(
                casus_id,
                FeitSoort.BESLUIT_FASE_1,
                wat.geopend_op,
                uitkomst=Uitkomst.FASE_2.value,
            )
        if wat.gesloten_op is not None:
            self._feit(casus_id, FeitSoort.AFGESLOTEN, wat.gesloten_op)
            self._dicht.add(casus_id)

    def _feit(self, casus_id: UUID, soort: FeitSoort, dag: date, **meer: Any) -> None:
        leeg = {"naam": "", "tekst": "", "uitkomst": "", "over_id": None, "aan_id": None}
        feit_id = nieuw_id()
        self._rijen[feit].append(
            {
                "id": feit_id,
                "casus_id": casus_id,
                "soort": soort.value,
                "datum": dag,
                "door_id": self._tx.actor,
                "vastgelegd_op": self._tx.nu,
                **leeg,
                **meer,
            }
        )
        self._wijzigingen.add(Change(noun=Noun.FEIT, id=feit_id))

    def _betrokkene(self, regel: ImportRegel, wie: ImportPersoon, casus_id: UUID) -> None:
        persoon_id = regel.persoon_id or self._nieuw_persoon(wie)
        volgorde = self._volgorde.get(casus_id, 0) + 1
        self._volgorde[casus_id] = volgorde
        betrokkene_id = nieuw_id()
        self._rijen[betrokkene].append(
            {
                "id": betrokkene_id,
                "persoon_id": persoon_id,
                "casus_id": casus_id,
                "rol": wie.rol,
                "volgorde": volgorde,
            }
        )
        self._wijzigingen.add(Change(noun=Noun.BETROKKENE, id=betrokkene_id))
        self._wijzigingen.add(Change(noun=Noun.PERSOON, id=persoon_id))
        self._inlichten(casus_id, betrokkene_id, persoon_id, wie)

    def _inlichten(
        self, casus_id: UUID, betrokkene_id: UUID, persoon_id: UUID, wie: ImportPersoon
    ) -> None:
        """Let telling be work to do from today, unless the list says that it was done."""
        if casus_id not in self._dicht:
            self._feit(
                casus_id, FeitSoort.EERSTE_VASTLEGGING, self._tx.vandaag, over_id=betrokkene_id
            )
        naam = wie.naam.weergavenaam
        if overleden_op := self._overleden.get(persoon_id):
            niet = niet_nodig(self._tx, betrokkene_id, naam, overleden_op)
            self._feit(
                casus_id,
                niet.soort,
                niet.datum,
                over_id=niet.over,
                naam=naam,
                tekst=niet.tekst,
                uitkomst=niet.uitkomst,
            )
        if wie.ingelicht_op is not None:
            self._feit(
                casus_id,
                FeitSoort.INGELICHT,
                wie.ingelicht_op,
                over_id=betrokkene_id,
                aan_id=persoon_id,
                naam=naam,
                tekst=_OVERGENOMEN,
                uitkomst=_rest(self._tx, betrokkene_id, persoon_id, wie),
            )

    def _nieuw_persoon(self, wie: ImportPersoon) -> UUID:
        sleutel = (wie.naamsleutel, wie.geboorte.vroegst)
        if self._zelfde_persoon and wie.is_herkenbaar and sleutel in self._personen:
            return self._personen[sleutel]
        naam = wie.naam
        geslacht = "" if naam.geslacht is Geslacht.O else naam.geslacht.value
        rij: dict[str, Any] = {
            "id": nieuw_id(),
            "voornamen": naam.voornamen,
            "voorletters": naam.voorletters,
            "roepnaam": "",
            "voorvoegsel": naam.voorvoegsel,
            "geslachtsnaam": naam.geslachtsnaam,
            "partner_voorvoegsel": "",
            "partner_geslachtsnaam": "",
            "naamgebruik": "E",
            "geslacht": geslacht,
            "naam_f": zoekindex.gevouwen_naam(naam),
            "geboren_vroegst": wie.geboorte.vroegst,
            "geboren_laatst": wie.geboorte.laatst,
            "geboorte_tekst": wie.geboorte_tekst,
            "geboorte_op": self._tx.vandaag if wie.geboorte_tekst else None,
        }
        self._rijen[persoon].append(rij)
        self._vind(zoekindex.persoon_ingang(SimpleNamespace(**rij)))
        if wie.adres is not None:
            self._adres(rij["id"], wie.adres)
        persoon_id: UUID = rij["id"]
        if wie.is_herkenbaar:
            self._personen[sleutel] = persoon_id
        return persoon_id

    def _adres(self, persoon_id: UUID, adres: Adres) -> None:
        adres_id = nieuw_id()
        self._rijen[persoon_adres].append(
            {
                "id": adres_id,
                "persoon_id": persoon_id,
                **{deel.name: getattr(adres, deel.name) for deel in fields(Adres)},
                "adres_f": zoekindex.gevouwen_adres(adres),
            }
        )
        self._vind(zoekindex.adres_ingang(adres_id, adres))
        self._wijzigingen.add(Change(noun=Noun.ADRES, id=adres_id))

    def _vind(self, regel: dict[str, Any]) -> None:
        if regel:
            self._rijen[zoekingang].append(regel)


def _rest(tx: Transactie, over: UUID, persoon_id: UUID, wie: ImportPersoon) -> str:
    """Say who is left to tell: a list does not know who has gezag over a child."""
    zelf = Persoon(id=persoon_id, naam=wie.naam, geboorte=wie.geboorte)
    verteld = Feit(
        id=over,
        volgnr=0,
        soort=FeitSoort.INGELICHT,
        datum=wie.ingelicht_op or tx.vandaag,
        over=over,
        aan=persoon_id,
    )
    dossier = InlichtenDossier(betrokkenen=(Betrokkene(id=over, persoon=zelf),))
    return werkelijk(dossier, (verteld,), over, tx.vandaag).value
