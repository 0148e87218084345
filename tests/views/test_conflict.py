"""Twee mensen in een veld: wie, wanneer en beide waarden."""

from datetime import UTC, datetime
from unittest.mock import Mock

from PySide6.QtWidgets import QLabel

from cmpg_desktop.berichten.fouten import Conflict
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.models.bewerking import Bewerking, Sleutel
from cmpg_desktop.views.conflict import toon_conflict


def test_de_tijd_van_een_ander_is_die_van_nederland_waar_de_computer_ook_staat(qtbot):
    sleutel = Sleutel(veld=Veld.MELDING_TITEL, id=nieuw_id())
    conflict = Conflict(
        veld=sleutel.veld.value,
        rij=sleutel.id,
        mijn="Gezin A",
        hun="Gezin B",
        wie="Tim Bakker",
        wanneer=datetime(2026, 3, 5, 8, 10, tzinfo=UTC),
    )
    balk = toon_conflict(Mock(spec=Bewerking), sleutel, conflict, "Titel")
    qtbot.addWidget(balk)
    zin = " ".join(een.text() for een in balk.findChildren(QLabel))
    assert "Tim Bakker heeft dit om 09.10 gewijzigd in “Gezin B”" in zin
