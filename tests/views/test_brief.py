"""De brief "advies aan de melder", op nagemaakt werk: schrijven, bekijken, maken, verzenden."""

import shutil
import uuid
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.documenten import (
    Bestand,
    Bladzijde,
    BriefBladzijden,
    BriefConcept,
    BriefOpenen,
    BriefVoorbeeld,
    DocumentSnapshot,
    DrukAf,
    HaalBestand,
    MaakBrief,
    MeldVerzonden,
    Printers,
    TrekVerzendingIn,
    Voorbeeld,
)
from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import Change, Changes, JournaalRegel, Noun
from cmpg_desktop.berichten.meldingen import MaakMelding
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database import sqlcipher
from cmpg_desktop.database.database import Database
from cmpg_desktop.dossier.uitvoering import Uitvoering
from cmpg_desktop.models.herstel import Herstel
from cmpg_desktop.views.bestanden import bestandswerk
from cmpg_desktop.views.brief import BriefPagina
from cmpg_desktop.views.melding.dialogen import RedenDialoog
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import SLEUTEL
from tests.hulp.nepbackend import NepJournaal
from tests.views.conftest import open_omgeving
from tests.views.melding.conftest import zoek

MELDING, BRIEF, SANNE = uuid.UUID(int=50), uuid.UUID(int=51), uuid.UUID(int=52)
PARTIJ = uuid.UUID(int=53)
CONCEPT = BriefConcept(
    melding_id=MELDING,
    aan=("Jutphaas Wonen", "t.a.v. mevrouw S. de Wit"),
    aanhef="Geachte mevrouw De Wit",
    onderwerp="Ons advies bij uw vraag",
    advies="",
    ondertekenaar_id=SANNE,
    organisatie_id=PARTIJ,
    leeg=(
        "Het advies, een alinea per keer (in te vullen bij het veld Het advies hier)",
        "Naam van de gemeente (in te vullen bij Beheer, Gemeente en afzender)",
        "Functie van wie ondertekent (in te vullen bij Beheer, Accounts)",
        "Het adres van Jutphaas Wonen (in te vullen bij Ketenpartners), niet nodig per e-mail",
        "Wie de melding behandelt (in te vullen bij Melding, Behandelaar)",
    ),
)
GEMAAKT = DocumentSnapshot(
    id=BRIEF,
    soort="brief",
    naam="Advies aan de melder",
    versie=1,
    mime="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    omvang=9000,
    gemaakt_op=datetime(2026, 1, 15, 9, 0, tzinfo=UTC),
)
VERZONDEN = replace(
    GEMAAKT,
    verzonden_op=date(2026, 1, 15),
    verzonden_kanaal="post",
    verzonden_aan="Jutphaas Wonen",
)


def bladzijden(_vraag=None):
    wit = bytes([255] * (20 * 28 * 4))
    blad = Bladzijde(breedte=20, hoogte=28, pixels=wit, tekst="Geachte mevrouw De Wit")
    return Voorbeeld(bladzijden=(blad,), sha256="0" * 64)


@pytest.fixture
def brief(omgeving, backend, toon, stil):
    """Open de brief, met deze antwoorden."""
    sanne = Medewerker(
        id=SANNE, naam="Sanne Vos", functie="casusregisseur", rollen=(Rol.CASUSREGISSEUR,)
    )
    backend.antwoorden |= {
        BriefOpenen: CONCEPT,
        BriefVoorbeeld: bladzijden,
        BriefBladzijden: bladzijden,
        Medewerkers: (sanne,),
    }

    def doe(**concept):
        if concept:
            backend.antwoorden[BriefOpenen] = replace(CONCEPT, **concept)
        pagina = toon(BriefPagina(omgeving, MELDING))
        stil(pagina)
        return pagina

    return doe


def test_het_voorbeeld_toont_de_bladzijden_met_hun_tekst(brief, qtbot):
    pagina = brief()
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, "brief.bladzijde[1]") is not None)
    blad = zoek(pagina, "brief.bladzijde[1]")
    assert blad.accessibleName() == "Bladzijde 1 van 1"
    assert blad.accessibleDescription() == "Geachte mevrouw De Wit"


