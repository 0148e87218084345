import json
import sys

import keyring
import pytest

from cmpg_desktop.berichten.fouten import Omgevingsfout, Regelfout
from cmpg_desktop.database.herstelcode import HerstelcodeOnjuist
from cmpg_desktop.database.sleutelbestand import SleutelbestandOnleesbaar, SleutelbestandWeg
from cmpg_desktop.database.sleutelbos import GeenSleutelbos
from cmpg_desktop.database.sleutels import (
    OmgevingssleutelOnjuist,
    SleutelbestandBestaat,
    WachtwoordzinOnjuist,
    heeft_wachtwoordzin,
    is_demo,
    maak_sleutels,
    nieuwe_herstelcode,
    open_sleutel,
    zet_in_sleutelbos,
    zet_wachtwoordzin,
)
from tests.database.conftest import StilleBos


def test_the_keyring_opens_without_a_question(plek):
    nieuw = maak_sleutels(plek, demo=False)
    assert len(nieuw.sleutel) == 32
    assert open_sleutel(plek) == nieuw.sleutel
    assert not nieuw.melding
    assert not is_demo(plek)


def test_the_recovery_code_opens_without_a_keyring_and_the_user_is_told(plek, geen_bos):
    nieuw = maak_sleutels(plek, demo=False)
    assert "geen sleutelbos" in nieuw.melding
    assert "herstelcode" in nieuw.melding
    with pytest.raises(GeenSleutelbos, match="geen sleutelbos"):
        open_sleutel(plek)
    getypt = nieuw.herstelcode.lower().replace("-", " ")
    assert open_sleutel(plek, herstelcode=getypt) == nieuw.sleutel


def test_a_keyring_that_keeps_nothing_counts_as_none(plek, monkeypatch):
    monkeypatch.setattr(keyring.core, "_keyring_backend", StilleBos())
    assert maak_sleutels(plek, demo=False).melding


def test_an_emptied_keyring_asks_for_the_code_and_takes_the_key_again(plek, bos):
    nieuw = maak_sleutels(plek, demo=False)
    bos.inhoud.clear()
    with pytest.raises(GeenSleutelbos, match="staat niet in de sleutelbos") as fout:
        open_sleutel(plek)
    assert "herstelcode" in fout.value.wat_nu
    zet_in_sleutelbos(plek, open_sleutel(plek, herstelcode=nieuw.herstelcode))
    assert open_sleutel(plek) == nieuw.sleutel


def test_another_key_in_the_keyring_is_not_used(plek, bos):
    maak_sleutels(plek, demo=False)
    for naam in bos.inhoud:
        bos.inhoud[naam] = "AAAA"
    with pytest.raises(GeenSleutelbos, match="andere sleutel"):
        open_sleutel(plek)


def test_nonsense_in_the_keyring_is_no_bug(plek, bos):
    maak_sleutels(plek, demo=False)
    for naam in bos.inhoud:
        bos.inhoud[naam] = "geen base64!"
    with pytest.raises(GeenSleutelbos):
        open_sleutel(plek)


def test_a_code_of_another_database_is_not_a_typing_error(plek):
    maak_sleutels(plek, demo=False)
    van_elders = nieuwe_herstelcode(plek, open_sleutel(plek))
    nieuwe_herstelcode(plek, open_sleutel(plek))
    with pytest.raises(HerstelcodeOnjuist, match="hoort niet bij deze database"):
        open_sleutel(plek, herstelcode=van_elders)


def test_a_new_code_replaces_the_old_one_and_the_key_stays(plek):
    nieuw = maak_sleutels(plek, demo=False)
    code = nieuwe_herstelcode(plek, nieuw.sleutel)
    assert open_sleutel(plek, herstelcode=code) == nieuw.sleutel
    with pytest.raises(HerstelcodeOnjuist):
        open_sleutel(plek, herstelcode=nieuw.herstelcode)


def test_a_passphrase_opens_however_its_spaces_and_accents_are_typed(plek, geen_bos):
    nieuw = maak_sleutels(plek, demo=False)
    assert not heeft_wachtwoordzin(plek)
    zet_wachtwoordzin(plek, nieuw.sleutel, "vier blauwe café stoelen")
    assert heeft_wachtwoordzin(plek)
    assert open_sleutel(plek, wachtwoordzin=" vier  blauwe cafe\u0301 stoelen") == nieuw.sleutel
    with pytest.raises(WachtwoordzinOnjuist):
        open_sleutel(plek, wachtwoordzin="vijf blauwe café stoelen")


def test_a_passphrase_that_was_never_set_opens_nothing(plek):
    maak_sleutels(plek, demo=False)
    with pytest.raises(WachtwoordzinOnjuist):
        open_sleutel(plek, wachtwoordzin="vier blauwe café stoelen")


def test_a_short_passphrase_is_refused_at_its_field(plek):
    nieuw = maak_sleutels(plek, demo=False)
    with pytest.raises(Regelfout) as fout:
        zet_wachtwoordzin(plek, nieuw.sleutel, "kort       ")
    assert fout.value.veld == "wachtwoordzin"


