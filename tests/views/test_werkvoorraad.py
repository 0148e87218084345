import uuid
from dataclasses import replace

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.fouten import NietBeschikbaar, NietGevonden
from cmpg_desktop.berichten.kern import Change, Changes, Noun
from cmpg_desktop.berichten.telefoon import BeginNotitie
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad, ZetOpmerking
from cmpg_desktop.models.werkvoorraad import OPMERKING
from cmpg_desktop.views import thema
from cmpg_desktop.views.afdruk import maak_pdf
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort, pil_maat
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from tests.hulp.schermwerk import kind
from tests.views.voorbeelden import REGELS, werk

TOETS = Qt.Key


@pytest.fixture
def pagina(omgeving, backend, toon):
    backend.antwoorden.setdefault(Werkvoorraad, werk())
    return toon(WerkvoorraadPagina(omgeving))


@pytest.fixture
def tabel(pagina):
    return kind(pagina, "werkvoorraad.tabel")


def rijen(tabel):
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() or "" for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def kies(tabel, tekst):
    for nummer, rij in enumerate(rijen(tabel)):
        if tekst in rij[2]:
            tabel.setCurrentIndex(tabel.model().index(nummer, 0))
            return nummer
    raise AssertionError(tekst)


def zin(pagina):
    return kind(pagina, "werkvoorraad.uitleg.zin", QLabel).text()


def test_te_laat_staat_bovenaan_met_het_aantal_werkdagen_en_daarna_per_groep(pagina, tabel):
    inhoud = rijen(tabel)
    assert inhoud[0] == ["Te laat", "", "", "", "", ""]
    assert inhoud[1][:3] == ["1 werkdag te laat", "Melding beoordelen", "Gezin Van Rooij"]
    assert [rij[0] for rij in inhoud if not any(rij[1:])] == [
        "Te laat",
        "Vandaag en morgen",
        "Deze week en volgende week",
        "Later",
        "Wacht op een ander",
    ]
    assert [rij[0] for rij in inhoud if any(rij[1:])] == [
        "1 werkdag te laat",
        "vandaag",
        "morgen",
        "",
        "di 20 jan",
        "vr 20 feb",
        "wo 28 jan",
    ]


def test_de_kop_telt_wat_te_laat_is_wat_nu_moet_en_wat_op_schema_ligt(pagina):
    assert [pil.text() for pil in pagina.findChildren(Pil)] == [
        "1 te laat",
        "3 vandaag en morgen",
        "2 op schema",
        "1 wacht op een ander",
    ]


def test_spoed_staat_in_woorden(tabel):
    assert any(rij[1] == "Spoed: melding beoordelen" for rij in rijen(tabel))


def test_de_eerste_regel_is_gekozen_en_legt_zichzelf_uit(pagina, tabel):
    assert tabel.currentIndex().row() == 1
    assert zin(pagina).startswith("Uiterlijk woensdag 14 januari 2026: 5 werkdagen na ontvangst")
    kies(tabel, "Petra Lammers")
    assert "telefoongesprek" in zin(pagina)


def test_enter_opent_de_melding_het_gesprek_of_de_casus(qtbot, pagina, tabel):
    for tekst, soort in (("Kuipers", "melding"), ("Petra", "telefoon"), ("De Graaf", "casus")):
        kies(tabel, tekst)
        with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
            qtbot.keyClick(tabel, TOETS.Key_Return)
        assert sein.args[0] == soort
        assert sein.args[1] in {regel.dossier_id for regel in REGELS}


def test_de_knop_openen_doet_hetzelfde(qtbot, pagina):
    with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
        kind(pagina, "werkvoorraad.open").click()
    assert sein.args == ["melding", REGELS[0].dossier_id]


def test_de_tellers_gaan_naar_de_rail(qtbot, omgeving, backend, toon):
    backend.antwoorden[Werkvoorraad] = werk()
    pagina = WerkvoorraadPagina(omgeving)
    with qtbot.waitSignal(omgeving.aantallen) as sein:
        toon(pagina)
    assert sein.args[0] == (("werkvoorraad", 7), ("meldingen", 3))


