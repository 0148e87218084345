from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
)

from cmpg_desktop.berichten.fouten import NietBeschikbaar
from cmpg_desktop.berichten.partners import (
    MaakPartner,
    PartnerLezen,
    Partners,
    VoegContactToe,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.views import thema
from cmpg_desktop.views.partners import PartnersPagina
from cmpg_desktop.views.partners.lijst import filter_rijen, stand
from cmpg_desktop.werkproces.ketenpartners import ContactRol, OrganisatieSoort, Reglement
from tests.hulp.schermwerk import doe, kind, lees

TOETS = Qt.Key
JUTPHAAS, WOONIN, MITROS, GEMEENTE, LEERPLICHT = (UUID(int=nummer) for nummer in range(1, 6))


@pytest.fixture
def register(qtbot, echte_omgeving):
    """Zet vijf organisaties in een echte database."""
    corporatie = OrganisatieSoort.WONINGCORPORATIE
    for command in (
        MaakPartner(id=JUTPHAAS, naam="Jutphaas Wonen", soort=corporatie),
        MaakPartner(id=WOONIN, naam="Woonin", soort=corporatie),
        MaakPartner(id=MITROS, naam="Mitros", soort=corporatie),
        MaakPartner(id=GEMEENTE, naam="Gemeente Lindewaard", soort=OrganisatieSoort.GEMEENTE),
        MaakPartner(
            id=LEERPLICHT,
            naam="Leerplicht",
            soort=OrganisatieSoort.GEMEENTE,
            ouder_id=GEMEENTE,
        ),
    ):
        doe(qtbot, echte_omgeving, command)
    for veld, id_, nieuw in (
        (Veld.ORGANISATIE_PARTIJ_VAN, JUTPHAAS, echte_omgeving.vandaag().replace(year=2017)),
        (Veld.ORGANISATIE_PARTIJ_VAN, MITROS, echte_omgeving.vandaag().replace(year=2017)),
        (Veld.ORGANISATIE_PARTIJ_TOT, MITROS, echte_omgeving.vandaag().replace(year=2022)),
        (Veld.ORGANISATIE_OPVOLGER, MITROS, WOONIN),
    ):
        doe(qtbot, echte_omgeving, WijzigVeld(veld=veld, id=id_, oud=None, nieuw=nieuw))
    return echte_omgeving


@pytest.fixture
def pagina(register, toon, qtbot):
    pagina = toon(PartnersPagina(register))
    qtbot.waitUntil(lambda: pagina.detail is not None and pagina.detail.compleet)
    return pagina


@pytest.fixture
def op(pagina, qtbot, stil):
    """Open een partner zoals met Enter in de lijst."""

    def open_(id_):
        pagina.lijst.kies(id_)
        qtbot.keyClick(pagina.lijst.lijst, TOETS.Key_Return)
        qtbot.waitUntil(lambda: pagina.detail is not None and pagina.detail.id == id_)
        qtbot.waitUntil(lambda: pagina.detail.compleet)
        stil(pagina)
        return pagina.detail

    return open_


def namen(pagina):
    model = pagina.lijst.model
    return [model.index(rij, 0).data() for rij in range(model.rowCount())]


def gezegd(pagina, id_):
    index = pagina.lijst.model.index_van(id_)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def typ(qtbot, widget, tekst):
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, tekst)


@pytest.mark.eis("E019")
def test_de_lijst_zegt_wie_partij_is_en_hoe_wie_het_niet_meer_is_nu_heet(pagina):
    assert namen(pagina) == [
        "Gemeente Lindewaard",
        "Leerplicht",
        "Jutphaas Wonen",
        "Mitros",
        "Woonin",
    ]
    assert "partij" in gezegd(pagina, JUTPHAAS)
    assert "heet nu Woonin, geen partij meer" in gezegd(pagina, MITROS)
    assert "onderdeel van Gemeente Lindewaard" in gezegd(pagina, LEERPLICHT)


