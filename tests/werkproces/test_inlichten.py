from datetime import date

import pytest

from cmpg_desktop.berichten.velden import Veld
from cmpg_desktop.werkproces.adressen import parse_adres
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.geboorte import Antwoord, Geboorte
from cmpg_desktop.werkproces.inlichteinde import wie_hoort_het_einde
from cmpg_desktop.werkproces.inlichten import InlichtenStatus, niets_eruit
from cmpg_desktop.werkproces.inlichtgegevens import AdresPeriode, Veilig
from cmpg_desktop.werkproces.inlichtvragen import InlichtenVraagSoort
from cmpg_desktop.werkproces.leeftijden import wie_oefent_rechten_uit
from cmpg_desktop.werkproces.relaties import GezagSoort
from tests.werkproces.inlichtbouwer import ELDERS, THUIS, Bouwer, ident

J, N = Antwoord.JA, Antwoord.NEE
S, V = InlichtenStatus, InlichtenVraagSoort
VOOR, NA = date(2026, 8, 31), date(2026, 9, 1)
EIGEN, JONG, VERT = "kijken_volwassene", "kijken_jongere", "kijken_vertegenwoordiger"
GEZAG = ("geen", "een", "een_elders", "twee_samen", "twee_apart", "gi")


def gezin(geboren, op, gezag):
    """Geef een dossier met Kind, en wie er het gezag over heeft; de ouders zijn al ingelicht."""
    b = Bouwer(op)
    b.iemand("Kind Berg", geboren)
    plekken = {
        "geen": (),
        "een": (THUIS,),
        "een_elders": (ELDERS,),
        "twee_samen": (THUIS, THUIS),
        "twee_apart": (THUIS, ELDERS),
        "gi": (),
    }[gezag]
    for naam, plek in zip(("Ouder Berg", "Ander Bos"), plekken, strict=False):
        b.iemand(naam, adres=plek)
        b.gezag(naam, "Kind Berg")
        b.feit(FeitSoort.INGELICHT, naam)
    if gezag == "gi":
        b.instelling("Samen Veilig")
        b.gezag("Samen Veilig", "Kind Berg", GezagSoort.VOOGDIJ)
    return b


def verwacht(jaren, gezag):
    """Besluit 2 in het kort: wie krijgt welke brief over Kind."""
    brieven = set()
    if jaren >= 12:
        brieven.add((JONG if jaren < 16 else EIGEN, ("Kind",), True, ()))
    if jaren < 16:
        over = (False, ("Kind",))
        brieven |= {
            "geen": set(),
            "een": {(VERT, ("Ouder",), *over)},
            "een_elders": {(VERT, ("Ouder",), *over)},
            "twee_samen": {(VERT, ("Ouder", "Ander"), *over)},
            "twee_apart": {(VERT, ("Ouder",), *over), (VERT, ("Ander",), *over)},
            "gi": {(VERT, ("Samen",), *over)},
        }[gezag]
    return brieven


@pytest.mark.eis("E115", "E128")
@pytest.mark.parametrize("op", [VOOR, NA])
@pytest.mark.parametrize("gezag", GEZAG)
@pytest.mark.parametrize("jaren", range(31))
def test_each_age_and_each_gezag_gets_the_letters_of_besluit_2(jaren, gezag, op):
    b = gezin(f"01-03-{op.year - jaren}", op, gezag)
    overzicht = b.overzicht()
    assert {b.kort(brief) for brief in overzicht.brieven} == verwacht(jaren, gezag)
    stand = b.stand("Kind Berg")
    vragen = [vraag.soort for vraag in stand.vragen]
    assert vragen == ([V.GEZAG] if jaren < 16 and gezag == "geen" else [])
    assert all(brief.kan_uit for brief in overzicht.brieven)
    alleen_vraag = jaren < 12 and gezag == "geen"
    assert stand.status is (S.WACHT_OP_ANTWOORD if alleen_vraag else S.TE_DOEN)


@pytest.mark.eis("E124", "E130")
@pytest.mark.parametrize("jaren", range(31))
def test_who_is_told_and_who_may_ask_are_two_tables(jaren):
    """Inlichten bleef gelijk op 1 september 2026; wie mag vragen, veranderde."""
    for op in (VOOR, NA):
        geboren = date(op.year - jaren, 3, 1)
        rechten = wie_oefent_rechten_uit(Geboorte(geboren, geboren), op)
        zelf_vanaf = 16 if op == VOOR else 12
        assert rechten.betrokkene is (J if jaren >= zelf_vanaf else N)
        assert rechten.vertegenwoordiger is (J if jaren < 16 else N)
        brieven = gezin(f"01-03-{op.year - jaren}", op, "een").overzicht().brieven
        assert any(brief.zelf for brief in brieven) is (jaren >= 12)
        assert any(brief.over for brief in brieven) is (jaren < 16)


