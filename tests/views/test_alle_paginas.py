"""Elke pagina, kaart en vraag van het programma, met de voorbeelddata: alles is te bedienen.

Elk bedienbaar onderdeel heeft een vaste `objectName` en een naam om voor te lezen, geen naam komt
twee keer voor op een pagina, en Tab slaat niets over wat aan staat.
"""

import uuid

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.casussen import CasusOpenen, Casusregisseurs
from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.berichten.meldingen import Meldingen, MeldingOpenen, ZoekCasus
from cmpg_desktop.berichten.partners import Partners
from cmpg_desktop.berichten.team import BeginLezen, Beginstand, Medewerkers
from cmpg_desktop.berichten.telefoon import AdviesBlad, AdviesRij, OpenNotities
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.dossier import documenten
from cmpg_desktop.models.bewerking import Sleutel
from cmpg_desktop.models.herstel import Herstel, Teruggevonden
from cmpg_desktop.openen import open_embedded
from cmpg_desktop.views.adviezen import AdviezenDialoog
from cmpg_desktop.views.afdruk import maak_pdf
from cmpg_desktop.views.agenda import AgendaPagina
from cmpg_desktop.views.beheer.pagina import BeheerPagina
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.brief import BriefPagina
from cmpg_desktop.views.briefklaar import Verzonddialoog
from cmpg_desktop.views.brieven.lijst import BrievenPagina
from cmpg_desktop.views.buiten import Wijzigingsvraag
from cmpg_desktop.views.casus import CasusPagina
from cmpg_desktop.views.casusdialogen import AfschermDialoog, ToewijsDialoog
from cmpg_desktop.views.casussenlijst import CasussenPagina
from cmpg_desktop.views.foutvenster import FoutVenster
from cmpg_desktop.views.hulp import HulpVenster
from cmpg_desktop.views.importeren.pagina import ImporterenPagina
from cmpg_desktop.views.inlichten.pagina import InlichtenPagina
from cmpg_desktop.views.inrichten import InrichtKaart
from cmpg_desktop.views.kaarten import AanmeldKaart, FoutKaart, HerstelcodeKaart, SleutelKaart
from cmpg_desktop.views.melding import dialogen
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.meldingenlijst import MeldingenPagina
from cmpg_desktop.views.omgeving import Omgeving
from cmpg_desktop.views.onderdelen.bevestig import Bevestiging
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.partners import PartnersPagina
from cmpg_desktop.views.printen import Printdialoog
from cmpg_desktop.views.schil import RailItem, Schil
from cmpg_desktop.views.telefoon import TelefoonPagina
from cmpg_desktop.views.telefoon_afronden import AdviesDialoog, CasusDialoog
from cmpg_desktop.views.teruggevonden import TeruggevondenDialoog
from cmpg_desktop.views.toestand import Toestand
from cmpg_desktop.views.venster import RAIL
from cmpg_desktop.views.verzoeken.lijst import VerzoekenPagina
from cmpg_desktop.views.verzoeken.pagina import VerzoekPagina
from cmpg_desktop.views.wachtwoord import WachtwoordDialoog
from cmpg_desktop.views.weegoverleg.pagina import WeegoverlegPagina
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from tests.hulp.bediening import klachten
from tests.hulp.nepbackend import Klok
from tests.hulp.proefplek import NU, maak_demoplek
from tests.hulp.schermwerk import open_broker, open_journaal

RIJ = uuid.UUID(int=9)


@pytest.fixture(scope="module")
def demoplek(tmp_path_factory):
    """Geef een map met de voorbeelddata, eenmaal gemaakt."""
    folder = tmp_path_factory.mktemp("demo")
    maak_demoplek(folder)
    return folder


@pytest.fixture
def demo(qtbot, demoplek):
    """Geef een omgeving op de voorbeelddata: `demo("Marloes")`."""
    geopend = []

    def maak_backend():
        geopend.append(open_embedded(Plek(demoplek), nu=NU))
        return geopend[0].uitvoering

    with (
        open_broker(maak_backend, Klok(NU)) as broker,
        open_journaal(qtbot, broker, None) as journaal,
    ):
        omgeving = Omgeving(broker, journaal, Toestand({}, lambda _alles: None))
        omgeving.verslag = lambda: "versie 1"

        def vraag(query):
            uit = []
            broker.ask(query, uit.append)
            qtbot.waitUntil(lambda: bool(uit))
            return uit[0]

        def meld_aan(naam):
            begin = vraag(BeginLezen())
            wie = next(een for een in begin.accounts if een.naam.startswith(naam))
            omgeving.medewerker, broker.actor = wie, wie.id
            journaal.open(wie.id)
            qtbot.waitUntil(lambda: journaal.is_open)
            return omgeving

        meld_aan.vraag = vraag
        yield meld_aan
        omgeving.deleteLater()
    for een in geopend:
        een.slot.los()


