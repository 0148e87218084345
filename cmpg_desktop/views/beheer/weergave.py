"""How the program looks on this workstation: light or dark, and how large."""

from typing import ClassVar, Final, cast

from PySide6.QtWidgets import QApplication

from cmpg_desktop.typen import override
from cmpg_desktop.views import thema
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.keuze import Optie, Pillen
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina

_THEMAS: Final = (
    Optie(waarde="systeem", tekst="Zoals de computer"),
    Optie(waarde="licht", tekst="Licht"),
    Optie(waarde="donker", tekst="Donker"),
)
_VAST: Final = {"licht": thema.Thema.LICHT, "donker": thema.Thema.DONKER}
_GROOTTES: Final = tuple(
    Optie(waarde=str(procent), tekst=f"{procent} %") for procent in (100, 110, 125, 150, 175, 200)
)


class WeergaveDeel(BeheerDeel):
    """Theme and text size; kept on this computer, for whoever works here."""

    code: ClassVar[str] = "weergave"
    titel: ClassVar[str] = "Weergave"
    uitleg: ClassVar[str] = "Geldt op deze computer, meteen en ook na opnieuw starten."
    icoon: ClassVar[str] = "eye"

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._thema = Pillen(_THEMAS, naam="weergave.thema", onbekend="")
        self._tekst = Pillen(_GROOTTES, naam="weergave.tekst", onbekend="")
        kaart = Kaart(naam="beheer.weergave.kaart")
        kaart.inhoud.addWidget(
            Veld(
                "Kleuren",
                self._thema,
                "Gebruikt uw computer hoog contrast, dan neemt het programma die kleuren over.",
            )
        )
        kaart.inhoud.addWidget(Veld("Grootte van de tekst", self._tekst))
        self.inhoud.addWidget(kaart)
        self.inhoud.addStretch()
        self._thema.gekozen.connect(self._kies_thema)
        self._tekst.gekozen.connect(self._kies_tekst)

    def _kies_thema(self, keuze: object) -> None:
        self.omgeving.toestand.zet("thema", str(keuze))
        self._pas_toe()

    def _kies_tekst(self, procent: object) -> None:
        self.omgeving.toestand.zet("tekst", str(procent))
        self._pas_toe()

    def _pas_toe(self) -> None:
        app = cast("QApplication", QApplication.instance())
        keuze = self.omgeving.toestand.tekst("thema", "systeem")
        procent = self.omgeving.toestand.tekst("tekst", "100")
        nieuw = _VAST.get(keuze)
        thema.pas_toe(
            app,
            nieuw if nieuw is not None else thema.systeem_thema(app),
            (int(procent) if procent.isdigit() else 100) / 100,
        )
        thema.kleur_vensterrand(app)

    @override
    def laad(self) -> None:
        toestand = self.omgeving.toestand
        self._thema.zet_waarde(toestand.tekst("thema", "systeem") or "systeem")
        self._tekst.zet_waarde(toestand.tekst("tekst", "100"))

    @override
    def focus_eerst(self) -> None:
        self._thema.setFocus()
