"""Elke brief van een willekeurig dossier: heel, in gewone woorden, en over niemand anders."""

import io
import re
import subprocess
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from uuid import UUID

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from cmpg_desktop.berichten.kern import Context
from cmpg_desktop.documenten.bladzijden import bladzijden
from cmpg_desktop.documenten.brief import gegevens, voorbeeld
from cmpg_desktop.documenten.pdf import zoek_soffice
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.dossier.briefbron import Briefbron
from cmpg_desktop.dossier.briefkeuring import gemis_van
from cmpg_desktop.dossier.brieflezers import voornaam
from cmpg_desktop.dossier.briefvullen import Briefvuller, invulbaar
from cmpg_desktop.dossier.inlichtdossier import Feitplek, GelezenDossier
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.briefnamen import genoemd
from cmpg_desktop.werkproces.brieven import BriefSoort, niet_voor_inwoners
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.inlichtgegevens import InlichtenDossier, Veilig
from cmpg_desktop.werkproces.lengtes import CONVENANT
from cmpg_desktop.werkproces.namen import Geslacht, Naam
from cmpg_desktop.werkproces.relaties import GezagSoort
from cmpg_desktop.werkproces.werkdagen import Kalender
from tests.dossier.brievenverhaal import INSTELLINGEN
from tests.werkproces.inlichtbouwer import ELDERS, THUIS, Bouwer

OP = date(2026, 3, 6)
DOSSIER = UUID(int=7)
WIE = UUID(int=1)
PARTIJ = UUID(int=2)
NAMEN = ("Aafke Terpstra", "Bram Zuidema", "Chaima Idrissi", "Dirk Wobbes", "Eefje Quist")
WEGEN = (Uitkomst.ELDERS, Uitkomst.LOKALE_PGA, Uitkomst.WOONOVERLAST, "retour", "")
NIET_AFGELEID = {BriefSoort.ADVIES_MELDER, BriefSoort.GERICHT_VERZOEK}
DOSSIERS = 200
MENSEN = st.lists(
    st.tuples(
        st.sampled_from(["3 jaar", "8 jaar", "12 jaar", "14 jaar", "16 jaar", "35 jaar"]),
        st.sampled_from([THUIS, THUIS, ELDERS, "Kade 1, 3511 AB Utrecht"]),
        st.sampled_from(list(Geslacht)),
    ),
    min_size=1,
    max_size=5,
)
GEZAG = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.sampled_from(list(GezagSoort))), max_size=7
)


@st.composite
def bronnen(draw):
    """Een casus, of een melding met een besluit, met mensen en gezag zoals ze vallen."""
    b = Bouwer(OP)
    mensen = draw(MENSEN)
    for naam, (geboren, adres, geslacht) in zip(NAMEN, mensen, strict=False):
        b.iemand(naam, geboren, adres, veilig=Veilig.JA)
        laatste = b.betrokkenen[-1]
        persoon = replace(laatste.persoon, naam=replace(laatste.persoon.naam, geslacht=geslacht))
        b.houders[naam] = persoon
        b.betrokkenen[-1] = replace(laatste, persoon=persoon)
    namen = NAMEN[: len(mensen)]
    for houder, over, soort in draw(GEZAG):
        b.gezag(namen[houder % len(namen)], namen[over % len(namen)], soort)
    for ouder, kind in draw(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=3)):
        if ouder % len(namen) != kind % len(namen):
            b.ouder(namen[ouder % len(namen)], namen[kind % len(namen)])
    return bron(b, draw(st.sampled_from(WEGEN)), verteld=draw(st.booleans()))


