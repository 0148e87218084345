"""Who has an account: add one, give roles, help with a forgotten password, end one."""

from typing import ClassVar, Final

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView, QVBoxLayout

from cmpg_desktop.berichten.accounts import MaakAccount, NieuwAccount
from cmpg_desktop.berichten.kern import Changes, Noun
from cmpg_desktop.berichten.team import Medewerker, Medewerkers
from cmpg_desktop.models.tabel import Kolom, RijenModel
from cmpg_desktop.typen import override
from cmpg_desktop.views.beheer.accountpaneel import AccountPaneel, maak_tonen, wachtwoordregel
from cmpg_desktop.views.beheer.deel import BeheerDeel
from cmpg_desktop.views.beheer.rollenveld import RollenVeld
from cmpg_desktop.views.luik import Kolommen
from cmpg_desktop.views.onderdelen.kaart import Kaart
from cmpg_desktop.views.onderdelen.knop import Knop
from cmpg_desktop.views.onderdelen.regel import Regel
from cmpg_desktop.views.onderdelen.stroom import Stroom
from cmpg_desktop.views.onderdelen.veld import Veld
from cmpg_desktop.views.pagina import Pagina
from cmpg_desktop.views.thema import RUIMTE_M
from cmpg_desktop.views.wegtabel import WegTabel
from cmpg_desktop.werkproces.bevoegdheden import Handeling
from cmpg_desktop.werkproces.taal import opsomming


def _stand(wie: Medewerker) -> str:
    if not wie.actief:
        return "beëindigd"
    if wie.moet_wachtwoord_kiezen:
        return "kiest nog een wachtwoord"
    return "zonder wachtwoord" if wie.zonder_wachtwoord else "actief"


_KOLOMMEN: Final[tuple[Kolom[Medewerker], ...]] = (
    Kolom("Naam", lambda wie: wie.naam),
    Kolom("Functie", lambda wie: wie.functie),
    Kolom(
        "Rollen",
        lambda wie: opsomming([rol.weergave for rol in wie.rollen]),
        hint=lambda wie: opsomming([rol.weergave for rol in wie.rollen]),
    ),
    Kolom("Stand", _stand),
)


class AccountsDeel(BeheerDeel):
    """The team's accounts on this database."""

    code: ClassVar[str] = "accounts"
    titel: ClassVar[str] = "Accounts"
    uitleg: ClassVar[str] = (
        "Een account zegt wie wat mag en zet een naam bij wat er gebeurt. Op één gedeelde werkplek "
        "is het geen slot: wie de computer en de sleutel heeft, kan bij het bestand."
    )
    icoon: ClassVar[str] = "users-three"
    handeling: ClassVar[Handeling | None] = Handeling.ACCOUNT_BEHEREN

    def __init__(self, pagina: Pagina) -> None:
        super().__init__(pagina)
        self._model = RijenModel[Medewerker](_KOLOMMEN, lambda wie: wie.id, self)
        self._paneel: AccountPaneel | None = None
        self.tabel = WegTabel(naam="beheer.accounts.tabel", toegankelijk="Accounts")
        self.tabel.setModel(self._model)
        krap, ruim = QHeaderView.ResizeMode.ResizeToContents, QHeaderView.ResizeMode.Stretch
        for kolom, wijze in enumerate((ruim, krap, ruim, krap)):
            self.tabel.horizontalHeader().setSectionResizeMode(kolom, wijze)
        self.tabel.geopend.connect(self._open)
        self.tabel.selectionModel().currentChanged.connect(self._pas_knop)
        self._wijzig = Knop(
            "Account wijzigen", naam="beheer.accounts.wijzigen", icoon_naam="pencil-simple"
        )
        self._nieuw = Knop("Nieuw account", naam="beheer.accounts.nieuw", icoon_naam="user-plus")
        self._wijzig.clicked.connect(lambda: self._open(self.tabel.currentIndex()))
        self._nieuw.clicked.connect(self.begin_nieuw)
        knoppen = Stroom()
        knoppen.addWidget(self._wijzig)
        knoppen.addWidget(self._nieuw)
        if not self.magwel:
            self._wijzig.hide()
            self._nieuw.hide()
        self._onder = QVBoxLayout()
        self.inhoud.addWidget(self.tabel)
        self.inhoud.addLayout(knoppen)
        self.inhoud.addLayout(self._onder)
        self.inhoud.addStretch()
        self.formulier = NieuwAccountKaart(self)
        self.formulier.hide()
        self._onder.addWidget(self.formulier)

    def begin_nieuw(self) -> None:
        """Ask who the new account is for."""
        self._sluit_paneel()
        self.formulier.show()
        self.formulier.eerste.setFocus()

    def _open(self, index: QModelIndex) -> None:
        wie = self._model.rij(index)
        if wie is None or not self.magwel:
            return
        self.formulier.hide()
        self._sluit_paneel()
        self._paneel = AccountPaneel(self, wie)
        self._paneel.klaar.connect(self._bij_klaar)
        self._onder.addWidget(self._paneel)
        self._paneel.show()
        self._paneel.rollen.setFocus()

    def _bij_klaar(self) -> None:
        self._sluit_paneel()
        self.tabel.setFocus()

    def _sluit_paneel(self) -> None:
        if self._paneel is not None:
            self._paneel.hide()
            self._paneel.deleteLater()
            self._paneel = None

    def _toon(self, wie: tuple[Medewerker, ...]) -> None:
        self._model.zet(wie)
        self.tabel.pas_hoogte(8)
        self._pas_knop()
        if self._paneel is not None:
            for een in wie:
                if een.id == self._paneel.id:
                    self._paneel.vul(een)

    def _pas_knop(self) -> None:
        self._wijzig.setEnabled(self._model.rij(self.tabel.currentIndex()) is not None)

    @override
    def laad(self) -> None:
        self.omgeving.broker.ask(
            Medewerkers(ook_vertrokken=True), self._toon, self.meld_fout, eigenaar=self
        )

    @override
    def raakt(self, changes: Changes) -> bool:
        return changes.raakt(Noun.MEDEWERKER)

    @override
    def focus_eerst(self) -> None:
        self.tabel.setFocus()


