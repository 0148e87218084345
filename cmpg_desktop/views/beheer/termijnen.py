"""How long each termijn is; another length than the convenant's has a reason."""

from collections.abc import Mapping
from typing import ClassVar, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.inrichting import LENGTES, LengteRij, LengtesLezen, ZetInstelling
from cmpg_desktop.berichten.kern import Changes
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.deel import foutzin
from cmpg_desktop.views.beheer.instellingendeel import InstellingenDeel, Vulbaar
from cmpg_desktop.views.onderdelen.basis import make_label, noem, zet_eigenschap
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_S, maat, wissel
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.lengtes import CONVENANT, WETTELIJK
from cmpg_desktop.werkproces.taal import dag_van, tel, voluit

_BRON: Final = {
    "melding_beoordelen": "na ontvangst; convenant en werkproces, fase 1",
    "wacht_op_melder": "na de vraag om aanvulling; een afspraak van het team zelf",
    "informatieverzoek_beantwoorden": "na verzending, ook als er niets te melden is; fase 2",
    "fase_2": "na het besluit van fase 1; werkproces, fase 2",
    "eerste_mdo": "na aanvaarding; werkproces, fase 3",
    "verslag": "na het eerste MDO; werkproces, fase 3",
    "verslag_vervolg": "na een volgend MDO; een afspraak van het team zelf",
    "wijzigingen": "na het gesprek met de betrokkene; werkproces, fase 3",
    "inlichten_maanden": "na ontvangst, en liever eerder",
}


class _Lengte(QWidget):
    """One termijn: its length, the convenant's, and why it is another one."""

    def __init__(self, deel: "TermijnenDeel", sleutel: str) -> None:
        super().__init__()
        noem(self, f"beheer.termijn[{sleutel}]")
        self._deel = deel
        self._sleutel = sleutel
        self._basis = ""
        self._maanden = sleutel.endswith("_maanden")
        self._standaard = int(getattr(CONVENANT, sleutel))
        label = LENGTES[sleutel].partition(" (")[0]
        self.regel = Regel(naam=f"instelling.{sleutel}", toegankelijk=label)
        self.regel.setPlaceholderText(str(self._standaard))
        self._vast = sleutel in WETTELIJK
        self.regel.setReadOnly(self._vast or not deel.magwel)
        self._uitleg = f"{self._duur(self._standaard)} {_BRON[sleutel]}"
        if self._vast:
            self._uitleg += f". {WETTELIJK[sleutel]}"
        self.regel.setAccessibleDescription(self._uitleg)
        self._eenheid = make_label("", "hint")
        self._eenheid.setObjectName(f"instelling.{sleutel}.eenheid")
        self._afwijkt = Pil("anders dan het convenant", PilSoort.BINNENKORT)
        self._afwijkt.setObjectName(f"instelling.{sleutel}.stand")
        self._afwijkt.hide()
        self._fout = make_label("", "fout", breekt=True)
        self._fout.setObjectName(f"instelling.{sleutel}.fout")
        self._fout.hide()
        self._reden = Regel(
            naam=f"instelling.{sleutel}.reden", voorbeeld="Wie besloot dit, waarom?"
        )
        self._redenveld = Veld("Waarom wordt deze termijn anders?", self._reden)
        self._klaar = Knop("Termijn wijzigen", naam=f"instelling.{sleutel}.wijzigen")
        self._stop = Knop("Niet doen", naam=f"instelling.{sleutel}.stop")
        self._vraag = self._maak_vraag()
        kolom = QVBoxLayout(self)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.setSpacing(RUIMTE_S)
        self._waarom = make_label("", "hint", breekt=True)
        self._waarom.setObjectName(f"instelling.{sleutel}.waarom")
        self._waarom.hide()
        kolom.addLayout(self._maak_kop(label))
        kolom.addWidget(self._waarom)
        kolom.addWidget(self._fout)
        kolom.addWidget(self._vraag)
        self.regel.gewijzigd_door_gebruiker.connect(self._bij_typen)
        self.regel.returnPressed.connect(self._naar_reden)
        self._reden.returnPressed.connect(self.wijzig)
        self._klaar.clicked.connect(self.wijzig)
        self._stop.clicked.connect(self.herstel)
        wissel().gewijzigd.connect(self._pas_maat)
        self._pas_maat()

    def _maak_kop(self, label: str) -> QHBoxLayout:
        naam = make_label(label, "label", breekt=True)
        naam.setBuddy(self.regel)
        woorden = QVBoxLayout()
        woorden.setSpacing(0)
        woorden.addWidget(naam)
        woorden.addWidget(make_label(self._uitleg, "hint", breekt=True))
        kop = QHBoxLayout()
        kop.setSpacing(RUIMTE_S)
        kop.addLayout(woorden, 1)
        kop.addWidget(self._afwijkt)
        kop.addWidget(self.regel)
        kop.addWidget(self._eenheid)
        return kop

    def _maak_vraag(self) -> QWidget:
        vraag = QWidget()
        knoppen = QHBoxLayout()
        knoppen.setSpacing(RUIMTE_S)
        knoppen.addWidget(self._klaar)
        knoppen.addWidget(self._stop)
        knoppen.addStretch()
        kolom = QVBoxLayout(vraag)
        kolom.setContentsMargins(0, 0, 0, 0)
        kolom.addWidget(self._redenveld)
        kolom.addLayout(knoppen)
        vraag.hide()
        return vraag

    def vul(self, waarde: str) -> None:
        bezig = self._vraag.isVisible()
        if self._vast:
            # Whatever an older version let in: this is what counts.
            waarde = str(self._standaard)
        self._basis = waarde
        if not bezig:
            self.regel.zet_tekst(waarde)
            self._noem_eenheid()
        anders = bool(waarde) and waarde != str(self._standaard)
        self._afwijkt.setVisible(anders)

    def toon_reden(self, rij: LengteRij | None) -> None:
        """Say why this length is another one, and since when."""
        sinds = f" sinds {voluit(dag_van(rij.sinds))}" if rij and rij.sinds else ""
        anders = rij is not None and bool(rij.reden)
        anders = anders and not self._vast
        self._waarom.setText(f"Zo{sinds}: {rij.reden}" if rij is not None and anders else "")
        self._waarom.setVisible(anders)

    def wijzig(self) -> None:
        command = ZetInstelling(
            sleutel=self._sleutel,
            oud=self._basis,
            nieuw=self.regel.tekst(),
            reden=self._reden.tekst(),
        )
        self._deel.pagina.bewerking.doe(command, self._gelukt, self._mislukt)

    def herstel(self) -> None:
        self.regel.zet_tekst(self._basis)
        self._noem_eenheid()
        self._sluit_vraag()
        self.regel.setFocus()

    def _gelukt(self, _changes: Changes) -> None:
        self._deel.omgeving.meld("Termijn gewijzigd. Open meldingen rekenen hier nu mee.")
        self._sluit_vraag()

    def _sluit_vraag(self) -> None:
        self._reden.zet_tekst("")
        self._vraag.hide()
        self._toon_fout("")
        self._redenveld.wis_fout()

    def _mislukt(self, fout: Exception) -> None:
        if not isinstance(fout, CmpgFout):
            self._deel.meld_fout(fout)
            return
        bij_reden = isinstance(fout, Regelfout) and fout.veld.endswith(".reden")
        if bij_reden:
            self._redenveld.toon_fout(foutzin(fout))
            self._reden.setFocus()
        else:
            self._toon_fout(foutzin(fout))
            self.regel.setFocus()

    def _toon_fout(self, tekst: str) -> None:
        self._fout.setText(tekst)
        self._fout.setVisible(bool(tekst))
        zet_eigenschap(self.regel, "fout", bool(tekst))

    def _bij_typen(self, tekst: str) -> None:
        self._toon_fout("")
        self._noem_eenheid()
        self._vraag.setVisible(tekst.strip() != self._basis)

    def _naar_reden(self) -> None:
        if self._vraag.isVisible():
            self._reden.setFocus()

    def _noem_eenheid(self) -> None:
        tekst = self.regel.tekst() or str(self._standaard)
        aantal = int(tekst) if tekst.isdecimal() else 0
        self._eenheid.setText(self._duur(aantal).partition(" ")[2])

    def _duur(self, aantal: int) -> str:
        woorden = ("maand", "maanden") if self._maanden else ("werkdag", "werkdagen")
        return tel(aantal, *woorden)

    def _pas_maat(self) -> None:
        self.regel.setFixedWidth(maat(72))
        # One word wide for all, so that the fields stand under each other.
        self._eenheid.setMinimumWidth(self._eenheid.fontMetrics().horizontalAdvance("werkdagen "))


