"""Instellingen en hulpmiddelen voor alle proeven; zie tests/hulp."""

import os
import time

from pytestqt.qtbot import QtBot

# Voor Qt en de keyring geladen worden, ook als iemand pytest zonder scripts/test start.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
for _naam in ("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "LANGUAGE"):
    os.environ.pop(_naam, None)
# Een tijdzone waar het vaak een andere dag is: zo valt op wie op de klok van de machine leunt.
os.environ["TZ"] = "Pacific/Kiritimati"
if hasattr(time, "tzset"):
    time.tzset()

# Wachten is op een gebeurtenis, niet op een tijd: op een drukke machine duurt alles langer.
QtBot.waitUntil.__kwdefaults__["timeout"] = 20_000

pytest_plugins = [
    "pytester",
    "tests.hulp.golden",
    "tests.hulp.logwacht",
    "tests.hulp.omgeving",
    "tests.hulp.postgres",
    "tests.hulp.schermhygiene",
    "tests.hulp.sqlwacht",
]
