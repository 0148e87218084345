"""Retour, wachten op de melder, de aanvulling en het einde; gesprekken en het gericht verzoek."""

from datetime import date

import pytest
from sqlalchemy import select

from cmpg_desktop.berichten.beoordelen import (
    BeantwoordGerichtVerzoek,
    HerinnerMelder,
    OntvangAanvulling,
    SchrijfCasusoverleg,
    SchrijfGesprek,
    SluitZonderAanvulling,
    VerstuurGerichtVerzoek,
)
from cmpg_desktop.berichten.fouten import GeenBevoegdheid, Regelfout
from cmpg_desktop.berichten.meldingen import Heropen, MeldingOpenen, Tijdlijn
from cmpg_desktop.berichten.stand import Stand
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.tabellen.meldingen import betrokkene, casus
from cmpg_desktop.werkproces.beoordeling import Weging
from cmpg_desktop.werkproces.feiten import FeitSoort
from cmpg_desktop.werkproces.termijnen import TermijnSoort, TermijnStatus
from tests.dossier.beoordeling import (
    beantwoord,
    beslis,
    blad,
    kies,
    stel_voor,
    volle_melding,
    vul_in,
    zet,
)
from tests.dossier.conftest import LOTTE
from tests.dossier.hulp import getelde_rondes, maak_feit, maak_melding, maak_partner, voeg_toe


def _termijnen(werk, ref):
    return {een.soort: een for een in werk.vraag(MeldingOpenen(id=ref)).termijnen}


@pytest.fixture
def retour(werk):
    """Geef een melding die terug is naar de melder."""
    ref = maak_melding(werk)
    gezien = vul_in(werk, ref, Weging.RETOUR)
    weet = next(een for een in gezien.nu.retour if een.vraag.code == "terugbellen")
    zet(werk, Veld.BEOORDELINGSPUNT_ANTWOORD, weet.id, "", "nee")
    (eigen,) = gezien.nu.punten
    beantwoord(werk, eigen, "", "Het rapport van school\n\n Wie is de mentor?")
    beslis(werk, ref, stel_voor(werk, ref))
    return ref


@pytest.mark.eis("E045", "E046")
def test_retour_noemt_wat_ontbreekt_en_de_melding_wacht_op_de_melder(werk, retour):
    gezien = blad(werk, retour)
    lijst = gezien.nu.besluit.lijst
    assert "Over wie gaat het?" in lijst
    assert lijst[-2:] == ("Het rapport van school", "Wie is de mentor?")
    assert not [een for een in lijst if "te bereiken" in een or "behandelt" in een]
    assert (gezien.stand, gezien.wacht_sinds, gezien.wacht_tot) == (
        Stand.OPEN,
        date(2026, 3, 6),
        date(2026, 3, 20),
    )
    standen = _termijnen(werk, retour)
    assert standen[TermijnSoort.MELDING_BEOORDELEN].status is TermijnStatus.GEHAALD
    assert standen[TermijnSoort.WACHT_OP_MELDER].status is TermijnStatus.WACHT_OP_ANDER
    assert standen[TermijnSoort.MELDER_HERINNEREN].uiterlijk == date(2026, 3, 13)
    with pytest.raises(Regelfout, match=r"wacht op de melder\. Marloes Hendriks"):
        stel_voor(werk, retour)


def test_zonder_iets_om_te_vragen_is_er_geen_retour(werk):
    ref = maak_melding(werk)
    gezien = vul_in(werk, ref, Weging.RETOUR)
    for een in gezien.nu.retour:
        zet(werk, Veld.BEOORDELINGSPUNT_ANTWOORD, een.id, "", "nee")
    assert [een.code for een in blad(werk, ref).ontbreekt] == ["retour"]
    with pytest.raises(Regelfout, match="nog niets op de lijst"):
        stel_voor(werk, ref)


