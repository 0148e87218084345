"""The page of the ketenpartners: the list at the left, one of them at the right."""

from typing import ClassVar, Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.fouten import NietGevonden
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.partners import PartnerBlad, PartnerLezen, PartnerRij, Partners
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.typen import override
from cmpg_desktop.views.luik import Luik
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners.blad import PartnerDetail
from cmpg_desktop.views.partners.lijst import PartnerLijst
from cmpg_desktop.views.partners.nieuw import NieuwePartner
from cmpg_desktop.werkproces.taal import tel

# Walking through the list with the arrow keys does not build a sheet for each row.
_RUST_MS: Final = 120


class PartnersPagina(Pagina):
    """Who may report, who may give information, who to call."""

    code: ClassVar[str] = "partners"
    rail: ClassVar[str] = "partners"
    schuift: ClassVar[bool] = False

    def __init__(self, omgeving: Omgeving, partner: UUID | None = None) -> None:
        super().__init__(omgeving, "ketenpartners")
        self.kop.zet("Ketenpartners")
        nieuw = Knop("Nieuwe ketenpartner", naam="ketenpartners.nieuw", icoon_naam="plus")
        nieuw.clicked.connect(self.begin_nieuwe)
        self.kop.voeg_actie_toe(nieuw)
        self.lijst = PartnerLijst()
        self.luik = Luik(
            self.lijst, naam="ketenpartners.luik", lijst_breedte=380, terug="Alle ketenpartners"
        )
        self.inhoud.addWidget(self.luik)
        self._leeg = Leeg(naam="ketenpartners.leeg")
        self._blad: QWidget = self._leeg
        self.luik.zet_blad(self._leeg)
        self._leeg.toon(LeegSoort.LADEN, "De ketenpartners worden geladen …")
        self._wil = partner
        self._naar_blad = partner is not None
        self._rust = QTimer(self)
        self._rust.setSingleShot(True)
        self._rust.setInterval(_RUST_MS)
        self._rust.timeout.connect(self._laad_blad)
        self.lijst.gekozen.connect(self._kies)
        self.lijst.geopend.connect(self.open)
        self.luik.terug.connect(self._naar_lijst)

    @property
    def detail(self) -> PartnerDetail | None:
        """The sheet that is shown, if any."""
        return self._blad if isinstance(self._blad, PartnerDetail) else None

    def open(self, id_: UUID) -> None:
        """Show a partner and put the cursor on its sheet."""
        self._naar_blad = True
        if self.detail is not None and self.detail.id == id_:
            self._ga_naar_blad()
            return
        self._wil = id_
        self.lijst.kies(id_)
        self._rust.stop()
        self._laad_blad()

    def begin_nieuwe(self) -> None:
        """Ask name and kind of a new partner, where its sheet will be."""
        paneel = NieuwePartner(self)
        paneel.gemaakt.connect(self.open)
        paneel.afgebroken.connect(self._stop_nieuwe)
        self._zet(paneel)
        self.luik.toon_blad()
        paneel.naam.setFocus()

    def _kies(self, id_: UUID) -> None:
        self._wil = id_
        if self.detail is None or self.detail.id != id_:
            self._rust.start()

    def _laad_blad(self) -> None:
        if self._wil is not None:
            self.omgeving.broker.ask(
                PartnerLezen(id=self._wil), self._toon_blad, self._geen_blad, eigenaar=self
            )

    def _toon_blad(self, blad: PartnerBlad) -> None:
        if blad.id != self._wil:
            return
        if self.detail is not None and self.detail.id == blad.id:
            self.detail.vul(blad)
        else:
            detail = PartnerDetail(self, blad)
            detail.verwijderen.connect(self._vraag_weg)
            self._zet(detail)
        self.lijst.kies(blad.id)
        if self._naar_blad:
            self._ga_naar_blad()

    def _geen_blad(self, fout: Exception) -> None:
        if isinstance(fout, NietGevonden):
            # A colleague took it away: the list says what there is.
            self._wil = None
            self._toon_leeg()
        else:
            self.toon_laadfout(fout)

    def _ga_naar_blad(self) -> None:
        self._naar_blad = False
        self.luik.toon_blad()
        if self.detail is not None:
            self.detail.naam.setFocus()

    def _naar_lijst(self) -> None:
        self.lijst.lijst.setFocus()

    def _stop_nieuwe(self) -> None:
        self._toon_leeg()
        self._naar_blad = False
        self._wil = self.lijst.huidige()
        self._laad_blad()
        self.luik.ga_terug()

    def _zet(self, blad: QWidget) -> None:
        if isinstance(self._blad, PartnerDetail):
            self._blad.sluit()
        oud = self.luik.zet_blad(blad)
        self._blad = blad
        if oud is not None and oud is not self._leeg:
            oud.deleteLater()
        elif oud is self._leeg:
            self._leeg.setParent(self)
            self._leeg.hide()

    def _toon_leeg(self) -> None:
        if self._blad is not self._leeg:
            self._zet(self._leeg)
        self._leeg.toon(LeegSoort.LEEG, "Kies links een ketenpartner, of maak een nieuwe aan.")

    def _vraag_weg(self) -> None:
        detail = self.detail
        if detail is None:
            return
        id_, naam = detail.id, detail.blad.naam
        vraag_bevestiging(
            self,
            f"{naam} weghalen?",
            "De organisatie verdwijnt uit de lijst. Bestaande meldingen blijven haar noemen. "
            "Is zij alleen geen partij meer, vul dan een einddatum in.",
            lambda: self._haal_weg(id_, naam),
            ja="Weghalen",
            naam="ketenpartner.weghalen.vraag",
        )

    def _haal_weg(self, id_: UUID, naam: str) -> None:
        def klaar(changes: Changes) -> None:
            self.omgeving.meld(f"{naam} weggehaald.", self.bewerking.ongedaan.van(changes))
            self._wil = None
            self._toon_leeg()
            self.luik.ga_terug()

        self.bewerking.doe(VerwijderRij(soort=RijSoort.ORGANISATIE, id=id_), klaar)

    def _toon_rijen(self, rijen: tuple[PartnerRij, ...]) -> None:
        self.stand.hide()
        self.luik.show()
        partijen = sum(rij.convenantpartij for rij in rijen)
        self.kop.zet(
            "Ketenpartners",
            f"{tel(len(rijen), 'organisatie', 'organisaties')}, "
            f"{tel(partijen, 'partij', 'partijen')} bij het convenant",
        )
        self.lijst.zet(rijen)
        if self._wil is None and rijen:
            if isinstance(self._blad, NieuwePartner):
                return
            self._wil = rijen[0].id
            self.lijst.kies(self._wil)
        if not rijen:
            self._toon_leeg()
        elif not isinstance(self._blad, NieuwePartner):
            self._rust.stop()
            self._laad_blad()

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(Partners(), self._toon_rijen, self.toon_laadfout, eigenaar=self)

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.ORGANISATIE, Noun.CONTACTPERSOON, Noun.ONDERTEKENING)

    @override
    def verlaat(self) -> None:
        if self.detail is not None:
            self.detail.spoel()
        super().verlaat()

    @override
    def focus_eerst(self) -> None:
        self.lijst.filter.setFocus()

    @override
    def toon_laadfout(self, fout: Exception) -> None:
        self.luik.hide()
        super().toon_laadfout(fout)
