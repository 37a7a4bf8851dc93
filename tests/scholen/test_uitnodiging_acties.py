"""Invitations: written with their mail, sent again, and silent about who is known elsewhere."""

from datetime import date, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from scholen.acties.kan_niet import KanNiet
from scholen.acties.uitnodiging import intrekken, opnieuw_versturen
from scholen.bezorgen import link_van
from scholen.models import Gebeurtenis, Gebruiker, UitgaandBericht, Uitnodiging
from tests.factories import MOMENT as OP
from tests.gesprekken.kijken import tekst
from tests.uitnodigingen import UitnodigingFactory, nodig_uit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demodag")]


def test_een_uitnodiging_gaat_met_haar_mail_in_een_keer_de_rij_in(
    wereld, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        uitnodiging = nodig_uit(wereld, email="Nieuw@Example.org")

    bericht = UitgaandBericht.objects.get()
    assert (uitnodiging.email, uitnodiging.bestuur) == ("nieuw@example.org", wereld.bestuur)
    assert uitnodiging.verloopt_op == OP + timedelta(days=7)
    assert (bericht.aan, bericht.uitnodiging, bericht.pogingen) == (
        "nieuw@example.org",
        uitnodiging,
        0,
    )
    assert "- ib’er bij De Wilgenhoek" in bericht.tekst
    assert "De link werkt één keer, tot 1 december 2026, 14.00 uur." in bericht.tekst
    assert [taak.args_kwargs["args"] for taak in DBTaskResult.objects.all()] == [[bericht.pk]]
    assert Gebeurtenis.objects.get(model="uitnodiging").reden == (
        "Nora Nieuw is uitgenodigd als ib’er bij De Wilgenhoek."
    )


def test_een_rol_met_een_begin_en_een_eind_zegt_beide_in_de_mail_en_op_de_pagina(client, wereld):
    dagen = {"van": date(2027, 1, 11), "tot": date(2027, 7, 31)}

    uitnodiging = nodig_uit(wereld, **dagen)

    zin = "ib’er bij De Wilgenhoek, vanaf 11 januari 2027, tot en met 31 juli 2027"
    assert f"- {zin}\n" in UitgaandBericht.objects.get().tekst
    assert zin in tekst(client.get(link_van(uitnodiging)))


def test_de_geheime_helft_van_de_link_staat_nergens(wereld):
    uitnodiging = nodig_uit(wereld)

    bewaard = [
        str(waarde)
        for model in (Uitnodiging, UitgaandBericht, Gebeurtenis)
        for rij in model.objects.values()
        for waarde in rij.values()
    ]

    assert len(uitnodiging.token) == 43
    assert not any(uitnodiging.token in tekst for tekst in bewaard)
    assert uitnodiging.past(uitnodiging.token)
    assert not uitnodiging.past(uitnodiging.token[:-1])


def test_een_bekende_van_elders_krijgt_net_zo_goed_een_mail(wereld):
    onbekend = nodig_uit(wereld, email="niemand@example.org")
    van_elders = nodig_uit(wereld, email=wereld.vreemde_ib.email)

    assert wereld.vreemde_ib.aanstellingen.count() == 1
    assert onbekend.naam == van_elders.naam == "Nora Nieuw"
    een, ander = UitgaandBericht.objects.order_by("pk").values_list("onderwerp", "tekst")
    assert een == ander


def test_wie_hier_al_werkt_heeft_de_rol_meteen(wereld):
    gevraagd = nodig_uit(wereld, email=wereld.andere_ib.email)

    assert gevraagd == wereld.andere_ib
    assert wereld.andere_ib.aanstellingen.geldig().filter(school=wereld.school).exists()
    assert not UitgaandBericht.objects.exists()


def test_een_directeur_hoort_niet_wie_er_op_een_andere_school_werkt(wereld):
    uitnodiging = nodig_uit(wereld, email=wereld.andere_ib.email, door=wereld.directeur)

    assert isinstance(uitnodiging, Uitnodiging)
    assert wereld.andere_ib.aanstellingen.count() == 1


def test_dezelfde_vraag_gaat_niet_twee_keer_uit(wereld):
    nodig_uit(wereld)

    with pytest.raises(KanNiet) as fout:
        nodig_uit(wereld)

    assert str(fout.value) == (
        "nieuw@example.org heeft al een uitnodiging als ib’er bij De Wilgenhoek. Stuur die"
        " opnieuw, of trek die eerst in."
    )
    assert UitgaandBericht.objects.count() == 1


def test_opnieuw_sturen_maakt_de_vorige_link_dood(wereld):
    uitnodiging = nodig_uit(wereld)
    oud = uitnodiging.token
    later = OP.replace(hour=8, minute=5) + timedelta(days=8)

    opnieuw_versturen(uitnodiging, door=wereld.beheerder, op=later)

    uitnodiging.refresh_from_db()
    eerste, tweede = UitgaandBericht.objects.order_by("pk")
    assert not uitnodiging.past(oud)
    assert uitnodiging.werkt(later)
    assert (eerste.mislukt_op is not None, eerste.fout) == (
        True,
        "Er ging een nieuwe uitnodiging uit.",
    )
    assert tweede.mislukt_op is None
    assert "De link werkt één keer, tot 9 december 2026, 9.05 uur." in tweede.tekst


def test_intrekken_houdt_ook_de_mail_tegen(wereld):
    uitnodiging = nodig_uit(wereld)

    intrekken(uitnodiging, door=wereld.beheerder, op=OP)

    assert not UitgaandBericht.objects.wachtend().exists()
    for nog_eens in (intrekken, opnieuw_versturen):
        with pytest.raises(KanNiet):
            nog_eens(uitnodiging, door=wereld.beheerder, op=OP)


@pytest.mark.parametrize(
    ("wie", "rol", "mag"),
    [
        ("directeur", "ib", True),
        ("directeur", "directeur", False),
        ("andere_directeur", "ib", False),
        ("beheerder", "directeur", True),
        ("buur_adviseur", "ib", False),
        ("ib", "ib", False),
        ("installatiebeheerder", "ib", False),
    ],
)
def test_wie_een_uitnodiging_ziet(wereld, wie, rol, mag):
    uitnodiging = UitnodigingFactory(school=wereld.school, rol=rol)

    zichtbaar = Uitnodiging.objects.bewerkbaar_voor(getattr(wereld, wie))

    assert zichtbaar.filter(pk=uitnodiging.pk).exists() is mag


def _stopt(gebruiker, **velden):
    gebruiker.aanstellingen.update(**(velden or {"beeindigd_op": OP}))


def test_een_directeur_die_teamlid_werd_nodigt_niemand_meer_uit(wereld):
    uitnodiging = nodig_uit(wereld, door=wereld.directeur)
    _stopt(wereld.directeur, rol="team")

    assert not uitnodiging.wordt_gedragen


def test_wie_niet_meer_kan_inloggen_nodigt_niemand_meer_uit(wereld):
    uitnodiging = nodig_uit(wereld)
    Gebruiker.objects.filter(pk=wereld.beheerder.pk).update(is_active=False)

    assert not uitnodiging.wordt_gedragen


def test_wie_hier_vroeger_werkte_wordt_opnieuw_gevraagd(wereld):
    _stopt(wereld.andere_ib)

    uitnodiging = nodig_uit(wereld, email=wereld.andere_ib.email)

    assert uitnodiging is not None
    assert wereld.andere_ib.aanstellingen.count() == 1
