"""Korte opdrachten voor de proeven van de beoordeling: invullen, voorstellen en beslissen."""

from datetime import date

from sqlalchemy import insert, update

from cmpg_desktop.berichten.beoordelen import (
    BeoordelingOpenen,
    Besluit,
    KiesUitkomst,
    StelVoor,
)
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import SchrijfProblematiek
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.team import instelling, medewerker, medewerker_rol
from cmpg_desktop.dossier.wachtwoorden import versleutel
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.criteria import GROEPEN
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.conftest import BERT, MARLOES
from tests.dossier.hulp import maak_melding, voeg_toe

WACHTWOORD = "vier gewone woorden samen"


def volle_melding(werk, *namen):
    """Leg een melding vast met alles wat fase 2 vraagt."""
    ref = maak_melding(werk)
    for naam in namen or ("Chantal Kuipers",):
        voeg_toe(werk, ref, naam)
    zet(werk, Veld.MELDING_CONCRETE_VRAAG, ref, "", "Wie neemt de regie?")
    werk.doe(SchrijfProblematiek(melding_id=ref, leefgebied=Leefgebied.GEZIN, tekst="Veel ruzie."))
    return ref


def zet(werk, veld, rij, oud, nieuw):
    """Zet een veld."""
    return werk.doe(WijzigVeld(veld=veld, id=rij, oud=oud, nieuw=nieuw))


def blad(werk, ref):
    """Open de beoordeling."""
    return werk.vraag(BeoordelingOpenen(melding_id=ref))


def kies(werk, ref, weging):
    """Kies een uitkomst."""
    werk.doe(KiesUitkomst(melding_id=ref, oud=blad(werk, ref).nu.uitkomst, uitkomst=weging))
    return blad(werk, ref)


def beantwoord(werk, punt, antwoord, waaruit="Blijkt uit de melding."):
    """Beantwoord een punt."""
    if antwoord != punt.antwoord:
        zet(werk, Veld.BEOORDELINGSPUNT_ANTWOORD, punt.id, punt.antwoord, antwoord)
    if waaruit != punt.waaruit:
        zet(werk, Veld.BEOORDELINGSPUNT_WAARUIT, punt.id, punt.waaruit, waaruit)


def vul_in(werk, ref, weging, *, casus=None):
    """Vul van een uitkomst alles in wat moet, en niet meer."""
    gezien = kies(werk, ref, weging)
    gehad = set()
    for punt in gezien.nu.punten:
        eis = punt.criterium
        if not eis.verplicht or eis.groep in gehad:
            continue
        gehad |= {eis.groep} & GROEPEN.keys()
        beantwoord(werk, punt, "" if eis.alleen_tekst else "ja")
    vul_velden_in(werk, gezien, weging, casus=casus)
    return blad(werk, ref)


def vul_velden_in(werk, gezien, weging, *, casus=None):
    """Vul de velden van de beoordeling zelf in."""
    nu = gezien.nu
    if not nu.motivering:
        zet(werk, Veld.BEOORDELING_MOTIVERING, nu.id, "", "Het loopt vast.")
    if weging is Weging.FASE_2:
        if not nu.ingeschreven_op:
            zet(werk, Veld.BEOORDELING_INGESCHREVEN_OP, nu.id, None, date(2026, 3, 5))
            zet(werk, Veld.BEOORDELING_INGESCHREVEN_BRON, nu.id, "", "BRP")
        if nu.aanpak is None:
            zet(werk, Veld.BEOORDELING_AANPAK, nu.id, "", "GGA")
    if weging in (Weging.LOKALE_PGA, Weging.WOONOVERLAST, Weging.ELDERS):
        zet(werk, Veld.BEOORDELING_NAAR_WIE, nu.id, nu.naar_wie, "Els de Bruin")
        if weging.draagt_over:
            zet(werk, Veld.BEOORDELING_MELDER_TOT, nu.id, nu.melder_tot, date(2026, 3, 20))
    if casus is not None:
        zet(werk, Veld.BEOORDELING_CASUS, nu.id, nu.casus_id, casus)


def stel_voor(werk, ref, wie=BERT):
    """Stel voor als Bert en geef het feit."""
    return werk.als(wie).doe(StelVoor(melding_id=ref)).resultaat


def beslis(werk, ref, voorstel, wie=MARLOES, **delen):
    """Beslis als Marloes."""
    delen.setdefault("regisseur_id", BERT)
    return werk.als(wie).doe(Besluit(melding_id=ref, voorstel_id=voorstel, **delen))


def maak_medewerker(werk, naam, *rollen, wachtwoord=None, **velden):
    """Geef een collega een account."""
    ref = nieuw_id()
    versleuteld = versleutel(wachtwoord) if wachtwoord else None
    werk.schrijf(insert(medewerker).values(id=ref, naam=naam, wachtwoord=versleuteld, **velden))
    for rol in rollen:
        werk.schrijf(insert(medewerker_rol).values(id=nieuw_id(), medewerker_id=ref, rol=rol.value))
    return ref


def geef_wachtwoord(werk, wie, wachtwoord=WACHTWOORD, **velden):
    """Geef een collega een wachtwoord."""
    werk.schrijf(
        update(medewerker)
        .where(medewerker.c.id == wie)
        .values(wachtwoord=versleutel(wachtwoord), **velden)
    )


def maak_demo(werk):
    """Maak er een proefomgeving van."""
    werk.schrijf(insert(instelling).values(sleutel="demo", waarde="ja"))
