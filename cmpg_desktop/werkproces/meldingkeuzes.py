"""The closed lists of a melding (E032, E036, E037, E056, E057)."""

from enum import StrEnum


class MelderSoort(StrEnum):
    """By which way a melding comes in (E032, E033)."""

    CONVENANTPARTIJ = "convenantpartij"
    ANDERE_PROFESSIONAL = "andere_professional"
    WIJKCOORDINATOR = "wijkcoordinator"
    KCC = "kcc"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return {
            "convenantpartij": "professional van een convenantpartij",
            "andere_professional": "andere professional",
            "wijkcoordinator": "wijkcoördinator",
            "kcc": "klantcontactcentrum (KCC)",
        }[self.value]

    @property
    def vraagt_waarom(self) -> bool:
        """Tell whether to record why this one may report all the same; it blocks nothing."""
        return self is MelderSoort.ANDERE_PROFESSIONAL


class Deelgrond(StrEnum):
    """Why the melder, when a hulpverlener, may share this (E056, reglement art. 11 lid 2)."""

    TOESTEMMING = "toestemming"
    CONFLICT_VAN_PLICHTEN = "conflict_van_plichten"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return self.value.replace("_", " ")


class ConflictVoorwaarde(StrEnum):
    """The conditions of a conflict van plichten (E057, werkproces fase 1, N.B.)."""

    ZEER_ERNSTIG = "zeer_ernstig"
    NIET_ANDERS = "niet_anders"
    INTENSIEF_GEPROBEERD = "intensief_geprobeerd"

    @property
    def vraag(self) -> str:
        """Return the question to ask the melder."""
        return {
            "zeer_ernstig": "Is de situatie zeer ernstig en is er daarom dringend hulp nodig?",
            "niet_anders": "Is dit de enige manier om deze hulp te regelen?",
            "intensief_geprobeerd": (
                "Is intensief geprobeerd om op een andere manier te helpen en de problemen te "
                "doorbreken?"
            ),
        }[self.value]


class EerdereInzet(StrEnum):
    """What the melder shows to have done before (E037)."""

    BEMIDDELING = "bemiddeling"
    DOSSIERVORMING = "dossiervorming"
    HULP_INGESCHAKELD = "hulp_ingeschakeld"
    CONTACT_CORPORATIE = "contact_corporatie"

    @property
    def weergave(self) -> str:
        """Return the Dutch name of the screen."""
        return {
            "bemiddeling": "geprobeerd te bemiddelen",
            "dossiervorming": "dossier opgebouwd",
            "hulp_ingeschakeld": "gericht hulp ingeschakeld",
            "contact_corporatie": "contact tussen instelling en corporatie",
        }[self.value]


class WeetVanMelding(StrEnum):
    """Whether a betrokkene knows of the melding (E036)."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"

    @property
    def weergave(self) -> str:
        """Return the Dutch word of the screen."""
        return self.value


class OntvangstWijze(StrEnum):
    """How a melding came in."""

    TELEFOON = "telefoon"
    E_MAIL = "e-mail"
    BRIEF = "brief"
    GESPREK = "gesprek"
    OVERLEG = "overleg"
    FORMULIER = "formulier"

    @property
    def weergave(self) -> str:
        """Return the Dutch word of the screen."""
        return self.value
