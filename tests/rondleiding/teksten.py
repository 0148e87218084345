"""What is typed in: the short meldingen and the stories, in the words of who tells them."""

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
)
THUIS = "Merelplantsoen 14, 3435 XA Nieuwegein"
# Of each: geslacht, address, and who has gezag; nobody knows who the father of Jayden is.
KUIPERS_BLADEN = (
    ("vrouw", THUIS, ()),
    ("man", THUIS, ("Chantal",)),
    ("vrouw", THUIS, ("Chantal", "Dennis")),
    ("man", THUIS, ()),
    ("man", "Lupinelaan 3, 3991 AB Houten", ()),
)
KUIPERS_BRIEVEN = (
    (
        "Chantal",
        "De huur is al maanden niet betaald. Ook over Jayden en Fenna hebben wij informatie.",
    ),
    ("Jayden", "Je bent sinds november niet naar school geweest."),
    ("Ronald", "Buren horen vaak geschreeuw in de nacht."),
    ("Dennis", "Fenna woont in een huis waar het onrustig is."),
)

DORRESTEIJN = (
    ("Anouk Dorresteijn", ("Ctrl+1",)),
    ("Milan Dorresteijn", ("Ctrl+1",)),
    ("Evi Dorresteijn", ("Ctrl+1",)),
    ("De ondertoezichtstelling loopt in mei af.", ()),
    ("Thuis is het opnieuw misgegaan.", ("Ctrl+5", "1")),
    ("Kan het regieteam de aanpak weer oppakken?", ("Ctrl+3",)),
)

ADVIES = (
    "Het wijkteam kan hier goed helpen. Vraag daar een gesprek aan.\n"
    "Lukt dat niet binnen twee weken? Bel ons dan opnieuw."
)

_MELDER = ("overlegd", "ja", "")
# The key of the outcome, its answers (criterion, answer, waaruit), its own fields, and why.
WEGINGEN = {
    "De Lucas": {
        "toets": "1",
        "waarom": "Zonder naam en vraag kunnen wij niet kijken wat er nodig is.",
    },
    "Tjin": {
        "toets": "2",
        "punten": (
            ("gewone_hulp", "ja", "Het wijkteam en de huisarts kunnen dit."),
            ("advies", "", "Meld mevrouw aan bij het wijkteam, met haar goedvinden."),
            _MELDER,
        ),
        "waarom": "Mevrouw staat open voor gewone hulp.",
    },
    "Cityplaza": {
        "toets": "3",
        "punten": (
            ("pga_overlast", "ja", "Veertien incidenten op het Cityplaza."),
            ("pga_politie", "ja", "Twee aanhoudingen, en het gaat door."),
            ("pga_onderliggend", "ja", "Vermoedelijk schulden bij een dealer."),
            _MELDER,
        ),
        "velden": (("naar_wie", "Els de Bruin"), ("melder_tot", "20-3-2026")),
        "waarom": "Overlast in de openbare ruimte; thuis gaat het goed.",
    },
    "Zandveldseweg": {
        "toets": "4",
        "punten": (("woonoverlast", "ja", "Servies van het balkon en dreiging."),),
        "velden": (("naar_wie", "Wijkcoördinator Zuid"), ("melder_tot", "18-3-2026")),
        "waarom": "Extreme woonoverlast rond één woning.",
    },
    "IJsselstein": {
        "toets": "5",
        "punten": (
            ("elders_waarom", "", "Het gezin staat ingeschreven in IJsselstein."),
            ("elders_wie", "", "De huisarts belt IJsselstein vandaag zelf."),
        ),
        "velden": (("naar_wie", "Gemeente IJsselstein"),),
        "waarom": "Geen inwoner van Nieuwegein, en de melder is geen convenantpartij.",
    },
    "Dorresteijn": {
        "toets": "7",
        "aanpak": "GGA",
        "punten": (
            ("ingeschreven", "ja", ""),
            ("hardnekkig", "ja", "In 2022 afgesloten, nu opnieuw misgegaan."),
            ("grond_stagnatie", "ja", "De eerdere aanpak hield niet."),
            ("ernstig", "ja", "De kinderen zijn thuis niet veilig."),
            ("dringend", "ja", "De ondertoezichtstelling loopt in mei af."),
            ("niet_geboden", "ja", "Na mei is er geen hulp meer."),
            ("geen_resultaat", "ja", "Thuis is het opnieuw misgegaan."),
            _MELDER,
        ),
        "velden": (("ingeschreven_op", "6-3-2026"), ("ingeschreven_bron", "BRP")),
        "waarom": "Het gezin viel terug na een afgesloten aanpak.",
    },
    "Kuipers": {
        "toets": "7",
        "aanpak": "GGA",
        "punten": (
            ("ingeschreven", "ja", ""),
            ("hardnekkig", "ja", "Drie trajecten werden afgebroken."),
            ("grond_mijdt", "ja", "De deur blijft dicht voor de wijkcoach."),
            ("ernstig", "ja", "Er dreigt ontruiming met kinderen in huis."),
            ("dringend", "ja", "De ontruimingsprocedure loopt."),
            ("niet_geboden", "ja", "Moeder brak de hulp af."),
            ("geen_resultaat", "ja", "De schuld loopt op en Jayden zit thuis."),
            _MELDER,
        ),
        "velden": (("ingeschreven_op", "15-1-2026"), ("ingeschreven_bron", "BRP")),
        "waarom": "Mogelijk een zaak voor het regieteam. Geen spoed.",
    },
    "Haddouchi": {
        "toets": "7",
        "zorgmijder": "ja",  # what shows it, stands at the ground
        "aanpak": "PGA",
        "punten": (
            ("ingeschreven", "ja", ""),
            ("hardnekkig", "ja", "Gordijnen dicht sinds februari, ernstig vervuild."),
            ("grond_mijdt", "ja", "Hij laat niemand binnen."),
            ("ernstig", "ja", "Gaslucht, en zes weken geen medicijnen."),
            ("dringend", "ja", "Er is gevaar voor hem en voor de buren."),
            ("niet_geboden", "ja", "Hulp is nooit van de grond gekomen."),
            ("geen_traject", "ja", "Hij wilde nooit in behandeling."),
            _MELDER,
        ),
        "velden": (("ingeschreven_op", "30-4-2026"), ("ingeschreven_bron", "BRP")),
        "waarom": "Spoed. Spoed-MDO op maandag 4 mei om 9.00 uur.",
    },
}