@pytest.mark.eis("E128")
@pytest.mark.parametrize(
    ("dag", "brieven"),
    [
        (date(2026, 9, 2), {(VERT, ("Ouder",), False, ("Kind",))}),
        (date(2026, 9, 3), {(VERT, ("Ouder",), False, ("Kind",)), (JONG, ("Kind",), True, ())}),
    ],
)
def test_the_own_letter_begins_on_the_twelfth_birthday(dag, brieven):
    b = gezin("03-09-2014", dag, "een")
    assert {b.kort(brief) for brief in b.overzicht().brieven} == brieven


@pytest.mark.eis("E128")
@pytest.mark.parametrize(
    ("geboren", "vraag", "brieven"),
    [
        ("onbekend", "al 12 jaar", set()),
        ("2010", "al 16 jaar", set()),
        ("2014", "al 12 jaar", {(VERT, ("Ouder",), False, ("Kind",))}),
        ("ca. 15", "al 16 jaar", set()),
        ("15 jaar", "", {(JONG, ("Kind",), True, ()), (VERT, ("Ouder",), False, ("Kind",))}),
        ("ca. 8", "", {(VERT, ("Ouder",), False, ("Kind",))}),
        ("ca. 40", "", {(EIGEN, ("Kind",), True, ())}),
        ("1984", "", {(EIGEN, ("Kind",), True, ())}),
    ],
)
def test_an_uncertain_age_asks_where_it_matters(geboren, vraag, brieven):
    b = gezin(geboren, NA, "een")
    stand = b.stand("Kind Berg")
    assert {b.kort(brief) for brief in b.overzicht().brieven} == brieven
    assert [v.soort for v in stand.vragen] == ([V.LEEFTIJD] if vraag else [])
    assert all(vraag in v.zin for v in stand.vragen)
    assert stand.status is (S.TE_DOEN if brieven else S.WACHT_OP_ANTWOORD)


def test_about_who_died_nobody_is_told():
    b = gezin("01-03-2020", NA, "twee_apart")
    b.betrokkenen.clear()
    b.iemand("Kind Berg", "01-03-2020", overleden_op=date(2026, 8, 1))
    assert not b.overzicht().brieven
    stand = b.stand("Kind Berg")
    assert stand.status is S.NIET_NODIG
    assert "overleden op 1 augustus 2026" in stand.zin
    assert not niets_eruit(b.overzicht())


def test_a_parent_who_died_gets_no_letter_and_without_another_it_asks_who_has_gezag():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.iemand("Ouder Berg", overleden_op=date(2026, 8, 1))
    b.gezag("Ouder Berg", "Kind Berg")
    assert not b.overzicht().brieven
    (vraag,) = b.stand("Kind Berg").vragen
    assert (vraag.soort, vraag.veld) == (V.GEZAG, "gezag.soort")
    assert "Wie heeft nu het gezag over Kind Berg?" in vraag.zin


@pytest.mark.parametrize("soort", list(GezagSoort))
def test_a_grown_up_is_told_and_also_who_speaks_for_them(soort):
    b = Bouwer(NA)
    b.iemand("Opa Berg", "01-03-1940")
    b.iemand("Zus Bos", adres=ELDERS)
    b.gezag("Zus Bos", "Opa Berg", soort)
    ook = soort in {GezagSoort.CURATELE, GezagSoort.MENTORSCHAP, GezagSoort.GEMACHTIGDE}
    zus = (VERT, ("Zus",), True, ("Opa",)) if ook else (EIGEN, ("Zus",), True, ())
    assert {b.kort(x) for x in b.overzicht().brieven} == {(EIGEN, ("Opa",), True, ()), zus}


def test_a_parent_without_gezag_gets_no_letter_about_the_child_and_reads_which_way_is_left():
    b = gezin("01-03-2020", NA, "een")
    b.iemand("Vader Vos", adres=ELDERS)
    b.ouder("Vader Vos", "Kind Berg")
    brieven = {b.kort(brief) for brief in b.overzicht().brieven}
    assert (EIGEN, ("Vader",), True, ()) in brieven
    assert not any("Kind" in over and "Vader" in aan for _, aan, _, over in brieven)
    (zin,) = b.stand("Kind Berg").zonder_gezag
    assert "geen gezag" in zin
    assert "informatie vragen" in zin


