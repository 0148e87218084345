"""Vijftig merktekens, getypt als persoonsgegevens, staan daarna nergens leesbaar.

Het echte programma, de embedded database, het journaal, een back-up, het logboek, de tijdelijke
bestanden, `venster.json`, en wat een opdracht, antwoord of fout van zichzelf laat zien.
"""

import base64
import logging
import tempfile
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten import meldingen, partners, telefoon
from cmpg_desktop.berichten.accounts import ZetWachtwoord
from cmpg_desktop.berichten.documenten import (
    BriefBladzijden,
    BriefOpenen,
    BriefVoorbeeld,
    DrukAf,
    HaalBestand,
    MaakBrief,
    MeldVerzonden,
    TrekVerzendingIn,
    VoegBijlageToe,
    ZetSjabloon,
)
from cmpg_desktop.berichten.fouten import CmpgFout, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import (
    CorrigeerOntvangst,
    Heropen,
    MaakMelding,
    MeldingOpenen,
    SchrijfProblematiek,
    TrekIn,
)
from cmpg_desktop.berichten.partners import MaakPartner, PartnerLezen, VoegContactToe
from cmpg_desktop.berichten.personen import (
    VoegAdresToe,
    VoegBetrokkeneToe,
    VoegGezagToe,
    VoegRelatieToe,
    ZoekBekende,
)
from cmpg_desktop.berichten.team import MeldAan
from cmpg_desktop.berichten.telefoon import BelSpoed, Markeer, NotitieLezen, StukjeSoort
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad, ZetOpmerking
from cmpg_desktop.berichten.zoeken import Zoek
from cmpg_desktop.database.backup import maak_backup
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import Naam
from tests.bewijs.merken import Merken, onderdelen
from tests.bewijs.programma import SLEUTEL, maak_plek

_VELDEN = (
    Veld.MELDING_TITEL,
    Veld.MELDING_MELDER_TELEFOON,
    Veld.MELDING_MELDER_WAAROM,
    Veld.MELDING_MELDER_FUNCTIE,
    Veld.MELDING_UW_KENMERK,
    Veld.MELDING_INZET_BEMIDDELING,
    Veld.MELDING_INZET_DOSSIER,
    Veld.MELDING_INZET_HULP,
    Veld.MELDING_INZET_CORPORATIE,
    Veld.MELDING_DEELGROND_TOELICHTING,
)