@pytest.mark.eis("E044", "E045")
def test_een_aanvulling_begint_een_ronde_en_de_eerste_blijft_te_lezen(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.FASE_2)
    zet(werk, Veld.BEOORDELING_ZORGMIJDER, blad(werk, ref).nu.id, "", "nee")
    gezien = vul_in(werk, ref, Weging.RETOUR)
    beslis(werk, ref, stel_voor(werk, ref))
    later = werk.later(days=5)
    with pytest.raises(Regelfout, match="ging pas op"):
        later.doe(OntvangAanvulling(melding_id=ref, ontvangen_op=date(2026, 3, 5)))
    later.doe(OntvangAanvulling(melding_id=ref, ontvangen_op=date(2026, 3, 10), wijze="e-mail"))
    een, twee = blad(later, ref).rondes
    assert (een.uitkomst, een.besluit.uitkomst, een.id) == (
        Weging.RETOUR,
        Weging.RETOUR,
        gezien.nu.id,
    )
    assert (twee.ronde, twee.uitkomst, twee.ingeschreven_bron) == (2, None, "BRP")
    assert twee.zorgmijder == "nee"
    assert _termijnen(later, ref)[TermijnSoort.MELDING_BEOORDELEN].uiterlijk == date(2026, 3, 17)
    # Wat over de eerste ronde is besloten, verandert niet meer.
    with pytest.raises(Regelfout, match="Marloes Hendriks heeft over deze ronde besloten"):
        zet(later, Veld.BEOORDELING_MOTIVERING, een.id, een.motivering, "Anders")
    assert [p.antwoord for p in kies(later, ref, Weging.FASE_2).nu.punten][:2] == ["ja", "ja"]
    zet(later, Veld.BEOORDELING_MOTIVERING, twee.id, "", "Nu is het duidelijk.")
    beslis(later, ref, stel_voor(later, ref))
    assert len(werk.rijen(select(casus))) == 1


def test_een_herinnering_haalt_haar_termijn_en_wachten_houdt_een_keer_op(werk, retour):
    werk.later(days=4).doe(HerinnerMelder(melding_id=retour, wijze="telefoon"))
    standen = _termijnen(werk.later(days=10), retour)
    assert standen[TermijnSoort.MELDER_HERINNEREN].status is TermijnStatus.GEHAALD
    with pytest.raises(Regelfout, match="nog tot en met"):
        werk.doe(SluitZonderAanvulling(melding_id=retour, reden="Geen antwoord."))
    later = werk.later(days=15)
    later.doe(SluitZonderAanvulling(melding_id=retour, reden="Twee keer gebeld."))
    assert blad(later, retour).stand is Stand.AFGEHANDELD
    assert not [een for een in _termijnen(later, retour).values() if een.status.is_open]
    with pytest.raises(Regelfout, match="al afgehandeld"):
        later.doe(OntvangAanvulling(melding_id=retour, ontvangen_op=date(2026, 3, 20)))
    later.doe(Heropen(id=retour, reden="De melder belde toch."))
    later.doe(OntvangAanvulling(melding_id=retour, ontvangen_op=date(2026, 3, 20)))
    assert blad(later, retour).nu.ronde == 2


def test_een_procesondersteuner_sluit_het_wachten_niet(werk, retour):
    with pytest.raises(GeenBevoegdheid):
        werk.als(LOTTE).doe(SluitZonderAanvulling(melding_id=retour, reden="Geen antwoord."))


@pytest.mark.eis("E038")
def test_een_gesprek_met_de_melder_is_genoeg_voor_besproken(werk):
    ref = volle_melding(werk)
    vul_in(werk, ref, Weging.GEEN_ZAAK)
    punt = next(p for p in blad(werk, ref).nu.punten if p.criterium.code == "overlegd")
    beantwoord(werk, punt, "nee", "")
    assert [een.code for een in blad(werk, ref).ontbreekt] == ["overlegd"]
    werk.doe(SchrijfGesprek(melding_id=ref, op=date(2026, 3, 5), wie="Sanne de Wit"))
    assert blad(werk, ref).ontbreekt == ()


@pytest.mark.eis("E038")
@pytest.mark.parametrize(
    ("delen", "veld"),
    [
        ({"op": date(2026, 3, 5), "wie": " ", "tekst": "\n"}, "gesprek.wie"),
        ({"op": date(1990, 1, 1), "wie": "Sanne de Wit"}, "gesprek.op"),
        ({"op": date(2026, 1, 29), "wie": "Sanne de Wit"}, "gesprek.op"),
        ({"op": date(2026, 3, 7), "wie": "Sanne de Wit"}, "gesprek.op"),
    ],
    ids=["leeg", "uit 1990", "ruim een maand eerder", "morgen"],
)
def test_een_gesprek_dat_er_niet_was_telt_niet_als_besproken(werk, delen, veld):
    ref = volle_melding(werk)
    with pytest.raises(Regelfout) as fout:
        werk.doe(SchrijfGesprek(melding_id=ref, **delen))
    assert fout.value.veld == veld
    assert not [r for r in werk.vraag(Tijdlijn(dossier_id=ref)) if r.soort == "gesprek_melder"]
    # The talk in which the melder said that a melding would come.
    werk.doe(SchrijfGesprek(melding_id=ref, op=date(2026, 1, 30), tekst="Zij gaat melden."))


