"""De brief "advies aan de melder", bijlagen en sjablonen: van tekst tot verzonden."""

import io
import re
import zipfile
from datetime import date

import pytest
from sqlalchemy import insert, select, update

from cmpg_desktop.berichten.documenten import (
    MAX_BIJLAGE,
    BriefBladzijden,
    BriefOpenen,
    BriefVoorbeeld,
    DrukAf,
    DrukPdfAf,
    HaalBestand,
    MaakBrief,
    MeldVerzonden,
    Printers,
    Sjablonen,
    TrekVerzendingIn,
    VoegBijlageToe,
    ZetSjabloon,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen
from cmpg_desktop.berichten.partners import MaakPartner, VoegContactToe
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.documenten import document_versie, sjabloon
from cmpg_desktop.database.tabellen.meldingen import feit
from cmpg_desktop.database.tabellen.partners import organisatie
from cmpg_desktop.database.tabellen.team import instelling, inzage, medewerker
from cmpg_desktop.documenten.afdrukken import AfdrukFout
from cmpg_desktop.dossier import documenten
from cmpg_desktop.dossier.documenten import nette_naam, soort_bestand
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.brieven import BriefSoort
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from tests.dossier.conftest import BEHEER, BERT, LOTTE, MARLOES

RAAR = "{{ 7*7 }} <w:p/> O'Hara & Zn. 🙂"
INSTELLINGEN = {
    "gemeente": "Nieuwegein",
    "verantwoordelijke": "het college van Nieuwegein",
    "contact_fg": "fg@nieuwegein.example",
    "mailbox": "regieteam@nieuwegein.example",
    "afzender_naam": "Regieteam",
    "afzender_adres": "Stadsplein 1",
    "afzender_postcode_plaats": "3431 LZ  Nieuwegein",
    "afzender_telefoon": "030 000 00 00",
    "retouradres": "Postbus 1, 3430 AA  Nieuwegein",
}


@pytest.fixture
def melding(werk):
    """Geef een melding van MOvactor, met alles wat de brief nodig heeft."""
    werk.schrijf(insert(instelling), [{"sleutel": k, "waarde": w} for k, w in INSTELLINGEN.items()])
    werk.schrijf(update(medewerker).values(functie="casusregisseur"))
    partij, id_ = nieuw_id(), nieuw_id()
    werk.doe(MaakPartner(id=partij, naam="MOvactor", soort=OrganisatieSoort.WELZIJN))
    werk.schrijf(
        update(organisatie).values(
            straat="Dorpsstraat", huisnummer="1", postcode="3431 AB", woonplaats="Nieuwegein"
        )
    )
    werk.doe(
        MaakMelding(
            id=id_,
            ontvangen_op=date(2026, 3, 2),
            wijze=OntvangstWijze.E_MAIL,
            organisatie_id=partij,
            melder_naam="mevrouw E. van den Berg",
        )
    )
    for veld, oud, nieuw in (
        (Veld.MELDING_BEHANDELAAR, None, MARLOES),
        (Veld.MELDING_CONCRETE_VRAAG, "", f"Waar kan mevrouw terecht? {RAAR}"),
    ):
        werk.doe(WijzigVeld(veld=veld, id=id_, oud=oud, nieuw=nieuw))
    return id_


def _maak(melding, **meer):
    velden = {
        "onderwerp": "Ons advies",
        "advies": f"Bel het wijkteam.\n\n{RAAR}",
        "ondertekenaar_id": MARLOES,
    }
    return MaakBrief(melding_id=melding, **(velden | meer))


def _tekst(inhoud):
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        return pakket.read("word/document.xml").decode()


@pytest.mark.eis("E046")
def test_de_brief_begint_ingevuld(werk, melding):
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert concept.aan == (
        "MOvactor",
        "t.a.v. mevrouw E. van den Berg",
        "Dorpsstraat 1",
        "3431 AB  Nieuwegein",
    )
    assert concept.aanhef == "Geachte mevrouw Van den Berg"
    assert concept.onderwerp == "Ons advies bij uw vraag van 2 maart 2026"
    assert concept.ondertekenaar_id == MARLOES
    assert len(concept.leeg) == 1
    assert concept.leeg[0].startswith("Het advies")


def _typ(werk, melding, veld, nieuw, oud=""):
    werk.doe(WijzigVeld(veld=veld, id=melding, oud=oud, nieuw=nieuw))


def test_een_organisatie_zonder_adres_wordt_genoemd_maar_houdt_de_brief_niet_tegen(werk, melding):
    werk.schrijf(update(organisatie).values(straat=""))
    leeg = werk.vraag(BriefOpenen(melding_id=melding)).leeg
    assert leeg[1:] == (
        "Het adres van MOvactor (in te vullen bij Ketenpartners), niet nodig per e-mail",
    )
    werk.doe(_maak(melding))


def test_een_functie_achter_de_naam_van_de_melder_wordt_geen_voorletter(werk, melding):
    _typ(
        werk,
        melding,
        Veld.MELDING_MELDER_NAAM,
        "Petra Lammers, SPV",
        oud="mevrouw E. van den Berg",
    )
    assert werk.vraag(BriefOpenen(melding_id=melding)).aan[1] == "t.a.v. P. Lammers"


@pytest.mark.eis("E046")
def test_wat_aan_de_brief_is_getypt_staat_bij_de_melding_tot_de_brief_er_is(werk, melding):
    _typ(werk, melding, Veld.MELDING_BRIEF_ONDERWERP, "Advies over hulp")
    _typ(werk, melding, Veld.MELDING_BRIEF_ADVIES, f"Bel het wijkteam.\n\n{RAAR}")
    _typ(werk, melding, Veld.MELDING_BRIEF_ONDERTEKENAAR, BERT, oud=None)
    concept = werk.als(LOTTE).vraag(BriefOpenen(melding_id=melding))
    assert (concept.onderwerp, concept.getypt_onderwerp) == ("Advies over hulp",) * 2
    assert concept.advies == f"Bel het wijkteam.\n\n{RAAR}"
    assert (concept.ondertekenaar_id, concept.gekozen_ondertekenaar_id) == (BERT, BERT)
    assert concept.leeg == ()
    _typ(werk, melding, Veld.MELDING_BRIEF_ONDERWERP, "", oud="Advies over hulp")
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert (concept.onderwerp, concept.getypt_onderwerp) == (
        "Ons advies bij uw vraag van 2 maart 2026",
        "",
    )


def test_een_onderwerp_dat_niet_op_de_brief_past_wordt_geweigerd_bij_het_veld(werk, melding):
    for onderwerp, tekst in (("x" * 251, "te lang"), ("Twee\nregels", "één regel")):
        with pytest.raises(Regelfout, match=tekst) as fout:
            _typ(werk, melding, Veld.MELDING_BRIEF_ONDERWERP, onderwerp)
        assert fout.value.veld == Veld.MELDING_BRIEF_ONDERWERP.value


def test_een_gemaakte_brief_laat_staan_wat_er_intussen_is_getypt(werk, melding):
    _typ(werk, melding, Veld.MELDING_BRIEF_ADVIES, "Bel het wijkteam, of mail.")
    werk.doe(_maak(melding))
    assert werk.vraag(BriefOpenen(melding_id=melding)).advies == "Bel het wijkteam, of mail."
    _typ(werk, melding, Veld.MELDING_BRIEF_ADVIES, "", oud="Bel het wijkteam, of mail.")
    assert werk.vraag(BriefOpenen(melding_id=melding)).advies == ""


def test_een_contactpersoon_gaat_voor_de_getypte_naam(werk, melding):
    partij = werk.vraag(MeldingOpenen(id=melding)).organisatie_id
    contact = nieuw_id()
    werk.doe(VoegContactToe(id=contact, organisatie_id=partij, naam="de heer J. Postma"))
    werk.doe(WijzigVeld(veld=Veld.MELDING_CONTACTPERSOON, id=melding, oud=None, nieuw=contact))
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert concept.aanhef == "Geachte heer Postma"
    assert concept.aan[1] == "t.a.v. de heer J. Postma"


@pytest.mark.eis("E046")
def test_een_brief_wordt_bewaard_met_de_versie_van_zijn_sjabloon(werk, melding):
    id_ = werk.als(LOTTE).doe(_maak(melding)).resultaat
    (rij,) = werk.rijen(select(document_versie))
    assert (rij.document_id, rij.versie) == (id_, 1)
    assert rij.sjabloon == "advies-aan-melder van het programma"
    assert len(rij.sjabloon_sha256) == len(rij.sha256) == 64
    tekst = _tekst(rij.bytes)
    assert "{{ 7*7 }} &lt;w:p/&gt; O'Hara &amp; Zn. 🙂" in tekst
    assert "Marloes Hendriks" in tekst
    assert "Lotte Smit" in tekst
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert concept.onderwerp == "Ons advies"
    assert [een.versie for een in concept.documenten] == [1]


@pytest.mark.eis("E030", "E119")
def test_in_de_brief_staan_het_adres_van_het_team_en_wie_voor_de_gegevens_verantwoordelijk_is(
    werk, melding
):
    id_ = werk.doe(_maak(melding)).resultaat
    brief = werk.vraag(HaalBestand(document_id=id_)).bytes
    with zipfile.ZipFile(io.BytesIO(brief)) as pakket:
        delen = [pakket.read(naam) for naam in pakket.namelist() if naam.endswith(".xml")]
    tekst = re.sub(r"<[^>]+>", "", b" ".join(delen).decode())
    assert "het college van Nieuwegein" in tekst
    assert "regieteam@nieuwegein.example" in tekst
    assert "fg@nieuwegein.example" in tekst


def test_zolang_er_iets_ontbreekt_komt_er_geen_brief(werk, melding):
    with pytest.raises(Regelfout, match="Het advies"):
        werk.doe(_maak(melding, advies=" \n"))
    with pytest.raises(Regelfout, match="ondertekent"):
        werk.doe(_maak(melding, ondertekenaar_id=None))
    assert not werk.rijen(select(document_versie))


def test_dezelfde_opdracht_nog_eens_maakt_geen_tweede_brief(werk, melding):
    opdracht = _maak(melding)
    werk.doe(opdracht)
    werk.doe(opdracht)
    assert len(werk.rijen(select(document_versie))) == 1


def test_een_volgende_versie_laat_de_vorige_staan(werk, melding):
    id_ = werk.doe(_maak(melding)).resultaat
    werk.later(minutes=1).doe(_maak(melding, document_id=id_, onderwerp="Beter"))
    rijen = werk.rijen(select(document_versie).order_by(document_versie.c.versie))
    assert [rij.versie for rij in rijen] == [1, 2]
    assert "Beter" not in _tekst(rijen[0].bytes)
    (brief,) = werk.vraag(MeldingOpenen(id=melding)).documenten
    assert brief.versie == 2


@pytest.mark.eis("E046")
def test_een_tweede_brief_is_een_eigen_stuk_en_de_verzonden_brief_blijft(werk, melding):
    eerste = werk.doe(_maak(melding)).resultaat
    werk.doe(_verzonden(eerste))
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert not concept.volgende_begonnen, "er staat de tekst van de brief die weg is"
    assert concept.documenten[0].verzonden_aan == "mevrouw E. van den Berg"
    _typ(werk, melding, Veld.MELDING_BRIEF_ADVIES, "Bel ook de huisarts.", oud=concept.advies)
    assert werk.vraag(BriefOpenen(melding_id=melding)).volgende_begonnen
    tweede = werk.doe(_maak(melding, advies="Bel ook de huisarts.")).resultaat
    assert tweede != eerste
    concept = werk.vraag(BriefOpenen(melding_id=melding))
    assert [(een.id, een.versie) for een in concept.documenten] == [(eerste, 1), (tweede, 1)]
    assert [een.verzonden_op is None for een in concept.documenten] == [False, True]
    assert not concept.volgende_begonnen
    assert [een.id for een in werk.vraag(MeldingOpenen(id=melding)).documenten] == [eerste, tweede]


def _verzonden(id_, **meer):
    velden = {"kanaal": "post", "op": date(2026, 3, 6), "aan": "mevrouw E. van den Berg"}
    return MeldVerzonden(document_id=id_, **(velden | meer))


def test_verzonden_is_een_feit_dat_alleen_met_een_reden_wordt_ingetrokken(werk, melding):
    id_ = werk.doe(_maak(melding)).resultaat
    werk.doe(_verzonden(id_))
    (brief,) = werk.vraag(MeldingOpenen(id=melding)).documenten
    assert (brief.verzonden_op, brief.verzonden_kanaal) == (date(2026, 3, 6), "post")
    with pytest.raises(Regelfout, match="al als verzonden"):
        werk.doe(_verzonden(id_))
    with pytest.raises(Regelfout, match="verandert niet meer"):
        werk.doe(_maak(melding, document_id=id_))
    with pytest.raises(Regelfout, match="waarom"):
        werk.doe(TrekVerzendingIn(document_id=id_, reden=" "))
    werk.doe(TrekVerzendingIn(document_id=id_, reden="retour gekomen"))
    (brief,) = werk.vraag(MeldingOpenen(id=melding)).documenten
    assert brief.verzonden_op is None
    soorten = [rij.soort for rij in werk.rijen(select(feit.c.soort).order_by(feit.c.volgnr))]
    assert soorten == ["ontvangst", "brief_verzonden", "teruggenomen"]
    werk.doe(_verzonden(id_, kanaal="veilig mailen"))
    assert werk.vraag(MeldingOpenen(id=melding)).documenten[0].verzonden_kanaal == "veilig mailen"


@pytest.mark.parametrize(
    ("meer", "waarom"),
    [
        ({"op": date(2026, 3, 7)}, "moet nog komen"),
        ({"op": date(2026, 3, 5)}, "niet eerder"),
        ({"kanaal": ""}, "hoe de brief"),
        ({"aan": " "}, "aan wie"),
    ],
)
def test_een_verzending_die_niet_kan_wordt_geweigerd(werk, melding, meer, waarom):
    id_ = werk.doe(_maak(melding)).resultaat
    with pytest.raises(Regelfout, match=waarom):
        werk.doe(_verzonden(id_, **meer))


def test_een_bestandsnaam_noemt_alleen_kenmerk_en_soort(werk, melding):
    brief = werk.doe(_maak(melding)).resultaat
    mail = nieuw_id()
    werk.doe(
        VoegBijlageToe(
            id=mail, melding_id=melding, naam="Kuipers.pdf", mime="", bytes=b"%PDF-1.7 x"
        )
    )
    kenmerk = f"M-2026-{melding.hex[-6:].upper()}"
    assert werk.vraag(HaalBestand(document_id=brief)).naam == f"{kenmerk} advies aan de melder.docx"
    assert werk.vraag(HaalBestand(document_id=mail)).naam == f"{kenmerk} bijlage.pdf"


@pytest.mark.eis("E116")
def test_bekijken_bewaren_en_afdrukken_worden_elk_genoteerd(werk, melding, monkeypatch):
    id_ = werk.doe(_maak(melding)).resultaat
    gedrukt = []
    monkeypatch.setattr(documenten, "als_pdf", lambda docx, _gevolgd: b"%PDF van " + docx[:4])
    monkeypatch.setattr(
        documenten, "druk_af", lambda pdf, printer, **_: gedrukt.append((pdf, printer))
    )
    werk.vraag(HaalBestand(document_id=id_))
    werk.vraag(DrukAf(document_id=id_, printer="Gang"))
    werk.vraag(DrukAf(document_id=id_))
    assert gedrukt == [(b"%PDF van PK\x03\x04", "Gang"), (b"%PDF van PK\x03\x04", None)]
    rijen = werk.rijen(select(inzage).order_by(inzage.c.volgnr))
    handelingen = [rij.handeling for rij in rijen if rij.dossier_id == melding]
    assert handelingen == ["brief", "exporteren", "afdrukken", "afdrukken"]
    assert {rij.medewerker_id for rij in rijen} == {MARLOES}


def test_afdrukken_dat_mislukt_zegt_waarom_en_staat_toch_in_het_logboek(werk, melding, monkeypatch):
    id_ = werk.doe(_maak(melding)).resultaat

    def weigert(*_, titel):
        raise AfdrukFout("De printer is er niet.")

    monkeypatch.setattr(documenten, "als_pdf", lambda *_: b"%PDF")
    monkeypatch.setattr(documenten, "druk_af", weigert)
    with pytest.raises(Omgevingsfout, match="printer is er niet"):
        werk.vraag(DrukAf(document_id=id_))
    assert "afdrukken" in {rij.handeling for rij in werk.rijen(select(inzage))}


@pytest.mark.eis("E116")
def test_een_melding_die_van_het_scherm_wordt_afgedrukt_staat_in_het_logboek(
    werk, melding, monkeypatch
):
    gedrukt = []
    monkeypatch.setattr(documenten, "druk_af", lambda *wat, titel: gedrukt.append((*wat, titel)))
    werk.vraag(DrukPdfAf(pdf=b"%PDF", printer="Gang", titel="Melding", melding_id=melding))
    werk.vraag(DrukPdfAf(pdf=b"%PDF", titel="Werkvoorraad"))
    assert gedrukt == [(b"%PDF", "Gang", "Melding"), (b"%PDF", None, "Werkvoorraad")]
    (rij,) = werk.rijen(select(inzage).where(inzage.c.handeling == "afdrukken"))
    assert (rij.dossier_id, rij.medewerker_id) == (melding, MARLOES)


def test_printers_worden_steeds_opnieuw_gevraagd(werk, monkeypatch):
    monkeypatch.setattr(documenten, "printers", lambda: ("Gang",))
    assert werk.vraag(Printers()) == ("Gang",)


@pytest.mark.traag
def test_het_voorbeeld_toont_de_brief_ook_als_er_nog_iets_ontbreekt(werk, melding):
    voorbeeld = werk.vraag(
        BriefVoorbeeld(
            melding_id=melding,
            onderwerp="Ons advies",
            advies="",
            ondertekenaar_id=None,
            breedte_px=300,
        )
    )
    (blad, *_) = voorbeeld.bladzijden
    assert len(blad.pixels) == blad.breedte * blad.hoogte * 4
    assert "nog niet ingevuld" in blad.tekst
    id_ = werk.doe(_maak(melding)).resultaat
    bewaard = werk.vraag(BriefBladzijden(document_id=id_, breedte_px=300))
    assert "{{ 7*7 }} <w:p/> O'Hara & Zn." in bewaard.bladzijden[0].tekst


@pytest.mark.parametrize(
    ("inhoud", "waarom"),
    [
        (b"", "leeg"),
        (b"x" * (MAX_BIJLAGE + 1), "past 50 MB"),
        (b"MZ\x90\x00", "programma"),
        (b"#!/bin/sh", "programma"),
    ],
    ids=["leeg", "te groot", "exe", "script"],
)
def test_een_bijlage_die_niet_kan_wordt_geweigerd(werk, melding, inhoud, waarom):
    with pytest.raises(Regelfout, match=waarom):
        werk.doe(VoegBijlageToe(melding_id=melding, naam="x", mime="", bytes=inhoud))


def test_een_bijlage_komt_terug_zoals_zij_was(werk, melding):
    id_ = nieuw_id()
    inhoud = b"From: a@b.nl\nSubject: melding\n\nhet gaat niet goed"
    werk.doe(
        VoegBijlageToe(id=id_, melding_id=melding, naam="../map/mail.eml", mime="x/y", bytes=inhoud)
    )
    bestand = werk.vraag(HaalBestand(document_id=id_))
    assert (bestand.bytes, bestand.mime) == (inhoud, "message/rfc822")
    (rij,) = werk.vraag(MeldingOpenen(id=melding)).documenten
    assert (rij.naam, rij.omvang, rij.versie) == ("mail.eml", len(inhoud), 1)
    with pytest.raises(Regelfout, match="geen bladzijden"):
        werk.vraag(BriefBladzijden(document_id=id_))


@pytest.mark.parametrize(
    ("getypt", "netjes"),
    [
        ("C:\\Users\\x\\mail.msg", "mail.msg"),
        ("/map/../a b.pdf", "a b.pdf"),
        ("a:b*c?.pdf", "a b c .pdf"),
        ("", "bijlage"),
        ("..", "bijlage"),
        ("x" * 200 + ".docx", "x" * 115 + ".docx"),
    ],
)
def test_een_bestandsnaam_kan_nergens_heen_wijzen(getypt, netjes):
    assert nette_naam(getypt) == netjes


@pytest.mark.parametrize(
    ("inhoud", "naam", "mime"),
    [
        (b"%PDF-1.4", "x.docx", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n..", "x", "image/png"),
        (b"\xff\xd8\xff\xe0", "x", "image/jpeg"),
        (b"PK\x03\x04..word/document.xml", "x.zip", documenten.DOCX),
        (b"PK\x03\x04..", "x.docx", "application/zip"),
        (b"\xd0\xcf\x11\xe0", "mail.msg", "application/vnd.ms-outlook"),
        (b"\x00\x01", "x.txt", "application/octet-stream"),
        (b"gewone tekst", "x.bin", "text/plain"),
    ],
)
def test_de_inhoud_zegt_wat_een_bestand_is(inhoud, naam, mime):
    assert soort_bestand(inhoud, naam) == mime


@pytest.mark.eis("E030")
def test_het_sjabloon_van_het_programma_is_goed(werk):
    standen = {stand.naam: stand for stand in werk.vraag(Sjablonen())}
    assert list(standen) == [soort.sjabloon for soort in BriefSoort]
    for stand in standen.values():
        assert stand.eigen_versie is None
        assert stand.bevindingen == (), stand.naam
    assert "advies" in dict(standen["advies-aan-melder"].velden)


def test_een_sjabloon_met_een_fout_wordt_geweigerd_met_de_plaats(werk):
    with pytest.raises(Regelfout, match="PDF"):
        werk.als(BEHEER).doe(ZetSjabloon(naam="advies-aan-melder", bytes=b"%PDF-1.7"))
    assert not werk.rijen(select(sjabloon.c.id))


def test_alleen_de_beheerder_zet_een_sjabloon(werk):
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).doe(ZetSjabloon(naam="advies-aan-melder", bytes=b"x"))


@pytest.mark.eis("E030")
def test_de_eigen_versie_van_de_gemeente_wordt_gebruikt(werk, melding):
    eigen = (templates() / "advies-aan-melder.docx").read_bytes()
    for _ in range(2):
        werk.als(BEHEER).doe(ZetSjabloon(naam="advies-aan-melder", bytes=eigen))
    (stand,) = (een for een in werk.vraag(Sjablonen()) if een.naam == "advies-aan-melder")
    assert stand.eigen_versie == 2
    werk.doe(_maak(melding))
    (rij,) = werk.rijen(select(document_versie.c.sjabloon))
    assert rij.sjabloon == "advies-aan-melder versie 2"


@pytest.mark.eis("E116", "E119")
def test_een_melding_van_het_scherm_drukt_alleen_af_wie_haar_mag_lezen(werk, melding, monkeypatch):
    gedrukt = []
    monkeypatch.setattr(documenten, "druk_af", lambda *_, titel: gedrukt.append(titel))
    for wie in (BEHEER, None):
        with pytest.raises(GeenBevoegdheid):
            werk.als(wie).vraag(DrukPdfAf(pdf=b"%PDF", melding_id=melding))
    assert gedrukt == []
    # De herstelcode wordt afgedrukt voor er accounts zijn.
    werk.als(None).vraag(DrukPdfAf(pdf=b"%PDF", titel="Herstelcode"))
    assert gedrukt == ["Herstelcode"]