def bron(b, weg, *, verteld):
    casus = not weg
    if weg and verteld:
        for een in b.overzicht().brieven:
            b.verzend(een)
    b.feit(FeitSoort.ONTVANGST, None, datum=date(2026, 3, 2))
    if casus:
        b.feit(FeitSoort.BESLUIT_FASE_1, None, uitkomst="fase_2")
        for een in b.betrokkenen:
            b.feiten.append(
                replace(b.feiten[-1], id=een.id, soort=FeitSoort.EERSTE_VASTLEGGING, over=een.id)
            )
    elif weg == "retour":
        b.feit(FeitSoort.RETOUR, None, tekst="Wat is uw vraag aan ons?")
    else:
        b.feit(
            FeitSoort.BESLUIT_FASE_1,
            None,
            uitkomst=weg.value,
            naam="mevrouw F. Mol",
            datum2=date(2026, 3, 20),
        )
    b.feiten = [replace(een, volgnr=n) for n, een in enumerate(b.feiten, 1)]
    partij = SimpleNamespace(
        id=PARTIJ,
        naam="Woonin",
        straat="Kade",
        huisnummer="2",
        postcode="3511 AB",
        woonplaats="Utrecht",
        telefoon="030 1",
        ouder_id=None,
    )
    melding = SimpleNamespace(
        id=DOSSIER,
        organisatie_id=PARTIJ,
        contactpersoon_id=None,
        behandelaar_id=WIE,
        melder_naam="mevrouw J. Bos",
        melder_geslacht="V",
        melder_telefoon="030 2",
        uw_kenmerk="W-1",
        titel="",
    )
    gelezen = GelezenDossier(
        id=DOSSIER,
        is_casus=casus,
        stand="",
        dossier=InlichtenDossier(
            betrokkenen=tuple(b.betrokkenen),
            vertegenwoordiging=tuple(b.rijen),
            ouders=tuple(b.ouders),
        ),
        feiten=tuple(b.feiten),
        plekken={
            een.id: Feitplek(
                melding_id=None if casus else DOSSIER, casus_id=DOSSIER if casus else None
            )
            for een in b.feiten
        },
        rijen={een.persoon.id: _rij(een.persoon.naam) for een in b.betrokkenen},
        kalender=Kalender(gelijkgesteld=[], gesloten=[]),
        lengtes=CONVENANT,
        teksten={},
        begonnen_op=OP,
    )
    return Briefbron(
        gelezen=gelezen,
        nu=datetime(2026, 3, 6, 12, tzinfo=UTC),
        vandaag=OP,
        casus=SimpleNamespace(casusregisseur_id=WIE, gesloten_op=None, nummer="2026-001")
        if casus
        else None,
        meldingen=(melding,),
        gebieden=(SimpleNamespace(leefgebied="gezin"), SimpleNamespace(leefgebied="werk")),
        organisaties={PARTIJ: partij},
        contacten={},
        collegas={WIE: SimpleNamespace(naam="Marloes Hendriks", functie="casusregisseur")},
        instellingen=INSTELLINGEN,
        brieven={},
        velden={},
        lezers={},
        documenten={},
        beoordelingen={},
    )


def _rij(naam):
    velden = Naam.__dataclass_fields__
    return SimpleNamespace(roepnaam="", **{veld: getattr(naam, veld) for veld in velden})


def brieven(van):
    """Maak elke brief van een dossier, met een zin die over niemand anders gaat."""
    for uit in van.uitgaand.values():
        if uit.soort is BriefSoort.ADVIES_MELDER:
            continue
        vuller = Briefvuller(van, uit)
        over = " ".join(voornaam(een) for een in vuller.lezer.over)
        voorstel = vuller.voorstel.alle()
        teksten = {
            veld.naam: f"Er is zorg over {over}." if veld.naam == "aanleiding" and over else "Zorg."
            for veld in invulbaar(uit.soort)
            if veld.naam not in voorstel and veld.verplicht
        }
        brief = vuller.stel_op(teksten, WIE, Context(nu=van.nu, actor=UUID(int=5)))
        yield vuller, brief, gemis_van(vuller, brief, teksten)


def maak(brief):
    sjabloon = (templates() / f"{brief.soort.sjabloon}.docx").read_bytes()
    return render(sjabloon, gegevens(brief))


def mag_erin(vuller):
    """Wie er in een brief mag staan: de lezer, over wie hij gaat, en wie er ook een krijgt."""
    inlicht = vuller.uit.inlicht
    if inlicht is None:
        return set()
    overzicht = vuller.bron.gelezen.overzicht(OP)
    over = {vuller.bron.gelezen.van(een).persoon.id for een in inlicht.betrokkenen}
    ook = set()
    if vuller.lezer.is_jongere:
        ook = {een.id for een in overzicht.stand_van(inlicht.zelf).ontvangers}
    return over | ook | {een.id for een in inlicht.aan}


