"""The story of the rondleiding: a family, six short meldingen, and a man nobody can reach.

It goes by the days of the stories: 16 January, 5 and 6 March, 24 and 30 April 2026.
"""

from cmpg_desktop.views import thema
from tests.rondleiding.bestuurder import Verhaal, Wacht
from tests.rondleiding.teksten import (
    ADVIES,
    DORRESTEIJN,
    HADDOUCHI,
    KUIPERS,
    KUIPERS_BLADEN,
    KUIPERS_BRIEVEN,
    MELDINGEN,
    SPOEDCONTACTEN,
    UITZONDERING,
)
from tests.rondleiding.wegen import Wegen


class Rondleiding(Wegen):
    """Takes the program through the story."""

    def verhaal(self) -> Verhaal:
        yield from self._aankomst()
        yield from self._kuipers()
        yield from self._rondkijken()
        yield from self._beelden()
        yield from self._kuipers_fase_1()
        yield from self._korte_meldingen()
        yield from self._haddouchi()

    # --- the chapters ---

    def _aankomst(self) -> Verhaal:
        self.app.stap = "aankomst"
        yield self.verwacht("werkvoorraad")
        yield from self._stil()
        self.foto("werkvoorraad")

    def _telefoon(self) -> Verhaal:
        self.app.stap = "telefoon"
        yield from self.toets("F2")
        yield self.verwacht("notitie.tekst")
        yield from self.typ("notitie.wie_belt", "Karin Bosch, jeugdbeschermer")
        yield from self.typ("notitie.organisatie_tekst", "Samen Veilig")
        yield from self._kies_voorstel("notitie.organisatie_tekst", "Samen Veilig")
        yield from self.typ("notitie.telefoon", "030 000 00 01")
        yield from self._typ_gesprek(DORRESTEIJN)
        self.foto("telefoonnotitie")
        yield from self.toets("F8")
        yield Wacht(lambda: self.zichtbaar("telefoon.spoed"), "spoednummers")
        self.foto("telefoonnotitie-spoed")
        yield from self.toets("F8")
        yield from self.klik("telefoon.melding")
        yield self.verwacht("melding.concrete_vraag")
        yield from self._stil()
        yield from self._koppel("Dorresteijn")
        self.foto("melding-uit-telefoon")

    def _brief(self) -> Verhaal:
        self.app.stap = "brief"
        yield from self.klik("beoordeling.brief.knop")
        yield self.verwacht("brief.advies")
        yield from self._stil()
        yield from self.naar("brief.advies")
        yield from self.toets("Ctrl+A")
        yield from self.typ("brief.advies", ADVIES)
        yield from self._stil()
        yield Wacht(lambda: self.zichtbaar("brief.maak"), "Maak brief")
        yield from self._kies_eerste("brief.ondertekenaar", "Marloes")
        yield from self._stil()
        yield from self.klik("brief.maak")
        yield Wacht(lambda: self.zichtbaar("brief.verzonden"), "de gemaakte brief")
        yield from self._stil()
        yield Wacht(lambda: self.vind("brief.voorbeeld").is_bij, "het voorbeeld van deze tekst")
        self.foto("brief")
        yield from self.klik("brief.verzonden")
        yield from self.klik("brief.verzonden_dialoog.kanaal[veilig mailen]")
        self.foto("brief-verzonden")
        yield from self._bevestig("brief.verzonden_dialoog")
        yield from self._stil()
        self.foto("brief-verzonden-klaar")
        yield from self.toets("Alt+Left")
        yield self.verwacht("beoordeling.staat")

    def _kuipers(self) -> Verhaal:
        self.app.stap = "gezin Kuipers"
        yield from self.toets("Ctrl+N")
        yield self.verwacht("melding.concrete_vraag")
        yield from self._ontvangst("12-1-2026")
        yield from self._organisatie("Jutphaas Wonen", "")
        yield from self.typ("melding.melder_naam", "Sanne de Wit", verlaat=True)
        yield from self.typ("melding.melder_functie", "consulent", verlaat=True)
        yield from self.typ(
            "melding.concrete_vraag",
            "Wie neemt de regie, zodat wij niet hoeven te ontruimen met kinderen in huis?",
        )
        for gebied, tekst in (
            ("financien", "Huurachterstand van vijf maanden (€ 3.412,75)."),
            ("huisvesting", "Er loopt een ontruimingsprocedure."),
            (
                "overlast",
                "Elf klachten sinds de zomer: geschreeuw 's nachts, vuilnis in het portiek.",
            ),
            ("scholing", "Jayden zit sinds november thuis."),
        ):
            yield from self._problematiek(gebied, tekst)
        yield from self.typ(
            "melding.eerder_geprobeerd",
            "Budgetbeheer, gezinscoach en opvoedhulp, alle drie door moeder afgebroken. "
            "De deur blijft dicht voor de wijkcoach van Geynwijs.",
        )
        for persoon in KUIPERS:
            yield from self._persoon(*persoon)
        yield from self._stil()
        self.foto("melding")
        yield from self.naar("melding.organisatie_id")
        yield from self._stil()
        self.foto("melding-boven")
        for rij, blad in enumerate(KUIPERS_BLADEN):
            yield from self._persoonblad(rij, *blad)
            if rij == 0:
                self.foto("melding-persoon")

    def _kuipers_fase_1(self) -> Verhaal:
        """Weigh, decide, tell and write, all on Friday 16 January."""
        yield from self._open_melding("Kuipers", "Gezin Kuipers")
        yield from self._weeg("Kuipers")
        self.app.stap = "weegoverleg"
        yield from self.toets("F9")
        yield self.verwacht("weegoverleg.blad.kaart")
        yield from self._stil()
        yield from self._sluit_toast()
        self.foto("weegoverleg")
        yield from self.toets("Alt+Left")
        yield self.verwacht("beoordeling.akkoord.knop")
        yield from self._beslis("Kuipers", "Bert", "Marloes")
        self.app.stap = "inlichten Kuipers"
        yield from self._naar_inlichten()
        self.foto("inlichten-vragen")
        yield from self._beantwoord_inlichten()
        yield from self._sluit_toast()
        yield from self._naar_boven()
        self.foto("inlichten")
        self.app.stap = "brieven Kuipers"
        yield from self._schrijf_brieven("Kuipers", KUIPERS_BRIEVEN)
        yield from self._verzend_stapel("Kuipers")

    def _korte_meldingen(self) -> Verhaal:
        """Five of them on Thursday 5 March, the sixth and the besluiten on Friday."""
        yield from self._andere_dag("2026-03-05T09:00", "Marloes")
        for nummer, melding in enumerate(MELDINGEN, 1):
            self.app.stap = f"melding {nummer}"
            yield from self._melding(melding)
        # The doctor hears it the same day.
        yield from self._weeg("IJsselstein")
        yield from self._beslis("IJsselstein", "Bert")
        yield from self._andere_dag("2026-03-06T08:45", "Marloes")
        yield from self._telefoon()
        yield from self._weeg("Dorresteijn")
        yield from self._beslis("Dorresteijn", "Bert", "Marloes")
        for wie, titel in (
            ("De Lucas", "Leerling van De Lucas"),
            ("Cityplaza", "Drie broers"),
            ("Zandveldseweg", "Bewoner"),
            ("Tjin", "Mevrouw Tjin"),
        ):
            yield from self._open_melding(wie, titel)
            yield from self._weeg(wie)
            yield from self._beslis(wie, "Bert")
        yield from self._brief()

    def _haddouchi(self) -> Verhaal:
        """Spoed on the first day: act, decide by who stands in, and do not tell him yet."""
        self.app.stap = "waarneming"
        yield from self._andere_dag("2026-04-24T10:00", "Bert")
        yield from self.toets("Alt+9")
        yield self.verwacht("beheer.delen")
        yield from self._stil()
        yield from self._klik_regel("beheer.delen", "Waarneming")
        yield self.verwacht("waarneming.voor")
        yield from self._stil()
        yield from self.kies("waarneming.voor", "Bert")
        yield from self.kies("waarneming.waarnemer", "Saskia")
        yield from self.typ("waarneming.van", "27-4-2026")
        yield from self.typ("waarneming.tot", "8-5-2026")
        yield from self.typ("waarneming.reden", "Verlof")
        yield from self.klik("waarneming.aanwijzen")
        yield from self._stil()
        self.foto("waarneming")
        self.app.stap = "spoed"
        yield from self._andere_dag("2026-04-30T16:40", "Tim")
        yield from self._spoedgesprek()
        yield from self._weeg("Haddouchi")
        self._zet_klok("2026-04-30T17:30")
        yield from self._beslis("Haddouchi", "Saskia", "Tim")
        self.app.stap = "uitzondering"
        yield from self._naar_inlichten()
        yield from self._klik_als(r"inlichten\.uitzondering\[[^]]*\]")
        yield self.verwacht("uitzondering.motivering")
        yield from self.kies("uitzondering.grond", "UAVG art. 41 lid 1 onder i")
        yield from self.klik("uitzondering.avg_nagelopen")
        for veld, tekst in UITZONDERING:
            yield from self.typ(f"uitzondering.{veld}", tekst)
        self.foto("uitzondering")
        yield from self._bevestig("uitzondering")
        yield from self._stil()
        self.foto("uitzondering-vast")

    def _spoedgesprek(self) -> Verhaal:
        yield from self.toets("F2")
        yield self.verwacht("notitie.tekst")
        yield from self.typ("notitie.wie_belt", "Petra Lammers, sociaal-psychiatrisch")
        yield from self.typ("notitie.organisatie_tekst", "GGD")
        yield from self._kies_voorstel("notitie.organisatie_tekst", "GGD")
        yield from self.toets("F8")
        for dienst, nummer, tijd, uitkomst in SPOEDCONTACTEN:
            self._zet_klok(f"2026-04-30T{tijd.replace('.', ':')}")
            yield from self.typ("telefoon.spoed.dienst", dienst)
            yield from self.typ("telefoon.spoed.nummer", nummer)
            yield from self.klik("telefoon.spoed.bel")
            yield from self._stil()
            vak = self._alle(r"telefoon\.spoedcontact\[[^]]*\]\.uitkomst")[-1]
            yield from self.typ(vak.objectName(), uitkomst, verlaat=True)
        self.foto("spoed")
        yield from self._typ_gesprek(HADDOUCHI)
        yield from self.klik("telefoon.melding")
        yield self.verwacht("melding.concrete_vraag")
        yield from self._stil()

    def _rondkijken(self) -> Verhaal:
        self.app.stap = "zoeken"
        yield from self.toets("Ctrl+K")
        yield from self.typ("schil.zoek", "dorres")
        yield from self._stil()
        yield Wacht(lambda: self.zichtbaar("schil.zoek.voorstellen"), "treffers")
        self.foto("zoeken")
        yield from self.toets("Escape")
        self.app.stap = "rondkijken"
        for code, naam in (
            ("Alt+2", "agenda"),
            ("Alt+3", "meldingen"),
            ("Alt+5", "casussen"),
            ("Alt+6", "brieven"),
            ("Alt+8", "verzoeken"),
            ("Alt+7", "ketenpartners"),
            ("Alt+9", "beheer"),
        ):
            yield from self.toets(code)
            yield self.verwacht(naam)
            yield from self._stil()
            self.foto(naam)
        yield from self.toets("Alt+1")
        yield self.verwacht("werkvoorraad")
        yield from self._stil()
        self.foto("werkvoorraad-vol")
        yield from self.toets("Ctrl+L")
        yield self.verwacht("aanmelden")
        self.foto("vergrendeld")
        yield from self._meld_aan("Marloes")

    def _beelden(self) -> Verhaal:
        """The same pages dark, small and with large text; the switch itself is not measured."""
        self.app.stap = "beelden"
        gewoon = self.venster.size()
        for naam, gekozen, schaal, maat in (
            ("donker", thema.Thema.DONKER, 1.0, (1366, 860)),
            ("1280x720", thema.Thema.LICHT, 1.0, (1280, 720)),
            ("200", thema.Thema.LICHT, 2.0, (1280, 720)),
        ):
            with self.app.zonder_meting():
                thema.pas_toe(self.app, gekozen, schaal)
                self.venster.resize(*maat)
            yield None
            yield from self._beeld_van_elke_pagina(naam)
        with self.app.zonder_meting():
            thema.pas_toe(self.app, thema.Thema.LICHT, 1.0)
            self.venster.resize(gewoon)
        yield None

    def _beeld_van_elke_pagina(self, naam: str) -> Verhaal:
        for toets, pagina in (
            ("Alt+1", "werkvoorraad"),
            ("Alt+2", "agenda"),
            ("Alt+3", "meldingen"),
            ("F2", "telefoon"),
        ):
            yield from self.toets(toets)
            yield from self._stil()
            with self.app.zonder_meting():
                self.foto(f"{pagina}-{naam}")
            yield None
        yield from self.toets("Alt+Left")
        yield self.verwacht("meldingen")
        yield from self._open_melding("Kuipers", "Gezin Kuipers")
        self.foto(f"melding-{naam}")
        yield None