def test_two_children_elsewhere_are_two_letters_and_at_home_they_are_one():
    b = Bouwer(NA)
    b.iemand("Moeder Berg")
    b.iemand("Vader Bos", adres=ELDERS)
    for kind in ("Anna Berg", "Bram Berg"):
        b.iemand(kind, "01-03-2020")
        b.gezag("Moeder Berg", kind)
        b.gezag("Vader Bos", kind)
    assert [b.kort(brief) for brief in b.overzicht().brieven] == [
        (EIGEN, ("Moeder",), True, ("Anna", "Bram")),
        (VERT, ("Vader",), True, ("Anna",)),
        (VERT, ("Vader",), False, ("Bram",)),
    ]


def _een_vraag(b):
    (brief,) = b.overzicht().brieven
    (vraag,) = brief.vragen
    return vraag


@pytest.mark.parametrize(
    ("anders", "soort", "veld"),
    [
        ({"adres": ""}, V.ADRES, "adres.straat"),
        ({"adres": "", "adres_onbekend": True}, V.ADRES_ONBEKEND, "persoon.adres_onbekend"),
        ({"adres": "Merelplantsoen 14, Nieuwegein"}, V.ADRES, "adres.postcode"),
        ({"tot": date(2026, 8, 1)}, V.ADRES, "adres.straat"),
        ({"van": date(2026, 10, 1)}, V.ADRES, "adres.straat"),
        ({"geheim": None}, V.ADRES_GEHEIM, "adres.geheim"),
        ({"veilig": Veilig.LEEG}, V.VEILIG, "betrokkene.brief_veilig"),
        ({"veilig": Veilig.ONBEKEND}, V.VEILIG, "betrokkene.brief_veilig"),
        ({"veilig": Veilig.NEE}, V.NIET_VEILIG, "betrokkene.brief_veilig"),
    ],
)
def test_a_letter_asks_for_address_and_safety_and_never_guesses(anders, soort, veld):
    b = Bouwer(NA)
    b.iemand("Anna Berg", **anders)
    vraag = _een_vraag(b)
    assert (vraag.soort, vraag.veld) == (soort, veld)
    assert b.stand("Anna Berg").status is S.WACHT_OP_ANTWOORD


@pytest.mark.parametrize(
    ("anders", "soort", "veld"),
    [
        ({"bron": ""}, V.GEZAG_BRON, "gezag.bron"),
        ({"nagekeken_op": None}, V.GEZAG_NAGEKEKEN, "gezag.nagekeken_op"),
    ],
)
def test_a_letter_about_a_child_asks_for_gezag_and_its_source(anders, soort, veld):
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.iemand("Ouder Berg", adres=ELDERS)
    b.feit(FeitSoort.INGELICHT, "Ouder Berg")
    b.gezag("Ouder Berg", "Kind Berg", **anders)
    vraag = _een_vraag(b)
    assert (vraag.soort, vraag.veld) == (soort, veld)


def test_the_safety_question_warns_that_the_child_lives_at_a_secret_address():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020", geheim=True)
    b.iemand("Vader Bos", adres=ELDERS, veilig=Veilig.LEEG)
    b.gezag("Vader Bos", "Kind Berg")
    vraag = _een_vraag(b)
    assert "Kind Berg woont op een geheim adres" in vraag.zin
    assert "Merelplantsoen" not in vraag.zin


def test_an_address_that_is_secret_for_one_who_lives_there_is_secret_for_all():
    b = Bouwer(NA)
    b.iemand("Moeder Berg", geheim=True)
    # Of the address of a child without a letter of its own nobody asks whether it is secret.
    b.iemand("Kind Berg", "01-03-2020", geheim=None)
    b.iemand("Zus Berg", "01-03-2012", geheim=False)
    b.iemand("Vader Bos", adres=ELDERS, veilig=Veilig.LEEG)
    b.gezag("Moeder Berg", "Zus Berg")
    b.gezag("Vader Bos", "Kind Berg")
    brieven = {b.kort(brief)[1][0]: brief for brief in b.overzicht().brieven}
    (vraag,) = brieven["Vader"].vragen
    assert "Kind Berg woont op een geheim adres" in vraag.zin
    assert brieven["Zus"].geheim
    assert not brieven["Vader"].geheim


def test_an_organisation_without_postcode_asks_for_it():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.instelling("Samen Veilig", "Kade 1, Utrecht")
    b.gezag("Samen Veilig", "Kind Berg", GezagSoort.VOOGDIJ)
    assert _een_vraag(b).veld == "organisatie.postcode"


