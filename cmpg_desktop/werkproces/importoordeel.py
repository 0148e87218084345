"""What the rows of a list become, seen together and beside what is known already.

More rows with one number are more people of one casus. A row is taken whole or not at all; what is
there already is never changed by a list.
"""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.importregels import (
    ImportCasus,
    ImportPersoon,
    ImportRegel,
    ImportUitkomst,
)
from cmpg_desktop.werkproces.importvelden import ImportVeld
from cmpg_desktop.werkproces.taal import cijfers
from cmpg_desktop.werkproces.tekst import gevouwen

PersoonSleutel = tuple[str, date | None, date | None, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class BekendeCasus:
    """A casus that is there already, as far as a list is compared with it."""

    id: UUID
    titel: str = field(default="", repr=False)
    aanpak: str = ""
    gesloten_op: date | None = None
    mensen: tuple[ImportPersoon, ...] = field(default=(), repr=False)
    afgeschermd: bool = False  # for who imports: then nothing else of it is said


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportBekend:
    """What the database knows of what a list names.

    Attributes:
        casussen: by `casussleutel`.
        personen: by name and exact day of birth; more than one is no certainty.
        namen: the names that somebody has already.
        regisseurs: id and name of who can have a casus.

    """

    casussen: Mapping[str, BekendeCasus] = field(default_factory=dict, repr=False)
    personen: Mapping[tuple[str, date], tuple[UUID, ...]] = field(default_factory=dict, repr=False)
    namen: frozenset[str] = field(default=frozenset(), repr=False)
    regisseurs: tuple[tuple[UUID, str], ...] = ()


_KOLOM: Final = {
    "titel": ImportVeld.TITEL,
    "regime": ImportVeld.REGIME,
    "aanpak": ImportVeld.AANPAK,
    "zorgmijder": ImportVeld.ZORGMIJDER,
    "casusregisseur": ImportVeld.CASUSREGISSEUR,
    "geopend_op": ImportVeld.GEOPEND_OP,
    "gesloten_op": ImportVeld.GESLOTEN_OP,
    "fase": ImportVeld.FASE,
}


def beoordeel(
    regels: Iterable[ImportRegel],
    bekend: ImportBekend,
    koppen: Mapping[ImportVeld, str],
    *,
    zelfde_persoon: bool = True,
) -> tuple[ImportRegel, ...]:
    """Say of every row what it becomes.

    Args:
        regels: the rows as `lees_rij` gave them, in order.
        bekend: what the database knows.
        koppen: the heading of the column that goes to a field.
        zelfde_persoon: take who has the same name and day of birth for the same person.

    """
    oordeel = _Oordeel(bekend, koppen, zelfde_persoon=zelfde_persoon)
    gelezen = [oordeel.met_regisseur(regel) for regel in regels]
    gelezen = oordeel.zonder_tegenspraak(gelezen)
    return tuple(oordeel.geef(regel) for regel in gelezen)


class _Oordeel:
    def __init__(
        self, bekend: ImportBekend, koppen: Mapping[ImportVeld, str], *, zelfde_persoon: bool
    ) -> None:
        self._bekend = bekend
        self._koppen = koppen
        self._zelfde_persoon = zelfde_persoon
        self._samen: dict[str, ImportCasus] = {}
        self._regisseurs: dict[str, UUID] = {}
        self._begonnen: dict[str, int] = {}
        self._mensen: dict[str, dict[PersoonSleutel, int]] = defaultdict(dict)
        self._gezien: dict[tuple[str, date], int] = {}

    def _kop(self, veld: ImportVeld) -> str:
        return self._koppen.get(veld, veld.weergave)

    def met_regisseur(self, regel: ImportRegel) -> ImportRegel:
        """Find the casusregisseur by name."""
        if regel.casus is None or not regel.casus.casusregisseur:
            return regel
        gezegd = regel.casus.casusregisseur
        gevonden = _regisseur(gezegd, self._bekend.regisseurs)
        if len(gevonden) == 1:
            ((id_, naam),) = gevonden
            casus = replace(regel.casus, casusregisseur=naam)
            return replace(regel, casus=casus, casusregisseur_id=id_)
        waarom = (
            f"“{gezegd}” kan meer dan een casusregisseur zijn. Schrijf de hele naam."
            if gevonden
            else f"“{gezegd}” is hier geen casusregisseur. Maak eerst een account, of schrijf de "
            "naam zoals bij Accounts."
        )
        return regel.met_fout(self._kop(ImportVeld.CASUSREGISSEUR), waarom)

    def zonder_tegenspraak(self, regels: Sequence[ImportRegel]) -> list[ImportRegel]:
        """Put together what the rows of one casus say; who says something else is at fault."""
        uit: list[ImportRegel] = []
        waar: dict[tuple[str, str], int] = {}
        for regel in regels:
            nieuw = regel
            if regel.casus is not None and not regel.fouten:
                nieuw = self._neem_op(regel, regel.casus, waar)
            uit.append(nieuw)
        return [self._met_opening(regel) for regel in uit]

    def _neem_op(
        self, regel: ImportRegel, casus: ImportCasus, waar: dict[tuple[str, str], int]
    ) -> ImportRegel:
        samen = self._samen.get(casus.sleutel, ImportCasus(nummer=casus.nummer))
        for naam, veld in _KOLOM.items():
            hier, eerder = getattr(casus, naam), getattr(samen, naam)
            if hier and eerder and not _gelijk(hier, eerder):
                elders = waar[casus.sleutel, naam]
                regel = regel.met_fout(
                    self._kop(veld),
                    f"bij dezelfde casus staat op rij {elders} iets anders "
                    f"(“{_toon(eerder)}” en hier “{_toon(hier)}”).",
                )
        if regel.fouten:
            return regel
        for naam in _KOLOM:
            if getattr(casus, naam) and not getattr(samen, naam):
                samen = replace(samen, **{naam: getattr(casus, naam)})
                waar[casus.sleutel, naam] = regel.nummer
        self._samen[casus.sleutel] = samen
        if regel.casusregisseur_id is not None:
            self._regisseurs[casus.sleutel] = regel.casusregisseur_id
        return regel

    def _met_opening(self, regel: ImportRegel) -> ImportRegel:
        casus = regel.casus
        if casus is None or regel.fouten or casus.sleutel in self._bekend.casussen:
            return regel
        samen = self._samen[casus.sleutel]
        if samen.geopend_op is None:
            return regel.met_fout(
                self._kop(ImportVeld.GEOPEND_OP),
                "bij deze casus staat op geen goede rij wanneer hij is geopend.",
            )
        if samen.gesloten_op and samen.gesloten_op < samen.geopend_op:
            return regel.met_fout(
                self._kop(ImportVeld.GESLOTEN_OP), "de casus is gesloten voordat hij is geopend."
            )
        wie = self._regisseurs.get(casus.sleutel)
        return replace(regel, casus=samen, casusregisseur_id=wie)

    def geef(self, regel: ImportRegel) -> ImportRegel:
        """Give a row its outcome."""
        casus = regel.casus
        if regel.fouten or casus is None:
            return replace(regel, uitkomst=ImportUitkomst.FOUT, opmerkingen=())
        bestaand = self._bekend.casussen.get(casus.sleutel)
        if bestaand is not None:
            regel = self._bij_bestaande(regel, casus, bestaand)
        else:
            regel = self._bij_nieuwe(regel, casus)
        if regel.uitkomst.gaat_mee and regel.persoon is not None:
            self._mensen[casus.sleutel].setdefault(regel.persoon.sleutel, regel.nummer)
            regel = self._met_persoon(regel, regel.persoon)
        return regel

    def _bij_bestaande(
        self, regel: ImportRegel, casus: ImportCasus, bestaand: BekendeCasus
    ) -> ImportRegel:
        if bestaand.afgeschermd:
            return regel.met_fout(
                self._kop(ImportVeld.CASUSNUMMER),
                "dit nummer is al van een dossier dat is afgeschermd. Vraag het de procesmanager.",
            )
        eerder = self._eerder(regel)
        persoon = regel.persoon
        if persoon is None or any(een.kan_zijn(persoon) for een in bestaand.mensen):
            wat = "Deze casus staat er al." if persoon is None else "Deze persoon staat er al."
            return replace(regel, uitkomst=ImportUitkomst.AL_BEKEND, opmerkingen=(wat,))
        if eerder is not None:
            return _dubbel(regel, eerder)
        if bestaand.gesloten_op is not None:
            return regel.met_fout(
                self._kop(ImportVeld.CASUSNUMMER),
                f"deze casus staat er al en is sinds {cijfers(bestaand.gesloten_op)} afgesloten.",
            )
        if casus.titel and bestaand.titel and not _gelijk(casus.titel, bestaand.titel):
            # A wrong number would show a family to who works on another one.
            return regel.met_fout(
                self._kop(ImportVeld.TITEL),
                "in het programma heeft deze casus een andere titel. Klopt het nummer? Zo ja, maak "
                "deze cel leeg.",
            )
        return replace(regel, uitkomst=ImportUitkomst.EXTRA_PERSOON, casus_id=bestaand.id)

    def _bij_nieuwe(self, regel: ImportRegel, casus: ImportCasus) -> ImportRegel:
        begin = self._begonnen.get(casus.sleutel)
        if begin is None:
            self._begonnen[casus.sleutel] = regel.nummer
            if regel.persoon is None:
                regel = regel.met_opmerking("Er staat geen persoon bij.")
            if not casus.casusregisseur:
                regel = regel.met_opmerking("Er staat geen casusregisseur bij.")
            return replace(regel, uitkomst=ImportUitkomst.NIEUWE_CASUS)
        if regel.persoon is None:
            return _dubbel(regel, begin)
        eerder = self._eerder(regel)
        if eerder is not None:
            return _dubbel(regel, eerder)
        return replace(regel, uitkomst=ImportUitkomst.EXTRA_PERSOON)

    def _eerder(self, regel: ImportRegel) -> int | None:
        if regel.casus is None or regel.persoon is None:
            return None
        return self._mensen[regel.casus.sleutel].get(regel.persoon.sleutel)

    def _met_persoon(self, regel: ImportRegel, persoon: ImportPersoon) -> ImportRegel:
        naam, dag = persoon.naamsleutel, persoon.geboorte.vroegst
        if not persoon.is_herkenbaar or dag is None:
            if naam and naam in self._bekend.namen:
                return regel.met_opmerking(
                    "Er is al iemand met deze naam. Kijk na of het dezelfde persoon is."
                )
            return regel
        ids = self._bekend.personen.get((naam, dag), ())
        if not self._zelfde_persoon:
            if ids:
                return regel.met_opmerking(
                    "Al bekend, maar wordt op uw verzoek een nieuwe persoon."
                )
            return regel
        if len(ids) == 1:
            regel = replace(regel, persoon_id=ids[0])
            adres = " Het adres in het programma blijft zoals het is." if persoon.adres else ""
            return regel.met_opmerking(f"Al bekend: zelfde naam en geboortedatum.{adres}")
        if ids:
            return regel.met_opmerking(
                "Er zijn er meer met deze naam en geboortedatum. Wordt een nieuwe persoon."
            )
        if (naam, dag) in self._gezien:
            return regel.met_opmerking(f"Dezelfde persoon als op rij {self._gezien[naam, dag]}.")
        self._gezien[naam, dag] = regel.nummer
        if naam in self._bekend.namen:
            return regel.met_opmerking(
                "Er is al iemand met deze naam en een andere geboortedatum. Wordt een nieuwe "
                "persoon."
            )
        return regel


def _dubbel(regel: ImportRegel, eerder: int) -> ImportRegel:
    return replace(
        regel, uitkomst=ImportUitkomst.AL_BEKEND, opmerkingen=(f"Hetzelfde als rij {eerder}.",)
    )


def _gelijk(een: object, ander: object) -> bool:
    if isinstance(een, str) and isinstance(ander, str):
        return gevouwen(een) == gevouwen(ander)
    return een == ander


def _toon(waarde: object) -> str:
    return cijfers(waarde) if isinstance(waarde, date) else str(waarde)


def _regisseur(gezegd: str, mensen: Sequence[tuple[UUID, str]]) -> list[tuple[UUID, str]]:
    """Find who is meant: the whole name, or else words of it that only one of them has."""
    woorden = set(gevouwen(gezegd).split())
    heel = [wie for wie in mensen if gevouwen(wie[1]) == gevouwen(gezegd)]
    if heel or not woorden:
        return heel
    return [wie for wie in mensen if woorden <= set(gevouwen(wie[1]).split())]


def tellingen(regels: Iterable[ImportRegel]) -> Mapping[ImportUitkomst, int]:
    """Count the rows by outcome."""
    geteld = Counter(regel.uitkomst for regel in regels)
    return {uitkomst: geteld[uitkomst] for uitkomst in ImportUitkomst}


def merkteken(regels: Iterable[ImportRegel]) -> str:
    """Return a mark by which two judgements of the same file are the same."""
    som = hashlib.sha256()
    for regel in regels:
        deel = (regel.nummer, regel.uitkomst.value, regel.casus_id, regel.persoon_id)
        inhoud = tuple(str(getattr(regel, veld.name)) for veld in fields(regel) if veld.repr)
        som.update(repr((deel, inhoud, regel.cellen)).encode())
    return som.hexdigest()
