from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit

from cmpg_desktop.berichten.meldingen import MaakMelding
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek, Verzoeken, VerzoekLezen
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.views import thema
from cmpg_desktop.views.verzoeken.lijst import VerzoekenPagina
from cmpg_desktop.views.verzoeken.pagina import VerzoekPagina
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from tests.hulp.bediening import klachten
from tests.hulp.schermwerk import doe, kind, lees

TOETS = Qt.Key
DONDERDAG = date(2026, 1, 15)  # vandaag, op de klok van de proeven


def typ(qtbot, widget, tekst):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, tekst)


@pytest.fixture
def blad(echte_omgeving, toon, qtbot, stil):
    """Toon een verzoek, of een nieuw: de kaarten komen na elkaar."""

    def doe(id_=None):
        pagina = toon(VerzoekPagina(echte_omgeving, id_))
        qtbot.waitUntil(lambda: pagina.compleet)
        stil(pagina)
        return pagina

    return doe


@pytest.fixture
def nieuw(blad):
    return blad()


@pytest.fixture
def verzoeken(qtbot, echte_omgeving):
    """Zet drie verzoeken in de database: een te laat, een voor deze week, een beantwoord."""

    def maak(op, **velden):
        id_ = doe(qtbot, echte_omgeving, MaakVerzoek(ontvangen_op=op)).resultaat
        for naam, waarde in velden.items():
            oud = None if isinstance(waarde, date) else ""
            command = WijzigVeld(veld=Veld(f"verzoek.{naam}"), id=id_, oud=oud, nieuw=waarde)
            doe(qtbot, echte_omgeving, command)
        return id_

    return (
        maak(date(2025, 12, 12), soort="inzage", naam="Samira Haddouchi", wijze="balie"),
        maak(
            date(2025, 12, 19),
            soort="verwijdering",
            naam="Esra Kuipers",
            hoedanigheid="ouder",
            namens="Sanne Kuipers",
            wijze="brief",
        ),
        maak(
            date(2025, 12, 1),
            soort="verzet",
            naam="Henk Dorresteijn",
            wijze="e_mail",
            beantwoord_op=date(2025, 12, 29),
        ),
    )


def rijen(pagina):
    model = pagina._model
    return [
        tuple(model.index(rij, kolom).data() for kolom in range(model.columnCount()))
        for rij in range(model.rowCount())
        if not model.is_groep(rij)
    ]


@pytest.mark.eis("E129")
def test_een_mondeling_verzoek_vastleggen_met_het_toetsenbord(nieuw, qtbot, stil):
    inzage = kind(nieuw, "verzoek.soort[inzage]", QAbstractButton)
    inzage.setFocus()
    qtbot.keyClick(inzage, TOETS.Key_Space)
    kies = kind(nieuw, "verzoek.wijze", QComboBox)
    kies.setFocus()
    qtbot.keyClicks(kies, "Mondeling")
    kies.activated.emit(kies.currentIndex())
    typ(qtbot, kind(nieuw, "verzoek.naam", QLineEdit), "Samira Haddouchi")
    typ(qtbot, kind(nieuw, "verzoek.tekst", QPlainTextEdit), "Wat staat er over mij in?")
    nieuw.bewerking.spoel()
    stil(nieuw)

    (rij,) = lees(qtbot, nieuw.omgeving, Verzoeken())
    assert (rij.id, rij.wie, rij.ontvangen_op) == (nieuw.id, "Samira Haddouchi", DONDERDAG)
    assert (rij.soort.value, rij.wijze.value) == ("inzage", "balie")
    assert rij.behandelaar == "Marloes Hendriks"
    assert kind(nieuw, "verzoek.termijn", QLabel).text() == (
        "Uiterlijk maandag 16 februari: 1 maand na ontvangst op 15 januari, "
        "en 15 februari is vrij (zondag) (AVG art. 12 lid 3)."
    )
    assert "Verzoek om inzage van Samira Haddouchi" in [
        label.text() for label in nieuw.kop.findChildren(QLabel)
    ]
    (werk,) = lees(qtbot, nieuw.omgeving, Werkvoorraad()).regels
    assert (werk.dossier_soort, werk.dossier_id, werk.kop) == (
        "verzoek",
        nieuw.id,
        "Samira Haddouchi, inzage",
    )


