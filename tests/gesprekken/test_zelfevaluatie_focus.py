"""Choosing a focus on the overview, and where to begin after that."""

import pytest
from django.urls import reverse

from gesprekken.acties.deelname import indienen
from kwaliteit.models import Domein
from tests.factories import MOMENT, DeelnameFactory, KwaliteitskaderFactory, RondeFactory
from tests.gesprekken.rondes import deelname_van


@pytest.fixture
def deelname(wereld):
    return deelname_van(wereld, items=(3, 2, 1))


@pytest.fixture
def als(client):
    def log_in(gebruiker):
        client.force_login(gebruiker)
        return client

    return log_in


def url(naam, deelname, *meer):
    return reverse(naam, args=[deelname.sleutel, *meer])


def test_zonder_focus_en_vraag_is_kiezen_de_volgende_stap(als, wereld, deelname):
    pagina = als(wereld.ib).get(url("deelname_zelfevaluatie", deelname)).content.decode()

    assert "Kies waar jullie naar kijken" in pagina
    assert "3 items, ongeveer 6 minuten" in pagina


def test_de_school_kiest_een_of_twee_domeinen(als, wereld, deelname):
    antwoord = als(wereld.mt).post(url("deelname_focus", deelname), {"domeinen": ["1", "3"]})

    assert antwoord.status_code == 302
    codes = deelname.zelfevaluatie.focus.order_by("code").values_list("code", flat=True)
    assert list(codes) == ["1", "3"]


def test_wie_bewaart_en_begint_komt_bij_het_eerste_domein_van_de_focus(als, wereld, deelname):
    antwoord = als(wereld.ib).post(
        url("deelname_focus", deelname), {"domeinen": ["3", "2"], "begin": "1"}
    )

    assert antwoord["Location"] == url("deelname_domein", deelname, "2")


def test_wie_niets_koos_en_wil_beginnen_hoort_dat_dat_mag(als, wereld, deelname):
    antwoord = als(wereld.ib).post(url("deelname_focus", deelname), {"begin": "1"}, follow=True)

    assert antwoord.redirect_chain == [(url("deelname_zelfevaluatie", deelname), 302)]
    assert "Jullie kozen nu geen focus. Dat mag" in antwoord.content.decode()


def test_bij_het_kiezen_staat_wat_vorig_jaar_de_focus_was(als, wereld, deelname):
    vorig = DeelnameFactory(
        ronde=RondeFactory(
            bestuur=wereld.bestuur, kader=deelname.ronde.kader, schooljaar="2025-2026"
        ),
        school=wereld.school,
    )
    vorig.zelfevaluatie.focus.set(Domein.objects.filter(kader=deelname.ronde.kader, code="2"))

    antwoord = als(wereld.ib).get(url("deelname_zelfevaluatie", deelname))

    assert antwoord.context["blad"].vorige_focus == ("2",)
    assert antwoord.content.decode().count("jullie focus van vorig jaar") == 1


def test_een_begonnen_domein_gaat_voor_een_dat_nog_niemand_begon(als, wereld, deelname):
    deelname.zelfevaluatie.focus.set(deelname.ronde.kader.domeinen.exclude(code="3"))
    deelname.zelfevaluatie.oordelen.filter(item__code="2a").update(bekeken_op=MOMENT)

    assert (
        als(wereld.ib).get(url("deelname_zelfevaluatie", deelname)).context["blad"].nu.code == "2"
    )


def test_de_focus_mag_ook_weer_leeg(als, wereld, deelname):
    deelname.zelfevaluatie.focus.set(deelname.ronde.kader.domeinen.all()[:1])

    als(wereld.mt).post(url("deelname_focus", deelname), {})

    assert deelname.zelfevaluatie.focus.count() == 0


def test_drie_domeinen_is_te_veel(als, wereld, deelname):
    antwoord = als(wereld.mt).post(url("deelname_focus", deelname), {"domeinen": ["1", "2", "3"]})

    pagina = antwoord.content.decode()
    assert "<title>Fout: " in pagina
    assert '<a href="#id_domeinen">' in pagina
    assert "Je koos 3 domeinen. Kies er hooguit twee" in pagina
    assert deelname.zelfevaluatie.focus.count() == 0


def test_een_domein_van_een_ander_kader_wordt_geen_focus(als, wereld, deelname):
    vreemd = KwaliteitskaderFactory.gevuld(items=(1,) * 7).domeinen.get(code="7")

    antwoord = als(wereld.mt).post(url("deelname_focus", deelname), {"domeinen": [vreemd.code]})

    assert "Dit domein staat niet in het kader." in antwoord.content.decode()


def test_na_het_indienen_ligt_de_focus_vast(als, wereld, deelname):
    indienen(deelname, door=wereld.directeur, op=MOMENT)

    antwoord = als(wereld.ib).post(
        url("deelname_focus", deelname), {"domeinen": ["1"]}, follow=True
    )

    assert "Jullie hebben dit ingediend" in antwoord.content.decode()
    assert deelname.zelfevaluatie.focus.count() == 0
