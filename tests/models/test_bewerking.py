import uuid

import pytest

from cmpg_desktop.berichten.fouten import Conflict, NietBeschikbaar, Regelfout
from cmpg_desktop.berichten.kern import Change, Changes, Noun
from cmpg_desktop.berichten.telefoon import BeginNotitie, MaakMeldingVanNotitie
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.broker.broker import Bewaard
from cmpg_desktop.models import bewerking as bewerking_module
from cmpg_desktop.models.bewerking import Sleutel

RIJ = uuid.UUID(int=9)
MARLOES = uuid.UUID(int=1)
BERT = uuid.UUID(int=2)
TEKST = Sleutel(Veld.NOTITIE_TEKST, RIJ)
WIE = Sleutel(Veld.NOTITIE_WIE_BELT, RIJ)
WEG = NietBeschikbaar("De database is niet bereikbaar.")


def omgekeerd(command):
    """Geef wat het werk geeft: de verandering, en hoe die ongedaan wordt."""
    terug = WijzigVeld(veld=command.veld, id=command.id, oud=command.nieuw, nieuw=command.oud)
    return Changes(
        opdracht=command.opdracht,
        rijen=frozenset({Change(noun=Noun.NOTITIE, id=command.id)}),
        terug=terug,
        wat="Tekst",
    )


def conflict(hun):
    return Conflict(veld=TEKST.veld.value, rij=RIJ, mijn="mijn", hun=hun, wie="Bert", wanneer=None)


def in_journaal(backend):
    return {
        command.nieuw: tekst
        for command, tekst in backend.het_journaal.inhoud.values()
        if isinstance(command, WijzigVeld)
    }


def opgeslagen(backend):
    return [(c.veld, c.oud, c.nieuw) for c in backend.opdrachten(WijzigVeld)]


def typ(bewerking, tekst, sleutel=TEKST, basis=""):
    for lengte in range(1, len(tekst) + 1):
        bewerking.typ(sleutel, tekst[:lengte], basis)


# --- het ritme -------------------------------------------------------------------------------


def test_typen_gaat_meteen_naar_het_journaal_en_na_een_pauze_in_een_keer_naar_de_database(
    qtbot, bewerking, backend
):
    typ(bewerking, "hallo")
    assert bewerking.bezet(TEKST)
    with qtbot.waitSignal(bewerking.opgeslagen) as sein:
        pass
    assert sein.args == [TEKST, "hallo"]
    assert opgeslagen(backend) == [(Veld.NOTITIE_TEKST, "", "hallo")]
    assert not bewerking.iets_onbewaard
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


def test_zonder_pauze_wacht_de_database_en_heeft_het_journaal_de_laatste_tekst(
    qtbot, bewerking, backend, monkeypatch
):
    bewerking._pauze.setInterval(60_000)
    typ(bewerking, "hallo")
    qtbot.waitUntil(lambda: in_journaal(backend) == {"hallo": ""})
    assert backend.gedaan == []


def test_wie_doortypt_wordt_uiterlijk_na_een_vaste_tijd_bewaard(qtbot, bewerking, backend):
    bewerking._pauze.setInterval(60_000)
    bewerking._uiterlijk.setInterval(30)
    typ(bewerking, "hal")
    resterend = bewerking._uiterlijk.remainingTime()
    typ(bewerking, "hallo")
    assert bewerking._uiterlijk.remainingTime() <= resterend
    with qtbot.waitSignal(bewerking.opgeslagen):
        pass
    assert opgeslagen(backend) == [(Veld.NOTITIE_TEKST, "", "hallo")]


def test_de_tijden_zijn_die_van_het_ontwerp():
    # ontwerp.md, Rhythm; de fixture zet ze korter, dus hier telt wat er in de bron staat.
    bron = bewerking_module.__spec__.loader.get_source(bewerking_module.__name__)
    assert "PAUZE_MS = 2_000\n" in bron
    assert "UITERLIJK_MS = 15_000\n" in bron


def test_een_veld_verlaten_bewaart_het_meteen(qtbot, bewerking, backend):
    bewerking._pauze.setInterval(60_000)
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert opgeslagen(backend) == [(Veld.NOTITIE_TEKST, "", "hallo")]


