"""What the tests of documents share: the template, a letter of it, and the check of a file."""

import io
import sys
import zipfile
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from openxml_audit import OpenXmlValidator

from cmpg_desktop.documenten.advies import gegevens, voorbeeld
from cmpg_desktop.documenten.sjabloon import render

WORTEL = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def maak_sjablonen() -> ModuleType:
    lader = SourceFileLoader("maak_sjablonen", str(WORTEL / "scripts/maak-sjablonen"))
    module = module_from_spec(spec_from_loader("maak_sjablonen", lader))
    lader.exec_module(module)
    sys.path.remove(str(WORTEL / "scripts"))  # the script put it there for its own parts
    return module


@pytest.fixture(scope="session")
def sjabloon() -> bytes:
    return (WORTEL / "templates/advies-aan-melder.docx").read_bytes()


@pytest.fixture(scope="session")
def brief(sjabloon) -> bytes:
    return render(sjabloon, gegevens(voorbeeld()))


@pytest.fixture
def keur(tmp_path) -> Callable[[bytes], list[str]]:
    """Geef wat de keuring van Open XML op een document aan te merken heeft."""

    def keuring(docx: bytes) -> list[str]:
        bestand = tmp_path / "keur.docx"
        bestand.write_bytes(docx)
        return [str(fout) for fout in OpenXmlValidator().validate(bestand).errors]

    return keuring


@pytest.fixture(scope="session")
def verander() -> Callable[..., bytes]:
    """Maak van een docx een andere: tekst in de XML vervangen, delen erbij."""

    def veranderd(docx: bytes, *paren: tuple[str, str], erbij: dict[str, bytes] | None = None):
        uit = io.BytesIO()
        geraakt = set()
        with (
            zipfile.ZipFile(io.BytesIO(docx)) as bron,
            zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as doel,
        ):
            for naam in bron.namelist():
                xml = bron.read(naam).decode()
                for van, naar in paren:
                    if van in xml:
                        geraakt.add(van)
                    xml = xml.replace(van, naar)
                doel.writestr(naam, xml)
            for naam, inhoud in (erbij or {}).items():
                doel.writestr(naam, inhoud)
        assert geraakt == {van for van, _ in paren}, "de proef verandert niets"
        return uit.getvalue()

    return veranderd


@pytest.fixture(scope="session")
def lees() -> Callable[[bytes], str]:
    """Lees de tekst van een docx zoals hij in Word staat, met kop- en voetteksten."""

    def gelezen(docx: bytes) -> str:
        document = Document(io.BytesIO(docx))
        deel = document.sections[0]
        stukken = (
            ("Briefhoofd", deel.first_page_header),
            ("Tekst", document),
            ("Voet", deel.first_page_footer),
            ("Kop van volgende bladzijden", deel.header),
            ("Voet van volgende bladzijden", deel.footer),
        )
        regels = []
        for naam, stuk in stukken:
            regels.append(f"== {naam}")
            regels += [f"{alinea.style.name}: {alinea.text}" for alinea in stuk.paragraphs]
        return "\n".join(regels) + "\n"

    return gelezen
