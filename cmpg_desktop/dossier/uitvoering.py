"""The work as the broker sees it: looks up who answers, checks the right, opens the transaction."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import ColumnElement, select

from cmpg_desktop.berichten.fouten import Conflict, GeenBevoegdheid, NietGevonden, RedenGevraagd
from cmpg_desktop.berichten.kern import (
    Changes,
    Command,
    Context,
    Gevolgd,
    Journaal,
    Noun,
    Query,
)
from cmpg_desktop.berichten.velden import WijzigVeld
from cmpg_desktop.database.database import Database
from cmpg_desktop.database.tabellen.team import medewerker, medewerker_rol
from cmpg_desktop.database.transactie import AlUitgevoerd, Leesbaar, Lezing, NietGeraakt, Rijen
from cmpg_desktop.dossier import afscherming, bewaking
from cmpg_desktop.dossier.conflicten import laatste_wijziging
from cmpg_desktop.dossier.inzagelog import log_inzage
from cmpg_desktop.dossier.register import Gevolg, Post, posten
from cmpg_desktop.dossier.team import werkt_op
from cmpg_desktop.werkproces.bevoegdheden import Handeling, mag, weigering
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.taal import dag_van
from cmpg_desktop.werkproces.tekst import schoon

T = TypeVar("T")

# Which modules of this room answer what a module of `berichten` asks. Importing one registers its
# functions; they are loaded when first asked for, because Word and PDF alone cost as much to load
# as the whole first window.
_KAMERS: Mapping[str, tuple[str, ...]] = {
    "accounts": ("accounts",),
    "agenda": ("agenda",),
    "beoordelen": (
        "aanvullen",
        "beoordelen",
        "beoordelingblad",
        "beoordelingsfeiten",
        "besluiten",
        "waarnemingen",
    ),
    "casussen": ("casusblad", "casuslijst", "casuswerk"),
    "brieven": ("brievenbus", "briefblad", "briefbegin", "briefweg", "briefmaken"),
    "documenten": ("brieven", "documenten", "formulier", "sjablonen", "verzending"),
    "importeren": ("importeren",),
    "inlichten": ("inlichtblad", "inlichtwerk"),
    "inrichting": ("inrichten", "instellingen"),
    "meldingen": (
        "koppelingen",
        "lijst",
        "meldingblad",
        "meldingen",
        "samengevoegd",
        "tijdlijn",
        "zoekcasus",
    ),
    "partners": ("partners",),
    "personen": ("personen", "zelfdepersoon", "zoekbekende"),
    "team": ("team",),
    "telefoon": ("adviezen", "notitieuitkomst", "telefoon"),
    "velden": ("rijen", "velden"),
    "verzoeken": ("verzoeken",),
    "weegoverleg": ("weegoverleg",),
    "werkvoorraad": ("opmerkingen", "werkvoorraad"),
    "wetteksten": ("wetteksten",),
    "zoeken": ("zoeken",),
}


# Kinds of dossier that may be a casus; of those the log says too when the opening was refused.
_MISSCHIEN_AFGESCHERMD = frozenset({"casus", "dossier", "melding"})

# On the shared database a colleague may take a role away at any moment; on the last Dutch day of an
# account its roles end at midnight.
_ROLLEN_VERS = timedelta(seconds=30)


def _nog_vers(gelezen: datetime, nu: datetime) -> bool:
    return timedelta(0) <= nu - gelezen < _ROLLEN_VERS and dag_van(gelezen) == dag_van(nu)


def post_van(soort: type[object]) -> Post:
    """Give who answers this kind of query or command, loading the modules that do if need be."""
    if soort not in posten:
        for module in _KAMERS[soort.__module__.rpartition(".")[2]]:
            import_module(f"cmpg_desktop.dossier.{module}")
    return posten[soort]


def _deel_van(query: Any) -> UUID | None:
    """Give the dossier that a query reads a part of."""
    return getattr(query, "dossier_id", None) or getattr(query, "melding_id", None)


def _sleutel(query: Any, context: Context) -> tuple[UUID | None, UUID, date]:
    return (context.actor, _deel_van(query) or query.id, dag_van(context.nu))


class Uitvoering:
    """Answers queries and carries out commands on one database. Implements `berichten.Backend`."""

    def __init__(self, database: Database, journaal: Journaal) -> None:
        self.database = database
        self._journaal = journaal
        self._rollen: dict[UUID, tuple[datetime, tuple[Rol, ...]]] = {}
        self._geopend: set[tuple[UUID | None, UUID, date]] = set()
        # From whom something is kept hidden, as far as was seen.
        self._kent_verborgen: set[UUID | None] = set()

    def ask(self, query: Query[T], context: Context, gevolgd: Gevolgd) -> T:
        """Answer a query. A look in a dossier is committed to the log before a row is read."""
        post = post_van(type(query))
        self._keur(post, query, context)
        if not post.opent:
            return cast("T", self._antwoord(post, query, context, gevolgd))
        nieuw = self._log_opening(post.opent, query, context)
        try:
            antwoord = self._antwoord(post, query, context, gevolgd)
        except (GeenBevoegdheid, RedenGevraagd):
            # What was open before and was afgeschermd since is asked for anew, and that shows too.
            self._geopend.discard(_sleutel(query, context))
            if not nieuw:
                self._log_opening(post.opent, query, context)
            raise
        self._geopend.add(_sleutel(query, context))
        return cast("T", antwoord)

    def _antwoord(self, post: Post, query: Any, context: Context, gevolgd: Gevolgd) -> Any:
        if post.lang:
            return post.functie(self, query, context, gevolgd)
        with self.database.lezing() as lezing:
            self._bewaak(lezing, query, context)
            return post.functie(lezing, query, context)

    def do(self, command: Command, context: Context, gevolgd: Gevolgd) -> Changes:
        """Carry out a command in one transaction; repeating one that is done changes nothing.

        Raises `Regelfout` (a rule), `Conflict` (someone was first), `GeenBevoegdheid`,
        `NietGevonden`, or an `Omgevingsfout`; the database is then unchanged.
        """
        post = post_van(type(command))
        self._keur(post, command, context)
        if post.lang:
            return cast("Changes", post.functie(self, command, context, gevolgd))
        try:
            with self.database.transactie(command, context) as transactie:
                self._bewaak(transactie, command, context)
                gevolg: Gevolg = post.functie(transactie, command)
        except AlUitgevoerd:
            return Changes(opdracht=command.opdracht, initiator=context.initiator)
        except NietGeraakt as fout:
            raise self._wie_was_eerst(command) from fout
        if any(rij.noun is Noun.MEDEWERKER for rij in gevolg.rijen):
            self._rollen.clear()
        return Changes(
            opdracht=command.opdracht,
            rijen=gevolg.rijen,
            dossiers=gevolg.dossiers,
            initiator=context.initiator,
            moment=context.nu,
            terug=gevolg.terug,
            resultaat=gevolg.resultaat,
            wat=gevolg.wat,
            opruimen=gevolg.opruimen,
        )

    def journaal(self) -> Journaal:
        """Give the journal of this database."""
        return self._journaal

    def close(self) -> None:
        """Close the journal and every connection."""
        self._journaal.close()
        self.database.close()

    def _keur(self, post: Post, verzoek: Any, context: Context) -> None:
        handeling = post.handeling
        if handeling is not None and not isinstance(handeling, Handeling):
            handeling = handeling(verzoek)
        if handeling is None:
            return
        if context.actor is None:
            raise GeenBevoegdheid("Meld u eerst aan.")
        rollen = self._rollen_van(context.actor, context.nu)
        if not rollen:
            raise GeenBevoegdheid(
                "Uw account is beëindigd of heeft geen rol meer.",
                wat_nu="Vraag de functioneel beheerder ernaar. Wat u typte en nog niet "
                "is opgeslagen, staat nog op deze computer.",
            )
        if not mag(rollen, handeling):
            raise GeenBevoegdheid(weigering(handeling))

    def _bewaak(self, lezing: Lezing, verzoek: object, context: Context) -> None:
        """Let nobody read or change what is of a dossier that they may not know of (besluit 28)."""
        genoemd = bewaking.genoemd(verzoek)
        if not genoemd:
            return
        hele = bewaking.vraag(genoemd, context)

        heel_gevraagd = context.actor in self._kent_verborgen

        def keur(rijen: Rijen) -> Leesbaar | None:
            nonlocal heel_gevraagd
            if heel_gevraagd:
                bewaking.keur(rijen)
                return None
            if not rijen:
                return None
            # Once there is something, the whole question goes along at once the next time.
            self._kent_verborgen.add(context.actor)
            heel_gevraagd = True
            return hele

        # What names nothing but itself, and reads nothing, is new.
        meer = genoemd != [getattr(verzoek, "id", None)]
        eerst = hele if heel_gevraagd else bewaking.iets_verborgen(context)
        lezing.bewaak(eerst, keur, los=meer)

    def _rollen_van(self, actor: UUID, nu: datetime) -> tuple[Rol, ...]:
        gelezen, rollen = self._rollen.get(actor, (None, ()))
        if gelezen is not None and _nog_vers(gelezen, nu):
            return rollen
        with self.database.lezing() as lezing:
            rijen = lezing.rijen(
                select(medewerker_rol.c.rol)
                .join(medewerker, medewerker.c.id == medewerker_rol.c.medewerker_id)
                .where(
                    medewerker.c.id == actor,
                    werkt_op(dag_van(nu)),
                )
            )
        rollen = tuple(Rol(rij.rol) for rij in rijen)
        self._rollen[actor] = (nu, rollen)
        return rollen

    def _log_opening(self, soort: str, query: Any, context: Context) -> bool:
        """Write a look to the log, if it is one; say whether it was."""
        # A part of a dossier (its tijdlijn, its letter) is a look of its own only if that dossier
        # was not opened today.
        deel = _deel_van(query)
        verder = deel is not None or getattr(query, "opnieuw", False)
        if verder and _sleutel(query, context) in self._geopend:
            return False
        dossier: UUID = deel or query.id
        reden = schoon(getattr(query, "reden", "")).strip()
        handeling: str | ColumnElement[str] = "openen"
        if soort in _MISSCHIEN_AFGESCHERMD:
            wie = afscherming.kijker(context)
            handeling = afscherming.als_handeling(dossier, wie, reden, deel=deel is not None)
        log_inzage(
            self.database, context, soort=soort, dossier=dossier, handeling=handeling, reden=reden
        )
        return True

    def _wie_was_eerst(self, command: Command) -> Exception:
        """Find both values, who and when, for a field that someone else changed first."""
        if not isinstance(command, WijzigVeld):
            return NietGevonden(
                "Een collega heeft dit intussen veranderd.",
                wat_nu="Het scherm is bijgewerkt. Kijk of uw wijziging nog nodig is.",
            )
        from cmpg_desktop.dossier.velden import huidige_waarde  # noqa: PLC0415  (cycle)

        with self.database.lezing() as lezing:
            hun = huidige_waarde(lezing, command.veld, command.id)
            wie, wanneer = laatste_wijziging(lezing, command.id, command.veld.value)
        return Conflict(
            veld=command.veld.value,
            rij=command.id,
            mijn=command.nieuw,
            hun=hun,
            wie=wie,
            wanneer=wanneer,
        )
