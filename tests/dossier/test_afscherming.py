"""Een afgeschermd dossier bestaat alleen voor wie genoemd is (besluit 28): nergens lekt iets."""

import inspect
import pkgutil
from datetime import date
from importlib import import_module
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update

from cmpg_desktop import berichten
from cmpg_desktop.berichten.agenda import Agenda
from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen
from cmpg_desktop.berichten.brieven import Brievenbus
from cmpg_desktop.berichten.casussen import CasusGroep, CasusOpenen, Casussen, SchermAf, ZetKader
from cmpg_desktop.berichten.documenten import HaalBestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import (
    GeenBevoegdheid,
    NietGevonden,
    RedenGevraagd,
    Regelfout,
)
from cmpg_desktop.berichten.importeren import LeesImport, ProbeerImport
from cmpg_desktop.berichten.inlichten import InlichtenOpenen, LegIngelichtVast
from cmpg_desktop.berichten.kern import Query, nieuw_id
from cmpg_desktop.berichten.meldingen import (
    KoppelAanCasus,
    Meldingen,
    MeldingOpenen,
    Tijdlijn,
    ZoekCasus,
)
from cmpg_desktop.berichten.personen import (
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
    ZoekBekende,
)
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    Markeer,
    NotitieLezen,
    StukjeSoort,
    VoegBijCasus,
)
from cmpg_desktop.berichten.velden import RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek, VerzoekLezen
from cmpg_desktop.berichten.weegoverleg import WeegoverlegOpenen
from cmpg_desktop.berichten.werkvoorraad import Railtellers, Werkvoorraad
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.database.tabellen.team import inzage, medewerker, medewerker_rol
from cmpg_desktop.database.tabellen.zoeken import zoekingang
from cmpg_desktop.dossier.zoekindex import zoektekst
from cmpg_desktop.werkproces.feiten import FeitSoort, Uitkomst
from cmpg_desktop.werkproces.rollen import Rol
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_feit, maak_melding, voeg_toe, woont

REDEN = "De moeder werkt bij de gemeente."


@pytest.fixture
def linda(werk):
    """Geef een persoon met een adres die alleen in een casus staat."""
    tijdelijk = maak_melding(werk)
    rij, persoon = voeg_toe(werk, tijdelijk, "Linda Terlouw", geboorte_tekst="1985")
    woont(werk, persoon, "Kauwenhof 6, 3435 ZZ Nieuwegein")
    werk.schrijf(update(betrokkene).where(betrokkene.c.id == rij).values(verwijderd_op=None))
    return persoon


@pytest.fixture
def dossier(werk, linda):
    """Geef een lopende casus van Bert, met Linda en een termijn; haar melding is weg."""
    ref = maak_casus(
        werk,
        "2026-031",
        linda,
        geopend_op=date(2026, 3, 3),
        casusregisseur_id=BERT,
        titel="Gezin Terlouw",
    )
    titel = "2026-031 Gezin Terlouw"
    werk.schrijf(
        insert(zoekingang).values(soort="casus", ref_id=ref, titel=titel, tekst_f=zoektekst(titel))
    )
    maak_feit(
        werk, FeitSoort.BESLUIT_FASE_1, date(2026, 3, 3), casus=ref, uitkomst=Uitkomst.FASE_2.value
    )
    werk.schrijf(
        update(betrokkene)
        .where(betrokkene.c.melding_id.is_not(None), betrokkene.c.persoon_id == linda)
        .values(verwijderd_op=werk.context.nu)
    )
    return ref


@pytest.fixture
def afgeschermd(werk, dossier):
    """De procesmanager schermt af: alleen zij en Bert."""
    werk.doe(SchermAf(id=dossier, wie=(BERT,), reden=REDEN))
    return dossier


def woorden(antwoord):
    return " ".join(_teksten(antwoord))


def _teksten(iets):
    """Alle tekst in een antwoord, ook wat een repr weglaat."""
    if isinstance(iets, (str, UUID)):
        yield str(iets)
    elif isinstance(iets, (tuple, list, set, frozenset)):
        for een in iets:
            yield from _teksten(een)
    elif isinstance(iets, dict):
        yield from _teksten(tuple(iets.items()))
    elif hasattr(iets, "__dataclass_fields__"):
        for naam in iets.__dataclass_fields__:
            yield from _teksten(getattr(iets, naam))


