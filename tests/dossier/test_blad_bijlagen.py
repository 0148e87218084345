"""Wat aan een melding hangt: documenten met hun nieuwste versie, en de spoedgesprekken."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MeldingOpenen
from cmpg_desktop.berichten.velden import RijSoort, VerwijderRij
from cmpg_desktop.database.tabellen.documenten import document, document_versie
from cmpg_desktop.database.tabellen.telefoon import spoedcontact
from cmpg_desktop.werkproces.feiten import FeitSoort
from tests.dossier.conftest import BERT
from tests.dossier.hulp import maak_feit, maak_melding


def _brief(werk, melding):
    ref = nieuw_id()
    nu = werk.context.nu
    werk.schrijf(
        insert(document).values(
            id=ref, melding_id=melding, soort="advies_melder", naam="Advies", gemaakt_op=nu
        )
    )
    for versie in (1, 2):
        werk.schrijf(
            insert(document_versie).values(
                id=nieuw_id(),
                document_id=ref,
                versie=versie,
                mime="application/pdf",
                bytes=b"x" * versie,
                omvang=versie,
                sha256="",
                gemaakt_op=nu + timedelta(minutes=versie),
                door_id=BERT,
            )
        )
    return ref


def test_van_een_document_telt_de_nieuwste_versie_en_of_het_verzonden_is(werk):
    ref = maak_melding(werk)
    brief = _brief(werk, ref)
    (een,) = werk.vraag(MeldingOpenen(id=ref)).documenten
    assert (een.versie, een.omvang, een.door, een.verzonden_op) == (2, 2, "Bert de Boer", None)
    op = date(2026, 3, 5)
    feit = maak_feit(
        werk, FeitSoort.BRIEF_VERZONDEN, op, melding=ref, over_id=brief, kanaal="brief"
    )
    (een,) = werk.vraag(MeldingOpenen(id=ref)).documenten
    assert (een.verzonden_op, een.verzonden_kanaal) == (op, "brief")
    with pytest.raises(Regelfout, match="is verzonden"):
        werk.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=brief))
    maak_feit(werk, FeitSoort.TERUGGENOMEN, op, melding=ref, over_id=brief, vervangt_id=feit)
    (een,) = werk.vraag(MeldingOpenen(id=ref)).documenten
    assert een.verzonden_op is None
    werk.doe(VerwijderRij(soort=RijSoort.DOCUMENT, id=brief))
    assert werk.vraag(MeldingOpenen(id=ref)).documenten == ()


def test_spoedgesprekken_staan_op_volgorde_van_de_tijd(werk):
    ref = maak_melding(werk)
    for minuten, dienst in ((5, "Crisisdienst"), (1, "112")):
        werk.schrijf(
            insert(spoedcontact).values(
                id=nieuw_id(),
                melding_id=ref,
                dienst=dienst,
                nummer="1",
                moment=werk.context.nu + timedelta(minutes=minuten),
                door_id=BERT,
            )
        )
    gesprekken = werk.vraag(MeldingOpenen(id=ref)).spoedcontacten
    assert [(een.dienst, een.door) for een in gesprekken] == [
        ("112", "Bert de Boer"),
        ("Crisisdienst", "Bert de Boer"),
    ]
    assert gesprekken[0].moment == werk.context.nu + timedelta(minutes=1)
