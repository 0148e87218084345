from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QWidget

from cmpg_desktop.berichten.fouten import NietBeschikbaar, Regelfout
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.partners import MaakPartner, Spoednummers
from cmpg_desktop.berichten.personen import VoegBetrokkeneToe
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    GooiNotitieWeg,
    MaakMeldingVanNotitie,
    Markeer,
    NotitieLezen,
    OpenNotities,
    StukjeSoort,
)
from cmpg_desktop.berichten.velden import WijzigVeld
from cmpg_desktop.views.melding.pagina import MeldingPagina
from cmpg_desktop.views.telefoon import TelefoonPagina
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingkeuzes import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam
from tests.hulp.schermwerk import kind

TOETS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def teksten(ouder):
    return {label.text() for label in ouder.findChildren(QLabel) if label.isVisible()}


class Gesprek:
    """Een gesprek op een echte database, bediend zoals een mens dat doet."""

    def __init__(self, qtbot, omgeving, toon, stil) -> None:
        self.qtbot, self.omgeving, self._stil = qtbot, omgeving, stil
        self.pagina = toon(TelefoonPagina(omgeving, None))
        self.naar = []
        omgeving.ga_naar.connect(lambda code, rij: self.naar.append((code, rij)))

    @property
    def tekst(self):
        return kind(self.pagina, "notitie.tekst")

    def kind(self, naam, soort=QWidget):
        return kind(self.pagina, naam, soort)

    def typ(self, tekst, veld="notitie.tekst"):
        self.qtbot.keyClicks(self.kind(veld), tekst)

    def kies_woorden(self, woorden):
        cursor = self.tekst.document().find(woorden)
        assert not cursor.isNull(), woorden
        self.tekst.setTextCursor(cursor)

    def toets(self, toets, mod=CTRL):
        self.qtbot.keyClick(self.tekst, toets, mod)

    def bewaard(self):
        """Wacht tot alles in de database staat en het scherm bij is."""
        self.pagina.bewerking.spoel()
        self.qtbot.waitUntil(lambda: not self.pagina.bewerking.iets_onbewaard)
        self._stil(self.pagina)

    def vraag(self, query):
        gekregen = []
        self.omgeving.broker.ask(query, gekregen.append)
        self.qtbot.waitUntil(lambda: bool(gekregen))
        return gekregen[0]

    def doe(self, command):
        with self.qtbot.waitSignal(self.omgeving.broker.veranderd):
            self.omgeving.broker.do(command)

    def blad(self):
        (rij,) = self.vraag(OpenNotities())
        return self.vraag(NotitieLezen(id=rij.id))

    def vragen(self):
        kaart = self.kind("telefoon.nog_vragen")
        return {
            label.objectName().removeprefix("telefoon.vraag.")
            for label in kaart.findChildren(QLabel)
            if label.objectName().startswith("telefoon.vraag.") and label.isVisible()
        }


@pytest.fixture
def gesprek(qtbot, echte_omgeving, toon, stil):
    return Gesprek(qtbot, echte_omgeving, toon, stil)


# --- beginnen en typen -----------------------------------------------------------------------


def test_de_cursor_staat_meteen_in_het_grote_veld_en_alles_moet_nog_gevraagd(gesprek):
    assert gesprek.tekst.hasFocus()
    assert {"melder", "organisatie", "terugbellen", "personen", "vraag"} <= gesprek.vragen()


def test_een_gesprek_is_niets_tot_de_eerste_letter(gesprek):
    assert gesprek.vraag(OpenNotities()) == ()
    gesprek.typ("M")
    gesprek.bewaard()
    assert gesprek.blad().tekst == "M"


def test_tijdens_het_typen_schuift_er_niets_om_te_zeggen_dat_er_wordt_gewacht(gesprek):
    gezegd = []
    gesprek.pagina._traag.setInterval(0)
    gesprek.pagina._traag.timeout.connect(lambda: gezegd.append(1))
    gesprek.typ("Er belt iemand")
    gesprek.bewaard()
    assert gesprek.blad().tekst == "Er belt iemand"
    assert gezegd == []
    assert gesprek.pagina.stand.isHidden()