@pytest.fixture
def gekoppeld(werk, dossier, linda):
    """Een melding van haar zoon, bij de casus gevoegd voor die werd afgeschermd."""
    melding = maak_melding(werk)
    _, zoon = voeg_toe(werk, melding, "Karel Pronk", geboorte_tekst="2018")
    werk.doe(VoegRelatieToe(van_persoon_id=linda, naar_persoon_id=zoon, soort="ouder"))
    werk.doe(VoegGezagToe(over_persoon_id=zoon, houder_persoon_id=linda, soort="ouderlijk_gezag"))
    werk.doe(KoppelAanCasus(id=melding, casus_id=dossier, reden="zie 2026-031"))
    return melding


def _vragen(casus_id, melding):
    """Elke vraag die van een casus iets kan laten zien, behalve het openen zelf."""
    return {
        "casussen": [
            *(Casussen(groep=een) for een in CasusGroep),
            *(Casussen(groep=CasusGroep.ALLE, tekst=tekst) for tekst in ("2026-031", "terlouw")),
        ],
        "werkvoorraad": [Werkvoorraad(team=True), Werkvoorraad(), Railtellers()],
        "agenda": [Agenda(team=True), Agenda()],
        "zoek": [
            Zoek(tekst=tekst) for tekst in ("2026-031", "Terlouw", "Linda", "Kauwenhof", "Karel")
        ],
        "zoekcasus": [
            ZoekCasus(tekst="2026-031"),
            ZoekCasus(tekst="Terlouw"),
            ZoekCasus(melding_id=melding),
        ],
        "bekend": [
            ZoekBekende(tekst="Karel"),
            ZoekBekende(tekst="Linda"),
            ZoekBekende(tekst="Kauwenhof", adres=True),
        ],
        "melding": [MeldingOpenen(id=melding), Meldingen(ook_afgehandeld=True)],
        "inlichten": [
            InlichtenOpenen(dossier_id=melding),
            Brievenbus(team=True),
            Brievenbus(),
        ],
        "tijdlijn": [Tijdlijn(dossier_id=melding)],
        "beoordeling": [
            BeoordelingOpenen(melding_id=melding),
            WeegoverlegOpenen(melding_id=melding),
        ],
    }


def _noemt(vraag, melding):
    return melding in (getattr(vraag, naam, None) for naam in ("id", "dossier_id", "melding_id"))


SOORTEN = tuple(_vragen(None, None))
VERRAADT = ("2026-031", "Terlouw", "Linda", "Kauwenhof")


@pytest.mark.parametrize("soort", SOORTEN)
def test_wie_niet_genoemd_is_ziet_er_nergens_iets_van(werk, dossier, gekoppeld, linda, soort):
    vragen = _vragen(dossier, gekoppeld)[soort]
    voor = " ".join(woorden(werk.als(LOTTE).vraag(een)) for een in vragen)
    assert any(woord in voor for woord in (*VERRAADT, "bekend bij Bert", str(dossier)))
    werk.doe(SchermAf(id=dossier, wie=(BERT,), reden=REDEN))
    for een in vragen:
        if _noemt(een, gekoppeld):
            # De melding die bij de casus hoort is er voor haar ook niet.
            with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
                werk.als(LOTTE).vraag(een)
            continue
        tekst = woorden(werk.als(LOTTE).vraag(een))
        assert str(dossier) not in tekst, een
        assert str(gekoppeld) not in tekst, een
        assert "Karel" not in tekst, een
        assert not [woord for woord in VERRAADT if woord in tekst], een
    # Wie genoemd is, ziet wat hij zag, ook van de meldingen: zodra hij zei waarom hij opent.
    werk.als(BERT).vraag(CasusOpenen(id=dossier, reden="post"))
    nu = " ".join(woorden(werk.als(BERT).vraag(een)) for een in vragen)
    assert any(woord in nu for woord in (*VERRAADT, "bekend bij Bert", str(dossier)))


def test_de_werkvoorraad_van_wie_genoemd_is_houdt_de_casus(werk, afgeschermd):
    def regels(wie):
        werk_ = werk.als(wie).vraag(Werkvoorraad(team=True))
        return [een for een in werk_.regels if een.dossier_id == afgeschermd]

    assert regels(BERT)
    assert regels(MARLOES)
    assert regels(LOTTE) == []


