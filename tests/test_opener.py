"""Openen voor het venster: een map die niet kan, en een voorbeeld dat niet af is."""

import pytest

from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.opener import Opener
from tests.hulp.proefplek import NU


def opener(map_, *, demo=False, log=lambda _pad: None):
    return Opener(map_, demo=demo, klok=lambda: NU, log=log)


@pytest.mark.parametrize("demo", [False, True])
@pytest.mark.parametrize("onder", ["", "kind", "a/b/c", "x" * 300])
def test_een_map_die_niet_kan_wordt_met_raad_geweigerd(tmp_path, onder, demo):
    bestand = tmp_path / "bestand"
    bestand.write_text("geen map")
    with pytest.raises(Omgevingsfout) as gezegd:
        opener(bestand / onder, demo=demo).open()
    assert "bestand" in gezegd.value.tekst
    assert "--map" in gezegd.value.wat_nu
    assert bestand.read_text() == "geen map"