def test_de_pagina_vertelt_dat_ze_een_rij_werd(qtbot, gesprek):
    with qtbot.waitSignal(gesprek.pagina.werd_rij) as sein:
        gesprek.typ("Hallo")
    gesprek.bewaard()
    assert sein.args == [gesprek.blad().id]


def test_tijdens_het_typen_gebeurt_er_niets_op_de_schermdraad_dat_wacht(gesprek):
    gesprek.typ("gaslucht in het trappenhuis, laat niemand binnen")
    # Alleen het begin van de rij is onderweg; de tekst wacht op een pauze.
    assert gesprek.pagina.bewerking.iets_onbewaard
    gesprek.bewaard()
    assert gesprek.blad().tekst == "gaslucht in het trappenhuis, laat niemand binnen"


def test_een_gesprek_waarin_niets_gezegd_is_verdwijnt(gesprek):
    gesprek.typ("x")
    gesprek.qtbot.keyClick(gesprek.tekst, TOETS.Key_Backspace)
    gesprek.bewaard()
    gesprek.pagina.verlaat()
    gesprek.qtbot.waitUntil(lambda: gesprek.omgeving.broker.stil)
    assert gesprek.vraag(OpenNotities()) == ()
    gesprek.typ("toch iets")
    gesprek.bewaard()
    assert gesprek.blad().tekst == "toch iets"


def test_een_gesprek_dat_nog_niets_is_gaat_weer_open_met_alles_erin(gesprek, toon, echte_omgeving):
    gesprek.typ("Petra Lammers", "notitie.wie_belt")
    gesprek.typ("gaslucht")
    gesprek.bewaard()
    weer = toon(TelefoonPagina(echte_omgeving, gesprek.blad().id))
    assert kind(weer, "notitie.tekst").tekst() == "gaslucht"
    assert kind(weer, "notitie.wie_belt").tekst() == "Petra Lammers"
    assert "Petra Lammers" in kind(weer, "telefoon.kop.titel", QLabel).text()


def test_een_gesprek_dat_nog_geladen_wordt_is_niet_leeg_en_blijft_dus(
    gesprek, toon, echte_omgeving
):
    gesprek.typ("gaslucht in het trappenhuis")
    gesprek.bewaard()
    (open_,) = gesprek.vraag(OpenNotities())
    weer = TelefoonPagina(echte_omgeving, open_.id)
    gesprek.qtbot.addWidget(weer)
    weer.verlaat()
    gesprek.qtbot.waitUntil(lambda: echte_omgeving.broker.stil)
    assert [een.id for een in gesprek.vraag(OpenNotities())] == [open_.id]


def test_de_klok_loopt_vanaf_het_openen(gesprek, klok):
    assert kind(gesprek.pagina, "telefoon.klok").text() == "00:00"
    klok.later(minutes=2, seconds=5)
    gesprek.pagina._tik()
    assert kind(gesprek.pagina, "telefoon.klok").text() == "02:05"
    klok.later(hours=1)
    gesprek.pagina._tik()
    assert kind(gesprek.pagina, "telefoon.klok").text() == "1:02:05"


def test_de_klok_op_het_scherm_en_het_bewaarde_begin_zijn_gelijk(gesprek, klok):
    begin = klok.moment
    klok.later(minutes=3)
    gesprek.typ("M")
    gesprek.bewaard()
    assert gesprek.blad().begonnen_op == begin
    gesprek.pagina._tik()
    assert kind(gesprek.pagina, "telefoon.klok").text() == "03:00"


# --- woorden worden iets ---------------------------------------------------------------------