def test_de_eerste_letter_maakt_de_rij_en_een_leeg_verzoek_verdwijnt(nieuw, qtbot, stil):
    assert lees(qtbot, nieuw.omgeving, Verzoeken()) == ()
    naam = kind(nieuw, "verzoek.naam", QLineEdit)
    typ(qtbot, naam, "S")
    stil(nieuw)
    assert len(lees(qtbot, nieuw.omgeving, Verzoeken())) == 1

    qtbot.keyClick(naam, TOETS.Key_Backspace)
    nieuw.verlaat()
    stil(nieuw)

    assert lees(qtbot, nieuw.omgeving, Verzoeken()) == ()
    assert not nieuw.is_terug_te_vinden
    typ(qtbot, naam, "Samira")
    nieuw.verlaat()
    stil(nieuw)
    assert [rij.wie for rij in lees(qtbot, nieuw.omgeving, Verzoeken())] == ["Samira"]


@pytest.mark.eis("E129")
def test_verzet_moet_schriftelijk_en_dat_staat_er(nieuw, qtbot, stil):
    kind(nieuw, "verzoek.soort[verzet]", QAbstractButton).click()
    balk = kind(nieuw, "verzoek.verzet")
    assert balk.isVisible()
    assert "schriftelijk" in kind(nieuw, "verzoek.verzet.tekst", QLabel).text()

    kies = kind(nieuw, "verzoek.wijze", QComboBox)
    kies.setCurrentText("Brief")
    kies.activated.emit(kies.currentIndex())
    assert not balk.isVisible()
    kind(nieuw, "verzoek.soort[inzage]", QAbstractButton).click()
    assert not balk.isVisible()
    stil(nieuw)


def test_een_dag_die_nog_moet_komen_wordt_bij_het_veld_geweigerd(nieuw, qtbot, stil):
    typ(qtbot, kind(nieuw, "verzoek.naam", QLineEdit), "Samira")
    dag = kind(nieuw, "verzoek.ontvangen_op", QLineEdit)
    typ(qtbot, dag, "16-1-2026")
    kind(nieuw, "verzoek.naam", QLineEdit).setFocus()
    stil(nieuw)

    assert "moet nog komen" in kind(nieuw, "verzoek.ontvangen_op.fout", QLabel).text()
    typ(qtbot, dag, "12-1-2026")
    kind(nieuw, "verzoek.naam", QLineEdit).setFocus()
    stil(nieuw)
    blad = lees(qtbot, nieuw.omgeving, VerzoekLezen(id=nieuw.id))
    assert blad.ontvangen_op == date(2026, 1, 12)


@pytest.mark.eis("E130")
def test_een_bekende_kiezen_zegt_wie_mag_vragen_en_waar_die_in_staat(nieuw, qtbot, stil):
    omgeving = nieuw.omgeving
    melding = doe(
        qtbot, omgeving, MaakMelding(ontvangen_op=DONDERDAG, wijze=OntvangstWijze.E_MAIL)
    ).resultaat
    command = VoegBetrokkeneToe(
        melding_id=melding, naam=splits_naam("Sanne Kuipers"), geboorte_tekst="2-3-2016"
    )
    doe(qtbot, omgeving, command)
    stil(nieuw)

    naam = kind(nieuw, "verzoek.naam", QLineEdit)
    typ(qtbot, naam, "Sanne")
    qtbot.waitUntil(lambda: naam.is_open)
    qtbot.keyClick(naam, TOETS.Key_Down)
    qtbot.keyClick(naam, TOETS.Key_Return)
    stil(nieuw)

    blad = lees(qtbot, omgeving, VerzoekLezen(id=nieuw.id))
    assert (blad.naam, blad.persoon_id) == ("Sanne Kuipers", command.nieuw_persoon_id)
    hulp = kind(nieuw, "verzoek.wie_mag.tekst", QLabel).text()
    assert hulp.startswith("Voor Sanne Kuipers vraagt een ouder of voogd met gezag")
    assert "Leg het verzoek van het kind wel vast" in hulp

    kind(nieuw, f"verzoek.dossier[{melding}]", QAbstractButton).click()
    stil(nieuw)
    assert lees(qtbot, omgeving, VerzoekLezen(id=nieuw.id)).dossier.id == melding
    assert kind(nieuw, "verzoek.dossier", QLineEdit).text() == "Sanne Kuipers"
    heen = []
    omgeving.ga_naar.connect(lambda *waar: heen.append(waar))
    kind(nieuw, "verzoek.dossier.openen", QAbstractButton).click()
    assert heen == [("melding", melding)]

    typ(qtbot, naam, "Sanne K.")
    nieuw.bewerking.spoel()
    stil(nieuw)
    assert lees(qtbot, omgeving, VerzoekLezen(id=nieuw.id)).persoon_id is None