def test_ook_elders_bekend_zegt_niets_van_een_afgeschermde_casus(werk, afgeschermd):
    melding = maak_melding(werk)
    _, persoon = voeg_toe(werk, melding, "Linda Terlouw", geboorte_tekst="1985")
    woont(werk, persoon, "Kauwenhof 6, 3435 ZZ Nieuwegein")

    def elders(wie):
        (een,) = werk.als(wie).vraag(MeldingOpenen(id=melding)).betrokkenen
        return woorden((een.elders, een.misschien))

    assert "bekend bij Bert de Boer" in elders(BERT)
    assert elders(LOTTE) == ""
    # Deze Linda staat in een melding en is dus gewoon te vinden, met alleen die melding.
    gevonden = werk.als(LOTTE).vraag(Zoek(tekst="Linda"))
    assert [een.id for een in gevonden if een.soort == "persoon"] == [persoon]
    assert "casus" not in woorden(gevonden)


def test_een_telefoonnotitie_zegt_niet_dat_de_naam_bekend_is(werk, dossier):
    notitie = nieuw_id()
    lotte = werk.als(LOTTE)
    lotte.doe(BeginNotitie(id=notitie))
    lotte.doe(Markeer(notitie_id=notitie, soort=StukjeSoort.PERSOON, tekst="Linda Terlouw"))

    def bekend(wie):
        (stukje,) = werk.als(wie).vraag(NotitieLezen(id=notitie)).stukjes
        return stukje.bekend

    assert bekend(LOTTE)
    werk.doe(SchermAf(id=dossier, wie=(BERT,), reden=REDEN))
    assert not bekend(LOTTE)
    assert bekend(BERT)


def test_wie_niet_genoemd_is_opent_niets_en_de_weigering_staat_in_het_log(werk, afgeschermd):
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        werk.als(LOTTE).vraag(CasusOpenen(id=afgeschermd, reden="nieuwsgierig"))
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).vraag(Tijdlijn(dossier_id=afgeschermd))
    assert [rij.handeling for rij in _log(werk, afgeschermd)] == ["geweigerd"] * 2


def _log(werk, ref):
    return werk.rijen(select(inzage).where(inzage.c.dossier_id == ref).order_by(inzage.c.volgnr))


@pytest.mark.eis("E116")
def test_een_afgeschermd_dossier_vraagt_bij_elk_openen_een_reden_voor_het_log(
    werk, afgeschermd, monkeypatch
):
    bert = werk.als(BERT)
    for leeg in ("", "  "):
        with pytest.raises(RedenGevraagd):
            bert.vraag(CasusOpenen(id=afgeschermd, reden=leeg))
    with getelde_rondes(monkeypatch) as rondes:
        blad = bert.vraag(CasusOpenen(id=afgeschermd, reden="Telefoontje van school"))
    # Ook zo: eerst het log, dan een keer lezen.
    assert rondes[-2:] == ["_commit", "lees"]
    assert blad.afgeschermd
    assert [een.naam for een in blad.toegang] == ["Bert de Boer", "Marloes Hendriks"]
    # De pagina die open staat leest opnieuw, en dat is geen nieuwe blik.
    bert.vraag(CasusOpenen(id=afgeschermd, reden="Telefoontje van school", opnieuw=True))
    with pytest.raises(RedenGevraagd):
        bert.vraag(CasusOpenen(id=afgeschermd))
    assert [(rij.handeling, rij.reden) for rij in _log(werk, afgeschermd)] == [
        ("reden gevraagd", ""),
        ("reden gevraagd", ""),
        ("openen", "Telefoontje van school"),
        ("reden gevraagd", ""),
    ]


def test_een_gewone_casus_vraagt_geen_reden(werk, dossier):
    assert not werk.als(LOTTE).vraag(CasusOpenen(id=dossier)).afgeschermd
    assert [rij.handeling for rij in _log(werk, dossier)] == ["openen"]


def test_wie_afschermt_en_de_casusregisseur_zijn_er_altijd_bij_en_een_reden_moet(werk, dossier):
    with pytest.raises(Regelfout, match="waarom"):
        werk.doe(SchermAf(id=dossier, wie=(BERT,), reden=" "))
    werk.doe(SchermAf(id=dossier, wie=(), reden=REDEN))
    blad = werk.vraag(CasusOpenen(id=dossier, reden="kijken"))
    assert [een.medewerker_id for een in blad.toegang] == [BERT, MARLOES]
    assert blad.tijdlijn[0].zin == "Dossier afgeschermd (voor Bert de Boer en Marloes Hendriks)."
    assert blad.tijdlijn[0].reden == REDEN


@pytest.mark.parametrize("wie", [BERT, LOTTE])
def test_alleen_de_procesmanager_schermt_af(werk, dossier, wie):
    with pytest.raises(GeenBevoegdheid):
        werk.als(wie).doe(SchermAf(id=dossier, wie=(wie,), reden=REDEN))