def test_gekozen_woorden_worden_met_een_toets_een_persoon_adres_vraag_of_eerdere_hulp(gesprek):
    gesprek.typ("Youssef Haddouchi, Nedereindseweg 301. Wie kan naar binnen? Nooit hulp gewild.")
    for toets, woorden in (
        (TOETS.Key_1, "Youssef Haddouchi"),
        (TOETS.Key_2, "Nedereindseweg 301"),
        (TOETS.Key_3, "Wie kan naar binnen?"),
        (TOETS.Key_4, "Nooit hulp gewild."),
    ):
        gesprek.kies_woorden(woorden)
        gesprek.toets(toets)
    gesprek.bewaard()
    assert [(stukje.soort, stukje.tekst) for stukje in gesprek.blad().stukjes] == [
        (StukjeSoort.PERSOON, "Youssef Haddouchi"),
        (StukjeSoort.ADRES, "Nedereindseweg 301"),
        (StukjeSoort.VRAAG, "Wie kan naar binnen?"),
        (StukjeSoort.EERDER, "Nooit hulp gewild."),
    ]
    assert not {"personen", "vraag", "inzet"} & gesprek.vragen()
    gemarkeerd = [
        (een.cursor.selectedText(), een.format.underlineStyle().name)
        for een in gesprek.tekst.extraSelections()
    ]
    assert gemarkeerd == [
        ("Youssef Haddouchi", "SingleUnderline"),
        ("Nedereindseweg 301", "DashUnderline"),
        ("Wie kan naar binnen?", "SingleUnderline"),
        ("Nooit hulp gewild.", "DashUnderline"),
    ]


def test_een_leefgebied_kies_je_met_een_cijfer(qtbot, gesprek):
    gesprek.typ("veertien incidenten")
    gesprek.toets(TOETS.Key_5)
    menu = kind(gesprek.pagina, "telefoon.leefgebieden")
    qtbot.waitUntil(menu.isVisible)
    assert [actie.text() for actie in menu.actions()][6] == "&7   overlast"
    qtbot.keyClick(menu, TOETS.Key_7)
    gesprek.bewaard()
    (stukje,) = gesprek.blad().stukjes
    assert (stukje.soort, stukje.leefgebied) == (StukjeSoort.LEEFGEBIED, Leefgebied.OVERLAST)
    assert gesprek.pagina.focusWidget() is gesprek.tekst


@pytest.mark.eis("E001")
def test_menu_markering_en_advies_noemen_een_leefgebied_zoals_de_gemeente(qtbot, gesprek):
    gesprek.typ("veertien incidenten")
    gesprek.toets(TOETS.Key_5)
    menu = kind(gesprek.pagina, "telefoon.leefgebieden")
    qtbot.waitUntil(menu.isVisible)
    qtbot.keyClick(menu, TOETS.Key_7)
    gesprek.bewaard()
    kaart = gesprek.kind("telefoon.gemarkeerd")
    qtbot.waitUntil(lambda: "Leefgebied: overlast" in teksten(kaart))

    gesprek.omgeving._zet_instellingen((("leefgebied_overlast", "buurt & veiligheid"),))
    assert [actie.text() for actie in menu.actions()][6] == "&7   buurt && veiligheid"
    qtbot.waitUntil(lambda: "Leefgebied: buurt & veiligheid" in teksten(kaart))
    gesprek.kind("telefoon.advies").click()
    keuze = kind(gesprek.kind("advies"), "advies.leefgebied")
    assert keuze.waarde() is Leefgebied.OVERLAST
    assert keuze.currentText() == "Buurt & veiligheid"
    assert gesprek.blad().stukjes[0].leefgebied is Leefgebied.OVERLAST


def test_zonder_selectie_geldt_de_regel_waar_de_cursor_staat(gesprek):
    gesprek.typ("mevrouw Tjin")
    gesprek.qtbot.keyClick(gesprek.tekst, TOETS.Key_Return)
    gesprek.typ("wil een rollator")
    gesprek.toets(TOETS.Key_3)
    gesprek.bewaard()
    assert [stukje.tekst for stukje in gesprek.blad().stukjes] == ["wil een rollator"]


