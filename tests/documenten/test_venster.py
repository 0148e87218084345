"""Het adres achter het venster van de envelop, op papier."""

import io

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from cmpg_desktop.documenten.brief import gegevens, voorbeeld
from cmpg_desktop.documenten.pdf import naar_pdf
from cmpg_desktop.documenten.sjabloon import render
from cmpg_desktop.paden import templates
from cmpg_desktop.werkproces.brieven import BriefSoort

SOORT = BriefSoort.KIJKEN_VOLWASSENE
PUNT = 25.4 / 72


def _sjabloon():
    return (templates() / f"{SOORT.sjabloon}.docx").read_bytes()


def _kaders(docx):
    return [een.get(qn("w:x")) for een in Document(io.BytesIO(docx)).element.iter(qn("w:framePr"))]


def test_links_verandert_niets():
    waarden = gegevens(voorbeeld(SOORT))
    sjabloon = _sjabloon()
    assert _kaders(render(sjabloon, waarden, venster="links")) == _kaders(render(sjabloon, waarden))


def test_wat_de_gemeente_zelf_verplaatste_blijft_staan(verander):
    eigen = verander(_sjabloon(), ('w:x="1984"', 'w:x="3000"'))
    assert set(_kaders(render(eigen, gegevens(voorbeeld(SOORT)), venster="rechts"))) == {"3000"}


@pytest.mark.traag
@pytest.mark.parametrize(("venster", "links"), [("links", 35), ("rechts", 105)])
def test_op_papier_staat_het_adres_achter_het_venster(venster, links):
    """NEN 1026: x = 35 of 105 mm, 70 mm breed, het midden op 63,5 mm van boven."""
    brief = voorbeeld(SOORT)
    pdf = pypdfium2.PdfDocument(naar_pdf(render(_sjabloon(), gegevens(brief), venster=venster)))
    bladzijde = pdf[0]
    tekst = bladzijde.get_textpage()
    hoogte = bladzijde.get_height()
    for regel in brief.adres:
        plek = tekst.search(regel.split("  ")[0]).get_next()
        assert plek is not None, regel
        x0, onder, _, _ = tekst.get_charbox(plek[0])
        x1 = tekst.get_charbox(plek[0] + plek[1] - 1)[2]
        assert x0 * PUNT == pytest.approx(links, abs=1.5)
        assert x1 * PUNT <= links + 70
        assert 63.5 - 15 <= (hoogte - onder) * PUNT <= 63.5 + 15
    pdf.close()
