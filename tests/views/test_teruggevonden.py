import uuid

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.berichten.telefoon import BeginNotitie
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.models.herstel import Herstel, Teruggevonden
from cmpg_desktop.views.teruggevonden import toon_teruggevonden
from tests.hulp.schermwerk import kind

RIJ = uuid.UUID(int=9)


def veld(tekst, veld=Veld.NOTITIE_TEKST, **anders):
    command = WijzigVeld(veld=veld, id=RIJ, oud="", nieuw=tekst)
    return Teruggevonden(command=command, **({"gelukt": True} | anders))


GEMIST = veld(
    "Wie neemt de regie?",
    Veld.MELDING_CONCRETE_VRAAG,
    gelukt=False,
    fout="De melding is er niet meer.",
)
CONFLICT = veld(
    "mijn",
    gelukt=False,
    conflict=Conflict(
        veld="notitie.tekst", rij=RIJ, mijn="mijn", hun="hun", wie="Bert", wanneer=None
    ),
)


@pytest.fixture
def venster(qtbot):
    venster = QWidget()
    qtbot.addWidget(venster)
    venster.resize(900, 700)
    with qtbot.waitExposed(venster):
        venster.show()
    return venster


@pytest.fixture
def toon_dialoog(venster, omgeving, backend):
    def toon(*gevonden):
        for een in gevonden:
            backend.het_journaal.inhoud[een.command.opdracht] = (een.command, een.fout)
        omgeving.journaal._bekend |= {een.command.opdracht for een in gevonden}
        herstel = Herstel(omgeving.broker, omgeving.journaal, omgeving)
        return toon_teruggevonden(venster, omgeving, herstel, gevonden)

    return toon


def teksten(dialoog, einde):
    return [
        label.text() for label in dialoog.findChildren(QLabel) if label.objectName().endswith(einde)
    ]


def test_wat_niet_opgeslagen_kon_worden_staat_eerst_met_de_reden(toon_dialoog):
    dialoog = toon_dialoog(veld("gaslucht"), GEMIST, CONFLICT)
    assert teksten(dialoog, "].tekst") == ["Wie neemt de regie?", "mijn", "gaslucht"]
    assert teksten(dialoog, "].uitkomst") == [
        "Niet opgeslagen: De melding is er niet meer.",
        "Niet opgeslagen: Bert heeft dit intussen gewijzigd.",
        "Alsnog opgeslagen.",
    ]
    assert kind(dialoog, "teruggevonden[0]").accessibleName().startswith("Melding, concrete vraag")


def test_de_tekst_kan_naar_het_klembord(toon_dialoog):
    dialoog = toon_dialoog(GEMIST)
    kind(dialoog, "teruggevonden[0].kopieer").click()
    assert QGuiApplication.clipboard().text() == "Wie neemt de regie?"


def test_openen_gaat_naar_de_pagina_van_het_veld(qtbot, toon_dialoog, omgeving):
    dialoog = toon_dialoog(veld("gaslucht"))
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        kind(dialoog, "teruggevonden[0].openen").click()
    assert sein.args == ["telefoon", RIJ]


def test_weggooien_haalt_de_regel_uit_het_journaal_en_sluiten_niet(qtbot, toon_dialoog, backend):
    dialoog = toon_dialoog(GEMIST, CONFLICT)
    kind(dialoog, "teruggevonden[0].weg").click()
    vraag = kind(dialoog, "teruggevonden.weg")
    assert vraag.defaultButton() is vraag.nee
    vraag.ja.click()
    kind(dialoog, "teruggevonden.verder").click()
    qtbot.waitUntil(lambda: len(backend.het_journaal.inhoud) == 1)
    assert CONFLICT.command.opdracht in backend.het_journaal.inhoud


def test_wat_gelukt_is_kan_niet_weggegooid_worden(toon_dialoog):
    dialoog = toon_dialoog(veld("gaslucht"))
    assert dialoog.findChild(QWidget, "teruggevonden[0].weg") is None


def test_ook_een_opmerking_en_iets_zonder_tekst_hebben_een_naam(toon_dialoog):
    opmerking = ZetOpmerking(dossier_id=RIJ, regel="x", oud="", nieuw="bel Bert")
    dialoog = toon_dialoog(
        Teruggevonden(command=opmerking, gelukt=True),
        Teruggevonden(command=BeginNotitie(), gelukt=True),
    )
    assert kind(dialoog, "teruggevonden[0]").accessibleName() == "Werkvoorraad, opmerking"
    assert teksten(dialoog, "].tekst") == ["bel Bert"]
    assert kind(dialoog, "teruggevonden[1]").accessibleName() == "Iets wat u deed"