def test_hele_team_wordt_gevraagd_en_onthouden(qtbot, pagina, backend, stil, omgeving, toon):
    wiens = kind(pagina, "werkvoorraad.wiens")
    qtbot.keyClick(wiens, TOETS.Key_Down)
    stil(pagina)
    assert [vraag.team for vraag in backend.gevraagd] == [False, True]
    toon(WerkvoorraadPagina(omgeving))
    assert backend.gevraagd[-1].team


def test_een_verandering_elders_ververst_en_de_gekozen_regel_blijft_gekozen(
    qtbot, pagina, tabel, backend, stil, omgeving
):
    kies(tabel, "De Graaf")
    backend.antwoorden[Werkvoorraad] = werk(*REGELS[1:])
    omgeving.broker.do(BeginNotitie())
    qtbot.waitUntil(lambda: len(backend.gevraagd) == 2)
    stil(pagina)
    assert "De Graaf" in tabel.currentIndex().siblingAtColumn(2).data()
    assert rijen(tabel)[0][0] == "Vandaag en morgen"


def test_niets_te_doen_is_een_zin_met_een_volgende_stap(omgeving, backend, toon, stil):
    def leeg_voor_mij(vraag):
        return (
            werk()
            if vraag.team
            else werk(*REGELS[:0]).__class__(vandaag=werk().vandaag, regels=(), tellers=())
        )

    backend.antwoorden[Werkvoorraad] = leeg_voor_mij
    pagina = toon(WerkvoorraadPagina(omgeving))
    assert not kind(pagina, "werkvoorraad.tabel").isVisible()
    assert "Niets te doen" in kind(pagina, "werkvoorraad.leeg.zin", QLabel).text()
    kind(pagina, "werkvoorraad.leeg.knop").click()
    stil(pagina)
    assert kind(pagina, "werkvoorraad.tabel").isVisible()


def test_als_laden_mislukt_staat_er_waarom_en_kan_het_opnieuw(omgeving, backend, toon, stil):
    backend.antwoorden[Werkvoorraad] = NietBeschikbaar(
        "De database is niet bereikbaar.", wat_nu="Kijk of het netwerk er is."
    )
    pagina = toon(WerkvoorraadPagina(omgeving))
    assert "netwerk" in kind(pagina, "werkvoorraad.stand.zin", QLabel).text()
    backend.antwoorden[Werkvoorraad] = werk()
    kind(pagina, "werkvoorraad.stand.knop").click()
    stil(pagina)
    assert not kind(pagina, "werkvoorraad.stand").isVisible()
    assert kind(pagina, "werkvoorraad.tabel").model().rowCount() > 7


def test_als_verversen_mislukt_blijft_staan_wat_er_stond(pagina, tabel, backend, stil):
    backend.antwoorden[Werkvoorraad] = NietBeschikbaar("De database is niet bereikbaar.")
    pagina.laad()
    stil(pagina)
    assert len(rijen(tabel)) == 12
    assert "niet bereikbaar" in kind(pagina, "werkvoorraad.laadfout.tekst", QLabel).text()
    backend.antwoorden[Werkvoorraad] = werk()
    kind(pagina, "werkvoorraad.laadfout.opnieuw").click()
    stil(pagina)
    assert pagina._laadfout is None


# --- de opmerking ----------------------------------------------------------------------------


def typ_opmerking(qtbot, pagina, tekst):
    qtbot.keyClick(pagina, TOETS.Key_E, Qt.KeyboardModifier.ControlModifier)
    # Een knop laat bij een sneltoets eerst zien dat hij ingedrukt wordt.
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, "werkvoorraad.opmerking.veld") is not None)
    veld = kind(pagina, "werkvoorraad.opmerking.veld")
    veld.selectAll()
    qtbot.keyClicks(veld, tekst)
    return veld


