"""Wat een proef start, ruimt hij op: draden, timers, animaties, vensters.

Een proef met `qtbot` (of `qapp`, `qtmodeltester`) is een schermproef. Daarin staat de cyclische
opruimer van Python uit: die kan midden in een Qt-gebeurtenis toeslaan en dan valt het proces om.
Na de proef wordt er wel opgeruimd, op een rustig moment.
"""

import gc
import itertools
import threading
import traceback
import weakref
from dataclasses import dataclass

import pytest
import shiboken6
from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEvent,
    QThread,
    QThreadPool,
    QTimer,
)
from PySide6.QtWidgets import QApplication

_SCHERMFIXTURES = frozenset({"qtbot", "qapp", "qtmodeltester"})
_GEDULD_S = 1.0
_ALLES_OM_DE = 40
_TELLER = itertools.count(1)


def is_schermproef(item) -> bool:
    return not _SCHERMFIXTURES.isdisjoint(getattr(item, "fixturenames", ()))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """Leg vast wat de hele sessie blijft, zodat opruimen na elke schermproef vlot gaat."""
    gc.collect()
    gc.freeze()


# --- draden van Python: voor elke proef ------------------------------------------------------


def _eigen_draden():
    """Geef de levende draden, zonder die van de proefopstelling en van C++."""
    return {
        draad
        for draad in threading.enumerate()
        if not isinstance(draad, threading._DummyThread)
        and not draad.name.startswith("pytest_timeout")
    }


@pytest.fixture(autouse=True)
def geen_achtergebleven_draden():
    """Laat de proef vallen als een draad hem overleeft; wie al aan het stoppen was, krijgt even."""
    vooraf = _eigen_draden()
    yield
    for draad in _eigen_draden() - vooraf:
        draad.join(_GEDULD_S)
    gebleven = sorted(draad.name for draad in _eigen_draden() - vooraf)
    if gebleven:
        pytest.fail(f"Achtergebleven draden: {gebleven}", pytrace=False)


# --- Qt: voor schermproeven ------------------------------------------------------------------


@dataclass(frozen=True)
class _Gestart:
    ding: weakref.ref
    soort: str
    plaats: str


def _volg_start(lapmiddel, klasse, gestart):
    """Onthoud elke start van een `klasse`, met de regel die het deed."""
    oud = klasse.start

    def start(zelf, *waarden, **opties):
        regel = traceback.extract_stack(limit=2)[0]
        plaats = f"{regel.filename}:{regel.lineno}"
        gestart.append(_Gestart(weakref.ref(zelf), klasse.__name__, plaats))
        return oud(zelf, *waarden, **opties)

    lapmiddel.setattr(klasse, "start", start)


def _stop(ding) -> bool:
    """Stop wat nog loopt; zeg of dat nodig was."""
    if isinstance(ding, QThread):
        if not ding.isRunning() or ding.wait(int(_GEDULD_S * 1000)):
            return False
        ding.quit()
        if not ding.wait(int(_GEDULD_S * 1000)):
            ding.terminate()
            ding.wait()
        return True
    if isinstance(ding, QAbstractAnimation):
        loopt = ding.state() != QAbstractAnimation.State.Stopped
    else:
        loopt = ding.isActive()
    if loopt:
        ding.stop()
    return loopt


def _stop_achtergeblevenen(gestart):
    klachten = []
    for een in gestart:
        ding = een.ding()
        if ding is None or not shiboken6.isValid(ding):
            continue
        if _stop(ding):
            klachten.append(f"{een.soort} loopt nog, gestart op {een.plaats}")
    return klachten


def _vensters():
    return {
        shiboken6.getCppPointer(venster)[0]: venster for venster in QApplication.topLevelWidgets()
    }


def _verwerk_verwijderingen():
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _verwijder_vensters(vooraf):
    klachten = []
    for adres, venster in _vensters().items():
        # Een los tekstballonnetje is van Qt zelf, dat bewaart er een.
        if adres in vooraf or venster.metaObject().className() == "QTipLabel":
            continue
        naam = venster.objectName() or venster.windowTitle() or "zonder naam"
        klachten.append(f"venster {venster.metaObject().className()} ({naam}) bestaat nog")
        venster.deleteLater()
    _verwerk_verwijderingen()
    return klachten


@pytest.fixture(autouse=True)
def schermhygiene(request):
    """Bewaak een schermproef; doe bij andere proeven niets."""
    if not is_schermproef(request.node):
        yield
        return
    request.getfixturevalue("qapp")
    vooraf = set(_vensters())
    gestart = []
    aan = gc.isenabled()
    gc.disable()
    try:
        with pytest.MonkeyPatch.context() as lapmiddel:
            for klasse in (QThread, QTimer, QAbstractAnimation):
                _volg_start(lapmiddel, klasse, gestart)
            yield
        # Eerst wat vanzelf opgeruimd wordt, dan pas kijken wat er over is.
        _verwerk_verwijderingen()
        if not next(_TELLER) % _ALLES_OM_DE:
            # Wat toen nog leefde en nu een losse kring is, zou anders nooit weggaan.
            gc.unfreeze()
        gc.collect()
        # Wat nu nog leeft, hoeft de volgende keer niet weer langs.
        gc.freeze()
        _verwerk_verwijderingen()
        klachten = []
        if not QThreadPool.globalInstance().waitForDone(int(_GEDULD_S * 1000)):
            klachten.append("de QThreadPool is nog bezig")
        klachten += _stop_achtergeblevenen(gestart)
        klachten += _verwijder_vensters(vooraf)
    finally:
        if aan:
            gc.enable()
    if klachten:
        pytest.fail("De proef laat dingen achter:\n" + "\n".join(klachten), pytrace=False)
