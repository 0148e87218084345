import pytest

from cmpg_desktop.werkproces.bevoegdheden import BEVOEGDHEDEN, Handeling, mag, weigering
from cmpg_desktop.werkproces.rollen import REGIETEAM, Rol

DOSSIERINHOUD = [
    handeling
    for handeling in Handeling
    if handeling.value.startswith(
        ("telefoonnotitie", "melding", "persoon", "casus", "brief", "besluit", "document", "zoeken")
    )
]


def test_every_handeling_stands_in_the_one_table():
    assert set(BEVOEGDHEDEN) == set(Handeling)
    assert all(BEVOEGDHEDEN.values())


@pytest.mark.eis("E119")
@pytest.mark.parametrize("handeling", DOSSIERINHOUD)
def test_dossier_content_is_for_the_regieteam_only(handeling):
    assert not mag([Rol.FUNCTIONEEL_BEHEERDER, Rol.TOEZICHTHOUDER], handeling)
    assert BEVOEGDHEDEN[handeling] <= REGIETEAM


def test_the_toezichthouder_reads_the_audit_and_does_nothing_else():
    mogelijk = {handeling for handeling in Handeling if mag([Rol.TOEZICHTHOUDER], handeling)}
    assert mogelijk == {Handeling.AUDIT_INZIEN, Handeling.INSTELLING_LEZEN}
    assert BEVOEGDHEDEN[Handeling.AUDIT_INZIEN] == {Rol.TOEZICHTHOUDER}


@pytest.mark.eis("E014")
def test_the_casusregisseur_proposes_and_the_procesmanager_decides():
    assert mag([Rol.CASUSREGISSEUR], Handeling.BESLUIT_VOORSTELLEN)
    assert not mag([Rol.CASUSREGISSEUR], Handeling.BESLUIT_NEMEN)
    assert mag([Rol.PROCESMANAGER], Handeling.BESLUIT_NEMEN)
    assert mag([Rol.PROCESONDERSTEUNER, Rol.PROCESMANAGER], Handeling.BESLUIT_NEMEN)


@pytest.mark.eis("E120")
def test_nobody_without_a_role_may_do_anything():
    assert not any(mag([], handeling) for handeling in Handeling)


def test_a_refusal_names_who_may():
    assert weigering(Handeling.BESLUIT_NEMEN).endswith("Wie het wel mag: procesmanager.")
    assert Rol.FUNCTIONEEL_BEHEERDER.weergave == "functioneel beheerder"


@pytest.mark.eis("E014")
def test_only_the_procesmanager_takes_over_casussen_without_a_proposal():
    assert BEVOEGDHEDEN[Handeling.CASUSSEN_IMPORTEREN] == {Rol.PROCESMANAGER}
