"""Build every widget of the kit in a frame, the way pages will."""

from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from cmpg_desktop.views.onderdelen.aanvullen import Aanvullen
from cmpg_desktop.views.onderdelen.blad import Blad, Tweeluik
from cmpg_desktop.views.onderdelen.datumveld import DatumTijdveld, Datumveld
from cmpg_desktop.views.onderdelen.delegates import PilDelegate
from cmpg_desktop.views.onderdelen.kaart import Kaart, make_lijn
from cmpg_desktop.views.onderdelen.keuze import Keuze, Optie, Pillen
from cmpg_desktop.views.onderdelen.knop import Knop, KnopSoort
from cmpg_desktop.views.onderdelen.koptekst import Koptekst
from cmpg_desktop.views.onderdelen.leeg import Leeg, LeegSoort
from cmpg_desktop.views.onderdelen.melding_balk import BalkSoort, MeldingBalk
from cmpg_desktop.views.onderdelen.pil import Pil, PilSoort
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.sectie import Sectie
from cmpg_desktop.views.onderdelen.tabel import Tabel
from cmpg_desktop.views.onderdelen.tekstvlak import Tekstvlak
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.schil import RailItem, Schil

GROEP = Qt.ItemDataRole.UserRole + 1
SOORT = Qt.ItemDataRole.UserRole + 2
VANDAAG = date(2026, 1, 15)

RAIL = (
    RailItem(code="werkvoorraad", tekst="Werkvoorraad", icoon="tray", sneltoets="Ctrl+1"),
    RailItem(code="agenda", tekst="Agenda", icoon="calendar"),
    RailItem(code="meldingen", tekst="Meldingen", icoon="megaphone"),
    RailItem(code="casussen", tekst="Casussen", icoon="folders"),
    RailItem(code="mdo", tekst="MDO", icoon="users-three"),
    RailItem(code="brieven", tekst="Brieven", icoon="file-text"),
    RailItem(code="ketenpartners", tekst="Ketenpartners", icoon="buildings"),
    RailItem(code="privacy", tekst="Privacyverzoeken", icoon="scales"),
    RailItem(code="rapportage", tekst="Rapportage", icoon="chart-bar"),
    RailItem(code="beheer", tekst="Beheer", icoon="gear", onderaan=True),
)
KOPPEN = ("Uiterlijk", "Wat moet er gebeuren", "Casus", "Fase", "Wacht op")
RIJEN = (
    ("Te laat",),
    (
        "te_laat",
        "1 werkdag te laat",
        "Antwoord op informatieverzoek",
        "2026-003  Gezin Van Rooij",
        "2 Informatieronde",
        "Altrecht",
    ),
    ("Vandaag en morgen",),
    (
        "binnenkort",
        "vandaag",
        "Vier brieven versturen",
        "2026-002  Gezin Kuipers",
        "2 Informatieronde",
        "u",
    ),
    (
        "binnenkort",
        "morgen",
        "Uitzondering op inlichten opnieuw wegen",
        "2026-001  De heer Aydin",
        "3 MDO en plan",
        "u en Bert",
    ),
    ("Deze maand",),
    (
        "op_schema",
        "di 27 jan",
        "Antwoord op zeven informatieverzoeken",
        "2026-002  Gezin Kuipers",
        "2 Informatieronde",
        "7 partners",
    ),
    (
        "op_schema",
        "vr 30 jan",
        "Besluit fase 2",
        "2026-002  Gezin Kuipers",
        "2 Informatieronde",
        "u en Bert",
    ),
)


GEEN = QModelIndex()


class WerkModel(QAbstractTableModel):
    def rowCount(self, parent=GEEN):
        return 0 if parent.isValid() else len(RIJEN)

    def columnCount(self, parent=GEEN):
        return 0 if parent.isValid() else len(KOPPEN)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return KOPPEN[section]
        return None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        rij = RIJEN[index.row()]
        groep = len(rij) == 1
        if role == Qt.ItemDataRole.DisplayRole:
            return (rij[0] if index.column() == 0 else "") if groep else rij[index.column() + 1]
        if role == GROEP:
            return groep
        if role == SOORT and not groep and index.column() == 0:
            return rij[0]
        return None


def lees_datum(tekst, vandaag):
    if tekst == "vandaag":
        return vandaag
    delen = tekst.split("-")
    if len(delen) < 2 or not all(d.isdigit() for d in delen):
        raise ValueError("Dit is geen datum. Schrijf bijvoorbeeld 12-1 of vandaag.")
    return date(int(delen[2]) if len(delen) > 2 else vandaag.year, int(delen[1]), int(delen[0]))


def datumveld(naam):
    return Datumveld(naam=naam, lees=lees_datum, vandaag=lambda: VANDAAG)


def make_schil():
    schil = Schil(RAIL)
    schil.zet_persoon("Marloes Hendriks", "casusregisseur")
    for code, aantal in (("werkvoorraad", 8), ("meldingen", 3), ("brieven", 2)):
        schil.zet_aantal(code, aantal)
    return schil


def make_tabel():
    tabel = Tabel(naam="werkvoorraad.tabel", toegankelijk="Werkvoorraad", groep_rol=GROEP)
    tabel.setModel(WerkModel(tabel))
    tabel.setItemDelegateForColumn(0, PilDelegate(tabel, soort_rol=SOORT, groep_rol=GROEP))
    tabel.zet_breedtes((170, 330, 250, 150, 120))
    tabel.selectRow(1)
    return tabel