def test_zonder_woorden_wordt_er_niets_gemaakt(qtbot, gesprek):
    with qtbot.waitSignal(gesprek.omgeving.bericht) as sein:
        gesprek.toets(TOETS.Key_1)
    assert "Kies eerst woorden" in sein.args[0]
    assert gesprek.vraag(OpenNotities()) == ()


def test_na_het_markeren_typ_je_verder_achter_de_woorden(gesprek):
    gesprek.typ("Chantal Kuipers")
    gesprek.kies_woorden("Chantal")
    gesprek.toets(TOETS.Key_1)
    gesprek.typ("!")
    assert gesprek.tekst.tekst() == "Chantal! Kuipers"


def test_een_markering_haal_je_weg_en_de_tekst_blijft(gesprek):
    gesprek.typ("Chantal Kuipers")
    gesprek.toets(TOETS.Key_1)
    gesprek.bewaard()
    (stukje,) = gesprek.blad().stukjes
    gesprek.kind(f"telefoon.stukje[{stukje.id}].weg").click()
    gesprek.bewaard()
    blad = gesprek.blad()
    assert (blad.stukjes, blad.tekst) == ((), "Chantal Kuipers")
    assert gesprek.tekst.extraSelections() == []


@pytest.mark.eis("E070")
def test_bij_een_bekende_naam_staat_dat_en_niets_meer(gesprek):
    melding = MaakMelding(ontvangen_op=date(2026, 1, 12), wijze=OntvangstWijze.E_MAIL)
    gesprek.doe(melding)
    gesprek.doe(VoegBetrokkeneToe(melding_id=melding.id, naam=splits_naam("Ronald Kuipers")))
    gesprek.typ("Ronald Kuipers en Britt Jansen maken ruzie")
    for woorden in ("Ronald Kuipers", "Britt Jansen"):
        gesprek.kies_woorden(woorden)
        gesprek.toets(TOETS.Key_1)
        gesprek.bewaard()

    ronald, britt = gesprek.blad().stukjes
    regel = gesprek.kind(f"telefoon.stukje[{ronald.id}].bekend", QLabel)
    assert regel.text() == "bekend hier"
    assert gesprek.pagina.findChild(QLabel, f"telefoon.stukje[{britt.id}].bekend") is None


def test_een_markering_staat_ook_na_een_emoji_op_de_goede_plaats(gesprek):
    gesprek.tekst.setPlainText("\N{PILE OF POO} over Fenna Vermeer")
    gesprek.kies_woorden("Fenna Vermeer")
    gesprek.toets(TOETS.Key_1)
    gesprek.bewaard()
    (selectie,) = gesprek.tekst.extraSelections()
    assert selectie.cursor.selectedText() == "Fenna Vermeer"


def test_woorden_over_twee_regels_zijn_een_stukje(gesprek):
    gesprek.tekst.setPlainText("Wie neemt de regie,\nzodat wij niet hoeven te ontruimen?")
    cursor = gesprek.tekst.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    gesprek.tekst.setTextCursor(cursor)
    gesprek.toets(TOETS.Key_3)
    gesprek.bewaard()
    (stukje,) = gesprek.blad().stukjes
    assert stukje.tekst == "Wie neemt de regie, zodat wij niet hoeven te ontruimen?"
    assert len(gesprek.tekst.extraSelections()) == 1


def test_ongedaan_maken_haalt_de_markering_weg(qtbot, gesprek):
    gesprek.typ("Chantal Kuipers")
    gesprek.toets(TOETS.Key_1)
    gesprek.bewaard()
    with qtbot.waitSignal(gesprek.pagina.bewerking.ongedaan.gelukt):
        while gesprek.blad().stukjes:
            gesprek.pagina.bewerking.ongedaan.terug()
            qtbot.waitUntil(lambda: gesprek.omgeving.broker.stil)
    assert gesprek.blad().stukjes == ()