@pytest.mark.eis("E046")
def test_wat_leeg_is_leidt_naar_waar_het_wordt_ingevuld(brief, qtbot, omgeving):
    pagina = brief()
    ga = []
    omgeving.ga_naar.connect(lambda *waar: ga.append((*waar, omgeving.beheerdeel)))
    regels = [w for w in pagina.findChildren(QWidget) if w.objectName().startswith("brief.leeg[")]
    assert len(regels) == 5
    for regel in regels:
        regel.click()
    assert [waar[:2] for waar in ga] == [
        ("beheer", None),
        ("beheer", None),
        ("partners", PARTIJ),
        ("melding", MELDING),
    ]
    assert [waar[2] for waar in ga[:2]] == ["gemeente", "accounts"]
    pagina.advies.setFocus()
    QTest.keyClicks(pagina.advies, "Bel de woningcorporatie.")
    over = [
        w.text()
        for w in pagina.findChildren(QWidget)
        if w.objectName().startswith("brief.leeg[") and not w.isHidden()
    ]
    assert not any(tekst.startswith("Het advies") for tekst in over)


def test_maken_neemt_wat_er_is_geschreven_en_wie_tekent(brief, backend, qtbot, stil):
    pagina = brief(leeg=())
    QTest.keyClicks(pagina.advies, "Bel de woningcorporatie.")
    backend.gevolgen[MaakBrief] = lambda command: Changes(
        opdracht=command.opdracht,
        rijen=frozenset({Change(noun=Noun.DOCUMENT, id=BRIEF)}),
        dossiers=frozenset({MELDING}),
    )
    backend.antwoorden[BriefOpenen] = replace(CONCEPT, leeg=(), documenten=(GEMAAKT,))
    pagina.maak.click()
    stil(pagina)
    (command,) = backend.opdrachten(MaakBrief)
    assert (command.advies, command.ondertekenaar_id) == ("Bel de woningcorporatie.", SANNE)
    qtbot.waitUntil(pagina.klaar.isVisible)
    assert zoek(pagina, "brief.gemaakt.zin").text() == "Versie 1, nog niet verzonden."
    assert pagina.advies.tekst() == "Bel de woningcorporatie."


def test_zonder_advies_wordt_er_niets_gemaakt(brief, backend, stil):
    pagina = brief(leeg=())
    pagina.maak.click()
    stil(pagina)
    assert backend.opdrachten(MaakBrief) == []
    assert pagina._adviesveld.fout == "Schrijf eerst het advies."


def test_wat_het_werk_weigert_staat_bij_de_knop(brief, backend, stil):
    pagina = brief(leeg=())
    QTest.keyClicks(pagina.advies, "Advies.")
    backend.gevolgen[MaakBrief] = Regelfout(
        "De brief is nog niet klaar.", wat_nu="Vul eerst het onderwerp in.", veld="brief.leeg"
    )
    pagina.maak.click()
    stil(pagina)
    assert "Vul eerst het onderwerp in." in zoek(pagina, "brief.fout").accessibleName()


def test_zonder_libreoffice_zegt_het_voorbeeld_wat_te_doen(brief, backend, qtbot):
    pagina = brief()
    backend.antwoorden[BriefVoorbeeld] = Omgevingsfout(
        "LibreOffice is er niet.", wat_nu="Vraag de beheerder het te installeren."
    )
    pagina.voorbeeld.dwing()
    stand = zoek(pagina, "brief.voorbeeld.stand")
    qtbot.waitUntil(lambda: "LibreOffice is er niet. Vraag" in stand.text())
    assert zoek(pagina, "brief.voorbeeld.opnieuw").isVisible()


