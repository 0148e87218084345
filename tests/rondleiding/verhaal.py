"""The story of the rondleiding: one phone call, six short meldingen, one family, one letter."""

import time

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from cmpg_desktop.broker.broker import Broker
from cmpg_desktop.views import thema
from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from tests.rondleiding.bestuurder import Bestuurder, Vastgelopen, Verhaal, Wacht

# What is typed in, after the short meldingen and the first paragraph of the family's story.
MELDINGEN = (
    {
        "ontvangen": "2-3-2026",
        "organisatie": "De Lucas",
        "soort": "onderwijs",
        "melder": "Intern begeleider",
        "waarom": "De school kent de leerling en staat in het convenant als onderwijs.",
        "vraag": "",
        "problematiek": {"scholing": "Zorgen om een leerling. Meer is nog niet gezegd."},
        "titel": "Leerling van De Lucas",
        "personen": (),
    },
    {
        "ontvangen": "2-3-2026",
        "organisatie": "MOvactor",
        "melder": "Joke Blom",
        "vraag": "Wie helpt haar aan een rollator en aan gezelschap?",
        "problematiek": {
            "gezondheid": "Heeft een rollator nodig.",
            "gezin": "Is eenzaam. Staat open voor hulp.",
        },
        "titel": "",
        "personen": (("mevrouw Tjin", "cliënt", "71 jaar"),),
    },
    {
        "ontvangen": "3-3-2026",
        "organisatie": "Politie",
        "melder": "Wijkagent",
        "vraag": "Wie pakt dit met ons op, nu aanhouden niet helpt?",
        "problematiek": {
            "overlast": "Een half jaar overlast op het Cityplaza, veertien incidenten.",
            "criminaliteit": "Twee aanhoudingen.",
            "financien": "Vermoeden van schulden bij een dealer.",
            "gezin": "Thuis gaat het verder goed; ouders werken mee.",
        },
        "titel": "Drie broers, Cityplaza",
        "personen": (
            ("onbekend", "broer", "17 jaar"),
            ("onbekend", "broer", "19 jaar"),
            ("onbekend", "broer", "22 jaar"),
        ),
    },
    {
        "ontvangen": "4-3-2026",
        "organisatie": "Woonin",
        "melder": "Consulent overlast",
        "vraag": "Wie kan hier vandaag nog iets aan doen?",
        "problematiek": {
            "overlast": "Gooit servies van het balkon, dreigt de bovenbuurman, mishandelt de hond.",
            "huisvesting": "Bewoner op de Zandveldseweg; extreme woonoverlast.",
        },
        "titel": "Bewoner Zandveldseweg",
        "personen": (),
    },
    {
        "ontvangen": "5-3-2026",
        "organisatie": "Huisartsenpraktijk De Lek",
        "soort": "huisarts",
        "melder": "Huisarts",
        "waarom": "Er is geen eten in huis en er zijn drie jonge kinderen.",
        "vraag": "Wie zorgt dat er vandaag eten is?",
        "problematiek": {
            "gezin": "Drie jonge kinderen, moeder zwanger van de vierde, vader zit vast.",
            "financien": "Er is geen eten in huis.",
            "huisvesting": "Staat ingeschreven in IJsselstein.",
        },
        "titel": "Moeder met drie kinderen, IJsselstein",
        "personen": (),
    },
)

KUIPERS = (
    ("Chantal Kuipers", "moeder", "14-06-1987"),
    ("Jayden Kuipers", "zoon", "21-05-2010"),
    ("Fenna Vermeer", "dochter", "03-09-2017"),
    ("Ronald Kuipers", "broer van moeder", "02-02-1981"),
    ("Dennis Vermeer", "vader van Fenna", "30-10-1984"),
    ("Wil Kuipers-Baars", "oma", ""),
)

ADVIES = (
    "Dank u voor uw melding. Wij hebben ernaar gekeken en denken dat het wijkteam hier goed kan "
    "helpen.\n"
    "Vraag bij het wijkteam een gesprek aan over hulpmiddelen en over bezoek aan huis. "
    "U blijft zelf het aanspreekpunt tot het wijkteam het overneemt.\n"
    "Lukt dat niet binnen twee weken? Bel ons dan opnieuw."
)


class Rondleiding(Bestuurder):
    """Takes the program through the story."""

    def verhaal(self) -> Verhaal:
        yield from self._aankomst()
        yield from self._telefoon()
        for nummer, melding in enumerate(MELDINGEN, 1):
            self.app.stap = f"melding {nummer}"
            yield from self._melding(melding)
            if nummer == 2:
                yield from self._brief()
        yield from self._kuipers()
        yield from self._rondkijken()
        yield from self._beelden()

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
        yield from self.naar("notitie.tekst")
        for tekst, toetsen in (
            ("Anouk Dorresteijn", ("Ctrl+1",)),
            ("Milan Dorresteijn", ("Ctrl+1",)),
            ("Evi Dorresteijn", ("Ctrl+1",)),
            ("De ondertoezichtstelling loopt in mei af.", ()),
            ("Thuis is het opnieuw misgegaan.", ("Ctrl+5", "1")),
            ("Kan het regieteam de aanpak weer oppakken?", ("Ctrl+3",)),
        ):
            yield from self.typ("notitie.tekst", tekst)
            for toets in toetsen:
                yield from self.toets(toets)
            yield from self._stil()
            yield from self.toets("Ctrl+End")
            yield from self.toets("Return")
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

    def _brief(self) -> Verhaal:
        self.app.stap = "brief"
        yield from self.klik("melding.brief")
        yield self.verwacht("brief.advies")
        yield from self._stil()
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
        yield self.verwacht("melding.concrete_vraag")

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
        yield from self._adres_van_de_eerste("Merelplantsoen 14, Nieuwegein")
        yield from self._stil()
        self.foto("melding-persoon")

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
        yield from self.klik("aanmelden.als[0]")
        yield Wacht(lambda: not self.zichtbaar("aanmelden"), "aangemeld")
        yield from self._stil()

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
        yield from self._open_melding("Kuipers")
        self.foto(f"melding-{naam}")
        yield None

    # --- what the chapters are made of ---

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

    def _adres_van_de_eerste(self, adres: str) -> Verhaal:
        tabel = self.vind("melding.personen")
        tabel.setFocus()
        yield from self.toets("Home")
        yield from self.toets("Return")
        yield Wacht(lambda: self._adresvak() is not None, "het adres van de persoon")
        yield from self.typ(self._adresvak().objectName(), adres)
        yield from self.toets("Return")

    def _adresvak(self) -> QWidget | None:
        for widget in self.venster.findChildren(QWidget):
            if widget.isVisible() and widget.objectName().endswith("].adres"):
                return widget
        return None

    def _open_melding(self, naam: str) -> Verhaal:
        yield from self.toets("Ctrl+K")
        yield from self.toets("Ctrl+A")
        yield from self.typ("schil.zoek", naam)
        yield from self._stil()
        veld = self.vind("schil.zoek")
        assert isinstance(veld, Aanvullen)
        yield Wacht(lambda: veld.is_open, "treffers")
        yield from self.toets("Down")
        yield from self.toets("Return")
        yield self.verwacht("melding.concrete_vraag")
        yield from self._stil()