def test_een_deel_van_een_naam_soort_of_nieuwe_naam_maakt_de_lijst_korter(pagina, qtbot):
    qtbot.keyClicks(pagina.lijst.filter, "wonin")
    assert namen(pagina) == ["Jutphaas Wonen", "Mitros", "Woonin"]  # woningcorporatie
    typ(qtbot, pagina.lijst.filter, "leerpl")
    assert namen(pagina) == ["Gemeente Lindewaard", "Leerplicht"]  # met waar het bij hoort
    typ(qtbot, pagina.lijst.filter, "bestaat niet")
    assert namen(pagina) == []
    assert "Nieuwe ketenpartner" in kind(pagina, "ketenpartners.niets").text()


def test_met_toetsen_van_zoeken_naar_de_lijst_naar_het_blad_en_terug(pagina, qtbot, stil):
    assert pagina.lijst.filter.hasFocus()
    qtbot.keyClicks(pagina.lijst.filter, "woonin")
    qtbot.keyClick(pagina.lijst.filter, TOETS.Key_Down)
    assert pagina.lijst.lijst.hasFocus()
    qtbot.keyClick(pagina.lijst.lijst, TOETS.Key_Down)
    qtbot.keyClick(pagina.lijst.lijst, TOETS.Key_Return)
    qtbot.waitUntil(lambda: pagina.detail is not None and pagina.detail.naam.hasFocus())
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Escape)
    assert pagina.lijst.lijst.hasFocus()


def test_wie_door_de_lijst_loopt_ziet_het_blad_van_waar_hij_stilstaat(pagina, qtbot):
    pagina.lijst.lijst.setFocus()
    for _ in range(3):
        qtbot.keyClick(pagina.lijst.lijst, TOETS.Key_Down)
    qtbot.waitUntil(lambda: pagina.detail is not None and pagina.detail.id == MITROS)


def test_wat_u_typt_is_bewaard_zonder_knop(op, qtbot, stil, pagina, register):
    detail = op(JUTPHAAS)
    typ(qtbot, kind(detail, "organisatie.spoednummer"), "030 12 34 567")
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Tab)
    stil(pagina)

    assert lees(qtbot, register, PartnerLezen(id=JUTPHAAS)).spoednummer == "030 12 34 567"


def test_een_fout_e_mailadres_staat_bij_het_veld_en_niet_in_de_database(
    op, qtbot, stil, pagina, register
):
    detail = op(JUTPHAAS)
    typ(qtbot, kind(detail, "organisatie.email"), "geen adres")
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Tab)
    stil(pagina)

    qtbot.waitUntil(lambda: "e-mailadres" in kind(detail, "organisatie.email.veld").fout)
    assert lees(qtbot, register, PartnerLezen(id=JUTPHAAS)).email == ""


def test_de_opvolger_wordt_gevonden_terwijl_u_typt_en_met_leegmaken_weer_weg(
    op, qtbot, stil, pagina, register
):
    detail = op(MITROS)
    veld = kind(detail, "organisatie.opvolger_id")
    assert veld.text() == "Woonin"
    typ(qtbot, veld, "jutph")
    qtbot.waitUntil(lambda: veld.is_open)
    qtbot.keyClick(veld, TOETS.Key_Down)
    qtbot.keyClick(veld, TOETS.Key_Return)
    stil(pagina)
    assert lees(qtbot, register, PartnerLezen(id=MITROS)).opvolger == "Jutphaas Wonen"

    veld.setFocus()
    veld.selectAll()
    qtbot.keyClick(veld, TOETS.Key_Delete)
    qtbot.keyClick(veld, TOETS.Key_Tab)
    stil(pagina)
    assert lees(qtbot, register, PartnerLezen(id=MITROS)).opvolger_id is None