# --- wie belt --------------------------------------------------------------------------------


def test_een_organisatie_kies_je_uit_de_lijst_en_er_staat_of_ze_partij_is(qtbot, gesprek):
    gesprek.doe(MaakPartner(naam="Jutphaas Wonen", soort=OrganisatieSoort.WONINGCORPORATIE))
    veld = gesprek.kind("notitie.organisatie_tekst")
    veld.setFocus()
    gesprek.typ("jutp", "notitie.organisatie_tekst")
    qtbot.waitUntil(lambda: veld.is_open)
    qtbot.keyClick(veld, TOETS.Key_Down)
    qtbot.keyClick(veld, TOETS.Key_Return)
    gesprek.bewaard()
    blad = gesprek.blad()
    assert (blad.organisatie_tekst, veld.tekst()) == ("Jutphaas Wonen", "Jutphaas Wonen")
    assert blad.organisatie_id is not None
    assert gesprek.pagina._beller.velden[1]._hint.text() == "Geen convenantpartij"
    assert "organisatie" not in gesprek.vragen()
    veld.setFocus()
    veld.selectAll()
    gesprek.typ("Een ander", "notitie.organisatie_tekst")
    gesprek.bewaard()
    blad = gesprek.blad()
    assert (blad.organisatie_id, blad.organisatie_tekst) == (None, "Een ander")


def test_wie_belt_en_het_nummer_zijn_daarna_niet_meer_te_vragen(gesprek):
    gesprek.typ("Sanne de Wit", "notitie.wie_belt")
    gesprek.typ("030 1234567", "notitie.telefoon")
    gesprek.bewaard()
    assert not {"melder", "terugbellen"} & gesprek.vragen()


def test_een_vraag_aanklikken_zet_de_cursor_waar_het_antwoord_hoort(gesprek):
    gesprek.kind("telefoon.vraag.melder", QLabel).linkActivated.emit("melder")
    assert gesprek.kind("notitie.wie_belt").hasFocus()
    gesprek.kind("telefoon.vraag.vraag", QLabel).linkActivated.emit("concrete_vraag")
    assert gesprek.tekst.hasFocus()


# --- spoed -----------------------------------------------------------------------------------


@pytest.mark.eis("E048", "E047")
def test_een_toets_toont_de_spoednummers_en_een_druk_legt_de_tijd_vast(qtbot, gesprek, klok):
    spoed = gesprek.kind("telefoon.spoed")
    assert spoed.isHidden()
    gesprek.pagina.toon_spoed()
    qtbot.waitUntil(spoed.isVisible)
    assert gesprek.kind("telefoon.spoed[0].nummer", QLabel).text() == "112"
    # Not on a button: Enter would stamp a call that nobody made.
    assert spoed.hasFocus()
    qtbot.keyClick(spoed, TOETS.Key_Return)
    assert gesprek.pagina._blad is None or not gesprek.pagina._blad.spoedcontacten
    knop = gesprek.kind("telefoon.spoed[0].bel")
    qtbot.keyClick(knop, TOETS.Key_Space)
    gesprek.qtbot.waitUntil(lambda: gesprek.omgeving.broker.stil)
    gesprek.bewaard()
    blad = gesprek.blad()
    (contact,) = blad.spoedcontacten
    assert (contact.nummer, contact.moment, contact.wie) == ("112", klok.moment, "")
    assert blad.spoed


@pytest.mark.eis("E048")
def test_een_ander_nummer_mag_ook(qtbot, gesprek):
    gesprek.pagina.toon_spoed()
    qtbot.waitUntil(gesprek.kind("telefoon.spoed").isVisible)
    gesprek.typ("Crisisdienst", "telefoon.spoed.dienst")
    gesprek.typ("030 12 34 567", "telefoon.spoed.nummer")
    gesprek.kind("telefoon.spoed.bel").click()
    qtbot.waitUntil(lambda: gesprek.omgeving.broker.stil)
    (contact,) = gesprek.blad().spoedcontacten
    assert (contact.dienst, contact.nummer) == ("Crisisdienst", "030 12 34 567")


