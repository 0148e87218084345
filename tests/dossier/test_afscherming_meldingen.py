"""De meldingen die bij een afgeschermde casus horen, zijn met haar afgeschermd (besluit 28)."""

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import BeoordelingOpenen
from cmpg_desktop.berichten.brieven import BriefLezen, Brievenbus
from cmpg_desktop.berichten.casussen import CasusOpenen, SchermAf
from cmpg_desktop.berichten.documenten import BriefOpenen, HaalBestand, VoegBijlageToe
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, RedenGevraagd, Regelfout
from cmpg_desktop.berichten.inlichten import InlichtenOpenen, LegIngelichtVast
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    Heropen,
    KoppelAanCasus,
    Meldingen,
    MeldingOpenen,
    Samenvoegingen,
    SchrijfProblematiek,
    Tijdlijn,
    VoegSamen,
)
from cmpg_desktop.berichten.telefoon import BelSpoed
from cmpg_desktop.berichten.velden import HerstelRij, RijSoort, Veld, VerwijderRij, WijzigVeld
from cmpg_desktop.berichten.verzoeken import MaakVerzoek
from cmpg_desktop.berichten.werkvoorraad import ZetOpmerking
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.tabellen.beoordelen import beoordeling, beoordelingspunt
from cmpg_desktop.database.tabellen.meldingen import betrokkene, problematiek
from cmpg_desktop.database.tabellen.team import inzage
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from tests.dossier.beoordeling import beslis, stel_voor, volle_melding, vul_in
from tests.dossier.conftest import BERT, LOTTE, MARLOES
from tests.dossier.hulp import getelde_rondes, maak_casus, maak_melding, voeg_toe

REDEN = "De moeder werkt bij de gemeente."


class Verhaal:
    """Een melding die een casus werd, een dubbele die erin opging, en wat eraan hangt."""

    def __init__(self, werk):
        self.dubbel = maak_melding(werk)
        voeg_toe(werk, self.dubbel, "Karel Pronk", geboorte_tekst="2018")
        self.bijlage = nieuw_id()
        self.melding = volle_melding(werk, "Linda Terlouw")
        werk.doe(
            VoegBijlageToe(
                id=self.bijlage,
                melding_id=self.melding,
                naam="a.txt",
                mime="text/plain",
                bytes=b"x",
            )
        )
        werk.doe(VoegSamen(id=self.dubbel, met_id=self.melding, reden="dezelfde"))
        vul_in(werk, self.melding, Weging.FASE_2)
        gedaan = beslis(werk, self.melding, stel_voor(werk, self.melding))
        self.casus = gedaan.resultaat
        rijen = werk.rijen(select(betrokkene).where(betrokkene.c.melding_id == self.melding))
        self.mens, self.persoon = rijen[0].id, rijen[0].persoon_id


@pytest.fixture
def verhaal(werk):
    return Verhaal(werk)


@pytest.fixture
def afgeschermd(werk, verhaal):
    werk.doe(SchermAf(id=verhaal.casus, wie=(BERT,), reden=REDEN))
    return verhaal


def _vragen(v):
    return (
        MeldingOpenen(id=v.melding),
        MeldingOpenen(id=v.dubbel),
        BeoordelingOpenen(melding_id=v.melding),
        Tijdlijn(dossier_id=v.melding),
        InlichtenOpenen(dossier_id=v.melding),
        BriefLezen(dossier_id=v.melding),
        BriefOpenen(melding_id=v.melding),
        Samenvoegingen(melding_id=v.melding),
        HaalBestand(document_id=v.bijlage),
    )


@pytest.mark.eis("E116")
def test_wie_niet_genoemd_is_opent_ook_de_meldingen_van_de_casus_niet(werk, afgeschermd):
    lotte = werk.als(LOTTE)
    for vraag in _vragen(afgeschermd):
        with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
            lotte.vraag(vraag)
    gezien = lotte.vraag(Meldingen(ook_afgehandeld=True))
    assert gezien == ()
    for naam in ("Linda", "Terlouw", "Karel"):
        assert lotte.vraag(Zoek(tekst=naam)) == ()
    dossiers = {een.dossier_id for een in lotte.vraag(Brievenbus(team=True)).rijen}
    assert not dossiers & {afgeschermd.melding, afgeschermd.casus}
    log = select(inzage.c.handeling).where(
        inzage.c.dossier_id == afgeschermd.melding, inzage.c.medewerker_id == LOTTE
    )
    assert {rij.handeling for rij in werk.rijen(log)} == {"geweigerd"}


@pytest.mark.eis("E116")
def test_wie_genoemd_is_zegt_eerst_bij_de_casus_waarom(werk, afgeschermd, monkeypatch):
    bert = werk.als(BERT)
    assert len(bert.vraag(Meldingen(ook_afgehandeld=True))) == 2
    assert {een.soort for een in bert.vraag(Zoek(tekst="Karel"))} == {"persoon", "melding"}
    with pytest.raises(RedenGevraagd, match="afgeschermd") as fout:
        bert.vraag(MeldingOpenen(id=afgeschermd.melding))
    assert "Open eerst de casus" in fout.value.wat_nu
    with pytest.raises(RedenGevraagd):
        bert.vraag(HaalBestand(document_id=afgeschermd.bijlage))
    bert.vraag(CasusOpenen(id=afgeschermd.casus, reden="post"))
    with getelde_rondes(monkeypatch) as rondes:
        blad = bert.vraag(MeldingOpenen(id=afgeschermd.melding))
    assert rondes[-2:] == ["_commit", "lees"]
    assert blad.casus_id == afgeschermd.casus
    assert bert.vraag(HaalBestand(document_id=afgeschermd.bijlage)).bytes == b"x"


