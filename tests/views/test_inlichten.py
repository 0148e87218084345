"""Inlichten op het scherm, met toetsen, op een echte database."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cmpg_desktop.berichten.inlichten import InlichtenOpenen, LegIngelichtVast, LegUitzonderingVast
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe, VoegGezagToe
from cmpg_desktop.berichten.team import Medewerker
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.views import thema
from cmpg_desktop.views.inlichten.pagina import InlichtenPagina
from cmpg_desktop.views.inlichten.paneel import InlichtenPaneel
from cmpg_desktop.views.inlichten.vragen import VraagWidget
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.inlichten import InlichtenStatus
from cmpg_desktop.werkproces.namen import splits_naam
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.uitzondering import UitzonderingGrond
from tests.dossier.conftest import LOTTE
from tests.dossier.inlichtverhaal import ELDERS, THUIS
from tests.views.melding.conftest import Werkplek, open_melding, zoek

__all__ = ["open_melding"]

TOETS = Qt.Key
S = InlichtenStatus
VANDAAG = date(2026, 1, 15)


class Gezin:
    """Een melding over moeder, vader die elders woont, en hun kind."""

    def __init__(self, plek):
        self.plek = plek
        self.melding = plek.melding()
        self.rij, self.persoon = {}, {}
        for naam, geboren, adres in (
            ("Chantal Kuipers", "14-06-1987", THUIS),
            ("Fenna Vermeer", "03-09-2017", THUIS),
            ("Dennis Vermeer", "30-10-1984", ELDERS),
        ):
            erbij = VoegBetrokkeneToe(
                melding_id=self.melding, naam=splits_naam(naam), geboorte_tekst=geboren
            )
            plek.doe(erbij)
            wie = erbij.nieuw_persoon_id
            self.rij[naam.split()[0]], self.persoon[naam.split()[0]] = erbij.id, wie
            plek.doe(VoegAdresToe(persoon_id=wie, adres=parse_adres(adres)))

    def gezag(self, houder, bron="gezagsregister"):
        erbij = VoegGezagToe(
            over_persoon_id=self.persoon["Fenna"],
            houder_persoon_id=self.persoon[houder],
            soort="ouderlijk_gezag",
            bron=bron,
            nagekeken_op=VANDAAG,
        )
        self.plek.doe(erbij)
        return erbij.id

    def blad(self):
        return self.plek.vraag(InlichtenOpenen(dossier_id=self.melding))

    def stand(self, wie):
        return next(een for een in self.blad().betrokkenen if een.id == self.rij[wie]).stand


@pytest.fixture
def plek(echte_omgeving, qtbot):
    return Werkplek(echte_omgeving, qtbot)


@pytest.fixture
def gezin(plek):
    return Gezin(plek)


@pytest.fixture
def open_pagina(gezin, toon, qtbot):
    """Toon de pagina en wacht tot iedereen erop staat."""

    def doe(**maten):
        pagina = toon(InlichtenPagina(gezin.plek.omgeving, gezin.melding), **maten)
        wacht(qtbot, pagina, gezin)
        pagina.activateWindow()
        return pagina

    return doe


def wacht(qtbot, pagina, gezin):
    def staat():
        paneel = pagina.paneel
        return paneel.blad is not None and not paneel._nog and len(paneel._kaarten) == 3

    qtbot.waitUntil(staat)
    assert gezin.blad().dossier_id == gezin.melding


def tekst(pagina, naam):
    return zoek(pagina, naam, QLabel).text()


def zichtbaar(pagina, naam):
    widget = pagina.findChild(QWidget, naam)
    return widget is not None and widget.isVisible()


def test_een_knop_leidt_naar_de_brieven_van_dit_dossier(gezin, open_pagina):
    pagina, ga = open_pagina(), []
    gezin.plek.omgeving.ga_naar.connect(lambda *waar: ga.append(waar))
    zoek(pagina, "inlichten.brieven").click()
    assert ga == [("uitbrief", gezin.melding)]


@pytest.mark.eis("E055", "E128")
def test_per_persoon_staat_er_wie_welke_brief_krijgt_waar_en_tot_wanneer(gezin, open_pagina):
    gezin.gezag("Chantal")
    gezin.gezag("Dennis")
    pagina = open_pagina()
    assert "Gezin" in tekst(pagina, "pagina.inlichten.kop.titel")
    assert "3 personen" in tekst(pagina, "inlichten.balk.tekst")
    fenna = gezin.rij["Fenna"]
    assert (
        tekst(pagina, f"inlichten.zin[{fenna}]")
        == "Over Fenna Vermeer gaat nog een brief naar Chantal Kuipers en Dennis Vermeer. "
        "Beantwoord eerst de vragen. Die staan bij Chantal Kuipers en Dennis Vermeer."
    )
    assert tekst(pagina, f"inlichten.status[{fenna}]") == "u moet nog iets invullen"
    assert "uiterlijk donderdag 12 februari 2026" in tekst(pagina, f"inlichten.uiterlijk[{fenna}]")
    dennis = gezin.persoon["Dennis"]
    assert tekst(pagina, f"inlichten.brief[{dennis}]") == (
        "Brief voor wie het gezag heeft aan Dennis Vermeer, over zichzelf en Fenna Vermeer: "
        "Lupinelaan 3, 3991 AB Houten."
    )


@pytest.mark.eis("E128")
def test_de_vragen_worden_met_toetsen_beantwoord_en_de_brief_kan_uit(gezin, open_pagina, qtbot):
    gezin.gezag("Chantal")
    gezin.gezag("Dennis", bron="")
    pagina = open_pagina()
    rij = gezin.rij["Dennis"]
    ja = zoek(pagina, f"inlichten.veilig[{rij}][ja]")
    ja.setFocus()
    qtbot.keyClick(ja, TOETS.Key_Space)
    qtbot.waitUntil(lambda: gezin.blad().betrokkenen[2].veilig == "ja")

    def vraag(soort):
        return [
            een
            for een in pagina.findChildren(QWidget)
            if een.objectName().startswith(f"inlichten.vraag.{soort}[")
            and een.objectName().endswith("]")
            and een.isVisible()
        ]

    (bron,) = vraag("gezag_bron")
    bron.setFocus()
    qtbot.keyClicks(bron, "gezagsregister")
    qtbot.keyClick(bron, TOETS.Key_Return)
    qtbot.waitUntil(lambda: not vraag("gezag_bron"))
    # De cursor valt niet weg met de vraag die beantwoord is.
    qtbot.waitUntil(lambda: pagina.isAncestorOf(QApplication.focusWidget()))
    for wie in ("Chantal", "Dennis"):
        blad = gezin.blad()
        adres = next(
            vraag.rij
            for brief in blad.brieven
            for vraag in brief.vragen
            if vraag.soort == "adres_geheim" and brief.aan[0].id == gezin.persoon[wie]
        )
        nee = zoek(pagina, f"inlichten.vraag.adres_geheim[{adres}][False]")
        nee.setFocus()
        qtbot.keyClick(nee, TOETS.Key_Space)
        qtbot.waitUntil(
            lambda adres=adres: not zichtbaar(pagina, f"inlichten.vraag.adres_geheim[{adres}]")
        )
    qtbot.waitUntil(lambda: tekst(pagina, f"inlichten.status[{rij}]") == "brief maken")


def test_wie_in_een_veld_typt_houdt_de_cursor_als_er_elders_iets_verandert(
    gezin, open_pagina, qtbot, plek
):
    gezin.gezag("Chantal", bron="")
    pagina = open_pagina()
    (bron,) = (
        een
        for een in pagina.findChildren(QWidget)
        if een.objectName().startswith("inlichten.vraag.gezag_bron[")
        and een.objectName().endswith("]")
    )
    bron.setFocus()
    qtbot.keyClicks(bron, "gezags")
    veilig = {"veld": Veld.BETROKKENE_BRIEF_VEILIG, "id": gezin.rij["Chantal"]}
    plek.doe(WijzigVeld(**veilig, oud="", nieuw="ja"))
    ja = zoek(pagina, f"inlichten.veilig[{gezin.rij['Chantal']}][ja]")
    qtbot.waitUntil(ja.isChecked)
    assert QApplication.focusWidget() is bron
    assert bron.text() == "gezags"


@pytest.fixture
def zonder_adres(gezin):
    """Laat Dennis nog geen adres hebben."""
    rij = next(
        adres for adres, regel in gezin.blad().adressen.items() if regel.startswith("Lupinelaan")
    )
    gezin.plek.doe(VerwijderRij(soort=RijSoort.ADRES, id=rij))
    return gezin


def test_wie_in_hetzelfde_huis_woont_krijgt_dat_adres_met_een_knop(
    zonder_adres, open_pagina, qtbot
):
    gezin = zonder_adres
    pagina = open_pagina()
    naam = f"inlichten.vraag.adres[{gezin.persoon['Dennis']}]"
    knop = zoek(pagina, f"{naam}.zelfde[0]")
    assert knop.text().strip() == "Zelfde adres als Chantal Kuipers en Fenna Vermeer"
    assert zoek(pagina, naam).placeholderText() == "Straatnaam 1, 1234 AB Plaats"
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Space)
    qtbot.waitUntil(lambda: not zichtbaar(pagina, naam))
    adressen = [een.adres.weergave for een in gezin.blad().betrokkenen]
    assert adressen == [THUIS] * 3


def test_een_geheim_adres_wordt_een_ander_niet_aangeboden(zonder_adres, open_pagina):
    gezin = zonder_adres
    for adres in gezin.blad().adressen:
        gezin.plek.doe(WijzigVeld(veld=Veld.ADRES_GEHEIM, id=adres, oud=None, nieuw=True))
    pagina = open_pagina()
    naam = f"inlichten.vraag.adres[{gezin.persoon['Dennis']}]"
    assert zichtbaar(pagina, naam)
    assert not zichtbaar(pagina, f"{naam}.zelfde[0]")


def test_een_adres_dat_voor_een_ander_geheim_is_wordt_ook_niet_aangeboden(
    zonder_adres, open_pagina
):
    gezin, blad = zonder_adres, zonder_adres.blad()
    # Van moeder is gevraagd of het geheim is; van Fenna, die geen brief krijgt, niet.
    (moeder,) = [rij for veld, rij in blad.waarden if veld == "adres.geheim"]
    gezin.plek.doe(WijzigVeld(veld=Veld.ADRES_GEHEIM, id=moeder, oud=None, nieuw=True))
    naam = f"inlichten.vraag.adres[{gezin.persoon['Dennis']}]"
    assert not zichtbaar(open_pagina(), f"{naam}.zelfde[0]")


@pytest.mark.eis("E128")
def test_gaat_een_van_twee_brieven_al_dan_staat_er_waar_de_ander_op_wacht(gezin, open_pagina):
    gezin.gezag("Chantal")
    gezin.gezag("Dennis", bron="")
    for veld, rij in gezin.blad().waarden:
        if veld == "adres.geheim":
            gezin.plek.doe(WijzigVeld(veld=Veld.ADRES_GEHEIM, id=rij, oud=None, nieuw=False))
    ja = WijzigVeld(veld=Veld.BETROKKENE_BRIEF_VEILIG, id=gezin.rij["Chantal"], oud="", nieuw="ja")
    gezin.plek.doe(ja)
    zin = tekst(open_pagina(), f"inlichten.zin[{gezin.rij['Fenna']}]")
    assert zin.endswith("Er wacht nog een brief: de vragen daarover staan bij Dennis Vermeer.")


def test_mist_alleen_de_postcode_dan_staat_dat_er(zonder_adres, open_pagina):
    gezin = zonder_adres
    dennis = gezin.persoon["Dennis"]
    gezin.plek.doe(VoegAdresToe(persoon_id=dennis, adres=parse_adres("Lupinelaan 3 in Houten")))
    pagina = open_pagina()
    assert tekst(pagina, f"inlichten.brief[{dennis}]").endswith(": de postcode ontbreekt nog.")


def test_wie_het_gezag_heeft_wordt_gekozen_uit_wie_erbij_staat(gezin, open_pagina, qtbot):
    pagina = open_pagina()
    naam = f"inlichten.vraag.gezag[{gezin.persoon['Fenna']}]"
    keuze = zoek(pagina, naam)
    keuze.setFocus()
    qtbot.keyClicks(keuze, "Den")
    keuze.activated.emit(keuze.currentIndex())
    qtbot.waitUntil(lambda: not zichtbaar(pagina, naam))
    ontvangers = [een.weergave for een in gezin.stand("Fenna").ontvangers]
    assert ontvangers == ["Dennis Vermeer"]


@pytest.mark.eis("E126")
def test_ingelicht_wordt_met_toetsen_vastgelegd_en_een_correctie_ook(gezin, open_pagina, qtbot):
    pagina = open_pagina()
    rij = gezin.rij["Dennis"]
    knop = zoek(pagina, f"inlichten.ingelicht[{rij}]")
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Space)
    dialoog = zoek(pagina, "ingelicht")
    # Er hoort er maar een: die staat al aan. Hoe het is verteld, moet iemand zeggen.
    qtbot.mouseClick(dialoog.ja, Qt.MouseButton.LeftButton)
    assert tekst(dialoog, "ingelicht.kanaal.fout") == "Kies hoe het is verteld."
    gesprek = zoek(dialoog, "ingelicht.kanaal[gesprek]")
    gesprek.setFocus()
    qtbot.keyClick(gesprek, TOETS.Key_Space)
    dag = zoek(dialoog, "ingelicht.op")
    dag.selectAll()
    qtbot.keyClicks(dag, "16-1-2026")
    dialoog.ja.click()
    # Wat het werk weigert, komt bij het veld, en wat is ingevuld blijft staan.
    qtbot.waitUntil(lambda: zichtbaar(dialoog, "ingelicht.op.fout"))
    assert "moet nog komen" in tekst(dialoog, "ingelicht.op.fout")
    assert dialoog.isVisible()
    dag.selectAll()
    qtbot.keyClicks(dag, "14-1-2026")
    dialoog.ja.click()
    qtbot.waitUntil(lambda: gezin.stand("Dennis").status is S.INGELICHT)
    qtbot.waitUntil(
        lambda: tekst(pagina, f"inlichten.status[{rij}]") == "ingelicht op 14 januari 2026"
    )
    assert not zoek(pagina, f"inlichten.ingelicht[{rij}]").isVisible()

    (regel,) = gezin.blad().betrokkenen[2].verleden
    zoek(pagina, f"inlichten.corrigeer[{regel.feit_id}]").click()
    dialoog = next(d for d in pagina.findChildren(QWidget, "ingelicht") if d.isVisible())
    dag = zoek(dialoog, "ingelicht.op")
    dag.selectAll()
    qtbot.keyClicks(dag, "13-1-2026")
    dialoog.ja.click()
    assert "waarom" in tekst(dialoog, "ingelicht.reden.fout")
    qtbot.keyClicks(zoek(dialoog, "ingelicht.reden"), "Typfout")
    dialoog.ja.click()
    qtbot.waitUntil(lambda: gezin.stand("Dennis").datum == date(2026, 1, 13))
    oud = f"inlichten.verleden[{regel.feit_id}]"
    qtbot.waitUntil(lambda: "Geldt niet meer" in zoek(pagina, oud).accessibleName())
    assert "Reden: Typfout." in zoek(pagina, oud).accessibleName()


@pytest.mark.eis("E127")
def test_een_uitzondering_houdt_wat_er_is_getypt_en_staat_daarna_met_haar_dag(
    gezin, open_pagina, qtbot
):
    pagina = open_pagina()
    rij = gezin.rij["Dennis"]

    def open_dialoog():
        zoek(pagina, f"inlichten.uitzondering[{rij}]").click()
        return next(d for d in pagina.findChildren(QWidget, "uitzondering") if d.isVisible())

    dialoog = open_dialoog()
    grond = zoek(dialoog, "uitzondering.grond")
    grond.zet_waarde(UitzonderingGrond.UAVG_BESCHERMING)
    grond.gekozen.emit(UitzonderingGrond.UAVG_BESCHERMING)
    qtbot.keyClicks(zoek(dialoog, "uitzondering.motivering"), "Zijn veiligheid")
    dialoog.ja.click()
    for veld in ("avg_nagelopen", "besproken_met", "hertoets_op", "uavg_41_2_g"):
        assert tekst(dialoog, f"uitzondering.{veld}.fout"), veld
    qtbot.keyClick(dialoog, TOETS.Key_Escape)

    dialoog = open_dialoog()
    assert zoek(dialoog, "uitzondering.motivering").tekst() == "Zijn veiligheid"
    vink = zoek(dialoog, "uitzondering.avg_nagelopen")
    vink.setFocus()
    qtbot.keyClick(vink, TOETS.Key_Space)
    qtbot.keyClicks(zoek(dialoog, "uitzondering.uavg_41_2_g"), "Nu geen last")
    qtbot.keyClicks(zoek(dialoog, "uitzondering.uavg_41_2_h"), "Nee")
    qtbot.keyClicks(zoek(dialoog, "uitzondering.besproken_met"), "GGD, Altrecht")
    qtbot.keyClicks(zoek(dialoog, "uitzondering.hertoets_op"), "6-2-2026")
    dialoog.ja.click()
    qtbot.waitUntil(lambda: gezin.stand("Dennis").status is S.UITGEZONDERD)
    qtbot.waitUntil(
        lambda: (
            tekst(pagina, f"inlichten.status[{rij}]")
            == "brief uitgesteld tot en met 6 februari 2026"
        )
    )
    assert zoek(pagina, f"inlichten.uitzondering[{rij}]").text().strip() == "Opnieuw wegen …"

    zoek(pagina, f"inlichten.einde[{rij}]").click()
    einde = zoek(pagina, "uitzondering_einde")
    qtbot.keyClicks(zoek(einde, "uitzondering_einde.reden"), "Hij weet het")
    einde.ja.click()
    qtbot.waitUntil(lambda: gezin.stand("Dennis").datum == VANDAAG)


@pytest.mark.eis("E127")
def test_bij_een_uitgezonderde_ouder_is_de_weging_te_lezen_en_weegt_u_ook_voor_het_kind(
    gezin, open_pagina, qtbot, plek
):
    gezin.gezag("Dennis")
    plek.doe(
        LegUitzonderingVast(
            dossier_id=gezin.melding,
            over=gezin.rij["Dennis"],
            grond=UitzonderingGrond.AVG_DOEL_ONMOGELIJK,
            motivering="Dan gaat hij naar haar toe.",
            besproken_met=("politie",),
            hertoets_op=date(2026, 2, 6),
        )
    )
    pagina = open_pagina()
    (regel,) = gezin.blad().betrokkenen[2].verleden
    vak = zoek(pagina, f"inlichten.verleden[{regel.feit_id}]")
    knop = zoek(pagina, f"inlichten.weging[{regel.feit_id}]")

    def getoond():
        return " ".join(label.text() for label in vak.findChildren(QLabel))

    assert "Dan gaat hij" not in getoond()
    knop.setFocus()
    qtbot.keyClick(knop, TOETS.Key_Space)
    assert "Dan gaat hij naar haar toe." in getoond()
    assert knop.accessibleName() == "Minder tonen"
    kind = zoek(pagina, f"inlichten.vraag.uitgezonderde_ouder[{gezin.rij['Dennis']}]")
    assert kind.text().strip() == "Uitzondering wegen voor Fenna Vermeer …"
    kind.click()
    assert tekst(zoek(pagina, "uitzondering"), "uitzondering.kop").startswith("Fenna Vermeer")


def test_wie_niet_mag_wegen_leest_op_de_knop_wie_het_wel_mag(gezin, open_pagina):
    omgeving = gezin.plek.omgeving
    omgeving.medewerker = Medewerker(
        id=LOTTE, naam="Lotte Smit", functie="", rollen=(Rol.PROCESONDERSTEUNER,)
    )
    pagina = open_pagina()
    rij = gezin.rij["Dennis"]
    knop = zoek(pagina, f"inlichten.uitzondering[{rij}]")
    assert not knop.isEnabled()
    assert "casusregisseur of procesmanager" in knop.toolTip()
    assert zoek(pagina, f"inlichten.ingelicht[{rij}]").isEnabled()


def test_wie_uit_de_melding_gaat_gaat_ook_hier_weg(gezin, open_pagina, qtbot, plek):
    pagina = open_pagina()
    naam = f"inlichten.kaart[{gezin.rij['Dennis']}]"
    plek.doe(VerwijderRij(soort=RijSoort.BETROKKENE, id=gezin.rij["Dennis"]))
    qtbot.waitUntil(lambda: not zichtbaar(pagina, naam))


def test_alles_heeft_een_naam_en_niets_valt_eraf_in_een_smal_venster(gezin, open_pagina, qtbot):
    gezin.gezag("Chantal", bron="")
    pagina = open_pagina(breed=560)
    for een in pagina.paneel.findChildren(QWidget):
        if een.focusPolicy() is not Qt.FocusPolicy.NoFocus and een.isVisible():
            assert een.objectName(), een
            assert een.accessibleName(), een.objectName()
        if een.isVisible() and een.parentWidget() is pagina.paneel:
            assert een.geometry().right() <= pagina.paneel.width(), een.objectName()


def test_bij_grote_letters_schuift_het_veld_met_de_fout_in_beeld(gezin, open_pagina, qtbot, qapp):
    pagina = open_pagina()
    thema.pas_toe(qapp, thema.Thema.LICHT, 2.0)
    zoek(pagina, f"inlichten.uitzondering[{gezin.rij['Dennis']}]").click()
    dialoog = zoek(pagina, "uitzondering")
    grond = zoek(dialoog, "uitzondering.grond")
    grond.zet_waarde(UitzonderingGrond.AVG_DOEL_ONMOGELIJK)
    grond.gekozen.emit(UitzonderingGrond.AVG_DOEL_ONMOGELIJK)
    zoek(dialoog, "uitzondering.motivering").zet_tekst("Daarom.")
    zoek(dialoog, "uitzondering.besproken_met").zet_tekst("GGD")
    dialoog.ja.click()
    fout = zoek(dialoog, "uitzondering.hertoets_op.fout")
    assert fout.text().startswith("Kies een dag om opnieuw te wegen")
    qtbot.waitUntil(lambda: fout.visibleRegion().boundingRect() == fout.rect())
    assert dialoog.ja.visibleRegion().boundingRect() == dialoog.ja.rect()


def test_het_paneel_werkt_ook_op_zichzelf_in_een_tabblad(gezin, qtbot, plek):
    paneel = InlichtenPaneel(plek.omgeving, "casus", gezin.melding)
    qtbot.addWidget(paneel)
    with qtbot.waitSignal(paneel.geladen):
        paneel.show()
    qtbot.waitUntil(lambda: len(paneel._kaarten) == 3)
    wie = gezin.rij["Dennis"], gezin.persoon["Dennis"]
    plek.doe(
        LegIngelichtVast(
            dossier_id=gezin.melding, paren=(wie,), op=VANDAAG, kanaal="brief", wie="Lotte"
        )
    )
    status = f"inlichten.status[{wie[0]}]"
    qtbot.waitUntil(lambda: tekst(paneel, status) == "ingelicht op 15 januari 2026")
    qtbot.waitUntil(lambda: plek.omgeving.broker.stil)


def test_de_melding_leidt_ernaartoe(gezin, open_melding, qtbot):
    pagina = open_melding(gezin.melding)
    with qtbot.waitSignal(gezin.plek.omgeving.ga_naar) as sein:
        pagina.acties._acties["inlichten"].trigger()
    assert sein.args == ["inlichten", gezin.melding]


@pytest.mark.eis("E042")
def test_een_vraag_over_wie_alleen_te_lezen_is_staat_grijs_met_waarom(gezin, open_pagina, qtbot):
    gezin.gezag("Chantal")
    pagina = open_pagina()
    vragen = [een for een in pagina.findChildren(VraagWidget) if een.isVisible()]
    geheim = next(een for een in vragen if een.vraag.soort == "adres_geheim")
    anders = next(een for een in vragen if een.vraag.rij != geheim.vraag.rij)
    paneel, naam = pagina.paneel, geheim.objectName().removesuffix(".vak")
    paneel._toon(replace(paneel.blad, alleen_lezen=frozenset({geheim.vraag.rij})))
    qtbot.waitUntil(lambda: not paneel._nog)
    assert not geheim.isEnabled()
    assert anders.isEnabled()
    assert "alleen te lezen" in tekst(pagina, f"{naam}.alleen_lezen")
    assert zichtbaar(pagina, f"{naam}.alleen_lezen")
    # Toegevoegd aan een dossier dat loopt kan het weer.
    paneel._toon(replace(paneel.blad, alleen_lezen=frozenset()))
    qtbot.waitUntil(geheim.isEnabled)
    assert not zichtbaar(pagina, f"{naam}.alleen_lezen")