def test_wat_op_zijn_rij_wacht_staat_in_het_journaal_en_gaat_daarna_op_volgorde(
    qtbot, bewerking, backend
):
    bewerking.voor_eerste(bewerking.houd_vast)
    typ(bewerking, "hallo")
    bewerking.verlaat(TEKST)
    tweede = BeginNotitie(id=uuid.UUID(int=77))
    bewerking.doe(tweede)
    qtbot.waitUntil(lambda: in_journaal(backend) == {"hallo": ""})
    qtbot.wait(60)
    assert backend.gedaan == []
    assert bewerking.iets_onbewaard
    rij = BeginNotitie(id=RIJ)
    bewerking.laat_gaan(lambda: bewerking.doe(rij))
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert [type(c) for c in backend.gedaan] == [BeginNotitie, BeginNotitie, WijzigVeld]
    assert [c.id for c in backend.gedaan[:2]] == [RIJ, tweede.id]


def test_terugtypen_naar_wat_het_was_bewaart_niets(qtbot, bewerking, backend):
    typ(bewerking, "hallo", basis="hal")
    bewerking.typ(TEKST, "hal", "hal")
    assert not bewerking.iets_onbewaard
    bewerking.verlaat(TEKST)
    bewerking._journaal.schrijf()
    assert in_journaal(backend) == {}
    assert backend.gedaan == []


def test_doortypen_tijdens_het_bewaren_bouwt_voort_op_wat_onderweg_is(qtbot, bewerking, backend):
    backend.poort.clear()
    typ(bewerking, "een")
    bewerking.verlaat(TEKST)
    typ(bewerking, "een twee")
    bewerking.verlaat(TEKST)
    backend.poort.set()
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert opgeslagen(backend) == [
        (Veld.NOTITIE_TEKST, "", "een"),
        (Veld.NOTITIE_TEKST, "een", "een twee"),
    ]
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


def test_terugtypen_tijdens_het_bewaren_zet_het_oude_weer_in_de_database(qtbot, bewerking, backend):
    backend.poort.clear()
    typ(bewerking, "een")
    bewerking.verlaat(TEKST)
    bewerking.typ(TEKST, "", "")
    backend.poort.set()
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert opgeslagen(backend)[-1] == (Veld.NOTITIE_TEKST, "een", "")


def test_de_rij_wordt_gemaakt_voor_de_eerste_letter_en_maar_een_keer(qtbot, bewerking, backend):
    bewerking.voor_eerste(lambda: bewerking.doe(BeginNotitie(id=RIJ)))
    typ(bewerking, "hallo")
    typ(bewerking, "0612345678", WIE)
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert [type(command) for command in backend.gedaan] == [BeginNotitie, WijzigVeld, WijzigVeld]


# --- weigering -------------------------------------------------------------------------------


def test_een_weigering_staat_bij_het_veld_en_de_tekst_blijft_in_het_journaal(
    qtbot, bewerking, backend
):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.", veld="notitie.tekst")]
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.geweigerd) as sein:
        bewerking.verlaat(TEKST)
    assert sein.args == [TEKST, "Te lang."]
    assert bewerking.bezet(TEKST)
    qtbot.waitUntil(lambda: in_journaal(backend) == {"hallo": "Te lang."})
    bewerking.spoel()
    qtbot.waitUntil(lambda: bewerking._broker.stil)
    assert len(backend.gedaan) == 1


def test_na_een_weigering_bewaart_de_verbetering_alsnog(qtbot, bewerking, backend):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.")]
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.geweigerd):
        bewerking.verlaat(TEKST)
    bewerking.typ(TEKST, "hal", "")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert opgeslagen(backend)[-1] == (Veld.NOTITIE_TEKST, "", "hal")
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


@pytest.fixture
def bovenbalk(broker):
    """Geef wat er het laatst in de bovenbalk kwam, met de uitleg."""
    gehoord = [("", "")]
    broker.bewaard.connect(lambda hoe, _tekst, uitleg: gehoord.append((hoe, uitleg)))
    return lambda: gehoord[-1]


NIET_OPGESLAGEN = (Bewaard.MISLUKT, "Te lang. Maak het korter.")


def test_tekst_die_geweigerd_is_blijft_in_de_bovenbalk_tot_zij_verbeterd_is(
    qtbot, bewerking, backend, bovenbalk
):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.", wat_nu="Maak het korter.")]
    typ(bewerking, "veel te lang")
    with qtbot.waitSignal(bewerking.geweigerd):
        bewerking.verlaat(TEKST)
    assert bovenbalk() == NIET_OPGESLAGEN
    # Een ander veld dat wel wordt opgeslagen, maakt dit veld niet opgeslagen.
    typ(bewerking, "Bert", WIE)
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(WIE)
    assert bovenbalk() == NIET_OPGESLAGEN
    typ(bewerking, "kort")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert bovenbalk() == (Bewaard.OPGESLAGEN, "")