class Verhaal:
    """Typt de merken in het programma en bewaart elk bericht dat heen of terug ging."""

    def __init__(self, werk, merken):
        self.werk, self.m = werk, merken
        self.berichten: list[object] = []
        self.fouten: list[Exception] = []

    def doe(self, command, *, mag_falen=False):
        uit = self.werk.doe(command)
        self.berichten += [command, uit]
        if isinstance(uit, Exception):
            assert mag_falen, uit
            self.fouten.append(uit)
        return uit

    def vraag(self, query):
        uit = self.werk.vraag(query)
        self.berichten += [query, uit]
        if isinstance(uit, Exception):
            self.fouten.append(uit)
        return uit

    def zet(self, veld, rij, nieuw, oud=""):
        return self.doe(WijzigVeld(veld=veld, id=rij, oud=oud, nieuw=nieuw))

    # --- het werk ---

    def melding(self):
        """Met de toetsen op de pagina; de rest met opdrachten zoals de pagina ze geeft."""
        pagina = self.werk.ga("melding")
        self.werk.typ("melding.melder_naam", f"mevrouw {self.m('melder')}")
        self.werk.typ("melding.concrete_vraag", f"Wie helpt {self.m('concrete vraag')}?")
        self.werk.typ("melding.eerder_geprobeerd", self.m("eerder geprobeerd"))
        pagina.findChild(QWidget, "melding.personen.naam").setFocus()
        self.werk.qtbot.keyClicks(pagina.findChild(QWidget, "melding.personen.naam"), "Chantal ")
        self.werk.typ("melding.personen.naam", self.m("naam op het scherm"))
        pagina.bewerking.spoel()
        self.werk.wacht(lambda: not pagina.bewerking.iets_onbewaard)
        self.werk.stil()
        self.id = pagina.id
        for veld in _VELDEN:
            self.zet(veld, self.id, self.m(veld.value))
        self.zet(Veld.MELDING_MELDER_EMAIL, self.id, f"{self.m('e-mail')}@voorbeeld.nl")
        self.doe(
            SchrijfProblematiek(
                melding_id=self.id, leefgebied=Leefgebied.GEZIN, tekst=self.m("problematiek")
            )
        )
        self.doe(BelSpoed(melding_id=self.id, dienst="112", nummer="112", wie=self.m("wie nam op")))
        self.doe(
            CorrigeerOntvangst(
                id=self.id,
                ontvangen_op=date(2026, 3, 2),
                wijze=OntvangstWijze.E_MAIL,
                reden=self.m("reden van een correctie"),
            )
        )

    def mensen(self):
        m, ids = self.m, []
        for wie in ("een", "twee"):
            naam = Naam(
                voornamen=m(f"voornaam {wie}"),
                geslachtsnaam=m(f"achternaam {wie}"),
                partner_geslachtsnaam=m(f"partnernaam {wie}"),
            )
            opdracht = VoegBetrokkeneToe(melding_id=self.id, naam=naam, rol=m(f"rol {wie}"))
            betrokkene = self.doe(opdracht).resultaat
            ids.append(opdracht.nieuw_persoon_id)
            for veld in (Veld.BETROKKENE_WEET_VAN_WIE, Veld.BETROKKENE_WEET_TOELICHTING):
                self.zet(veld, betrokkene, m(f"{veld.value} {wie}"))
        een, twee = ids
        self.zet(Veld.PERSOON_ROEPNAAM, een, m("roepnaam"))
        self.zet(Veld.PERSOON_TELEFOON, een, m.cijfers("telefoon"))
        self.zet(Veld.PERSOON_EMAIL, een, f"{m('e-mail van een persoon')}@voorbeeld.nl")
        self.zet(Veld.PERSOON_TAAL, een, m("taal"))
        adres = Adres(straat=m("straat"), huisnummer="1", postcode="3435XA", woonplaats=m("plaats"))
        self.doe(VoegAdresToe(persoon_id=een, adres=adres))
        self.doe(
            VoegRelatieToe(
                van_persoon_id=een,
                naar_persoon_id=twee,
                soort="ouder",
                toelichting=m("toelichting bij een relatie"),
            ),
            mag_falen=True,
        )
        self.doe(
            VoegGezagToe(
                over_persoon_id=een, houder_persoon_id=twee, soort="voogdij", bron=m("bron")
            ),
            mag_falen=True,
        )
        self.doe(
            ZetOpmerking(
                dossier_id=self.id, regel="melding_beoordelen", oud="", nieuw=m("opmerking")
            ),
            mag_falen=True,
        )

    def gesprek(self):
        pagina = self.werk.ga("telefoon")
        self.werk.typ("notitie.wie_belt", self.m("wie belt"))
        self.werk.typ("notitie.telefoon", self.m.cijfers("nummer van wie belt"))
        self.werk.typ("notitie.tekst", f"Er is brand bij {self.m('gesprek')}.")
        pagina.bewerking.spoel()
        self.werk.wacht(lambda: not pagina.bewerking.iets_onbewaard)
        self.werk.stil()
        self.doe(
            Markeer(notitie_id=pagina._id, soort=StukjeSoort.PERSOON, tekst=self.m("markering"))
        )
        self.vraag(NotitieLezen(id=pagina._id))
        self.vraag(telefoon.OpenNotities())

    def papier(self):
        partij = nieuw_id()
        self.doe(MaakPartner(id=partij, naam="Jutphaas", soort=OrganisatieSoort.WELZIJN))
        naam = f"mevrouw {self.m('contactpersoon')}"
        self.doe(VoegContactToe(organisatie_id=partij, naam=naam, functie="consulent"))
        self.vraag(PartnerLezen(id=partij))
        self.vraag(partners.ZoekPartner(tekst=self.m("gezochte partner")))
        self.zet(Veld.MELDING_ORGANISATIE, self.id, partij, None)
        for veld, waarde in (
            (Veld.ORGANISATIE_STRAAT, "Dorpsstraat"),
            (Veld.ORGANISATIE_HUISNUMMER, "1"),
            (Veld.ORGANISATIE_POSTCODE, "3431 AB"),
            (Veld.ORGANISATIE_WOONPLAATS, "Nieuwegein"),
        ):
            self.zet(veld, partij, waarde)
        bijlage = VoegBijlageToe(
            melding_id=self.id,
            naam=f"mail van {self.m('naam van een bijlage')}.txt",
            mime="text/plain",
            bytes=f"Beste collega, {self.m('inhoud van een bijlage')}".encode(),
        )
        self.doe(bijlage)
        wie = self.werk.omgeving.ik
        velden = {"onderwerp": self.m("onderwerp"), "advies": f"Bel {self.m('advies')}."}
        self.vraag(BriefOpenen(melding_id=self.id))
        self.vraag(BriefVoorbeeld(melding_id=self.id, ondertekenaar_id=wie, **velden))
        brief = self.doe(
            MaakBrief(melding_id=self.id, ondertekenaar_id=wie, **velden), mag_falen=True
        )
        assert not isinstance(brief, Exception), brief.tekst
        self.vraag(BriefBladzijden(document_id=brief.resultaat))
        self.vraag(HaalBestand(document_id=brief.resultaat))
        self.vraag(HaalBestand(document_id=brief.resultaat, als_pdf=True))
        self.vraag(DrukAf(document_id=brief.resultaat, printer="lade 2"))
        self.doe(
            MeldVerzonden(
                document_id=brief.resultaat,
                kanaal="post",
                op=datetime.now(UTC).date(),
                aan=self.m("aan wie verzonden"),
            )
        )
        self.doe(TrekVerzendingIn(document_id=brief.resultaat, reden=self.m("reden terugnemen")))

    def lezen(self):
        zoekwoord = self.m("zoektekst")
        schil = self.werk.venster.schil
        schil.zoek_nu()
        self.werk.qtbot.keyClicks(schil.zoek, zoekwoord)
        self.werk.stil()
        schil.zoek.clear()
        for tekst in (zoekwoord, *self.m.alle):
            self.vraag(Zoek(tekst=tekst))
        for tekst in self.m.alle:
            self.vraag(ZoekBekende(tekst=tekst))
            self.vraag(ZoekBekende(tekst=tekst, adres=True))
            self.vraag(meldingen.ZoekCasus(tekst=tekst))
        self.vraag(MeldingOpenen(id=self.id))
        self.vraag(meldingen.Meldingen(ook_afgehandeld=True))
        self.vraag(meldingen.Tijdlijn(dossier_id=self.id))
        self.vraag(Werkvoorraad(team=True))
        for code in ("werkvoorraad", "agenda", "meldingen", "casussen", "partners", "beheer"):
            self.werk.ga(code)
        for code in ("melding", "brief"):
            self.werk.ga(code, self.id)

    def fout(self, verwachte_log):
        """Lok elke soort fout uit, met een merk erin."""
        verwachte_log("bug in VoegBetrokkeneToe", logger="cmpg_desktop.broker")
        verwachte_log("bug in Meldingen", logger="cmpg_desktop.broker")
        verwachte_log("bug in WijzigVeld", logger="cmpg_desktop.broker")
        verwachte_log("uncaught", logger="cmpg_desktop")
        verwachte_log("mislukt", logger="cmpg_desktop.proef")
        m, wie = self.m, self.werk.omgeving.ik
        # Een botsing, een regel, een verkeerd wachtwoord, een kapot sjabloon, wat er niet is.
        for fout in (
            WijzigVeld(
                veld=Veld.MELDING_TITEL, id=self.id, oud=m("botsing, oud"), nieuw=m("botsing, mijn")
            ),
            WijzigVeld(veld=Veld.MELDING_TITEL, id=self.id, oud="", nieuw=m("te lang") * 900),
            WijzigVeld(veld=Veld.MELDING_TITEL, id=nieuw_id(), oud="", nieuw=m("geen rij")),
            VoegBetrokkeneToe(melding_id=self.id, geboorte_tekst=m("onleesbare geboorte")),
            MaakMelding(
                ontvangen_op=date(2099, 1, 1), wijze=OntvangstWijze.E_MAIL, melder_naam=m("later")
            ),
            ZetSjabloon(naam="advies-aan-melder", bytes=m("kapot sjabloon").encode()),
            ZetWachtwoord(id=wie, oud=m("oud wachtwoord"), nieuw=m("nieuw wachtwoord")),
            TrekIn(id=nieuw_id(), reden=m("reden van intrekken")),
            Heropen(id=self.id, reden=m("reden van heropenen")),
            WijzigVeld(veld=Veld.MELDING_BEHANDELAAR, id=self.id, oud=None, nieuw=m("geen id")),
            # Dit kan een scherm niet sturen: een bug, met het merk in de tekst van de fout.
            WijzigVeld(veld="geen veld", id=self.id, oud="", nieuw=m("bug")),
            VoegBetrokkeneToe(melding_id=self.id, naam=m("geen naam")),
        ):
            uit = self.doe(fout, mag_falen=True)
            if isinstance(uit, Exception):
                self.werk.omgeving.fout.emit(uit)
        self.vraag(meldingen.Meldingen(limiet=m("geen getal")))
        self.vraag(MeldAan(medewerker_id=wie, wachtwoord=m("verkeerd wachtwoord")))
        # Een fout die niemand opvangt, met een oorzaak, een notitie en een groep.
        try:
            try:
                raise KeyError(m("oorzaak"))
            except KeyError as oorzaak:
                fout = ValueError(m("fouttekst"))
                fout.add_note(m("notitie bij een fout"))
                raise ExceptionGroup(m("groep"), [fout]) from oorzaak
        except ExceptionGroup as groep:
            logging.getLogger("cmpg_desktop.proef").exception("mislukt")
            self.werk.toepassing._bij_bug(type(groep), groep, groep.__traceback__)


