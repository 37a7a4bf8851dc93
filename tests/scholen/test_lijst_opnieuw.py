"""The same list after a week: who has a lapsed invitation gets that one again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from scholen.acties.uitnodiging import uitnodigen
from scholen.models import Gebeurtenis, UitgaandBericht, Uitnodiging
from scholen.models.voorstel import Voorstel
from tests.factories import MOMENT
from tests.gesprekken.kijken import als, tekst
from tests.scholen.bladen import NIEUW, naar, post
from tests.uitnodigingen import UitnodigingFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]
LADEN, VOORBEELD = reverse("beheer:mensen_laden"), reverse("beheer:mensen_voorbeeld")
VERLOPEN = {"email": "nora@example.org", "verloopt_op": MOMENT - timedelta(days=1)}
KOP = "Krijgt een nieuwe link: de vorige is verlopen"


def _kijk(client, wereld, *regels):
    return als(client, wereld.beheerder).post(LADEN, {"plak": "\n".join(regels)})


def _verder(client, antwoord):
    oordeel = antwoord.context["oordeel"]
    velden = {"lijst": antwoord.context["ingepakt"], "stand": oordeel.stand}
    klaar = client.post(VOORBEELD, velden, follow=True)
    return str(list(klaar.context["messages"])[-1])


def _rollen(uitnodiging):
    return [(rol.rol, str(rol.school), rol.functie) for rol in uitnodiging.rollen.order_by("pk")]


def test_dezelfde_lijst_na_een_week_vernieuwt_de_uitnodiging(client, wereld):
    eerder = UitnodigingFactory(school=wereld.school, **VERLOPEN)
    oude_link = eerder.token

    antwoord = _kijk(client, wereld, "Nora Nieuw;nora@example.org;ib;De Wilgenhoek")
    zin = _verder(client, antwoord)

    nu = Uitnodiging.objects.get()
    assert KOP in tekst(antwoord)
    assert "Krijgt een uitnodiging" not in tekst(antwoord)
    assert zin == "Eén persoon opnieuw uitgenodigd. De mail is onderweg."
    assert (nu.pk, nu.verstuurd, nu.naam, nu.door) == (
        eerder.pk,
        2,
        "Nora Nieuw",
        wereld.beheerder,
    )
    assert (nu.past(oude_link), nu.verloopt_op > MOMENT) == (False, True)
    assert _rollen(nu) == [("ib", "De Wilgenhoek", "")]
    assert UitgaandBericht.objects.get().aan == "nora@example.org"
    assert Gebeurtenis.objects.get(model="uitnodiging").reden == (
        "Nora Nieuw is opnieuw uitgenodigd als ib’er bij De Wilgenhoek."
    )


def test_wat_er_bij_komt_of_anders_werd_gaat_in_dezelfde_uitnodiging_mee(client, wereld):
    eerder = UitnodigingFactory(school=wereld.school, **VERLOPEN)
    eerder.rollen.create(rol="mt", school=wereld.school, van=date(2026, 10, 1))

    antwoord = _kijk(
        client,
        wereld,
        "naam;e-mail;rol;school;functie;tot",
        "Nora;nora@example.org;ib;De Wilgenhoek;kwaliteitscoördinator;31-7-2027",
        "Nora;nora@example.org;team;De Abeel;;",
        "Otto;otto@example.org;ib;De Abeel;;",
    )
    pagina = tekst(antwoord)
    zin = _verder(client, antwoord)

    assert "MT-lid bij De Wilgenhoek, dat stond al in deze uitnodiging" in pagina
    assert zin == "Eén persoon uitgenodigd en één persoon opnieuw uitgenodigd. De mail is onderweg."
    assert _rollen(eerder) == [
        ("ib", "De Wilgenhoek", "kwaliteitscoördinator"),
        ("mt", "De Wilgenhoek", ""),
        ("team", "De Abeel", ""),
    ]
    assert eerder.rollen.get(rol="ib").tot == date(2027, 7, 31)
    mail = UitgaandBericht.objects.get(aan="nora@example.org").tekst
    assert [regel for regel in mail.splitlines() if regel.startswith("- ")] == [
        "- ib’er bij De Wilgenhoek, tot en met 31 juli 2027",
        "- MT-lid bij De Wilgenhoek",
        "- teamlid bij De Abeel",
    ]


def test_een_verlopen_uitnodiging_voor_iets_anders_ingetrokken_of_elders_blijft(client, wereld):
    UitnodigingFactory(school=wereld.school, rol="mt", **VERLOPEN)
    UitnodigingFactory(school=wereld.school, ingetrokken_op=MOMENT, **VERLOPEN)
    UitnodigingFactory(school=wereld.school, aangenomen_op=MOMENT, **VERLOPEN)
    UitnodigingFactory(school=wereld.vreemde_school, **VERLOPEN)

    antwoord = _kijk(client, wereld, "Nora;nora@example.org;ib;De Wilgenhoek")
    zin = _verder(client, antwoord)

    assert KOP not in tekst(antwoord)
    assert zin == "Eén persoon uitgenodigd. De mail is onderweg."
    assert list(Uitnodiging.objects.order_by("pk").values_list("verstuurd", flat=True)) == [1] * 5


def test_van_twee_verlopen_uitnodigingen_gaat_de_laatste_opnieuw(client, wereld):
    eerste, laatste = (UitnodigingFactory(school=wereld.school, **VERLOPEN) for _ in range(2))

    _verder(client, _kijk(client, wereld, "Nora;nora@example.org;ib;De Wilgenhoek"))

    eerste.refresh_from_db()
    laatste.refresh_from_db()
    assert (eerste.verstuurd, laatste.verstuurd) == (1, 2)


def test_wie_de_uitnodiging_intussen_opnieuw_stuurde_laat_de_lijst_nog_eens_zien(client, wereld):
    eerder = UitnodigingFactory(school=wereld.school, **VERLOPEN)
    antwoord = _kijk(client, wereld, "Nora;nora@example.org;ib;De Wilgenhoek")
    client.post(naar("uitnodiging_opnieuw", eerder.sleutel))

    zin = _verder(client, antwoord)

    eerder.refresh_from_db()
    assert zin.startswith("Iemand wijzigde net een rol, een school of een uitnodiging.")
    assert eerder.verstuurd == 2
    assert UitgaandBericht.objects.count() == 1


def test_een_voor_een_uitnodigen_vernieuwt_ook(client, wereld):
    eerder = UitnodigingFactory(school=wereld.school, **VERLOPEN)
    als(client, wereld.directeur)
    url = reverse("scholen:school_uitnodigen", args=[wereld.school.sleutel])

    _, zin = post(client, url, **{**NIEUW, "rol": "ib"})

    eerder.refresh_from_db()
    assert zin == "Nora Nieuw is uitgenodigd. De mail is onderweg; de link werkt zeven dagen."
    assert (Uitnodiging.objects.count(), eerder.verstuurd, eerder.naam) == (1, 2, "Nora Nieuw")


def test_een_uitnodiging_die_nog_niet_uitging_telt_de_oude_mail_niet_mee(wereld):
    rollen = [Voorstel("ib", MOMENT.date(), school=wereld.school)]
    wie = {"naam": "Nora", "email": "nora@example.org", "rollen": rollen, "door": wereld.beheerder}
    eerste = uitnodigen(**wie, op=MOMENT)

    tweede = uitnodigen(**wie, op=MOMENT + timedelta(days=7))

    berichten = UitgaandBericht.objects.order_by("pk")
    assert eerste == tweede
    assert [bericht.mislukt_op is None for bericht in berichten] == [False, True]
