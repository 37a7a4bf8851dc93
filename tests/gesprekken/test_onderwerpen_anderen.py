"""How many other schools chose the same item: from three, only of what was submitted, no names."""

from datetime import date, time

import pytest
from django.urls import reverse

from gesprekken.models import Gesprek
from kwaliteit.models import Zelfevaluatie
from tests.factories import (
    MOMENT,
    DeelnameFactory,
    GesprekFactory,
    OnderwerpFactory,
    RondeFactory,
    SchoolFactory,
)
from tests.gesprekken.kijken import als, tekst, vragen
from tests.gesprekken.rondes import deelname_van

pytestmark = pytest.mark.usefixtures("demodag")


@pytest.fixture
def deelname(wereld):
    rij = deelname_van(wereld, items=(3, 3))
    rij.zelfevaluatie.oordelen.filter(item__code__in=["1a", "2b"]).update(
        wil_bespreken=True, bekeken_op=MOMENT
    )
    return rij


def kiest(deelname, code, **velden):
    """A school that has this item as a topic."""
    item = deelname.ronde.kader.items.get(code=code)
    return OnderwerpFactory(deelname=deelname, item=item, titel="", **velden)


def anderen(deelname, aantal, *, code="2b", ronde=None, status="ingediend", **velden):
    """So many other schools, each with this item as a topic."""
    for _ in range(aantal):
        ander = DeelnameFactory(
            ronde=ronde or deelname.ronde,
            school=SchoolFactory(bestuur=(ronde or deelname.ronde).bestuur),
            zelfevaluatie__status=status,
        )
        kiest(ander, code, **velden)


def url(deelname):
    return reverse("deelname_onderwerpen", args=[deelname.sleutel])


def telling(client, wereld, deelname):
    blad = als(client, wereld.ib).get(url(deelname)).context["blad"]
    return {keus.code: keus.anderen for keus in blad.keuzes}


@pytest.mark.parametrize(("aantal", "te_zien"), [(0, 0), (1, 0), (2, 0), (3, 3), (7, 7)])
def test_het_aantal_andere_scholen_staat_er_vanaf_drie(client, wereld, deelname, aantal, te_zien):
    anderen(deelname, aantal)

    assert telling(client, wereld, deelname) == {"1a": 0, "2b": te_zien}


def test_onder_de_drie_staat_er_ook_geen_woord_over(client, wereld, deelname):
    anderen(deelname, 2)
    kiest(deelname, "2b")

    pagina = tekst(als(client, wereld.ib).get(url(deelname)))

    assert "andere scholen kozen" not in pagina
    assert "Jullie zijn hierin niet alleen" not in pagina


def test_een_concept_van_een_ander_telt_niet_mee(client, wereld, deelname):
    anderen(deelname, 2)
    anderen(deelname, 5, status="concept")

    assert telling(client, wereld, deelname)["2b"] == 0


def test_een_heropende_school_telt_niet_meer_mee(client, wereld, deelname):
    anderen(deelname, 3)
    laatste = deelname.ronde.deelnames.order_by("-pk").first()
    Zelfevaluatie.objects.filter(pk=laatste.zelfevaluatie_id).update(status="concept")

    assert telling(client, wereld, deelname)["2b"] == 0


def test_de_eigen_keuze_en_die_in_een_andere_ronde_tellen_niet_mee(client, wereld, deelname):
    anderen(deelname, 2)
    kiest(deelname, "2b")
    elders = RondeFactory(
        bestuur=wereld.bestuur, kader=deelname.ronde.kader, schooljaar="2025-2026"
    )
    anderen(deelname, 3, ronde=elders)

    assert telling(client, wereld, deelname)["2b"] == 0


def test_wat_een_school_losliet_of_het_bestuur_vraagt_telt_niet_mee(client, wereld, deelname):
    anderen(deelname, 2)
    anderen(deelname, 2, ingetrokken_op=MOMENT)
    anderen(deelname, 2, bron="bestuur")

    assert telling(client, wereld, deelname)["2b"] == 0


def test_wie_iets_koos_wat_bij_anderen_leeft_hoort_dat_zonder_namen(client, wereld, deelname):
    anderen(deelname, 4)
    kiest(deelname, "2b")

    pagina = tekst(als(client, wereld.ib).get(url(deelname)))

    assert "4 andere scholen kozen dit ook" in pagina
    assert "Ook 4 andere scholen kozen 2b: ‘Wij doen wat er bij 2b staat.’" in pagina
    namen = deelname.ronde.deelnames.exclude(pk=deelname.pk).values_list("school__naam", flat=True)
    assert not [naam for naam in namen if naam in pagina]


def test_het_aantal_vragen_groeit_niet_met_andere_scholen(client, wereld, deelname):
    anderen(deelname, 3)
    bij_drie = vragen(client, wereld.ib, url(deelname))
    anderen(deelname, 9)
    anderen(deelname, 9, code="1a")

    assert vragen(client, wereld.ib, url(deelname)) == bij_drie <= 20


@pytest.mark.parametrize(
    ("tot", "zin"),
    [
        (time(15, 30), "Ongeveer 45 minuten per punt."),
        (time(15, 15), "Ongeveer 35 minuten per punt."),
        (None, "14.00 uur."),
    ],
)
def test_de_agenda_zegt_hoeveel_tijd_er_per_punt_is(client, wereld, deelname, tot, zin):
    kiest(deelname, "1a")
    kiest(deelname, "2b")
    GesprekFactory(
        deelname=deelname,
        status=Gesprek.Status.GEPLAND,
        datum=date(2027, 1, 19),
        tijd=time(14),
        tijd_tot=tot,
    )

    assert zin in tekst(als(client, wereld.ib).get(url(deelname)))


def test_zonder_tijdstip_belooft_de_agenda_geen_minuten(client, wereld, deelname):
    kiest(deelname, "1a")

    assert "minuten per punt" not in tekst(als(client, wereld.ib).get(url(deelname)))


@pytest.mark.parametrize(
    ("wie", "kop"),
    [("directeur", "Klaar? Deel het met het bestuur"), ("ib", "Klaar? Samira dient in")],
)
def test_onderaan_staat_wie_er_indient(client, wereld, deelname, wie, kop):
    assert kop in tekst(als(client, getattr(wereld, wie)).get(url(deelname)))
