"""What each field of one letter holds until somebody types another text."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Final
from uuid import UUID

from cmpg_desktop.documenten.brief import eigen_velden, standaard
from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.dossier.brieflezers import Brieflezer, voornaam
from cmpg_desktop.dossier.briefopstellen import melder_naam
from cmpg_desktop.werkproces.brieven import GEGEVENS_IN_GEWONE_TAAL, BriefSoort, aan_melder
from cmpg_desktop.werkproces.feiten import FeitSoort, geldige
from cmpg_desktop.werkproces.geboorte import Antwoord
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBriefSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.namen import Geslacht
from cmpg_desktop.werkproces.relaties import GezagSoort
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming, voluit
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.termijnen import TermijnSoort

ALTIJD_GEGEVEN: Final = "naam, adres en geboortedatum"
_B = BriefSoort
_GEGEVENS: Final = {een.value: woorden for een, woorden in GEGEVENS_IN_GEWONE_TAAL.items()}
_VOLGORDE: Final = [een.value for een in Leefgebied]
_OVER_EEN_KIND: Final = frozenset({_B.KIJKEN_JONGERE, _B.KIJKEN_VERTEGENWOORDIGER})
_VAN_EEN_KIND: Final = frozenset(
    een.value for een in (Leefgebied.GEZIN, Leefgebied.GEZONDHEID, Leefgebied.SCHOLING)
)
_VAN_HET_GEZIN: Final = frozenset({Leefgebied.GEZIN.value})
_VERTEGENWOORDIGER: Final = frozenset(
    {
        InlichtenBriefSoort.KIJKEN_VERTEGENWOORDIGER,
        InlichtenBriefSoort.NIET_VERDER_VERTEGENWOORDIGER,
    }
)
Waarde = str | tuple[str, ...]


class Briefvoorstel:
    """Proposes the fields of one letter from its dossier."""

    def __init__(self, lezer: Brieflezer) -> None:
        self.lezer = lezer
        self.bron = lezer.bron
        self.uit = lezer.uit

    @property
    def onderwerp(self) -> str:
        """Return the proposed subject."""
        namen = opsomming([voornaam(een) for een in self.lezer.over])
        return self.uit.soort.onderwerp_voor(namen)

    def alle(self) -> dict[str, Waarde]:
        """Return what each field of this kind holds until somebody types another text."""
        maak: Mapping[str, Callable[[], Waarde]] = {
            "bron": self._bron,
            "besluit_uiterlijk": self._besluit_uiterlijk,
            "ook_een_brief": self._ook_een_brief,
            "soorten_gegevens": self._soorten_gegevens,
            "ontvangers": lambda: tuple(self._melders()),
            "voornaam": self._voornaam,
            "ook_over": self._ook_over,
            "hoedanigheid": self._hoedanigheid,
            "kijkdatum": self._kijkdatum,
            "contactdatum": self._contactdatum,
            "melder": self._melder,
            "overname": self._tot,
            "verantwoordelijk_tot": self._tot,
            "overgenomen_door": self._overgenomen_door,
            "ingelicht": self._ingelicht,
            "ontbreekt": self._ontbreekt,
            "uiterlijk": self._uiterlijk,
            "waar_wel": self._waar_wel,
            "over_wie": self._over_wie,
        }
        waarden: dict[str, Waarde] = {
            naam: waarde
            for naam, waarde in standaard(self.uit.soort).items()
            if isinstance(waarde, str | tuple)
        }
        eerder = self.bron.eerder_getypt(self.uit)
        for veld in eigen_velden(self.uit.soort):
            if veld.naam in maak and (waarde := maak[veld.naam]()):
                waarden[veld.naam] = waarde
            elif veld.getypt and (tekst := schoon(eerder.get(veld.naam, "")).strip()):
                waarden[veld.naam] = regels(tekst) if is_lijst(veld) else tekst
        return waarden

    # --- one field each --------------------------------------------------------------------

    def _melders(self) -> Iterator[str]:
        gezien = set()
        for een in self.bron.meldingen:
            partij = self.bron.organisaties.get(een.organisatie_id)
            if partij is not None and partij.naam not in gezien:
                gezien.add(partij.naam)
                yield partij.naam

    def _bron(self) -> str:
        # A private person who reported is named by nobody but a colleague who weighed it.
        wie = opsomming(list(self._melders()))
        werkwoord = "hebben" if " en " in wie else "heeft"
        return f"{wie} {werkwoord} ons gevraagd om mee te denken." if wie else ""

    def _besluit_uiterlijk(self) -> str:
        return self._termijn(TermijnSoort.FASE_2, vanaf=self.bron.vandaag)

    def _termijn(self, soort: TermijnSoort, vanaf: date = date.min) -> str:
        dagen = (een.uiterlijk for een in self.bron.termijnen if een.soort is soort)
        dag = next(dagen, None)
        # Who hears it late is not promised a day that went by.
        return voluit(dag) if dag and dag >= vanaf else ""

    def _soorten_gegevens(self) -> tuple[str, ...]:
        alle = {een.leefgebied for een in self.bron.gebieden} & _GEGEVENS.keys()
        # What was reported is not kept by person. Debts or a sentence in a letter about a child
        # would be those of somebody else; who writes the letter puts in what is the child's own.
        codes = alle & self._van_dit_kind() if self.over_een_kind else alle
        woorden = [_GEGEVENS[code] for code in sorted(codes, key=_VOLGORDE.index)]
        return (ALTIJD_GEGEVEN, *woorden) if alle else ()

    @property
    def over_een_kind(self) -> bool:
        """Say whether this letter tells what is kept about a child."""
        return self.uit.soort in _OVER_EEN_KIND

    @property
    def gebieden_te_noemen(self) -> bool:
        """Say whether more was reported than is proposed: who writes must say what is theirs."""
        alle = {een.leefgebied for een in self.bron.gebieden} & _GEGEVENS.keys()
        return self.over_een_kind and not alle <= self._van_dit_kind()

    def _van_dit_kind(self) -> frozenset[str]:
        """Return the leefgebieden that cannot be those of another child."""
        hier = {een.id for een in self.lezer.over}
        if self.uit.inlicht is not None and self.uit.inlicht.zelf is not None:
            hier.add(self.bron.gelezen.van(self.uit.inlicht.zelf).persoon.id)
        anderen = any(
            een.persoon.id not in hier
            and een.persoon.geboorte.minstens(18, self.bron.vandaag) is not Antwoord.JA
            for een in self.bron.gelezen.dossier.betrokkenen
        )
        return _VAN_HET_GEZIN if anderen else _VAN_EEN_KIND

    def _ook_een_brief(self) -> str:
        brief = self.uit.inlicht
        if brief is None:
            return ""
        overzicht = self.bron.gelezen.overzicht(self.bron.vandaag)
        if self.lezer.is_jongere and brief.zelf is not None:
            ook = [een for een in overzicht.stand_van(brief.zelf).ontvangers if not een.zelf]
            wie = [self._van_kind(een.id, een.weergave) for een in ook]
            werkwoord = "krijgt" if len(wie) == 1 else "krijgen"
            return f"{hoofdletter(opsomming(wie))} {werkwoord} ook een brief." if wie else ""
        zelf = [
            voornaam(self.bron.gelezen.van(een).persoon)
            for een in brief.over
            if any(o.zelf for o in overzicht.stand_van(een).ontvangers)
        ]
        werkwoord = "krijgt" if len(zelf) == 1 else "krijgen"
        return f"{opsomming(zelf)} {werkwoord} zelf ook een brief." if zelf else ""

    def _van_kind(self, wie: UUID, anders: str) -> str:
        """Return "je moeder" for a parent of who reads it, else the name."""
        kind = self.bron.gelezen.van(self.uit.inlicht.zelf).persoon.id  # type: ignore[union-attr,arg-type]  # asked for a child only
        for een in self.bron.gelezen.dossier.ouders:
            if een.kind_persoon_id == kind and een.ouder.id == wie:
                return {Geslacht.M: "je vader", Geslacht.V: "je moeder"}.get(
                    een.ouder.naam.geslacht, anders
                )
        return anders

    def _voornaam(self) -> str:
        brief = self.uit.inlicht
        if brief is None or brief.soort not in _VERTEGENWOORDIGER:
            return ""
        return self._namen()

    def _ook_over(self) -> str:
        brief = self.uit.inlicht
        vertegenwoordigt = brief is not None and brief.soort in _VERTEGENWOORDIGER
        return "" if vertegenwoordigt else self._namen()

    def _namen(self) -> str:
        return opsomming([voornaam(een) for een in self.lezer.over])

    def _hoedanigheid(self) -> str:
        brief, gelezen = self.uit.inlicht, self.bron.gelezen
        if brief is None:
            return ""
        lezers = {een.id for een in brief.aan}
        soort_van: dict[UUID, GezagSoort] = {}
        for rij in gelezen.dossier.vertegenwoordiging:
            if rij.houder.id in lezers:
                soort_van.setdefault(rij.over_persoon_id, rij.soort)
        namen: dict[GezagSoort, list[str]] = {}
        for een in self.lezer.over:
            if een.id in soort_van:
                namen.setdefault(soort_van[een.id], []).append(voornaam(een))
        return opsomming([_WAAROM[soort].format(opsomming(wie)) for soort, wie in namen.items()])

    def _kijkdatum(self) -> str:
        brief = self.uit.inlicht
        if brief is None:
            return ""
        ids = {ref for een in brief.betrokkenen for ref in self._ook_als(een)}
        dagen = [
            een.datum
            for een in geldige(self.bron.gelezen.feiten)
            if een.soort is FeitSoort.INGELICHT and een.over in ids
        ]
        return voluit(min(dagen)) if dagen else ""

    def _ook_als(self, betrokkene_id: UUID) -> frozenset[UUID]:
        return self.bron.gelezen.van(betrokkene_id).ook_als | {betrokkene_id}

    def _contactdatum(self) -> str:
        return voluit(self.bron.gelezen.ontvangen_op)

    def _melder(self) -> str:
        bron = self.bron
        if bron.melding is None:
            return ""
        partij = bron.organisaties.get(bron.melding.organisatie_id)
        naam = melder_naam(bron)
        titel = {Geslacht.M: "de heer ", Geslacht.V: "mevrouw "}.get(naam.geslacht, "")
        wie = naam.aanschrijfwijze or naam.weergavenaam
        telefoon = bron.contact.telefoon if bron.contact else bron.melding.melder_telefoon
        delen = (
            partij.naam if partij else "",
            "" if naam.is_leeg else f"{titel}{wie}",
            _bel(telefoon or (partij.telefoon if partij else "")),
        )
        return ", ".join(filter(None, delen))

    def _tot(self) -> str:
        feit = self.uit.feit
        return voluit(feit.datum2) if feit and feit.datum2 else ""

    def _overgenomen_door(self) -> str:
        feit, gewogen = self.uit.feit, self.lezer.beoordeling
        partij = self.bron.organisaties.get(gewogen.organisatie_id) if gewogen else None
        wie = (feit.naam if feit else "", partij.naam if partij else "")
        delen = (" van ".join(filter(None, wie)), _bel(partij.telefoon if partij else ""))
        return ", ".join(filter(None, delen))

    def _ingelicht(self) -> str:
        """Say what the people know, when all of them were told in a letter or a talk."""
        standen = [
            een
            for een in self.bron.gelezen.overzicht(self.bron.vandaag).standen
            if een.betrokkene_id in self._genoemden() and een.status is not _NIET_NODIG
        ]
        if not standen or any(een.status is not InlichtenStatus.INGELICHT for een in standen):
            return ""
        dagen = sorted({een.datum for een in standen if een.datum})
        wanneer = opsomming([voluit(dag) for dag in dagen])
        if len(standen) == 1:
            return f"Degene om wie het gaat, weet dit en hoorde het van ons op {wanneer}."
        return f"De mensen om wie het gaat, weten dit. Zij hoorden het van ons op {wanneer}."

    def _genoemden(self) -> frozenset[UUID]:
        lezers = self.bron.lezers.get(self.uit.id, ())
        if self.uit.soort is _B.GERICHT_VERZOEK:
            return frozenset(een.over_id for een in lezers)
        return frozenset(een.id for een in self.bron.gelezen.dossier.betrokkenen)

    def _uiterlijk(self) -> str:
        gelezen = self.bron.gelezen
        if self.uit.soort is _B.GERICHT_VERZOEK:
            n = gelezen.lengtes.informatieverzoek_beantwoorden
            return voluit(gelezen.kalender.add_werkdagen(self.bron.vandaag, n))
        return self._termijn(TermijnSoort.WACHT_OP_MELDER)

    def _waar_wel(self) -> tuple[str, ...]:
        waar = self._overgenomen_door()
        return (hoofdletter(waar),) if waar else ()

    def _ontbreekt(self) -> tuple[str, ...]:
        gevraagd = regels(self.uit.feit.tekst if self.uit.feit else "")
        return tuple(aan_melder(een) for een in gevraagd)

    def _over_wie(self) -> tuple[str, ...]:
        regels = []
        for een in self.bron.gelezen.dossier.betrokkenen:
            if een.id not in self._genoemden():
                continue
            wie = een.persoon
            delen = [wie.naam.aanschrijfwijze or wie.weergave]
            if wie.geboorte.is_exact and wie.geboorte.vroegst:
                delen.append(f"geboren op {voluit(wie.geboorte.vroegst)}")
            keuze = wie.adreskeuze(self.bron.vandaag)
            # A secret address stands on no other paper than the letter that goes there.
            if len(keuze) == 1 and keuze[0].geheim is False:
                delen.append(keuze[0].regel)
            regels.append(", ".join(filter(None, delen)))
        return tuple(regels)


_NIET_NODIG: Final = InlichtenStatus.NIET_NODIG
_WAAROM: Final[Mapping[GezagSoort, str]] = {
    GezagSoort.OUDERLIJK_GEZAG: "u het gezag over {} hebt",
    GezagSoort.VOOGDIJ: "u de voogdij over {} hebt",
    GezagSoort.CURATELE: "u curator bent van {}",
    GezagSoort.BEWIND: "u bewindvoerder bent van {}",
    GezagSoort.MENTORSCHAP: "u mentor bent van {}",
    GezagSoort.GEMACHTIGDE: "u gemachtigd bent door {}",
}


def is_lijst(veld: Veld) -> bool:
    """Say whether each line of this field is an item of its own."""
    return isinstance(veld.voorbeeld, tuple)


def _bel(nummer: str) -> str:
    return f"telefoon {nummer}" if nummer else ""


def regels(tekst: str) -> tuple[str, ...]:
    """Return the lines of a text, without the empty ones."""
    return tuple(deel.strip() for deel in tekst.split("\n") if deel.strip())