def test_wie_geweigerde_tekst_weghaalt_of_zich_laat_aflossen_ziet_niets_roods_meer(
    qtbot, broker, maak_bewerking, backend, bovenbalk
):
    broker.actor = MARLOES
    for einde in ("terug", "vergeet", "ander", "weg"):
        bewerking = maak_bewerking()
        backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.", wat_nu="Maak het korter.")]
        typ(bewerking, "veel te lang")
        with qtbot.waitSignal(bewerking.geweigerd):
            bewerking.verlaat(TEKST)
        assert bovenbalk() == NIET_OPGESLAGEN, einde
        if einde == "terug":
            bewerking.typ(TEKST, "", "")
        elif einde == "vergeet":
            bewerking.vergeet()
        elif einde == "ander":
            broker.actor = BERT
            broker.actor = MARLOES
        else:
            bewerking.sluit()
        assert bovenbalk()[0] is Bewaard.OPGESLAGEN, einde


def test_een_geweigerde_rijopdracht_maakt_de_bovenbalk_niet_rood(
    qtbot, bewerking, backend, bovenbalk
):
    backend.gevolgen[MaakMeldingVanNotitie] = [Regelfout("Nee.")]
    with qtbot.waitSignal(bewerking.mislukt):
        bewerking.doe(MaakMeldingVanNotitie(notitie_id=RIJ))
    assert bovenbalk()[0] is Bewaard.OPGESLAGEN


def test_een_geweigerde_opdracht_gaat_nooit_met_een_andere_waarde_opnieuw(
    qtbot, bewerking, backend
):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.")]
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.geweigerd):
        bewerking.verlaat(TEKST)
    bewerking.typ(TEKST, "hal", "")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    eerste, tweede = backend.opdrachten(WijzigVeld)
    assert eerste.opdracht != tweede.opdracht


def test_wat_tijdens_een_weigering_is_doorgetypt_blijft_bewaard(qtbot, bewerking, backend):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.")]
    backend.poort.clear()
    bewerking._pauze.setInterval(60_000)
    typ(bewerking, "een")
    bewerking.verlaat(TEKST)
    typ(bewerking, "een twee")
    with qtbot.waitSignal(bewerking.geweigerd):
        backend.poort.set()
    qtbot.waitUntil(lambda: in_journaal(backend) == {"een twee": "Te lang."})


def test_onaf_invoer_staat_met_zijn_fout_in_het_journaal_en_gaat_niet_naar_de_database(
    qtbot, bewerking, backend
):
    bewerking.typ_ongeldig(TEKST, "12 foo", "", "Dit is geen datum.")
    bewerking.spoel()
    qtbot.waitUntil(lambda: in_journaal(backend) == {"12 foo": "Dit is geen datum."})
    assert backend.gedaan == []


def test_een_fout_van_ons_zelf_is_luid_en_de_tekst_blijft_in_het_journaal(
    qtbot, bewerking, backend, broker, verwachte_log
):
    verwachte_log("bug in WijzigVeld", logger="cmpg_desktop.broker")
    backend.gevolgen[WijzigVeld] = [ZeroDivisionError()]
    typ(bewerking, "hallo")
    with qtbot.waitSignals([broker.onverwacht, bewerking.geweigerd]):
        bewerking.verlaat(TEKST)
    qtbot.waitUntil(lambda: in_journaal(backend) == {"hallo": "Dit is niet opgeslagen."})


# --- conflict --------------------------------------------------------------------------------


def _tot_conflict(qtbot, bewerking, backend, hun="hun"):
    backend.gevolgen[WijzigVeld] = [conflict(hun)]
    typ(bewerking, "mijn")
    with qtbot.waitSignal(bewerking.conflict) as sein:
        bewerking.verlaat(TEKST)
    return sein.args[1]


def test_bij_een_conflict_wordt_niets_overschreven_en_blijft_mijn_tekst_in_het_journaal(
    qtbot, bewerking, backend
):
    gemeld = _tot_conflict(qtbot, bewerking, backend)
    assert (gemeld.hun, gemeld.wie) == ("hun", "Bert")
    assert bewerking.bezet(TEKST)
    qtbot.waitUntil(lambda: list(in_journaal(backend)) == ["mijn"])
    assert len(backend.gedaan) == 1


def test_mijn_tekst_kiezen_schrijft_over_die_van_de_ander(qtbot, bewerking, backend):
    gemeld = _tot_conflict(qtbot, bewerking, backend)
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.kies_mijn(TEKST, gemeld)
    eerste, tweede = backend.opdrachten(WijzigVeld)
    assert (tweede.oud, tweede.nieuw) == ("hun", "mijn")
    assert tweede.opdracht != eerste.opdracht
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


