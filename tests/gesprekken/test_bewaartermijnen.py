"""What is past its term goes, and nothing else: every kind, to the second."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection

from gesprekken.bewijs.register import termijnen
from gesprekken.overzichten.verlopen import VAN_DE_INSTALLATIE, VAN_EEN_BESTUUR
from kwaliteit.models import Tekstversie
from tests.gesprekken.verlopen import NET, OP, SOORTEN, grens, ruim_op, tekst
from tests.gesprekken.verslagen import VOORGELEGD, dialoog

pytestmark = pytest.mark.usefixtures("lege_tellers")  # these are cleared away too


@pytest.mark.parametrize("naam", SOORTEN)
def test_wat_net_over_zijn_termijn_is_gaat_en_wat_er_net_binnen_is_blijft(wereld, naam):
    weg, blijft = SOORTEN[naam](wereld, grens)
    model, termijn = type(weg), naam.split(",")[0]

    geteld = ruim_op(proef=True)
    nog_alles = model.objects.filter(pk__in=[weg.pk, blijft.pk]).count()
    gegaan = ruim_op()

    over = list(model.objects.filter(pk__in=[weg.pk, blijft.pk]))
    assert (nog_alles, over) == (2, [blijft])
    assert geteld == gegaan == {(_van(termijn), termijn): 1}
    assert ruim_op() == {}


def _van(termijn):
    return "" if termijn in ("sessies", "taken") else "Stichting De Brug"


def test_elke_termijn_met_een_klok_heeft_hier_een_paar():
    met_klok = {naam for naam, termijn in termijnen().items() if not termijn.zolang}
    paren = {naam.split(",")[0] for naam in SOORTEN}

    assert set(VAN_EEN_BESTUUR) | set(VAN_DE_INSTALLATIE) | {"gesprekken", "pogingen"} == met_klok
    assert met_klok - paren == {"gesprekken", "pogingen", "mensen"}  # below, in tests of their own


def test_de_laatste_tekst_van_een_veld_blijft_hoe_oud_hij_ook_is(wereld):
    laatste = tekst(wereld, OP - timedelta(days=3_000))

    ruim_op()

    assert list(Tekstversie.objects.all()) == [laatste]


def test_een_teller_van_inlogpogingen_gaat_een_dag_na_zijn_einde(db):
    cache.set("oud", 1, timeout=60)
    cache.set("nieuw", 1, timeout=60)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE tussenopslag SET expires = %s WHERE cache_key LIKE %s",
            [
                connection.ops.adapt_datetimefield_value(grens("pogingen") - NET),
                "%oud",
            ],
        )
        cursor.execute(
            "UPDATE tussenopslag SET expires = %s WHERE cache_key LIKE %s",
            [
                connection.ops.adapt_datetimefield_value(grens("pogingen") + NET),
                "%nieuw",
            ],
        )

    geteld, gegaan = ruim_op(proef=True), ruim_op()

    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM tussenopslag")
        over = [sleutel.rpartition(":")[2] for (sleutel,) in cursor.fetchall()]
    assert geteld == gegaan == {("", "pogingen"): 1}
    assert over == ["nieuw"]


@pytest.mark.parametrize(
    ("tot", "blijven"), [("gevoerd", {"C", "D"}), ("vastgesteld", {"B", "C", "D"})]
)
def test_wat_beide_kanten_van_een_verslag_konden_lezen_blijft_erbij(wereld, tot, blijven):
    deel = dialoog(wereld, tot=tot).verslag.onderdelen.first()
    for letter, dagen in (("A", -9), ("B", -1), ("C", 1), ("D", 2)):
        op = VOORGELEGD + timedelta(days=dagen)
        tekst(wereld, op, model="onderdeel", rij=deel.pk, veld="tekst", tekst=letter)

    ruim_op(VOORGELEGD + timedelta(days=91, hours=1))

    van_dit_deel = Tekstversie.objects.filter(model="onderdeel", rij=deel.pk)
    assert set(van_dit_deel.values_list("tekst", flat=True)) == blijven
