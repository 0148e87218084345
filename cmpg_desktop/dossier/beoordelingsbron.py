"""What is judged, read in one batch: the melding, its facts, and the rows of its rounds."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import Column, ColumnElement, Select, or_, select

from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit, melding, problematiek
from cmpg_desktop.database.tabellen.partners import contactpersoon, organisatie
from cmpg_desktop.database.transactie import Leesbaar
from cmpg_desktop.dossier import personenlezen, zoekindex
from cmpg_desktop.dossier.feiten import als_feit, feiten_waar
from cmpg_desktop.dossier.vragenstand import stand_van
from cmpg_desktop.werkproces.beoordeling import (
    Aanpak,
    Beoordeling,
    MeldingStand,
    Punt,
    Weging,
    inhoud_van,
    ontbreekt,
)
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.meldingregels import Vraag, ontbreekt_nog
from cmpg_desktop.werkproces.rondes import ronde_van
from cmpg_desktop.werkproces.waarneming import Waarneming

AANTAL = 9  # answers to `vragen`

# Narrows a column of meldingen to the one, or the many, that are asked about.
_Van = Callable[[Column[Any]], ColumnElement[bool]]

# What the melding says; not who handles it, what it is called, or a letter that is being written.
_INHOUD: Final = (
    "organisatie_id",
    "contactpersoon_id",
    "melder_soort",
    "melder_naam",
    "melder_functie",
    "melder_waarom",
    "concrete_vraag",
    "eerder_geprobeerd",
    "inzet_bemiddeling",
    "inzet_dossier",
    "inzet_hulp",
    "inzet_corporatie",
    "deelgrond",
    "deelgrond_toelichting",
    "conflict_zeer_ernstig",
    "conflict_niet_anders",
    "conflict_intensief_geprobeerd",
)

# Of who it is about: the name and birth by which they are that person.
_PERSOON: Final = (
    *zoekindex.NAAMDELEN,
    "geboren_vroegst",
    "geboren_laatst",
    "overleden_op",
    "adres_onbekend",
    "b_rol",
    "b_woont_in",
    "b_weet_van_melding",
    "b_weet_sinds",
    "b_weet_van_wie",
    "b_weet_toelichting",
)
_ADRES: Final = (
    "soort",
    "straat",
    "huisnummer",
    "huisletter",
    "toevoeging",
    "postcode",
    "woonplaats",
    "van",
    "tot",
)


def beoordeling_id(melding_id: UUID, ronde: int) -> UUID:
    """Give the id of the row of a round: two colleagues who begin it make the same row."""
    return uuid5(melding_id, f"beoordeling/{ronde}")


def punt_id(beoordeling: UUID, code: str) -> UUID:
    """Give the id of the row of a point, by which the screen knows it before it is there."""
    return uuid5(beoordeling, code)


def vragen(melding_id: UUID, *, slot: bool = False) -> tuple[Leesbaar, ...]:
    """Ask for all that is judged. With `slot` it cannot change until the command is done.

    The melding comes first: who waits for it reads the rest as the other left it. Only a persoon is
    of more dossiers than this one and is not held: a change at the same moment comes after.
    """
    return _vragen(lambda kolom: kolom == melding_id, slot=slot)


def vragen_van_alle(welke: Select[Any]) -> tuple[Leesbaar, ...]:
    """Ask the same of many meldingen at once; `welke` gives their ids."""
    return _vragen(lambda kolom: kolom.in_(welke), slot=False)


def _vragen(van: _Van, *, slot: bool) -> tuple[Leesbaar, ...]:
    van_melding = van(betrokkene.c.melding_id)
    mensen, adressen = personenlezen.mensen_en_adressen(van_melding)
    rondes = select(beoordeling).where(van(beoordeling.c.melding_id))
    punten = (
        select(beoordelingspunt)
        .join(beoordeling, beoordeling.c.id == beoordelingspunt.c.beoordeling_id)
        .where(van(beoordeling.c.melding_id))
    )
    gebieden = select(problematiek).where(
        van(problematiek.c.melding_id), problematiek.c.verwijderd_op.is_(None)
    )
    wie = select(betrokkene).where(van_melding, betrokkene.c.verwijderd_op.is_(None))
    van_beoordeling = select(beoordeling.c.casus_id).where(van(beoordeling.c.melding_id))
    van_koppeling = select(melding.c.casus_id).where(van(melding.c.id))
    rij = _melding(van)
    if slot:
        rij = rij.with_for_update(of=melding)
        rondes = rondes.order_by(beoordeling.c.id).with_for_update()
        punten = punten.order_by(beoordelingspunt.c.id).with_for_update(of=beoordelingspunt)
        gebieden = gebieden.order_by(problematiek.c.id).with_for_update()
        wie = wie.order_by(betrokkene.c.id).with_for_update()
    return (
        rij,
        feiten_waar(van(feit.c.melding_id)).add_columns(
            feit.c.door_id, feit.c.vastgelegd_op, feit.c.melding_id
        ),
        rondes,
        punten,
        gebieden,
        wie,
        select(casus.c.id, casus.c.nummer, casus.c.titel, casus.c.gesloten_op).where(
            or_(casus.c.id.in_(van_beoordeling), casus.c.id.in_(van_koppeling))
        ),
        mensen,
        adressen,
    )


def _melding(van: _Van) -> Any:
    return (
        select(
            melding,
            organisatie.c.naam.label("organisatie"),
            organisatie.c.soort.label("organisatie_soort"),
            contactpersoon.c.telefoon.label("contact_telefoon"),
            contactpersoon.c.email.label("contact_email"),
        )
        .outerjoin(organisatie, organisatie.c.id == melding.c.organisatie_id)
        .outerjoin(contactpersoon, contactpersoon.c.id == melding.c.contactpersoon_id)
        .where(van(melding.c.id), melding.c.verwijderd_op.is_(None))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bron:
    """All that is judged about one melding, and how far that is."""

    melding: Any = field(repr=False)
    feiten: tuple[Feit, ...] = field(repr=False)
    rijen: Mapping[UUID, Any] = field(repr=False)  # of the facts: who and when
    rondes: Mapping[int, Any] = field(repr=False)
    punten: Mapping[UUID, Mapping[str, Any]] = field(repr=False)
    problematiek: tuple[Any, ...] = field(repr=False)
    betrokkenen: tuple[Any, ...] = field(repr=False)
    mensen: tuple[Any, ...] = field(repr=False)  # the same, with the persoon that each is
    adressen: tuple[Any, ...] = field(repr=False)
    casussen: Mapping[UUID, Any] = field(repr=False)
    vragen: tuple[Vraag, ...]  # what the melding lacks
    ronde: int

    @property
    def id(self) -> UUID:
        """The row of the round that is on, whether it is there or not."""
        return beoordeling_id(self.melding.id, self.ronde)

    @property
    def rij(self) -> Any | None:
        """The row of the round that is on, once it is there."""
        return self.rondes.get(self.ronde)

    def door(self, een: Feit) -> UUID | None:
        """Give who recorded a fact."""
        door: UUID | None = self.rijen[een.id].door_id
        return door

    def moment(self, een: Feit) -> datetime:
        """Give when a fact was recorded."""
        moment: datetime = een.moment or self.rijen[een.id].vastgelegd_op
        return moment

    def waarnemingen(
        self, voorstel: Feit | None, alle: Iterable[Waarneming]
    ) -> tuple[Waarneming, ...]:
        """Give who stands in for whom, as it is for this proposal."""
        if voorstel is None:
            return tuple(alle)
        door, op = self.door(voorstel), self.moment(voorstel)
        return tuple(een.bij_voorstel(door, op) for een in alle)

    def beoordeling(self, ronde: int | None = None) -> Beoordeling:
        """Give what was filled in for a round: the one that is on, unless another is named."""
        rij = self.rondes.get(ronde or self.ronde)
        if rij is None:
            return Beoordeling()
        return Beoordeling(
            uitkomst=Weging(rij.uitkomst) if rij.uitkomst else None,
            aanpak=Aanpak(rij.aanpak) if rij.aanpak else None,
            motivering=rij.motivering,
            punten=MappingProxyType(
                {
                    code: Punt(code=code, antwoord=een.antwoord, waaruit=een.waaruit)
                    for code, een in self.punten.get(rij.id, {}).items()
                }
            ),
            casus_id=rij.casus_id,
            organisatie_id=rij.organisatie_id,
            naar_wie=rij.naar_wie,
            melder_tot=rij.melder_tot,
            ingeschreven_op=rij.ingeschreven_op,
            ingeschreven_bron=rij.ingeschreven_bron,
            zorgmijder=rij.zorgmijder,
            zorgmijder_waaruit=rij.zorgmijder_waaruit,
        )

    def stand(self) -> MeldingStand:
        """Give what the rules must know of the melding."""
        rij = self.rij
        genoemd = self.casussen.get(rij.casus_id) if rij is not None and rij.casus_id else None
        return MeldingStand(
            ontbreekt=self.vragen,
            met_melder_gesproken=any(
                een.soort is FeitSoort.GESPREK_MELDER for een in geldige(self.feiten)
            ),
            casus_loopt=genoemd.gesloten_op is None if genoemd is not None else None,
        )

    def gemis(self) -> tuple[Vraag, ...]:
        """Give "Dit ontbreekt nog" of the round that is on."""
        return ontbreekt(self.beoordeling(), self.stand())

    def inhoud(self) -> str:
        """Give the hash of what is judged now."""
        return inhoud_van(
            self.beoordeling(),
            {
                **{kolom: getattr(self.melding, kolom) for kolom in _INHOUD},
                "problematiek": sorted(
                    [een.leefgebied, een.tekst, een.bijzonder, een.strafrechtelijk]
                    for een in self.problematiek
                ),
                # What was merged into it brings people along.
                "opgenomen": sorted(
                    str(een.over)
                    for een in geldige(self.feiten)
                    if een.soort is FeitSoort.OPGENOMEN
                ),
                "betrokkenen": self._mensen(),
                "ontvangst": self._ontvangst(),
            },
        )

    def _mensen(self) -> list[Any]:
        adressen = defaultdict[UUID, list[Any]](list)
        for een in self.adressen:
            adressen[een.persoon_id].append([getattr(een, deel) for deel in _ADRES])
        return sorted(
            (
                [
                    een.id,
                    [getattr(een, deel) for deel in _PERSOON],
                    # A day that may be empty cannot be put in order, its words can.
                    sorted(adressen[een.id], key=repr),
                ]
                for een in self.mensen
            ),
            key=repr,
        )

    def _ontvangst(self) -> list[Any]:
        """When and how it came in, with what was merged into it."""
        return [
            [
                een.soort,
                een.datum,
                # Another machine may read the same moment in another time zone.
                een.moment.astimezone(UTC) if een.moment is not None else None,
                een.kanaal,
                een.over,
            ]
            for een in geldige(self.feiten)
            if een.soort in (FeitSoort.ONTVANGST, FeitSoort.OPGENOMEN)
        ]


def bron_van(antwoorden: Sequence[Sequence[Any]], vandaag: date) -> Bron | None:
    """Make the source of the answers to `vragen`; None when the melding is gone."""
    meldingen, feitrijen, rondes, punten, gebieden, wie, casussen, mensen, adressen = antwoorden
    if not meldingen:
        return None
    rij = meldingen[0]
    feiten = tuple(als_feit(een) for een in feitrijen)
    per_ronde = defaultdict[UUID, dict[str, Any]](dict)
    for een in punten:
        per_ronde[een.beoordeling_id][een.code] = een
    betrokkenen = personenlezen.betrokkenen_van((mensen, adressen, (), (), (), (), ()))
    stand = stand_van(rij, betrokkenen, gebieden, vandaag)
    return Bron(
        melding=rij,
        feiten=feiten,
        rijen={een.id: een for een in feitrijen},
        rondes={een.ronde: een for een in rondes},
        punten=per_ronde,
        problematiek=tuple(gebieden),
        mensen=tuple(mensen),
        adressen=tuple(adressen),
        betrokkenen=tuple(sorted(wie, key=lambda een: (een.volgorde, een.id))),
        casussen={een.id: een for een in casussen},
        vragen=ontbreekt_nog(stand),
        ronde=ronde_van(feiten),
    )


def bronnen_van(antwoorden: Sequence[Sequence[Any]], vandaag: date) -> dict[UUID, Bron]:
    """Make the sources of the answers to `vragen_van_alle`, by melding."""
    meldingen, feiten, rondes, punten, gebieden, wie, casussen, mensen, adressen = antwoorden
    per_feit = _per(feiten, "melding_id")
    per_ronde = _per(rondes, "melding_id")
    per_punt = _per(punten, "beoordeling_id")
    per_gebied = _per(gebieden, "melding_id")
    per_wie = _per(wie, "melding_id")
    per_mens = _per(mensen, "b_melding_id")
    per_adres = _per(adressen, "persoon_id")
    bronnen: dict[UUID, Bron] = {}
    for rij in meldingen:
        zij = per_mens[rij.id]
        bron = bron_van(
            (
                (rij,),
                per_feit[rij.id],
                per_ronde[rij.id],
                [punt for ronde in per_ronde[rij.id] for punt in per_punt[ronde.id]],
                per_gebied[rij.id],
                per_wie[rij.id],
                casussen,
                zij,
                [adres for een in zij for adres in per_adres[een.id]],
            ),
            vandaag,
        )
        if bron is not None:
            bronnen[rij.id] = bron
    return bronnen


def _per(rijen: Sequence[Any], kolom: str) -> Mapping[UUID, list[Any]]:
    verdeeld = defaultdict[UUID, list[Any]](list)
    for rij in rijen:
        verdeeld[getattr(rij, kolom)].append(rij)
    return verdeeld
