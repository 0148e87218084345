"""Accounts: giving one, its roles and password, and ending it."""

from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar
from uuid import UUID

from cmpg_desktop.berichten.kern import Command, nieuw_id
from cmpg_desktop.werkproces.rollen import Rol


@dataclass(frozen=True, slots=True, kw_only=True)
class NieuwAccount:
    """An account to make."""

    id: UUID = field(default_factory=nieuw_id)
    naam: str
    functie: str = ""
    rollen: tuple[Rol, ...]
    wachtwoord: str = field(default="", repr=False)
    telefoon: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaakAccount(Command):
    """Give someone an account."""

    bewaarbaar: ClassVar[bool] = False  # a password is never written to the journal
    account: NieuwAccount = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetWachtwoord(Command):
    """Change one's own password; a functioneel beheerder gives a colleague a new one.

    `oud` is asked for one's own account only. A password that the beheerder gave must be changed
    at the next sign-in.
    """

    bewaarbaar: ClassVar[bool] = False
    id: UUID
    oud: str = field(default="", repr=False)
    nieuw: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class BeeindigAccount(Command):
    """Someone leaves: the account works up to and including `per`; None lets them in again."""

    id: UUID
    per: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetAccount(Command):
    """Change name, functie, telefoon and e-mail (in this order), if they still are `oud`."""

    id: UUID
    oud: tuple[str, str, str, str] = field(repr=False)
    nieuw: tuple[str, str, str, str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZetRollen(Command):
    """Give a colleague other roles, if they still have `oud`."""

    id: UUID
    oud: tuple[Rol, ...]
    nieuw: tuple[Rol, ...]
