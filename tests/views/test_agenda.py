"""De pagina Agenda, met toetsen bediend."""

import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from cmpg_desktop.berichten.agenda import Agenda, AgendaBlad, AgendaRegel
from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.kern import Change, Changes, Noun, nieuw_id
from cmpg_desktop.berichten.telefoon import BeginNotitie
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, Werkvoorraad
from cmpg_desktop.views import thema
from cmpg_desktop.views.afdruk import maak_pdf
from cmpg_desktop.views.agenda import AgendaPagina
from cmpg_desktop.views.onderdelen.pil import Pil
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from cmpg_desktop.werkproces.werkdagen import VrijeDag, maandag_van
from tests.hulp.schermwerk import kind
from tests.views.voorbeelden import REGELS, VANDAAG, werk

TOETS = Qt.Key
MAANDAG = date(2026, 1, 12)
NIEUWJAAR = VrijeDag(date(2026, 1, 1), "Nieuwjaarsdag", "Algemene termijnenwet art. 3 lid 1")
DICHT = VrijeDag(date(2026, 2, 9), "brugdag", "besluit van het college")


def agenda(vraag, regels=REGELS):
    """Geef het blad dat op een vraag past, uit de voorbeelden van de werkvoorraad."""
    eerste = maandag_van(vraag.vanaf or VANDAAG)
    laatste = eerste + timedelta(weeks=vraag.weken, days=-1)
    alle = sorted(
        (
            AgendaRegel(werk=regel, uiterlijk=regel.uiterlijk, nog=3)
            for regel in regels
            if regel.uiterlijk is not None
        ),
        key=lambda een: een.uiterlijk,
    )
    return AgendaBlad(
        vandaag=VANDAAG,
        eerste=eerste,
        laatste=laatste,
        te_laat=tuple(een for een in alle if een.werk.groep is WerkGroep.TE_LAAT),
        regels=tuple(een for een in alle if eerste <= een.uiterlijk <= laatste),
        vrij=tuple(dag for dag in (NIEUWJAAR, DICHT) if eerste <= dag.datum <= laatste),
    )


def leeg(vraag):
    return agenda(vraag, ())


@pytest.fixture
def pagina(omgeving, backend, toon):
    backend.antwoorden.setdefault(Agenda, agenda)
    return toon(AgendaPagina(omgeving))


@pytest.fixture
def tabel(pagina):
    return kind(pagina, "agenda.tabel")


@pytest.fixture
def druk(qtbot, pagina, stil):
    """Druk op een toets op de plek waar de cursor staat, en wacht tot het er staat."""

    def doe(toets):
        qtbot.keyClick(pagina.focusWidget() or pagina, toets)
        stil(pagina)

    return doe