def test_iemand_die_er_niet_werkt_kan_niet_genoemd_worden(werk, dossier):
    with pytest.raises(Regelfout, match="werkt hier niet meer"):
        werk.doe(SchermAf(id=dossier, wie=(nieuw_id(),), reden=REDEN))


def test_twee_die_tegelijk_kiezen_is_een_botsing(werk, afgeschermd):
    with pytest.raises(NietGevonden, match="collega"):
        werk.doe(SchermAf(id=afgeschermd, oud=(), wie=(LOTTE,), reden=REDEN))


def test_een_ander_aanwijzen_de_afscherming_weghalen_en_ongedaan_maken(werk, afgeschermd):
    werk.schrijf(update(casus).where(casus.c.id == afgeschermd).values(casusregisseur_id=None))
    oud = tuple(sorted((BERT, MARLOES)))
    erbij = werk.doe(SchermAf(id=afgeschermd, oud=oud, wie=(LOTTE,), reden="Bert is met verlof"))
    werk.als(LOTTE).vraag(CasusOpenen(id=afgeschermd, reden="post"))
    with pytest.raises(GeenBevoegdheid):
        werk.als(BERT).vraag(CasusOpenen(id=afgeschermd, reden="post"))
    werk.doe(erbij.terug)
    werk.als(BERT).vraag(CasusOpenen(id=afgeschermd, reden="post"))
    werk.doe(SchermAf(id=afgeschermd, op=False, oud=oud, reden="Niet meer nodig"))
    assert not werk.als(LOTTE).vraag(CasusOpenen(id=afgeschermd)).afgeschermd


def test_is_niemand_die_genoemd_is_er_nog_dan_komt_de_procesmanager_erbij(werk, afgeschermd):
    anna = nieuw_id()
    werk.schrijf(insert(medewerker).values(id=anna, naam="Anna Manager"))
    werk.schrijf(
        insert(medewerker_rol).values(
            id=nieuw_id(), medewerker_id=anna, rol=Rol.PROCESMANAGER.value
        )
    )
    with pytest.raises(GeenBevoegdheid):
        werk.als(anna).vraag(CasusOpenen(id=afgeschermd, reden="overname"))
    werk.schrijf(
        update(medewerker)
        .where(medewerker.c.id.in_([BERT, MARLOES]))
        .values(actief_tot=date(2026, 3, 5))
    )
    assert werk.als(anna).vraag(CasusOpenen(id=afgeschermd, reden="overname")).afgeschermd
    # Alleen de procesmanager: de rest van het team niet.
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).vraag(CasusOpenen(id=afgeschermd, reden="overname"))


def test_wie_niet_genoemd_is_verandert_er_niets_aan(werk, afgeschermd, linda):
    melding = maak_melding(werk)
    notitie = nieuw_id()
    lotte = werk.als(LOTTE)
    lotte.doe(BeginNotitie(id=notitie))
    (rij,) = werk.rijen(select(betrokkene.c.id).where(betrokkene.c.casus_id == afgeschermd))
    bijlage = VoegBijlageToe(casus_id=afgeschermd, naam="a.txt", mime="text/plain", bytes=b"x")
    opdrachten = (
        WijzigVeld(veld=Veld.CASUS_TITEL, id=afgeschermd, oud="Gezin Terlouw", nieuw="x"),
        WijzigVeld(veld=Veld.BETROKKENE_ROL, id=rij.id, oud="", nieuw="moeder"),
        VerwijderRij(soort=RijSoort.BETROKKENE, id=rij.id),
        VoegBetrokkeneToe(casus_id=afgeschermd, rol="buurman"),
        ZetKader(id=afgeschermd, kader="kader.wmo", aan=True),
        KoppelAanCasus(id=melding, casus_id=afgeschermd),
        VoegBijCasus(notitie_id=notitie, casus_id=afgeschermd),
        LegIngelichtVast(
            dossier_id=afgeschermd,
            paren=((rij.id, linda),),
            op=werk.context.nu.date(),
            kanaal="gesprek",
        ),
        bijlage,
    )
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        lotte.vraag(InlichtenOpenen(dossier_id=afgeschermd))
    for opdracht in opdrachten:
        with pytest.raises((GeenBevoegdheid, NietGevonden)):
            lotte.doe(opdracht)
    werk.doe(bijlage)
    with pytest.raises(GeenBevoegdheid):
        lotte.vraag(HaalBestand(document_id=bijlage.id))
    werk.als(BERT).vraag(CasusOpenen(id=afgeschermd, reden="post"))
    assert werk.als(BERT).vraag(HaalBestand(document_id=bijlage.id)).bytes == b"x"
    (staat,) = werk.rijen(select(casus.c.titel).where(casus.c.id == afgeschermd))
    assert staat.titel == "Gezin Terlouw"


