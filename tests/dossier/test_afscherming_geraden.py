"""Met elk geraden nummer komt van een afgeschermd dossier niets naar buiten (besluit 28).

Elke vraag en elke opdracht die er is, ook wie er later bij komt: op elke plek waar een nummer past
staat om de beurt een nummer uit het dossier. Wie het doet heeft elke rol, maar is niet genoemd.
"""

from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import Enum
from inspect import isclass
from types import UnionType
from typing import Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from cmpg_desktop.berichten.brieven import BeginBrief, Brievenbus
from cmpg_desktop.berichten.casussen import SchermAf
from cmpg_desktop.berichten.documenten import VoegBijlageToe
from cmpg_desktop.berichten.fouten import CmpgFout, Conflict
from cmpg_desktop.berichten.kern import Command, Query
from cmpg_desktop.berichten.klad import SchrijfKlad
from cmpg_desktop.berichten.meldingen import VoegSamen
from cmpg_desktop.berichten.personen import VoegGezagToe, VoegRelatieToe
from cmpg_desktop.berichten.telefoon import BelSpoed
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.database.tabellen.alles import metadata
from cmpg_desktop.dossier.velden import SOORTEN
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.beoordeling import beslis, maak_medewerker, stel_voor, volle_melding, vul_in, zet
from tests.dossier.conftest import BERT
from tests.dossier.hulp import maak_melding, voeg_toe, woont
from tests.dossier.test_afscherming import woorden
from tests.dossier.test_toegang import soorten

VERRAADT = ("Terlouw", "Kauwenhof", "Geheim")
# Nothing of a dossier is in these, or they only log that it was asked for.
NIET = {"opdracht", "inzage", "zoekingang", "medewerker", "medewerker_rol"}
# These start Word or a printer for a letter of one's own, and name no other row than a dossier.
TRAAG = {"BriefVoorbeeld", "DrukPdfAf"}
ADRES = Adres(straat="Weg")
# Whose ids stand in a command or query; a field is tried with the rows of its own table.
WAAR = (
    *("melding", "casus", "betrokkene", "persoon", "document", "brief", "feit"),
    *("beoordeling", "verzoek"),
)


def _tabellen(werk):
    return {
        tabel.name: {tuple(rij) for rij in werk.rijen(select(tabel))}
        for tabel in metadata.sorted_tables
        if tabel.name not in NIET
    }


