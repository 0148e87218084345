"""Who gets one letter, where it goes, and how it addresses the reader."""

from typing import Any, Final

from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.briefopstellen import adresblok, melder_naam, partijblok
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.inlichtbrieven import InlichtenBriefSoort
from cmpg_desktop.werkproces.inlichtgegevens import Houder, Persoon
from cmpg_desktop.werkproces.namen import Geslacht, Naam, splits_vakman
from cmpg_desktop.werkproces.taal import hoofdletter, opsomming
from cmpg_desktop.werkproces.uitgaand import OVERDRACHT, UitgaandeBrief

_TITEL: Final = {Geslacht.M: "De heer ", Geslacht.V: "Mevrouw "}
_B = BriefSoort
_JONGERE: Final = frozenset(
    {InlichtenBriefSoort.KIJKEN_JONGERE, InlichtenBriefSoort.NIET_VERDER_JONGERE}
)


class Brieflezer:
    """The reader of one letter, or its readers at one address."""

    def __init__(self, bron: Briefbron, uit: UitgaandeBrief) -> None:
        self.bron = bron
        self.uit = uit

    @property
    def organisatie(self) -> Any:
        """Return the organisation that gets it; None for a resident or a private melder."""
        bron = self.bron
        wie: Any = None
        if self.uit.soort is _B.GERICHT_VERZOEK:
            wie = bron.brieven[self.uit.id].aan_organisatie_id
        elif self.uit.soort in OVERDRACHT:
            wie = self.beoordeling.organisatie_id if self.beoordeling else None
        elif self.uit.inlicht is None and bron.melding is not None:
            wie = bron.melding.organisatie_id
        return bron.organisaties.get(wie) if wie else None

    @property
    def beoordeling(self) -> Any:
        """Return the weighing that the letter follows from."""
        feit = self.uit.feit
        return self.bron.beoordelingen.get(feit.over) if feit and feit.over else None

    @property
    def aan(self) -> str:
        """Return who gets it, for a list."""
        if self.uit.inlicht is not None:
            return opsomming([een.weergave for een in self.uit.inlicht.aan])
        return self.adres[0] if self.adres else ""

    @property
    def adres(self) -> tuple[str, ...]:
        """Return the lines behind the window; of who has none yet only the name."""
        brief, bron = self.uit.inlicht, self.bron
        if brief is not None:
            namen = tuple(filter(None, (self._naamregel(een) for een in brief.aan)))
            return (*namen, *(brief.adres.adresregels() if brief.adres else ()))
        if self.uit.soort in OVERDRACHT:
            naam = splits_vakman(self.uit.feit.naam if self.uit.feit else "")
            return partijblok(bron.organisaties, self.organisatie, naam)
        if self.uit.soort is _B.GERICHT_VERZOEK:
            return partijblok(bron.organisaties, self.organisatie, Naam())
        return adresblok(bron) if bron.melding is not None else ()

    def _naamregel(self, houder: Houder) -> str:
        if not isinstance(houder, Persoon):
            return houder.weergave
        naam = houder.naam
        if self.is_jongere:
            return hoofdletter(" ".join(filter(None, (voornaam(houder), naam.achternaam))))
        if not naam.aanschrijfwijze:
            return ""
        return f"{_TITEL.get(naam.geslacht, '')}{naam.aanschrijfwijze}"

    @property
    def is_jongere(self) -> bool:
        """Say whether the reader is a child of 12 to 15."""
        return self.uit.inlicht is not None and self.uit.inlicht.soort in _JONGERE

    @property
    def aanhef(self) -> str:
        """Return the salutation; empty for who has no name yet."""
        brief = self.uit.inlicht
        if brief is None:
            if self.uit.soort in OVERDRACHT:
                return splits_vakman(self.uit.feit.naam if self.uit.feit else "").aanhef
            if self.uit.soort is _B.GERICHT_VERZOEK:
                return Naam().aanhef
            return melder_naam(self.bron).aanhef if self.bron.melding is not None else ""
        if self.is_jongere:
            eerste = brief.aan[0]
            return f"Beste {voornaam(eerste)}" if isinstance(eerste, Persoon) else ""
        delen = [
            een.naam.aanhef if isinstance(een, Persoon) else "Geachte heer, mevrouw"
            for een in brief.aan
        ]
        return ", ".join((delen[0], *(een[0].lower() + een[1:] for een in delen[1:])))

    @property
    def over(self) -> tuple[Persoon, ...]:
        """Return whom the reader stands for."""
        if self.uit.inlicht is None:
            return ()
        return tuple(self.bron.gelezen.van(een).persoon for een in self.uit.inlicht.over)


def voornaam(wie: Persoon) -> str:
    """Return the name by which somebody is called, else how a colleague says it."""
    delen = wie.naam.voornamen.split()
    return delen[0] if delen and delen[0] != "." else wie.weergave
