"""Who may do what: one table, asked by every command (werkproces 1.2, reglement art. 6 lid 2)."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from cmpg_desktop.werkproces.rollen import REGIETEAM, Rol


class Handeling(StrEnum):
    """Something a person does in the program."""

    TELEFOONNOTITIE = "telefoonnotitie"
    ADVIES_REGISTREREN = "advies_registreren"
    MELDING_VASTLEGGEN = "melding_vastleggen"
    MELDING_LEZEN = "melding_lezen"
    MELDING_WIJZIGEN = "melding_wijzigen"
    MELDING_INTREKKEN = "melding_intrekken"
    MELDING_SAMENVOEGEN = "melding_samenvoegen"
    MELDING_KOPPELEN = "melding_koppelen"
    SPOED_HANDELEN = "spoed_handelen"
    BESLUIT_VOORSTELLEN = "besluit_voorstellen"
    BESLUIT_NEMEN = "besluit_nemen"
    CASUS_TOEWIJZEN = "casus_toewijzen"
    WAARNEMER_AANWIJZEN = "waarnemer_aanwijzen"
    INLICHTEN_VASTLEGGEN = "inlichten_vastleggen"
    UITZONDERING_WEGEN = "uitzondering_wegen"
    INFORMATIEVERZOEK_DOEN = "informatieverzoek_doen"
    CASUS_LEZEN = "casus_lezen"
    CASUS_WIJZIGEN = "casus_wijzigen"
    DOSSIER_AFSCHERMEN = "dossier_afschermen"
    PERSOON_LEZEN = "persoon_lezen"
    PERSOON_WIJZIGEN = "persoon_wijzigen"
    KETENPARTNER_LEZEN = "ketenpartner_lezen"
    KETENPARTNER_WIJZIGEN = "ketenpartner_wijzigen"
    BRIEF_MAKEN = "brief_maken"
    BRIEF_VERZENDEN = "brief_verzenden"
    DOCUMENT_TOEVOEGEN = "document_toevoegen"
    WERKVOORRAAD_LEZEN = "werkvoorraad_lezen"
    OPMERKING_PLAATSEN = "opmerking_plaatsen"
    ZOEKEN = "zoeken"
    VERZOEK_REGISTREREN = "verzoek_registreren"
    CASUSSEN_IMPORTEREN = "casussen_importeren"
    INSTELLING_LEZEN = "instelling_lezen"
    INSTELLING_WIJZIGEN = "instelling_wijzigen"
    SJABLOON_BEHEREN = "sjabloon_beheren"
    ACCOUNT_BEHEREN = "account_beheren"
    BACKUP_MAKEN = "backup_maken"
    AUDIT_INZIEN = "audit_inzien"

    @property
    def weergave(self) -> str:
        """Return the Dutch words for in a refusal: "U mag geen ..."."""
        return self.value.replace("_", " ")


_BEHEER: Final = frozenset({Rol.FUNCTIONEEL_BEHEERDER})
_REGISSEUR: Final = frozenset({Rol.CASUSREGISSEUR})
_MANAGER: Final = frozenset({Rol.PROCESMANAGER})
_REGISSEUR_OF_MANAGER: Final = _REGISSEUR | _MANAGER

# What is not named here is the work of the whole regieteam, and of nobody else.
_ANDERS: Final[Mapping[Handeling, frozenset[Rol]]] = MappingProxyType(
    {
        # Two people: one proposes, the other has the last say (besluit 11, E014, E044).
        Handeling.BESLUIT_VOORSTELLEN: _REGISSEUR,
        Handeling.BESLUIT_NEMEN: _MANAGER,
        Handeling.CASUS_TOEWIJZEN: _MANAGER,
        # A casus out of a list has no proposal here: it was decided on before the program.
        Handeling.CASUSSEN_IMPORTEREN: _MANAGER,
        Handeling.WAARNEMER_AANWIJZEN: _MANAGER,
        Handeling.DOSSIER_AFSCHERMEN: _MANAGER,
        Handeling.UITZONDERING_WEGEN: _REGISSEUR_OF_MANAGER,
        Handeling.MELDING_INTREKKEN: _REGISSEUR_OF_MANAGER,
        # Partners are no dossier content; who keeps the lists may keep this one.
        Handeling.KETENPARTNER_LEZEN: REGIETEAM | _BEHEER,
        Handeling.KETENPARTNER_WIJZIGEN: REGIETEAM | _BEHEER,
        Handeling.INSTELLING_LEZEN: frozenset(Rol),
        Handeling.INSTELLING_WIJZIGEN: _BEHEER,
        Handeling.SJABLOON_BEHEREN: _BEHEER,
        Handeling.ACCOUNT_BEHEREN: _BEHEER,
        Handeling.BACKUP_MAKEN: REGIETEAM | _BEHEER,
        Handeling.AUDIT_INZIEN: frozenset({Rol.TOEZICHTHOUDER}),
    }
)

BEVOEGDHEDEN: Final[Mapping[Handeling, frozenset[Rol]]] = MappingProxyType(
    {handeling: _ANDERS.get(handeling, REGIETEAM) for handeling in Handeling}
)


def mag(rollen: Collection[Rol], handeling: Handeling) -> bool:
    """Tell whether someone with these roles may do this."""
    return not BEVOEGDHEDEN[handeling].isdisjoint(rollen)


def weigering(handeling: Handeling) -> str:
    """Return the Dutch sentence for who may not do this: it names who may."""
    wie = " of ".join(sorted(rol.weergave for rol in BEVOEGDHEDEN[handeling]))
    return f"Dit mag u niet doen ({handeling.weergave}). Wie het wel mag: {wie}."