def test_een_privacyverzoek_stelt_een_afgeschermde_casus_niet_voor(werk, afgeschermd, linda):
    verzoek = MaakVerzoek(ontvangen_op=werk.context.nu.date())
    werk.doe(verzoek)
    werk.doe(
        WijzigVeld(veld=Veld.VERZOEK_PERSOON, id=verzoek.id, oud=None, nieuw=linda),
    )
    # Lotte handles it, so she sees what was asked; see test_afscherming_verzoek for the others.
    behandelt = Veld.VERZOEK_BEHANDELAAR
    werk.doe(WijzigVeld(veld=behandelt, id=verzoek.id, oud=MARLOES, nieuw=LOTTE))
    vraag = VerzoekLezen(id=verzoek.id)
    assert "2026-031" in woorden(werk.als(BERT).vraag(vraag))
    assert "2026-031" not in woorden(werk.als(LOTTE).vraag(vraag))


def _proef(werk, bytes_):
    kolommen = werk.vraag(LeesImport(bytes=bytes_)).kolommen
    toewijzing = tuple((een.plek, een.voorstel) for een in kolommen if een.voorstel is not None)
    return werk.vraag(ProbeerImport(bytes=bytes_, toewijzing=toewijzing))


def test_een_lijst_overnemen_zegt_van_een_afgeschermde_casus_niets(werk, afgeschermd):
    koppen = "Casus;Start;Naam;Titel"
    bytes_ = f"{koppen}\r\n2026-031;;Linda Terlouw;\r\n2026-031;;Nieuw Iemand;Gezin Anders".encode()
    # Only a procesmanager takes over a list; the one who is named sees it, another does not.
    for wie in (BERT, LOTTE):
        werk.schrijf(
            insert(medewerker_rol).values(
                id=nieuw_id(), medewerker_id=wie, rol=Rol.PROCESMANAGER.value
            )
        )
    zichtbaar = _proef(werk.als(BERT), bytes_)
    assert "andere titel" in woorden(zichtbaar)
    (een, twee) = _proef(werk.als(LOTTE), bytes_).regels
    for regel in (een, twee):
        assert "afgeschermd" in woorden(regel.fouten)
        assert "titel" not in woorden(regel.fouten)
        assert "staat er al" not in woorden(regel)


# Een vraag die iets van een casus kan laten zien, hoort in de proef hierboven; de andere kunnen
# dat niet. Een nieuwe vraag is hier een keuze.
KAN_NIET = frozenset(
    {
        "Aanmeldingsformulier",
        "AdviesLezen",
        "BeginLezen",
        "BriefBladzijden",
        "BriefOpenen",
        "BriefVoorbeeld",
        "Casusregisseurs",
        "DrukAf",
        "DrukPdfAf",
        "Instellingen",
        "KeurSjabloon",
        "LeesImport",
        "LengtesLezen",
        "Medewerkers",
        "MeldAan",
        "NotitieLezen",
        "OpenNotities",
        "PartnerLezen",
        "Partners",
        "Printers",
        "Samenvoegingen",
        "SjabloonBestand",
        "Sjablonen",
        "Spoednummers",
        "VrijeDagen",
        "Waarnemingen",
        "Weegoverleg",
        "Wetteksten",
        "ZoekPartner",
    }
)


def test_van_elke_vraag_is_nagegaan_of_zij_een_casus_kan_laten_zien():
    alle = {
        soort.__name__
        for deel in pkgutil.iter_modules(berichten.__path__, f"{berichten.__name__}.")
        for soort in vars(import_module(deel.name)).values()
        if inspect.isclass(soort) and issubclass(soort, Query) and soort is not Query
    }
    beproefd = {type(een).__name__ for vragen in _vragen(None, None).values() for een in vragen}
    # What asks for more than a query has a test of its own above, or in a file beside this one.
    apart = {
        "BriefLezen",
        "BriefProef",
        "CasusOpenen",
        "HaalBestand",
        "ProbeerImport",
        "VerzoekLezen",
        "Verzoeken",
    }
    assert alle == beproefd | apart | KAN_NIET