class Flitswacht(QObject):
    """Onthoudt wat even als eigen venster opflitst: iets dat werd getoond zonder ouder."""

    def __init__(self):
        super().__init__()
        self.gezien = []

    def eventFilter(self, ding, gebeurtenis):
        if (
            gebeurtenis.type() is QEvent.Type.Show
            and isinstance(ding, QWidget)
            and ding.parent() is None
            and ding.windowType() is Qt.WindowType.Window
        ):
            self.gezien.append(ding)
        return False


@pytest.fixture
def flitsen(qapp):
    wacht = Flitswacht()
    qapp.installEventFilter(wacht)
    yield wacht.gezien
    qapp.removeEventFilter(wacht)


@pytest.fixture
def bekijk(qtbot, stil, flitsen):
    """Toon iets zoals het programma dat doet, en loop de bediening na."""

    def doe(wat, *, erbij=lambda _wat: None):
        qtbot.addWidget(wat)
        if isinstance(wat, Pagina):
            wat.resize(1154, 808)
        with qtbot.waitExposed(wat):
            wat.show()
        wat.activateWindow()
        if isinstance(wat, Pagina):
            wat.focus_eerst()
            stil(wat)
        erbij(wat)
        qtbot.waitUntil(lambda: bestandswerk().stil)
        if isinstance(wat, Pagina):
            stil(wat)
        assert [een for een in flitsen if een is not wat and een.parent() is not None] == []
        assert klachten(wat) == {}

    return doe


# --- pagina's --------------------------------------------------------------------------------


def eerste_melding(demo):
    """Geef de melding waarin de meeste mensen voorkomen."""
    rijen = demo.vraag(Meldingen(ook_afgehandeld=True))
    assert rijen
    bladen = [demo.vraag(MeldingOpenen(id=rij.id)) for rij in rijen]
    return max(bladen, key=lambda blad: len(blad.betrokkenen))


@pytest.mark.parametrize(
    "maak",
    [
        WerkvoorraadPagina,
        AgendaPagina,
        MeldingenPagina,
        CasussenPagina,
        BrievenPagina,
        WeegoverlegPagina,
        lambda omgeving: MeldingPagina(omgeving, None),
        lambda omgeving: TelefoonPagina(omgeving, None),
        VerzoekenPagina,
        lambda omgeving: VerzoekPagina(omgeving, None),
    ],
    ids=[
        "werkvoorraad",
        "agenda",
        "meldingen",
        "casussen",
        "brieven",
        "weegoverleg",
        "nieuwe melding",
        "nieuw gesprek",
        "verzoeken",
        "nieuw verzoek",
    ],
)
def test_lijsten_en_iets_nieuws(demo, bekijk, maak):
    bekijk(maak(demo("Marloes")))


def test_een_melding_met_een_persoon_open(demo, bekijk, qtbot, stil):
    omgeving = demo("Marloes")
    pagina = MeldingPagina(omgeving, eerste_melding(demo).id)

    def open_persoon(_pagina):
        assert pagina.blad.betrokkenen
        # De pagina wordt in delen gebouwd; een trage machine is dan nog bezig.
        qtbot.waitUntil(lambda: pagina.stappen.is_klaar)
        pagina.personen.open(pagina.blad.betrokkenen[0].id)

    bekijk(pagina, erbij=open_persoon)


@pytest.mark.parametrize("naam", ["Terlouw", "Dorresteijn"], ids=["loopt", "gesloten"])
def test_een_casus(demo, bekijk, naam):
    omgeving = demo("Marloes")
    (casus,) = demo.vraag(ZoekCasus(tekst=f"Gezin {naam}"))
    bekijk(CasusPagina(omgeving, casus.id))


def test_toewijzen_en_afschermen(demo, bekijk, qtbot):
    omgeving = demo("Marloes")
    (casus,) = demo.vraag(ZoekCasus(tekst="Gezin Terlouw"))
    blad = demo.vraag(CasusOpenen(id=casus.id))
    ouder = QWidget()
    qtbot.addWidget(ouder)
    ouder.show()
    bekijk(ToewijsDialoog(ouder, blad, demo.vraag(Casusregisseurs())))
    bekijk(AfschermDialoog(ouder, blad, demo.vraag(Medewerkers()), omgeving.ik))