class TermijnenDeel(InstellingenDeel):
    """The lengths of the termijnen."""

    code: ClassVar[str] = "termijnen"
    titel: ClassVar[str] = "Termijnen"
    uitleg: ClassVar[str] = (
        "Leeg is de lengte van het convenant. Wie een termijn verandert, schrijft op waarom; "
        "dat is later terug te zien. De nieuwe lengte geldt meteen, ook voor wat al loopt."
    )
    icoon: ClassVar[str] = "clock"
    handeling: ClassVar[Handeling | None] = Handeling.INSTELLING_WIJZIGEN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._lengtes = {sleutel: _Lengte(self, sleutel) for sleutel in LENGTES}
        kaart = Kaart(naam="beheer.termijnen.kaart")
        for nummer, lengte in enumerate(self._lengtes.values()):
            if nummer:
                kaart.inhoud.addWidget(make_lijn())
            kaart.inhoud.addWidget(lengte)
        self.inhoud.addWidget(kaart)
        self.inhoud.addWidget(
            make_label(
                "De maanden en jaren van de AVG en de bewaartermijn staan vast: die zijn wet.",
                "hint",
                breekt=True,
            )
        )
        self.inhoud.addStretch()

    @property
    @override
    def velden(self) -> Mapping[str, Vulbaar]:
        return self._lengtes

    @override
    def laad(self) -> None:
        super().laad()
        self.omgeving.broker.ask(LengtesLezen(), self._toon_redenen, self.meld_fout, eigenaar=self)

    def _toon_redenen(self, rijen: tuple[LengteRij, ...]) -> None:
        per_sleutel = {rij.sleutel: rij for rij in rijen}
        for sleutel, lengte in self._lengtes.items():
            lengte.toon_reden(per_sleutel.get(sleutel))

    @override
    def focus_eerst(self) -> None:
        next(iter(self._lengtes.values())).regel.setFocus()