def test_gezag_and_voogdij_at_once_asks_which_holds():
    b = gezin("01-03-2020", NA, "een")
    b.instelling("Samen Veilig")
    b.gezag("Samen Veilig", "Kind Berg", GezagSoort.VOOGDIJ)
    assert {v.soort for x in b.overzicht().brieven for v in x.vragen} == {V.GEZAG_DUBBEL}
    assert not any(x.kan_uit for x in b.overzicht().brieven)


def test_who_has_gezag_but_is_not_in_the_dossier_is_asked_to_be_added():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.persoon("Ouder Berg", adres=ELDERS)
    b.gezag("Ouder Berg", "Kind Berg")
    assert _een_vraag(b).soort is V.HOUDER_NIET_IN_DOSSIER


def test_the_address_of_the_day_counts_and_a_woonadres_comes_first():
    def adres(n, tekst, **anders):
        return AdresPeriode(id=ident("adres", str(n)), adres=parse_adres(tekst), **anders)

    oud = adres(1, THUIS, tot=date(2026, 9, 1))
    nieuw = adres(2, ELDERS, van=date(2026, 9, 1))
    brief = adres(3, "Kade 9, 3511 AB Utrecht", soort="briefadres", van=date(2026, 9, 1))
    b = Bouwer(NA)
    b.iemand("Anna Berg", adressen=(brief, oud, nieuw))
    (x,) = b.overzicht(date(2026, 8, 31)).brieven
    assert x.adres == oud.adres
    (x,) = b.overzicht(NA).brieven
    assert x.adres == nieuw.adres
    twee = Bouwer(NA)
    twee.iemand("Anna Berg", adressen=(adres(1, THUIS), adres(2, ELDERS)))
    (x,) = twee.overzicht().brieven
    assert [v.soort for v in x.vragen] == [V.ADRES_KIEZEN]
    assert x.adres is None


def test_every_question_names_a_field_that_exists():
    bekend = {veld.value for veld in Veld} | {"betrokkene.brief_veilig", "uitzondering"}
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.iemand("Tiener Berg", "onbekend")
    b.iemand("Ouder", "01-03-2012", adres="", veilig=Veilig.LEEG)
    b.gezag("Ouder", "Kind Berg", bron="", nagekeken_op=None)
    overzicht = b.overzicht()
    vragen = [v for x in overzicht.brieven for v in x.vragen]
    vragen += [v for stand in overzicht.standen for v in stand.vragen]
    assert {V.GEZAG_BRON, V.GEZAG_NAGEKEKEN, V.HOUDER_MINDERJARIG, V.NAAM, V.ADRES, V.LEEFTIJD} <= {
        v.soort for v in vragen
    }
    assert {v.veld for v in vragen} <= bekend
    assert all(v.zin[0].isupper() and v.zin[-1] in ".?)" for v in vragen)


def test_what_was_told_stays_told_when_a_child_grows_up():
    b = gezin("03-09-2014", VOOR, "een")
    for brief in b.overzicht().brieven:
        b.verzend(brief)
    for dag in (VOOR, date(2026, 9, 3), date(2030, 9, 3)):
        assert b.stand("Kind Berg", dag).status is S.INGELICHT
    assert (
        "Over Kind Berg is ingelicht op 31 augustus 2026: Ouder Berg." in b.stand("Kind Berg").zin
    )


def test_one_parent_told_is_not_both_told():
    b = gezin("01-03-2020", NA, "twee_apart")
    b.verzend(b.overzicht().brieven[0])
    stand = b.stand("Kind Berg")
    assert stand.status is S.TE_DOEN
    assert [o.status for o in stand.ontvangers] == [S.INGELICHT, S.TE_DOEN]
    # A fact that does not say to whom proves nothing where there are two.
    zonder = gezin("01-03-2020", NA, "twee_apart")
    zonder.feit(FeitSoort.INGELICHT, "Kind Berg")
    assert zonder.stand("Kind Berg").status is S.TE_DOEN


def test_a_fact_without_reader_is_of_the_only_one_who_stands_for_the_child():
    b = gezin("01-03-2020", NA, "gi")
    b.feit(FeitSoort.INGELICHT, "Kind Berg")
    assert b.stand("Kind Berg").status is S.INGELICHT


def test_what_is_told_after_the_day_that_is_looked_at_does_not_count_yet():
    b = Bouwer(NA)
    b.iemand("Anna Berg")
    b.feit(FeitSoort.INGELICHT, "Anna Berg", NA)
    assert b.stand("Anna Berg", VOOR).status is S.TE_DOEN
    assert b.stand("Anna Berg", NA).status is S.INGELICHT


