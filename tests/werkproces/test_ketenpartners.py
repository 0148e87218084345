import pytest

from cmpg_desktop.werkproces.ketenpartners import (
    BEGIN_CONVENANT,
    CONVENANTPARTNERS,
    ContactRol,
    Grond,
    OrganisatieSoort,
    Reglement,
    grond_toelichting,
    mogelijke_gronden,
    voorgestelde_grond,
)

S = OrganisatieSoort
PUBLIEK = {
    S.GEMEENTE,
    S.POLITIE,
    S.RAAD_KINDERBESCHERMING,
    S.VEILIG_THUIS,
    S.GECERTIFICEERDE_INSTELLING,
}
# De zeventien soorten partijen van het stappenplan meervoudige problematiek, in die volgorde.
STAPPENPLAN = {
    "Gemeenten": S.GEMEENTE,
    "Politie": S.POLITIE,
    "GGZ": S.GGZ,
    "GGD": S.GGD,
    "Zorg- en Veiligheidshuizen": S.VEILIGHEIDSHUIS,
    "Reclassering (3RO)": S.RECLASSERING,
    "Dienst Justitiële Inrichtingen (DJI)": S.DJI,
    "Openbaar Ministerie (OM)": S.OPENBAAR_MINISTERIE,
    "Veilig Thuis": S.VEILIG_THUIS,
    "Raad voor de Kinderbescherming": S.RAAD_KINDERBESCHERMING,
    "Gecertificeerde Instellingen (GI's)": S.GECERTIFICEERDE_INSTELLING,
    "Woningcorporaties": S.WONINGCORPORATIE,
    "Ervaringsdeskundigen": S.ERVARINGSDESKUNDIGE,
    "Regionale projectleiders en professionals": S.REGIONAAL,
    "Wijk- en gebiedsteams": S.WIJKTEAM,
    "Welzijnsinstellingen": S.WELZIJN,
    "Bemoeizorg": S.BEMOEIZORG,
}
OP_NAAM = {partner.naam: partner for partner in CONVENANTPARTNERS}


@pytest.mark.eis("E132")
@pytest.mark.parametrize("soort", OrganisatieSoort)
def test_five_kinds_share_by_public_task_and_the_others_choose(soort):
    verwacht = Grond.PUBLIEKE_TAAK if soort in PUBLIEK else Grond.GERECHTVAARDIGD_BELANG
    assert voorgestelde_grond(soort) is verwacht
    assert len(mogelijke_gronden(soort)) == (1 if soort in PUBLIEK else 3)
    assert "privacyreglement art. 11 lid 1" in grond_toelichting(soort)


@pytest.mark.eis("E056")
def test_a_hulpverlener_is_told_that_toestemming_is_the_rule():
    assert "alleen met toestemming" in grond_toelichting(S.HUISARTS)
    assert "alleen met toestemming" not in grond_toelichting(S.WONINGCORPORATIE)


@pytest.mark.eis("E019")
def test_the_seventeen_kinds_of_the_stappenplan_each_have_a_kind_of_their_own():
    assert len(STAPPENPLAN) == len(set(STAPPENPLAN.values())) == 17
    for naam, soort in STAPPENPLAN.items():
        # "wijk- of gebiedsteam" is one of "Wijk- en gebiedsteams".
        assert soort.weergave.casefold().split()[0][:5] == naam.casefold().split()[0][:5]
    assert list(OrganisatieSoort)[-1] is S.ANDERS


@pytest.mark.eis("E056")
@pytest.mark.parametrize(
    ("soort", "zwijgt"),
    [
        (S.GGZ, True),
        (S.BEMOEIZORG, True),
        (S.WIJKTEAM, True),
        (S.ERVARINGSDESKUNDIGE, True),
        (S.REGIONAAL, True),
        (S.DJI, False),
        (S.VEILIGHEIDSHUIS, False),
    ],
)
def test_who_offers_some_form_of_help_is_asked_whether_they_may_share(soort, zwijgt):
    assert soort.is_hulpverlener is zwijgt


@pytest.mark.eis("E019")
def test_the_first_start_knows_the_seventeen_instances_of_the_convenant():
    assert {partner.instantie for partner in CONVENANTPARTNERS} == set(range(1, 18))
    assert len(OP_NAAM) == len(CONVENANTPARTNERS)


@pytest.mark.eis("E019")
def test_who_ended_names_a_successor_that_follows_on_the_next_day():
    geeindigd = [partner for partner in CONVENANTPARTNERS if partner.partij_tot]
    assert [partner.naam for partner in geeindigd] == ["Mitros", "Altrecht Aventurijn"]
    for partner in geeindigd:
        opvolger = OP_NAAM[partner.opvolger]
        assert (opvolger.partij_van - partner.partij_tot).days == 1
        assert "Controleer deze datum" in partner.opmerking


def test_a_part_comes_after_its_whole():
    gezien = set()
    for partner in CONVENANTPARTNERS:
        assert partner.parent is None or partner.parent in gezien
        assert partner.partij_van >= BEGIN_CONVENANT
        gezien.add(partner.naam)
    assert OP_NAAM["Leerplicht"].parent == "Gemeente"


@pytest.mark.eis("E020")
def test_a_contact_person_has_one_of_four_roles():
    assert [rol.weergave for rol in ContactRol] == [
        "uitvoerend",
        "lijnmanager",
        "bestuurder",
        "spoednummer",
    ]


@pytest.mark.parametrize("waarde", [*OrganisatieSoort, *Grond, *Reglement])
def test_every_choice_has_dutch_words(waarde):
    assert waarde.weergave
    assert "_" not in waarde.weergave
