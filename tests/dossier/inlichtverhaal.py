"""De verhalen van Kuipers en Haddouchi in een echte database, voor de proeven van inlichten."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.inlichten import (
    InlichtenOpenen,
    LegIngelichtVast,
    LegUitzonderingVast,
    Weegantwoord,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.personen import VoegGezagToe, VoegRelatieToe
from cmpg_desktop.database.tabellen.meldingen import betrokkene, melding
from cmpg_desktop.database.tabellen.personen import persoon_adres
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.uitzondering import UitzonderingGrond, Weegpunt
from tests.dossier.hulp import maak_casus, maak_feit, maak_melding, voeg_toe, woont

THUIS = "Merelplantsoen 14, 3435 XA Nieuwegein"
ELDERS = "Lupinelaan 3, 3991 AB Houten"
KUIPERS = {
    "Chantal Kuipers": ("14-06-1987", THUIS),
    "Jayden Kuipers": ("21-05-2010", THUIS),
    "Fenna Vermeer": ("03-09-2017", THUIS),
    "Ronald Kuipers": ("02-02-1981", THUIS),
    "Dennis Vermeer": ("30-10-1984", ELDERS),
}


def op(werk, dag, uur=12):
    """Hetzelfde werk, op een andere dag."""
    nu = datetime(dag.year, dag.month, dag.day, uur, tzinfo=UTC)
    return replace(werk, context=replace(werk.context, nu=nu))


class Verhaal:
    """Een casus met de melding waar ze uit kwam; namen zijn genoeg om over mensen te praten."""

    def __init__(self, werk, ontvangen_op, mensen):
        self.werk = werk
        self.melding = maak_melding(werk, ontvangen_op=ontvangen_op)
        self.ontvangen_op = ontvangen_op
        self.casus = None
        self.bij_melding, self.persoon, self.bij_casus = {}, {}, {}
        for naam, (geboren, adres) in mensen.items():
            rij, wie = voeg_toe(werk, self.melding, naam, geboorte_tekst=geboren)
            self.bij_melding[naam], self.persoon[naam] = rij, wie
            if adres:
                woont(werk, wie, adres)

    def gezag(self, houder, over, **anders):
        velden = {"soort": "ouderlijk_gezag", "bron": "gezagsregister"} | anders
        velden.setdefault("nagekeken_op", self.ontvangen_op)
        return self.werk.doe(
            VoegGezagToe(
                over_persoon_id=self.persoon[over], houder_persoon_id=self.persoon[houder], **velden
            )
        ).resultaat

    def ouder(self, ouder, kind):
        self.werk.doe(
            VoegRelatieToe(
                van_persoon_id=self.persoon[ouder],
                naar_persoon_id=self.persoon[kind],
                soort="ouder",
            )
        )

    def veilig(self):
        """Alle vragen over adres en veiligheid zijn beantwoord."""
        self.werk.schrijf(update(betrokkene).values(brief_veilig="ja"))
        self.werk.schrijf(update(persoon_adres).values(geheim=False))

    def word_casus(self, dag):
        """Zoals het besluit van fase 1 het doet; wat al verteld of gewogen was, gaat mee."""
        self.casus = maak_casus(self.werk, "2026-001", geopend_op=dag)
        maak_feit(self.werk, FeitSoort.ONTVANGST, self.ontvangen_op, casus=self.casus)
        maak_feit(self.werk, FeitSoort.BESLUIT_FASE_1, dag, casus=self.casus, uitkomst="fase_2")
        for naam, rij in self.bij_melding.items():
            self.bij_casus[naam] = nieuw_id()
            (oud,) = self.werk.rijen(select(betrokkene).where(betrokkene.c.id == rij))
            self.werk.schrijf(
                insert(betrokkene).values(
                    id=self.bij_casus[naam],
                    persoon_id=oud.persoon_id,
                    casus_id=self.casus,
                    brief_veilig=oud.brief_veilig,
                    volgorde=oud.volgorde,
                )
            )
            maak_feit(
                self.werk,
                FeitSoort.EERSTE_VASTLEGGING,
                dag,
                casus=self.casus,
                over_id=self.bij_casus[naam],
            )
        self.werk.schrijf(
            update(melding)
            .where(melding.c.id == self.melding)
            .values(stand="bij_casus", casus_id=self.casus)
        )

    @property
    def dossier(self):
        return self.casus or self.melding

    @property
    def mensen(self):
        return self.bij_casus or self.bij_melding

    def blad(self, dag=None):
        werk = op(self.werk, dag) if dag else self.werk
        return werk.vraag(InlichtenOpenen(dossier_id=self.dossier))

    def van(self, naam, dag=None):
        blad = self.blad(dag)
        return next(een for een in blad.betrokkenen if een.id == self.mensen[naam])

    def ingelicht(self, over, aan=None, *, dag, **anders):
        velden = {"kanaal": "gesprek", "wie": "Marloes Hendriks"} | anders
        return op(self.werk, dag).doe(
            LegIngelichtVast(
                dossier_id=self.dossier,
                paren=((self.mensen[over], self.persoon[aan or over]),),
                op=velden.pop("op", dag),
                **velden,
            )
        )

    def verzend(self, brief, dag):
        return op(self.werk, dag).doe(
            LegIngelichtVast(
                dossier_id=self.dossier,
                paren=brief.vast_te_leggen,
                op=dag,
                kanaal="brief",
                wie="Marloes Hendriks",
            )
        )

    def uitzondering(self, over, hertoets_op, *, dag, **anders):
        return op(self.werk, dag).doe(
            LegUitzonderingVast(
                **{
                    "dossier_id": self.dossier,
                    "over": self.mensen[over],
                    "grond": UitzonderingGrond.UAVG_BESCHERMING,
                    "avg_nagelopen": True,
                    "motivering": "Zijn veiligheid.",
                    "weging": tuple(
                        Weegantwoord(punt=punt, tekst="niet van toepassing") for punt in Weegpunt
                    ),
                    "besproken_met": ("GGD", "Altrecht"),
                    "hertoets_op": hertoets_op,
                }
                | anders
            )
        )

    def naam(self, id_):
        alle = (*self.persoon.items(), *self.bij_melding.items(), *self.bij_casus.items())
        return next(naam for naam, een in alle if een == id_)

    def kort(self, brief):
        """Geef (soort, aan wie, over zichzelf, over wie anders, waar) met voornamen."""

        def voor(ids):
            return tuple(self.naam(een).split()[0] for een in ids)

        return SimpleNamespace(
            soort=brief.soort.value,
            aan=voor(houder.id for houder in brief.aan),
            zelf=bool(brief.zelf),
            over=voor(brief.over),
            waar=brief.adres.straatregel if brief.adres else "",
        )


def kuipers(werk):
    """Het gezin Kuipers, ontvangen op 12 januari, met het gezag zoals het verhaal zegt."""
    verhaal = Verhaal(op(werk, date(2026, 1, 12)), date(2026, 1, 12), KUIPERS)
    verhaal.gezag("Chantal Kuipers", "Jayden Kuipers")
    verhaal.gezag("Chantal Kuipers", "Fenna Vermeer")
    verhaal.gezag("Dennis Vermeer", "Fenna Vermeer")
    return verhaal


def haddouchi(werk):
    """De heer Haddouchi, ontvangen op 30 april."""
    dag = date(2026, 4, 30)
    mensen = {
        "Youssef Haddouchi": ("52 jaar", "Nedereindseweg 301-B, 3438 AB Nieuwegein"),
    }
    return Verhaal(op(werk, dag), dag, mensen)
