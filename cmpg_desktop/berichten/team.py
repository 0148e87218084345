"""The team: who works here, and signing in. All that a start needs before anything else."""

from dataclasses import dataclass, field
from uuid import UUID

from cmpg_desktop.berichten.kern import Query
from cmpg_desktop.werkproces.rollen import Rol


@dataclass(frozen=True, slots=True, kw_only=True)
class Medewerker:
    """An account as others see it."""

    id: UUID
    naam: str
    functie: str
    rollen: tuple[Rol, ...]
    telefoon: str = ""
    email: str = ""
    actief: bool = True
    zonder_wachtwoord: bool = False
    moet_wachtwoord_kiezen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginstand:
    """What the program needs to know before anyone signed in; nothing of a person in a dossier."""

    gemeente: str
    demo: bool
    accounts: tuple[Medewerker, ...]
    ingericht: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginLezen(Query[Beginstand]):
    """Read what the sign-in card shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeldAan(Query[Medewerker]):
    """Check a password (argon2id) and give the person who signed in."""

    medewerker_id: UUID
    wachtwoord: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Medewerkers(Query[tuple[Medewerker, ...]]):
    """Everyone with an account, in order of name."""

    ook_vertrokken: bool = False
