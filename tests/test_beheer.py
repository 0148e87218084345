"""cmpg-beheer: een nieuwe database, een demonstratie, backup, herstel en controle."""

import io
import re
import shlex

import keyring
import pytest
from keyring.backends.null import Keyring

from cmpg_desktop import beheer
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop
from cmpg_desktop.berichten.team import BeginLezen
from cmpg_desktop.database.backup import backups
from cmpg_desktop.database.herstelcode import HerstelcodeOnjuist
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sleutels import WachtwoordzinOnjuist, open_sleutel
from cmpg_desktop.klok import Klok
from cmpg_desktop.openen import open_embedded

SLEUTEL = "ab" * 32


@pytest.fixture(autouse=True)
def _geen_sleutelbos(monkeypatch):
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    monkeypatch.delenv("CMPG_DATABASE_KEY", raising=False)


@pytest.fixture
def draai(tmp_path, capsys, monkeypatch):
    """Draai een opdracht in een eigen map; geef de uitkomst met wat er op het scherm kwam."""

    def draai(*argv, invoer="", plaats="gegevens"):
        monkeypatch.setattr("sys.stdin", io.StringIO(invoer))
        code = beheer.main([*argv, "--map", str(tmp_path / plaats)])
        uit = capsys.readouterr()
        assert "Traceback" not in uit.err
        return code, uit.out, uit.err

    return draai


@pytest.fixture
def sleutel(monkeypatch):
    """Zet de sleutel in de omgeving, zoals een script doet."""
    monkeypatch.setenv("CMPG_DATABASE_KEY", SLEUTEL)


def _begin(plek):
    geopend = open_embedded(plek, nu=Klok()())
    try:
        gevolgd = Gevolgd(voortgang=lambda *_: None, stop=Stop())
        return geopend.uitvoering.ask(BeginLezen(), Context(nu=Klok()()), gevolgd)
    finally:
        geopend.close()


def test_een_nieuwe_database_toont_de_herstelcode_een_keer(draai, tmp_path):
    code, uit, _ = draai("nieuw")
    assert code == 0
    (herstelcode,) = re.findall(r"^  (\S+(?:[- ]\S+)+)$", uit, re.MULTILINE)
    assert (tmp_path / "gegevens" / "cmpg.db").exists()
    code, uit, fout = draai("migreer")
    assert code == 1
    assert "sleutel" in fout.lower()
    code, uit, _ = draai("migreer", "--met-herstelcode", invoer=f"{herstelcode}\n")
    assert code == 0
    assert herstelcode not in uit


def test_inrichten_bij_het_maken_vraagt_de_wachtwoorden(draai, tmp_path, sleutel):
    code, uit, _ = draai(
        "nieuw",
        *("--gemeente", "Nieuwegein", "--verantwoordelijke", "het college"),
        *("--mailbox", "team@nieuwegein.example", "--account", "Bert:procesmanager"),
        *("--account", "Marloes:casusregisseur,functioneel beheerder"),
        invoer="paard fiets regen\nkaas brood melk 7\n",
    )
    assert code == 0
    assert "paard" not in uit
    begin = _begin(Plek(tmp_path / "gegevens"))
    assert begin.gemeente == "Nieuwegein"
    assert [een.naam for een in begin.accounts] == ["Bert", "Marloes"]


@pytest.mark.parametrize(
    ("account", "invoer", "waarom"),
    [
        ("Bert:baas", "", "De rollen zijn"),
        ("Bert", "", "De rollen zijn"),
        ("Bert:procesmanager", "", "geen antwoord"),
        ("Bert:procesmanager", "kort\n", "minstens 12 tekens"),
    ],
)
def test_een_account_dat_niet_kan_is_een_gewone_zin(draai, sleutel, account, invoer, waarom):
    code, _, fout = draai(
        "nieuw",
        *("--gemeente", "Nieuwegein", "--verantwoordelijke", "het college"),
        *("--mailbox", "team@nieuwegein.example", "--account", account),
        invoer=invoer,
    )
    assert code == 1
    assert waarom in fout


def test_over_een_bestaande_database_komt_geen_nieuwe(draai):
    assert draai("demo")[0] == 0
    for opdracht in ("nieuw", "demo"):
        code, _, fout = draai(opdracht)
        assert code == 1
        assert "staat al een database" in fout


def test_de_demonstratie_gaat_zonder_sleutel_open(draai, tmp_path):
    code, uit, _ = draai("demo", "--vandaag", "2026-03-02")
    assert code == 0
    assert "gegevens" in uit
    assert _begin(Plek(tmp_path / "gegevens")).demo


