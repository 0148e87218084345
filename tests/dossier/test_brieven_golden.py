"""De hele tekst van elke brief uit een vast dossier, naast de tekst zoals zij is afgesproken.

Anders bedoeld? `python -m pytest tests/dossier/test_brieven_golden.py --herschrijf-golden`, en
lees daarna in de diff elke regel als wie de brief krijgt.
"""

from pathlib import Path

import pytest

from cmpg_desktop.werkproces.brieven import BriefSoort
from tests.dossier.briefverhalen import VERHALEN, gelezen

MAP = Path(__file__).parent / "golden/brieven"


@pytest.mark.eis("E046", "E055", "E125", "E128")
@pytest.mark.parametrize("verhaal", VERHALEN, ids=lambda een: een.__name__)
def test_elke_brief_van_een_verhaal_staat_er_zoals_afgesproken(werk, golden, verhaal):
    namen = []
    for naam, docx in verhaal(werk):
        golden(f"brieven/{verhaal.__name__}/{naam}.txt", gelezen(docx))
        namen.append(naam)
    assert sorted(namen) == sorted(een.stem for een in (MAP / verhaal.__name__).iterdir())


def test_van_elke_soort_is_er_een_tekst():
    namen = [een.stem for een in MAP.glob("*/*.txt")]
    for soort in BriefSoort:
        assert any(naam.startswith(soort.value) for naam in namen), soort
