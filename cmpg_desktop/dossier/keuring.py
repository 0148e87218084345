"""What a valid value of each field is. A refusal says in Dutch what to do, at the field."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from typing import Any, Final

from cmpg_desktop.berichten.fouten import Regelfout
from cmpg_desktop.berichten.velden import Veld, Waarde
from cmpg_desktop.dossier.teksten import keur_lengte
from cmpg_desktop.werkproces.adressen import huisnummer_fout
from cmpg_desktop.werkproces.ketenpartners import ContactRol, Grond, OrganisatieSoort
from cmpg_desktop.werkproces.meldingregels import Deelgrond, MelderSoort, WeetVanMelding
from cmpg_desktop.werkproces.relaties import GezagSoort, RelatieSoort
from cmpg_desktop.werkproces.taal import lang
from cmpg_desktop.werkproces.verzoeken import (
    Hoedanigheid,
    VerzoekGrond,
    VerzoekSoort,
    VerzoekWijze,
    datumbezwaar,
)
from cmpg_desktop.werkproces.weging import Aanpak

Keurder = Callable[[Waarde, date], None]

JA_NEE_ONBEKEND = ("", "ja", "nee", "onbekend")
ADRESSOORTEN = ("woonadres", "briefadres", "verblijf")
MAX_ONDERWERP = 250
_JAAR: Final = timedelta(days=366)


def _keuze(veld: Veld, toegestaan: Collection[str]) -> Keurder:
    def keur(waarde: Waarde, _vandaag: date) -> None:
        if waarde not in toegestaan:
            raise Regelfout("Kies een van de mogelijkheden.", veld=veld.value)

    return keur


def _niet_leeg(veld: Veld, wat: str) -> Keurder:
    def keur(waarde: Waarde, _vandaag: date) -> None:
        if not waarde:
            raise Regelfout(f"{wat} kan niet leeg zijn.", veld=veld.value)

    return keur


def _niet_in_de_toekomst(veld: Veld) -> Keurder:
    def keur(waarde: Waarde, vandaag: date) -> None:
        if isinstance(waarde, date) and waarde > vandaag:
            raise Regelfout(
                f"{lang(waarde)} moet nog komen. Vul een datum in tot en met vandaag.",
                veld=veld.value,
            )

    return keur


def _binnen_een_jaar(veld: Veld) -> Keurder:
    def keur(waarde: Waarde, vandaag: date) -> None:
        if isinstance(waarde, date) and not vandaag <= waarde <= vandaag + _JAAR:
            raise Regelfout(
                f"Vul een datum in van vandaag tot en met {lang(vandaag + _JAAR)}.",
                veld=veld.value,
            )

    return keur


def _email(veld: Veld) -> Keurder:
    def keur(waarde: Waarde, _vandaag: date) -> None:
        if waarde and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", str(waarde)):
            raise Regelfout(
                "Dit is geen e-mailadres. Het heeft de vorm naam@organisatie.nl.", veld=veld.value
            )

    return keur


def _een_regel(veld: Veld, grens: int) -> Keurder:
    def keur(waarde: Waarde, _vandaag: date) -> None:
        tekst = str(waarde or "")
        keur_lengte(veld.value, tekst, grens)
        if "\n" in tekst:
            raise Regelfout("Zet dit op één regel.", veld=veld.value)

    return keur


def _huisnummer(waarde: Waarde, _vandaag: date) -> None:
    if fout := huisnummer_fout(str(waarde or "")):
        raise Regelfout(fout, veld=Veld.ADRES_HUISNUMMER.value)


def _waarden(soort: Any) -> tuple[str, ...]:
    return ("", *(lid.value for lid in soort))


KEURING: Mapping[Veld, Keurder] = {
    **{
        veld: _keuze(veld, keuzes)
        for veld, keuzes in {
            Veld.MELDING_MELDER_SOORT: _waarden(MelderSoort),
            Veld.MELDING_MELDER_GESLACHT: ("", "M", "V", "O"),
            Veld.MELDING_DEELGROND: _waarden(Deelgrond),
            Veld.CASUS_AANPAK: ("", "GGA", "PGA"),
            Veld.CASUS_ZORGMIJDER: JA_NEE_ONBEKEND,
            Veld.BETROKKENE_WOONT_IN: JA_NEE_ONBEKEND,
            Veld.BETROKKENE_WEET: _waarden(WeetVanMelding),
            Veld.BETROKKENE_BRIEF_VEILIG: JA_NEE_ONBEKEND,
            Veld.PERSOON_NAAMGEBRUIK: ("E", "P", "V", "N"),
            Veld.PERSOON_GESLACHT: ("", "M", "V", "O"),
            Veld.PERSOON_TOLK: JA_NEE_ONBEKEND,
            Veld.MELDING_CONFLICT_ZEER_ERNSTIG: JA_NEE_ONBEKEND,
            Veld.MELDING_CONFLICT_NIET_ANDERS: JA_NEE_ONBEKEND,
            Veld.MELDING_CONFLICT_INTENSIEF_GEPROBEERD: JA_NEE_ONBEKEND,
            Veld.ADRES_SOORT: ADRESSOORTEN,
            Veld.RELATIE_SOORT: tuple(soort.value for soort in RelatieSoort),
            Veld.GEZAG_SOORT: tuple(soort.value for soort in GezagSoort),
            Veld.ORGANISATIE_SOORT: tuple(soort.value for soort in OrganisatieSoort),
            Veld.ORGANISATIE_GROND: _waarden(Grond),
            Veld.BEOORDELING_AANPAK: _waarden(Aanpak),
            Veld.BEOORDELING_ZORGMIJDER: JA_NEE_ONBEKEND,
            Veld.BEOORDELINGSPUNT_ANTWOORD: JA_NEE_ONBEKEND,
            Veld.CONTACT_GESLACHT: ("", "M", "V", "O"),
            Veld.CONTACT_ROL: tuple(rol.value for rol in ContactRol),
            Veld.VERZOEK_SOORT: _waarden(VerzoekSoort),
            Veld.VERZOEK_GROND: _waarden(VerzoekGrond),
            Veld.VERZOEK_WIJZE: _waarden(VerzoekWijze),
            Veld.VERZOEK_HOEDANIGHEID: _waarden(Hoedanigheid),
        }.items()
    },
    **{
        veld: _email(veld)
        for veld in (
            Veld.MELDING_MELDER_EMAIL,
            Veld.PERSOON_EMAIL,
            Veld.ORGANISATIE_EMAIL,
            Veld.CONTACT_EMAIL,
        )
    },
    **{
        veld: _niet_in_de_toekomst(veld)
        for veld in (
            Veld.BETROKKENE_WEET_SINDS,
            Veld.PERSOON_OVERLEDEN,
            Veld.GEZAG_NAGEKEKEN,
            Veld.VERZOEK_ONTVANGEN,
            Veld.VERZOEK_VERLENGD,
            Veld.VERZOEK_BEANTWOORD,
            Veld.BEOORDELING_INGESCHREVEN_OP,
        )
    },
    Veld.BEOORDELING_MELDER_TOT: _binnen_een_jaar(Veld.BEOORDELING_MELDER_TOT),
    Veld.MELDING_BRIEF_ONDERWERP: _een_regel(Veld.MELDING_BRIEF_ONDERWERP, MAX_ONDERWERP),
    Veld.CASUS_TITEL: _een_regel(Veld.CASUS_TITEL, MAX_ONDERWERP),
    Veld.ORGANISATIE_NAAM: _niet_leeg(Veld.ORGANISATIE_NAAM, "De naam"),
    Veld.ADRES_HUISNUMMER: _huisnummer,
}

_VERZOEKDATUMS = {
    Veld.VERZOEK_ONTVANGEN: "ontvangen",
    Veld.VERZOEK_VERLENGD: "verlengd",
    Veld.VERZOEK_BEANTWOORD: "beantwoord",
}

_PERIODES = {
    Veld.ADRES_VAN: ("van", "tot"),
    Veld.ADRES_TOT: ("van", "tot"),
    Veld.GEZAG_VAN: ("van", "tot"),
    Veld.GEZAG_TOT: ("van", "tot"),
    Veld.BETROKKENE_VAN: ("van", "tot"),
    Veld.BETROKKENE_TOT: ("van", "tot"),
    Veld.CONTACT_VAN: ("van", "tot"),
    Veld.CONTACT_TOT: ("van", "tot"),
    Veld.ORGANISATIE_PARTIJ_VAN: ("partij_van", "partij_tot"),
    Veld.ORGANISATIE_PARTIJ_TOT: ("partij_van", "partij_tot"),
}


def keur_datums(veld: Veld, rij: Any, waarden: Mapping[str, Any]) -> None:
    """Check what depends on two fields: a period runs forward, and nobody dies before birth."""

    def wordt(naam: str) -> Any:
        return waarden[naam] if naam in waarden else getattr(rij, naam)

    if veld in _PERIODES:
        van, tot = (wordt(naam) for naam in _PERIODES[veld])
        if van is not None and tot is not None and tot < van:
            raise Regelfout(
                f"Het einde ({lang(tot)}) ligt voor het begin ({lang(van)}).", veld=veld.value
            )
    if veld in (Veld.PERSOON_GEBOORTE, Veld.PERSOON_OVERLEDEN):
        geboren, overleden = wordt("geboren_vroegst"), wordt("overleden_op")
        if geboren is not None and overleden is not None and overleden < geboren:
            raise Regelfout(
                "De datum van overlijden ligt voor de geboorte. Kijk beide na.", veld=veld.value
            )
    if veld in _VERZOEKDATUMS:
        bezwaar = datumbezwaar(
            _VERZOEKDATUMS[veld],
            ontvangen=wordt("ontvangen_op"),
            verlengd=wordt("verlengd_op"),
            beantwoord=wordt("beantwoord_op"),
        )
        if bezwaar:
            raise Regelfout(bezwaar, veld=veld.value)