def make_werkvoorraad():
    pagina = QWidget()
    kolom = QVBoxLayout(pagina)
    kolom.setContentsMargins(28, 20, 28, 20)
    kolom.setSpacing(16)
    kop = Koptekst("Werkvoorraad", naam="werkvoorraad.kop")
    kop.zet_pillen(
        [
            Pil("1 te laat", PilSoort.TE_LAAT),
            Pil("3 vandaag en morgen", PilSoort.BINNENKORT),
            Pil("3 op schema", PilSoort.OP_SCHEMA),
        ]
    )
    wiens = Keuze(
        [Optie(waarde="mijn", tekst="Mijn werk"), Optie(waarde="team", tekst="Heel het team")],
        naam="werkvoorraad.wiens",
        toegankelijk="Wiens werk",
        onbekend="",
    )
    kop.voeg_actie_toe(wiens)
    kolom.addWidget(kop)
    kolom.addWidget(make_tabel(), 1)
    voet = Kaart(naam="werkvoorraad.uitleg")
    rij = QHBoxLayout()
    balk = MeldingBalk(
        BalkSoort.INFO,
        "Uiterlijk donderdag 15 januari: 5 werkdagen na verzending op 8 januari.",
        naam="werkvoorraad.balk",
    )
    rij.addWidget(balk, 1)
    rij.addWidget(Knop("Herinneren", naam="w.herinner", sneltoets="R"))
    rij.addWidget(Knop("Open casus", naam="w.open", sneltoets="Enter"))
    voet.inhoud.addLayout(rij)
    kolom.addWidget(voet)
    return pagina


def make_formulier():
    pagina = Blad(naam="melding")
    kolom = pagina.inhoud
    kop = Koptekst(
        "Melding over gezin Kuipers", "Ontvangen maandag 12 januari 2026, 09.15 uur", naam="m.kop"
    )
    kop.zet_pillen([Pil("Beoordelen uiterlijk ma 19 jan", PilSoort.BINNENKORT)])
    kolom.addWidget(kop)
    kaart = Kaart(naam="melding.kaart")
    wie = Sectie("Wie meldt", naam="melding.wie")
    rooster = QGridLayout()
    rooster.setHorizontalSpacing(16)
    rooster.setVerticalSpacing(12)
    organisatie = Aanvullen(naam="melding.organisatie")
    organisatie.zet_tekst("Werk & Inkomen Lekstroom")
    rooster.addWidget(Veld("Organisatie", organisatie, "Convenantpartij"), 0, 0)
    rooster.addWidget(Veld("Melder", Regel(naam="melding.melder", voorbeeld="Naam")), 0, 1)
    datum = datumveld("melding.ontvangen")
    fout = Veld("Ontvangen op", datum)
    datum.zet_tekst("12 foo")
    datum.lees_tekst()
    rooster.addWidget(fout, 1, 0)
    moment = DatumTijdveld(naam="melding.moment", lees=lees_datum, vandaag=lambda: VANDAAG)
    rooster.addWidget(Veld("Gesproken op", moment, "Dag en tijd"), 1, 1)
    wie.inhoud.addLayout(rooster)
    kaart.inhoud.addWidget(wie)
    vlak = Tekstvlak(naam="melding.concrete_vraag")
    vlak.zet_tekst("Wie neemt de regie, zodat wij niet hoeven te ontruimen met kinderen in huis?")
    kaart.inhoud.addWidget(Veld("Wat is al geprobeerd, en wat hielp niet?", vlak))
    weet = Pillen(
        [Optie(waarde="ja", tekst="Ja"), Optie(waarde="nee", tekst="Nee")], naam="melding.weet"
    )
    weet.zet_waarde("ja")
    kaart.inhoud.addWidget(Veld("Weet hij of zij van de melding?", weet))
    vink = QCheckBox("Nagekeken in de BRP")
    vink.setChecked(True)
    kaart.inhoud.addWidget(vink)
    kaart.inhoud.addWidget(QCheckBox("Tolk nodig"))
    kaart.inhoud.addStretch()
    zij = Kaart("Beoordeling", naam="melding.beoordeling")
    uitkomst = Keuze([Optie(waarde=1, tekst="Door naar fase 2")], naam="melding.uitkomst")
    zij.inhoud.addWidget(Veld("Uitkomst", uitkomst))
    for soort, zin in (
        (BalkSoort.LET_OP, "Niet bekend. Dit adres komt in een andere casus niet voor."),
        (BalkSoort.FOUT, "De verbinding is weg. Wat u typt blijft hier bewaard."),
        (BalkSoort.GOED, "Alle brieven zijn verstuurd."),
    ):
        balk = MeldingBalk(soort, zin, naam="balk")
        zij.inhoud.addWidget(balk)
    balk.voeg_actie_toe("Brieven bekijken", balk.update, naam="balk.actie")
    zij.inhoud.addWidget(make_lijn())
    leeg = Leeg(naam="leeg")
    leeg.toon(LeegSoort.LEEG, "Er zijn nog geen personen. Voeg de eerste toe.", "Persoon toevoegen")
    zij.inhoud.addWidget(leeg, 1)
    zij.inhoud.addWidget(
        Knop("Notitie weggooien", naam="weg", soort=KnopSoort.VERNIETIGEND, icoon_naam="trash")
    )
    zij.inhoud.addWidget(Knop("Later", naam="later", soort=KnopSoort.STIL))
    zij.inhoud.addWidget(Knop("Voorleggen aan Bert", naam="voorleggen", soort=KnopSoort.PRIMAIR))
    kolom.addWidget(Tweeluik(kaart, zij), 1)
    return pagina