def test_na_het_nummer_komt_de_tekst(qtbot, gesprek):
    nummer = gesprek.kind("notitie.telefoon")
    nummer.setFocus()
    qtbot.keyClick(nummer, TOETS.Key_Tab, Qt.KeyboardModifier.NoModifier)
    assert gesprek.tekst.hasFocus()


@pytest.mark.eis("E048")
def test_wie_er_aan_de_lijn_was_mag_later(qtbot, gesprek):
    gesprek.pagina.toon_spoed()
    qtbot.waitUntil(gesprek.kind("telefoon.spoed").isVisible)
    gesprek.kind("telefoon.spoed[0].bel").click()
    qtbot.waitUntil(lambda: gesprek.omgeving.broker.stil)
    gesprek.bewaard()
    (contact,) = gesprek.blad().spoedcontacten
    veld = f"telefoon.spoedcontact[{contact.id}].wie"
    gesprek.typ("meldkamer, Joris", veld)
    gesprek.bewaard()
    (contact,) = gesprek.blad().spoedcontacten
    assert contact.wie == "meldkamer, Joris"


def test_112_staat_er_ook_als_de_database_weg_is(qtbot, omgeving, backend, toon):
    backend.antwoorden[Spoednummers] = NietBeschikbaar("Weg.")
    pagina = toon(TelefoonPagina(omgeving, None))
    assert kind(pagina, "telefoon.spoed[0].nummer", QLabel).text() == "112"


# --- het einde -------------------------------------------------------------------------------


def test_ctrl_enter_maakt_een_melding_met_wat_gemarkeerd_is_en_gaat_erheen(qtbot, gesprek):
    gesprek.typ("Petra Lammers", "notitie.wie_belt")
    gesprek.typ("Youssef Haddouchi laat niemand binnen")
    gesprek.kies_woorden("Youssef Haddouchi")
    gesprek.toets(TOETS.Key_1)
    gesprek.toets(TOETS.Key_Return)
    qtbot.waitUntil(lambda: bool(gesprek.naar))
    ((code, rij),) = gesprek.naar
    assert code == "melding"
    blad = gesprek.vraag(MeldingOpenen(id=rij))
    assert blad.melder_naam == "Petra Lammers"
    assert [een.persoon.weergavenaam for een in blad.betrokkenen] == ["Youssef Haddouchi"]
    gesprek.pagina.verlaat()
    assert gesprek.vraag(OpenNotities()) == ()


@pytest.mark.eis("E049")
def test_een_advies_zonder_namen_wordt_geteld_en_het_gesprek_is_weg(qtbot, gesprek):
    gesprek.typ("Mevrouw Tjin wil een rollator")
    gesprek.bewaard()
    gesprek.kind("telefoon.advies").click()
    dialoog = gesprek.kind("advies")
    kind(dialoog, "advies.ja").click()
    assert "Kies wie het vroeg" in kind(dialoog, "advies.soort_vrager.fout", QLabel).text()
    qtbot.keyClicks(kind(dialoog, "advies.soort_vrager"), "andere")
    kind(dialoog, "advies.ja").click()
    qtbot.waitUntil(lambda: bool(gesprek.naar))
    assert gesprek.naar == [("werkvoorraad", None)]
    assert gesprek.vraag(OpenNotities()) == ()


