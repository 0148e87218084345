"""Fictieve gegevens om schermen mee te vullen, uit de verhalen van de proefcasussen."""

import uuid
from datetime import date

from cmpg_desktop.berichten.werkvoorraad import Werk, WerkGroep, WerkRegel
from cmpg_desktop.werkproces.termijnen import DagSoort, Termijn, TermijnSoort, TermijnStatus

VANDAAG = date(2026, 1, 15)


def termijn(naam, uiterlijk, uitleg, te_laat=0):
    return Termijn(
        soort=TermijnSoort.MELDING_BEOORDELEN,
        naam=naam,
        uiterlijk=uiterlijk,
        vanaf=VANDAAG,
        lengte="5 werkdagen",
        bron="werkproces fase 1, E044",
        status=TermijnStatus.TE_LAAT if te_laat else TermijnStatus.LOOPT,
        dagen_te_laat=te_laat,
        dagsoort=DagSoort.WERKDAGEN,
        van_wie="casusregisseur en procesmanager",
        uitleg=uitleg,
    )


def regel(volg, groep, wat, uiterlijk=None, **meer):
    te_laat = meer.pop("te_laat", 0)
    uitleg = meer.pop("uitleg", f"Uiterlijk {uiterlijk}: 5 werkdagen na ontvangst.")
    return WerkRegel(
        dossier_id=uuid.UUID(int=1000 + volg),
        dossier_soort=meer.pop("soort", "melding"),
        regel=f"{wat}:{volg}",
        groep=groep,
        wat=wat,
        uiterlijk=uiterlijk,
        te_laat=te_laat,
        termijn=termijn(wat, uiterlijk, uitleg, te_laat) if uiterlijk else None,
        **meer,
    )


def werk(*regels):
    return Werk(
        vandaag=VANDAAG,
        regels=regels or REGELS,
        tellers=(("werkvoorraad", len(regels or REGELS)), ("meldingen", 3)),
    )


FASE_1 = "1 Aanmelding"
REGELS = (
    regel(
        1,
        WerkGroep.TE_LAAT,
        "melding beoordelen",
        date(2026, 1, 14),
        te_laat=1,
        kop="Gezin Van Rooij",
        fase=FASE_1,
        wacht_op="u en Bert",
        uitleg="Uiterlijk woensdag 14 januari 2026: 5 werkdagen na ontvangst op 7 januari "
        "(werkproces, fase 1). Er zijn geen vrije dagen overgeslagen.",
    ),
    regel(
        2,
        WerkGroep.NU,
        "betrokkene inlichten: Chantal Kuipers",
        VANDAAG,
        kop="Gezin Kuipers",
        fase=FASE_1,
        wacht_op="u",
        opmerking="Moeder is ’s middags bereikbaar",
    ),
    regel(
        3,
        WerkGroep.NU,
        "melding beoordelen",
        date(2026, 1, 16),
        kop="Melding van Movactor over mevrouw Tjin",
        fase=FASE_1,
        wacht_op="u en Bert",
        spoed=True,
    ),
    regel(4, WerkGroep.NU, "telefoongesprek afmaken", soort="notitie", kop="Petra Lammers (GGD)"),
    regel(
        5,
        WerkGroep.DEZE_WEEK,
        "melding beoordelen",
        date(2026, 1, 20),
        kop="Drie broers, Cityplaza",
        fase=FASE_1,
        wacht_op="u en Bert",
    ),
    regel(
        6,
        WerkGroep.LATER,
        "eerste MDO",
        date(2026, 2, 20),
        soort="casus",
        nummer="2026-002",
        kop="Gezin De Graaf",
        fase="3 MDO en plan",
        wacht_op="Lotte",
    ),
    regel(
        7,
        WerkGroep.WACHT,
        "wacht op melder",
        date(2026, 1, 28),
        kop="Leerling van De Lucas",
        fase=FASE_1,
        wacht_op="melder",
        opmerking="Intern begeleider is tot donderdag vrij",
    ),
)
