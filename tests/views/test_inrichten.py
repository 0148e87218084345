"""Het eerste begin: met de toetsen, en zonder verwijt dat blijft staan."""

from PySide6.QtCore import Qt

from cmpg_desktop.views.inrichten import InrichtKaart


def test_enter_gaat_verder_en_wat_is_ingevuld_houdt_geen_fout(qtbot):
    kaart = InrichtKaart()
    qtbot.addWidget(kaart)
    kaart.show()
    veld = kaart._gemeente.velden["gemeente"]
    qtbot.keyClick(veld.bediening, Qt.Key.Key_Return)
    assert veld.fout == "Vul dit in."
    qtbot.keyClicks(veld.bediening, "N")
    assert veld.fout == ""
    for sleutel in ("contact_fg", "mailbox"):
        qtbot.keyClicks(kaart._gemeente.velden[sleutel].bediening, "x")
    qtbot.keyClick(veld.bediening, Qt.Key.Key_Return)
    mailbox = kaart._gemeente.velden["mailbox"]
    assert "geen e-mailadres" in mailbox.fout
    qtbot.keyClicks(mailbox.bediening, "@gemeente.nl")
    qtbot.keyClick(veld.bediening, Qt.Key.Key_Return)
    assert kaart._nu == 1