class NieuwAccountKaart(Kaart):
    """Name, roles and a first password of a new colleague."""

    def __init__(self, deel: AccountsDeel) -> None:
        super().__init__("Nieuw account", naam="beheer.accounts.formulier")
        self._deel = deel
        self.eerste = Regel(naam="account.naam")
        self._functie = Regel(naam="account.functie", voorbeeld="casusregisseur")
        self._telefoon = Regel(naam="account.telefoon")
        self._email = Regel(naam="account.email")
        self._wachtwoord = wachtwoordregel("account.wachtwoord", "Eerste wachtwoord")
        self._rollen = RollenVeld(naam="account.rollen.nieuw")
        self._velden = {
            "account.naam": Veld("Voor- en achternaam", self.eerste),
            "account.functie": Veld("Functie", self._functie, "Staat onder brieven die u tekent."),
            "account.telefoon": Veld("Telefoon", self._telefoon),
            "account.email": Veld("E-mail", self._email),
            "account.wachtwoord": Veld(
                "Eerste wachtwoord",
                self._wachtwoord,
                "Bij de eerste keer aanmelden kiest uw collega een eigen wachtwoord.",
            ),
            "account.rollen": Veld("Rollen", self._rollen),
        }
        *boven, rollen = self._velden.values()
        self.inhoud.addWidget(Kolommen(*boven))
        self._tonen = maak_tonen(self._wachtwoord)
        self.inhoud.addWidget(self._tonen)
        self.inhoud.addWidget(rollen)
        knoppen = Stroom(ruimte=RUIMTE_M)
        maak = Knop("Account maken", naam="account.maken")
        stop = Knop("Niet doen", naam="account.stop")
        knoppen.addWidget(maak)
        knoppen.addWidget(stop)
        self.inhoud.addLayout(knoppen)
        maak.clicked.connect(self.maak)
        stop.clicked.connect(self._stop)

    def maak(self) -> None:
        """Make the account, or say at the field what is missing."""
        for veld in self._velden.values():
            veld.wis_fout()
        account = NieuwAccount(
            naam=self.eerste.tekst(),
            functie=self._functie.tekst(),
            rollen=self._rollen.rollen(),
            wachtwoord=self._wachtwoord.text(),
            telefoon=self._telefoon.tekst(),
            email=self._email.tekst(),
        )
        self._deel.pagina.bewerking.doe(MaakAccount(account=account), self._gemaakt, self._mislukt)

    def _gemaakt(self, _changes: Changes) -> None:
        self._deel.omgeving.meld(f"Account voor {self.eerste.tekst()} gemaakt.")
        self._leeg()
        self._stop()

    def _leeg(self) -> None:
        for regel in (
            self.eerste,
            self._functie,
            self._telefoon,
            self._email,
            self._wachtwoord,
        ):
            regel.clear()
        self._rollen.zet(())

    def _stop(self) -> None:
        self._wachtwoord.clear()
        self._tonen.setChecked(False)
        self.hide()
        self._deel.tabel.setFocus()

    def _mislukt(self, fout: Exception) -> None:
        self._deel.meld_bij_veld(fout, self._velden, "account.naam")