@pytest.mark.eis("E128")
def test_only_who_has_gezag_on_that_day_is_told():
    b = gezin("01-03-2020", NA, "geen")
    b.instelling("Oude Voogd")
    b.instelling("Nieuwe Voogd")
    b.gezag("Oude Voogd", "Kind Berg", GezagSoort.VOOGDIJ, tot=VOOR)
    b.gezag("Nieuwe Voogd", "Kind Berg", GezagSoort.VOOGDIJ, van=NA)
    for dag, wie in ((VOOR, "Oude"), (NA, "Nieuwe")):
        assert [b.kort(brief)[1] for brief in b.overzicht(dag).brieven] == [(wie,)]


def test_without_an_address_nothing_is_put_in_one_envelope():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020", adres="")
    b.iemand("Ouder Berg", adres="")
    b.gezag("Ouder Berg", "Kind Berg")
    assert [b.kort(brief) for brief in b.overzicht().brieven] == [
        (EIGEN, ("Ouder",), True, ()),
        (VERT, ("Ouder",), False, ("Kind",)),
    ]


def test_a_corrected_fact_does_not_count():
    b = Bouwer(NA)
    b.iemand("Anna Berg")
    fout = b.feit(FeitSoort.INGELICHT, "Anna Berg")
    b.feit(FeitSoort.TERUGGENOMEN, "Anna Berg", vervangt=fout.id, reden="verkeerde brief")
    assert b.stand("Anna Berg").status is S.TE_DOEN


def test_a_letter_about_the_child_would_tell_a_parent_who_must_not_hear_it_yet():
    b = Bouwer(NA)
    b.iemand("Kind Berg", "01-03-2020")
    b.iemand("Ouder Berg")
    b.gezag("Ouder Berg", "Kind Berg")
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, "Ouder Berg", datum2=date(2026, 9, 20))
    assert _een_vraag(b).soort is V.UITGEZONDERDE_OUDER
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, "Kind Berg", datum2=date(2026, 9, 18))
    assert not b.overzicht().brieven
    assert b.stand("Kind Berg").datum == date(2026, 9, 18)
    assert not niets_eruit(b.overzicht())


@pytest.mark.eis("E127")
def test_an_exception_can_be_for_one_parent_only():
    b = gezin("01-03-2020", NA, "twee_apart")
    b.feit(FeitSoort.INLICHTEN_UITGEZONDERD, "Kind Berg", aan="Ander Bos", datum2=date(2026, 9, 20))
    assert [b.kort(x)[1] for x in b.overzicht().brieven] == [("Ouder",)]
    b.verzend(b.overzicht().brieven[0])
    assert b.stand("Kind Berg").status is S.UITGEZONDERD
    assert b.stand("Kind Berg", date(2026, 9, 21)).status is S.TE_DOEN


@pytest.mark.eis("E041", "E126")
def test_nothing_leaves_the_house_before_that_person_was_told():
    b = Bouwer(NA)
    b.iemand("Anna Berg")
    b.iemand("Bram Berg")
    b.feit(FeitSoort.INGELICHT, "Anna Berg")
    (blokkade,) = niets_eruit(b.overzicht())
    assert blokkade.betrokkene_id == b.id("Bram Berg")
    assert blokkade.zin == (
        "Over Bram Berg mag nog niets de deur uit. Bram Berg krijgt nog een eigen brief."
    )
    assert not niets_eruit(b.overzicht(), {b.id("Anna Berg")})
    assert niets_eruit(b.overzicht(), {b.id("Bram Berg")})


@pytest.mark.eis("E055")
def test_letter_c_goes_to_who_was_told_and_no_more_to_a_parent_of_who_became_sixteen():
    b = gezin("03-09-2010", VOOR, "twee_apart")
    b.iemand("Buur Vos", adres=ELDERS)
    for brief in b.overzicht().brieven:
        if "Buur" not in b.kort(brief)[1]:
            b.verzend(brief)
    einde = wie_hoort_het_einde(b.dossier, b.feiten, VOOR)
    assert not einde.weggelaten
    assert {b.kort(brief) for brief in einde.brieven} == {
        ("niet_verder_jongere", ("Kind",), True, ()),
        ("niet_verder_volwassene", ("Ouder",), True, ("Kind",)),
        ("niet_verder_vertegenwoordiger", ("Ander",), True, ("Kind",)),
    }
    later = wie_hoort_het_einde(b.dossier, b.feiten, date(2026, 9, 3))
    assert {b.kort(brief) for brief in later.brieven} == {
        ("niet_verder_volwassene", ("Kind",), True, ()),
        ("niet_verder_volwassene", ("Ouder",), True, ()),
        ("niet_verder_volwassene", ("Ander",), True, ()),
    }
    assert len(later.weggelaten) == 2
