"""Puts one letter together: who gets it, what each field holds, and what the program proposes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.documenten.brief import Brief, Ondertekenaar, eigen_velden, standaard
from cmpg_desktop.documenten.velden import Veld
from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.briefopstellen import (
    adresblok,
    afzender_van,
    melder_naam,
    partijblok,
)
from cmpg_desktop.dossier.documenten import kenmerk
from cmpg_desktop.werkproces.brieven import GEGEVENS_IN_GEWONE_TAAL, BriefSoort
from cmpg_desktop.werkproces.feiten import Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBriefSoort
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.inlichtgegevens import Houder, Persoon
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.namen import Geslacht, splits_naam
from cmpg_desktop.werkproces.relaties import GezagSoort
from cmpg_desktop.werkproces.taal import dag_van, hoofdletter, opsomming, voluit
from cmpg_desktop.werkproces.tekst import schoon
from cmpg_desktop.werkproces.termijnen import TermijnSoort
from cmpg_desktop.werkproces.uitgaand import KIJKEN, OVERDRACHT, UitgaandeBrief

ONDERWERP: Final = "onderwerp"
ALTIJD_GEGEVEN: Final = "naam, adres en geboortedatum"
_TITEL: Final = {Geslacht.M: "De heer ", Geslacht.V: "Mevrouw "}
_B = BriefSoort
_GEGEVENS: Final = {een.value: woorden for een, woorden in GEGEVENS_IN_GEWONE_TAAL.items()}
_VOLGORDE: Final = [een.value for een in Leefgebied]
_JONGERE: Final = frozenset(
    {InlichtenBriefSoort.KIJKEN_JONGERE, InlichtenBriefSoort.NIET_VERDER_JONGERE}
)
_VERTEGENWOORDIGER: Final = frozenset(
    {
        InlichtenBriefSoort.KIJKEN_VERTEGENWOORDIGER,
        InlichtenBriefSoort.NIET_VERDER_VERTEGENWOORDIGER,
    }
)
Waarde = str | tuple[str, ...]


def invulbaar(soort: BriefSoort) -> tuple[Veld, ...]:
    """Give the fields that a person fills in at the letter; the others come from the dossier."""
    return tuple(
        veld for veld in eigen_velden(soort) if veld.getypt or veld.waar.startswith("het veld")
    )


def is_lijst(veld: Veld) -> bool:
    """Say whether each line of this field is an item of its own."""
    return isinstance(veld.voorbeeld, tuple)


class Briefvuller:
    """Fills one letter of a dossier."""

    def __init__(self, bron: Briefbron, uit: UitgaandeBrief) -> None:
        self.bron = bron
        self.uit = uit

    # --- who gets it -----------------------------------------------------------------------

    @property
    def organisatie(self) -> Any:
        """Return the organisation that gets it; None for a resident or a private melder."""
        bron = self.bron
        wie: UUID | None = None
        if self.uit.soort is _B.GERICHT_VERZOEK:
            wie = bron.brieven[self.uit.id].aan_organisatie_id
        elif self.uit.soort in OVERDRACHT:
            wie = self._beoordeling.organisatie_id if self._beoordeling else None
        elif self.uit.inlicht is None and bron.melding is not None:
            wie = bron.melding.organisatie_id
        return bron.organisaties.get(wie) if wie else None

    @property
    def _beoordeling(self) -> Any:
        feit = self.uit.feit
        return self.bron.beoordelingen.get(feit.over) if feit and feit.over else None

    @property
    def aan(self) -> str:
        """Return who gets it, for a list."""
        if self.uit.inlicht is not None:
            return opsomming([een.weergave for een in self.uit.inlicht.aan])
        return self.adres[0] if self.adres else ""

    @property
    def adres(self) -> tuple[str, ...]:
        """Return the lines behind the window; of who has none yet only the name."""
        brief, bron = self.uit.inlicht, self.bron
        if brief is not None:
            namen = tuple(filter(None, (self._naamregel(een) for een in brief.aan)))
            return (*namen, *(brief.adres.adresregels() if brief.adres else ()))
        if self.uit.soort in OVERDRACHT:
            naam = splits_naam(self.uit.feit.naam if self.uit.feit else "")
            return partijblok(bron.organisaties, self.organisatie, naam)
        if self.uit.soort is _B.GERICHT_VERZOEK:
            return partijblok(bron.organisaties, self.organisatie, splits_naam(""))
        return adresblok(bron) if bron.melding is not None else ()

    def _naamregel(self, houder: Houder) -> str:
        if not isinstance(houder, Persoon):
            return houder.weergave
        naam = houder.naam
        if self.is_jongere:
            return hoofdletter(" ".join(filter(None, (voornaam(houder), naam.achternaam))))
        if not naam.aanschrijfwijze:
            return ""
        return f"{_TITEL.get(naam.geslacht, '')}{naam.aanschrijfwijze}"

    @property
    def is_jongere(self) -> bool:
        """Say whether the reader is a child of 12 to 15."""
        return self.uit.inlicht is not None and self.uit.inlicht.soort in _JONGERE

    @property
    def aanhef(self) -> str:
        """Return the salutation; empty for who has no name yet."""
        brief = self.uit.inlicht
        if brief is None:
            if self.uit.soort in OVERDRACHT:
                return splits_naam(self.uit.feit.naam if self.uit.feit else "").aanhef
            if self.uit.soort is _B.GERICHT_VERZOEK:
                return splits_naam("").aanhef
            return melder_naam(self.bron).aanhef if self.bron.melding is not None else ""
        if self.is_jongere:
            eerste = brief.aan[0]
            return f"Beste {voornaam(eerste)}" if isinstance(eerste, Persoon) else ""
        delen = [
            een.naam.aanhef if isinstance(een, Persoon) else "Geachte heer, mevrouw"
            for een in brief.aan
        ]
        return ", ".join((delen[0], *(een[0].lower() + een[1:] for een in delen[1:])))

    @property
    def over(self) -> tuple[Persoon, ...]:
        """Return whom the reader stands for."""
        if self.uit.inlicht is None:
            return ()
        return tuple(self.bron.gelezen.van(een).persoon for een in self.uit.inlicht.over)

    # --- what stands in it -----------------------------------------------------------------

    @property
    def onderwerp(self) -> str:
        """Return the proposed subject."""
        namen = opsomming([voornaam(een) for een in self.over])
        return self.uit.soort.onderwerp_voor(namen)

    @property
    def ondertekenaar_id(self) -> UUID | None:
        """Return who signs: who was chosen, else who handles the dossier."""
        rij = self.bron.brieven.get(self.uit.id)
        gekozen: UUID | None = rij.ondertekenaar_id if rij is not None else None
        return gekozen or self.bron.behandelaar_id

    @property
    def kenmerk(self) -> str:
        """Return our reference."""
        if self.bron.is_casus:
            return str(self.bron.casus.nummer)
        return kenmerk(self.bron.id, self.bron.gelezen.eigen)

    def voorstellen(self) -> dict[str, Waarde]:
        """Return what each field of this kind holds until somebody types another text."""
        maak: Mapping[str, Callable[[], Waarde]] = {
            "bron": self._bron,
            "besluit_uiterlijk": self._besluit_uiterlijk,
            "ook_een_brief": self._ook_een_brief,
            "soorten_gegevens": self._soorten_gegevens,
            "ontvangers": lambda: tuple(self._melders()),
            "voornaam": self._voornaam,
            "hoedanigheid": self._hoedanigheid,
            "kijkdatum": self._kijkdatum,
            "contactdatum": self._contactdatum,
            "melder": self._melder,
            "overname": self._tot,
            "verantwoordelijk_tot": self._tot,
            "overgenomen_door": self._overgenomen_door,
            "ingelicht": self._ingelicht,
            "ontbreekt": lambda: _regels(self.uit.feit.tekst if self.uit.feit else ""),
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
                waarden[veld.naam] = _regels(tekst) if is_lijst(veld) else tekst
        return waarden

    def stel_op(
        self, teksten: Mapping[str, str], ondertekenaar_id: UUID | None, context: Context
    ) -> Brief:
        """Put the letter together with what was typed; who signs is not who typed (lessen 12)."""
        bron = self.bron
        eigen: dict[str, Waarde] = self.voorstellen()
        for veld in invulbaar(self.uit.soort):
            getypt = schoon(teksten.get(veld.naam, "")).strip()
            if getypt:
                eigen[veld.naam] = _regels(getypt) if is_lijst(veld) else getypt
        tekent = bron.collegas.get(ondertekenaar_id) if ondertekenaar_id else None
        maker = bron.collegas.get(context.actor) if context.actor else None
        wie = bron.behandelaar
        return Brief(
            soort=self.uit.soort,
            afzender=afzender_van(bron.instellingen),
            adres=self.adres,
            aanhef=self.aanhef,
            datum=dag_van(context.nu),
            ons_kenmerk=self.kenmerk,
            uw_kenmerk="" if bron.is_casus or bron.melding is None else bron.melding.uw_kenmerk,
            onderwerp=schoon(teksten.get(ONDERWERP, "")).strip() or self.onderwerp,
            behandeld_door=", ".join(filter(None, (wie.naam, wie.functie))) if wie else "",
            ondertekenaar=Ondertekenaar(
                naam=tekent.naam if tekent else "", functie=tekent.functie if tekent else ""
            ),
            opsteller=maker.naam if maker else "",
            eigen=eigen,
        )

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
        return self._termijn(TermijnSoort.FASE_2)

    def _termijn(self, soort: TermijnSoort) -> str:
        dagen = (een.uiterlijk for een in self.bron.termijnen if een.soort is soort)
        dag = next(dagen, None)
        return voluit(dag) if dag else ""

    def _soorten_gegevens(self) -> tuple[str, ...]:
        codes = sorted(
            {een.leefgebied for een in self.bron.gebieden} & _GEGEVENS.keys(), key=_VOLGORDE.index
        )
        return (ALTIJD_GEGEVEN, *(_GEGEVENS[code] for code in codes)) if codes else ()

    def _ook_een_brief(self) -> str:
        brief = self.uit.inlicht
        if brief is None:
            return ""
        overzicht = self.bron.gelezen.overzicht(self.bron.vandaag)
        if self.is_jongere and brief.zelf is not None:
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
        return opsomming([voornaam(een) for een in self.over])

    def _hoedanigheid(self) -> str:
        brief, gelezen = self.uit.inlicht, self.bron.gelezen
        if brief is None:
            return ""
        namen = self._voornaam()
        lezers = {een.id for een in brief.aan}
        over = {een.id for een in self.over}
        soorten = [
            rij.soort
            for rij in gelezen.dossier.vertegenwoordiging
            if rij.houder.id in lezers and rij.over_persoon_id in over
        ]
        return _WAAROM[soorten[0]].format(namen) if soorten else ""

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
            telefoon or (partij.telefoon if partij else ""),
        )
        return ", ".join(filter(None, delen))

    def _tot(self) -> str:
        feit = self.uit.feit
        return voluit(feit.datum2) if feit and feit.datum2 else ""

    def _overgenomen_door(self) -> str:
        feit, gewogen = self.uit.feit, self._beoordeling
        partij = self.bron.organisaties.get(gewogen.organisatie_id) if gewogen else None
        delen = (
            feit.naam if feit else "",
            partij.naam if partij else "",
            partij.telefoon if partij else "",
        )
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
        return f"De mensen om wie het gaat weten dit. Zij hoorden het van ons op {wanneer}."

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
        return (waar,) if waar else ()

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


def voornaam(wie: Persoon) -> str:
    """Return the name by which somebody is called, else how a colleague says it."""
    delen = wie.naam.voornamen.split()
    return delen[0] if delen and delen[0] != "." else wie.weergave


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(deel.strip() for deel in tekst.split("\n") if deel.strip())


def feit_paren(uit: UitgaandeBrief) -> Sequence[tuple[UUID, UUID | None]]:
    """Return about whom a letter tells, and to whom: what is recorded when it was sent."""
    return uit.inlicht.vast_te_leggen if uit.inlicht is not None else ()


def vertelt(soort: str) -> bool:
    """Say whether sending this letter tells people that they were recorded."""
    return soort in {een.value for een in KIJKEN}


def verzend_feit(feiten: Sequence[Feit], ref: UUID) -> Feit | None:
    """Return the fact that a letter went out, as it holds now."""
    gevonden = (een for een in geldige(feiten) if een.over == ref)
    return next((een for een in gevonden if een.soort is FeitSoort.BRIEF_VERZONDEN), None)