def _bouw(werk):
    """Maak een casus met in zoveel mogelijk tabellen een rij, en scherm haar af."""
    dubbel = maak_melding(werk)
    voeg_toe(werk, dubbel, "Karel Terlouw", geboorte_tekst="2018")
    ref = volle_melding(werk)
    _, ouder = voeg_toe(werk, ref, "Linda Terlouw", geboorte_tekst="1985")
    _, kind = voeg_toe(werk, ref, "Sem Terlouw", geboorte_tekst="2017")
    woont(werk, ouder, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    zet(werk, Veld.MELDING_TITEL, ref, "", "Geheim")
    for opdracht in (
        VoegRelatieToe(van_persoon_id=ouder, naar_persoon_id=kind, soort="ouder"),
        VoegGezagToe(over_persoon_id=kind, houder_persoon_id=ouder, soort="ouderlijk_gezag"),
        VoegBijlageToe(melding_id=ref, naam="Geheim.txt", mime="text/plain", bytes=b"Geheim"),
        BelSpoed(melding_id=ref, dienst="112", nummer="112", wie="Geheim"),
        ZetOpmerking(dossier_id=ref, regel="x", oud="", nieuw="Geheim"),
        VoegSamen(id=dubbel, met_id=ref, reden="Geheim"),
    ):
        werk.doe(opdracht)
    vul_in(werk, ref, Weging.FASE_2)
    casus = beslis(werk, ref, stel_voor(werk, ref)).resultaat
    for rij in werk.vraag(Brievenbus(team=True)).rijen[:2]:
        werk.doe(BeginBrief(dossier_id=rij.dossier_id, id=rij.id))
    verzoek = MaakVerzoek(ontvangen_op=date(2026, 3, 2))
    werk.doe(verzoek)
    zet(werk, Veld.VERZOEK_NAAM, verzoek.id, "", "Linda Terlouw")
    zet(werk, Veld.VERZOEK_CASUS, verzoek.id, None, casus)
    werk.doe(SchermAf(id=casus, wie=(BERT,), reden="Geheim"))


@pytest.fixture
def geheim(werk):
    """Geef per tabel een nummer uit het dossier, en alle nummers."""
    voor = _tabellen(werk)
    _bouw(werk)
    nieuw = {naam: rijen - voor[naam] for naam, rijen in _tabellen(werk).items()}
    per_tabel = {}
    for naam, rijen in nieuw.items():
        kolommen = list(metadata.tables[naam].c.keys())
        if "id" in kolommen and rijen:
            per_tabel[naam] = sorted(rij[kolommen.index("id")] for rij in rijen)
    return per_tabel


def _soort_van(hint):
    if get_origin(hint) in (Union, UnionType):
        return next(een for een in get_args(hint) if een is not type(None))
    return hint


def _noemt(hint):
    return UUID in (_soort_van(hint), *get_args(_soort_van(hint))) or "UUID" in str(hint)


def _waarde(naam, hint, nummer, nu):
    """Geef een waarde die past; met `nummer` op de plek van elk nummer."""
    soort = _soort_van(hint)
    gewoon = {str: "x", bool: True, int: 50, date: nu.date(), datetime: nu, Adres: ADRES}
    if naam in ("bytes", "pdf"):
        return b"x"
    if soort is UUID:
        return nummer
    if get_origin(soort) is tuple:
        deel = get_args(soort)[0]
        if deel is UUID:
            return (nummer,)
        return ((nummer, nummer),) if get_args(deel) == (UUID, UUID) else ()
    if isclass(soort) and issubclass(soort, Enum):
        return next(iter(soort))
    return gewoon.get(soort)


def _verzoeken(soort, geheime, eigen, nu):
    """Maak er een per plek en nummer; op de andere plekken staat het nummer van een eigen melding.

    The id that a new row gets by itself is no place: a row with it is one's own.
    """
    hints = get_type_hints(soort)
    mee = [een for een in fields(soort) if een.default_factory is MISSING]
    moet = [een for een in mee if een.default is MISSING]
    for plek in [een for een in mee if _noemt(hints[een.name])]:
        for nummer in geheime:
            anders = {een.name: _waarde(een.name, hints[een.name], eigen, nu) for een in moet}
            hier = _waarde(plek.name, hints[plek.name], nummer, nu)
            yield soort(**anders | {plek.name: hier})


def _veldwijzigingen(per_tabel):
    for veld in Veld:
        for nummer in (
            per_tabel.get(SOORTEN[veld.noun].tabel.name, ()) if veld.noun in SOORTEN else ()
        ):
            # With another old value the screen would be told what stands there.
            yield WijzigVeld(veld=veld, id=nummer, oud="??", nieuw=None)


def _alles(basis, per_tabel, eigen, nu):
    """Geef per soort wat ermee te proberen is."""
    geheime = [per_tabel[naam][0] for naam in WAAR]
    for soort in sorted(set(soorten(basis)) - {SchrijfKlad}, key=lambda een: een.__name__):
        if soort is WijzigVeld:
            yield _veldwijzigingen(per_tabel)
        elif soort.__name__ not in TRAAG:
            yield _verzoeken(soort, geheime, eigen, nu)
    if basis is Command:
        yield (VerwijderRij(soort=soort, id=een) for soort in RijSoort for een in geheime)


def _doe(werk, verzoek):
    """Geef alle tekst die terugkomt, ook van een weigering."""
    try:
        if isinstance(verzoek, Query):
            return woorden(werk.vraag(verzoek))
        return woorden(werk.doe(verzoek))
    except Conflict as fout:
        return f"{fout} {fout.hun}"
    except (CmpgFout, IntegrityError, ValueError) as fout:
        return f"{fout} {getattr(fout, 'wat_nu', '')}"


@pytest.fixture
def spion(werk):
    return werk.als(maak_medewerker(werk, "Xander Spion", *Rol))


@pytest.mark.eis("E116")
@pytest.mark.parametrize("basis", [Query, Command])
def test_met_een_geraden_nummer_komt_er_niets_uit_en_verandert_er_niets(werk, geheim, spion, basis):
    if not werk.database.is_sqlite:
        pytest.skip("the same questions on both engines, and this walk is long")
    eigen = maak_melding(spion)
    voeg_toe(spion, eigen, "Jan Modaal", geboorte_tekst="1985")
    alle = {een for nummers in geheim.values() for een in nummers}

    def van_dossier():
        return {
            naam: {rij for rij in rijen if alle & {een for een in rij if isinstance(een, UUID)}}
            for naam, rijen in _tabellen(werk).items()
        }

    voor, gezien = van_dossier(), 0
    for proeven in _alles(basis, geheim, eigen, werk.context.nu):
        for verzoek in proeven:
            gezien += 1
            tekst = _doe(spion, verzoek)
            assert [een for een in VERRAADT if een in tekst] == [], verzoek
        assert van_dossier() == voor, verzoek
    assert gezien > 100
