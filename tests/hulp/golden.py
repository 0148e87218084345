"""Teksten die afgesproken zijn: naast de proef bewaard, te lezen in een diff, in één keer vers."""

from collections.abc import Callable

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Voeg de optie toe die de teksten opnieuw schrijft."""
    parser.addoption(
        "--herschrijf-golden",
        action="store_true",
        default=False,
        help="schrijf de golden teksten opnieuw; kijk daarna de diff na",
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Vergelijk een tekst met de bewaarde, in de map `golden` naast de proef."""
    plek = request.path.parent / "golden"
    herschrijf = request.config.getoption("--herschrijf-golden")

    def vergelijk(naam: str, tekst: str) -> None:
        bestand = plek / naam
        if herschrijf:
            bestand.parent.mkdir(parents=True, exist_ok=True)
            bestand.write_text(tekst, encoding="utf-8")
        assert tekst == bestand.read_text(encoding="utf-8")

    return vergelijk
