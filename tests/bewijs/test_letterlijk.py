"""Wat iemand typt, staat er letterlijk: op het scherm, in de brief en in de PDF."""

import io
import re
import unicodedata
import zipfile
from datetime import date

import pytest
from lxml import etree
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtGui import Qt as QtGui_Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTableView, QWidget

from cmpg_desktop.berichten.documenten import BriefBladzijden, HaalBestand, MaakBrief
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.berichten.meldingen import MaakMelding, MeldingOpenen, SchrijfProblematiek
from cmpg_desktop.berichten.partners import MaakPartner
from cmpg_desktop.berichten.personen import VoegAdresToe, VoegBetrokkeneToe
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad, ZetOpmerking
from cmpg_desktop.models.letterlijk import letterlijk
from cmpg_desktop.views.afdruk import Lijst, maak_document
from cmpg_desktop.views.melding.afdruk import als_html
from cmpg_desktop.views.onderdelen.basis import make_label
from cmpg_desktop.views.onderdelen.bevestig import vraag_bevestiging
from cmpg_desktop.views.onderdelen.pil import Pil
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.veld import Veld as VeldWidget
from cmpg_desktop.werkproces.adressen import Adres
from cmpg_desktop.werkproces.ketenpartners import OrganisatieSoort
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.meldingregels import OntvangstWijze
from cmpg_desktop.werkproces.namen import Naam

NAMEN = {
    "jinja": "{{ 7*7 }}",
    "jinja blok": "{% for x in y %}",
    "docxtpl": "{_{ naam }_}",
    "docxtpl rij": "{%tr if 1 %}",
    "xml": "<w:p/> Jansen</w:t>",
    "cdata": "]]>&amp;&#65;",
    "html": "<b>vet</b> <img src=x> <br>",
    "en-teken": 'O\'Hara & Zn. "de hele" &b',
    "procent": "100% %s %d \\n $HOME",
    "emoji": "Sam 🙂👩‍👧",
    "lang": "Wolfeschlegelsteinhausen" * 8 + "bergerdo",
    "rechts naar links": "שלום سلام",
    "samengesteld": "Zoe\u0308 N\u0303ato",
    "venstertitel": "[*] ster",
}
# Stuurtekens verdwijnen aan de grens; wat erom staat blijft.
STUUR = "Jan\x00\x07\x1b Pie\x9ft"
STUUR_SCHOON = "Jan Piet"

naam = pytest.mark.parametrize("tekst", NAMEN.values(), ids=NAMEN)


