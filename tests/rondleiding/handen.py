"""What the chapters of the rondleiding are made of: the gestures of somebody at work."""

import re
import time
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QScrollArea, QWidget

from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from tests.rondleiding.bestuurder import Bestuurder, Vastgelopen, Verhaal, Wacht


class Handen(Bestuurder):
    """Fills in meldingen and people, waits as somebody who looks up does, and goes home."""

    def _melding(self, melding: dict) -> Verhaal:
        yield from self.toets("Ctrl+N")
        yield self.verwacht("melding.concrete_vraag")
        yield from self._ontvangst(melding["ontvangen"])
        yield from self._organisatie(melding["organisatie"], melding.get("soort", ""))
        yield from self.typ("melding.melder_naam", melding["melder"], verlaat=True)
        yield from self._stil()
        if melding.get("waarom") and self.zichtbaar("melding.melder_waarom"):
            yield from self.typ("melding.melder_waarom", melding["waarom"], verlaat=True)
        if melding["vraag"]:
            yield from self.typ("melding.concrete_vraag", melding["vraag"])
        for gebied, tekst in melding["problematiek"].items():
            yield from self._problematiek(gebied, tekst)
        for persoon in melding["personen"]:
            yield from self._persoon(*persoon)
        if melding["titel"]:
            yield from self._titel(melding["titel"])
        yield from self._stil()

    def _stil(self) -> Verhaal:
        """Wait until the program has nothing under way, as someone who looks up does."""
        for _ in range(2):
            begin = time.monotonic()
            # Pages gather changes for 50 ms before they read again.
            yield Wacht(lambda begin=begin: time.monotonic() - begin > 0.07, "even kijken")
            yield Wacht(lambda: self.broker.stil, "het werk op de achtergrond")

    @property
    def broker(self):
        return next(iter(self.venster.findChildren(Broker)))

    def _kies_voorstel(self, naam: str, begin: str) -> Verhaal:
        veld = self.vind(naam)
        assert isinstance(veld, Aanvullen)
        yield Wacht(lambda: veld.is_open, f"voorstellen voor “{begin}”")
        model = veld.lijst.model()
        titels = [str(model.index(rij, 0).data()) for rij in range(model.rowCount())]
        doel = next((i for i, titel in enumerate(titels) if titel.startswith(begin)), None)
        if doel is None:
            raise Vastgelopen(f"geen voorstel “{begin}” in {titels}")
        for _ in range(doel + 1):
            yield from self.toets("Down")
        yield from self.toets("Return")

    def _kies_eerste(self, naam: str, begin: str) -> Verhaal:
        yield from self.kies(naam, begin)

    def _ontvangst(self, dag: str) -> Verhaal:
        yield from self.naar("melding.ontvangst")
        yield from self.toets("Ctrl+A")
        yield from self.typ("melding.ontvangst", dag, verlaat=True)

    def _organisatie(self, naam: str, soort: str) -> Verhaal:
        yield from self.typ("melding.organisatie_id", naam)
        yield from self._kies_voorstel("melding.organisatie_id", naam)
        if soort:
            yield self.verwacht("melding.nieuwe_organisatie.soort")
            yield from self.kies("melding.nieuwe_organisatie.soort", soort)
            yield from self._bevestig("melding.nieuwe_organisatie")
        yield from self._stil()

    def _bevestig(self, dialoog: str) -> Verhaal:
        yield from self.klik(f"{dialoog}.ja")
        yield Wacht(lambda: not self.zichtbaar(f"{dialoog}.ja"), f"{dialoog} dicht")

    def _problematiek(self, gebied: str, tekst: str) -> Verhaal:
        vak = f"melding.problematiek[{gebied}].tekst"
        if not self.zichtbaar(vak):
            yield from self.klik(f"melding.problematiek.plus[{gebied}]")
        yield from self.typ(vak, tekst, verlaat=True)
        yield from self._stil()

    def _persoon(self, naam: str, rol: str, geboren: str) -> Verhaal:
        yield from self.typ("melding.personen.naam", naam)
        yield from self.typ("melding.personen.rol", rol)
        yield from self.typ("melding.personen.geboren", geboren)
        yield from self.toets("Return")
        yield from self._stil()

    def _titel(self, titel: str) -> Verhaal:
        yield from self._actie("melding.acties.titel")
        yield self.verwacht("melding.titel_wijzigen.titel")
        yield from self.naar("melding.titel_wijzigen.titel")
        yield from self.toets("Ctrl+A")
        yield from self.typ("melding.titel_wijzigen.titel", titel)
        yield from self._bevestig("melding.titel_wijzigen")

    def _koppel(self, zoek: str) -> Verhaal:
        yield from self._actie("melding.acties.koppelen")
        yield self.verwacht("melding.koppelen.zoek")
        yield from self._stil()
        yield from self.typ("melding.koppelen.zoek", zoek)
        lijst = self.vind_ook_verborgen("melding.koppelen.lijst")
        yield Wacht(lambda: lijst.count() > 0, "de casus in de lijst")
        yield from self.toets("Return")
        self.foto("melding-koppelen")
        yield from self._bevestig("melding.koppelen")
        yield from self._stil()

    def _actie(self, naam: str) -> Verhaal:
        """Choose a line of the menu of the page. The menu itself would hold up whoever drives."""
        for actie in self.vind("pagina.melding").findChildren(QAction, naam):
            actie.trigger()
            yield None
            return
        raise Vastgelopen(f"{self.app.stap}: geen menukeuze “{naam}”")

    def _open_melding(self, zoek: str, titel: str) -> Verhaal:
        """Find a melding by a word of it and open it: a person or partner may be found first."""
        yield from self.toets("Ctrl+K")
        yield from self.toets("Ctrl+A")
        yield from self.typ("schil.zoek", zoek)
        yield from self._stil()
        yield from self._kies_voorstel("schil.zoek", titel)
        yield self.verwacht("melding.concrete_vraag")
        yield from self._stil()

    def _klik_regel(self, naam: str, tekst: str) -> Verhaal:
        """Click a line of a list by its words."""
        lijst = self.vind(naam)
        assert isinstance(lijst, QListWidget)
        (regel,) = lijst.findItems(tekst, Qt.MatchFlag.MatchExactly)
        plek = lijst.visualItemRect(regel).center()
        self.app.doet = f"klik {tekst}"
        QTest.mouseClick(lijst.viewport(), Qt.MouseButton.LeftButton, pos=plek)
        yield None

    def _sluit_toast(self) -> Verhaal:
        """Close what was told, so that a picture shows what lies under it."""
        if self.zichtbaar("toast.sluiten"):
            yield from self.klik("toast.sluiten")
        yield from self._stil()

    def _naar_boven(self) -> Verhaal:
        """Scroll the page to its top, as with the wheel."""
        for vlak in self.venster.findChildren(QScrollArea):
            if vlak.isVisible():
                vlak.verticalScrollBar().setValue(0)
        yield from self._stil()

    def _typ_gesprek(self, regels: tuple[tuple[str, tuple[str, ...]], ...]) -> Verhaal:
        """Type along with a call, a line at a time, and say what each line is."""
        yield from self.naar("notitie.tekst")
        for tekst, toetsen in regels:
            yield from self.typ("notitie.tekst", tekst)
            for toets in toetsen:
                yield from self.toets(toets)
            yield from self._stil()
            yield from self.toets("Ctrl+End")
            yield from self.toets("Return")

    def _open_persoon(self, rij: int) -> Verhaal:
        tabel = self.vind("melding.personen")
        yield from self.naar("melding.personen")
        self._in_beeld(tabel)
        yield from self.toets("Ctrl+Home")
        for _ in range(rij):
            yield from self.toets("Down")
        yield from self.toets("Return")
        yield Wacht(lambda: self._eerste(r"melding\.persoon\[[^]]*\]\.gezag\.soort"), "de persoon")

    def _persoonblad(self, rij: int, geslacht: str, adres: str, gezag: tuple) -> Verhaal:
        """Fill in of one person what a letter needs: how to address, where, and who decides."""
        yield from self._open_persoon(rij)
        teken = {"vrouw": "V", "man": "M"}[geslacht]
        yield from self._klik_als(rf"melding\.persoon\[[^]]*\]\.geslacht\[{teken}\]")
        vak = self._eerste(r"melding\.persoon\[[^]]*\]\.adres").objectName()
        yield from self.typ(vak, adres)
        yield from self.toets("Return")
        yield from self._stil()
        for wie in gezag:
            soort = self._eerste(r"melding\.persoon\[[^]]*\]\.gezag\.soort").objectName()
            yield from self.kies(soort, "ouderlijk gezag")
            yield from self.kies(soort.replace(".soort", ".wie"), wie)
            yield from self.klik(soort.replace(".soort", ".toevoegen"))
            yield from self._stil()
        yield from self._klik_als(r"melding\.persoon\[[^]]*\]\.klaar")

    def _andere_dag(self, moment: str, wie: str) -> Verhaal:
        """Lock, come back on another day, and sign in under one's own name."""
        yield from self.toets("Ctrl+L")
        yield self.verwacht("aanmelden")
        self._zet_klok(moment)
        yield from self._meld_aan(wie)

    def _meld_aan(self, wie: str) -> Verhaal:
        knop = next(een for een in self._alle(r"aanmelden\.als\[\d+\]") if wie in een.text())
        yield from self.klik(knop.objectName())
        yield Wacht(lambda: not self.zichtbaar("aanmelden"), "aangemeld")
        yield from self._stil()

    def _zet_klok(self, moment: str) -> None:
        nu = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        self.broker.klok.zet(nu)

    def _alle(self, patroon: str) -> list[QWidget]:
        """Find what is in sight by the shape of its objectName."""
        vorm = re.compile(patroon)
        return [
            widget
            for widget in self.venster.findChildren(QWidget)
            if vorm.fullmatch(widget.objectName()) and widget.isVisible()
        ]

    def _eerste(self, patroon: str) -> QWidget | None:
        return next(iter(self._alle(patroon)), None)

    def _klik_als(self, patroon: str) -> Verhaal:
        yield Wacht(lambda: self._eerste(patroon), patroon)
        yield from self.klik(self._eerste(patroon).objectName())