def test_een_opmerking_typ_je_op_de_plaats_zelf_en_kan_ongedaan(
    qtbot, pagina, tabel, backend, stil, omgeving
):
    berichten = []
    omgeving.bericht.connect(lambda tekst, terug: berichten.append((tekst, terug)))
    backend.gevolgen[ZetOpmerking] = lambda command: Changes(
        opdracht=command.opdracht,
        rijen=frozenset({Change(noun=Noun.OPMERKING, id=command.dossier_id)}),
        terug=ZetOpmerking(
            dossier_id=command.dossier_id,
            regel=command.regel,
            oud=command.nieuw,
            nieuw=command.oud,
        ),
        wat="Opmerking",
    )
    gegaan = []
    omgeving.ga_naar.connect(lambda *waarheen: gegaan.append(waarheen))
    kies(tabel, "Kuipers")
    veld = typ_opmerking(qtbot, pagina, "bel na 14 uur")
    qtbot.keyClick(veld, TOETS.Key_Return)
    qtbot.waitUntil(lambda: bool(berichten))
    (command,) = backend.opdrachten(ZetOpmerking)
    assert (command.oud, command.nieuw) == ("Moeder is ’s middags bereikbaar", "bel na 14 uur")
    (tekst, terug), *_ = berichten
    assert tekst == "Opmerking bewaard"
    assert gegaan == []  # Enter was van het veld, niet van de regel
    terug()
    qtbot.waitUntil(lambda: len(backend.opdrachten(ZetOpmerking)) == 2)
    assert backend.gedaan[-1].nieuw == "Moeder is ’s middags bereikbaar"
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


def test_elke_letter_van_een_opmerking_staat_in_het_journaal_en_esc_haalt_haar_weg(
    qtbot, pagina, backend
):
    veld = typ_opmerking(qtbot, pagina, "bel")
    qtbot.waitUntil(lambda: [c.nieuw for c, _ in backend.het_journaal.inhoud.values()] == ["bel"])
    qtbot.keyClick(veld, TOETS.Key_Escape)
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)
    assert backend.gedaan == []


def test_wat_iemand_typt_wordt_door_verversen_niet_overschreven(
    qtbot, pagina, tabel, backend, stil
):
    veld = typ_opmerking(qtbot, pagina, "bel na 14 uur")
    backend.antwoorden[Werkvoorraad] = werk(*REGELS[:3])
    pagina.laad()
    stil(pagina)
    assert veld.text() == "bel na 14 uur"
    assert len(rijen(tabel)) == 12
    qtbot.keyClick(veld, TOETS.Key_Escape)
    qtbot.waitUntil(lambda: len(rijen(tabel)) == 5)


def test_een_geweigerde_opmerking_wordt_verteld(qtbot, pagina, backend, omgeving):
    backend.gevolgen[ZetOpmerking] = NietGevonden("Een collega heeft dit intussen veranderd.")
    with qtbot.waitSignal(omgeving.fout) as sein:
        qtbot.keyClick(typ_opmerking(qtbot, pagina, "bel"), TOETS.Key_Return)
    assert "collega" in sein.args[0].tekst


def test_dubbelklikken_in_de_opmerking_opent_het_veld_en_niet_de_melding(qtbot, pagina, tabel):
    plek = tabel.visualRect(tabel.model().index(1, OPMERKING)).center()
    with qtbot.assertNotEmitted(pagina.omgeving.ga_naar):
        qtbot.mouseClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)
        qtbot.mouseDClick(tabel.viewport(), Qt.MouseButton.LeftButton, pos=plek)
    assert kind(pagina, "werkvoorraad.opmerking.veld").isVisible()


