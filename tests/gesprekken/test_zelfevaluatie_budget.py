"""What the pages of the self-evaluation may cost: queries and bytes, whatever there is to show."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from gesprekken.acties.deelname import indienen
from kwaliteit.models import Kwaliteitskader, Niveau, Oordeel, Schaal
from kwaliteit.teksten import merk_van
from tests.factories import MOMENT, DeelnameFactory, KwaliteitskaderFactory, RondeFactory

TEKST = (
    "In de bovenbouw werken we sinds dit jaar met een vaste agenda van drie punten. In de"
    " onderbouw nog niet. We willen één manier voor de hele school, zonder dat het een"
    " invuloefening wordt. "
)
VELDEN = {
    "waarde": "3",
    "toelichting": TEKST * 2,
    "waaraan": TEKST,
    "waar_te_vinden": "In de map ondersteuning.",
    "wil_bespreken": True,
    "reden": TEKST,
}


@pytest.fixture
def ib(client, wereld):
    client.force_login(wereld.ib)
    return client


def deelname_met(wereld, kader, *, schooljaar="2026-2027"):
    ronde = RondeFactory(bestuur=wereld.bestuur, kader=kader, schooljaar=schooljaar)
    return DeelnameFactory(ronde=ronde, school=wereld.school, adviseur=wereld.adviseur)


def vul(deelname, wereld):
    deelname.zelfevaluatie.oordelen.update(gewijzigd_door=wereld.mt, gewijzigd_op=MOMENT, **VELDEN)


@pytest.mark.parametrize("items", [1, 3])
def test_een_domein_kost_evenveel_vragen_bij_een_als_bij_drie_items(
    ib, wereld, items, django_assert_num_queries
):
    kader = KwaliteitskaderFactory.gevuld(items=(items,) * items)
    vorig = deelname_met(wereld, kader, schooljaar="2025-2026")
    vul(vorig, wereld)
    indienen(vorig, door=wereld.directeur, op=MOMENT)
    deelname = deelname_met(wereld, kader)
    vul(deelname, wereld)

    with django_assert_num_queries(12):
        ib.get(reverse("deelname_domein", args=[deelname.sleutel, "1"]))


@pytest.mark.parametrize("domeinen", [1, 3])
def test_het_overzicht_kost_evenveel_vragen_bij_een_als_bij_drie_domeinen(
    ib, wereld, domeinen, django_assert_num_queries
):
    deelname = deelname_met(wereld, KwaliteitskaderFactory.gevuld(items=(2,) * domeinen))
    deelname.zelfevaluatie.focus.set(deelname.ronde.kader.domeinen.all())

    with django_assert_num_queries(6):
        ib.get(reverse("deelname_zelfevaluatie", args=[deelname.sleutel]))


@pytest.mark.parametrize("items", [1, 3])
def test_lezen_na_het_indienen_kost_evenveel_vragen(ib, wereld, items, django_assert_num_queries):
    deelname = deelname_met(wereld, KwaliteitskaderFactory.gevuld(items=(items,)))
    vul(deelname, wereld)
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    with django_assert_num_queries(8):
        ib.get(reverse("deelname_domein", args=[deelname.sleutel, "1"]))


@pytest.mark.parametrize(
    ("veld", "eerst", "daarna"),
    [("waarde", "nvt", "3"), ("toelichting", "Zo.", "Zo is het."), ("reden", "", "Benieuwd.")],
)
@pytest.mark.parametrize("eerder", ["nooit", "zonder geschiedenis", "net"])
def test_een_veld_bewaren_kost_hooguit_acht_vragen(
    ib, wereld, veld, eerst, daarna, eerder, django_assert_max_num_queries
):
    kader = KwaliteitskaderFactory.gevuld(items=(3,), gepubliceerd=False)
    schaal = Schaal.objects.create(kader=kader, naam="Eigen")
    Niveau.objects.create(schaal=schaal, waarde=3, label="op orde")
    deelname = deelname_met(wereld, kader)
    url = reverse("oordeel_bewaren", args=[deelname.sleutel, "1a"])
    if eerder == "zonder geschiedenis":
        Oordeel.objects.filter(item__code="1a").update(**{veld: eerst})
    if eerder == "net":
        ib.post(url, {"veld": veld, "waarde": eerst, "merk": merk_van("")})
    merk = merk_van("" if eerder == "nooit" else eerst)

    with django_assert_max_num_queries(8):
        antwoord = ib.post(url, {"veld": veld, "waarde": daarna, "merk": merk})

    assert antwoord.json()["status"] == "opgeslagen"


def test_een_vinkje_zetten_kost_hooguit_acht_vragen(ib, wereld, django_assert_max_num_queries):
    deelname = deelname_met(wereld, KwaliteitskaderFactory.gevuld(items=(1,)))
    url = reverse("oordeel_bewaren", args=[deelname.sleutel, "1a"])

    with django_assert_max_num_queries(8):
        ib.post(url, {"veld": "wil_bespreken", "waarde": "1", "merk": merk_van(False)})


@pytest.mark.parametrize("code", ["1", "2", "3", "4", "5", "6", "7"])
def test_een_gevuld_domein_van_het_echte_kader_is_hooguit_120_kb(ib, wereld, code):
    call_command(
        "kader_laden",
        settings.BASE_DIR / "kwaliteit/kaders/passend-onderwijs.toml",
        publiceren=True,
        verbosity=0,
    )
    kader = Kwaliteitskader.objects.get()
    vorig = deelname_met(wereld, kader, schooljaar="2025-2026")
    vul(vorig, wereld)
    indienen(vorig, door=wereld.directeur, op=MOMENT)
    deelname = deelname_met(wereld, kader)
    vul(deelname, wereld)

    pagina = ib.get(reverse("deelname_domein", args=[deelname.sleutel, code])).content

    assert len(pagina) <= 120_000
