"""Een logregel vanaf WARNING die niemand verwachtte, is een fout."""

import logging
from dataclasses import dataclass, field

import pytest


@dataclass
class _Verwachting:
    fragment: str
    logger: str
    gezien: bool = False

    def past_bij(self, regel: logging.LogRecord) -> bool:
        eigen_logger = regel.name == self.logger or regel.name.startswith(f"{self.logger}.")
        return (not self.logger or eigen_logger) and self.fragment in regel.getMessage()


@dataclass
class LogWacht(logging.Handler):
    """Verzamel de logregels van een proef en houd ze tegen de verwachtingen."""

    regels: list[logging.LogRecord] = field(default_factory=list)
    verwachtingen: list[_Verwachting] = field(default_factory=list)
    # logging houdt zijn handlers in een WeakSet bij, en een dataclass met == heeft geen hash.
    __hash__ = logging.Handler.__hash__

    def __post_init__(self) -> None:
        logging.Handler.__init__(self, logging.WARNING)

    def emit(self, record):
        self.regels.append(record)

    def controleer(self):
        onverwacht = []
        for regel in self.regels:
            passend = [v for v in self.verwachtingen if v.past_bij(regel)]
            for verwachting in passend:
                verwachting.gezien = True
            if not passend:
                onverwacht.append(f"{regel.levelname} {regel.name}: {regel.getMessage()}")
        if onverwacht:
            pytest.fail("Onverwachte logregels:\n" + "\n".join(onverwacht), pytrace=False)
        gemist = [v.fragment for v in self.verwachtingen if not v.gezien]
        if gemist:
            pytest.fail(f"Verwachte logregels bleven uit: {gemist}", pytrace=False)


@pytest.fixture(autouse=True)
def logwacht():
    """Laat de proef vallen op een onverwachte logregel vanaf WARNING."""
    wacht = LogWacht()
    logging.getLogger().addHandler(wacht)
    yield wacht
    logging.getLogger().removeHandler(wacht)
    wacht.controleer()


@pytest.fixture
def verwachte_log(logwacht):
    """Kondig een logregel aan: `verwachte_log("schijf vol", logger="cmpg_desktop.database")`.

    De regel mag dan vaker komen, en moet minstens een keer komen.
    """

    def verwacht(fragment: str, *, logger: str = "") -> None:
        logwacht.verwachtingen.append(_Verwachting(fragment, logger))

    return verwacht
