"""Behind a pooler in transaction mode, besturen share lines to the database and never rows."""

from contextlib import ExitStack, closing
from itertools import cycle, islice

import psycopg2
import pytest
from django.db import connection

from scholen.bewaking import sql
from scholen.bewaking.rollen import APP
from tests.bestendig import bestendig
from tests.bewaakt import ALLEEN_POSTGRES
from tests.bezoeker import Bezoeker
from tests.database import tegelijk
from tests.factories import DeelnameFactory, KwaliteitskaderFactory, RondeFactory
from tests.pooler import LIJNEN, MET_POOLER, pooler
from tests.webserver import Webserver, sessie_van

pytestmark = [ALLEEN_POSTGRES, MET_POOLER]

DRADEN = 4


@pytest.fixture
def achter_de_pooler(transactional_db, tmp_path):
    """The web server with a pooler between it and the database; and the pooler's address."""
    with pooler(connection.settings_dict["NAME"]) as adres:
        server = Webserver(tmp_path, database=adres)
        server.start()
        yield server, adres
        server.stop()


def _vragen(url, wereld):
    """What two advisers of two besturen ask in turn, each with the names that are in the answer."""
    kader = KwaliteitskaderFactory.gevuld(items=(2,))
    rondes, wie = [], []
    for bestuur, school, adviseur in (
        (wereld.bestuur, wereld.school, wereld.adviseur),
        (wereld.buurbestuur, wereld.buurschool, wereld.buur_adviseur),
    ):
        ronde = RondeFactory(bestuur=bestuur, kader=kader, titel=f"Samen met {bestuur.naam}")
        DeelnameFactory(ronde=ronde, school=school, adviseur=adviseur)
        rondes.append(ronde.get_absolute_url())
        wie.append((sessie_van(adviseur), ronde.titel, school.naam))
    for paginas in (("/rondes/", "/rondes/"), rondes, (rondes[1], rondes[0])):
        for (sessie, titel, school), pad in zip(wie, paginas, strict=True):
            van_een_ander = paginas[0] == rondes[1]
            lijst = pad == "/rondes/"
            namen = {titel} if lijst else set() if van_een_ander else {titel, school}
            yield Bezoeker(url, sessie=sessie), pad, (404 if van_een_ander else 200, namen)


def _stel(vragen, namen):
    """Ask all of these; gives each answer that is not as it should be."""
    mis = []
    for bezoeker, pad, verwacht in vragen:
        pagina = bezoeker.open(pad)
        gezien = (pagina.status, {naam for naam in namen if naam in pagina.tekst})
        mis += [] if gezien == verwacht else [(pad, gezien, verwacht)]
    return mis


@pytest.mark.parametrize("aantal", [20, *bestendig(200)])
def test_om_en_om_twee_besturen_geeft_geen_verkeerde_rij(achter_de_pooler, wereld, aantal):
    server, adres = achter_de_pooler
    vragen = list(_vragen(server.url, wereld))
    namen = set().union(*(namen for _, _, (_, namen) in vragen))
    assert len(namen) == 4
    beurten = list(islice(cycle(vragen), aantal))

    mis = tegelijk(
        *(lambda nummer=nummer: _stel(beurten[nummer::DRADEN], namen) for nummer in range(DRADEN))
    )

    assert mis == [[]] * DRADEN
    assert _lijnen_van_de_webserver() == LIJNEN
    assert _over_op_de_lijnen(adres) == [set()] * LIJNEN


def _lijnen_van_de_webserver():
    """How many there are to the database: all threads took turns on these."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE usename = %s AND datname = %s",
            [APP, connection.settings_dict["NAME"]],
        )
        return cursor.fetchone()[0]


def _over_op_de_lijnen(adres):
    """The guarded tables that show a row to whoever gets a line next, for each of the lines."""
    uitkomst = []
    with ExitStack() as einde:
        for _ in range(LIJNEN):  # all at once, so that each has a line of its own
            lijn = einde.enter_context(closing(psycopg2.connect(adres)))
            cursor = lijn.cursor()
            zicht = set()
            for tabel in sql.bewaakt():
                cursor.execute(f"SELECT count(*) FROM {tabel}")
                zicht |= {tabel} if cursor.fetchone()[0] else set()
            uitkomst.append(zicht)
    return uitkomst