def test_wat_geen_dossier_is_blijft_staan_met_wat_te_doen(nieuw, qtbot, stil):
    typ(qtbot, kind(nieuw, "verzoek.dossier", QLineEdit), "iets")
    kind(nieuw, "verzoek.naam", QLineEdit).setFocus()
    stil(nieuw)

    assert "Kies een melding of casus" in kind(nieuw, "verzoek.dossier.fout", QLabel).text()


def test_weghalen_gaat_naar_de_lijst_en_is_terug_te_draaien(
    verzoeken, echte_omgeving, blad, stil, qtbot
):
    pagina = blad(verzoeken[0])
    heen, boodschappen = [], []
    echte_omgeving.ga_naar.connect(lambda *waar: heen.append(waar))
    echte_omgeving.bericht.connect(lambda *wat: boodschappen.append(wat))

    kind(pagina, "verzoek.weghalen", QAbstractButton).click()
    stil(pagina)

    assert heen == [("verzoeken", None)]
    assert verzoeken[0] not in [rij.id for rij in lees(qtbot, echte_omgeving, Verzoeken())]
    assert not pagina.toont(verzoeken[0])
    ((_tekst, ongedaan),) = boodschappen
    ongedaan()
    stil(pagina)
    assert verzoeken[0] in [rij.id for rij in lees(qtbot, echte_omgeving, Verzoeken())]


def test_de_lijst_zegt_in_woorden_hoe_lang_het_nog_duurt(
    verzoeken, echte_omgeving, toon, qtbot, stil
):
    pagina = toon(VerzoekenPagina(echte_omgeving))

    assert rijen(pagina) == [
        (
            "3 dagen te laat",
            "ma 12 jan",
            "Samira Haddouchi",
            "Inzage",
            "vr 12 dec 2025",
            "mondeling aan de balie",
            "Marloes Hendriks",
        ),
        (
            "nog 4 dagen",
            "ma 19 jan",
            "Esra Kuipers, voor Sanne Kuipers",
            "Verwijdering",
            "vr 19 dec 2025",
            "brief",
            "Marloes Hendriks",
        ),
    ]
    welke = kind(pagina, "verzoeken.welke", QComboBox)
    welke.setCurrentIndex(1)
    welke.activated.emit(1)
    stil(pagina)
    assert rijen(pagina)[-1][:3] == ("beantwoord ma 29 dec 2025", "vr 2 jan", "Henk Dorresteijn")

    typ(qtbot, kind(pagina, "verzoeken.zeef", QLineEdit), "sanne")
    assert [rij[3] for rij in rijen(pagina)] == ["Verwijdering"]


def test_enter_opent_uit_de_lijst_en_uit_de_werkvoorraad(
    verzoeken, echte_omgeving, toon, qtbot, stil
):
    heen = []
    echte_omgeving.ga_naar.connect(lambda *waar: heen.append(waar))
    for soort, tabel in (
        (VerzoekenPagina, "verzoeken.tabel"),
        (WerkvoorraadPagina, "werkvoorraad.tabel"),
    ):
        pagina = toon(soort(echte_omgeving))
        qtbot.keyClick(kind(pagina, tabel), TOETS.Key_Return)
    assert heen == [("verzoek", verzoeken[0])] * 2


def test_bij_een_lege_lijst_staat_de_cursor_op_nieuw_verzoek(echte_omgeving, toon, qtbot):
    pagina = toon(VerzoekenPagina(echte_omgeving))
    qtbot.waitUntil(kind(pagina, "verzoeken.leeg").isVisible)
    nieuw = kind(pagina, "verzoeken.nieuw")
    pagina.focus_eerst()  # zoals bij Alt+8: de lijst was er al
    assert nieuw.hasFocus()

    pagina._leeg.hide()
    pagina._tabel.show()
    pagina.focus_eerst()  # de eerste keer: de lijst komt pas daarna
    pagina.laad()
    qtbot.waitUntil(kind(pagina, "verzoeken.leeg").isVisible)
    assert nieuw.hasFocus()


def test_een_lege_lijst_zegt_wat_te_doen(echte_omgeving, toon):
    pagina = toon(VerzoekenPagina(echte_omgeving))
    heen = []
    echte_omgeving.ga_naar.connect(lambda *waar: heen.append(waar))

    leeg = kind(pagina, "verzoeken.leeg")
    assert leeg.isVisible()
    leeg.findChild(QAbstractButton).click()
    assert heen == [("verzoek", None)]


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_alles_is_te_bedienen(verzoeken, echte_omgeving, toon, blad, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    for maak in (
        lambda: toon(VerzoekenPagina(echte_omgeving)),
        blad,
        lambda: blad(verzoeken[1]),
    ):
        pagina = maak()
        assert klachten(pagina) == {}
        pagina.hide()
