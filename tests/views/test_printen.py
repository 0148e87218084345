"""Afdrukken van een pagina: printers en PDF komen van een werker, nooit van de schermdraad."""

import threading

from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget

from cmpg_desktop.berichten.documenten import DrukPdfAf, Printers
from cmpg_desktop.berichten.werkvoorraad import Werkvoorraad
from cmpg_desktop.views.printen import GEEN_PRINTER, Drukwerk, Printdialoog, druk_af
from cmpg_desktop.views.werkvoorraad import WerkvoorraadPagina
from tests.views.voorbeelden import werk


def kies_printer(qtbot, ouder):
    qtbot.waitUntil(lambda: ouder.findChild(Printdialoog) is not None)
    dialoog = ouder.findChild(Printdialoog)
    assert dialoog.accessibleName().endswith("afdrukken")
    dialoog.ja.click()


def test_de_werkvoorraad_gaat_als_pdf_naar_de_gekozen_printer(omgeving, backend, toon, qtbot):
    backend.antwoorden |= {Werkvoorraad: werk(), Printers: ("Gang-2",), DrukPdfAf: None}
    pagina = toon(WerkvoorraadPagina(omgeving))
    gezegd = []
    omgeving.bericht.connect(lambda tekst, _terug: gezegd.append(tekst))
    assert pagina.druk_af()
    kies_printer(qtbot, pagina)
    qtbot.waitUntil(lambda: "Naar Gang-2 gestuurd." in gezegd)
    (vraag,) = [vraag for vraag in backend.gevraagd if isinstance(vraag, DrukPdfAf)]
    assert vraag.pdf.startswith(b"%PDF")
    assert (vraag.printer, vraag.titel, vraag.melding_id) == ("Gang-2", "Werkvoorraad", None)


def test_de_bladzijden_worden_niet_op_de_schermdraad_gemaakt(omgeving, backend, qtbot):
    backend.antwoorden |= {Printers: ("Gang-2",), DrukPdfAf: None}
    ouder, draden, gezegd = QWidget(), [], []
    qtbot.addWidget(ouder)
    ouder.show()

    def maak():
        draden.append(threading.current_thread())
        return QTextDocument("tekst")

    druk_af(ouder, omgeving.broker, Drukwerk(titel="Lijst", maak=maak), gezegd.append, print)
    kies_printer(qtbot, ouder)
    qtbot.waitUntil(lambda: gezegd[-1] == "Naar Gang-2 gestuurd.")
    assert draden[0] is not threading.main_thread()


def test_zonder_printer_staat_er_wat_te_doen(omgeving, backend, qtbot):
    backend.antwoorden[Printers] = ()
    ouder, gezegd = QWidget(), []
    qtbot.addWidget(ouder)
    druk_af(
        ouder, omgeving.broker, Drukwerk(titel="Lijst", maak=QTextDocument), gezegd.append, print
    )
    qtbot.waitUntil(lambda: gezegd[-1] == GEEN_PRINTER)