def rijen(tabel):
    model = tabel.model()
    return [
        [model.index(rij, kolom).data() or "" for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def eerste_cellen(tabel):
    return [rij[0] for rij in rijen(tabel)]


def kies(tabel, tekst):
    (nummer,) = (nummer for nummer, rij in enumerate(rijen(tabel)) if tekst in rij[2])
    tabel.setCurrentIndex(tabel.model().index(nummer, 0))


def zin(pagina):
    return kind(pagina, "agenda.uitleg.zin", QLabel).text()


def pillen(pagina):
    return [pil.text() for pil in pagina.findChildren(Pil) if pil.isVisible()]


def gevraagd(backend):
    return [(vraag.vanaf, vraag.team) for vraag in backend.gevraagd if isinstance(vraag, Agenda)]


def test_wat_te_laat_is_eerst_en_dan_per_week_en_per_dag(qtbot, pagina, tabel):
    assert eerste_cellen(tabel) == [
        "Te laat",
        "1 werkdag te laat",
        "Week 3, 12 t/m 18 januari",
        "do 15 jan · vandaag",
        "vandaag",
        "vr 16 jan",
        "morgen",
        "Week 4, 19 t/m 25 januari",
        "di 20 jan",
        "nog 3 werkdagen",
        "Week 5, 26 januari t/m 1 februari",
        "wo 28 jan",
        "nog 3 werkdagen",
    ]
    assert rijen(tabel)[1][1:] == ["Melding beoordelen", "Gezin Van Rooij", "u en Bert"]
    assert kind(pagina, "agenda.kop.ondertitel", QLabel).text() == (
        "week 3 t/m 6, 12 januari t/m 8 februari"
    )
    qtbot.waitUntil(lambda: pillen(pagina) == ["1 te laat"])


def test_de_gekozen_regel_legt_zichzelf_uit_en_enter_opent_het_dossier(qtbot, pagina, tabel, druk):
    assert zin(pagina).startswith("Uiterlijk woensdag 14 januari 2026: 5 werkdagen na ontvangst")
    for toets in (TOETS.Key_Down, TOETS.Key_Down, TOETS.Key_Down):
        druk(toets)
    assert "Gezin Kuipers" in tabel.currentIndex().siblingAtColumn(2).data()
    with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
        druk(TOETS.Key_Return)
    assert sein.args == ["melding", REGELS[1].dossier_id]
    with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
        kind(pagina, "agenda.open").click()
    assert sein.args == ["melding", REGELS[1].dossier_id]


def test_enter_op_een_kop_opent_niets(qtbot, pagina, tabel, druk):
    tabel.setCurrentIndex(tabel.model().index(2, 0))
    assert zin(pagina) == "Kies een regel om te zien waarom hij er staat."
    assert not kind(pagina, "agenda.open").isEnabled()
    with qtbot.assertNotEmitted(pagina.omgeving.ga_naar):
        druk(TOETS.Key_Return)


def test_met_page_down_en_page_up_blader_je_en_home_gaat_naar_vandaag(
    qtbot, pagina, tabel, backend, druk
):
    druk(TOETS.Key_PageDown)
    assert eerste_cellen(tabel) == [
        "Week 7, 9 t/m 15 februari",
        "ma 9 feb · geen werkdag: brugdag (besluit van het college)",
        "Week 8, 16 t/m 22 februari",
        "vr 20 feb",
        "nog 3 werkdagen",
    ]
    assert tabel.currentIndex().row() == 4
    with qtbot.waitSignal(pagina.omgeving.ga_naar) as sein:
        druk(TOETS.Key_Return)
    assert sein.args == ["casus", REGELS[5].dossier_id]
    druk(TOETS.Key_PageUp)
    druk(TOETS.Key_PageUp)
    assert [van for van, _ in gevraagd(backend)] == [
        None,
        MAANDAG + timedelta(weeks=4),
        None,  # weer de weken van vandaag: na middernacht schuiven ze mee
        MAANDAG - timedelta(weeks=4),
    ]
    # Er is dan alleen een feestdag; wat te laat is, blijft in beeld als getal.
    assert eerste_cellen(tabel)[1].endswith("Nieuwjaarsdag (Algemene termijnenwet art. 3 lid 1)")
    qtbot.waitUntil(lambda: pillen(pagina) == ["1 te laat"])
    assert zin(pagina) == "Uit deze weken staat geen termijn meer open."
    druk(TOETS.Key_Home)
    assert gevraagd(backend)[-1] == (None, False)
    assert "do 15 jan · vandaag" in eerste_cellen(tabel)


def test_wie_bladert_of_naar_vandaag_gaat_begint_bovenaan(pagina, tabel, druk):
    pagina.resize(1154, 420)
    kies(tabel, "De Lucas")
    assert tabel.verticalScrollBar().value() > 0
    druk(TOETS.Key_Home)
    assert tabel.currentIndex().row() == 1
    assert tabel.verticalScrollBar().value() == 0


def test_wie_het_team_kiest_houdt_de_regel_waar_hij_was(qtbot, pagina, tabel, stil):
    kies(tabel, "De Lucas")
    qtbot.keyClick(kind(pagina, "agenda.wiens"), TOETS.Key_Down)
    stil(pagina)
    assert "De Lucas" in tabel.currentIndex().siblingAtColumn(2).data()


def test_twee_keer_snel_bladeren_is_twee_keer_vier_weken(qtbot, pagina, backend, stil):
    backend.poort.clear()
    for _ in range(2):
        qtbot.keyClick(pagina.focusWidget(), TOETS.Key_PageDown)
    backend.poort.set()
    stil(pagina)
    assert pagina._blad.eerste == MAANDAG + timedelta(weeks=8)


def test_de_knoppen_doen_hetzelfde_als_de_toetsen(pagina, backend, stil):
    for naam in ("later", "later", "eerder", "vandaag"):
        kind(pagina, f"agenda.{naam}").click()
        stil(pagina)
    assert [van for van, _ in gevraagd(backend)] == [
        None,
        MAANDAG + timedelta(weeks=4),
        MAANDAG + timedelta(weeks=8),
        MAANDAG + timedelta(weeks=4),
        None,
    ]


def test_mijn_of_team_is_dezelfde_keuze_als_in_de_werkvoorraad(
    qtbot, pagina, backend, omgeving, toon, stil
):
    backend.antwoorden[Werkvoorraad] = werk()
    voorraad = toon(WerkvoorraadPagina(omgeving))
    voorraad.hide()
    qtbot.keyClick(kind(pagina, "agenda.wiens"), TOETS.Key_Down)
    stil(pagina)
    assert gevraagd(backend)[-1] == (None, True)
    # De andere pagina stond al klaar met mijn werk, en volgt zodra ze weer in beeld komt.
    voorraad.show()
    stil(voorraad)
    assert backend.gevraagd[-1] == Werkvoorraad(team=True)
    assert kind(voorraad, "werkvoorraad.wiens").team
    assert toon(AgendaPagina(omgeving))._wiens.team
    qtbot.keyClick(kind(voorraad, "werkvoorraad.wiens"), TOETS.Key_Up)
    pagina.hide()
    pagina.show()
    stil(pagina)
    assert gevraagd(backend)[-1] == (None, False)
    # Zonder andere keuze wordt er niets opnieuw gevraagd.
    aantal = len(backend.gevraagd)
    pagina.hide()
    pagina.show()
    stil(pagina)
    assert len(backend.gevraagd) == aantal


def test_een_verandering_elders_ververst_en_de_gekozen_regel_blijft_gekozen(
    qtbot, pagina, tabel, backend, stil, omgeving
):
    pagina.resize(1154, 420)
    kies(tabel, "De Lucas")
    tabel.scrollToBottom()
    schuif = tabel.verticalScrollBar()
    assert schuif.value() > 0
    gekozen = tabel.visualRect(tabel.currentIndex()).y()
    backend.antwoorden[Agenda] = lambda vraag: agenda(vraag, (REGELS[0], *REGELS[2:]))
    backend.gevolgen[BeginNotitie] = lambda command: Changes(
        opdracht=command.opdracht, rijen=frozenset({Change(noun=Noun.FEIT, id=nieuw_id())})
    )
    omgeving.broker.do(BeginNotitie())
    qtbot.waitUntil(lambda: len(gevraagd(backend)) == 2)
    stil(pagina)
    assert "do 15 jan · vandaag" not in eerste_cellen(tabel)
    assert "De Lucas" in tabel.currentIndex().siblingAtColumn(2).data()
    assert schuif.value() > 0
    assert abs(tabel.visualRect(tabel.currentIndex()).y() - gekozen) <= tabel.rowHeight(0) * 3


def test_een_notitie_raakt_de_agenda_niet(pagina, backend, stil, omgeving):
    omgeving.broker.do(BeginNotitie())
    stil(pagina)
    assert len(gevraagd(backend)) == 1


def test_niets_in_deze_weken_is_een_zin_met_een_volgende_stap(omgeving, backend, toon, stil):
    backend.antwoorden[Agenda] = lambda vraag: agenda(vraag) if vraag.team else leeg(vraag)
    pagina = toon(AgendaPagina(omgeving))
    assert not kind(pagina, "agenda.tabel").isVisible()
    assert kind(pagina, "agenda.leeg.zin", QLabel).text() == (
        "In deze weken loopt er voor u geen termijn af. Kijk ook bij het hele team."
    )
    kind(pagina, "agenda.leeg.knop").click()
    stil(pagina)
    assert kind(pagina, "agenda.tabel").isVisible()
    assert kind(pagina, "agenda.tabel").hasFocus()
    assert omgeving.toestand.tekst("werkvoorraad.wiens") == "team"


def test_in_lege_weken_blijven_de_toetsen_werken(pagina, tabel, backend, druk):
    assert tabel.hasFocus()
    backend.antwoorden[Agenda] = leeg
    druk(TOETS.Key_Home)
    assert kind(pagina, "agenda.leeg").isVisible()
    assert kind(pagina, "agenda.vandaag").hasFocus()
    backend.antwoorden[Agenda] = agenda
    druk(TOETS.Key_PageDown)
    assert "vr 20 feb" in eerste_cellen(tabel)
    assert tabel.hasFocus()


def test_als_laden_mislukt_staat_er_waarom_en_kan_het_opnieuw(omgeving, backend, toon, stil):
    backend.antwoorden[Agenda] = NietBeschikbaar("De database is niet bereikbaar.")
    pagina = toon(AgendaPagina(omgeving))
    assert "niet bereikbaar" in kind(pagina, "agenda.stand.zin", QLabel).text()
    backend.antwoorden[Agenda] = agenda
    kind(pagina, "agenda.stand.knop").click()
    stil(pagina)
    assert not kind(pagina, "agenda.stand").isVisible()
    assert len(rijen(kind(pagina, "agenda.tabel"))) == 13
    # Wat er stond, blijft staan als verversen mislukt.
    backend.antwoorden[Agenda] = NietBeschikbaar("De database is niet bereikbaar.")
    pagina.laad()
    stil(pagina)
    assert len(rijen(kind(pagina, "agenda.tabel"))) == 13
    assert "niet bereikbaar" in kind(pagina, "agenda.laadfout.tekst", QLabel).text()


def test_zolang_er_niets_is_staat_er_dat_er_wordt_geladen(qtbot, omgeving, backend):
    backend.antwoorden[Agenda] = agenda
    backend.poort.clear()
    pagina = AgendaPagina(omgeving)
    qtbot.addWidget(pagina)
    pagina.show()
    stand = kind(pagina, "agenda.stand")
    qtbot.waitUntil(stand.isVisible)
    backend.poort.set()
    qtbot.waitUntil(lambda: not stand.isVisible())
    assert threading.current_thread().name not in backend.draden


@pytest.mark.parametrize("schaal", [1.0, 2.0])
def test_in_1280_breed_past_alles_boven_de_lijst_op_een_regel(qtbot, pagina, qapp, schaal):
    thema.pas_toe(qapp, thema.Thema.DONKER, schaal)
    pagina.resize(1068 if schaal == 1.0 else 1176, 640)  # een venster van 1280, zonder de rail
    namen = ("wiens", "eerder", "vandaag", "later")
    qtbot.waitUntil(lambda: not kind(pagina, "agenda.afdrukken").isVisible())
    delen = [kind(pagina, f"agenda.{naam}") for naam in namen]
    qtbot.waitUntil(lambda: len({deel.geometry().center().y() for deel in delen}) == 1)


def test_de_toetsen_op_de_knoppen_heten_zoals_in_de_handleiding(qtbot, pagina):
    pagina.resize(1068, 640)
    qtbot.waitUntil(lambda: kind(pagina, "agenda.eerder").text() == "Eerder   Page Up")
    assert kind(pagina, "agenda.later").text() == "Later   Page Down"
    assert kind(pagina, "agenda.later").accessibleName() == "Later"


def test_in_1280_breed_is_er_geen_schuifbalk_onder_de_lijst(qtbot, pagina, tabel):
    pagina.resize(1068, 300)
    qtbot.waitUntil(lambda: tabel.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: tabel.horizontalScrollBar().maximum() == 0)


def test_elke_collega_heeft_eigen_kolommen(omgeving, pagina, tabel, toon):
    tabel.breedtes_gewijzigd.emit((100, 100, 100, 100))
    mijn = toon(AgendaPagina(omgeving))
    assert kind(mijn, "agenda.tabel").columnWidth(0) == 100
    omgeving.medewerker = replace(omgeving.medewerker, id=nieuw_id())
    ander = toon(AgendaPagina(omgeving))
    assert kind(ander, "agenda.tabel").columnWidth(0) > 100


def test_de_agenda_past_liggend_op_a4_met_de_vrije_dagen_erbij(qtbot, pagina, druk):
    druk(TOETS.Key_PageDown)
    werken = []
    pagina.druk = werken.append
    kind(pagina, "agenda.afdrukken").click()
    (drukwerk,) = werken
    assert drukwerk.titel == "Agenda"
    with pypdfium2.PdfDocument(maak_pdf(drukwerk.maak(), "Agenda")) as pdf:
        breed, hoog = pdf[0].get_size()
        tekst = " ".join(pdf[0].get_textpage().get_text_range().split())
    assert (round(breed), round(hoog)) == (842, 595)
    for woorden in (
        "Agenda, week 7 t/m 10, 9 februari t/m 8 maart",
        "Marloes Hendriks, donderdag 15 januari 2026, 10.15 uur",
        "Geen werkdag: brugdag (besluit van het college)",
        "vr 20 feb",
        "2026-002 Gezin De Graaf",
    ):
        assert woorden in tekst


def test_zonder_blad_valt_er_niets_af_te_drukken(omgeving, backend, qtbot):
    backend.antwoorden[Agenda] = agenda
    pagina = AgendaPagina(omgeving)
    qtbot.addWidget(pagina)
    assert not pagina.druk_af()


def test_wie_begint_op_de_werkvoorraad_laadt_niets_van_de_agenda():
    proef = (
        "import sys, cmpg_desktop.views.regie, cmpg_desktop.views.werkvoorraad,"
        " cmpg_desktop.dossier.uitvoering, cmpg_desktop.dossier.werkvoorraad;"
        "print([m for m in sys.modules if 'agenda' in m])"
    )
    uit = subprocess.run(
        [sys.executable, "-c", proef],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        timeout=30,
    )
    assert uit.stdout.strip() == "[]"
