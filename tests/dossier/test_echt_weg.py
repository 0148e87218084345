"""Een weggegooide telefoonnotitie is ook op de schijf nergens meer (besluit 6).

Er wordt ontsleuteld gezocht: in alle bladzijden van de database, in de -wal, het journaal en de
backups, en in de rijen van elke tabel.
"""

import os
from datetime import UTC, datetime, timedelta

import pytest
import sqlcipher3.dbapi2 as dbapi

from cmpg_desktop.berichten.kern import Context, Gevolgd, Stop, nieuw_id
from cmpg_desktop.berichten.team import BeginLezen, NieuwAccount, RichtIn
from cmpg_desktop.berichten.telefoon import (
    BeginNotitie,
    BelSpoed,
    GooiNotitieWeg,
    MaakAdvies,
    Markeer,
    NotitieLezen,
    StukjeSoort,
)
from cmpg_desktop.berichten.velden import Veld, WijzigVeld
from cmpg_desktop.database.backup import backups, maak_backup
from cmpg_desktop.database.bladzijden import SALT  # noqa: F401
from cmpg_desktop.database.opruimen import TE_WISSEN, Opruimer
from cmpg_desktop.database.plek import Plek
from cmpg_desktop.openen import open_embedded
from cmpg_desktop.werkproces.rollen import Rol
