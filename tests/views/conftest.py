import pytest

from cmpg_desktop.views import thema


@pytest.fixture(autouse=True)
def licht_thema(qapp):
    """Give every test the light theme at 100 %."""
    if (
        thema.thema() is not thema.Thema.LICHT
        or thema.tekstschaal() != 1.0
        or not qapp.styleSheet()
    ):
        thema.pas_toe(qapp, thema.Thema.LICHT)
    yield
    if thema.thema() is not thema.Thema.LICHT or thema.tekstschaal() != 1.0:
        thema.pas_toe(qapp, thema.Thema.LICHT)
