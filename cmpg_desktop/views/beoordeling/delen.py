"""What is asked for an outcome: its criteria and its own fields, made one part at a time."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.berichten.beoordelen import PuntSnapshot, RetourSnapshot, RondeSnapshot
from cmpg_desktop.berichten.meldingen import CasusKeuze
from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.typen import override
from cmpg_desktop.views.beoordeling.casuskeuze import Casuskeuze
from cmpg_desktop.views.melding.opmaak import Tweekolom, maak_leeg
from cmpg_desktop.views.melding.organisatie import Organisatieveld
from cmpg_desktop.views.melding.verband import JA_NEE_ONBEKEND, Verband
from cmpg_desktop.views.onderdelen.basis import make_label, noem, toon_plat
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.thema import RUIMTE_S
from cmpg_desktop.werkproces.criteria import ZORGMIJDER_VRAAG, Criterium
from cmpg_desktop.werkproces.taal import hoofdletter
from cmpg_desktop.werkproces.weging import Aanpak, Weging

# Numbers of our own lists (E035, besluit 10) say nothing to who weighs a melding.
_EIGEN_NUMMERS: Final = re.compile(r"(^|[,;] )(E\d+|besluit \d+)")
_KOPPEN: Final = {
    "grond": "Waarom lukt het niet met gewone hulp? Eén van deze drie is genoeg.",
    "voorwaarde": "Hoe staat het met de hulp? Eén van deze drie is genoeg.",
    "extra": "Wat maakt het moeilijker? Dit mag leeg blijven.",
    "nood": "Hoe ernstig is het? Deze drie zijn alle nodig.",
    "rest": "En verder",
}
_KENMERK: Final = (
    "Convenant art. 1 L. Dit blijft bij de casus staan. Schreef u hierboven al waaruit blijkt dat"
    " zij zorg mijden? Dan hoeft het hier niet nog een keer."
)
_NAAR_WIE: Final = {
    Weging.LOKALE_PGA: "Wie van de lokale PGA neemt het over?",
    Weging.WOONOVERLAST: "Welke wijkcoördinator neemt het over?",
    Weging.ELDERS: "Naar welke gemeente of dienst gaat het?",
}


@dataclass(frozen=True, slots=True)
class Deel:
    """One part of the form: its widget, how it is filled, and where its answers go."""

    widget: QWidget
    vul: Callable[[RondeSnapshot], None]
    doelen: dict[str, Callable[[], None]] = field(default_factory=dict)
    rijen: tuple[UUID, ...] = ()


Maker = Callable[[], Deel]


def makers(
    verband: Verband, ronde: RondeSnapshot, eerdere: tuple[CasusKeuze, ...]
) -> Iterator[Maker]:
    """Give what makes each part of this outcome, in the order of the screen."""
    weging = ronde.uitkomst
    if weging is None:
        return
    if weging is Weging.RETOUR:
        yield lambda: _retourlijst(verband)
    kop = ""
    for punt in ronde.punten:
        eis = punt.criterium
        groep = _groep(eis, kop)
        if groep != kop and groep in _KOPPEN:
            yield _als_maker(_kop, groep)
        kop = groep
        yield _als_maker(_criterium, verband, punt)
        if eis.code == "ingeschreven":
            yield _als_maker(_inschrijving, verband, ronde.id)
    if weging in _NAAR_WIE:
        yield _als_maker(_naar_wie, verband, ronde.id, weging)
    if weging is Weging.FASE_2:
        yield _als_maker(_zorgmijder, verband, ronde.id)
        yield _als_maker(_aanpak, verband, ronde.id)
    if weging in (Weging.FASE_2, Weging.LOPENDE_CASUS):
        yield _als_maker(_casus, verband, ronde.id, weging, eerdere)
    yield _als_maker(_motivering, verband, ronde.id)


def _groep(eis: Criterium, vorige: str) -> str:
    """Return the heading it goes under; what is under none must not seem to be under the last."""
    if eis.groep or eis.onder:
        return eis.groep or eis.onder
    if not eis.verplicht and not eis.alleen_tekst:
        return "extra"
    return "rest" if vorige else ""


def _als_maker(maak: Callable[..., Deel], *wat: object) -> Maker:
    return lambda: maak(*wat)


def bron_tekst(criterium: Criterium) -> str:
    """Return the source as people know it."""
    kaal = _EIGEN_NUMMERS.sub("", criterium.bron).strip(" ,;")
    return hoofdletter(kaal)


def _kop(groep: str) -> Deel:
    return Deel(make_label(_KOPPEN[groep], "sterk", breekt=True), lambda _ronde: None)


def _criterium(verband: Verband, punt: PuntSnapshot) -> Deel:
    eis, rij = punt.criterium, punt.id
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(RUIMTE_S)
    naam = f"beoordelingspunt.{eis.code}"
    waaruit = verband.tekst(
        Veld.BEOORDELINGSPUNT_WAARUIT,
        eis.vraag if eis.alleen_tekst else eis.vraag_waaruit,
        rij=rij,
        naam=f"{naam}.waaruit",
        hint=bron_tekst(eis) if eis.alleen_tekst else "",
        regels=2 if eis.alleen_tekst else 1,
    )
    if eis.alleen_tekst:
        kolom.addWidget(waaruit)

        def vul_tekst(ronde: RondeSnapshot) -> None:
            verband.vul(Veld.BEOORDELINGSPUNT_WAARUIT, _van(ronde, punt).waaruit, rij)

        return Deel(vak, vul_tekst, {naam: waaruit.setFocus}, (rij,))
    antwoord = verband.pillen(
        Veld.BEOORDELINGSPUNT_ANTWOORD,
        eis.vraag,
        JA_NEE_ONBEKEND,
        rij=rij,
        naam=f"{naam}.antwoord",
        hint=bron_tekst(eis),
    )
    # Under each other the lines of a long list have the same name; the question goes along.
    waaruit.bediening.setAccessibleName(f"{eis.vraag_waaruit} ({eis.vraag})")
    kolom.addWidget(antwoord)
    kolom.addWidget(waaruit)
    waaruit.hide()

    def toon(gekozen: object) -> None:
        waaruit.setVisible(bool(gekozen) and bool(eis.waaruit_bij))

    pillen = antwoord.bediening
    if isinstance(pillen, Pillen):
        pillen.gekozen.connect(toon)

    def vul(ronde: RondeSnapshot) -> None:
        nu = _van(ronde, punt)
        verband.vul(Veld.BEOORDELINGSPUNT_ANTWOORD, nu.antwoord, rij)
        verband.vul(Veld.BEOORDELINGSPUNT_WAARUIT, nu.waaruit, rij)
        bezig = isinstance(pillen, Pillen) and pillen.waarde()
        # What was read before the answer was saved must not take the line from who types in it:
        # the cursor would go on in the next question.
        toon(nu.waaruit or nu.antwoord or bezig or waaruit.bediening.hasFocus())

    def ga() -> None:
        (waaruit if waaruit.isVisibleTo(vak) else antwoord).setFocus()

    return Deel(vak, vul, {naam: ga}, (rij,))


def _van(ronde: RondeSnapshot, punt: PuntSnapshot) -> PuntSnapshot:
    return next((een for een in ronde.punten if een.id == punt.id), punt)


def _velden(
    verband: Verband, rij: UUID, widget: QWidget, *velden: tuple[Veld, Callable[[], None]]
) -> Deel:
    """Make a part of fields of the beoordeling itself."""

    def vul(ronde: RondeSnapshot) -> None:
        for veld, _ in velden:
            verband.vul(veld, _waarde(ronde, veld), rij)

    return Deel(widget, vul, {veld.value: ga for veld, ga in velden}, (rij,))


def _waarde(ronde: RondeSnapshot, veld: Veld) -> Waarde:
    if veld is Veld.BEOORDELING_AANPAK:
        return ronde.aanpak.value if ronde.aanpak is not None else ""
    waarde: Waarde = getattr(ronde, veld.kolom)
    return waarde


def _inschrijving(verband: Verband, rij: UUID) -> Deel:
    op = verband.datum(Veld.BEOORDELING_INGESCHREVEN_OP, "Nagekeken op", rij=rij)
    bron = verband.regel(
        Veld.BEOORDELING_INGESCHREVEN_BRON, "Nagekeken in", rij=rij, voorbeeld="BRP"
    )
    naast = Tweekolom()
    naast.voeg_toe(op, bron)
    return _velden(
        verband,
        rij,
        naast,
        (Veld.BEOORDELING_INGESCHREVEN_OP, op.setFocus),
        (Veld.BEOORDELING_INGESCHREVEN_BRON, bron.setFocus),
    )


def _zorgmijder(verband: Verband, rij: UUID) -> Deel:
    """Make what stays at the casus, whichever ground it begins on."""
    antwoord = verband.pillen(
        Veld.BEOORDELING_ZORGMIJDER, ZORGMIJDER_VRAAG, JA_NEE_ONBEKEND, rij=rij, hint=_KENMERK
    )
    waaruit = verband.tekst(
        Veld.BEOORDELING_ZORGMIJDER_WAARUIT, "Waaruit blijkt dat?", rij=rij, regels=1
    )
    waaruit.bediening.setAccessibleName(f"Waaruit blijkt dat? ({ZORGMIJDER_VRAAG})")
    vak = QWidget()
    kolom = QVBoxLayout(vak)
    kolom.setContentsMargins(0, 0, 0, 0)
    kolom.setSpacing(RUIMTE_S)
    kolom.addWidget(antwoord)
    kolom.addWidget(waaruit)
    waaruit.hide()
    pillen = antwoord.bediening
    if isinstance(pillen, Pillen):
        pillen.gekozen.connect(lambda gekozen: waaruit.setVisible(bool(gekozen)))
    deel = _velden(
        verband,
        rij,
        vak,
        (Veld.BEOORDELING_ZORGMIJDER, antwoord.setFocus),
        (Veld.BEOORDELING_ZORGMIJDER_WAARUIT, waaruit.setFocus),
    )

    def vul(ronde: RondeSnapshot) -> None:
        deel.vul(ronde)
        bezig = isinstance(pillen, Pillen) and pillen.waarde()
        waaruit.setVisible(bool(ronde.zorgmijder or ronde.zorgmijder_waaruit or bezig))

    return Deel(vak, vul, deel.doelen, deel.rijen)


def _aanpak(verband: Verband, rij: UUID) -> Deel:
    aanpak = verband.pillen(
        Veld.BEOORDELING_AANPAK,
        "Wordt het gezinsgericht of persoonsgericht?",
        [Optie(waarde=een.value, tekst=een.weergave) for een in Aanpak],
        rij=rij,
    )
    return _velden(verband, rij, aanpak, (Veld.BEOORDELING_AANPAK, aanpak.setFocus))


def _casus(verband: Verband, rij: UUID, weging: Weging, eerdere: tuple[CasusKeuze, ...]) -> Deel:
    keuze = Casuskeuze(verband, rij, weging, eerdere)
    return Deel(keuze, keuze.vul, {Veld.BEOORDELING_CASUS.value: keuze.ga}, (rij,))


def _motivering(verband: Verband, rij: UUID) -> Deel:
    motivering = verband.tekst(
        Veld.BEOORDELING_MOTIVERING, "Waarom deze uitkomst?", rij=rij, regels=3
    )
    return _velden(verband, rij, motivering, (Veld.BEOORDELING_MOTIVERING, motivering.setFocus))


def _naar_wie(verband: Verband, rij: UUID, weging: Weging) -> Deel:
    wie = verband.regel(
        Veld.BEOORDELING_NAAR_WIE,
        _NAAR_WIE[weging],
        rij=rij,
        hint="Een naam, of hiernaast een organisatie",
    )
    vak = Tweekolom()
    partner = Organisatieveld(verband, vak, veld=Veld.BEOORDELING_ORGANISATIE, rij=rij)
    vak.voeg_toe(wie, partner.veld)
    velden = [(Veld.BEOORDELING_NAAR_WIE, wie.setFocus)]
    if weging.draagt_over:
        tot = verband.datum(
            Veld.BEOORDELING_MELDER_TOT,
            "Tot wanneer blijft de melder verantwoordelijk?",
            rij=rij,
        )
        vak.voeg_toe(tot)
        velden.append((Veld.BEOORDELING_MELDER_TOT, tot.setFocus))
    deel = _velden(verband, rij, vak, *velden)

    def vul(ronde: RondeSnapshot) -> None:
        deel.vul(ronde)
        partner.toon(ronde.organisatie_id, ronde.organisatie)

    return Deel(vak, vul, deel.doelen, deel.rijen)


class _Vraagtekst(QLabel):
    """The words of a tick, that wrap where those of a checkbox would widen the page."""

    def __init__(self, tekst: str, vink: QCheckBox) -> None:
        super().__init__()
        toon_plat(self)
        self.setText(tekst)
        self.setWordWrap(True)
        self._vink = vink

    @override
    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:
        self._vink.click()


class Retourlijst(QWidget):
    """What the melding lacks, each with a tick: what is not ticked, is not asked."""

    def __init__(self, verband: Verband) -> None:
        super().__init__()
        noem(self, "beoordeling.retour", "Dit vraagt u aan de melder")
        self._verband = verband
        self._vinken: dict[UUID, QCheckBox] = {}
        self._teksten: dict[UUID, _Vraagtekst] = {}
        self._antwoorden: dict[UUID, str] = {}
        self._lijst = QVBoxLayout()
        self._lijst.setSpacing(RUIMTE_S)
        self._uitleg = make_label("", "hint", breekt=True)
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        kolom.addWidget(make_label("Dit vraagt u aan de melder", "label", breekt=True))
        kolom.addLayout(self._lijst)
        kolom.addWidget(self._uitleg)

    def vul(self, ronde: RondeSnapshot) -> None:
        """Show what lacks now; lines that stay keep the focus."""
        if [een.id for een in ronde.retour] != list(self._vinken):
            self._maak(ronde.retour)
        for een in ronde.retour:
            self._antwoorden[een.id] = een.antwoord
            self._teksten[een.id].setText(een.vraag.tekst)
            self._vinken[een.id].setAccessibleName(een.vraag.tekst)
            self._vinken[een.id].setChecked(een.antwoord != "nee")
        self._uitleg.setText(
            "Dit staat nog niet in de melding. Haal het vinkje weg bij wat u niet vraagt."
            if ronde.retour
            else "In de melding ontbreekt niets. Zet hieronder wat de melder moet aanvullen."
        )

    def _maak(self, vragen: tuple[RetourSnapshot, ...]) -> None:
        maak_leeg(self._lijst)
        self._vinken, self._teksten = {}, {}
        for een in vragen:
            vink = QCheckBox()
            noem(vink, f"beoordeling.retour[{een.vraag.code}]", een.vraag.tekst)
            vink.clicked.connect(self._zetter(een.id))
            tekst = _Vraagtekst(een.vraag.tekst, vink)
            rij = QWidget()
            naast = QHBoxLayout(rij)
            naast.setContentsMargins(0, 0, 0, 0)
            naast.setSpacing(RUIMTE_S)
            naast.addWidget(vink)
            naast.addWidget(tekst, 1)
            self._vinken[een.id], self._teksten[een.id] = vink, tekst
            self._lijst.addWidget(rij)

    def _zetter(self, rij: UUID) -> Callable[[bool], None]:
        def zet(aan: bool) -> None:
            nieuw = "" if aan else "nee"
            self._verband.zet(
                Veld.BEOORDELINGSPUNT_ANTWOORD, nieuw, self._antwoorden.get(rij, ""), rij
            )
            self._antwoorden[rij] = nieuw

        return zet


def _retourlijst(verband: Verband) -> Deel:
    lijst = Retourlijst(verband)
    return Deel(lijst, lijst.vul)