def test_een_naam_die_geen_organisatie_is_blijft_staan_met_wat_te_doen(op, qtbot):
    detail = op(MITROS)
    veld = kind(detail, "organisatie.opvolger_id")
    typ(qtbot, veld, "Onbekend")
    qtbot.keyClick(veld, TOETS.Key_Tab)

    assert "Kies een organisatie uit de lijst" in kind(detail, "organisatie.opvolger_id.veld").fout


@pytest.mark.eis("E019")
def test_een_reglement_aanvinken_legt_de_ondertekening_vast_met_een_datum(
    op, qtbot, stil, pagina, register
):
    detail = op(JUTPHAAS)
    vak = kind(detail, "ketenpartner.reglement[cmpg]", QCheckBox)
    vak.setFocus()
    qtbot.keyClick(vak, TOETS.Key_Space)
    stil(pagina)
    datum = kind(detail, "ketenpartner.reglement[cmpg].op")
    typ(qtbot, datum, "1-5-2017")
    qtbot.keyClick(datum, TOETS.Key_Tab)
    stil(pagina)

    ((_, reglement, op_),) = lees(qtbot, register, PartnerLezen(id=JUTPHAAS)).reglementen
    assert (reglement, f"{op_:%d-%m-%Y}") == (Reglement.CMPG, "01-05-2017")


def test_een_ondertekening_in_de_toekomst_wordt_geweigerd_bij_de_datum(op, qtbot, stil, pagina):
    detail = op(JUTPHAAS)
    kind(detail, "ketenpartner.reglement[cmpg]").click()
    datum = kind(detail, "ketenpartner.reglement[cmpg].op")
    typ(qtbot, datum, "1-5-2030")
    qtbot.keyClick(datum, TOETS.Key_Tab)
    stil(pagina)

    assert "moet nog komen" in kind(detail, "ketenpartner.reglement[cmpg].fout").text()


@pytest.mark.eis("E132")
def test_de_voorgestelde_grond_hangt_aan_de_soort_en_een_eigen_keuze_kan(
    op, qtbot, stil, pagina, register
):
    detail = op(GEMEENTE)
    veld = kind(detail, "organisatie.grond.veld")
    hint = kind(detail, "organisatie.grond").accessibleDescription()
    assert hint.startswith("Voorstel: publieke taak")
    assert "privacyreglement art. 11" in hint

    keuze = veld.bediening
    keuze.setFocus()
    qtbot.keyClicks(keuze, "Vit")
    keuze.activated.emit(keuze.currentIndex())
    stil(pagina)
    assert lees(qtbot, register, PartnerLezen(id=GEMEENTE)).grond.value == "vitaal_belang"


@pytest.mark.eis("E020")
def test_er_staat_welke_rol_ontbreekt_en_welke_dubbel_is(op, qtbot, stil, pagina, register):
    detail = op(JUTPHAAS)
    assert kind(detail, "ketenpartner.mist").text() == (
        "Nog geen uitvoerend contactpersoon, lijnmanager, bestuurder of spoednummer."
    )
    for naam in ("P. Jansen", "K. de Boer"):
        doe(
            qtbot,
            register,
            VoegContactToe(organisatie_id=JUTPHAAS, naam=naam, rol=ContactRol.LIJNMANAGER),
        )
    stil(pagina)
    qtbot.waitUntil(lambda: kind(detail, "ketenpartner.dubbel").isVisible())

    assert "2 lijnmanagers" in kind(detail, "ketenpartner.dubbel").accessibleName()
    assert kind(detail, "ketenpartner.mist").text() == (
        "Nog geen uitvoerend contactpersoon, bestuurder of spoednummer."
    )


def voeg_contact_toe(qtbot, detail, naam, email=""):
    knop = kind(detail, "ketenpartner.nieuw_contact.toevoegen")
    qtbot.keyClick(knop, TOETS.Key_Space)
    qtbot.keyClicks(kind(detail, "ketenpartner.nieuw_contact.naam"), naam)
    qtbot.keyClicks(kind(detail, "ketenpartner.nieuw_contact.email"), email)
    qtbot.keyClick(kind(detail, "ketenpartner.nieuw_contact.email"), TOETS.Key_Return)