@pytest.mark.parametrize(
    ("gebieden", "gekozen"),
    [
        ((), None),
        ((Leefgebied.FINANCIEN,), Leefgebied.FINANCIEN),
        ((Leefgebied.FINANCIEN, Leefgebied.OVERLAST), None),
    ],
)
def test_een_advies_begint_bij_het_ene_leefgebied_dat_is_gemarkeerd(
    qtbot, gesprek, gebieden, gekozen
):
    gesprek.typ("huurschuld en lawaai")
    gesprek.bewaard()
    for gebied in gebieden:
        gesprek.doe(
            Markeer(
                notitie_id=gesprek.blad().id,
                soort=StukjeSoort.LEEFGEBIED,
                leefgebied=gebied,
                tekst="huurschuld en lawaai",
            )
        )
    qtbot.waitUntil(lambda: len(gesprek.pagina._gebieden()) == len(gebieden))
    gesprek.kind("telefoon.advies").click()
    assert kind(gesprek.kind("advies"), "advies.leefgebied").waarde() is gekozen


def test_weggooien_vraagt_noemt_het_gesprek_en_doet_zonder_ja_niets(qtbot, gesprek):
    gesprek.typ("Petra Lammers", "notitie.wie_belt")
    gesprek.typ("verkeerd verbonden")
    gesprek.kind("telefoon.weggooien").click()
    vraag = gesprek.kind("telefoon.echt_weg")
    assert vraag.text() == "Gesprek met Petra Lammers weggooien?"
    assert "ook uit de back-ups" in vraag.informativeText()
    assert vraag.defaultButton() is vraag.nee
    qtbot.keyClick(vraag, TOETS.Key_Escape)
    gesprek.bewaard()
    assert gesprek.blad().tekst == "verkeerd verbonden"
    gesprek.kind("telefoon.weggooien").click()
    gesprek.kind("telefoon.echt_weg.ja").click()
    qtbot.waitUntil(lambda: bool(gesprek.naar))
    assert gesprek.vraag(OpenNotities()) == ()
    assert (gesprek.tekst.tekst(), gesprek.kind("notitie.wie_belt").tekst()) == ("", "")
    assert not gesprek.tekst.document().isUndoAvailable()
    assert not gesprek.pagina.bewerking.ongedaan.kan_terug


def test_van_een_weggegooid_gesprek_blijft_niets_in_het_journaal(
    qtbot, omgeving, backend, toon, stil
):
    backend.antwoorden[Spoednummers] = ()
    backend.antwoorden[NotitieLezen] = NietBeschikbaar("Even niet.")
    pagina = toon(TelefoonPagina(omgeving, None))
    qtbot.keyClicks(kind(pagina, "notitie.tekst"), "geheim")
    qtbot.waitUntil(lambda: len(backend.het_journaal.inhoud) >= 1)
    kind(pagina, "telefoon.weggooien").click()
    with qtbot.waitSignal(omgeving.ga_naar):
        kind(pagina, "telefoon.echt_weg.ja").click()
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)
    assert backend.opdrachten(WijzigVeld) == []
    assert [type(c) for c in backend.gedaan] == [BeginNotitie, GooiNotitieWeg]


def test_een_leeg_nieuw_gesprek_weggooien_raakt_de_database_niet(
    qtbot, omgeving, backend, toon, stil
):
    backend.antwoorden[Spoednummers] = ()
    pagina = toon(TelefoonPagina(omgeving, None))
    kind(pagina, "telefoon.weggooien").click()
    with qtbot.waitSignal(omgeving.ga_naar):
        kind(pagina, "telefoon.echt_weg.ja").click()
    assert backend.gedaan == []


def test_als_een_veld_niet_bewaard_kan_worden_komt_er_geen_melding_en_kan_het_opnieuw(
    qtbot, omgeving, backend, toon, stil
):
    backend.antwoorden[Spoednummers] = ()
    backend.antwoorden[NotitieLezen] = NietBeschikbaar("Even niet.")
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.", veld="notitie.tekst")]
    pagina = toon(TelefoonPagina(omgeving, None))
    qtbot.keyClicks(kind(pagina, "notitie.tekst"), "tekst")
    knop = kind(pagina, "telefoon.melding")
    with qtbot.waitSignal(pagina.bewerking.geweigerd):
        knop.click()
    assert backend.opdrachten(MaakMeldingVanNotitie) == []
    assert knop.isEnabled()


