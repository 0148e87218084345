"""What this municipality calls the eight leefgebieden; empty is the convenant's name."""

from collections.abc import Mapping
from typing import ClassVar

from cmpg_desktop.berichten.inrichting import LEEFGEBIEDNAMEN
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.instellingendeel import InstellingenDeel, Vulbaar
from cmpg_desktop.views.beheer.instellingveld import InstellingVeld
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import hoofdletter


class LeefgebiedenDeel(InstellingenDeel):
    """The names of the leefgebieden (E001, besluit 1); what is stored is always the same code."""

    code: ClassVar[str] = "leefgebieden"
    titel: ClassVar[str] = "Leefgebieden"
    uitleg: ClassVar[str] = (
        "Noemt uw gemeente een leefgebied anders? Typ die naam. Maak het veld leeg voor de naam "
        "van het convenant. Alleen het woord verandert, op het scherm en op papier: het blijven "
        "dezelfde acht leefgebieden, en wat er al staat, blijft staan."
    )
    icoon: ClassVar[str] = "list-checks"
    handeling: ClassVar[Handeling | None] = Handeling.INSTELLING_WIJZIGEN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._velden = {
            sleutel: InstellingVeld(
                pagina, sleutel, hoofdletter(gebied.weergave), voorbeeld=gebied.weergave
            )
            for sleutel, gebied in LEEFGEBIEDNAMEN.items()
        }
        kaart = Kaart(naam="beheer.leefgebieden.kaart")
        kaart.inhoud.addWidget(Kolommen(*self._velden.values()))
        self.inhoud.addWidget(kaart)
        self.inhoud.addStretch()
        if not self.magwel:
            for veld in self._velden.values():
                veld.zet_alleen_lezen()

    @property
    @override
    def velden(self) -> Mapping[str, Vulbaar]:
        return self._velden

    @override
    def spoel(self) -> None:
        for veld in self._velden.values():
            veld.spoel()

    @override
    def focus_eerst(self) -> None:
        next(iter(self._velden.values())).setFocus()