def test_het_inlichten_van_een_melding_en_van_een_casus(demo, bekijk, qtbot):
    omgeving = demo("Marloes")
    (casus,) = demo.vraag(ZoekCasus(tekst="Gezin Terlouw"))
    for dossier in (eerste_melding(demo).id, casus.id):
        pagina = InlichtenPagina(omgeving, dossier)

        def staat(pagina=pagina):
            paneel = pagina.paneel
            return paneel.blad is not None and not paneel._nog

        bekijk(pagina, erbij=lambda _pagina, staat=staat: qtbot.waitUntil(staat))
        assert pagina.paneel.blad.betrokkenen


def test_de_adviezen(demo, bekijk):
    blad = AdviesBlad(
        jaar=2026,
        jaren=(2026, 2025),
        totaal=3,
        vragers=(AdviesRij(soort="school", aantal=3),),
        leefgebieden=(AdviesRij(soort="gezin", aantal=3),),
    )
    bekijk(AdviezenDialoog(None, demo("Marloes"), blad))


def test_een_gesprek_met_de_spoednummers_open(demo, bekijk):
    omgeving = demo("Marloes")
    notitie = demo.vraag(OpenNotities())[0]
    bekijk(
        TelefoonPagina(omgeving, notitie.id),
        erbij=lambda pagina: pagina._spoedknop.setChecked(True),
    )


def test_de_brief(demo, bekijk, monkeypatch):
    # Hoe de bladzijden ontstaan doet hier niet ter zake, en LibreOffice is traag.
    blad = maak_pdf(QTextDocument("Geachte mevrouw De Wit"), "Brief", liggend=False)
    monkeypatch.setattr(documenten.pdf, "naar_pdf", lambda *_, **__: blad)
    omgeving = demo("Marloes")
    bekijk(BriefPagina(omgeving, eerste_melding(demo).id))


@pytest.mark.parametrize("nieuw", [False, True], ids=["partner open", "nieuwe partner"])
def test_de_ketenpartners(demo, bekijk, nieuw):
    omgeving = demo("Marloes")
    partner = demo.vraag(Partners())[0]

    def erbij(pagina):
        if nieuw:
            pagina.begin_nieuwe()
        else:
            pagina.open(partner.id)

    bekijk(PartnersPagina(omgeving), erbij=erbij)


@pytest.mark.parametrize(
    "deel",
    [
        "gemeente",
        "termijnen",
        "vrijedagen",
        "accounts",
        "sjablonen",
        "weergave",
        "verslag",
        "licenties",
    ],
)
@pytest.mark.parametrize("wie", ["Nadia", "Marloes"])
def test_elk_deel_van_beheer(demo, bekijk, deel, wie):
    bekijk(BeheerPagina(demo(wie)), erbij=lambda pagina: pagina.kies(deel))


def test_casussen_overnemen(demo, bekijk):
    bekijk(BeheerPagina(demo("Bert")), erbij=lambda pagina: pagina.kies("overnemen"))
    # De stappen erna staan in test_importeren.
    bekijk(ImporterenPagina(demo("Bert")))


def test_de_waarneming_in_beheer(demo, bekijk):
    bekijk(BeheerPagina(demo("Marloes")), erbij=lambda pagina: pagina.kies("waarneming"))


def test_de_handleiding(bekijk):
    hulp = HulpVenster()
    bekijk(hulp, erbij=lambda _hulp: hulp.toon("werkvoorraad"))


def test_een_conflict_op_een_pagina(demo, bekijk):
    omgeving = demo("Marloes")
    conflict = Conflict(
        veld="notitie.tekst", rij=RIJ, mijn="mijn", hun="hun", wie="Bert", wanneer=None
    )
    bekijk(
        TelefoonPagina(omgeving, None),
        erbij=lambda pagina: pagina._bij_conflict(
            Sleutel(Veld.NOTITIE_TEKST, RIJ), conflict, "Gesprek"
        ),
    )


# --- het kader en de kaarten -----------------------------------------------------------------


def maak_schil():
    schil = Schil(
        [
            RailItem(code=code, tekst=tekst, icoon=icoon, sneltoets=toets, onderaan=onder)
            for code, tekst, icoon, toets, onder in RAIL
        ]
    )
    schil.resize(1366, 860)
    schil.zet_persoon("Marloes Hendriks", "casusregisseur")
    schil.rail.voeg_persoon_actie_toe("vergrendel", "Vergrendelen")
    return schil