def test_esc_sluit_de_spoednummers_en_is_daarna_van_het_venster(qtbot, gesprek):
    gesprek.pagina.toon_spoed()
    qtbot.waitUntil(gesprek.kind("telefoon.spoed").isVisible)
    qtbot.keyClick(gesprek.kind("telefoon.spoed[0].bel"), TOETS.Key_Escape)
    assert gesprek.kind("telefoon.spoed").isHidden()
    assert gesprek.tekst.hasFocus()
    toets = QKeyEvent(QEvent.Type.KeyPress, TOETS.Key_Escape, Qt.KeyboardModifier.NoModifier)
    gesprek.pagina.keyPressEvent(toets)
    assert not toets.isAccepted()


def test_een_leeg_gesprek_houdt_het_venster_niet_open(gesprek):
    assert not gesprek.pagina.houdt_open
    gesprek.typ("x")
    assert gesprek.pagina.houdt_open
    gesprek.tekst.clear()
    assert not gesprek.pagina.houdt_open


def test_zolang_er_getypt_wordt_gaat_het_venster_niet_vanzelf_op_slot_en_daarna_wel(gesprek):
    klok = gesprek.omgeving.broker.klok
    gesprek.typ("gaslucht")
    klok.later(minutes=9)
    assert gesprek.pagina.houdt_open
    gesprek.typ(" in het trappenhuis")
    klok.later(minutes=9)
    assert gesprek.pagina.houdt_open
    klok.later(minutes=1)
    assert not gesprek.pagina.houdt_open
    # Wie weer begint te typen, is weer aan de telefoon; een klok die terugging telt niet mee.
    gesprek.typ(" nu")
    assert gesprek.pagina.houdt_open
    klok.later(hours=-1)
    assert not gesprek.pagina.houdt_open


def test_een_gesprek_dat_alleen_wordt_nagelezen_houdt_het_venster_niet_open(gesprek, toon, stil):
    gesprek.typ("gaslucht")
    gesprek.bewaard()
    weer = toon(TelefoonPagina(gesprek.omgeving, gesprek.blad().id))
    stil(weer)
    assert kind(weer, "notitie.tekst").tekst() == "gaslucht"
    assert not weer.houdt_open


def test_een_gesprek_dat_een_melding_werd_is_nog_te_lezen(qtbot, gesprek, toon, stil):
    gesprek.typ("gaslucht in het trappenhuis")
    gesprek.bewaard()
    id_ = gesprek.blad().id
    gesprek.kind("telefoon.melding").click()
    qtbot.waitUntil(lambda: bool(gesprek.naar))
    ((_, melding),) = gesprek.naar
    assert not gesprek.pagina.toont(id_)
    blad = toon(MeldingPagina(gesprek.omgeving, melding))
    qtbot.waitUntil(lambda: blad.stappen.is_klaar and blad.blad is not None)
    kind(blad, "melding.gesprek").click()
    assert gesprek.naar[-1] == ("telefoon", id_)
    weer = toon(TelefoonPagina(gesprek.omgeving, id_))
    assert kind(weer, "notitie.tekst").tekst() == "gaslucht in het trappenhuis"
    qtbot.keyClicks(kind(weer, "notitie.tekst"), "x")
    qtbot.keyClick(kind(weer, "notitie.tekst"), TOETS.Key_1, CTRL)
    weer.verlaat()
    stil(weer)
    assert gesprek.vraag(NotitieLezen(id=id_)).tekst == "gaslucht in het trappenhuis"
    assert not any(
        kind(weer, f"telefoon.{naam}").isEnabled()
        for naam in ("weggooien", "bij_casus", "advies", "melding")
    )
    assert "Werk verder in die melding" in kind(weer, "telefoon.einde.hint", QLabel).text()
    assert not weer.houdt_open