def test_verzonden_is_een_feit_met_kanaal_dag_en_aan_wie(brief, backend, stil):
    pagina = brief(documenten=(GEMAAKT,))
    zoek(pagina, "brief.verzonden").click()
    dialoog = zoek(pagina.window(), "brief.verzonden_dialoog")
    zoek(dialoog, "brief.verzonden_dialoog.ja").click()
    assert dialoog.isVisible(), "zonder kanaal gaat het niet door"
    zoek(dialoog, "brief.verzonden_dialoog.kanaal[post]").click()
    zoek(dialoog, "brief.verzonden_dialoog.ja").click()
    stil(pagina)
    (command,) = backend.opdrachten(MeldVerzonden)
    assert (command.kanaal, command.op, command.aan) == (
        "post",
        date(2026, 1, 15),
        "Jutphaas Wonen",
    )


def test_een_verzending_wordt_teruggenomen_met_een_reden(brief, backend, stil):
    pagina = brief(documenten=(VERZONDEN,))
    assert "verzonden op donderdag 15 januari 2026" in zoek(pagina, "brief.gemaakt.zin").text()
    zoek(pagina, "brief.terugnemen").click()
    dialoog = zoek(pagina.window(), "brief.terugnemen", RedenDialoog)
    QTest.keyClicks(zoek(dialoog, "brief.terugnemen.reden"), "Lag nog op het bureau")
    zoek(dialoog, "brief.terugnemen.ja").click()
    stil(pagina)
    assert backend.opdrachten(TrekVerzendingIn)[0].reden == "Lag nog op het bureau"


@pytest.mark.eis("E046")
def test_een_verzonden_brief_staat_er_alleen_om_te_lezen(brief, backend, qtbot):
    pagina = brief(documenten=(VERZONDEN,), advies="Bel de huisarts.", leeg=())
    qtbot.waitUntil(lambda: pagina.findChild(QWidget, "brief.bladzijde[1]") is not None)
    assert zoek(pagina, "brief.gemaakt.zin").text() == (
        "Versie 1, verzonden op donderdag 15 januari 2026, post, aan Jutphaas Wonen."
    )
    gevraagd = [v for v in backend.gevraagd if isinstance(v, BriefVoorbeeld | BriefBladzijden)]
    assert [type(vraag) for vraag in gevraagd] == [BriefBladzijden], "wat is bewaard, niet vandaag"
    assert gevraagd[0].document_id == BRIEF
    assert "Zo is de brief bewaard" in zoek(pagina, "brief.voorbeeld.stand").text()
    for deel in (pagina.onderwerp, pagina.advies, pagina.ondertekenaar, pagina.maak):
        assert not deel.isVisible()
    assert pagina.nieuwe.isVisible()


@pytest.mark.eis("E046")
def test_na_een_verzonden_brief_kan_er_een_nieuwe_die_een_eigen_stuk_is(
    brief, backend, qtbot, stil
):
    pagina = brief(documenten=(VERZONDEN,), advies="Bel de huisarts.", leeg=())
    pagina.nieuwe.click()
    stil(pagina)
    assert pagina.advies.isVisible()
    assert pagina.advies.tekst() == "", "de tekst van de verzonden brief begint niet opnieuw"
    assert pagina.maak.text().startswith("Maak brief")
    QTest.keyClicks(pagina.advies, "Bel ook de wijkagent.")
    tweede = replace(GEMAAKT, id=uuid.UUID(int=60))
    backend.gevolgen[MaakBrief] = lambda command: Changes(
        opdracht=command.opdracht,
        rijen=frozenset({Change(noun=Noun.DOCUMENT, id=tweede.id)}),
        dossiers=frozenset({MELDING}),
    )
    backend.antwoorden[BriefOpenen] = replace(
        CONCEPT, leeg=(), documenten=(VERZONDEN, tweede), advies="Bel ook de wijkagent."
    )
    pagina.maak.click()
    stil(pagina)
    (command,) = backend.opdrachten(MaakBrief)
    assert (command.document_id, command.advies) == (None, "Bel ook de wijkagent.")
    assert zoek(pagina, "brief.gemaakt.zin").text() == "Versie 1, nog niet verzonden."
    assert pagina.maak.text().startswith("Maak nieuwe versie")
    # De oude blijft te lezen, en van daar gaat het verder met de nieuwe.
    zoek(pagina, f"brief.brieven[{BRIEF}]").click()
    qtbot.waitUntil(lambda: isinstance(backend.gevraagd[-1], BriefBladzijden))
    assert backend.gevraagd[-1].document_id == BRIEF
    assert not pagina.advies.isVisible()
    assert "verzonden op" in zoek(pagina, "brief.gemaakt.zin").text()
    assert pagina.nieuwe.text().strip() == "Verder met de nieuwe brief"
    pagina.nieuwe.click()
    assert pagina.advies.isVisible()
    assert pagina.advies.tekst() == "Bel ook de wijkagent."
    stil(pagina)


