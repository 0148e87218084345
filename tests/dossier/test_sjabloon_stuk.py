"""Een eigen sjabloon dat na de controle stuk ging: geen brief, en een zin die helpt."""

import hashlib
import io
import re
import zipfile

import pytest
from sqlalchemy import insert

from cmpg_desktop.berichten.brieven import BriefProef
from cmpg_desktop.berichten.documenten import Sjablonen, SjabloonBestand
from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.berichten.kern import nieuw_id
from cmpg_desktop.database.tabellen.documenten import sjabloon
from cmpg_desktop.dossier import sjablonen
from cmpg_desktop.paden import templates
from tests.dossier.brievenverhaal import TEKSTEN, blad, bus, gezin, maak, schrijf
from tests.dossier.conftest import BEHEER

ALINEA = b"<w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p>"


def _zonder_document(_xml):
    return None


def _afgebroken(xml):
    return xml[: len(xml) // 2]


def _met(tekst):
    return lambda xml: xml.replace(b"<w:body>", ALINEA % tekst, 1)


def _zonder_velden(xml):
    return re.sub(rb"\{\{.*?\}\}", b"", xml)


STUK = {
    "geen document": (_zonder_document, "beschadigd"),
    "afgebroken": (_afgebroken, "beschadigd"),
    "onbekend veld": (_met(b"{{ bestaat_niet }}"), "Het veld 'bestaat_niet' bestaat niet"),
    "half veld": (_met(b"{% if x %}{{ "), "Een veld heeft niet aan allebei de kanten"),
    # Zo ging een brief de deur uit zonder wat erin moet staan.
    "zonder velden": (_zonder_velden, "Het verplichte veld"),
}


def _docx(naam, doe):
    uit = io.BytesIO()
    with (
        zipfile.ZipFile(templates() / f"{naam}.docx") as van,
        zipfile.ZipFile(uit, "w") as naar,
    ):
        for een in van.infolist():
            inhoud = van.read(een)
            if een.filename == "word/document.xml":
                inhoud = doe(inhoud)
            if inhoud is not None:
                naar.writestr(een, inhoud)
    return uit.getvalue()


def _zet(werk, naam, inhoud):
    werk.schrijf(
        insert(sjabloon).values(
            id=nieuw_id(),
            naam=naam,
            versie=1,
            bytes=inhoud,
            sha256=hashlib.sha256(inhoud).hexdigest(),
            gemaakt_op=werk.context.nu,
        )
    )


@pytest.fixture
def klaar(werk):
    """Geef het werk op vrijdag en de brief aan Ronald, die alleen nog gemaakt moet worden."""
    _, vrijdag = gezin(werk)
    rij = next(een for een in bus(vrijdag) if een.aan.startswith("Ronald"))
    schrijf(vrijdag, rij, aanleiding=TEKSTEN["Ronald"])
    return vrijdag, rij


@pytest.mark.parametrize("wat", STUK)
def test_de_brief_en_het_voorbeeld_noemen_het_sjabloon_en_wie_er_iets_aan_doet(klaar, wat):
    werk, rij = klaar
    doe, woorden = STUK[wat]
    naam = rij.soort.sjabloon
    _zet(werk, naam, _docx(naam, doe))
    proef = BriefProef(dossier_id=rij.dossier_id, id=rij.id, teksten=(), ondertekenaar_id=None)
    for poging in (lambda: maak(werk, rij), lambda: werk.vraag(proef)):
        with pytest.raises(Omgevingsfout) as fout:
            poging()
        assert fout.value.tekst.startswith("Het sjabloon van de gemeente voor deze brief is niet")
        assert woorden in fout.value.tekst
        assert "Beheer, Sjablonen" in fout.value.wat_nu
        assert "bewaard" in fout.value.wat_nu
    velden = {een.naam: een.waarde for een in blad(werk, rij).velden}
    assert velden["aanleiding"] == TEKSTEN["Ronald"]
    beheer = werk.als(BEHEER)
    (stand,) = (een for een in beheer.vraag(Sjablonen()) if een.naam == naam)
    assert any(woorden in een.melding for een in stand.bevindingen)
    if wat != "zonder velden":
        with pytest.raises(Regelfout, match="kan geen brief worden gemaakt"):
            beheer.vraag(SjabloonBestand(naam=naam, voorbeeld=True))


def test_een_eigen_sjabloon_wordt_een_keer_nagekeken_en_dat_van_het_programma_niet(
    klaar, monkeypatch
):
    werk, rij = klaar
    sjablonen._waarom_niet.cache_clear()
    keren = []
    echt = sjablonen.controleer
    monkeypatch.setattr(
        sjablonen, "controleer", lambda *wat, **hoe: keren.append(1) or echt(*wat, **hoe)
    )
    maak(werk, rij)
    assert keren == []
    naam = rij.soort.sjabloon
    _zet(werk, naam, (templates() / f"{naam}.docx").read_bytes())
    maak(werk, rij)
    maak(werk, rij)
    assert keren == [1]
