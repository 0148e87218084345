"""De regels van fase 1: wat ontbreekt, wie mag, en dat niets daar omheen kan."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cmpg_desktop.werkproces.beoordeling import (
    Aanpak,
    Beoordeling,
    MeldingStand,
    Punt,
    Weging,
    criteria_van,
    inhoud_van,
    mag_besluiten,
    mag_voorstellen,
    ontbreekt,
    retour_lijst,
)
from cmpg_desktop.werkproces.criteria import RETOUR_CODES, codes_van, vraagt_melder
from cmpg_desktop.werkproces.feiten import Uitkomst
from cmpg_desktop.werkproces.meldingregels import Vraag, VragenStand, ontbreekt_nog
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.waarneming import Waarneming, waarneming_fout

CASUS = UUID(int=99)
DAG = date(2026, 3, 6)
VOL = Beoordeling(
    uitkomst=Weging.FASE_2,
    aanpak=Aanpak.GGA,
    motivering="Het loopt vast.",
    ingeschreven_op=DAG,
    ingeschreven_bron="BRP",
    punten={
        code: Punt(code=code, antwoord="ja", waaruit="uit de melding")
        for code in (
            "ingeschreven",
            "hardnekkig",
            "grond_complex",
            "ernstig",
            "dringend",
            "niet_geboden",
            "geen_traject",
            "overlegd",
        )
    },
)


def _anders(beoordeling, **delen):
    velden = {naam: getattr(beoordeling, naam) for naam in Beoordeling.__slots__}
    return Beoordeling(**{**velden, **delen})


def _zonder(code, **nieuw):
    punten = {een: punt for een, punt in VOL.punten.items() if een != code}
    return _anders(VOL, punten={**punten, **nieuw})


def _codes(beoordeling, melding=None):
    return [een.code for een in ontbreekt(beoordeling, melding or MeldingStand())]


def test_elke_uitkomst_heeft_een_toets_en_een_naam():
    assert [een.toets for een in Weging] == list("1234567")
    assert len({een.weergave for een in Weging}) == len(Weging)
    # Wat in de feiten staat, heet daar en hier hetzelfde.
    for een in Weging:
        if een is not Weging.RETOUR:
            assert Uitkomst(een.value).weergave == een.weergave


@pytest.mark.eis("E007", "E008", "E009", "E010", "E035", "E039", "E040")
def test_elk_criterium_heeft_een_bron_en_een_vraag_in_gewone_woorden():
    for weging in Weging:
        codes = [een.code for een in criteria_van(weging)]
        assert len(set(codes)) == len(codes)
        for een in criteria_van(weging):
            assert een.vraag.endswith(("?", "."))
            assert een.bron
    bronnen = " ".join(een.bron for weging in Weging for een in criteria_van(weging))
    for eis in ("E007", "E008", "E009", "E010", "E035", "E038", "E039", "E040", "E046"):
        assert eis in bronnen


def test_zonder_uitkomst_ontbreekt_alleen_de_keuze():
    assert [een.veld for een in ontbreekt(Beoordeling(), MeldingStand())] == [
        "beoordeling.uitkomst"
    ]


@pytest.mark.eis("E007", "E008", "E009", "E035", "E039")
@pytest.mark.parametrize(
    ("code", "gemis"),
    [
        ("ingeschreven", "ingeschreven"),
        ("hardnekkig", "hardnekkig"),
        ("grond_complex", "grond"),
        ("ernstig", "ernstig"),
        ("dringend", "dringend"),
        ("niet_geboden", "niet_geboden"),
        ("geen_traject", "voorwaarde"),
        ("overlegd", "overlegd"),
    ],
)
def test_elk_criterium_van_fase_2_houdt_op_zichzelf_tegen(code, gemis):
    assert _codes(VOL) == []
    assert _codes(_zonder(code)) == [gemis]
    onbekend = _zonder(code, **{code: Punt(code=code, antwoord="onbekend", waaruit="x")})
    assert _codes(onbekend) == [gemis]
    if code not in ("ingeschreven", "overlegd"):
        leeg = _zonder(code, **{code: Punt(code=code, antwoord="ja", waaruit=" ")})
        assert _codes(leeg) == [gemis]
        (vraag,) = ontbreekt(leeg, MeldingStand())
        assert vraag.veld == f"beoordelingspunt.{code}"
        assert "Waaruit blijkt dat?" in vraag.tekst


@pytest.mark.eis("E035")
@pytest.mark.parametrize("code", ["te_boven", "geen_resultaat", "geen_traject"])
def test_een_van_de_drie_voorwaarden_is_genoeg(code):
    ander = _zonder(
        "geen_traject", **{code: Punt(code=code, antwoord="ja", waaruit="uit de melding")}
    )
    assert _codes(ander) == []


@pytest.mark.parametrize(
    ("delen", "gemis"),
    [
        ({"aanpak": None}, "aanpak"),
        ({"motivering": " "}, "motivering"),
        ({"ingeschreven_op": None}, "ingeschreven_op"),
        ({"ingeschreven_bron": ""}, "ingeschreven_bron"),
    ],
)
def test_elk_veld_van_fase_2_houdt_op_zichzelf_tegen(delen, gemis):
    (vraag,) = ontbreekt(_anders(VOL, **delen), MeldingStand())
    assert (vraag.code, vraag.veld) == (gemis, f"beoordeling.{gemis}")


@pytest.mark.eis("E035")
def test_zonder_mensen_of_vraag_gaat_een_melding_niet_door():
    melding = MeldingStand(ontbreekt=ontbreekt_nog(VragenStand()))
    assert _codes(VOL, melding) == ["personen", "vraag", "leefgebied"]


def test_een_lopende_casus_is_geen_eerdere_aanpak_en_andersom():
    assert _codes(_anders(VOL, casus_id=CASUS), MeldingStand(casus_loopt=True)) == ["casus_id"]
    assert _codes(_anders(VOL, casus_id=CASUS), MeldingStand(casus_loopt=False)) == []
    hoort = Beoordeling(
        uitkomst=Weging.LOPENDE_CASUS,
        motivering="x",
        casus_id=CASUS,
        punten={"zelfde_mensen": Punt(code="zelfde_mensen", antwoord="ja", waaruit="BRP")},
    )
    assert _codes(hoort, MeldingStand(casus_loopt=True)) == []
    assert _codes(hoort, MeldingStand(casus_loopt=False)) == ["casus_id"]
    assert _codes(hoort, MeldingStand(casus_loopt=None)) == ["casus_id"]


@pytest.mark.eis("E042")
@pytest.mark.parametrize("weging", [Weging.LOKALE_PGA, Weging.WOONOVERLAST])
def test_bij_overdracht_staat_wie_en_tot_wanneer_de_melder_verantwoordelijk_blijft(weging):
    kaal = Beoordeling(uitkomst=weging, motivering="x")
    assert {"naar_wie", "melder_tot"} <= set(_codes(kaal))
    gevuld = _anders(kaal, naar_wie="Els", melder_tot=DAG)
    assert not {"naar_wie", "melder_tot"} & set(_codes(gevuld))


@pytest.mark.eis("E046")
def test_retour_vraagt_de_melder_niet_wat_het_team_zelf_moet_invullen():
    alles = ontbreekt_nog(
        VragenStand(
            betrokkenen=1,
            zonder_naam=1,
            zonder_geboorte=1,
            zonder_adres=1,
            zonder_weet_van=1,
            tekst_zonder_leefgebied=1,
        )
    )
    lijst = retour_lijst(Beoordeling(uitkomst=Weging.RETOUR), MeldingStand(ontbreekt=alles))
    assert "Wie behandelt deze melding?" not in lijst
    assert "Wie meldt dit?" in lijst
    for een in alles:
        if vraagt_melder(een.code):
            assert f"retour_{een.code}" in RETOUR_CODES


@pytest.mark.eis("E009")
@pytest.mark.parametrize(
    ("delen", "gemis"),
    [
        ({}, []),
        ({"zorgmijder": "nee"}, []),
        ({"zorgmijder": "onbekend"}, []),
        ({"zorgmijder": "ja"}, ["zorgmijder_waaruit"]),
        ({"zorgmijder": "ja", "zorgmijder_waaruit": " "}, ["zorgmijder_waaruit"]),
        ({"zorgmijder": "ja", "zorgmijder_waaruit": "Doet niet open."}, []),
    ],
)
def test_zorgmijder_is_een_kenmerk_naast_de_drie_gronden(delen, gemis):
    assert _codes(_anders(VOL, **delen)) == gemis
    # Het kenmerk is zelf geen grond: zonder een van de drie begint er geen casus.
    assert _codes(_anders(_zonder("grond_complex"), **delen)) == ["grond", *gemis]


@pytest.mark.eis("E009")
def test_wat_bij_de_grond_staat_hoeft_bij_het_kenmerk_niet_nog_eens():
    mijdt = Punt(code="grond_mijdt", antwoord="ja", waaruit="Laat niemand binnen.")
    een = _anders(_zonder("grond_complex", grond_mijdt=mijdt), zorgmijder="ja")
    assert _codes(een) == []
    assert een.blijkt_zorgmijder_uit == "Laat niemand binnen."
    assert _anders(een, zorgmijder_waaruit="Anders.").blijkt_zorgmijder_uit == "Anders."
    nee = Punt(code="grond_mijdt", antwoord="nee", waaruit="Staat open voor hulp.")
    assert _codes(_anders(_zonder("", grond_mijdt=nee), zorgmijder="ja")) == ["zorgmijder_waaruit"]


@pytest.mark.eis("E009")
def test_het_kenmerk_hoort_bij_wat_is_beoordeeld_en_een_oud_voorstel_blijft_gelden():
    hash_ = inhoud_van(VOL, {})
    assert inhoud_van(_anders(VOL, zorgmijder="ja"), {}) != hash_
    assert inhoud_van(_anders(VOL, zorgmijder_waaruit="x"), {}) != hash_
    # Van voor dit veld er was.
    assert hash_ == "0f5a0e6e403a7274114fae9c5587492617fae42960b00e37ca8d7f9f9dcbe8ad"


# --- alle kanten -------------------------------------------------------------------------

_TEKST = st.sampled_from(["", " ", "Uit de melding."])


@st.composite
def beoordelingen(draw):
    """Een beoordeling met van alles wel of niet ingevuld."""
    weging = draw(st.sampled_from([None, *Weging, Weging.FASE_2, Weging.FASE_2]))
    codes = codes_van(weging) if weging else ()
    vol = draw(st.booleans())
    antwoorden = (
        st.sampled_from(["ja"] * 8 + ["", "nee", "onbekend"])
        if vol
        else st.sampled_from(["", "ja", "nee", "onbekend"])
    )
    tekst = st.sampled_from(["Uit de melding."] * 12 + ["", " "]) if vol else _TEKST
    return Beoordeling(
        uitkomst=weging,
        aanpak=draw(st.sampled_from([Aanpak.PGA, Aanpak.GGA, None] if vol else [None, Aanpak.PGA])),
        motivering=draw(tekst),
        punten={
            code: Punt(code=code, antwoord=draw(antwoorden), waaruit=draw(tekst))
            for code in codes
            if vol or draw(st.booleans())
        },
        casus_id=draw(st.sampled_from([None, CASUS])),
        organisatie_id=draw(st.sampled_from([None, CASUS])),
        naar_wie=draw(_TEKST),
        melder_tot=draw(st.sampled_from([None, DAG])),
        ingeschreven_op=draw(st.sampled_from([DAG, DAG, DAG, None])),
        ingeschreven_bron=draw(tekst),
        zorgmijder=draw(st.sampled_from(["", "", "nee", "onbekend", "ja"])),
        zorgmijder_waaruit=draw(tekst),
    )


_VRAGEN = ontbreekt_nog(VragenStand())
MELDINGEN = st.builds(
    MeldingStand,
    ontbreekt=st.sampled_from([(), (), _VRAGEN, _VRAGEN[-1:]]),
    met_melder_gesproken=st.booleans(),
    casus_loopt=st.sampled_from([None, True, False]),
)


def _klaar_voor_fase_2(b, melding):
    """Zeg los van de tabel met criteria wat er staat als fase 2 mag."""

    def ja(code):
        punt = b.punten.get(code, Punt(code=code))
        return punt.antwoord == "ja" and punt.waaruit.strip() != ""

    overlegd = b.punten.get("overlegd", Punt(code="overlegd"))
    besproken = (
        melding.met_melder_gesproken
        or overlegd.antwoord == "ja"
        or (overlegd.antwoord == "nee" and overlegd.waaruit.strip() != "")
    )
    return (
        b.punten.get("ingeschreven", Punt(code="")).antwoord == "ja"
        and b.ingeschreven_op is not None
        and b.ingeschreven_bron.strip() != ""
        and all(ja(code) for code in ("hardnekkig", "ernstig", "dringend", "niet_geboden"))
        and (ja("grond_complex") or ja("grond_mijdt") or ja("grond_stagnatie"))
        and (ja("te_boven") or ja("geen_resultaat") or ja("geen_traject"))
        and besproken
        and (b.zorgmijder != "ja" or b.zorgmijder_waaruit.strip() != "" or ja("grond_mijdt"))
        and b.aanpak is not None
        and b.motivering.strip() != ""
        and (b.casus_id is None or melding.casus_loopt is False)
        and not {"personen", "vraag", "leefgebied"} & {een.code for een in melding.ontbreekt}
    )


@pytest.mark.eis("E007", "E008", "E009", "E035", "E038", "E039")
@given(beoordelingen(), MELDINGEN)
@settings(max_examples=600)
def test_door_naar_fase_2_kan_precies_als_alles_er_staat(b, melding):
    klaar = ontbreekt(b, melding) == ()
    if b.uitkomst is Weging.FASE_2:
        assert klaar == _klaar_voor_fase_2(b, melding)
    elif klaar:
        assert b.uitkomst is not None
        assert b.motivering.strip()


@given(beoordelingen(), MELDINGEN)
def test_wat_ontbreekt_is_een_zin_met_een_plek_en_staat_er_een_keer(b, melding):
    gemis = ontbreekt(b, melding)
    assert len({een.code for een in gemis}) == len(gemis)
    for een in gemis:
        assert een.tekst
        assert een.veld


@given(beoordelingen(), beoordelingen())
def test_een_hash_is_van_de_inhoud_en_van_niets_anders(een, ander):
    melding = {"b": 1, "a": "x"}
    hash_ = inhoud_van(een, melding)
    assert hash_ == inhoud_van(een, {"a": "x", "b": 1})
    assert hash_ != inhoud_van(een, {"a": "y", "b": 1})
    assert hash_ != inhoud_van(_anders(een, motivering=een.motivering + "!"), melding)
    # Een leeg punt is er of niet: dat is hetzelfde.
    punten = {**een.punten, "vreemd": Punt(code="vreemd", antwoord="ja")}
    assert hash_ == inhoud_van(_anders(een, punten=punten), melding)
    if een.uitkomst is not ander.uitkomst:
        assert hash_ != inhoud_van(_anders(een, uitkomst=ander.uitkomst), melding)


# --- twee mensen -------------------------------------------------------------------------

MENSEN = [UUID(int=n) for n in range(1, 5)]
ROLLEN = st.dictionaries(
    st.sampled_from(MENSEN), st.frozensets(st.sampled_from(list(Rol)), max_size=3)
)
DAGEN = st.dates(DAG - timedelta(days=5), DAG + timedelta(days=5))
WAARNEMINGEN = st.lists(
    st.builds(
        Waarneming,
        id=st.uuids(),
        voor=st.sampled_from(MENSEN),
        waarnemer=st.sampled_from(MENSEN),
        van=DAGEN,
        tot=DAGEN,
    ),
    max_size=4,
)


@pytest.mark.eis("E014", "E044")
@given(st.sampled_from([None, *MENSEN]), st.sampled_from(MENSEN), ROLLEN, WAARNEMINGEN, DAGEN)
@settings(max_examples=600)
def test_wie_beslist_is_een_ander_en_procesmanager_of_waarnemer(
    voorsteller, beslisser, rollen, waarnemingen, op
):
    recht = mag_besluiten(voorsteller, beslisser, rollen, waarnemingen, op)
    manager = Rol.PROCESMANAGER in rollen.get(beslisser, ())
    regie = {Rol.PROCESMANAGER, Rol.CASUSREGISSEUR} & set(rollen.get(beslisser, ()))
    neemt_waar = bool(regie) and any(
        een.waarnemer == beslisser
        and een.voor != beslisser
        and een.van <= op <= een.tot
        and Rol.PROCESMANAGER in rollen.get(een.voor, ())
        for een in waarnemingen
    )
    assert recht.mag == (
        voorsteller is not None and beslisser != voorsteller and (manager or neemt_waar)
    )
    assert bool(recht.reden) != recht.mag
    assert (recht.namens is not None) == (recht.mag and not manager)


@given(ROLLEN)
def test_een_weigering_zegt_wat_u_doet(rollen):
    reden = mag_besluiten(MENSEN[0], UUID(int=50), rollen, (), DAG).reden
    managers = any(Rol.PROCESMANAGER in hun for hun in rollen.values())
    assert ("een waarnemer aanwijzen" if managers else "functioneel beheerder") in reden


def test_alleen_een_casusregisseur_stelt_voor_en_pas_als_niets_ontbreekt():
    mist = (Vraag(code="x", tekst="Waarom?", veld="y"),)
    for rol in Rol:
        assert mag_voorstellen([rol], ()).mag == (rol is Rol.CASUSREGISSEUR)
    assert "Waarom?" in mag_voorstellen([Rol.CASUSREGISSEUR], mist).reden


@pytest.mark.parametrize(
    ("delen", "plek"),
    [
        ({"waarnemer": MENSEN[0]}, "waarneming.waarnemer_id"),
        ({"voor": MENSEN[1], "waarnemer": MENSEN[0]}, "waarneming.voor_id"),
        ({"waarnemer": MENSEN[2]}, "waarneming.waarnemer_id"),
        ({"van": DAG + timedelta(days=9)}, "waarneming.tot"),
        ({"van": DAG - timedelta(days=9), "tot": DAG - timedelta(days=8)}, "waarneming.tot"),
        ({"tot": DAG + timedelta(days=5)}, "waarneming.van"),
        ({"van": DAG - timedelta(days=1)}, "waarneming.van"),
        ({}, ""),
    ],
)
def test_een_waarneming_die_niet_kan_zegt_waarom(delen, plek):
    rollen = {
        MENSEN[0]: {Rol.PROCESMANAGER},
        MENSEN[1]: {Rol.CASUSREGISSEUR},
        MENSEN[2]: {Rol.PROCESONDERSTEUNER},
    }
    velden = {
        "id": UUID(int=70),
        "voor": MENSEN[0],
        "waarnemer": MENSEN[1],
        "van": DAG,
        "tot": DAG + timedelta(days=3),
    }
    bestaand = Waarneming(
        **{**velden, "id": UUID(int=71), "van": DAG + timedelta(days=4), "tot": date(2026, 4, 1)}
    )
    fout, veld = waarneming_fout(Waarneming(**{**velden, **delen}), [bestaand], rollen, DAG)
    assert (veld, bool(fout)) == (plek, bool(plek))
