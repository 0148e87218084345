"""Een feit verandert nooit: een correctie is een nieuw feit. De database zelf bewaakt dat."""

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DBAPIError

from cmpg_desktop.database.tabellen.meldingen import feit
from tests.dossier.hulp import maak_melding


@pytest.mark.parametrize("wat", [update(feit).values(tekst="anders"), delete(feit)])
def test_een_feit_wijzigen_of_wissen_wordt_geweigerd(werk, wat):
    maak_melding(werk)
    eerst = werk.rijen(select(feit))
    assert eerst
    with pytest.raises(DBAPIError, match="append-only"):
        werk.schrijf(wat)
    assert werk.rijen(select(feit)) == eerst