def test_a_demo_lies_open_and_says_so(plek, geen_bos):
    nieuw = maak_sleutels(plek, demo=True)
    assert not nieuw.herstelcode
    assert open_sleutel(plek) == nieuw.sleutel
    assert is_demo(plek)


def test_the_file_and_the_texts_of_objects_do_not_hold_the_key(plek):
    nieuw = maak_sleutels(plek, demo=False)
    zet_wachtwoordzin(plek, nieuw.sleutel, "vier blauwe stoelen")
    inhoud = plek.sleutels.read_text()
    for geheim in (nieuw.sleutel.hex(), nieuw.herstelcode, nieuw.herstelcode.replace("-", "")):
        assert geheim not in inhoud
        assert geheim not in repr(nieuw)
    assert repr(nieuw.sleutel) not in repr(nieuw)


def test_the_environment_goes_first_and_needs_no_file(plek, monkeypatch):
    monkeypatch.setenv("CMPG_DATABASE_KEY", "0f" * 32)
    assert open_sleutel(plek) == b"\x0f" * 32
    assert maak_sleutels(plek, demo=False).sleutel == b"\x0f" * 32


@pytest.mark.parametrize("waarde", ["", "0f", "0f" * 33, "xy" * 32])
def test_a_malformed_key_in_the_environment_is_named_not_shown(plek, monkeypatch, waarde):
    monkeypatch.setenv("CMPG_DATABASE_KEY", waarde)
    with pytest.raises(OmgevingssleutelOnjuist, match="CMPG_DATABASE_KEY") as fout:
        open_sleutel(plek)
    assert not waarde or waarde not in f"{fout.value!r}{fout.value.wat_nu}"
    assert fout.value.__cause__ is None


def test_no_key_file_is_its_own_error(plek):
    with pytest.raises(SleutelbestandWeg, match=r"cmpg\.sleutels\.json"):
        open_sleutel(plek)


@pytest.mark.parametrize("inhoud", ["", "{", "[]", '{"versie": 1}', '{"versie": 1, "sleuven": 3}'])
def test_a_damaged_key_file_is_its_own_error(plek, inhoud):
    plek.sleutels.write_text(inhoud)
    with pytest.raises(SleutelbestandOnleesbaar, match="beschadigd"):
        open_sleutel(plek)


def test_a_slot_with_damaged_content_is_a_damaged_file(plek):
    maak_sleutels(plek, demo=False)
    inhoud = json.loads(plek.sleutels.read_text())
    inhoud["sleuven"][0]["zout"] = "é"
    plek.sleutels.write_text(json.dumps(inhoud))
    with pytest.raises(SleutelbestandOnleesbaar):
        open_sleutel(plek, herstelcode="x")


def test_a_key_file_of_a_newer_program_is_refused(plek):
    plek.sleutels.write_text('{"versie": 2}')
    with pytest.raises(SleutelbestandOnleesbaar, match="nieuwere versie"):
        open_sleutel(plek)


@pytest.mark.parametrize("schade", ["weg", "kapot"])
def test_the_former_key_file_helps_out(plek, schade):
    nieuw = maak_sleutels(plek, demo=False)
    zet_wachtwoordzin(plek, nieuw.sleutel, "vier blauwe stoelen")
    if schade == "weg":
        plek.sleutels.unlink()
    else:
        plek.sleutels.write_text("{")
    assert open_sleutel(plek) == nieuw.sleutel


@pytest.mark.parametrize("naam", ["sleutels", "vorige_sleutels", "database"])
def test_a_new_key_is_never_made_over_something_that_is_there(plek, naam):
    pad = getattr(plek, naam)
    pad.write_text("iets")
    with pytest.raises(SleutelbestandBestaat, match=pad.name):
        maak_sleutels(plek, demo=False)
    assert pad.read_text() == "iets"


def test_a_key_that_is_not_of_this_file_is_a_bug(plek):
    maak_sleutels(plek, demo=False)
    with pytest.raises(ValueError, match="not the one"):
        nieuwe_herstelcode(plek, b"x" * 32)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such mode")
def test_the_key_files_are_for_this_account_only(plek):
    nieuw = maak_sleutels(plek, demo=False)
    nieuwe_herstelcode(plek, nieuw.sleutel)
    for pad in (plek.sleutels, plek.vorige_sleutels):
        assert pad.stat().st_mode & 0o777 == 0o600
    for pad in (plek.map, plek.backups, plek.logboek):
        assert pad.stat().st_mode & 0o777 == 0o700


def test_a_write_that_fails_leaves_the_key_file(plek, monkeypatch):
    nieuw = maak_sleutels(plek, demo=False)
    voor = plek.sleutels.read_bytes()

    def vol(_nummer):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", vol)
    with pytest.raises(Omgevingsfout, match="het oude staat er nog"):
        nieuwe_herstelcode(plek, nieuw.sleutel)
    assert plek.sleutels.read_bytes() == voor
    assert not list(plek.map.glob("*bezig*"))
