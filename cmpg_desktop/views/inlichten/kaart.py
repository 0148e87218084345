"""One betrokkene: how telling stands, which letter goes where, what is asked, and what was done."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from cmpg_desktop.berichten.inlichten import InlichtenBetrokkene, InlichtenBlad, InlichtenRegel
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.views.inlichten.vragen import (
    VraagWidget,
    Vragenwerk,
    maak_veilig,
    sleutel_van,
)
from cmpg_desktop.views.inlichten.woorden import brief_zin, statuspil, verleden_zin
from cmpg_desktop.views.melding.opmaak import maak_leeg
from cmpg_desktop.views.onderdelen.basis import make_label, noem
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.thema import RUIMTE_M, RUIMTE_S, RUIMTE_XS
from cmpg_desktop.werkproces.bevoegdheden import Handeling, weigering
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBrief
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraag, InlichtenVraagSoort
from cmpg_desktop.werkproces.taal import opsomming
from cmpg_desktop.werkproces.uitgaand import inlicht_brief_id

VEILIG = frozenset({InlichtenVraagSoort.VEILIG, InlichtenVraagSoort.NIET_VEILIG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Kaartinhoud:
    """What one card shows: somebody, the letters to them, and what is asked there."""

    een: InlichtenBetrokkene = field(repr=False)
    brieven: tuple[InlichtenBrief, ...] = field(default=(), repr=False)
    vragen: tuple[InlichtenVraag, ...] = field(default=(), repr=False)
    veilig: str = field(default="", repr=False)  # the question about safety, when it is asked
    krijgt_post: bool = False
    vragen_bij: tuple[str, ...] = field(default=(), repr=False)  # whose card has the questions
    te_openen: frozenset[UUID] = frozenset()  # the letters that can be opened in the outbox


class Betrokkenekaart(Kaart):
    """A betrokkene; refilled in place, so that the cursor stays in the field where it is."""

    def __init__(self, werk: Vragenwerk, betrokkene_id: UUID) -> None:
        super().__init__(naam=f"inlichten.kaart[{betrokkene_id}]")
        self._id = betrokkene_id
        self._werk = werk
        self._vragen: dict[tuple[str, UUID], VraagWidget] = {}
        self._open: set[UUID] = set()
        self._naam = make_label("", "sterk")
        self._bij = make_label("", "hint", breekt=True)
        self._pil = QHBoxLayout()
        self._pil.setContentsMargins(0, 0, 0, 0)
        status = QWidget()
        status.setLayout(self._pil)
        naast = QWidget()
        stroom = Stroom(naast, ruimte=RUIMTE_M)
        stroom.addWidget(self._naam)
        stroom.addWidget(status)
        kop = QVBoxLayout()
        kop.setSpacing(RUIMTE_XS)
        kop.addWidget(naast)
        kop.addWidget(self._bij)
        self._zin = self._regel("zin")
        self._uiterlijk = self._regel("uiterlijk", "hint")
        self._balk = MeldingBalk(BalkSoort.LET_OP, "", naam=f"inlichten.wijkt_af[{betrokkene_id}]")
        self._balk.voeg_actie_toe(
            "Termijn bijwerken",
            lambda: werk.open_deel("bijwerken", betrokkene_id),
            naam=f"inlichten.bijwerken[{betrokkene_id}]",
        )
        self._brieven = _kolom()
        self._veilig = maak_veilig(werk, betrokkene_id)
        self._vraagvak = _kolom()
        self._zonder = _kolom()
        self._verleden = _kolom()
        self._knoppen = QWidget()
        stroom = Stroom(self._knoppen, ruimte=RUIMTE_S)
        self.ingelicht = self._knop("Ingelicht …", "ingelicht", "check")
        self.uitzondering = self._knop("Uitzondering wegen …", "uitzondering", "scales")
        self.einde = self._knop("Uitzondering nu laten eindigen …", "einde", "")
        for knop in (self.ingelicht, self.uitzondering, self.einde):
            stroom.addWidget(knop)
        self.inhoud.addLayout(kop)
        for label in (self._zin, self._uiterlijk, self._balk):
            self.inhoud.addWidget(label)
        self.inhoud.addLayout(self._brieven)
        self.inhoud.addWidget(self._veilig)
        self.inhoud.addLayout(self._vraagvak)
        self.inhoud.addLayout(self._zonder)
        self.inhoud.addWidget(self._knoppen)
        self.inhoud.addLayout(self._verleden)
        self._was: Kaartinhoud | None = None

    def vul(self, deel: Kaartinhoud, blad: InlichtenBlad, namen: Mapping[UUID, str]) -> None:
        """Show somebody as it stands now."""
        een, stand = deel.een, deel.een.stand
        verband = self._werk.verband
        verband.vul(Veld.BETROKKENE_BRIEF_VEILIG, een.veilig, een.id)
        self._vul_vragen(deel, blad)
        if self._was == deel:
            return
        self._was = deel
        self.setAccessibleName(f"{stand.weergave}: {stand.zin}")
        self._naam.setText(stand.weergave)
        self._bij.setText(" · ".join(filter(None, (een.rol, een.leeftijd))))
        maak_leeg(self._pil)
        self._pil.addWidget(statuspil(een, f"inlichten.status[{een.id}]"))
        elders = ""
        if deel.vragen_bij:
            # One letter can go while the one to the other parent still waits.
            wacht = stand.status is InlichtenStatus.WACHT_OP_ANTWOORD
            begin = "Die staan" if wacht else "Er wacht nog een brief: de vragen daarover staan"
            elders = f" {begin} bij {opsomming(list(deel.vragen_bij))}."
        self._zin.setText(f"{stand.zin}{elders}")
        self._uiterlijk.setText(een.uiterlijk_zin)
        self._uiterlijk.setVisible(stand.status.is_open)
        self._balk.zet(BalkSoort.LET_OP, een.wijkt_af)
        self._balk.setVisible(bool(een.wijkt_af) and not blad.dicht)
        self._veilig.setVisible(deel.krijgt_post or een.veilig == "nee")
        self._veilig.zet_label(deel.veilig or "Is het veilig om een brief te sturen?")
        _vul(self._brieven, [self._brief(brief, deel, blad, namen) for brief in deel.brieven])
        _vul(self._zonder, [make_label(tekst, "hint", breekt=True) for tekst in stand.zonder_gezag])
        _vul(self._verleden, [self._verleden_regel(regel, blad) for regel in een.verleden])
        self._zet_knoppen(een, blad)

    def _zet_knoppen(self, een: InlichtenBetrokkene, blad: InlichtenBlad) -> None:
        status, mag = een.stand.status, self._werk.verband.omgeving.mag
        klaar = status in {InlichtenStatus.INGELICHT, InlichtenStatus.NIET_NODIG}
        uitgesteld = status is InlichtenStatus.UITGEZONDERD or any(
            o.status is InlichtenStatus.UITGEZONDERD for o in een.stand.ontvangers
        )
        weeg = "Uitzondering wegen …" if een.eerste else "Opnieuw wegen …"
        self.uitzondering.zet_tekst(weeg)
        self._knoppen.setVisible(not blad.dicht and (uitgesteld or not klaar))
        for knop, zichtbaar, handeling in (
            (self.ingelicht, not klaar, Handeling.INLICHTEN_VASTLEGGEN),
            (self.uitzondering, not klaar, Handeling.UITZONDERING_WEGEN),
            (self.einde, uitgesteld, Handeling.UITZONDERING_WEGEN),
        ):
            knop.setVisible(zichtbaar and not blad.dicht)
            knop.setEnabled(mag(handeling))
            knop.setToolTip("" if mag(handeling) else weigering(handeling))
            knop.setAccessibleDescription(een.stand.weergave)

    def _brief(
        self,
        brief: InlichtenBrief,
        deel: Kaartinhoud,
        blad: InlichtenBlad,
        namen: Mapping[UUID, str],
    ) -> QWidget:
        """Tell one letter; while it must go out, with the way to it."""
        zin = brief_zin(brief, namen)
        label = make_label(zin, breekt=True)
        label.setObjectName(f"inlichten.brief[{brief.aan[0].id}]")
        ref = inlicht_brief_id(blad.dossier_id, brief)
        if ref not in deel.te_openen:
            return label
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_XS)
        kolom.addWidget(label)
        knop = Knop(
            "Brief openen",
            naam=f"inlichten.brief_openen[{ref}]",
            soort=KnopSoort.STIL,
            icoon_naam="envelope",
        )
        knop.setAccessibleDescription(zin)
        knop.clicked.connect(self._opener("brief", ref))
        kolom.addWidget(knop, 0, Qt.AlignmentFlag.AlignLeft)
        return vak

    def _vul_vragen(self, deel: Kaartinhoud, blad: InlichtenBlad) -> None:
        """Keep the field of a question that is still asked, and the cursor in it."""
        nu = {sleutel_van(vraag): vraag for vraag in deel.vragen}
        open_ = not (blad.dicht or blad.vragen_dicht)
        focus = QApplication.focusWidget()
        weg = [sleutel for sleutel in self._vragen if sleutel not in nu]
        had_focus = False
        for sleutel in weg:
            widget = self._vragen.pop(sleutel)
            had_focus = had_focus or (focus is not None and widget.isAncestorOf(focus))
            self._vraagvak.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for plek, (sleutel, vraag) in enumerate(nu.items()):
            if sleutel not in self._vragen:
                self._vragen[sleutel] = VraagWidget(vraag, blad, self._werk)
            self._vraagvak.insertWidget(plek, self._vragen[sleutel])
            self._vragen[sleutel].vul(vraag, blad)
            self._vragen[sleutel].zet_open(open_=open_, blad=blad)
        self._veilig.setEnabled(open_)
        if had_focus:
            self._volgende().setFocus()

    def eerste(self) -> QWidget | None:
        """Return where the work on this card begins; None when there is nothing to do."""
        vraagt = self._was is not None and bool(self._was.veilig) and self._veilig.isEnabled()
        if vraagt and self._veilig.isVisibleTo(self):
            return self._veilig
        knop = self.ingelicht if self.ingelicht.isVisibleTo(self) else None
        return self._open_vraag() or knop

    def _volgende(self) -> QWidget:
        """Return where the work goes on after an answer."""
        return self._open_vraag() or self.ingelicht

    def _open_vraag(self) -> QWidget | None:
        return next((vraag for vraag in self._vragen.values() if vraag.isEnabled()), None)

    def _verleden_regel(self, regel: InlichtenRegel, blad: InlichtenBlad) -> QWidget:
        vak = QWidget()
        kolom = QVBoxLayout(vak)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        zin = verleden_zin(regel)
        noem(vak, f"inlichten.verleden[{regel.feit_id}]", zin)
        kolom.addWidget(make_label(zin, breekt=True))
        if regel.tekst:
            toelichting = make_label(regel.tekst, "hint", breekt=True)
            kolom.addWidget(toelichting)
            if regel.soort is not FeitSoort.INGELICHT:
                kolom.addWidget(self._vouw(regel, toelichting), 0, Qt.AlignmentFlag.AlignLeft)
        if regel.soort is FeitSoort.INGELICHT and not (
            regel.vervallen or regel.elders or blad.dicht
        ):
            knoppen = QWidget()
            stroom = Stroom(knoppen, ruimte=RUIMTE_S)
            for code, tekst in (("corrigeer", "Corrigeren …"), ("terug", "Toch niet ingelicht …")):
                knop = Knop(tekst, naam=f"inlichten.{code}[{regel.feit_id}]", soort=KnopSoort.STIL)
                knop.setAccessibleDescription(zin)
                knop.clicked.connect(self._opener(code, regel.feit_id))
                stroom.addWidget(knop)
            kolom.addWidget(knoppen)
        return vak

    def _vouw(self, regel: InlichtenRegel, tekst: QLabel) -> Knop:
        """Fold a weighing to its ground, with a button for the rest."""
        eerste = regel.tekst.partition("\n")[0]
        knop = Knop("", naam=f"inlichten.weging[{regel.feit_id}]", soort=KnopSoort.STIL)

        def wissel() -> None:
            open_ = regel.feit_id not in self._open
            (self._open.add if open_ else self._open.discard)(regel.feit_id)
            toon()

        def toon() -> None:
            open_ = regel.feit_id in self._open
            tekst.setText(regel.tekst if open_ else eerste)
            knop.zet_tekst("Minder tonen" if open_ else "Hele weging tonen")

        knop.clicked.connect(wissel)
        toon()
        return knop

    def _opener(self, code: str, wie: UUID) -> Callable[[], None]:
        return lambda: self._werk.open_deel(code, wie)

    def _knop(self, tekst: str, code: str, icoon: str) -> Knop:
        knop = Knop(tekst, naam=f"inlichten.{code}[{self._id}]", icoon_naam=icoon)
        knop.clicked.connect(self._opener(code, self._id))
        return knop

    def _regel(self, naam: str, rol: str = "") -> QLabel:
        label = make_label("", rol, breekt=True)
        label.setObjectName(f"inlichten.{naam}[{self._id}]")
        return label


def _kolom() -> QVBoxLayout:
    kolom = QVBoxLayout()
    kolom.setSpacing(RUIMTE_M)
    return kolom


def _vul(kolom: QVBoxLayout, regels: Iterable[QWidget]) -> None:
    maak_leeg(kolom)
    for regel in regels:
        kolom.addWidget(regel)


def verdeel(blad: InlichtenBlad) -> Sequence[Kaartinhoud]:
    """Put each letter and each question on one card.

    A letter stands with its reader, or with who it is about when the reader is not in this
    dossier; whether it is safe is asked at the person themself.
    """
    van_persoon = {een.persoon_id: een.id for een in blad.betrokkenen}
    bij: dict[UUID, list[InlichtenBrief]] = {een.id: [] for een in blad.betrokkenen}
    veilig: dict[UUID, str] = {}
    post: set[UUID] = set()
    for brief in blad.brieven:
        lezers = [van_persoon[wie.id] for wie in brief.aan if wie.id in van_persoon]
        post |= set(lezers)
        bij[(*lezers, *brief.betrokkenen)[0]].append(brief)
        veilig |= {vraag.rij: vraag.zin for vraag in brief.vragen if vraag.soort in VEILIG}
    gezien: set[tuple[str, UUID]] = set()
    delen = []
    for een in blad.betrokkenen:
        vragen = []
        van_brief = (vraag for brief in bij[een.id] for vraag in brief.vragen)
        for vraag in (*een.stand.vragen, *van_brief):
            merk = (vraag.veld, vraag.rij)
            if vraag.soort not in VEILIG and merk not in gezien:
                gezien.add(merk)
                vragen.append(vraag)
        delen.append(
            Kaartinhoud(
                een=een,
                brieven=tuple(bij[een.id]),
                vragen=tuple(vragen),
                veilig=veilig.get(een.id, ""),
                krijgt_post=een.id in post,
                te_openen=blad.nu_uit
                & {inlicht_brief_id(blad.dossier_id, brief) for brief in bij[een.id]},
                vragen_bij=_elders(een, blad, bij) if not vragen and een.id not in veilig else (),
            )
        )
    return delen


def _elders(
    een: InlichtenBetrokkene, blad: InlichtenBlad, bij: Mapping[UUID, Sequence[InlichtenBrief]]
) -> tuple[str, ...]:
    """Name whose card asks what a letter about this one waits for."""
    if not een.stand.status.is_open:
        return ()
    return tuple(
        ander.stand.weergave
        for ander in blad.betrokkenen
        if any(een.id in brief.betrokkenen and brief.vragen for brief in bij[ander.id])
        and ander.id != een.id
    )
