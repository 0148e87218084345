"""Korte opdrachten voor de proeven van het werk."""

from contextlib import contextmanager
from datetime import date

from sqlalchemy import event, insert

from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe
from cmpg_desktop.database.postgres import PostgresLezing, PostgresTransactie
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus, feit
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.transactie import SqliteLezing, SqliteTransactie
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import splits_naam


def maak_melding(werk, **velden):
    """Leg een melding vast en geef haar id."""
    standaard = {"ontvangen_op": date(2026, 3, 2), "wijze": OntvangstWijze.E_MAIL}
    return werk.doe(MaakMelding(**{**standaard, **velden})).resultaat


def voeg_toe(werk, melding, naam="", **velden):
    """Voeg een nieuwe betrokkene toe en geef (betrokkene, persoon)."""
    opdracht = VoegBetrokkeneToe(
        melding_id=melding, naam=splits_naam(naam) if naam else None, **velden
    )
    return werk.doe(opdracht).resultaat, opdracht.persoon_id or opdracht.nieuw_persoon_id


def woont(werk, persoon, adres, **velden):
    """Geef een persoon een adres."""
    return werk.doe(VoegAdresToe(persoon_id=persoon, adres=parse_adres(adres), **velden)).resultaat


def maak_partner(werk, naam, soort="woningcorporatie", **velden):
    """Zet een organisatie klaar en geef haar id."""
    ref = nieuw_id()
    werk.schrijf(insert(organisatie).values(id=ref, naam=naam, soort=soort, **velden))
    return ref


def maak_casus(werk, nummer, *personen, **velden):
    """Zet een casus klaar, met betrokkenen, en geef haar id."""
    ref = nieuw_id()
    standaard = {"geopend_op": date(2022, 1, 3)}
    werk.schrijf(insert(casus).values(id=ref, nummer=nummer, **{**standaard, **velden}))
    for persoon in personen:
        werk.schrijf(insert(betrokkene).values(id=nieuw_id(), persoon_id=persoon, casus_id=ref))
    return ref


def maak_feit(werk, soort, datum, *, melding=None, casus=None, **velden):
    """Zet een feit klaar dat nog geen opdracht kan maken."""
    ref = nieuw_id()
    werk.schrijf(
        insert(feit).values(
            id=ref,
            soort=soort.value,
            datum=datum,
            melding_id=melding,
            casus_id=casus,
            vastgelegd_op=werk.context.nu,
            **velden,
        )
    )
    return ref


@contextmanager
def getelde_rondes(monkeypatch):
    """Tel hoe vaak er wordt gelezen en hoe vaak er wordt vastgelegd."""
    rondes = []

    def tel(soort, naam):
        echt = getattr(soort, naam)

        def geteld(self, *args):
            rondes.append(naam)
            return echt(self, *args)

        monkeypatch.setattr(soort, naam, geteld)

    for soort in (SqliteLezing, PostgresLezing):
        tel(soort, "lees")
    for soort in (SqliteTransactie, PostgresTransactie):
        tel(soort, "lees")
        tel(soort, "_commit")
    yield rondes


@contextmanager
def getelde_statements(database):
    """Verzamel de SQL die over de verbinding van SQLite gaat."""
    gezien = []

    def noteer(_verbinding, _cursor, opdracht, *_rest):
        gezien.append(opdracht)

    event.listen(database.engine, "before_cursor_execute", noteer)
    yield gezien
    event.remove(database.engine, "before_cursor_execute", noteer)