@pytest.fixture
def kladmap(tmp_path, monkeypatch):
    """Geef de map waar tijdelijke bestanden komen."""
    map_ = tmp_path / "tijdelijk"
    map_.mkdir()
    monkeypatch.setenv("CMPG_DATABASE_KEY", SLEUTEL.hex())
    for naam in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(naam, str(map_))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return map_


@pytest.mark.parametrize(
    "vorm", ["plat", "kleine letters", "utf-16", "base64", "hex", "zip", "naam"]
)
def test_het_zoeken_vindt_een_merk_in_elke_vorm(tmp_path, vorm):
    merken = Merken()
    merk = merken("proef")
    zin = f"Beste {merk}, tot morgen"
    pad = tmp_path / (f"brief {merk}" if vorm == "naam" else "bestand")
    match vorm:
        case "kleine letters":
            pad.write_text(zin.lower())
        case "utf-16":
            pad.write_bytes(zin.encode("utf-16-le"))
        case "base64":
            pad.write_bytes(base64.b64encode(zin.encode()))
        case "hex":
            pad.write_text(zin.encode().hex())
        case "zip":
            with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as pakket:
                pakket.writestr("word/document.xml", zin)
        case _:
            pad.write_text(zin if vorm == "plat" else "")
    assert merken.op_schijf(tmp_path) == {pad.name: {"proef"}}


