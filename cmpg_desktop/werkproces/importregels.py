"""Read one row of somebody else's list: a casus, a person in it, and what is wrong with the row.

Pure: what the database already knows is for `importoordeel`. Every fault names the column.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from cmpg_desktop.werkproces.adressen import Adres, normaliseer_postcode, parse_adres
from cmpg_desktop.werkproces.geboorte import ONBEKEND, Geboorte, parse_geboorte
from cmpg_desktop.werkproces.importvelden import (
    BSN_REDEN,
    ImportRij,
    ImportVeld,
    bevat_bsn,
    is_jaarnummer,
)
from cmpg_desktop.werkproces.namen import Naam, splits_naam
from cmpg_desktop.werkproces.persoonregel import lees_gezin
from cmpg_desktop.werkproces.taal import cijfers, parse_datum
from cmpg_desktop.werkproces.tekst import gevouwen, schoon

LANGST: Final = 500
BEWAARJAREN: Final = 5


class ImportUitkomst(StrEnum):
    """What happens with a row."""

    NIEUWE_CASUS = "nieuwe_casus"
    EXTRA_PERSOON = "extra_persoon"
    AL_BEKEND = "al_bekend"
    FOUT = "fout"

    @property
    def weergave(self) -> str:
        """Return the Dutch words of the screen."""
        return {
            "nieuwe_casus": "nieuwe casus",
            "extra_persoon": "persoon erbij",
            "al_bekend": "staat er al",
            "fout": "fout",
        }[self.value]

    @property
    def gaat_mee(self) -> bool:
        """Tell whether the import writes something for this row."""
        return self in {ImportUitkomst.NIEUWE_CASUS, ImportUitkomst.EXTRA_PERSOON}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFout:
    """Why a row stays behind, and in which column that is."""

    kolom: str
    reden: str = field(repr=False)

    @property
    def zin(self) -> str:
        """Return the fault as the list shows it."""
        return f"{self.kolom}: {self.reden}" if self.kolom else self.reden


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPersoon:
    """A person as a row tells it."""

    naam: Naam = field(repr=False)
    geboorte: Geboorte = field(default=ONBEKEND, repr=False)
    geboorte_tekst: str = field(default="", repr=False)
    rol: str = field(default="", repr=False)
    adres: Adres | None = field(default=None, repr=False)
    ingelicht_op: date | None = None

    @property
    def naamsleutel(self) -> str:
        """Return the form by which two names are the same; empty when it is no whole name."""
        return naamsleutel(self.naam)

    @property
    def sleutel(self) -> tuple[str, date | None, date | None, str]:
        """Return by what two rows are about the same person within one casus."""
        # Without a name only the role tells two people apart.
        rol = "" if self.naamsleutel else gevouwen(self.rol)
        deel = gevouwen(self.naam.weergavenaam)
        return self.naamsleutel or deel, self.geboorte.vroegst, self.geboorte.laatst, rol

    def kan_zijn(self, ander: "ImportPersoon") -> bool:
        """Tell whether this is the other one in the same casus: an age moves, a name does not."""
        naam, _, _, rol = self.sleutel
        ander_naam, _, _, ander_rol = ander.sleutel
        return (naam, rol) == (ander_naam, ander_rol) and self.geboorte.kan_zijn(ander.geboorte)

    @property
    def is_herkenbaar(self) -> bool:
        """Tell whether name and day of birth are known exactly: only then it can be the same."""
        return bool(self.naamsleutel) and self.geboorte.is_exact


def naamsleutel(naam: Naam) -> str:
    """Return the form by which two names are the same; empty when it is no whole name."""
    voor = naam.voornamen or naam.voorletters.replace(".", " ")
    if not (voor.strip(". ") and naam.geslachtsnaam.strip(". ")):
        return ""
    return "|".join(gevouwen(deel) for deel in (voor, naam.voorvoegsel, naam.geslachtsnaam))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportCasus:
    """A casus as a row tells it; what the row does not say is empty."""

    nummer: str
    titel: str = field(default="", repr=False)
    regime: str = ""
    aanpak: str = ""
    zorgmijder: str = ""
    casusregisseur: str = ""
    geopend_op: date | None = None
    gesloten_op: date | None = None
    fase: int | None = None

    @property
    def sleutel(self) -> str:
        """Return by what two rows are about the same casus."""
        return casussleutel(self.nummer)


def casussleutel(nummer: str) -> str:
    """Return the form by which two numbers of a casus are the same."""
    return "".join(nummer.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRegel:
    """A row with what would happen to it. Ids are of what is known already."""

    nummer: int
    cellen: tuple[str, ...] = field(repr=False)
    casus: ImportCasus | None = None
    persoon: ImportPersoon | None = None
    uitkomst: ImportUitkomst = ImportUitkomst.NIEUWE_CASUS
    fouten: tuple[ImportFout, ...] = ()
    opmerkingen: tuple[str, ...] = ()
    casus_id: UUID | None = None
    persoon_id: UUID | None = None
    casusregisseur_id: UUID | None = None

    @property
    def reden(self) -> str:
        """Return the faults, or else the remarks, as one text."""
        return " ".join([een.zin for een in self.fouten] or self.opmerkingen)

    def met_fout(self, kolom: str, reden: str) -> "ImportRegel":
        """Return this row as a faulty one."""
        fouten = (*self.fouten, ImportFout(kolom=kolom, reden=reden))
        return replace(self, fouten=fouten, uitkomst=ImportUitkomst.FOUT, opmerkingen=())

    def met_opmerking(self, tekst: str) -> "ImportRegel":
        """Return this row with a remark more."""
        return replace(self, opmerkingen=(*self.opmerkingen, tekst))


_EXCELFOUTEN: Final = frozenset(
    {"#REF!", "#N/A", "#N/B", "#VALUE!", "#WAARDE!", "#NAME?", "#NAAM?", "#DIV/0!", "#DEEL/0!"}
    | {"#NULL!", "#LEEG!", "#NUM!", "#GETAL!", "#VERW!"}
)
_GEEN_ADRES: Final = frozenset({"onbekend", "geheim", "niet bekend", "zvwov", "briefadres", "nvt"})
_SERIEEL: Final = re.compile(r"[1-6]\d{4}")
_EXCEL_NUL: Final = date(1899, 12, 30)
_MET_TIJD: Final = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_HELE_DATUM: Final = re.compile(
    r"\d{1,2}[-/. ]+(?:\d{1,2}|[^\W\d]+\.?)[-/. ]+\d{2}(?:\d{2})?|\d{4}-\d{1,2}-\d{1,2}"
)
_LEEFTIJD: Final = re.compile(r".*\b\d{1,3}\s*(?:jaar|jr\.?|j|maanden|mnd\.?)?")
_REGIMES: Final = {"cmpg": "CMPG", "l pga": "L-PGA", "lpga": "L-PGA", "lokale pga": "L-PGA"}
_AANPAKKEN: Final = {
    **dict.fromkeys(("gga", "gezinsgericht", "gezinsgerichte aanpak"), "GGA"),
    **dict.fromkeys(("pga", "persoonsgericht", "persoonsgerichte aanpak"), "PGA"),
}
_ZORGMIJDERS: Final = {
    **dict.fromkeys(("ja", "j"), "ja"),
    **dict.fromkeys(("nee", "n"), "nee"),
    **dict.fromkeys(("onbekend", "weet ik niet"), "onbekend"),
}
# JJJJ-NNN, or as the municipality numbered before; in Excel no formula (= + @).
_CASUSNUMMER: Final = re.compile(r"[^\W_](?:[^\W_]|[ \-/.]){0,19}")
_FASE: Final = re.compile(r"(?:fase\s*)?([1-5])(?:\D.*)?", re.IGNORECASE)


class _Lezer:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(
        self,
        rij: ImportRij,
        koppen: tuple[str, ...],
        toewijzing: Mapping[int, ImportVeld],
        vandaag: date,
    ) -> None:
        self.vandaag = vandaag
        self.fouten: list[ImportFout] = []
        self.opmerkingen: list[str] = []
        self._kop = {veld: koppen[plek] for plek, veld in toewijzing.items()}
        self._cel = {
            veld: self._schoon(veld, rij.cellen[plek] if plek < len(rij.cellen) else "")
            for plek, veld in toewijzing.items()
        }

    def _schoon(self, veld: ImportVeld, cel: str) -> str:
        tekst = " ".join(schoon(cel).split())
        if tekst.upper() in _EXCELFOUTEN:
            self.fout(veld, f"in deze cel staat een fout van Excel ({tekst}).")
        elif bevat_bsn(tekst) and not (veld is ImportVeld.CASUSNUMMER and is_jaarnummer(tekst)):
            self.fout(veld, f"hier staat een nummer dat een bsn kan zijn. {BSN_REDEN}")
        elif len(tekst) > LANGST:
            self.fout(veld, f"deze tekst is te lang ({len(tekst)} tekens; er passen er {LANGST}).")
        else:
            return tekst
        return ""

    def fout(self, veld: ImportVeld, reden: str) -> None:
        """Gather a fault of this column."""
        self.fouten.append(ImportFout(kolom=self._kop.get(veld, veld.weergave), reden=reden))

    def cel(self, veld: ImportVeld) -> str:
        """Return the text of a field, empty when no column goes there."""
        return self._cel.get(veld, "")

    def keuze(self, veld: ImportVeld, woorden: Mapping[str, str], zo: str) -> str:
        """Return the code for a word, empty when the cell is."""
        tekst = self.cel(veld)
        code = woorden.get(gevouwen(tekst), "")
        if tekst and not code:
            self.fout(veld, f"“{tekst}” kent het programma niet. Schrijf {zo}.")
        return code

    def datum(self, veld: ImportVeld) -> date | None:
        """Return a whole date that is not still to come."""
        tekst = _MET_TIJD.sub("", self.cel(veld))
        if not tekst:
            return None
        if _SERIEEL.fullmatch(tekst):
            dag = self._serieel(tekst)
        elif not _HELE_DATUM.fullmatch(tekst):
            self.fout(veld, f"“{tekst}” is geen hele datum. Schrijf bijvoorbeeld 12-1-2026.")
            return None
        else:
            try:
                dag = parse_datum(tekst, self.vandaag)
            except ValueError as oorzaak:
                self.fout(veld, str(oorzaak))
                return None
        if dag > self.vandaag:
            self.fout(veld, f"{cijfers(dag)} is nog niet geweest. Controleer het jaar.")
            return None
        return dag

    def _serieel(self, tekst: str) -> date:
        dag = _EXCEL_NUL + timedelta(days=int(tekst))
        self.opmerkingen.append(f"{tekst} is gelezen als {cijfers(dag)}.")
        return dag

    def casus(self) -> ImportCasus | None:
        """Return the casus of this row; None without a number."""
        nummer = self.cel(ImportVeld.CASUSNUMMER)
        if not nummer and not any(
            f.kolom == self._kop[ImportVeld.CASUSNUMMER] for f in self.fouten
        ):
            self.fout(ImportVeld.CASUSNUMMER, "het nummer van de casus ontbreekt.")
        if nummer and not _CASUSNUMMER.fullmatch(nummer):
            self.fout(
                ImportVeld.CASUSNUMMER,
                "dit is geen nummer van een casus. Het begint met een letter of cijfer en heeft "
                "hoogstens 20 tekens: letters, cijfers, spatie, streepje, schuine streep en punt.",
            )
        geopend, gesloten = self.datum(ImportVeld.GEOPEND_OP), self.datum(ImportVeld.GESLOTEN_OP)
        if gesloten and geopend and gesloten < geopend:
            self.fout(ImportVeld.GESLOTEN_OP, "de casus is gesloten voordat hij is geopend.")
        if gesloten and (gesloten.year + BEWAARJAREN, gesloten.month, gesloten.day) < (
            self.vandaag.year,
            self.vandaag.month,
            self.vandaag.day,
        ):
            self.fout(
                ImportVeld.GESLOTEN_OP,
                "deze casus is langer dan vijf jaar dicht. De bewaartermijn is voorbij "
                "(reglement art. 7).",
            )
        casus = ImportCasus(
            nummer=nummer,
            titel=self.cel(ImportVeld.TITEL),
            regime=self.keuze(ImportVeld.REGIME, _REGIMES, "CMPG of L-PGA"),
            aanpak=self.keuze(ImportVeld.AANPAK, _AANPAKKEN, "GGA of PGA"),
            zorgmijder=self.keuze(ImportVeld.ZORGMIJDER, _ZORGMIJDERS, "ja of nee"),
            casusregisseur=self.cel(ImportVeld.CASUSREGISSEUR),
            geopend_op=geopend,
            gesloten_op=gesloten,
            fase=self._fase(),
        )
        return casus if nummer else None

    def _fase(self) -> int | None:
        tekst = self.cel(ImportVeld.FASE)
        if not tekst:
            return None
        if deel := _FASE.fullmatch(tekst):
            return int(deel[1])
        self.fout(ImportVeld.FASE, f"“{tekst}” is geen fase. Schrijf een getal van 1 tot en met 5.")
        return None

    def persoon(self) -> ImportPersoon | None:
        """Return the person of this row; None when the row names nobody."""
        naam, rol = self._naam(), self.cel(ImportVeld.ROL)
        tekst, geboorte = self._geboorte()
        adres, ingelicht_op = self._adres(), self.datum(ImportVeld.INGELICHT_OP)
        if naam.is_leeg and not rol and not tekst:
            if adres is not None:
                self.fout(self._naamveld(), "er staat een adres, maar niet van wie.")
            if ingelicht_op is not None:
                self.fout(self._naamveld(), "er staat wanneer iemand is ingelicht, maar niet wie.")
            return None
        if naam.is_leeg:
            # Of somebody's child only the age may be known; that is said, not refused.
            self.opmerkingen.insert(0, "Er staat geen naam bij: dit wordt “naam onbekend”.")
        return ImportPersoon(
            naam=naam,
            geboorte=geboorte,
            geboorte_tekst=tekst,
            rol=rol,
            adres=adres,
            ingelicht_op=ingelicht_op,
        )

    def _naamveld(self) -> ImportVeld:
        return ImportVeld.ACHTERNAAM if ImportVeld.ACHTERNAAM in self._kop else ImportVeld.NAAM

    def _naam(self) -> Naam:
        heel = self.cel(ImportVeld.NAAM)
        if heel:
            naam = splits_naam(heel)
            if lees_gezin(heel):
                # In a list of people that would become somebody who does not exist.
                self.fout(
                    ImportVeld.NAAM,
                    f"“{heel}” is geen persoon. Noem de mensen, elk op een eigen rij.",
                )
            elif not re.search(r"[^\W\d_]", heel):
                self.fout(ImportVeld.NAAM, f"“{heel}” is geen naam.")
            return naam
        voor = self.cel(ImportVeld.VOORNAMEN)
        achter = self.cel(ImportVeld.ACHTERNAAM)
        voorvoegsel = self.cel(ImportVeld.VOORVOEGSEL)
        if voorvoegsel and not achter:
            self.fout(ImportVeld.VOORVOEGSEL, "er staat een voorvoegsel zonder achternaam.")
        # "van Jansen" or "Jansen, van" in the column of surnames is taken apart as in a whole name.
        heel = achter if "," in achter else f"{achter}, x"
        los = splits_naam(heel) if achter and not voorvoegsel else None
        initialen = bool(voor) and "." in voor and voor.replace(".", "").replace(" ", "").isupper()
        return Naam(
            voornamen="" if initialen else voor,
            voorletters=voor.replace(" ", "") if initialen else "",
            voorvoegsel=los.voorvoegsel if los else voorvoegsel,
            geslachtsnaam=los.geslachtsnaam if los else achter,
        )

    def _geboorte(self) -> tuple[str, Geboorte]:
        tekst = _MET_TIJD.sub("", self.cel(ImportVeld.GEBOORTE))
        if _SERIEEL.fullmatch(tekst):
            tekst = cijfers(self._serieel(tekst))
        try:
            geboorte = parse_geboorte(tekst, self.vandaag)
        except ValueError as oorzaak:
            self.fout(ImportVeld.GEBOORTE, str(oorzaak))
            return tekst, ONBEKEND
        if geboorte.vroegst and not geboorte.is_exact and _LEEFTIJD.fullmatch(tekst.lower()):
            self.opmerkingen.append("De leeftijd is gerekend vanaf vandaag.")
        return tekst, geboorte

    def _adres(self) -> Adres | None:
        straat, nummer = self.cel(ImportVeld.ADRES), self.cel(ImportVeld.HUISNUMMER)
        plaats = self.cel(ImportVeld.WOONPLAATS)
        if gevouwen(straat) in _GEEN_ADRES:
            self.opmerkingen.append(f"Het adres (“{straat}”) vult u zelf in bij de persoon.")
            return None
        try:
            postcode = normaliseer_postcode(self.cel(ImportVeld.POSTCODE))
        except ValueError as oorzaak:
            self.fout(ImportVeld.POSTCODE, str(oorzaak))
            postcode = ""
        if not (straat or nummer or postcode or plaats):
            return None
        adres = parse_adres(f"{straat} {nummer}".strip())
        if nummer and not adres.huisnummer:
            self.fout(ImportVeld.HUISNUMMER, f"“{nummer}” is geen huisnummer.")
        return replace(
            adres,
            postcode=postcode or adres.postcode,
            woonplaats=plaats or adres.woonplaats,
        )


def lees_rij(
    rij: ImportRij,
    koppen: tuple[str, ...],
    toewijzing: Mapping[int, ImportVeld],
    vandaag: date,
) -> ImportRegel:
    """Read a row with every fault in it; what it becomes is not judged yet."""
    lezer = _Lezer(rij, koppen, toewijzing, vandaag)
    casus, persoon = lezer.casus(), lezer.persoon()
    regel = ImportRegel(
        nummer=rij.nummer,
        cellen=rij.cellen,
        casus=casus,
        persoon=persoon,
        fouten=tuple(lezer.fouten),
        opmerkingen=tuple(lezer.opmerkingen),
    )
    if any(rij.cellen[len(koppen) :]):
        # One separator too many moves every cell behind it: nothing in this row is sure.
        regel = regel.met_fout("", "deze rij heeft meer cellen dan er kolommen zijn.")
    return replace(regel, uitkomst=ImportUitkomst.FOUT, opmerkingen=()) if regel.fouten else regel