# --- breedtes --------------------------------------------------------------------------------


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_de_woorden_van_uiterlijk_en_wacht_op_passen_in_hun_kolom(pagina, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.LICHT, schaal)
    tabel = kind(pagina, "werkvoorraad.tabel")
    pil = pil_maat("12 werkdagen te laat", PilSoort.TE_LAAT, tabel.font()).width()
    assert tabel.columnWidth(0) >= pil + thema.maat(12)
    woorden = tabel.fontMetrics().horizontalAdvance("u en de procesmanager")
    assert tabel.columnWidth(4) >= woorden + thema.maat(20)


def test_wat_niet_past_staat_in_de_hint(pagina):
    tabel = kind(pagina, "werkvoorraad.tabel")
    index = tabel.model().index(1, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data() != ""


def test_elke_collega_heeft_eigen_kolommen(omgeving, pagina, toon):
    tabel = kind(pagina, "werkvoorraad.tabel")
    tabel.breedtes_gewijzigd.emit((100, 100, 100, 100, 100, 100))
    mijn = toon(WerkvoorraadPagina(omgeving))
    assert kind(mijn, "werkvoorraad.tabel").columnWidth(0) == 100
    omgeving.medewerker = replace(omgeving.medewerker, id=uuid.UUID(int=99))
    ander = toon(WerkvoorraadPagina(omgeving))
    assert kind(ander, "werkvoorraad.tabel").columnWidth(0) > 100


# --- op papier -------------------------------------------------------------------------------


def papier(pagina):
    """Geef wat er naar de printer zou gaan."""
    werken = []
    pagina.druk = werken.append
    assert pagina.druk_af()
    return werken[0].maak()


def test_in_een_smal_venster_gaan_de_knoppen_niet_ten_koste_van_de_lijst(qtbot, pagina):
    knop = kind(pagina, "werkvoorraad.afdrukken")
    for breed, zichtbaar in ((1154, True), (1068, False), (1154, True)):
        pagina.resize(breed, 700)
        qtbot.waitUntil(lambda z=zichtbaar: knop.isVisibleTo(pagina) is z)


def test_in_1280_breed_is_er_geen_schuifbalk_onder_de_lijst(qtbot, pagina, tabel):
    pagina.resize(1068, 300)  # een venster van 1280, zonder de rail
    qtbot.waitUntil(lambda: tabel.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: tabel.horizontalScrollBar().maximum() == 0)


def test_een_gesprek_begint_met_een_knop(qtbot, pagina, omgeving):
    with qtbot.waitSignal(omgeving.ga_naar) as sein:
        kind(pagina, "werkvoorraad.telefoon").click()
    assert sein.args == ["telefoon", None]


def test_er_is_een_knop_om_af_te_drukken(qtbot, pagina):
    werken = []
    pagina.druk = werken.append
    kind(pagina, "werkvoorraad.afdrukken").click()
    assert [werk.titel for werk in werken] == ["Werkvoorraad"]


def test_de_werkvoorraad_past_liggend_op_a4_met_alle_regels(pagina):
    inhoud = maak_pdf(papier(pagina), "Werkvoorraad")
    with pypdfium2.PdfDocument(inhoud) as pdf:
        breed, hoog = pdf[0].get_size()
        tekst = pdf[0].get_textpage().get_text_range()
    assert (round(breed), round(hoog)) == (842, 595)
    for woorden in ("1 werkdag te laat", "Gezin Kuipers", "donderdag 15 januari 2026", "10.15 uur"):
        assert woorden in tekst


def test_wat_iemand_typte_komt_letterlijk_op_papier(pagina):
    pagina._toon(werk(REGELS[1].__class__(**_met(REGELS[1], kop="<b>O'Hara & Zn.</b> {{ 7*7 }}"))))
    inhoud = maak_pdf(papier(pagina), "Werkvoorraad")
    with pypdfium2.PdfDocument(inhoud) as pdf:
        tekst = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert "<b>O'Hara & Zn.</b> {{ 7*7 }}" in tekst


def _met(regel, **anders):
    velden = {naam: getattr(regel, naam) for naam in regel.__dataclass_fields__}
    return velden | anders