@pytest.mark.traag
@pytest.mark.timeout(120)
@pytest.mark.eis("E116", "E120")
def test_vijftig_merken_staan_nergens_leesbaar(
    tmp_path, start, kladmap, verwachte_log, capfd, op_een_werkdraad
):
    merken = Merken()
    wachtwoord = merken("wachtwoord")
    plek, _ = op_een_werkdraad(maak_plek, tmp_path / "gegevens", wachtwoord)
    thuis = Path.home()
    with start(plek.map) as werk:
        werk.meld_aan(wachtwoord)
        verhaal = Verhaal(werk, merken)
        verhaal.melding()
        verhaal.mensen()
        verhaal.gesprek()
        verhaal.papier()
        verhaal.lezen()
        over = datetime.now(UTC) + timedelta(seconds=5)
        op_een_werkdraad(maak_backup, plek, SLEUTEL, over)
        verhaal.fout(verwachte_log)
        # Wat nog niet opgeslagen is, staat in het journaal.
        pagina = werk.ga("melding", verhaal.id)
        vak = pagina.findChild(QWidget, "melding.concrete_vraag")
        vak.setFocus()
        werk.qtbot.keyClicks(vak, merken("nog in het journaal"))
        werk.omgeving.journaal.schrijf()
        werk.wacht(werk.omgeving.journaal._baan._work_queue.empty)
        assert len(merken.alle) >= 50
        open_gevonden = merken.op_schijf(plek.map, kladmap, thuis)
        verslag = werk.toepassing._logboek.verslag()
    assert (plek.map / "venster.json").exists()
    assert list(plek.backups.glob("*.db"))
    assert (plek.logboek / "cmpg.log").read_text(encoding="utf-8").count("\n") > 5
    assert open_gevonden == {}
    assert merken.op_schijf(plek.map, kladmap, thuis) == {}
    assert merken.in_tekst(verslag) == set()
    assert [pad for pad in kladmap.iterdir() if pad.name.startswith("cmpg-")] == []
    uit = capfd.readouterr()
    assert merken.in_tekst(uit.out + uit.err) == set()
    # Wat een bericht van zichzelf laat zien, komt in een logregel of een fout terecht.
    praat = {
        (type(deel).__name__, waarvoor)
        for bericht in verhaal.berichten
        for deel in onderdelen(bericht)
        for waarvoor in merken.in_tekst(repr(deel))
    }
    praat.discard(("Meldingen", "geen getal"))  # een merk waar een getal hoort
    assert sorted(praat) == []
    for fout in verhaal.fouten:
        # De tekst van een regel is voor wie er typt en mag noemen wat hij typte; die van een bug
        # mag dat ook: het logboek schrijft nooit de tekst van een fout.
        if isinstance(fout, CmpgFout):
            tekst = "" if isinstance(fout, Regelfout) else str(fout)
            assert merken.in_tekst(f"{tekst} {fout!r}") == set(), type(fout)