def test_een_contactpersoon_toevoegen_wijzigen_en_weghalen_met_de_weg_terug(
    op, qtbot, stil, pagina, register
):
    detail = op(JUTPHAAS)
    voeg_contact_toe(qtbot, detail, "mw. S. de Wit")
    tabel = kind(detail, "ketenpartner.contacten")
    qtbot.waitUntil(lambda: tabel.model().rowCount() == 1)
    assert tabel.model().index(0, 0).data() == "S. de Wit"

    tabel.setFocus()
    tabel.selectRow(0)
    qtbot.keyClick(tabel, TOETS.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "consulent")
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Tab)
    qtbot.waitUntil(lambda: tabel.model().index(0, 1).data() == "consulent")
    qtbot.keyClick(QApplication.focusWidget(), TOETS.Key_Escape)
    assert tabel.hasFocus()

    with qtbot.waitSignal(register.bericht) as bericht:
        qtbot.keyClick(tabel, TOETS.Key_Delete)
    qtbot.waitUntil(lambda: tabel.model().rowCount() == 0)
    assert bericht.args[0] == "S. de Wit weggehaald."
    bericht.args[1]()
    qtbot.waitUntil(lambda: tabel.model().rowCount() == 1)


def test_een_geweigerde_contactpersoon_staat_weer_in_de_velden_met_de_fout(op, qtbot, stil, pagina):
    detail = op(JUTPHAAS)
    voeg_contact_toe(qtbot, detail, "J. Smit", "geen adres")
    stil(pagina)

    assert kind(detail, "ketenpartner.nieuw_contact.naam").text() == "J. Smit"
    assert "e-mailadres" in kind(detail, "ketenpartner.nieuw_contact.email.veld").fout


def test_een_half_ingevulde_contactpersoon_gaat_niet_verloren_bij_weggaan(
    op, qtbot, stil, pagina, register
):
    detail = op(JUTPHAAS)
    kind(detail, "ketenpartner.nieuw_contact.toevoegen").click()
    qtbot.keyClicks(kind(detail, "ketenpartner.nieuw_contact.naam"), "J. Smit")
    pagina.verlaat()
    stil(pagina)

    (contact,) = lees(qtbot, register, PartnerLezen(id=JUTPHAAS)).contacten
    assert contact.achternaam == "Smit"


def test_een_nieuwe_ketenpartner_vraagt_naam_en_soort_en_opent_zijn_blad(
    pagina, qtbot, stil, register
):
    qtbot.keyClick(kind(pagina, "ketenpartners.nieuw"), TOETS.Key_Space)
    naam = kind(pagina, "ketenpartner_nieuw.naam")
    assert naam.hasFocus()
    qtbot.keyClicks(naam, "GGD regio Utrecht")
    qtbot.keyClick(naam, TOETS.Key_Return)
    assert "Kies wat voor organisatie" in kind(pagina, "ketenpartner_nieuw.soort.veld").fout
    soort = kind(pagina, "ketenpartner_nieuw.soort")
    qtbot.keyClicks(soort, "GGD")
    qtbot.keyClick(naam, TOETS.Key_Return)
    qtbot.waitUntil(
        lambda: pagina.detail is not None and pagina.detail.blad.naam == "GGD regio Utrecht"
    )

    qtbot.waitUntil(lambda: "GGD regio Utrecht" in namen(pagina))
    assert pagina.detail.blad.soort is OrganisatieSoort.GGD


