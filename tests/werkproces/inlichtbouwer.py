"""Bouwt dossiers voor de regels van inlichten, in zo weinig woorden als een verhaal nodig heeft."""

from datetime import date
from itertools import count
from uuid import UUID, uuid5

from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort
from cmpg_desktop.werkproces.geboorte import parse_geboorte
from cmpg_desktop.werkproces.inlichten import inlichten
from cmpg_desktop.werkproces.inlichtgegevens import (
    AdresPeriode,
    Betrokkene,
    InlichtenDossier,
    Organisatie,
    Ouderschap,
    Persoon,
    Veilig,
    Vertegenwoordiging,
)
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.relaties import GezagSoort

NS = UUID(int=99)
THUIS = "Merelplantsoen 14, 3435 AB Nieuwegein"
ELDERS = "Lupinelaan 3, 3991 AB Houten"


def ident(soort, naam):
    return uuid5(NS, f"{soort} {naam}")


class Bouwer:
    def __init__(self, op: date) -> None:
        self.op = op
        self.betrokkenen: list[Betrokkene] = []
        self.rijen: list[Vertegenwoordiging] = []
        self.ouders: list[Ouderschap] = []
        self.feiten: list[Feit] = []
        self.houders = {}
        self._n = count(1)

    def persoon(self, naam, geboren="01-01-1985", adres=THUIS, **anders):
        velden = {k: anders.pop(k) for k in ("geheim", "van", "tot") if k in anders}
        adressen = anders.pop("adressen", None)
        if adressen is None:
            adressen = ()
            if adres:
                adressen = (
                    AdresPeriode(id=ident("adres", naam), adres=parse_adres(adres), **velden),
                )
        persoon = Persoon(
            id=ident("persoon", naam),
            naam=splits_naam(naam),
            geboorte=parse_geboorte(geboren, self.op),
            adressen=adressen,
            **anders,
        )
        self.houders[naam] = persoon
        return persoon

    def iemand(self, naam, geboren="01-01-1985", adres=THUIS, veilig=Veilig.JA, **anders):
        persoon = self.persoon(naam, geboren, adres, **anders)
        self.betrokkenen.append(Betrokkene(id=self.id(naam), persoon=persoon, veilig=veilig))
        return self.id(naam)

    def instelling(self, naam, adres="Kade 1, 3511 AB Utrecht"):
        self.houders[naam] = Organisatie(
            id=ident("persoon", naam), weergave=naam, adres=parse_adres(adres)
        )

    def gezag(self, houder, over, soort=GezagSoort.OUDERLIJK_GEZAG, **anders):
        velden = {"bron": "gezagsregister", "nagekeken_op": self.op} | anders
        self.rijen.append(
            Vertegenwoordiging(
                id=ident("gezag", f"{houder} {over} {soort}"),
                over_persoon_id=ident("persoon", over),
                houder=self.houders[houder],
                soort=soort,
                **velden,
            )
        )

    def ouder(self, ouder, kind):
        self.ouders.append(
            Ouderschap(ouder=self.houders[ouder], kind_persoon_id=ident("persoon", kind))
        )

    def feit(self, soort, over, datum=None, aan=None, **anders):
        n = next(self._n)
        feit = Feit(
            id=UUID(int=n),
            volgnr=n,
            soort=soort,
            datum=datum or self.op,
            over=over if isinstance(over, UUID) else self.id(over),
            aan=ident("persoon", aan) if aan else None,
            **anders,
        )
        self.feiten.append(feit)
        return feit

    def verzend(self, brief, datum=None):
        namen = {p.id: naam for naam, p in self.houders.items()}
        for over, aan in brief.vast_te_leggen:
            self.feit(FeitSoort.INGELICHT, over, datum, namen[aan])

    def id(self, naam):
        return ident("betrokkene", naam)

    @property
    def dossier(self):
        return InlichtenDossier(
            betrokkenen=tuple(self.betrokkenen),
            vertegenwoordiging=tuple(self.rijen),
            ouders=tuple(self.ouders),
        )

    def overzicht(self, op=None):
        return inlichten(self.dossier, self.feiten, op or self.op)

    def stand(self, naam, op=None):
        return self.overzicht(op).stand_van(self.id(naam))

    def naam(self, betrokkene_id):
        return next(n for n in self.houders if betrokkene_id in {self.id(n), ident("persoon", n)})

    def kort(self, brief):
        """Geef (soort, aan wie, over zichzelf, over wie anders) met voornamen."""

        def voor(ids):
            return tuple(self.naam(i).split()[0] for i in ids)

        return (
            brief.soort.value,
            voor(houder.id for houder in brief.aan),
            bool(brief.zelf),
            voor(brief.over),
        )