def test_proefgegevens_maken_zelf_een_demonstratie(draai):
    code, uit, _ = draai("proefgegevens", "--casussen", "20")
    assert code == 0
    assert "20 van 20" in uit


@pytest.mark.parametrize("aantal", ["0", "veel", "100001"])
def test_een_aantal_dat_niet_kan_wordt_geweigerd(draai, aantal):
    with pytest.raises(SystemExit) as uit:
        draai("proefgegevens", "--casussen", aantal)
    assert uit.value.code == 2


def test_een_backup_wordt_teruggezet_ook_op_een_nieuwe_plek(draai, tmp_path, sleutel):
    draai("nieuw")
    assert draai("backup")[0] == 0
    (backup,) = backups(Plek(tmp_path / "gegevens"))
    (tmp_path / "gegevens" / "cmpg.db").write_bytes(b"kapot" * 4000)
    assert draai("controle")[0] != 0
    code, uit, _ = draai("herstel", "nieuwste")
    assert code == 0
    assert "bewaard als" in uit
    assert draai("controle") == (0, "De database is in orde.\n", "")
    assert draai("herstel", str(backup.pad), plaats="elders")[0] == 0
    assert draai("controle", plaats="elders")[0] == 0


def test_een_backup_die_er_niet_is_zegt_wat_te_doen(draai, sleutel):
    draai("nieuw")
    for naam in ("nieuwste", "weg.db"):
        code, _, fout = draai("herstel", naam)
        assert code == 1
        assert "backup" in fout


def geef(gezegd, invoer, monkeypatch):
    """Voer de opdracht uit die na de dubbele punt staat, precies zoals zij er staat."""
    opdracht = gezegd.strip().rpartition(": ")[2]
    naam, *woorden = shlex.split(opdracht)
    assert naam.endswith("cmpg-beheer")
    monkeypatch.setattr("sys.stdin", io.StringIO(invoer))
    return beheer.main(woorden)


def test_de_opdracht_die_een_beschadigde_database_noemt_werkt_zoals_hij_er_staat(
    draai, tmp_path, monkeypatch, capsys
):
    plaats = "map met 'gegevens'"
    _, uit, _ = draai("nieuw", plaats=plaats)
    (code,) = re.findall(r"^  (\S+(?:[- ]\S+)+)$", uit, re.MULTILINE)
    met = ("--met-herstelcode",)
    assert draai("backup", *met, plaats=plaats, invoer=f"{code}\n")[0] == 0
    bestand = tmp_path / plaats / "cmpg.db"
    with bestand.open("r+b") as kapot:
        kapot.seek(100)
        kapot.write(b"kapot" * 100)
    _, _, fout = draai("migreer", *met, plaats=plaats, invoer=f"{code}\n")
    assert "eschadigd" in fout
    # Zonder sleutelbos weigert zij, en noemt zij wat er dan bij moet.
    assert geef(fout, "", monkeypatch) == 1
    gezegd = capsys.readouterr().err
    assert "--met-herstelcode" in gezegd
    assert geef(gezegd, f"{code}\n", monkeypatch) == 0
    assert draai("controle", *met, plaats=plaats, invoer=f"{code}\n")[0] == 0


def test_een_beschadigde_backup_noemt_de_oudere(draai, tmp_path, sleutel, monkeypatch):
    draai("nieuw")
    for _ in range(2):
        draai("backup")
    nieuwste, oudste = backups(Plek(tmp_path / "gegevens"))
    inhoud = bytearray(nieuwste.pad.read_bytes())
    inhoud[8192:12288] = bytes(4096)
    nieuwste.pad.write_bytes(inhoud)
    code, _, fout = draai("herstel", "nieuwste")
    assert code == 1
    assert oudste.pad.name in fout
    assert geef(fout, "", monkeypatch) == 0


@pytest.mark.parametrize(
    ("argv", "gezegd"),
    [
        ((), "er ontbreekt: OPDRACHT"),
        (("herstel",), "er ontbreekt: BACKUP"),
        (("hertel", "nieuwste"), "'hertel' is geen opdracht. Kies uit:"),
        (("backup", "--kaart", "x"), "dit hoort niet bij de opdracht: --kaart x"),
        (("backup", "--map"), "achter --map hoort een waarde"),
        (("demo", "--vandaag", "gisteren"), "--vandaag: “gisteren” is geen datum."),
    ],
)
def test_een_opdracht_die_niet_klopt_hoort_in_het_nederlands_wat_eraan_mankeert(
    capsys, argv, gezegd
):
    with pytest.raises(SystemExit) as uit:
        beheer.main(argv)
    assert uit.value.code == 2
    fout = capsys.readouterr().err
    assert gezegd in fout
    assert "gebruik:" in fout
    assert not re.search(r"usage|error|argument|required|choose", fout)


