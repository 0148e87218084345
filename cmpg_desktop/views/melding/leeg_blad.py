"""What the page of a new melding shows before there is one."""

from datetime import date
from uuid import UUID

from cmpg_desktop.berichten.meldingen import MeldingBlad
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze, VragenStand, ontbreekt_nog


def leeg_blad(melding_id: UUID, vandaag: date) -> MeldingBlad:
    """Return an empty melding, received today per e-mail."""
    return MeldingBlad(
        id=melding_id,
        titel="",
        kop="Nieuwe melding",
        regime="CMPG",
        stand=Stand.OPEN,
        ontvangen_op=vandaag,
        ontvangen_om=None,
        wijze=OntvangstWijze.E_MAIL,
        behandelaar_id=None,
        behandelaar="",
        organisatie_id=None,
        organisatie="",
        organisatie_soort="",
        convenantpartij=False,
        contactpersoon_id=None,
        melder_soort="",
        melder_naam="",
        melder_functie="",
        melder_geslacht="",
        melder_telefoon="",
        melder_email="",
        melder_waarom="",
        melder_eerder=0,
        uw_kenmerk="",
        concrete_vraag="",
        eerder_geprobeerd="",
        inzet_bemiddeling="",
        inzet_dossier="",
        inzet_hulp="",
        inzet_corporatie="",
        deelgrond="",
        deelgrond_toelichting="",
        conflict_zeer_ernstig="",
        conflict_niet_anders="",
        conflict_intensief_geprobeerd="",
        spoed=False,
        problematiek=(),
        betrokkenen=(),
        documenten=(),
        spoedcontacten=(),
        feiten=(),
        termijnen=(),
        ontbreekt=ontbreekt_nog(VragenStand(ontvangst_bekend=True, ontvangstwijze_bekend=True)),
    )
