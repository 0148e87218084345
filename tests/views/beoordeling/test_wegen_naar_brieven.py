"""Van de melding naar haar brieven: na het besluit, terwijl zij wacht, en uit het menu."""

import pytest
from PySide6.QtCore import Qt

from cmpg_desktop.views.brieven.pagina import UitbriefPagina
from cmpg_desktop.werkproces.beoordeling import Weging
from tests.dossier.beoordeling import beslis, stel_voor, vul_in
from tests.views.beoordeling.conftest import meld
from tests.views.melding.conftest import zoek


@pytest.fixture
def volg(toon, qtbot):
    """Ga waar een knop heen leidt, en geef de brief die daar open gaat."""

    def doe(weger, druk):
        with qtbot.waitSignal(weger.omgeving.ga_naar) as weg:
            druk()
        code, rij = weg.args
        assert (code, rij) == ("uitbrief", weger.pagina.id)
        pagina = toon(UitbriefPagina(weger.omgeving, rij))
        qtbot.waitUntil(lambda: pagina._blad is not None or pagina.stand.isVisible())
        return pagina

    return doe


@pytest.mark.eis("E045", "E046")
@pytest.mark.parametrize(
    ("weging", "soorten"),
    [
        (Weging.RETOUR, ["retour-melder"]),
        (Weging.ELDERS, ["elders"]),
        (Weging.LOKALE_PGA, ["overdracht-lpga", "overdracht-melder"]),
        (Weging.WOONOVERLAST, ["overdracht-woonoverlast", "overdracht-melder"]),
    ],
)
def test_na_het_besluit_leidt_een_knop_naar_elke_brief(werk, weeg, volg, qtbot, weging, soorten):
    ref = meld(werk, 2, "Wie helpt?", "Een Mens")
    vul_in(werk, ref, weging)
    beslis(werk, ref, stel_voor(werk, ref))
    weger = weeg(ref)
    for soort in soorten:
        knop = zoek(weger.pagina, f"beoordeling.brief.{soort}.knop")
        knop.setFocus()
        pagina = volg(weger, lambda: weger.toets(Qt.Key.Key_Space))
        assert pagina._blad.soort.value == soort
        weger.pagina.window().activateWindow()
        qtbot.waitUntil(weger.pagina.isActiveWindow)


def test_het_menu_leidt_naar_de_brieven_en_zegt_als_er_geen_is(werk, weeg, volg):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    (actie,) = (
        een
        for een in weger.pagina.acties.menu.actions()
        if een.objectName() == "melding.acties.brieven"
    )
    assert actie.isVisible()
    pagina = volg(weger, actie.trigger)
    assert pagina.stand.accessibleName() == "Bij dit dossier hoeft nu geen brief uit. Ga terug."
    assert not pagina._dossierknop.isVisible()


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_begint_als_brief(werk, weeg, toon, qtbot):
    weger = weeg(meld(werk, 2, "Wie helpt?", "Een Mens"))
    weger.partner("Altrecht")
    weger.knop("verzoekbrief").setFocus()
    weger.toets(Qt.Key.Key_Space)
    dialoog = weger.dialoog("beoordeling.verzoekbrief")
    zoek(dialoog, "beoordeling.verzoekbrief.partner").setFocus()
    weger.typ("altrecht")
    qtbot.waitUntil(lambda: bool(dialoog._keuzes))
    with qtbot.waitSignal(weger.omgeving.ga_naar) as weg:
        zoek(dialoog, "beoordeling.verzoekbrief.ja").click()
    assert weg.args == ["uitbrief", weger.pagina.id]
    pagina = toon(UitbriefPagina(weger.omgeving, weger.pagina.id))
    qtbot.waitUntil(lambda: pagina._blad is not None)
    assert (pagina._blad.soort.value, pagina._blad.aan[0]) == ("gericht-verzoek", "Altrecht")
    assert any("mag nog niets de deur uit" in een.tekst for een in pagina._blad.gemis)


@pytest.mark.eis("E041")
def test_een_gericht_verzoek_zonder_partner_of_mens_begint_niet(werk, weeg):
    weger = weeg(meld(werk, 2, "Wie helpt?"))
    weger.knop("verzoekbrief").click()
    dialoog = weger.dialoog("beoordeling.verzoekbrief")
    zoek(dialoog, "beoordeling.verzoekbrief.ja").click()
    weger.rustig()
    assert "Kies een organisatie" in weger.woorden("beoordeling.verzoekbrief")
    assert dialoog.isVisible()
    dialoog.reject()