def test_niet_meer_afschermen_maakt_ook_de_meldingen_weer_te_lezen(werk, afgeschermd):
    oud = (MARLOES, BERT)
    gedaan = werk.doe(SchermAf(id=afgeschermd.casus, op=False, oud=oud, reden="Niet nodig."))
    # Een pagina van zo'n melding leest opnieuw.
    assert gedaan.dossiers >= {afgeschermd.casus, afgeschermd.melding}
    assert werk.als(LOTTE).vraag(MeldingOpenen(id=afgeschermd.melding)).id == afgeschermd.melding


def _opdrachten(werk, v):
    (gebied,) = werk.rijen(select(problematiek.c.id).where(problematiek.c.melding_id == v.melding))
    (ronde,) = werk.rijen(select(beoordeling.c.id).where(beoordeling.c.melding_id == v.melding))
    punt = werk.rijen(select(beoordelingspunt.c.id))[0]
    nieuw = maak_melding(werk)
    return (
        WijzigVeld(veld=Veld.MELDING_TITEL, id=v.melding, oud="", nieuw="x"),
        WijzigVeld(veld=Veld.MELDING_BRIEF_ADVIES, id=v.melding, oud="", nieuw="x"),
        WijzigVeld(veld=Veld.PROBLEMATIEK_TEKST, id=gebied.id, oud="Veel ruzie.", nieuw="x"),
        WijzigVeld(veld=Veld.BETROKKENE_ROL, id=v.mens, oud="", nieuw="x"),
        WijzigVeld(veld=Veld.BEOORDELING_MOTIVERING, id=ronde.id, oud="", nieuw="x"),
        WijzigVeld(veld=Veld.BEOORDELINGSPUNT_WAARUIT, id=punt.id, oud="", nieuw="x"),
        WijzigVeld(veld=Veld.PERSOON_EMAIL, id=v.persoon, oud="", nieuw="a@b.nl"),
        SchrijfProblematiek(melding_id=v.melding, leefgebied=Leefgebied.WERK, tekst="x"),
        VerwijderRij(soort=RijSoort.DOCUMENT, id=v.bijlage),
        HerstelRij(soort=RijSoort.BETROKKENE, id=v.mens),
        VoegSamen(id=nieuw, met_id=v.melding),
        KoppelAanCasus(id=v.melding, casus_id=v.casus),
        Heropen(id=v.dubbel, reden="x"),
        BelSpoed(melding_id=v.melding, dienst="112", nummer="112"),
        ZetOpmerking(dossier_id=v.melding, regel="x", oud="", nieuw="x"),
        ZetOpmerking(dossier_id=v.casus, regel="x", oud="", nieuw="x"),
        LegIngelichtVast(
            dossier_id=v.melding,
            paren=((v.mens, v.persoon),),
            op=werk.context.nu.date(),
            kanaal="gesprek",
        ),
    )


def test_wie_niet_genoemd_is_verandert_aan_die_meldingen_niets(werk, afgeschermd):
    lotte = werk.als(LOTTE)
    for opdracht in _opdrachten(werk, afgeschermd):
        with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
            lotte.doe(opdracht)
    # Een privacyverzoek noemt haar ook niet.
    verzoek = MaakVerzoek(ontvangen_op=werk.context.nu.date())
    lotte.doe(verzoek)
    noem = WijzigVeld(veld=Veld.VERZOEK_MELDING, id=verzoek.id, oud=None, nieuw=afgeschermd.melding)
    with pytest.raises(GeenBevoegdheid, match="afgeschermd"):
        lotte.doe(noem)


def test_wie_wel_genoemd_is_hoort_de_gewone_reden(werk, afgeschermd):
    """De bewaking houdt alleen tegen wie er niet in mag."""
    with pytest.raises(Regelfout, match="door naar fase 2"):
        werk.als(BERT).doe(
            WijzigVeld(veld=Veld.MELDING_TITEL, id=afgeschermd.melding, oud="", nieuw="x")
        )


def test_een_nieuwe_melding_die_voortbouwt_blijft_werk_van_het_team(werk):
    casus = maak_casus(werk, "2022-014", gesloten_op=werk.context.nu.date())
    nieuw = volle_melding(werk, "Linda Terlouw")
    werk.doe(KoppelAanCasus(id=nieuw, casus_id=casus))
    werk.doe(SchermAf(id=casus, wie=(), reden=REDEN))
    blad = werk.als(LOTTE).vraag(MeldingOpenen(id=nieuw))
    assert (blad.casus_id, blad.casus) == (None, "")
    assert [een.id for een in werk.als(LOTTE).vraag(Meldingen())] == [nieuw]


def test_de_bewaking_kost_geen_ronde_meer(werk, monkeypatch):
    ref = maak_melding(werk)
    with getelde_rondes(monkeypatch) as rondes:
        werk.doe(WijzigVeld(veld=Veld.MELDING_TITEL, id=ref, oud="", nieuw="x"))
    assert rondes == ["lees", "_commit"]