def test_die_van_de_ander_kiezen_toont_die_en_laat_de_mijne_gaan(qtbot, bewerking, backend):
    gemeld = _tot_conflict(qtbot, bewerking, backend)
    with qtbot.waitSignal(bewerking.zet) as sein:
        bewerking.kies_hun(TEKST, gemeld)
    assert sein.args == [TEKST, "hun"]
    assert not bewerking.iets_onbewaard
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


def test_als_beiden_hetzelfde_typten_is_er_niets_meer_te_kiezen(qtbot, bewerking, backend):
    gemeld = _tot_conflict(qtbot, bewerking, backend, hun="mijn")
    bewerking.kies_mijn(TEKST, gemeld)
    assert not bewerking.iets_onbewaard
    assert len(backend.gedaan) == 1


# --- de omgeving hapert ----------------------------------------------------------------------


def test_na_een_haperende_database_gaat_dezelfde_opdracht_opnieuw(qtbot, bewerking, backend):
    backend.gevolgen[WijzigVeld] = [WEG, WEG]
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.mislukt):
        bewerking.verlaat(TEKST)
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    opdrachten = [command.opdracht for command in backend.gedaan]
    assert len(opdrachten) == 3
    assert len(set(opdrachten)) == 1
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


def test_een_nieuwe_poging_blijft_van_wie_typte_ook_als_een_ander_zich_aanmeldt(
    qtbot, broker, maak_bewerking, backend
):
    broker.actor = MARLOES
    bewerking = maak_bewerking()
    backend.gevolgen[WijzigVeld] = [WEG]
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.mislukt):
        bewerking.verlaat(TEKST)
    broker.actor = BERT
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert [context.actor for context in backend.contexten[-2:]] == [MARLOES, MARLOES]


def test_een_haperende_rij_gaat_opnieuw_en_haar_velden_wachten_erop(qtbot, bewerking, backend):
    backend.gevolgen[BeginNotitie] = [WEG, WEG]
    begin = BeginNotitie(id=RIJ)
    bewerking.voor_eerste(lambda: bewerking.doe(begin))
    with qtbot.waitSignal(bewerking.mislukt):
        typ(bewerking, "hallo")
    bewerking.verlaat(TEKST)
    qtbot.waitUntil(lambda: not bewerking.iets_onbewaard)
    assert backend.gedaan[:3] == [begin] * 3
    assert opgeslagen(backend) == [(Veld.NOTITIE_TEKST, "", "hallo")]


def test_een_geweigerde_rijopdracht_gaat_uit_het_journaal_en_naar_wie_hem_gaf(
    qtbot, bewerking, backend
):
    backend.gevolgen[MaakMeldingVanNotitie] = [Regelfout("Nee.")]
    fouten = []
    bewerking.doe(MaakMeldingVanNotitie(notitie_id=RIJ), mislukt=fouten.append)
    qtbot.waitUntil(lambda: bool(fouten))
    qtbot.waitUntil(lambda: not backend.het_journaal.inhoud)


# --- na het opslaan, vergeten, sluiten -------------------------------------------------------


def test_een_besluit_wacht_tot_alles_wat_getypt_is_in_de_database_staat(qtbot, bewerking, backend):
    backend.poort.clear()
    typ(bewerking, "een")
    bewerking.verlaat(TEKST)
    typ(bewerking, "een twee")
    besluit = MaakMeldingVanNotitie(notitie_id=RIJ)
    bewerking.na_opslaan(lambda: bewerking.doe(besluit))
    backend.poort.set()
    qtbot.waitUntil(lambda: besluit in backend.gedaan)
    assert [c.nieuw for c in backend.gedaan[:2]] == ["een", "een twee"]
    assert backend.gedaan[2] is besluit


def test_een_besluit_gaat_niet_door_als_een_veld_geweigerd_wordt(qtbot, bewerking, backend):
    backend.gevolgen[WijzigVeld] = [Regelfout("Te lang.")]
    typ(bewerking, "een")
    gedaan = []
    with qtbot.waitSignal(bewerking.geweigerd):
        bewerking.na_opslaan(lambda: gedaan.append(1))
    bewerking.typ(TEKST, "ee", "")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert gedaan == []


def test_zonder_iets_te_bewaren_gaat_een_besluit_meteen(bewerking):
    gedaan = []
    bewerking.na_opslaan(lambda: gedaan.append(1))
    assert gedaan == [1]


def test_wat_vergeten_wordt_bereikt_database_noch_journaal(qtbot, bewerking, backend):
    bewerking._pauze.setInterval(60_000)
    typ(bewerking, "hallo")
    qtbot.waitUntil(lambda: in_journaal(backend) == {"hallo": ""})
    bewerking.vergeet()
    bewerking.spoel()
    qtbot.waitUntil(lambda: in_journaal(backend) == {})
    assert backend.gedaan == []
    assert not bewerking.iets_onbewaard