@pytest.mark.eis("E046", "E055", "E125", "E128")
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(bronnen())
def test_een_brief_is_heel_en_zegt_niets_over_een_ander(van):
    for vuller, brief, gemis in brieven(van):
        if any(een.houdt_tegen for een in gemis):
            # What holds it up is a question, or that nobody may leave yet; never silent.
            assert vuller.uit.wacht or "adres" in gemis[0].tekst
            continue
        gelezen = "\n".join(alinea.text for alinea in Document(io.BytesIO(maak(brief))).paragraphs)
        assert "nog niet ingevuld" not in gelezen
        mag = mag_erin(vuller)
        anderen = van.namen_van([een for een in van.personen if een not in mag])
        assert genoemd(gelezen, anderen, van.namen_van(tuple(mag))) == ()
        if brief.soort.leest_inwoner:
            assert niet_voor_inwoners(gelezen) == ()


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory):
    """De brieven van tweehonderd willekeurige dossiers en van elke weg, als bestanden op schijf.

    Elke tekst maar een keer: twee dossiers met dezelfde brief zeggen niets meer over het bestand.
    """
    plek = tmp_path_factory.mktemp("brieven")
    gezien = {}

    def bewaar(soort, docx):
        tekst = "\n".join(een.text for een in Document(io.BytesIO(docx)).paragraphs)
        if tekst not in gezien:
            gezien[tekst] = plek / f"{soort.value}-{len(gezien)}.docx"
            gezien[tekst].write_bytes(docx)

    dossiers = []

    @settings(max_examples=DOSSIERS, deadline=None, suppress_health_check=list(HealthCheck))
    @given(bronnen())
    def verzamel(van):
        dossiers.append(van)
        for _, brief, gemis in brieven(van):
            if not any(een.houdt_tegen for een in gemis):
                bewaar(brief.soort, maak(brief))

    verzamel()
    for van in van_elke_weg():
        for _, brief, gemis in brieven(van):
            if not any(een.houdt_tegen for een in gemis):
                bewaar(brief.soort, maak(brief))
    # These two come by another road: the page of the advice, and a question somebody asks.
    for soort in NIET_AFGELEID:
        bewaar(soort, maak(voorbeeld(soort)))
    assert len(dossiers) >= DOSSIERS
    return tuple(gezien.values())


def test_elke_brief_van_tweehonderd_dossiers_is_een_geldig_word_document(gemaakt):
    keuring = OpenXmlValidator()
    fout = {pad.name: [str(een) for een in keuring.validate(pad).errors] for pad in gemaakt}
    assert {naam: fouten for naam, fouten in fout.items() if fouten} == {}
    assert {_soort(pad) for pad in gemaakt} == set(BriefSoort)


@pytest.mark.traag
def test_van_elke_soort_opent_libreoffice_er_een(gemaakt, tmp_path):
    """Eén keer starten voor alle bestanden: van elke soort de kortste en de langste."""
    per = defaultdict(list)
    for pad in gemaakt:
        per[_soort(pad)].append(pad)
    keuze = {uit for een in per.values() for uit in (min(een, key=_lengte), max(een, key=_lengte))}
    opdracht = [
        zoek_soffice(),
        f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}",
        *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(tmp_path)),
        *map(str, sorted(keuze)),
    ]
    subprocess.run(opdracht, check=True, capture_output=True, timeout=120)
    for pad in keuze:
        bladen = bladzijden((tmp_path / f"{pad.stem}.pdf").read_bytes(), 100)
        alles = " ".join(blad.tekst for blad in bladen)
        assert 1 <= len(bladen) <= 2, pad.name
        assert re.search("Met vriendelijke groet,|Groeten,", alles), pad.name
        assert "nog niet ingevuld" not in alles, pad.name
    assert set(per) == set(BriefSoort)


def _soort(pad):
    return BriefSoort(pad.stem.rpartition("-")[0])


def _lengte(pad):
    return sum(len(een.text) for een in Document(pad).paragraphs)


def van_elke_weg():
    """Een gezin langs elke weg, al verteld of nog niet; en een casus die toch niet verdergaat."""
    for weg in WEGEN:
        for verteld in (True, False):
            b = Bouwer(OP)
            b.iemand(NAMEN[0], "35 jaar", THUIS)
            b.iemand(NAMEN[1], "14 jaar", THUIS)
            b.iemand(NAMEN[2], "8 jaar", THUIS)
            b.iemand(NAMEN[3], "40 jaar", ELDERS)
            for kind in (1, 2):
                b.gezag(NAMEN[0], NAMEN[kind])
            b.gezag(NAMEN[3], NAMEN[2])
            yield bron(b, weg, verteld=verteld)


def test_elk_soort_brief_komt_voor():
    """Een eigen telling: zonder deze zou de proef hierboven over niets kunnen gaan."""
    gezien = {
        vuller.uit.soort
        for van in van_elke_weg()
        for vuller, _, gemis in brieven(van)
        if not any(een.houdt_tegen for een in gemis)
    }
    assert gezien == set(BriefSoort) - NIET_AFGELEID
