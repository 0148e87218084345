"""Een weggegooide telefoonnotitie is ook op de schijf nergens meer (besluit 6).

Er wordt ontsleuteld gezocht: in elke bladzijde van database, -wal, journaal en backups, en in de
rijen van elke tabel.
"""

from datetime import UTC, datetime, timedelta

import keyring
import pytest
from keyring.backends.null import Keyring
from sqlalchemy import inspect, text

from cmpg_desktop.berichten.accounts import NieuwAccount
from cmpg_desktop.berichten.inrichting import RichtIn
from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop, nieuw_id
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    BelSpoed,
    GooiNotitieWeg,
    HaalMarkeringWeg,
    MaakAdvies,
    Markeer,
    NotitieLezen,
    StukjeSoort,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database import opruimen
from cmpg_desktop.database.backup import Wisuitslag, backups, maak_backup
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.database.sleutels import leid_af
from cmpg_desktop.openen import maak_embedded, open_embedded
from cmpg_desktop.werkproces.leefgebieden import Leefgebied
from cmpg_desktop.werkproces.rollen import Rol
from cmpg_desktop.werkproces.vragers import SoortVrager
from tests.database.ontsleutel import ontsleutel

NU = datetime(2026, 3, 6, 9, 0, tzinfo=UTC)
WIE = nieuw_id()
COLLEGA = nieuw_id()
MERKEN = tuple(f"Merkteken{nummer:02d}xyz" for nummer in range(50))


class Proef:
    """Een echte database op schijf, met journaal en backups."""

    def __init__(self, plek) -> None:
        self.plek = plek
        self.geopend, nieuw = maak_embedded(plek, nu=NU)
        self.sleutel = nieuw.sleutel
        self.journaal = self.geopend.uitvoering.journaal()
        accounts = tuple(
            NieuwAccount(
                id=id_, naam=naam, rollen=(Rol.CASUSREGISSEUR,), wachtwoord="paard fiets regen"
            )
            for id_, naam in ((WIE, "Marloes"), (COLLEGA, "Bert"))
        )
        instellingen = (
            ("gemeente", "Nieuwegein"),
            ("verantwoordelijke", "het college"),
            ("mailbox", "team@nieuwegein.example"),
        )
        self.doe(RichtIn(instellingen=instellingen, accounts=accounts), wie=None)

    def doe(self, command, wie=WIE):
        context = Context(nu=NU, actor=wie)
        gevolgd = Gevolgd(voortgang=lambda *_: None, stop=Stop())
        return self.geopend.uitvoering.do(command, context, gevolgd)

    def vraag(self, query):
        gevolgd = Gevolgd(voortgang=lambda *_: None, stop=Stop())
        return self.geopend.uitvoering.ask(query, Context(nu=NU, actor=WIE), gevolgd)

    def ruim_op(self):
        """Doe wat het programma na het weggooien en bij de start doet, in de documentenbaan."""
        return self.geopend.opruimer.maak_af()

    def bestanden(self):
        """Geef alles wat op schijf staat, ontsleuteld."""
        delen = {"database": ontsleutel(self.plek.database, self.sleutel)}
        for pad in self.plek.map.glob("journaal-*.db"):
            eigen = leid_af(self.sleutel, pad.stem.replace("-", " ", 1))
            delen[pad.name] = ontsleutel(pad, eigen)
        for backup in backups(self.plek):
            delen[backup.pad.name] = ontsleutel(backup.pad, self.sleutel)
        return delen

    def gevonden(self):
        """Zeg welke merken waar nog staan."""
        delen = self.bestanden()
        with self.geopend.database.engine.connect() as verbinding:
            for tabel in inspect(verbinding).get_table_names():
                rijen = verbinding.execute(text(f'SELECT * FROM "{tabel}"')).all()  # noqa: S608
                delen[f"tabel {tabel}"] = repr(rijen).encode()
        return {
            (waar, merk) for waar, deel in delen.items() for merk in MERKEN if merk.encode() in deel
        }


