import random

import pytest

from tests.hulp.proefplek import maak_demoplek
from tests.rondleiding.moord import vermoord

KEREN = 20


@pytest.mark.traag
@pytest.mark.timeout(400)
def test_a_kill_while_typing_loses_nothing_older_than_half_a_second(tmp_path):
    maak_demoplek(tmp_path)
    dobbelsteen = random.Random(20260122)
    uitslagen = [vermoord(tmp_path, dobbelsteen) for _ in range(KEREN)]
    assert sum(uitslag.getypt for uitslag in uitslagen) > KEREN * 10
    assert [uitslag for uitslag in uitslagen if uitslag.verloren] == []
    assert [uitslag for uitslag in uitslagen if uitslag.dubbel] == []
    assert [uitslag for uitslag in uitslagen if uitslag.beschadigd] == []
