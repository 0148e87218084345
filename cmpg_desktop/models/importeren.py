"""Row by row what an import would do, and the faulty rows as a file to mend."""

import csv
import io

from PySide6.QtCore import QObject

from cmpg_desktop.berichten.importeren import ImportProef
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.werkproces.importregels import ImportRegel, ImportUitkomst

_PIL = {
    ImportUitkomst.NIEUWE_CASUS: "accent",
    ImportUitkomst.EXTRA_PERSOON: "accent",
    ImportUitkomst.AL_BEKEND: "rustig",
    ImportUitkomst.FOUT: "te_laat",
}


class ImportModel(RijenModel[ImportRegel]):
    """The rows of a trial; only the faulty ones when asked for."""

    def __init__(self, ouder: QObject | None = None) -> None:
        kolommen: tuple[Kolom[ImportRegel], ...] = (
            Kolom("Rij", lambda regel: str(regel.nummer)),
            Kolom(
                "Wat er gebeurt",
                lambda regel: regel.uitkomst.weergave,
                pil=lambda regel: _PIL[regel.uitkomst],
            ),
            Kolom("Casus", casus_tekst, hint=casus_tekst),
            Kolom("Persoon", persoon_tekst, hint=persoon_tekst),
            Kolom("Uitleg", lambda regel: regel.reden, hint=lambda regel: regel.reden),
        )
        super().__init__(kolommen, lambda regel: regel.nummer, ouder)

    def toon(self, proef: ImportProef | None, *, alleen_fouten: bool) -> None:
        """Show the rows of this trial."""
        regels = proef.regels if proef is not None else ()
        if alleen_fouten:
            regels = tuple(een for een in regels if een.uitkomst is ImportUitkomst.FOUT)
        self.vervang(regels)


def casus_tekst(regel: ImportRegel) -> str:
    """Return the number and title of the casus of a row."""
    if regel.casus is None:
        return ""
    return " ".join(filter(None, (regel.casus.nummer, regel.casus.titel)))


def persoon_tekst(regel: ImportRegel) -> str:
    """Return who a row is about, with the role."""
    if regel.persoon is None:
        return ""
    naam = regel.persoon.naam.weergavenaam
    return f"{naam} ({regel.persoon.rol})" if regel.persoon.rol else naam


def fouten_csv(proef: ImportProef) -> bytes:
    """Return the faulty rows as they were, with the reason, in a form that Excel opens.

    The columns stay the same, so that the file can be mended and offered again.
    """
    tekst = io.StringIO(newline="")
    schrijver = csv.writer(tekst, delimiter=";")
    schrijver.writerow((*proef.koppen, "Rij in het eerste bestand", "Waarom niet"))
    for regel in proef.regels:
        if regel.uitkomst is ImportUitkomst.FOUT:
            breed = len(proef.koppen)
            cellen = [*regel.cellen[:breed], *[""] * (breed - len(regel.cellen))]
            schrijver.writerow((*cellen, regel.nummer, regel.reden))
    return tekst.getvalue().encode("utf-8-sig")
