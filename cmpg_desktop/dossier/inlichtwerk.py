"""Recording that people were told, and the exceptions to it: facts, never changed or removed.

After each of these the facts say again who is left to tell (`werkproces.inlichtafronding`).
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.fouten import NietGevonden, Regelfout
from cmpg_desktop.berichten.inlichten import (
    HefUitzonderingOp,
    LegIngelichtVast,
    LegUitzonderingVast,
    NeemIngelichtTerug,
    WerkInlichtenBij,
)
from cmpg_desktop.berichten.kern import Change, nieuw_id
from cmpg_desktop.database.transactie import Transactie
from cmpg_desktop.dossier.afscherming import kijker
from cmpg_desktop.dossier.eerstevastlegging import niet_nodig
from cmpg_desktop.dossier.feiten import leg_vast
from cmpg_desktop.dossier.inlichtblad import (
    gewogen_voor,
    hertoetsgrens,
    is_eerste,
    waarom_dicht,
)
from cmpg_desktop.dossier.inlichtdossier import GelezenDossier
from cmpg_desktop.dossier.inlichtlezen import lees_dossier
from cmpg_desktop.dossier.register import Gevolg, voert_uit
from cmpg_desktop.dossier.teksten import gekeurde_reden, gekeurde_tekst
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.feiten import Afronding, Feit, FeitSoort, geldige
from cmpg_desktop.werkproces.inlichtafronding import (
    bij_te_werken,
    inlichtfeiten,
    vastgelegd,
    wegingen_over,
    werkelijk,
)
from cmpg_desktop.werkproces.inlichten import InlichtenStand, InlichtenStatus
from cmpg_desktop.werkproces.inlichtgegevens import Betrokkene
from cmpg_desktop.werkproces.inlichtverleden import staande
from cmpg_desktop.werkproces.taal import lang, voluit
from cmpg_desktop.werkproces.uitzondering import uitzondering_fouten, uitzondering_tekst

KANALEN = ("gesprek", "telefoon", "brief", "e-mail")
WIE_VERANDERD = "Wie het moet horen, is veranderd."


class Inlichtschrijver:
    """Adds facts about telling to one dossier, and keeps what they say about who is left true.

    Also for the command of another, such as sending a letter: read the dossier in your own batch,
    call `vertel` for what the letter has as `vast_te_leggen`, and then `maak_af`.
    """

    def __init__(self, tx: Transactie, gelezen: GelezenDossier) -> None:
        self._tx = tx
        self._gelezen = gelezen
        self._nieuw: list[Feit] = []
        self._plek: dict[UUID, tuple[UUID | None, UUID | None]] = {}

    @property
    def _feiten(self) -> tuple[Feit, ...]:
        return (*self._gelezen.feiten, *self._nieuw)

    @property
    def _eigen(self) -> tuple[Feit, ...]:
        return (*self._gelezen.eigen, *self._nieuw)

    def voeg_toe(self, feit: Feit) -> Feit:
        """Take a fact into account; it is written by `maak_af`."""
        volgnr = max((een.volgnr for een in self._feiten), default=0) + 1
        nieuw = replace(feit, id=nieuw_id(), volgnr=volgnr)
        self._nieuw.append(nieuw)
        return nieuw

    def vertel(self, over: UUID, aan: UUID, op: date, **delen: object) -> Feit:
        """Take into account that `aan` (persoon or organisatie) was told about a betrokkene."""
        velden = {"kanaal": "", "wie": "", "tekst": "", "vervangt": None, "reden": ""} | delen
        return self.voeg_toe(
            Feit(
                id=over,
                volgnr=0,
                soort=FeitSoort.INGELICHT,
                datum=op,
                over=over,
                aan=aan,
                naam=self._gelezen.van(over).persoon.weergave,
                uitkomst=Afronding.REST_OPEN,
                **velden,  # type: ignore[arg-type]  # the texts above, each of its own kind
            )
        )

    def maak_af(self, *over: UUID) -> tuple[Change, ...]:
        """Let the facts say who is left about these betrokkenen, and write all new ones."""
        for een in dict.fromkeys(over):
            self._werk_bij(een)
        return tuple(self._schrijf(feit) for feit in self._nieuw)

    def _werk_bij(self, over: UUID) -> None:
        wordt = werkelijk(self._gelezen.dossier, self._feiten, over, self._tx.vandaag)
        nieuw = {een.id for een in self._nieuw}
        for feit in bij_te_werken(self._eigen, over, wordt):
            if feit.id in nieuw:
                # Not written yet: it simply says the right thing.
                self._nieuw = [feit if een.id == feit.id else een for een in self._nieuw]
            else:
                self.voeg_toe(replace(feit, vervangt=feit.id, reden=WIE_VERANDERD))

    def _schrijf(self, feit: Feit) -> Change:
        plek = self._gelezen.plekken.get(feit.vervangt) if feit.vervangt else None
        if plek is not None:
            return leg_vast(self._tx, feit, melding_id=plek.melding_id, casus_id=plek.casus_id)
        if self._gelezen.is_casus:
            return leg_vast(self._tx, feit, casus_id=self._gelezen.id)
        return leg_vast(self._tx, feit, melding_id=self._gelezen.id)


def _lees(tx: Transactie, dossier_id: UUID) -> GelezenDossier:
    gelezen = lees_dossier(tx, dossier_id, kijker(tx.context))
    if waarom := waarom_dicht(gelezen):
        raise Regelfout(waarom)
    return gelezen


def _gevolg(gelezen: GelezenDossier, rijen: Sequence[Change], wat: str) -> Gevolg:
    plekken = gelezen.plekken.values()
    erbij = {een for plek in plekken for een in (plek.melding_id, plek.casus_id) if een}
    return Gevolg(
        rijen=frozenset(rijen),
        dossiers=frozenset({gelezen.id, *erbij}),
        resultaat=rijen[0].id if rijen else None,
        wat=wat,
    )


# --- told --------------------------------------------------------------------------------------


@voert_uit(LegIngelichtVast, Handeling.INLICHTEN_VASTLEGGEN)
def leg_ingelicht_vast(tx: Transactie, opdracht: LegIngelichtVast) -> Gevolg:
    """Record who heard it; the last of them to hear is what the termijn waits for."""
    wie = gekeurde_tekst(opdracht.wie, "inlichten.wie")
    tekst = gekeurde_tekst(opdracht.tekst, "inlichten.tekst")
    gelezen = _lees(tx, opdracht.dossier_id)
    _keur_verteld(tx, opdracht, gelezen, wie)
    vorige = _te_corrigeren(opdracht, gelezen) if opdracht.vervangt else None
    reden = gekeurde_reden(opdracht.reden) if vorige else ""
    schrijver = Inlichtschrijver(tx, gelezen)
    for over, aan in opdracht.paren:
        schrijver.vertel(
            over,
            aan,
            opdracht.op,
            kanaal=opdracht.kanaal,
            wie=wie,
            tekst=tekst,
            vervangt=opdracht.vervangt,
            reden=reden,
        )
    rijen = schrijver.maak_af(*(over for over, _ in opdracht.paren))
    return _gevolg(gelezen, rijen, "Ingelicht vastgelegd")


def _keur_verteld(
    tx: Transactie, opdracht: LegIngelichtVast, gelezen: GelezenDossier, wie: str
) -> None:
    if not opdracht.paren:
        raise Regelfout("Kies wie het heeft gehoord.", veld="inlichten.aan")
    if opdracht.op > tx.vandaag:
        raise Regelfout(
            f"{lang(opdracht.op)} moet nog komen. Vul een datum in tot en met vandaag.",
            veld="inlichten.op",
        )
    if opdracht.op < gelezen.ontvangen_op:
        raise Regelfout(
            f"De melding kwam pas op {voluit(gelezen.ontvangen_op)}. Kijk de dag na.",
            veld="inlichten.op",
        )
    if opdracht.kanaal not in KANALEN:
        raise Regelfout("Kies hoe het is verteld.", veld="inlichten.kanaal")
    if not wie:
        raise Regelfout("Vul in wie het heeft verteld.", veld="inlichten.wie")
    overzicht = gelezen.overzicht(tx.vandaag)
    for over, aan in opdracht.paren:
        _keur_ontvanger(gelezen.van(over), overzicht.stand_van(over), aan, opdracht)


def _keur_ontvanger(
    een: Betrokkene, stand: InlichtenStand, aan: UUID, opdracht: LegIngelichtVast
) -> None:
    if een.is_overleden:
        raise Regelfout(stand.zin, veld="inlichten.aan")
    ontvanger = next((o for o in stand.ontvangers if o.id == aan), None)
    if ontvanger is None and aan != een.persoon.id and opdracht.vervangt is None:
        raise Regelfout(
            f"Dit is niemand die over {een.persoon.weergave} hoort. Leg eerst het gezag vast.",
            veld="inlichten.aan",
        )
    if ontvanger and ontvanger.status is InlichtenStatus.INGELICHT and not opdracht.vervangt:
        raise Regelfout(
            f"{ontvanger.weergave} is al ingelicht. Klopt de dag niet? Kies dan Corrigeren.",
            veld="inlichten.aan",
        )


def _te_corrigeren(opdracht: LegIngelichtVast, gelezen: GelezenDossier) -> Feit:
    vorige = _geldig_feit(gelezen, opdracht.vervangt)
    if len(opdracht.paren) != 1 or opdracht.paren[0][0] != vorige.over:
        raise ValueError("a correction is of one fact, about the same betrokkene")
    return vorige


def _geldig_feit(gelezen: GelezenDossier, feit_id: UUID | None) -> Feit:
    for feit in geldige(gelezen.eigen):
        if feit.id == feit_id and feit.soort is FeitSoort.INGELICHT:
            return feit
    raise NietGevonden(
        "Dit is intussen gecorrigeerd of teruggenomen.",
        wat_nu="Het scherm is bijgewerkt. Kijk of uw correctie nog nodig is.",
    )


@voert_uit(NeemIngelichtTerug, Handeling.INLICHTEN_VASTLEGGEN)
def neem_ingelicht_terug(tx: Transactie, opdracht: NeemIngelichtTerug) -> Gevolg:
    """Take back that somebody was told: the termijn is open again."""
    reden = gekeurde_reden(opdracht.reden)
    gelezen = _lees(tx, opdracht.dossier_id)
    vorige = _geldig_feit(gelezen, opdracht.feit_id)
    schrijver = Inlichtschrijver(tx, gelezen)
    schrijver.voeg_toe(
        Feit(
            id=vorige.id,
            volgnr=0,
            soort=FeitSoort.TERUGGENOMEN,
            datum=tx.vandaag,
            moment=tx.nu,
            over=vorige.over,
            naam=f"{vorige.soort.weergave} ({vorige.naam})",
            vervangt=vorige.id,
            reden=reden,
        )
    )
    rijen = schrijver.maak_af(*((vorige.over,) if vorige.over else ()))
    return _gevolg(gelezen, rijen, "Ingelicht teruggenomen")


# --- exceptions --------------------------------------------------------------------------------


@voert_uit(LegUitzonderingVast, Handeling.UITZONDERING_WEGEN)
def leg_uitzondering_vast(tx: Transactie, opdracht: LegUitzonderingVast) -> Gevolg:
    """Record what was weighed, with the day on which it is weighed again (besluit 5)."""
    gelezen = _lees(tx, opdracht.dossier_id)
    een, concept = gelezen.van(opdracht.over), opdracht.concept
    stand = gelezen.overzicht(tx.vandaag).stand_van(een.id)
    eerste = is_eerste(gewogen_voor(gelezen, een), stand, opdracht.aan)
    grens = hertoetsgrens(gelezen, een, tx.vandaag, eerste=eerste)
    fouten = uitzondering_fouten(concept, tx.vandaag, grens=grens, eerste=eerste)
    for veld, fout in fouten.items():
        raise Regelfout(fout, veld=f"uitzondering.{veld}")
    aan = _voor_wie(opdracht.aan, een, stand)
    tekst = uitzondering_tekst(concept, gelezen.teksten)
    if concept.hertoets_op:
        tekst += f"\nOpnieuw wegen uiterlijk op {voluit(concept.hertoets_op)}."
    soort = FeitSoort.INLICHTEN_UITGEZONDERD if eerste else FeitSoort.UITZONDERING_GEWOGEN
    schrijver = Inlichtschrijver(tx, gelezen)
    schrijver.voeg_toe(
        Feit(
            id=een.id,
            volgnr=0,
            soort=soort,
            datum=tx.vandaag,
            moment=tx.nu,
            over=een.id,
            aan=aan,
            naam=een.persoon.weergave,
            datum2=concept.hertoets_op,
            tekst=gekeurde_tekst(tekst, "uitzondering.motivering"),
            uitkomst=Afronding.REST_OPEN,
        )
    )
    return _gevolg(gelezen, schrijver.maak_af(een.id), "Uitzondering vastgelegd")


def _voor_wie(aan: UUID | None, een: Betrokkene, stand: InlichtenStand) -> UUID | None:
    """Check for whom it is; an exception for the only one who hears is one for everybody."""
    if stand.status is InlichtenStatus.NIET_NODIG:
        raise Regelfout(stand.zin, veld="uitzondering.aan")
    ontvangers = {o.id: o for o in stand.ontvangers}
    if aan is not None and aan not in ontvangers:
        raise Regelfout(
            f"Dit is niemand die over {een.persoon.weergave} hoort.", veld="uitzondering.aan"
        )
    gekozen = [ontvangers[aan]] if aan is not None else list(ontvangers.values())
    if gekozen and all(o.status is InlichtenStatus.INGELICHT for o in gekozen):
        wie = gekozen[0].weergave if aan is not None else een.persoon.weergave
        raise Regelfout(
            f"Over {een.persoon.weergave} is al ingelicht ({wie}). Een uitzondering kan niet meer.",
            veld="uitzondering.aan",
        )
    return aan if len(ontvangers) > 1 else None


def _lopende(gelezen: GelezenDossier, ids: Collection[UUID], op: date) -> list[Feit]:
    """Give the exceptions that hold beyond today; one that was weighed again holds no more."""
    wegingen = staande(wegingen_over(gelezen.feiten, ids)).values()
    return [feit for feit in wegingen if feit.datum2 is not None and feit.datum2 > op]


@voert_uit(HefUitzonderingOp, Handeling.UITZONDERING_WEGEN)
def hef_uitzondering_op(tx: Transactie, opdracht: HefUitzonderingOp) -> Gevolg:
    """Let the exceptions about somebody end today: then it is told, or weighed again."""
    reden = gekeurde_reden(opdracht.reden)
    gelezen = _lees(tx, opdracht.dossier_id)
    een = gelezen.van(opdracht.over)
    ids = {een.id, *een.ook_als}
    if not _lopende(gelezen, ids, tx.vandaag):
        raise Regelfout(
            f"Er loopt geen uitzondering voor {een.persoon.weergave}.",
            wat_nu="Licht in, of weeg een nieuwe uitzondering.",
        )
    schrijver = Inlichtschrijver(tx, gelezen)
    # The copy at the melding ends too: it has a termijn of its own there.
    for feit in (feit for over in ids for feit in _lopende(gelezen, {over}, tx.vandaag)):
        schrijver.voeg_toe(replace(feit, datum2=tx.vandaag, vervangt=feit.id, reden=reden))
    return _gevolg(gelezen, schrijver.maak_af(), "Uitzondering eindigt vandaag")


@voert_uit(WerkInlichtenBij, Handeling.INLICHTEN_VASTLEGGEN)
def werk_inlichten_bij(tx: Transactie, opdracht: WerkInlichtenBij) -> Gevolg:
    """Let the facts say who is left: gezag, an age or the people changed since."""
    gelezen = _lees(tx, opdracht.dossier_id)
    een = gelezen.van(opdracht.over)
    schrijver = Inlichtschrijver(tx, gelezen)
    if een.is_overleden:
        if vastgelegd(gelezen.eigen, een.id) is not Afronding.IEDEREEN:
            schrijver.voeg_toe(
                niet_nodig(tx, een.id, een.persoon.weergave, een.persoon.overleden_op)
            )
    elif not inlichtfeiten(gelezen.eigen, een.id):
        # It was told at the melding or casus beside this one: this dossier gets it too.
        for over in een.ook_als:
            for feit in inlichtfeiten(gelezen.feiten, over):
                schrijver.voeg_toe(
                    replace(feit, over=een.id, uitkomst=Afronding.REST_OPEN, vervangt=None)
                )
    rijen = schrijver.maak_af(een.id)
    return _gevolg(gelezen, rijen, "Termijn bijgewerkt")