def test_wat_na_de_verzending_is_getypt_wordt_niet_gewist(brief, backend, stil):
    pagina = brief(documenten=(VERZONDEN,), advies="Nog iets.", volgende_begonnen=True)
    assert pagina.nieuwe.text().strip() == "Verder met de nieuwe brief"
    pagina.nieuwe.click()
    stil(pagina)
    assert pagina.advies.tekst() == "Nog iets."
    assert backend.opdrachten(WijzigVeld) == []


@pytest.mark.parametrize("documenten", [(), (GEMAAKT,), (VERZONDEN,)])
def test_bij_een_ingetrokken_melding_komt_er_geen_brief_bij(brief, backend, stil, documenten):
    pagina = brief(documenten=documenten, stand=Stand.INGETROKKEN, leeg=())
    stil(pagina)
    assert "ingetrokken" in zoek(pagina, "brief.dicht").accessibleName()
    assert zoek(pagina, "brief.dicht").isVisible()
    for deel in (pagina.advies, pagina.maak, pagina.nieuwe):
        assert not deel.isVisible()
    assert pagina.klaar.isVisible() == bool(documenten)
    assert [vraag for vraag in backend.gevraagd if isinstance(vraag, BriefVoorbeeld)] == []


def test_de_pdf_komt_waar_de_persoon_hem_wil(brief, backend, qtbot, tmp_path):
    backend.antwoorden[HaalBestand] = Bestand(naam="x.pdf", mime="application/pdf", bytes=b"%PDF")
    pagina = brief(documenten=(GEMAAKT,))
    pagina.klaar.bewaar_pdf_in(tmp_path / "brief.pdf")
    qtbot.waitUntil(lambda: (tmp_path / "brief.pdf").exists() and bestandswerk().stil)
    assert (tmp_path / "brief.pdf").read_bytes() == b"%PDF"


def test_printers_worden_elke_keer_gevraagd_en_zonder_printer_staat_er_een_uitweg(
    brief, backend, stil
):
    backend.antwoorden[Printers] = ()
    pagina = brief(documenten=(GEMAAKT,))
    zoek(pagina, "brief.afdrukken").click()
    stil(pagina)
    assert "bewaar de brief als PDF" in zoek(pagina, "brief.gemaakt.fout").accessibleName()
    backend.antwoorden |= {Printers: ("Kamer 2.14",), DrukAf: None}
    zoek(pagina, "brief.afdrukken").click()
    stil(pagina)
    dialoog = zoek(pagina.window(), "brief.printen")
    QTest.keyClick(zoek(dialoog, "brief.printen.ja"), Qt.Key.Key_Space)
    stil(pagina)
    assert [vraag.printer for vraag in backend.gevraagd if isinstance(vraag, DrukAf)] == [
        "Kamer 2.14"
    ]


def test_het_voorstel_wordt_pas_bewaard_als_iemand_het_wijzigt(brief, backend, stil):
    pagina = brief()
    assert pagina.onderwerp.tekst() == "Ons advies bij uw vraag"
    pagina.verlaat()
    stil(pagina)
    assert backend.opdrachten(WijzigVeld) == []
    pagina.onderwerp.setFocus()
    pagina.onderwerp.end(False)
    QTest.keyClicks(pagina.onderwerp, " om hulp")
    pagina.verlaat()
    stil(pagina)
    (command,) = backend.opdrachten(WijzigVeld)
    assert (command.veld, command.id) == (Veld.MELDING_BRIEF_ONDERWERP, MELDING)
    assert (command.oud, command.nieuw) == ("", "Ons advies bij uw vraag om hulp")


