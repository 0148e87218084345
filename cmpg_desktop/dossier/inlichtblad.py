"""Opening inlichten of a dossier: who hears what, where, until when, and what is asked first."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from cmpg_desktop.berichten.inlichten import (
    InlichtenBetrokkene,
    InlichtenBlad,
    InlichtenOpenen,
    InlichtenRegel,
)
from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.database.transactie import Lezing
from cmpg_desktop.dossier.briefbron import lees_bron
from cmpg_desktop.dossier.inlichtdossier import GelezenDossier
from cmpg_desktop.dossier.kop import NIEUW, kop_van, wie
from cmpg_desktop.dossier.register import beantwoordt
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.inlichtafronding import (
    VERTELD_OF_GEWOGEN,
    ZELFDE_PERSOON,
    vastgelegd,
    wegingen_over,
    werkelijk,
)
from cmpg_desktop.werkproces.inlichten import (
    InlichtenOverzicht,
    InlichtenStand,
    InlichtenStatus,
    niets_eruit,
)
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraag
from cmpg_desktop.werkproces.taal import dag_van, lang, voluit
from cmpg_desktop.werkproces.termijn import Termijn, TermijnSoort
from cmpg_desktop.werkproces.termijnen import termijnen
from cmpg_desktop.werkproces.uitzondering import uiterste_hertoets

_VELDEN: Final = {een.value: een for een in Veld}


@beantwoordt(InlichtenOpenen, Handeling.MELDING_LEZEN, opent="dossier")
def open_inlichten(lezing: Lezing, query: InlichtenOpenen, context: Context) -> InlichtenBlad:
    """Read it in one batch; what stands in it is derived, and nothing of it is stored."""
    vandaag = dag_van(context.nu)
    bron = lees_bron(lezing, query.dossier_id, context, vandaag)
    gelezen = bron.gelezen
    overzicht = gelezen.overzicht(vandaag)
    lopend = {
        een.over: een
        for een in termijnen(gelezen.eigen, gelezen.kalender, context.nu, lengtes=gelezen.lengtes)
        if een.soort is TermijnSoort.BETROKKENE_INLICHTEN
    }
    vragen = _vragen(overzicht)
    return InlichtenBlad(
        dossier_id=gelezen.id,
        soort="casus" if gelezen.is_casus else "melding",
        kop=_kop(gelezen),
        ontvangen_op=gelezen.ontvangen_op,
        betrokkenen=tuple(
            _betrokkene(gelezen, een, overzicht, lopend.get(een.id), vandaag)
            for een in gelezen.dossier.betrokkenen
        ),
        brieven=overzicht.brieven,
        blokkades=niets_eruit(overzicht),
        waarden=_waarden(gelezen, vragen),
        adressen={
            adres.id: adres.regel
            for een in gelezen.dossier.betrokkenen
            for adres in een.persoon.adressen
        },
        teksten=gelezen.teksten,
        dicht=waarom_dicht(gelezen),
        vragen_dicht=waarom_vragen_dicht(gelezen),
        alleen_lezen=_alleen_lezen(gelezen),
        nu_uit=frozenset(bron.uitgaand),
    )


def _kop(gelezen: GelezenDossier) -> str:
    """Say what the dossier is called, as its own page does."""
    deze = gelezen.rijen[gelezen.id]
    mensen = [(gelezen.rijen[een.id], een.persoon) for een in gelezen.dossier.betrokkenen]
    erin = [
        wie(
            persoon.naam,
            rij.rol,
            rij.woont_in,
            persoon.geboorte.vroegst,
            gelezen.rijen[persoon.id].geboorte_op,
        )
        for rij, persoon in mensen
    ]
    kop = kop_van(deze.titel, erin, anders="" if gelezen.is_casus else NIEUW)
    return f"Casus {deze.nummer}: {kop}".removesuffix(": ") if gelezen.is_casus else kop


def waarom_dicht(gelezen: GelezenDossier) -> str:
    """Say why nothing is recorded here; a melding that became a casus is told about there."""
    if gelezen.stand == "casus":
        return "Deze melding is een casus geworden. Leg het inlichten daar vast."
    if gelezen.stand and not Stand(gelezen.stand).kent_inlichten:
        return f"Deze melding {Stand(gelezen.stand).zin}. U kunt dit alleen lezen."
    return ""


def waarom_vragen_dicht(gelezen: GelezenDossier) -> str:
    """Say why questions are not answered here, while telling is still recorded.

    After a besluit the melding itself does not change, but a letter may wait for who must hear it.
    """
    if gelezen.stand and Stand(gelezen.stand).is_dicht and not waarom_dicht(gelezen):
        return (
            f"Deze melding {Stand(gelezen.stand).zin} en verandert niet meer. Wie het "
            "hoorde en een uitzondering kunt u nog vastleggen."
        )
    if gelezen.is_casus and (dag := gelezen.rijen[gelezen.id].gesloten_op) is not None:
        return (
            f"Deze casus is afgesloten op {voluit(dag)} en verandert niet meer. Wie het hoorde en "
            "een uitzondering kunt u nog vastleggen."
        )
    return ""


def gewogen_voor(gelezen: GelezenDossier, een: Betrokkene) -> frozenset[UUID | None]:
    """Give for which readers an exception was weighed before; None is everybody."""
    wegingen = wegingen_over(gelezen.feiten, {een.id, *een.ook_als})
    return frozenset(feit.aan for feit in wegingen)


def is_eerste(gewogen: Collection[UUID | None], stand: InlichtenStand, aan: UUID | None) -> bool:
    """Say whether weighing for `aan` is the first time for somebody who was not told yet."""
    if None in gewogen:
        return False
    open_ = {o.id for o in stand.ontvangers if o.status is not InlichtenStatus.INGELICHT}
    wie = {aan} if aan is not None else open_
    return not wie or not wie <= set(gewogen)


def hertoetsgrens(gelezen: GelezenDossier, een: Betrokkene, op: date, *, eerste: bool) -> date:
    """Give the last day that can be chosen to weigh again (AVG art. 14 lid 3)."""
    return uiterste_hertoets(
        op, ontvangst=gelezen.gehoord_op(een), eerste=eerste, kalender=gelezen.kalender
    )


def _alleen_lezen(gelezen: GelezenDossier) -> frozenset[UUID]:
    """Name the people, with the rows of them, of whom nothing may be changed any more."""
    wie = {ref for ref, rij in gelezen.rijen.items() if getattr(rij, "alleen_lezen", False)}
    rijen = gelezen.rijen.items()
    return frozenset(wie | {ref for ref, rij in rijen if getattr(rij, "persoon_id", None) in wie})


def _betrokkene(
    gelezen: GelezenDossier,
    een: Betrokkene,
    overzicht: InlichtenOverzicht,
    termijn: Termijn | None,
    vandaag: date,
) -> InlichtenBetrokkene:
    grens = gelezen.kalender.maand_later(gelezen.ontvangen_op, gelezen.lengtes.inlichten_maanden)
    uiterlijk, zin = (
        grens,
        (
            f"Op de dag van het besluit, en uiterlijk {lang(grens)}: een maand na ontvangst op "
            f"{voluit(gelezen.ontvangen_op)}."
        ),
    )
    if termijn is not None:
        uiterlijk, zin = termijn.uiterlijk, termijn.uitleg
    stand, gewogen = overzicht.stand_van(een.id), gewogen_voor(gelezen, een)
    eerst_voor = frozenset(
        aan for aan in (None, *(o.id for o in stand.ontvangers)) if is_eerste(gewogen, stand, aan)
    )
    return InlichtenBetrokkene(
        id=een.id,
        persoon_id=een.persoon.id,
        rol=een.rol,
        leeftijd=een.persoon.geboorte.weergave(vandaag),
        veilig=een.veilig.value,
        stand=stand,
        termijn=termijn,
        uiterlijk=uiterlijk,
        uiterlijk_zin=zin,
        grens_eerste=hertoetsgrens(gelezen, een, vandaag, eerste=True),
        grens_later=hertoetsgrens(gelezen, een, vandaag, eerste=False),
        eerst_voor=eerst_voor,
        eerste=not gewogen,
        wijkt_af=_wijkt_af(gelezen, een, vandaag) if termijn is not None else "",
        verleden=tuple(_verleden(gelezen, een)),
        adres=_huisadres(gelezen, een, vandaag),
    )


def _huisadres(gelezen: GelezenDossier, een: Betrokkene, op: date) -> Adres | None:
    """Give the one address that may be offered for somebody else in the dossier."""
    keuze = een.persoon.adreskeuze(op)
    if len(keuze) != 1 or not keuze[0].adres.huisnummer:
        return None
    return None if gelezen.dossier.is_geheim(keuze[0], op) else keuze[0].adres


def _wijkt_af(gelezen: GelezenDossier, een: Betrokkene, op: date) -> str:
    """Say that the termijn follows facts that no longer say who is left; empty when they do."""
    is_nu = werkelijk(gelezen.dossier, gelezen.feiten, een.id, op)
    was = vastgelegd(gelezen.eigen, een.id)
    if is_nu is was:
        return ""
    if een.is_overleden:
        return f"Over {een.persoon.weergave} gaat geen brief meer uit. Werk de termijn bij."
    if is_nu is Afronding.REST_OPEN:
        return (
            "Sinds het vastleggen moet nog iemand het horen. De termijn staat nog op klaar; "
            "werk hem bij."
        )
    return "Iedereen die het moet horen, is ingelicht of uitgezonderd. Werk de termijn bij."


def _verleden(gelezen: GelezenDossier, een: Betrokkene) -> Iterator[InlichtenRegel]:
    ids = {een.id, *een.ook_als}
    geldig = {f.id for f in geldige(gelezen.feiten)}
    terug = {f.vervangt: f for f in gelezen.feiten if f.vervangt}
    namen = _namen(gelezen, een)
    gezien: set[tuple[Any, ...]] = set()
    for feit in reversed(gelezen.feiten):
        if feit.over not in ids or feit.soort not in VERTELD_OF_GEWOGEN:
            continue
        opvolger = terug.get(feit.id)
        if opvolger is not None and _zegt_hetzelfde(feit, opvolger):
            continue
        # The casus has its own copy of what was recorded at the melding.
        merk = (feit.soort, feit.datum, feit.datum2, feit.aan, feit.tekst)
        eigen = gelezen.is_eigen(feit.id)
        if not eigen and merk in gezien:
            continue
        gezien.add(merk)
        yield InlichtenRegel(
            feit_id=feit.id,
            soort=feit.soort,
            datum=feit.datum,
            tot=feit.datum2,
            aan_id=feit.aan,
            aan=namen.get(feit.aan, "") if feit.aan else "",
            kanaal=feit.kanaal,
            wie=feit.wie,
            tekst=feit.tekst,
            door=gelezen.plekken[feit.id].door,
            reden=opvolger.reden if opvolger is not None else feit.reden,
            vervallen=feit.id not in geldig,
            niet_nodig=feit.uitkomst == Afronding.NIET_NODIG,
            elders=not eigen,
        )


def _zegt_hetzelfde(feit: Feit, opvolger: Feit) -> bool:
    """Say whether a correction only changed who is left, which nobody needs to read."""
    if opvolger.soort is FeitSoort.TERUGGENOMEN:
        return False
    if opvolger.reden == ZELFDE_PERSOON:
        return True

    def gezien(f: Feit) -> tuple[Any, ...]:
        return (f.datum, f.datum2, f.aan, f.kanaal, f.wie, f.tekst)

    return gezien(feit) == gezien(opvolger)


def _namen(gelezen: GelezenDossier, een: Betrokkene) -> Mapping[UUID, str]:
    namen = {rij.houder.id: rij.houder.weergave for rij in gelezen.dossier.vertegenwoordiging}
    namen |= {b.persoon.id: b.persoon.weergave for b in gelezen.dossier.betrokkenen}
    return namen | {een.persoon.id: f"{een.persoon.weergave} zelf"}


def _vragen(overzicht: InlichtenOverzicht) -> Sequence[InlichtenVraag]:
    van_stand = (vraag for stand in overzicht.standen for vraag in stand.vragen)
    van_brief = (vraag for brief in overzicht.brieven for vraag in brief.vragen)
    return [*van_stand, *van_brief]


def _waarden(
    gelezen: GelezenDossier, vragen: Sequence[InlichtenVraag]
) -> dict[tuple[str, UUID], Waarde]:
    """Give what the asked fields hold now, so that an answer is compared with it."""
    waarden: dict[tuple[str, UUID], Waarde] = {}
    for vraag in vragen:
        rij, veld = gelezen.rijen.get(vraag.rij), _VELDEN.get(vraag.veld)
        for een in {veld, Veld.GEZAG_TOT if hasattr(rij, "nagekeken_op") else veld}:
            if een is not None and hasattr(rij, een.kolom):
                waarden[een.value, vraag.rij] = getattr(rij, een.kolom)
    return waarden