def test_een_lege_map_is_een_gewone_zin(draai):
    for opdracht in ("migreer", "backup", "controle"):
        code, _, fout = draai(opdracht)
        assert code == 1
        assert fout.strip().endswith(".")


def test_een_sleutel_die_geen_sleutel_is_wordt_niet_getoond(draai, monkeypatch):
    monkeypatch.setenv("CMPG_DATABASE_KEY", "geheim123")
    code, _, fout = draai("nieuw")
    assert code == 1
    assert "geheim123" not in fout


def test_terwijl_een_ander_de_database_open_heeft_gaat_controle_niet_door(draai, tmp_path):
    draai("demo")
    geopend = open_embedded(Plek(tmp_path / "gegevens"), nu=Klok()())
    try:
        code, _, fout = draai("controle")
        assert code == 1
        assert "al open" in fout
        assert draai("backup")[0] == 0
    finally:
        geopend.close()


def test_een_fout_in_het_programma_toont_geen_inhoud(draai, monkeypatch):
    def stuk(*_, **__):
        raise ValueError("Chantal Kuipers")

    monkeypatch.setattr(beheer, "maak_demo", stuk)
    code, _, fout = draai("demo")
    assert code == 70
    assert "ValueError" in fout
    assert "Kuipers" not in fout


def test_op_een_server_worden_de_tabellen_gemaakt_en_gevuld(draai, pg_database):
    assert draai("controle", "--database", pg_database)[0] == 3
    assert draai("nieuw", "--database", pg_database)[0] == 0
    assert draai("migreer", "--database", pg_database)[1] == "De database was al bij.\n"
    assert draai("demo", "--database", pg_database)[0] == 0
    assert draai("proefgegevens", "--casussen", "5", "--database", pg_database)[0] == 0
    assert draai("controle", "--database", pg_database)[0] == 0
    assert draai("backup", "--database", pg_database)[0] == 1


def test_een_server_die_er_niet_is_is_een_gewone_zin(draai):
    code, _, fout = draai("controle", "--database", "postgresql://localhost:1/niets")
    assert code == 1
    assert "niet te bereiken" in fout
    assert "doorwerken" not in fout  # hier typt niemand


# --- de sleutel ------------------------------------------------------------------------------


def _code_in(uit):
    (code,) = re.findall(r"^  (\S+(?:[- ]\S+)+)$", uit, re.MULTILINE)
    return code


def test_een_nieuwe_herstelcode_vervangt_de_oude(draai, tmp_path):
    oud = _code_in(draai("nieuw")[1])
    code, uit, _ = draai("herstelcode", "--met-herstelcode", invoer=f"{oud}\n")
    assert code == 0
    nieuw = _code_in(uit)
    plek = Plek(tmp_path / "gegevens")
    assert open_sleutel(plek, herstelcode=nieuw)
    with pytest.raises(HerstelcodeOnjuist):
        open_sleutel(plek, herstelcode=oud)


def test_een_wachtwoordzin_opent_de_database_ook(draai, tmp_path, sleutel, monkeypatch):
    draai("nieuw")
    zin = "vier gewone woorden hier"
    code, _, _ = draai("wachtwoordzin", invoer=f"{zin}\n{zin}\n")
    assert code == 0
    monkeypatch.delenv("CMPG_DATABASE_KEY")
    plek = Plek(tmp_path / "gegevens")
    assert open_sleutel(plek, wachtwoordzin=f"  {zin} ").hex() == SLEUTEL
    with pytest.raises(WachtwoordzinOnjuist):
        open_sleutel(plek, wachtwoordzin="een andere zin dan die")


@pytest.mark.parametrize(
    ("invoer", "waarom"),
    [
        ("vier gewone woorden hier\nvier gewone woorden\n", "niet gelijk"),
        ("kort\nkort\n", "minstens"),
    ],
)
def test_een_wachtwoordzin_die_niet_kan_is_een_gewone_zin(draai, sleutel, invoer, waarom):
    draai("nieuw")
    code, _, fout = draai("wachtwoordzin", invoer=invoer)
    assert code == 1
    assert waarom in fout


def test_een_voorbeeld_krijgt_geen_herstelcode(draai):
    draai("demo")
    code, _, fout = draai("herstelcode")
    assert code == 1
    assert "voorbeeld" in fout