def test_een_pagina_die_verdwijnt_bewaart_nog_wat_getypt_was_en_ruimt_zichzelf_op(
    qtbot, bewerking, backend
):
    backend.poort.clear()
    backend.gevolgen[WijzigVeld] = [None, WEG]
    typ(bewerking, "een")
    bewerking.verlaat(TEKST)
    typ(bewerking, "een twee")
    with qtbot.waitSignal(bewerking.destroyed):
        bewerking.sluit()
        backend.poort.set()
    assert [c.nieuw for c in backend.gedaan] == ["een", "een twee", "een twee"]
    qtbot.waitUntil(lambda: in_journaal(backend) == {})


# --- ongedaan maken --------------------------------------------------------------------------


@pytest.fixture
def met_terug(backend):
    backend.gevolgen[WijzigVeld] = omgekeerd


def test_ongedaan_zet_de_oude_waarde_terug_en_opnieuw_de_nieuwe(
    qtbot, bewerking, backend, met_terug
):
    typ(bewerking, "hallo")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert bewerking.ongedaan.kan_terug
    with qtbot.waitSignal(bewerking.ongedaan.gelukt) as sein:
        bewerking.ongedaan.terug()
    assert sein.args == ["Ongedaan gemaakt: tekst"]
    assert not bewerking.ongedaan.kan_terug
    with qtbot.waitSignal(bewerking.ongedaan.gelukt) as sein:
        bewerking.ongedaan.vooruit()
    assert sein.args == ["Opnieuw gedaan: tekst"]
    assert [(c.oud, c.nieuw) for c in backend.gedaan] == [
        ("", "hallo"),
        ("hallo", ""),
        ("", "hallo"),
    ]


def test_een_keer_bewaren_is_een_stap_terug(qtbot, bewerking, backend, met_terug):
    for basis, tekst in (("", "een"), ("een", "een twee")):
        bewerking.typ(TEKST, tekst, basis)
        with qtbot.waitSignal(bewerking.opgeslagen):
            bewerking.verlaat(TEKST)
    for verwacht in ("een", ""):
        with qtbot.waitSignal(bewerking.ongedaan.gelukt):
            bewerking.ongedaan.terug()
        assert backend.gedaan[-1].nieuw == verwacht
    assert not bewerking.ongedaan.kan_terug


def test_een_nieuwe_wijziging_wist_wat_opnieuw_gedaan_kon_worden(
    qtbot, bewerking, backend, met_terug
):
    typ(bewerking, "een")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    with qtbot.waitSignal(bewerking.ongedaan.gelukt):
        bewerking.ongedaan.terug()
    typ(bewerking, "ander")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    assert not bewerking.ongedaan.kan_vooruit


def test_ongedaan_maken_wat_een_ander_intussen_wijzigde_mislukt_en_zegt_dat(
    qtbot, bewerking, backend, met_terug
):
    typ(bewerking, "een")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    backend.gevolgen[WijzigVeld] = conflict("hun")
    with qtbot.waitSignal(bewerking.ongedaan.mislukt) as sein:
        bewerking.ongedaan.terug()
    assert isinstance(sein.args[0], Conflict)


def test_een_knop_maakt_ongedaan_wat_hij_noemt_ook_als_er_daarna_iets_is_getypt(
    qtbot, bewerking, backend, met_terug
):
    gedaan = []
    bewerking.doe(WijzigVeld(veld=Veld.NOTITIE_SPOED, id=RIJ, oud=False, nieuw=True), gedaan.append)
    qtbot.waitUntil(lambda: bool(gedaan))
    knop = bewerking.ongedaan.van(gedaan[0])
    typ(bewerking, "later")
    with qtbot.waitSignal(bewerking.opgeslagen):
        bewerking.verlaat(TEKST)
    with qtbot.waitSignal(bewerking.ongedaan.gelukt):
        knop()
    assert opgeslagen(backend)[-1] == (Veld.NOTITIE_SPOED, True, False)
    assert bewerking.ongedaan.kan_terug  # het typen is nog terug te nemen
    with qtbot.waitSignal(bewerking.ongedaan.gelukt) as sein:
        knop()
    assert sein.args == ["Dit is al ongedaan gemaakt"]


def test_wat_niet_terug_kan_krijgt_geen_knop(bewerking):
    assert bewerking.ongedaan.van(Changes(opdracht=uuid.uuid4())) is None
