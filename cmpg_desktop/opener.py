"""Opens the database for the window: which folder, with what key, and what a first start needs."""

import contextlib
import platform
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cmpg_desktop import openen
from cmpg_desktop.berichten.fouten import Omgevingsfout
from cmpg_desktop.berichten.kern import Backend
from cmpg_desktop.database import eerste_start
from cmpg_desktop.database.backup import backups
from cmpg_desktop.database.herstelcode import HerstelcodeOnjuist
from cmpg_desktop.database.opening import DatabaseOntbreekt
from cmpg_desktop.database.plek import Plek, standaard_plek
from cmpg_desktop.database.sleutelbestand import SleutelbestandWeg
from cmpg_desktop.database.sleutelbos import GeenSleutelbos
from cmpg_desktop.database.sleutels import (
    WachtwoordzinOnjuist,
    heeft_wachtwoordzin,
    is_demo,
    nieuwe_herstelcode,
    zet_in_sleutelbos,
)

DEMO_MAP = "demo"


class Geweigerd(Omgevingsfout):
    """The key is not at hand or does not fit: a person can type the recovery code."""


class Opener:
    """Opens (in the write lane) and remembers what the window must show about it."""

    def __init__(
        self,
        folder: Path | None,
        *,
        demo: bool,
        klok: Callable[[], datetime],
        log: Callable[[Path], None],
    ) -> None:
        self._plek = Plek(folder or _gewone_map(demo=demo))
        self._demo = demo
        self._klok = klok
        self._log = log
        self._geopend: openen.Geopend | None = None
        self.herstelcode = ""
        self.melding = ""  # what belongs with the code: that there is no keyring here
        self.toestel = platform.node()

    @property
    def heeft_wachtwoordzin(self) -> bool:
        """Say whether a passphrase opens this database too."""
        return heeft_wachtwoordzin(self._plek)

    def open(self, *, herstelcode: str = "", wachtwoordzin: str = "") -> Backend:
        """Open what is there, or make what a first start or a demonstration needs."""
        if self._geopend is None:
            self._maak_plek()
            self._geopend = self._open(herstelcode, wachtwoordzin)
        return self._geopend.uitvoering

    def los(self) -> None:
        """Let the lock go; the broker closed the rest."""
        if self._geopend is not None:
            self._geopend.slot.los()
            self._geopend = None

    def code_is_bewaard(self) -> None:
        """Forget the recovery code: someone has it. Only after this anything may be set up."""
        eerste_start.wis_merk(self._plek)
        self.herstelcode = ""

    def backup_als_nodig(self) -> str:
        """Make the backup of the day in this lane; gives '' or a Dutch warning to show."""
        if self._geopend is None:
            return ""
        openen.backup_als_nodig(self._geopend, self._klok())
        return " ".join(self._geopend.waarschuwingen)

    def ruim_op(self) -> str:
        """Wipe what was thrown away from journals and backups too, in the lane of backups.

        Gives '' or, in Dutch, what could not be wiped yet (besluit 6).
        """
        return self._geopend.opruimer.maak_af() if self._geopend is not None else ""

    def _maak_plek(self) -> None:
        try:
            self._plek.maak()
        except OSError as fout:
            raise Omgevingsfout(
                f"De map {self._plek.map} is niet te gebruiken voor de gegevens.",
                wat_nu="Kies met --map een map die er is, of die hier gemaakt kan worden en "
                "waar u in mag schrijven.",
            ) from fout
        # A log that cannot be written is no reason not to work; opening says what is wrong here.
        with contextlib.suppress(OSError):
            self._log(self._plek.logboek)

    def _open(self, herstelcode: str, wachtwoordzin: str) -> openen.Geopend:
        nu = self._klok()
        if not self._plek.sleutels.exists() and not self._plek.database.exists():
            return self._maak(nu)
        if self._demo and not is_demo(self._plek):
            raise Omgevingsfout(
                "In deze map staat een echte database, geen voorbeeld.",
                wat_nu="Kies met --map een andere map voor het voorbeeld.",
            )
        if self._demo and not self._plek.database.exists() and not backups(self._plek):
            openen.ruim_demo(self._plek, nu=nu)
            return self._maak(nu)
        try:
            geopend = openen.open_embedded(
                self._plek,
                nu=nu,
                herstelcode=herstelcode or None,
                wachtwoordzin=wachtwoordzin or None,
            )
        except (HerstelcodeOnjuist, WachtwoordzinOnjuist) as fout:
            raise Geweigerd(fout.tekst, wat_nu=fout.wat_nu) from fout
        except (GeenSleutelbos, DatabaseOntbreekt, SleutelbestandWeg) as fout:
            if eerste_start.is_bezig(self._plek):
                # Its code was never shown to anyone, and nothing is in it.
                openen.ruim_eerste_start(self._plek, nu=nu)
                return self._maak(nu)
            if not isinstance(fout, GeenSleutelbos):
                raise
            raise Geweigerd(fout.tekst, wat_nu=fout.wat_nu) from fout
        if self._demo and self._is_half(geopend):
            geopend.close()
            openen.ruim_demo(self._plek, nu=nu)
            return self._maak(nu)
        self._na_openen(geopend, met_code=bool(herstelcode or wachtwoordzin))
        return geopend

    def _maak(self, nu: datetime) -> openen.Geopend:
        geopend, nieuw = openen.maak_embedded(
            self._plek, nu=nu, demo=self._demo, merk=not self._demo
        )
        self.herstelcode, self.melding = nieuw.herstelcode, nieuw.melding
        if self._demo:
            from cmpg_desktop.dossier.demo import maak_demo  # noqa: PLC0415  (loads Word)

            try:
                maak_demo(geopend.uitvoering, nu)
            except BaseException:
                geopend.close()
                raise
        return geopend

    def _is_half(self, geopend: openen.Geopend) -> bool:
        from cmpg_desktop.dossier.demofeiten import is_half  # noqa: PLC0415  (only for a demo)

        return is_half(geopend.database)

    def _na_openen(self, geopend: openen.Geopend, *, met_code: bool) -> None:
        if met_code:
            # Without a keyring it is asked again at the next start.
            with contextlib.suppress(GeenSleutelbos):
                zet_in_sleutelbos(self._plek, geopend.sleutel)
        elif eerste_start.is_bezig(self._plek):
            # A first start that was broken off shows a code again: nobody kept the first one.
            self.herstelcode = nieuwe_herstelcode(self._plek, geopend.sleutel)
            return
        eerste_start.wis_merk(self._plek)


def _gewone_map(*, demo: bool) -> Path:
    gewoon = standaard_plek().map
    return gewoon / DEMO_MAP if demo else gewoon
