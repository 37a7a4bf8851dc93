"""What an adviser has in hand goes to a successor at once; own notes only if she says so."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from gesprekken.acties.overdragen import overdragen
from gesprekken.models import Aantekening, Bevinding, Deelname, Gesprek
from gesprekken.overzichten.overdragen import in_handen
from scholen.acties.kan_niet import KanNiet
from scholen.acties.mensen import rol_beeindigen
from scholen.models import Aanstelling, Gebeurtenis
from tests.factories import KwaliteitskaderFactory
from tests.gesprekken.kijken import als, tekst, vragen
from tests.toneel import Spelers, speel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
OP = datetime(2026, 11, 24, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
URL = reverse("gesprekken_overdragen", args=["11111"])


@pytest.fixture
def loopt(wereld):
    """A talk that was held, with notes; and one of an earlier year that is fixed."""
    spelers = Spelers(wereld.school, wereld.ib, wereld.directeur, wereld.adviseur)
    kader = KwaliteitskaderFactory.gevuld(items=(1, 2))
    klaar = speel(spelers, kader, tot="vastgesteld", schooljaar="2025-2026")
    return speel(spelers, kader, tot="gevoerd", schooljaar="2026-2027"), klaar


def _draag(wereld, **anders):
    velden = {
        "van": wereld.adviseur,
        "naar": wereld.andere_adviseur,
        "met_aantekeningen": False,
        "door": wereld.adviseur,
        **anders,
    }
    return overdragen(wereld.bestuur, **velden, op=OP)


def test_scholen_en_gesprekken_gaan_in_een_keer_over(wereld, loopt):
    nu, _ = loopt

    assert _draag(wereld) == 1

    gesprek, deelname = (
        Gesprek.objects.get(pk=nu.gesprek.pk),
        Deelname.objects.get(pk=nu.deelname.pk),
    )
    assert (gesprek.adviseur, deelname.adviseur) == (wereld.andere_adviseur,) * 2
    assert Gesprek.objects.bewerkbaar_voor(wereld.andere_adviseur).contains(gesprek)


def test_wat_klaar_is_houdt_wie_het_deed(wereld, loopt):
    _, klaar = loopt

    _draag(wereld)

    assert Gesprek.objects.get(pk=klaar.gesprek.pk).adviseur == wereld.adviseur


def test_eigen_aantekeningen_blijven_van_wie_ze_schreef(wereld, loopt):
    _draag(wereld)

    for model in (Aantekening, Bevinding):
        assert set(model.objects.values_list("auteur", flat=True)) == {wereld.adviseur.pk}


def test_wie_ze_schreef_geeft_ze_mee_van_wat_nog_loopt(wereld, loopt):
    nu, klaar = loopt
    teksten = set(nu.gesprek.aantekeningen.values_list("tekst", flat=True))

    _draag(wereld, met_aantekeningen=True)

    van_de_ander = Aantekening.objects.zichtbaar_voor(wereld.andere_adviseur)
    assert set(van_de_ander.values_list("tekst", flat=True)) == teksten
    assert nu.gesprek.bevindingen.get().auteur == wereld.andere_adviseur
    assert klaar.gesprek.bevindingen.get().auteur == wereld.adviseur


def test_twee_voorbereidingen_komen_onder_elkaar(wereld, loopt):
    nu, _ = loopt
    soort = Aantekening.Soort.VOORBEREIDING
    Aantekening.objects.create(
        bestuur=wereld.bestuur,
        gesprek=nu.gesprek,
        auteur=wereld.andere_adviseur,
        soort=soort,
        tekst="Wat ik al had",
        op=OP,
    )

    _draag(wereld, met_aantekeningen=True)

    rij = Aantekening.objects.get(gesprek=nu.gesprek, soort=soort, auteur=wereld.andere_adviseur)
    assert rij.tekst == "Wat ik al had\n\nVoorbereiding GEHEIM woord"


def test_wat_onder_een_ander_kwam_is_niet_ook_nog_van_wie_het_schreef(wereld, loopt):
    nu, _ = loopt
    bevinding = nu.gesprek.bevindingen.get()
    Bevinding.objects.create(
        bestuur=wereld.bestuur,
        gesprek=nu.gesprek,
        item=bevinding.item,
        auteur=wereld.andere_adviseur,
        tekst="Wat ik al zag",
    )

    _draag(wereld, met_aantekeningen=True)
    heen = _bevindingen_van(wereld.adviseur, nu)
    terug = {"van": wereld.andere_adviseur, "naar": wereld.adviseur, "door": wereld.andere_adviseur}
    _draag(wereld, met_aantekeningen=True, **terug)

    assert heen == [""]
    assert _bevindingen_van(wereld.adviseur, nu) == [f"Wat ik al zag\n\n{bevinding.tekst}"]


def _bevindingen_van(auteur, dialoog):
    return [een.tekst for een in dialoog.gesprek.bevindingen.filter(auteur=auteur)]


def test_een_ander_geeft_geen_aantekeningen_weg(wereld, loopt):
    with pytest.raises(KanNiet) as fout:
        _draag(wereld, met_aantekeningen=True, door=wereld.andere_adviseur)

    assert "Alleen Hanneke Dijkgraaf zelf kan ze meegeven" in str(fout.value)
    assert Gesprek.objects.filter(adviseur=wereld.andere_adviseur).count() == 0


def test_ook_van_wie_al_weg_is(wereld, loopt):
    Aanstelling.objects.filter(gebruiker=wereld.adviseur).update(tot="2026-11-01")

    assert [een.adviseur for een in in_handen(wereld.bestuur)] == [wereld.adviseur]
    assert _draag(wereld, door=wereld.andere_adviseur) == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"naar": "adviseur"}, "Kies iemand anders om het over te nemen."),
        ({"van": "andere_adviseur", "naar": "adviseur"}, "heeft nu niets om over te dragen."),
    ],
)
def test_wat_niet_kan_wordt_gezegd(wereld, loopt, anders, zin):
    with pytest.raises(KanNiet) as fout:
        _draag(wereld, **{naam: getattr(wereld, wie) for naam, wie in anders.items()})

    assert zin in str(fout.value)


@pytest.mark.parametrize("wie", ["andere_adviseur", "bestuurder", "vreemde_adviseur"])
def test_wie_er_intussen_geen_adviseur_meer_is_krijgt_niets(wereld, loopt, wie):
    nu, _ = loopt
    naar = getattr(wereld, wie)
    rol = Aanstelling.objects.filter(gebruiker=wereld.andere_adviseur).get()
    rol_beeindigen(rol, door=wereld.beheerder, op=OP)

    with pytest.raises(KanNiet) as fout:
        _draag(wereld, naar=naar, met_aantekeningen=True)

    assert str(fout.value) == (
        f"{naar} is geen adviseur meer bij {wereld.bestuur}. Er is niets overgedragen."
        " Kies iemand anders."
    )
    assert Gesprek.objects.get(pk=nu.gesprek.pk).adviseur == wereld.adviseur
    assert set(Aantekening.objects.values_list("auteur", flat=True)) == {wereld.adviseur.pk}


def test_elke_school_houdt_een_regel_in_het_logboek(wereld, loopt):
    nu, klaar = loopt

    _draag(wereld)

    regels = Gebeurtenis.objects.filter(soort="wijziging", model="deelname").order_by("pk")
    assert set(regels.values_list("sleutel", flat=True)) == {
        nu.deelname.sleutel,
        klaar.deelname.sleutel,
    }
    assert {regel.reden for regel in regels} == {
        "Bas Adviseur begeleidt de school nu, eerst was dat Hanneke Dijkgraaf."
    }


def test_de_pagina_draagt_over_en_zegt_hoeveel(client, wereld, loopt):
    velden = {"van": wereld.adviseur.sleutel, "naar": wereld.andere_adviseur.sleutel}

    pagina = tekst(als(client, wereld.adviseur).get(URL))
    antwoord = client.post(URL, velden)

    assert "Mijn eigen aantekeningen en bevindingen gaan mee" in pagina
    assert antwoord.url == URL
    assert [str(een) for een in get_messages(antwoord.wsgi_request)] == [
        "Bas Adviseur begeleidt nu één school erbij."
    ]


def test_het_vinkje_is_er_alleen_voor_wie_zelf_iets_overdraagt(client, wereld, loopt):
    velden = {
        "van": wereld.adviseur.sleutel,
        "naar": wereld.andere_adviseur.sleutel,
        "met_aantekeningen": "on",
    }

    pagina = tekst(als(client, wereld.andere_adviseur).get(URL))
    client.post(URL, velden)

    assert "Mijn eigen aantekeningen" not in pagina
    assert set(Bevinding.objects.values_list("auteur", flat=True)) == {wereld.adviseur.pk}


def test_de_pagina_kost_een_vast_aantal_vragen(client, wereld, loopt):
    assert vragen(client, wereld.adviseur, URL) <= 12


def test_zonder_ronde_is_er_niets_over_te_dragen(client, wereld):
    assert "Er is niets om over te dragen" in tekst(als(client, wereld.adviseur).get(URL))