HADDOUCHI = (
    ("Youssef Haddouchi", ("Ctrl+1",)),
    ("Nedereindseweg 301-B, 3433 ZZ Nieuwegein", ("Ctrl+2",)),
    ("Gaslucht in het trappenhuis. Hij laat niemand binnen.", ("Ctrl+5", "1")),
    ("Hij haalt zijn medicijnen al zes weken niet op, zegt zijn zus.", ("Ctrl+5", "2")),
    ("Wie krijgt hem vandaag in beeld?", ("Ctrl+3",)),
)
# The service, its number, when it was called, and what came of it.
SPOEDCONTACTEN = (
    ("Crisisdienst Altrecht", "030 000 00 50", "16.50", "Zij komen mee zodra het kan."),
    ("Netbeheerder", "030 000 00 51", "17.05", "Gas afgesloten om 18.10 uur."),
)
UITZONDERING = (
    ("motivering", "Hoort hij het nu, dan is hij niet meer te bereiken; dat is niet veilig."),
    ("uavg_41_2_g", "Hij weet het later. Daarom wegen wij binnen een maand opnieuw."),
    ("uavg_41_2_h", "Ja, maar niet nu: dat vergroot het gevaar voor hem."),
    ("besproken_met", "GGD, Altrecht"),
    ("hertoets_op", "29-5-2026"),
)

# What the manual and the README show, and under which name.
HANDLEIDING = {
    "werkvoorraad-vol": "werkvoorraad",
    "melding-boven": "melding",
    "telefoonnotitie": "telefoonnotitie",
    "brief": "brief",
    "beoordelen": "beoordelen",
    "weegoverleg": "weegoverleg",
    "casussen": "casussen",
    "inlichten": "inlichten",
    "agenda": "agenda",
    "verzoeken": "privacyverzoeken",
    "brieven-stapel": "brieven",
}