def test_een_naam_die_er_al_staat_wordt_geweigerd_bij_het_veld(pagina, qtbot, stil):
    kind(pagina, "ketenpartners.nieuw").click()
    qtbot.keyClicks(kind(pagina, "ketenpartner_nieuw.naam"), "woonin")
    qtbot.keyClicks(kind(pagina, "ketenpartner_nieuw.soort"), "Zorg")
    kind(pagina, "ketenpartner_nieuw.klaar").click()
    stil(pagina)

    assert "staat al in de lijst" in kind(pagina, "ketenpartner_nieuw.naam.veld").fout
    qtbot.keyClick(kind(pagina, "ketenpartner_nieuw.naam"), TOETS.Key_Escape)
    qtbot.waitUntil(lambda: pagina.detail is not None)


def test_weghalen_vraagt_eerst_noemt_de_naam_en_staat_op_nee(op, qtbot, stil, pagina, register):
    detail = op(JUTPHAAS)
    kind(detail, "ketenpartner.weghalen").click()
    vraag = kind(pagina, "ketenpartner.weghalen.vraag")
    assert vraag.text() == "Jutphaas Wonen weghalen?"
    assert vraag.defaultButton() is vraag.nee
    with qtbot.waitSignal(register.bericht):
        vraag.ja.click()
    qtbot.waitUntil(lambda: "Jutphaas Wonen" not in namen(pagina))
    stil(pagina)


def test_in_een_smal_venster_maakt_de_lijst_plaats_voor_het_blad(qapp, pagina, qtbot, op):
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    pagina.resize(1080, 640)
    qtbot.waitUntil(lambda: pagina.luik.is_smal)
    op(WOONIN)
    assert not pagina.lijst.isVisible()
    assert pagina.detail.naam.hasFocus()
    kind(pagina, "ketenpartners.luik.terug").click()
    assert pagina.lijst.isVisible()
    assert not pagina.detail.isVisible()


def test_wat_een_collega_wijzigt_komt_op_het_blad_behalve_in_het_veld_waar_u_zit(
    op, qtbot, stil, pagina, register
):
    detail = op(JUTPHAAS)
    typ(qtbot, kind(detail, "organisatie.telefoon"), "030 1")
    for veld in (Veld.ORGANISATIE_WOONPLAATS, Veld.ORGANISATIE_STRAAT):
        doe(qtbot, register, WijzigVeld(veld=veld, id=JUTPHAAS, oud="", nieuw="Nieuwegein"))
    stil(pagina)

    qtbot.waitUntil(lambda: kind(detail, "organisatie.woonplaats").text() == "Nieuwegein")
    assert kind(detail, "organisatie.telefoon").text() == "030 1"


def test_een_lijst_die_niet_laadt_zegt_waarom_en_biedt_opnieuw(omgeving, backend, toon, stil):
    backend.antwoorden[Partners] = NietBeschikbaar("De server is weg.", wat_nu="Wacht even.")
    pagina = toon(PartnersPagina(omgeving))

    assert "De server is weg." in pagina.stand.accessibleName()
    backend.antwoorden[Partners] = ()
    kind(pagina, "ketenpartners.stand.knop").click()
    stil(pagina)
    assert "maak een nieuwe aan" in kind(pagina, "ketenpartners.leeg").accessibleName()


def test_elk_bedienbaar_deel_heeft_een_naam_en_een_toegankelijke_naam(op, qtbot):
    detail = op(JUTPHAAS)
    kind(detail, "ketenpartner.nieuw_contact.toevoegen").click()
    delen = [
        deel
        for soort in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
        for deel in detail.findChildren(soort)
        if deel.isVisible() and deel.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]

    assert [deel for deel in delen if not (deel.objectName() and deel.accessibleName())] == []
    assert len({deel.objectName() for deel in delen}) == len(delen)


def test_het_model_van_de_lijst_klopt(pagina, qtmodeltester):
    qtmodeltester.check(pagina.lijst.model)
    rijen = pagina.lijst.rijen
    pagina.lijst.model.zet(filter_rijen(rijen, "woon"))
    pagina.lijst.model.zet(rijen)
    assert [stand(rij) for rij in rijen].count("partij") == 1