@pytest.fixture
def proef(tmp_path, monkeypatch):
    """Geef een ingerichte database op schijf."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    monkeypatch.delenv("CMPG_DATABASE_KEY", raising=False)
    proef = Proef(Plek(tmp_path / "gegevens"))
    yield proef
    proef.geopend.close()


def _gesprek(proef):
    """Voer een gesprek met 50 merken: in velden, stukjes, spoed, journaal en een backup."""
    id_ = nieuw_id()
    merken = iter(MERKEN)
    proef.doe(BeginNotitie(id=id_))
    oud = ""
    for veld in (Veld.NOTITIE_WIE_BELT, Veld.NOTITIE_TELEFOON, Veld.NOTITIE_ORGANISATIE_TEKST):
        proef.doe(WijzigVeld(veld=veld, id=id_, oud="", nieuw=next(merken)))
    for _ in range(10):
        nieuw = f"{oud}{next(merken)} " + "woorden " * 200
        proef.doe(WijzigVeld(veld=Veld.NOTITIE_TEKST, id=id_, oud=oud, nieuw=nieuw))
        oud = nieuw.strip()
    for soort in (StukjeSoort.PERSOON, StukjeSoort.ADRES, StukjeSoort.VRAAG, StukjeSoort.EERDER):
        proef.doe(Markeer(notitie_id=id_, soort=soort, tekst=next(merken)))
    weg = Markeer(notitie_id=id_, soort=StukjeSoort.VRAAG, tekst=next(merken))
    proef.doe(weg)
    proef.doe(HaalMarkeringWeg(id=weg.id, notitie_id=id_))
    proef.doe(
        Markeer(
            notitie_id=id_,
            soort=StukjeSoort.LEEFGEBIED,
            leefgebied=Leefgebied.OVERLAST,
            tekst=next(merken),
        )
    )
    proef.doe(BelSpoed(notitie_id=id_, dienst="112", nummer="112", wie=next(merken)))
    maak_backup(proef.plek, proef.sleutel, NU - timedelta(days=2))
    maak_backup(proef.plek, proef.sleutel, NU - timedelta(days=1))
    # Wat nog niet in de database staat: van deze collega, en van een die er niet meer is.
    for wie in (COLLEGA, WIE):
        proef.journaal.open(wie)
        for _ in range(5):
            getypt = WijzigVeld(veld=Veld.NOTITIE_TEKST, id=id_, oud="", nieuw=next(merken))
            proef.journaal.bewaar(((getypt, "nog niet opgeslagen"),), ())
    rest = " ".join(merken)
    proef.doe(WijzigVeld(veld=Veld.NOTITIE_TEKST, id=id_, oud=oud, nieuw=rest))
    proef.vraag(NotitieLezen(id=id_))
    return id_


def _overal(proef):
    gevonden = proef.gevonden()
    plekken = {waar for waar, _ in gevonden}
    assert {merk for _, merk in gevonden} == set(MERKEN)
    assert plekken >= {"database", "tabel telefoonnotitie", "tabel notitie_stukje"}
    assert sum(waar.startswith("cmpg-") for waar in plekken) == 2
    assert sum(waar.startswith("journaal") for waar in plekken) == 2


@pytest.mark.traag
@pytest.mark.eis("E049")
@pytest.mark.parametrize("hoe", ["weg", "advies"])
def test_van_50_merken_is_er_daarna_geen_een_te_vinden(proef, hoe):
    id_ = _gesprek(proef)
    _overal(proef)
    if hoe == "weg":
        changes = proef.doe(GooiNotitieWeg(notitie_id=id_))
    else:
        changes = proef.doe(
            MaakAdvies(notitie_id=id_, datum=NU.date(), soort_vrager=SoortVrager.SCHOOL)
        )
    assert changes.opruimen
    assert proef.ruim_op() == ""
    assert proef.gevonden() == set()
    sporen = [waar for waar, deel in proef.bestanden().items() if id_.bytes in deel]
    assert sporen == []
    assert str(id_) not in repr(proef.bestanden()["database"])


@pytest.mark.traag
def test_wat_bij_een_stop_bleef_liggen_gaat_bij_de_volgende_start(proef, monkeypatch):
    id_ = _gesprek(proef)

    def valt_uit(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(opruimen, "wis_uit_backups", valt_uit)
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    with pytest.raises(KeyboardInterrupt):
        proef.ruim_op()
    monkeypatch.undo()
    monkeypatch.setattr(keyring.core, "_keyring_backend", Keyring())
    assert proef.gevonden()
    proef.geopend.close()
    monkeypatch.setenv("CMPG_DATABASE_KEY", proef.sleutel.hex())
    proef.geopend = open_embedded(proef.plek, nu=NU)
    assert proef.ruim_op() == ""
    assert proef.gevonden() == set()


def test_een_backup_die_niet_te_wissen_is_wordt_genoemd_en_later_gewist(proef, monkeypatch):
    id_ = nieuw_id()
    proef.doe(BeginNotitie(id=id_))
    proef.doe(WijzigVeld(veld=Veld.NOTITIE_TEKST, id=id_, oud="", nieuw=MERKEN[0]))
    backup = maak_backup(proef.plek, proef.sleutel, NU)
    monkeypatch.setattr(
        opruimen,
        "wis_uit_backups",
        lambda *_, **__: Wisuitslag(mislukt=((backup, "bezet"),)),
    )
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    assert backup.name in proef.ruim_op()
    monkeypatch.undo()
    assert proef.ruim_op() == ""
    assert proef.gevonden() == set()


def test_een_bestand_dat_op_een_journaal_lijkt_houdt_het_openen_niet_tegen(proef, monkeypatch):
    vreemd = proef.plek.map / f"journaal-{WIE} (kopie).db"
    vreemd.write_bytes(b"geen journaal")
    id_ = nieuw_id()
    proef.doe(BeginNotitie(id=id_))
    proef.doe(WijzigVeld(veld=Veld.NOTITIE_TEKST, id=id_, oud="", nieuw=MERKEN[0]))
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    proef.geopend.close()
    monkeypatch.setenv("CMPG_DATABASE_KEY", proef.sleutel.hex())
    proef.geopend = open_embedded(proef.plek, nu=NU)
    assert proef.ruim_op() == ""
    vreemd.unlink()
    assert proef.gevonden() == set()


def test_een_journaal_dat_opzij_is_gezet_gaat_mee_weg(proef):
    id_ = nieuw_id()
    proef.doe(BeginNotitie(id=id_))
    proef.plek.journaal(WIE).write_bytes(b"kapot")
    proef.journaal.open(WIE)
    assert list(proef.plek.map.glob("*.kapot-*"))
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    proef.ruim_op()
    assert not list(proef.plek.map.glob("*.kapot-*"))


def test_een_fout_bij_het_opruimen_houdt_het_openen_niet_tegen(proef, monkeypatch, verwachte_log):
    verwachte_log("not everything was wiped", logger="cmpg_desktop.database.opruimen")
    id_ = nieuw_id()
    proef.doe(BeginNotitie(id=id_))

    def valt_om(*_, **__):
        raise ValueError

    monkeypatch.setattr(opruimen, "wis_uit_backups", valt_om)
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    assert "weg" in proef.ruim_op()
    proef.geopend.close()
    monkeypatch.setenv("CMPG_DATABASE_KEY", proef.sleutel.hex())
    proef.geopend = open_embedded(proef.plek, nu=NU)
    with proef.geopend.database.engine.connect() as verbinding:
        gezet = verbinding.execute(text("SELECT sleutel FROM instelling")).scalars().all()
    assert opruimen.TE_WISSEN in gezet


def test_wat_tijdens_het_opruimen_wordt_weggegooid_blijft_op_de_lijst(proef, monkeypatch):
    een, twee = nieuw_id(), nieuw_id()
    for id_ in (een, twee):
        proef.doe(BeginNotitie(id=id_))
    proef.doe(GooiNotitieWeg(notitie_id=een))

    def ondertussen(*_, **__):
        monkeypatch.undo()
        proef.doe(GooiNotitieWeg(notitie_id=twee))
        return Wisuitslag()

    monkeypatch.setattr(opruimen, "wis_uit_backups", ondertussen)
    assert proef.ruim_op() == ""
    with proef.geopend.database.engine.connect() as verbinding:
        vraag = text("SELECT waarde FROM instelling WHERE sleutel = 'te_wissen'")
        assert str(twee) in verbinding.execute(vraag).scalar_one()
    assert proef.ruim_op() == ""
    with proef.geopend.database.engine.connect() as verbinding:
        assert verbinding.execute(vraag).scalar() is None


def test_weggooien_zelf_raakt_geen_backup(proef, monkeypatch):
    id_ = nieuw_id()
    proef.doe(BeginNotitie(id=id_))
    backup = maak_backup(proef.plek, proef.sleutel, NU)
    eerst = backup.read_bytes()
    proef.doe(GooiNotitieWeg(notitie_id=id_))
    assert backup.read_bytes() == eerst
