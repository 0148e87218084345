"""Weighing a melding, deciding under a second name, telling, and the letters: phase 1 as done."""

from tests.rondleiding.bestuurder import Verhaal, Wacht
from tests.rondleiding.handen import Handen
from tests.rondleiding.teksten import WEGINGEN

# What telling asks, and how it is answered: a pill to press or a text to type.
_ANTWOORDEN = (
    (r"inlichten\.veilig\[[^]]*\]\[ja\]", ""),
    (r"inlichten\.vraag\.adres_geheim\[[^]]*\]\[False\]", ""),
    (r"inlichten\.vraag\.gezag_bron\[[^]]*\]", "gezagsregister"),
    (r"inlichten\.vraag\.gezag_nagekeken\[[^]]*\]", "15-1-2026"),
)


class Wegen(Handen):
    """Takes one melding from the form to its besluit, and one casus to its letters."""

    def _weeg(self, wie: str) -> Verhaal:
        """Fill in the beoordeling of the melding in sight, and propose it."""
        weging = WEGINGEN[wie]
        self.app.stap = f"wegen {wie}"
        yield from self.naar("melding.tabs")
        yield from self.toets("Right")
        yield self.verwacht("beoordeling.uitkomst")
        yield from self.naar("beoordeling.uitkomst")
        yield from self.toets(weging["toets"])
        yield self.verwacht("beoordeling.motivering")
        yield from self._stil()
        for code, antwoord, waaruit in weging.get("punten", ()):
            if antwoord:
                yield from self.klik(f"beoordelingspunt.{code}.antwoord[{antwoord}]")
            if waaruit:
                yield from self.typ(f"beoordelingspunt.{code}.waaruit", waaruit, verlaat=True)
        for veld, tekst in weging.get("velden", ()):
            yield from self.typ(f"beoordeling.{veld}", tekst, verlaat=True)
        if "zorgmijder" in weging:
            yield from self.klik(f"beoordeling.zorgmijder[{weging['zorgmijder']}]")
        if "aanpak" in weging:
            yield from self.klik(f"beoordeling.aanpak[{weging['aanpak']}]")
        yield from self.typ("beoordeling.motivering", weging["waarom"], verlaat=True)
        yield from self._stil()
        self.foto(f"beoordelen-{wie}")
        if wie == "Kuipers":
            yield from self._naar_boven()
            self.foto("beoordelen")
        yield from self.klik("beoordeling.voorleggen")
        yield self.verwacht("beoordeling.akkoord.knop")

    def _beslis(self, wie: str, beslisser: str, regisseur: str = "") -> Verhaal:
        """Let another decide at this workstation, under the own name."""
        self.app.stap = f"beslissen {wie}"
        yield from self.klik("beoordeling.akkoord.knop")
        yield self.verwacht("besluit.beslisser.wie")
        yield from self.kies("besluit.beslisser.wie", beslisser)
        if regisseur:
            yield from self.kies("besluit.regisseur", regisseur)
        self.foto(f"besluit-{wie}")
        yield from self._bevestig("besluit")
        yield from self._stil()
        self.foto(f"besloten-{wie}")

    def _naar_inlichten(self) -> Verhaal:
        """Go from the besluit to the casus that began, and on to who must be told."""
        yield from self.klik("beoordeling.casus.knop")
        yield self.verwacht("casus.inlichten")
        yield from self._stil()
        self.foto("casus")
        yield from self.klik("casus.inlichten")
        yield self.verwacht("inlichten")
        yield from self._stil()

    def _beantwoord_inlichten(self) -> Verhaal:
        """Answer all that is asked before a letter can go, from top to bottom, until it is done."""
        for patroon, tekst in _ANTWOORDEN:
            gehad: set[str] = set()
            while nog := [een for een in self._alle(patroon) if een.objectName() not in gehad]:
                naam = nog[0].objectName()
                gehad.add(naam)
                if tekst:
                    yield from self.typ(naam, tekst, verlaat=True)
                else:
                    yield from self.klik(naam)
                    yield from self._stil()
            yield from self._stil()

    def _schrijf_brieven(self, dossier: str, brieven: tuple[tuple[str, str], ...]) -> Verhaal:
        """Write and make each letter from the outbox."""
        for aan, aanleiding in brieven:
            yield from self.toets("Alt+6")
            yield self.verwacht("brieven.tabel")
            yield from self._zeef("brieven.zeef", f"{dossier} {aan}")
            yield from self.naar("brieven.tabel")
            yield from self.toets("Return")
            yield self.verwacht("uitbrief.aanleiding")
            yield from self.typ("uitbrief.aanleiding", aanleiding, verlaat=True)
            yield from self.klik("uitbrief.maak")
            yield self.verwacht("brief.verzonden")
            self.foto(f"brief-{aan}")

    def _verzend_stapel(self, dossier: str) -> Verhaal:
        """Say once that all letters of this dossier went by post today."""
        yield from self.toets("Alt+6")
        yield self.verwacht("brieven.tabel")
        yield from self._stil()
        yield from self._zeef("brieven.zeef", dossier)
        yield from self.klik("brieven.kies_alles")
        yield from self._sluit_toast()
        self.foto("brieven-stapel")
        yield from self.klik("brieven.verzonden")
        yield from self.klik("brieven.verzonden_dialoog.kanaal[post]")
        self.foto("brieven-verzenden")
        yield from self._bevestig("brieven.verzonden_dialoog")
        yield Wacht(lambda: self.zichtbaar("brieven.klaar"), "alle brieven vastgelegd")
        yield from self._stil()
        self.foto("brieven-verzonden")
        yield from self._zeef("brieven.zeef", "")

    def _zeef(self, naam: str, tekst: str) -> Verhaal:
        yield from self.naar(naam)
        yield from self.toets("Ctrl+A")
        yield from self.toets("Delete")
        yield from self.typ(naam, tekst)
        yield from self._stil()
