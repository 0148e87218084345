"""The letter says it names nobody; so it does not (besluit 29)."""

import pytest

from cmpg_desktop.dossier.briefopstellen import genoemd


class Bron:
    namen = frozenset({"Tjin", "O'Hara", "Özdemir"})


@pytest.mark.parametrize(
    ("tekst", "gevonden"),
    [
        ("Vraag het wijkteam.", ()),
        ("Bel mevrouw Tjin.", ("Tjin",)),
        ("bel TJIN vandaag", ("Tjin",)),
        ("Ga langs bij o'hara en ozdemir", ("O'Hara", "Özdemir")),
        ("Tjinkiang is een plaats.", ()),
    ],
)
def test_a_name_is_found_as_a_whole_word_however_it_is_written(tekst, gevonden):
    assert genoemd(Bron(), tekst) == gevonden
