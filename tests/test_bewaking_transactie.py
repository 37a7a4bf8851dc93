"""What the database knows of who asks ends with the transaction: after it there is nobody."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import connection, transaction
from django.http import HttpResponse, StreamingHttpResponse

from scholen.bewaking import namens
from scholen.bewaking.middleware import EenTransactie
from scholen.models import Gebeurtenis, School
from tests.bewaakt import ALLEEN_POSTGRES, app
from tests.conftest import maak_wereld
from tests.factories import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)


@ALLEEN_POSTGRES
def test_na_de_transactie_is_er_niemand_meer():
    wereld = maak_wereld()
    gezien = []
    with app():
        with transaction.atomic():
            namens.werk_als(wereld.ib.pk)
            gezien.append(School.objects.count())
            transaction.on_commit(lambda: gezien.append(School.objects.count()))
        gezien.append(School.objects.count())

    assert gezien == [2, 0, 0]


@ALLEEN_POSTGRES
def test_een_antwoord_dat_stroomt_vindt_geen_rij():
    wereld = maak_wereld()

    def view(_request):
        namens.werk_als(wereld.ib.pk)
        binnen = School.objects.count()
        return StreamingHttpResponse(f"{binnen} {School.objects.count()}" for _ in range(1))

    with app():
        antwoord = EenTransactie(view)(None)
        assert b"".join(antwoord.streaming_content) == b"2 0"


@ALLEEN_POSTGRES
@pytest.mark.parametrize(("status", "regels"), [(200, 1), (403, 1), (503, 1), (500, 0)])
def test_een_fout_die_niemand_voorzag_laat_niets_achter(status, regels):
    def view(_request):
        with namens.namens(wereld.ib):
            Gebeurtenis.objects.create(
                gebruiker=wereld.ib, naam="Marit", op=MOMENT, soort="wijziging"
            )
        return HttpResponse(status=status)

    wereld = maak_wereld()
    with app():
        EenTransactie(view)(None)

    assert Gebeurtenis.objects.count() == regels


@ALLEEN_POSTGRES
def test_wat_na_het_vastleggen_in_het_logboek_komt_begint_zelf():
    wereld = maak_wereld()

    with app(), namens.namens(wereld.ib):
        Gebeurtenis.objects.create(gebruiker=wereld.ib, naam="Marit", op=MOMENT, soort="inloggen")

    assert Gebeurtenis.objects.get().gebruiker == wereld.ib


def test_sqlite_kent_de_tweede_muur_niet():
    if connection.vendor == "postgresql":
        assert EenTransactie(lambda _request: HttpResponse())(None).status_code == 200
        return

    with pytest.raises(MiddlewareNotUsed):
        EenTransactie(lambda _request: HttpResponse())
    assert namens.werk_als(1) is None