def test_het_kader(bekijk):
    bekijk(
        maak_schil(),
        erbij=lambda schil: (schil.zoek_nu(), schil.toon_toast("Weg", "Ongedaan maken", print)),
    )


def inrichten(stap):
    kaart = InrichtKaart()
    kaart._ga(stap)
    kaart._accounts.voeg_toe()
    return kaart


KAARTEN = {
    "inrichten 1": lambda _begin: inrichten(0),
    "inrichten 2": lambda _begin: inrichten(1),
    "inrichten 3": lambda _begin: inrichten(2),
    "sleutel": lambda _begin: SleutelKaart("Geen sleutel.", wachtwoordzin=True),
    "herstelcode": lambda _begin: HerstelcodeKaart("ABCD-EFGH"),
    "fout": lambda _begin: FoutKaart("Fout", "Kan niet.", (("Opnieuw", print), ("Weg", print))),
    "demo": lambda begin: AanmeldKaart(begin, laatst=None, vergrendeld=False),
    "wachtwoord": lambda begin: AanmeldKaart(
        Beginstand(ingericht=True, demo=False, gemeente="Utrecht", accounts=begin.accounts),
        laatst=None,
        vergrendeld=True,
    ),
}


@pytest.mark.parametrize("naam", KAARTEN)
def test_elke_kaart(demo, bekijk, naam):
    demo("Marloes")
    kaart = KAARTEN[naam](demo.vraag(BeginLezen()))
    schil = maak_schil()
    schil.toon_overlay(kaart)
    bekijk(schil)


# --- vragen over een pagina ------------------------------------------------------------------


def reden(ouder, _omgeving):
    return dialogen.RedenDialoog(ouder, naam="x", titel="Waarom", uitleg="Zo", ja="Ja")


def kies(ouder, _omgeving):
    gevonden = (dialogen.Gevonden(id=1, tekst="Gezin Kuipers"),)
    return dialogen.KiesDialoog(
        ouder,
        lambda _tekst, antwoord: antwoord(gevonden),
        naam="x",
        titel="Kies",
        uitleg="",
        ja="Ja",
        leeg="Niets",
    )


def teruggevonden(ouder, omgeving):
    command = WijzigVeld(veld=Veld.NOTITIE_TEKST, id=RIJ, oud="", nieuw="tekst")
    herstel = Herstel(omgeving.broker, omgeving.journaal, omgeving)
    gevonden = (
        Teruggevonden(command=command, gelukt=True),
        Teruggevonden(command=command, gelukt=False, fout="De melding is er niet meer."),
    )
    return TeruggevondenDialoog(ouder, omgeving, herstel, gevonden)


VRAGEN = {
    "reden": reden,
    "titel": lambda ouder, _omgeving: dialogen.TitelDialoog(ouder, "", "Gezin"),
    "organisatie": lambda ouder, _omgeving: dialogen.NieuweOrganisatie(ouder, "Zorg"),
    "kies": kies,
    "verzonden": lambda ouder, omgeving: Verzonddialoog(ouder, omgeving, "Mevrouw De Wit"),
    "printen": lambda ouder, _omgeving: Printdialoog(ouder, ("Gang",), naam="afdrukken"),
    "wachtwoord": lambda ouder, omgeving: WachtwoordDialoog(ouder, omgeving, moet=True),
    "gewijzigd": lambda ouder, _omgeving: Wijzigingsvraag(ouder, "brief.docx"),
    "bevestiging": lambda ouder, _omgeving: Bevestiging(
        ouder, "Weg?", "Dan is het weg.", ja="Weggooien", nee="Niet doen", naam="bevestiging"
    ),
    "fout": lambda ouder, _omgeving: FoutVenster(ouder, ValueError(), print),
    "advies": lambda ouder, _omgeving: AdviesDialoog(ouder),
    "casus": CasusDialoog,
    "teruggevonden": teruggevonden,
}


@pytest.mark.parametrize("naam", VRAGEN)
def test_elke_vraag(demo, bekijk, qtbot, naam):
    omgeving = demo("Marloes")
    ouder = QWidget()
    qtbot.addWidget(ouder)
    ouder.show()
    bekijk(VRAGEN[naam](ouder, omgeving))


def test_de_ontvangst_corrigeren(demo, bekijk, qtbot, stil):
    omgeving = demo("Marloes")
    pagina = MeldingPagina(omgeving, eerste_melding(demo).id)
    qtbot.addWidget(pagina)
    pagina.show()
    stil(pagina)
    bekijk(dialogen.OntvangstDialoog(pagina, omgeving, pagina.blad))