def gelijk(tekst):
    """Zonder wit en samengesteld: zo vergelijkt wat een PDF van een regel maakt."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", tekst))


# --- de bouwstenen ---------------------------------------------------------------------------


@naam
def test_een_label_een_pil_en_een_veld_tonen_letterlijk(qtbot, tekst):
    veld = VeldWidget(tekst, Regel(naam="proef"), tekst)
    qtbot.addWidget(veld)
    veld.toon_fout(tekst)
    veld.zet_label(tekst)
    los = [make_label(tekst), Pil(tekst)]
    for label in los:
        qtbot.addWidget(label)
    for label in (*los, *veld.findChildren(QLabel)):
        assert label.textFormat() is Qt.TextFormat.PlainText, label.objectName()
        # Een label met een buddy maakt van & een sneltoets.
        toont = label.text().replace("&&", "&") if label.buddy() else label.text()
        assert toont in {tekst, ""} or toont == tekst


@naam
def test_een_vraag_toont_letterlijk(qtbot, tekst):
    ouder = QWidget()
    qtbot.addWidget(ouder)
    vraag = vraag_bevestiging(ouder, tekst, tekst, lambda: None, ja=tekst, naam="proef")
    labels = [e for e in vraag.findChildren(QLabel) if e.text()]
    assert len(labels) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert vraag.ja.text().replace("&&", "&") == tekst
    vraag.close()


@naam
def test_een_tekstballonnetje_toont_letterlijk(qapp, tekst):
    ballon = letterlijk(tekst)
    if QtGui_Qt.mightBeRichText(ballon):
        document = QTextDocument()
        document.setHtml(ballon)
        ballon = document.toPlainText()
    assert gelijk(ballon) == gelijk(tekst)


@naam
def test_een_afgedrukte_lijst_toont_letterlijk(qapp, tekst):
    lijst = Lijst(
        titel=tekst,
        ondertitel=tekst,
        koppen=(tekst,),
        breedtes=(100,),
        groepen=((tekst, ((tekst,),)),),
    )
    plat = gelijk(maak_document(lijst).toPlainText())
    assert plat.count(gelijk(tekst)) == 5


# --- het hele programma ----------------------------------------------------------------------


def vul(werk, tekst):
    """Zet een naam overal neer waar iemand hem kan typen."""
    partij = MaakPartner(id=nieuw_id(), naam=tekst[:120], soort=OrganisatieSoort.WELZIJN)
    assert not isinstance(werk.doe(partij), Exception)
    melding = MaakMelding(
        ontvangen_op=date(2026, 3, 2),
        wijze=OntvangstWijze.E_MAIL,
        organisatie_id=partij.id,
        melder_naam=tekst,
    )
    for opdracht in (
        melding,
        *(
            WijzigVeld(veld=veld, id=melding.id, oud="", nieuw=tekst)
            for veld in (Veld.MELDING_TITEL, Veld.MELDING_CONCRETE_VRAAG)
        ),
        SchrijfProblematiek(melding_id=melding.id, leefgebied=Leefgebied.GEZIN, tekst=tekst),
        *(
            WijzigVeld(veld=veld, id=partij.id, oud="", nieuw=waarde)
            for veld, waarde in (
                (Veld.ORGANISATIE_STRAAT, "Dorpsstraat"),
                (Veld.ORGANISATIE_HUISNUMMER, "1"),
                (Veld.ORGANISATIE_POSTCODE, "3431 AB"),
                (Veld.ORGANISATIE_WOONPLAATS, "Nieuwegein"),
            )
        ),
    ):
        uit = werk.doe(opdracht)
        assert not isinstance(uit, Exception), uit
    persoon = VoegBetrokkeneToe(
        melding_id=melding.id, naam=Naam(geslachtsnaam=tekst), rol=tekst[:60]
    )
    adres = VoegAdresToe(
        persoon_id=persoon.nieuw_persoon_id, adres=Adres(straat=tekst[:80], huisnummer="1")
    )
    for opdracht in (persoon, adres):
        uit = werk.doe(opdracht)
        assert not isinstance(uit, Exception), uit
    (regel, *_) = [r for r in werk.vraag(Werkvoorraad()).regels if r.dossier_id == melding.id]
    uit = werk.doe(
        ZetOpmerking(dossier_id=melding.id, regel=regel.regel, oud="", nieuw=tekst[:150])
    )
    assert not isinstance(uit, Exception), uit
    return melding.id


def controleer_labels(qapp, tekst, waar):
    """Geen enkel label raadt of het opmaak is, en geen ballonnetje is het."""
    for widget in qapp.allWidgets():
        if isinstance(widget, QLabel) and widget.text():
            opgemaakt = QtGui_Qt.mightBeRichText(widget.text())
            plat = widget.textFormat() is Qt.TextFormat.PlainText
            eigen = isinstance(widget.parent(), QMessageBox)
            mag = widget.textFormat() is Qt.TextFormat.RichText and tekst not in widget.text()
            assert plat or mag or eigen or not opgemaakt, (waar, widget.objectName(), widget.text())
        if tekst in widget.toolTip():
            assert not QtGui_Qt.mightBeRichText(widget.toolTip()), (waar, widget.objectName())
        assert widget.windowTitle() == "" or "<qt>" not in widget.windowTitle()


def cellen(tabel, rol):
    model = tabel.model()
    return [
        str(model.index(rij, kolom).data(rol) or "")
        for rij in range(model.rowCount())
        for kolom in range(model.columnCount())
    ]


def test_elke_rare_naam_staat_letterlijk_op_elk_scherm(plek, start, qapp):
    with start(plek.map) as werk:
        werk.meld_aan()
        ids = {soort: vul(werk, tekst) for soort, tekst in NAMEN.items()}
        stuur = vul(werk, STUUR)
        blad = werk.vraag(MeldingOpenen(id=stuur))
        assert (blad.titel, blad.melder_naam) == (STUUR_SCHOON, STUUR_SCHOON)
        for code in ("werkvoorraad", "agenda", "meldingen"):
            pagina = werk.ga(code)
            getoond, ballonnen = [], []
            for tabel in pagina.findChildren(QTableView):
                getoond += cellen(tabel, Qt.ItemDataRole.DisplayRole)
                ballonnen += cellen(tabel, Qt.ItemDataRole.ToolTipRole)
            for soort, tekst in NAMEN.items():
                kort = unicodedata.normalize("NFC", tekst)
                assert any(kort in cel for cel in getoond), (code, soort)
                controleer_labels(qapp, kort, code)
            for ballon in ballonnen:
                assert not QtGui_Qt.mightBeRichText(ballon) or ballon.startswith("<qt>"), ballon
        for soort, id_ in ids.items():
            tekst = unicodedata.normalize("NFC", NAMEN[soort])
            pagina = werk.ga("melding", id_)
            assert pagina.kop._titel.text() == tekst
            assert pagina.findChild(QWidget, "melding.concrete_vraag").toPlainText() == tekst
            assert pagina.findChild(QWidget, "melding.melder_naam").text() == tekst
            controleer_labels(qapp, tekst, f"melding, {soort}")
            html = QTextDocument()
            html.setHtml(als_html(pagina.blad, werk.omgeving.vandaag(), {}))
            assert gelijk(html.toPlainText()).count(gelijk(tekst)) >= 3
            # Zoeken gaat op woorden; de treffer toont de hele naam.
            schil = werk.venster.schil
            schil.zoek_nu()
            woord = max(re.split(r"[\W_]+", tekst), key=len)[:20]
            for teken in woord:  # QTest kent alleen Latijnse letters
                toets = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, teken)
                QApplication.sendEvent(schil.zoek, toets)
            werk.wacht(lambda veld=schil.zoek: veld.is_open)
            model = schil.zoek.lijst.model()
            titels = [model.index(rij, 0).data() for rij in range(model.rowCount())]
            assert any(tekst in titel for titel in titels), (soort, titels)
            schil.zoek.clear()
            werk.omgeving.meld(tekst)
            toast = werk.vind("toast.tekst", QLabel)
            assert (toast.text(), toast.textFormat()) == (tekst, Qt.TextFormat.PlainText)
            assert QApplication.activeWindow().windowTitle() == "Regieteam CMPG"


def _docx_tekst(inhoud):
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        boom = etree.fromstring(pakket.read("word/document.xml"))
    w = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return "".join(
        {f"{w}t": een.text or "", f"{w}tab": "\t", f"{w}br": "\n"}.get(een.tag, "")
        for een in boom.iter()
    )


@pytest.mark.traag
@pytest.mark.eis("E046")
def test_alles_staat_letterlijk_in_de_brief_en_in_de_pdf(plek, start):
    with start(plek.map) as werk:
        werk.meld_aan()
        # Een naam van wie het gaat mag niet in de brief; dit dossier is van iemand anders.
        id_ = vul(werk, "Gewoonlijk")
        behandelaar = WijzigVeld(
            veld=Veld.MELDING_BEHANDELAAR, id=id_, oud=None, nieuw=werk.omgeving.ik
        )
        werk.doe(behandelaar)
        brief = werk.doe(
            MaakBrief(
                melding_id=id_,
                onderwerp="{{ 7*7 }} <w:p/> & {% for %}",
                advies="\n\n".join((*NAMEN.values(), STUUR)),
                ondertekenaar_id=werk.omgeving.ik,
            )
        )
        assert not isinstance(brief, Exception), brief.tekst
        docx = _docx_tekst(werk.vraag(HaalBestand(document_id=brief.resultaat)).bytes)
        for soort, tekst in NAMEN.items():
            assert unicodedata.normalize("NFC", tekst) in docx, soort
        assert "Jan Pie" in docx
        assert "{{ 7*7 }} <w:p/> & {% for %}" in docx
        assert "49" not in docx
        voorbeeld = werk.vraag(BriefBladzijden(document_id=brief.resultaat))
        assert not isinstance(voorbeeld, Exception), voorbeeld
        pdf = gelijk("".join(blad.tekst for blad in voorbeeld.bladzijden))
        for soort, tekst in NAMEN.items():
            if soort == "rechts naar links":
                # De volgorde van de tekens in een PDF is die van het oog.
                assert set(gelijk(tekst)) <= set(pdf)
            elif soort == "emoji":
                assert "Sam" in pdf
            else:
                assert gelijk(tekst) in pdf, soort