def test_een_voorbeeld_van_een_eerdere_tekst_zegt_dat_en_wordt_bijgewerkt(brief, backend, qtbot):
    pagina = brief()
    stand = zoek(pagina, "brief.voorbeeld.stand")
    qtbot.waitUntil(lambda: "1 bladzijde" in stand.text())
    QTest.keyClicks(pagina.advies, "Bel")
    assert stand.text() == "Het voorbeeld is nog van een eerdere tekst."
    assert not pagina.voorbeeld.is_bij
    qtbot.waitUntil(lambda: pagina.voorbeeld.is_bij)
    assert "1 bladzijde" in stand.text()
    assert backend.gevraagd[-1].advies == "Bel"


def test_bewaren_onder_het_typen_maakt_niet_meteen_een_nieuw_voorbeeld(brief, backend, stil):
    pagina = brief()
    QTest.keyClicks(pagina.advies, "Bel")
    pagina.laad()
    stil(pagina)
    assert len([vraag for vraag in backend.gevraagd if isinstance(vraag, BriefVoorbeeld)]) == 1
    assert pagina.advies.tekst() == "Bel"


def test_de_brief_wordt_pas_gemaakt_als_wat_is_getypt_is_bewaard(brief, backend, stil):
    pagina = brief(leeg=())
    QTest.keyClicks(pagina.advies, "Bel de huisarts.")
    pagina.maak.click()
    stil(pagina)
    assert [type(command) for command in backend.gedaan] == [WijzigVeld, MaakBrief]


def test_wat_aan_de_brief_is_getypt_is_er_na_een_val_van_het_programma_nog(
    qtbot, klok, toon, tmp_path, sqlite_sjabloon, monkeypatch
):
    monkeypatch.setattr(BriefPagina, "_voorbeeldvraag", lambda _pagina: None)
    pad = tmp_path / "proef.cmpg"
    shutil.copy(sqlite_sjabloon, pad)
    journaal = NepJournaal()
    melding = uuid.uuid4()

    def maak_backend():
        engine = sqlcipher.maak_engine(pad, SLEUTEL)
        return Uitvoering(Database(engine, vertaal=sqlcipher.vertaal_fout), journaal)

    with open_omgeving(qtbot, maak_backend, klok) as omgeving:
        omgeving.broker.do(
            MaakMelding(id=melding, ontvangen_op=date(2026, 1, 15), wijze=OntvangstWijze.E_MAIL)
        )
        pagina = BriefPagina(omgeving, melding)
        pagina.show()
        qtbot.waitUntil(pagina.advies.isVisible)
        QTest.keyClicks(pagina.advies, "Bel de huisarts.")

        def in_journaal():
            return [een.nieuw for een, _ in journaal.inhoud.values()] == ["Bel de huisarts."]

        qtbot.waitUntil(in_journaal)
        na_de_val = dict(journaal.inhoud)
        # Wat er op schijf staat als het programma nu valt.
        pad = shutil.copytree(tmp_path, tmp_path.with_name("na_de_val")) / pad.name
        shiboken6.delete(pagina)
    with open_omgeving(qtbot, maak_backend, klok) as omgeving:
        # Alleen wat er echt terugkomt wordt gemeld: in de database stond dit nog niet.
        herstel = Herstel(omgeving.broker, omgeving.journaal)
        with qtbot.waitSignal(herstel.klaar):
            herstel.herstel(
                tuple(
                    JournaalRegel(volgorde=nummer, command=command)
                    for nummer, (command, _) in enumerate(na_de_val.values())
                )
            )
        weer = toon(BriefPagina(omgeving, melding))
        assert weer.advies.tekst() == "Bel de huisarts."
