"""De agenda als rijen: een kop per week, een per dag, en wat er afloopt."""

import uuid
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt

from cmpg_desktop.berichten.agenda import AgendaBlad, AgendaRegel
from cmpg_desktop.berichten.werkvoorraad import WerkGroep, WerkRegel
from cmpg_desktop.models.agenda import DAG, AgendaModel, in_weken, niets_tekst, weken_tekst
from cmpg_desktop.models.tabel import Rol
from cmpg_desktop.werkproces.termijnen import DagSoort, Termijn, TermijnSoort, TermijnStatus
from cmpg_desktop.werkproces.werkdagen import VrijeDag

VANDAAG = date(2026, 11, 25)  # een woensdag, in week 48


def regel(volg, uiterlijk, *, nog=0, te_laat=0, groep=WerkGroep.LATER, **velden):
    dagsoort = velden.pop("dagsoort", DagSoort.WERKDAGEN)
    termijn = Termijn(
        soort=TermijnSoort.MELDING_BEOORDELEN,
        naam="melding beoordelen",
        uiterlijk=uiterlijk,
        vanaf=VANDAAG,
        lengte="5 werkdagen",
        bron="W",
        status=TermijnStatus.TE_LAAT if te_laat else TermijnStatus.LOOPT,
        dagen_te_laat=te_laat,
        dagsoort=dagsoort,
        van_wie="casusregisseur",
        uitleg="Uitleg.",
    )
    werk = WerkRegel(
        dossier_id=uuid.UUID(int=volg),
        dossier_soort="melding",
        regel="r",
        groep=WerkGroep.TE_LAAT if te_laat else groep,
        wat="Melding beoordelen",
        uiterlijk=uiterlijk,
        te_laat=te_laat,
        kop=f"Gezin {volg}",
        wacht_op="u",
        termijn=termijn,
        **velden,
    )
    return AgendaRegel(werk=werk, uiterlijk=uiterlijk, nog=nog)


LAAT = regel(1, date(2026, 11, 23), te_laat=2)
OUDER = regel(2, date(2026, 11, 2), te_laat=17)
MONITOR = regel(3, date(2026, 11, 10))
VANDAAG_DE_EERSTE = regel(4, VANDAAG, groep=WerkGroep.NU, spoed=True)
MORGEN = regel(5, date(2026, 11, 26), nog=1, groep=WerkGroep.NU)
MAANDAG = regel(6, date(2026, 11, 30), nog=3)
MAAND = regel(7, date(2026, 12, 18), nog=23, dagsoort=DagSoort.MAANDEN)
BLAD = AgendaBlad(
    vandaag=VANDAAG,
    eerste=date(2026, 11, 23),
    laatste=date(2026, 12, 20),
    te_laat=(OUDER, LAAT),
    eerder=(MONITOR,),
    regels=(LAAT, VANDAAG_DE_EERSTE, MORGEN, MAANDAG, MAAND),
    vrij=(
        VrijeDag(date(2026, 11, 30), "personeelsdag", "besluit van het college"),
        VrijeDag(date(2026, 12, 4), "dicht", ""),
    ),
)


def rijen(model):
    return [
        [model.index(rij, kolom).data() or "" for kolom in range(model.columnCount())]
        for rij in range(model.rowCount())
    ]


def toon(blad):
    model = AgendaModel()
    model.toon(blad, andere_lijst=True)
    return model


def koppen(model):
    return [rij[0] for rij in rijen(model) if not any(rij[1:])]


def test_per_week_per_dag_wat_er_afloopt_en_een_lege_dag_staat_er_niet():
    assert [rij[0] if not any(rij[1:]) else rij[:3] for rij in rijen(toon(BLAD))] == [
        "Te laat",
        ["17 werkdagen te laat", "Melding beoordelen", "Gezin 2"],
        ["2 werkdagen te laat", "Melding beoordelen", "Gezin 1"],
        "Van eerder, niet te laat",
        ["di 10 nov", "Melding beoordelen", "Gezin 3"],
        "Week 48, 23 t/m 29 november",
        "wo 25 nov · vandaag",
        ["vandaag", "Spoed: Melding beoordelen", "Gezin 4"],
        "do 26 nov",
        ["morgen", "Melding beoordelen", "Gezin 5"],
        "Week 49, 30 november t/m 6 december",
        "ma 30 nov · geen werkdag: personeelsdag (besluit van het college)",
        ["nog 3 werkdagen", "Melding beoordelen", "Gezin 6"],
        "vr 4 dec · geen werkdag: dicht",
        "Week 51, 14 t/m 20 december",
        "vr 18 dec",
        ["nog 23 dagen", "Melding beoordelen", "Gezin 7"],
    ]