@pytest.mark.eis("E041", "E043")
def test_een_overleg_of_verzoek_is_niet_van_voor_de_ontvangst(werk):
    ref = volle_melding(werk)
    (mens,) = werk.rijen(
        select(betrokkene.c.id, betrokkene.c.persoon_id).where(betrokkene.c.melding_id == ref)
    )
    geboorte = WijzigVeld(veld=Veld.PERSOON_GEBOORTE, id=mens.persoon_id, oud="", nieuw="1987")
    werk.doe(geboorte)
    maak_feit(werk, FeitSoort.INGELICHT, date(2026, 2, 27), melding=ref, over_id=mens.id)
    partner = maak_partner(werk, "Altrecht")

    def overleg(op):
        return SchrijfCasusoverleg(melding_id=ref, op=op, met="Geynwijs")

    def verzoek(op):
        return VerstuurGerichtVerzoek(
            melding_id=ref, organisatie_id=partner, over=(mens.id,), op=op, tekst="Bekend?"
        )

    for maak, veld in ((overleg, "casusoverleg.op"), (verzoek, "gericht_verzoek.op")):
        with pytest.raises(Regelfout, match="te vroeg: de melding kwam op") as fout:
            werk.doe(maak(date(2026, 3, 1)))
        assert fout.value.veld == veld
        werk.doe(maak(date(2026, 3, 2)))


@pytest.mark.eis("E043")
def test_een_casusoverleg_noemt_met_wie_de_richting_en_de_reden(werk):
    ref = maak_melding(werk)
    stap = {"melding_id": ref, "op": date(2026, 3, 5), "met": "Geynwijs"}
    with pytest.raises(Regelfout, match="Waarom afschalen"):
        werk.doe(SchrijfCasusoverleg(**stap, richting="afschalen"))
    with pytest.raises(Regelfout, match="moet nog komen"):
        werk.doe(SchrijfCasusoverleg(**{**stap, "op": date(2026, 3, 9)}))
    werk.doe(SchrijfCasusoverleg(**stap, richting="afschalen", reden="Het gaat beter."))
    regel = werk.vraag(Tijdlijn(dossier_id=ref))[0]
    assert (regel.zin, regel.reden) == (
        "Casusoverleg met Geynwijs, afschalen.",
        "Het gaat beter.",
    )


@pytest.mark.eis("E041", "E115")
def test_een_gericht_verzoek_gaat_niet_weg_voor_iedereen_het_weet(werk, monkeypatch):
    ref = maak_melding(werk)
    mens, wie = voeg_toe(werk, ref, "Ali Yilmaz", geboorte_tekst="14-06-1987")
    partner = maak_partner(werk, "Altrecht")
    stap = {
        "melding_id": ref,
        "organisatie_id": partner,
        "over": (mens,),
        "op": date(2026, 3, 6),
        "tekst": "Is hij bij u bekend?",
    }
    with pytest.raises(Regelfout, match="mag nog niets de deur uit"):
        werk.doe(VerstuurGerichtVerzoek(**stap))
    maak_feit(werk, FeitSoort.INGELICHT, date(2026, 3, 6), melding=ref, over_id=mens, aan_id=wie)
    with getelde_rondes(monkeypatch) as rondes:
        verzoek = werk.doe(VerstuurGerichtVerzoek(**stap)).resultaat
    assert len(rondes) <= 2
    termijn = _termijnen(werk, ref)[TermijnSoort.GERICHT_VERZOEK_BEANTWOORDEN]
    assert (termijn.uiterlijk, termijn.van_wie) == (date(2026, 3, 13), "Altrecht")
    antwoord = {"melding_id": ref, "id": verzoek, "op": date(2026, 3, 6), "tekst": "Nee."}
    werk.doe(BeantwoordGerichtVerzoek(**antwoord))
    with pytest.raises(Regelfout, match="staat er al"):
        werk.doe(BeantwoordGerichtVerzoek(**antwoord))
    (gezien,) = blad(werk, ref).verzoeken
    assert (gezien.aan, gezien.beantwoord_op, gezien.antwoord) == (
        "Altrecht",
        date(2026, 3, 6),
        "Nee.",
    )


@pytest.mark.eis("E036")
def test_de_melder_blijft_verantwoordelijk_tot_een_dag_die_nog_komt(werk):
    ref = volle_melding(werk)
    rij = kies(werk, ref, Weging.LOKALE_PGA).nu.id
    for dag in (date(2026, 3, 5), date(2027, 3, 8), date(2206, 3, 20)):
        with pytest.raises(Regelfout, match="tot en met") as fout:
            zet(werk, Veld.BEOORDELING_MELDER_TOT, rij, None, dag)
        assert fout.value.veld == "beoordeling.melder_tot"
    zet(werk, Veld.BEOORDELING_MELDER_TOT, rij, None, date(2026, 3, 6))
    zet(werk, Veld.BEOORDELING_MELDER_TOT, rij, date(2026, 3, 6), date(2027, 3, 6))
