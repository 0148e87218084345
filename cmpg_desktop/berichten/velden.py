"""The closed list of fields that are set one at a time, and the command that sets one.

A field's value is the name the screen uses for it too (`objectName`), so an error finds its place.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias
from uuid import UUID

from cmpg_desktop.berichten.kern import Command

Waarde: TypeAlias = str | bool | int | date | UUID | None


class Veld(StrEnum):
    """Every field that a person can change in place; the part before the dot is the noun."""

    MELDING_TITEL = "melding.titel"
    MELDING_BEHANDELAAR = "melding.behandelaar_id"
    MELDING_ORGANISATIE = "melding.organisatie_id"
    MELDING_CONTACTPERSOON = "melding.contactpersoon_id"
    MELDING_MELDER_SOORT = "melding.melder_soort"
    MELDING_MELDER_NAAM = "melding.melder_naam"
    MELDING_MELDER_FUNCTIE = "melding.melder_functie"
    MELDING_MELDER_GESLACHT = "melding.melder_geslacht"
    MELDING_MELDER_TELEFOON = "melding.melder_telefoon"
    MELDING_MELDER_EMAIL = "melding.melder_email"
    MELDING_MELDER_WAAROM = "melding.melder_waarom"
    MELDING_UW_KENMERK = "melding.uw_kenmerk"
    MELDING_CONCRETE_VRAAG = "melding.concrete_vraag"
    MELDING_EERDER_GEPROBEERD = "melding.eerder_geprobeerd"
    MELDING_INZET_BEMIDDELING = "melding.inzet_bemiddeling"
    MELDING_INZET_DOSSIER = "melding.inzet_dossier"
    MELDING_INZET_HULP = "melding.inzet_hulp"
    MELDING_INZET_CORPORATIE = "melding.inzet_corporatie"
    MELDING_DEELGROND = "melding.deelgrond"
    MELDING_DEELGROND_TOELICHTING = "melding.deelgrond_toelichting"
    MELDING_CONFLICT_ZEER_ERNSTIG = "melding.conflict_zeer_ernstig"
    MELDING_CONFLICT_NIET_ANDERS = "melding.conflict_niet_anders"
    MELDING_CONFLICT_INTENSIEF_GEPROBEERD = "melding.conflict_intensief_geprobeerd"
    MELDING_BRIEF_ONDERWERP = "melding.brief_onderwerp"
    MELDING_BRIEF_ADVIES = "melding.brief_advies"
    MELDING_BRIEF_ONDERTEKENAAR = "melding.brief_ondertekenaar_id"
    MELDING_SPOED = "melding.spoed"

    CASUS_TITEL = "casus.titel"
    CASUS_AANPAK = "casus.aanpak"
    CASUS_ZORGMIJDER = "casus.zorgmijder"
    CASUS_ZORGMIJDER_WAARUIT = "casus.zorgmijder_waaruit"

    PROBLEMATIEK_TEKST = "problematiek.tekst"
    PROBLEMATIEK_BIJZONDER = "problematiek.bijzonder"
    PROBLEMATIEK_STRAFRECHTELIJK = "problematiek.strafrechtelijk"

    BETROKKENE_ROL = "betrokkene.rol"
    BETROKKENE_WOONT_IN = "betrokkene.woont_in"
    BETROKKENE_VAN = "betrokkene.van"
    BETROKKENE_TOT = "betrokkene.tot"
    BETROKKENE_WEET = "betrokkene.weet_van_melding"
    BETROKKENE_WEET_SINDS = "betrokkene.weet_sinds"
    BETROKKENE_WEET_VAN_WIE = "betrokkene.weet_van_wie"
    BETROKKENE_WEET_TOELICHTING = "betrokkene.weet_toelichting"
    BETROKKENE_BRIEF_VEILIG = "betrokkene.brief_veilig"

    PERSOON_VOORNAMEN = "persoon.voornamen"
    PERSOON_VOORLETTERS = "persoon.voorletters"
    PERSOON_ROEPNAAM = "persoon.roepnaam"
    PERSOON_VOORVOEGSEL = "persoon.voorvoegsel"
    PERSOON_GESLACHTSNAAM = "persoon.geslachtsnaam"
    PERSOON_PARTNER_VOORVOEGSEL = "persoon.partner_voorvoegsel"
    PERSOON_PARTNER_GESLACHTSNAAM = "persoon.partner_geslachtsnaam"
    PERSOON_NAAMGEBRUIK = "persoon.naamgebruik"
    PERSOON_GESLACHT = "persoon.geslacht"
    PERSOON_GEBOORTE = "persoon.geboorte_tekst"
    PERSOON_OVERLEDEN = "persoon.overleden_op"
    PERSOON_TAAL = "persoon.taal"
    PERSOON_TOLK = "persoon.tolk"
    PERSOON_TELEFOON = "persoon.telefoon"
    PERSOON_EMAIL = "persoon.email"
    PERSOON_ADRES_ONBEKEND = "persoon.adres_onbekend"

    ADRES_SOORT = "adres.soort"
    ADRES_STRAAT = "adres.straat"
    ADRES_HUISNUMMER = "adres.huisnummer"
    ADRES_HUISLETTER = "adres.huisletter"
    ADRES_TOEVOEGING = "adres.toevoeging"
    ADRES_POSTCODE = "adres.postcode"
    ADRES_WOONPLAATS = "adres.woonplaats"
    ADRES_VAN = "adres.van"
    ADRES_TOT = "adres.tot"
    ADRES_GEHEIM = "adres.geheim"

    RELATIE_SOORT = "relatie.soort"
    RELATIE_TOELICHTING = "relatie.toelichting"
    GEZAG_SOORT = "gezag.soort"
    GEZAG_BRON = "gezag.bron"
    GEZAG_NAGEKEKEN = "gezag.nagekeken_op"
    GEZAG_VAN = "gezag.van"
    GEZAG_TOT = "gezag.tot"

    ORGANISATIE_NAAM = "organisatie.naam"
    ORGANISATIE_SOORT = "organisatie.soort"
    ORGANISATIE_OUDER = "organisatie.ouder_id"
    ORGANISATIE_OPVOLGER = "organisatie.opvolger_id"
    ORGANISATIE_PARTIJ_VAN = "organisatie.partij_van"
    ORGANISATIE_PARTIJ_TOT = "organisatie.partij_tot"
    ORGANISATIE_GROND = "organisatie.grond"
    ORGANISATIE_STRAAT = "organisatie.straat"
    ORGANISATIE_HUISNUMMER = "organisatie.huisnummer"
    ORGANISATIE_POSTCODE = "organisatie.postcode"
    ORGANISATIE_WOONPLAATS = "organisatie.woonplaats"
    ORGANISATIE_TELEFOON = "organisatie.telefoon"
    ORGANISATIE_SPOEDNUMMER = "organisatie.spoednummer"
    ORGANISATIE_EMAIL = "organisatie.email"
    ORGANISATIE_OPMERKING = "organisatie.opmerking"

    CONTACT_VOORLETTERS = "contactpersoon.voorletters"
    CONTACT_VOORNAAM = "contactpersoon.voornaam"
    CONTACT_VOORVOEGSEL = "contactpersoon.voorvoegsel"
    CONTACT_ACHTERNAAM = "contactpersoon.achternaam"
    CONTACT_GESLACHT = "contactpersoon.geslacht"
    CONTACT_FUNCTIE = "contactpersoon.functie"
    CONTACT_ROL = "contactpersoon.rol"
    CONTACT_TELEFOON = "contactpersoon.telefoon"
    CONTACT_EMAIL = "contactpersoon.email"
    CONTACT_VAN = "contactpersoon.van"
    CONTACT_TOT = "contactpersoon.tot"

    NOTITIE_WIE_BELT = "notitie.wie_belt"
    NOTITIE_ORGANISATIE = "notitie.organisatie_id"
    NOTITIE_ORGANISATIE_TEKST = "notitie.organisatie_tekst"
    NOTITIE_TELEFOON = "notitie.telefoon"
    NOTITIE_TEKST = "notitie.tekst"
    NOTITIE_SPOED = "notitie.spoed"

    BEOORDELING_AANPAK = "beoordeling.aanpak"
    BEOORDELING_ZORGMIJDER = "beoordeling.zorgmijder"
    BEOORDELING_ZORGMIJDER_WAARUIT = "beoordeling.zorgmijder_waaruit"
    BEOORDELING_MOTIVERING = "beoordeling.motivering"
    BEOORDELING_CASUS = "beoordeling.casus_id"
    BEOORDELING_ORGANISATIE = "beoordeling.organisatie_id"
    BEOORDELING_NAAR_WIE = "beoordeling.naar_wie"
    BEOORDELING_MELDER_TOT = "beoordeling.melder_tot"
    BEOORDELING_INGESCHREVEN_OP = "beoordeling.ingeschreven_op"
    BEOORDELING_INGESCHREVEN_BRON = "beoordeling.ingeschreven_bron"
    BEOORDELINGSPUNT_ANTWOORD = "beoordelingspunt.antwoord"
    BEOORDELINGSPUNT_WAARUIT = "beoordelingspunt.waaruit"

    BRIEF_ONDERTEKENAAR = "brief.ondertekenaar_id"
    BRIEFVELD_WAARDE = "briefveld.waarde"

    SPOEDCONTACT_WIE = "spoedcontact.wie"
    SPOEDCONTACT_UITKOMST = "spoedcontact.uitkomst"

    VERZOEK_SOORT = "verzoek.soort"
    VERZOEK_GROND = "verzoek.grond"
    VERZOEK_ONTVANGEN = "verzoek.ontvangen_op"
    VERZOEK_WIJZE = "verzoek.wijze"
    VERZOEK_PERSOON = "verzoek.persoon_id"
    VERZOEK_NAAM = "verzoek.naam"
    VERZOEK_HOEDANIGHEID = "verzoek.hoedanigheid"
    VERZOEK_NAMENS_PERSOON = "verzoek.namens_persoon_id"
    VERZOEK_NAMENS = "verzoek.namens"
    VERZOEK_CASUS = "verzoek.casus_id"
    VERZOEK_MELDING = "verzoek.melding_id"
    VERZOEK_TEKST = "verzoek.tekst"
    VERZOEK_BEHANDELAAR = "verzoek.behandelaar_id"
    VERZOEK_VERLENGD = "verzoek.verlengd_op"
    VERZOEK_VERLENGD_REDEN = "verzoek.verlengd_reden"
    VERZOEK_BEANTWOORD = "verzoek.beantwoord_op"

    @property
    def noun(self) -> str:
        """The kind of row this field is of."""
        return self.value.partition(".")[0]

    @property
    def kolom(self) -> str:
        """The column this field is stored in."""
        return self.value.partition(".")[2]

    @property
    def weergave(self) -> str:
        """What people call this field ("concrete vraag"), inside a sentence."""
        eigen = _WEERGAVE.get(self.value)
        return eigen or self.kolom.removesuffix("_id").removesuffix("_op").replace("_", " ")


# Only where the name of the column is not what people say.
_WEERGAVE: Final = {
    Veld.MELDING_MELDER_SOORT.value: "soort melder",
    Veld.MELDING_MELDER_NAAM.value: "naam van de melder",
    Veld.MELDING_MELDER_FUNCTIE.value: "functie van de melder",
    Veld.MELDING_MELDER_GESLACHT.value: "aanhef van de melder",
    Veld.MELDING_MELDER_TELEFOON.value: "telefoon van de melder",
    Veld.MELDING_MELDER_EMAIL.value: "e-mail van de melder",
    Veld.MELDING_MELDER_WAAROM.value: "waarom toch bij het regieteam",
    Veld.MELDING_EERDER_GEPROBEERD.value: "wat er al geprobeerd is",
    Veld.MELDING_INZET_BEMIDDELING.value: "eerdere inzet: bemiddeling",
    Veld.MELDING_INZET_DOSSIER.value: "eerdere inzet: dossier",
    Veld.MELDING_INZET_HULP.value: "eerdere inzet: gerichte hulp",
    Veld.MELDING_INZET_CORPORATIE.value: "eerdere inzet: corporatie",
    Veld.MELDING_DEELGROND.value: "grond om te delen",
    Veld.MELDING_DEELGROND_TOELICHTING.value: "toelichting op de grond om te delen",
    Veld.MELDING_CONFLICT_ZEER_ERNSTIG.value: "conflict van plichten",
    Veld.MELDING_CONFLICT_NIET_ANDERS.value: "conflict van plichten",
    Veld.MELDING_CONFLICT_INTENSIEF_GEPROBEERD.value: "conflict van plichten",
    Veld.MELDING_BRIEF_ONDERWERP.value: "onderwerp van de brief",
    Veld.MELDING_BRIEF_ADVIES.value: "advies in de brief",
    Veld.MELDING_BRIEF_ONDERTEKENAAR.value: "ondertekenaar van de brief",
    Veld.CASUS_TITEL.value: "titel van de casus",
    Veld.CASUS_ZORGMIJDER_WAARUIT.value: "waaruit blijkt dat zij zorgmijder zijn",
    Veld.PROBLEMATIEK_TEKST.value: "wat er aan de hand is",
    Veld.PROBLEMATIEK_BIJZONDER.value: "bijzondere gegevens",
    Veld.PROBLEMATIEK_STRAFRECHTELIJK.value: "strafrechtelijke gegevens",
    Veld.BETROKKENE_VAN.value: "betrokken vanaf",
    Veld.BETROKKENE_TOT.value: "betrokken tot",
    Veld.BETROKKENE_BRIEF_VEILIG.value: "veilig om een brief te sturen",
    Veld.PERSOON_PARTNER_VOORVOEGSEL.value: "voorvoegsel van de partner",
    Veld.PERSOON_PARTNER_GESLACHTSNAAM.value: "geslachtsnaam van de partner",
    Veld.PERSOON_GEBOORTE.value: "geboren of leeftijd",
    Veld.PERSOON_EMAIL.value: "e-mail",
    Veld.ADRES_VAN.value: "adres vanaf",
    Veld.ADRES_TOT.value: "adres tot",
    Veld.ADRES_SOORT.value: "soort adres",
    Veld.ADRES_GEHEIM.value: "geheim adres",
    Veld.RELATIE_SOORT.value: "relatie",
    Veld.RELATIE_TOELICHTING.value: "toelichting op de relatie",
    Veld.GEZAG_SOORT.value: "gezag",
    Veld.GEZAG_BRON.value: "bron van het gezag",
    Veld.GEZAG_VAN.value: "gezag vanaf",
    Veld.GEZAG_TOT.value: "gezag tot",
    Veld.GEZAG_NAGEKEKEN.value: "gezag nagekeken",
    Veld.ORGANISATIE_NAAM.value: "naam van de organisatie",
    Veld.ORGANISATIE_SOORT.value: "soort organisatie",
    Veld.ORGANISATIE_OUDER.value: "hoort bij",
    Veld.ORGANISATIE_EMAIL.value: "e-mail",
    Veld.ORGANISATIE_PARTIJ_VAN.value: "convenantpartij vanaf",
    Veld.ORGANISATIE_PARTIJ_TOT.value: "convenantpartij tot",
    Veld.CONTACT_EMAIL.value: "e-mail",
    Veld.CONTACT_VAN.value: "contactpersoon vanaf",
    Veld.CONTACT_TOT.value: "contactpersoon tot",
    Veld.NOTITIE_TEKST.value: "tekst van het gesprek",
    Veld.NOTITIE_ORGANISATIE_TEKST.value: "organisatie",
    Veld.BEOORDELING_MOTIVERING.value: "waarom deze uitkomst",
    Veld.BEOORDELING_ZORGMIJDER_WAARUIT.value: "waaruit blijkt dat zij zorgmijder zijn",
    Veld.BEOORDELING_CASUS.value: "casus waar het bij hoort",
    Veld.BEOORDELING_ORGANISATIE.value: "wie het overneemt",
    Veld.BEOORDELING_MELDER_TOT.value: "tot wanneer de melder verantwoordelijk blijft",
    Veld.BEOORDELING_INGESCHREVEN_OP.value: "wanneer de inschrijving is nagekeken",
    Veld.BEOORDELING_INGESCHREVEN_BRON.value: "waarin de inschrijving is nagekeken",
    Veld.BEOORDELINGSPUNT_ANTWOORD.value: "antwoord bij de beoordeling",
    Veld.BEOORDELINGSPUNT_WAARUIT.value: "waaruit dat blijkt",
    Veld.BRIEF_ONDERTEKENAAR.value: "wie de brief ondertekent",
    Veld.BRIEFVELD_WAARDE.value: "tekst van de brief",
    Veld.SPOEDCONTACT_WIE.value: "wie aan de lijn was",
    Veld.SPOEDCONTACT_UITKOMST.value: "wat het spoedgesprek opleverde",
    Veld.VERZOEK_SOORT.value: "soort verzoek",
    Veld.VERZOEK_GROND.value: "waarom het anders moet",
    Veld.VERZOEK_WIJZE.value: "hoe het verzoek binnenkwam",
    Veld.VERZOEK_PERSOON.value: "wie het vraagt",
    Veld.VERZOEK_NAAM.value: "wie het vraagt",
    Veld.VERZOEK_HOEDANIGHEID.value: "voor wie het wordt gevraagd",
    Veld.VERZOEK_NAMENS_PERSOON.value: "om wie het gaat",
    Veld.VERZOEK_NAMENS.value: "om wie het gaat",
    Veld.VERZOEK_CASUS.value: "casus van het verzoek",
    Veld.VERZOEK_MELDING.value: "melding van het verzoek",
    Veld.VERZOEK_TEKST.value: "wat er is gevraagd",
    Veld.VERZOEK_VERLENGD.value: "dag van de brief over uitstel",
    Veld.VERZOEK_VERLENGD_REDEN.value: "reden van het uitstel",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class WijzigVeld(Command):
    """Set one field, if it still holds `oud`; else the work raises `Conflict`."""

    veld: Veld
    id: UUID
    oud: Waarde = field(repr=False)
    nieuw: Waarde = field(repr=False)


class RijSoort(StrEnum):
    """Rows that a person can take away and bring back."""

    BETROKKENE = "betrokkene"
    ADRES = "adres"
    RELATIE = "relatie"
    GEZAG = "gezag"
    PROBLEMATIEK = "problematiek"
    ORGANISATIE = "organisatie"
    CONTACTPERSOON = "contactpersoon"
    ONDERTEKENING = "ondertekening"
    DOCUMENT = "document"
    VERZOEK = "verzoek"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerwijderRij(Command):
    """Take a row away; it stays in the database until it is cleaned up, so this can be undone."""

    soort: RijSoort
    id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class HerstelRij(Command):
    """Bring back a row that was taken away."""

    soort: RijSoort
    id: UUID