def test_wat_van_eerder_is_en_niet_te_laat_blijft_rustig():
    """Wie monitort, is nooit te laat (besluit 14)."""
    model = toon(BLAD)
    index = model.index_van((MONITOR.werk.dossier_id, "r"))
    assert index.data(Rol.PIL) == "rustig"
    assert "te laat" not in index.data()
    # Ook als de dag in deze week viel.
    deze_week = replace(MONITOR, uiterlijk=date(2026, 11, 24))
    model = toon(replace(BLAD, te_laat=(), eerder=(), regels=(deze_week,), vrij=()))
    assert rijen(model)[2][0] == "gisteren"
    assert model.index(2, 0).data(Rol.PIL) == "rustig"


def test_in_andere_weken_staat_wat_te_laat_is_niet_bovenaan():
    blad = replace(BLAD, eerste=date(2026, 11, 30))
    assert koppen(toon(replace(blad, regels=(MAANDAG,), vrij=()))) == [
        "Week 49, 30 november t/m 6 december",
        "ma 30 nov",
    ]


def test_in_weken_die_voorbij_zijn_staat_wat_te_laat_is_op_zijn_dag():
    blad = replace(
        BLAD, eerste=date(2026, 10, 26), laatste=date(2026, 11, 22), regels=(OUDER,), vrij=()
    )
    assert [rij[0] for rij in rijen(toon(blad))] == [
        "Week 45, 2 t/m 8 november",
        "ma 2 nov",
        "17 werkdagen te laat",
    ]


def test_een_week_over_het_jaar_heen_noemt_beide_jaren():
    blad = replace(
        BLAD,
        eerste=date(2026, 12, 28),
        laatste=date(2027, 1, 10),
        regels=(regel(8, date(2026, 12, 31)), regel(9, date(2027, 1, 8))),
        vrij=(),
    )
    assert [week.kop for week in in_weken(blad)] == [
        "Week 53, 28 december 2026 t/m 3 januari 2027",
        "Week 1, 4 t/m 10 januari 2027",
    ]
    assert weken_tekst(blad) == "week 53 t/m 1, 28 december 2026 t/m 10 januari 2027"


def test_niets_heet_in_het_verleden_anders():
    assert niets_tekst(BLAD) == "In deze weken loopt er geen termijn af."
    voorbij = replace(BLAD, vandaag=date(2026, 12, 21))
    assert niets_tekst(voorbij, voor="voor u ") == (
        "Uit deze weken staat voor u geen termijn meer open."
    )


def test_een_dagkop_is_te_onderscheiden_van_een_week_en_van_een_regel():
    model = toon(BLAD)
    dagen = {model.index(rij, 0).data(): model.index(rij, 0).data(DAG) for rij in range(9)}
    assert dagen["Te laat"] is dagen["Week 48, 23 t/m 29 november"] is dagen["vandaag"] is None
    assert dagen["wo 25 nov · vandaag"] is True
    assert dagen["do 26 nov"] is False


@pytest.mark.parametrize("force_py", [True, False])
def test_het_model_houdt_zich_aan_de_regels_van_qt_en_een_regel_houdt_haar_plaats(
    qtmodeltester, force_py
):
    model = AgendaModel()
    qtmodeltester.check(model, force_py=force_py)  # en hij luistert mee naar wat volgt
    model.toon(BLAD, andere_lijst=True)
    gekozen = QPersistentModelIndex(model.index_van((MAANDAG.werk.dossier_id, "r")))
    ander = regel(10, date(2026, 11, 27), nog=2)
    nieuw = replace(BLAD, te_laat=(OUDER,), regels=(MORGEN, ander, MAANDAG, MAAND))
    model.toon(nieuw, andere_lijst=False)
    assert gekozen.isValid()
    assert gekozen.row() == model.index_van((MAANDAG.werk.dossier_id, "r")).row()
    assert rijen(model) == rijen(toon(nieuw))
    # Op een nieuwe dag heet alles anders.
    model.toon(replace(nieuw, vandaag=date(2026, 11, 26)), andere_lijst=False)
    assert "do 26 nov · vandaag" in koppen(model)
    assert not gekozen.isValid()
    model.toon(replace(nieuw, te_laat=(), eerder=(), regels=(), vrij=()), andere_lijst=False)
    assert model.rowCount() == 0


def test_een_cel_zegt_wat_ze_is_en_wat_niet_past_staat_in_de_hint():
    model = toon(BLAD)
    index = model.index_van((VANDAAG_DE_EERSTE.werk.dossier_id, "r")).siblingAtColumn(1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Wat moet er gebeuren: Spoed: Melding beoordelen"
    )
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Spoed: Melding beoordelen"
    assert index.data(Rol.PIL) == "te_laat"
