from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt

from cmpg_desktop.models.tabel import Groep, Kolom, RijenModel, Rol


@dataclass(frozen=True)
class Rij:
    id: int
    naam: str = "naam"
    soort: str = "op_schema"


def maak(rijen=(), bewerkt=None):
    kolommen = (
        Kolom("Uiterlijk", lambda rij: str(rij.id), pil=lambda rij: rij.soort),
        Kolom(
            "Naam",
            lambda rij: rij.naam,
            toegankelijk=lambda rij: f"heet {rij.naam}",
            hint=lambda rij: f"hint {rij.naam}",
            bewerk=None if bewerkt is None else lambda rij, tekst: bewerkt.append((rij, tekst)),
        ),
    )
    model = RijenModel[Rij](kolommen, lambda rij: rij.id)
    model.zet(rijen)
    return model


def inhoud(model):
    return [
        model.index(nummer, 0).data() + ("!" if model.is_groep(nummer) else "")
        for nummer in range(model.rowCount())
    ]


STANDEN = (
    [],
    [Groep("Te laat"), Rij(1), Rij(2), Groep("Later"), Rij(3)],
    [Groep("Te laat"), Rij(2), Groep("Later"), Rij(3), Rij(1)],
    [Groep("Later"), Rij(4), Rij(3, naam="anders")],
    [Rij(5)],
    [],
)


@pytest.mark.parametrize("force_py", [True, False], ids=["python", "qt"])
def test_het_model_houdt_zich_bij_elke_wijziging_aan_de_regels_van_qt(qtmodeltester, force_py):
    model = maak(bewerkt=[])
    qtmodeltester.check(model, force_py=force_py)  # en hij luistert mee naar wat volgt
    for stand in (*STANDEN, *reversed(STANDEN)):
        model.zet(stand)
    model.vervang(STANDEN[1])
    model.zet(STANDEN[2])


_RIJEN = st.lists(
    st.one_of(
        st.builds(Rij, st.integers(0, 12), st.sampled_from(["a", "b"])),
        st.builds(Groep, st.sampled_from("ABC")),
    ),
    unique_by=lambda rij: rij.titel if isinstance(rij, Groep) else rij.id,
    max_size=12,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_RIJEN, _RIJEN)
def test_na_elke_wisseling_staat_er_wat_er_hoort_en_volgt_een_gekozen_rij_haar_sleutel(
    qapp, eerst, daarna
):
    model = maak(eerst)
    gevolgd = {
        rij.id: QPersistentModelIndex(model.index_van(rij.id))
        for rij in eerst
        if isinstance(rij, Rij)
    }
    model.zet(daarna)
    assert inhoud(model) == inhoud(maak(daarna))
    assert model.rijen == tuple(rij for rij in daarna if isinstance(rij, Rij))
    blijft = {rij.id for rij in daarna if isinstance(rij, Rij)}
    for sleutel, index in gevolgd.items():
        assert index.isValid() == (sleutel in blijft)
        if index.isValid():
            assert model.rij(index).id == sleutel


def test_alleen_wat_anders_is_wordt_opnieuw_getekend(qtbot):
    rijen = [Rij(1), Rij(2), Rij(3)]
    model = maak(rijen)
    with qtbot.waitSignal(model.dataChanged) as sein:
        model.zet([rijen[0], replace(rijen[1], naam="anders"), rijen[2]])
    assert [index.row() for index in sein.args[:2]] == [1, 1]
    with qtbot.assertNotEmitted(model.dataChanged):
        model.zet(list(model.rijen))


def test_vervangen_is_een_enkele_verandering(qtbot):
    model = maak(STANDEN[1])
    with qtbot.waitSignal(model.modelReset), qtbot.assertNotEmitted(model.rowsInserted):
        model.vervang(STANDEN[3])
    assert inhoud(model) == ["Later!", "4", "3"]


def test_een_kop_is_te_zien_maar_niet_te_kiezen(qapp):
    model = maak(STANDEN[1])
    kop = model.index(0, 0)
    assert kop.data() == "Te laat"
    assert kop.data(Rol.GROEP) is True
    assert model.index(0, 1).data() is None
    assert not model.flags(kop) & Qt.ItemFlag.ItemIsSelectable
    assert model.rij(kop) is None
    assert kop.data(Qt.ItemDataRole.AccessibleTextRole) == "Te laat"


def test_een_cel_geeft_tekst_pil_hint_en_wat_een_schermlezer_zegt(qapp):
    model = maak([Rij(1)])
    assert model.index(0, 0).data(Rol.PIL) == "op_schema"
    assert model.index(0, 0).data(Rol.RIJ) == Rij(1)
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == "hint naam"
    assert model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Naam: heet naam"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Naam"


def test_een_bewerkte_cel_vertelt_welke_rij_en_verandert_zelf_niets(qapp):
    bewerkt = []
    model = maak([Groep("Later"), Rij(1)], bewerkt)
    assert model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert model.setData(model.index(1, 1), "nieuw")
    assert bewerkt == [(Rij(1), "nieuw")]
    assert model.index(1, 1).data() == "naam"
    assert not model.setData(model.index(1, 0), "nieuw")
    assert not model.setData(model.index(0, 1), "nieuw")


def test_een_onbekende_sleutel_heeft_geen_plaats(qapp):
    assert not maak([Rij(1)]).index_van(2).isValid()
    assert maak([Rij(1)]).rij(maak().index(0, 0)) is None
