"""What is asked for each outcome of phase 1, in people's words, with its source.

A criterion is met by one of its answers, with "waaruit blijkt dat?" where it must be shown. Of the
criteria of one groep a single one is enough (besluit 10). What is not verplicht is asked and kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cmpg_desktop.werkproces.weging import Weging

JA: Final = frozenset({"ja"})
BEIDE: Final = frozenset({"ja", "nee"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """How one criterion was answered; antwoord: '' not asked, ja, nee, onbekend."""

    code: str
    antwoord: str = ""
    waaruit: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterium:
    """One question of an outcome.

    Attributes:
        voldoet: the answers that meet it; empty when only a text is asked.
        waaruit_bij: the answers that must be shown with "waaruit blijkt dat?".
        groep: of the criteria with the same groep one is enough.
        verplicht: the proposal waits for it.
        onder: the heading it stands under, where it is of no groep.
        vraag_waaruit: what stands at the text.
        gelezen: what stands above the answer once it is only read, when not the question itself.

    """

    code: str
    vraag: str
    bron: str
    voldoet: frozenset[str] = JA
    waaruit_bij: frozenset[str] = JA
    groep: str = ""
    onder: str = ""
    verplicht: bool = True
    vraag_waaruit: str = "Waaruit blijkt dat?"
    gelezen: str = ""

    @property
    def alleen_tekst(self) -> bool:
        """Tell whether there is no yes or no to choose."""
        return not self.voldoet

    @property
    def leeskop(self) -> str:
        """What stands above the answer where nothing can be filled in."""
        return self.gelezen or self.vraag

    def is_vervuld(self, punt: Punt | None) -> bool:
        """Tell whether this answer meets the criterion, shown where it must be."""
        if punt is None:
            return False
        if self.alleen_tekst:
            return bool(punt.waaruit.strip())
        if punt.antwoord not in self.voldoet:
            return False
        return punt.antwoord not in self.waaruit_bij or bool(punt.waaruit.strip())


# A property of its own beside the three grounds (convenant art. 1 L, E009).
ZORGMIJDER_VRAAG: Final = (
    "Zijn zij zorgmijder: nemen zij aangeboden hulp niet aan, terwijl die dringend nodig is?"
)
# The ground that also shows who is zorgmijder.
GROND_MIJDT: Final = "grond_mijdt"
# What is said when none of a groep is met.
GROEPEN: Final[Mapping[str, str]] = {
    "grond": "Waarom lukt het niet met gewone hulp: te ingewikkeld, hulp gemeden, of vastgelopen?",
    "voorwaarde": (
        "Gaat het de hulp te boven, is er geen resultaat, of is er nog geen hulpverleningstraject?"
    ),
}

_INGESCHREVEN: Final = Criterium(
    code="ingeschreven",
    vraag="Staat de persoon of het gezin ingeschreven in onze gemeente?",
    bron="convenant art. 4 lid 1, E008",
    waaruit_bij=frozenset(),  # when and where somebody looked are fields of the beoordeling
)
_OVERLEGD: Final = Criterium(
    code="overlegd",
    vraag="Is dit met de melder besproken?",
    bron="werkproces, triage, E038",
    voldoet=BEIDE,
    waaruit_bij=frozenset({"nee"}),
    vraag_waaruit="Wat vond de melder, of waarom is het niet besproken?",
)

_FASE_2: Final = (
    _INGESCHREVEN,
    Criterium(
        code="hardnekkig",
        vraag="Houden de problemen aan, ook met gewone hulp?",
        bron="convenant art. 4 lid 1 en overweging 1, E007",
    ),
    *(
        Criterium(code=code, vraag=vraag, bron="convenant art. 1 B en L, E009", groep="grond")
        for code, vraag in (
            ("grond_complex", "Zijn de problemen te ingewikkeld voor gewone hulp?"),
            (GROND_MIJDT, "Mijden zij zorg die dringend nodig is?"),
            ("grond_stagnatie", "Is eerdere hulp vastgelopen?"),
        )
    ),
    *(
        Criterium(
            code=code,
            vraag=vraag,
            bron=f"convenant art. 4 lid 1{lid}, E010",
            verplicht=False,
        )
        for code, vraag, lid in (
            ("factor_regie", "Is de regie onduidelijk of vastgelopen?", " a"),
            ("factor_drang", "Is er zorg nodig samen met drang of dwang?", " b"),
            (
                "factor_onveilig",
                "Breken zij hulp af, of krijgen kinderen te weinig bescherming?",
                " c",
            ),
            ("factor_anders", "Is er iets anders dat het moeilijker maakt?", ""),
        )
    ),
    *(
        Criterium(code=code, vraag=vraag, bron="werkproces, triage, E039", onder="nood")
        for code, vraag in (
            ("ernstig", "Zijn er ernstige zorgen?"),
            ("dringend", "Is hulp of bescherming dringend nodig?"),
            ("niet_geboden", "Wordt die hulp nu niet geboden, of kan dat niet?"),
        )
    ),
    *(
        Criterium(
            code=code,
            vraag=vraag,
            bron="werkproces fase 1, E035; besluit 10",
            groep="voorwaarde",
        )
        for code, vraag in (
            ("te_boven", "Gaat het de mogelijkheden van de hulp te boven?"),
            ("geen_resultaat", "Levert de hulp geen resultaat op?"),
            ("geen_traject", "Is er nog geen hulpverleningstraject?"),
        )
    ),
    _OVERLEGD,
)

_CRITERIA: Final[Mapping[Weging, tuple[Criterium, ...]]] = {
    Weging.RETOUR: (
        Criterium(
            code="retour_eigen",
            vraag="Wat moet de melder nog meer aanvullen? Zet elk punt op een eigen regel.",
            bron="werkproces fase 1 scenario 1, E046",
            voldoet=frozenset(),
            verplicht=False,
            vraag_waaruit="Eigen punten, elk op een regel",
            gelezen="Ook gevraagd",
        ),
    ),
    Weging.GEEN_ZAAK: (
        Criterium(
            code="gewone_hulp",
            vraag="Kan gewone hulp dit oplossen?",
            bron="convenant art. 4 lid 1, E007",
            voldoet=BEIDE,
            waaruit_bij=BEIDE,
            vraag_waaruit="Welke hulp, of waarom is het toch geen zaak voor het regieteam?",
        ),
        Criterium(
            code="advies",
            vraag="Welk advies of welke uitleg krijgt de melder?",
            bron="werkproces fase 1 scenario 2, E046",
            voldoet=frozenset(),
            vraag_waaruit="Advies of uitleg",
        ),
        _OVERLEGD,
    ),
    Weging.LOKALE_PGA: (
        *(
            Criterium(code=code, vraag=vraag, bron="werkproces, triage, E040")
            for code, vraag in (
                ("pga_overlast", "Gaat het om overlast en criminaliteit in de openbare ruimte?"),
                ("pga_politie", "Helpt het optreden van de politie niet, volgens de registraties?"),
                ("pga_onderliggend", "Zijn er vermoedelijk problemen die eronder liggen?"),
            )
        ),
        _OVERLEGD,
    ),
    Weging.WOONOVERLAST: (
        Criterium(
            code="woonoverlast",
            vraag="Gaat het om ernstige overlast in of rond een woning?",
            bron="besluit 12",
        ),
    ),
    Weging.ELDERS: (
        Criterium(
            code="elders_waarom",
            vraag="Waarom hoort dit bij een andere gemeente of dienst?",
            bron="convenant art. 4 lid 1, E008; besluit 8",
            voldoet=frozenset(),
        ),
        Criterium(
            code="elders_wie",
            vraag="Wie licht die gemeente of dienst in?",
            bron="werkproces fase 1, E046",
            voldoet=frozenset(),
            vraag_waaruit="Wie, en wanneer",
        ),
    ),
    Weging.LOPENDE_CASUS: (
        Criterium(
            code="zelfde_mensen",
            vraag="Gaat het over dezelfde mensen als in die casus?",
            bron="convenant art. 4, E070",
        ),
    ),
    Weging.FASE_2: _FASE_2,
}

# A melding that lacks one of these cannot go on to phase 2 (E035); NAW only as far as it is known.
NODIG_VOOR_FASE_2: Final = frozenset({"personen", "vraag", "leefgebied"})
# What the team itself must fill in; no melder can answer it.
_VAN_ONSZELF: Final = frozenset(
    {"ontvangst", "ontvangstwijze", "melder_soort", "behandelaar", "zonder_leefgebied"}
)
RETOUR_CODES: Final = tuple(
    f"retour_{code}"
    for code in (
        "melder",
        "organisatie",
        "terugbellen",
        "personen",
        "vraag",
        "leefgebied",
        "namen",
        "adressen",
        "geboorte",
        "weet_van",
        "inzet",
        "waarom_niet",
        "deelgrond",
        "voorwaarden",
        "waarom_toch",
    )
)


def criteria_van(weging: Weging) -> tuple[Criterium, ...]:
    """Return the criteria of an outcome, in the order of the screen."""
    return _CRITERIA[weging]


def codes_van(weging: Weging) -> tuple[str, ...]:
    """Return the codes of all points that an outcome can hold."""
    codes = tuple(een.code for een in criteria_van(weging))
    return (*codes, *RETOUR_CODES) if weging is Weging.RETOUR else codes


def vraagt_melder(code: str) -> bool:
    """Tell whether a melder can answer this question of meldingregels."""
    return code not in _VAN_ONSZELF
