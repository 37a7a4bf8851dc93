"""Beside an item: what was agreed last year, what to watch, what was not discussed."""

import pytest
from django.urls import reverse

from gesprekken.models import Gesprek, Onderwerp
from tests.factories import (
    AandachtspuntFactory,
    AfspraakFactory,
    AgendapuntFactory,
    DeelnameFactory,
    GesprekFactory,
    KwaliteitskaderFactory,
    OnderwerpFactory,
    RondeFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def kader():
    return KwaliteitskaderFactory.gevuld(items=(3,))


def van_jaar(wereld, kader, schooljaar):
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, schooljaar=schooljaar)
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


@pytest.fixture
def vorig(wereld, kader):
    deelname = van_jaar(wereld, kader, "2025-2026")
    return GesprekFactory(deelname=deelname, status=Gesprek.Status.VASTGESTELD)


@pytest.fixture
def deelname(wereld, kader):
    return van_jaar(wereld, kader, "2026-2027")


def item(kader, code):
    return kader.items.get(code=code)


def punt(gesprek, code, **velden):
    onderwerp = OnderwerpFactory(
        deelname=gesprek.deelname,
        item=item(gesprek.deelname.ronde.kader, code),
        titel="",
        bron=Onderwerp.Bron.SCHOOL,
    )
    return AgendapuntFactory(gesprek=gesprek, onderwerp=onderwerp, **velden)


def naast(client, gebruiker, deelname):
    """By item code, what stands beside it of last year's talk."""
    url = reverse("deelname_domein", args=[deelname.sleutel, "1"])
    blad = als(client, gebruiker).get(url).context["blad"]
    return {
        een.code: [(rij.kop, rij.tekst, rij.stand) for rij in een.vorig.toen]
        for een in blad.items
        if een.vorig
    }


def test_de_afspraak_van_vorig_jaar_staat_bij_het_item_met_hoe_ze_afliep(
    client, wereld, kader, vorig, deelname
):
    AfspraakFactory(gesprek=vorig, wat="Samen oefenen", item=item(kader, "1a"), status="gereed")
    AfspraakFactory(gesprek=vorig, wat="Vaste agenda", agendapunt=punt(vorig, "1b"))
    AfspraakFactory(gesprek=vorig, wat="Nergens bij")

    assert naast(client, wereld.ib, deelname) == {
        "1a": [("Afspraak toen", "Samen oefenen", "klaar")],
        "1b": [("Afspraak toen", "Vaste agenda", "loopt")],
    }


def test_een_aandachtspunt_en_wat_niet_aan_bod_kwam_staan_er_ook(
    client, wereld, kader, vorig, deelname
):
    AandachtspuntFactory(gesprek=vorig, item=item(kader, "1a"), tekst="Rust in de groep")
    punt(vorig, "1b", uitkomst="niet_aan_bod")
    punt(vorig, "1c", uitkomst="besproken")

    assert naast(client, wereld.mt, deelname) == {
        "1a": [("Aandachtspunt toen", "Rust in de groep", "")],
        "1b": [("Kwam toen niet aan bod", "", "")],
    }


def test_wat_nog_niet_is_voorgelegd_leest_de_school_ook_hier_niet(
    client, wereld, kader, vorig, deelname
):
    AfspraakFactory(gesprek=vorig, item=item(kader, "1a"))
    AandachtspuntFactory(gesprek=vorig, item=item(kader, "1a"))
    punt(vorig, "1b", uitkomst="niet_aan_bod")
    Gesprek.objects.update(status=Gesprek.Status.GEVOERD)

    assert naast(client, wereld.ib, deelname) == {}


@pytest.mark.parametrize("jaar", ["2024-2025", "2026-2027"])
def test_van_een_ander_jaar_staat_er_niets(client, wereld, kader, deelname, jaar):
    ander = deelname if jaar == "2026-2027" else van_jaar(wereld, kader, jaar)
    gesprek = GesprekFactory(deelname=ander, status=Gesprek.Status.VASTGESTELD)
    AfspraakFactory(gesprek=gesprek, item=item(kader, "1a"))

    assert naast(client, wereld.ib, deelname) == {}


def test_van_een_ander_kader_staat_er_niets(client, wereld, deelname):
    elders = KwaliteitskaderFactory.gevuld(items=(1,))
    gesprek = GesprekFactory(
        deelname=van_jaar(wereld, elders, "2025-2026"), status=Gesprek.Status.VASTGESTELD
    )
    AfspraakFactory(gesprek=gesprek, item=item(elders, "1a"))

    assert naast(client, wereld.ib, deelname) == {}


def test_de_afspraak_is_een_link_naar_haar_eigen_blad(client, wereld, kader, vorig, deelname):
    afspraak = AfspraakFactory(gesprek=vorig, wat="Samen oefenen", item=item(kader, "1a"))
    url = reverse("deelname_domein", args=[deelname.sleutel, "1"])

    pagina = tekst(als(client, wereld.ib).get(url))

    assert f'<a href="{afspraak.get_absolute_url()}">Samen oefenen</a>' in pagina


def test_meer_van_vorig_jaar_kost_niet_meer_vragen(client, wereld, kader, vorig, deelname):
    url = reverse("deelname_domein", args=[deelname.sleutel, "1"])
    AfspraakFactory(gesprek=vorig, item=item(kader, "1a"))
    bij_een = vragen(client, wereld.ib, url)
    for code in "abc":
        AfspraakFactory(gesprek=vorig, item=item(kader, f"1{code}"))
        AandachtspuntFactory(gesprek=vorig, item=item(kader, f"1{code}"))

    assert vragen(client, wereld.ib, url) == bij_een <= 20
